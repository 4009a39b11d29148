from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import page as page_validation
import pypdfium2
import pytest

from tests.pdf_reading import Pdf, bookmarks, page_texts, parent_tree, read_tags
from tests.press.everything import everything
from tests.typesetting import BOX, laid_out, setting, written
from workshop.errors import PageError
from workshop.page.structure import Node
from workshop.page.vocabulary import VOCABULARY
from workshop.press.writer import Written, write_pdf


def failures(data: bytes) -> list[str]:
    report = page_validation.validate_pdf_bytes(data, profile="ua1")
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


def test_the_document_uses_every_element_and_attribute(markup: str) -> None:
    root = ElementTree.fromstring(markup)
    used: dict[str, set[str]] = {}
    for found in root.iter():
        used.setdefault(found.tag, set()).update(found.attrib)
    assert set(used) == set(VOCABULARY)


@pytest.mark.parametrize("options", [{}, {"ink": "saver"}, {"ink": "grey"}], ids=str)
def test_every_element_passes_pdf_ua(options: dict[str, str]) -> None:
    assert failures(everything(**options).data) == []


def test_large_print_passes_pdf_ua() -> None:
    inside = (
        '<section title="T" accent="map" tab="T"><h1>T</h1><say>x</say><steps><step><p>x</p></step></steps></section>'
    )
    assert failures(written(inside, size="large").data) == []


# -- the same bytes ------------------------------------------------------------------------------------

HOSTILE = "pageCompression = 0\ninvariant = 0\ndefaultPageSize = 'LETTER'\nuseA85 = 0\nshapeChecking = 0\n"


@pytest.mark.parametrize(
    "surroundings",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LANG": "C"},
        {"PYTHONHASHSEED": "4242", "TZ": "America/New_York", "LANG": "fi_FI.UTF-8", "RL_pageCompression": "0",
         "RL_invariant": "0", "SOURCE_DATE_EPOCH": "tomorrow"},
    ],
    ids=["far", "hostile"],
)  # fmt: skip
def test_the_same_input_makes_the_same_bytes_everywhere(
    surroundings: dict[str, str], tmp_path: Path, whole: Written
) -> None:
    (tmp_path / ".reportlab_settings").write_text(HOSTILE)
    (tmp_path / "reportlab_settings.py").write_text(HOSTILE)
    (tmp_path / "reportlab_mods.py").write_text("raise SystemExit('mods were run')\n")
    surroundings = {**os.environ, **surroundings, "HOME": str(tmp_path), "PYTHONPATH": f"{tmp_path}:{BOX}"}
    made = subprocess.run(
        [sys.executable, "-m", "tests.press.everything"], env=surroundings, cwd=tmp_path, capture_output=True, text=True
    )
    assert made.stderr == ""
    assert made.stdout == hashlib.sha256(whole.data).hexdigest()


def test_the_same_input_makes_the_same_bytes_twice(whole: Written) -> None:
    assert everything().data == whole.data


# -- fonts ---------------------------------------------------------------------------------------------


def test_only_embedded_subsets_of_fonts(pdf: Pdf) -> None:
    fonts = [value for value in pdf.objects.values() if isinstance(value, dict) and value.get("Type") == "Font"]
    assert len(fonts) >= 5
    for font in fonts:
        assert font["Subtype"] == "TrueType"
        descriptor = pdf.get(font["FontDescriptor"])
        assert "FontFile2" in descriptor
        assert font["BaseFont"][6] == "+"
    assert "Helvetica" not in {font["BaseFont"] for font in fonts}


# -- bookmarks and links -------------------------------------------------------------------------------


