from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from pydantic import ValidationError

from tests.pdf_reading import Operator, Pdf
from tests.typesetting import document, drawn, element, setting, theme, theme_data, theme_file, written
from workshop.page.compose import Composer
from workshop.page.entries import ACCENTS
from workshop.page.structure import Node
from workshop.page.theme import MM, Colour, Theme, ThemeFile

INKS = ("colour", "saver", "grey")
WHITE: Colour = (1.0,)


def luminance(colour: Colour) -> float:
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (colour * 3)[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: Colour, other: Colour) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_of_black_on_white() -> None:
    assert contrast((0.0,), WHITE) == pytest.approx(21)


@pytest.mark.parametrize(("ink", "name"), list(product(INKS, ("text", "muted", *ACCENTS))))
def test_text_can_be_read_on_paper_and_wash(ink: str, name: str) -> None:
    colours = theme(ink)
    assert contrast(colours.colour(name), WHITE) >= 4.5
    assert contrast(colours.colour(name), colours.colour("wash")) >= 4.5


@pytest.mark.parametrize(("ink", "accent"), list(product(INKS, ACCENTS)))
def test_words_on_a_tab_and_on_a_tint_can_be_read(ink: str, accent: str) -> None:
    colours = theme(ink)
    fill, tint = colours.fill(accent), colours.tint(accent)
    assert fill is None or contrast(WHITE, fill) >= 4.5
    assert tint is None or contrast(colours.colour("text"), tint) >= 4.5
    assert tint is None or contrast(colours.colour(accent), tint) >= 3.0


@pytest.mark.parametrize("ink", INKS)
def test_strokes_with_meaning_can_be_seen(ink: str) -> None:
    assert contrast(theme(ink).colour("line"), WHITE) >= 3.0


def test_greys_are_grey_and_wash_and_accents_have_colour() -> None:
    colours = theme()
    assert [len(colours.colour(name)) for name in ("text", "muted", "line", "decoration")] == [1, 1, 1, 1]
    assert [len(colours.colour(name)) for name in ACCENTS] == [3] * 6


def test_the_ink_saver_fills_nothing() -> None:
    saver = theme("saver")
    assert [saver.fill(name) for name in ("wash", *ACCENTS)] == [None] * 7
    assert [saver.tint(name) for name in ACCENTS] == [None] * 6
    assert len(saver.colour("map")) == 3


def test_grey_has_no_colour() -> None:
    grey = theme("grey")
    names = ("text", "muted", "line", "decoration", "wash", *ACCENTS)
    assert {len(grey.colour(name)) for name in names} == {1}
    assert {len(grey.tint(name) or ()) for name in ACCENTS} == {1}
    assert all(0 <= grey.colour(name)[0] <= 1 for name in names)


def test_large_print_has_nothing_under_16_points() -> None:
    large = theme(size="large")
    sizes = [v for styles in large.file.type["large"].values() for v in styles.values()]
    assert min(size for size, _ in sizes) >= 16
    for kind, name in product(("guide", "cover", "handbook", "worksheets", "cards", "posters", "forms", "print-order"),
                              large.file.type["large"]["base"]):  # fmt: skip
        assert large.style(kind, name).size >= 16
        assert large.style(kind, name).face not in ("italic", "bold-italic")


def test_the_smallest_text_is_no_smaller_than_the_design_allows() -> None:
    sizes = [size for styles in theme_file().type["normal"].values() for size, _ in styles.values()]
    assert min(sizes) >= 7.6


