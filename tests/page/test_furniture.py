from __future__ import annotations

from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pdf_reading import MM, outside, page_texts, squashed, text_boxes
from tests.typesetting import RecordingPen, fonts, setting, written
from workshop.page.drawings import Lettering
from workshop.page.furniture import Leaf, draw_furniture, footer_rows, set_head
from workshop.page.pages import Furniture

LETTERS = Lettering(fonts().name("regular"), 8, (0.0,))
WORDS = st.lists(st.text("abcdefgh", min_size=1, max_size=14), max_size=16).map(" ".join)


@settings(max_examples=200)
@given(WORDS, WORDS, WORDS, st.floats(200, 700))
def test_footer_rows_lose_no_words(left: str, middle: str, right: str, width: float) -> None:
    rows = footer_rows(left, middle, right, LETTERS, width)
    came = " ".join(text for row in rows for text in row if text)
    assert sorted(came.split()) == sorted(f"{left} {middle} {right}".split())


def drawn(furniture: Furniture, leaf: Leaf, **options: str) -> RecordingPen:
    pen = RecordingPen()
    draw_furniture(pen, furniture, setting(**options), leaf)
    return pen


@settings(max_examples=100, deadline=None)
@given(WORDS, WORDS, WORDS, st.booleans(), st.sampled_from(["normal", "large"]))
def test_footer_texts_never_overlap(left: str, middle: str, right: str, numbered: bool, size: str) -> None:
    leaf = Leaf(595, 842, 7, 300, "right")
    pen = drawn(Furniture(left, middle, right, side=51, numbered=numbered), leaf, size=size)
    wanted = [*f"{left} {middle} {right}".split(), *(["7", "/", "300"] if numbered else [])]
    assert sorted(word for word in " ".join(pen.words).split() if word != "·") == sorted(wanted)
    placed = [(line.baseline, line.x, line.x + sum(p.width for p in line.pieces)) for line, _ in pen.texts]
    for i, (baseline, start, end) in enumerate(placed):
        assert start >= 50.9
        assert end <= 595 - 50.9
        assert baseline > 5 * MM
        for other, begin, finish in placed[i + 1 :]:
            assert abs(other - baseline) > 7 or end <= begin or finish <= start


def test_a_short_footer_is_one_row_with_its_number() -> None:
    pen = drawn(Furniture("Left", "Middle", side=51), Leaf(595, 842, 3, 12, "right"))
    assert pen.words == ["Left", "3 / 12", "Middle"]
    assert len({line.baseline for line, _ in pen.texts}) == 1
    assert all(node is None for _, node in pen.texts)


def test_the_number_stands_at_the_right_whatever_else_stands_there() -> None:
    pen = drawn(Furniture("Left", "", "A note", side=51, numbered=True), Leaf(595, 842, 3, 12, "right"))
    assert pen.words == ["Left", "3 / 12", "A note"]
    assert len({line.baseline for line, _ in pen.texts}) == 1
    pen = drawn(Furniture("Left", "Middle", "A note", side=51, numbered=False), Leaf(595, 842, 0, 0, "right"))
    assert pen.words == ["Left", "A note", "Middle"]


def test_an_empty_footer_draws_nothing() -> None:
    pen = drawn(Furniture(side=51), Leaf(595, 842, 0, 0, "right"))
    assert (pen.words, pen.segments) == ([], [])


TAB = Furniture("", "", side=51, tab="Harjoittele", accent="practise")


@pytest.mark.parametrize(("outer", "angle"), [("right", -90), ("left", 90)])
def test_the_tab_stands_at_the_outer_edge(outer: str, angle: float) -> None:
    pen = drawn(TAB, Leaf(595, 842, 0, 0, outer))
    x, _, width, _, fill, _ = pen.boxes[0]
    assert (x, round(width, 1)) == ((pytest.approx(595 - 34, abs=0.1), 34.0) if outer == "right" else (0.0, 34.0))
    assert fill == setting().theme.colour("practise")
    assert pen.angles[0] == angle
    baseline = pen.texts[0][0].x
    letters = setting().style("h3").size
    near = (595 - baseline - letters * 0.75) if outer == "right" else baseline - letters * 0.75
    assert near >= 5 * MM


@pytest.mark.parametrize("outer", ["right", "left"])
def test_the_tab_of_the_ink_saver_is_an_outline(outer: str) -> None:
    pen = drawn(TAB, Leaf(595, 842, 0, 0, outer), ink="saver")
    assert pen.boxes[0][4] is None
    assert pen.boxes[0][5] is not None


def test_tabs_of_the_stages_do_not_overlap() -> None:
    spans = []
    for accent in ("arrive", "warm-up", "practise", "explore", "map", "close"):
        pen = drawn(Furniture(side=51, tab="x", accent=accent), Leaf(595, 842, 0, 0, "right"))
        _, y, _, height, _, _ = pen.boxes[0]
        spans.append((y, y + height))
    assert all(low >= top - 0.01 for (low, _), (_, top) in pairwise(spans))
    assert spans[-1][0] >= 0


