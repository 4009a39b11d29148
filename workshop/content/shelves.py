"""All layers at once: which of them hold a file or an item, and each file read a single time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from workshop.content.fields import ID_PATTERN, LANGUAGE_PATTERN, MAX_ID
from workshop.content.files import read_text
from workshop.content.kinds import HOMES, Kind
from workshop.content.layers import Layer, Shelf, from_layer, merge_documents, unique_layers
from workshop.content.translation import is_untouched
from workshop.content.yaml_text import Document, read_yaml
from workshop.errors import FileName, Place, Problem, Problems

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Found:
    """A file or folder of one layer, named relative to it."""

    shelf: Shelf
    name: str

    @property
    def layer(self) -> str:
        """The name of the layer."""
        return self.shelf.layer.name

    @property
    def file(self) -> FileName:
        """The name with where it lies."""
        return FileName(self.name, self.shelf.path(self.name))


class Shelves:
    """The layers in the order of looking things up, first wins."""

    def __init__(self, layers: Iterable[Layer]) -> None:
        self.layers = unique_layers(layers)
        self.shelves = tuple(Shelf(layer) for layer in self.layers)
        self.asked: set[str] = set()
        """The names of all files that were looked up, there or not: one that is saved or added can change a result."""
        self._results: dict[tuple[object, ...], tuple[Any, tuple[Problem, ...]]] = {}
        self._homes: dict[Kind, dict[str, list[Found]]] = {}

    def once(self, key: tuple[object, ...], make: Callable[[Problems], V], problems: Problems) -> V:
        """Make something a single time; its problems are told to everyone who asks for it."""
        if key not in self._results:
            found = Problems()
            self._results[key] = make(found), tuple(found)
        value, told = self._results[key]
        problems.extend(told)
        return value  # type: ignore[no-any-return]

    def items(self, kind: Kind) -> dict[str, list[Found]]:
        """List every id of a kind with the folders (or, for themes and labels, the files) that hold it, first wins."""
        if kind not in self._homes:
            found: dict[str, list[Found]] = {}
            for shelf in self.shelves:
                for folder in HOMES[kind].folders:
                    for name in self._ids(shelf, kind, folder):
                        file = name if HOMES[kind].facts else f"{name}.yaml"
                        found.setdefault(name, []).append(Found(shelf, f"{folder}/{file}"))
            self._homes[kind] = dict(sorted(found.items()))
        return self._homes[kind]

    def files(self, kind: Kind, item: str, file: str) -> list[Found]:
        """List the layers' files of one name that an item is put together from."""
        self.asked.update(f"{folder}/{item}/{file}" for folder in HOMES[kind].folders)
        homes = self.items(kind).get(item, [])
        files = [Found(h.shelf, f"{h.name}/{file}") for h in homes if h.shelf.has_file(f"{h.name}/{file}")]
        return [f for f in files if self.has_words(f)] if language_of(kind, file) else files

    def languages(self, kind: Kind, item: str) -> tuple[str, ...]:
        """List the languages that an item has words in, sorted."""
        files = [Found(h.shelf, f"{h.name}/{f}") for h in self.items(kind).get(item, []) for f in h.shelf.files(h.name)]
        codes = [(language_of(kind, found.name.rpartition("/")[2]), found) for found in files]
        return tuple(sorted({code for code, found in codes if code and self.has_words(found)}))

    def has_words(self, found: Found) -> bool:
        """Tell whether something is written in a file of words; one that waits to be translated counts as missing."""
        text = self._text(found, Problems())
        return text is None or not is_untouched(text)

    def first(self, name: str) -> Found | None:
        """Find a file by its name in the first layer that has it."""
        self.asked.add(name)
        return next((Found(shelf, name) for shelf in self.shelves if shelf.has_file(name)), None)

    def text(self, found: Found, problems: Problems) -> str | None:
        """Read a file's text."""
        self.asked.add(found.name)
        return self._text(found, problems)

    def _text(self, found: Found, problems: Problems) -> str | None:
        def read(own: Problems) -> str | None:
            file = found.file
            return read_text(file.path, file, own)

        return self.once(("text", found), read, problems)

    def document(self, found: Found, problems: Problems) -> Document | None:
        """Read a YAML file of one layer."""

        def read(own: Problems) -> Document | None:
            text = self.text(found, own)
            document = None if text is None else read_yaml(text, found.file, own)
            return document and from_layer(document, found.layer)

        return self.once(("document", found), read, problems)

    def merged(self, files: Sequence[Found], problems: Problems) -> Document | None:
        """Read YAML files and lay them over one another; None if there is none that can be read."""
        documents = [d for d in (self.document(found, problems) for found in files) if d is not None]
        return merge_documents(documents) if documents else None

    def _ids(self, shelf: Shelf, kind: Kind, folder: str) -> list[str]:
        if HOMES[kind].facts:
            names = [name for name in shelf.folders(folder) if is_id(name)]
            return [name for name in names if self._holds_something(shelf, kind, f"{folder}/{name}")]
        files = [file for file in shelf.files(folder) if file.endswith(".yaml") and is_id(file.removesuffix(".yaml"))]
        written = [f for f in files if kind != "labels" or self.has_words(Found(shelf, f"{folder}/{f}"))]
        return [file.removesuffix(".yaml") for file in written]

    def _holds_something(self, shelf: Shelf, kind: Kind, folder: str) -> bool:
        """Tell whether a folder holds more than words that wait to be translated; facts and pages need no reading."""
        files = shelf.files(folder)
        return any(not language_of(kind, file) for file in files) or any(
            self.has_words(Found(shelf, f"{folder}/{file}")) for file in files
        )


def language_of(kind: Kind, file: str) -> str:
    """Say which language a file of words is in; empty if it is not one."""
    stem = file.removesuffix(HOMES[kind].words)
    return stem if stem != file and LANGUAGE_PATTERN.fullmatch(stem) else ""


def is_id(name: str) -> bool:
    """Tell whether a name can be an id."""
    return len(name) <= MAX_ID and ID_PATTERN.fullmatch(name) is not None


def place_of_missing(found: Sequence[Found], file: str) -> Place:
    """Say where a file would stand if it were there: beside the others of the topmost layer."""
    return Place(f"{found[0].name}/{file}")
