"""Set text: inline markup -> ReportLab fragments -> lines.

ReportLab breaks the lines; the fragments are handed to it ready-made, so that its own markup parser never sees a
word of anybody's. `Paragraph(frags=…)` and the shape of its lines are half private: tests watch both.
"""

from __future__ import annotations

import workshop.page.sealing  # isort: skip  # noqa: F401  (must come before the first ReportLab import)

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations, pairwise
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus.paragraph import Paragraph
from reportlab.platypus.paraparser import ParaFrag

from workshop.page.breaking import SOFT_HYPHEN, Breaking
from workshop.page.flowables import TINY, Area, Flowable
from workshop.page.fonts import Fonts, measure, vertical_metrics
from workshop.page.pen import Line, Pen, Piece
from workshop.page.structure import Node
from workshop.page.theme import Colour, Face, TextStyle
from workshop.page.typography import single_spaces, spaces_first

_SHORT, _TORN = 3, 0.4
"""Lines of a text whose sentences may each begin one, and how short one of them may be beside the longest."""

_SENTENCE_END = re.compile(r"(?<=[.!?…][”’\"')]) +|(?<=[.!?…]) +")
_BREAKS = re.compile(f"([ {SOFT_HYPHEN}])")

PAGE_PLACEHOLDER = "000"
"""Holds the width of a page number until the pages are numbered."""


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of text in one look, ready to be set; `colour` None takes the style's."""

    text: str
    bold: bool = False
    italic: bool = False
    colour: Colour | None = None
    link: str = ""
    page_of: str = ""
    face: Face | None = None
    size: float = 0.0

    def saying(self, text: str) -> Words:
        """Give the same look to another text."""
        return self if text == self.text else replace(self, text=text)


def _font(words: Words, style: TextStyle, fonts: Fonts) -> tuple[str, float]:
    """Give the name and size of the font that words are set in."""
    face = words.face or style.face
    if face == "display" and next(fonts.missing(words.text, face), None):
        face = "bold"  # display faces have few alphabets; a name in another is set in the text face
    return fonts.name(face, words.bold, words.italic), words.size or style.size


def _fragment(words: Words, style: TextStyle, fonts: Fonts) -> Any:
    fragment = ParaFrag()
    name, size = _font(words, style, fonts)
    look = (words.colour or style.colour, words.link, words.page_of)
    fragment.__dict__.update(
        text=words.text,
        fontName=name,
        fontSize=size,
        textColor=look,
        bold=0,
        italic=0,
        rise=0,
        greek=0,
        underline=0,
        strike=0,
        backColor=None,
        us_lines=[],
        link=[],
    )
    return fragment


def _paragraph_style(style: TextStyle, font: str) -> Any:
    return ParagraphStyle(
        "text",
        fontName=font,
        fontSize=style.size,
        leading=style.leading,
        bulletFontName=font,
        splitLongWords=1,
        spaceShrinkage=0,  # or ragged lines run past the measure
        uriWasteReduce=0,
        embeddedHyphenation=1,
    )


def _with_number(words: Words) -> str:
    """Give the text of words, with a placeholder where they end in a page number."""
    return words.text + PAGE_PLACEHOLDER if words.page_of else words.text


def break_lines(words: Sequence[Words], style: TextStyle, fonts: Fonts, width: float) -> list[list[Piece]]:
    """Break a paragraph into lines no wider than `width`, in points."""
    texts = spaces_first([_with_number(w) for w in words])
    ready = [w.saying(text) for w, text in zip(words, texts, strict=True) if text]
    fragments = [_fragment(w, style, fonts) for w in ready]
    if not fragments:
        return [[]]
    paragraph: Any = Paragraph("", _paragraph_style(style, fragments[0].fontName), frags=fragments)
    paragraph.wrap(max(width, 1.0), 1e9)
    lines = [_pieces(line.words) for line in paragraph.blPara.lines]
    return [part for line in lines for part in _within(_without_end_space(line), width)]


def _without_end_space(line: list[Piece]) -> list[Piece]:
    """Take off the space at a line's end, which ReportLab 5.1 leaves before a word that holds a bound one."""
    kept = list(line)
    while len(kept) > 1 and not kept[-1].text.strip(" "):
        kept.pop()
    text = kept[-1].text.rstrip(" ") if kept else ""
    if not text or text == kept[-1].text:
        return kept
    return [*kept[:-1], replace(kept[-1], text=text, width=measure(text, kept[-1].font, kept[-1].size))]


def _within(line: list[Piece], width: float) -> list[list[Piece]]:
    """Part a line that is still too wide, as with a long part after a typed hyphen, between letters."""
    if sum(piece.width for piece in line) <= max(width, 1.0) + 0.5:
        return [line]
    lines: list[list[Piece]] = [[]]
    room = width
    for piece in line:
        for letter in piece.text:
            wide = measure(letter, piece.font, piece.size)
            if wide > room + 0.5 and lines[-1]:
                lines.append([])
                room = width
            last = lines[-1][-1] if lines[-1] else None
            if last is not None and replace(last, text="", width=0.0) == replace(piece, text="", width=0.0):
                text = last.text + letter
                lines[-1][-1] = replace(last, text=text, width=measure(text, piece.font, piece.size))
            else:
                lines[-1].append(replace(piece, text=letter, width=wide))
            room -= wide
    return lines


