from __future__ import annotations

import shutil
from pathlib import Path

import fontpkg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.typesetting import fonts, theme, theme_data
from workshop.errors import PageError
from workshop.page.fonts import load_fonts, measure, vertical_metrics
from workshop.page.theme import Theme, ThemeFile


def test_faces_have_names_of_their_own() -> None:
    names = fonts().names
    assert set(names) == {"regular", "bold", "italic", "bold-italic", "display"}
    assert len(set(names.values())) == 5


@pytest.mark.parametrize(
    ("face", "bold", "italic", "expected"),
    [
        ("regular", False, False, "regular"),
        ("regular", True, False, "bold"),
        ("regular", True, True, "bold-italic"),
        ("bold", False, True, "bold-italic"),
        ("italic", True, False, "bold-italic"),
        ("italic", False, False, "italic"),
        ("display", True, True, "display"),
    ],
)
def test_bold_and_italic_of_a_face(face: str, bold: bool, italic: bool, expected: str) -> None:
    assert fonts().name(face, bold, italic) == fonts().names[expected]


def test_characters_that_a_face_lacks() -> None:
    assert list(fonts().missing("Hei 😀 漢!")) == ["😀", "漢"]
    assert fonts().covers("Ääkköset, Ελένη, Ольга, 5 < 6 & “quotes” – dash … €")
    assert fonts().covers("soft\u00adhyphen no\u00a0break\nline\ttab")
    assert not fonts().covers("\u2603")


def test_the_display_face_lacks_greek_and_cyrillic() -> None:
    assert next(fonts().missing("Ольга", "display"), None)
    assert next(fonts().missing("Ελένη", "display"), None)
    assert next(fonts().missing("Ääkköset", "display"), None) is None


@given(st.text(st.sampled_from("aäöÅ–”“’Ω Ж\u00a0"), max_size=30))
def test_what_is_not_missing_has_a_width(text: str) -> None:
    assert fonts().covers(text)
    assert measure(text, fonts().name("regular"), 10) == pytest.approx(
        sum(measure(c, fonts().name("regular"), 10) for c in text)
    )


def test_metrics() -> None:
    ascent, descent = vertical_metrics(fonts().name("regular"))
    assert 0.7 < ascent < 1.2
    assert -0.5 < descent < 0


def test_a_family_that_is_not_installed() -> None:
    data = theme_data()
    data["fonts"]["text"]["family"] = "No Such Family"
    own = Theme(ThemeFile.model_validate(data))
    with pytest.raises(PageError) as caught:
        load_fonts(own, "templates/themes/own.yaml")
    assert str(caught.value) == (
        'templates/themes/own.yaml: the font family "No Such Family" is not installed\n'
        "  hint: install it with: pip install fontpkg-no-such-family"
    )


def test_loading_twice_gives_the_same_names() -> None:
    assert load_fonts(theme()).names == fonts().names


def own_theme() -> Theme:
    data = theme_data()
    data["fonts"]["text"] = {"family": "Own", "files": {"regular": "own.ttf"}}
    return Theme(ThemeFile.model_validate(data))


def test_a_font_file_that_is_another_one_now_is_read_again(tmp_path: Path) -> None:
    path, widths = tmp_path / "own.ttf", []
    for weight in (400, 700, 400):
        shutil.copy(fontpkg.path("Fira Sans", weight, "normal", nearest=True), path)
        widths.append(measure("Hello", load_fonts(own_theme(), find=lambda _: path.read_bytes()).name("regular"), 10))
    assert widths[0] == widths[2] != widths[1]