@pytest.mark.parametrize(
    ("kind", "style", "expected"),
    [
        ("guide", "body", (9.8, 13.6)),
        ("handbook", "body", (11.0, 15.0)),
        ("cards", "body", (10.0, 13.6)),
        ("unheard-of", "body", (9.8, 13.6)),
    ],
)
def test_sizes_of_kinds_of_document(kind: str, style: str, expected: tuple[float, float]) -> None:
    made = theme().style(kind, style)
    assert (made.size, made.leading) == expected
    scaled = theme().style(kind, style, 2.0)
    assert (scaled.size, scaled.leading) == (expected[0] * 2, expected[1] * 2)


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("colours", {"text": "red"}, "write a colour as # and six digits, as in #1D5FA8"),
        ("colours", {"text": "#12345"}, "write a colour as # and six digits, as in #1D5FA8"),
        ("type", {"normal": {"base": {"body": "9.8"}}}, "write type as size/leading in points, as in 9.8/13.6"),
        (
            "type",
            {"normal": {"base": {"body": "20/10"}}},
            "a type size is 4 to 200 points, and its leading no less than its size",
        ),
        (
            "type",
            {"normal": {"base": {"body": "500/600"}}},
            "a type size is 4 to 200 points, and its leading no less than its size",
        ),
    ],
)
def test_wrong_values_say_how_to_write_them(key: str, value: object, message: str) -> None:
    data = theme_data()
    with pytest.raises(ValidationError) as caught:
        ThemeFile.model_validate(data | {key: value})
    assert message in str(caught.value)


# -- what comes out in the files ---------------------------------------------------------------------

EVERYTHING = (
    '<section accent="map" tab="Map" left="Left" title="T"><h1 number="1">Title</h1><h2>Two</h2><h3>Three</h3>'
    '<p style="kicker"><b>Kicker</b></p><say>Say</say><box style="wash"><p>Wash</p></box><rule style="accent"/>'
    '<box style="accent"><p>Accent</p></box><table widths="1 1"><row head="true"><cell>a</cell><cell>b</cell></row>'
    '<row accent="close" wash="true"><cell>c</cell><cell>d</cell></row></table>'
    '<steps accent="explore"><step time="3 min"><p>Step</p></step></steps></section>'
)


def operators(data: bytes) -> set[str]:
    pdf = Pdf(data)
    found = set()
    for _, page in pdf.pages():
        found |= {str(token) for token in pdf.content(page) if isinstance(token, Operator)}
    return found


def test_a_page_in_grey_ink_uses_no_colour() -> None:
    grey = written(EVERYTHING, ink="grey")
    assert grey.coloured == ()
    assert not operators(grey.data) & {"rg", "RG", "k", "K", "cs", "CS", "sc", "scn", "SC", "SCN"}
    assert written(EVERYTHING).coloured == (1,)


def test_a_page_without_accents_bills_as_black() -> None:
    assert written("<section left='x'><h1>Title</h1><p>Text</p><p style='muted'>Muted</p></section>").coloured == ()


def test_the_ink_saver_paints_no_wash_and_no_tab() -> None:
    markup = EVERYTHING.replace('<rule style="accent"/>', "")
    assert "re" in operators(written(markup).data)
    pdf = Pdf(written(markup, ink="saver").data)
    fills = [token for _, page in pdf.pages() for token in pdf.content(page) if token in ("f", "B", "f*", "B*")]
    # The mark at the left of a row is a stroke's width, and stays.
    assert len(fills) <= 1


def test_a_theme_that_lacks_a_measure_says_which() -> None:
    data = theme_data()
    for part in ("colours", "accents", "page", "strokes", "gaps", "shapes", "shares", "sheets", "posters"):
        name = next(iter(data[part]))
        short = {key: value for key, value in data[part].items() if key != name}
        with pytest.raises(ValidationError, match=f"it lacks {name}"):
            ThemeFile.model_validate(data | {part: short})


def test_what_is_drawn_is_as_large_as_the_theme_says() -> None:
    data = theme_data()
    bar = '<rule style="accent"/>'
    wide = ThemeFile.model_validate(data | {"shapes": data["shapes"] | {"bar-length": 30}})
    for file, length in ((ThemeFile.model_validate(data), 12), (wide, 30)):
        made = replace(setting(), theme=Theme(file))
        made_of = element(document(f"<section>{bar}</section>")).elements[0].elements
        assert drawn(Composer().stack(made_of, Node("Sect"), made)).boxes[0][2] / MM == pytest.approx(length)


def test_strokes_and_gaps_by_name() -> None:
    made = setting()
    for name in ("thin", "line", "strong", "accent", "curve"):
        assert made.stroke(name).width > 0
    assert replace(made, tightness=0.5).gap("block") == made.gap("block") / 2
    assert made.with_scale(2).gap("block") == made.gap("block") * 2
