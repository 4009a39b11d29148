"""A day that prints everything: so that pages can be tried without anybody's session."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packs import library
from workshop.pack.sample import sample
from workshop.session.checks import POSTERS


@pytest.mark.parametrize("language", ["fi", "en"])
def test_it_prints_all_that_it_is_asked_for(language: str) -> None:
    content = library()
    laid = sample(content, language, content.ids("worksheet"), content.ids("deck"))
    assert laid is not None
    agenda, words = laid
    printed = {(need.kind, need.id) for need in agenda.prints}
    assert printed == {
        *(("worksheet", item) for item in content.ids("worksheet")),
        *(("deck", item) for item in content.ids("deck")),
        *(("poster", item) for item in POSTERS),
    }
    assert (tuple(words.worksheets), tuple(words.decks)) == (content.ids("worksheet"), content.ids("deck"))
    assert [block.exercise is not None for block in agenda.blocks] == [True, False]


def test_what_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    deck = tmp_path / "exercises/decks/customers/en.yaml"
    deck.parent.mkdir(parents=True)
    deck.write_text("titel: x\n")
    laid = sample(library(tmp_path), "en", ["notes", "promise"], ["customers", "emotions"])
    assert laid is not None
    assert (list(laid[1].worksheets), list(laid[1].decks)) == (["promise"], ["emotions"])


def test_there_is_none_in_a_language_without_labels() -> None:
    assert sample(library(), "xx", [], []) is None


def test_without_any_exercise_there_is_a_talk(tmp_path: Path) -> None:
    assert sample(library(), "sv", [], []) is not None
    for folder in (library().layers[0].root / "exercises").glob("*/*/exercise.yaml"):
        spoilt = tmp_path / folder.relative_to(library().layers[0].root)
        spoilt.parent.mkdir(parents=True)
        spoilt.write_text("energy: 9\n")
    laid = sample(library(tmp_path), "en", [], [])
    assert laid is not None
    assert [block.exercise for block in laid[0].blocks] == [None]
