"""What a flowable may ask of the one that draws. The pen itself lives with the files, in `press`."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, Protocol

from workshop.page.structure import Node
from workshop.page.theme import Colour


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line's colour, its width in points, and its dashes in points."""

    colour: Colour
    width: float
    dash: tuple[float, ...] = ()


@dataclass(slots=True)
class Piece:
    """A stretch of one line in one font. `link` is an address, or # and the id of a place in the document."""

    text: str
    font: str
    size: float
    colour: Colour
    width: float
    link: str = ""
    page_of: str = ""


@dataclass(slots=True)
class Line:
    """A line of text that is placed: where it begins, its baseline, and its pieces from left to right."""

    x: float
    baseline: float
    pieces: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class Path:
    """A path in points: operations m, l, c and h, each with its coordinates."""

    steps: tuple[tuple[str, tuple[float, ...]], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Answer:
    """Something to fill in on screen: its node, what a screen reader says it is for, and the type size in points."""

    node: Node
    tip: str
    size: float = 11.0


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several points to choose on screen: what a screen reader says it is about, and an answer for each."""

    tip: str
    answers: Sequence[Answer]


class Pen(Protocol):
    """Draws on the page at hand, in points from its lower left corner.

    What is drawn outside a node or a figure becomes an artifact.
    """

    def text(self, lines: Sequence[Line], node: Node | None, angle: float = 0.0) -> None:
        """Draw lines of text as the content of a node; `angle` turns them, in degrees, about their first point."""

    def line(self, x0: float, y0: float, x1: float, y1: float, stroke: Stroke) -> None:
        """Draw a straight line."""

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: Colour | None = None,
        stroke: Stroke | None = None,
        radius: float = 0,
    ) -> None:
        """Draw a rectangle from its lower left corner."""

    def ellipse(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: Colour | None = None,
        stroke: Stroke | None = None,
    ) -> None:
        """Draw an ellipse in the rectangle given by its lower left corner."""

    def path(self, path: Path, *, fill: Colour | None = None, stroke: Stroke | None = None) -> None:
        """Draw a path."""

    def image(self, image: Any, x: float, y: float, width: float, height: float) -> None:
        """Draw a decoded picture."""

    def figure(self, node: Node, box: tuple[float, float, float, float]) -> AbstractContextManager[None]:
        """Make all that is drawn inside the content of one figure; `box` is left, bottom, right, top."""

    def text_field(self, answer: Answer, box: tuple[float, float, float, float], *, multiline: bool) -> None:
        """Lay a field to type in over a box: left, bottom, right, top."""

    def check_box(self, answer: Answer, x: float, y: float, side: float) -> None:
        """Lay a box to tick over a square, from its lower left corner."""

    def choice(self, choice: Choice, corners: Sequence[tuple[float, float]], side: float) -> None:
        """Lay round buttons over squares, from their lower left corners; one of them at a time is chosen."""

    def anchor(self, name: str, top: float) -> None:
        """Make this height of this page the place that links to `name` lead to."""

    def bookmark(self, title: str, level: int, top: float) -> None:
        """Add an entry to the bookmarks, level 0 at the top."""

    def page_number(self, name: str) -> int:
        """Give the page number, in its document, of the place called `name`."""
