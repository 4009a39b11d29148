"""Read strict YAML: plain maps, lists and text, each with the place where it was written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

import yaml

from workshop.content.bounds import enough, overlong, shorten
from workshop.content.files import control_character, place_at
from workshop.content.yaml_errors import explain
from workshop.errors import Place, Problems

Data: TypeAlias = "str | list[Data] | dict[str, Data]"
Path: TypeAlias = tuple[str | int, ...]

MAX_LEVELS = 40
MAX_KEY = 200
MAX_VALUES = 20_000

_LONG_TAG = "tag:yaml.org,2002:"
_COMMENT = re.compile(r"[ \t]#(?P<tight>\S)?")


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML file, or several merged: its data, and for each path of keys and indexes the place and the layer."""

    data: dict[str, Data]
    keys: Mapping[Path, Place]
    values: Mapping[Path, Place]
    place: Place
    layers: Mapping[Path, str] = field(default_factory=dict)

    def place_of(self, path: Path) -> Place:
        """Say where a value stands, or what holds it if it is not there; the whole file for the top."""
        while path:
            if path in self.values:
                return self.values[path]
            path = path[:-1]
        return self.place

    def key_place(self, path: Path) -> Place:
        """Say where the key of a value stands; for an item of a list, the item."""
        return self.keys.get(path) or self.place_of(path)


class _Stop(Exception):
    """Nothing more in this file is worth reading."""


@dataclass(slots=True)
class _Open:
    """A map or list whose end has not come yet; `key` is None while a map waits for its next key."""

    path: Path
    data: dict[str, Data] | list[Data]
    key: str | None = None
    dropped: bool = False


def read_yaml(text: str, file: str, problems: Problems) -> Document | None:
    """Read one document whose top is a map; None if anything in it is an error."""
    reader = _Reader(text, file)
    reader.read()
    problems.extend(reader.problems)
    if reader.problems.errors or not isinstance(reader.top, dict):
        return None
    return Document(reader.top, reader.keys, reader.values, Place(file))


