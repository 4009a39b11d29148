# ruff: noqa: E501 - exact messages stay on one line
"""Cards out of the rows of a spreadsheet."""

from __future__ import annotations

import csv
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.content.bounds import MAX_CARDS
from workshop.content.client_cards import (
    MAX_CARD_LETTERS,
    RowCard,
    give_ids,
    is_within_bounds,
    read_cards,
    tell_empty,
    tidy,
    warn_of_personal,
)
from workshop.content.columns import HINT, Columns, match_columns, word_of
from workshop.content.files import control_character
from workshop.content.shelves import is_id
from workshop.content.skeletons import deck_of_cards
from workshop.content.table import Table, parse_table
from workshop.content.yaml_text import read_yaml
from workshop.errors import Problems


def table_of(text: str) -> tuple[Table, Columns]:
    problems = Problems()
    table = parse_table(text, "a.csv", lambda cell: bool(word_of(cell)), HINT, problems)
    columns = match_columns(table, problems) if table else None
    assert list(problems) == []
    assert table
    assert columns
    return table, columns


def read(text: str) -> tuple[tuple[RowCard, ...], list[str]]:
    problems = Problems()
    return read_cards(*table_of(text), problems), [str(problem) for problem in problems]


def words(text: str) -> list[tuple[str, dict[str, str]]]:
    cards, told = read(text)
    assert told == []
    return [(card.id, dict(card.words)) for card in cards]


def test_a_card_for_each_row() -> None:
    assert words('Nimi;Kysymys;Teksti\nÄlä huuda;;"Rivi 1\n  Rivi 2"\n\nÄlä huuda!;Miksi?;\n') == [
        ("ala-huuda-2", {"title": "Älä huuda", "text": "Rivi 1 Rivi 2"}),
        ("ala-huuda", {"title": "Älä huuda!", "ask": "Miksi?"}),
    ]


def test_a_card_knows_its_row_and_its_place() -> None:
    cards, _ = read('Teksti;Nimi\n"a\nb";X\nc;Y\n')
    assert [(card.row.number, str(card.place)) for card in cards] == [(2, "a.csv:3:4"), (3, "a.csv:4:3")]


def test_quotes_without_titles_are_numbered_and_known_by_their_words() -> None:
    assert words("Quote\nNobody told me that you are closed today\n\n…\nJonotin tunnin\n") == [
        ("nobody-told-me-that-you", {"title": "1", "text": "Nobody told me that you are closed today"}),
        ("card-b4935894", {"title": "2", "text": "…"}),
        ("jonotin-tunnin", {"title": "3", "text": "Jonotin tunnin"}),
    ]


def test_ids_that_are_typed() -> None:
    assert [item for item, _ in words("Tunnus;Nimi\nA 12;Aino\n;Eero\nEERO;Aino\n")] == ["a-12", "eero-2", "eero"]


def test_rows_in_which_nothing_is_used_become_no_card() -> None:
    table, columns = table_of("Teksti;Hinta;Tunnus;Kysymys\nA;1;;x\n;2;7;\nB;;;\nC;;;\n")
    cards = read_cards(table, columns, Problems())
    assert [card.words["title"] for card in cards] == ["1", "2", "3"]
    assert tell_empty(table, columns, cards) == (
        "left out: row 3, where all the columns that are used are empty",
        '"Kysymys" is empty on rows 4 and 5',
    )


