"""The columns of a client's spreadsheet: which word of a card stands in each, by its heading in Finnish or English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from workshop.content.bounds import enough, shorten
from workshop.content.ids import plain_id
from workshop.content.table import Table
from workshop.errors import Problems

ID, TITLE = "id", "title"

HEADINGS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    ID: {"en": ("id",), "fi": ("tunnus", "tunniste")},
    TITLE: {"en": ("title", "name", "heading"), "fi": ("otsikko", "nimi")},
    "text": {
        "en": ("text", "case", "situation", "description", "story", "quote"),
        "fi": ("teksti", "tapaus", "tilanne", "kuvaus", "tarina", "lainaus", "sitaatti"),
    },
    "looks": {"en": ("looks", "looks like"), "fi": ("näkyy", "näyttää")},
    "sounds": {"en": ("sounds", "sounds like"), "fi": ("kuuluu", "kuulostaa")},
    "needs": {"en": ("needs",), "fi": ("tarvitsee", "tarve", "tarpeet")},
    "ask": {"en": ("ask", "question"), "fi": ("kysymys", "kysy")},
}
"""For each word of a card, the headings of its column in each language."""

LAYOUTS: Mapping[str, tuple[str, ...]] = {"story": ("text", "ask"), "emotion": ("looks", "sounds", "needs", "ask")}
"""What the cards of a layout say besides their titles; a deck gets the first that has most of its columns."""
_FEELING = ("looks", "sounds", "needs")

_EVERY = "; ".join(", ".join(heading for each in words.values() for heading in each) for words in HEADINGS.values())
HINT = f"the headings that are known: {_EVERY}"

_ADDED = re.compile(r"[(/:]")
"""What stands behind these in a heading only explains it."""

_NEAR = 0.75
_LONGEST = 60
_NAMED = 10
"""How many headings a message names."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that are used: `at` gives for each word of a card its column, counted from 0.

    `fields` are those words in the order of the layout, title and id left out; `language` is that of the headings.
    """

    layout: str
    fields: tuple[str, ...]
    at: Mapping[str, int]
    language: str
    notes: tuple[str, ...]


def word_of(heading: str) -> str:
    """Say which word of a card a heading names, as in `TITLE`, `Kysymys:` or `Teksti (30 sanaa)`; empty for none."""
    return _WORDS.get(_fold(heading)) or _WORDS.get(_fold(_ADDED.split(heading)[0]), "")


def match_columns(table: Table, problems: Problems) -> Columns | None:
    """Find the columns by their headings; None, and problems, if a word has two columns, or there is none to print."""
    before, at = len(problems.errors), _find(table, problems)
    if not {TITLE, "text", *_FEELING} & at.keys():
        _tell_missing(table, problems)
    _check_widths(table, problems)
    if len(problems.errors) > before:
        return None
    layout = max(LAYOUTS, key=lambda each: sum(word in at for word in LAYOUTS[each]))
    fields = tuple(word for word in LAYOUTS[layout] if word in at)
    used = {word: column for word, column in at.items() if word in (ID, TITLE, *fields)}
    notes = [*_above(table), *_left_out(table, used, layout), *_untitled(used)]
    return Columns(layout, fields, used, _language(table, used.values()), tuple(notes))


def _fold(heading: str) -> str:
    return plain_id(heading).replace("-", "")


_SPELT = {_fold(known): known for words in HEADINGS.values() for each in words.values() for known in each}
_WORDS = {_fold(known): word for word, each in HEADINGS.items() for headings in each.values() for known in headings}
_FINNISH = {_fold(known) for words in HEADINGS.values() for known in words["fi"]}


def _find(table: Table, problems: Problems) -> dict[str, int]:
    """Find the column of each word; one that is empty below its heading does not count."""
    at: dict[str, int] = {}
    for column, cell in enumerate(table.headings.cells):
        word = word_of(cell.text) if cell.text else ""
        if not word or not _holds_something(table, column):
            continue
        if word in at:
            first = table.headings.cell(at[word]).text
            message = f'"{shorten(first)}" and "{shorten(cell.text)}" are both headings for "{word}"'
            hint = "give one of them another heading: a column whose heading is not known is left out"
            problems.error("column-twice", message, table.place(table.headings, column), hint)
        at.setdefault(word, column)
    return at


def _holds_something(table: Table, column: int) -> bool:
    return any(row.cell(column).text for row in table.rows)


def _tell_missing(table: Table, problems: Problems) -> None:
    place = table.place(table.headings)
    if table.rows:
        found = _quoted([cell.text for cell in table.headings.cells if cell.text])
        message = f"no column holds the title or the text of the cards; the headings are {found}"
        problems.error("column-missing", message, place, HINT)
    else:
        problems.error("table-empty", "there is nothing below the headings", place, "write a row for each card")


def _check_widths(table: Table, problems: Problems) -> None:
    """Check that no row goes on where the headings end: a text was parted at a comma then."""
    before, width = len(problems.found), len(table.headings.cells)
    for row in table.rows:
        column = next((i for i, cell in enumerate(row.cells) if i >= width and cell.text), 0)
        if column and not enough(problems, before):
            message = f"row {row.number} has more cells than there are headings"
            hint = "put a text that has commas or semicolons in it in quotation marks, or give every column a heading"
            problems.error("row-long", message, table.place(row, column), hint)


def _language(table: Table, columns: Iterable[int]) -> str:
    """Guess the language: a Finnish table may have an English heading, but an English one no Finnish."""
    headings = [table.headings.cell(column).text for column in columns]
    folded = {_fold(part) for heading in headings for part in (heading, _ADDED.split(heading)[0])}
    return "fi" if folded & _FINNISH else "en"


def _above(table: Table) -> Iterator[str]:
    if table.above:
        numbers = dict.fromkeys((table.above[0].number, table.above[-1].number))
        yield f"left out: what stands above the headings, on row {'–'.join(map(str, numbers))}"


def _left_out(table: Table, used: Mapping[str, int], layout: str) -> Iterator[str]:
    """Say which columns are left out; a heading that is nearly a known one may be misspelt."""
    others = []
    for column, cell in enumerate(table.headings.cells):
        if column in used.values() or not _holds_something(table, column):
            continue
        unused = [each for each in _WORDS if _WORDS[each] not in used]
        near = get_close_matches(_fold(cell.text[:_LONGEST]), unused, 1, _NEAR)
        if word := word_of(cell.text):
            yield f'left out: the column "{shorten(cell.text)}": cards of the layout "{layout}" have no "{word}"'
        elif near:
            yield f'left out: the column "{shorten(cell.text)}"; did you mean "{_SPELT[near[0]]}"?'
        else:
            others.append(cell.text)
    if others:
        yield f"left out: the column{'s' * (len(others) > 1)} {_quoted(others)}"


def _untitled(used: Mapping[str, int]) -> Iterator[str]:
    if TITLE not in used:
        yield "no column holds titles: the cards are numbered"


def _quoted(headings: Sequence[str]) -> str:
    named = [f'"{shorten(heading)}"' if heading else "without a heading" for heading in headings[:_NAMED]]
    more = len(headings) - _NAMED
    return ", ".join(named) + (f" and {more} more" if more > 0 else "")
