"""Frames, rules, bars and lines to write on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workshop.page.flowables import Area, Flowable, Stack
from workshop.page.pen import Answer, Pen, Stroke
from workshop.page.text import Text
from workshop.page.theme import Colour


class Rule(Flowable):
    """A line across the column."""

    def __init__(self, stroke: Stroke, before: float = 0.0, after: float = 0.0, keep_with_next: bool = False) -> None:
        self.stroke, self.before, self.after, self.keep_with_next = stroke, before, after, keep_with_next

    def height(self, width: float) -> float:
        """Give the stroke's width."""
        return self.stroke.width

    def draw(self, pen: Pen, area: Area) -> None:
        """Draw the line."""
        y = area.top - self.stroke.width / 2
        pen.line(area.x, y, area.right, y, self.stroke)


class CutLine(Rule):
    """A dashed line to cut along, which goes on beyond the margins, so far in points, towards the paper's edges."""

    def __init__(self, stroke: Stroke, beyond: float, before: float, after: float) -> None:
        super().__init__(stroke, before, after)
        self.beyond = beyond

    def draw(self, pen: Pen, area: Area) -> None:
        """Draw the line."""
        super().draw(pen, area.inset(-self.beyond, 0))


class AccentBar(Flowable):
    """A short thick bar, as at the head of a card; a line of a stroke's width where ink is saved."""

    def __init__(
        self, colour: Colour, width: float, height: float, after: float, align: str = "left", stroke: float = 0.0
    ) -> None:
        self.colour, self._width, self._height, self.after, self.align = colour, width, height, after, align
        self.stroke = stroke

    def height(self, width: float) -> float:
        """Give the bar's height."""
        return self._height

    def draw(self, pen: Pen, area: Area) -> None:
        """Draw the bar at the left, in the middle or at the right."""
        width = min(self._width, area.width)
        slack = {"centre": (area.width - width) / 2, "right": area.width - width}.get(self.align, 0.0)
        if not self.stroke:
            pen.box(area.x + slack, area.top - self._height, width, self._height, fill=self.colour)
            return
        y = area.top - self._height / 2
        pen.line(area.x + slack, y, area.x + slack + width, y, Stroke(self.colour, self.stroke))


@dataclass(frozen=True, slots=True)
class FrameLook:
    """How a frame looks: its fill, its stroke, the radius of its corners and its inner margins, in points."""

    fill: Colour | None
    stroke: Stroke | None
    radius: float
    across: float
    down: float


class Framed(Flowable):
    """Blocks in a frame or on a shaded field.

    They are kept whole while they fit a page, then parted with a frame around each part.
    """

    def __init__(self, inner: Stack, look: FrameLook, before: float, after: float, grow: float = 0.0) -> None:
        self.inner, self.look, self.before, self.after, self.grow = inner, look, before, after, grow

    def parts(self) -> Iterable[Flowable]:
        """Yield the blocks."""
        return (self.inner,)

    def height(self, width: float) -> float:
        """Add the margins to the blocks."""
        return self.inner.height(width - 2 * self.look.across) + 2 * self.look.down

    def at_most(self, width: float) -> float:
        """Add the margins to what the blocks are at most."""
        return self.inner.at_most(width - 2 * self.look.across) + 2 * self.look.down

    def split(self, width: float, height: float, full: float) -> tuple[Flowable, Flowable] | None:
        """Part the blocks inside."""
        margins = 2 * self.look.down
        parts = self.inner.split(width - 2 * self.look.across, height - margins, full - margins)
        if parts is None:
            return None
        return (
            Framed(parts[0], self.look, self.before, 0.0, self.grow),
            Framed(parts[1], self.look, 0.0, self.after, self.grow),
        )

    def draw(self, pen: Pen, area: Area) -> None:
        """Draw the frame, then the blocks."""
        look = self.look
        if look.fill or look.stroke:
            pen.box(
                area.x, area.bottom, area.width, area.height, fill=look.fill, stroke=look.stroke, radius=look.radius
            )
        self.inner.draw(pen, area.inset(look.across, look.down))