def test_bookmarks_lead_to_their_pages(whole: Written) -> None:
    texts = page_texts(whole.data)
    marks = bookmarks(whole.data)
    assert [title for title, _, _ in marks] == [
        "Kansi", "Virta", "Taulukko", "Säteet", "Nelikenttä", "Renkaat", "Kuvat", "Kortit", "Nimet",
    ]  # fmt: skip
    words = ["Title", "Second", "Sheet", "Radial", "Matrix", "Rings", "Figures", "Card", "Aino"]
    for (_, _, number), word in zip(marks, words, strict=True):
        assert word in texts[number - 1]
    assert [level for _, level, _ in marks] == [0, 1, 0, 0, 0, 0, 0, 0, 0]


def links(pdf: Pdf) -> list[dict[str, Any]]:
    return [pdf.get(reference) for _, page in pdf.pages() for reference in page.get("Annots", [])]


def test_links_inside_lead_to_the_page_of_their_place() -> None:
    filler = "".join(f"<p>Line {i}.</p>" for i in range(80))
    data = written(
        '<section id="a" title="A"><p><link to="b">to b</link>, <link to="c" show="page"/></p></section>'
        f'<section title="F">{filler}<h2 id="c">C</h2></section><section id="b" title="B"><p>b</p></section>'
    ).data
    pdf = Pdf(data)
    numbers = {number: i for i, (number, _) in enumerate(pdf.pages(), start=1)}
    destinations = [pdf.get(annotation["Dest"]) for annotation in links(pdf)]
    targets = [numbers[destination[0].number] for destination in destinations]
    texts = page_texts(data)
    assert texts[targets[1] - 1].split("\n")[-2].endswith("C")
    assert texts[targets[0] - 1].startswith("b")
    assert texts[0].startswith(f"to b, {targets[1]}")
    for destination, (_, page) in zip(destinations, [pdf.pages()[i - 1] for i in targets], strict=True):
        assert 0 < destination[3] <= page["MediaBox"][3] + 10


def test_links_outside_keep_their_address(pdf: Pdf) -> None:
    addresses = [annotation["A"]["URI"].decode() for annotation in links(pdf) if "A" in annotation]
    assert addresses == ["https://example.org/a?b=c&d=(e)"]


def test_a_link_covers_its_words(whole: Written, pdf: Pdf) -> None:
    [(index, annotation)] = [
        (i, pdf.get(reference))
        for i, (_, page) in enumerate(pdf.pages())
        for reference in page.get("Annots", [])
        if "A" in pdf.get(reference)
    ]
    document = pypdfium2.PdfDocument(whole.data)
    text_page = document[index].get_textpage()
    left, bottom, right, top = annotation["Rect"]
    assert text_page.get_text_bounded(left, bottom, right, top).strip(" ,") == "out"
    text_page.close()
    document.close()


# -- what a viewer is told -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("duplex", "expected"),
    [("none", "Simplex"), ("long-edge", "DuplexFlipLongEdge"), ("short-edge", "DuplexFlipShortEdge")],
)
def test_viewer_preferences(duplex: Any, expected: str) -> None:
    pdf = Pdf(written('<section title="T"><p>x</p></section>', duplex=duplex).data)
    assert pdf.get(pdf.catalog["ViewerPreferences"]) == {
        "DisplayDocTitle": True, "PrintScaling": "None", "Duplex": expected,
    }  # fmt: skip


def test_title_and_language(pdf: Pdf) -> None:
    title = "Kaikki (all) & “everything” Ж"
    assert pdf.text_string(pdf.get(pdf.trailer["Info"])["Title"]) == title
    assert pdf.text_string(pdf.catalog["Lang"]) == "fi"
    packet = pdf.stream(pdf.catalog["Metadata"]).decode("utf-8")
    root = ElementTree.fromstring(packet[packet.index("<x:xmpmeta") : packet.index("<?xpacket end")])
    texts = [node.text for node in root.iter() if node.text]
    assert title in texts
    assert "fi" in texts
    assert pdf.get(pdf.catalog["MarkInfo"])["Marked"] is True


