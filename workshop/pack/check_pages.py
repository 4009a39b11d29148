"""Check what only fonts and templates can tell: themes, characters, and whether everything fits its page."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass

from workshop.content.library import Library
from workshop.content.records import PrintItem
from workshop.errors import Place, Problems, StoppedError, WorkshopError
from workshop.pack.characters import check_library_characters, check_theme_characters, read_written
from workshop.pack.documents import Documents
from workshop.pack.fit import Fitting, rendered
from workshop.pack.jobs import plan_jobs
from workshop.pack.locating import card_places, located
from workshop.pack.survey import survey
from workshop.pack.themes import load_theme_fonts, read_theme_file
from workshop.page.fonts import Fonts
from workshop.page.theme import Theme
from workshop.session.checks import check_poster
from workshop.session.model import THEME
from workshop.session.records import Session


@dataclass(frozen=True, slots=True)
class _Look:
    """A theme that can be used; `own` says that the user's layers have a hand in it."""

    theme: Theme
    fonts: Fonts
    place: Place
    own: bool


def check_pages(library: Library, problems: Problems) -> None:
    """Try all that a library prints, in every language that has labels, in the usual theme and in each of one's own."""
    _check_posters(library, problems)
    looks = {item: look for item in library.ids("theme") if (look := _read(library, item, problems))}
    usual = looks.pop(THEME, None)
    if usual is None:
        return
    files = read_written(library)
    lacking = check_library_characters(files, library, usual.fonts.missing, problems)
    _fit(library, usual, problems)
    for item, look in looks.items():
        check_theme_characters(files, lacking, look.fonts.missing, look.place, problems)
        if look.own:
            _fit(library, look, problems, item)


def check_day(session: Session, library: Library, problems: Problems) -> None:
    """Plan a session and lay out all that it prints, without drawing any of it."""
    found = survey(session, library, problems)
    if found is None:
        return
    documents = Documents(found.agenda, library, found.words, found.theme, found.fonts, found.logo)
    with closing(documents.renderer):
        for job in plan_jobs(found.agenda, found.words.worksheets, found.words.decks):
            try:
                documents.laid_out(rendered(documents, job), job)
            except WorkshopError as error:
                problems.extend(located(error.problems, library, card_places(found.words)))
                if isinstance(error, StoppedError):  # the next could take as long
                    return


def _check_posters(library: Library, problems: Problems) -> None:
    """Look up the posters of every exercise, even of one whose facts cannot be used."""
    for item in library.ids("exercise"):
        facts = library.facts_document("exercise", item, Problems())
        prints = facts.data.get("prints") if facts else None
        for index, entry in enumerate(prints if isinstance(prints, list) else ()):
            poster = entry.get("poster") if isinstance(entry, dict) else None
            if facts and isinstance(poster, str):
                place = facts.place_of(("prints", index, "poster"))
                check_poster(PrintItem("poster", poster, "room", place), problems)


def _read(library: Library, item: str, problems: Problems) -> _Look | None:
    """Read a theme and its fonts; None, and problems, if they cannot be used."""
    file = read_theme_file(item, library, problems)
    fonts = load_theme_fonts(Theme(file), item, library, problems) if file else None
    document = library.theme_document(item, Problems())
    if file is None or fonts is None or document is None:
        return None
    layers = [found.shelf.layer for found in library.shelves.items("theme")[item]]
    own = any(not (layer.trusted or layer.installed) for layer in layers)
    return _Look(Theme(file), fonts, document.key_place(("fonts",)), own)


def _fit(library: Library, look: _Look, problems: Problems, name: str = "") -> None:
    fitting = Fitting(library, look.theme, look.fonts, problems, theme_name=name)
    for language in library.ids("labels"):
        fitting.check(language, library.ids("worksheet"), library.ids("deck"))
