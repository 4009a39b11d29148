"""Compare the languages of an item in one layer: which was left as it was when another changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workshop.content.pieces import Piece
from workshop.content.seen import hash_of
from workshop.content.stacks import Overlay

Hashes = dict[str, str]


@dataclass(frozen=True, slots=True)
class Behind:
    """A file of words that was not touched since others changed: their names, and the titles of what changed."""

    word: str
    file: str
    since: tuple[tuple[str, tuple[str, ...]], ...]


def compare_languages(
    overlays: Sequence[Overlay], seen: Mapping[str, Mapping[str, str]], *, settled: bool
) -> tuple[dict[str, Hashes], list[Behind]]:
    """Say what to note of an item's files of words, and which are behind; `settled` takes them all as they are.

    What is in the record stays in it until no language is behind. A file that is new to it counts as in step.
    """
    now = {overlay.found.name: hashes(overlay.own) for overlay in overlays}
    changes = {name: _changed(now[name], seen[name]) for name in now if name in seen}
    left = [overlay for overlay in overlays if changes.get(overlay.found.name) == []]
    changed = [(overlay, changes[overlay.found.name]) for overlay in overlays if changes.get(overlay.found.name)]
    told = [Behind(each.stack.word, each.found.name, tuple(_since(each, changed))) for each in left]
    behind = [each for each in told if each.since]
    if settled or not behind:
        return now, []
    return {name: dict(seen.get(name, now[name])) for name in now}, behind


def hashes(pieces: Mapping[str, Piece]) -> Hashes:
    """Shorten every part to its hash."""
    return {name: hash_of(piece.words) for name, piece in pieces.items()}


def _changed(now: Mapping[str, str], before: Mapping[str, str]) -> list[str]:
    """List the parts that say something else than before, or are new, or gone."""
    return [part for part in dict.fromkeys([*now, *before]) if now.get(part) != before.get(part)]


def _since(left: Overlay, changed: Sequence[tuple[Overlay, list[str]]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Name the files that changed, and what in them; not what the file that was left leaves to a layer beneath it."""
    for overlay, parts in changed:
        felt = [part for part in parts if part in left.own or part not in left.below]
        if felt:
            titles = (overlay.own[part].title if part in overlay.own else part for part in felt)
            yield overlay.found.name.rpartition("/")[2], tuple(titles)
