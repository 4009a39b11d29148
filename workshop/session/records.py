"""A session as it was written, and the agenda that is planned from it: frozen records, clock times in minutes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Date
from typing import Literal

from workshop.content.records import Exercise, Inline, Per, PrintItem, PrintKind, Stage
from workshop.errors import Place

Keep = Literal["must", "may-cut"]
TypeSize = Literal["normal", "large"]
Ink = Literal["colour", "saver", "grey"]
Paper = Literal["A4", "Letter"]
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Participant:
    """Someone who takes part; the name may be empty, `type` is the print size they asked for."""

    name: str = ""
    type: TypeSize = "normal"


@dataclass(frozen=True, slots=True)
class ExerciseBlock:
    """An exercise on the agenda; `minutes` 0 means its typical length, `at` -1 means no fixed clock time.

    `stage` is the one it counts to today, None for its own; `words` are put over those of a worksheet, by its id.
    """

    exercise: str
    place: Place
    minutes: int = 0
    keep: Keep = "must"
    at: int = -1
    lead: str = ""
    prints: tuple[PrintItem, ...] = ()
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    stage: Stage | None = None


@dataclass(frozen=True, slots=True)
class TalkBlock:
    """Words from the facilitator to the room; `stage` None takes that of the block before it."""

    title: str
    paragraphs: tuple[Inline, ...]
    minutes: int
    place: Place
    keep: Keep = "must"
    at: int = -1
    lead: str = ""
    prints: tuple[PrintItem, ...] = ()
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    stage: Stage | None = None


@dataclass(frozen=True, slots=True)
class BreakBlock:
    """A pause."""

    minutes: int
    place: Place
    keep: Keep = "must"
    at: int = -1


Block = ExerciseBlock | TalkBlock | BreakBlock


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """What the print shop needs to know that only the client can say."""

    contact: str = ""
    phone: str = ""
    needed_by: str = ""
    deliver_to: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class PrintChoices:
    """How the session wants its paper."""

    paper: Paper = "A4"
    ink: Ink = "colour"
    type: TypeSize = "normal"
    spares: int = 10
    order: PrintOrder = PrintOrder()


@dataclass(frozen=True, slots=True)
class Session:
    """A session file once it is read and checked. `start` and `end` are minutes after midnight, `end` -1 if not given.

    `facilitators` holds a name, or an empty text, for each who leads. `place` is that of the file; `places` has the
    place of everything in it, by its path, like `("agenda", 2, "at")`.
    """

    slug: str
    title: str
    client: str
    language: str
    date: Date | None
    start: int
    end: int
    participants: tuple[Participant, ...]
    facilitators: tuple[str, ...]
    goals: tuple[str, ...]
    theme: str
    blocks: tuple[Block, ...]
    print: PrintChoices
    place: Place
    places: Mapping[Path, Place] = field(default_factory=dict, repr=False, compare=False)
    brand: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_starter(self) -> bool:
        """Whether it lies in the library for everyone, rather than in a file of somebody's own."""
        return self.place.file.startswith("templates/sessions/")

    def where(self, *path: str | int) -> Place:
        """Find where something was written; what is not in the file is where its nearest parent is."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, self.place)


@dataclass(frozen=True, slots=True)
class Grouping:
    """How the room divides: the size of each group, empty for a form that does not divide.

    The more common size comes first, the smaller one if there are as many of each: 2 + 2 + 3, 3 + 3 + 4 + 4, 5 + 5 + 4.
    `short` says that a group is smaller than its form wants.
    """

    sizes: tuple[int, ...]
    short: bool = False

    @property
    def count(self) -> int:
        """How many groups."""
        return len(self.sizes)


@dataclass(frozen=True, slots=True)
class MaterialNeed:
    """How many of a thing a block, or a whole session, needs; `used_up` says that each block needs it anew."""

    item: str
    count: int
    per: Per
    used_up: bool = False


@dataclass(frozen=True, slots=True)
class PrintNeed:
    """How many of a printed thing a block, or a whole session, needs, spares not yet added.

    For a deck with `cards`, which each `per` gets, the number of cards; else of decks. `words` are put over those of a
    worksheet.
    """

    kind: PrintKind
    id: str
    count: int
    per: Per
    paper: str = ""
    cards: int = 0
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlannedBlock:
    """A block with its clock, number and counts.

    `number` is "" for a break; `slack` is the free time before it; `late_start` is its clock when the day began
    15 minutes behind, -1 if it is then left out, and `late_spare` what that leaves over. `fewer` and `more` are the
    groups with two people fewer and two more.
    """

    block: Block
    number: str
    stage: Stage
    start: int
    end: int
    slack: int
    late_start: int
    late_spare: int = 0
    exercise: Exercise | None = None
    grouping: Grouping = Grouping(())
    fewer: Grouping = Grouping(())
    more: Grouping = Grouping(())
    materials: tuple[MaterialNeed, ...] = ()
    prints: tuple[PrintNeed, ...] = ()

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class StageSpan:
    """A run of blocks of one stage, numbered from 1 in the order of the day."""

    number: int
    stage: Stage
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Agenda:
    """A planned day. `materials` and `prints` are the counts of the whole session, spares not yet added."""

    session: Session
    blocks: tuple[PlannedBlock, ...]
    stages: tuple[StageSpan, ...]
    materials: tuple[MaterialNeed, ...]
    prints: tuple[PrintNeed, ...]

    @property
    def start(self) -> int:
        """Minutes after midnight at which the day begins."""
        return self.blocks[0].start

    @property
    def end(self) -> int:
        """Minutes after midnight at which the last block ends."""
        return self.blocks[-1].end

    @property
    def late_end(self) -> int:
        """Minutes after midnight at which the last block that is kept ends when the day began late; -1 if none is."""
        kept = [block for block in self.blocks if block.late_start >= 0]
        return kept[-1].late_start + kept[-1].minutes if kept else -1
