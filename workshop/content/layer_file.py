"""Read `layer.yaml`, in which whoever makes a layer says what it is, for those it is shared with."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from workshop.content.bounds import shorten
from workshop.content.fields import MAX_ID, Id, Pattern, Written, expected, matching, or_scalar
from workshop.content.files import read_text
from workshop.content.ids import plain_id
from workshop.content.kinds import LAYER_FILE
from workshop.content.validation import validate
from workshop.content.yaml_text import Data, Document, read_yaml
from workshop.content.yaml_text import Path as KeyPath
from workshop.errors import Place, Problems

NEEDED = {
    "name": "Our content",
    "version": "1.0",
    "author": "Aino Esimerkki",
    "licence": "CC BY 4.0",
}
"""What a layer says of itself before it is shared, each with an example."""

_VERSION = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6}){0,3}")


@dataclass(frozen=True, slots=True)
class LayerFacts:
    """What a layer says of itself; a newer version has the same id."""

    id: str
    name: str
    version: str
    author: str
    licence: str


class _Short(Pattern):
    """One short line that any terminal can show; spaces at its ends, and double ones, do not count."""

    def read(self, value: Any) -> str:
        """Read the line."""
        line = " ".join(value.split()) if isinstance(value, str) else ""
        if not line.isprintable() or "\n" in str(value).strip():
            raise expected(self.what)
        return str(super().read(line))

    def shape(self) -> dict[str, Any]:
        """Take any single value on one line, as long as it may be with the spaces that do not count."""
        return or_scalar(matching(r"\s*\S(?:[^\n]*\S)?\s*", self.what))


def _short(letters: int) -> _Short:
    return _Short(re.compile(r".+"), f"one line of at most {letters} letters", longest=letters)


class LayerModel(Written):
    """layer.yaml; what is needed is asked for when the layer is shared, and not before."""

    id: Id = Field(default="", description="A newer version has the same id; made of the name if left out.")
    name: Annotated[str, _short(60)] = Field(default="", description="What the layer is called.")
    version: Annotated[
        str, Pattern(_VERSION, "numbers with dots between, like 1.0 or 2026.12.3", 'write "version: 1.0"')
    ] = Field(default="", description="Raise it each time you share the layer again: 1.0, 1.1, 2.0.")
    author: Annotated[str, _short(80)] = Field(default="", description="Who made it.")
    licence: Annotated[str, _short(80)] = Field(default="", description="What others may do with it.")


def read_layer_file(folder: Path, given: Mapping[str, str], problems: Problems) -> LayerFacts | None:
    """Read what a layer says of itself, what was `given` as options laid over it; None, and problems, on any error."""
    place, own = Place(LAYER_FILE), Problems()
    document: Document | None = Document({}, {}, {}, place)
    if os.path.lexists(folder / LAYER_FILE):
        text = read_text(folder / LAYER_FILE, LAYER_FILE, own)
        document = None if text is None else read_yaml(text, LAYER_FILE, own)
    if document:
        values: dict[KeyPath, Place] = {(key,): Place(f"--{key}") for key in given}
        whole = replace(document, data={**document.data, **given}, values={**document.values, **values})
        facts = make_facts(whole, own)
        if facts:
            problems.extend(own)
            return facts
    problems.extend(own)
    return None


def make_facts(document: Document, problems: Problems) -> LayerFacts | None:
    """Make sense of what a layer says of itself; None, and problems, if anything is missing or wrong."""
    model, before = validate(LayerModel, document, problems), len(problems.errors)
    if model is None:
        return None
    facts = LayerFacts(model.id, model.name, model.version, model.author, model.licence)
    for key, example in NEEDED.items():
        if not getattr(facts, key):
            hint = f'write "{key}: {example}" in {LAYER_FILE}, or give --{key} {_quoted(example)}'
            problems.error("layer-incomplete", f'"{key}" is missing', document.place, hint)
    made = facts.id or plain_id(facts.name)[:MAX_ID].rstrip("-")
    if facts.name and not made:
        message = f'no id can be made of the name "{shorten(facts.name)}"'
        hint = f'choose one with letters a-z, and write it in {LAYER_FILE}, as in "id: our-content"'
        problems.error("layer-id", message, document.place_of(("name",)), hint)
    return None if len(problems.errors) > before else replace(facts, id=made)


def facts_data(facts: LayerFacts) -> dict[str, Data]:
    """Give the facts as plain data, in the order of the file."""
    return dict(asdict(facts))


def version_key(version: str) -> tuple[int, ...]:
    """Give what versions are compared by: 1.10 comes after 1.9, and 1.0 is the same as 1."""
    numbers = [int(part) for part in version.split(".")]
    while len(numbers) > 1 and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


def _quoted(text: str) -> str:
    return f'"{text}"' if " " in text else text
