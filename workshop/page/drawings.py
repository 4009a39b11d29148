"""Drawings: scales of dots, curves, figures, axes, pictures and QR codes. Each is a figure with alternative text."""

from __future__ import annotations

import workshop.page.sealing  # isort: skip  # noqa: F401  (must come before the first ReportLab import)

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from workshop.page.contrast import PAPER
from workshop.page.flowables import Area, Flowable
from workshop.page.fonts import measure
from workshop.page.pen import Choice, Line, Path, Pen, Piece, Stroke
from workshop.page.structure import Node
from workshop.page.theme import Colour

TOO_TALL = 4000.0
"""The height in points that a drawing gives where no height would do; no paper is as high, so layout reports it."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """A font, a size in points and a colour, for words inside a drawing."""

    font: str
    size: float
    colour: Colour

    def write(self, pen: Pen, text: str, x: float, baseline: float, align: str = "left", angle: float = 0.0) -> None:
        """Write a short text, its left end, middle or right end at `x`."""
        width = measure(text, self.font, self.size)
        start = {"left": 0.0, "centre": width / 2, "right": width}[align]
        piece = Piece(text, self.font, self.size, self.colour, width)
        origin = x if angle else x - start
        pen.text([Line(origin, baseline, [piece])], None, angle)


class Drawing(Flowable):
    """Something drawn by `paint`, as one figure."""

    def __init__(self, node: Node, height: float = 0.0, width: float = 0.0, grow: float = 0.0) -> None:
        self.node, self._height, self._width, self.grow = node, height, width, grow

    def height(self, width: float) -> float:
        """Give the least height."""
        return self._height

    def draw(self, pen: Pen, area: Area) -> None:
        """Paint inside the figure's marks."""
        if self._width and self._width < area.width:
            area = Area(area.x, area.top, self._width, area.height)
        with pen.figure(self.node, (area.x, area.bottom, area.right, area.top)):
            self.paint(pen, area)

    def paint(self, pen: Pen, area: Area) -> None:
        """Paint the drawing."""
        raise NotImplementedError


class Dots(Drawing):
    """Points in a row, the first few filled."""

    def __init__(
        self, node: Node, points: int, filled: int, colour: Colour, dot: float, height: float, gap: float
    ) -> None:
        super().__init__(node, height, points * (dot + gap))
        self.points, self.filled, self.colour, self.dot, self.gap = points, filled, colour, dot, gap

    def paint(self, pen: Pen, area: Area) -> None:
        """Draw the dots on the area's middle."""
        bottom = area.top - (area.height + self.dot) / 2
        for i in range(self.points):
            x = area.x + i * (self.dot + self.gap) + 0.5
            fill = self.colour if i < self.filled else None
            pen.ellipse(x, bottom, self.dot, self.dot, fill=fill, stroke=Stroke(self.colour, 0.75))


