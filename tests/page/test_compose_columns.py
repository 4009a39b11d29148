"""Columns whose parts stand wherever the two come out more even, and groups that stay together."""

from __future__ import annotations

import pytest

from tests.pdf_reading import all_text, page_texts, text_boxes
from tests.typesetting import laid_out, written

WORDS = "Words to fill a narrow column with, line after line. "


def columns(aside: str, wide: str) -> str:
    return f'<section><columns><aside width="30">{aside}</aside><column width="70">{wide}</column></columns></section>'


def left_edge(data: bytes, word: str) -> float:
    [(_, _, boxes)] = text_boxes(data)
    return next(box.left for box in boxes if word in box.text)


def floating(text: str, words: str = "Zebra") -> str:
    return f'<group float="true"><h3>{words}</h3><p>{text}</p></group>'


@pytest.mark.parametrize(
    ("aside", "wide", "moves"), [(WORDS * 12, WORDS * 2, True), (WORDS * 2, WORDS * 30, False)], ids=["full", "free"]
)
def test_a_floating_group_goes_where_the_columns_come_out_more_even(aside: str, wide: str, moves: bool) -> None:
    data = written(columns(f"<p>{aside}</p>{floating(WORDS * 4)}", f"<p>Wide. {wide}</p>")).data
    wide_edge = left_edge(data, "Wide")
    assert (left_edge(data, "Zebra") == pytest.approx(wide_edge, abs=1)) == moves


def test_of_two_floating_groups_one_may_stay() -> None:
    inside = f"<p>{WORDS * 6}</p>{floating(WORDS * 4)}{floating(WORDS * 4, 'Yak')}"
    data = written(columns(inside, f"<p>Wide. {WORDS * 12}</p>")).data
    assert left_edge(data, "Zebra") != pytest.approx(left_edge(data, "Yak"), abs=1)


def test_a_group_that_moved_is_read_behind_the_column_it_moved_to() -> None:
    data = written(columns(f"<p>{WORDS * 12}</p>{floating(WORDS * 4)}", "<p>Wide.</p>")).data
    text = all_text(data)
    assert text.count("Zebra") == 1


def test_in_large_print_floating_groups_follow_all_else() -> None:
    data = written(columns(f"<p>First.</p>{floating('Last.')}", "<p>Middle.</p>"), size="large").data
    text = " ".join(page_texts(data))
    assert text.index("First") < text.index("Middle") < text.index("Zebra")


def test_a_group_that_is_kept_goes_over_whole() -> None:
    filler = "".join(f"<p>{i}</p>" for i in range(40))
    group = "<h3>Head</h3>" + "".join(f"<p>Line {i}</p>" for i in range(20))
    parted = page_texts(written(f"<section>{filler}<group>{group}</group></section>").data)
    kept = page_texts(written(f'<section>{filler}<group keep="true">{group}</group></section>').data)
    assert "Line 0" in parted[0]
    assert "Line 19" in parted[1]
    assert "Head" not in kept[0]
    assert "Head" in kept[1]
    assert "Line 19" in kept[1]


def test_more_groups_than_can_be_tried_stay_at_home() -> None:
    inside = "".join(floating(WORDS * 3, f"Group{i}") for i in range(5))
    data = written(columns(inside, "<p>Wide.</p>")).data
    assert {round(left_edge(data, f"Group{i}")) for i in range(5)} == {round(left_edge(data, "Group0"))}
    assert laid_out(columns(inside, "<p>Wide.</p>"))
