"""Grids: phases across as arrows, rows of cells to fill below them, and fields to draw a curve in.

The rows' heads stand at their left, unless they are too tall for that or leave the phases too narrow for their words,
as in large print: then each stands above its row, and the cells take the whole width.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from workshop.page.drawings import TOO_TALL, Drawing, Lettering
from workshop.page.flowables import Area, Flowable, Stack, level
from workshop.page.fonts import measure
from workshop.page.pen import Answer, Path, Pen, Stroke
from workshop.page.phrases import Phrase
from workshop.page.structure import Node
from workshop.page.text import Text
from workshop.page.theme import Colour
from workshop.page.zones import Field


@dataclass(slots=True)
class Phase:
    """The head of a grid's column, and whether it is the one that matters most."""

    title: Phrase
    strong: bool


@dataclass(slots=True)
class GridRow:
    """A row of a grid: its head, its least height and share, and its curve's field if it has one."""

    head: Stack
    least: float
    grow: float
    curve: CurveField | None = None
    answers: Sequence[Answer | None] = ()


@dataclass(frozen=True, slots=True)
class GridLook:
    """How a grid looks: its lines, its arrows' fills and, where ink is saved, outlines, its gap and inset in points.

    Heads taller than `tallest` stand above their rows, else at the left in a share of the width.
    """

    line: Stroke
    plain: Colour | None
    strong: Colour | None
    outline: Stroke
    strong_outline: Stroke
    gap: float
    inset: float
    tallest: float
    label: float


class Grid(Flowable):
    """Phases across as arrows, rows of cells to fill below."""

    def __init__(self, phases: Sequence[Phase], rows: Sequence[GridRow], look: GridLook, grow: float) -> None:
        self.phases, self.rows, self.look, self.grow = list(phases), list(rows), look, grow

    def parts(self) -> Iterable[Flowable]:
        """Yield the heads of columns and rows."""
        return [*(phase.title for phase in self.phases), *(row.head for row in self.rows)]

    # -- measures --------------------------------------------------------------------------------

    def _label(self, width: float) -> float:
        """Give the width of the rows' heads at the left, 0 if they stand above their rows."""
        label = width * self.look.label
        if not label:
            return 0.0
        title_width = self._title_width((width - label) / len(self.phases))
        heads = [row.head.height(self._head_width(row, label)) for row in self.rows]
        beside = max(heads, default=0.0) <= self.look.tallest
        return label if beside and all(phase.title.stays_whole(title_width) for phase in self.phases) else 0.0

    def _cell(self, width: float) -> float:
        return (width - self._label(width)) / len(self.phases)

    def _point(self, cell: float) -> float:
        return min(self.look.inset, cell / 8)

    def _title_width(self, cell: float) -> float:
        return cell - 1.4 * self._point(cell) - self.look.gap

    def _arrows(self, width: float) -> float:
        inner = self._title_width(self._cell(width))
        return max(phase.title.height(inner) for phase in self.phases) + 1.5 * self.look.inset

    def _head_width(self, row: GridRow, label: float) -> float:
        return label - self.look.inset - (row.curve.signs_width if row.curve else 0.0)

    def _head_height(self, row: GridRow, width: float) -> float:
        """Give the height that a head takes above its row: on one line if it fits, else as it stands."""
        if self._on_one_line(row, width):
            return max(item.height(width) for item in row.head.items) + self.look.gap / 2
        wide = bool(row.head.items) and isinstance(row.head.items[-1], Field)  # its line would look like a second edge
        return row.head.height(width) + (self.look.inset if wide else self.look.gap)

    def _on_one_line(self, row: GridRow, width: float) -> bool:
        texts = [item for item in row.head.items if isinstance(item, Text)]
        wide = sum(text.natural_width() for text in texts) + self.look.inset
        return len(texts) == len(row.head.items) == 2 and wide <= width

    def _row(self, row: GridRow, width: float) -> float:
        label = self._label(width)
        if not label:
            return self._head_height(row, width) + row.least
        return max(row.head.height(self._head_width(row, label)) + 2 * self.look.gap, row.least)

    def height(self, width: float) -> float:
        """Add up the arrows and the rows."""
        inner = self._title_width(self._cell(width))
        if not all(phase.title.fits(inner) for phase in self.phases):
            return TOO_TALL
        return self._arrows(width) + sum(self._row(row, width) + self.look.gap for row in self.rows) + self._lead

    def fixed(self, width: float) -> float:
        """Give the height of the arrows and of the gaps."""
        return self._arrows(width) + len(self.rows) * self.look.gap + self._lead

    @property
    def _lead(self) -> float:
        """The gap that comes on top of the rows' own below the arrows."""
        return self.look.gap

    # -- drawing ---------------------------------------------------------------------------------

    def draw(self, pen: Pen, area: Area) -> None:
        """Draw the arrows, then the rows, whose heights are in proportion wherever their heads leave them to be."""
        label, cell, tall = self._label(area.width), self._cell(area.width), self._arrows(area.width)
        for i, phase in enumerate(self.phases):
            self._draw_phase(pen, phase, Area(area.x + label + i * cell, area.top, cell, tall))
        top = area.top - tall - self._lead - self.look.gap
        least = [self._row(row, area.width) for row in self.rows]
        spare = max(0.0, area.height - self.height(area.width))
        heights = level(least, [row.grow for row in self.rows], sum(least) + spare)
        for row, height in zip(self.rows, heights, strict=True):
            self._draw_row(pen, row, Area(area.x, top, area.width, height))
            top -= height + self.look.gap

    def _draw_phase(self, pen: Pen, phase: Phase, area: Area) -> None:
        look, point = self.look, self._point(area.width)
        right = area.right - (0.0 if phase is self.phases[-1] else look.gap / 2)
        middle = area.top - area.height / 2
        corners = [(right - point, area.top), (right, middle), (right - point, area.bottom), (area.x, area.bottom)]
        start = (area.x, area.top)
        steps = (("m", start), *(("l", corner) for corner in corners), ("l", (area.x + point, middle)), ("h", ()))
        fill = look.strong if phase.strong else look.plain
        outline = look.strong_outline if phase.strong else look.outline
        pen.path(Path(steps), fill=fill, stroke=None if fill else outline)
        width = self._title_width(area.width)
        height = phase.title.height(width)
        left = area.x + point / 3 + (right - area.x - width) / 2
        phase.title.draw(pen, Area(left, middle + height / 2, width, height))

    def _draw_row(self, pen: Pen, row: GridRow, area: Area) -> None:
        label, cell = self._label(area.width), self._cell(area.width)
        head = 0.0 if label else self._head_height(row, area.width)
        if label:
            row.head.draw(pen, Area(area.x, area.top - self.look.gap, self._head_width(row, label), 0))
        else:
            self._draw_above(pen, row, area)
        field = Area(area.x + label, area.top - head, area.width - label, area.height - head)
        if row.curve:
            row.curve.beside = bool(label)
            row.curve.draw(pen, field)
        for i in range(len(self.phases)):
            x = field.x + i * cell
            pen.box(x, field.bottom, cell, field.height, stroke=self.look.line)
            if answer := (row.answers[i] if row.answers else None):
                box = (x + 3, field.bottom + 3, x + cell - 3, field.top - 3)
                pen.text_field(answer, box, multiline=True)

    def _draw_above(self, pen: Pen, row: GridRow, area: Area) -> None:
        if not self._on_one_line(row, area.width):
            row.head.draw(pen, Area(area.x, area.top, area.width, 0))
            return
        title, prompt = (item for item in row.head.items if isinstance(item, Text))
        shift = title.natural_width() + self.look.inset
        title.draw(pen, Area(area.x, area.top, area.width, 0))
        top = area.top - title.baseline() + prompt.baseline()
        prompt.draw(pen, Area(area.x + shift, top, area.width - shift + 1, 0))


