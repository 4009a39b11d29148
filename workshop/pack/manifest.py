"""A bundle's manifest: what the layer says of itself, its languages, and every file with its size and hash."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workshop.content.fields import LANGUAGE_PATTERN
from workshop.content.layer_file import LayerFacts, facts_data, make_facts
from workshop.content.yaml_text import Data, Document
from workshop.errors import ContentError, Place, Problem, Problems
from workshop.pack.bundle_rules import TOP, is_template
from workshop.pack.records import FORMAT

MANIFEST = "bundle.json"
MOST_MANIFEST = 2_000_000

_FACTS = ("id", "name", "version", "author", "licence")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_OWN_NAMES = ("the box", "this folder")
"""What other layers are called in lists."""


@dataclass(frozen=True, slots=True)
class BundleFile:
    """A file of a bundle, by its name relative to the layer."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a bundle says it is; two bundles of which this is the same are the same."""

    facts: LayerFacts
    languages: tuple[str, ...]
    files: tuple[BundleFile, ...]

    @property
    def templates(self) -> tuple[str, ...]:
        """The names of its templates, which are code."""
        return tuple(file.name for file in self.files if is_template(file.name))

    @property
    def sizes(self) -> dict[str, int]:
        """The size of each file."""
        return {file.name: file.size for file in self.files}


def check_title(facts: LayerFacts, place: Place, problems: Problems) -> None:
    """Refuse a name that would be mistaken for another layer's."""
    if facts.name.casefold() in _OWN_NAMES:
        message = f'a layer cannot be called "{facts.name}", which is what workshop calls another one'
        problems.error("layer-name", message, place, "choose another name")


def manifest_json(manifest: Manifest) -> dict[str, object]:
    """Make what `bundle.json` holds."""
    return {
        "format": FORMAT,
        **facts_data(manifest.facts),
        "languages": list(manifest.languages),
        "files": [{"name": file.name, "bytes": file.size, "sha256": file.sha256} for file in manifest.files],
    }


def manifest_bytes(manifest: Manifest) -> bytes:
    """Write a manifest, always the same way."""
    return (json.dumps(manifest_json(manifest), ensure_ascii=False, indent=1) + "\n").encode()


def parse_manifest(data: bytes, place: Place) -> Manifest:
    """Read a manifest that anyone may have written; ContentError, told at `place`, if it is not a whole one."""
    try:
        written = json.loads(data)
    except (ValueError, RecursionError):
        raise _refused("is not JSON", place) from None
    if not isinstance(written, dict):
        raise _refused("is not a map", place)
    if written.get("format") != FORMAT:
        message = f"{MANIFEST} is of another format than this workshop reads"
        raise ContentError([Problem("bundle-format", message, place, "install a newer workshop, and try again")])
    return Manifest(_facts(written, place), _languages(written, place), _files(written, place))


def _facts(written: Mapping[str, Any], place: Place) -> LayerFacts:
    data: dict[str, Data] = {}
    for key in _FACTS:
        value = written.get(key)
        if not isinstance(value, str) or not value or not value.isprintable():
            raise _refused(f'has no "{key}" that can be read', place)
        data[key] = value
    problems = Problems()
    facts = make_facts(Document(data, {}, {}, place), problems)
    if facts:
        check_title(facts, place, problems)
    if facts is None or problems.errors:
        raise ContentError([Problem("bundle-manifest", f"{MANIFEST}: {p.message}", place, p.hint) for p in problems])
    return facts


def _languages(written: Mapping[str, Any], place: Place) -> tuple[str, ...]:
    codes = written.get("languages")
    if isinstance(codes, list) and len(codes) <= 200 and all(isinstance(c, str) and _is_language(c) for c in codes):
        return tuple(codes)
    raise _refused('has no "languages"', place)


def _is_language(code: str) -> bool:
    return len(code) <= 20 and LANGUAGE_PATTERN.fullmatch(code) is not None


def _files(written: Mapping[str, Any], place: Place) -> tuple[BundleFile, ...]:
    listed = written.get("files")
    if not isinstance(listed, list) or not listed:
        raise _refused('has no "files"', place)
    files = tuple(_file(each, place) for each in listed)
    if not any(file.name.startswith(tuple(f"{top}/" for top in TOP)) for file in files):
        raise _refused("lists neither exercises nor templates", place)
    return files


def _file(written: object, place: Place) -> BundleFile:
    match written:
        case {"name": str(name), "bytes": int(size), "sha256": str(digest)} if _SHA256.fullmatch(digest):
            return BundleFile(name, size, digest)
    raise _refused('lists a file without "name", "bytes" or "sha256"', place)


def _refused(what: str, place: Place) -> ContentError:
    hint = 'ask for the file again, as "workshop bundle" made it'
    return ContentError([Problem("bundle-manifest", f"{MANIFEST} {what}", place, hint)])
