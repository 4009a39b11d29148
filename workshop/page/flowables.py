"""What pages are filled with: things that have a height at a width, may part across pages, and draw themselves."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import cycle

from workshop.page.pen import Pen

TINY = 0.01
"""Points; differences below it are rounding."""


@dataclass(frozen=True, slots=True)
class Area:
    """Where something is drawn: left edge, top edge, width and height in points."""

    x: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top - self.height

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    def inset(self, across: float, down: float | None = None) -> Area:
        """Give the area inside a margin."""
        down = across if down is None else down
        return Area(self.x + across, self.top - down, self.width - 2 * across, self.height - 2 * down)


class Flowable:
    """Something that takes up height in a column.

    `before` and `after` are the least spaces around it in points, of which the larger of two neighbours' counts;
    `grow` its share of height left over where a height is filled, `grows_by` the height that its share must be a
    multiple of, if not 0; `keep_with_next` binds it to what follows; `whole` asks not to be split while it fits a page.
    """

    before: float = 0.0
    after: float = 0.0
    grow: float = 0.0
    grows_by: float = 0.0
    even: bool = False
    keep_with_next: bool = False
    whole: bool = True
    anchor: str = ""

    def height(self, width: float) -> float:
        """Give the natural height in points at a width."""
        raise NotImplementedError

    def at_most(self, width: float) -> float:
        """Give a height that the natural one is surely not over, where that is quicker to find."""
        return self.height(width)

    def split(self, width: float, height: float, full: float) -> tuple[Flowable, Flowable] | None:
        """Part into what fits `height` and the rest, None if that cannot be; `full` is a fresh page's height."""
        return None

    def fixed(self, width: float) -> float:
        """Give the part of the height that stays as it is where a height is shared out evenly."""
        return 0.0

    def draw(self, pen: Pen, area: Area) -> None:
        """Draw into an area at least as high as the natural height."""
        raise NotImplementedError

    def parts(self) -> Iterable[Flowable]:
        """Yield the flowables inside."""
        return ()


class Space(Flowable):
    """Nothing, of a height."""

    def __init__(self, height: float = 0.0, grow: float = 0.0) -> None:
        self._height, self.grow = height, grow

    def height(self, width: float) -> float:
        """Give the space's height."""
        return self._height

    def draw(self, pen: Pen, area: Area) -> None:
        """Draw nothing."""


class Break(Space):
    """The end of a page, wherever it stands."""


class Stack(Flowable):
    """Flowables one below another; `most` is the most height that an even one of them gets for its share."""

    whole = False
    most = math.inf

    def __init__(self, items: Sequence[Flowable], before: float = 0.0, after: float = 0.0, grow: float = 0.0) -> None:
        self.items = list(items)
        self.before, self.after, self.grow = before, after, grow
        self._heights: dict[float, float] = {}

    def parts(self) -> Iterable[Flowable]:
        """Yield the items."""
        return self.items

    def height(self, width: float) -> float:
        """Add up the items and the gaps between them."""
        if width not in self._heights:
            gaps = sum(self._gap(i, width) for i in range(1, len(self.items)))
            self._heights[width] = gaps + sum(item.height(width) for item in self.items)
        return self._heights[width]

    def at_most(self, width: float) -> float:
        """Add up what the items are at most."""
        if width in self._heights:
            return self._heights[width]
        return sum(self._gap(i, width) + item.at_most(width) for i, item in enumerate(self.items))

    def _gap(self, i: int, width: float) -> float:
        """Give the gap above an item; what ends the stack and asks for no height, as lines that fill it, has none."""
        if not i or (i == len(self.items) - 1 and self.items[i].grow and not self.items[i].height(width)):
            return 0.0
        return max(self.items[i - 1].after, self.items[i].before)

    def draw(self, pen: Pen, area: Area) -> None:
        """Draw the items from the top; height left over goes to those that grow."""
        top = area.top
        for i, (item, height) in enumerate(zip(self.items, self._shared_out(area), strict=True)):
            top -= self._gap(i, area.width)
            item.draw(pen, Area(area.x, top, area.width, height))
            top -= height

    def _shared_out(self, area: Area) -> list[float]:
        """Give the items' heights in an area, those that are to be even as near to each other as they can be."""
        natural = [item.height(area.width) for item in self.items]
        extras = share_out(max(0.0, area.height - self.height(area.width)), self.items)
        heights = [height + extra for height, extra in zip(natural, extras, strict=True)]
        even = [i for i, item in enumerate(self.items) if item.even]
        if even:
            fixed, shares = [self.items[i].fixed(area.width) for i in even], [self.items[i].grow for i in even]
            total = sum(heights[i] for i in even) - sum(fixed)
            least = [natural[i] - part for i, part in zip(even, fixed, strict=True)]
            levelled = level(least, shares, total)
            for i, part, low, height, share in zip(even, fixed, least, levelled, shares, strict=True):
                heights[i] = part + (max(low, min(height, self.most * share)) if share else height)
        return heights

    def even_share(self, area: Area) -> float:
        """Give the height that an even item with a share of 1 gets in an area, infinity if none is even."""
        even = [
            (height - item.fixed(area.width)) / item.grow
            for item, height in zip(self.items, self._shared_out(area), strict=True)
            if item.even and item.grow
        ]
        return min(even, default=math.inf)

    def split(self, width: float, height: float, full: float) -> tuple[Stack, Stack] | None:
        """Part between items, or inside the one at the edge; what is kept with the next goes over with it."""
        used = 0.0
        for i, item in enumerate(self.items):
            if isinstance(item, Break):
                return self._part(i, i + 1)
            top = used + self._gap(i, width)
            used = top + item.height(width)
            if used > height + TINY:
                fresh = height >= full - TINY
                return self._split_at(i, width, height - top, full) or (
                    # Nothing above it could stay behind: kept with the next or not, it has to part.
                    self._split_inside(i, width, height - top, height - top) if fresh else None
                )
        return None

    def _split_at(self, i: int, width: float, room: float, full: float) -> tuple[Stack, Stack] | None:
        item = self.items[i]
        if not item.whole or item.height(width) > full + TINY:
            parts = self._split_inside(i, width, room, full)
            if parts is not None:
                return parts
        while i > 0 and self.items[i - 1].keep_with_next:
            i -= 1
        return self._part(i, i) if i > 0 else None

    def _split_inside(self, i: int, width: float, room: float, full: float) -> tuple[Stack, Stack] | None:
        parts = self.items[i].split(width, room, full)
        if parts is None:
            return None
        head = Stack([*self.items[:i], parts[0]], self.before)
        return head, Stack([parts[1], *self.items[i + 1 :]], 0.0, self.after)

    def _part(self, end: int, begin: int) -> tuple[Stack, Stack]:
        return Stack(self.items[:end], self.before), Stack(self.items[begin:], 0.0, self.after)


