"""Layers: folders of content laid over one another, the files in them, and how two files of one name merge."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from workshop.content.files import is_inside, same_name
from workshop.content.yaml_text import Data, Document, walk
from workshop.content.yaml_text import Path as KeyPath
from workshop.errors import Place, Problems

# A layer's root may be any folder, full of other things; only these are ours.
_TOP = ("exercises", "templates")
_DEEPEST = 10


@dataclass(frozen=True, slots=True)
class Layer:
    """A folder that holds `exercises/`, `templates/` or both; only the box's own templates are trusted.

    One that was installed is someone else's: the user does not write in it.
    """

    name: str
    root: Path
    trusted: bool = False
    installed: bool = False


def unique_layers(layers: Iterable[Layer]) -> tuple[Layer, ...]:
    """Leave out folders that come a second time, links followed."""
    seen: dict[str, Layer] = {}
    for layer in layers:
        seen.setdefault(os.path.realpath(layer.root), layer)
    return tuple(seen.values())


class Shelf:
    """One layer's files, listed when they are asked for; names are relative to the layer, with `/`."""

    def __init__(self, layer: Layer) -> None:
        self.layer = layer
        self.problems = Problems()
        self._listed: dict[str, dict[str, bool]] = {}

    def folders(self, folder: str) -> tuple[str, ...]:
        """List the folders in a folder, by name."""
        return tuple(name for name, is_folder in self._list(folder).items() if is_folder)

    def files(self, folder: str) -> tuple[str, ...]:
        """List the files in a folder, by name."""
        return tuple(name for name, is_folder in self._list(folder).items() if not is_folder)

    def has_file(self, name: str) -> bool:
        """Tell whether the layer holds a file, spelt exactly so."""
        folder, _, last = name.rpartition("/")
        return folder.count("/") < _DEEPEST and self._list(folder).get(last) is False

    def path(self, name: str) -> Path:
        """Say where a file that the layer holds lies on the disk."""
        return self.layer.root.joinpath(*name.split("/"))

    def _list(self, folder: str) -> dict[str, bool]:
        if folder not in self._listed:
            self._listed[folder] = self._read_folder(folder)
        return self._listed[folder]

    def _read_folder(self, folder: str) -> dict[str, bool]:
        """List a folder: its names, and whether each is a folder. A link that leads out of the layer is left out."""
        above, _, last = folder.rpartition("/")
        if folder and self._list(above).get(last) is not True:
            return {}
        found: dict[str, bool] = {}
        try:
            with os.scandir(self.path(folder) if folder else self.layer.root) as entries:
                for entry in sorted(entries, key=lambda e: e.name):
                    self._take(entry, f"{folder}/{entry.name}" if folder else entry.name, found)
        except FileNotFoundError:
            return {}
        except OSError as error:
            why = (error.strerror or "no reason given").lower()
            self.problems.error("folder-unreadable", f"cannot be read: {why}", Place(folder or "."))
        self._check_collisions(folder, found)
        return found

    def _take(self, entry: os.DirEntry[str], name: str, found: dict[str, bool]) -> None:
        if entry.name.startswith(".") or (name == entry.name and name not in _TOP):
            return
        if entry.is_symlink() and not is_inside(Path(entry.path), self.layer.root):
            hint = "put a copy of it here"
            self.problems.error("link-outside", "a link that leads out of its layer", Place(name), hint)
            return
        found[entry.name] = _is_folder(entry)

    def _check_collisions(self, folder: str, found: Iterable[str]) -> None:
        seen: dict[str, str] = {}
        for name in found:
            first = seen.setdefault(same_name(name), name)
            if first != name:
                message = f'its name differs from "{first}" only in ways that some computers do not see'
                self.problems.error("name-collision", message, Place(f"{folder}/{name}"), "rename one of them")


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


def merge_documents(documents: Sequence[Document]) -> Document:
    """Lay documents over one another, first wins: maps merge key by key, lists and single texts replace.

    Keys keep the order of the lowest document that has them; new ones follow.
    """
    merged = documents[-1]
    for upper in reversed(documents[:-1]):
        merged = _merge_two(upper, merged)
    return merged


def from_layer(document: Document, layer: str) -> Document:
    """Note for every part of a document which layer it came from."""
    return Document(
        document.data, document.keys, document.values, document.place, dict.fromkeys(document.values, layer)
    )


def _merge_two(upper: Document, lower: Document) -> Document:
    keys, values, layers = dict(lower.keys), dict(lower.values), dict(lower.layers)

    def forget(path: KeyPath, data: Data) -> None:
        for inner, _ in walk(data, path):
            for places in (keys, values, layers):
                places.pop(inner, None)

    def lay(over: dict[str, Data], under: dict[str, Data], path: KeyPath) -> dict[str, Data]:
        out = dict(under)
        for key, value in over.items():
            at = (*path, key)
            below = under.get(key)
            if isinstance(value, dict) and isinstance(below, dict):
                out[key] = lay(value, below, at)
                take([at])
                continue
            if below is not None:
                forget(at, below)
            out[key] = value
            take([at, *(inner for inner, _ in walk(value, at))])
        return out

    def take(paths: Iterable[KeyPath]) -> None:
        for at in paths:
            if at in upper.keys:
                keys[at] = upper.keys[at]
            values[at] = upper.values[at]
            layers[at] = upper.layers.get(at, "")

    return Document(lay(upper.data, lower.data, ()), keys, values, upper.place, layers)
