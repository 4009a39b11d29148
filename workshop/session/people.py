"""People: who takes part, from a count, a list, or a CSV file beside the session."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from workshop.content.files import is_inside, read_text
from workshop.errors import Place, Problems, nearest
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
_HEADER_HINT = 'the first line names the columns: "name" or "nimi", and perhaps "type" or "tyyppi"'


def unnamed(count: int) -> tuple[Participant, ...]:
    """Make so many participants whose names are not known."""
    return (Participant(),) * count


def check_count(count: int, place: Place, problems: Problems) -> bool:
    """Check that there is somebody, and no more than fit in a pack; say whether it is so."""
    if 1 <= count <= MOST_PEOPLE:
        return True
    message = f"{count} participants: a session has from 1 to {MOST_PEOPLE}"
    problems.error("participants", message, place, "write how many people take part")
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
    if not path.is_file():
        message = f'no participants file "{name}" beside the session'
        problems.error("participants-file", message, place, "check the name, or put the file in the same folder")
        return None
    text = read_text(path, file, problems)
    return None if text is None else parse_people(text, file, problems)


def parse_people(text: str, file: str, problems: Problems) -> tuple[Participant, ...] | None:
    """Parse a participants file: a header line, then a person a line, its columns parted by commas or semicolons."""
    own = Problems()
    rows = _rows(text, file, own)
    people = _participants(rows, file, own) if rows else []
    if not own.errors:
        check_count(len(people), Place(file), own)
    problems.extend(own)
    return None if own.errors else tuple(people)


def _rows(text: str, file: str, problems: Problems) -> list[tuple[int, list[str]]]:
    """Split a file into rows that are not blank, each with the line it starts on."""
    first = text.lstrip("\r\n").partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";" if ";" in first else ",", strict=True)
    rows: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append((line, [cell.strip() for cell in row]))
            line = reader.line_num + 1
    except csv.Error:
        hint = "check the quotation marks on this line"
        problems.error("participants-file", "the line cannot be read", Place(file, line, 1), hint)
        return []
    if not rows:
        problems.error("participants-file", "the file is empty", Place(file), _HEADER_HINT)
    return rows


def _participants(rows: Sequence[tuple[int, list[str]]], file: str, problems: Problems) -> list[Participant]:
    line, header = rows[0][0], [cell.casefold() for cell in rows[0][1]]
    names = [index for index, cell in enumerate(header) if cell in NAME_COLUMNS]
    types = [index for index, cell in enumerate(header) if cell in TYPE_COLUMNS]
    if len(names) != 1 or len(types) > 1:
        message = "there is no column of names" if not names else "a column comes twice"
        problems.error("participants-file", message, Place(file, line, 1), _HEADER_HINT)
        return []
    return [
        _participant(row, names[0], types[0] if types else -1, Place(file, line, 1), problems) for line, row in rows[1:]
    ]


def _participant(row: Sequence[str], name: int, type_: int, place: Place, problems: Problems) -> Participant:
    asked = row[type_].casefold() if 0 <= type_ < len(row) else ""
    if asked not in TYPES:
        hint = nearest(asked, [known for known in TYPES if known]) or 'write "normal" or "large"'
        problems.error("participants-file", f'unknown type "{row[type_]}"', place, hint)
    shown = row[name] if name < len(row) else ""
    if not shown:
        problems.error("participants-file", "a line without a name", place, "add the name, or take the line away")
    return Participant(shown, TYPES.get(asked, "normal"))
