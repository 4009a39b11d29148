"""The pen: draws on a ReportLab canvas, and marks every stroke and letter as a node's content or as an artifact."""

from __future__ import annotations

import workshop.page.sealing  # isort: skip  # noqa: F401  (must come before the first ReportLab import)

import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFStream, PDFString

from workshop.page.pen import Answer, Choice, Line, Path, Piece, Stroke
from workshop.page.structure import Annotation, Mark, Node
from workshop.page.theme import Colour
from workshop.press.trace import Trace

_MULTILINE = 1 << 12
_RADIO = 1 << 15
FIRST_ANNOTATION_KEY = 1_000_000
"""Keys of the parent tree: pages count from 0, annotations from here."""


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".") or "0"


def _numbers(*values: float) -> str:
    return " ".join(map(_number, values))


def _dot(side: float) -> str:
    """Draw the dot of a button that is chosen, as four curves."""
    middle, radius = side / 2, side * 0.3
    pull = radius * 0.5523
    low, high, left, right = middle - pull, middle + pull, middle - radius, middle + radius
    curves = (
        (right, high, high, right, middle, right),
        (low, right, left, high, left, middle),
        (left, low, low, left, middle, left),
        (high, left, right, low, right, middle),
    )
    drawn = " ".join(f"{_numbers(*curve)} c" for curve in curves)
    return f"q 0 g {_numbers(right, middle)} m {drawn} f Q"


