"""The parts of sheets to fill in: fields, zones, and zones arranged in a matrix or in rings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workshop.page.drawings import Drawing, Lettering
from workshop.page.figures import KAPPA, Sign
from workshop.page.flowables import TINY, Area, Flowable, Stack
from workshop.page.pen import Answer, Path, Pen, Stroke
from workshop.page.structure import Node
from workshop.page.text import Text
from workshop.page.theme import Colour

_MOST_LABEL = 0.7
"""The share of its line's width that a label may take before the line; a longer one stands above it."""


class Field(Flowable):
    """A label above a line to write on, or before it; what is filled in already stands on the line.

    `values` are the same text in falling sizes: the first that fits above the lines counts, else the last. With a
    `lead` the label stands before the first line, and that much room after it.
    """

    def __init__(
        self,
        label: Text,
        values: Sequence[Text],
        stroke: Stroke,
        pitch: float,
        lines: int,
        answer: Answer | None = None,
        lead: float = 0.0,
    ) -> None:
        self.label, self.values, self.stroke, self.pitch, self.lines = label, list(values), stroke, pitch, lines
        self.answer, self.lead = answer, lead

    def parts(self) -> Iterable[Flowable]:
        """Yield the label and the value."""
        return [self.label, *self.values[:1]]

    def _value(self, width: float) -> tuple[Text | None, float]:
        """Give the value to draw and its height with a little room below it."""
        value, tall = None, 0.0
        for value in self.values:
            tall = value.height(width) + 1.5
            if tall <= self.lines * self.pitch:
                break
        return value, tall

    def _indent(self, width: float) -> float:
        """Give how far in the line begins behind its label, 0 if the label stands above it or leaves too little."""
        indent = self.label.natural_width() + self.lead
        return indent if self.lead and indent <= width * _MOST_LABEL else 0.0

    def height(self, width: float) -> float:
        """Add the lines, or the value if it is higher, to the label above them."""
        indent = self._indent(width)
        above = 0.0 if indent else self.label.height(width)
        return above + max(self.lines * self.pitch, self._value(width - indent)[1])

    def baseline(self) -> float:
        """Give the distance from the top of a label of one line to the first line to write on."""
        return self.pitch if self.lead else self.label.style.leading + self.pitch

    def draw(self, pen: Pen, area: Area) -> None:
        """Draw the label, the lines below it, and the value on the last of them."""
        height, indent = self.height(area.width), self._indent(area.width)
        foot = area.top - max(height, area.height)
        first = foot + (self.lines - 1) * self.pitch
        top = first + self.label.baseline() if indent else foot + height
        self.label.draw(pen, Area(area.x, top, area.width, 0))
        line = Area(area.x + indent, area.top, area.width - indent, 0)
        for i in range(self.lines):
            y = foot + i * self.pitch + self.stroke.width / 2
            pen.line(line.x, y, line.right, y, self.stroke)
        value, tall = self._value(line.width)
        if value:
            value.draw(pen, Area(line.x, foot + tall, line.width, tall))
        if self.answer:
            top = foot + self.lines * self.pitch
            pen.text_field(self.answer, (line.x, foot, line.right, top), multiline=self.lines > 1)


class SignedTitle(Flowable):
    """A heading with a small sign before it, set together: at the left, in the middle or at the right."""

    def __init__(self, title: Text, sign: Sign, gap: float) -> None:
        self.title, self.sign, self.gap = title, sign, gap
        self.style = title.style
        self.before, self.after, self.keep_with_next = title.before, title.after, title.keep_with_next

    def parts(self) -> Iterable[Flowable]:
        """Yield the heading and the sign."""
        return (self.title, self.sign)

    @property
    def _lead(self) -> float:
        return self.sign.side + self.gap

    def widest_line(self, width: float) -> float:
        """Give the width of the sign and the heading's widest line together."""
        return self._lead + self.title.widest_line(width - self._lead)

    def height(self, width: float) -> float:
        """Give the height of the higher of the two."""
        return max(self.sign.side, self.title.height(width - self._lead))

    def baseline(self) -> float:
        """Give the distance from the top to the baseline of a heading of one line."""
        return self.title.baseline() + max(0.0, self.sign.side - self.style.leading) / 2

    def draw(self, pen: Pen, area: Area) -> None:
        """Draw both, the lower in the middle of the higher; at the left the sign stands beside the first line."""
        tall, wide = self.height(area.width), self.widest_line(area.width)
        left = area.x + {"left": 0.0, "centre": (area.width - wide) / 2, "right": area.width - wide}[self.style.align]
        drop = ((max(self.style.leading, self.sign.side) if self.style.align == "left" else tall) - self.sign.side) / 2
        self.sign.draw(pen, Area(left, area.top - drop, self.sign.side, self.sign.side))
        inner = Area(left + self._lead, area.top, wide - self._lead, tall)
        drop = (tall - self.title.height(area.width - self._lead)) / 2
        self.title.draw(pen, Area(inner.x, area.top - drop, inner.width + 0.01, tall))


