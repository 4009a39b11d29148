"""Lay out: a document element -> placed, undrawn pages and cards. Done once; nothing moves afterwards."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from workshop.errors import PageError, Place, Problems, nearest
from workshop.page.card_runs import run_on
from workshop.page.compose import Composer
from workshop.page.elements import Element
from workshop.page.flowables import TINY, Area, Columns, Flowable, Stack, filled
from workshop.page.frames import Labelled
from workshop.page.furniture import set_footer, set_head
from workshop.page.pages import (
    PAPERS,
    CardDeck,
    CardFace,
    CardFormat,
    Document,
    Furniture,
    Page,
    Paper,
    PlacedCard,
    number_pages,
)
from workshop.page.setting import Setting
from workshop.page.structure import Node
from workshop.page.theme import MM
from workshop.page.zones import Field

MAX_PAGES = 300
TIGHTER = (0.86, 0.72, 0.63, 0.55)
"""How far the gaps between blocks are drawn together, step by step, where that saves enough."""

WORTH, _LITTLE = 0.08, 0.03
"""What is worth drawing gaps together for, and what is not worth doing so further, as shares of a page."""

_SCRAP = 0.1
"""What had better not be all that is left on a last page in large print, as a share of it.

In normal print what comes forward may be the end of the steps, which is worth a scrap.
"""

SHEET_SCALES = (1.0, 0.95, 0.9)
"""How far the type of a sheet or a deck may be made smaller, step by step, before what does not fit is an error."""


def lay_out(root: Element, setting: Setting, paper: str, formats: Mapping[str, CardFormat]) -> Document:
    """Lay a document out on a paper; `formats` gives the card format for each layout of a deck.

    Raises PageError with everything that does not fit: the item, its file, and the overflow in millimetres.
    """
    return _Layout(root, setting, PAPERS[paper], formats).run()


class _Layout:
    def __init__(self, root: Element, setting: Setting, paper: Paper, formats: Mapping[str, CardFormat]) -> None:
        self.setting, self.formats, self.element = setting, formats, root
        tree = Node("Document", language=root.get("language"))
        self.document = Document(root.get("title"), root.get("kind"), root.get("language"), paper, tree, [])
        self.problems = Problems()
        self.composer = Composer()

    def run(self) -> Document:
        for element in self.element.elements:
            self.composer.start_part()
            setting = self.setting.within(element)
            {"section": self._section, "sheet": self._sheet, "deck": self._deck}[element.name](element, setting)
        self.problems.raise_if_errors(PageError)
        number_pages(self.document)
        self._check_contents()
        self.problems.raise_if_errors(PageError)
        return self.document

    def _check_contents(self) -> None:
        """Check that there is something to print, that ids come once, and that links lead somewhere."""
        if not any(isinstance(part, Page) or part.cards for part in self.document.contents):
            message = f"{self.document.title}: there is nothing on it to print"
            hint = "give it a section, sheet or card"
            self.problems.error("nothing-to-print", message, self.element.place, hint)
        ids: set[str] = set()
        for element in self.element.walk():
            name = element.get("id")
            if name and element.name not in ("deck", "card"):
                if name in ids:
                    self.problems.error("markup-id", f'the id "{name}" is given twice', element.place, "change one")
                ids.add(name)
            if (target := element.get("to")) and target not in self.document.anchors:
                hint = nearest(target, self.document.anchors) or "give the place that is meant an id"
                self.problems.error("link-target", f'no place has the id "{target}"', element.place, hint)

    def _paper(self, element: Element) -> Paper:
        return PAPERS[element.get("paper") or self.document.paper.name]

    def _fault(self, element: Element, what: str, over: float, hint: str) -> None:
        file = element.source or str(element.place)
        message = f"{what} is {over / MM:.1f} mm too tall for its page"
        self.problems.error("does-not-fit", message, _place(file), hint)

    # -- flowing pages ---------------------------------------------------------------------------

    def _section(self, element: Element, setting: Setting) -> None:
        paper = self._paper(element)
        size = paper.size(element.get("orientation", "portrait"))
        if element.get("page") == "poster":
            setting = setting.with_scale(setting.theme.file.posters[paper.name])
        if element.get("page") == "cover":
            setting = replace(setting, kind="cover")
        if element.get("side") == "recto" and len(self.document.contents) % 2:
            self._blank_page(size)
        node = self.document.root.add("Sect")
        furniture = self._furniture(element, setting)
        later = replace(furniture, head=self._continued(element), middle="")
        area = self._frame(element, setting, size, furniture, set_head(later, setting, size[0]).depth)
        bodies = self._fill_pages(element, node, setting, area)
        pages = [Page(*size, body, area, later if i else furniture) for i, body in enumerate(bodies)]
        pages[0].anchor, pages[0].bookmark = element.get("id"), element.get("title")
        pages[0].level = int(element.number("level", 1)) - 1
        self.document.contents += pages
        if len(self.document.contents) > MAX_PAGES:
            message = f"{self.document.title}: over {MAX_PAGES} pages"
            self.problems.error("too-many-pages", message, _place(element.source or str(element.place)))
            self.problems.raise_if_errors(PageError)

    def _continued(self, element: Element) -> str:
        """Say at the head of a further page what goes on there."""
        word = element.get("continued")
        return f"{element.get('title')} ({word})" if word else ""

    def _fill_pages(self, element: Element, node: Node, setting: Setting, area: Area) -> list[Flowable]:
        """Fill pages; where less space between blocks saves a page, or a good part of the last one, take less."""
        loose = self._cut_pages(element, node, setting, area)
        if len(loose) == 1 or len(loose) > MAX_PAGES:
            return loose
        kids = node.kids

        def tried(tightness: float) -> list[Flowable]:
            node.kids = []
            return self._cut_pages(element, node, replace(setting, tightness=tightness), area)

        def used(bodies: Sequence[Flowable]) -> float:
            return len(bodies) + filled(bodies[-1], area.width) / (area.width * area.height)

        tight = tried(TIGHTER[-1])
        tightest = used(tight)
        scrap = setting.theme.large and len(tight) == len(loose) and tightest < len(tight) + _SCRAP
        if tightest > used(loose) - WORTH or scrap:
            node.kids = kids
            return loose
        for tightness in TIGHTER[:-1]:
            bodies = tried(tightness)
            if used(bodies) < tightest + _LITTLE:
                return bodies
        return tried(TIGHTER[-1])

    def _cut_pages(self, element: Element, node: Node, setting: Setting, area: Area) -> list[Flowable]:
        self.composer.start_part(area.width)
        rest: Flowable | None = self.composer.stack(element.elements, node, setting)
        name = element.get("title") or element.get("id") or "a section"
        bodies: list[Flowable] = []
        while rest is not None and len(bodies) <= MAX_PAGES:
            body, rest = self._cut(element, name, rest, area)
            bodies.append(body)
        return bodies

    def _blank_page(self, size: tuple[float, float]) -> None:
        area = Area(0, size[1], size[0], size[1])
        self.document.contents.append(Page(*size, Stack([]), area, Furniture(numbered=False, ruled=False)))

    def _cut(self, element: Element, name: str, body: Flowable, area: Area) -> tuple[Flowable, Flowable | None]:
        parts = body.split(area.width, area.height, area.height)
        if parts is not None:
            return parts[0], parts[1] if list(parts[1].parts()) else None
        over = body.height(area.width) - area.height
        if over > TINY:
            self._fault(element, f'"{name}"', over, "shorten its longest part, or part it in two")
        return body, None

    def _frame(
        self, element: Element, setting: Setting, size: tuple[float, float], furniture: Furniture, below: float
    ) -> Area:
        theme = setting.theme
        side = self._side(element, setting)
        striped = element.get("page") == "poster" and furniture.stripe
        left = side + (theme.mm("stripe-room") if striped else 0.0)
        footer = set_footer(furniture, setting, size, "000 / 000" if furniture.numbered else "")
        head, foot = max(theme.mm("head"), below), max(theme.mm("foot"), footer.top + footer.leading * 0.9)
        return Area(left, size[1] - head, size[0] - left - side, size[1] - head - foot)

    def _furniture(self, element: Element, setting: Setting) -> Furniture:
        page = element.get("page", "flow")
        brand = setting.theme.file.brand.footer
        left = " · ".join(part for part in (element.get("left"), brand if element.get("left") else "") if part)
        return Furniture(
            left,
            element.get("middle"),
            "",
            numbered=page not in ("poster", "cover"),
            ruled=page not in ("poster", "cover"),
            tab=element.get("tab") if setting.theme.file.tab.shown else "",
            accent=element.get("accent"),
            stripe=page in ("poster", "cover") and setting.theme.file.tab.shown,
            side=self._side(element, setting),
        )

    def _side(self, element: Element, setting: Setting) -> float:
        return setting.theme.mm("poster-side" if element.get("page") == "poster" else "side")

    # -- sheets to fill in -----------------------------------------------------------------------

    def _sheet(self, element: Element, setting: Setting) -> None:
        paper, setting = self._paper(element), replace(setting, kind="worksheets")
        size = paper.size(element.get("orientation", "portrait"))
        base = setting.theme.file.sheets[paper.name]
        furniture = self._sheet_furniture(element, setting, base)
        around = self._around(element, furniture)
        areas = [self._sheet_frame(element, setting, size, base, each) for each in around]
        node = self.document.root.add("Sect")
        for step in self._steps(setting):
            self.composer.start_part()
            node.kids.clear()
            scaled = setting.with_scale(base * step)
            bodies = [self.composer.stack(leaf, node, scaled) for leaf in _leaves(element)]
            clear = scaled.gap("column-narrow")
            rooms = [_above_foot(body, area, clear) for body, area in zip(bodies, areas, strict=True)]
            over = max(_over(body, room.width, room.height) for body, room in zip(bodies, rooms, strict=True))
            if over <= TINY or over > areas[0].height:  # no smaller type would make up for that
                break
        if over > TINY:
            self._fault(element, f'the worksheet "{element.get("title")}"', over, "shorten its prompts")
        _make_even(bodies, rooms)
        pages = [Page(*size, body, room, each) for body, room, each in zip(bodies, rooms, around, strict=True)]
        pages[0].anchor, pages[0].bookmark = element.get("id"), element.get("title")
        self.document.contents += pages

    def _around(self, element: Element, furniture: Furniture) -> list[Furniture]:
        """Give what stands around each page of a sheet: further ones say whose they are, and which."""
        count, head = len(_leaves(element)), self._continued(element)
        later = replace(furniture, head=head, blank=element.get("blank"))
        return [furniture, *(replace(later, part=f"{i} / {count}") for i in range(2, count + 1))]

    def _steps(self, setting: Setting) -> tuple[float, ...]:
        return (1.0,) if setting.theme.large else SHEET_SCALES

    def _sheet_furniture(self, element: Element, setting: Setting, base: float) -> Furniture:
        upright = element.get("orientation", "portrait") == "portrait"
        side = setting.theme.mm("side" if upright else "sheet-side") * (base if base > 1 and not upright else 1.0)
        return Furniture(
            element.get("left"),
            element.get("middle"),
            element.get("right"),
            numbered=self.document.kind == "handbook",
            ruled=False,
            tab=element.get("tab") if setting.theme.file.tab.shown else "",
            accent=element.get("accent"),
            side=side,
        )

    def _sheet_frame(
        self, element: Element, setting: Setting, size: tuple[float, float], base: float, furniture: Furniture
    ) -> Area:
        theme, side = setting.theme, furniture.side
        upright = element.get("orientation", "portrait") == "portrait"
        below = set_head(furniture, setting, size[0]).depth + (theme.mm("tight") if furniture.head else 0.0)
        head, foot = max(theme.mm("head" if upright else "sheet-head") * base, below), theme.mm("sheet-foot")
        footer = set_footer(furniture, setting, size, "000 / 000" if furniture.numbered else "")
        clear = max(theme.mm("footer") - theme.mm("sheet-footer"), footer.leading * 0.75)
        foot = max(foot, theme.mm("foot") if upright else 0.0, footer.top + clear)
        return Area(side, size[1] - head, size[0] - 2 * side, size[1] - head - foot)

    # -- cards -----------------------------------------------------------------------------------

    def _deck(self, element: Element, setting: Setting) -> None:
        form = self.formats[element.get("layout", "poker")]
        cards = [card for card in element.elements if not card.flag("blank")]
        blanks = [card for card in element.elements if card.flag("blank")]
        root = self.document.root.add("Sect")
        for step in (1.0,) if any(card.flag("goes-on") for card in cards) else self._steps(setting):
            root.kids.clear()
            placed, faults = self._place_cards(cards, root, setting.with_scale(step), form)
            if blanks:
                left = -len(placed) % math.prod(form.places(self.document.paper))
                filling, wrong = self._place_cards(blanks[:1] * left, root, setting.with_scale(step), form)
                placed, faults = placed + filling, faults + wrong
            if not faults:
                break
        else:
            for card, over in faults:
                name = f'the card "{card.get("id")}" of the deck "{element.get("id")}"'
                hint = f"shorten its words by about {_lines(over, setting)}"
                file = card.source or str(card.place)
                message = f"{name} is {over / MM:.1f} mm too tall"
                self.problems.error("card-does-not-fit", message, _place(file), hint)
        deck = CardDeck(element.get("id"), element.get("title"), form, placed)
        self.document.contents.append(deck)

    def _place_cards(
        self, cards: list[Element], root: Node, setting: Setting, form: CardFormat
    ) -> tuple[list[PlacedCard], list[tuple[Element, float]]]:
        placed: list[PlacedCard] = []
        faults: list[tuple[Element, float]] = []
        for card in cards:
            self.composer.start_part()
            inner = setting.within(card)
            if card.flag("goes-on") and len(card.elements) == 1:
                run = run_on(self.composer, card, root, inner, self._room(form, setting))
                inset = setting.theme.mm(form.inset)
                placed += [PlacedCard(card.get("id"), CardFace(body, inset), None) for body in run.bodies]
                faults += [(card, run.over)] if run.over > TINY else []
                continue
            faces = {}
            for side in card.elements:
                node = root.add("Sect")
                body = self.composer.stack(side.elements, node, inner)
                faces[side.name] = CardFace(body, setting.theme.mm(form.inset))
                over = self._overflow(body, form, setting)
                if over > TINY and card not in [fault[0] for fault in faults]:
                    faults.append((card, over))
            placed.append(PlacedCard(card.get("id"), faces["front"], faces.get("back")))
        return placed, faults

    def _overflow(self, body: Stack, form: CardFormat, setting: Setting) -> float:
        return _over(body, *self._room(form, setting))

    def _room(self, form: CardFormat, setting: Setting) -> tuple[float, float]:
        inset = setting.theme.mm(form.inset)
        return form.width_mm * MM - 2 * inset, form.height_mm * MM - 2 * inset


def _leaves(sheet: Element) -> list[list[Element]]:
    """Part a sheet's blocks at its page breaks."""
    leaves: list[list[Element]] = [[]]
    for child in sheet.elements:
        if child.name == "pagebreak":
            leaves.append([])
        else:
            leaves[-1].append(child)
    return leaves


