from __future__ import annotations

import pytest

from workshop.page.pages import PAPERS
from workshop.press.formats import STOCKS, card_formats


@pytest.mark.parametrize(
    ("paper", "large", "layout", "size", "places"),
    [
        ("A4", False, "poker", (63, 88), (3, 3)),
        ("Letter", False, "poker", (63, 88), (3, 3)),
        ("A4", True, "poker", (105, 148.5), (2, 2)),
        ("Letter", True, "poker", (107.95, 139.7), (2, 2)),
        ("A4", False, "tag", (90, 55), (2, 5)),
        ("Letter", False, "tag", (90, 55), (2, 4)),
        ("A4", True, "tag", (90, 55), (2, 5)),
    ],
)
def test_cards_on_a_sheet(
    paper: str, large: bool, layout: str, size: tuple[float, float], places: tuple[int, int]
) -> None:
    form = card_formats(PAPERS[paper], large=large)[layout]
    assert (form.width_mm, form.height_mm) == size
    assert form.places(PAPERS[paper]) == places


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_cards_and_their_marks_have_room_inside_the_bare_edge(paper: str) -> None:
    for layout in ("poker", "tag"):
        form = card_formats(PAPERS[paper], large=False)[layout]
        across, down = form.places(PAPERS[paper])
        assert PAPERS[paper].width_mm - across * form.width_mm >= 2 * 7.3
        assert PAPERS[paper].height_mm - down * form.height_mm >= 2 * 7.3 - 0.011


def test_stocks_say_their_weight() -> None:
    assert set(STOCKS) == {"plain", "heavy", "card"}
    assert all(weight.endswith("g/m²") for weight in STOCKS.values())
