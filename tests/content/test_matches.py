"""Matches: what a deck says its cards go with has to be there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packs import library
from workshop.content.check import check_library
from workshop.content.matches import check_matches
from workshop.errors import Problems

FILE = "exercises/decks/situations/deck.yaml"


def told(layer: Path, matches: str) -> list[str]:
    (layer / FILE).parent.mkdir(parents=True)
    (layer / FILE).write_text(matches)
    problems = Problems()
    check_matches(library(layer), "situations", problems)
    return [str(problem) for problem in problems]


def test_in_the_box_all_is_there() -> None:
    content, problems = library(), Problems()
    for item in content.ids("deck"):
        check_matches(content, item, problems)
    assert list(problems) == []


@pytest.mark.parametrize(
    ("matches", "problem"),
    [
        ("  forgotten-walet: {channels: [phone]}", ':2:3: the deck "situations" has no card "forgotten-walet"\n'
         '  hint: did you mean "forgotten-wallet"?'),
        ("  double-bill: {chanels: [phone]}", ':2:17: unknown deck "chanels"\n  hint: did you mean "channels"?'),
        ("  double-bill: {channels: [phone, fone]}", ':2:35: the deck "channels" has no card "fone"\n'
         '  hint: did you mean "phone"?'),
        ("  double-bill: {channels: [zzz]}", ':2:28: the deck "channels" has no card "zzz"\n'
         "  hint: the cards are in exercises/decks/channels/"),
        ("  double-bill: {xyzzy: [zzz]}", ':2:17: unknown deck "xyzzy"\n  hint: name a deck by its id'),
        ("  double-bill: {channels: []}", ':2:17: no card of "channels" is named\n'
         "  hint: name one, or take the line away: it then goes with all"),
    ],
)  # fmt: skip
def test_what_is_not_there(tmp_path: Path, matches: str, problem: str) -> None:
    assert told(tmp_path, f"matches:\n{matches}\n") == [FILE + problem]


def test_all_is_told_at_once_and_a_file_without_matches_is_fine(tmp_path: Path) -> None:
    assert len(told(tmp_path / "a", "matches:\n  x: {y: [z]}\n  v: {channels: [w]}\n")) == 4
    assert told(tmp_path / "b", "accent: map\n") == []


def test_the_check_of_a_library_tells_it(tmp_path: Path) -> None:
    told(tmp_path, "matches:\n  double-bill: {chanels: [phone]}\n")
    found = [str(problem.place) for problem in check_library(library(tmp_path), ["en"]) if "chanels" in problem.message]
    assert found == [f"{FILE}:2:17"]


def test_the_deck_holds_them() -> None:
    deck = library().deck("situations", "en", Problems())
    assert deck is not None
    wallet = deck.matches["forgotten-wallet"]
    assert (wallet.decks["channels"], wallet.place.line) == (("counter",), 5)
