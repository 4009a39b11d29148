"""Ink: what `saver` saves, measured on rendered pages, and that `grey` has no colour."""

from __future__ import annotations

import base64
import re
import zlib
from dataclasses import replace
from typing import Literal

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from workshop.content.library import Library
from workshop.errors import Problems
from workshop.pack.box import box_layer
from workshop.pack.build import build_pack
from workshop.pack.records import Pack
from workshop.session.session_file import read_starter

Ink = Literal["colour", "saver", "grey"]


def pack_in(ink: Ink) -> Pack:
    library, problems = Library([box_layer()]), Problems()
    session = read_starter(library, "meet-the-person", problems, "en")
    assert session is not None
    return build_pack(replace(session, print=replace(session.print, ink=ink)), library, problems)


@pytest.fixture(scope="module")
def packs() -> dict[Ink, Pack]:
    inks: tuple[Ink, ...] = ("colour", "saver", "grey")
    return {ink: pack_in(ink) for ink in inks}


def fill_ink(data: bytes) -> float:
    """Measure the darkness that a document's fills put on paper, in square points of black: no text, no strokes."""
    total = 0.0
    document = pypdfium2.PdfDocument(data)
    for page in document:
        for item in list(page.get_objects(max_depth=1)):
            if item.type == pdfium.FPDF_PAGEOBJ_TEXT:
                page.remove_obj(item)
            elif item.type == pdfium.FPDF_PAGEOBJ_PATH:
                pdfium.FPDFPath_SetDrawMode(item.raw, pdfium.FPDF_FILLMODE_WINDING if _filled(item) else 0, False)
        grey = page.render(scale=0.5, grayscale=True).to_pil()
        shades = grey.histogram()
        total += sum((255 - shade) / 255 * count for shade, count in enumerate(shades)) * 4
    return total


def _filled(item: pypdfium2.PdfObject) -> bool:
    fill, stroke = pdfium.c_int(), pdfium.c_int()
    pdfium.FPDFPath_GetDrawMode(item.raw, fill, stroke)
    return bool(fill.value)


def test_saver_takes_away_four_fifths_of_the_fill_ink(packs: dict[Ink, Pack]) -> None:
    full = sum(fill_ink(file.data) for file in packs["colour"].files)
    saved = sum(fill_ink(file.data) for file in packs["saver"].files)
    assert full > 100_000
    assert saved <= 0.2 * full, (saved, full)


def contents(data: bytes) -> list[bytes]:
    streams = re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL)
    found = []
    for stream in streams:
        body = stream.strip()
        if body.endswith(b"~>"):
            body = base64.a85decode(b"<~" + body, adobe=True)
        try:
            found.append(zlib.decompress(body))
        except zlib.error:
            found.append(body)
    return found


def test_grey_has_no_colour_operator(packs: dict[Ink, Pack]) -> None:
    coloured = re.compile(rb"(?:^|[\s\]])(?:[\d.]+ ){3}(?:rg|RG)\b|(?:[\d.]+ ){4}(?:k|K)\b")
    for file in packs["grey"].files:
        assert not file.colour
        pages = [content for content in contents(file.data) if b"BDC" in content or b"BMC" in content]
        assert pages
        assert not [found for content in pages if (found := coloured.search(content))], file.name
    assert any(coloured.search(content) for content in contents(packs["colour"].files[0].data))


def test_every_ink_says_the_same(packs: dict[Ink, Pack]) -> None:
    def words(pack: Pack) -> list[list[str]]:
        documents = [pypdfium2.PdfDocument(file.data) for file in pack.files if file.kind != "print-order"]
        return [page.get_textpage().get_text_range().split() for document in documents for page in document]

    assert words(packs["saver"]) == words(packs["colour"])
    assert words(packs["grey"]) == words(packs["colour"])
