"""The parts of sheets: fields, zones and speech bubbles, and headings with their prompts on one line."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.typesetting import drawn, element, fonts, laid_out, setting, theme
from workshop.page.compose import Composer
from workshop.page.flowables import Area, Flowable
from workshop.page.lines import Words
from workshop.page.structure import Node
from workshop.page.text import Text
from workshop.page.theme import MM
from workshop.page.zones import Field, RunIn, bubble

STYLE = theme().style("worksheets", "h3")


def block(markup: str, name: str, size: str = "normal") -> Flowable:
    return Composer().block(element(markup, name), Node("Sect"), setting("worksheets", size=size))


def text(words: str) -> Text:
    return Text([Words(words)], STYLE, fonts())


def test_a_label_stands_above_its_line_or_before_it() -> None:
    above, beside = (block(f'<field label="Who?" place="{place}"/>', "field") for place in ("above", "beside"))
    assert isinstance(above, Field)
    assert isinstance(beside, Field)
    assert above.height(300) == pytest.approx(9 * MM + above.label.height(300))
    assert beside.height(300) == pytest.approx(9 * MM)
    [whole], [short] = drawn(above, 300).segments, drawn(beside, 300).segments
    assert whole[0] == 50
    assert short[0] == pytest.approx(50 + beside.label.natural_width() + 2 * MM)
    assert whole[2] == short[2] == 350


def test_a_label_that_leaves_no_line_stands_above_it() -> None:
    field = block('<field label="Who of all those who watched, and when?" place="beside"/>', "field")
    assert field.height(150) > 9 * MM
    [line] = drawn(field, 150).segments
    assert (line[0], line[2]) == (50, 200)


def test_a_bubbles_tail_reaches_its_foot_and_nothing_lies_outside() -> None:
    area = Area(10, 200, 150, 120)
    points = [(v[i], v[i + 1]) for _, v in bubble(area, 6, 12).steps for i in range(0, len(v), 2)]
    assert (min(y for _, y in points), max(y for _, y in points)) == (area.bottom, area.top)
    assert (min(x for x, _ in points), max(x for x, _ in points)) == (area.x, area.right)
    assert [y for _, y in points].count(area.bottom) == 1


@pytest.mark.parametrize("ink", ["colour", "saver", "grey"])
def test_a_speech_bubble_and_the_box_beside_it_end_alike(ink: str) -> None:
    zones = "".join(
        f'<column><zone style="{style}" title="{title}" grow="1"/></column>'
        for style, title in (("speech", "Said"), ("accent", "Do"))
    )
    [page] = laid_out(f'<sheet title="S"><columns grow="1">{zones}</columns></sheet>', ink=ink).pages
    pen = drawn(page.body, page.area.width, page.area.height)
    assert min(y for _, v in pen.paths[0].steps for y in v[1::2]) == pytest.approx(pen.boxes[0][1], abs=1)
    [said, do] = [line for line, _ in pen.texts]
    assert said.baseline == do.baseline


def test_a_heading_and_its_prompt_share_a_line_where_they_fit() -> None:
    made = RunIn(text("Sees"), text("What is there?"), 10)
    wide, narrow = drawn(made, 300), drawn(made, 80)
    assert len({line.baseline for line, _ in wide.texts}) == 1
    assert len({line.baseline for line, _ in narrow.texts}) == 2
    assert made.height(300) == STYLE.leading
    assert made.height(80) == 2 * STYLE.leading
    middle = (wide.texts[0][0].x + wide.texts[-1][0].x + text("What is there?").natural_width()) / 2
    assert middle == pytest.approx(200, abs=0.1)


def test_words_beside_lines_stand_on_the_first_of_them() -> None:
    columns = '<column><p style="muted">Today I noticed</p></column><column><zone lines="true" grow="1"/></column>'
    pen = drawn(block(f"<columns>{columns}</columns>", "columns"), 400, 300)
    assert pen.texts[0][0].baseline == pytest.approx(pen.segments[0][1], abs=0.5)


@given(st.text("aeinost ", min_size=1, max_size=40), st.floats(0.5, 2))
@settings(max_examples=60, deadline=None)
def test_a_line_that_heading_and_prompt_share_is_never_broken(words: str, scale: float) -> None:
    style = theme().style("worksheets", "h3", scale)
    title, prompt = (Text([Words(said)], style, fonts()) for said in (words, "What is there?"))
    assert len({line.baseline for line, _ in drawn(RunIn(title, prompt, 10), 3000).texts}) == 1