def filled(flowable: Flowable, width: float) -> float:
    """Give how much of the page something fills, in square points: columns count each for itself."""
    if isinstance(flowable, Stack):
        return sum(filled(item, width) for item in flowable.items)
    if isinstance(flowable, Columns):
        return sum(filled(part, w) for part, w in zip(flowable.columns, flowable.widths(width), strict=True))
    return flowable.height(width) * width


def share_out(spare: float, items: Sequence[Flowable]) -> list[float]:
    """Share height left over out to those that grow; those with lines to write on grow by whole lines, first."""
    shares = sum(item.grow for item in items)
    if not shares:
        return [0.0] * len(items)
    extras = [spare * item.grow / shares for item in items]
    for i, item in enumerate(items):
        if item.grows_by:
            extras[i] = int(extras[i] / item.grows_by + TINY) * item.grows_by
    rest, soft = spare - sum(extras), sum(item.grow for item in items if not item.grows_by)
    for i, item in enumerate(items):
        if not item.grows_by and soft:
            extras[i] += rest * item.grow / soft
    if not soft:
        _add_lines(rest, items, extras)
    return extras


def _add_lines(rest: float, items: Sequence[Flowable], extras: list[float]) -> None:
    """Give whole lines that are left over to those with the greatest share, one each in turn."""
    most = max(item.grow for item in items)
    for i in cycle([i for i, item in enumerate(items) if item.grow == most]):
        if items[i].grows_by > rest + TINY:
            break
        extras[i] += items[i].grows_by
        rest -= items[i].grows_by


def level(least: Sequence[float], shares: Sequence[float], total: float) -> list[float]:
    """Share a height out in proportion, to those that need no more than that; the others get what they need."""
    heights, free = list(least), [i for i, share in enumerate(shares) if share]
    while free:
        unit = (total - sum(height for i, height in enumerate(least) if i not in free)) / sum(shares[i] for i in free)
        short = [i for i in free if least[i] > unit * shares[i] + TINY]
        if not short:
            for i in free:
                heights[i] = unit * shares[i]
            break
        free = [i for i in free if i not in short]
    return heights


class Columns(Flowable):
    """Stacks side by side; each goes on at the top of the next page where it was cut."""

    def __init__(self, columns: Sequence[Stack], shares: Sequence[float], gap: float, grow: float = 0.0) -> None:
        self.columns, self.shares, self.gap, self.grow = list(columns), list(shares), gap, grow
        self.whole = False

    def parts(self) -> Iterable[Flowable]:
        """Yield the columns."""
        return self.columns

    def widths(self, width: float) -> list[float]:
        """Share the width out."""
        unit = (width - self.gap * (len(self.shares) - 1)) / sum(self.shares)
        return [share * unit for share in self.shares]

    def height(self, width: float) -> float:
        """Give the height of the highest."""
        return max(c.height(w) for c, w in zip(self.columns, self.widths(width), strict=True))

    def at_most(self, width: float) -> float:
        """Give what the highest is at most."""
        return max(c.at_most(w) for c, w in zip(self.columns, self.widths(width), strict=True))

    def split(self, width: float, height: float, full: float) -> tuple[Flowable, Flowable] | None:
        """Part every column at the same height; none may come to nothing on this page."""
        heads: list[Stack] = []
        tails: list[Stack] = []
        for column, w in zip(self.columns, self.widths(width), strict=True):
            if column.height(w) <= height + TINY:
                heads.append(column)
                tails.append(Stack([]))
                continue
            parts = column.split(w, height, full)
            if parts is None:
                return None
            heads.append(parts[0])
            tails.append(parts[1])
        return self._with(heads), self._with(tails)

    def _with(self, columns: Sequence[Stack]) -> Columns:
        part = Columns(columns, self.shares, self.gap, self.grow)
        part.before, part.after = self.before, self.after
        return part

    def draw(self, pen: Pen, area: Area) -> None:
        """Draw each column at the full height."""
        x = area.x
        for column, width in zip(self.columns, self.widths(area.width), strict=True):
            column.draw(pen, Area(x, area.top, width, area.height))
            x += width + self.gap
