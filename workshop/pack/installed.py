"""The layers that a person has installed: each in a folder of its own, and one file that names them in order.

The file alone says what is installed. A folder is written whole before the file names it, and goes after the file no
longer does, so that every moment shows the old layers or the new ones.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from workshop.content.layers import Layer
from workshop.errors import ContentError, OutputError, Place, Problem
from workshop.pack.disk import PATIENCE_SECONDS, discard_leftovers, locked, write_over
from workshop.pack.records import FORMAT

INDEX = "layers.json"

_FOLDERS = "layers"
_BUSY = "another workshop is installing or removing layers"
_FOLDER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*-[0-9.]+-[0-9a-f]{8}")
_ANEW = f'move it away, and the folder "{_FOLDERS}" beside it, and install your layers again'
_MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Installed:
    """A layer that is installed: its id, its name, and the name of its folder among the others."""

    id: str
    name: str
    folder: str


def installed_layers(home: Path | None) -> tuple[Layer, ...]:
    """List the layers that are installed, in their order; ContentError if the list cannot be read."""
    if home is None:
        return ()
    found = (Layer(each.name, layer_folder(home, each), installed=True) for each in read_index(home))
    return tuple(layer for layer in found if os.path.isdir(layer.root))


def read_index(home: Path) -> tuple[Installed, ...]:
    """Read what is installed, in order; ContentError if the list cannot be read."""
    path = home / INDEX
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise _unreadable(path, "it is not a file", _ANEW)
        with path.open("rb") as file:
            data = json.loads(file.read(_MOST_BYTES))
        if data["format"] != FORMAT:
            raise _unreadable(path, "it was written by another workshop", "use the newer one of the two")
        return tuple(_entry(each) for each in data["layers"])
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        why = (error.strerror or "no reason given").lower()
        raise _unreadable(path, why, "see that you may read it") from error
    except (ValueError, KeyError, TypeError, RecursionError):
        raise _unreadable(path, "it is not as workshop wrote it", _ANEW) from None


def write_index(home: Path, entries: Sequence[Installed]) -> None:
    """Write what is installed, whole or not at all; OSError if it cannot be."""
    data = {"format": FORMAT, "layers": [asdict(each) for each in entries]}
    write_over(home / INDEX, (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode())


def layer_folder(home: Path, entry: Installed) -> Path:
    """Say where the files of a layer lie."""
    return home / _FOLDERS / entry.folder


@contextmanager
def alone(home: Path, patience_seconds: float = PATIENCE_SECONDS) -> Iterator[None]:
    """Keep other workshops from changing what is installed, and take away what a crash left; OSError if it fails."""
    (home / _FOLDERS).mkdir(parents=True, exist_ok=True)
    with locked(home / _FOLDERS, _BUSY, patience_seconds):
        if not os.path.lexists(home / INDEX):
            _begin(home)
        _tidy(home)
        try:
            yield
        finally:
            _tidy(home)


def clean_up(home: Path) -> None:
    """Take away what a crash left, unless another workshop is at work there, or it cannot be."""
    if os.path.isdir(home / _FOLDERS):
        with suppress(OSError, OutputError), alone(home, patience_seconds=0):
            pass


def _begin(home: Path) -> None:
    """Write an empty list; not where layers lie that a lost list named, for they would be taken for leftovers."""
    if any(_FOLDER.fullmatch(name) for name in os.listdir(home / _FOLDERS)):
        raise _unreadable(home / INDEX, "it is lost, although layers lie in the folder beside it", _ANEW)
    write_index(home, ())


def _tidy(home: Path) -> None:
    """Take away what was left half way, or replaced: folders that the list does not name, and half a list."""
    discard_leftovers(home / INDEX)
    named = {each.folder for each in read_index(home)}
    for entry in os.scandir(home / _FOLDERS):
        if entry.name not in named and _FOLDER.fullmatch(entry.name) and entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path, ignore_errors=True)


def _entry(data: dict[str, str]) -> Installed:
    entry = Installed(str(data["id"]), str(data["name"]), str(data["folder"]))
    if not _FOLDER.fullmatch(entry.folder):
        raise ValueError(entry.folder)
    return entry


def _unreadable(path: Path, why: str, hint: str) -> ContentError:
    return ContentError([Problem("layers-unreadable", f"cannot be read: {why}", Place(str(path)), hint)])
