"""The model of a session file: what may be written in it, and what each value may be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date as Date
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field

from workshop.content.bounds import MAX_PHRASE
from workshop.content.fields import MAX_ITEMS, Id, Items, Language, Line, Pattern, Whole, Written, expected
from workshop.content.models import PrintModel
from workshop.content.records import Stage
from workshop.content.yaml_text import Document, Path
from workshop.errors import Problems
from workshop.session import clock, dates
from workshop.session.checks import EMPTY_AGENDA, KINDS_HINT
from workshop.session.people import MOST_PEOPLE
from workshop.session.records import Ink, Keep, Paper, TypeSize
from workshop.session.shapes import DayOrNothing, Time, TimeOrNothing, or_a_line

KINDS = ("exercise", "talk", "break")
THEME = "playbill"
"""How a session looks that names no theme."""

_PEOPLE = f"a number from 1 to {MOST_PEOPLE}, a list of names, or a CSV file"
_KEYS = frozenset({"minutes", "text", "keep", "at", "lead", "prints", "words", "stage"})
_ALIEN: Mapping[str, frozenset[str]] = {
    "exercise": frozenset({"text"}),
    "talk": frozenset(),
    "break": _KEYS - {"keep", "at"},
}
_PLAIN_PEOPLE = r"[1-9][0-9]{0,3}|[^\n]*\.[cC][sS][vV]"
_PLAIN_LEADS = r"[1-9][0-9]?"
_LEADS = "a list of names, or a number from 1 to 99"
_ALIEN_HINTS = {"minutes": 'write its minutes behind "break:"', "text": 'only "- talk:" has text of its own'}

Title = Annotated[str, Pattern(re.compile(r"[^\n]*\S[^\n]*"), "one line of at most 120 letters", longest=120)]
Short = Annotated[str, Pattern(re.compile(r"[^\n]*"), "one line of text", longest=1000)]
Free = Annotated[str, Pattern(re.compile(r"[\s\S]*"), "text", longest=200_000)]
Phrase = Annotated[str, Pattern(re.compile(r"[\s\S]*"), "text", longest=MAX_PHRASE)]
Lines = Annotated[str, Pattern(re.compile(r"[\s\S]*"), "text", longest=1000)]
Span = Annotated[int, Whole(1, clock.MIDNIGHT)]


def _clock(value: Any) -> int:
    """Read a clock time; nothing at all is a time that was left out."""
    minutes = -1 if value == "" else clock.parse(value) if isinstance(value, str) else None
    if minutes is None:
        raise expected("a clock time", clock.HINT)
    return minutes


Clock = Annotated[int, BeforeValidator(_clock, json_schema_input_type=TimeOrNothing)]


def _start(value: Any) -> int:
    minutes = _clock(value)
    if not 0 <= minutes < clock.MIDNIGHT:
        raise expected("a clock time", clock.HINT)
    return minutes


def _day(value: Any) -> Date | None:
    """Read a date; nothing at all is a blank to write in."""
    day = dates.parse(value) if isinstance(value, str) else None
    if day is None and value != "":
        raise expected("a date", dates.advise(value) if isinstance(value, str) else dates.HINT)
    return day


def _people(value: Any) -> Any:
    """Tell a number, a CSV file and a list apart; a file is read later, and names each at their own place."""
    if isinstance(value, list) and 0 < len(value) <= MOST_PEOPLE:
        return [{"name": item} if isinstance(item, str) else item for item in value]
    if isinstance(value, str) and re.fullmatch(r"[1-9][0-9]{0,3}", value) and int(value) <= MOST_PEOPLE:
        return [{}] * int(value)
    if isinstance(value, str) and is_csv(value):
        return []
    raise expected(_PEOPLE, "write for example 14, or [Aino, Eero], or people.csv")


def is_csv(value: object) -> bool:
    """Tell whether participants are in a file of their own."""
    return isinstance(value, str) and value.casefold().endswith(".csv") and "\n" not in value


def _facilitators(value: Any) -> Any:
    """Tell a number and a list apart."""
    if isinstance(value, str) and re.fullmatch(_PLAIN_LEADS, value):
        return [""] * int(value)
    if isinstance(value, list) and 0 < len(value) < 100:
        return value
    raise expected(_LEADS, "write for example [Aino, Mikko], or 2")


class PersonModel(Written):
    """Someone who takes part; a name may be left out, so that a nameless person can ask for large print."""

    name: Short = Field(default="", description="Who it is; may be left out.")
    type: TypeSize = Field(default="normal", description="The print that this person reads.")


_People = Annotated[
    list[PersonModel | Short],
    Field(min_length=1, max_length=MOST_PEOPLE, json_schema_extra=or_a_line(_PLAIN_PEOPLE, MOST_PEOPLE, _PEOPLE)),
]
_Leads = Annotated[
    list[Short], Field(min_length=1, max_length=99, json_schema_extra=or_a_line(_PLAIN_LEADS, 99, _LEADS))
]


def _go_together(schema: dict[str, Any]) -> None:
    """Say in JSON Schema what `check_items` checks apart, so that it is told along with the rest."""
    schema["oneOf"] = [{"required": [kind]} for kind in KINDS]
    alien = {kind: {"properties": dict.fromkeys(sorted(keys), False)} for kind, keys in _ALIEN.items() if keys}
    schema["dependencies"] = {**alien, "talk": ["minutes"]}


class ItemModel(Written):
    """A block of the agenda: an exercise, a talk or a break."""

    model_config = ConfigDict(json_schema_extra=_go_together)

    exercise: Id = Field(default="", description='An exercise by its id; "workshop list exercises" names them.')
    talk: Line = Field(default="", description="A talk by its title; in a starter session by its id.")
    break_: Span = Field(default=0, alias="break", description="A break, of so many minutes.")
    minutes: Span = Field(
        default=0, description="How long it takes today; an exercise has its own length if this is left out."
    )
    text: Free = Field(
        default="", description="What is said in a talk, as plain text; an empty line begins a paragraph."
    )
    keep: Keep = Field(default="must", description="may-cut is dropped first if you start late.")
    at: Clock = Field(default=-1, description="A fixed clock time, as in 10.20.")
    lead: Short = Field(default="", description="Who leads it: one of the facilitators.")
    prints: Items[PrintModel] = Field(
        default=(), description="What is printed: replaces the same item of the exercise, adds others."
    )
    words: dict[Id, dict[Id, Phrase]] = Field(
        default_factory=dict,
        description="Other words for a worksheet today, under its id and the names in its own file.",
    )
    stage: Stage | None = Field(default=None, description="Under which stage it stands today, if not its own.")


class OrderModel(Written):
    """What only the client can say to the print shop."""

    contact: Lines = Field(default="", description="Who answers for the order.")
    phone: Lines = Field(default="", description="Where to call them.")
    needed_by: Lines = Field(default="", description="When it has to be ready.")
    deliver_to: Lines = Field(default="", description="Where it is brought.")
    reference: Lines = Field(default="", description="What the bill is to name.")


class PaperModel(Written):
    """How the session wants its paper."""

    paper: Paper = Field(default="A4", description="The paper of the pack; worksheets and posters may have their own.")
    ink: Ink = Field(default="colour", description="Full colour, less ink, or no colour at all.")
    type: TypeSize = Field(default="normal", description="Normal or large print.")
    spares: Annotated[int, Whole(0, 100)] = Field(default=10, description="Spare copies for participants, in per cent.")
    order: OrderModel = Field(default=OrderModel(), description="What the print order says of you.")


class StarterModel(Written):
    """session.yaml of a starter session: facts only."""

    language: Language = Field(description="The language of the library's words, such as fi or en.")
    date: Annotated[Date | None, BeforeValidator(_day, json_schema_input_type=DayOrNothing)] = Field(
        default=None, description="The day, as in 2026-12-03; left out, it is a blank to write in."
    )
    start: Annotated[int, BeforeValidator(_start, json_schema_input_type=Time)] = Field(
        description="When it begins, as in 9.00."
    )
    end: Clock = Field(default=-1, description="When it has to be over; what does not fit is told.")
    participants: Annotated[tuple[PersonModel, ...], BeforeValidator(_people, json_schema_input_type=_People)] = Field(
        description="Who takes part: a number, a list of names, or a CSV file beside the session."
    )
    facilitators: Annotated[tuple[Short, ...], BeforeValidator(_facilitators, json_schema_input_type=_Leads)] = Field(
        default=("",), description="Who leads: names, or a number."
    )
    goals: Items[Id] = Field(
        default=(), description='Skills that the day trains; "workshop list exercises" names them.'
    )
    theme: Id = Field(default=THEME, description='How it looks; "workshop list themes" names the themes.')
    agenda: Items[ItemModel] = Field(description="What happens, in order: exercises, talks and breaks.")
    print: PaperModel = Field(default=PaperModel(), description="How it is printed.")


class SessionModel(StarterModel):
    """A user's session file: facts, and words in one language."""

    title: Title = Field(description="The name on the pages.")
    client: Short = Field(default="", description="Whom it is for.")
    brand: dict[Id, Line] = Field(
        default_factory=dict,
        description="A client's own look over the theme: logo, colours, fonts, a line in the footer.",
    )


