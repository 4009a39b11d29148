"""What stands around a page's text: the footer, the stage tab, and the stripe of a poster."""

from __future__ import annotations

from dataclasses import dataclass

from workshop.page.contrast import PAPER
from workshop.page.drawings import Lettering
from workshop.page.entries import ACCENTS
from workshop.page.figures import draw_icon
from workshop.page.fonts import measure
from workshop.page.pages import Furniture
from workshop.page.pen import Pen, Stroke
from workshop.page.setting import Setting
from workshop.page.theme import MM


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
        style = setting.style("footer")
        letters = Lettering(setting.fonts.name(style.face), style.size, style.colour)
        letters.write(pen, furniture.head, furniture.side, leaf.height - setting.theme.mm("running-head"))


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
        return self.lowest + (len(self.rows) - 1) * self.leading + self.letters.size * 0.72 if self.rows else 0.0


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
        centre = min(max(sum(edges) / 2, start + 12 + half), end - 12 - half) if left or right else edges[0] + half
        letters.write(pen, middle, centre, baseline, "centre")


def footer_rows(left: str, middle: str, right: str, letters: Lettering, width: float) -> list[tuple[str, str, str]]:
    """Part the footer's texts into rows that they fit, long ones broken between words: nothing is left out."""

    def wide(*texts: str) -> float:
        return sum(measure(text, letters.font, letters.size) + 24 for text in texts if text) - 24

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
    width, height = tab.width * MM, tab.height * MM
    order = ACCENTS.index(accent) if accent in ACCENTS else 0
    top = leaf.height - (tab.first + order * tab.step) * MM
    x = leaf.width - width if leaf.outer == "right" else 0.0
    fill = setting.theme.fill(accent)
    outline = None if fill else Stroke(setting.theme.colour(accent), setting.theme.stroke("strong"))
    pen.box(x, top - height, width, height, fill=fill, stroke=outline)
    style = setting.style("h3")
    colour = PAPER if fill else setting.theme.colour(accent)
    letters = Lettering(setting.fonts.name("bold"), style.size, colour)
    length = measure(furniture.tab, letters.font, letters.size)
    inner = width - 5 * MM
    side = tab.icon * MM
    if (height - length) / 2 > side * 1.5:
        middle = x + inner / 2 if leaf.outer == "right" else x + width - inner / 2
        draw_icon(pen, accent, middle - side / 2, top - inner / 2 - side / 2, side, colour)
    if leaf.outer == "right":
        baseline = x + (inner - style.size * 0.7) / 2
        letters.write(pen, furniture.tab, baseline, top - (height - length) / 2, angle=-90)
    else:
        baseline = x + width - (inner - style.size * 0.7) / 2
        letters.write(pen, furniture.tab, baseline, top - height + (height - length) / 2, angle=90)


def _draw_stripe(pen: Pen, setting: Setting, leaf: Leaf) -> None:
    width = setting.theme.mm("stripe")
    height = leaf.height / len(ACCENTS)
    for i, accent in enumerate(ACCENTS):
        fill = setting.theme.fill(accent)
        bottom = leaf.height - (i + 1) * height
        if fill:
            pen.box(0, bottom, width, height, fill=fill)
        else:
            x = width
            pen.line(
                x,
                bottom + 2,
                x,
                bottom + height - 2,
                Stroke(setting.theme.colour(accent), setting.theme.stroke("curve")),
            )
