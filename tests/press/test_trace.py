"""Fingerprints of pages: what changes one, and what does not."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from PIL import Image

from tests.pdf_reading import Pdf, page_texts
from tests.typesetting import document, element, fonts, setting, theme_file
from workshop.errors import Place
from workshop.page.images import decode_image
from workshop.page.layout import lay_out
from workshop.page.setting import Setting
from workshop.page.theme import Theme
from workshop.press.writer import Written, write_pdf

FIRST = '<section title="A"><p>one</p></section>'
LAST = '<section title="B" left="Day"><p>åtta</p></section>'


def write(*sections: str, how: Setting | None = None) -> Written:
    how = how or setting()
    made = lay_out(element(document("".join(sections))), how, "A4", {})
    return write_pdf([(made, how)], made.title, made.language, "none")


def last_content(made: Written) -> list[object]:
    pdf = Pdf(made.data)
    return pdf.content(pdf.pages()[-1][1])


def test_each_page_has_one_and_the_same_input_gives_the_same() -> None:
    made = write(FIRST, FIRST.replace("one", "two"), LAST)
    assert len(set(made.fingerprints)) == made.pages == 3
    assert write(FIRST, FIRST.replace("one", "two"), LAST).fingerprints == made.fingerprints


def test_a_new_letter_on_one_page_leaves_the_others_as_they_are() -> None:
    before, after = write(FIRST, LAST), write(FIRST.replace("one", "öne"), LAST)
    assert last_content(before) != last_content(after)  # å has another number in its font's subset
    assert [a == b for a, b in zip(before.fingerprints, after.fingerprints, strict=True)] == [False, True]


def test_a_page_that_gets_another_number_stays_as_it_is() -> None:
    before, after = write(FIRST, LAST), write(FIRST, FIRST, LAST)
    assert [after.fingerprints[0], after.fingerprints[2]] == list(before.fingerprints)
    assert "2 / 2" in page_texts(before.data)[1]
    assert "3 / 3" in page_texts(after.data)[2]


@pytest.mark.parametrize(
    "last",
    [
        LAST.replace("åtta", "nio"),
        LAST.replace("<p>", '<p style="muted">'),
        LAST.replace("<p>", "<h2>Over</h2><p>"),
        LAST.replace("åtta", "<b>åtta</b>"),
        LAST.replace("åtta", '<link href="https://example.org">åtta</link>'),
        LAST.replace("Day", "Night"),
        LAST.replace("<p>", "<lines count='1'/><p>"),
        LAST.replace('title="B"', 'title="B" orientation="landscape"'),
    ],
)
def test_what_is_on_it_changes_it(last: str) -> None:
    before, after = write(FIRST, LAST), write(FIRST, last)
    assert [a == b for a, b in zip(before.fingerprints, after.fingerprints, strict=True)] == [True, False]


def test_what_is_on_the_page_before_does_not() -> None:
    how = replace(setting(), fillable=True)
    last = '<sheet title="S"><field label="Name"/><p><link href="https://example.org">x</link></p></sheet>'
    assert write(FIRST, last, how=how).fingerprints[1] == write(last, last, how=how).fingerprints[1]


def picture(colour: str) -> Any:
    buffer = io.BytesIO()
    Image.new("RGB", (4, 2), colour).save(buffer, "PNG")
    return lambda src, place, width_mm: decode_image(buffer.getvalue(), Place(src))


def test_another_picture_of_the_same_size_changes_it() -> None:
    page = '<section title="A"><image src="a.png" width="20" alt="x"/></section>'
    red, same, blue = (
        write(page, how=setting(images=picture(colour))).fingerprints for colour in ("red", "red", "blue")
    )
    assert red == same != blue
    assert write(page.replace('"x"', '"y"'), how=setting(images=picture("red"))).fingerprints != red


def test_another_accent_changes_only_the_pages_that_show_it() -> None:
    file = theme_file()
    own = file.model_copy(update={"accents": {**file.accents, "map": (0.5, 0.1, 0.1)}})
    pages = (FIRST, '<section title="M" accent="map" tab="Map"><p>x</p></section>')
    before, after = write(*pages), write(*pages, how=replace(setting(), theme=Theme(own)))
    assert [a == b for a, b in zip(before.fingerprints, after.fingerprints, strict=True)] == [True, False]


def test_another_font_changes_it() -> None:
    names = {**fonts().names, "regular": fonts().name("display")}
    other = replace(setting(), fonts=replace(fonts(), names=names))
    assert write(FIRST, how=other).fingerprints != write(FIRST).fingerprints


@pytest.mark.parametrize("inside", ['<field label="Name"/>', '<list kind="tick"><item>Yes</item></list>'])
def test_fields_to_fill_in_change_it(inside: str) -> None:
    page = f'<sheet title="S">{inside}</sheet>'
    assert write(page).fingerprints != write(page, how=replace(setting(), fillable=True)).fingerprints
