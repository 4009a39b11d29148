"""Contrast of text, and text that cannot be seen: found on pictures of the page."""

from __future__ import annotations

from typing import Any

import pytest

from tests.press.preflight.seeded import MM, codes, found, picture, write


def test_light_grey_text() -> None:
    (finding,) = found(lambda canvas: write(canvas, 20, 100, "hard to read", grey=0.75), quick=False)
    assert finding.code == "faint-text"
    assert finding.message == 'the text "hard to read" has a contrast of 1.8:1 to its ground, and needs 4.5:1'


@pytest.mark.parametrize(
    ("ground", "grey", "wrong"), [(0.2, 1.0, []), (0.6, 1.0, ["faint-text"]), (0.1, 0.2, ["faint-text"])]
)
def test_text_on_a_fill(ground: float, grey: float, wrong: list[str]) -> None:
    def draw(canvas: Any) -> None:
        canvas.setFillGray(ground)
        canvas.rect(15 * MM, 180 * MM, 100 * MM, 30 * MM, stroke=0, fill=1)
        write(canvas, 20, 100, "on a field", grey=grey)

    assert codes(found(draw, quick=False)) == wrong


def test_text_half_on_a_fill() -> None:
    def draw(canvas: Any) -> None:
        canvas.setFillGray(0.2)
        canvas.rect(15 * MM, 180 * MM, 15 * MM, 30 * MM, stroke=0, fill=1)
        write(canvas, 20, 100, "half of this is on a dark field")

    assert codes(found(draw, quick=False)) == ["faint-text"]


def test_text_on_a_picture() -> None:
    def draw(canvas: Any) -> None:
        picture(canvas, 20, 80, 30, 300)
        write(canvas, 22, 100, "over it", grey=0.45)

    assert codes(found(draw, quick=False)) == ["faint-text"]


def test_text_with_a_line_through_its_box() -> None:
    def draw(canvas: Any) -> None:
        write(canvas, 20, 100, "a line under this")
        canvas.line(15 * MM, 196.5 * MM, 90 * MM, 196.5 * MM)

    assert found(draw, quick=False) == []


def test_text_under_a_shape() -> None:
    def draw(canvas: Any) -> None:
        write(canvas, 20, 100, "covered")
        canvas.setFillGray(1)
        canvas.rect(15 * MM, 180 * MM, 100 * MM, 30 * MM, stroke=0, fill=1)

    (finding,) = found(draw, quick=False)
    assert finding.code == "text-hidden"


def test_text_that_is_not_painted() -> None:
    def draw(canvas: Any) -> None:
        letters = canvas.beginText(20 * MM, 200 * MM)
        letters.setTextRenderMode(3)
        write_font = canvas._fontname
        letters.setFont(write_font, 11)
        letters.textOut("invisible")
        canvas.drawText(letters)

    assert codes(found(draw, quick=False)) == ["text-hidden"]
