# ruff: noqa: E501 - exact messages stay on one line
"""Decks tried on their cards before anything prints them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.packs import library
from workshop.content.library import Library
from workshop.errors import Problems
from workshop.pack.coverage import lines_of
from workshop.pack.deck_fit import check_deck

CARDS = """\
title: Cases
kind: Case
blank: Your own
cards:
  short: {{title: Short, text: It fits., ask: Does it?}}
  long:
    title: Long
    text: {text}
    ask: Does it?
"""
LONG = "a few words more " * 40


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "exercises/decks/cases"
    home.mkdir(parents=True)
    (home / "deck.yaml").write_text("layout: story\naccent: map\n")
    return tmp_path


def check_decks(items: Iterable[str], library: Library, problems: Problems) -> None:
    """Try decks in every language they have."""
    for item in items:
        for language in library.languages_of("deck", item):
            if deck := library.deck(item, language, Problems()):
                check_deck(deck, language, library, lines_of(library), problems)


def told(folder: Path, text: str, *, languages: tuple[str, ...] = ("en",)) -> list[str]:
    for code in languages:
        (folder / f"exercises/decks/cases/{code}.yaml").write_text(CARDS.format(text=text), encoding="utf-8")
    problems = Problems()
    check_decks(["cases"], library(folder), problems)
    return [str(problem) for problem in problems]


def test_what_fits(folder: Path) -> None:
    assert told(folder, "A few words.", languages=("fi", "en", "sv")) == []


def test_what_is_too_long_names_the_card_and_its_place(folder: Path) -> None:
    found = [re.sub("[0-9.]+ (mm|lines)", r"N \1", each) for each in told(folder, LONG, languages=("en", "fi"))]
    assert found == [
        f'exercises/decks/cases/{code}.yaml:6:3: the card "long" of the deck "cases" is N mm too tall\n  hint: shorten its words by about N lines'
        for code in ("en", "fi")
    ]


def test_what_no_font_has(folder: Path) -> None:
    assert told(folder, "Smile ☃ now") == [
        'exercises/decks/cases/en.yaml:8:17: no font of the theme has "☃" (U+2603, snowman)\n  hint: take it out, or write it in letters'
    ]


def test_of_many_only_some_are_told(folder: Path) -> None:
    cards = "".join(f"  c{i}: {{title: A, text: {LONG}, ask: b}}\n" for i in range(60))
    text = f"title: T\nkind: K\nblank: B\ncards:\n{cards}"
    (folder / "exercises/decks/cases/en.yaml").write_text(text, encoding="utf-8")
    problems = Problems()
    check_decks(["cases"], library(folder), problems)
    assert len(problems.found) == 45


def test_a_deck_that_cannot_be_read_is_told_elsewhere(folder: Path) -> None:
    (folder / "exercises/decks/cases/en.yaml").write_text("title: T\n")
    problems = Problems()
    check_decks(["cases"], library(folder), problems)
    assert list(problems) == []


def test_a_template_that_fails_is_told_elsewhere(folder: Path) -> None:
    cards = folder / "templates/cards"
    cards.mkdir(parents=True)
    (cards / "story.xml.j2").write_text("<deck>{{ nothing }}</deck>")
    assert told(folder, LONG) == []


def test_the_decks_in_the_box_fit() -> None:
    problems = Problems()
    box: Library = library()
    check_decks(box.ids("deck"), box, problems)
    assert list(problems) == []
