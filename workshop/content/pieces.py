"""Divide a file into the parts that one layer can lay over another's: sections, keys, or the file as a whole."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workshop.content.exercise_text import TextPart
from workshop.content.files import read_bytes
from workshop.content.shelves import Found, language_of
from workshop.content.translation import without_note
from workshop.content.yaml_text import Data, Document, Path
from workshop.content.yaml_writing import write_yaml
from workshop.errors import Place, Problems

_MOST_BYTES = 30_000_000

if TYPE_CHECKING:
    from workshop.content.library import Library


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a file.

    `name` is the id of a section or a key like `minutes.typical`, "" for the whole file; `title` is what people call
    it. `text` is as it is written, `words` what counts of it: the same however lines are broken and values are quoted.
    """

    name: str
    title: str
    text: str
    words: str
    place: Place
    layer: str


def read_pieces(library: Library, files: Sequence[Found], problems: Problems) -> dict[str, Piece]:
    """Divide files of one name, laid over one another, first wins; what comes with problems may lack parts."""
    if not files:
        return {}
    if files[0].name.endswith(".md"):
        laid: dict[str, Piece] = {}
        for found in reversed(files):
            laid |= {piece.name: piece for piece in _text_pieces(library, found, problems)}
        return laid
    if files[0].name.endswith(".yaml"):
        document = library.shelves.merged(files, problems)
        return {piece.name: piece for piece in _yaml_pieces(document)} if document else {}
    return {piece.name: piece for piece in _whole(library, files[0], problems)}


def fold(text: str) -> str:
    """Put a text on one line, with single spaces, so that breaking its lines anew changes nothing."""
    return " ".join(text.split())


def _text_pieces(library: Library, found: Found, problems: Problems) -> Iterator[Piece]:
    """Divide an exercise's text into its name, its summary and its sections."""
    part = library.text_part(found, language_of("exercise", found.name.rpartition("/")[2]), problems)
    if part is None:
        return
    lines = without_note(library.shelves.text(found, problems) or "").split("\n")
    yield from _top_pieces(part, lines, found)
    sections = sorted(part.sections.values(), key=lambda section: section.place.line)
    ends = (*(section.place.line - 1 for section in sections[1:]), len(lines))
    for section, end in zip(sections, ends, strict=False):  # a text with no section has an end all the same
        heading, body = lines[section.place.line - 1].strip(), "\n".join(lines[section.place.line : end]).strip("\n")
        words = f"{section.minutes or ''} {fold(body)}"
        yield Piece(section.id, section.heading, f"{heading}\n\n{body}", words, section.place, found.layer)


def _top_pieces(part: TextPart, lines: Sequence[str], found: Found) -> Iterator[Piece]:
    written = [number for number, line in enumerate(lines, 1) if line.strip()]
    for name, text, number in zip(("name", "summary"), (part.name, part.summary), written, strict=False):
        if text:
            yield Piece(name, name, text, fold(text), Place(found.name, number, 1), found.layer)


def _yaml_pieces(document: Document) -> Iterator[Piece]:
    """Divide a YAML file into its single values; a list is one, as it replaces another whole."""
    for path, value in _leaves(document.data):
        name = ".".join(map(str, path))
        text = value if isinstance(value, str) else write_yaml(value).strip("\n")
        words = fold(value) if isinstance(value, str) else json.dumps(_folded(value), sort_keys=True)
        yield Piece(name, name, text, words, document.key_place(path), document.layers.get(path, ""))


def _leaves(data: Data, path: Path = ()) -> Iterator[tuple[Path, Data]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _leaves(value, (*path, key))
    else:
        yield path, data


def _folded(data: Data) -> Data:
    if isinstance(data, dict):
        return {key: _folded(value) for key, value in data.items()}
    return [_folded(value) for value in data] if isinstance(data, list) else fold(data)


def _whole(library: Library, found: Found, problems: Problems) -> Iterator[Piece]:
    """Take a template or a picture as it is."""
    place, layer = Place(found.name), found.layer
    if found.name.endswith(".j2"):
        text = library.shelves.text(found, problems)
        if text is not None:
            yield Piece("", "", text.strip("\n"), fold(text), place, layer)
        return
    path = found.shelf.path(found.name)
    data = read_bytes(path, found.name, problems, _MOST_BYTES, "make it smaller") if os.path.isfile(path) else b""
    if data is None:
        return
    yield Piece("", "", f"not text: {len(data)} bytes", hashlib.sha256(data).hexdigest(), place, layer)
