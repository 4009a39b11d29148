"""Read what the pages of a PDF paint: text, paths and pictures, each with its place, by PDFium."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import hypot
from typing import Any

import pypdfium2
import pypdfium2.raw as raw

from workshop.press.preflight.findings import Box

Matrix = tuple[float, float, float, float, float, float]
Rgb = tuple[int, int, int]

_UPRIGHT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_MOST_NESTED = 8


@dataclass(frozen=True, slots=True)
class TextInk:
    """A stretch of text in one font: its size in points as it is seen, and what it is clipped to, if anything.

    `order` is its place in the order of painting; `handle` is PDFium's, good while the page is open.
    """

    box: Box
    order: int
    marked: bool
    text: str
    size: float
    font: str
    embedded: bool
    colour: Rgb
    clip: Box | None
    handle: Any = field(repr=False, compare=False, default=None)


@dataclass(frozen=True, slots=True)
class PathInk:
    """A filled or stroked path; `width` is its stroke's in points as it is seen."""

    box: Box
    order: int
    marked: bool
    fill: Rgb | None
    stroke: Rgb | None
    width: float


@dataclass(frozen=True, slots=True)
class ImageInk:
    """A picture, and how many of its pixels go to an inch of paper."""

    box: Box
    order: int
    marked: bool
    dpi: float


Ink = TextInk | PathInk | ImageInk


@dataclass(frozen=True, slots=True)
class PageInk:
    """A page: its size and boxes in points, and all that it paints. `handle` is PDFium's, good while it is open."""

    number: int
    width: float
    height: float
    trim: Box | None
    bleed: Box | None
    inks: tuple[Ink, ...]
    handle: Any = field(repr=False, compare=False, default=None)

    @property
    def texts(self) -> tuple[TextInk, ...]:
        """Its text."""
        return tuple(ink for ink in self.inks if isinstance(ink, TextInk))

    @property
    def paths(self) -> tuple[PathInk, ...]:
        """Its paths."""
        return tuple(ink for ink in self.inks if isinstance(ink, PathInk))

    @property
    def images(self) -> tuple[ImageInk, ...]:
        """Its pictures."""
        return tuple(ink for ink in self.inks if isinstance(ink, ImageInk))


@contextmanager
def open_pdf(data: bytes) -> Iterator[Any]:
    """Open a PDF; raises pypdfium2.PdfiumError for bytes that are none."""
    document = pypdfium2.PdfDocument(data)
    try:
        yield document
    finally:
        document.close()


@contextmanager
def open_page(document: Any, index: int, *, letters: bool = True) -> Iterator[PageInk]:
    """Read a page, counted from 0, and keep it open; without `letters` the texts stay empty, which takes less time."""
    page = document[index]
    words = page.get_textpage() if letters else None
    try:
        reader = _Reader(page.raw, words.raw if words else None)
        width, height = page.get_size()
        trim, bleed = _box(raw.FPDFPage_GetTrimBox, page.raw), _box(raw.FPDFPage_GetBleedBox, page.raw)
        yield PageInk(index + 1, width, height, trim, bleed, tuple(reader.inks()), page)
    finally:
        if words:
            words.close()
        page.close()


def _box(get: Any, handle: Any) -> Box | None:
    values = [ctypes.c_float() for _ in range(4)]
    found = get(handle, *(ctypes.byref(value) for value in values))
    left, bottom, right, top = (value.value for value in values)
    return (left, bottom, right, top) if found else None


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _moved(box: Box, by: Matrix) -> Box:
    if by is _UPRIGHT:
        return box
    a, b, c, d, e, f = by
    points = [(x * a + y * c + e, x * b + y * d + f) for x in box[::2] for y in box[1::2]]
    return (min(p[0] for p in points), min(p[1] for p in points), max(p[0] for p in points), max(p[1] for p in points))