class Barred(Flowable):
    """Blocks with a bar at their left, as words to say have."""

    def __init__(self, inner: Stack, stroke: Stroke, inset: float, before: float, after: float) -> None:
        self.inner, self.stroke, self.inset, self.before, self.after = inner, stroke, inset, before, after

    def parts(self) -> Iterable[Flowable]:
        """Yield the blocks."""
        return (self.inner,)

    def height(self, width: float) -> float:
        """Give the blocks' height."""
        return self.inner.height(width - self.inset)

    def split(self, width: float, height: float, full: float) -> tuple[Flowable, Flowable] | None:
        """Part the blocks inside."""
        parts = self.inner.split(width - self.inset, height, full)
        if parts is None:
            return None
        head = Barred(parts[0], self.stroke, self.inset, self.before, 0.0)
        return head, Barred(parts[1], self.stroke, self.inset, 0.0, self.after)

    def draw(self, pen: Pen, area: Area) -> None:
        """Draw the bar and the blocks."""
        x = area.x + self.stroke.width / 2
        pen.line(x, area.top - 1, x, area.bottom - 1, self.stroke)
        self.inner.draw(pen, Area(area.x + self.inset, area.top, area.width - self.inset, area.height))


_CLEAR = 0.4
"""How many lines' height lines that fill a page stay clear of its foot: no footer's rule should look like one."""


class WritingLines(Flowable):
    """Lines to write on, a fixed number or as many as fill the area; a title above them may be left out with them."""

    def __init__(
        self,
        stroke: Stroke,
        pitch: float,
        count: int,
        title: Text | None = None,
        grow: float = 0.0,
        least: int = 0,
        answer: Answer | None = None,
    ) -> None:
        self.stroke, self.pitch, self.count, self.title, self.answer = stroke, pitch, count, title, answer
        self.grow, self.least = grow, least

    def height(self, width: float) -> float:
        """Give the height of the fixed lines; lines that only fill what is left ask for none."""
        return self._title_height(width) + self.count * self.pitch if self.count else 0.0

    def _title_height(self, width: float) -> float:
        return self.title.height(width) if self.title else 0.0

    def draw(self, pen: Pen, area: Area) -> None:
        """Draw the lines from the foot of the area upwards; nothing if fewer than the least would fit."""
        room = area.height - self._title_height(area.width)
        count = self.count if self.count and not self.grow else int((room + 0.5) / self.pitch)
        if count < max(self.least, 1):
            return
        if self.grow and not self.count:
            clear = self.pitch * _CLEAR
            above = self.before if self.title else 0.0
            area = Area(area.x, area.top - above, area.width, area.height - above - clear)
            count = int((area.height - self._title_height(area.width) + 0.5) / self.pitch)
            if count < max(self.least, 1):
                return
        if self.title and not self.count:
            top = area.bottom + count * self.pitch + self._title_height(area.width)
            self.title.draw(pen, Area(area.x, top, area.width, 0))
        elif self.title:
            self.title.draw(pen, area)
        if self.answer:  # what is typed has lines of its own: a box takes the place of these
            top = area.bottom + count * self.pitch
            pen.box(area.x, area.bottom, area.width, top - area.bottom, stroke=self.stroke)
            pen.text_field(self.answer, (area.x, area.bottom, area.right, top), multiline=count > 1)
            return
        for i in range(count):
            y = area.bottom + i * self.pitch + self.stroke.width / 2
            pen.line(area.x, y, area.right, y, self.stroke)


class Labelled(Flowable):
    """Blocks with something in a narrow column before them and, it may be, after: a step's number and minutes."""

    whole = True

    def __init__(
        self, inner: Stack, label: Flowable, lead: float, tail: Flowable | None = None, tail_width: float = 0.0
    ) -> None:
        self.inner, self.label, self.lead, self.tail, self.tail_width = inner, label, lead, tail, tail_width

    def parts(self) -> Iterable[Flowable]:
        """Yield what it is made of."""
        return [part for part in (self.label, self.inner, self.tail) if part]

    def _inner_width(self, width: float) -> float:
        return width - self.lead - self.tail_width

    def height(self, width: float) -> float:
        """Give the height of the highest part."""
        heights = [self.inner.height(self._inner_width(width)), self.label.height(self.lead)]
        return max([*heights, self.tail.height(self.tail_width)] if self.tail else heights)

    def split(self, width: float, height: float, full: float) -> tuple[Flowable, Flowable] | None:
        """Part the blocks; the label stays with the first part."""
        parts = self.inner.split(self._inner_width(width), height, full)
        if parts is None:
            return None
        head = Labelled(parts[0], self.label, self.lead, self.tail, self.tail_width)
        rest = Labelled(parts[1], Stack([]), self.lead, None, self.tail_width)
        for part in (head, rest):
            part.before, part.after, part.whole = self.before, self.after, False
        return head, rest

    def draw(self, pen: Pen, area: Area) -> None:
        """Draw the label, the blocks and the tail, all from the same top."""
        self.label.draw(pen, Area(area.x, area.top, self.lead, area.height))
        inner_width = self._inner_width(area.width)
        self.inner.draw(pen, Area(area.x + self.lead, area.top, inner_width, area.height))
        if self.tail:
            self.tail.draw(pen, Area(area.right - self.tail_width, area.top, self.tail_width, area.height))


