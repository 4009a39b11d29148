"""What a print check is told of a job, and what it finds: where, what is wrong, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from workshop.errors import Place, Problem, Severity
from workshop.page.theme import MM, Colour
from workshop.press.formats import Duplex

FLOOR = 7.6
"""No type of normal print is smaller than this, in points."""

LARGE_FLOOR = 16.0
"""No type of large print is smaller than this, in points."""

Box = tuple[float, float, float, float]
"""Left, bottom, right and top in points, from the lower left corner of the page."""


@dataclass(frozen=True, slots=True)
class JobFacts:
    """What is known of a print job besides its PDF.

    `cut` says whether its pages are cut after printing, `floor` is its smallest type in points, and strokes in one of
    the `decoration` colours mean nothing, so that they may be faint.
    """

    name: str
    duplex: Duplex
    cut: Literal["none", "some", "all"] = "none"
    bleed_mm: float = 0.0
    floor: float = FLOOR
    decoration: frozenset[Colour] = frozenset()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with a PDF. `page` 0 is the whole document, `left_mm` None the whole page."""

    code: str
    document: str
    message: str
    hint: str = ""
    page: int = 0
    left_mm: float | None = None
    top_mm: float | None = None
    severity: Severity = "error"

    @property
    def where(self) -> str:
        """Say where on which page; "" for the whole document."""
        if not self.page:
            return ""
        if self.left_mm is None or self.top_mm is None:
            return f"page {self.page}"
        return f"page {self.page}, {self.left_mm:.0f} mm from the left, {self.top_mm:.0f} mm from the top"

    @property
    def problem(self) -> Problem:
        """Make it a problem like any other."""
        message = f"{self.where}: {self.message}" if self.page else self.message
        return Problem(self.code, message, Place(self.document), self.hint, self.severity)


Findings = Iterator[Finding]


def mm(points: float) -> float:
    """Turn points into millimetres, rounded to a tenth."""
    return round(points / MM, 1)


def shortened(text: str, most: int = 40) -> str:
    """Quote a text in a message, its end left out if it is long."""
    text = " ".join(text.split())
    return f'"{text}"' if len(text) <= most else f'"{text[:most].rstrip()}…"'
