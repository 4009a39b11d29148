from __future__ import annotations

import ctypes
import re
from typing import Any

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.pdf_reading import Pdf, Ref, marked_content, page_texts, parent_tree, read_tags, squashed
from tests.typesetting import written
from workshop.press.pen import FIRST_ANNOTATION_KEY
from workshop.press.tags import to_unicode_map
from workshop.press.writer import Written

# -- the parent tree -----------------------------------------------------------------------------------


def test_every_mark_of_every_page_points_to_an_element_that_lists_it(pdf: Pdf) -> None:
    parents = parent_tree(pdf)
    listed = {tag.number: {kid for kid in tag.kids if isinstance(kid, tuple)} for tag in read_tags(pdf).walk()}
    roles = {tag.number: tag.role for tag in read_tags(pdf).walk()}
    count = 0
    for number, page in pdf.pages():
        marks, loose = marked_content(pdf, page)
        assert loose == []
        if not marks:
            continue
        row = parents[page["StructParents"]]
        assert isinstance(row, list)
        assert sorted(marks) == list(range(len(row)))
        for mcid, role in marks.items():
            parent = row[mcid]
            assert (number, mcid) in listed[parent.number]
            assert roles[parent.number] == role
            count += 1
    assert count == sum(len(marks) for marks in listed.values())
    assert count > 100


def test_every_element_names_its_parent(pdf: Pdf) -> None:
    for tag in read_tags(pdf).walk():
        for kid in tag.kids:
            if hasattr(kid, "number") and not isinstance(kid, Ref):
                assert pdf.objects[kid.number]["P"] == Ref(tag.number)


def test_annotations_have_keys_of_their_own(pdf: Pdf) -> None:
    parents = parent_tree(pdf)
    found = []
    for number, page in pdf.pages():
        for reference in page.get("Annots", []):
            annotation = pdf.get(reference)
            key = annotation["StructParent"]
            assert key >= FIRST_ANNOTATION_KEY
            owner = parents[key]
            tag = next(tag for tag in read_tags(pdf).walk() if tag.number == owner.number)
            assert tag.role == "Link"
            assert reference in tag.kids
            assert annotation["Contents"]
            assert any(isinstance(kid, tuple) and kid[0] == number for kid in tag.kids)
            found.append(key)
    assert len(found) == len(set(found)) >= 4
    assert pdf.get(pdf.catalog["StructTreeRoot"])["ParentTreeNextKey"] == max(parents) + 1


def test_pages_keep_the_order_of_tabs(pdf: Pdf) -> None:
    assert {page["Tabs"] for _, page in pdf.pages()} == {"S"}


# -- what the tree says --------------------------------------------------------------------------------


def test_figures_have_alternative_text_and_a_box(pdf: Pdf) -> None:
    figures = [tag for tag in read_tags(pdf).walk() if tag.role == "Figure"]
    assert {"A code that leads to example.org", "A black box", "Five spaces", "3 of 5"} <= {tag.alt for tag in figures}
    for figure in figures:
        assert figure.alt
        [layout] = [owner for owner in figure.entries["A"] if owner["O"] == "Layout"]
        left, bottom, right, top = layout["BBox"]
        assert left < right
        assert bottom < top


def test_tables_have_scopes_and_spans(pdf: Pdf) -> None:
    heads = [tag for tag in read_tags(pdf).walk() if tag.role == "TH"]
    scopes = {owner["Scope"] for tag in heads for owner in tag.entries["A"] if "Scope" in owner}
    assert scopes == {"Column", "Row"}
    assert all("A" in tag.entries for tag in heads)
    spans = [
        owner["ColSpan"] for tag in read_tags(pdf).walk() for owner in tag.entries.get("A", []) if "ColSpan" in owner
    ]
    assert spans == [2]


def test_lists_say_how_they_are_numbered(pdf: Pdf) -> None:
    lists = [tag for tag in read_tags(pdf).walk() if tag.role == "L"]
    kinds = [tag.entries["A"][0]["ListNumbering"] for tag in lists]
    assert set(kinds) == {"None", "Decimal"}
    for tag in lists:
        assert {kid.role for kid in tag.kids} == {"LI"}


def test_the_first_heading_of_every_part_is_of_the_first_level(pdf: Pdf) -> None:
    for part in read_tags(pdf).kids:
        levels = [int(tag.role[1:]) for tag in part.walk() if re.fullmatch(r"H\d", tag.role)]
        for above, level in zip([0, *levels], levels, strict=False):
            assert level <= above + 1


def test_the_language_of_the_document(pdf: Pdf) -> None:
    assert pdf.text_string(read_tags(pdf).entries["Lang"]) == "fi"


