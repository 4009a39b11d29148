from __future__ import annotations

import pytest

from tests.typesetting import element, lines_of, setting
from workshop.page.lines import Words
from workshop.page.setting import inline_words
from workshop.page.structure import Node

FINNISH = setting(language="fi")


def words(markup: str, language: str = "en") -> list[Words]:
    return inline_words(element(f"<p>{markup}</p>", "p"), setting(language=language))


def test_runs_carry_their_look() -> None:
    made = words(" One <b>two <i>three</i></b> four ")
    assert [(w.text, w.bold, w.italic) for w in made] == [
        ("One ", False, False), ("two ", True, False), ("three", True, True), (" four", False, False),
    ]  # fmt: skip


@pytest.mark.parametrize(("language", "expected"), [("fi", "”Hei”"), ("sv", "”Hei”"), ("en", "“Hei”"), ("xx", "“Hei”")])
def test_quotes_are_those_of_the_language(language: str, expected: str) -> None:
    assert "".join(w.text for w in words("<q>Hei</q>", language)) == expected


def test_typed_quotes_stay() -> None:
    assert "".join(w.text for w in words("\"a\" 'b' ”c“ «d»", "fi")) == "\"a\" 'b' ”c“ «d»"


def test_times_do_not_break() -> None:
    assert words("<time> 9.30 – 10.00 </time>")[0].text == "9.30\u00a0–\u00a010.00"


def test_links_know_where_they_lead() -> None:
    made = words('<link to="a">x <b>y</b></link> <link href="https://a.fi">z</link><link to="b" show="page"/>')
    assert [(w.text, w.link, w.page_of) for w in made] == [
        ("x ", "#a", ""), ("y", "#a", ""), (" ", "", ""), ("z", "https://a.fi", ""), ("", "#b", "b"),
    ]  # fmt: skip


def test_space_at_the_ends_goes() -> None:
    assert [w.text for w in words("  a <b>b</b> ")] == ["a ", "b"]
    assert words("   ") == []


def test_long_words_get_break_points_and_short_ones_do_not() -> None:
    made = FINNISH.set_text([Words("Asiakaskohtaamisessa kuuntelet hetken")], FINNISH.style("body"), None)
    broken = [word for word in made.words[0].text.split(" ") if "\u00ad" in word]
    assert [word.replace("\u00ad", "") for word in broken] == ["Asiakaskohtaamisessa", "kuuntelet"]


def test_headings_get_none() -> None:
    made = FINNISH.set_text([Words("Asiakaskohtaamisessa")], FINNISH.style("h1"), None, heading=True)
    assert made.words[0].text == "Asiakaskohtaamisessa"
    assert made.balanced


def test_a_word_that_is_hyphenated_breaks_in_the_right_place() -> None:
    made = FINNISH.set_text([Words("kuuntelemisen taito")], FINNISH.style("body"), None)
    assert lines_of(made, 60)[0].endswith("-")
    assert "".join(lines_of(made, 60)).replace("-", "").replace(" ", "") == "kuuntelemisentaito"


def test_a_text_without_words_needs_not_be_drawn() -> None:
    empty, full, number = Node("P"), Node("P"), Node("P")
    FINNISH.set_text([], FINNISH.style("body"), empty)
    FINNISH.set_text([Words("x")], FINNISH.style("body"), full)
    FINNISH.set_text([Words("", page_of="a")], FINNISH.style("body"), number)
    assert (empty.optional, full.optional, number.optional) == (True, False, False)


def test_an_accent_holds_inside_its_element() -> None:
    inner = FINNISH.within(element('<box accent="map"/>', "box"))
    assert inner.accent_colour == FINNISH.theme.colour("map")
    assert inner.within(element("<p/>", "p")).accent == "map"
    assert FINNISH.accent_colour == FINNISH.theme.colour("text")


def test_an_aside_is_set_smaller() -> None:
    inner = FINNISH.within(element("<aside/>", "aside"), small=True)
    assert inner.style("body") == FINNISH.style("small")
    assert inner.style("h3") == FINNISH.style("h3")


@pytest.mark.parametrize(
    ("ink", "style", "filled", "stroked"),
    [
        ("colour", "wash", True, False), ("saver", "wash", False, True), ("colour", "outline", False, True),
        ("colour", "accent", False, True), ("colour", "plain", False, False),
    ],
)  # fmt: skip
def test_looks_of_boxes(ink: str, style: str, filled: bool, stroked: bool) -> None:
    frame = setting(ink=ink).frame(style)
    assert (frame.fill is not None, frame.stroke is not None) == (filled, stroked)
    assert (frame.across > 0) == (style != "plain")


def test_large_print_has_no_italics() -> None:
    big = setting(size="large")
    made = inline_words(element("<p>One <i>two</i> three</p>", "p"), big)
    assert [(w.text, w.bold, w.italic) for w in made] == [
        ("One ", False, False), ("two", True, False), (" three", False, False),
    ]  # fmt: skip
    assert [(w.bold, w.italic) for w in inline_words(element("<p><i>One</i></p>", "p"), big)] == [(False, False)]
