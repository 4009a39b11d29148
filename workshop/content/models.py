"""The YAML that people write for the library, one model a kind of file."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from workshop.content.fields import AnyText, Id, Items, Line, Prose, Size, Whole, Written, YesNo, broken
from workshop.content.records import Form, Per, Stage, Status
from workshop.errors import nearest

Paper = Literal["A3", "A4", "Letter"]
Sense = Literal["sight", "hearing", "voice", "movement", "reading"]


class MinutesModel(Written):
    """How long an exercise takes."""

    short: Annotated[int, Whole(1, 600)]
    typical: Annotated[int, Whole(1, 600)]
    long: Annotated[int, Whole(1, 600)]

    @model_validator(mode="after")
    def _in_order(self) -> MinutesModel:
        if not self.short <= self.typical <= self.long:
            raise broken(f"minutes should grow from short to long, not {self.short}, {self.typical}, {self.long}")
        return self


class SpanModel(Written):
    """From how many people to how many."""

    min: Annotated[int, Whole(1, 1000)]
    max: Annotated[int, Whole(1, 1000)]

    @model_validator(mode="after")
    def _in_order(self) -> SpanModel:
        if self.min > self.max:
            raise broken(f'"min" is {self.min}, more than "max", {self.max}')
        return self


class MaterialModel(Written):
    """A thing to bring."""

    item: Id
    per: Per
    count: Annotated[int, Whole(1, 1000)] = 1
    used_up: YesNo = False


class PrintModel(Written):
    """A printed thing: exactly one of worksheet, deck and poster."""

    worksheet: Id = ""
    deck: Id = ""
    poster: Id = ""
    per: Per
    paper: Paper | None = None
    cards: Annotated[int, Whole(1, 500)] = 0

    @model_validator(mode="after")
    def _one_kind(self) -> PrintModel:
        if sum(map(bool, (self.worksheet, self.deck, self.poster))) != 1:
            raise broken("a printed thing is one worksheet, one deck or one poster", 'write "worksheet: …" or the like')
        if self.cards and not self.deck:
            raise broken('"cards" goes with a deck only', at="cards")
        return self


class SourceModel(Written):
    """Whom an exercise is credited to."""

    by: Line
    work: Line = ""
    year: Line = ""


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, dict) else value


class ExerciseModel(Written):
    """exercise.yaml."""

    skills: Items[Id]
    minutes: MinutesModel
    people: SpanModel
    form: Form
    size: Size | None = None
    energy: Annotated[int, Whole(1, 5)]
    touch: Literal["none", "light", "contact"]
    exposure: Annotated[int, Whole(1, 3)]
    seated: YesNo
    online: YesNo
    needs: Items[Sense] = ()
    room: Id
    materials: Items[MaterialModel] = ()
    prints: Items[PrintModel] = ()
    follows: Items[Id] = ()
    source: Annotated[Items[SourceModel], BeforeValidator(_one_or_many)] = ()
    whom: Annotated[Literal["anyone", "leaders"], Field(alias="for")] = "anyone"
    status: Status = "approved"

    @model_validator(mode="after")
    def _size_with_groups(self) -> ExerciseModel:
        if self.form == "groups" and self.size is None:
            raise broken('"form: groups" needs a size', 'add "size: 4-5"', "form")
        if self.form != "groups" and self.size is not None:
            raise broken(f'"size" goes with "form: groups" only, not with "form: {self.form}"', at="size")
        return self


class SkillsModel(Written):
    """skills.yaml."""

    skills: Items[Id]


class DeckModel(Written):
    """deck.yaml: the words each card has besides its title are `fields`; those in `optional` may be left out."""

    layout: Id
    accent: Stage
    fields: Items[Id] = ("text", "ask")
    optional: Items[Id] = ()
    status: Status = "approved"

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

    title: Line
    kind: Line
    blank: Line
    cards: dict[Id, dict[str, AnyText]]


class WorksheetModel(Written):
    """worksheet.yaml."""

    accent: Stage
    paper: Paper = "A4"
    status: Status = "approved"


class TalkWords(Written):
    """A talk of a starter session."""

    title: Line
    text: Prose = ""


class StarterWords(Written):
    """A starter session's words in one language; talks are under the ids of their blocks."""

    title: Line
    client: Line = ""
    talks: dict[Id, TalkWords] = Field(default_factory=dict)
