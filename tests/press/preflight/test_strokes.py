"""Lines and pictures."""

from __future__ import annotations

from typing import Any

from tests.press.preflight.seeded import GREY, MM, codes, found, picture, rule


def test_a_hairline() -> None:
    (finding,) = found(lambda canvas: rule(canvas, 20, 100, 0.1))
    assert finding.code == "hairline"
    assert finding.message == "a line is 0.1 pt thin, under the 0.25 pt that printers can draw"


def test_a_line_made_thin_by_scaling() -> None:
    def draw(canvas: Any) -> None:
        canvas.scale(0.1, 0.1)
        rule(canvas, 200, 100, 1)

    assert codes(found(draw)) == ["hairline"]


def test_a_thin_bar_is_a_line() -> None:
    def draw(canvas: Any) -> None:
        canvas.setFillGray(0)
        canvas.rect(20 * MM, 200 * MM, 60 * MM, 0.1, stroke=0, fill=1)

    assert codes(found(draw)) == ["hairline"]


def test_a_quarter_of_a_point_is_enough() -> None:
    assert found(lambda canvas: rule(canvas, 20, 100, 0.25)) == []


def test_a_faint_line() -> None:
    (finding,) = found(lambda canvas: rule(canvas, 20, 100, grey=0.7))
    assert finding.code == "faint-line"
    assert finding.message == "a line has a contrast of 2.1:1 to its ground, and needs 3:1"


def test_a_line_in_the_colour_of_decoration() -> None:
    assert found(lambda canvas: rule(canvas, 20, 100, grey=GREY[0])) == []


def test_a_line_on_a_dark_field() -> None:
    def draw(canvas: Any) -> None:
        canvas.setFillGray(0.3)
        canvas.rect(15 * MM, 180 * MM, 100 * MM, 30 * MM, stroke=0, fill=1)
        rule(canvas, 20, 100, grey=1)
        rule(canvas, 20, 105, grey=0.4)

    assert codes(found(draw)) == ["faint-line"]


def test_a_shape_in_the_bare_edge() -> None:
    def draw(canvas: Any) -> None:
        rule(canvas, 2, 100)
        rule(canvas, 2, 110, grey=GREY[0])
        canvas.rect(-1, 100 * MM, 20 * MM, 20 * MM, stroke=0, fill=1)

    assert codes(found(draw)) == ["bare-edge"]


def test_a_coarse_picture() -> None:
    (finding,) = found(lambda canvas: picture(canvas, 20, 100, 50.8, 100))
    assert finding.code == "coarse-picture"
    assert finding.message == "a picture has 50 pixels to the inch, and needs 200 to print sharply"


def test_a_sharp_picture() -> None:
    assert found(lambda canvas: picture(canvas, 20, 100, 25.4, 200)) == []
