"""Files of one name that lie over one another: which they are, and what each part of one lies over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workshop.content.check_files import is_read
from workshop.content.kinds import HOMES, Kind
from workshop.content.pieces import Piece, read_pieces
from workshop.content.shelves import Found, language_of
from workshop.errors import Problems

if TYPE_CHECKING:
    from workshop.content.library import Library

_LOOSE_FOLDERS = ("templates/documents", "templates/cards")
_LOOSE_FILES = ("exercises/skills.yaml",)


@dataclass(frozen=True, slots=True)
class Stack:
    """The files of one name, first wins, and the word that people type for what they belong to.

    `kind` and `id` are "" for a file that belongs to no item; `language` is "" for what is the same in every language.
    """

    word: str
    kind: Kind | None
    id: str
    language: str
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Overlay:
    """A layer's file, and those that it lies over: the parts of both by their names. None beneath, none in `below`."""

    stack: Stack
    found: Found
    lower: tuple[Found, ...]
    own: Mapping[str, Piece]
    below: Mapping[str, Piece]

    def differing(self) -> Iterator[tuple[Piece, Piece | None]]:
        """Yield each part that says something else than what lies beneath it, which may be nothing."""
        for name, piece in self.own.items():
            below = self.below.get(name)
            if below is None or below.words != piece.words:
                yield piece, below


def list_stacks(library: Library) -> Iterator[Stack]:
    """Go through all files of which a layer that is not the box's has one."""
    for kind in HOMES:
        for item, homes in library.shelves.items(kind).items():
            if any(not home.shelf.layer.trusted for home in homes):
                yield from stacks_of(library, kind, item)
    shelves = library.shelves.shelves
    names = [f"{folder}/{file}" for shelf in shelves for folder in _LOOSE_FOLDERS for file in shelf.files(folder)]
    for name in dict.fromkeys([*_LOOSE_FILES, *names]):
        found = tuple(Found(shelf, name) for shelf in shelves if shelf.has_file(name))
        if any(not each.shelf.layer.trusted for each in found):
            yield Stack(name, None, "", "", found)


def stacks_of(library: Library, kind: Kind, item: str) -> Iterator[Stack]:
    """Go through the files of an item that is there, but for those that nothing reads."""
    homes, word = library.shelves.items(kind)[item], word_for(library, kind, item)
    if not HOMES[kind].facts:
        yield Stack(word, kind, item, "", tuple(homes))
        return
    for file in dict.fromkeys(file for home in homes for file in home.shelf.files(home.name)):
        found = tuple(library.shelves.files(kind, item, file)) if is_read(kind, file) else ()
        if found:
            yield Stack(word, kind, item, language_of(kind, file), found)


def word_for(library: Library, kind: Kind, item: str) -> str:
    """Say what people type for an item: its id, with its kind before it where that is not enough."""
    others = [other for other in HOMES if other not in (kind, "labels") and item in library.shelves.items(other)]
    return f"{kind}/{item}" if others or kind == "labels" else item


def read_overlay(library: Library, stack: Stack, found: Found, problems: Problems) -> Overlay | None:
    """Read one file of a stack, and what lies beneath it; None, and problems, if either has errors."""
    own, lower = Problems(), lower_files(stack, found)
    overlay = Overlay(stack, found, lower, read_pieces(library, [found], own), read_pieces(library, lower, own))
    problems.extend(own)
    return None if own.errors else overlay


def lower_files(stack: Stack, found: Found) -> tuple[Found, ...]:
    """List the files of a stack that lie beneath one of them."""
    return tuple(each for each in stack.found[stack.found.index(found) :] if each.shelf is not found.shelf)
