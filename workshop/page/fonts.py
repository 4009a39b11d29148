"""Find, register and measure fonts. The only module that registers one with ReportLab."""

from __future__ import annotations

import workshop.page.sealing  # isort: skip  # noqa: F401  (must come before the first ReportLab import)

import hashlib
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

import fontpkg
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from workshop.errors import PageError, Place, Problem
from workshop.page.theme import Face, Family, Theme

FindFile = Callable[[str], Path | None]

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
        return (c for c in text if (ord(c) not in glyphs or _is_no_character(c)) and c not in _INVISIBLE)

    def covers(self, text: str) -> bool:
        """Say whether the text face has every character."""
        return next(self.missing(text), None) is None


def _is_no_character(character: str) -> bool:
    """Say whether a code point is a control, unassigned or private: fonts may draw something for it all the same."""
    return unicodedata.category(character) in ("Cc", "Cs", "Cn", "Co")


@cache
def _glyphs(name: str) -> frozenset[int]:
    font: Any = pdfmetrics.getFont(name)
    return frozenset(font.face.charToGlyph)


def load_fonts(theme: Theme, file: str = "templates/themes", find: FindFile = lambda name: None) -> Fonts:
    """Register the faces of a theme and give their names; raises PageError for a family that is not there.

    `find` gives the path of a TTF file that the theme names.
    """
    brand = theme.file.brand
    text = Family(family=brand.text_font) if brand.text_font else theme.file.fonts.text
    display = Family(family=brand.display_font) if brand.display_font else theme.file.fonts.display
    wanted: dict[Face, tuple[Family, int, str]] = {
        "regular": (text, text.regular, "normal"),
        "bold": (text, text.bold, "normal"),
        "italic": (text, text.regular, "italic"),
        "bold-italic": (text, text.bold, "italic"),
        "display": (display, display.regular, "normal"),
    }
    return Fonts({face: _register(*request, file, find) for face, request in wanted.items()})


def _fingerprint(path: Path) -> str:
    """Tell fonts of one name apart by their bytes: ReportLab would take the first for both."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:8]


def _register_file(path: Path) -> str:
    """Register a font file, unless this very font is: a file may be another one since it was last used."""
    name = f"workshop-{path.stem}-{_fingerprint(path)}"
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(name, str(path)))
    return name


def _own_file(family: Family, weight: int, style: str, file: str, find: FindFile) -> Path | None:
    """Find the TTF file that a theme names for a face; its regular one serves for a face that it leaves out."""
    if not family.files:
        return None
    italic, bold = style == "italic", weight != family.regular
    names: dict[tuple[bool, bool], Literal["regular", "bold", "italic", "bold-italic"]] = {
        (False, False): "regular",
        (True, False): "bold",
        (False, True): "italic",
        (True, True): "bold-italic",
    }
    name = family.files.get(names[bold, italic]) or family.files.get("regular") or ""
    path = find(name)
    if path is None:
        hint = "give its path from the layer's folder, as in templates/fonts/Own-Regular.ttf"
        raise PageError([Problem("font-file", f'no font file "{name}"', Place(file), hint)])
    return path


def _register(family: Family, weight: int, style: str, file: str, find: FindFile) -> str:
    try:
        path = _own_file(family, weight, style, file, find)
        return _register_file(path or Path(fontpkg.path(family.family, weight, style, nearest=True)))
    except fontpkg.FontpkgError as error:
        hint = f"install it with: pip install fontpkg-{fontpkg.slugify(family.family)}"
        problem = Problem("font-family", f'the font family "{family.family}" is not installed', Place(file), hint)
        raise PageError([problem]) from error
    except TTFError as error:
        problem = Problem("font-file", f"the font of {family.family} cannot be used: {error}", Place(file))
        raise PageError([problem]) from error
    except OSError as error:
        problem = Problem("font-file", f"the font of {family.family} cannot be read: {error.strerror}", Place(file))
        raise PageError([problem]) from error


@lru_cache(maxsize=50_000)
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
