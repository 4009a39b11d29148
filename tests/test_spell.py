"""The spelling check: which words it asks about, and what it says of those that are wrong."""

from __future__ import annotations

import shutil

import pytest

from tests import spell


def test_words() -> None:
    text = "Don’t <!-- hidden notes --> e-mail {client} at 9.30, Äiti’s ’quoted’ co-\u00adworker 2x"
    assert spell.words_of(text) == {"Don't", "e-mail", "at", "Äiti's", "quoted", "co-worker", "x"}


def test_every_language_of_the_box_has_texts() -> None:
    for language in spell.SPEAKERS:
        names = [name for name, _ in spell.texts(language)]
        assert f"templates/labels/{language}.yaml" in names
        assert f"exercises/warm-up/mirror/{language}.md" in names
        assert f"exercises/decks/customers/{language}.yaml" in names
        assert f"templates/sessions/meet-the-person/{language}.yaml" in names


@pytest.mark.parametrize(("language", "wrong"), [("fi", "asiakkas"), ("en", "color")])
def test_a_wrong_word_is_found(language: str, wrong: str) -> None:
    command = spell.SPEAKERS[language]
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is missing")
    right = {"fi": "asiakas", "en": "colour"}[language]
    assert spell.unknown({wrong, right}, command) == {wrong}


def test_the_words_that_are_allowed_are_needed() -> None:
    for language in spell.SPEAKERS:
        used = {word for _, text in spell.texts(language) for word in spell.words_of(text)}
        assert spell.allowed(language) - used == set()