def spoken(data: bytes) -> str:
    """Give the text of a document in the order of its tags."""
    pdf = Pdf(data)
    texts: dict[tuple[int, int], str] = {}
    document = pypdfium2.PdfDocument(data)
    raw = pypdfium2.raw
    for (number, _), page in zip(pdf.pages(), document, strict=True):
        text_page = page.get_textpage()
        for item in page.get_objects():
            mcid = raw.FPDFPageObj_GetMarkedContentID(item.raw)
            if item.type == raw.FPDF_PAGEOBJ_TEXT and mcid >= 0:
                texts[number, mcid] = texts.get((number, mcid), "") + text_of(raw, item, text_page)
        text_page.close()
        page.close()
    document.close()
    return " ".join(texts.get(mark, "") for mark in read_tags(pdf).marks())


def text_of(raw: Any, item: Any, text_page: Any) -> str:
    length = raw.FPDFTextObj_GetText(item.raw, text_page.raw, None, 0)
    buffer = (ctypes.c_ushort * (length // 2))()
    raw.FPDFTextObj_GetText(item.raw, text_page.raw, buffer, length)
    return bytes(buffer).decode("utf-16-le").rstrip("\0")


def test_reading_order_is_that_of_the_markup() -> None:
    steps = "".join(f'<step time="{i} min"><p>Do{i}.</p><say>Say{i}.</say></step>' for i in range(1, 4))
    made = written(
        '<section title="T" left="Foot" accent="map" tab="Tab"><h1>Title</h1>'
        f"<columns><aside><h3>Aside</h3><p>Left one.</p></aside><column><h2>Main</h2><steps>{steps}</steps></column>"
        '</columns><table widths="1 1"><row head="true"><cell>A</cell><cell>B</cell></row>'
        "<row><cell>C</cell><cell>D</cell></row></table></section>"
    )
    assert squashed(spoken(made.data)) == squashed(
        "Title Aside Left one. Main 1 1 min Do1. Say1. 2 2 min Do2. Say2. 3 3 min Do3. Say3. A B C D"
    )


def test_columns_that_go_over_the_page_are_read_one_after_the_other() -> None:
    left = "".join(f"<p>l{i}.</p>" for i in range(70))
    right = "".join(f"<p>r{i}.</p>" for i in range(70))
    made = written(f'<section title="T"><columns><column>{left}</column><column>{right}</column></columns></section>')
    assert made.pages > 1
    assert spoken(made.data).split() == [f"{side}{i}." for side in "lr" for i in range(70)]


def test_every_word_that_is_shown_is_spoken_or_furniture(whole: Written) -> None:
    said = squashed(spoken(whole.data))
    for word in ("Plain", "bothitalic", "Ольга", "paragraph", "Aloud", "Radial", "Words", "Aino"):
        assert word in said
    assert "Vasen" not in said
    assert "Vasen" in "".join(page_texts(whole.data))


# -- ToUnicode -----------------------------------------------------------------------------------------


def mapped(text: str) -> dict[int, str]:
    rows = re.findall(r"^<([0-9A-F]{2})> <([0-9A-F]+)>$", text, re.MULTILINE)
    return {int(code, 16): bytes.fromhex(units).decode("utf-16-be") for code, units in rows}


@given(st.lists(st.integers(1, 0x10FFFF).filter(lambda c: not 0xD800 <= c <= 0xDFFF), max_size=256))
def test_to_unicode_maps_every_character(points: list[int]) -> None:
    text = to_unicode_map("F1", points)
    assert mapped(text) == {code: chr(point) for code, point in enumerate(points)}
    counts = [int(n) for n in re.findall(r"^(\d+) beginbfchar$", text, re.MULTILINE)]
    assert sum(counts) == len(points)
    assert all(0 < n <= 100 for n in counts)


def test_code_0_and_surrogates_are_left_out() -> None:
    assert mapped(to_unicode_map("F1", [0, 65, 0xD800, 66])) == {1: "A", 3: "B"}


def test_fonts_in_the_file_say_their_characters(pdf: Pdf) -> None:
    maps = []
    for value in pdf.objects.values():
        if isinstance(value, dict) and value.get("Type") == "Font":
            maps.append(mapped(pdf.stream(value["ToUnicode"]).decode("latin-1")))
    characters = {c for found in maps for c in found.values()}
    assert set("ääkkösetОльгаΕλένη”–") <= characters
    assert "\0" not in characters


@pytest.mark.parametrize("size", ["normal", "large"])
def test_a_mark_never_lies_inside_another(size: str) -> None:
    made = written(
        '<section title="T"><scale points="5" label="How" low="a" high="b" alt="c"/><p>x</p></section>'
        '<sheet title="S"><radial alt="r"><zone title="a"/><zone title="b"/><zone title="c"/><zone title="d"/>'
        '<zone title="e"/></radial></sheet>',
        size=size,
    )  # fmt: skip
    for _, page in Pdf(made.data).pages():
        depth = 0
        for token in Pdf(made.data).content(page):
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(str(token), 0) if type(token).__name__ == "Operator" else 0
            assert 0 <= depth <= 1