class _Reader:
    """Reads the objects of one page; what is inside a form is put where the form is placed."""

    def __init__(self, page: Any, letters: Any) -> None:
        self.page, self.letters = page, letters
        self.matrix = raw.FS_MATRIX()
        self.numbers = [ctypes.c_float() for _ in range(4)]
        self.parts = [ctypes.c_uint() for _ in range(4)]
        self.drawn = (ctypes.c_int(), ctypes.c_int())
        self.fonts: dict[int, tuple[str, bool]] = {}
        self.order = 0

    def inks(self) -> Iterator[Ink]:
        for i in range(raw.FPDFPage_CountObjects(self.page)):
            yield from self._read(raw.FPDFPage_GetObject(self.page, i), _UPRIGHT, 0, marked=False)

    def _read(self, thing: Any, outer: Matrix, depth: int, *, marked: bool) -> Iterator[Ink]:
        kind = raw.FPDFPageObj_GetType(thing)
        marked = marked or raw.FPDFPageObj_CountMarks(thing) > 0
        if kind == raw.FPDF_PAGEOBJ_FORM and depth < _MOST_NESTED:
            within = _times(self._matrix(thing), outer)
            for i in range(raw.FPDFFormObj_CountObjects(thing)):
                yield from self._read(raw.FPDFFormObj_GetObject(thing, i), within, depth + 1, marked=marked)
            return
        box = self._bounds(thing)
        if box is None:
            return
        self.order += 1
        seen = _moved(box, outer)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            yield self._text(thing, seen, outer, marked)
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            yield self._path(thing, seen, outer, marked)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            yield ImageInk(seen, self.order, marked, self._dpi(thing, seen, outer))

    def _matrix(self, thing: Any) -> Matrix:
        m = self.matrix
        raw.FPDFPageObj_GetMatrix(thing, m)
        return (m.a, m.b, m.c, m.d, m.e, m.f)

    def _bounds(self, thing: Any) -> Box | None:
        n = self.numbers
        if not raw.FPDFPageObj_GetBounds(thing, n[0], n[1], n[2], n[3]):
            return None
        return (n[0].value, n[1].value, n[2].value, n[3].value)

    def _colour(self, get: Any, thing: Any) -> Rgb:
        p = self.parts
        get(thing, p[0], p[1], p[2], p[3])
        return (p[0].value, p[1].value, p[2].value)

    def _text(self, thing: Any, box: Box, outer: Matrix, marked: bool) -> TextInk:
        size = self.numbers[0]
        raw.FPDFTextObj_GetFontSize(thing, size)
        a, b, c, d, _, _ = _times(self._matrix(thing), outer)
        seen = size.value * min(hypot(a, b), hypot(c, d))
        font, embedded = self._font(raw.FPDFTextObj_GetFont(thing))
        colour = self._colour(raw.FPDFPageObj_GetFillColor, thing)
        clip = self._clip(thing, outer)
        return TextInk(box, self.order, marked, self._letters(thing), seen, font, embedded, colour, clip, thing)

    def _letters(self, thing: Any) -> str:
        if self.letters is None:
            return ""
        size = raw.FPDFTextObj_GetText(thing, self.letters, None, 0)
        buffer = (ctypes.c_ushort * (size // 2 + 1))()
        raw.FPDFTextObj_GetText(thing, self.letters, buffer, size)
        return bytes(buffer)[:size].decode("utf-16-le", "replace").rstrip("\0")

    def _font(self, font: Any) -> tuple[str, bool]:
        key = ctypes.cast(font, ctypes.c_void_p).value or 0
        if key not in self.fonts:
            buffer = ctypes.create_string_buffer(128)
            raw.FPDFFont_GetBaseFontName(font, buffer, 128)
            self.fonts[key] = (buffer.value.decode("latin-1"), raw.FPDFFont_GetIsEmbedded(font) == 1)
        return self.fonts[key]

    def _clip(self, thing: Any, outer: Matrix) -> Box | None:
        """Give the box of what is clipped to: the paths' boxes laid over one another."""
        path = raw.FPDFPageObj_GetClipPath(thing)
        left, bottom, right, top = -1e9, -1e9, 1e9, 1e9
        for i in range(raw.FPDFClipPath_CountPaths(path) if path else 0):
            points = list(self._points(path, i))
            if points:
                left, right = max(left, min(p[0] for p in points)), min(right, max(p[0] for p in points))
                bottom, top = max(bottom, min(p[1] for p in points)), min(top, max(p[1] for p in points))
        return None if left == -1e9 else _moved((left, bottom, right, top), outer)

    def _points(self, path: Any, i: int) -> Iterator[tuple[float, float]]:
        x, y = self.numbers[:2]
        for j in range(raw.FPDFClipPath_CountPathSegments(path, i)):
            raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(path, i, j), x, y)
            yield x.value, y.value

    def _path(self, thing: Any, box: Box, outer: Matrix, marked: bool) -> PathInk:
        fill, stroke = self.drawn
        raw.FPDFPath_GetDrawMode(thing, fill, stroke)
        filled = self._colour(raw.FPDFPageObj_GetFillColor, thing) if fill.value else None
        if not stroke.value:
            return PathInk(box, self.order, marked, filled, None, 0.0)
        width = self.numbers[0]
        raw.FPDFPageObj_GetStrokeWidth(thing, width)
        a, b, c, d, _, _ = _times(self._matrix(thing), outer)
        seen = width.value * abs(a * d - b * c) ** 0.5
        half = seen / 2  # PDFium reckons a whole stroke's width around the path, and half of it is painted
        box = (box[0] + half, box[1] + half, box[2] - half, box[3] - half)
        return PathInk(box, self.order, marked, filled, self._colour(raw.FPDFPageObj_GetStrokeColor, thing), seen)

    def _dpi(self, thing: Any, box: Box, outer: Matrix) -> float:
        width, height = ctypes.c_uint(), ctypes.c_uint()
        raw.FPDFImageObj_GetImagePixelSize(thing, width, height)
        a, b, c, d, _, _ = _times(self._matrix(thing), outer)
        inches = (hypot(a, b) / 72, hypot(c, d) / 72)
        return min(width.value / max(inches[0], 1e-6), height.value / max(inches[1], 1e-6))
