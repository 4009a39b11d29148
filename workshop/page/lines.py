"""Break lines: words -> ReportLab fragments -> lines of pieces.

ReportLab breaks the lines; the fragments are handed to it ready-made, so that its own markup parser never sees a
word of anybody's. `Paragraph(frags=…)` and the shape of its lines are half private: tests watch both.
"""

from __future__ import annotations

import workshop.page.sealing  # isort: skip  # noqa: F401  (must come before the first ReportLab import)

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus.paragraph import Paragraph
from reportlab.platypus.paraparser import ParaFrag

from workshop.page.breaking import SOFT_HYPHEN
from workshop.page.flowables import TINY
from workshop.page.fonts import Fonts, measure
from workshop.page.pen import Piece
from workshop.page.theme import Colour, Face, TextStyle
from workshop.page.typography import single_spaces, spaces_first

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


def font_of(words: Words, style: TextStyle, fonts: Fonts) -> tuple[str, float]:
    """Give the name and size of the font that words are set in."""
    face = words.face or style.face
    if face == "display" and next(fonts.missing(words.text, face), None):
        face = "bold"  # display faces have few alphabets; a name in another is set in the text face
    return fonts.name(face, words.bold, words.italic), words.size or style.size


def _fragment(words: Words, style: TextStyle, fonts: Fonts) -> Any:
    fragment = ParaFrag()
    name, size = font_of(words, style, fonts)
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


def with_number(words: Words) -> str:
    """Give the text of words, with a placeholder where they end in a page number."""
    return words.text + PAGE_PLACEHOLDER if words.page_of else words.text


def break_lines(words: Sequence[Words], style: TextStyle, fonts: Fonts, width: float) -> list[list[Piece]]:
    """Break a paragraph into lines no wider than `width`, in points."""
    return [list(line) for line in _broken(tuple(words), replace(style, leading=0.0), fonts, width)]


@lru_cache(maxsize=4_000)
def _broken(words: Sequence[Words], style: TextStyle, fonts: Fonts, width: float) -> list[list[Piece]]:
    """Break lines once: a page that is tried with other gaps has the same ones, whatever their leading."""
    texts = spaces_first([with_number(w) for w in words])
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


def count_whole(words: Sequence[Words], style: TextStyle, fonts: Fonts, width: float) -> int:
    """Count the lines of words of which none parts; 0 where one would have to, being wider than the measure."""
    lines, used, chunk = 1, 0.0, 0.0
    for part in words:
        name, size = font_of(part, style, fonts)
        space = measure(" ", name, size)
        for i, text in enumerate(with_number(part).replace(SOFT_HYPHEN, "").split(" ")):
            if i:
                used, chunk = used + chunk + space, 0.0
            chunk += measure(text, name, size)
            if chunk > width - TINY:
                return 0
            if used + chunk > width - TINY:
                lines, used = lines + 1, 0.0
    return lines
