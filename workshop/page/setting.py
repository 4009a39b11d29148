"""What composing needs at hand: theme, fonts and language, and from them styles, gaps and strokes by name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from workshop.errors import Place
from workshop.page.breaking import Breaking
from workshop.page.elements import Element
from workshop.page.fonts import Fonts
from workshop.page.frames import FrameLook
from workshop.page.lines import Words
from workshop.page.pen import Stroke
from workshop.page.structure import Node
from workshop.page.text import Text
from workshop.page.theme import Colour, TextStyle, Theme
from workshop.page.typography import QUOTES, bind_runs

_LONG = 9
_FIRM = frozenset({"writing", "column-narrow", "column-wide"})
"""Gaps that no full page draws together: a hand needs its room, and columns their places."""

_CLOSE, _CLOSE_LEADING = 0.6, 0.965
"""How far gaps are drawn together before lines are too, and how much closer these then stand."""

_COMPACT = 0.6
_LONG_ON_CARD = 16
"""The least letters of a word that may be parted: a card's few short lines read better without hyphens."""
_UNSEEN = re.compile(r"[\s\u00ad\u200b]*")
"""What leaves no mark on paper: spaces, and hyphens that may be."""
_TIGHT, _MARKED, _STACKED = 1.36, 1.3, 1.5
"""Leadings, in sizes: under which lines are tight, and what gives room to letters with a mark, as Ļ, or with two."""
_COMMON = frozenset("ÄÖÅÉäöåéáàâãèêëíìîïóòôõúùûüñšžčćńśźý")
"""Letters with a mark that the themes' own leadings have room for."""

_SHORT_TEXTS = frozenset({"cards", "worksheets"})
"""The kinds of documents whose paragraphs are a few lines at most, and are set in lines of even length."""

ImageLoader = Callable[[str, Place, float], tuple[Any, float]]
"""Gives a picture by its source, for an element at a place, as wide as so many mm."""


def no_images(src: str, place: Place, width_mm: float) -> tuple[Any, float]:
    """Refuse every picture: for documents that have none."""
    raise LookupError(src)


@dataclass(frozen=True)
class Setting:
    """Theme, fonts, kind of document and language; `scale` enlarges type and gaps, `tightness` the gaps only."""

    theme: Theme
    fonts: Fonts
    kind: str
    language: str
    scale: float = 1.0
    tightness: float = 1.0
    accent: str = ""
    small: bool = False
    images: ImageLoader = field(default=no_images)
    fillable: bool = False

    def with_scale(self, scale: float) -> Setting:
        """Give the same setting at another scale."""
        return replace(self, scale=scale)

    def within(self, element: Element, *, small: bool | None = None) -> Setting:
        """Give the setting inside an element, which may name an accent."""
        accent, small = element.get("accent") or self.accent, self.small if small is None else small
        if (accent, small) == (self.accent, self.small):
            return self
        return replace(self, accent=accent, small=small)

    def gap(self, name: str) -> float:
        """Give a gap of the theme in points."""
        tightness = 1.0 if name in _FIRM else self.tightness
        return self.theme.mm(name) * self.scale * tightness

    def shape(self, name: str) -> float:
        """Give a part of a drawing in points."""
        return self.theme.mm(name) * self.scale

    def stroke(self, name: str, colour: str = "text") -> Stroke:
        """Give a stroke of the theme in a colour."""
        if colour == "text" and name in ("strong", "curve"):
            colour = "rule"
        return Stroke(self.theme.colour(colour), self.theme.stroke(name))

    @property
    def accent_colour(self) -> Colour:
        """The colour of the stage at hand, the text's where there is none."""
        return self.theme.colour(self.accent or "text")

    @property
    def accent_ink(self) -> Colour:
        """The colour of words in the stage's: in grey the text's, as a stage's grey would make a heading pale."""
        return self.theme.colour("text") if self.theme.ink == "grey" else self.accent_colour

    def style(self, name: str) -> TextStyle:
        """Give a text style at this scale."""
        if self.small and name == "body":
            name = "compact" if self.tightness < _COMPACT else "small"
        style = self.theme.style(self.kind, name, self.scale)
        return replace(style, leading=style.leading * _CLOSE_LEADING) if self.tightness < _CLOSE else style

    def set_text(
        self,
        words: Sequence[Words],
        style: TextStyle,
        node: Node | None,
        *,
        before: float = 0.0,
        after: float = 0.0,
        keep_with_next: bool = False,
        heading: bool = False,
        hyphenated: bool = True,
    ) -> Text:
        """Set words as a paragraph: spaces bound and, unless it is a heading, hyphenated.

        What is not hyphenated is all the same where a word alone is wider than the measure.
        """
        if node is not None and all(_UNSEEN.fullmatch(w.text) and not w.page_of for w in words):
            node.optional = True
        bound = bind_runs([w.text for w in words], self.language)
        least = style.size * max(map(_leading, set("".join(bound))), default=0.0)
        if style.leading < min(least, style.size * _TIGHT):
            style = replace(style, leading=least)
        parted = _LONG_ON_CARD if self.kind in ("cards", "cues") else _LONG
        return Text(
            [w.saying(text) for w, text in zip(words, bound, strict=True)],
            style,
            self.fonts,
            node,
            breaking=Breaking(self.language, 0 if heading or not hyphenated else parted),
            before=before,
            after=after,
            keep_with_next=keep_with_next,
            balanced=(heading or self.kind in _SHORT_TEXTS) and style.align != "right",
        )

    def plain(self, text: str, style_name: str, node: Node | None = None, **options: Any) -> Text:
        """Set a text without inline markup in a style of the theme."""
        return self.set_text([Words(text)], self.style(style_name), node, **options)

    def frame(self, style: str) -> FrameLook:
        """Give the look of a box: wash, outline, speech, accent or plain."""
        theme = self.theme
        line = Stroke(theme.colour("line"), theme.stroke("line"))
        fill = theme.fill("wash") if style == "wash" else None
        strokes = {
            "wash": None if fill else line,
            "outline": Stroke(theme.colour("text"), theme.stroke("line")),
            "speech": Stroke(theme.colour("text"), theme.stroke("line")),
            "accent": Stroke(self.accent_colour, theme.stroke("accent")),
        }
        inset = 0.0 if style == "plain" else self.gap("inset")
        return FrameLook(fill, strokes.get(style), self.gap("radius"), inset, inset * 0.85)


