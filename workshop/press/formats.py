"""Card formats and stocks as data, in millimetres and in the printer's own words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from workshop.page.pages import CardFormat, Paper

Stock = Literal["plain", "heavy", "card"]
Duplex = Literal["none", "long-edge", "short-edge"]

STOCKS: Mapping[Stock, str] = {"plain": "90–100 g/m²", "heavy": "160–200 g/m²", "card": "250–300 g/m²"}
"""What each stock weighs."""

CUT_MARGIN_MM = 7.3
"""The least margin around cards: 5 mm that printers leave bare, and room for a short crop mark."""

POKER = CardFormat("poker", 63, 88, CUT_MARGIN_MM)
TAG = CardFormat("tag", 90, 55, CUT_MARGIN_MM)


def card_formats(paper: Paper, *, large: bool) -> Mapping[str, CardFormat]:
    """Give the format for each layout of a deck; in large print a card takes a quarter of a sheet, a cue card half."""
    if not large:
        cue = CardFormat("cue", paper.width_mm / 2, paper.height_mm / 2, 0.0, "cue-inset")
        return {"poker": POKER, "tag": TAG, "cue": cue}
    quarter = CardFormat("quarter", paper.width_mm / 2, paper.height_mm / 2, 0.0)
    half = CardFormat("half", paper.height_mm / 2, paper.width_mm, 0.0, "sheet-side", "landscape")
    return {"poker": quarter, "tag": TAG, "cue": half}
