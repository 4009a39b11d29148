"""Figures to write in and around, and icons as small signs: vector paths of our own in a square of 24 units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workshop.page.drawings import Drawing
from workshop.page.flowables import Area, Flowable
from workshop.page.icons import GRID, WEIGHT, Step, outline
from workshop.page.pen import Path, Pen, Stroke
from workshop.page.structure import Node
from workshop.page.theme import Colour

KAPPA = 0.5523
"""How far a quarter circle's control points lie from its ends, as a share of the radius."""


def circle(cx: float, cy: float, r: float) -> tuple[Step, ...]:
    """Give a circle as four curves, in the units of its figure."""
    k = r * KAPPA
    return (
        ("m", (cx + r, cy)),
        ("c", (cx + r, cy + k, cx + k, cy + r, cx, cy + r)),
        ("c", (cx - k, cy + r, cx - r, cy + k, cx - r, cy)),
        ("c", (cx - r, cy - k, cx - k, cy - r, cx, cy - r)),
        ("c", (cx + k, cy - r, cx + r, cy - k, cx + r, cy)),
        ("h", ()),
    )


_SPEECH = (
    ("m", (4, 21)),
    ("l", (20, 21)),
    ("c", (21.7, 21, 23, 19.7, 23, 18)),
    ("l", (23, 10)),
    ("c", (23, 8.3, 21.7, 7, 20, 7)),
    ("l", (11, 7)),
    ("l", (6, 2)),
    ("l", (6, 7)),
    ("l", (4, 7)),
    ("c", (2.3, 7, 1, 8.3, 1, 10)),
    ("l", (1, 18)),
    ("c", (1, 19.7, 2.3, 21, 4, 21)),
    ("h", ()),
)
_SHOULDERS = (("m", (3.5, 0)), ("c", (3.5, 15.5, 20.5, 15.5, 20.5, 0)))
_HEAD = (
    ("m", (9, 1)),
    ("l", (9, 5)),
    ("c", (5, 5, 5, 6, 5, 9)),
    ("l", (3, 10)),
    ("c", (3.5, 12, 5, 13, 5, 15)),
    ("c", (5, 20, 9, 23, 13.5, 23)),
    ("c", (19, 23, 22, 19, 22, 14.5)),
    ("c", (22, 9, 18, 8, 18, 1)),
)
_SHOE = (
    ("m", (2, 18)),
    ("c", (4, 16, 7, 16, 9, 18)),
    ("l", (13, 12)),
    ("c", (16, 10, 22, 11, 22, 6)),
    ("l", (2, 6)),
    ("h", ()),
    ("m", (2, 6)),
    ("l", (2, 4)),
    ("l", (22, 4)),
    ("l", (22, 6)),
)
FIGURES: Mapping[str, tuple[Step, ...]] = {
    "person": (*circle(12, 18.5, 4.5), *_SHOULDERS),
    "head": _HEAD,
    "speech": _SPEECH,
    "shoe": _SHOE,
}


def placed_path(steps: Sequence[Step], x: float, bottom: float, side: float) -> Path:
    """Give an outline's path at a place, `side` points wide and high."""
    unit = side / GRID
    return Path(
        tuple(
            (op, tuple((bottom if i % 2 else x) + value * unit for i, value in enumerate(values)))
            for op, values in steps
        )
    )


class Figure(Drawing):
    """A figure as large as its area allows."""

    def __init__(self, node: Node, name: str, stroke: Stroke, least: float, grow: float) -> None:
        super().__init__(node, least, grow=grow)
        self.name, self.stroke = name, stroke

    def paint(self, pen: Pen, area: Area) -> None:
        """Draw the outline in the middle of the area."""
        side = min(area.width, area.height)
        x = area.x + (area.width - side) / 2
        pen.path(placed_path(FIGURES[self.name], x, area.bottom, side), stroke=self.stroke)


class CheckBar(Drawing):
    """A bar of exactly 100 mm, to see that a print was not rescaled."""

    def __init__(self, node: Node, stroke: Stroke, length: float) -> None:
        super().__init__(node, 12.0, length)
        self.stroke, self.length = stroke, length

    def paint(self, pen: Pen, area: Area) -> None:
        """Draw the bar with a tick at every tenth."""
        y = area.bottom + 2
        pen.line(area.x, y, area.x + self.length, y, self.stroke)
        for i in range(11):
            x = area.x + self.length * i / 10
            pen.line(x, y, x, y + (8 if i % 5 == 0 else 5), self.stroke)


class Sign(Flowable):
    """A small sign, an artifact: the word beside it says the same."""

    def __init__(self, name: str, side: float, colour: Colour) -> None:
        self.name, self.side, self.colour = name, side, colour

    def height(self, width: float) -> float:
        """Give its side."""
        return self.side

    def draw(self, pen: Pen, area: Area) -> None:
        """Draw it at the left."""
        draw_icon(pen, self.name, area.x, area.top - self.side, self.side, self.colour)


class SignFigure(Drawing):
    """A small sign that no word stands beside: a figure with alternative text."""

    def __init__(self, node: Node, name: str, side: float, colour: Colour) -> None:
        super().__init__(node, side, side)
        self.name, self.side, self.colour = name, side, colour

    def paint(self, pen: Pen, area: Area) -> None:
        """Draw it at the left."""
        draw_icon(pen, self.name, area.x, area.top - self.side, self.side, self.colour)


def draw_icon(pen: Pen, name: str, x: float, bottom: float, side: float, colour: Colour) -> None:
    """Draw an icon in its one weight."""
    pen.path(placed_path(outline(name), x, bottom, side), stroke=Stroke(colour, side / GRID * WEIGHT))