def check_items(document: Document, problems: Problems) -> None:
    """Check of each item of the agenda that it is one kind of block, and that its keys belong to that kind."""
    agenda = document.data.get("agenda")
    if agenda == "" or agenda == []:
        problems.error("empty-agenda", EMPTY_AGENDA, document.key_place(("agenda",)), KINDS_HINT)
    for index, item in enumerate(agenda[:MAX_ITEMS] if isinstance(agenda, list) else ()):
        if isinstance(item, dict):
            _check_item(item, ("agenda", index), document, problems)


def _check_item(item: Mapping[str, object], path: Path, document: Document, problems: Problems) -> None:
    kinds = [kind for kind in KINDS if kind in item]
    if not kinds and not item.keys() <= _KEYS:
        return  # an unknown key, told already, is likely to be the kind misspelt
    if len(kinds) != 1:
        what = f"both {' and '.join(_a(kind) for kind in kinds)}" if kinds else "none of exercise, talk or break"
        problems.error("block", f"this block is {what}", document.place_of(path), KINDS_HINT)
        return
    for key in (key for key in item if key in _ALIEN[kinds[0]]):
        message = f'"{key}" does not belong to {_a(kinds[0])}'
        problems.error("block", message, document.key_place((*path, key)), _ALIEN_HINTS.get(key, "take it away"))
    if kinds[0] == "talk" and "minutes" not in item:
        problems.error("key-missing", 'a talk has no "minutes"', document.place_of(path), 'add "minutes: 5"')


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"
