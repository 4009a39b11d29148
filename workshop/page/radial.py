"""Four zones around a fifth: a frame parted by an ellipse and four spokes, as the empathy map has it.

Every heading stands at the top of its zone, as high as its lines clear the figure's, so that the room to write is in
one piece below it. Places are in points from the figure's centre, x to the right and y upwards.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from workshop.page.drawings import TOO_TALL, Drawing
from workshop.page.flowables import Area, Flowable, Stack
from workshop.page.pen import Answer, Pen, Stroke
from workshop.page.structure import Node
from workshop.page.text import Text
from workshop.page.zones import RunIn, SignedTitle

_STEP = 2.0
"""How finely places and heights are tried, in points."""

_LEAST_SHARE = 1.4
"""How many times its highest head a drawing is high, at the least: wherever that stands, it needs more."""

_WIDE, _TALL = 0.485, (0.42, 0.46, 0.5, 0.56)
"""The ellipse's width and height as shares of the figure's: the first height that leaves the headings room."""

_SIDE, _ABOVE, _BELOW, _INNER = 0.235, 0.66, 0.42, 0.36
"""The widths of the headings at the sides, above and below, and in the ellipse, as shares of the figure's."""


@dataclass(frozen=True, slots=True)
class Measures:
    """A radial's margins in points: its headings' inset, their distance from lines, the least room below them."""

    inset: float
    clear: float
    room: float
    radius: float


@dataclass(frozen=True, slots=True)
class _Shape:
    """A radial at one size: half its width and height, and the half axes of its ellipse."""

    half_width: float
    half_height: float
    tall: float

    @property
    def a(self) -> float:
        return self.half_width * _WIDE

    @property
    def b(self) -> float:
        return self.half_height * self.tall

    def in_ellipse(self, x: float, y: float, margin: float) -> bool:
        """Say whether a point lies in the ellipse made wider all round by a margin."""
        return (x / (self.a + margin)) ** 2 + (y / (self.b + margin)) ** 2 <= 1

    def from_spoke(self, x: float, y: float) -> float:
        """Give the distance of a point from the nearest spoke: positive above and below, negative at the sides."""
        w, h = self.half_width, self.half_height
        return (abs(y) * w - abs(x) * h) / float((w * w + h * h) ** 0.5)


_Corner = tuple[float, float]
_Boxes = Sequence[tuple[float, float, float, float]]


def line_boxes(flowable: Flowable, width: float) -> Iterator[tuple[float, float, float, float]]:
    """Yield where the lines of a heading stand: left, right, and distances of top and bottom from the heading's top."""
    if isinstance(flowable, Stack):
        down = 0.0
        for i, item in enumerate(flowable.items):
            down += max(flowable.items[i - 1].after, item.before) if i else 0.0
            for left, right, top, bottom in line_boxes(item, width):
                yield left, right, down + top, down + bottom
            down += item.height(width)
    elif isinstance(flowable, Text | SignedTitle | RunIn):
        wide, tall = flowable.widest_line(width), flowable.height(width)
        left = {"left": 0.0, "centre": (width - wide) / 2, "right": width - wide}[flowable.style.align]
        yield left, left + wide, 0.0, tall
    else:
        yield 0.0, width, 0.0, flowable.height(width)


