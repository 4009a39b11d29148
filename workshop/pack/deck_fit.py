"""Try a deck on its cards before its files are written: what does not fit, and what no font can show."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from functools import partial

from workshop.content.bounds import enough
from workshop.content.library import Library
from workshop.content.records import Deck, TemplateSource
from workshop.errors import PageError, Place, Problem, Problems
from workshop.pack.containment import Renderer
from workshop.pack.coverage import ReadLines, check_characters
from workshop.pack.data import deck_data
from workshop.pack.documents import underscored
from workshop.pack.themes import load_theme_fonts, read_theme_file
from workshop.page.elements import Element
from workshop.page.layout import lay_out
from workshop.page.markup import parse_markup
from workshop.page.pages import PAPERS
from workshop.page.setting import Setting
from workshop.page.theme import Theme
from workshop.press.formats import card_formats
from workshop.session.model import THEME

_PAPER = "A4"
_AT_ONCE = 45
"""How many cards are tried before it is asked whether enough is told: five sheets of them."""

_TOO_MUCH = "card-does-not-fit"


def check_deck(deck: Deck, language: str, library: Library, read_lines: ReadLines, problems: Problems) -> None:
    """Tell which cards do not fit, and which characters no font has, as a session looks that asks for nothing else.

    A theme or a template that is broken itself is told elsewhere.
    """
    own = Problems()
    file = read_theme_file(THEME, library, own)
    theme = Theme(file, "colour", "normal") if file else None
    fonts = load_theme_fonts(theme, THEME, library, own) if theme else None
    if not (theme and fonts):
        return
    check_characters(deck, fonts, read_lines, problems)
    setting, before = Setting(theme, fonts, "cards", language), len(problems.found)
    with closing(Renderer(partial(_load, library), language)) as renderer:
        for first in range(0, len(deck.cards), _AT_ONCE):
            some = replace(deck, cards=deck.cards[first : first + _AT_ONCE])
            found = _overflows(some, setting, library, renderer)
            problems.extend(found or ())
            if found is None or enough(problems, before):
                return


def _overflows(deck: Deck, setting: Setting, library: Library, renderer: Renderer) -> list[Problem] | None:
    """Lay cards out, each under a name that leads back to its place; None if their template fails."""
    places = {f"card-{i}": card.place for i, card in enumerate(deck.cards)}
    named = [replace(card, place=Place(name)) for name, card in zip(places, deck.cards, strict=True)]
    labels = underscored(library.labels(setting.language, Problems()))
    values = {"labels": labels, "session": {}, "blocks": []} | deck_data(replace(deck, cards=tuple(named)))
    path = f"templates/cards/{deck.layout}.xml.j2"
    attributes = {"kind": "cards", "title": deck.title, "language": setting.language}
    try:
        element = parse_markup(renderer.render(path, values), path, "deck")
        root = Element("document", attributes, (element,), deck.place)
        lay_out(root, setting, _PAPER, card_formats(PAPERS[_PAPER], large=False))
    except PageError as error:
        found = [problem for problem in error.problems if problem.code == _TOO_MUCH]
        return [replace(problem, place=places.get(problem.place.file, deck.place)) for problem in found] or None
    return []


def _load(library: Library, path: str) -> TemplateSource:
    problems = Problems()
    source = library.template(path, problems)
    if source is None:
        raise PageError(problems)
    return source
