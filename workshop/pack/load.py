"""Load a session by the name that was typed: a session file, or a starter session in the library."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from workshop.content.bounds import shorten
from workshop.content.files import read_text
from workshop.content.library import Library
from workshop.content.yaml_text import read_yaml
from workshop.errors import FileName, Place, Problems, nearest
from workshop.pack.box import search_layers
from workshop.pack.names import check_names
from workshop.session.overrides import Overrides, override
from workshop.session.records import Session
from workshop.session.session_file import read_session_file, read_starter, salvage_session

_ENDINGS = (".yaml", ".yml")


def is_session_file(name: str) -> bool:
    """Tell whether a name is that of a file: it has a `/`, or ends in `.yaml`; any other is a starter session's id."""
    separators = {"/", os.sep, os.altsep or "/"}
    return name.casefold().endswith(_ENDINGS) or not separators.isdisjoint(name)


def session_folder(name: str) -> Path | None:
    """Give the folder that a session file lies in; None for a starter session."""
    return Path(name).parent if is_session_file(name) else None


def open_library(name: str, libraries: Sequence[Path], cwd: Path, home: Path | None) -> Library:
    """Open the library that a session of this name sees; ContentError if a folder of it is not there."""
    return Library(search_layers(libraries, session_folder(name), cwd, home))


def load_session(name: str, library: Library, asked: Overrides, problems: Problems) -> Session | None:
    """Read a session, and put what was asked over it; None, and all that is wrong with it, if anything is."""
    own = Problems()
    session = _read(name, library, asked.lang or "", own)
    if session is not None:
        session = override(session, asked, own)
    problems.extend(own)
    return None if own.errors else session


def _read(name: str, library: Library, language: str, problems: Problems) -> Session | None:
    if is_session_file(name):
        if not os.path.lexists(name):
            problems.error("file-missing", "there is no such file", Place(name), _near_files(Path(name), library))
            return None
        return _read_file(name, library, language, problems)
    if name not in library.ids("session"):
        problems.error(
            "unknown",
            f'unknown starter session "{shorten(name)}"',
            Place(name or "SESSION"),
            _near_starters(name, library),
        )
        return None
    return read_starter(library, name, problems, language)


def _read_file(name: str, library: Library, language: str, problems: Problems) -> Session | None:
    """Read a session file; if it cannot be used, look up what it names all the same, for one list of problems."""
    own = Problems()
    session = read_session_file(Path(name), name, own)
    if session is None:
        _look_on(name, library, language, own)
    problems.extend(sorted(own, key=lambda problem: problem.place))
    return session


def _look_on(name: str, library: Library, language: str, problems: Problems) -> None:
    """Look for more that is wrong in a session that cannot be used, in as much of it as can be read."""
    salvaged = salvage_session(Path(name), name)
    if salvaged is not None:
        from workshop.pack.survey import survey  # heavy: ReportLab

        survey(replace(salvaged, language=language or salvaged.language), library, problems)
        return
    text = read_text(Path(name), name, Problems())
    document = None if text is None else read_yaml(text, FileName(name, Path(name)), Problems())
    if document:
        check_names(document, library, language, problems)


def _near_files(path: Path, library: Library) -> str:
    """Say what is there with a name like that of a file which is not: a file beside it, or a starter session."""
    if path.name in library.ids("session"):
        return f'"{path.name}" is a starter session: write its name alone'
    try:
        beside = sorted(name for name in os.listdir(path.parent) if name.casefold().endswith(_ENDINGS))
    except (OSError, ValueError):
        beside = []
    return nearest(path.name, beside) or "check the name, and the folder that you are in"


def _near_starters(name: str, library: Library) -> str:
    """Say what to type instead of a starter session that there is not; a file of that name comes first."""
    for file in (f"{name}.yaml", f"{name}.yml"):
        if os.path.isfile(file):
            return f'there is a file "{file}": write "{file}"'
    if os.path.isfile(name):
        return f'to read the file of that name, write "./{name}"'
    known = library.ids("session")
    return nearest(name, known) or f"the starter sessions are {', '.join(known)}; your own end in .yaml"
