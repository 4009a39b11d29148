"""Impose: pages and card faces -> sheets, with crop marks where a sheet is cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from workshop.page.flowables import Area, Flowable
from workshop.page.pages import EDGE_MM, CardDeck, CardFace, CardFormat, Document, Furniture, Page, Paper
from workshop.page.theme import MM

Segment = tuple[float, float, float, float]

MARK_MM = 5.0
"""How long a crop mark is, where there is room for it."""

MARK_GAP_MM = 1.5
"""How far a crop mark stays from the trim."""


@dataclass(slots=True)
class Sheet:
    """One side of a sheet of paper, in points: what stands where, and the marks around it.

    `cut` lines are faint guides along the trim; `number` is the page's number in its document, 0 for card sheets.
    """

    width: float
    height: float
    placed: list[tuple[Flowable, Area]]
    furniture: Furniture = field(default_factory=lambda: Furniture(numbered=False, ruled=False))
    marks: list[Segment] = field(default_factory=list)
    cuts: list[Segment] = field(default_factory=list)
    trim: tuple[float, float, float, float] | None = None
    number: int = 0
    total: int = 0
    anchor: str = ""
    bookmark: str = ""
    level: int = 0


def impose(document: Document) -> list[Sheet]:
    """Put a document's pages and decks on sheets, in order."""
    sheets: list[Sheet] = []
    total = len(document.pages)
    for part in document.contents:
        if isinstance(part, Page):
            sheets.append(_page_sheet(part, total))
        else:
            sheets.extend(_deck_sheets(part, document.paper))
    return sheets


def _page_sheet(page: Page, total: int) -> Sheet:
    return Sheet(
        page.width,
        page.height,
        [(page.body, page.area)],
        page.furniture,
        number=page.number,
        total=total,
        anchor=page.anchor,
        bookmark=page.bookmark,
        level=page.level,
    )


def _deck_sheets(deck: CardDeck, paper: Paper) -> Iterator[Sheet]:
    across, down = deck.format.places(paper)
    backs = any(card.back for card in deck.cards)
    first = True
    for start in range(0, len(deck.cards), across * down):
        cards = deck.cards[start : start + across * down]
        front = _card_sheet([card.front for card in cards], deck.format, paper, mirrored=False)
        front.bookmark = deck.title if first else ""
        first = False
        yield front
        if backs:
            yield _card_sheet([card.back for card in cards], deck.format, paper, mirrored=True)


def _card_sheet(faces: Sequence[CardFace | None], form: CardFormat, paper: Paper, *, mirrored: bool) -> Sheet:
    """Lay faces out in rows from the top; backs are mirrored, to meet their fronts turned over the long edge."""
    across, down = form.places(paper)
    width, height = paper.size(form.sheet)
    card = (form.width_mm * MM, form.height_mm * MM)
    left, top = (width - across * card[0]) / 2, (height + down * card[1]) / 2
    placed: list[tuple[Flowable, Area]] = []
    for i, face in enumerate(faces):
        if face is None:
            continue
        column = i % across
        if mirrored:
            column = across - 1 - column
        area = Area(left + column * card[0], top - (i // across) * card[1], *card)
        placed.append((face.body, area.inset(face.inset)))
    sheet = Sheet(width, height, placed)
    sheet.trim = (left, top - down * card[1], left + across * card[0], top)
    xs = [left + i * card[0] for i in range(across + 1)]
    ys = [top - i * card[1] for i in range(down + 1)]
    sheet.marks = crop_marks(xs, ys, width, height)
    sheet.cuts = [] if mirrored else _cut_lines(xs, ys, width, height)
    return sheet


def crop_marks(xs: Sequence[float], ys: Sequence[float], width: float, height: float) -> list[Segment]:
    """Give the marks at the ends of every cut; none where a cut runs to the paper's own edge.

    They lie outside the trim and no nearer than 5 mm to the paper's edge. Where the trim leaves no room for them, as on
    a sheet that is simply quartered, short marks stand on the inner cuts at the safe edge.
    """
    edge, gap = EDGE_MM * MM, MARK_GAP_MM * MM
    marks: list[Segment] = []
    for x in xs:
        if edge < x < width - edge:
            marks.extend((x, a, x, b) for a, b in _ends(ys[-1], ys[0], height, edge, gap))
    for y in ys:
        if edge < y < height - edge:
            marks.extend((a, y, b, y) for a, b in _ends(xs[0], xs[-1], width, edge, gap))
    return marks


def _ends(low: float, high: float, size: float, edge: float, gap: float) -> list[tuple[float, float]]:
    longest = MARK_MM * MM
    if low - edge <= gap:
        return [(edge, edge + longest), (size - edge - longest, size - edge)]
    return [(max(edge, low - gap - longest), low - gap), (high + gap, min(size - edge, high + gap + longest))]


def _cut_lines(xs: Sequence[float], ys: Sequence[float], width: float, height: float) -> list[Segment]:
    if xs[0] <= EDGE_MM * MM:
        return []
    lines: list[Segment] = [(x, ys[-1], x, ys[0]) for x in xs]
    return lines + [(xs[0], y, xs[-1], y) for y in ys]
