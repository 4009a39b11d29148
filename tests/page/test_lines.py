from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reportlab.platypus.paragraph import Paragraph

from tests.typesetting import drawn, fonts, lines_of, theme
from workshop.page.fonts import measure
from workshop.page.lines import Words, _fragment, _paragraph_style, break_lines
from workshop.page.text import Text

BODY = theme().style("guide", "body")


def text(*words: str | Words, **options) -> Text:
    return Text([Words(w) if isinstance(w, str) else w for w in words], BODY, fonts(), **options)


# -- canaries on the half private parts of ReportLab -------------------------------------------------


def paragraph(words: list[Words], width: float) -> list[list[Any]]:
    frags = [_fragment(w, BODY, fonts()) for w in words]
    made = Paragraph("", _paragraph_style(BODY, fonts().name("regular")), frags=frags)
    made.wrap(width, 1e9)
    assert made.blPara.kind == 1
    return [line.words for line in made.blPara.lines]


@pytest.mark.parametrize("looks", [(False, False, False), (False, True, False)])
def test_fragments_give_lines_of_fragments(looks: tuple[bool, ...]) -> None:
    parts = zip(("one two", " three", " four five six seven"), looks, strict=True)
    lines = paragraph([Words(part, bold=bold) for part, bold in parts], 80)
    assert len(lines) > 1
    assert {f.fontName for line in lines for f in line} == {fonts().name("bold" if b else "regular") for b in looks}
    assert {f.fontSize for line in lines for f in line} == {BODY.size}
    assert {f.textColor for line in lines for f in line} == {(BODY.colour, "", "")}
    joined = " ".join("".join(f.text for f in line).strip() for line in lines)
    assert joined == "one two three four five six seven"


def test_markup_in_a_fragment_is_never_parsed() -> None:
    raw = 'a <b>x</b> &amp; <img src="/etc/passwd"/> <onDraw name="x"/> <para>'
    assert " ".join(lines_of(text(raw), 150)) == raw


# -- nothing is lost -----------------------------------------------------------------------------------

PIECE = st.text(st.sampled_from("abcdeåäö<>&\"'\\{}%–”.,- \u00a0\u00adΩЖ"), min_size=0, max_size=40)
RUN = st.builds(Words, PIECE, st.booleans(), st.booleans())


def squeezed(value: str) -> str:
    return " ".join(value.replace("\u00ad", "").split(" ")).replace(" ", "")


@settings(max_examples=150)
@given(st.lists(RUN, min_size=1, max_size=6), st.floats(30, 400))
@example([Words("<<<..&<.{{<<<<<<<<"), Words(" b\xa0c")], 80.0)
def test_what_goes_in_comes_out_of_the_lines(runs: list[Words], width: float) -> None:
    lines = break_lines(runs, BODY, fonts(), width)
    came = "".join(piece.text for line in lines for piece in line)
    given_text = squeezed("".join(run.text for run in runs))
    # A hyphen that was put in stands at the end of a line, where a soft one was.
    assert squeezed(came).replace("-", "") == given_text.replace("-", "")


@settings(max_examples=100)
@given(st.lists(RUN, min_size=1, max_size=5))
def test_on_one_line_the_spaces_stay_too(runs: list[Words]) -> None:
    lines = break_lines(runs, BODY, fonts(), 1e6)
    assert len(lines) == 1
    came = "".join(piece.text for piece in lines[0])
    words = "".join(run.text for run in runs).replace("\u00ad", "").split(" ")
    assert [word for word in came.split(" ") if word] == [word for word in words if word]


@settings(max_examples=100)
@given(st.lists(RUN, min_size=1, max_size=5), st.floats(60, 300))
def test_looks_stay_with_their_letters(runs: list[Words], width: float) -> None:
    def looks(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
        return [(c, font) for part, font in pairs for c in part if c not in " \u00ad\u00a0-"]

    lines = break_lines(runs, BODY, fonts(), width)
    came = looks([(piece.text, piece.font) for line in lines for piece in line])
    wanted = looks([(run.text, fonts().name("regular", run.bold, run.italic)) for run in runs])
    assert came == wanted


@settings(max_examples=100)
@given(st.lists(st.text("abcdefghij", min_size=1, max_size=12), min_size=1, max_size=30), st.floats(80, 300))
def test_no_line_is_wider_than_the_measure(words: list[str], width: float) -> None:
    made = text(" ".join(words))
    assert made.widest_line(width) <= width + 0.01
    assert made.height(width) == pytest.approx(len(made.lines(width)) * BODY.leading)


def test_nothing_makes_one_empty_line() -> None:
    assert break_lines([], BODY, fonts(), 100) == [[]]
    assert break_lines([Words("")], BODY, fonts(), 100) == [[]]
    assert drawn(text("")).words == [""]


def test_a_word_wider_than_the_measure_is_parted_but_kept() -> None:
    made = text("x" * 200)
    assert "".join(lines_of(made, 100)) == "x" * 200
    assert made.widest_line(100) <= 100.01


def test_a_run_that_begins_with_a_space_and_holds_a_bound_one_leaves_no_empty_line() -> None:
    made = text(Words("Before a full line:", bold=True), " 10\u00a0min and more")
    width = measure("Before a full line:", fonts().name("regular", bold=True), BODY.size) + 1
    assert lines_of(made, width) == ["Before a full line:", "10\u00a0min and more"]
