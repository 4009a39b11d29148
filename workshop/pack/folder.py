"""Write a pack's folder so that there is a complete one at every moment: build it beside, then swap."""

from __future__ import annotations

import ctypes
import json
import os
import re
import secrets
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from workshop.pack.disk import locked, sync_folder, write_new
from workshop.pack.output_problems import explain, refuse
from workshop.pack.ownership import PACK, discard, is_complete, read_record, strangers
from workshop.pack.records import Pack, pack_json

_LEFT = re.compile(r"\.(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)\.[0-9a-f]{8}\.(?P<end>new|old)")
_BUSY = "another build is writing here"
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def write_pack(pack: Pack, out: Path) -> Path:
    """Write a pack into its folder in `out`, and give the folder; OutputError if it cannot be, and nothing changes."""
    return write_folder(out, pack.slug, {file.name: file.data for file in pack.files}, pack_json(pack))


def write_folder(
    out: Path, slug: str, files: Mapping[str, bytes], record: Mapping[str, object], marker: str = PACK
) -> Path:
    """Write files into the folder `slug`, and beside them the record that makes it ours, in a file named `marker`."""
    check_folder(out, slug, marker)
    text = json.dumps(record, ensure_ascii=False, indent=2) + "\n"
    try:
        out.mkdir(parents=True, exist_ok=True)
        with locked(out, _BUSY):
            _put_right(out, slug)
            check_folder(out, slug, marker)
            _replace(out, slug, {**files, marker: text.encode()})
    except OSError as error:
        raise explain(error, out / slug) from error
    return out / slug


def check_folder(out: Path, slug: str, marker: str = PACK) -> None:
    """Raise OutputError if the folder `slug` is not ours to write: it holds, or is, something else."""
    folder = out / slug
    try:
        if os.path.lexists(out) and not os.path.isdir(out):
            raise refuse(out, "not-a-folder", "this is not a folder")
        if folder.is_symlink():
            raise refuse(folder, "not-ours", "this is a link to elsewhere, which is left alone")
        if not folder.exists():
            return
        if not folder.is_dir():
            raise refuse(folder, "not-ours", "this is a file, where the pack's folder would be")
        _check_contents(folder, slug, marker)
    except OSError as error:
        raise explain(error, folder) from error


def recover(out: Path, slug: str = "") -> None:
    """Put right what a crash left in `out`, of one pack or of all: a folder half way, or one that was put aside."""
    if os.path.isdir(out) and _leftovers(out, slug):
        with locked(out, _BUSY):
            _put_right(out, slug)


def _check_contents(folder: Path, slug: str, marker: str) -> None:
    record = read_record(folder, marker)
    ours = {marker, *record.sizes} if record and record.slug == slug else set()
    others = strangers(folder, ours)
    if others and not ours:
        raise refuse(folder, "not-ours", "this folder holds something else than a pack, and is left alone")
    if others:
        named = ", ".join(f'"{name}"' for name in others[:5]) + (f" and {len(others) - 5} more" * (len(others) > 5))
        hint = "move what is yours to another place, or choose another folder with --out DIR"
        raise refuse(folder, "not-ours", f"this folder holds what is not part of the pack: {named}", hint)


def _replace(out: Path, slug: str, files: Mapping[str, bytes]) -> None:
    """Write a fresh folder, swap it with the one that is there, and take that away."""
    fresh = out / f".{slug}.{secrets.token_hex(4)}.new"
    aside = fresh.with_suffix(".old")
    try:
        _write_fresh(fresh, files)
        _swap(fresh, out / slug, aside)
        sync_folder(out)
    finally:
        discard(fresh)
    discard(aside)


def _write_fresh(fresh: Path, files: Mapping[str, bytes]) -> None:
    fresh.mkdir()
    for name, data in files.items():
        write_new(fresh / name, data)
    sync_folder(fresh)


def _swap(fresh: Path, folder: Path, aside: Path) -> None:
    """Put the fresh folder in its place: in one step where that can be, else by way of a name aside."""
    if not folder.exists():
        os.rename(fresh, folder)
    elif not _exchange(fresh, folder):
        try:
            os.rename(folder, aside)
            os.rename(fresh, folder)
        except BaseException:
            with suppress(OSError):
                os.rename(aside, folder)
            raise


def _exchange(one: Path, two: Path) -> bool:
    """Swap two folders in one step, as Linux can; say whether it was done."""
    if sys.platform != "linux":
        return False
    libc = ctypes.CDLL(None)
    if not hasattr(libc, "renameat2"):
        return False
    done = libc.renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(two), _RENAME_EXCHANGE)
    return bool(done == 0)


def _put_right(out: Path, slug: str) -> None:
    """Bring back a folder that was put aside and never replaced, and take away every other leftover."""
    for path, of in _leftovers(out, slug):
        if path.suffix == ".old" and not os.path.lexists(out / of) and is_complete(path, of):
            with suppress(OSError):
                os.rename(path, out / of)
            continue
        discard(path)


def _leftovers(out: Path, slug: str) -> list[tuple[Path, str]]:
    """List the folders that a crash left, those put aside first, with the pack that each is of."""
    try:
        names = sorted(os.listdir(out), key=lambda name: (not name.endswith(".old"), name))
    except OSError:
        return []
    found = [(name, match["slug"]) for name in names if (match := _LEFT.fullmatch(name))]
    return [(out / name, of) for name, of in found if slug in ("", of)]
