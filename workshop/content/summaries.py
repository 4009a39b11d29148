"""Tell what the library holds in a line each, quickly, and in another language where there are no words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workshop.content.exercise_text import read_top_lines
from workshop.content.kinds import HOMES, Kind
from workshop.content.records import Minutes, Span, Status
from workshop.content.yaml_text import Data, Document
from workshop.errors import Problems

if TYPE_CHECKING:
    from workshop.content.library import Library


@dataclass(frozen=True, slots=True)
class Summary:
    """An item in a line. `language` is that of `name` and `line`, "" if they are in none; what is unknown is empty.

    `broken` says that something in it is an error, which `workshop check` tells.
    """

    kind: Kind
    id: str
    name: str
    line: str
    language: str
    languages: tuple[str, ...]
    layer: str
    status: Status = "approved"
    stage: str = ""
    form: str = ""
    minutes: Minutes | None = None
    people: Span | None = None
    skills: tuple[str, ...] = ()
    cards: int = 0
    broken: bool = False


def summarise(library: Library, kind: Kind, item: str, language: str) -> Summary:
    """Tell an item that is there in a line; its problems are left for `check_library`."""
    languages = library.languages_of(kind, item)
    spoken = _choose(language, languages)
    layer = library.shelves.items(kind)[item][0].layer
    if kind == "exercise":
        return _exercise(library, item, spoken, languages, layer)
    problems = Problems()
    facts = library.facts_document(kind, item, problems)
    words = library.words_document(kind, item, spoken, problems) if spoken else facts
    name, cards = _text(words, "name") or _text(words, "title"), words.data.get("cards") if words else ""
    return Summary(
        kind, item, name or item, _text(words, "summary"), spoken, languages, layer, _status(facts),
        cards=len(cards) if isinstance(cards, dict) else 0, broken=bool(problems.errors),
    )  # fmt: skip


def _exercise(library: Library, item: str, spoken: str, languages: tuple[str, ...], layer: str) -> Summary:
    problems = Problems()
    facts = library.facts(item, problems)
    name, line = _top_lines(library, item, spoken, problems) if spoken else ("", "")
    stage, broken = library.stage(item), bool(problems.errors) or not name
    if facts is None:
        return Summary("exercise", item, name or item, line, spoken, languages, layer, stage=stage, broken=True)
    return Summary(
        "exercise", item, name or item, line, spoken, languages, layer, facts.status, stage, facts.form,
        facts.minutes, facts.people, facts.skills, broken=broken,
    )  # fmt: skip


def _top_lines(library: Library, item: str, language: str, problems: Problems) -> tuple[str, str]:
    """Read name and summary, each from the first layer that has it."""
    name = line = ""
    for found in library.shelves.files("exercise", item, f"{language}{HOMES['exercise'].words}"):
        here, below = read_top_lines(library.shelves.text(found, problems) or "")
        name, line = name or here, line or below
    return name, line


def _choose(language: str, languages: tuple[str, ...]) -> str:
    """Take the language asked for, or English, or the first there is."""
    return next((code for code in (language, "en", *languages) if code in languages), "")


def _text(document: Document | None, key: str) -> str:
    value: Data = document.data.get(key, "") if document else ""
    return value if isinstance(value, str) else ""


def _status(document: Document | None) -> Status:
    known: Mapping[str, Status] = {"draft": "draft", "retired": "retired"}
    return known.get(_text(document, "status"), "approved")
