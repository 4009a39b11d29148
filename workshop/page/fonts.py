"""Find, register and measure fonts. The only module that registers one with ReportLab."""

from __future__ import annotations

import workshop.page.sealing  # isort: skip  # noqa: F401  (must come before the first ReportLab import)

import hashlib
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path, PurePosixPath
from typing import Any, Literal

import fontpkg
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from workshop.errors import PageError, Place, Problem
from workshop.page.font_files import FontError, read_font
from workshop.page.theme import Face, Family, Theme

FindFile = Callable[[str], bytes | None]

_TEXT_FACES: tuple[Face, ...] = ("regular", "bold", "italic", "bold-italic")
_INVISIBLE = frozenset("\u00ad\u00a0\n\t ")


@dataclass(frozen=True)
class Fonts:
    """The registered fonts of a theme: a ReportLab name for each face, unique to its file."""

    names: Mapping[Face, str]

    def __hash__(self) -> int:
        return hash(self.names["regular"])

    def name(self, face: Face, bold: bool = False, italic: bool = False) -> str:
        """Give the name of a face, made bolder or slanted."""
        if face == "display":
            return self.names["display"]
        bold = bold or face in ("bold", "bold-italic")
        italic = italic or face in ("italic", "bold-italic")
        return self.names["bold-italic" if bold and italic else "bold" if bold else "italic" if italic else "regular"]

    def missing(self, text: str, face: Face = "regular") -> Iterator[str]:
        """Yield the characters of a text that the display face lacks, or else any of the text faces."""
        faces: tuple[Face, ...] = ("display",) if face == "display" else _TEXT_FACES
        glyphs = _glyphs(tuple(self.names[face] for face in faces))
        return (c for c in text if (ord(c) not in glyphs or _is_no_character(c)) and c not in _INVISIBLE)

    def covers(self, text: str) -> bool:
        """Say whether the text faces have every character."""
        return next(self.missing(text), None) is None


def _is_no_character(character: str) -> bool:
    """Say whether a code point is a control, unassigned or private: fonts may draw something for it all the same."""
    return unicodedata.category(character) in ("Cc", "Cs", "Cn", "Co")


@cache
def _glyphs(names: tuple[str, ...]) -> frozenset[int]:
    """Give the characters that every one of these fonts has."""
    fonts: list[Any] = [pdfmetrics.getFont(name) for name in names]
    return frozenset.intersection(*(frozenset(font.face.charToGlyph) for font in fonts))


def load_fonts(theme: Theme, file: str = "templates/themes", find: FindFile = lambda name: None) -> Fonts:
    """Register the faces of a theme and give their names; raises PageError for a family that is not there.

    `find` gives the bytes of a TTF file that the theme names, None if there is no such file.
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


def _name(stem: str, data: bytes) -> str:
    """Name a font after its file, and its bytes: ReportLab would take the first of one name for both."""
    return f"workshop-{stem}-{hashlib.sha256(data).hexdigest()[:8]}"


def _register_file(path: Path) -> str:
    """Register a font file, unless this very font is: a file may be another one since it was last used."""
    name = _name(path.stem, path.read_bytes())
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(name, str(path)))
    return name


def _register_own(file: str, data: bytes) -> str:
    name = _name(PurePosixPath(file).stem, data)
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(read_font(name, data))
    return name


def _own_file(family: Family, weight: int, style: str) -> str:
    """Name the TTF file that a theme gives for a face; its regular one serves for a face that it leaves out."""
    italic, bold = style == "italic", weight != family.regular
    names: dict[tuple[bool, bool], Literal["regular", "bold", "italic", "bold-italic"]] = {
        (False, False): "regular",
        (True, False): "bold",
        (False, True): "italic",
        (True, True): "bold-italic",
    }
    return family.files.get(names[bold, italic]) or family.files.get("regular") or ""


def _register_named(name: str, file: str, find: FindFile) -> str:
    """Register the TTF file of a name."""
    data = find(name)
    if data is None:
        hint = "give its path from the layer's folder, as in templates/fonts/Own-Regular.ttf"
        raise PageError([Problem("font-file", f'no font file "{name}"', Place(file), hint)])
    try:
        return _register_own(name, data)
    except FontError as error:
        hint = "take a TTF file that other programs can use"
        raise PageError([Problem("font-file", f"the font cannot be used: {error}", Place(name), hint)]) from error


def _register(family: Family, weight: int, style: str, file: str, find: FindFile) -> str:
    if family.files:
        return _register_named(_own_file(family, weight, style), file, find)
    try:
        return _register_file(Path(fontpkg.path(family.family, weight, style, nearest=True)))
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
