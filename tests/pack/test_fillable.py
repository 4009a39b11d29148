"""Packs to fill in on screen: fields with names and tips, in tab order, still PDF/UA-1."""

from __future__ import annotations

import io

import page
import pypdf
import pypdfium2
import pytest
from pypdf.generic import NameObject

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


def test_the_feedback_has_its_scales_a_box_to_tick_and_two_answers(files: dict[str, PackFile]) -> None:
    fields = pypdf.PdfReader(io.BytesIO(files["6-forms-16x.pdf"].data)).get_fields() or {}
    kinds = [field["/FT"] for field in fields.values()]
    assert [len(field.get("/Kids", ())) for field in fields.values() if field["/FT"] == "/Btn"] == [7, 7, 5, 5, 0]
    assert kinds.count("/Tx") == 2


def test_one_point_of_a_scale_at_a_time_is_chosen(files: dict[str, PackFile]) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(files["6-forms-16x.pdf"].data))
    scale = next(name for name, field in (writer.get_fields() or {}).items() if len(field.get("/Kids", ())) == 7)
    form = writer.root_object["/AcroForm"].get_object()
    field = next(f.get_object() for f in form["/Fields"] if f.get_object()["/T"] == scale)
    kids = [kid.get_object() for kid in field["/Kids"]]
    assert field["/Ff"] & 1 << 15
    assert field["/TU"] in scale
    assert [sorted(kid["/AP"]["/N"]) for kid in kids] == [sorted(["/Off", f"/{i}"]) for i in range(1, 8)]
    assert [kid["/AS"] for kid in kids] == ["/Off"] * 7
    assert [kid["/TU"].rpartition(": ")[2].split(" ")[0] for kid in kids] == [str(i) for i in range(1, 8)]

    def darkness(chosen: str) -> int:
        for kid in kids:
            kid[NameObject("/AS")] = NameObject(chosen if chosen in kid["/AP"]["/N"] else "/Off")
        data = io.BytesIO()
        writer.write(data)
        page = pypdfium2.PdfDocument(data.getvalue())
        page.init_forms()
        grey = page[0].render(scale=1, may_draw_forms=True).to_pil().convert("L")
        return sum(255 - value for value in grey.tobytes())

    assert darkness("/3") > darkness("/Off")
    assert darkness("/3") == pytest.approx(darkness("/5"), rel=0.001)


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
