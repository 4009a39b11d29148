"""Bundles for tests: whole ones, and ones that nobody should have made."""

from __future__ import annotations

import hashlib
import io
import stat
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from workshop.content.layer_file import LayerFacts
from workshop.pack.bundle_reading import Bundle
from workshop.pack.manifest import MANIFEST, BundleFile, Manifest, manifest_bytes

FACTS = LayerFacts("our-content", "Our content", "1.0", "Aino Esimerkki", "CC BY 4.0")
WORDS = {
    "exercises/decks/cases/en.yaml": b"title: Our cases\nkind: Case\nblank: Your own\ncards: {a: {title: A, text: B}}\n"
}
DECK = {"exercises/decks/cases/deck.yaml": b"layout: story\naccent: explore\nfields: [text]\n", **WORDS}
"""The files of a small layer in which nothing is wrong."""

Entry = tuple[str | ZipInfo, bytes]


def manifest_of(files: Mapping[str, bytes], **facts: Any) -> Manifest:
    """Make the manifest of these files, some facts other than usual."""
    listed = [BundleFile(name, len(data), hashlib.sha256(data).hexdigest()) for name, data in files.items()]
    return Manifest(replace(FACTS, **facts), ("en",), tuple(listed))


def bundle_of(files: Mapping[str, bytes] = DECK, **facts: Any) -> Bundle:
    """Make a bundle as it is read."""
    return Bundle(manifest_of(files, **facts), files)


def entry(name: str, *, mode: int = stat.S_IFREG | 0o644, method: int = ZIP_STORED, flags: int = 0) -> ZipInfo:
    """Make the head of an entry; `name` is taken as it is, whatever it holds."""
    made = ZipInfo("x")
    made.filename = made.orig_filename = name
    made.external_attr, made.compress_type, made.flag_bits = mode << 16, method, flags
    return made


def zipped(entries: Iterable[Entry]) -> bytes:
    """Pack entries, in this order, whatever they are called."""
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as file:
        for name, data in entries:
            file.writestr(name, data)
    return buffer.getvalue()


def bundle(files: Mapping[str, bytes] = DECK, more: Iterable[Entry] = (), **facts: Any) -> bytes:
    """Pack a bundle of these files, and `more` entries that its manifest lists too."""
    extra = list(more)
    named = {one.orig_filename if isinstance(one, ZipInfo) else one: data for one, data in extra}
    listed = manifest_bytes(manifest_of({**files, **named}, **facts))
    return zipped([(MANIFEST, listed), *files.items(), *extra])


def put(folder: Path, data: bytes, name: str = "set.zip") -> Path:
    """Write a bundle into a folder."""
    path = folder / name
    path.write_bytes(data)
    return path
