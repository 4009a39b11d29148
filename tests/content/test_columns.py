# ruff: noqa: E501 - exact messages stay on one line
"""Columns matched by their headings, in Finnish or English."""

from __future__ import annotations

import pytest

from workshop.content.columns import HEADINGS, HINT, LAYOUTS, Columns, match_columns, word_of
from workshop.content.table import parse_table
from workshop.errors import Problems


def match(text: str) -> tuple[Columns | None, list[str]]:
    problems = Problems()
    table = parse_table(text, "a.csv", lambda cell: bool(word_of(cell)), HINT, problems)
    assert table
    return match_columns(table, problems), [str(problem) for problem in problems]


def matched(text: str) -> Columns:
    columns, told = match(text)
    assert told == []
    assert columns
    return columns


@pytest.mark.parametrize(
    ("headings", "word"),
    [
        ("title, Otsikko, NIMI, name ,Heading", "title"),
        ("text, Teksti, TILANNE, kuvaus, case, Quote, lainaus, sitaatti, tapaus, tarina, story", "text"),
        ("ask, Kysymys, question, Kysymys:, kysymys?, K y s y m y s", "ask"),
        ("looks, Näkyy, na\u0308kyy, nakyy, näyttää, Looks like, looks-like", "looks"),
        ("sounds, kuuluu, kuulostaa", "sounds"),
        ("needs, tarvitsee, tarve", "needs"),
        ("id, ID, tunnus", "id"),
        ("Teksti (30 sanaa), Text / teksti, Teksti: tapaus", "text"),
        ("hinta, , -, texts of all kinds, kysymyksiä", ""),
    ],
)
def test_headings(headings: str, word: str) -> None:
    for heading in headings.split(","):
        assert word_of(heading) == word, heading


def test_every_word_of_a_layout_has_headings_and_the_hint_names_all() -> None:
    assert {word for fields in LAYOUTS.values() for word in fields} <= HEADINGS.keys()
    assert all(f" {word_of_card}" in HINT for word_of_card in ("id", "otsikko", "lainaus", "looks like", "kysy"))


@pytest.mark.parametrize(
    ("text", "layout", "fields", "at", "language"),
    [
        ("Title,Text,Ask\nA,b,c", "story", ("text", "ask"), {"title": 0, "text": 1, "ask": 2}, "en"),
        ("Kysymys;Tilanne;Nimi\nA;b;c", "story", ("text", "ask"), {"title": 2, "text": 1, "ask": 0}, "fi"),
        ("id;Case;Kysymys\n1;b;c", "story", ("text", "ask"), {"id": 0, "text": 1, "ask": 2}, "fi"),
        ("Quote\nA", "story", ("text",), {"text": 0}, "en"),
        ("Otsikko\nA", "story", (), {"title": 0}, "fi"),
        (
            "Nimi;Näkyy;Kuuluu;Tarvitsee\nA;b;c;d", "emotion", ("looks", "sounds", "needs"),
            {"title": 0, "looks": 1, "sounds": 2, "needs": 3}, "fi",
        ),
        ("Looks,Ask\nA,b", "emotion", ("looks", "ask"), {"looks": 0, "ask": 1}, "en"),
        ("Title,Text,Ask\nA,b,", "story", ("text",), {"title": 0, "text": 1}, "en"),
    ],
)  # fmt: skip
def test_what_the_columns_are(
    text: str, layout: str, fields: tuple[str, ...], at: dict[str, int], language: str
) -> None:
    columns = matched(text)
    assert (columns.layout, columns.fields, columns.language) == (layout, fields, language)
    assert columns.at == at


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("Title,Text\nA,b", ()),
        ("Title,Price,Text,,Type\nA,1,b,?,z", ('left out: the columns "Price", without a heading, "Type"',)),
        ("Title,Price,Text\nA,1,b", ('left out: the column "Price"',)),
        ("Title,Price,Text,\nA,,b,", ()),
        ("Otsikko;Teksti;Kysymis\nA;b;c", ('left out: the column "Kysymis"; did you mean "kysymys"?',)),
        ("Text\nA", ("no column holds titles: the cards are numbered",)),
        ("Nimi;Tilanne;Tarve\nA;b;c", ('left out: the column "Tarve": cards of the layout "story" have no "needs"',)),
        (
            "Nimi;Teksti;Näkyy;Kuuluu\nA;b;c;d",
            ('left out: the column "Teksti": cards of the layout "emotion" have no "text"',),
        ),
        ("Cases\nTitle,Text\nA,b", ("left out: what stands above the headings, on row 1",)),
        ("Cases\n\nAutumn\nTitle,Text\nA,b", ("left out: what stands above the headings, on row 1–3",)),
        (
            f"Title,{','.join(f'h{i}' for i in range(12))}\nA,{','.join('x' * 12)}",
            (f"left out: the columns {', '.join(f'{chr(34)}h{i}{chr(34)}' for i in range(10))} and 2 more",),
        ),
    ],
)
def test_what_is_left_out_is_told(text: str, notes: tuple[str, ...]) -> None:
    assert matched(text).notes == notes


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Nom,Prix\nA,1\n",
            [f'a.csv:1:1: no column holds the title or the text of the cards; the headings are "Nom", "Prix"\n  hint: {HINT}'],
        ),
        (
            "Kysymys;Tunnus\nA;1\n",
            [f'a.csv:1:1: no column holds the title or the text of the cards; the headings are "Kysymys", "Tunnus"\n  hint: {HINT}'],
        ),
        ("Title,Text\n", ["a.csv:1:1: there is nothing below the headings\n  hint: write a row for each card"]),
        (
            "Nimi;Tilanne;Lainaus;Name\nA;b;c;d\n",
            [
                'a.csv:1:14: "Tilanne" and "Lainaus" are both headings for "text"\n  hint: give one of them another heading: a column whose heading is not known is left out',
                'a.csv:1:22: "Nimi" and "Name" are both headings for "title"\n  hint: give one of them another heading: a column whose heading is not known is left out',
            ],
        ),
        (
            "Title,Text\nA,I said, no\nB,c,\n",
            ["a.csv:2:11: row 2 has more cells than there are headings\n  hint: put a text that has commas or semicolons in it in quotation marks, or give every column a heading"],
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_matched(text: str, told: list[str]) -> None:
    assert match(text) == (None, told)


def test_two_columns_of_one_word_of_which_one_is_empty() -> None:
    assert matched("Nimi;Otsikko;Teksti\n;A;b\n").at == {"title": 1, "text": 2}
