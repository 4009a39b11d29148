"""Survey: gather all that a session needs before anything is laid out, and all that is wrong with it, in one run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workshop.content.library import Library
from workshop.errors import Place, Problems
from workshop.pack.coverage import check_characters, lines_of
from workshop.pack.data import Words, read_words
from workshop.pack.themes import read_fonts, read_logo, read_theme
from workshop.page.fonts import Fonts
from workshop.page.theme import Theme
from workshop.session.agenda import plan
from workshop.session.records import Agenda, Session


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
    if fonts:
        labels = _Labels(words.labels, Place(f"templates/labels/{session.language}.yaml")) if words else None
        record = (agenda or session, words, labels)
        check_characters(record, fonts, lines_of(library), problems)
    for shelf in library.shelves.shelves:
        problems.extend(problem for problem in shelf.problems if problem.code == "folder-unreadable")
    if problems.errors or not (agenda and words and theme and fonts):
        return None
    return Survey(agenda, words, theme, fonts, logo)
