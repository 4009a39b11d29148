"""What a layer says and what lies beneath it, part by part, for one item or file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from workshop.content.bounds import shorten
from workshop.content.library import Library
from workshop.content.pieces import Piece
from workshop.content.shelves import Found
from workshop.content.stacks import Overlay, Stack, list_stacks, stacks_of
from workshop.errors import Place, Problems, nearest

_ROOTS = ("exercises", "templates")
_LEVELS = 2
"""How many keys down a part is told by itself; what is deeper, as the words of a card, is told together."""


@dataclass(frozen=True, slots=True)
class Side:
    """What one layer says."""

    layer: str
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A part that a layer's file says in other words than what lies beneath it; None is beneath what it adds.

    `part` is "" for a whole file; `names` are those of its single values.
    """

    part: str
    title: str
    place: Place
    own: Side
    below: Side | None
    names: tuple[str, ...]


def find_stacks(library: Library, word: str, problems: Problems) -> list[Stack]:
    """Find the files of an item, or one file or folder under its path in a layer; none, and a problem, if unknown."""
    kind, _, code = word.partition("/")
    if kind == "labels" and code in library.ids("labels"):
        return list(stacks_of(library, "labels", code))
    if path := _path_in_layer(word):
        return _stacks_at(library, path, word, problems)
    found = library.find(word, problems, Place(shorten(word) or "ID"))
    return list(stacks_of(library, *found)) if found else []


def list_differences(overlay: Overlay) -> Iterator[Difference]:
    """List the parts of a file that say something else than what lies beneath them, in the order they are written."""
    pairs = sorted(overlay.differing(), key=lambda pair: pair[0].place)
    for part, group in groupby(pairs, key=lambda pair: _part(pair[0].name)):
        found = list(group)
        names, place = tuple(piece.name for piece, _ in found), found[0][0].place
        own = [piece for piece, _ in found]
        below = [piece for _, piece in found if piece]
        title = found[0][0].title if names == (part,) else part
        yield Difference(part, title, place, _side(part, own), _side(part, below) if below else None, names)


def _part(name: str) -> str:
    return ".".join(name.split(".")[:_LEVELS])


def _side(part: str, pieces: Sequence[Piece]) -> Side:
    layers = " and ".join(dict.fromkeys(piece.layer for piece in pieces))
    if all(piece.name == part for piece in pieces):
        return Side(layers, pieces[0].text)
    return Side(layers, "\n".join(f"{piece.name[len(part) + 1 :]}: {piece.text}" for piece in pieces))


def _path_in_layer(word: str) -> str:
    """Take off what leads to a layer, so that a path is one in it; "" if it is none."""
    parts = [part for part in word.replace("\\", "/").split("/") if part not in ("", ".")]
    first = next((i for i, part in enumerate(parts[:-1]) if part in _ROOTS), None)
    return "" if first is None else "/".join(parts[first:])


def _stacks_at(library: Library, path: str, word: str, problems: Problems) -> list[Stack]:
    def is_at(found: Found) -> bool:
        return found.name == path or found.name.startswith(f"{path}/")

    stacks = [stack for stack in list_stacks(library) if any(map(is_at, stack.found))]
    if stacks:
        return stacks
    found = library.shelves.first(path)
    if found is None:
        folder, _, last = path.rpartition("/")
        near = nearest(last, {name for shelf in library.shelves.shelves for name in shelf.files(folder)})
        problems.error("unknown", "no layer has this file", Place(shorten(word)), near)
        return []
    return [Stack(path, None, "", "", (found,))]