def _pieces(fragments: Sequence[Any]) -> list[Piece]:
    texts = single_spaces([fragment.text for fragment in fragments])
    return [_piece(fragment, text) for fragment, text in zip(fragments, texts, strict=True) if text]


def _piece(fragment: Any, text: str) -> Piece:
    colour, link, page_of = fragment.textColor
    width = measure(text, fragment.fontName, fragment.fontSize)
    return Piece(text, fragment.fontName, fragment.fontSize, colour, width, link, page_of)


class Text(Flowable):
    """A paragraph or a part of one. It parts between lines, leaving at least two on either side.

    `plain` are its words as they are given, `words` the same with their break points, and `narrow` with every one that
    there could be, for a measure that the longest does not fit.
    """

    whole = False

    def __init__(
        self,
        words: Iterable[Words],
        style: TextStyle,
        fonts: Fonts,
        node: Node | None = None,
        *,
        before: float = 0.0,
        after: float = 0.0,
        keep_with_next: bool = False,
        balanced: bool = False,
        breaking: Breaking | None = None,
    ) -> None:
        self.plain, self.style, self.fonts, self.node = tuple(words), style, fonts, node
        self.breaking = breaking
        self.before, self.after, self.keep_with_next, self.balanced = before, after, keep_with_next, balanced
        self.whole = keep_with_next
        self._lines: dict[float, list[list[Piece]]] = {}
        self._rough: dict[float, list[list[Piece]]] = {}
        self._counts: dict[float, int] = {}
        self._cut: tuple[float, list[list[Piece]]] | None = None

    @cached_property
    def words(self) -> tuple[Words, ...]:
        """The words, with the break points of those that may part."""
        return tuple(w.saying(self.breaking.usual(w.text)) for w in self.plain) if self.breaking else self.plain

    @cached_property
    def narrow(self) -> tuple[Words, ...]:
        """The words with every break point, if that is known."""
        return tuple(w.saying(self.breaking.every(w.text)) for w in self.plain) if self.breaking else ()

    def lines(self, width: float) -> list[list[Piece]]:
        """Give the lines at a width."""
        if self._cut is not None and abs(self._cut[0] - width) < TINY:
            return self._cut[1]
        if width not in self._lines:
            lines = self._broken(width)
            if self.balanced and len(lines) > 1:
                lines = self._sentence_lines(width, len(lines)) or self._balance(lines, width)
            self._lines[width] = lines
        return self._lines[width]

    def _broken(self, width: float) -> list[list[Piece]]:
        """Break the lines as full as they can be; there are as many as when they are of even length."""
        if width not in self._rough:
            self._rough[width] = break_lines(self._words_at(width), self.style, self.fonts, width)
        return self._rough[width]

    def _words_at(self, width: float) -> Sequence[Words]:
        """Give the words with the break points to use at a measure; a last word that fits stays whole, or its tail
        would stand alone on a line.
        """
        if self.breaking and longest_word(self) > width and self.narrow:
            return self.narrow
        return self._whole_end if longest_word(self, self._whole_end) <= width else self.words

    @cached_property
    def _whole_end(self) -> tuple[Words, ...]:
        if not self.breaking:
            return self.words
        return (*self.words[:-1], *(w.saying(_with_whole_end(w.text)) for w in self.words[-1:]))

    def count(self, width: float) -> int:
        """Count the lines at a width, for a height: evening them out would take several times as long."""
        if self._cut is None and self._whole_lines(width) == 1:
            return 1
        return len(self.lines(width) if self._cut is not None else self._broken(width))

    def _whole_lines(self, width: float) -> int:
        """Count the lines as if no word could part; 0 where one would have to."""
        if width not in self._counts:
            self._counts[width] = count_whole(self.plain, self.style, self.fonts, width)
        return self._counts[width]

    def _balance(self, lines: list[list[Piece]], width: float) -> list[list[Piece]]:
        """Narrow the measure as far as the number of lines stays, so that a heading's lines are of even length."""
        words = self._words_at(width)
        low, high, best = max(width * 0.4, longest_word(self, words)), width, lines
        while high - low > 2:
            middle = (low + high) / 2
            tried = break_lines(words, self.style, self.fonts, middle)
            if len(tried) == len(lines) and not _hyphenated_more(tried, lines):
                high, best = middle, tried
            else:
                low = middle
        return best

    def _sentence_lines(self, width: float, count: int) -> list[list[Piece]]:
        """Begin as many sentences of a short text as can be on a line of their own; none if it would take more lines.

        A line that is left far shorter than the longest looks torn off, and does not count.
        """
        parts = _sentences(self._words_at(width)) if count <= _SHORT else []
        ends = range(1, len(parts))
        for number in range(min(len(parts), count) - 1, 0, -1):
            for cuts in combinations(ends, number):
                edges = pairwise((0, *cuts, len(parts)))
                groups = [[words for part in parts[start:end] for words in part] for start, end in edges]
                texts = [Text(group, self.style, self.fonts, balanced=True) for group in groups]
                widest = max(text.widest_line(width) for text in texts)
                narrow = min(text.widest_line(width) for text in texts)
                lines = [line for text in texts for line in text.lines(width)]
                if len(lines) == count and narrow > _TORN * widest:
                    return lines
        return []

    def height(self, width: float) -> float:
        """Count the lines."""
        return self.count(width) * self.style.leading

    def at_most(self, width: float) -> float:
        """Count the lines as if no word could part: that is quick, and they are never too few."""
        count = 0 if self._cut is not None else self._whole_lines(width)
        return (count or self.count(width)) * self.style.leading

    def natural_width(self) -> float:
        """Give the width of the text on one line."""
        return sum(piece.width for line in self.lines(1e6) for piece in line)

    def widest_line(self, width: float) -> float:
        """Give the width of the widest line at a measure."""
        return max((sum(p.width for p in line) for line in self.lines(width)), default=0.0)

    def split(self, width: float, height: float, full: float) -> tuple[Flowable, Flowable] | None:
        """Part between lines; two lines at least stay and two at least go over."""
        lines = self.lines(width)
        fit = int((height + TINY) / self.style.leading)
        fit = min(fit, len(lines) - 2)
        if fit < 2:
            return None
        return self._part(width, lines[:fit], first=True), self._part(width, lines[fit:], first=False)

    def _part(self, width: float, lines: list[list[Piece]], *, first: bool) -> Text:
        part = Text(self.words, self.style, self.fonts, self.node)
        part.before, part.after = (self.before, 0.0) if first else (0.0, self.after)
        part._cut = (width, lines)
        return part

    def baseline(self) -> float:
        """Give the distance from the top to the first baseline."""
        ascent, descent = vertical_metrics(self.fonts.name(self.style.face))
        size = self.style.size
        return (self.style.leading - (ascent - descent) * size) / 2 + ascent * size

    def draw(self, pen: Pen, area: Area) -> None:
        """Draw the lines as the content of the node."""
        if self.anchor:
            pen.anchor(self.anchor, area.top)
        placed: list[Line] = []
        baseline = area.top - self.baseline()
        for pieces in self.lines(area.width):
            pieces = [self._numbered(pen, piece) for piece in pieces]
            slack = area.width - sum(piece.width for piece in pieces)
            shift = {"left": 0.0, "centre": slack / 2, "right": slack}[self.style.align]
            placed.append(Line(area.x + shift, baseline, pieces))
            baseline -= self.style.leading
        pen.text(placed, self.node)

    @staticmethod
    def _numbered(pen: Pen, piece: Piece) -> Piece:
        if not piece.page_of:
            return piece
        text = piece.text.replace(PAGE_PLACEHOLDER, str(pen.page_number(piece.page_of)))
        return replace(piece, text=text, width=measure(text, piece.font, piece.size))


