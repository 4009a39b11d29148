from __future__ import annotations

import pytest

from tests.typesetting import laid_out
from workshop.page.pages import PAPERS, CardFormat, all_parts
from workshop.page.theme import MM


@pytest.mark.parametrize(("name", "size"), [("A4", (210, 297)), ("A3", (297, 420)), ("Letter", (215.9, 279.4))])
def test_papers(name: str, size: tuple[float, float]) -> None:
    width, height = PAPERS[name].size()
    assert (width / MM, height / MM) == pytest.approx(size)
    assert PAPERS[name].size("landscape") == (height, width)


@pytest.mark.parametrize(
    ("form", "paper", "places"),
    [
        (CardFormat("poker", 63, 88, 7.3), "A4", (3, 3)),
        (CardFormat("poker", 63, 88, 7.3), "Letter", (3, 3)),
        (CardFormat("tag", 90, 55, 7.3), "A4", (2, 5)),
        (CardFormat("quarter", 105, 148.5, 0), "A4", (2, 2)),
        (CardFormat("huge", 300, 300, 5), "A4", (0, 0)),
    ],
)
def test_places_on_a_sheet(form: CardFormat, paper: str, places: tuple[int, int]) -> None:
    assert form.places(PAPERS[paper]) == places


def test_pages_and_decks_of_a_document() -> None:
    made = laid_out(
        '<section title="A"><p>x</p></section><deck id="d" title="D"><card id="c"><front><p>y</p></front></card></deck>'
        '<sheet title="S"><p>z</p></sheet>'
    )
    assert [page.number for page in made.pages] == [1, 2]
    assert [deck.id for deck in made.decks] == ["d"]
    assert len(made.contents) == 3


def test_all_parts_goes_all_the_way_down() -> None:
    [page] = laid_out('<section title="A"><columns><column><box><p>x</p></box></column></columns></section>').pages
    kinds = [type(part).__name__ for part in all_parts(page.body)]
    assert kinds[0] == "Stack"
    assert kinds[-1] == "Text"
    assert "Columns" in kinds
    assert "Framed" in kinds
