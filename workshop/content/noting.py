"""Compare a layer with its record: what changed beneath its parts, which language is behind, and what to note anew."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from workshop.content.in_step import Behind, compare_languages
from workshop.content.layers import Shelf
from workshop.content.library import Library
from workshop.content.pieces import Piece
from workshop.content.seen import Seen, hash_of
from workshop.content.shelves import Found
from workshop.content.stacks import Overlay, Stack, list_stacks, lower_files, read_overlay
from workshop.content.translation import is_under_way
from workshop.errors import Problems

Pairs = dict[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Changed:
    """A part that was written over something else than what lies beneath it now.

    `before` and `now` tell whether anything lay beneath it then, and does now.
    """

    word: str
    piece: Piece
    before: bool
    now: bool


@dataclass(slots=True)
class Noted:
    """What a layer's record should hold now, and what its parts are to be told of."""

    overrides: dict[str, Pairs] = field(default_factory=dict)
    languages: dict[str, dict[str, str]] = field(default_factory=dict)
    changed: list[Changed] = field(default_factory=list)
    behind: list[Behind] = field(default_factory=list)

    @property
    def seen(self) -> Seen:
        """The record."""
        return Seen(self.overrides, self.languages)


def note_layer(library: Library, shelf: Shelf, seen: Seen, accepted: Collection[str] = ()) -> Noted:
    """Compare a layer's files with what was seen of them; `accepted` are those that are as they should be.

    A part that is new, or says something else than it did, is noted with what lies beneath it now: whoever wrote it
    has seen that. What is noted of a file that cannot be read stays.
    """
    noted = Noted()
    for _, group in groupby(list_stacks(library), key=lambda stack: (stack.kind, stack.word)):
        _note_item(library, [(s, found) for s in group if (found := _on(shelf, s))], seen, accepted, noted)
    return noted


def _on(shelf: Shelf, stack: Stack) -> Found | None:
    return next((found for found in stack.found if found.shelf is shelf), None)


def _note_item(
    library: Library, files: list[tuple[Stack, Found]], seen: Seen, accepted: Collection[str], noted: Noted
) -> None:
    worded = [found.name for stack, found in files if stack.language and not _is_under_way(library, found)]
    read: dict[str, Overlay | None] = {}
    for stack, found in files:
        name, before = found.name, seen.overrides.get(found.name, {})
        over, compared = lower_files(stack, found), len(worded) > 1 and found.name in worded
        if over or compared:
            read[name] = read_overlay(library, stack, found, Problems())
        overlay = read.get(name)
        if over and overlay:
            noted.overrides[name] = dict(_pairs(overlay, before, name in accepted, noted))
        elif before:
            noted.overrides[name] = dict(before)
    if len(worded) < 2:
        return
    overlays = [overlay for name in worded if (overlay := read[name])]
    if len(overlays) < len(worded):
        noted.languages |= {name: dict(seen.languages[name]) for name in worded if name in seen.languages}
        return
    hashes, behind = compare_languages(overlays, seen.languages, settled=set(worded) <= set(accepted))
    noted.languages |= hashes
    noted.behind += behind


def _pairs(
    overlay: Overlay, before: Mapping[str, tuple[str, str]], accepted: bool, noted: Noted
) -> Iterator[tuple[str, tuple[str, str]]]:
    """Say what to note of each part, and gather those whose text beneath is another one than before."""
    for name, piece in overlay.own.items():
        below = overlay.below.get(name)
        now = hash_of(piece.words), hash_of(below.words) if below else ""
        old = before.get(name, now)
        if accepted or old[0] != now[0] or now[0] == now[1]:
            old = now
        elif old[1] != now[1]:
            noted.changed.append(Changed(overlay.stack.word, piece, bool(old[1]), bool(now[1])))
        yield name, old


def _is_under_way(library: Library, found: Found) -> bool:
    return is_under_way(library.shelves.text(found, Problems()) or "")