SIZES = list(product(["A4", "Letter"], ["normal", "large"], ["none", "long-edge"]))


@pytest.mark.parametrize(("paper", "size", "duplex"), SIZES)
def test_nothing_that_matters_stands_within_5_mm_of_the_edge(paper: str, size: str, duplex: str) -> None:
    section = (
        '<section title="T" accent="warm-up" tab="Lämmittele" left="{left}" middle="{middle}"><h1>Title</h1>'
        "<p>Text</p><pagebreak/><p>More</p></section>"
    )
    inside = section.format(left="Kohtaa ihminen · Ohjaajan opas", middle="3 h 40 min, tauot 15 min") + section.format(
        left="A very long title of a session that fills the foot of its page from one side to the other",
        middle="and something else that is about as long, to stand in the middle of the footer",
    )
    made = written(inside, paper, size=size, duplex=duplex)
    assert outside(made.data) == []
    assert all("Lämmittele" in text for text in page_texts(made.data))


@pytest.mark.parametrize("size", ["normal", "large"])
def test_a_long_footer_and_a_full_page_do_not_meet(size: str) -> None:
    words = "A very long title of a session that fills the foot of its page from one side to the other"
    body = "".join(f"<p>Line {i}.</p>" for i in range(80))
    made = written(f'<section title="T" left="{words}" middle="{words}">{body}</section>', size=size)
    for _, _, boxes in text_boxes(made.data)[:-1]:
        footer = [box for box in boxes if not box.text.startswith("Line")]
        lines = [box for box in boxes if box.text.startswith("Line")]
        assert max(box.top for box in footer) < min(box.bottom for box in lines)
    assert squashed(words) in squashed(page_texts(made.data)[0])


@pytest.mark.parametrize("outer", ["left", "right"])
def test_a_tabs_sign_and_word_stand_in_its_middle_the_sign_first(outer: str) -> None:
    leaf = Leaf(595, 842, 3, 12, outer)
    pen = drawn(Furniture(tab="Close", accent="close", numbered=False, ruled=False, side=51), leaf)
    bottom, height = pen.boxes[0][1], pen.boxes[0][3]
    [angle], [line] = pen.angles, [line for line, _ in pen.texts]
    length = sum(piece.width for piece in line.pieces)
    ends = (line.baseline, line.baseline + length * (1 if angle > 0 else -1))
    assert angle == (-90 if outer == "right" else 90)
    off = sum(ends) / 2 - (bottom + height / 2)
    size = line.pieces[0].size
    assert off == pytest.approx((1 if angle > 0 else -1) * size * (1.15 + 0.55) / 2, abs=0.5)
    assert pen.paths


def test_greys_of_the_stripe_do_not_touch() -> None:
    heights = {
        ink: sum(box[3] for box in drawn(Furniture(stripe=True), Leaf(595, 842, 0, 1, "right"), ink=ink).boxes)
        for ink in ("colour", "grey")
    }
    assert heights["colour"] == pytest.approx(842)
    assert heights["grey"] == pytest.approx(842 - 6 * MM, abs=0.1)


def test_further_pages_say_what_goes_on_and_not_the_source_again() -> None:
    body = "".join(f"<p>{i}</p>" for i in range(90))
    section = f'<section title="1.1 What now?" continued="continued" left="Day" middle="Source: X">{body}</section>'
    first, second, *_ = page_texts(written(section).data)
    assert "Source: X" in first
    assert "Source: X" not in second
    assert "1.1 What now? (continued)" in second


@pytest.mark.parametrize("words", ["Map (continued)", "A very long name of a sheet " * 4 + "(continued)"])
def test_the_head_of_a_page_is_broken_before_its_blank_and_its_part(words: str) -> None:
    furniture = Furniture(side=51, numbered=False, head=words, blank="Group", part="2 / 2")
    pen = drawn(furniture, Leaf(595, 842, 2, 2, "right"), size="large")
    head = set_head(furniture, setting(size="large"), 595)
    *lines, part, blank = [line for line, _ in pen.texts]
    assert " ".join(pen.words[:-2]).split() == words.split()
    assert max(line.x + sum(piece.width for piece in line.pieces) for line in lines) < blank.x
    [(start, y, end, *_)] = pen.segments
    assert blank.x + sum(piece.width for piece in blank.pieces) < start < end < part.x
    assert lines[0].baseline == blank.baseline == part.baseline == y
    assert 842 - head.depth < lines[-1].baseline


def test_a_page_without_a_head_gives_no_room_for_one() -> None:
    assert set_head(Furniture(side=51, part="2 / 2"), setting(), 595).depth == 0
