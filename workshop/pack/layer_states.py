"""Tell how installed layers do: whether they are whole, and whether their files are still as they were installed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workshop.content.files import read_bytes
from workshop.errors import ContentError, Place, Problems
from workshop.pack.bundle_rules import TOP, is_beside, is_clutter
from workshop.pack.installed import Installed, layer_folder, read_index
from workshop.pack.manifest import MANIFEST, MOST_MANIFEST, BundleFile, Manifest, parse_manifest


@dataclass(frozen=True, slots=True)
class State:
    """An installed layer: its folder, its manifest, None if that is lost, and the files that are not as installed."""

    entry: Installed
    root: Path
    manifest: Manifest | None
    changed: tuple[str, ...] = ()


def list_states(home: Path) -> tuple[State, ...]:
    """Look at every installed layer, in order; ContentError if it is not to be known which there are."""
    return tuple(state_of(home, entry) for entry in read_index(home))


def state_named(home: Path, item: str) -> State | None:
    """Look at the installed layer of an id; None if there is none."""
    return next((state_of(home, entry) for entry in read_index(home) if entry.id == item), None)


def state_of(home: Path, entry: Installed) -> State:
    """Look at an installed layer."""
    root = layer_folder(home, entry)
    data = read_bytes(root / MANIFEST, MANIFEST, Problems(), MOST_MANIFEST)
    try:
        manifest = parse_manifest(data or b"", Place(str(root / MANIFEST)))
    except ContentError:
        return State(entry, root, None)
    return State(entry, root, manifest, _changed(root, manifest))


def _changed(root: Path, manifest: Manifest) -> tuple[str, ...]:
    """List the files that were changed, taken away or added."""
    there, listed = set(_names(root)), {file.name: file for file in manifest.files}
    changed = {name for name in there & listed.keys() if not _is_same(root / name, listed[name])}
    return tuple(sorted(changed | (there ^ listed.keys())))


def _names(root: Path) -> Iterator[str]:
    """List the files of a layer, but not what programs leave behind."""
    for folder, folders, files in os.walk(root):
        inside = Path(folder).relative_to(root).as_posix()
        top = inside == "."
        folders[:] = [name for name in folders if not is_clutter(name) and (not top or name in TOP)]
        yield from (
            name if top else f"{inside}/{name}"
            for name in files
            if not is_clutter(name) and (not top or is_beside(name))
        )


def _is_same(path: Path, file: BundleFile) -> bool:
    try:
        if path.is_symlink() or path.stat().st_size != file.size:
            return False
        return hashlib.sha256(path.read_bytes()).hexdigest() == file.sha256
    except OSError:
        return False
