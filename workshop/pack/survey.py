"""Survey: gather all that a session needs before anything is laid out, and all that is wrong with it, in one run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from workshop.content.library import Library
from workshop.content.records import PrintItem
from workshop.errors import Place, Problems
from workshop.pack.coverage import check_characters, check_words, lines_of
from workshop.pack.data import Words, read_words
from workshop.pack.fit import Fitting
from workshop.pack.themes import read_fonts, read_logo, read_theme
from workshop.page.fonts import Fonts
from workshop.page.theme import Theme
from workshop.session.agenda import plan
from workshop.session.records import Agenda, BreakBlock, ExerciseBlock, Session

_TRIED: tuple[Literal["worksheet", "deck"], ...] = ("worksheet", "deck")

_OF_FOLDERS = ("folder-unreadable", "link-outside", "name-collision")
"""What is told of the folders of layers: whatever was left out there may be what the session was meant to have."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What a pack is made from."""

    agenda: Agenda
    words: Words
    theme: Theme
    fonts: Fonts
    logo: tuple[Any, float] | None


@dataclass(frozen=True, slots=True)
class _Labels:
    """The fixed words, and where they were written."""

    words: Mapping[str, Any]
    place: Place


def survey(session: Session, library: Library, problems: Problems) -> Survey | None:
    """Plan the agenda and read its words, theme, fonts and logo; None, with every problem told, if any is an error."""
    agenda = plan(session, library, problems)
    words = read_words(agenda, library, problems) if agenda else None
    theme = read_theme(session, library, problems)
    fonts = read_fonts(theme, session, library, problems) if theme else None
    logo = read_logo(theme, session, library, problems) if theme else None
    labels = _Labels(words.labels, Place(f"templates/labels/{session.language}.yaml")) if words else None
    record = (agenda or session, words, labels)
    if check_words((agenda.blocks if agenda else (), words), session.place, problems) and fonts:
        check_characters(record, fonts, lines_of(library), problems)
    for shelf in library.shelves.shelves:
        problems.extend(problem for problem in shelf.problems if problem.code in _OF_FOLDERS)
    if problems.errors or not (agenda and words and theme and fonts):
        if theme and fonts:
            _look_on(session, library, theme, fonts, problems)
        return None
    return Survey(agenda, words, theme, fonts, logo)


def _look_on(session: Session, library: Library, theme: Theme, fonts: Fonts, problems: Problems) -> None:
    """Try the worksheets and decks of a session that cannot be built: what is wrong with them is told as well."""
    prints: list[PrintItem] = []
    for block in session.blocks:
        if isinstance(block, ExerciseBlock) and block.exercise in library.ids("exercise"):
            facts = library.facts(block.exercise, Problems())
            prints += facts.prints if facts else ()
        prints += () if isinstance(block, BreakBlock) else block.prints
    known = {kind: [p.id for p in prints if p.kind == kind and p.id in library.ids(kind)] for kind in _TRIED}
    sizes = tuple(dict.fromkeys((session.print.type, *(person.type for person in session.participants))))
    fitting = Fitting(library, theme, fonts, problems, sizes=sizes)
    fitting.check(session.language, *(dict.fromkeys(items) for items in known.values()))
