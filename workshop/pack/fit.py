"""Check that what a library prints can be printed: templates that work, cards and worksheets that fit in either size.

Pages are tried as a build lays them out, with the theme's own fonts; what comes many times alike is tried once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import islice

from workshop.content.bounds import MAX_PROBLEMS
from workshop.content.library import Library
from workshop.errors import Place, Problem, Problems, StoppedError, WorkshopError
from workshop.pack.documents import Documents
from workshop.pack.jobs import Job, Printed, plan_jobs
from workshop.pack.locating import card_places, located
from workshop.pack.sample import sample
from workshop.page.elements import Element
from workshop.page.fonts import Fonts
from workshop.page.theme import Theme
from workshop.session.records import TypeSize

_TOO_LARGE = frozenset({"card-does-not-fit", "does-not-fit"})
_PAPER = "A4"


class Fitting:
    """Tries the pages of a library in a theme; `theme_name` is added to what does not fit, if there is one."""

    def __init__(
        self,
        library: Library,
        theme: Theme,
        fonts: Fonts,
        problems: Problems,
        *,
        theme_name: str = "",
        sizes: Sequence[TypeSize] = ("normal", "large"),
    ) -> None:
        self._library, self._theme, self._fonts, self._problems = library, theme, fonts, problems
        self._sizes = sizes
        self._behind = f' in the theme "{theme_name}"' if theme_name else ""
        self._stopped: set[str] = set()
        self._known: dict[str, Place] = {}

    def check(self, language: str, worksheets: Iterable[str], decks: Iterable[str]) -> None:
        """Try these worksheets and decks in a language, and those documents whose templates are not the box's."""
        laid = sample(self._library, language, worksheets, [item for item in decks if self._has_layout(item)])
        if laid is None:
            return
        agenda, words = laid
        self._known = card_places(words)
        made = Documents(agenda, self._library, words, self._theme, self._fonts)
        with closing(made.renderer):
            for sheet in words.worksheets.values():
                self._try(
                    made, Job("worksheets", (Printed(sheet.id),), 1, sheet.paper, "plain", "none"), sheet.template
                )
            for deck in words.decks.values():
                job = Job("cards", (Printed(deck.id),), 1, _PAPER, "card", "long-edge")
                self._try(made, job, _layout(deck.layout))
            for job, template in self._foreign(plan_jobs(agenda, words.worksheets, words.decks)):
                self._try(made, job, template)

    def _has_layout(self, deck: str) -> bool:
        """Tell whether there is a template for a deck's cards; a deck that does not say which is told elsewhere."""
        facts = self._library.facts_document("deck", deck, Problems())
        name = facts.data.get("layout") if facts else None
        if facts is None or not isinstance(name, str):
            return False
        return self._library.template(_layout(name), self._problems, facts.place_of(("layout",))) is not None

    def _foreign(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, str]]:
        """Yield one job of each kind of document that has a template which the box does not vouch for."""
        for kind, job in {job.kind: job for job in jobs if job.kind not in ("worksheets", "cards")}.items():
            path = f"templates/documents/{kind}.xml.j2"
            template = self._library.template(path, self._problems)
            if template and not template.trusted:
                yield job, path

    def _try(self, made: Documents, job: Job, template: str) -> None:
        """Render a job's document and lay it out, in both sizes; what was stopped once is left alone."""
        if template in self._stopped:
            return
        for size in self._sizes:
            job = replace(job, large=size == "large")
            try:
                element = once_each(rendered(made, job))
            except WorkshopError as error:
                if isinstance(error, StoppedError):
                    self._stopped.add(template)
                self._tell(error.problems, "")
                return
            try:
                made.laid_out(element, job)
            except WorkshopError as error:
                self._tell(error.problems, " in large print" if size == "large" else "")

    def _tell(self, found: Iterable[Problem], where: str) -> None:
        for problem in islice(located(found, self._library, self._known), MAX_PROBLEMS):
            if problem.code in _TOO_LARGE:
                problem = replace(problem, message=problem.message + where + self._behind)
            self._problems.extend([problem])


def rendered(documents: Documents, job: Job) -> Element:
    """Render a job's document to try it: a print order without its rows, which are known when all else is drawn."""
    return documents.print_order([], "") if job.kind == "print-order" else documents.element(job)


def _layout(name: str) -> str:
    return f"templates/cards/{name}.xml.j2"


def once_each(document: Element) -> Element:
    """Leave out of a document's decks the backs that are like one before, and make an ordinary card of the blank one.

    A card's back is that of the whole deck, and blanks fill a sheet: laid out once, they tell as much.
    """
    return replace(document, children=tuple(map(_thinned, document.children)))


def _thinned(deck: Element | str) -> Element | str:
    if isinstance(deck, str) or deck.name != "deck":
        return deck
    backs: set[object] = set()
    cards: list[Element] = []
    for card in deck.elements:
        faces = []
        for face in card.elements:
            shape = _shape(face)
            if face.name != "back" or shape not in backs:
                faces.append(face)
            backs.add(shape)
        attributes = {name: value for name, value in card.attributes.items() if name != "blank"}
        cards.append(replace(card, attributes=attributes, children=tuple(faces)))
    return replace(deck, children=tuple(cards))


def _shape(element: Element) -> object:
    """Give what an element looks like, wherever it was written."""
    children = tuple(child if isinstance(child, str) else _shape(child) for child in element.children)
    return element.name, tuple(element.attributes.items()), children
