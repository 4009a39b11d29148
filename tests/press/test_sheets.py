from __future__ import annotations

from itertools import combinations, product

import pytest

from tests.typesetting import laid_out
from workshop.page.flowables import Area
from workshop.page.pages import EDGE_MM, PAPERS
from workshop.page.theme import MM
from workshop.press.formats import card_formats
from workshop.press.sheets import Sheet, impose

CASES = list(product(["A4", "Letter"], ["normal", "large"], ["poker", "tag"]))


def sheets(paper: str, size: str, layout: str, count: int = 25, *, backs: bool = True) -> list[Sheet]:
    back = "<back><p>Back {0}</p></back>" if backs else ""
    cards = "".join(f'<card id="c{i}"><front><p>F{i}</p></front>{back.format(i)}</card>' for i in range(count))
    blank = f'<card id="blank" blank="true"><front><p>Blank</p></front>{back.format("blank")}</card>'
    made = laid_out(f'<deck id="d" title="D" layout="{layout}">{cards}{blank}</deck>', paper, "cards", size=size)
    return impose(made)


def card_areas(sheet: Sheet, paper: str, size: str, layout: str) -> list[Area]:
    """Give the trims of a sheet's cards: what is placed, without its inset."""
    form = card_formats(PAPERS[paper], large=size == "large")[layout]
    return [area.inset(-(form.width_mm * MM - area.width) / 2) for _, area in sheet.placed]


@pytest.mark.parametrize(("paper", "size", "layout"), CASES)
def test_cards_do_not_overlap_and_stay_on_the_paper(paper: str, size: str, layout: str) -> None:
    for sheet in sheets(paper, size, layout):
        areas = card_areas(sheet, paper, size, layout)
        for area in areas:
            assert area.x >= -0.01
            assert area.bottom >= -0.01
            assert area.right <= sheet.width + 0.01
            assert area.top <= sheet.height + 0.01
        for one, other in combinations(areas, 2):
            apart = one.right <= other.x + 0.01 or other.right <= one.x + 0.01
            assert apart or one.bottom >= other.top - 0.01 or other.bottom >= one.top - 0.01


@pytest.mark.parametrize(("paper", "size", "layout"), CASES)
def test_words_of_cards_stay_5_mm_from_the_papers_edge(paper: str, size: str, layout: str) -> None:
    for sheet in sheets(paper, size, layout):
        for _, area in sheet.placed:
            assert min(area.x, area.bottom, sheet.width - area.right, sheet.height - area.top) >= 5 * MM


@pytest.mark.parametrize(("paper", "size", "layout"), CASES)
def test_backs_meet_their_fronts_turned_over_the_long_edge(paper: str, size: str, layout: str) -> None:
    made = sheets(paper, size, layout)
    assert len(made) % 2 == 0
    for front, back in zip(made[::2], made[1::2], strict=True):
        assert len(front.placed) == len(back.placed)
        for (_, one), (_, other) in zip(front.placed, back.placed, strict=True):
            assert one.x == pytest.approx(front.width - other.right, abs=0.01)
            assert one.top == pytest.approx(other.top)


@pytest.mark.parametrize(("paper", "size", "layout"), CASES)
def test_crop_marks_lie_outside_the_cards_and_off_the_edge(paper: str, size: str, layout: str) -> None:
    quartered = size == "large" and layout == "poker"
    for sheet in sheets(paper, size, layout):
        assert sheet.marks
        areas = card_areas(sheet, paper, size, layout)
        edge = EDGE_MM * MM - 0.01
        for x0, y0, x1, y1 in sheet.marks:
            assert min(x0, x1) >= edge
            assert min(y0, y1) >= edge
            assert max(x0, x1) <= sheet.width - edge
            assert max(y0, y1) <= sheet.height - edge
            assert abs(x1 - x0) + abs(y1 - y0) >= 0.5 * MM
            for area in areas:
                inside = area.x + 0.01 < (x0 + x1) / 2 < area.right - 0.01 and area.bottom < (y0 + y1) / 2 < area.top
                assert not inside
                if not quartered:
                    assert (
                        max(x0, x1) <= area.x or min(x0, x1) >= area.right
                        or max(y0, y1) <= area.bottom or min(y0, y1) >= area.top
                    )  # fmt: skip


@pytest.mark.parametrize(("paper", "layout"), [("A4", "poker"), ("Letter", "poker"), ("A4", "tag"), ("Letter", "tag")])
def test_every_cut_has_a_mark_at_both_ends(paper: str, layout: str) -> None:
    [sheet, *_] = sheets(paper, "normal", layout)
    form = card_formats(PAPERS[paper], large=False)[layout]
    across, down = form.places(PAPERS[paper])
    assert len(sheet.marks) == 2 * (across + 1) + 2 * (down + 1)
    assert sheet.trim is not None
    left, bottom, right, top = sheet.trim
    upright = {round(x0, 2) for x0, _, x1, _ in sheet.marks if x0 == x1}
    assert upright == {round(left + i * form.width_mm * MM, 2) for i in range(across + 1)}
    assert (right - left) / MM == pytest.approx(across * form.width_mm)
    assert (top - bottom) / MM == pytest.approx(down * form.height_mm)


def test_a_deck_starts_a_new_sheet_and_is_bookmarked_once() -> None:
    one = '<deck id="a" title="A"><card id="x"><front><p>x</p></front></card></deck>'
    two = '<deck id="b" title="B">' + "".join(
        f'<card id="y{i}"><front><p>y</p></front></card>' for i in range(10)
    ) + "</deck>"  # fmt: skip
    made = impose(laid_out(one + two, kind="cards"))
    assert [len(sheet.placed) for sheet in made] == [1, 9, 1]
    assert [sheet.bookmark for sheet in made] == ["A", "B", ""]


def test_without_backs_there_are_fronts_only() -> None:
    assert len(sheets("A4", "normal", "poker", backs=False)) == 3
    assert len(sheets("A4", "normal", "poker")) == 6


def test_a_card_without_a_back_leaves_its_place_empty() -> None:
    cards = (
        '<card id="a"><front><p>a</p></front></card><card id="b"><front><p>b</p></front><back><p>c</p></back></card>'
    )
    front, back = impose(laid_out(f'<deck id="d" title="D">{cards}</deck>', kind="cards"))
    assert (len(front.placed), len(back.placed)) == (2, 1)
    assert back.placed[0][1].x == pytest.approx(front.width - front.placed[1][1].right)


def test_cut_lines_stand_on_the_fronts_only_and_never_beyond_the_trim() -> None:
    front, back, *_ = sheets("A4", "normal", "poker")
    assert back.cuts == []
    assert front.trim is not None
    left, bottom, right, top = front.trim
    for x0, y0, x1, y1 in front.cuts:
        assert left - 0.01 <= min(x0, x1) <= max(x0, x1) <= right + 0.01
        assert bottom - 0.01 <= min(y0, y1) <= max(y0, y1) <= top + 0.01


def test_pages_keep_their_size_number_and_total() -> None:
    made = impose(
        laid_out('<section id="a" title="A"><p>x</p><pagebreak/><p>y</p></section><sheet title="S"><p/></sheet>')
    )
    assert [(sheet.number, sheet.total, sheet.anchor, sheet.bookmark) for sheet in made] == [
        (1, 3, "a", "A"), (2, 3, "", ""), (3, 3, "", "S"),
    ]  # fmt: skip
