"""Placed, undrawn pages: what layout hands on to the press."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from workshop.page.flowables import Area, Flowable, Stack
from workshop.page.structure import Node
from workshop.page.theme import MM


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper size in millimetres, upright."""

    name: str
    width_mm: float
    height_mm: float

    def size(self, orientation: str = "portrait") -> tuple[float, float]:
        """Give width and height in points, as the paper lies."""
        width, height = self.width_mm * MM, self.height_mm * MM
        return (height, width) if orientation == "landscape" else (width, height)


EDGE_MM = 5.0
"""What printers leave bare along the paper's edge."""

PAPERS: Mapping[str, Paper] = {
    "A4": Paper("A4", 210, 297),
    "A3": Paper("A3", 297, 420),
    "Letter": Paper("Letter", 215.9, 279.4),
}


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands around the text of a page: the footer's texts, the stage tab, and the head of a further page.

    `blank` is a word with a line to write on behind it, `part` says which of how many pages it is.
    """

    left: str = ""
    middle: str = ""
    right: str = ""
    numbered: bool = True
    ruled: bool = True
    tab: str = ""
    accent: str = ""
    stripe: bool = False
    side: float = 0.0
    head: str = ""
    blank: str = ""
    part: str = ""


@dataclass(slots=True)
class Page:
    """One page: its size in points, what stands on it and where, and its number in its document."""

    width: float
    height: float
    body: Flowable
    area: Area
    furniture: Furniture
    number: int = 0
    anchor: str = ""
    bookmark: str = ""
    level: int = 0
    accents: bool = False


@dataclass(frozen=True, slots=True)
class CardFormat:
    """The size of a card in millimetres, and the least margin of its sheet.

    `inset` names the theme's measure of its own margin; `sheet` is how the paper lies.
    """

    name: str
    width_mm: float
    height_mm: float
    margin_mm: float
    inset: str = "card-inset"
    sheet: Literal["portrait", "landscape"] = "portrait"

    def places(self, paper: Paper) -> tuple[int, int]:
        """Give how many columns and rows of cards a sheet holds."""
        width, height = paper.width_mm, paper.height_mm
        if self.sheet == "landscape":
            width, height = height, width
        across = int((width - 2 * self.margin_mm + 0.01) / self.width_mm)
        down = int((height - 2 * self.margin_mm + 0.01) / self.height_mm)
        return across, down


@dataclass(frozen=True, slots=True)
class CardFace:
    """One side of a card, ready to draw in the area of its trim."""

    body: Stack
    inset: float


@dataclass(frozen=True, slots=True)
class PlacedCard:
    """A card: its id, its front and, it may be, its back."""

    id: str
    front: CardFace
    back: CardFace | None


@dataclass(slots=True)
class CardDeck:
    """Cards of one kind, a whole number of sheets of them, blank ones last."""

    id: str
    title: str
    format: CardFormat
    cards: list[PlacedCard]


@dataclass(slots=True)
class Document:
    """A laid-out document: pages and decks in order, its structure tree, and on which page each place is."""

    title: str
    kind: str
    language: str
    paper: Paper
    root: Node
    contents: list[Page | CardDeck]
    anchors: dict[str, int] = field(default_factory=dict)
    side: Literal["portrait", "landscape"] = "portrait"

    @property
    def pages(self) -> list[Page]:
        """The pages that are not card sheets."""
        return [part for part in self.contents if isinstance(part, Page)]

    @property
    def decks(self) -> list[CardDeck]:
        """The decks."""
        return [part for part in self.contents if isinstance(part, CardDeck)]


def all_parts(flowable: Flowable) -> Iterator[Flowable]:
    """Yield a flowable and all inside it, in order."""
    yield flowable
    for part in flowable.parts():
        yield from all_parts(part)


def number_pages(document: Document) -> None:
    """Number the pages from 1 and note on which page every named place is; nothing moves any more after this."""
    for number, page in enumerate(document.pages, start=1):
        page.number = number
        if page.anchor:
            document.anchors.setdefault(page.anchor, number)
        for part in all_parts(page.body):
            name = getattr(part, "anchor", "")
            if name:
                document.anchors.setdefault(name, number)