class RunIn(Flowable):
    """A heading and its prompt in the middle: on one line if they fit, else one below the other."""

    def __init__(self, title: Text | SignedTitle, prompt: Text, gap: float) -> None:
        self.title, self.prompt, self.gap = title, prompt, gap
        self.style = title.style

    def parts(self) -> Iterable[Flowable]:
        """Yield the heading and the prompt."""
        return (self.title, self.prompt)

    def _natural(self) -> float:
        return self.title.widest_line(_ANY) + self.gap + self.prompt.widest_line(_ANY)

    def _is_one(self, width: float) -> bool:
        return self._natural() <= width

    def widest_line(self, width: float) -> float:
        """Give the width of the one line, or of the wider part."""
        if self._is_one(width):
            return self._natural()
        return max(self.title.widest_line(width), self.prompt.widest_line(width))

    def height(self, width: float) -> float:
        """Give the height of the one line, or of both parts."""
        tall = self.title.height(width)
        return tall if self._is_one(width) else tall + self.title.after + self.prompt.height(width)

    def draw(self, pen: Pen, area: Area) -> None:
        """Draw both, on one baseline if they are on one line."""
        if not self._is_one(area.width):
            self.title.draw(pen, area)
            drop = self.title.height(area.width) + self.title.after
            self.prompt.draw(pen, Area(area.x, area.top - drop, area.width, 0))
            return
        left, wide = area.x + (area.width - self._natural()) / 2, self.title.widest_line(_ANY)
        self.title.draw(pen, Area(left, area.top, wide + TINY, 0))
        drop = self.title.baseline() - self.prompt.baseline()
        rest = self.prompt.widest_line(_ANY)
        self.prompt.draw(pen, Area(left + wide + self.gap, area.top - drop, rest + TINY, 0))


_ANY = 4000.0
"""A width in points that no heading fills."""


@dataclass(frozen=True, slots=True)
class ZoneLook:
    """A zone's fill, stroke, corner radius and inner margin, in points, and the line to write on if it has lines.

    A `tail` is how far the frame's tail reaches below it, which makes a speech bubble of it.
    """

    fill: Colour | None
    stroke: Stroke | None
    radius: float
    inset: float
    line: Stroke | None
    pitch: float
    tail: float = 0.0


class Zone(Flowable):
    """Room to write under a heading and a prompt. `least` is the room's least height in points."""

    def __init__(self, head: Stack, look: ZoneLook, least: float, grow: float, answer: Answer | None = None) -> None:
        self.head, self.look, self.least, self.grow, self.answer = head, look, least, grow, answer
        self.grows_by = look.pitch if look.line else 0.0

    def parts(self) -> Iterable[Flowable]:
        """Yield the heading and the prompt."""
        return (self.head,)

    def height(self, width: float) -> float:
        """Add the room to the heading and the prompt."""
        return self.head.height(width - 2 * self.look.inset) + self.least + 2 * self.look.inset + self.look.tail

    def baseline(self) -> float:
        """Give the distance from the top to the first line to write on in a zone with neither heading nor frame."""
        return self.look.pitch

    @property
    def is_ruled(self) -> bool:
        """Say whether it holds nothing but lines to write on."""
        return bool(self.look.line) and not self.head.items and not self.answer

    def draw(self, pen: Pen, area: Area) -> None:
        """Draw the frame, the head, and as many lines below it as there is room for, if it has lines."""
        look = self.look
        if look.tail and look.stroke:
            half = look.stroke.width / 2
            pen.path(bubble(area.inset(half), look.radius, look.tail), stroke=look.stroke)
            area = Area(area.x, area.top, area.width, area.height - look.tail)
        elif look.fill or look.stroke:
            frame = area.inset(look.stroke.width / 2 if look.stroke else 0.0)
            pen.box(
                frame.x, frame.bottom, frame.width, frame.height, fill=look.fill, stroke=look.stroke, radius=look.radius
            )
        inner = area.inset(look.inset)
        tall = self.head.height(inner.width)
        self.head.draw(pen, Area(inner.x, inner.top, inner.width, tall))
        if look.line and self.answer:
            pen.box(inner.x, inner.bottom, inner.width, inner.height - tall - 2, stroke=look.line)
        elif look.line:
            for i in range(1, int((inner.height - tall + 0.5) / look.pitch) + 1):
                y = inner.top - tall - i * look.pitch
                pen.line(inner.x, y, inner.right, y, look.line)
        if self.answer:
            box = (inner.x, inner.bottom, inner.right, inner.top - tall - 2)
            pen.text_field(self.answer, box, multiline=True)


