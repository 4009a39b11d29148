"""The JSON Schemas that editors complete and underline by: which there are, and how a file names its own.

They lie in the folder `schemas` beside this module, made from the models that check the files; a test holds them to it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from workshop.content.kinds import HOMES, LAYER_FILE, SKILLS

SCHEMAS: Mapping[str, str] = {
    "session": "a session of your own, such as tomorrow.yaml",
    "exercise": "exercise.yaml, the facts of an exercise",
    "deck": "deck.yaml, how the cards of a deck look",
    "deck-words": "fi.yaml or en.yaml of a deck",
    "worksheet": "worksheet.yaml, the facts of a worksheet",
    "worksheet-words": "fi.yaml or en.yaml of a worksheet",
    "starter": "session.yaml, the facts of a starter session",
    "starter-words": "fi.yaml or en.yaml of a starter session",
    "theme": "a theme in templates/themes/",
    "labels": "the fixed words of pages, in templates/labels/",
    "skills": "skills.yaml, the skills that exercises train",
    "layer": "layer.yaml, what a layer says of itself when it is shared",
}
"""Each schema with the files that it is for."""

FOLDER = ".workshop/schemas"
"""Where a layer has its copies; hidden, so that nobody takes it for content."""

MARK = "Written by workshop, which writes it again: put nothing of your own here."
"""What stands in every schema, so that a copy is known as ours."""

_KEPT = Path(__file__).parent / "schemas"
_LINE = "# yaml-language-server: $schema="
_LINES = re.compile(rf"^{re.escape(_LINE)}.*\n?", re.MULTILINE)


def read_schema(schema: str) -> str:
    """Read a schema by its name."""
    return kept_file(schema).read_text(encoding="utf-8")


def kept_file(schema: str) -> Path:
    """Say where a schema lies."""
    return _KEPT / f"{schema}.json"


def schema_of(file: str) -> str:
    """Say which schema a file goes by, named relative to its layer; "" for a file that has none."""
    folder, _, name = file.rpartition("/")
    if file == SKILLS:
        return "skills"
    if file == LAYER_FILE:
        return "layer"
    if not name.endswith(".yaml"):
        return ""
    if not folder:
        return "session"
    for kind, home in HOMES.items():
        if not home.facts and folder in home.folders:
            return kind
        if home.facts and folder.rpartition("/")[0] in home.folders:
            facts = "starter" if kind == "session" else kind
            return facts if name == home.facts else f"{facts}-words"
    return ""


def with_schema(text: str, file: str) -> str:
    """Name a file's schema in its first line, by the way from there to the copy in its layer."""
    schema = schema_of(file)
    way = "../" * file.count("/") + FOLDER
    return f"{_LINE}{way}/{schema}.json\n{without_schema(text)}" if schema else text


def without_schema(text: str) -> str:
    """Take away the line that names a schema, which is true at one place only."""
    return _LINES.sub("", text)
