# ruff: noqa: E501 - exact messages stay on one line
"""Decks planned from a client's spreadsheet: told all at once, and such that they check and build."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.packs import library
from workshop.errors import Problems
from workshop.pack.client_decks import ClientDeck, plan_deck

LONG = "sana " * 150


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def planned(text: str, language: str = "", file: str = "cases.csv") -> tuple[ClientDeck | None, list[str]]:
    Path(file).write_text(text, encoding="utf-8")
    problems = Problems()
    return plan_deck(file, "own", "Own", language, library(), problems), [str(problem) for problem in problems]


def test_the_notes_say_the_language_and_what_is_left_out() -> None:
    deck, told = planned("Otsikko;Teksti;Kysymys;Hinta\nA;b;c;1\nD;e;;2\n")
    assert told == []
    assert deck
    assert list(deck.files) == ["exercises/decks/own/deck.yaml", "exercises/decks/own/fi.yaml"]
    assert deck.notes == (
        "2 cards in Finnish, to judge by the headings; if the words are not, rename fi.yaml",
        "to have them in another language too, copy fi.yaml, say to en.yaml, and translate the copy",
        'left out: the column "Hinta"',
        '"Kysymys" is empty on row 3',
    )


def test_a_language_that_is_asked_for() -> None:
    deck, _ = planned("Title\nA\n", "sv")
    assert deck
    assert list(deck.files)[1] == "exercises/decks/own/sv.yaml"
    assert deck.notes == (
        "1 card in Swedish",
        "to have them in another language too, copy sv.yaml, say to en.yaml, and translate the copy",
    )
    deck, _ = planned("Title\nA\n")
    assert deck
    assert deck.notes[1] == "to have them in another language too, copy en.yaml, say to fi.yaml, and translate the copy"


def test_everything_is_told_at_once_in_the_order_of_the_rows() -> None:
    deck, told = planned(
        f"Otsikko;Teksti\nA;{LONG}\n;b\nC;{'x' * 50_000}\nD;iloinen 😀\nE;040 123 4567\nF;{'y' * 201}\n",
        file="my cases.csv",
    )
    assert deck is None
    assert [re.sub("[0-9.]+ (mm|lines)", r"N \1", each) for each in told] == [
        'my cases.csv:2:1: row 2: the card "a" of the deck "own" is N mm too tall\n  hint: shorten its words by about N lines',
        'my cases.csv:3:1: row 3 has no title\n  hint: write one under "Otsikko"',
        "my cases.csv:4:3: row 4 has 50001 letters, and no card has room for 1000\n  hint: shorten it, or make two rows of it",
        'my cases.csv:5:11: row 5: no font of the theme has "😀" (U+1F600, grinning face)\n  hint: take it out, or write it in letters',
        'my cases.csv:6:3: warning: "Teksti" on row 6 has what looks like a phone number, "040 …"\n  hint: take it out or change it: cards go round the room',
        'my cases.csv:7:3: "Teksti" on row 7 has a word of 201 letters, "yyyyyyyyyyyyyyyyyyyy…"; 200 is the most\n  hint: put a space in it',
    ]


def test_rows_are_named_where_cells_have_line_breaks() -> None:
    _, told = planned(f'Otsikko;Teksti\n"A";"b\nc\nd"\nE;{LONG}\n')
    assert [each.partition(" is ")[0] for each in told] == ['cases.csv:5:1: row 3: the card "e" of the deck "own"']


def test_of_many_rows_that_do_not_fit_the_first_are_told() -> None:
    _, told = planned("Otsikko;Teksti\n" + f"A;{LONG}\n" * 60)
    assert len(told) == 20


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("none.csv", "none.csv: there is no such file\n  hint: check the name, and the folder that you are in"),
        ("case.csv", 'case.csv: there is no such file\n  hint: did you mean "cases.csv"?'),
        ("no/such/cases.csv", "no/such/cases.csv: there is no such file\n  hint: check the name, and the folder that you are in"),
        ("folder.csv", "folder.csv: this is not a file"),
        ("x\0.csv", "x\\x00.csv: there is no such file\n  hint: check the name, and the folder that you are in"),
    ],
)  # fmt: skip
def test_files_that_cannot_be_read(source: str, told: str) -> None:
    Path("cases.csv").touch()
    Path("folder.csv").mkdir()
    problems = Problems()
    assert plan_deck(source, "own", "Own", "", library(), problems) is None
    assert [str(problem) for problem in problems] == [told]
