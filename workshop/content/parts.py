"""Say which layer each part of an item came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workshop.content.kinds import HOMES, Kind
from workshop.content.shelves import language_of
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
    """Say for each key or section of a merged file where it came from."""
    if kind == "exercise" and (language := language_of(kind, file)):
        text = library.text(item, language, Problems())
        return {section.id: section.layer for section in text.sections.values()} if text else {}
    home, shelves = HOMES[kind], library.shelves
    files = shelves.files(kind, item, file) if home.facts else shelves.items(kind)[item]
    document = shelves.merged(files, Problems()) if file.endswith(".yaml") else None
    if document is None:
        return {}
    names: dict[str, str] = {}
    for key, value in document.data.items():
        inner = {f"{key}.{k}": document.layers[key, k] for k in value} if isinstance(value, dict) else {}
        names.update(inner if len(set(inner.values())) > 1 else {key: document.layers[(key,)]})
    return names
