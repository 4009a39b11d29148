"""What stands around a page's text: the footer, the head of a further page, the stage tab, and a poster's stripe."""

from __future__ import annotations

from dataclasses import dataclass

from workshop.page.contrast import PAPER
from workshop.page.drawings import Lettering
from workshop.page.entries import ACCENTS
from workshop.page.figures import draw_icon
from workshop.page.flowables import Area
from workshop.page.fonts import measure
from workshop.page.pages import EDGE_MM, Furniture
from workshop.page.pen import Pen, Stroke
from workshop.page.setting import Setting
from workshop.page.theme import MM

_CAPITALS = 0.72
"""How high capital letters are, in type sizes."""

_FOOTER_GAP, _BLANK_GAP = 1.6, 0.4
"""The least gap between the texts of a footer, and from a word to the line to write on behind it, in type sizes."""

_TAB_GAP, _MIDDLE = 0.55, 0.35
"""The gap between a tab's sign and word, and from a line's baseline to the middle of its letters, in type sizes."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """Where furniture is drawn: the page's size in points, its number and how many there are, and its outer edge."""

    width: float
    height: float
    number: int
    total: int
    outer: str

    @property
    def counter(self) -> str:
        """How the page tells its number, "" if it has none."""
        return f"{self.number} / {self.total}" if self.number else ""


def draw_furniture(pen: Pen, furniture: Furniture, setting: Setting, leaf: Leaf) -> None:
    """Draw a page's footer, tab and stripe."""
    if furniture.stripe:
        _draw_stripe(pen, setting, leaf)
    if furniture.tab and furniture.accent:
        _draw_tab(pen, furniture, setting, leaf)
    _draw_footer(pen, furniture, setting, leaf)
    if furniture.head:
        _draw_head(pen, furniture, setting, leaf)


@dataclass(frozen=True, slots=True)
class Head:
    """The lines at the head of a further page, how far below the paper's edge the first stands, where its blank is."""

    lines: list[str]
    first: float
    letters: Lettering
    leading: float
    blank: float

    @property
    def depth(self) -> float:
        """How far below the paper's edge the page's text may begin, 0 if there is no head."""
        return self.first + (len(self.lines) - 0.2) * self.leading if self.lines else 0.0


def set_head(furniture: Furniture, setting: Setting, width: float) -> Head:
    """Set the head of a further page of a width: its lines are broken before its blank and its part."""
    style = setting.style("footer")
    letters = Lettering(setting.fonts.name(style.face), style.size, style.colour)
    gap, right = letters.size * _FOOTER_GAP, width - furniture.side
    if furniture.part:
        right -= measure(furniture.part, letters.font, letters.size) + gap
    blank = right
    if furniture.blank:
        blank = right - measure(furniture.blank, letters.font, letters.size) - letters.size * _BLANK_GAP
        blank -= setting.theme.mm("head-blank")
        right = blank - gap
    first = setting.theme.mm("running-head") + style.size * _CAPITALS
    return Head(_broken(furniture.head, letters, right - furniture.side), first, letters, style.leading, blank)


def _draw_head(pen: Pen, furniture: Furniture, setting: Setting, leaf: Leaf) -> None:
    head = set_head(furniture, setting, leaf.width)
    top = leaf.height - head.first
    for i, line in enumerate(head.lines):
        head.letters.write(pen, line, furniture.side, top - i * head.leading)
    if furniture.part:
        head.letters.write(pen, furniture.part, leaf.width - furniture.side, top, "right")
    if furniture.blank:
        head.letters.write(pen, furniture.blank, head.blank, top)
        word = measure(furniture.blank, head.letters.font, head.letters.size)
        start = head.blank + word + head.letters.size * _BLANK_GAP
        pen.line(start, top, start + setting.theme.mm("head-blank"), top, setting.stroke("line", "line"))


@dataclass(frozen=True, slots=True)
class Footer:
    """A footer's rows from the top, each with its left, middle and right text, and the lowest row's baseline."""

    rows: list[tuple[str, str, str]]
    lowest: float
    letters: Lettering
    leading: float

    @property
    def top(self) -> float:
        """The height of its topmost letters above the paper's edge, 0 if it is empty."""
        return self.lowest + (len(self.rows) - 1) * self.leading + self.letters.size * _CAPITALS if self.rows else 0.0


def set_footer(furniture: Furniture, setting: Setting, size: tuple[float, float], number: str) -> Footer:
    """Set a page's footer; `size` is the page's, and `number` the text of its number, "" if it has none.

    The number always stands at the right, so that a reader who turns pages finds it; another text there moves over.
    """
    style = setting.style("footer")
    letters = Lettering(setting.fonts.name(style.face), style.size, style.colour)
    middle, right = furniture.middle, furniture.right
    if number:
        middle, right = " · ".join(text for text in (middle, right) if text), number
    width = size[0] - 2 * furniture.side - (setting.theme.mm("stripe-room") if furniture.stripe else 0.0)
    left, middle, right = (text.replace("\u00ad", "") for text in (furniture.left, middle, right))
    rows = [row for row in footer_rows(left, middle, right, letters, width) if any(row)]
    foot = setting.theme.mm("footer" if size[1] > size[0] else "sheet-footer")
    lowest = max(setting.theme.mm("lowest"), foot - (len(rows) - 1) * style.leading)
    return Footer(rows, lowest, letters, style.leading)


