"""Set text: words with their break points -> paragraphs of lines that are full, or of even length."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import combinations, pairwise

from workshop.page.breaking import SOFT_HYPHEN, Breaking
from workshop.page.flowables import TINY, Area, Flowable
from workshop.page.fonts import Fonts, measure, vertical_metrics
from workshop.page.lines import PAGE_PLACEHOLDER, Words, break_lines, count_whole, font_of, with_number
from workshop.page.pen import Line, Pen, Piece
from workshop.page.structure import Node
from workshop.page.theme import TextStyle

_SHORT, _TORN = 3, 0.4
"""Lines of a text whose sentences may each begin one, and how short one of them may be beside the longest."""

_SENTENCE_END = re.compile(r"(?<=[.!?…][”’\"')]) +|(?<=[.!?…]) +")
_BREAKS = re.compile(f"([ {SOFT_HYPHEN}])")


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
        if self.breaking and self._longest > width and self.narrow:
            return self.narrow
        words, widest = self._whole_end
        return words if widest <= width else self.words

    @cached_property
    def _longest(self) -> float:
        return longest_word(self)

    @cached_property
    def _whole_end(self) -> tuple[tuple[Words, ...], float]:
        """Give the words with the last one whole, and the width of the longest of them."""
        words = self.words if self.breaking else ()
        end = tuple(w.saying(_with_whole_end(w.text)) for w in words[-1:])
        if end == words[-1:]:
            return self.words, self._longest
        return (*words[:-1], *end), max(self._longest, longest_word(self, end))

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


def longest_word(text: Text, words: Sequence[Words] | None = None) -> float:
    """Give the width in points of the widest stretch of a text, or of words set like it, that no break can part."""
    widest = width = 0.0
    for run in text.words if words is None else words:
        font, size = font_of(run, text.style, text.fonts)
        for part in _BREAKS.split(with_number(run)):
            if part == " ":
                width = 0.0
                continue
            hyphen = part == SOFT_HYPHEN
            width += measure("-" if hyphen else part, font, size)
            widest = max(widest, width)
            width = 0.0 if hyphen else width
    return widest


def _hyphenated_more(tried: list[list[Piece]], lines: list[list[Piece]]) -> bool:
    def count(rows: list[list[Piece]]) -> int:
        return sum(1 for row in rows[:-1] if row and row[-1].text.endswith("-"))

    return count(tried) > count(lines)