class RatingScale(Drawing):
    """Numbered circles to ring, with a word at either end."""

    def __init__(
        self,
        node: Node,
        points: int,
        ends: tuple[str, str],
        lettering: Lettering,
        stroke: Stroke,
        dot: float,
        choice: Choice | None = None,
    ) -> None:
        super().__init__(node)
        self.points, self.ends, self.lettering, self.stroke = points, ends, lettering, stroke
        self.choice = choice
        self.dot = max(dot, lettering.size * 1.5)

    def _across(self, width: float) -> float:
        return min(width, max(self.points, 7) * self.dot * 2.4)

    def _one_row(self, width: float) -> bool:
        """Say whether the words at the ends fit beside each other."""
        words = [measure(word, self.lettering.font, self.lettering.size) for word in self.ends]
        return sum(words) + self.lettering.size <= self._across(width) or not all(self.ends)

    def height(self, width: float) -> float:
        """Add the words to the circles; circles that would overlap have no height that is enough."""
        if width < self.points * self.dot * 1.1:
            return TOO_TALL
        rows = 0 if not any(self.ends) else 1 if self._one_row(width) else 2
        return self.dot + rows * self.lettering.size * 1.3 + (self.lettering.size * 0.3 if rows else 0.0)

    def draw(self, pen: Pen, area: Area) -> None:
        """Draw the scale, then a button over every circle if it is to be filled in on screen."""
        super().draw(pen, area)
        if self.choice:
            step = (self._across(area.width) - self.dot) / max(self.points - 1, 1)
            corners = [(area.x + i * step, area.top - self.dot) for i in range(self.points)]
            pen.choice(self.choice, corners, self.dot)

    def paint(self, pen: Pen, area: Area) -> None:
        """Draw the circles across the width, the words under the first and the last."""
        width, size = self._across(area.width), self.lettering.size
        middle = area.top - self.dot / 2
        pen.line(area.x + self.dot / 2, middle, area.x + width - self.dot / 2, middle, self.stroke)
        for i in range(self.points):
            x = area.x + i * (width - self.dot) / max(self.points - 1, 1)
            pen.ellipse(x, area.top - self.dot, self.dot, self.dot, fill=PAPER, stroke=self.stroke)
            self.lettering.write(pen, str(i + 1), x + self.dot / 2, middle - size * 0.35, "centre")
        baseline = area.top - self.dot - size * 1.25
        self.lettering.write(pen, self.ends[0], area.x, baseline)
        drop = 0.0 if self._one_row(area.width) else size * 1.3
        self.lettering.write(pen, self.ends[1], area.x + width, baseline - drop, "right")


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch under a curve, from and to as shares of the width, in a colour."""

    start: float
    end: float
    colour: Colour


@dataclass(frozen=True, slots=True)
class CurveLook:
    """How a drawn curve looks: its stroke, the line between bands, a band's height and the gaps around it in points."""

    stroke: Stroke
    rest: Stroke
    band: float
    between: float
    below: float
    above: float


class DrawnCurve(Drawing):
    """A smooth curve through given heights, bands and words under it: the energy of a day."""

    def __init__(
        self,
        node: Node,
        points: Sequence[tuple[float, float]],
        bands: Sequence[Band],
        marks: Sequence[tuple[float, str]],
        lettering: Lettering,
        look: CurveLook,
        height: float,
    ) -> None:
        super().__init__(node, height)
        self.points, self.bands, self.marks = list(points), list(bands), list(marks)
        self.lettering, self.look = lettering, look

    def paint(self, pen: Pen, area: Area) -> None:
        """Draw the curve, the bands and the words."""
        look, words = self.look, self.lettering.size * 2
        foot = area.bottom + words + look.band + look.below
        tall = area.top - foot - look.above
        placed = [(area.x + x * area.width, foot + y * tall) for x, y in self.points]
        pen.path(smooth_path(placed), stroke=look.stroke)
        y = area.bottom + words
        pen.line(area.x, y + look.band / 2, area.right, y + look.band / 2, look.rest)
        for part in self.bands:
            # Neighbours stand a little apart, so that they part where no colour tells them apart.
            x, gap = area.x + part.start * area.width, look.between if part.start else 0.0
            if gap:
                pen.box(x, y, gap, look.band, fill=PAPER)
            pen.box(x + gap, y, (part.end - part.start) * area.width - gap, look.band, fill=part.colour)
        for at, word in clear_marks(self.marks, self.lettering, area.width):
            align = "left" if at < 0.01 else "right" if at > 0.99 else "centre"
            self.lettering.write(pen, word, area.x + at * area.width, area.bottom + self.lettering.size * 0.4, align)


def clear_marks(marks: Sequence[tuple[float, str]], lettering: Lettering, width: float) -> Sequence[tuple[float, str]]:
    """Leave out words under a line that would touch their neighbours; the first and the last always stay."""
    if len(marks) < 3:
        return marks

    def span(at: float, word: str) -> tuple[float, float]:
        wide = measure(word, lettering.font, lettering.size)
        start = at * width - (0.0 if at < 0.01 else wide if at > 0.99 else wide / 2)
        return start, start + wide

    kept = [marks[0]]
    last, room = span(*marks[-1])[0], lettering.size * 0.7
    for mark in marks[1:-1]:
        start, end = span(*mark)
        if start >= span(*kept[-1])[1] + room and end <= last - room:
            kept.append(mark)
    return [*kept, marks[-1]]


