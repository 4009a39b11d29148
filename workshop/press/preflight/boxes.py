"""Check the boxes that tell a print shop where to cut: trim, and bleed where a job has it."""

from __future__ import annotations

from workshop.page.theme import MM
from workshop.press.preflight.findings import Box, Finding, Findings, JobFacts
from workshop.press.preflight.reading import PageInk, PathInk
from workshop.press.sheets import MARK_MM

_SLACK = 0.5
_FEWEST_MARKS = 4
_BAND_MM = 12.0
"""Crop marks stand no farther than this from the paper's edge, or outside the trim."""


def check_boxes(page: PageInk, job: JobFacts) -> Findings:
    """Find a page that is cut and does not say where, or whose boxes do not lie inside one another."""
    if page.trim is None:
        if job.cut == "all" or len(crop_marks(page)) >= _FEWEST_MARKS:
            hint = "cards and name tags need a TrimBox on every sheet"
            yield Finding(
                "trim-missing", job.name, "this page is cut, and does not say where (TrimBox)", hint, page.number
            )
        return
    whole = (0.0, 0.0, page.width, page.height)
    if job.cut != "all" and not _inside(whole, page.trim) and not crop_marks(page):
        message = "this page has a TrimBox, as if it were cut, and no crop marks"
        yield Finding("trim-unmeant", job.name, message, "only pages that are cut have a TrimBox", page.number)
    bleed = page.bleed or page.trim
    if not (_inside(page.trim, bleed) and _inside(bleed, whole)):
        message = "the boxes for cutting do not lie inside one another (TrimBox, BleedBox, page)"
        yield Finding(
            "boxes-apart", job.name, message, "the trim lies in the bleed, and the bleed on the page", page.number
        )
    if job.bleed_mm and _bleed(page.trim, bleed) < job.bleed_mm * MM - _SLACK:
        message = f"the bleed is less than {job.bleed_mm:g} mm (BleedBox)"
        yield Finding("bleed-missing", job.name, message, "let the ink run on beyond the cut", page.number)


def crop_marks(page: PageInk) -> list[PathInk]:
    """Give the short strokes at both ends of a cut, outside the trim or close to the paper's edge."""
    near = (_BAND_MM * MM, _BAND_MM * MM, page.width - _BAND_MM * MM, page.height - _BAND_MM * MM)
    frames = (near, page.trim) if page.trim else (near,)
    short = [
        ink for ink in page.paths if ink.fill is None and _is_short(ink) and any(_outside(ink.box, f) for f in frames)
    ]
    return [ink for ink in short if any(_are_ends(ink.box, other.box, page) for other in short)]


def _are_ends(one: Box, other: Box, page: PageInk) -> bool:
    """Tell whether two strokes stand in one line, at opposite edges of the page."""
    along = 1 if one[3] - one[1] > one[2] - one[0] else 0
    across, middle = 1 - along, (page.width, page.height)[along] / 2
    return abs(one[across] - other[across]) < 1 and (one[along] < middle) != (other[along] < middle)


def _is_short(ink: PathInk) -> bool:
    wide, high = ink.box[2] - ink.box[0] - ink.width, ink.box[3] - ink.box[1] - ink.width
    return min(wide, high) < _SLACK and 2 < max(wide, high) <= MARK_MM * MM + 2


def _outside(box: Box, frame: Box) -> bool:
    return box[2] <= frame[0] + 1 or box[0] >= frame[2] - 1 or box[3] <= frame[1] + 1 or box[1] >= frame[3] - 1


def _inside(inner: Box, outer: Box) -> bool:
    return (
        inner[0] >= outer[0] - _SLACK
        and inner[1] >= outer[1] - _SLACK
        and inner[2] <= outer[2] + _SLACK
        and inner[3] <= outer[3] + _SLACK
    )


def _bleed(trim: Box, bleed: Box) -> float:
    return min(trim[0] - bleed[0], trim[1] - bleed[1], bleed[2] - trim[2], bleed[3] - trim[3])
