"""Keep the records of the layers: read one, compare its layer with it, tell what is stale, write it again."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from contextlib import suppress
from pathlib import Path

from workshop.content.files import read_text
from workshop.content.in_step import Behind
from workshop.content.kinds import Kind
from workshop.content.layers import Layer, Shelf
from workshop.content.library import Library
from workshop.content.noting import Changed, Noted, note_layer
from workshop.content.seen import FILE, Seen, read_seen, write_seen
from workshop.content.stale import tell_stale
from workshop.errors import Place, Problems
from workshop.pack.box import HERE, is_same
from workshop.pack.disk import write_over
from workshop.pack.output_problems import explain
from workshop.pack.placing import ELSEWHERE


def check_records(library: Library, problems: Problems, root: Path | None = None) -> None:
    """Warn of what is stale in each layer, or in the one at `root`, and note what is new; what is read-only stays."""
    options = library_options(library.layers)
    for shelf in _own_shelves(library, root):
        seen = _read(shelf, problems)
        if seen is not None:
            noted = note_layer(library, shelf, seen)
            tell_stale(noted, options, problems)
            with suppress(OSError):
                _write(shelf, seen, noted.seen)


def note_copy(kind: Kind, item: str, root: Path, layers: Sequence[Layer]) -> None:
    """Note in the layer at `root` what lies beneath an item that was copied into it just now, if anything does."""
    library = Library(layers)
    homes = library.shelves.items(kind).get(item, [])
    if any(not is_same(home.shelf.layer.root, root) for home in homes):
        check_records(library, Problems(), root)


def find_stale(library: Library, problems: Problems) -> dict[Layer, Noted]:
    """Compare each layer with its record, and write nothing."""
    records = {shelf: seen for shelf in _own_shelves(library) if (seen := _read(shelf, problems)) is not None}
    return {shelf.layer: note_layer(library, shelf, seen) for shelf, seen in records.items()}


def accept(library: Library, names: Collection[str], problems: Problems) -> dict[Layer, list[Changed | Behind]]:
    """Note that files of these names are as they should be; gives what was stale of them in each layer.

    Raises OutputError if a record cannot be written.
    """
    done: dict[Layer, list[Changed | Behind]] = {}
    for shelf in _own_shelves(library):
        seen = _read(shelf, problems)
        if seen is None:
            continue
        stale, left = note_layer(library, shelf, seen), note_layer(library, shelf, seen, names)
        try:
            _write(shelf, seen, left.seen)
        except OSError as error:
            raise explain(error, shelf.layer.root / FILE, ELSEWHERE) from error
        done[shelf.layer] = [
            *(each for each in stale.changed if each not in left.changed),
            *(each for each in stale.behind if each not in left.behind),
        ]
    return done


def library_in_place(root: Path, layers: Sequence[Layer], first: Library) -> Library:
    """Open the library in which a layer lies where a build finds it; `first` has it in front, where a build has not."""
    if not any(is_same(layer.root, root) for layer in layers) or tuple(layers) == first.layers:
        return first
    return Library(layers)


def library_options(layers: Sequence[Layer]) -> str:
    """Say which options show these layers to a command, with a space behind."""
    names = [layer.name for layer in layers if _is_own(layer) and layer.name != HERE]
    return "".join(f'--library "{name}" ' if " " in name else f"--library {name} " for name in names)


def _is_own(layer: Layer) -> bool:
    """Tell whether the user writes in a layer; one that was installed is looked after by whoever made it."""
    return not (layer.trusted or layer.installed)


def _own_shelves(library: Library, root: Path | None = None) -> list[Shelf]:
    shelves = [shelf for shelf in library.shelves.shelves if _is_own(shelf.layer)]
    return [shelf for shelf in shelves if root is None or is_same(shelf.layer.root, root)]


def _read(shelf: Shelf, problems: Problems) -> Seen | None:
    """Read a layer's record, an empty one if there is none; None, and a warning, if it cannot be used."""
    path, own = shelf.layer.root / FILE, Problems()
    if not os.path.lexists(path):
        return Seen()
    text = read_text(path, FILE, own)
    why = own.found[0].message if own.found else ""
    if text is not None:
        try:
            return read_seen(text)
        except ValueError as error:
            why = str(error)
    hint = "put an older one in its place, or take it away: the next check makes another"
    problems.warning("record", f"this record of what was seen cannot be used: {why}", Place(FILE), hint)
    return None


def _write(shelf: Shelf, before: Seen, seen: Seen) -> None:
    """Write a layer's record if it has changed: beside it, then in its place; take one away that holds nothing."""
    path, text = shelf.layer.root / FILE, write_seen(seen)
    if text == write_seen(before):
        return
    if not text:
        path.unlink(missing_ok=True)
        return
    write_over(path, text.encode())