def smooth_path(points: Sequence[tuple[float, float]]) -> Path:
    """Lead a curve through points from left to right that never overshoots them.

    The cubic is monotone between points (Fritsch and Carlson 1980).
    """
    if len(points) < 2:
        return Path((("m", points[0]), ("l", points[0]))) if points else Path()
    slopes = [(b[1] - a[1]) / ((b[0] - a[0]) or 1.0) for a, b in pairwise(points)]
    tangents = [slopes[0]]
    for left, right in pairwise(slopes):
        tangents.append(0.0 if left * right <= 0 else 2 * left * right / (left + right))
    tangents.append(slopes[-1])
    steps: list[tuple[str, tuple[float, ...]]] = [("m", points[0])]
    for i, ((x0, y0), (x1, y1)) in enumerate(pairwise(points)):
        third = (x1 - x0) / 3
        control = (x0 + third, y0 + tangents[i] * third, x1 - third, y1 - tangents[i + 1] * third)
        steps.append(("c", (*control, x1, y1)))
    return Path(tuple(steps))


class Axes(Drawing):
    """Two arrows to place things between, a word at the end of each."""

    def __init__(self, node: Node, across: str, up: str, lettering: Lettering, stroke: Stroke, grow: float) -> None:
        super().__init__(node, 160.0, grow=grow)
        self.across, self.up, self.lettering, self.stroke = across, up, lettering, stroke

    def paint(self, pen: Pen, area: Area) -> None:
        """Draw the arrows from the lower left corner."""
        line = self.lettering.size * 1.6
        x, y = area.x + line, area.bottom + line
        top, right = area.top - line, area.right - 4
        pen.path(Path((("m", (x, top)), ("l", (x, y)), ("l", (right, y)))), stroke=self.stroke)
        pen.path(Path((("m", (x - 4, top - 7)), ("l", (x, top)), ("l", (x + 4, top - 7)))), stroke=self.stroke)
        pen.path(Path((("m", (right - 7, y + 4)), ("l", (right, y)), ("l", (right - 7, y - 4)))), stroke=self.stroke)
        self.lettering.write(pen, self.up, x, area.top - self.lettering.size)
        self.lettering.write(pen, self.across, right, area.bottom, "right")


class Picture(Drawing):
    """A PNG or JPEG picture, already decoded, at a width; `share` is its height by its width."""

    def __init__(self, node: Node, image: Any, width: float, share: float) -> None:
        super().__init__(node, width * share, width)
        self.image = image

    def paint(self, pen: Pen, area: Area) -> None:
        """Draw the picture."""
        pen.image(self.image, area.x, area.bottom, area.width, area.height)


class QrCode(Drawing):
    """A QR code as squares; `rows` says which are dark."""

    def __init__(self, node: Node, rows: Sequence[Sequence[bool]], side: float, colour: Colour) -> None:
        super().__init__(node, side, side)
        self.rows, self.colour = rows, colour

    def paint(self, pen: Pen, area: Area) -> None:
        """Draw the dark squares, runs of a row as one, within a quiet margin of four."""
        unit = area.width / (len(self.rows) + 8)
        for r, row in enumerate(self.rows):
            y = area.top - (r + 5) * unit
            for start, length in dark_runs(row):
                pen.box(area.x + (start + 4) * unit, y, length * unit, unit, fill=self.colour)


def dark_runs(row: Sequence[bool]) -> list[tuple[int, int]]:
    """Give the runs of dark squares in a row as starts and lengths."""
    runs: list[tuple[int, int]] = []
    for i, dark in enumerate(row):
        if dark and runs and runs[-1][0] + runs[-1][1] == i:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((i, 1))
    return runs


def qr_rows(value: str) -> list[list[bool]]:
    """Encode a text as a QR code's squares, medium error correction."""
    from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

    code: Any = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(value)
    code.make()
    size = code.getModuleCount()
    return [[bool(code.isDark(r, c)) for c in range(size)] for r in range(size)]