class Shifted(Flowable):
    """Something moved down by a little, so that its baseline meets its neighbour's."""

    def __init__(self, inner: Flowable, down: float) -> None:
        self.inner, self.down = inner, down

    def parts(self) -> Iterable[Flowable]:
        """Yield what is moved."""
        return (self.inner,)

    def height(self, width: float) -> float:
        """Give the height with the shift, never negative."""
        return max(0.0, self.inner.height(width) + self.down)

    def draw(self, pen: Pen, area: Area) -> None:
        """Draw it lower."""
        self.inner.draw(pen, Area(area.x, area.top - self.down, area.width, area.height - self.down))


class Dash(Flowable):
    """A short stroke that opens a list's item."""

    def __init__(self, stroke: Stroke, length: float, drop: float) -> None:
        self.stroke, self.length, self.drop = stroke, length, drop

    def height(self, width: float) -> float:
        """Ask for no height of its own."""
        return 0.0

    def draw(self, pen: Pen, area: Area) -> None:
        """Draw the stroke at the height of the first line's middle."""
        y = area.top - self.drop
        pen.line(area.x, y, area.x + self.length, y, self.stroke)


class TickBox(Flowable):
    """An empty square to tick."""

    def __init__(self, stroke: Stroke, side: float, baseline: float, answer: Answer | None = None) -> None:
        self.stroke, self.side, self.baseline, self.answer = stroke, side, baseline, answer

    def height(self, width: float) -> float:
        """Ask for no height of its own."""
        return 0.0

    def draw(self, pen: Pen, area: Area) -> None:
        """Draw the square standing on the first line's baseline."""
        bottom = area.top - self.baseline - 0.5
        pen.box(area.x, bottom, self.side, self.side, stroke=self.stroke)
        if self.answer:
            pen.check_box(self.answer, area.x, bottom, self.side)


@dataclass(slots=True)
class Fact:
    """One fact of a strip: its label and its value."""

    label: Text
    value: Flowable
    share: float = 1.0


class FactStrip(Flowable):
    """Facts side by side between two rules, thin lines between them."""

    def __init__(
        self, facts: Sequence[Fact], strong: Stroke, thin: Stroke, inset: float, down: float, shares: float = 0.0
    ) -> None:
        self.facts, self.strong, self.thin, self.inset, self.down = list(facts), strong, thin, inset, down
        self.shares = shares or sum(fact.share for fact in facts)

    def parts(self) -> Iterable[Flowable]:
        """Yield labels and values."""
        return [part for fact in self.facts for part in (fact.label, fact.value)]

    def _widths(self, width: float) -> list[float]:
        return [width * fact.share / self.shares for fact in self.facts]

    def _inner(self, i: int, width: float) -> float:
        return width - self.inset * (1 if i == 0 else 2)

    def height(self, width: float) -> float:
        """Give the height of the highest fact with the margins."""
        heights = [
            fact.label.height(self._inner(i, w)) + fact.value.height(self._inner(i, w))
            for i, (fact, w) in enumerate(zip(self.facts, self._widths(width), strict=True))
        ]
        return max(heights) + 2 * self.down

    def draw(self, pen: Pen, area: Area) -> None:
        """Draw the rules and the facts."""
        pen.line(area.x, area.top, area.right, area.top, self.strong)
        pen.line(area.x, area.bottom, area.right, area.bottom, self.thin)
        x = area.x
        for i, (fact, width) in enumerate(zip(self.facts, self._widths(area.width), strict=True)):
            if i:
                pen.line(x, area.top, x, area.bottom, self.thin)
            left, inner = x + (self.inset if i else 0), self._inner(i, width)
            top = area.top - self.down
            label_height = fact.label.height(inner)
            fact.label.draw(pen, Area(left, top, inner, label_height))
            fact.value.draw(pen, Area(left, top - label_height, inner, fact.value.height(inner)))
            x += width
