"""Read PDFs for tests: objects and streams by a small parser, words and boxes by PDFium, the tree of tags."""

from __future__ import annotations

import base64
import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import pypdfium2

MM = 72 / 25.4

_TOKEN = re.compile(
    rb"\s*(?:%[^\n]*\n\s*)*(?:(?P<ref>\d+ \d+ R\b)|(?P<mark><<|>>|\[|\])|/(?P<name>[^\s/<>\[\]()%]*)|"
    rb"<(?P<hex>[0-9A-Fa-f\s]*)>|(?P<string>\()|(?P<number>[-+]?(?:\d+\.?\d*|\.\d+))|(?P<word>[A-Za-z'\"*]+[01]?))"
)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_SQUASHED = re.compile("[\\s\u00ad\u00a0\ufffe\ufffd\x02-]+")


class Name(str):
    """A PDF name."""

    __slots__ = ()


class Operator(str):
    """An operator of a content stream."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to an object."""

    number: int


def _string(data: bytes, at: int) -> tuple[bytes, int]:
    depth, out = 1, bytearray()
    while depth:
        byte = data[at : at + 1]
        if byte == b"\\":
            octal = re.compile(rb"[0-7]{1,3}").match(data, at + 1)
            if octal:
                out.append(int(octal[0], 8))
                at = octal.end()
                continue
            out += _ESCAPES.get(data[at + 1 : at + 2], data[at + 1 : at + 2])
            at += 2
            continue
        depth += (byte == b"(") - (byte == b")")
        out += byte if depth else b""
        at += 1
    return bytes(out), at


def tokens(data: bytes) -> Iterator[object]:
    """Yield the values and operators of PDF syntax, brackets as operators."""
    at = 0
    while found := _TOKEN.match(data, at):
        at = found.end()
        kind = found.lastgroup
        if kind == "string":
            value, at = _string(data, at)
            yield value
        elif kind == "ref":
            yield Ref(int(found["ref"].split()[0]))
        elif kind == "name":
            yield Name(re.sub(r"#(..)", lambda m: chr(int(m[1], 16)), found["name"].decode("latin-1")))
        elif kind == "hex":
            digits = re.sub(rb"\s", b"", found["hex"])
            yield bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
        elif kind == "number":
            yield float(found["number"]) if b"." in found["number"] else int(found["number"])
        else:
            yield Operator((found["mark"] or found["word"]).decode())


def _value(stream: Iterator[object], first: object) -> object:
    if first == "[" and isinstance(first, Operator):
        items = []
        while not (isinstance(item := next(stream), Operator) and item == "]"):
            items.append(_value(stream, item))
        return items
    if first == "<<" and isinstance(first, Operator):
        entries = {}
        while not (isinstance(key := next(stream), Operator) and key == ">>"):
            entries[str(key)] = _value(stream, next(stream))
        return entries
    return {"true": True, "false": False, "null": None}.get(first, first) if isinstance(first, Operator) else first


class Pdf:
    """A PDF as a dictionary of its objects; `get` follows references."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.objects: dict[int, object] = {}
        self.streams: dict[int, bytes] = {}
        for found in re.finditer(rb"(?:^|\n)(\d+) 0 obj\s(.*?)endobj", data, re.DOTALL):
            self._add(int(found[1]), found[2])
        trailer = data[data.rindex(b"trailer") + 7 :]
        stream = tokens(trailer)
        self.trailer = _value(stream, next(stream))
        self.catalog = self.get(self.trailer["Root"])

    def _add(self, number: int, body: bytes) -> None:
        head, mark, rest = body.partition(b"stream")
        stream = tokens(head)
        self.objects[number] = _value(stream, next(stream))
        if mark:
            raw = rest.lstrip(b"\r").removeprefix(b"\n")
            length = self.objects[number]["Length"]
            self.streams[number] = raw[:length]

    def get(self, value: object) -> object:
        """Follow a reference to what it names."""
        while isinstance(value, Ref):
            value = self.objects[value.number]
        return value

    def stream(self, reference: Ref) -> bytes:
        """Decode a stream."""
        data = self.streams[reference.number]
        filters = self.objects[reference.number].get("Filter", [])
        for name in filters if isinstance(filters, list) else [filters]:
            data = base64.a85decode(data.strip(), adobe=False) if name == "ASCII85Decode" and not data.strip(
            ).endswith(b"~>") else base64.a85decode(data.strip()[:-2]) if name == "ASCII85Decode" else zlib.decompress(
                data
            )  # fmt: skip
        return data

    def pages(self) -> list[tuple[int, dict]]:
        """Give each page's object number and dictionary."""
        found = []

        def walk(reference: Ref) -> None:
            node = self.get(reference)
            if node["Type"] == "Pages":
                for kid in node["Kids"]:
                    walk(kid)
            else:
                found.append((reference.number, node))

        walk(self.catalog["Pages"])
        return found

    def content(self, page: dict) -> list[object]:
        """Give the values and operators of a page's content."""
        references = page["Contents"]
        references = references if isinstance(references, list) else [references]
        return list(tokens(b"\n".join(self.stream(reference) for reference in references)))

    def text_string(self, value: object) -> str:
        """Decode a text string."""
        data = self.get(value)
        if data.startswith(b"\xfe\xff"):
            return data[2:].decode("utf-16-be")
        return data.decode("latin-1")


@dataclass(slots=True)
class Tag:
    """One structure element as the file has it."""

    number: int
    role: str
    alt: str
    entries: dict
    kids: list
    """Tags, (page object, MCID) pairs and references of annotations."""

    def walk(self) -> Iterator[Tag]:
        """Yield this and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Tag):
                yield from kid.walk()

    def marks(self) -> Iterator[tuple[int, int]]:
        """Yield the marks of this and all below, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Tag):
                yield from kid.marks()
            elif isinstance(kid, tuple):
                yield kid


