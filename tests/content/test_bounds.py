from __future__ import annotations

import pytest

from workshop.content.bounds import overlong, too_much


def found(text: str) -> list[tuple[int, str, str]]:
    return list(overlong(text))


@pytest.mark.parametrize("text", ["", "x" * 200, "a " * 5000, ("a " * 4000 + "\n\n") * 3, "\u00ad".join("x" * 200)])
def test_allowed(text: str) -> None:
    assert found(text) == []


def test_long_word() -> None:
    word = "abcdefghij" * 20 + "k"
    message = 'a word of 201 letters, "abcdefghijabcdefghij…"; 200 is the most'
    assert found(f"hei {word} hei") == [(4, message, "put a space in it")]


def test_no_break_space_does_not_end_a_word() -> None:
    assert len(found("hei\u00a0" * 60)) == 1


def test_long_paragraph_after_a_short_one() -> None:
    text = "short\n\n" + "a " * 5001
    message = "a paragraph of 5001 words; 5000 is the most"
    assert found(text) == [(7, message, "divide it with blank lines")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("word " * 20_000, ""),
        ("a\n" * 1999 + "a", ""),
        ("word " * 20_001, "a text of 20001 words; 20000 is the most"),
        ("a\n" * 2000 + "a", "a text of 2001 lines; 2000 is the most"),
    ],
)
def test_a_text_as_a_whole(text: str, message: str) -> None:
    assert too_much(text) == message


def test_a_text_that_is_too_long_is_told_once() -> None:
    assert found("a" * 300 + "\n" * 3000) == [(0, "a text of 3001 lines; 2000 is the most", "divide it, or shorten it")]
