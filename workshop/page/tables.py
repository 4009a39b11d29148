"""Tables: rows that stay whole, a head that comes again on every page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from workshop.page.flowables import TINY, Area, Flowable, Stack
from workshop.page.pen import Pen, Stroke
from workshop.page.text import Text
from workshop.page.theme import Colour

_SHORT_TABLE = 9
"""A table of no more rows than this is kept whole while it fits a page."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's blocks and how many columns it takes."""

    inner: Stack
    span: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells; `bar` is the colour of the mark at its left, `wash` its shade."""

    cells: tuple[Cell, ...]
    head: bool = False
    bar: Colour | None = None
    wash: Colour | None = None


@dataclass(frozen=True, slots=True)
class TableLook:
    """Lines and margins of a table, in points. `boxed` draws every cell's edge, as a form has."""

    head: Stroke
    line: Stroke | None
    boxed: Stroke | None
    across: float
    down: float
    bar: float
    least: float = 0.0


class Table(Flowable):
    """Rows under each other; parts between rows."""

    def __init__(self, rows: Sequence[Row], shares: Sequence[float], look: TableLook) -> None:
        self.rows, self.shares, self.look = list(rows), list(shares), look
        self.whole = len(self.rows) <= _SHORT_TABLE

    def parts(self) -> Iterable[Flowable]:
        """Yield the cells' blocks."""
        return [cell.inner for row in self.rows for cell in row.cells]

    def _widths(self, width: float) -> list[float]:
        total = sum(self.shares)
        return [width * share / total for share in self.shares]

    def _cell_widths(self, row: Row, width: float) -> list[float]:
        widths, at, spans = self._widths(width), 0, []
        for cell in row.cells:
            spans.append(sum(widths[at : at + cell.span]))
            at += cell.span
        return spans

    def _inner(self, i: int, width: float, *, last: bool) -> float:
        return width - self._left(i) - (self.look.across / 2 if last and not self.look.boxed else self.look.across)

    def _left(self, i: int) -> float:
        if i == 0 and self.look.bar:
            return self.look.bar
        return self.look.across if self.look.boxed else (self.look.across / 2 if i else 0.0)

    def row_height(self, row: Row, width: float) -> float:
        """Give a row's height at the table's width."""
        heights = [
            cell.inner.height(self._inner(i, w, last=i == len(row.cells) - 1))
            for i, (cell, w) in enumerate(zip(row.cells, self._cell_widths(row, width), strict=True))
        ]
        return max(max(heights) + 2 * self.look.down, 0.0 if row.head else self.look.least)

    def height(self, width: float) -> float:
        """Add up the rows."""
        return sum(self.row_height(row, width) for row in self.rows)

    def _heads(self) -> list[Row]:
        return [row for row in self.rows[:1] if row.head]

    def split(self, width: float, height: float, full: float) -> tuple[Flowable, Flowable] | None:
        """Part between rows; the head comes again, as an artifact, above the rest."""
        used, fit = 0.0, 0
        for row in self.rows:
            used += self.row_height(row, width)
            if used > height + TINY:
                break
            fit += 1
        heads = self._heads()
        if fit <= len(heads):
            return None
        first = Table(self.rows[:fit], self.shares, self.look)
        rest = Table([*map(_repeated, heads), *self.rows[fit:]], self.shares, self.look)
        first.before, rest.after = self.before, self.after
        return first, rest

    def draw(self, pen: Pen, area: Area) -> None:
        """Draw the rows from the top."""
        top = area.top
        for row in self.rows:
            height = self.row_height(row, area.width)
            self._draw_row(pen, row, Area(area.x, top, area.width, height))
            top -= height

    def _draw_row(self, pen: Pen, row: Row, area: Area) -> None:
        look = self.look
        if row.wash:
            pen.box(area.x, area.bottom, area.width, area.height, fill=row.wash)
        if row.bar:
            width = look.bar * 0.3
            pen.box(area.x, area.bottom, width, area.height, fill=row.bar)
        x = area.x
        for i, (cell, width) in enumerate(zip(row.cells, self._cell_widths(row, area.width), strict=True)):
            if look.boxed:
                pen.box(x, area.bottom, width, area.height, stroke=look.boxed)
            measure = self._inner(i, width, last=i == len(row.cells) - 1)
            inner = Area(x + self._left(i), area.top - look.down, measure, area.height - 2 * look.down)
            cell.inner.draw(pen, inner)
            x += width
        line = look.head if row.head else look.line
        if line and not look.boxed:
            pen.line(area.x, area.bottom, area.right, area.bottom, line)


def _repeated(row: Row) -> Row:
    return replace(row, cells=tuple(replace(cell, inner=_untagged(cell.inner)) for cell in row.cells))


def _untagged(stack: Stack) -> Stack:
    items: list[Flowable] = []
    for item in stack.items:
        if isinstance(item, Text):
            copy = Text(item.words, item.style, item.fonts, None, before=item.before, after=item.after)
            items.append(copy)
        elif isinstance(item, Stack):
            items.append(_untagged(item))
        else:
            items.append(item)
    return Stack(items, stack.before, stack.after)
