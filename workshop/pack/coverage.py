"""Check that the theme's fonts have every character of what a session prints, before anything is laid out."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path

from workshop.content.bounds import MAX_PROBLEMS
from workshop.content.files import read_lines
from workshop.content.library import Library
from workshop.errors import FileName, Place, Problems
from workshop.page.elements import Element
from workshop.page.fonts import Fonts
from workshop.page.vocabulary import VOCABULARY

_ELSEWHERE = frozenset({"places", "layers", "heading", "labels"})
"""Parts of records whose words were written in another file than the rest."""

_UNPRINTED = frozenset({"alt", "source", "qr", "image"})
"""Attributes of markup that are not printed, and elements that are drawn as something else than letters."""

MOST_WORDS = 60_000
"""In all texts of a session, which is about 150 pages."""

ReadLines = Callable[[str], list[str]]


def lines_of(library: Library) -> ReadLines:
    """Give what reads the lines of a file of the library, or of a session file."""

    lines = cache(read_lines)

    def read(file: str) -> list[str]:
        found = library.file(file)
        return lines(file.path if isinstance(file, FileName) else found[1] if found else Path(file))

    return read


def check_characters(record: object, fonts: Fonts, read_lines: ReadLines, problems: Problems) -> None:
    """Tell every character below a record that no face has: which, where, and its code point.

    `read_lines` gives the lines of the file that a place names, none if they cannot be had.
    """
    for text, place in _texts(record, None):
        lacking = list(dict.fromkeys(fonts.missing(text))) if place is not None else []
        for character in lacking[:MAX_PROBLEMS]:
            assert place is not None
            tell_character(character, _exact(character, place, read_lines), problems)
        if len(lacking) > MAX_PROBLEMS and place is not None:
            message = f"no font of the theme has {len(lacking) - MAX_PROBLEMS} more characters of this text"
            problems.error("character", message, place, "choose a theme with fonts for it")


def check_words(record: object, place: Place, problems: Problems) -> bool:
    """Tell a record that has more words than anybody waits for to be laid out; say whether it has not."""
    words = sum(len(text.split()) for text, _ in _texts(record, None))
    if words > MOST_WORDS:
        message = f"all that this session prints has {words} words; {MOST_WORDS} is the most"
        problems.error("text-length", message, place, "leave something out, or make two sessions of it")
    return words <= MOST_WORDS


def check_markup(root: Element, fonts: Fonts, problems: Problems) -> None:
    """Tell every character that a template puts on its pages and no face has."""
    if fonts.covers("".join(set().union(*(text for element in root.walk() for text in _printed(element))))):
        return
    for element in root.walk():
        for character in dict.fromkeys(fonts.missing("".join(_printed(element)))):
            tell_character(character, element.place, problems)


def _printed(element: Element) -> Iterator[str]:
    """Yield the words that stand in an element itself, and those of its attributes that are printed."""
    entry = VOCABULARY[element.name].attributes
    yield from (child for child in element.children if isinstance(child, str))
    for name, value in element.attributes.items():
        if entry[name].kind == "text" and not entry[name].values and not {name, element.name} & _UNPRINTED:
            yield value


def tell_character(character: str, place: Place, problems: Problems) -> None:
    """Tell of a character that no face has, by its name and code point."""
    name = unicodedata.name(character, "a character without a name").lower()
    message = f'no font of the theme has "{character}" (U+{ord(character):04X}, {name})'
    problems.error("character", message, place, "take it out, or write it in letters")


def _exact(character: str, place: Place, read_lines: ReadLines) -> Place:
    """Find the character's own line and column, looking on from the place of what it stands in."""
    first = max(place.line, 1)
    for number, line in enumerate(read_lines(place.file)[first - 1 :], start=first):
        if (column := line.find(character)) >= 0:
            return Place(place.file, number, column + 1)
    return place


def _texts(value: object, place: Place | None) -> Iterator[tuple[str, Place | None]]:
    if isinstance(value, str):
        yield value, place
    elif isinstance(value, Place) or value is None:
        return
    elif is_dataclass(value):
        own = getattr(value, "place", place)
        where = getattr(value, "where", None)
        for item in fields(value):
            if item.name not in _ELSEWHERE:
                yield from _texts(getattr(value, item.name), where(item.name) if where else own)
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part, place)
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _texts(part, place)
