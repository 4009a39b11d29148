"""Check what a person may name: the whole library, a layer, a part of one, or a session file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from workshop.content.bounds import MAX_PROBLEMS
from workshop.content.check import check_library
from workshop.content.layers import Layer
from workshop.content.library import Library
from workshop.content.progress import Progress
from workshop.errors import Place, Problem, Problems
from workshop.pack.box import is_layer, search_layers
from workshop.pack.check_prints import check_printed
from workshop.pack.layer_records import check_records, library_in_place
from workshop.pack.load import is_session_file, load_session, open_library
from workshop.session.agenda import plan
from workshop.session.overrides import Overrides
from workshop.session.session_file import read_starter

_FOLDERS = ("exercises", "templates")
_ALONE = "exercises/skills.yaml"


def check_all(libraries: Sequence[Path], cwd: Path, home: Path | None) -> Problems:
    """Find what is wrong in all content that is seen from here, the starter sessions planned in each language.

    The records of the user's own layers are kept, as by `check_path`.
    """
    library = Library(search_layers(libraries, None, cwd, home))
    problems = _check_here(library, cwd)
    check_records(library, problems)
    return problems


def check_layer(layers: Sequence[Layer]) -> Problems:
    """Find what is wrong in the first of these layers, and what is wrong in those below only because of it."""
    root, problems = layers[0].root, _check_content(Library(layers))
    elsewhere = [problem for problem in problems.errors if not _concerns(problem, root, "")]
    known = set(_check_content(Library(layers[1:]))) if elsewhere else set()
    hint = "this file is of another layer, and nothing is wrong with it without this one"
    own = [problem for problem in problems if _concerns(problem, root, "")]
    others = [replace(problem, hint=hint) for problem in elsewhere if problem not in known]
    return Problems([*own, *others[:MAX_PROBLEMS]])


def check_path(name: str, libraries: Sequence[Path], cwd: Path, home: Path | None) -> Problems:
    """Find what is wrong with a session file, or in a layer, or in a file or folder inside a layer.

    What is new in a layer is noted in its record.
    """
    problems, place = Problems(), Place(name)
    inside = _inside_layer(Path(name))
    if not os.path.lexists(name):
        problems.error("file-missing", "there is no such file or folder", place, "check the name")
    elif inside:
        return _check_part(*inside, libraries, cwd, home)
    elif os.path.isdir(name):
        hint = 'name a session file, or a folder that holds "exercises" or "templates"'
        problems.error("not-content", "this folder holds no content", place, hint)
    elif not is_session_file(Path(name).name):
        problems.error("not-content", "this is neither a session nor content", place, "a session file ends in .yaml")
    else:
        _check_session(name, open_library(name, libraries, cwd, home), problems)
    return problems


def _check_here(library: Library, cwd: Path) -> Problems:
    """Find what is wrong in content that is seen from a folder; the sessions there and in the layers may print it."""
    problems = _check_content(library)
    check_printed(library, [*(layer.root for layer in library.layers), cwd], problems)
    return Problems(sorted(problems, key=lambda problem: problem.place))


def _check_content(library: Library) -> Problems:
    problems, under_way = check_library(library), Progress(library.shelves).languages
    for item in library.ids("session"):
        for language in library.languages_of("session", item):
            own = Problems()
            session = read_starter(library, item, own, language)
            if session:
                plan(session, library, own)
            # While a language is being translated, a session may name what has no words in it yet.
            if not (own.errors and language in under_way):
                problems.extend(own)
    from workshop.pack.check_pages import check_pages  # heavy: ReportLab, Jinja2

    check_pages(library, problems)
    return Problems(sorted(problems, key=lambda problem: problem.place))


def _check_session(name: str, library: Library, problems: Problems) -> None:
    session = load_session(name, library, Overrides(), problems)
    if session:
        from workshop.pack.check_pages import check_day  # heavy: ReportLab, Jinja2

        check_day(session, library, problems)


def _inside_layer(path: Path) -> tuple[Path, str] | None:
    """Find the layer that a path is in, and the path's name relative to it; "" for the layer itself."""
    if is_layer(path):
        return path, ""
    parts = Path(os.path.abspath(path)).parts
    for cut in range(len(parts) - 1, 0, -1):
        relative = "/".join(parts[cut:])
        lone_file = len(parts) - cut == 2 and os.path.isfile(path) and relative != _ALONE
        if parts[cut] in _FOLDERS and not lone_file:
            return Path(*parts[:cut]), relative
    return None


def _check_part(root: Path, part: str, libraries: Sequence[Path], cwd: Path, home: Path | None) -> Problems:
    library = Library(search_layers([root, *libraries], None, cwd, home))
    problems = _check_here(library, cwd)
    check_records(library_in_place(root, search_layers(libraries, None, cwd, home), library), problems, root)
    return Problems([p for p in problems if _concerns(p, root, part)])


def _concerns(problem: Problem, root: Path, part: str) -> bool:
    """Tell whether a problem lies in a part of a layer, and not in a layer below it."""
    file = problem.place.file
    around = not part or file == part or file.startswith(f"{part}/") or part.startswith(f"{file}/")
    return around and (os.path.lexists(root / file) or (file.count("/") > 1 and os.path.isdir((root / file).parent)))
