"""Check lines: none too thin to print, none that means something too faint to see."""

from __future__ import annotations

from collections.abc import Sequence

from workshop.page.contrast import STROKE_RATIO
from workshop.press.preflight.colours import WHITE, is_decoration, ratio
from workshop.press.preflight.findings import Findings, JobFacts
from workshop.press.preflight.reading import ImageInk, PageInk, PathInk, Rgb
from workshop.press.preflight.text import found

HAIRLINE = 0.25
"""No line is thinner than this, in points: office printers lose it or make it broad."""

_SLACK = 0.005
_CLOSE = 0.05
_THIN = 3.0
"""A filled shape no broader than this, in points, is a line in the reader's eye."""


def check_strokes(page: PageInk, job: JobFacts) -> Findings:
    """Find hairlines, and strokes with too little contrast that are not decoration."""
    grounds = [ink for ink in page.inks if isinstance(ink, ImageInk) or (isinstance(ink, PathInk) and ink.fill)]
    for ink in page.paths:
        colour, width = _line(ink)
        if colour is None:
            continue
        if width < HAIRLINE - _SLACK:
            message = f"a line is {width:.2g} pt thin, under the {HAIRLINE:g} pt that printers can draw"
            yield found("hairline", page, ink.box, job, message, "draw it broader")
        ground = None if is_decoration(colour, job) else _ground(ink, grounds)
        if ground and ratio(colour, ground) < STROKE_RATIO - _CLOSE and colour != ground:
            message = (
                f"a line has a contrast of {ratio(colour, ground):.1f}:1 to its ground, and needs {STROKE_RATIO:g}:1"
            )
            yield found("faint-line", page, ink.box, job, message, "draw it darker, in the theme's colour for lines")


def _line(ink: PathInk) -> tuple[Rgb | None, float]:
    """Give the colour and width of what is a line in the reader's eye; no colour if it is a shape."""
    if ink.stroke is not None:
        return ink.stroke, ink.width
    width = min(ink.box[2] - ink.box[0], ink.box[3] - ink.box[1])
    length = max(ink.box[2] - ink.box[0], ink.box[3] - ink.box[1])
    return (ink.fill, width) if width < _THIN and length > 4 * width else (None, 0.0)


def _ground(ink: PathInk, grounds: Sequence[PathInk | ImageInk]) -> Rgb | None:
    """Give the colour that a line was painted on: that of the last shape before it that holds its middle.

    None where that is a picture, whose colours are many.
    """
    x, y = (ink.box[0] + ink.box[2]) / 2, (ink.box[1] + ink.box[3]) / 2
    under: Rgb | None = WHITE
    for shape in grounds:
        if shape.order >= ink.order:
            break
        left, bottom, right, top = shape.box
        if left <= x <= right and bottom <= y <= top:
            under = shape.fill if isinstance(shape, PathInk) else None
    return under
