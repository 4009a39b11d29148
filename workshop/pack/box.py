"""Find the content: the box that workshop comes with, and the folders that are laid over it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from workshop.content.layers import Layer, unique_layers
from workshop.errors import ContentError, Place, Problem, Problems
from workshop.pack.installed import installed_layers

BOX = "the box"
HERE = "this folder"

_FOLDERS = ("exercises", "templates")
_PACKAGE = Path(__file__).parents[1]


def box_layer() -> Layer:
    """Find the content in the box: inside the installed package, or beside it in a copy of the whole project."""
    for root in (_PACKAGE / "box", _PACKAGE.parent):
        if all((root / name).is_dir() for name in _FOLDERS):
            return Layer(BOX, root, trusted=True)
    message = "the exercises and templates that come with workshop are missing"
    raise ContentError([Problem("box-missing", message, Place(BOX), "install workshop again")])


def search_layers(
    libraries: Sequence[Path], session_folder: Path | None, cwd: Path, home: Path | None
) -> tuple[Layer, ...]:
    """List the layers in the order of looking things up.

    These are `--library` folders, the session's folder, `cwd`, layers that the user installed in `home`, the box.
    Raises ContentError for a library that holds no content; the other folders may hold none.
    """
    _check_libraries(libraries)
    box = box_layer()
    found = [*(Layer(str(folder), folder) for folder in libraries), *_around(session_folder, cwd)]
    found += [*installed_layers(home), box]
    return unique_layers(box if is_same(layer.root, box.root) else layer for layer in found)


def first_layer(libraries: Sequence[Path]) -> Path:
    """Say which folder takes what is new: the first of the libraries, or the one that the command runs in.

    Raises ContentError if it is not there; it may be empty.
    """
    root = libraries[0] if libraries else Path()
    if not os.path.isdir(root):
        raise ContentError([_missing(root)])
    return root


def content_folders(
    libraries: Sequence[Path], session_folder: Path | None, cwd: Path, home: Path | None
) -> tuple[Path, ...]:
    """List the folders that content is looked up in, with those that would be layers if it were put there."""
    beside = () if session_folder is None else (session_folder,)
    folders = (*libraries, *beside, cwd, *(layer.root for layer in installed_layers(home)), box_layer().root)
    return tuple({os.path.realpath(folder): folder for folder in folders}.values())


def is_layer(folder: Path) -> bool:
    """Tell whether a folder holds `exercises/` or `templates/`; one that cannot be looked into does not."""
    return any(os.path.isdir(folder / name) for name in _FOLDERS)


def _around(session_folder: Path | None, cwd: Path) -> Iterator[Layer]:
    """Yield the session's folder and the one that the command runs in, if they hold content."""
    for folder in (session_folder, cwd):
        if folder is not None and is_layer(folder):
            yield Layer(HERE if is_same(folder, cwd) else str(folder), folder)


def _check_libraries(libraries: Sequence[Path]) -> None:
    problems = Problems()
    for folder in libraries:
        place = Place(str(folder))
        if not os.path.isdir(folder):
            problems.extend([_missing(folder)])
        elif not is_layer(folder):
            hint = "name the folder that these two are in; either of them is enough"
            message = 'this folder holds neither "exercises" nor "templates"'
            problems.error("library-empty", message, place, hint)
    problems.raise_if_errors(ContentError)


def _missing(folder: Path) -> Problem:
    hint = "check the path behind --library"
    return Problem("library-missing", "there is no such folder", Place(str(folder)), hint)


def is_same(one: Path, two: Path) -> bool:
    """Tell whether two names are those of one folder, links followed."""
    return os.path.realpath(one) == os.path.realpath(two)