def read_tags(pdf: Pdf) -> Tag:
    """Read the structure tree below its root."""
    top = pdf.get(pdf.catalog["StructTreeRoot"])
    return _tag(pdf, top["K"][0])


def _tag(pdf: Pdf, reference: Ref) -> Tag:
    entries = pdf.get(reference)
    alt = pdf.text_string(entries["Alt"]) if "Alt" in entries else ""
    tag = Tag(reference.number, entries["S"], alt, entries, [])
    page = entries["Pg"].number if "Pg" in entries else None
    for kid in entries.get("K", []):
        if isinstance(kid, int):
            tag.kids.append((page, kid))
        elif isinstance(kid, Ref):
            tag.kids.append(_tag(pdf, kid))
        elif kid["Type"] == "MCR":
            tag.kids.append((kid["Pg"].number, kid["MCID"]))
        else:
            tag.kids.append(kid["Obj"])
    return tag


def parent_tree(pdf: Pdf) -> dict[int, object]:
    """Read the parent tree: a list of references for a page, one reference for an annotation."""
    numbers = pdf.get(pdf.get(pdf.catalog["StructTreeRoot"])["ParentTree"])["Nums"]
    return dict(zip(numbers[::2], numbers[1::2], strict=True))


def marked_content(pdf: Pdf, page: dict) -> tuple[dict[int, str], list[str]]:
    """Give the role of each MCID of a page, and the operators that paint outside every mark."""
    roles: dict[int, str] = {}
    loose: list[str] = []
    open_marks: list[str] = []
    operands: list[object] = []
    stack: list[object] = []
    for token in pdf.content(page):
        if not isinstance(token, Operator) or token in ("<<", ">>", "[", "]"):
            operands.append(token)
            continue
        if token in ("BMC", "BDC"):
            names = [operand for operand in operands if isinstance(operand, Name)]
            open_marks.append(names[0])
            if token == "BDC":
                mcid = operands[-2]
                assert mcid not in roles, "an MCID comes twice"
                roles[mcid] = names[0]
        elif token == "EMC":
            open_marks.pop()
        elif token in ("Tj", "TJ", "S", "f", "B", "Do", "f*", "B*", "s", "b") and not open_marks:
            loose.append(token)
        operands = []
        del stack[:]
    assert not open_marks, "a mark is left open"
    return roles, loose


# -- words and boxes ---------------------------------------------------------------------------------


@lru_cache(maxsize=200)
def page_texts(data: bytes) -> tuple[str, ...]:
    """Extract the text of each page."""
    document = pypdfium2.PdfDocument(data)
    try:
        texts = []
        for page in document:
            text_page = page.get_textpage()
            texts.append(text_page.get_text_range().replace("\r\n", "\n"))
            text_page.close()
            page.close()
        return tuple(texts)
    finally:
        document.close()


def all_text(data: bytes) -> str:
    """Extract all text."""
    return "\n".join(page_texts(data))


def squashed(text: str) -> str:
    """Take spaces and hyphens out, so that a text can be found however it was broken into lines."""
    return _SQUASHED.sub("", text)


def shows(data: bytes, text: str) -> bool:
    """Say whether a text stands in a PDF, wherever its lines and words were broken."""
    return squashed(text) in squashed_pdf(data)


@lru_cache(maxsize=200)
def squashed_pdf(data: bytes) -> str:
    """Give all text of a PDF without spaces and hyphens."""
    return squashed(all_text(data))


@dataclass(frozen=True, slots=True)
class TextBox:
    """A stretch of text with its edges in points from the lower left corner of its page."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


@lru_cache(maxsize=200)
def text_boxes(data: bytes) -> tuple[tuple[float, float, tuple[TextBox, ...]], ...]:
    """Give each page's width, height and boxes of text."""
    document = pypdfium2.PdfDocument(data)
    try:
        return tuple(_page_boxes(page) for page in document)
    finally:
        document.close()


def _page_boxes(page: pypdfium2.PdfPage) -> tuple[float, float, tuple[TextBox, ...]]:
    text_page = page.get_textpage()
    boxes = []
    for i in range(text_page.count_rects()):
        edges = text_page.get_rect(i)
        boxes.append(TextBox(text_page.get_text_bounded(*edges), *edges))
    size = page.get_size()
    text_page.close()
    page.close()
    return (*size, tuple(boxes))


def outside(data: bytes, edge_mm: float = 5.0) -> list[tuple[int, TextBox]]:
    """Find text nearer to the paper's edge than a distance, with the page it is on, from 1."""
    edge = edge_mm * MM
    return [
        (number, box)
        for number, (width, height, boxes) in enumerate(text_boxes(data), start=1)
        for box in boxes
        if box.text.strip()
        and (box.left < edge or box.bottom < edge or box.right > width - edge or box.top > height - edge)
    ]


def bookmarks(data: bytes) -> list[tuple[str, int, int]]:
    """List the bookmarks: title, level from 0, page from 1."""
    document = pypdfium2.PdfDocument(io.BytesIO(data))
    try:
        return [(mark.get_title(), mark.level, (mark.get_dest().get_index() or 0) + 1) for mark in document.get_toc()]
    finally:
        document.close()


def shows_whole(data: bytes, text: str) -> bool:
    """Say whether a text stands in a PDF, at most one page's end within it."""
    whole, wanted = squashed_pdf(data), squashed(text)
    low, high = 0, len(wanted)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if wanted[:middle] in whole else (low, middle - 1)
    return low == len(wanted) or (low > 0 and wanted[low:] in whole)
