"""Tell what in an output folder is ours: the record beside the files, what it lists, and what it does not."""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from workshop.pack.records import FORMAT

PACK = "pack.json"
PREVIEW = "preview.json"
MARKERS = (PACK, PREVIEW)

_MOST_BYTES = 10_000_000
# What file managers leave in a folder that was only looked at.
_CLUTTER = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
_MADE = re.compile(r"[a-z0-9-]+\.(pdf|png|json)")


@dataclass(frozen=True, slots=True)
class Record:
    """What a folder of ours says of itself: its slug, and each of its files with its size."""

    slug: str
    sizes: Mapping[str, int]


def read_record(folder: Path, marker: str) -> Record | None:
    """Read the record in a folder; None if there is none, or if it is not one of ours."""
    try:
        status = os.lstat(folder / marker)
        if not stat.S_ISREG(status.st_mode) or status.st_size > _MOST_BYTES:
            return None
        data = json.loads((folder / marker).read_bytes())
        if data["format"] != FORMAT or not isinstance(data["slug"], str):
            return None
        sizes = {file["name"]: int(file["bytes"]) for file in data["files"]}
        return Record(data["slug"], sizes) if all(map(_MADE.fullmatch, sizes)) else None
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None


def is_complete(folder: Path, slug: str) -> bool:
    """Tell whether a folder is a whole one of ours: its record, and every file at its size."""
    records = [record for marker in MARKERS if (record := read_record(folder, marker))]
    return len(records) == 1 and records[0].slug == slug and all(
        _size(folder / name) == size for name, size in records[0].sizes.items()
    )  # fmt: skip


def strangers(folder: Path, known: Collection[str]) -> list[str]:
    """List what a folder holds besides files of these names, and besides what file managers leave."""
    with os.scandir(folder) as entries:
        found = [entry for entry in entries if not _is_clutter(entry.name)]
        return sorted(e.name for e in found if e.name not in known or not e.is_file(follow_symlinks=False))


def discard(folder: Path) -> None:
    """Delete a leftover of ours, the record first; what is not ours stays, and its folder with it."""
    with suppress(OSError):
        if not _is_real_folder(folder):
            return
        records = {marker: record for marker in MARKERS if (record := read_record(folder, marker))}
        for marker, record in records.items():
            if strangers(folder, {marker, *record.sizes}):
                return
        for name in sorted(os.listdir(folder), key=lambda n: n not in MARKERS):
            if _MADE.fullmatch(name) or _is_clutter(name):
                (folder / name).unlink()
        folder.rmdir()


def _is_clutter(name: str) -> bool:
    return name.casefold() in _CLUTTER or name.startswith("._")


def _is_real_folder(path: Path) -> bool:
    return stat.S_ISDIR(os.lstat(path).st_mode)


def _size(path: Path) -> int:
    try:
        status = os.lstat(path)
    except OSError:
        return -1
    return status.st_size if stat.S_ISREG(status.st_mode) else -1
