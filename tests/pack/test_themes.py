"""Themes: what one is based on, and a brand laid over it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from workshop.content.layers import Layer
from workshop.content.library import Library
from workshop.errors import Problems
from workshop.pack.box import box_layer
from workshop.pack.build import build_pack
from workshop.pack.themes import read_logo, read_theme, read_theme_file
from workshop.page.theme import Theme
from workshop.session.records import Session
from workshop.session.session_file import read_session

DAY = """\
title: Asiakas ensin
client: Oy Malli Ab
language: fi
start: 9.00
participants: 8
brand:
{}
agenda:
  - exercise: mirror
"""


def session_with(brand: str) -> Session:
    problems = Problems()
    session = read_session(DAY.format(brand), "day.yaml", problems)
    assert session is not None, list(map(str, problems))
    return session


def theme_with(brand: str, library: Library | None = None) -> tuple[Theme | None, str]:
    problems = Problems()
    theme = read_theme(session_with(brand), library or Library([box_layer()]), problems)
    return theme, "\n".join(map(str, problems))


def test_every_theme_in_the_box_is_sound() -> None:
    library, problems = Library([box_layer()]), Problems()
    files = {item: read_theme_file(item, library, problems) for item in library.ids("theme")}
    assert list(problems) == []
    assert {"playbill", "plain"} <= files.keys()
    assert files["plain"] is not None
    assert not files["plain"].tab.shown


def test_a_brand_lies_over_the_theme() -> None:
    theme, told = theme_with('  main: "#7A1F5C"\n  second: "#00796B"\n  display-font: Fira Sans\n  footer: Oy Malli Ab')
    assert told == ""
    assert theme is not None
    assert theme.colour("title") == (0x7A / 255, 0x1F / 255, 0x5C / 255)
    assert theme.style("guide", "h1").colour == theme.colour("title")
    assert theme.style("guide", "body").colour == theme.colour("text")


@pytest.mark.parametrize(
    ("brand", "message"),
    [
        (
            '  main: "#E0A0C0"',
            'day.yaml:7:9: "main" on the paper has a contrast of 2.1:1, and text needs 4.5:1\n'
            '  hint: the nearest that passes is "#946A7F"',
        ),
        (
            '  second: "#CCCCCC"',
            'day.yaml:7:11: "second" on the paper has a contrast of 1.6:1, and a line with a meaning needs 3.0:1\n'
            '  hint: the nearest that passes is "#949494"',
        ),
    ],
)
def test_too_low_a_contrast(brand: str, message: str) -> None:
    assert theme_with(brand) == (None, message)


def test_a_theme_based_on_itself(tmp_path: Path) -> None:
    (tmp_path / "templates/themes").mkdir(parents=True)
    (tmp_path / "templates/themes/loop.yaml").write_text("title: Loop\nbased-on: loop\n")
    problems = Problems()
    library = Library([Layer("mine", tmp_path), box_layer()])
    assert read_theme_file("loop", library, problems) is None
    assert [str(p) for p in problems] == [
        'templates/themes/loop.yaml:2:11: "loop" is based on itself, or on too long a chain\n'
        "  hint: write based-on: playbill"
    ]


def test_a_layer_changes_one_colour(tmp_path: Path) -> None:
    (tmp_path / "templates/themes").mkdir(parents=True)
    (tmp_path / "templates/themes/playbill.yaml").write_text('accents:\n  map: "#003366"\n')
    problems = Problems()
    file = read_theme_file("playbill", Library([Layer("mine", tmp_path), box_layer()]), problems)
    assert file is not None
    assert file.accents["map"] == (0.0, 0x33 / 255, 0x66 / 255)
    assert file.title == "Playbill"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("tab: {icon: big}", '"icon" should be a number, not "big"\n  hint: write it in figures, as in 4.5'),
        ("tab: {icon: 5000}", '"icon" should be a number of 1000 at the most, not "5000"'),
        ("tab: {icon: 0}", '"icon" should be a number above 0, not "0"'),
        ("tab: {shown: maybe}", '"shown" should be true or false, not "maybe"'),
    ],
)
def test_a_wrong_value_says_what_to_write(tmp_path: Path, written: str, told: str) -> None:
    (tmp_path / "templates/themes").mkdir(parents=True)
    (tmp_path / "templates/themes/ours.yaml").write_text(f"based-on: playbill\ntitle: Ours\n{written}\n")
    problems = Problems()
    read_theme_file("ours", Library([Layer("mine", tmp_path), box_layer()]), problems)
    [problem] = problems.found
    column = 13 if "icon" in written else 14
    assert str(problem) == f"templates/themes/ours.yaml:3:{column}: {told}"


def test_a_logo_beside_the_session_is_on_the_cover(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Image.new("RGB", (300, 100), "#7A1F5C").save(tmp_path / "logo.png")
    library, problems = Library([box_layer()]), Problems()
    session = session_with("  logo: logo.png\n  footer: Oy Malli Ab")
    pack = build_pack(session, library, problems, {"guide"})
    assert b"/Subtype /Image" in pack.files[0].data
    theme = read_theme(session, library, problems)
    assert theme is not None
    for name, message in (
        ("../logo.png", 'no picture "../logo.png"'),
        ("none.png", 'no picture "none.png"'),
    ):
        own = Problems()
        wrong = replace(session, brand={"logo": name})
        other = read_theme(wrong, library, own)
        assert other is not None
        assert read_logo(other, wrong, library, own) is None
        assert own.found[0].message == message
