"""The one writer: laid-out documents -> sheets -> one PDF, drawn once on one canvas."""

from __future__ import annotations

import workshop.page.sealing  # isort: skip  # noqa: F401  (must come before the first ReportLab import)

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from workshop.errors import PageError, Place, Problem
from workshop.page.furniture import Leaf, draw_furniture
from workshop.page.pages import Document
from workshop.page.pen import Stroke
from workshop.page.setting import Setting
from workshop.page.structure import Node
from workshop.press.formats import Duplex
from workshop.press.pen import CanvasPen
from workshop.press.sheets import Sheet, impose
from workshop.press.tags import (
    mark_page,
    mend_to_unicode,
    write_fields,
    write_metadata,
    write_preferences,
    write_structure,
)

_DUPLEX = {"none": "Simplex", "long-edge": "DuplexFlipLongEdge", "short-edge": "DuplexFlipShortEdge"}


@dataclass(frozen=True, slots=True)
class Written:
    """A PDF's bytes, how many pages it has, and which of them use colour, counted from 1.

    `fingerprints` has one for each page: of all that is on it but its number.
    """

    data: bytes
    pages: int
    coloured: tuple[int, ...]
    fingerprints: tuple[str, ...]


def write_pdf(parts: Sequence[tuple[Document, Setting]], title: str, language: str, duplex: Duplex) -> Written:
    """Draw documents one after another into one PDF, with one structure tree.

    Raises PageError if the words of any element were not drawn: nothing is lost in silence.
    """
    return _Writer(parts, title, language, duplex).run()


class _Writer:
    def __init__(self, parts: Sequence[tuple[Document, Setting]], title: str, language: str, duplex: Duplex) -> None:
        self.parts, self.title, self.language, self.duplex = parts, title, language, duplex
        self.buffer = io.BytesIO()
        mend_to_unicode()
        first_font: Any = parts[0][1].fonts.name("regular")
        self.canvas: Any = Canvas(
            self.buffer,
            invariant=1,
            pageCompression=1,
            initialFontName=first_font,
            lang=language,
            pdfVersion=(1, 7),
        )
        self.canvas.setTitle(title)
        self.canvas.setCreator("workshop")
        self.pen = CanvasPen(self.canvas)
        self.pages: list[tuple[str, list[Node]]] = []
        self.coloured: list[int] = []
        self.fingerprints: list[str] = []
        self.level = -1

    def run(self) -> Written:
        for i, (document, setting) in enumerate(self.parts):
            self.pen.prefix = f"{i}-"
            self.pen.numbers = lambda name, anchors=document.anchors: anchors.get(name, 0)  # type: ignore[misc]
            sheets = impose(document)
            if len(self.parts) > 1:
                self._bookmark(document.title, 0, sheets[0].height)
            for sheet in sheets:
                self._draw(sheet, setting, least_level=0 if len(self.parts) == 1 else 1)
        root = self._root()
        write_structure(self.canvas, root, self.pages, self.pen.annotations)
        write_fields(self.canvas, self.pen.fields)
        write_metadata(self.canvas, self.title, self.language)
        preferences = {"DisplayDocTitle": "true", "PrintScaling": "None", "Duplex": _DUPLEX[self.duplex]}
        write_preferences(self.canvas, preferences)
        self.canvas.save()
        return Written(self.buffer.getvalue(), len(self.pages), tuple(self.coloured), tuple(self.fingerprints))

    def _root(self) -> Node:
        root = self.parts[0][0].root
        if len(self.parts) > 1:
            root = Node("Document", language=self.language)
            for document, _ in self.parts:
                document.root.role = "Part"
                root.kids.append(document.root)
        root.prune()
        lost = root.undrawn()
        if lost:
            roles = ", ".join(sorted({node.role for node in lost}))
            message = f"{len(lost)} elements of {self.title} were not drawn ({roles})"
            hint = "a block holds more than its page; take something out"
            raise PageError([Problem("not-drawn", message, Place(self.title), hint)])
        return root

    def _bookmark(self, title: str, level: int, height: float) -> None:
        """Add a bookmark, no more than one level below the one before it."""
        self.level = min(level, self.level + 1)
        self.pen.bookmark(title, self.level, height)

    def _draw(self, sheet: Sheet, setting: Setting, least_level: int) -> None:
        self.canvas.setPageSize((sheet.width, sheet.height))
        self.canvas._trimBox = None  # or that of the sheet before would stay
        self.canvas.setTrimBox(sheet.trim)  # none at all where nothing is cut: a box stays for the pages that follow
        pen = self.pen
        if sheet.anchor:
            pen.anchor(sheet.anchor, sheet.height)
        if sheet.bookmark:
            self._bookmark(sheet.bookmark, least_level + sheet.level, sheet.height)
        for flowable, area in sheet.placed:
            flowable.draw(pen, area)
        outer = "left" if self.duplex == "long-edge" and sheet.number % 2 == 0 else "right"
        leaf = Leaf(sheet.width, sheet.height, sheet.number, sheet.total, outer)
        pen.trace.counter = leaf.counter
        draw_furniture(pen, sheet.furniture, setting, leaf)
        pen.trace.counter = ""
        self._draw_marks(sheet, setting)
        pen.trace.note(f"{sheet.width:.3f} {sheet.height:.3f}")
        self._finish_page()

    def _draw_marks(self, sheet: Sheet, setting: Setting) -> None:
        faint = Stroke(setting.theme.colour("decoration"), setting.theme.stroke("thin"))
        for segment in sheet.cuts:
            self.pen.line(*segment, faint)
        for segment in sheet.marks:
            self.pen.line(*segment, Stroke(setting.theme.colour("text"), setting.theme.stroke("thin")))

    def _finish_page(self) -> None:
        name = self.canvas._doc.thisPageName()
        if self.pen.coloured:
            self.coloured.append(len(self.pages) + 1)
        nodes = self.pen.end_page()
        self.fingerprints.append(self.pen.trace.end_page())
        if not self.canvas._code:
            self.canvas._code.append(" ")
        self.canvas.showPage()
        mark_page(self.canvas, name, len(self.pages), tagged=bool(nodes))
        self.pages.append((name, nodes))