def bubble(area: Area, radius: float, tail: float) -> Path:
    """Give the outline of a speech bubble, whose tail reaches down to the area's foot near its left end."""
    x, top, right, foot, low = area.x, area.top, area.right, area.bottom + tail, area.bottom
    r, k, root = radius, radius * (1 - KAPPA), area.x + 2 * tail
    return Path(
        (
            ("m", (x + r, top)),
            ("l", (right - r, top)),
            ("c", (right - k, top, right, top - k, right, top - r)),
            ("l", (right, foot + r)),
            ("c", (right, foot + k, right - k, foot, right - r, foot)),
            ("l", (root + tail, foot)),
            ("l", (root - tail * 0.3, low)),
            ("l", (root, foot)),
            ("l", (x + r, foot)),
            ("c", (x + k, foot, x, foot + k, x, foot + r)),
            ("l", (x, top - r)),
            ("c", (x, top - k, x + k, top, x + r, top)),
            ("h", ()),
        )
    )


class Matrix(Drawing):
    """Four zones in two rows, with a word for what grows across and what grows upwards."""

    def __init__(
        self, node: Node, zones: Sequence[Zone], across: str, up: str, lettering: Lettering, gap: float, grow: float
    ) -> None:
        super().__init__(node, grow=grow)
        self.zones, self.across, self.up, self.lettering, self.gap = list(zones), across, up, lettering, gap

    def parts(self) -> Iterable[Flowable]:
        """Yield the zones."""
        return self.zones

    @property
    def _edge(self) -> float:
        return self.lettering.size * 1.8 if self.across or self.up else 0.0

    def _half(self, width: float) -> float:
        return (width - self._edge - self.gap) / 2

    def height(self, width: float) -> float:
        """Give twice the highest zone."""
        return 2 * max(zone.height(self._half(width)) for zone in self.zones) + self.gap + self._edge

    def draw(self, pen: Pen, area: Area) -> None:
        """Draw the words at the edges as the figure, then the zones."""
        super().draw(pen, area)
        width, edge = self._half(area.width), self._edge
        height = (area.height - edge - self.gap) / 2
        for i, zone in enumerate(self.zones):
            x = area.x + edge + (i % 2) * (width + self.gap)
            zone.draw(pen, Area(x, area.top - (i // 2) * (height + self.gap), width, height))

    def paint(self, pen: Pen, area: Area) -> None:
        """Write the words along the left and the lower edge."""
        size = self.lettering.size
        self.lettering.write(pen, self.across, area.right, area.bottom + size * 0.3, "right")
        self.lettering.write(pen, self.up, area.x + size, area.bottom + self._edge + 4, angle=90)


class Rings(Drawing):
    """Circles within circles, the innermost first; each zone's head stands at the top of its ring."""

    def __init__(self, node: Node, heads: Sequence[Stack], stroke: Stroke, inset: float, grow: float) -> None:
        super().__init__(node, grow=grow)
        self.heads, self.stroke, self.inset = list(heads), stroke, inset

    def parts(self) -> Iterable[Flowable]:
        """Yield the zones' heads."""
        return self.heads

    def _head_width(self, width: float) -> float:
        return width * 0.4

    def height(self, width: float) -> float:
        """Give the height at which every ring holds its head."""
        band = max(head.height(self._head_width(width)) for head in self.heads) + 2 * self.inset
        return min(width, max(band * 2.6 * len(self.heads), 200.0))

    def _circles(self, area: Area) -> list[tuple[float, float, float]]:
        side = min(area.width, area.height)
        cx, bottom = area.x + area.width / 2, area.bottom
        count = len(self.heads)
        return [(cx, bottom + side * (i + 1) / count / 2, side * (i + 1) / count / 2) for i in range(count)]

    def draw(self, pen: Pen, area: Area) -> None:
        """Draw the circles, which touch at the foot, then the heads."""
        super().draw(pen, area)
        width = self._head_width(area.width)
        for head, (cx, cy, radius) in zip(self.heads, self._circles(area), strict=True):
            head.draw(pen, Area(cx - width / 2, cy + radius - self.inset, width, head.height(width)))

    def paint(self, pen: Pen, area: Area) -> None:
        """Draw the circles."""
        for cx, cy, radius in self._circles(area):
            pen.ellipse(cx - radius, cy - radius, 2 * radius, 2 * radius, stroke=self.stroke)
