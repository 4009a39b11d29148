"""People: who takes part, from a count, a list, or a CSV file beside the session."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

from workshop.content.bounds import overlong, shorten
from workshop.content.files import is_inside, read_text
from workshop.content.table import SAVE_AS, Row, Table, parse_table
from workshop.errors import FileName, Place, Problems, nearest
from workshop.session.records import Participant, TypeSize

MOST_PEOPLE = 1000
NAME_COLUMNS = ("name", "nimi")
TYPE_COLUMNS = ("type", "tyyppi")
TYPES: Mapping[str, TypeSize] = {
    "": "normal",
    "normal": "normal",
    "normaali": "normal",
    "large": "large",
    "suuri": "large",
}
_COUNT_HINT = "write how many people take part"
_HEADER_HINT = 'the first line names the columns: "name" or "nimi", and perhaps "type" or "tyyppi"'


def unnamed(count: int) -> tuple[Participant, ...]:
    """Make so many participants whose names are not known."""
    return (Participant(),) * count


def check_count(count: int, place: Place, problems: Problems) -> bool:
    """Check that there is somebody, and no more than fit in a pack; say whether it is so."""
    if 1 <= count <= MOST_PEOPLE:
        return True
    message = f"{count} participants: a session has from 1 to {MOST_PEOPLE}"
    problems.error("participants", message, place, _COUNT_HINT)
    return False


def is_beside(folder: Path, name: str) -> bool:
    """Tell whether a name is that of a file in a folder, and not outside of it."""
    return "\0" not in name and is_inside(folder / name, folder)


def read_people(folder: Path, name: str, file: str, place: Place, problems: Problems) -> tuple[Participant, ...] | None:
    """Read a participants file in the session's folder; None, with problems, if it cannot be used.

    `file` is how messages name it, `place` where the session names it.
    """
    path = folder / name
    if not is_beside(folder, name):
        message, hint = f'"{name}" is outside the session\'s folder', "put the file in the same folder as the session"
        problems.error("participants-file", message, place, hint)
        return None
    if not os.path.isfile(path):
        message = f'no participants file "{name}" beside the session'
        problems.error("participants-file", message, place, "check the name, or put the file in the same folder")
        return None
    file = FileName(file, path)
    text = read_text(path, file, problems, SAVE_AS)
    return None if text is None else parse_people(text, file, problems)


def parse_people(text: str, file: str, problems: Problems) -> tuple[Participant, ...] | None:
    """Parse a participants file: a line of headings, then a person a line."""
    own = Problems()
    table = parse_table(text, file, _is_heading, _HEADER_HINT, own)
    if table and (len(table.rows) <= MOST_PEOPLE or check_count(len(table.rows), Place(file), own)):
        people = _participants(table, own)
        if not own.errors:
            check_count(len(people), Place(file), own)
    problems.extend(own)
    return None if own.errors else tuple(people)


def _is_heading(cell: str) -> bool:
    return cell.casefold() in (*NAME_COLUMNS, *TYPE_COLUMNS)


def _participants(table: Table, problems: Problems) -> list[Participant]:
    header = [cell.text.casefold() for cell in table.headings.cells]
    names = [index for index, cell in enumerate(header) if cell in NAME_COLUMNS]
    types = [index for index, cell in enumerate(header) if cell in TYPE_COLUMNS]
    if table.above or len(names) != 1 or len(types) > 1:
        message = "there is no column of names" if table.above or not names else "a column comes twice"
        first = (*table.above, table.headings)[0]
        problems.error("participants-file", message, Place(table.file, first.line, 1), _HEADER_HINT)
        return []
    return [
        _participant(row, names[0], types[0] if types else -1, Place(table.file, row.line, 1), problems)
        for row in table.rows
    ]


def _participant(row: Row, name: int, type_: int, place: Place, problems: Problems) -> Participant:
    typed = row.cell(type_).text if type_ >= 0 else ""
    asked = typed.casefold()
    if asked not in TYPES:
        hint = nearest(asked[:100], [known for known in TYPES if known]) or 'write "normal" or "large"'
        problems.error("participants-file", f'unknown type "{shorten(typed)}"', place, hint)
    shown = re.sub(r"[ \t\n]+", " ", row.cell(name).text)
    if not shown:
        problems.error("participants-file", "a line without a name", place, "add the name, or take the line away")
    for _, message, hint in overlong(shown):
        problems.error("text-length", message, place, hint)
    return Participant(shown, TYPES.get(asked, "normal"))