class Radial(Drawing):
    """Four zones around a fifth in an ellipse: top, left, bottom, right, centre."""

    def __init__(
        self,
        node: Node,
        heads: Sequence[Stack],
        outline: Stroke,
        spoke: Stroke,
        measures: Measures,
        grow: float,
        answers: Sequence[Answer | None] = (),
    ) -> None:
        super().__init__(node, grow=grow)
        self.heads, self.outline, self.spoke, self.measures = list(heads), outline, spoke, measures
        self.answers = answers
        self._natural: dict[float, float] = {}

    def parts(self) -> Iterable[Flowable]:
        """Yield the zones' heads."""
        return self.heads

    def _widths(self, width: float) -> list[float]:
        side = width * _SIDE - self.measures.inset
        return [width * _ABOVE, side, width * _BELOW, side, width * _INNER]

    def height(self, width: float) -> float:
        """Give the least height at which every head stands clear of the lines, with room to write below it."""
        if width not in self._natural:
            low = max(head.height(share) for head, share in zip(self.heads, self._widths(width), strict=True))
            height = 120.0 + max(0, math.ceil((_LEAST_SHARE * low - 120) / _STEP)) * _STEP
            while height < TOO_TALL and self._placed(width, height) is None:
                height += _STEP
            self._natural[width] = height
        return self._natural[width]

    def _placed(self, width: float, height: float) -> tuple[_Shape, list[float]] | None:
        """Give the shape and where each head's top stands in it, None if a head has no place or no room below it."""
        for tall in _TALL:
            shape = _Shape(width / 2, height / 2, tall)
            tops = self._tops(width, shape)
            if tops is not None:
                return shape, tops
        return None

    def _tops(self, width: float, shape: _Shape) -> list[float] | None:
        inset, clear, room = self.measures.inset, self.measures.clear, self.measures.room
        starts = [shape.half_height - inset, shape.half_height, -shape.b - clear, shape.half_height, shape.b]
        floors = [shape.b + room, -shape.half_height * 0.4, room - shape.half_height, 0.0, -shape.b * 0.3]
        floors[3] = floors[1]
        tops = []
        for i, (start, floor) in enumerate(zip(starts, floors, strict=True)):
            boxes = list(line_boxes(self.heads[i], self._widths(width)[i]))
            top = self._highest(i, boxes, shape, start, floor, movable=i in (1, 3, 4))
            if top is None:
                return None
            tops.append(top)
        tops[1] = tops[3] = min(tops[1], tops[3])
        return tops if all(self._low(i, width, tops[i]) >= floors[i] for i in (1, 3)) else None

    def _low(self, i: int, width: float, top: float) -> float:
        return top - self.heads[i].height(self._widths(width)[i])

    def _highest(
        self, i: int, boxes: _Boxes, shape: _Shape, start: float, floor: float, *, movable: bool
    ) -> float | None:
        left = self._left(i, shape)
        low = max((box[3] for box in boxes), default=0.0)
        top = start
        while top - low >= floor:
            corners = [(left + x, top - down) for x0, x1, *downs in boxes for x in (x0, x1) for down in downs]
            if all(self._clear(i, shape)(corner) for corner in corners):
                return top
            if not movable:
                return None
            top -= _STEP
        return None

    def _left(self, i: int, shape: _Shape) -> float:
        width = self._widths(shape.half_width * 2)[i]
        if i == 1:
            return self.measures.inset - shape.half_width
        return shape.half_width - self.measures.inset - width if i == 3 else -width / 2

    def _clear(self, i: int, shape: _Shape) -> Callable[[_Corner], bool]:
        margin = self.measures.clear
        if i == 4:
            return lambda corner: shape.in_ellipse(*corner, -margin)
        way = -1 if i in (1, 3) else 1
        return lambda corner: not shape.in_ellipse(*corner, margin * 0.9) and way * shape.from_spoke(*corner) >= margin

    def _squeezed(self, area: Area) -> tuple[_Shape, list[float]]:
        """Give a shape for an area that is too low, which layout has reported by then."""
        return _Shape(area.width / 2, area.height / 2, _TALL[0]), [0.0] * len(self.heads)

    def draw(self, pen: Pen, area: Area) -> None:
        """Draw the figure, then the heads as text of their own."""
        super().draw(pen, area)
        shape, tops = self._placed(area.width, area.height) or self._squeezed(area)
        cx, cy = area.x + area.width / 2, area.top - area.height / 2
        for i, (head, width) in enumerate(zip(self.heads, self._widths(area.width), strict=True)):
            left, height = self._left(i, shape), head.height(width)
            head.draw(pen, Area(cx + left, cy + tops[i], width, height))
            if answer := (self.answers[i] if self.answers else None):
                low = self._room_foot(i, shape)
                box = (cx + left, cy + low, cx + left + width, max(cy + tops[i] - height - 2, cy + low + 8))
                pen.text_field(answer, box, multiline=True)

    def _room_foot(self, i: int, shape: _Shape) -> float:
        """Give how low a field to type in may reach in a zone, from the middle: clear of spokes and ellipse."""
        if i == 4:
            return -shape.b * 0.62
        if i in (1, 3):
            return -shape.half_height * 0.42
        return shape.b + self.measures.clear if i == 0 else self.measures.inset - shape.half_height

    def paint(self, pen: Pen, area: Area) -> None:
        """Draw the frame, the ellipse and the spokes between."""
        radius = self.measures.radius
        pen.box(area.x, area.bottom, area.width, area.height, stroke=self.outline, radius=radius)
        shape, _ = self._placed(area.width, area.height) or self._squeezed(area)
        cx, cy = area.x + area.width / 2, area.top - area.height / 2
        for sx in (-1, 1):
            for sy in (-1, 1):
                end = (sx * (shape.half_width - radius * 0.3), sy * (shape.half_height - radius * 0.3))
                start = _on_ellipse(shape, *end)
                pen.line(cx + start[0], cy + start[1], cx + end[0], cy + end[1], self.spoke)
        pen.ellipse(cx - shape.a, cy - shape.b, 2 * shape.a, 2 * shape.b, stroke=self.outline)


def _on_ellipse(shape: _Shape, x: float, y: float) -> tuple[float, float]:
    """Give the point of the ellipse in the direction of x, y."""
    scale: float = 1 / ((x / shape.a) ** 2 + (y / shape.b) ** 2) ** 0.5
    return x * scale, y * scale
