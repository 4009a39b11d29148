"""Check a document against a model, and say in plain words what does not fit."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from workshop.content.bounds import MAX_PROBLEMS, shorten
from workshop.content.yaml_text import Document, Path
from workshop.errors import Problems, nearest

Model = TypeVar("Model", bound=BaseModel)


def validate(model: type[Model], document: Document, problems: Problems, at: Path = ()) -> Model | None:
    """Read a document, or the part of it under the path `at`, as a model; None, and problems, if it fails."""
    data: Any = document.data
    for step in at:
        data = data[step]
    try:
        return model.model_validate(data)
    except ValidationError as error:
        for detail in _without_echoes(error.errors(include_url=False)[:MAX_PROBLEMS]):
            _Translation(model, document, at, data, detail).tell(problems)
        return None


def salvage(model: type[Model], document: Document) -> Model | None:
    """Read a document that fails as far as it can be read: without its unknown keys, wrong values left out.

    For looking on: what comes of it must never be built, and its own problems are told by `validate`.
    """
    data: Any = copy.deepcopy(document.data)
    for _ in range(MAX_PROBLEMS):
        try:
            return model.model_validate(data)
        except ValidationError as error:
            paths = {tuple(_real_steps(detail["loc"], data)) for detail in error.errors(include_url=False)}
            dropped = [_drop(data, path) for path in paths]
            if not all(dropped):
                return None
    return None


def _drop(data: Any, path: Path) -> bool:
    """Take what is at a path out of nested maps and lists; false if it is not there."""
    *above, last = path or ("",)
    for step in above:
        data = data[step] if _holds(data, step) else None
    if isinstance(data, dict) and last in data:
        del data[last]
        return True
    return False


def _holds(data: Any, step: int | str) -> bool:
    return step in data if isinstance(data, dict) else isinstance(data, list) and step in range(len(data))


def _without_echoes(details: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """Leave out the key that is missing because it is misspelt: the unknown key's hint names it."""
    unknown = [d["loc"] for d in details if d["type"] == "extra_forbidden"]
    for detail in details:
        *holder, key = detail["loc"] or ("",)
        near = [str(loc[-1]) for loc in unknown if list(loc[:-1]) == holder and nearest(str(loc[-1]), [str(key)])]
        if detail["type"] != "missing" or not near:
            yield detail


class _Translation:
    """One of pydantic's errors on its way to one of our problems."""

    def __init__(self, model: type[BaseModel], document: Document, at: Path, data: Any, detail: ErrorDetails) -> None:
        self.model, self.document, self.detail = model, document, detail
        self.inner = tuple(_real_steps(detail["loc"], data))
        self.path: Path = (*at, *self.inner)
        self.context = detail.get("ctx", {})

    def tell(self, problems: Problems) -> None:
        """Add the problem."""
        code, kind = "value", self.detail["type"]
        if kind == "missing":
            code, message, hint = "key-missing", *self.missing()
            place = self.document.key_place(self.path[:-1]) if self.path[:-1] else self.document.place
        elif kind == "extra_forbidden":
            code, message, hint = "key-unknown", *self.unknown()
            place = self.document.key_place(self.path)
        else:
            message, hint = self.mismatch(kind)
            is_key = self.path[-1:] == ("[key]",)
            at = (self.context["at"],) if kind == "broken" and self.context["at"] else ()
            place = self.document.key_place(self.path[:-1]) if is_key else self.document.place_of((*self.path, *at))
        problems.error(code, message, place, hint)

    def missing(self) -> tuple[str, str]:
        """Say which key is missing, and from what."""
        key = self.inner[-1]
        holder = _name(self.path[:-1])
        return (f'{holder} has no "{key}"' if holder else f'"{key}" is missing'), f'add "{key}: …"'

    def unknown(self) -> tuple[str, str]:
        """Say which key is not known, and which is near."""
        known = _keys_at(self.model, self.inner[:-1])
        hint = nearest(str(self.inner[-1]), known)
        return f'unknown key "{shorten(str(self.inner[-1]))}"', hint or (
            f"known keys: {', '.join(known)}" if known else ""
        )

    def mismatch(self, kind: str) -> tuple[str, str]:
        """Say what a value should be, and what it is."""
        if kind == "broken":
            return self.context["message"], self.context["hint"]
        if self.path and self.path[-1] == "[key]":
            key = f'"{shorten(str(self.path[-2]))}"'
            if kind == "value_error":
                return f"{key}: {self.context['error']}", ""
            return f"{key} should be {self.context.get('what', 'text')}", ""
        name = _name(self.path) or "the file"
        if kind == "value_error":
            return f"{name}: {self.context['error']}", ""
        what, hint = self.wanted(kind, name)
        return f"{name} should be {what}, not {_quoted(self.detail['input'])}", hint

    def wanted(self, kind: str, name: str) -> tuple[str, str]:
        """Say what a value should be, and how to write it."""
        value = self.detail["input"]
        if kind == "expected":
            return self.context["what"], self.context["hint"]
        if kind in ("greater_than", "finite_number", "less_than"):
            return "a number above 0", ""
        if kind in ("float_parsing", "float_type"):
            return "a number", "write it in figures, as in 4.5"
        if kind == "less_than_equal":
            return f"a number of {self.context['le']:g} at the most", ""
        if kind in ("bool_parsing", "bool_type"):
            return "true or false", ""
        if kind == "literal_error":
            words = re.findall(r"'([^']*)'", self.context["expected"])
            return _or(words), nearest(value[:100], words) if isinstance(value, str) else ""
        if kind in ("tuple_type", "list_type"):
            text = isinstance(value, str) and "\n" not in value
            return "a list", f"write {name.strip(chr(34))}: [{shorten(str(value))}]" if text else ""
        if kind in ("model_type", "model_attributes_type", "dict_type"):
            keys = _keys_at(self.model, self.inner)
            return (f"a map with the keys {', '.join(keys)}" if keys else "a map of keys and values"), ""
        return "text" if kind == "string_type" else f"something else ({self.detail['msg'].lower()})", ""


def _real_steps(loc: tuple[int | str, ...], data: Any) -> Iterator[int | str]:
    """Leave out of pydantic's location what names a member of a union and not a key of the data."""
    for position, step in enumerate(loc):
        if _holds(data, step):
            data = data[step]
        elif position < len(loc) - 1:
            continue
        yield step


def _keys_at(annotation: Any, path: Path) -> list[str]:
    """List the keys that a model knows at a path; none where any key will do."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        fields = {info.alias or name: info.annotation for name, info in annotation.model_fields.items()}
        if not path:
            return list(fields)
        return _keys_at(fields[str(path[0])], path[1:]) if path[0] in fields else []
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _keys_at(arguments[0], path)
    if origin in (Union, UnionType):
        return [key for argument in arguments for key in _keys_at(argument, path)]
    if origin in (tuple, list, dict) and path:
        return _keys_at(arguments[1 if origin is dict else 0], path[1:])
    return []


def _name(path: Path) -> str:
    """Name a value as a person would: its key, or as one of the items under a key; nothing for the top."""
    keys = [step for step in path if isinstance(step, str)]
    if not keys:
        return "an item" if path else ""
    return f'"{keys[-1]}"' if isinstance(path[-1], str) else f'an item of "{keys[-1]}"'


def _or(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else "".join(words)


def _quoted(value: object) -> str:
    if value == "":
        return "empty"
    if isinstance(value, str):
        return f'"{shorten(value)}"'
    return "a list" if isinstance(value, (list, tuple)) else "a map"
