"""Read a spreadsheet saved as CSV, as Excel, LibreOffice and Google write it: headings, rows, and each cell's place."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from workshop.content.bounds import MAX_COLUMNS, MAX_ROWS
from workshop.content.files import read_text
from workshop.errors import FileName, Place, Problems

Knows = Callable[[str], bool]
"""Tells whether a cell is a heading that is looked for: by these the line of headings is found."""

SAVE_AS = (
    'save it as CSV in UTF-8: in Excel, Save As and the type "CSV UTF-8"; in LibreOffice, Save As, "Text CSV" and '
    '"Unicode (UTF-8)"; in Google Sheets, File, Download, "Comma-separated values"'
)
_ENDING = ".csv"
_OTHER_ENDINGS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".numbers", ".tsv", ".tab", ".txt")

_SEPARATORS = (",", ";", "\t")
_HEADINGS_WITHIN = 10
"""How far down, in rows that are not blank, the headings are looked for: a name of the table may stand above them."""

# Excel reads this first line as an order to itself, and shows no row for it.
_SEPARATOR_LINE = re.compile(r"sep=[,;\t]?\n", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text without the blanks around it, and where in the file's text it begins."""

    text: str
    index: int = 0
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is not blank: its number as spreadsheets count, its line in the file, and where that begins."""

    number: int
    line: int
    index: int
    cells: tuple[Cell, ...]

    def cell(self, column: int) -> Cell:
        """Give the cell of a column counted from 0; an empty one where the row has none."""
        return self.cells[column] if column < len(self.cells) else Cell("", self.index)


@dataclass(frozen=True, slots=True)
class Table:
    """A spreadsheet; `above` are the rows that stand above the headings, `text` is that of the file."""

    file: str
    text: str
    above: tuple[Row, ...]
    headings: Row
    rows: tuple[Row, ...]

    def row_of(self, place: Place) -> int:
        """Say on which row, as spreadsheets count, a place in the file lies; 0 if above all of them."""
        return max((row.number for row in (self.headings, *self.rows) if row.line <= place.line), default=0)

    def place(self, row: Row, column: int = 0, offset: int = 0) -> Place:
        """Say where in the file a cell stands, or the letter that is `offset` letters into its text."""
        cell = row.cell(column)
        doubled = cell.text.count('"', 0, offset) if cell.quoted else 0
        at = cell.index + offset + doubled
        line = row.line + self.text.count("\n", row.index, at)
        return Place(self.file, line, at - self.text.rfind("\n", 0, at))


def is_csv(name: str) -> bool:
    """Tell whether a name is that of a CSV file."""
    return name.casefold().endswith(_ENDING)


def is_spreadsheet(name: str) -> bool:
    """Tell whether a name is that of a spreadsheet, of a kind that is read or of another."""
    return name.casefold().endswith((_ENDING, *_OTHER_ENDINGS))


def read_table(path: Path, file: str, knows: Knows, hint: str, problems: Problems) -> Table | None:
    """Read a CSV file; `file` is what problems call it. None, and a problem, if it is not one or holds nothing.

    `hint` says what the headings are.
    """
    if not is_csv(file):
        problems.error("table-kind", "this is not a CSV file", Place(file), SAVE_AS)
        return None
    file = FileName(file, path)
    text = read_text(path, file, problems, SAVE_AS)
    return None if text is None else parse_table(text, file, knows, hint, problems)


def parse_table(text: str, file: str, knows: Knows, hint: str, problems: Problems) -> Table | None:
    """Parse the text of a CSV file, parted by commas, semicolons or tabs; None, and a problem, if that cannot be."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    parsed = max((_parse(text, separator, knows) for separator in _SEPARATORS), key=lambda each: each.rank)
    if parsed.broken:
        line, message, advice = parsed.broken
        problems.error("table-quotes", message, Place(file, line, 1), advice)
        return None
    if not parsed.rows:
        problems.error("table-empty", "the file is empty", Place(file), hint)
        return None
    at = parsed.headings
    count = sum(bool(cell.text) for cell in parsed.rows[at].cells)
    if count > MAX_COLUMNS:
        message = f"{count} headings; a table has {MAX_COLUMNS} at the most"
        problems.error("table-wide", message, Place(file, parsed.rows[at].line, 1), hint)
        return None
    return Table(file, text, tuple(parsed.rows[:at]), parsed.rows[at], tuple(parsed.rows[at + 1 :]))


@dataclass(frozen=True, slots=True)
class _Parsed:
    """What becomes of a text under one separator; `rank` is the higher the likelier that it is the right one."""

    rows: Sequence[Row]
    headings: int
    broken: tuple[int, str, str] | None
    rank: tuple[bool, int, bool, int, int]


def _parse(text: str, separator: str, knows: Knows) -> _Parsed:
    """Part a text by a separator: the right one shows the most headings, and no row that is longer than they are."""
    rows, broken = _rows(text, separator)
    first = rows[:_HEADINGS_WITHIN]
    known = [sum(knows(cell.text) for cell in row.cells[:MAX_COLUMNS] if cell.text) for row in first]
    headings = max(range(len(first)), key=lambda i: (known[i], -i), default=0)
    most = max(known, default=0)
    width = len(rows[headings].cells) if rows else 0
    longer = sum(any(cell.text for cell in row.cells[width:]) for row in rows[headings + 1 :])
    empty = not rows and broken is None
    return _Parsed(rows, headings, broken, (empty, most, broken is None, 0 if most else width, -longer))


def _rows(text: str, separator: str) -> tuple[list[Row], tuple[int, str, str] | None]:
    """Split a text into rows that are not blank; and, if it breaks off, the line where, why, and what to do."""
    unseen = 1 if _SEPARATOR_LINE.match(text) else 0
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[Row] = []
    line, number = 1, 1 - unseen
    try:
        for texts in reader:
            if number and any(each.strip() for each in texts):
                rows.append(Row(number, line, starts[line - 1], _cells(text, starts[line - 1], texts)))
            if len(rows) > MAX_ROWS:
                return rows, (line, f"more than {MAX_ROWS} rows", "divide it into several files")
            line, number = reader.line_num + 1, number + 1
    except csv.Error as error:
        return rows, (line, *_explain(str(error)))
    return rows, None


def _explain(error: str) -> tuple[str, str]:
    if "limit" in error:
        message = f"a cell of more than {csv.field_size_limit()} letters begins on this line"
        return message, "check its quotation marks: where the last is missing, all that follows is taken for one cell"
    return "the line cannot be read", "check the quotation marks on this line"


def _cells(text: str, at: int, texts: Sequence[str]) -> tuple[Cell, ...]:
    """Find each cell of a row where it stands in the file, from the index `at` on."""
    cells = []
    for each in texts:
        quoted = text.startswith('"', at)
        inside = at + quoted + len(each) - len(each.lstrip())
        cells.append(Cell(each.strip(), inside, quoted))
        at += len(each) + (2 + each.count('"') if quoted else 0) + 1
    return tuple(cells)
