"""Packs for tests, each built once in a test run: starter sessions, and sessions written in a test."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from workshop.content.layers import Layer
from workshop.content.library import Library
from workshop.errors import Problems
from workshop.pack.build import build_pack
from workshop.pack.data import Words, read_words
from workshop.pack.records import Pack, PackFile
from workshop.session.agenda import plan
from workshop.session.overrides import Overrides, override
from workshop.session.records import Agenda, Session
from workshop.session.session_file import read_session, read_starter

BOX = Path(__file__).parents[1]
STARTERS = [(name, lang) for name in ("meet-the-person", "listening-90") for lang in ("fi", "en")]


def library(*layers: Path) -> Library:
    """Open the box with layers over it."""
    return Library([*(Layer(layer.name, layer) for layer in layers), Layer("the box", BOX, trusted=True)])


def starter_session(name: str, lang: str, **asked: Any) -> Session:
    """Read a starter session and put what was asked over it."""
    problems = Problems()
    session = read_starter(library(), name, problems, lang)
    assert session is not None, problems.found
    session = override(session, Overrides(**asked), problems) if asked else session
    assert session is not None, problems.found
    return session


@cache
def starter(name: str, lang: str, only: tuple[str, ...] = (), single: bool = False, **asked: Any) -> Pack:
    """Build a starter session."""
    return build_pack(starter_session(name, lang, **asked), library(), Problems(), only, single=single)


@cache
def planned(name: str, lang: str, **asked: Any) -> tuple[Agenda, Words]:
    """Plan a starter session and read the words that it prints."""
    return plan_session(starter_session(name, lang, **asked), library())


def plan_session(session: Session, content: Library) -> tuple[Agenda, Words]:
    """Plan a session and read the words that it prints."""
    problems = Problems()
    agenda = plan(session, content, problems)
    assert agenda is not None, problems.found
    return agenda, read_words(agenda, content, problems)


def own_session(text: str, content: Library) -> Session:
    """Read a session file's text."""
    problems = Problems()
    session = read_session(text, "day.yaml", problems)
    assert session is not None, problems.found
    return session


def own(text: str, *layers: Path, only: Sequence[str] = (), single: bool = False) -> Pack:
    """Build a session from a file's text."""
    content = library(*layers)
    return build_pack(own_session(text, content), content, Problems(), only, single=single)


def file(pack: Pack, start: str) -> PackFile:
    """Find the file of a pack whose name begins so."""
    return next(file for file in pack.files if file.name.startswith(start))


def files(pack: Pack, kind: str) -> list[PackFile]:
    """Find the files of a kind."""
    return [file for file in pack.files if file.kind == kind]