def _draw_footer(pen: Pen, furniture: Furniture, setting: Setting, leaf: Leaf) -> None:
    number = leaf.counter if furniture.numbered else ""
    footer = set_footer(furniture, setting, (leaf.width, leaf.height), number)
    if not footer.rows:
        return
    left, right_edge = furniture.side, leaf.width - furniture.side
    if furniture.stripe:
        left += setting.theme.mm("stripe-room")
    top = footer.lowest + (len(footer.rows) - 1) * footer.leading
    if furniture.ruled:
        y = max(setting.theme.mm("footer-rule"), top + footer.leading * 1.2)
        pen.line(left, y, right_edge, y, setting.stroke("thin", "decoration"))
    for i, row in enumerate(footer.rows):
        _draw_row(pen, row, footer.letters, (left, right_edge), top - i * footer.leading)


def _draw_row(
    pen: Pen, row: tuple[str, str, str], letters: Lettering, edges: tuple[float, float], baseline: float
) -> None:
    left, middle, right = row
    start = edges[0] + measure(left, letters.font, letters.size)
    end = edges[1] - measure(right, letters.font, letters.size)
    if left:
        letters.write(pen, left, edges[0], baseline)
    if right:
        letters.write(pen, right, edges[1], baseline, "right")
    if middle:
        half = measure(middle, letters.font, letters.size) / 2
        gap = letters.size * _FOOTER_GAP
        centre = min(max(sum(edges) / 2, start + gap + half), end - gap - half) if left or right else edges[0] + half
        letters.write(pen, middle, centre, baseline, "centre")


def footer_rows(left: str, middle: str, right: str, letters: Lettering, width: float) -> list[tuple[str, str, str]]:
    """Part the footer's texts into rows that they fit, long ones broken between words: nothing is left out."""

    gap = letters.size * _FOOTER_GAP

    def wide(*texts: str) -> float:
        return sum(measure(text, letters.font, letters.size) + 2 * gap for text in texts if text) - 2 * gap

    if wide(left, middle, right) <= width:
        return [(left, middle, right)]
    if wide(left, right) <= width:
        return [(left, "", right), *((line, "", "") for line in _broken(middle, letters, width))]
    if not middle or wide(right) > width:
        return [(line, "", "") for text in (left, middle, right) for line in _broken(text, letters, width)]
    rows = [(line, "", "") for text in (left, middle) for line in _broken(text, letters, width)]
    return [*rows, ("", "", right)] if right else rows


def _broken(text: str, letters: Lettering, width: float) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and measure(joined, letters.font, letters.size) <= width:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines


def _draw_tab(pen: Pen, furniture: Furniture, setting: Setting, leaf: Leaf) -> None:
    tab, accent = setting.theme.file.tab, furniture.accent
    width, height = (tab.large if setting.theme.large else tab.width) * MM, tab.height * MM
    order = ACCENTS.index(accent) if accent in ACCENTS else 0
    top = leaf.height - (tab.first + order * tab.step) * MM
    x = leaf.width - width if leaf.outer == "right" else 0.0
    fill = setting.theme.fill(accent)
    outline = None if fill else Stroke(setting.theme.colour(accent), setting.theme.stroke("strong"))
    pen.box(x, top - height, width, height, fill=fill, stroke=outline)
    style = setting.style("h3")
    colour = PAPER if fill else setting.theme.colour(accent)
    letters = Lettering(setting.fonts.name("bold"), style.size, colour)
    side = 0.0 if setting.theme.large else style.size * tab.icon  # beside large words there is no room for all signs
    _letter_tab(pen, furniture, letters, Area(x, top, width, height), leaf.outer, side)


def _letter_tab(pen: Pen, furniture: Furniture, letters: Lettering, area: Area, outer: str, side: float) -> None:
    """Write a tab's sign and word, turned, in the middle of the part that printers reach; the word alone if need be."""
    length, gap = measure(furniture.tab, letters.font, letters.size), letters.size * _TAB_GAP
    inner = area.width - EDGE_MM * MM
    middle = area.x + inner / 2 if outer == "right" else area.right - inner / 2
    whole = length + gap + side
    if not side or whole > area.height - 2 * gap:
        whole, side, gap = length, 0.0, 0.0
    down = -1 if outer == "right" else 1  # words are read from the fold
    start = area.top - area.height / 2 - down * whole / 2
    if side:
        draw_icon(pen, furniture.accent, middle - side / 2, start + down * side / 2 - side / 2, side, letters.colour)
    baseline = middle + down * letters.size * _MIDDLE
    letters.write(pen, furniture.tab, baseline, start + down * (side + gap), angle=90 * down)


def _draw_stripe(pen: Pen, setting: Setting, leaf: Leaf) -> None:
    """Draw the stages' colours one below another; greys are too near each other to touch."""
    width, gap = setting.theme.mm("stripe"), setting.theme.mm("hair") if setting.theme.ink == "grey" else 0.0
    height = leaf.height / len(ACCENTS)
    for i, accent in enumerate(ACCENTS):
        fill = setting.theme.fill(accent)
        bottom = leaf.height - (i + 1) * height
        if fill:
            pen.box(0, bottom + gap / 2, width, height - gap, fill=fill)
        else:
            stroke = Stroke(setting.theme.colour(accent), setting.theme.stroke("curve"))
            pen.line(width, bottom + 2, width, bottom + height - 2, stroke)
