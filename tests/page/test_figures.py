"""Figures and signs: where they stand, how heavy they are, and what a screen reader is told of them."""

from __future__ import annotations

import pytest

from tests.typesetting import drawn, flatten, laid_out, written
from workshop.page.drawings import Drawing
from workshop.page.figures import FIGURES, CheckBar, Figure, Sign, SignFigure
from workshop.page.icons import GRID, WEIGHT
from workshop.page.pen import Stroke
from workshop.page.structure import Node
from workshop.page.theme import MM
from workshop.page.zones import SignedTitle

LINE = Stroke((0.0,), 1.0)


def boxed(steps: tuple[tuple[str, tuple[float, ...]], ...]) -> tuple[float, float, float, float]:
    xs = [x for _, values in steps for x in values[::2]]
    ys = [y for _, values in steps for y in values[1::2]]
    return min(xs), min(ys), max(xs), max(ys)


@pytest.mark.parametrize("name", sorted(FIGURES))
def test_a_figure_is_as_large_as_its_area_and_in_its_middle(name: str) -> None:
    pen = drawn(Figure(Node("Figure"), name, LINE, 40.0, 1.0), 400.0, 240.0)
    left, bottom, right, top = boxed(pen.paths[0].steps)
    assert 130 <= left < right <= 370
    assert 560 <= bottom < top <= 800


def test_the_check_bar_is_exactly_100_mm() -> None:
    pen = drawn(CheckBar(Node("Figure"), LINE, 100 * MM))
    x0, y0, x1, y1, _ = pen.segments[0]
    assert (x1 - x0) / MM == pytest.approx(100)
    assert y0 == y1
    assert len(pen.segments) == 12


def test_a_sign_keeps_its_weight_on_the_grid() -> None:
    pen = drawn(Sign("timer", 48.0, (0.5,)))
    left, bottom, right, top = boxed(pen.paths[0].steps)
    assert 50 <= left < right <= 98
    assert 752 <= bottom < top <= 800
    assert WEIGHT / GRID * 48 == 3.0


def test_an_icon_is_an_artifact_unless_it_has_alternative_text() -> None:
    plain = laid_out('<section><p>Ring it.</p><icon name="bell"/></section>')
    told = laid_out('<section><icon name="bell" alt="A bell"/></section>')
    assert not [node for node in plain.root.walk() if node.role == "Figure"]
    assert [node.alt for node in told.root.walk() if node.role == "Figure"] == ["A bell"]
    assert any(isinstance(part, SignFigure) and isinstance(part, Drawing) for part in flatten(told.pages[0].body))


def test_a_sign_before_words_stands_beside_their_first_line() -> None:
    words = "word " * 60
    made = laid_out(f'<section><p icon="scissors">{words}</p></section>')
    signed = next(part for part in flatten(made.pages[0].body) if isinstance(part, SignedTitle))
    pen = drawn(signed, 300.0)
    leading = signed.style.leading
    _, bottom, _, top = boxed(pen.paths[0].steps)
    assert len(pen.texts) > 1
    assert 800 - leading <= bottom < top <= 800
    assert min(line.x for line, _ in pen.texts) >= 50 + signed.sign.side
    assert signed.height(300.0) == len(pen.texts) * leading


def test_the_words_beside_a_sign_are_all_that_is_read() -> None:
    made = written('<section><p icon="timer">Three minutes</p></section>')
    assert b"/Figure" not in made.data
