"""The model of a session file: what may be written in it, and what each value may be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date as Date
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from workshop.content.fields import Id, Items, Language, Line, Pattern, Whole, Written, expected
from workshop.content.models import PrintModel
from workshop.content.records import Stage
from workshop.content.yaml_text import Document, Path
from workshop.errors import Problems
from workshop.session import clock, dates
from workshop.session.checks import EMPTY_AGENDA, KINDS_HINT
from workshop.session.people import MOST_PEOPLE
from workshop.session.records import Ink, Keep, Paper, TypeSize

KINDS = ("exercise", "talk", "break")
_PEOPLE = f"a number from 1 to {MOST_PEOPLE}, a list of names, or a CSV file"
_KEYS = frozenset({"minutes", "text", "keep", "at", "lead", "prints", "words", "stage"})
_ALIEN: Mapping[str, frozenset[str]] = {
    "exercise": frozenset({"text"}),
    "talk": frozenset(),
    "break": _KEYS - {"keep", "at"},
}
_ALIEN_HINTS = {"minutes": 'write its minutes behind "break:"', "text": 'only "- talk:" has text of its own'}

Title = Annotated[str, Pattern(re.compile(r"[^\n]*\S[^\n]*"), "one line of at most 120 letters", longest=120)]
Short = Annotated[str, Pattern(re.compile(r"[^\n]*"), "one line of text", longest=1000)]
Free = Annotated[str, Pattern(re.compile(r"(?s).*"), "text", longest=100_000)]
Span = Annotated[int, Whole(1, clock.MIDNIGHT)]


def _clock(value: Any) -> int:
    """Read a clock time; nothing at all is a time that was left out."""
    minutes = -1 if value == "" else clock.parse(value) if isinstance(value, str) else None
    if minutes is None:
        raise expected("a clock time", clock.HINT)
    return minutes


Clock = Annotated[int, BeforeValidator(_clock)]


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
    if isinstance(value, str) and re.fullmatch(r"[1-9][0-9]?", value):
        return [""] * int(value)
    if isinstance(value, list) and 0 < len(value) < 100:
        return value
    raise expected("a list of names, or a number from 1 to 99", "write for example [Aino, Mikko], or 2")


class PersonModel(Written):
    """Someone who takes part; a name may be left out, so that a nameless person can ask for large print."""

    name: Short = ""
    type: TypeSize = "normal"


class ItemModel(Written):
    """A block of the agenda; which keys go together is checked apart, so that it is told along with the rest."""

    exercise: Id = ""
    talk: Line = ""
    break_: Annotated[Span, Field(alias="break")] = 0
    minutes: Span = 0
    text: Free = ""
    keep: Keep = "must"
    at: Clock = -1
    lead: Short = ""
    prints: Items[PrintModel] = ()
    words: Annotated[dict[Id, dict[Id, Free]], Field(default_factory=dict)]
    stage: Stage | None = None


class OrderModel(Written):
    """What only the client can say to the print shop."""

    contact: Free = ""
    phone: Free = ""
    needed_by: Free = ""
    deliver_to: Free = ""
    reference: Free = ""


class PaperModel(Written):
    """How the session wants its paper."""

    paper: Paper = "A4"
    ink: Ink = "colour"
    type: TypeSize = "normal"
    spares: Annotated[int, Whole(0, 100)] = 10
    order: OrderModel = OrderModel()


class StarterModel(Written):
    """session.yaml of a starter session: facts only."""

    language: Language
    date: Annotated[Date | None, BeforeValidator(_day)] = None
    start: Annotated[int, BeforeValidator(_start)]
    end: Clock = -1
    participants: Annotated[tuple[PersonModel, ...], BeforeValidator(_people)]
    facilitators: Annotated[tuple[Short, ...], BeforeValidator(_facilitators)] = ("",)
    goals: Items[Id] = ()
    theme: Id = "playbill"
    agenda: Items[ItemModel]
    print: PaperModel = PaperModel()


class SessionModel(StarterModel):
    """A user's session file: facts, and words in one language."""

    title: Title
    client: Short = ""
    brand: Annotated[dict[Id, Line], Field(default_factory=dict)]


def check_items(document: Document, problems: Problems) -> None:
    """Check of each item of the agenda that it is one kind of block, and that its keys belong to that kind."""
    agenda = document.data.get("agenda")
    if agenda == "" or agenda == []:
        problems.error("empty-agenda", EMPTY_AGENDA, document.key_place(("agenda",)), KINDS_HINT)
    for index, item in enumerate(agenda if isinstance(agenda, list) else ()):
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
