"""The YAML that people write for the library, one model a kind of file.

The descriptions of keys are for editors, which show them beside what is being written.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, ConfigDict, Field, model_validator

from workshop.content.fields import AnyText, Id, Items, Line, Prose, Size, Whole, Written, YesNo, broken
from workshop.content.records import Form, Per, Stage, Status
from workshop.errors import nearest

Paper = Literal["A3", "A4", "Letter"]
Sense = Literal["sight", "hearing", "voice", "movement", "reading"]
Tried = Annotated[Status, Field(description="draft until tried with people; retired when no longer used.")]


class MinutesModel(Written):
    """How long an exercise takes."""

    short: Annotated[int, Whole(1, 600)] = Field(description="The least that it can be done in.")
    typical: Annotated[int, Whole(1, 600)] = Field(
        description="As planned: the minutes of the steps and of the debrief in the words add up to it."
    )
    long: Annotated[int, Whole(1, 600)] = Field(description="The most that is of use.")

    @model_validator(mode="after")
    def _in_order(self) -> MinutesModel:
        if not self.short <= self.typical <= self.long:
            raise broken(f"minutes should grow from short to long, not {self.short}, {self.typical}, {self.long}")
        return self


class SpanModel(Written):
    """From how many people to how many."""

    min: Annotated[int, Whole(1, 1000)] = Field(description="The fewest that it works with.")
    max: Annotated[int, Whole(1, 1000)] = Field(description="The most that it works with.")

    @model_validator(mode="after")
    def _in_order(self) -> SpanModel:
        if self.min > self.max:
            raise broken(f'"min" is {self.min}, more than "max", {self.max}')
        return self


class MaterialModel(Written):
    """A thing to bring."""

    item: Id = Field(description='Which thing: a word under "materials" in templates/labels/.')
    per: Per = Field(description="For whom one is needed.")
    count: Annotated[int, Whole(1, 1000)] = Field(default=1, description="How many for each of them.")
    used_up: YesNo = Field(
        default=False, description="Whether it is gone afterwards, so that the next exercise needs new ones."
    )


class PrintModel(Written):
    """A printed thing: exactly one of worksheet, deck and poster."""

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [{"required": [kind]} for kind in ("worksheet", "deck", "poster")],
            "dependencies": {"cards": ["deck"]},
        }
    )

    worksheet: Id = Field(default="", description='Which worksheet; "workshop list worksheets" names them.')
    deck: Id = Field(default="", description='Which deck of cards; "workshop list decks" names them.')
    poster: Id = Field(default="", description="Which poster: agreements or three-steps.")
    per: Per = Field(description="For whom one is printed.")
    paper: Paper | None = Field(default=None, description="Its paper, if not its own.")
    cards: Annotated[int, Whole(1, 500)] = Field(
        default=0, description="How many cards of a shared deck each of them gets; a whole deck if left out."
    )

    @model_validator(mode="after")
    def _one_kind(self) -> PrintModel:
        if sum(map(bool, (self.worksheet, self.deck, self.poster))) != 1:
            raise broken("a printed thing is one worksheet, one deck or one poster", 'write "worksheet: …" or the like')
        if self.cards and not self.deck:
            raise broken('"cards" goes with a deck only', at="cards")
        return self


class SourceModel(Written):
    """Whom an exercise is credited to."""

    by: Line = Field(description="Whose idea it is; traditional for one that everybody knows.")
    work: Line = Field(default="", description="The book or work that it is from.")
    year: Line = Field(default="", description="The year of that.")


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, dict) else value


class ExerciseModel(Written):
    """exercise.yaml."""

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"properties": {"form": {"const": "groups"}}, "required": ["form"]},
            "then": {"required": ["size"]},
            "else": {"properties": {"size": False}},
        }
    )

    skills: Items[Id] = Field(description="What people practise: ids from exercises/skills.yaml.")
    minutes: MinutesModel = Field(description="How long it takes, steps and debrief together.")
    people: SpanModel = Field(description="From how many people to how many.")
    form: Form = Field(description="How they work. With groups, say their size too.")
    size: Size | None = Field(default=None, description='How many make a group, as in 4-5; with "form: groups" only.')
    energy: Annotated[int, Whole(1, 5)] = Field(description="How lively it is: 1 calm to 5 lively.")
    touch: Literal["none", "light", "contact"] = Field(description="Whether people touch.")
    exposure: Annotated[int, Whole(1, 3)] = Field(
        description="How much of themselves they show: 1 low, 2 some, 3 personal matters, for an experienced lead."
    )
    seated: YesNo = Field(description="Whether it can be done sitting.")
    online: YesNo = Field(description="Whether it can be done online; if so, the words say how.")
    needs: Items[Sense] = Field(default=(), description="What it leans on.")
    room: Id = Field(description='The room: a word under "rooms" in templates/labels/, such as open-floor or any.')
    materials: Items[MaterialModel] = Field(default=(), description="What to bring, and how many for whom.")
    prints: Items[PrintModel] = Field(default=(), description="What is printed for it: worksheets, decks and posters.")
    follows: Items[Id] = Field(default=(), description="Which exercises it goes well after.")
    source: Annotated[
        Items[SourceModel], BeforeValidator(_one_or_many, json_schema_input_type=SourceModel | Items[SourceModel])
    ] = Field(default=(), description="Whose idea it builds on; one, or a list.")
    whom: Literal["anyone", "leaders"] = Field(
        default="anyone", alias="for", description="Whom it is for: leaders is for those who lead teams only."
    )
    status: Tried = "approved"

    @model_validator(mode="after")
    def _size_with_groups(self) -> ExerciseModel:
        if self.form == "groups" and self.size is None:
            raise broken('"form: groups" needs a size', 'add "size: 4-5"', "form")
        if self.form != "groups" and self.size is not None:
            raise broken(f'"size" goes with "form: groups" only, not with "form: {self.form}"', at="size")
        return self


class SkillsModel(Written):
    """skills.yaml."""

    skills: Items[Id] = Field(
        description='The ids of the skills that exercises train; their names are under "skills" in templates/labels/.'
    )


class DeckModel(Written):
    """deck.yaml: the words each card has besides its title are `fields`; those in `optional` may be left out."""

    layout: Id = Field(
        description="Which page of templates/cards/ draws the cards: story, emotion or number, or one of your own."
    )
    accent: Stage = Field(description="The stage whose colour the cards take.")
    fields: Items[Id] = Field(default=("text", "ask"), description="What each card says besides its title.")
    optional: Items[Id] = Field(default=(), description="Which of the fields a card may leave out.")
    matches: dict[Id, dict[Id, Items[Id]]] = Field(
        default_factory=dict,
        description="Which cards of other decks a card goes with in a scenario: under its id, and the id of the other "
        "deck, a list of ids. A card, or a deck, that is not named goes with all.",
    )
    status: Tried = "approved"

    @model_validator(mode="after")
    def _optional_is_known(self) -> DeckModel:
        for name in self.optional:
            if name not in self.fields:
                raise broken(
                    f'"optional" names "{name}", which is not among the fields', nearest(name, self.fields), "optional"
                )
        return self


class DeckWords(Written):
    """A deck's words in one language; which words a card has is the deck's own matter."""

    title: Line = Field(description="The name of the deck.")
    kind: Line = Field(description="The small word at the top of each card.")
    blank: Line = Field(description="What a card to write on says.")
    cards: dict[Id, dict[str, AnyText]] = Field(
        description="The cards, each under a short id that is the same in every language, with a title and the fields "
        "that deck.yaml names."
    )


class WorksheetModel(Written):
    """worksheet.yaml."""

    accent: Stage = Field(description="The stage whose colour it takes.")
    paper: Paper = Field(
        default="A4", description="Its paper. Sheets for each person on the handbook's paper are bound in the handbook."
    )
    loose: YesNo = Field(
        default=False,
        description="Whether it is handed out loose, such as a postcard, and never bound in the handbook.",
    )
    status: Tried = "approved"


class TalkWords(Written):
    """A talk of a starter session."""

    title: Line = Field(description="The name of the talk.")
    text: Prose = Field(default="", description="What is said, as plain text; an empty line begins a paragraph.")


class StarterWords(Written):
    """A starter session's words in one language; talks are under the ids of their blocks."""

    title: Line = Field(description="The name on the pages.")
    client: Line = Field(default="", description="Whom it is for.")
    talks: dict[Id, TalkWords] = Field(
        default_factory=dict, description="The talks, each under the id that the agenda in session.yaml names it by."
    )


Phrases = dict[Id, Prose]
"""A worksheet's words in one language, each under the name that its page asks for it by."""
