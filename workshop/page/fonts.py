"""Find, register and measure fonts. The only module that registers one with ReportLab."""

from __future__ import annotations

import workshop.page.sealing  # isort: skip  # noqa: F401  (must come before the first ReportLab import)

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import fontpkg
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from workshop.errors import PageError, Place, Problem
from workshop.page.theme import Face, Family, Theme

_INVISIBLE = frozenset("\u00ad\u00a0\n\t ")


@dataclass(frozen=True)
class Fonts:
    """The registered fonts of a theme: a ReportLab name for each face, unique to its file."""

    names: Mapping[Face, str]

    def name(self, face: Face, bold: bool = False, italic: bool = False) -> str:
        """Give the name of a face, made bolder or slanted."""
        if face == "display":
            return self.names["display"]
        bold = bold or face in ("bold", "bold-italic")
        italic = italic or face in ("italic", "bold-italic")
        return self.names["bold-italic" if bold and italic else "bold" if bold else "italic" if italic else "regular"]

    def missing(self, text: str, face: Face = "regular") -> Iterator[str]:
        """Yield the characters of a text that a face lacks."""
        glyphs = _glyphs(self.names[face])
        return (c for c in text if ord(c) not in glyphs and c not in _INVISIBLE)

    def covers(self, text: str) -> bool:
        """Say whether the text face has every character."""
        return next(self.missing(text), None) is None


@cache
def _glyphs(name: str) -> frozenset[int]:
    font: Any = pdfmetrics.getFont(name)
    return frozenset(font.face.charToGlyph)


def load_fonts(theme: Theme, file: str = "templates/themes") -> Fonts:
    """Register the faces of a theme and give their names; raises PageError for a family that is not installed."""
    text, display = theme.file.fonts.text, theme.file.fonts.display
    wanted: dict[Face, tuple[Family, int, str]] = {
        "regular": (text, text.regular, "normal"),
        "bold": (text, text.bold, "normal"),
        "italic": (text, text.regular, "italic"),
        "bold-italic": (text, text.bold, "italic"),
        "display": (display, display.regular, "normal"),
    }
    return Fonts({face: _register(*request, file) for face, request in wanted.items()})


@cache
def _register_file(path: Path) -> str:
    name = f"workshop-{path.stem}"
    pdfmetrics.registerFont(TTFont(name, str(path)))
    return name


def _register(family: Family, weight: int, style: str, file: str) -> str:
    try:
        path = Path(fontpkg.path(family.family, weight, style, nearest=True))
        return _register_file(path)
    except fontpkg.FontpkgError as error:
        hint = f"install it with: pip install fontpkg-{fontpkg.slugify(family.family)}"
        problem = Problem("font-family", f'the font family "{family.family}" is not installed', Place(file), hint)
        raise PageError([problem]) from error
    except TTFError as error:
        problem = Problem("font-file", f"the font of {family.family} cannot be used: {error}", Place(file))
        raise PageError([problem]) from error


def measure(text: str, name: str, size: float) -> float:
    """Give a text's width in points."""
    width: float = pdfmetrics.stringWidth(text, name, size)
    return width


@cache
def vertical_metrics(name: str) -> tuple[float, float]:
    """Give a font's ascent and descent as shares of its size, the descent negative."""
    font: Any = pdfmetrics.getFont(name)
    face = font.face
    return face.ascent / 1000, face.descent / 1000
