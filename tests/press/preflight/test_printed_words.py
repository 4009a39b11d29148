"""The words that a PDF shows."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from tests.press.preflight.seeded import pdf, write
from workshop.press.preflight.printed_words import PrintedWords, read_printed_words, words_of


def shown(*lines: str) -> PrintedWords:
    def draw(canvas: Any) -> None:
        for i, line in enumerate(lines):
            write(canvas, 20, 30 + i * 6, line)

    return read_printed_words(pdf(draw))


def lost(text: str, *lines: str) -> list[str]:
    return sorted(shown(*lines).lacking(Counter(words_of(text))))


@pytest.mark.parametrize(
    "lines",
    [
        ("Kohtaa ihminen, rauhassa",),
        ("KOHTAA ihmi-", "nen rauhassa"),
        ("kohtaa ih-", "mi-", "nen rauhassa"),
        ("rauhassa ihminen", "kohtaa", "kohtaa"),
    ],
)
def test_words_are_found_however_they_are_set(lines: tuple[str, ...]) -> None:
    assert lost("Kohtaa ihmi\u00adnen rauhassa", *lines) == []


def test_a_word_that_is_not_there() -> None:
    assert lost("Kohtaa ihminen rauhassa", "Kohtaa ihminen") == ["rauhassa"]


def test_a_word_that_is_there_too_seldom() -> None:
    assert lost("yes and yes", "yes and") == ["yes"]


@pytest.mark.parametrize("lines", [("alku- ja loppupuhe",), ("alku-", "ja loppupuhe")])
def test_a_hyphen_that_is_the_words_own(lines: tuple[str, ...]) -> None:
    assert lost("alku- ja loppupuhe", *lines) == []


def test_a_word_parted_over_pages() -> None:
    def first(canvas: Any) -> None:
        write(canvas, 20, 250, "the encoun-")

    def second(canvas: Any) -> None:
        write(canvas, 20, 30, "ters of today")

    printed = read_printed_words(pdf(first, second))
    assert printed.lacking(Counter(words_of("encounters encountering"))) == Counter(["encountering"])
