"""Make the pack of a session that was named on the command line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workshop.cli.settings import Settings
from workshop.content.library import Library
from workshop.errors import Place, Problems, SessionError
from workshop.pack.load import load_session, open_library
from workshop.pack.records import Pack
from workshop.session.overrides import Overrides
from workshop.session.records import Session


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for: a session by its name, what to put over it, and which kinds of document."""

    name: str
    asked: Overrides
    only: tuple[str, ...] = ()
    single: bool = False
    fillable: bool = False


@dataclass(frozen=True, slots=True)
class Loaded:
    """A session that could be read, the library that it sees, and the warnings so far."""

    request: Request
    session: Session
    library: Library
    problems: Problems


def load(settings: Settings, request: Request) -> Loaded:
    """Read the session; SessionError if anything in it is wrong."""
    return load_from(open_library(request.name, settings.libraries, Path.cwd(), settings.home), request)


def load_from(library: Library, request: Request) -> Loaded:
    """Read the session from a library that is open; SessionError if anything in it is wrong."""
    problems = Problems()
    session = load_session(request.name, library, request.asked, problems)
    if session is None:
        raise SessionError(problems)
    return Loaded(request, session, library, problems)


def make_pack(loaded: Loaded) -> Pack:
    """Build the pack in memory; WorkshopError, with every problem, if it cannot be."""
    from workshop.pack.build import build_pack  # heavy: ReportLab, Jinja2

    request = loaded.request
    pack = build_pack(
        loaded.session,
        loaded.library,
        loaded.problems,
        frozenset(request.only),
        single=request.single,
        fillable=request.fillable,
    )
    if not pack.files:
        loaded.problems.error(
            "nothing-to-print", f"this session needs no {' and no '.join(request.only) or 'paper at all'}",
            Place(request.name), "choose other kinds with --only, or leave it out",
        )  # fmt: skip
        raise SessionError(loaded.problems)
    return pack