class CurveField(Drawing):
    """A field with a dashed middle line and signs at its left, or inside it, to draw a feeling over time."""

    def __init__(
        self,
        node: Node,
        signs: tuple[str, str, str],
        lettering: Lettering,
        fill: Colour | None,
        middle: Stroke,
        least: float,
        grow: float,
        edge: Stroke | None = None,
    ) -> None:
        super().__init__(node, least, grow=grow)
        self.signs, self.lettering, self.fill, self.middle, self.edge = signs, lettering, fill, middle, edge
        self.beside = True

    @property
    def signs_width(self) -> float:
        """The width that the signs take beside the field, in points."""
        widest = max(measure(sign, self.lettering.font, self._letters(sign).size) for sign in self.signs)
        return widest + self.lettering.size * 0.5

    def paint(self, pen: Pen, area: Area) -> None:
        """Draw the field, its middle line and its signs."""
        pen.box(area.x, area.bottom, area.width, area.height, fill=self.fill, stroke=self.edge)
        half, size = area.top - area.height / 2, self.lettering.size
        start = area.x if self.beside else area.x + self.signs_width
        pen.line(start, half, area.right, half, self.middle)
        places = (area.top - size * 0.8, half, area.bottom + size * 0.8)
        middle = area.x - self.signs_width / 2 if self.beside else area.x + self.signs_width / 2
        for sign, y in zip(self.signs, places, strict=True):
            letters = self._letters(sign)
            letters.write(pen, sign, middle, y - letters.size * 0.35, "centre")

    def _letters(self, sign: str) -> Lettering:
        """Give the lettering of a sign: a plus or a minus is larger, or it would look smaller than the figure."""
        size = self.lettering.size
        return replace(self.lettering, size=size if sign[:1].isalnum() else size * 1.4)
