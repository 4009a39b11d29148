"""Boxes for cutting, what the printer is told, and the two sides of a leaf."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Literal

import pytest

from tests.press.preflight.seeded import A4, JOB, MM, Draw, clean, codes, pdf, write
from workshop.press.preflight.checks import check_pdf, quick_checks
from workshop.press.preflight.findings import Finding, JobFacts
from workshop.press.sheets import crop_marks

XS = [10.5 * MM + i * 63 * MM for i in range(4)]
YS = [280.5 * MM - i * 88 * MM for i in range(4)]
TRIM = (XS[0], YS[3], XS[3], YS[0])
CARDS = replace(JOB, cut="all", duplex="long-edge")


def sheet(cards: Iterable[tuple[int, int, str]], trim: Any = TRIM, xs: Any = XS) -> Draw:
    """Draw cards, each in a column and a row from the top, and the marks around them."""

    def draw(canvas: Any) -> None:
        if trim:
            canvas.setTrimBox(trim)
        for column, row, text in cards:
            write(canvas, 20 + 63 * column, 40 + 88 * row, text)
        canvas.setLineWidth(0.5)
        for segment in crop_marks(xs, YS, *A4):
            canvas.line(*segment)

    return draw


def check(*draws: Draw, job: JobFacts = CARDS, **more: Any) -> list[Finding]:
    data = pdf(*draws, **({"duplex": "DuplexFlipLongEdge"} | more))
    assert quick_checks(data, job) == check_pdf(data, job)
    return quick_checks(data, job)


FRONT = [(0, 0, "A"), (1, 0, "B"), (2, 0, "C"), (0, 2, "D")]
BACK = [(2, 0, "back"), (1, 0, "back"), (0, 0, "back"), (2, 2, "back")]


def test_cards_with_their_backs() -> None:
    assert check(sheet(FRONT), sheet(BACK)) == []


def test_a_sheet_that_does_not_say_where_it_is_cut() -> None:
    found = check(sheet(FRONT, trim=None), sheet(BACK))
    assert [(f.code, f.page) for f in found] == [("trim-missing", 1)]


def test_crop_marks_give_a_cut_sheet_away() -> None:
    job = replace(JOB, cut="some")
    assert codes(check(sheet(FRONT, trim=None), clean, job=job, duplex="Simplex")) == ["trim-missing"]
    assert check(sheet(FRONT), clean, job=job, duplex="Simplex") == []


def test_a_page_that_is_not_cut() -> None:
    job = replace(JOB, cut="some")

    def uncut(canvas: Any) -> None:
        canvas.setTrimBox(TRIM)
        clean(canvas)

    def whole(canvas: Any) -> None:
        canvas.setTrimBox((0, 0, *A4))
        clean(canvas)

    found = check(sheet(FRONT), uncut, whole, job=job, duplex="Simplex")
    assert [(f.code, f.page) for f in found] == [("trim-unmeant", 2)]


def test_a_trim_outside_the_page() -> None:
    outside = (XS[0], -20, XS[3], YS[0])
    assert "boxes-apart" in codes(
        check(sheet(FRONT, trim=outside), job=replace(CARDS, duplex="none"), duplex="Simplex")
    )


def test_a_job_with_bleed() -> None:
    def bled(by_mm: float) -> Draw:
        def draw(canvas: Any) -> None:
            by = by_mm * MM
            canvas.setBleedBox((TRIM[0] - by, TRIM[1] - by, TRIM[2] + by, TRIM[3] + by))
            sheet(FRONT)(canvas)

        return draw

    job = replace(JOB, cut="all", bleed_mm=3.0)
    assert codes(check(bled(1), job=job, duplex="Simplex")) == ["bleed-missing"]
    assert codes(check(sheet(FRONT), job=job, duplex="Simplex")) == ["bleed-missing"]
    assert codes(check(bled(3), job=job, duplex="Simplex")) == []


def test_a_back_that_is_not_mirrored() -> None:
    found = check(sheet(FRONT), sheet([(column, row, "back") for column, row, _ in FRONT]))
    assert codes(found) == ["not-mirrored"] * 2
    assert found[0].message == "the card in column 1, row 3 of page 1 has ink on one of its sides only"
    assert {finding.page for finding in found} == {2}


def test_a_full_back_whose_cards_are_not_those_of_its_front() -> None:
    full = [(column, row, f"{column}{row}") for column in range(3) for row in range(3)]
    mirrored = [(2 - column, row, text) for column, row, text in full]
    assert check(sheet(full), sheet(mirrored)) == []
    found = check(sheet(full), sheet(full))
    assert codes(found) == ["not-mirrored"] * 6
    assert found[0].message == '"00" stands behind another card than the one on page 1 that has it'


def test_a_back_that_is_cut_elsewhere() -> None:
    moved = (TRIM[0] + 9, TRIM[1], TRIM[2] + 9, TRIM[3])
    found = check(sheet(FRONT), sheet(BACK, trim=moved, xs=[x + 9 for x in XS]))
    assert [(f.code, f.page) for f in found] == [("not-mirrored", 2)]


def test_a_leaf_turned_over_its_short_edge() -> None:
    job = replace(CARDS, duplex="short-edge")
    back = [(column, 2 - row, "back") for column, row, _ in FRONT]
    assert check(sheet(FRONT), sheet(back), job=job, duplex="DuplexFlipShortEdge") == []
    assert "not-mirrored" in codes(check(sheet(FRONT), sheet(BACK), job=job, duplex="DuplexFlipShortEdge"))


@pytest.mark.parametrize("scaling", ["", "AppDefault"])
def test_the_printer_is_not_told_the_actual_size(scaling: str) -> None:
    assert codes(check_pdf(pdf(clean, scaling=scaling), JOB)) == ["print-scaling"]


@pytest.mark.parametrize(
    ("told", "meant", "says"),
    [
        ("Simplex", "long-edge", "the file asks for one side only"),
        ("DuplexFlipLongEdge", "none", "the file asks for both sides, turned over the long edge"),
        ("DuplexFlipShortEdge", "long-edge", "the file asks for both sides, turned over the short edge"),
        ("", "none", "the file does not say on which sides it is printed"),
    ],
)
def test_the_printer_is_told_other_sides(
    told: str, meant: Literal["none", "long-edge", "short-edge"], says: str
) -> None:
    (finding,) = check_pdf(pdf(clean, duplex=told), replace(JOB, duplex=meant))
    assert finding.code == "wrong-duplex"
    assert finding.message.startswith(says)
    assert finding.where == ""
