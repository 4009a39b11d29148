from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.pdf_reading import Operator, Pdf, marked_content
from tests.typesetting import fonts
from workshop.page.fonts import measure
from workshop.page.pen import Line, Path, Piece, Stroke
from workshop.page.structure import Annotation, Mark, Node
from workshop.press.pen import CanvasPen, _number

FONT = fonts().name("regular")
GREY, RED = (0.5,), (1.0, 0.0, 0.0)


def piece(text: str, **options: str) -> Piece:
    return Piece(text, FONT, 10, (0.0,), measure(text, FONT, 10), **options)  # type: ignore[arg-type]


def drawn(draw: Callable[[CanvasPen], object]) -> tuple[CanvasPen, list[object], list[Node], Pdf]:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1, initialFontName=FONT)
    pen = CanvasPen(canvas)
    draw(pen)
    coloured = pen.coloured
    nodes = pen.end_page()
    pen.coloured = coloured
    canvas.showPage()
    canvas.save()
    pdf = Pdf(buffer.getvalue())
    return pen, pdf.content(pdf.pages()[0][1]), nodes, pdf


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "0"), (1, "1"), (100, "100"), (0.5, "0.5"), (1.23456, "1.235"), (-2.0, "-2"), (1e-9, "0")],
)
def test_numbers_are_short(value: float, written: str) -> None:
    assert _number(value) == written


def test_what_has_no_node_is_an_artifact() -> None:
    def draw(pen: CanvasPen) -> None:
        pen.line(0, 0, 10, 10, Stroke(GREY, 1))
        pen.box(0, 0, 5, 5, fill=GREY)
        pen.text([Line(0, 0, [piece("x")])], None)

    _, _, nodes, pdf = drawn(draw)
    roles, loose = marked_content(pdf, pdf.pages()[0][1])
    assert (nodes, roles, loose) == ([], {}, [])


def test_text_of_a_node_is_marked_with_a_number_of_its_own() -> None:
    one, two = Node("P"), Node("H1")

    def draw(pen: CanvasPen) -> None:
        pen.text([Line(0, 0, [piece("x")])], one)
        pen.line(0, 0, 10, 10, Stroke(GREY, 1))
        pen.text([Line(0, 0, [piece("y")]), Line(0, 20, [piece("z")])], two)

    _, _, nodes, pdf = drawn(draw)
    roles, loose = marked_content(pdf, pdf.pages()[0][1])
    assert nodes == [one, two]
    assert roles == {0: "P", 1: "H1"}
    assert one.kids == [Mark(0, 0)]
    assert loose == []


def test_all_inside_a_figure_is_its_content() -> None:
    node = Node("Figure", alt="x")

    def draw(pen: CanvasPen) -> None:
        with pen.figure(node, (0, 0, 10, 10)):
            pen.box(0, 0, 5, 5, fill=RED)
            pen.text([Line(0, 0, [piece("x")])], None)
        pen.line(0, 0, 1, 1, Stroke(GREY, 1))

    pen, _, nodes, pdf = drawn(draw)
    roles, _ = marked_content(pdf, pdf.pages()[0][1])
    assert roles == {0: "Figure"}
    assert nodes == [node]
    assert node.box == (0, 0, 10, 10)
    assert pen.coloured


def test_a_link_has_a_node_and_an_annotation_of_its_own() -> None:
    node = Node("P")

    def draw(pen: CanvasPen) -> None:
        pieces = [piece("a "), piece("b", link="https://a.fi"), piece(" c")]
        pen.text([Line(10, 100, pieces)], node)

    pen, _, nodes, _ = drawn(draw)
    [link] = [kid for kid in node.kids if isinstance(kid, Node)]
    assert link.role == "Link"
    assert nodes == [node, link, node]
    assert pen.annotations == [link]
    assert [type(kid) for kid in link.kids] == [Mark, Annotation]


def test_a_link_over_two_lines_is_one_link_with_two_annotations() -> None:
    node = Node("P")

    def draw(pen: CanvasPen) -> None:
        pen.text([Line(10, 100, [piece("a", link="#x")]), Line(10, 90, [piece("b", link="#x")])], node)
        pen.anchor("x", 100)

    _, _, _, pdf = drawn(draw)
    links = [kid for kid in node.kids if isinstance(kid, Node)]
    assert len(links) == 1
    assert sum(isinstance(kid, Annotation) for kid in links[0].kids) == 2
    [page] = [page for _, page in pdf.pages()]
    rects = [pdf.get(reference)["Rect"] for reference in page["Annots"]]
    assert rects[0][1] > rects[1][1]


def test_empty_text_leaves_no_mark() -> None:
    node = Node("P")
    _, _, nodes, _ = drawn(lambda pen: pen.text([Line(0, 0, [piece("")])], node))
    assert (nodes, node.kids) == ([], [])


@pytest.mark.parametrize(("colour", "coloured"), [(GREY, False), (RED, True)])
def test_colour_is_noted(colour: tuple[float, ...], coloured: bool) -> None:
    pen, tokens, _, _ = drawn(lambda pen: pen.box(0, 0, 5, 5, fill=colour))
    assert pen.coloured is coloured
    assert (Operator("rg") in tokens) is coloured


def test_shapes_are_painted_as_asked() -> None:
    def operators(draw: Callable[[CanvasPen], object]) -> list[str]:
        return [str(token) for token in drawn(draw)[1] if token in ("f", "S", "B")]

    stroke = Stroke((0.0,), 1, (2.0, 1.0))
    assert operators(lambda pen: pen.box(0, 0, 5, 5, fill=GREY, stroke=stroke)) == ["B"]
    assert operators(lambda pen: pen.box(0, 0, 5, 5, stroke=stroke, radius=2)) == ["S"]
    assert operators(lambda pen: pen.ellipse(0, 0, 5, 5, fill=GREY)) == ["f"]
    assert operators(lambda pen: pen.box(0, 0, 5, 5)) == []
    path = Path((("m", (0, 0)), ("l", (5, 5)), ("h", ())))
    assert operators(lambda pen: pen.path(path, stroke=stroke)) == ["S"]


def test_turned_text_keeps_its_words() -> None:
    _, tokens, _, _ = drawn(lambda pen: pen.text([Line(0, 0, [piece("x")])], None, 90))
    at = max(i for i, token in enumerate(tokens) if token == Operator("Tm"))
    assert [round(value) for value in tokens[at - 6 : at]] == [0, 1, -1, 0, 0, 0]  # type: ignore[arg-type]
