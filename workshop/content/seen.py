"""The record of a layer, `seen.json` beside its `exercises/`: what each part said, and lay over, when it was last seen.

It holds hashes only, sorted, one line a part, under names relative to the layer, so that it can be kept in git, copied
and moved with the layer.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

FILE = "seen.json"

_FORMAT = 1
_ABOUT = (
    "Written by workshop check: what each part in this folder said, and lay over, when it was last seen. "
    "Keep it with the rest of the folder."
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen of a layer, by file and part.

    `overrides` has the hash of a part and of what lay beneath it, "" for nothing; `languages` the hash of each part of
    a file of words when all languages of its item were last in step.
    """

    overrides: Mapping[str, Mapping[str, tuple[str, str]]] = field(default_factory=dict)
    languages: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def hash_of(words: str) -> str:
    """Shorten what a part says to what tells it from any other."""
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def read_seen(text: str) -> Seen:
    """Read a record; ValueError, with the reason in words, if it is not one of ours."""
    try:
        data = json.loads(text)
    except RecursionError:
        raise ValueError("it is nested too deep") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"line {error.lineno} is not JSON") from None
    if not isinstance(data, dict) or data.get("format") != _FORMAT:
        raise ValueError("it is not of the kind that this workshop writes")
    overrides = {
        file: {part: _pair(value) for part, value in parts.items()} for file, parts in _files(data, "overrides").items()
    }
    languages = {
        file: {part: _text(value) for part, value in parts.items()} for file, parts in _files(data, "languages").items()
    }
    return Seen(overrides, languages)


def write_seen(seen: Seen) -> str:
    """Write a record; "" if there is nothing in it."""
    groups = [("overrides", seen.overrides), ("languages", seen.languages)]
    written = [f"  {json.dumps(name)}: {_block(files)}" for name, files in groups if any(files.values())]
    if not written:
        return ""
    top = [f'  "format": {_FORMAT}', f'  "about": {json.dumps(_ABOUT)}']
    return "{\n" + ",\n".join([*top, *written]) + "\n}\n"


def _block(files: Mapping[str, Mapping[str, object]]) -> str:
    blocks = []
    for file in sorted(file for file, parts in files.items() if parts):
        lines = [f"      {json.dumps(part)}: {json.dumps(value)}" for part, value in sorted(files[file].items())]
        blocks.append(f"    {json.dumps(file)}: {{\n" + ",\n".join(lines) + "\n    }")
    return "{\n" + ",\n".join(blocks) + "\n  }"


def _files(data: Mapping[str, Any], group: str) -> dict[str, dict[str, Any]]:
    files = data.get(group, {})
    if not isinstance(files, dict) or not all(isinstance(parts, dict) for parts in files.values()):
        raise ValueError(f'"{group}" is not a map of files')
    return files


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("a hash should be text")
    return value


def _pair(value: object) -> tuple[str, str]:
    if not isinstance(value, list) or len(value) != 2:
        raise ValueError("an override should have two hashes")
    return _text(value[0]), _text(value[1])