def _sentences(words: Sequence[Words]) -> list[list[Words]]:
    """Part words where sentences end."""
    sentences: list[list[Words]] = [[]]
    for part in words:
        for i, text in enumerate(_SENTENCE_END.split(part.text)):
            if i:
                sentences.append([])
            sentences[-1].append(part.saying(f" {text}" if i else text))
    return [sentence for sentence in sentences if any(part.text.strip() for part in sentence)]


def _with_whole_end(text: str) -> str:
    """Keep a text's last word whole: its tail would stand alone on a line."""
    start = text.rstrip().rfind(" ") + 1
    return text[:start] + text[start:].replace(SOFT_HYPHEN, "")


def count_whole(words: Sequence[Words], style: TextStyle, fonts: Fonts, width: float) -> int:
    """Count the lines of words of which none parts; 0 where one would have to, being wider than the measure."""
    lines, used, chunk = 1, 0.0, 0.0
    for part in words:
        name, size = _font(part, style, fonts)
        space = measure(" ", name, size)
        for i, text in enumerate(_with_number(part).replace(SOFT_HYPHEN, "").split(" ")):
            if i:
                used, chunk = used + chunk + space, 0.0
            chunk += measure(text, name, size)
            if chunk > width - TINY:
                return 0
            if used + chunk > width - TINY:
                lines, used = lines + 1, 0.0
    return lines


def longest_word(text: Text, words: Sequence[Words] | None = None) -> float:
    """Give the width in points of the widest stretch of a text, or of words set like it, that no break can part."""
    widest = width = 0.0
    for run in text.words if words is None else words:
        fragment = _fragment(run, text.style, text.fonts)
        for part in _BREAKS.split(_with_number(run)):
            if part == " ":
                width = 0.0
                continue
            hyphen = part == SOFT_HYPHEN
            width += measure("-" if hyphen else part, fragment.fontName, fragment.fontSize)
            widest = max(widest, width)
            width = 0.0 if hyphen else width
    return widest


def _hyphenated_more(tried: list[list[Piece]], lines: list[list[Piece]]) -> bool:
    def count(rows: list[list[Piece]]) -> int:
        return sum(1 for row in rows[:-1] if row and row[-1].text.endswith("-"))

    return count(tried) > count(lines)