def test_many_rows_are_not_named_one_by_one() -> None:
    table, columns = table_of("Title,Ask\nA,x\n" + "B,\n" * 13)
    cards = read_cards(table, columns, Problems())
    assert tell_empty(table, columns, cards) == ('"Ask" is empty on rows 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 3 more',)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nimi;Teksti\nA;b\n;c\n", ['a.csv:3:1: row 3 has no title\n  hint: write one under "Nimi"']),
        ("Id,Title\nx 1,A\nX-1,B\n", ['a.csv:3:1: row 3 has the id "x-1", which row 2 has too\n  hint: give one of them another']),
        (
            f"Title,Text\nA,{'sana ' * 201}\n",
            [f"a.csv:2:3: row 2 has 1005 letters, and no card has room for {MAX_CARD_LETTERS}\n  hint: shorten it, or make two rows of it"],
        ),
        (
            f"Title,Text\nA,{'x' * 50_000}\n",
            ["a.csv:2:3: row 2 has 50001 letters, and no card has room for 1000\n  hint: shorten it, or make two rows of it"],
        ),
        (
            f"Title,Text\nA,b {'x' * 201}\n",
            ['a.csv:2:3: "Text" on row 2 has a word of 201 letters, "xxxxxxxxxxxxxxxxxxxx…"; 200 is the most\n  hint: put a space in it'],
        ),
        (
            "Title\n" + "A\n" * 10_000,
            [f"a.csv:{MAX_CARDS + 2}:1: 10000 rows are as many cards, and a deck has 500 at the most\n  hint: make several decks of them"],
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_row(text: str, told: list[str]) -> None:
    assert read(text)[1] == told


@pytest.mark.parametrize(
    ("words", "fits"),
    [
        ({"title": "A", "text": "b"}, True),
        ({"title": "A" * 200, "text": "word " * 160}, True),
        ({"title": "A", "text": "word " * 200}, False),
        ({"title": "A" * 201}, False),
    ],
)
def test_what_is_worth_laying_out(words: dict[str, str], fits: bool) -> None:
    assert is_within_bounds(words) is fits


def test_a_deck_may_be_full() -> None:
    cards, told = read("Title\n" + "A\n" * MAX_CARDS)
    assert (len(cards), told, len({card.id for card in cards})) == (MAX_CARDS, [], MAX_CARDS)


def test_what_is_wrong_with_many_rows_is_told_of_the_first() -> None:
    assert len(read("Title,Text\nA,b\n" + ",b\n" * 100)[1]) == 20


def test_what_looks_personal_is_told_by_row_and_heading() -> None:
    problems = Problems()
    text = 'Nimi;Teksti;Kysymys;Puhelin\nA;"Soita ""heti""\n040\n123 4567";Tai 131052-308T?;0401234567\n'
    warn_of_personal(*table_of(text), problems)
    assert [str(problem).partition("\n")[0] for problem in problems] == [
        'a.csv:3:1: warning: "Teksti" on row 2 has what looks like a phone number, "040 …"',
        'a.csv:4:15: warning: "Kysymys" on row 2 has what looks like a Finnish personal identity code, "1310…"',
    ]


TITLES = st.sampled_from(["Late", "late!", "Late 2", "late-2", "Älä", "Ala", "???", "客", "x" * 70, "Blank", "-"])


@given(st.lists(st.tuples(TITLES, st.sampled_from("abc")), max_size=12), st.randoms(use_true_random=False))
def test_ids_are_ids_apart_and_the_same_in_any_order(rows: list[tuple[str, str]], random: object) -> None:
    cards = [{"title": title, "text": text} for title, text in rows]
    shuffled = list(cards)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = give_ids(cards, [""] * len(cards)), give_ids(shuffled, [""] * len(cards))
    assert all(is_id(item) for item in one)
    assert len(set(one)) == len(one)

    def pairs(ids: list[str], of: list[dict[str, str]]) -> list[tuple[str, str, str]]:
        return sorted((item, card["title"], card["text"]) for item, card in zip(ids, of, strict=True))

    assert pairs(one, cards) == pairs(other, shuffled)


def test_a_typed_id_is_never_given_to_another() -> None:
    cards = [{"title": title} for title in ("A", "A", "B", "x" * 60, "x" * 60)]
    assert give_ids(cards, ["", "", "a", "", ""]) == ["a-2", "a-3", "a", "x" * 60, f"{'x' * 58}-2"]


TYPED = st.text(
    st.characters(exclude_categories=["Cs"]).filter(lambda c: c == "\n" or not control_character(c)), max_size=40
)
HOSTILE = st.sampled_from(
    ["=cmd()|' /C calc'!A0", "{{ 7*7 }}", "{% raw %}", "<b>&amp;</b>", "a: b # c", "- x", "no", "~", "'", '"', "|", "*a", "&a",
     "!!str x", "@x", "`x`", "%x", "[a]", "{a: b}", "? x", "> x", "---", "...", "010", "\u00a0a\u00a0b", "a  b", "#", "\\n"]
)  # fmt: skip


@given(st.lists(st.tuples(TYPED | HOSTILE, TYPED | HOSTILE), min_size=1, max_size=5), st.sampled_from(",;\t"))
def test_what_is_typed_reaches_the_card(rows: list[tuple[str, str]], separator: str) -> None:
    typed = [{"title": f"T{title}", "text": text} for title, text in rows]
    written = io.StringIO()
    csv.writer(written, delimiter=separator).writerows(
        [["Title", "Text"], ["T", "x"], *(card.values() for card in typed)]
    )
    cards, told = read(unicodedata.normalize("NFC", written.getvalue()))
    assert told == []
    files = deck_of_cards("d", "D", "story", ("text",), {card.id: card.words for card in cards}, "en")
    problems = Problems()
    yaml = unicodedata.normalize("NFC", files["exercises/decks/d/en.yaml"].decode())
    document = read_yaml(yaml, "en.yaml", problems)
    assert list(problems) == []
    assert document
    tidied = [{word: tidy(unicodedata.normalize("NFC", text)) for word, text in card.items()} for card in typed]
    assert document.data["cards"] == {
        card.id: {word: text for word, text in words.items() if text}
        for card, words in zip(cards[1:], tidied, strict=True)
    } | {cards[0].id: {"title": "T", "text": "x"}}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  a  b ", "a  b"), ("a\nb", "a b"), ("a \n\n\t b", "a b"), ("a\tb", "a b"), ("\u00a0a\u00a0b", "a\u00a0b"),
        ("\n", ""), ("a\u00adb", "a\u00adb"),
    ],
)  # fmt: skip
def test_a_cell_is_one_line(typed: str, kept: str) -> None:
    assert tidy(typed) == kept
