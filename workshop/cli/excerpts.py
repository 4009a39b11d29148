"""Excerpts: the line that a problem is about, and a caret under the place in it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

from workshop.content.files import is_forbidden, read_lines
from workshop.errors import FileName, Problem

WIDTH = 76
"""Columns that an excerpt may take: with what stands before it, a line of a terminal that is 80 wide."""

_KEPT_BACK = frozenset({"personal"})
"""The codes of problems whose line had better not be passed on with what is said of it."""

_NEAR = 500
"""How many characters before and behind the place are looked at; a line can have millions."""

_TAB, _CUT, _UNPRINTED = "    ", "…", "\N{REPLACEMENT CHARACTER}"


class Excerpts:
    """Finds the excerpts of problems that are told together; reads each of their files a single time."""

    def __init__(self, read: Callable[[Path], list[str]] = read_lines) -> None:
        self._read = read
        self._lines: dict[Path, list[str]] = {}

    def of(self, problem: Problem) -> tuple[str, ...]:
        """Give the line at a problem's place and the line with the caret; nothing where no such line can be read."""
        place = problem.place
        path = place.file.path if isinstance(place.file, FileName) else None
        if path is None or not place.line or problem.code in _KEPT_BACK:
            return ()
        if path not in self._lines:
            self._lines[path] = self._read(path)
        lines = self._lines[path]
        return excerpt(lines[place.line - 1], place.column) if place.line <= len(lines) else ()


def excerpt(line: str, column: int, width: int = WIDTH) -> tuple[str, ...]:
    """Show a line in so many columns of a terminal, and a caret under its character at `column`, counted from 1.

    Of a line that is too long, what is around the caret is shown. A blank line is not worth showing.
    """
    line = line.rstrip()
    if not line:
        return ()
    column = min(max(column - 1, 0), len(line))
    start, end = max(0, column - _NEAR), column + _NEAR
    shown, at = [_shown(character) for character in line[start:end]], column - start
    first, last = _window([_columns(piece) for piece in shown], at, width)
    before, after = _CUT * (start + first > 0), _CUT * (start + last < len(line))
    caret = len(before) + sum(map(_columns, shown[first:at]))
    return before + "".join(shown[first:last]) + after, " " * caret + "^"


def _window(columns: list[int], at: int, width: int) -> tuple[int, int]:
    """Choose which characters to show: all of them, or as many as there is room for around the one that is meant."""
    if sum(columns) <= width:
        return 0, len(columns)
    first = last = at
    room = width - 2 * len(_CUT)
    while room > 0:
        left = columns[first - 1] if first else 0
        right = columns[last] if last < len(columns) else 0
        # What stands before the place is read first, so of the room that there is, it gets two thirds.
        forward = last < len(columns) and (not first or sum(columns[at:last]) * 2 < sum(columns[first:at]))
        room -= right if forward else left
        if room < 0:
            break
        first, last = (first, last + 1) if forward else (first - 1, last)
    return first, last


def _shown(character: str) -> str:
    """Show a character so that it moves nothing on the terminal but itself."""
    if character == "\t":
        return _TAB
    if is_forbidden(character) or unicodedata.category(character) in ("Cc", "Cn", "Co", "Cs", "Zl", "Zp"):
        return _UNPRINTED
    if unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f":
        return ""  # invisible, or a wish about how the one before it looks
    return character


def _columns(shown: str) -> int:
    """Count the columns of a terminal that what is shown takes."""
    return sum(_width(character) for character in shown)


def _width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
