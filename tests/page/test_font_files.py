"""Font files of other people's: used if they can be, and refused in plain words if not."""

from __future__ import annotations

from pathlib import Path

import fontpkg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hostile.files import font_of_everything
from workshop.errors import PageError
from workshop.page.font_files import FontError, read_font
from workshop.page.fonts import Fonts, load_fonts
from workshop.page.theme import Theme, ThemeFile

from tests.typesetting import theme_data  # isort: skip

REGULAR, TITLE = (
    Path(fontpkg.path(family, 400, "normal", nearest=True)).read_bytes()
    for family in ("Fira Sans", "DM Serif Display")
)  # fmt: skip
FILE = "templates/themes/own.yaml"
NAME = "templates/fonts/Own-Regular.ttf"


def loaded(files: dict[str, bytes]) -> Fonts:
    """Load the fonts of a theme whose text is set in files of its own."""
    data = theme_data()
    data["fonts"]["text"] = {"family": "Own", "files": dict(zip(("regular", "bold"), files, strict=False))}
    data["fonts"]["text"]["files"].setdefault("regular", NAME)
    return load_fonts(Theme(ThemeFile.model_validate(data)), FILE, files.get)


def refused(data: bytes) -> str:
    with pytest.raises(PageError) as caught:
        loaded({NAME: data})
    return str(caught.value)


def test_a_theme_sets_its_text_in_a_file_of_its_own() -> None:
    fonts = loaded({NAME: TITLE})
    assert set(fonts.names.values()) - {fonts.names["display"]} == {fonts.name("regular")}
    assert fonts.name("bold") == fonts.name("regular")
    assert fonts.name("regular").startswith("workshop-Own-Regular-")
    assert fonts.covers("Hello")


def test_a_character_that_the_bold_face_lacks_is_missing() -> None:
    assert loaded({NAME: REGULAR}).covers("Ж")
    assert not loaded({NAME: REGULAR, "templates/fonts/Own-Bold.ttf": TITLE}).covers("Ж")


def test_two_files_of_one_name_are_two_fonts() -> None:
    assert loaded({NAME: TITLE}).name("regular") != loaded({NAME: REGULAR}).name("regular")
    assert loaded({NAME: TITLE}).name("regular") == loaded({NAME: TITLE}).name("regular")


def test_a_file_that_is_not_there() -> None:
    with pytest.raises(PageError) as caught:
        loaded({})
    hint = "give its path from the layer's folder, as in templates/fonts/Own-Regular.ttf"
    assert str(caught.value) == f'{FILE}: no font file "{NAME}"\n  hint: {hint}'


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "it is not a TTF file, or a part of it is missing"),
        (b"hello", "it is not a TTF file, or a part of it is missing"),
        (REGULAR[:20_000], "it is not a TTF file, or a part of it is missing"),
        (b"ttcf" + b"\xff" * 100, "it is not a TTF file, or a part of it is missing"),
        (b"OTTO" + REGULAR[4:], "it is an OTF file; only TTF files can be printed"),
        (font_of_everything(), "it says that it has over 200000 characters"),
    ],
)
def test_what_is_no_font_is_refused(data: bytes, why: str) -> None:
    assert (
        refused(data) == f"{NAME}: the font cannot be used: {why}\n  hint: take a TTF file that other programs can use"
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 400) | st.integers(0, len(TITLE) - 1), st.integers(0, 255)), max_size=6))
def test_a_broken_font_is_refused_and_nothing_else(changes: list[tuple[int, int]]) -> None:
    data = bytearray(TITLE)
    for at, byte in changes:
        data[at] = byte
    try:
        font = read_font("broken", bytes(data))
    except FontError:
        return
    assert font.face.charToGlyph
