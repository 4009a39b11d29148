"""Put new files into a folder that people keep: all of them or none, each whole, and never over one that is there."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from workshop.content.bounds import MAX_PROBLEMS
from workshop.content.files import is_inside
from workshop.errors import OutputError, Place, Problem, Problems
from workshop.pack.disk import write_new
from workshop.pack.output_problems import explain

ELSEWHERE = "choose another folder with --library DIR"


@dataclass(frozen=True, slots=True)
class _Branch:
    """A file or folder that is not there yet, in a folder that is; and where it is built before."""

    target: Path
    beside: Path


def place_files(root: Path, files: Mapping[str, bytes], folders: Sequence[str] = ()) -> None:
    """Write files, and make empty folders, under their names in `root`; OutputError, and nothing changes, if not."""
    check_free(root, [*files, *folders])
    mark = secrets.token_hex(4)
    branches = {name: _branch(root, name, mark) for name in (*files, *folders)}
    placed: list[_Branch] = []
    try:
        for name, branch in branches.items():
            _build(branch, root / name, files.get(name))
        for branch in dict.fromkeys(branches.values()):
            _put(branch)
            placed.append(branch)
    except BaseException as error:
        for branch in placed:
            with suppress(OSError):
                os.rename(branch.target, branch.beside)
        if isinstance(error, OSError):
            raise explain(error, root, ELSEWHERE) from error
        raise
    finally:
        for branch in branches.values():
            _discard(branch.beside)


def check_free(root: Path, names: Iterable[str]) -> None:
    """Raise OutputError if any of these is there already, or lies behind a file or a link that leads away."""
    problems = Problems()
    for name in names:
        place = Place(str(root / name) if root != Path() else name)
        home = _deepest(root, name)
        if os.path.lexists(root / name):
            problems.extend([_exists(place)])
        elif not os.path.isdir(home):
            problems.error("cannot-write", "a file stands where a folder should be", Place(str(home)), ELSEWHERE)
        elif not is_inside(home, root):
            problems.error("link-outside", "a link that leads out of its layer", Place(str(home)), ELSEWHERE)
        if len(problems.errors) >= MAX_PROBLEMS:
            break
    problems.raise_if_errors(OutputError)


def _exists(place: Place) -> Problem:
    hint = "choose another name, or change the one that is there; nothing was written"
    return Problem("exists", "this is there already", place, hint)


def _deepest(root: Path, name: str) -> Path:
    """Find the lowest folder above a new file that is there."""
    home = (root / name).parent
    while home != root and not os.path.lexists(home):
        home = home.parent
    return home


def _branch(root: Path, name: str, mark: str) -> _Branch:
    """Find the highest part of a path that is not there; files of one new folder share it."""
    home = _deepest(root, name)
    first = (root / name).relative_to(home).parts[0]
    return _Branch(home / first, home / f".{first[:80]}.{mark}.new")


def _build(branch: _Branch, target: Path, data: bytes | None) -> None:
    """Write a file, or make a folder, where it is built; None makes a folder."""
    path = branch.beside / target.relative_to(branch.target)
    if data is None:
        path.mkdir(parents=True, exist_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    write_new(path, data)


def _put(branch: _Branch) -> None:
    """Give what is built its name, unless someone else took the name meanwhile."""
    if os.path.lexists(branch.target):
        raise OutputError([_exists(Place(str(branch.target)))])
    if branch.beside.is_dir():
        os.rename(branch.beside, branch.target)  # which no file, and no folder that holds something, gives way to
        return
    try:
        os.link(branch.beside, branch.target)  # unlike a rename, it never replaces a file
    except FileExistsError:
        raise OutputError([_exists(Place(str(branch.target)))]) from None
    except OSError:  # a disk without such links
        os.rename(branch.beside, branch.target)
    else:
        branch.beside.unlink()


def _discard(path: Path) -> None:
    with suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
