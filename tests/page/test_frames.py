from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.typesetting import drawn, element, fonts, laid_out, setting, theme
from workshop.page import frames
from workshop.page.compose import Composer
from workshop.page.fitted import Fitted
from workshop.page.flowables import Flowable, Space, Stack
from workshop.page.lines import Words
from workshop.page.pen import Stroke
from workshop.page.structure import Node
from workshop.page.text import Text

BLACK = Stroke((0.0,), 1.0)
BODY = theme().style("guide", "body")


def block(markup: str, name: str, kind: str = "guide") -> Flowable:
    return Composer().block(element(markup, name), Node("Sect"), setting(kind))


def text(words: str) -> Text:
    return Text([Words(words)], BODY, fonts())


def test_a_line_to_cut_along_is_dashed_and_goes_on_beyond_the_margins() -> None:
    [line] = drawn(frames.CutLine(Stroke((0.0,), 1.0, (4, 3)), 30, 5, 5), 200).segments
    assert (line[0], line[2]) == (20, 280)
    assert line[4].dash == (4, 3)


def test_a_line_to_cut_along_is_in_the_middle_between_what_is_to_be_cut_apart() -> None:
    cards = '<box style="outline"/><p style="label" icon="scissors">Cut</p><rule style="cut"/><box style="outline"/>'
    [page] = laid_out(f'<sheet title="S">{cards}</sheet>').pages
    pen = drawn(page.body, page.area.width)
    [cut] = [segment[1] for segment in pen.segments if segment[4].dash]
    upper, lower = pen.boxes[0], pen.boxes[1]
    assert upper[1] - cut == pytest.approx(cut - (lower[1] + lower[3]), abs=1)


def test_a_box_adds_its_margins_and_draws_its_frame() -> None:
    framed = frames.Framed(Stack([Space(30)]), frames.FrameLook(None, BLACK, 0, 10, 8), 0, 0)
    assert framed.height(200) == 46
    pen = drawn(framed, 200)
    assert pen.boxes[0][:4] == (50, 754, 200, 46)


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 80), st.floats(20, 400))
def test_boxes_and_bars_part_with_all_their_words(count: int, room: float) -> None:
    paragraphs = "".join(f"<p>word{i:02}</p>" for i in range(count))
    for made in (block(f'<box style="wash">{paragraphs}</box>', "box"), block(f"<box>{paragraphs}</box>", "box")):
        parts = made.split(300, room, 500) if made.height(300) > room else None
        if parts:
            assert parts[0].height(300) <= room + 0.02
            assert drawn(parts[0], 300).words + drawn(parts[1], 300).words == [f"word{i:02}" for i in range(count)]


def test_a_line_to_say_parts_with_its_bar_on_both_sides() -> None:
    made = block(f"<say>{'word ' * 200}</say>", "say")
    parts = made.split(300, 100, 500)
    assert parts is not None
    head, tail = drawn(parts[0], 300), drawn(parts[1], 300)
    assert len(head.segments) == len(tail.segments) == 1
    assert " ".join(head.words + tail.words).split() == ["word"] * 200


def test_a_step_that_parts_keeps_its_number_and_minutes_at_the_top() -> None:
    inner = "".join(f"<p>word{i:02}</p>" for i in range(30))
    steps = block(f'<steps><step time="3 min">{inner}</step></steps>', "steps")
    [step] = steps.parts()
    parts = step.split(300, 200, 150)
    assert parts is not None
    assert "1" in drawn(parts[0], 300).words
    assert "3 min" in " ".join(drawn(parts[0], 300).words).replace("\u00a0", " ")
    assert drawn(parts[1], 300).words[0].startswith("word")


@pytest.mark.parametrize(
    ("count", "grow", "height", "expected"),
    [(4, 0.0, 0.0, 4), (0, 1.0, 100.0, 9), (0, 1.0, 25.0, 0), (2, 1.0, 55.0, 5)],
)
def test_lines_to_write_on(count: int, grow: float, height: float, expected: int) -> None:
    lines = frames.WritingLines(BLACK, 10, count, None, grow, 0 if count else 3)
    assert len(drawn(lines, 200, height).segments) == expected


def test_lines_and_their_title_stay_inside_their_area() -> None:
    for count, grow, height in ((3, 0.0, 0.0), (0, 1.0, 95.0)):
        lines = frames.WritingLines(BLACK, 10, count, text("Notes"), grow, 3)
        tall = height or lines.height(200)
        pen = drawn(lines, 200, tall)
        assert pen.words == ["Notes"]
        assert all(800 - tall - 0.01 <= y <= 800 for _, y, _, _, _ in pen.segments)
        title = pen.texts[0][0].baseline
        assert all(y < title for _, y, _, _, _ in pen.segments)


def test_a_title_goes_with_the_lines_that_do_not_fit() -> None:
    lines = frames.WritingLines(BLACK, 10, 0, text("Notes"), 1.0, 3)
    pen = drawn(lines, 200, 30)
    assert (pen.words, pen.segments) == ([], [])


@pytest.mark.parametrize(("align", "x"), [("left", 50), ("centre", 140), ("right", 230), ("", 50)])
def test_an_accent_bar_is_aligned(align: str, x: float) -> None:
    assert drawn(frames.AccentBar((0.5,), 20, 4, 0, align), 200).boxes[0][:2] == (x, 796)


def test_facts_stand_side_by_side() -> None:
    made = block('<facts><fact label="One">a</fact><fact label="Two" width="2">b</fact></facts>', "facts")
    pen = drawn(made, 300)
    at = {"".join(p.text for p in line.pieces): line for line, _ in pen.texts}
    assert at["One"].baseline == at["Two"].baseline
    assert at["a"].baseline == at["b"].baseline < at["One"].baseline
    assert at["One"].x == at["a"].x == 50
    assert 150 <= at["Two"].x == at["b"].x


def test_a_fact_without_a_value_is_room_to_write() -> None:
    empty = block('<facts><fact label="One"/></facts>', "facts")
    filled = block('<facts><fact label="One">Two</fact></facts>', "facts")
    pen = drawn(empty, 300)
    assert pen.words == ["One"]
    assert len(pen.segments) == 2
    assert empty.height(300) == filled.height(300)


@pytest.mark.parametrize(("kind", "mark"), [("dash", "line"), ("tick", "box"), ("number", "text"), ("plain", "")])
def test_marks_of_lists(kind: str, mark: str) -> None:
    pen = drawn(block(f'<list kind="{kind}"><item>One</item><item>Two</item></list>', "list"), 300)
    assert len(pen.segments) == (2 if mark == "line" else 0)
    assert len(pen.boxes) == (2 if mark == "box" else 0)
    assert pen.words == (["1.", "One", "2.", "Two"] if mark == "text" else ["One", "Two"])


@pytest.mark.parametrize(
    "name", ["Ed", "Aleksandriina", "Konstantinos", "Marja-Liisa", "Wolfeschlegelsteinhausenbergerdorff"]
)
def test_a_first_name_is_never_parted_where_a_smaller_size_would_do(name: str) -> None:
    made = block(f'<p style="name">{name}</p>', "p", "forms")
    assert isinstance(made, Fitted)
    pen = drawn(made, 221)
    came = "".join(pen.words).replace("-", "")
    assert came == name.replace("-", "")
    if len(name) < 14:
        assert pen.words in ([name], ["Marja-", "Liisa"])
    sizes = {piece.size for line, _ in pen.texts for piece in line.pieces}
    assert min(sizes) >= 22
    assert max(sum(p.width for p in line.pieces) for line, _ in pen.texts) <= 221.01