def test_no_date_and_no_user_in_the_file(pdf: Pdf) -> None:
    info = pdf.get(pdf.trailer["Info"])
    assert pdf.text_string(info["CreationDate"]).startswith("D:2000")
    assert pdf.text_string(info["Author"]) in ("", "anonymous")
    assert pdf.text_string(info["Creator"]) == "workshop"
    assert str(Path.home()).encode() not in pdf.data


def test_card_sheets_say_their_trim(pdf: Pdf) -> None:
    trims = [page["TrimBox"] for _, page in pdf.pages() if "TrimBox" in page]
    assert len(trims) == 3
    left, bottom, right, top = trims[0]
    assert ((right - left) / 72 * 25.4, (top - bottom) / 72 * 25.4) == pytest.approx((3 * 63, 3 * 88), abs=0.01)


def test_a_page_behind_card_sheets_has_no_trim() -> None:
    deck = '<deck id="d" title="D"><card id="c"><front><p>x</p></front></card></deck>'
    pages = Pdf(written(f'{deck}<section title="S"><p>x</p></section>').data).pages()
    assert ["TrimBox" in page for _, page in pages] == [True, False]


def test_pages_have_the_size_of_their_paper(pdf: Pdf) -> None:
    sizes = [[round(v / 72 * 25.4) for v in page["MediaBox"][2:]] for _, page in pdf.pages()]
    assert sizes[0] == [210, 297]
    assert [297, 210] in sizes
    assert [297, 420] in sizes


def test_coloured_pages_are_counted() -> None:
    made = written(
        '<section title="A"><p>black</p></section><section title="B"><p accent="map">blue</p></section>'
        '<section title="C"><h1 number="1">black too</h1></section>'
    )
    assert (made.pages, made.coloured) == (3, (2,))


# -- losses --------------------------------------------------------------------------------------------


def test_an_element_that_is_not_drawn_is_an_error() -> None:
    made = laid_out('<section title="A"><p>x</p></section>')
    made.root.kids[0].add("P")  # type: ignore[union-attr]
    with pytest.raises(PageError) as caught:
        write_pdf([(made, setting())], "Title", "en", "none")
    assert str(caught.value) == (
        "Title: 1 elements of Title were not drawn (P)\n  hint: a block holds more than its page; take something out"
    )


# -- several documents in one --------------------------------------------------------------------------


def test_documents_in_one_file_keep_their_links_tags_and_bookmarks() -> None:
    first = '<section id="a" title="A{0}"><p>first{0} <link to="b" show="page"/></p></section>'
    inside = first + '<section id="b" title="B{0}"><h1>second{0}</h1></section>'
    parts = [(laid_out(inside.format(i), kind=kind), setting(kind)) for i, kind in enumerate(("guide", "handbook"))]
    made = write_pdf(parts, "Whole", "en", "none")
    pdf = Pdf(made.data)
    assert made.pages == 4
    assert failures(made.data) == []
    assert [(title, level, number) for title, level, number in bookmarks(made.data)] == [
        ("A test", 0, 1), ("A0", 1, 1), ("B0", 1, 2), ("A test", 0, 3), ("A1", 1, 3), ("B1", 1, 4),
    ]  # fmt: skip
    assert [kid.role for kid in read_tags(pdf).kids] == ["Part", "Part"]
    numbers = {number: i for i, (number, _) in enumerate(pdf.pages(), start=1)}
    assert [numbers[pdf.get(link["Dest"])[0].number] for link in links(pdf)] == [2, 4]
    assert [text.split("\n")[0] for text in page_texts(made.data)] == ["first0 2", "second0", "first1 2", "second1"]
    assert len(parent_tree(pdf)) == 4 + 2


def test_the_root_of_one_document_is_its_own() -> None:
    made = laid_out('<section title="A"><p>x</p></section>')
    write_pdf([(made, setting())], "Title", "en", "none")
    assert made.root.role == "Document"
    assert isinstance(made.root, Node)
