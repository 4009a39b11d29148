"""Make the JSON Schemas of all that people write in YAML, from the models that check it and the words in the box."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from workshop.content.editor_schema import Schema, make_schema, require_unless, words_schema
from workshop.content.fields import Id
from workshop.content.layer_file import LayerModel
from workshop.content.library import Library
from workshop.content.models import (
    DeckModel,
    DeckWords,
    ExerciseModel,
    Phrases,
    SkillsModel,
    StarterWords,
    WorksheetModel,
)
from workshop.content.schemas import MARK, SCHEMAS
from workshop.errors import Problems
from workshop.pack.box import box_layer
from workshop.pack.themes import BASED_ON
from workshop.page.theme import Brand, ThemeFile
from workshop.session.model import SessionModel, StarterModel

_BASED_ON = "Another theme, such as playbill: whatever is not said here is as it is there."


def schema_files() -> dict[str, str]:
    """Make the text of every schema, under its name."""
    return {name: _written(what, _MAKERS[name]()) for name, what in SCHEMAS.items()}


def _written(what: str, schema: Schema) -> str:
    # The dialect that all editors know; the address is its name, which none of them looks up.
    head = {"$schema": "http://json-schema.org/draft-07/schema#", "$comment": MARK, "description": what}
    return json.dumps({**head, **schema, "description": what}, ensure_ascii=False, indent=1) + "\n"


def _session() -> Schema:
    """Take a session's brand for what it is: a part of its theme."""
    schema = make_schema(SessionModel)
    brand = {**make_schema(Brand), "description": schema["properties"]["brand"]["description"]}
    return {**schema, "properties": {**schema["properties"], "brand": brand}}


def _theme() -> Schema:
    """Let a theme be based on another, which lies below it before the model sees it."""
    schema = require_unless(BASED_ON, make_schema(ThemeFile))
    based_on = {**make_schema(Id), "description": _BASED_ON}
    return {**schema, "properties": {BASED_ON: based_on, **schema["properties"]}}


def _labels() -> Schema:
    """Take the labels in the box for the pattern of all labels, as the check does."""
    labels = Library([box_layer()]).labels("en", Problems())
    return words_schema(labels, "English")


def _phrases() -> Schema:
    """Ask for a title among the phrases of a worksheet."""
    schema = make_schema(Phrases)
    title = {**schema["additionalProperties"], "description": "The name of the worksheet."}
    return {**schema, "properties": {"title": title}, "required": ["title"]}


_MAKERS: Mapping[str, Callable[[], Schema]] = {
    "session": _session,
    "exercise": lambda: make_schema(ExerciseModel),
    "deck": lambda: make_schema(DeckModel),
    "deck-words": lambda: make_schema(DeckWords),
    "worksheet": lambda: make_schema(WorksheetModel),
    "worksheet-words": _phrases,
    "starter": lambda: make_schema(StarterModel),
    "starter-words": lambda: make_schema(StarterWords),
    "theme": _theme,
    "labels": _labels,
    "skills": lambda: make_schema(SkillsModel),
    "layer": lambda: make_schema(LayerModel),
}