class _Reader:
    """Builds the data straight from libyaml's events: what we refuse is never composed, so no bomb can go off."""

    def __init__(self, text: str, file: str) -> None:
        self.text, self.file = text, file
        self.problems = Problems()
        self.keys: dict[Path, Place] = {}
        self.values: dict[Path, Place] = {}
        self.top: Data | None = None
        self.stack: list[_Open] = []
        self.documents = 0

    def read(self) -> None:
        """Read everything, gathering problems."""
        if self.text.strip() == "":
            self.problems.error("yaml-empty", "the file is empty", Place(self.file))
            return
        try:
            for event in yaml.parse(self.text, Loader=yaml.CSafeLoader):
                self.take(event)
                if enough(self.problems, 0):
                    return
        except _Stop:
            return
        except yaml.YAMLError as error:
            explain(error, self.text, self.file, self.problems)
            return
        if not isinstance(self.top, dict):
            self.check_top()

    def check_top(self) -> None:
        """Say what is wrong with a file that holds no map."""
        if self.top is None or self.top == "":
            self.problems.error("yaml-empty", "the file holds only comments", Place(self.file))
            return
        what = "a list" if isinstance(self.top, list) else "only text"
        hint = 'write lines like "title: Peili", with a space after the colon'
        self.problems.error("yaml-top", f"the file is {what}; it should have keys", Place(self.file, 1, 1), hint)

    def take(self, event: yaml.Event) -> None:
        """Add one event to the data."""
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                hint = 'take the line "---" away, or make two files of it'
                self.error("yaml-documents", "a second document begins here", event, hint)
                raise _Stop
        elif isinstance(event, yaml.AliasEvent):
            self.refuse(event, f'an alias, "*{event.anchor}"', "write the text out again")
            self.put("", event)
        elif isinstance(event, yaml.NodeEvent):
            self.take_node(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.stack.pop()

    def take_node(self, event: yaml.NodeEvent) -> None:
        """Add a text, or open a map or list."""
        if event.anchor:
            self.refuse(event, f'an anchor, "&{event.anchor}"', "write the text out at every place")
        tag = getattr(event, "tag", None)
        if tag:
            self.refuse(
                event, f'a tag, "{shorten(tag.replace(_LONG_TAG, "!!"))}"', 'put text that begins with "!" in quotes'
            )
        if isinstance(event, yaml.ScalarEvent):
            self.take_text(event)
            return
        if len(self.stack) >= MAX_LEVELS:
            self.error("yaml-deep", f"more than {MAX_LEVELS} levels of maps and lists", event)
            raise _Stop
        inner: dict[str, Data] | list[Data] = {} if isinstance(event, yaml.MappingStartEvent) else []
        if self.waits_for_key():
            self.error("yaml-key", "a key should be text, not a list or a map", event)
            raise _Stop
        path, dropped = self.put(inner, event)
        self.stack.append(_Open(path, inner, dropped=dropped))

    def waits_for_key(self) -> bool:
        """Tell whether the next thing is a key of the innermost map."""
        return bool(self.stack) and isinstance(self.stack[-1].data, dict) and self.stack[-1].key is None

    def take_text(self, event: yaml.ScalarEvent) -> None:
        """Add a text as a key or a value."""
        plain = event.style in (None, "")
        if self.waits_for_key():
            self.take_key(event, plain)
            return
        if plain and event.value:
            self.check_comment(event)
        if bad := control_character(event.value):
            self.error("file-character", bad, event)
        for index, message, hint in overlong(event.value):
            begin = event.value[index : index + 40].split("\n")[0]
            start = _mark(event.start_mark).index
            at = max(self.text.find(begin, start), start)
            self.problems.error("text-length", message, place_at(self.text, at, self.file), hint)
            if enough(self.problems, 0):
                break
        self.put(event.value, event)

    def take_key(self, event: yaml.ScalarEvent, plain: bool) -> None:
        """Remember a key until its value comes."""
        holder, key, place = self.stack[-1], event.value, self.place(event)
        if key == "" or len(key) > MAX_KEY:
            what = "a key is missing before the colon" if not key else f"a key of more than {MAX_KEY} letters"
            self.problems.error("yaml-key", what, place)
        elif key == "<<" and plain:
            self.refuse(event, 'a merge key, "<<"', "write the keys out")
        first = self.keys.get((*holder.path, key))
        if first is not None and not holder.dropped:
            hint = f"it is already on line {first.line}; keep one of them"
            self.problems.error("yaml-duplicate", f'"{shorten(key)}" is written twice', place, hint)
        elif not holder.dropped:
            self.keys[(*holder.path, key)] = place
        holder.key = key

    def put(self, value: Data, event: yaml.Event) -> tuple[Path, bool]:
        """Put a value where it belongs; says under which path, and whether it was dropped as the second of two."""
        if len(self.values) >= MAX_VALUES:
            self.error("yaml-values", f"more than {MAX_VALUES} values in one file", event, "divide it")
            raise _Stop
        if not self.stack:
            self.top = value
            return (), False
        holder = self.stack[-1]
        if isinstance(holder.data, list):
            path: Path = (*holder.path, len(holder.data))
            holder.data.append(value)
            self.values[path] = self.place(event)
            return path, holder.dropped
        if holder.key is None:
            raise _Stop  # an alias as a key, already refused
        path = (*holder.path, holder.key)
        dropped = holder.dropped or holder.key in holder.data
        if not dropped:
            holder.data[holder.key] = value
            self.values[path] = self.place(event)
        holder.key = None
        return path, dropped

    def check_comment(self, event: yaml.ScalarEvent) -> None:
        """Warn where a comment swallows what may be meant as text: one space before it, words before that."""
        end = _mark(event.end_mark)
        found = _COMMENT.match(self.text, end.index)
        if found and (found["tight"] or " " in event.value):
            place = Place(self.file, end.line + 1, end.column + 2)
            hint = "if it is text, put the whole text in quotes; if it is a comment, put two spaces before it"
            self.problems.warning("yaml-comment", 'what follows "#" is a comment and is not printed', place, hint)

    def place(self, event: yaml.Event) -> Place:
        """Say where an event begins."""
        start = _mark(event.start_mark)
        return Place(self.file, start.line + 1, start.column + 1)

    def error(self, code: str, message: str, event: yaml.Event, hint: str = "") -> None:
        """Add an error at an event."""
        self.problems.error(code, message, self.place(event), hint)

    def refuse(self, event: yaml.Event, what: str, hint: str) -> None:
        """Add an error about a feature of YAML that we leave out."""
        self.error("yaml-feature", f"{what}, is not allowed here", event, hint)


def _mark(mark: object) -> yaml.Mark:
    """Every event of libyaml has its marks, which the type stubs do not know."""
    return mark  # type: ignore[return-value]


def walk(data: Data, path: Path = ()) -> Iterator[tuple[Path, Data]]:
    """Go through every value below the top, outer before inner."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        yield (*path, key), value
        yield from walk(value, (*path, key))
