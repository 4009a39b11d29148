"""Check pictures: enough pixels to print sharply."""

from __future__ import annotations

from workshop.press.preflight.findings import Findings, JobFacts
from workshop.press.preflight.reading import PageInk
from workshop.press.preflight.text import found

LEAST_DPI = 200.0
"""Pixels to an inch of paper under which a picture looks coarse."""


def check_pictures(page: PageInk, job: JobFacts) -> Findings:
    """Find pictures with too few pixels for their size."""
    for ink in page.images:
        if ink.dpi < LEAST_DPI - 0.5:
            message = f"a picture has {ink.dpi:.0f} pixels to the inch, and needs {LEAST_DPI:.0f} to print sharply"
            yield found("coarse-picture", page, ink.box, job, message, "use a larger picture, or show it smaller")
