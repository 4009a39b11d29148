"""Packs to fill in on screen: fields with names and tips, in tab order, still PDF/UA-1."""

from __future__ import annotations

import io

import page
import pypdf
import pytest

from workshop.content.library import Library
from workshop.errors import Problems
from workshop.pack.box import box_layer
from workshop.pack.build import build_pack
from workshop.pack.records import PackFile
from workshop.session.session_file import read_starter


@pytest.fixture(scope="module")
def files() -> dict[str, PackFile]:
    library, problems = Library([box_layer()]), Problems()
    session = read_starter(library, "meet-the-person", problems, "en")
    assert session is not None
    pack = build_pack(session, library, problems, fillable=True)
    return {file.name: file for file in pack.files}


def fields_of(file: PackFile) -> list[str]:
    return list(pypdf.PdfReader(io.BytesIO(file.data)).get_fields() or {})


def test_what_is_written_on_has_fields_and_nothing_else_has(files: dict[str, PackFile]) -> None:
    filled = {name for name, file in files.items() if fields_of(file)}
    assert filled == {"2-handbook-16x.pdf", "3-worksheets-a3-4x.pdf", "3-worksheets-4x.pdf", "6-forms-16x.pdf"}


def test_every_zone_of_the_empathy_map_has_a_field_that_names_it(files: dict[str, PackFile]) -> None:
    names = [name.split(" ", 1)[1].split(":")[0] for name in fields_of(files["3-worksheets-a3-4x.pdf"])]
    assert names == [
        *("Customer", "Situation and touchpoint", "Group"),
        *("Sees", "Hears", "Says and does", "Needs", "Thinks and feels"),
        *("What rubs", "What helps", "How I tune my own style"),
    ]


def test_the_feedback_has_a_box_for_every_point_and_two_answers(files: dict[str, PackFile]) -> None:
    fields = pypdf.PdfReader(io.BytesIO(files["6-forms-16x.pdf"].data)).get_fields() or {}
    kinds = [field["/FT"] for field in fields.values()]
    assert kinds.count("/Btn") == 7 + 7 + 5 + 5 + 1
    assert kinds.count("/Tx") == 2


def test_fields_stay_on_their_page_and_have_tips(files: dict[str, PackFile]) -> None:
    seen = 0
    for name in ("2-handbook-16x.pdf", "3-worksheets-a3-4x.pdf", "3-worksheets-4x.pdf", "6-forms-16x.pdf"):
        for number, sheet in enumerate(pypdf.PdfReader(io.BytesIO(files[name].data)).pages):
            box = sheet.mediabox
            for entry in sheet.get("/Annots", []):
                widget = entry.get_object()
                if widget["/Subtype"] != "/Widget":
                    continue
                left, bottom, right, top = map(float, widget["/Rect"])
                assert 14 < left < right < float(box.width) - 14, (name, number, widget["/T"])
                assert 14 < bottom < top < float(box.height) - 14, (name, number, widget["/T"])
                assert top - bottom > 8
                assert widget["/TU"]
                assert sheet["/Tabs"] == "/S"
                seen += 1
    assert seen > 80


def test_fields_do_not_lie_over_each_other(files: dict[str, PackFile]) -> None:
    for name in ("2-handbook-16x.pdf", "3-worksheets-a3-4x.pdf", "3-worksheets-4x.pdf", "6-forms-16x.pdf"):
        for sheet in pypdf.PdfReader(io.BytesIO(files[name].data)).pages:
            widgets = [entry.get_object() for entry in sheet.get("/Annots", [])]
            boxes = [tuple(map(float, w["/Rect"])) for w in widgets if w["/Subtype"] == "/Widget"]
            for i, a in enumerate(boxes):
                for b in boxes[i + 1 :]:
                    apart = a[2] <= b[0] + 0.1 or b[2] <= a[0] + 0.1 or a[3] <= b[1] + 0.1 or b[3] <= a[1] + 0.1
                    assert apart, (name, a, b)


def test_it_is_still_readable_by_everyone(files: dict[str, PackFile]) -> None:
    for name, file in files.items():
        report = page.validate_pdf_bytes(file.data, profile=page.ValidationProfile.PDF_UA_1)
        assert [(failure.rule_id, failure.message) for failure in report.failures] == [], name
