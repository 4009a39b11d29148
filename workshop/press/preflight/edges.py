"""Check the paper's edge, which most printers leave bare: nothing that matters stands there."""

from __future__ import annotations

from workshop.page.pages import EDGE_MM
from workshop.page.theme import MM
from workshop.press.preflight.colours import is_decoration
from workshop.press.preflight.findings import Box, Findings, JobFacts, shortened
from workshop.press.preflight.reading import ImageInk, Ink, PageInk, PathInk, TextInk
from workshop.press.preflight.text import found

_SLACK = 1.0
"""Points that ink may reach into the edge: the round end of a crop mark, a letter's overshoot."""

_HINT = f"move it {EDGE_MM:g} mm or more away from the paper's edge"


def check_edges(page: PageInk, job: JobFacts) -> Findings:
    """Find text in the bare edge, and shapes and pictures that end in it instead of running off the paper."""
    ring = EDGE_MM * MM - _SLACK
    for ink in page.inks:
        if not _reaches(ink.box, page, ring) or not _matters(ink, page, job):
            continue
        name = f"the text {shortened(ink.text)}" if isinstance(ink, TextInk) else _NAMES[type(ink)]
        message = f"{name} stands in the {EDGE_MM:g} mm along the paper's edge that printers leave bare"
        yield found("bare-edge", page, ink.box, job, message, _HINT)


_NAMES = {PathInk: "a line or shape", ImageInk: "a picture"}


def _reaches(box: Box, page: PageInk, ring: float) -> bool:
    return box[0] < ring or box[1] < ring or box[2] > page.width - ring or box[3] > page.height - ring


def _matters(ink: Ink, page: PageInk, job: JobFacts) -> bool:
    """Text does, unless it runs off the page and is told of there; other ink does if it ends in the bare edge."""
    left, bottom, right, top = ink.box
    off = left < -_SLACK or bottom < -_SLACK or right > page.width + _SLACK or top > page.height + _SLACK
    if isinstance(ink, TextInk):
        return not off and right > left
    touches = left < _SLACK or bottom < _SLACK or right > page.width - _SLACK or top > page.height - _SLACK
    if isinstance(ink, PathInk) and (is_decoration(ink.stroke, job) or is_white(ink)):
        return False
    return not off and not touches


def is_white(ink: PathInk) -> bool:
    """Tell whether a path paints nothing but paper white."""
    return all(colour in (None, (255, 255, 255)) for colour in (ink.fill, ink.stroke))
