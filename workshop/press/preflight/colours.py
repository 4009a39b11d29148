"""Colours as PDFium reads them, 0 to 255: their contrast, and which of them are decoration."""

from __future__ import annotations

from functools import lru_cache

from workshop.page.contrast import contrast
from workshop.page.theme import Colour
from workshop.press.preflight.findings import JobFacts
from workshop.press.preflight.reading import Rgb

WHITE: Rgb = (255, 255, 255)

_SAME = 2
"""How far two numbers of one colour may be apart: it was rounded on its way into the file."""


@lru_cache(maxsize=4096)
def ratio(one: Rgb, other: Rgb) -> float:
    """Give the contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    return contrast(_parts(one), _parts(other))


def is_decoration(colour: Rgb | None, job: JobFacts) -> bool:
    """Tell whether a stroke of this colour is one that means nothing."""
    return colour is not None and _is_any(colour, job.decoration)


@lru_cache(maxsize=4096)
def _is_any(colour: Rgb, known: frozenset[Colour]) -> bool:
    return any(
        all(abs(part - round(value * 255)) <= _SAME for part, value in zip(colour, _three(each), strict=True))
        for each in known
    )


def _three(colour: Colour) -> Colour:
    return colour * 3 if len(colour) == 1 else colour


def _parts(colour: Rgb) -> Colour:
    return tuple(part / 255 for part in colour)
