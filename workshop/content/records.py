"""What the library holds once it is read: frozen records that know where each part was written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from workshop.errors import Place

Stage = Literal["arrive", "warm-up", "practise", "explore", "map", "close"]
STAGES: tuple[Stage, ...] = ("arrive", "warm-up", "practise", "explore", "map", "close")

Form = Literal["solo", "pairs", "trios", "groups", "circle", "audience", "whole"]
Per = Literal["person", "pair", "trio", "group", "room", "facilitator"]
Status = Literal["draft", "approved", "retired"]
PrintKind = Literal["worksheet", "deck", "poster"]

SectionId = Literal["why", "set-up", "steps", "debrief", "care", "doubt", "variations", "bridge"]
SECTIONS: tuple[SectionId, ...] = ("why", "set-up", "steps", "debrief", "care", "doubt", "variations", "bridge")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style, exactly as it is to be printed."""

    text: str
    bold: bool = False
    italic: bool = False


Inline = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    inline: Inline
    place: Place


@dataclass(frozen=True, slots=True)
class Quote:
    """Words to say aloud, one paragraph."""

    inline: Inline
    place: Place


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; each item is one paragraph."""

    items: tuple[Inline, ...]
    place: Place
    ordered: bool = False


Block = Paragraph | Quote | Bullets


@dataclass(frozen=True, slots=True)
class Step:
    """One numbered step of an exercise: its minutes, what to do, and what to say."""

    minutes: int
    blocks: tuple[Block, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Section:
    """One section of an exercise's text. `steps` is filled in "steps" only, `minutes` in "debrief" only."""

    id: SectionId
    heading: str
    blocks: tuple[Block, ...]
    place: Place
    layer: str
    steps: tuple[Step, ...] = ()
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class ExerciseText:
    """The words of an exercise in one language; sections in the order of SECTIONS, those that are there."""

    language: str
    name: str
    summary: str
    sections: Mapping[SectionId, Section]
    place: Place

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps, none if the section is missing."""
        return self.sections["steps"].steps if "steps" in self.sections else ()

    @property
    def debrief_minutes(self) -> int:
        """Minutes set aside for the closing questions."""
        return self.sections["debrief"].minutes if "debrief" in self.sections else 0


@dataclass(frozen=True, slots=True)
class Minutes:
    """How long an exercise takes, steps and debrief together."""

    short: int
    typical: int
    long: int


@dataclass(frozen=True, slots=True)
class Span:
    """From how many to how many, both counted in."""

    min: int
    max: int


@dataclass(frozen=True, slots=True)
class Material:
    """A thing to bring, so many for each `per`; a thing that is used up is counted again in every block."""

    item: str
    per: Per
    place: Place
    count: int = 1
    used_up: bool = False


@dataclass(frozen=True, slots=True)
class PrintItem:
    """Something printed that a block needs: one for each `per`.

    For a deck, `cards` is how many cards of a shared deck each `per` gets; 0 means a whole deck each.
    """

    kind: PrintKind
    id: str
    per: Per
    place: Place
    paper: str = ""
    cards: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """Whom an exercise is credited to; `by` may be "traditional"."""

    by: str
    work: str = ""
    year: str = ""


@dataclass(frozen=True, slots=True)
class ExerciseFacts:
    """What exercise.yaml says: the same in every language."""

    skills: tuple[str, ...]
    minutes: Minutes
    people: Span
    form: Form
    energy: int
    touch: Literal["none", "light", "contact"]
    exposure: int
    seated: bool
    online: bool
    needs: tuple[str, ...]
    room: str
    place: Place
    size: Span | None = None
    materials: tuple[Material, ...] = ()
    prints: tuple[PrintItem, ...] = ()
    follows: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    whom: Literal["anyone", "leaders"] = "anyone"
    status: Status = "approved"


@dataclass(frozen=True, slots=True)
class Exercise:
    """An exercise in one language. `layers` names, for every file, the layers it was put together from, first wins."""

    id: str
    stage: Stage
    facts: ExerciseFacts
    text: ExerciseText
    layers: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Card:
    """One card's words: `title` and the fields that its deck names."""

    id: str
    words: Mapping[str, str]
    place: Place


@dataclass(frozen=True, slots=True)
class CardMatches:
    """What a card goes with: ids of cards, by the id of their deck; it goes with all of a deck that is not named."""

    decks: Mapping[str, tuple[str, ...]]
    place: Place


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck in one language. `layout` names templates/cards/<layout>.xml.j2, `accent` a stage's colour.

    `matches` is by the id of a card; a card that is not there goes with every card of every other deck.
    """

    id: str
    title: str
    kind: str
    blank: str
    layout: str
    accent: Stage
    fields: tuple[str, ...]
    cards: tuple[Card, ...]
    place: Place
    layers: Mapping[str, tuple[str, ...]]
    status: Status = "approved"
    matches: Mapping[str, CardMatches] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A worksheet in one language: what its template needs besides the session. `template` is its path in the layer.

    One that is `loose` goes its own way after the day, and is never bound in the handbook.
    """

    id: str
    title: str
    words: Mapping[str, str]
    paper: str
    accent: Stage
    template: str
    place: Place
    layers: Mapping[str, tuple[str, ...]]
    status: Status = "approved"
    loose: bool = False


@dataclass(frozen=True, slots=True)
class TemplateSource:
    """A template's text, its path relative to its layer, and the layer it came from."""

    path: str
    text: str
    layer: str
    trusted: bool