@cache
def _leading(character: str) -> float:
    """Give the least leading, in sizes, for a letter: its marks may reach beyond the narrow lines of a title."""
    marks = len(unicodedata.normalize("NFD", character)) - 1
    return _STACKED if marks > 1 else _MARKED if marks == 1 and character not in _COMMON else 0.0


def inline_words(element: Element, setting: Setting, *, bold: bool = False, italic: bool = False) -> list[Words]:
    """Turn an element's text and inline elements into words; leading and trailing space goes."""
    words = _inline(element, setting, bold, italic, "")
    if setting.theme.large:
        words = _upright(words)
    if words:
        words[0] = words[0].saying(words[0].text.lstrip(" "))
        words[-1] = words[-1].saying(words[-1].text.rstrip(" "))
    return [w for w in words if w.text or w.page_of]


def _upright(words: list[Words]) -> list[Words]:
    """Set large print without italics: what was emphasised in a paragraph is bold, a paragraph in italics upright."""
    whole = all(w.italic for w in words if w.text.strip())
    return [replace(w, italic=False, bold=w.bold or (w.italic and not whole)) for w in words]


def _inline(element: Element, setting: Setting, bold: bool, italic: bool, link: str) -> list[Words]:
    words: list[Words] = []
    for child in element.children:
        if isinstance(child, str):
            words.append(Words(child, bold, italic, link=link))
        elif child.name == "b":
            words += _inline(child, setting, True, italic, link)
        elif child.name == "i":
            words += _inline(child, setting, bold, True, link)
        elif child.name == "q":
            opening, closing = QUOTES.get(setting.language[:2], QUOTES["en"])
            words += [
                Words(opening, bold, italic),
                *_inline(child, setting, bold, italic, link),
                Words(closing, bold, italic),
            ]
        elif child.name == "time":
            words.append(Words(child.words().strip().replace(" ", "\u00a0"), bold, italic, link=link))
        elif child.name == "link":
            words += _link(child, setting, bold, italic)
    return words


def _link(element: Element, setting: Setting, bold: bool, italic: bool) -> list[Words]:
    target = f"#{element.get('to')}" if element.get("to") else element.get("href")
    words = _inline(element, setting, bold, italic, target)
    if element.get("show") == "page":
        words.append(Words("", bold, italic, link=target, page_of=element.get("to")))
    return words
