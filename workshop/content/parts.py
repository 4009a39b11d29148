"""Say which layer each part of an item came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workshop.content.kinds import HOMES, Kind
from workshop.content.pieces import read_pieces
from workshop.content.yaml_text import Data, Path, walk
from workshop.errors import Problems

if TYPE_CHECKING:
    from workshop.content.library import Library


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a file, and the layer it came from; `name` is a key or the id of a section, "" for the whole file."""

    file: str
    name: str
    layer: str


def list_parts(library: Library, kind: Kind, item: str) -> tuple[Part, ...]:
    """List the parts of an item that is there: whole files, and single parts where a file comes from several layers."""
    parts: list[Part] = []
    for file, layers in library.layers_of(kind, item).items():
        names = _names(library, kind, item, file) if len(layers) > 1 else {}
        parts.extend(Part(file, name, layer) for name, layer in names.items())
        if not names:
            parts.append(Part(file, "", layers[0]))
    return tuple(parts)


def _names(library: Library, kind: Kind, item: str, file: str) -> dict[str, str]:
    """Say for each key or section of a merged file where it came from; for a map only if that is one layer."""
    home, shelves = HOMES[kind], library.shelves
    files = shelves.files(kind, item, file) if home.facts else shelves.items(kind)[item]
    if file.endswith(".md"):
        return {name: piece.layer for name, piece in read_pieces(library, files, Problems()).items()}
    document = shelves.merged(files, Problems()) if file.endswith(".yaml") else None
    return dict(_runs(document.data, (), document.layers)) if document else {}


def _runs(data: dict[str, Data], path: Path, layers: Mapping[Path, str]) -> Iterator[tuple[str, str]]:
    for key, value in data.items():
        at = (*path, key)
        inner = {layers[leaf] for leaf, part in walk(value, at) if not isinstance(part, dict)} or {layers[at]}
        if isinstance(value, dict) and len(inner) > 1:
            yield from _runs(value, at, layers)
        else:
            yield ".".join(map(str, at)), inner.pop()
