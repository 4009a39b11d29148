"""All print checks, and how a PDF goes through them: page by page, leaf by leaf, and as a whole."""

from __future__ import annotations

from collections.abc import Callable

from pypdfium2 import PdfiumError

from workshop.press.preflight.boxes import check_boxes
from workshop.press.preflight.contrast import check_contrast
from workshop.press.preflight.duplex import check_leaf, check_printing
from workshop.press.preflight.edges import check_edges
from workshop.press.preflight.findings import Finding, Findings, JobFacts
from workshop.press.preflight.pictures import check_pictures
from workshop.press.preflight.reading import PageInk, open_page, open_pdf
from workshop.press.preflight.strokes import check_strokes
from workshop.press.preflight.tags import check_marked, check_tags
from workshop.press.preflight.text import check_text

PageCheck = Callable[[PageInk, JobFacts], Findings]

QUICK: tuple[PageCheck, ...] = (check_text, check_edges, check_strokes, check_pictures, check_boxes, check_marked)
"""What is checked of every page, in every build too."""

DRAWN: tuple[PageCheck, ...] = (check_contrast,)
"""What is checked on pictures of the pages, which takes longer."""


def check_pdf(data: bytes, job: JobFacts) -> list[Finding]:
    """Make every print check on a PDF."""
    try:
        found = _check(data, job, (*QUICK, *DRAWN), letters=True)
    except PdfiumError:
        return [Finding("not-a-pdf", job.name, "this file cannot be read as a PDF", "build the pack again")]
    return found + list(check_tags(data, job))


def quick_checks(data: bytes, job: JobFacts) -> list[Finding]:
    """Make the checks that a build can afford: all but those on pictures of the pages and of the tags' round trip.

    Texts are read only for cards, where they tell one from another, and if there is a finding to quote them in.
    """
    if job.cut == "none" and not _check(data, job, QUICK, letters=False):
        return []
    return _check(data, job, QUICK, letters=True)


def _check(data: bytes, job: JobFacts, checks: tuple[PageCheck, ...], *, letters: bool) -> list[Finding]:
    with open_pdf(data) as document:
        found = list(check_printing(document, job))
        front: PageInk | None = None
        for index in range(len(document)):
            with open_page(document, index, letters=letters) as page:
                for check in checks:
                    found += check(page, job)
            if index % 2 and front is not None:
                found += check_leaf(front, page, job)
            front = page
    return found
