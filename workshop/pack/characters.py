"""Find every character in a library's files that the theme's fonts lack; most files need no second look."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from workshop.content.bounds import enough
from workshop.content.kinds import HOMES
from workshop.content.library import Library
from workshop.content.shelves import Found
from workshop.content.translation import without_note
from workshop.content.yaml_text import walk
from workshop.errors import Place, Problems
from workshop.pack.coverage import tell_character

Missing = Callable[[str], Iterator[str]]
"""Yields the characters of a text that the fonts lack."""

_TEMPLATE_NOTE = re.compile(r"\{#.*?#\}", re.DOTALL)
_SHOWN = 12
"""How many of the characters that a theme lacks are shown."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file that holds words or markup, its text, and every character that is in it."""

    found: Found
    text: str
    characters: frozenset[str]


def read_written(library: Library) -> list[Written]:
    """Read all that a library prints; a file that waits to be translated holds nothing yet."""
    shelves, folders = library.shelves, list(_folders(library))
    names = [Found(s, f"{folder}/{name}") for s in shelves.shelves for folder in folders for name in s.files(folder)]
    texts = [(f, shelves.text(f, Problems())) for f in names if f.name.endswith((".md", ".yaml", ".j2"))]
    return [Written(f, t, _characters(library, f, t)) for f, t in texts if t is not None and shelves.has_words(f)]


def check_library_characters(
    files: Sequence[Written], library: Library, missing: Missing, problems: Problems
) -> frozenset[str]:
    """Tell every character of these files that the fonts lack: which, where, and its code point. Gives all of them."""
    lacking = frozenset(missing("".join(frozenset[str]().union(*(file.characters for file in files)))))
    for file in files:
        if not lacking.isdisjoint(file.characters):
            before = len(problems.found)
            for character, place in _printed(library, file.found, file.text, lacking):
                if not enough(problems, before):
                    tell_character(character, place, problems)
    return lacking


def check_theme_characters(
    files: Sequence[Written], known: frozenset[str], missing: Missing, place: Place, problems: Problems
) -> None:
    """Warn of a theme whose fonts lack characters of these files, but for those that are known to be lacking."""
    used = frozenset[str]().union(*(file.characters for file in files))
    if lacking := list(missing("".join(sorted(used - known)))):
        more = f" and {len(lacking) - _SHOWN} more" if len(lacking) > _SHOWN else ""
        message = f"its fonts lack characters that the library prints: {' '.join(lacking[:_SHOWN])}{more}"
        hint = "choose a font family that has them, or use the theme for other languages only"
        problems.warning("theme-characters", message, place, hint)


def _characters(library: Library, found: Found, text: str) -> frozenset[str]:
    """Collect what characters a file has; in YAML they may be written as escapes too."""
    document = None
    if "\\" in text and found.name.endswith(".yaml"):
        document = library.shelves.document(found, Problems())
    values = [value for _, value in walk(document.data) if isinstance(value, str)] if document else []
    return frozenset(text).union(*values)


def _folders(library: Library) -> Iterator[str]:
    yield from ("templates/documents", "templates/cards")
    for home in HOMES.values():
        for folder in home.folders:
            names = dict.fromkeys(name for shelf in library.shelves.shelves for name in shelf.folders(folder))
            yield from [f"{folder}/{name}" for name in names] if home.facts else [folder]


def _printed(library: Library, found: Found, text: str, lacking: frozenset[str]) -> Iterator[tuple[str, Place]]:
    """Yield the characters that are lacking where they are printed: notes and comments are not."""
    if found.name.endswith(".yaml"):
        document = library.shelves.document(found, Problems())
        for path, value in walk(document.data) if document else ():
            if isinstance(value, str) and document:
                place, wanted = document.place_of(path), [c for c in dict.fromkeys(value) if c in lacking]
                yield from _in_lines(text, found, wanted, place)
        return
    if found.name.endswith(".md"):
        text = without_note(text)
    else:
        text = _TEMPLATE_NOTE.sub(lambda note: re.sub(r"[^\n]", " ", note[0]), text)
    for number, line in enumerate(text.split("\n"), start=1):
        for character in dict.fromkeys(line):
            if character in lacking:
                yield character, Place(found.file, number, line.index(character) + 1)


def _in_lines(text: str, found: Found, wanted: list[str], place: Place) -> Iterator[tuple[str, Place]]:
    """Find the characters of a value in its lines; one that is written as an escape stands where the value does."""
    lines = text.split("\n") if wanted else []
    for character in wanted:
        yield (
            character,
            next(
                (
                    Place(found.file, number, column + 1)
                    for number, line in enumerate(lines[place.line - 1 :], start=place.line)
                    if (column := line.find(character, place.column - 1 if number == place.line else 0)) >= 0
                ),
                place,
            ),
        )
