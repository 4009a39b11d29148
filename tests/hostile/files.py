"""Hostile files: sessions, pictures and fonts that are not what they seem, each made small and on the spot."""

from __future__ import annotations

import io
import os
import re
import struct
import zlib
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import fontpkg
from PIL import Image

SESSION = """\
title: Day
language: en
start: 9.00
participants: 4
agenda:
  - talk: Hello
    minutes: 5
    text: Hello.
"""
MIRROR = "mine/exercises/warm-up/mirror/en.md"
EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\nshowpage\n"

Prepare = Callable[[Path], None]


def session(block: str = "", **keys: str) -> str:
    """Write a session with other values for some keys, wherever they stand, and a block or two lines more."""
    text = SESSION
    for key, value in keys.items():
        text, found = re.subn(rf"(?m)^( *(?:- )?{key}:).*$", lambda match, new=value: f"{match[1]} {new}", text)
        text = text if found else f"{key}: {value}\n{text}"
    return text + block


def talk(text: str) -> str:
    """Write a session whose talk says so."""
    return SESSION.replace("text: Hello.\n", "text: |\n" + "".join(f"      {line}\n" for line in text.split("\n")))


def aliases(first: str, later: str, letters: str = "abcdefgh") -> str:
    """Write YAML that doubles itself again and again."""
    lines = [f"a: &a {first}\n"]
    for before, letter in pairwise(letters):
        lines.append(f"{letter}: &{letter} {later.replace('*', f'*{before}')}\n")
    return "".join(lines)


def chunk(name: bytes, data: bytes) -> bytes:
    """Write a chunk of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int, height: int, *, full: bool = False, more: bytes = b"") -> bytes:
    """Write a black PNG that says it is so large, with all of its pixels or hardly any, and `more` behind its head."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    pixels = zlib.compress(b"\0" * ((3 * width + 1) * height if full else 100))
    return b"\x89PNG\r\n\x1a\n" + head + more + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def packed_text() -> bytes:
    """Write a small PNG with a text in it that unpacks to sixty megabytes."""
    return png(8, 8, full=True, more=chunk(b"zTXt", b"a\0\0" + zlib.compress(b"\0" * 60_000_000, 9)))


def many_scans(count: int) -> bytes:
    """Write a JPEG that goes over its pixels so many times."""
    buffer = io.BytesIO()
    Image.new("RGB", (64, 64)).save(buffer, "JPEG", progressive=True)
    data = buffer.getvalue()
    last = data.rindex(b"\xff\xda")
    return data[:-2] + data[last:-2] * count + b"\xff\xd9"


def font_of_everything() -> bytes:
    """Write a font whose map of characters has four thousand million of them, in a few bytes."""
    data = Path(fontpkg.path("Fira Sans", 400, "normal", nearest=True)).read_bytes()
    lying = struct.pack(">HHHHL", 0, 1, 3, 10, 12) + struct.pack(">HHLLLLLL", 12, 0, 28, 0, 1, 0, 0xFFFFFFFF, 0)
    changed = bytearray(data)
    for at in range(12, 12 + 16 * struct.unpack_from(">H", data, 4)[0], 16):
        if data[at : at + 4] == b"cmap":
            changed[at + 8 : at + 16] = struct.pack(">LL", len(data), len(lying))
    return bytes(changed) + lying


def link(name: str, target: str) -> Prepare:
    """Make a symbolic link, in place of what is there."""

    def prepare(folder: Path) -> None:
        _room(folder / name)
        os.symlink(target, folder / name)

    return prepare


def pipe(name: str) -> Prepare:
    """Make a pipe, which gives nothing and never ends."""

    def prepare(folder: Path) -> None:
        _room(folder / name)
        os.mkfifo(folder / name)

    return prepare


def subfolder(name: str) -> Prepare:
    """Make a folder."""

    def prepare(folder: Path) -> None:
        _room(folder / name)
        (folder / name).mkdir()

    return prepare


def closed(name: str) -> Prepare:
    """Take all rights from a file or folder."""
    return lambda folder: (folder / name).chmod(0)


def _room(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