def _above_foot(body: Stack, area: Area, gap: float) -> Area:
    """Give the area that a page's body fills: a line to write on at its end keeps clear of the footer."""
    return replace(area, height=area.height - gap) if isinstance(_last(body), Field) else area


def _last(flowable: Flowable) -> Flowable:
    """Give what stands last, outside any frame, in a stack, in the last of its columns, or in a list."""
    match flowable:
        case Stack() if flowable.items:
            return _last(flowable.items[-1])
        case Columns():
            return _last(next((stack for stack in reversed(flowable.columns) if stack.items), flowable.columns[-1]))
        case Labelled():
            return _last(flowable.inner)
    return flowable


def _make_even(bodies: Sequence[Stack], rooms: Sequence[Area]) -> None:
    """Let what is even be as high on every page as where it has the least room; the rest of a page stays empty."""
    most = min(body.even_share(room) for body, room in zip(bodies, rooms, strict=True))
    for body in bodies:
        body.most = most


def _over(body: Flowable, width: float, height: float) -> float:
    """Say by how much a body is too high; what fits even at its highest needs no closer look."""
    roughly = body.at_most(width) - height
    return roughly if roughly <= TINY else body.height(width) - height


def _lines(over: float, setting: Setting) -> str:
    count = int(-(-over // setting.style("body").leading))
    return "one line" if count == 1 else f"{count} lines"


def _place(file: str) -> Place:
    path, _, rest = file.partition(":")
    line, _, column = rest.partition(":")
    return Place(path, int(line), int(column or 0)) if line.isdigit() else Place(file)