class CanvasPen:
    """A pen on one canvas. `page_number` resolves a place's name once the pages of its document are numbered."""

    def __init__(self, canvas: Any) -> None:
        self.canvas = canvas
        self.page_nodes: list[Node] = []
        self.annotations: list[Node] = []
        self.fields: list[Any] = []
        self.coloured = False
        self.prefix = ""
        self.numbers: Callable[[str], int] = lambda name: 0
        self.trace = Trace()
        self.page = 0
        self._inside = False
        self._artifact = False
        self._looks = 0

    # -- marks -----------------------------------------------------------------------------------

    def _out(self, code: str) -> None:
        self.canvas._code.append(code)
        self.trace.note(code)

    def _begin_artifact(self) -> None:
        if not self._inside and not self._artifact:
            self._out("/Artifact BMC")
            self._artifact = True

    def _end_artifact(self) -> None:
        if self._artifact:
            self._out("EMC")
            self._artifact = False

    def _open(self, node: Node) -> str:
        number = len(self.page_nodes)
        self.page_nodes.append(node)
        node.kids.append(Mark(self.page, number))
        return f"/{node.role} <</MCID {number}>> BDC"

    def end_page(self) -> list[Node]:
        """Close what is open and give the nodes whose content the page holds, by their numbers."""
        self._end_artifact()
        nodes, self.page_nodes = self.page_nodes, []
        self.page += 1
        self.coloured = False
        return nodes

    @contextmanager
    def figure(self, node: Node, box: tuple[float, float, float, float]) -> Iterator[None]:
        """Make all that is drawn inside the content of one figure."""
        self._end_artifact()
        node.box = box
        self.trace.note(node.alt)
        self._out(self._open(node))
        self._inside = True
        yield
        self._inside = False
        self._out("EMC")

    # -- colours and strokes ---------------------------------------------------------------------

    def _fill(self, colour: Colour) -> str:
        self._note(colour)
        return f"{_numbers(*colour)} {'g' if len(colour) == 1 else 'rg'}"

    def _stroke(self, stroke: Stroke) -> str:
        self._note(stroke.colour)
        dash = _numbers(*stroke.dash)
        operator = "G" if len(stroke.colour) == 1 else "RG"
        return f"{_numbers(*stroke.colour)} {operator} {_number(stroke.width)} w [{dash}] 0 d 1 J 1 j"

    def _note(self, colour: Colour) -> None:
        self.coloured = self.coloured or len(colour) == 3

    def _paint(self, path: str, fill: Colour | None, stroke: Stroke | None) -> None:
        if fill is None and stroke is None:
            return
        self._begin_artifact()
        parts = []
        if fill is not None:
            parts.append(self._fill(fill))
        if stroke is not None:
            parts.append(self._stroke(stroke))
        operator = "B" if fill is not None and stroke is not None else "f" if fill is not None else "S"
        self._out(" ".join([*parts, path, operator]))

    # -- drawing ---------------------------------------------------------------------------------

    def line(self, x0: float, y0: float, x1: float, y1: float, stroke: Stroke) -> None:
        """Draw a straight line."""
        self._paint(
            f"{_numbers(x0, y0)} m {_numbers(x1, y1)} l", None, Stroke(stroke.colour, stroke.width, stroke.dash)
        )

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: Colour | None = None,
        stroke: Stroke | None = None,
        radius: float = 0,
    ) -> None:
        """Draw a rectangle from its lower left corner, its corners rounded if there is a radius."""
        if not radius:
            self._paint(f"{_numbers(x, y, width, height)} re", fill, stroke)
            return
        r = min(radius, width / 2, height / 2)
        k = r * 0.4477
        right, top = x + width, y + height
        steps = [
            f"{_numbers(x + r, y)} m {_numbers(right - r, y)} l",
            f"{_numbers(right - k, y, right, y + k, right, y + r)} c {_numbers(right, top - r)} l",
            f"{_numbers(right, top - k, right - k, top, right - r, top)} c {_numbers(x + r, top)} l",
            f"{_numbers(x + k, top, x, top - k, x, top - r)} c {_numbers(x, y + r)} l",
            f"{_numbers(x, y + k, x + k, y, x + r, y)} c h",
        ]
        self._paint(" ".join(steps), fill, stroke)

    def ellipse(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: Colour | None = None,
        stroke: Stroke | None = None,
    ) -> None:
        """Draw an ellipse in the rectangle given by its lower left corner."""
        a, b = width / 2, height / 2
        cx, cy, ka, kb = x + a, y + b, a * 0.5523, b * 0.5523
        steps = [
            f"{_numbers(cx + a, cy)} m",
            f"{_numbers(cx + a, cy + kb, cx + ka, cy + b, cx, cy + b)} c",
            f"{_numbers(cx - ka, cy + b, cx - a, cy + kb, cx - a, cy)} c",
            f"{_numbers(cx - a, cy - kb, cx - ka, cy - b, cx, cy - b)} c",
            f"{_numbers(cx + ka, cy - b, cx + a, cy - kb, cx + a, cy)} c h",
        ]
        self._paint(" ".join(steps), fill, stroke)

    def path(self, path: Path, *, fill: Colour | None = None, stroke: Stroke | None = None) -> None:
        """Draw a path."""
        steps = [f"{_numbers(*values)} {operator}".strip() for operator, values in path.steps]
        self._paint(" ".join(steps), fill, stroke)

    def image(self, image: Any, x: float, y: float, width: float, height: float) -> None:
        """Draw a decoded picture."""
        self._begin_artifact()
        self.coloured = self.coloured or not image._image.mode.startswith("L")
        start = len(self.canvas._code)
        self.canvas.drawImage(image, x, y, width, height, mask="auto")
        self.trace.note(*self.canvas._code[start:])  # which call the picture by a digest of it
        image._data = image._dataA = None  # the canvas has its own, packed; a reader would keep it a second time

    # -- text ------------------------------------------------------------------------------------

    def text(self, lines: Sequence[Line], node: Node | None, angle: float = 0.0) -> None:
        """Draw lines of text as the content of a node; without one they are part of a figure, or an artifact."""
        if not any(piece.text for line in lines for piece in line.pieces):
            return
        self.trace.text(lines, angle)
        if node is None:
            self._begin_artifact()
            self._plain_text(lines, angle)
            return
        self._end_artifact()
        self._node_text(lines, node)

    def _plain_text(self, lines: Sequence[Line], angle: float) -> None:
        tx: Any = self.canvas.beginText()
        cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        for line in lines:
            tx.setTextTransform(cos, sin, -sin, cos, line.x, line.baseline)
            for piece in line.pieces:
                self._write(tx, piece)
        self.canvas.drawText(tx)

    def _node_text(self, lines: Sequence[Line], node: Node) -> None:
        tx: Any = self.canvas.beginText()
        tx._code.append(self._open(node))
        link: tuple[str, Node] | None = None
        for line in lines:
            tx.setTextOrigin(line.x, line.baseline)
            x = line.x
            for piece in line.pieces:
                if piece.link != (link[0] if link else ""):
                    link = self._switch(tx, piece, node)
                if link:
                    self._annotate(piece, link[1], x, line.baseline)
                self._write(tx, piece)
                x += piece.width
        tx._code.append("EMC")
        self.canvas.drawText(tx)

    def _switch(self, tx: Any, piece: Piece, node: Node) -> tuple[str, Node] | None:
        tx._code.append("EMC")
        if not piece.link:
            tx._code.append(self._open(node))
            return None
        link = node.add("Link")
        tx._code.append(self._open(link))
        return piece.link, link

    def _write(self, tx: Any, piece: Piece) -> None:
        tx.setFont(piece.font, piece.size)
        tx._code.append(self._fill(piece.colour))
        tx.textOut(piece.text)

    # -- links and places ------------------------------------------------------------------------

    def _annotate(self, piece: Piece, node: Node, x: float, baseline: float) -> None:
        rect = [x, baseline - piece.size * 0.27, x + piece.width, baseline + piece.size * 0.94]
        entries: dict[str, Any] = {
            "Subtype": PDFName("Link"),
            "Border": PDFArray([0, 0, 0]),
            "Rect": PDFArray([round(value, 3) for value in rect]),
            "Contents": PDFString(piece.text.strip() or piece.link),
        }
        if piece.link.startswith("#"):
            entries["Dest"] = self.canvas._bookmarkReference(self.prefix + piece.link[1:])
        else:
            entries["A"] = PDFDictionary({"S": PDFName("URI"), "URI": PDFString(piece.link)})
        self._add_annotation(entries, node, f"link{len(self.annotations)}")

    def _add_annotation(self, entries: dict[str, Any], node: Node, name: str) -> str:
        """Add an annotation that belongs to a node and give its object's name; it prints, as PDF/UA asks of links."""
        entries |= {"Type": PDFName("Annot"), "StructParent": FIRST_ANNOTATION_KEY + len(self.annotations), "F": 4}
        self.annotations.append(node)
        node.kids.append(Annotation(self.page, self.canvas._doc.annotationName(name)))
        self.canvas._addAnnotation(PDFDictionary(entries), name)
        return str(self.canvas._doc.annotationName(name))

    def text_field(self, answer: Answer, box: tuple[float, float, float, float], *, multiline: bool) -> None:
        """Lay a field to type in over a box."""
        left, bottom, right, top = box
        look = self._appearance(right - left, top - bottom, "/Tx BMC EMC")
        size = 0 if not multiline and top - bottom < answer.size * 1.3 else round(answer.size, 1)
        self._widget(
            answer,
            box,
            {
                "FT": PDFName("Tx"),
                "Ff": _MULTILINE if multiline else 0,
                "DA": PDFString(f"/Helv {size:g} Tf 0 g"),
                "AP": PDFDictionary({"N": look}),
            },
        )

    def check_box(self, answer: Answer, x: float, y: float, side: float) -> None:
        """Lay a box to tick over a square."""
        points = (side * 0.2, side * 0.5, side * 0.42, side * 0.25, side * 0.8, side * 0.78)
        tick = "q 1.4 w 0 G {} {} m {} {} l {} {} l S Q".format(*map(_number, points))
        looks = {"Off": self._appearance(side, side, ""), "Yes": self._appearance(side, side, tick)}
        entries = {"FT": PDFName("Btn"), "AS": PDFName("Off"), "V": PDFName("Off")}
        appearance = PDFDictionary({"N": PDFDictionary(looks)})
        self._widget(answer, (x, y, x + side, y + side), {**entries, "AP": appearance})

    def choice(self, choice: Choice, corners: Sequence[tuple[float, float]], side: float) -> None:
        """Lay round buttons over squares; they are one field, so that choosing one takes back the one before."""
        group = f"field{len(self.fields) + 1}"
        kids = [
            self._button(answer, f"{group}-{i}", PDFObjectReference(group), (x, y, x + side, y + side))
            for i, (answer, (x, y)) in enumerate(zip(choice.answers, corners, strict=True), 1)
        ]
        entries = {"FT": PDFName("Btn"), "Ff": _RADIO, "V": PDFName("Off"), "Kids": PDFArray(kids)}
        self.canvas._doc.Reference(PDFDictionary(self._named(choice.tip) | entries), group)
        self.fields.append(PDFObjectReference(group))

    def _button(self, answer: Answer, name: str, group: Any, box: tuple[float, float, float, float]) -> Any:
        self.trace.note(answer.tip, _numbers(*box))
        side = box[2] - box[0]
        looks = {
            "Off": self._appearance(side, side, ""),
            name.rpartition("-")[2]: self._appearance(side, side, _dot(side)),
        }
        entries = {
            "Subtype": PDFName("Widget"),
            "Rect": PDFArray([round(value, 3) for value in box]),
            "Parent": group,
            "TU": PDFString(answer.tip),
            "Contents": PDFString(answer.tip),
            "AS": PDFName("Off"),
            "AP": PDFDictionary({"N": PDFDictionary(looks)}),
        }
        return PDFObjectReference(self._add_annotation(entries, answer.node, name))

    def _appearance(self, width: float, height: float, drawing: str) -> Any:
        keys = {
            "Type": PDFName("XObject"),
            "Subtype": PDFName("Form"),
            "BBox": PDFArray([0, 0, round(width, 3), round(height, 3)]),
            "Resources": PDFDictionary({}),
        }
        self._looks += 1
        name = f"look{self._looks}"
        self.canvas._doc.Reference(PDFStream(PDFDictionary(keys), drawing), name)
        return PDFObjectReference(name)

    def _widget(self, answer: Answer, box: tuple[float, float, float, float], entries: dict[str, Any]) -> None:
        self.trace.note(answer.tip, _numbers(*box))
        common = {
            "Subtype": PDFName("Widget"),
            "Rect": PDFArray([round(value, 3) for value in box]),
            "Contents": PDFString(answer.tip),
        }
        number = len(self.fields) + 1
        made = self._add_annotation({**common, **self._named(answer.tip), **entries}, answer.node, f"field{number}")
        self.fields.append(PDFObjectReference(made))

    def _named(self, tip: str) -> dict[str, Any]:
        """Name a field: its number makes the name its own."""
        name = f"{len(self.fields) + 1:03} {tip}".replace(".", "")
        return {"T": PDFString(name), "TU": PDFString(tip)}

    def anchor(self, name: str, top: float) -> None:
        """Make this height of this page the place that links to `name` lead to."""
        self.canvas.bookmarkPage(self.prefix + name, fit="XYZ", left=0, top=round(top + 4, 3))

    def bookmark(self, title: str, level: int, top: float) -> None:
        """Add an entry to the bookmarks."""
        key = f"{self.prefix}bookmark-{self.page}-{level}"
        self.canvas.bookmarkPage(key, fit="XYZ", left=0, top=round(top, 3))
        self.canvas.addOutlineEntry(title, key, level, closed=level > 0)

    def page_number(self, name: str) -> int:
        """Give the page number, in its document, of the place called `name`."""
        return self.numbers(name)
