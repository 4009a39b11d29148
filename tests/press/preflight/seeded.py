"""Small tagged PDFs for the print checks, drawn with ReportLab directly, one defect at a time."""

from __future__ import annotations

import workshop.page.sealing  # isort: skip  # noqa: F401

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.typesetting import fonts
from workshop.page.structure import Mark, Node
from workshop.press.preflight.checks import check_pdf, quick_checks
from workshop.press.preflight.findings import Finding, JobFacts
from workshop.press.tags import mark_page, mend_to_unicode, write_preferences, write_structure

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
GREY = (196 / 255,)
JOB = JobFacts("job.pdf", "none", decoration=frozenset({GREY}))

Draw = Callable[[Any], None]


@dataclass
class Tags:
    """The tags of a file before they are written, for a test to spoil."""

    root: Node
    pages: list[tuple[str, list[Node]]] = field(default_factory=list)


def font() -> str:
    """Give the text face, which is embedded."""
    return fonts().name("regular")


def write(canvas: Any, x_mm: float, top_mm: float, text: str, size: float = 11.0, grey: float = 0.0) -> None:
    """Write a line of text, its baseline a distance from the top."""
    canvas.setFillGray(grey)
    canvas.setFont(font(), size)
    canvas.drawString(x_mm * MM, canvas._pagesize[1] - top_mm * MM, text)


def rule(canvas: Any, x_mm: float, top_mm: float, width: float = 0.5, grey: float = 0.0, length_mm: float = 60) -> None:
    """Draw a line across."""
    y = canvas._pagesize[1] - top_mm * MM
    canvas.setStrokeGray(grey)
    canvas.setLineWidth(width)
    canvas.line(x_mm * MM, y, (x_mm + length_mm) * MM, y)


def picture(canvas: Any, x_mm: float, top_mm: float, side_mm: float, pixels: int) -> None:
    """Draw a square picture."""
    image = ImageReader(Image.new("RGB", (pixels, pixels), (90, 120, 200)))
    canvas.drawImage(image, x_mm * MM, canvas._pagesize[1] - (top_mm + side_mm) * MM, side_mm * MM, side_mm * MM)


def clean(canvas: Any) -> None:
    """Draw what nothing is wrong with: text, lines, light decoration, a tab that runs off the paper, a picture."""
    write(canvas, 20, 30, "Nothing is wrong with this line")
    write(canvas, 20, 35, "nor with this one", 7.6)
    rule(canvas, 20, 50)
    rule(canvas, 20, 60, grey=0.54)
    rule(canvas, 20, 70, grey=GREY[0])
    canvas.setFillGray(0.2)
    canvas.rect(200 * MM, 100 * MM, 12 * MM, 40 * MM, stroke=0, fill=1)
    canvas.setFillGray(0.96)
    canvas.rect(20 * MM, 100 * MM, 80 * MM, 40 * MM, stroke=0, fill=1)
    write(canvas, 25, 180, "on a wash", grey=0.35)
    picture(canvas, 120, 100, 20, 200)


def pdf(
    *draws: Draw,
    scaling: str = "None",
    duplex: str = "Simplex",
    spoil: Callable[[Tags], None] = lambda tags: None,
    marked: bool = True,
    size: tuple[float, float] = A4,
) -> bytes:
    """Make a PDF with a page for each function; each is one paragraph in the tags, which `spoil` may change."""
    mend_to_unicode()
    buffer = io.BytesIO()
    canvas: Any = Canvas(buffer, pagesize=size, invariant=1, initialFontName=font(), pdfVersion=(1, 7))
    tags = Tags(Node("Document"))
    for number, draw in enumerate(draws):
        node = tags.root.add("P")
        node.kids.append(Mark(number, 0))
        canvas.setTrimBox(None)
        canvas.setBleedBox(None)
        name = canvas._doc.thisPageName()
        canvas._code.append("/P <</MCID 0>> BDC" if marked else " ")
        draw(canvas)
        canvas._code.append("EMC" if marked else " ")
        canvas.showPage()
        mark_page(canvas, name, number, tagged=True)
        tags.pages.append((name, [node]))
    spoil(tags)
    write_structure(canvas, tags.root, tags.pages, [])
    preferences = {"PrintScaling": scaling, "Duplex": duplex}
    write_preferences(canvas, {key: value for key, value in preferences.items() if value})
    canvas.save()
    return buffer.getvalue()


def found(draw: Draw, job: JobFacts = JOB, *, quick: bool = True) -> list[Finding]:
    """Check a page; what the quick checks find, the whole check finds too."""
    data = pdf(draw)
    whole = check_pdf(data, job)
    if quick:
        assert quick_checks(data, job) == whole
    return whole


def codes(findings: Iterable[Finding]) -> list[str]:
    """Give the codes of findings."""
    return [finding.code for finding in findings]
