"""Scenarios on paper: drawn sets -> cards for customer and staff, sheets for observers -> a pack of their own."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Any

from workshop.content.library import Library
from workshop.content.matches import check_matches
from workshop.content.records import Card, Deck
from workshop.errors import PageError, Place, Problems, SessionError, WorkshopError
from workshop.pack.containment import Renderer
from workshop.pack.coverage import check_characters, lines_of
from workshop.pack.data import Words
from workshop.pack.documents import underscored
from workshop.pack.finished import pack_file, print_problems
from workshop.pack.jobs import Job, Printed
from workshop.pack.locating import card_places, located
from workshop.pack.pictures import Pictures
from workshop.pack.records import Pack, PackFile, pack_json
from workshop.pack.themes import read_fonts, read_theme
from workshop.page.fonts import Fonts
from workshop.page.layout import lay_out
from workshop.page.markup import parse_markup
from workshop.page.pages import PAPERS
from workshop.page.setting import Setting
from workshop.page.theme import Theme
from workshop.press.formats import card_formats
from workshop.press.writer import write_pdf
from workshop.session.records import Session
from workshop.session.scenarios import DECKS, Draw, Part, Scenario, draw_scenarios, observers_in, sets_for

CARDS, OBSERVERS = "scenario-cards", "observer-sheets"
_TEMPLATES = {CARDS: "templates/documents/scenarios.xml.j2", OBSERVERS: "templates/documents/observers.xml.j2"}


@dataclass(frozen=True, slots=True)
class ScenarioPack:
    """The sets that were drawn, and what is printed of them."""

    draw: Draw
    sets: tuple[Scenario, ...]
    pack: Pack

    @property
    def record(self) -> dict[str, object]:
        """What `pack.json` holds, and `scenarios --json` prints: that of any pack, with the seed and the sets."""
        record = pack_json(self.pack)
        files, problems = record.pop("files"), record.pop("problems")
        return {
            **record,
            "seed": self.draw.seed,
            "sets": [_set_json(each) for each in self.sets],
            "files": files,
            "problems": problems,
        }


def _set_json(scenario: Scenario) -> dict[str, object]:
    titles = {str(part): {"id": card.id, "title": card.words["title"]} for part, card in scenario.cards.items()}
    return {"number": scenario.number, **titles}


def scenario_slug(session: Session) -> str:
    """Name the folder of a session's scenarios."""
    return f"{session.slug}-scenarios"


def build_scenarios(session: Session, library: Library, draw: Draw, problems: Problems) -> ScenarioPack:
    """Draw scenarios for a session and build their pack in memory.

    Raises WorkshopError with every problem of the decks; warnings stay in `problems`.
    """
    decks = _read_decks(session, library, draw, problems)
    labels = library.labels(session.language, problems)
    theme = read_theme(session, library, problems)
    fonts = read_fonts(theme, session, library, problems) if theme else None
    if fonts:
        check_characters([session.title, *decks.values()], fonts, lines_of(library), problems)
    if problems.errors or not (theme and fonts):
        raise SessionError(sorted(problems, key=lambda problem: problem.place))
    sets = draw_scenarios(decks, draw.count or sets_for(len(session.participants)), draw.seed, problems)
    problems.raise_if_errors(SessionError)
    words = Words(session.language, labels, {deck.id: deck for deck in decks.values()})
    files = _Press(session, library, words, theme, fonts, problems).files(sets)
    pack = Pack(scenario_slug(session), session.title, session.language, files, tuple(problems))
    return ScenarioPack(draw, sets, pack)


def _read_decks(session: Session, library: Library, draw: Draw, problems: Problems) -> dict[Part, Deck]:
    decks: dict[Part, Deck] = {}
    for part, usual in DECKS.items():
        asked = draw.decks.get(part)
        place = Place(f"--deck {part}={asked}") if asked else None
        deck = library.deck(asked or usual, session.language, problems, place)
        if deck:
            check_matches(library, deck.id, problems)
            decks[part] = deck
    return decks


class _Press:
    """Makes the print jobs of drawn sets."""

    def __init__(
        self, session: Session, library: Library, words: Words, theme: Theme, fonts: Fonts, problems: Problems
    ) -> None:
        self.session, self.library, self.words, self.problems = session, library, words, problems
        self.theme, self.fonts = theme, fonts
        self.large = session.print.type == "large"
        self.pictures = Pictures(grey=theme.ink == "grey")
        self.renderer = Renderer(self._template, words.language)

    def files(self, sets: Sequence[Scenario]) -> tuple[PackFile, ...]:
        """Make the cards, one of each, and the sheets, one for each who watches in the largest trio."""
        paper, items = self.session.print.paper, tuple(map(Printed, self.words.decks))
        watchers = observers_in(len(self.session.participants))
        cards = Job("cues", items, 1, paper, "card", "none", self.large)
        sheets = Job("worksheets", items, watchers, paper, "plain", "none", self.large)
        found, files = Problems(), []
        with closing(self.renderer):
            for number, (kind, job) in enumerate(((CARDS, cards), (OBSERVERS, sheets)), start=1):
                try:
                    files.append(self._file(f"{number}-{kind}-{job.copies}x.pdf", kind, job, sets, found))
                except WorkshopError as error:
                    found.extend(located(error.problems, self.library, card_places(self.words)))
        self.problems.extend(found)
        if found.errors:
            raise PageError(self.problems)
        return tuple(files)

    def _file(self, name: str, kind: str, job: Job, sets: Sequence[Scenario], found: Problems) -> PackFile:
        root = parse_markup(self.renderer.render(_TEMPLATES[kind], self._data(sets)), _TEMPLATES[kind], "document")
        setting = Setting(self.theme, self.fonts, job.kind, self.words.language, images=self._image)
        document = lay_out(root, setting, job.paper, card_formats(PAPERS[job.paper], large=self.large))
        written = write_pdf([(document, setting)], document.title, document.language, job.duplex)
        file = replace(pack_file(name, job, written), kind=kind)
        found.extend(print_problems(file, self.theme, large=self.large))
        return file

    def _data(self, sets: Sequence[Scenario]) -> dict[str, Any]:
        session = self.session
        return {
            "labels": underscored(self.words.labels),
            "session": {
                "title": session.title,
                "language": self.words.language,
                "paper": session.print.paper,
                "large": self.large,
            },
            "sets": [
                {"number": each.number, **{part: _card(card) for part, card in each.cards.items()}} for each in sets
            ],
        }

    def _template(self, path: str) -> Any:
        problems = Problems()
        source = self.library.template(path, problems)
        problems.raise_if_errors(PageError)
        return source

    def _image(self, src: str, place: Place, width_mm: float) -> tuple[Any, float]:
        return self.pictures.find(self.library, src, place, width_mm)


def _card(card: Card) -> dict[str, str]:
    return {**{key: text for key, text in card.words.items() if text.strip()}, "source": str(card.place)}
