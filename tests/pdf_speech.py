"""What a screen reader would say for a page: the structure tree's order, roles and texts, read back from a PDF."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

_BROKEN = "\x02"
"""What PDFium gives for a hyphen that breaks a word at a line's end."""

GROUPS = {"Document", "Part", "Sect", "Div", "L", "LI", "LBody", "Table", "TR", "NonStruct"}


def speech(data: bytes, number: int) -> str:
    """Give the lines for a page, counted from 1: a role and its text each, in the order of the tree."""
    document = pypdfium2.PdfDocument(data)
    page = document[number - 1]
    texts = _texts(page)
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    try:
        lines: list[str] = []
        for i in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            lines += _spoken(pdfium.FPDF_StructTree_GetChildAtIndex(tree, i), texts)
        return "\n".join(lines) + "\n"
    finally:
        pdfium.FPDF_StructTree_Close(tree)
        document.close()


def _texts(page: pypdfium2.PdfPage) -> dict[int, str]:
    """Join the text of a page's objects by the number of the marked content that they stand in."""
    texts: dict[int, str] = {}
    layer = page.get_textpage()
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=1):
        mcid = pdfium.FPDFPageObj_GetMarkedContentID(item.raw)
        if mcid < 0:
            continue
        size = pdfium.FPDFTextObj_GetText(item.raw, layer.raw, None, 0)
        buffer = (ctypes.c_ushort * (size // 2 + 1))()
        pdfium.FPDFTextObj_GetText(item.raw, layer.raw, buffer, size)
        word = bytes(buffer)[: max(size - 2, 0)].decode("utf-16-le")
        before = texts.get(mcid, "")
        texts[mcid] = before[:-1] + word if before.endswith(_BROKEN) else f"{before} {word}"
    return {mcid: " ".join(text.split()) for mcid, text in texts.items()}


def _string(call: Any, element: Any) -> str:
    size = call(element, None, 0)
    buffer = ctypes.create_string_buffer(size + 2)
    call(element, buffer, size)
    return buffer.raw[: max(size - 2, 0)].decode("utf-16-le")


def _spoken(element: Any, texts: dict[int, str]) -> Iterator[str]:
    role = _string(pdfium.FPDF_StructElement_GetType, element)
    alt = _string(pdfium.FPDF_StructElement_GetAltText, element)
    own = [texts.get(mcid, "") for mcid in _numbers(element)]
    children = [
        child
        for i in range(pdfium.FPDF_StructElement_CountChildren(element))
        if (child := pdfium.FPDF_StructElement_GetChildAtIndex(element, i))
    ]
    if role == "Figure":
        yield f"Figure {alt}"
    elif any(own) or (role not in GROUPS and not children):
        inline = [text for child in children for line in _spoken(child, texts) for text in [line.partition(" ")[2]]]
        yield f"{role} {' '.join(part for part in [*own, *inline] if part)}".strip()
        return
    for child in children:
        yield from _spoken(child, texts)


def _numbers(element: Any) -> Iterator[int]:
    for i in range(pdfium.FPDF_StructElement_CountChildren(element)):
        mcid = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, i)
        if mcid >= 0:
            yield mcid
