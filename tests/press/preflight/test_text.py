"""Text: every defect is found, and where it is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.press.preflight.seeded import JOB, MM, clean, codes, found, pdf, write
from workshop.press.preflight.checks import check_pdf


def test_a_clean_page_has_no_findings() -> None:
    assert found(clean) == []


def test_a_font_that_is_not_embedded() -> None:
    def draw(canvas: Any) -> None:
        canvas.setFont("Helvetica", 11)
        canvas.drawString(20 * MM, 200 * MM, "in a font of the viewer's own")

    (finding,) = found(draw)
    assert finding.code == "font-missing"
    assert finding.message == 'the font "Helvetica" is not in the file, so a printer puts another in its place'


def test_a_font_that_is_named_and_not_used() -> None:
    def draw(canvas: Any) -> None:
        canvas.setFont("Helvetica", 11)
        write(canvas, 20, 30, "in another")

    assert found(draw) == []


def test_type_under_the_floor() -> None:
    (finding,) = found(lambda canvas: write(canvas, 20, 97, "small print", 5))
    assert finding.code == "small-text"
    assert str(finding.problem) == (
        'job.pdf: page 1, 20 mm from the left, 96 mm from the top: the text "small print" is 5 pt, '
        "under the 7.6 pt that can be read\n  hint: set it larger, or give it more room"
    )


def test_type_made_small_by_scaling() -> None:
    def draw(canvas: Any) -> None:
        canvas.scale(0.5, 0.5)
        write(canvas, 40, 200, "twelve points by half", 12)

    (finding,) = found(draw)
    assert (finding.code, "is 6 pt" in finding.message) == ("small-text", True)


def test_type_squeezed_in_one_direction() -> None:
    def draw(canvas: Any) -> None:
        canvas.scale(0.5, 1)
        write(canvas, 40, 100, "narrow", 12)

    assert codes(found(draw)) == ["small-text"]


def test_small_type_inside_a_form() -> None:
    def draw(canvas: Any) -> None:
        canvas.beginForm("stamp")
        write(canvas, 20, 100, "stamped", 12)
        canvas.endForm()
        canvas.saveState()
        canvas.scale(0.5, 0.5)
        canvas.doForm("stamp")
        canvas.restoreState()

    assert "small-text" in codes(found(draw))


def test_large_print_has_a_higher_floor() -> None:
    job = replace(JOB, floor=16.0)
    assert codes(found(lambda canvas: write(canvas, 20, 30, "large enough", 16), job)) == []
    assert codes(found(lambda canvas: write(canvas, 20, 30, "not large", 15), job)) == ["small-text"]


def test_text_off_the_page() -> None:
    (finding,) = found(lambda canvas: write(canvas, 195, 100, "this runs off the page to the right"))
    assert finding.code == "text-off-page"
    assert (finding.page, round(finding.left_mm or 0)) == (1, 195)


def test_text_in_the_bare_edge() -> None:
    def draw(canvas: Any) -> None:
        write(canvas, 3, 100, "left")
        write(canvas, 100, 4, "top")
        write(canvas, 100, 294, "bottom")
        write(canvas, 5.2, 150, "clear")

    edge = found(draw)
    assert codes(edge) == ["bare-edge"] * 3
    assert [finding.message.split('"')[1] for finding in edge] == ["left", "top", "bottom"]


def test_text_cut_off_by_a_frame() -> None:
    def draw(canvas: Any) -> None:
        path = canvas.beginPath()
        path.rect(20 * MM, 200 * MM, 30 * MM, 20 * MM)
        canvas.clipPath(path, stroke=0, fill=0)
        write(canvas, 25, 90, "longer than the frame that it stands in")

    (finding,) = found(draw)
    assert finding.code == "text-clipped"


def test_text_that_a_frame_does_not_cut_off() -> None:
    def draw(canvas: Any) -> None:
        path = canvas.beginPath()
        path.rect(20 * MM, 200 * MM, 100 * MM, 20 * MM)
        canvas.clipPath(path, stroke=0, fill=0)
        write(canvas, 25, 90, "inside")

    assert found(draw) == []


def test_text_on_text() -> None:
    def draw(canvas: Any) -> None:
        write(canvas, 20, 100, "one line of text")
        write(canvas, 30, 101, "and another over it")

    (finding,) = found(draw)
    assert finding.code == "text-overlap"
    assert finding.message.startswith('the text "one line of text" and the text "and another over it"')


def test_lines_set_close() -> None:
    def draw(canvas: Any) -> None:
        for i in range(4):
            write(canvas, 20, 100 + i * 4, "gyp, lines with long and tall letters: ÄÅ")

    assert found(draw) == []


def test_what_is_no_pdf() -> None:
    assert codes(check_pdf(b"not at all", JOB)) == ["not-a-pdf"]
    assert codes(check_pdf(pdf(clean)[:900], JOB)) == ["not-a-pdf"]
