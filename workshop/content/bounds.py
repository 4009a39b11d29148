"""How much is too much: in a text, a word or a deck, which would take minutes to lay out, and in what we say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workshop.errors import Problems

MAX_WORDS = 5_000
MAX_TEXT_WORDS, MAX_TEXT_LINES = 20_000, 2_000
"""In one text of a YAML file, or in one exercise's words."""
MAX_LETTERS = 200
MAX_CARDS = 500
MAX_COLUMNS = 200
MAX_ROWS = 20_000
MAX_CARD_WORDS, MAX_PHRASE = 500, 1_000
"""In a text on a card, where fifty words fit, and in a phrase of a worksheet, in letters."""
# A hostile file could make problems by the hundred thousand.
MAX_PROBLEMS = 20

# A no-break space does not end a word: what it joins stays on one line.
_WORD = re.compile(r"[^ \t\n]+")
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_SOFT_HYPHEN = "\u00ad"


def shorten(text: str) -> str:
    """Cut a text so that it can be quoted in a problem: one line, 40 characters."""
    line = text.split("\n", 1)[0]
    return line if len(line) <= 40 and line == text else f"{line[:40]}…"


def enough(problems: Problems, before: int) -> bool:
    """Tell whether so many problems came since there were `before` of them that more would be noise."""
    return len(problems.found) - before >= MAX_PROBLEMS


def too_much(text: str) -> str:
    """Say that a text as a whole is too long, by its lines or by its words; nothing if it is not."""
    lines = text.count("\n") + 1
    if lines > MAX_TEXT_LINES:
        return f"a text of {lines} lines; {MAX_TEXT_LINES} is the most"
    words = len(text.split()) if len(text) > 2 * MAX_TEXT_WORDS else 0
    return f"a text of {words} words; {MAX_TEXT_WORDS} is the most" if words > MAX_TEXT_WORDS else ""


def overlong(text: str) -> Iterator[tuple[int, str, str]]:
    """Find what is too long in a text: yields index, message and hint; paragraphs are divided by blank lines."""
    if len(text) <= MAX_LETTERS:
        return
    if message := too_much(text):
        yield 0, message, "divide it, or shorten it"
        return
    yield from _long_words(text)
    start = 0
    for paragraph in _PARAGRAPH.split(text):
        count = len(paragraph.split())
        if count > MAX_WORDS:
            index = text.index(paragraph, start)
            yield index, f"a paragraph of {count} words; {MAX_WORDS} is the most", "divide it with blank lines"
        start += len(paragraph)


def _long_words(text: str) -> Iterator[tuple[int, str, str]]:
    for match in _WORD.finditer(text):
        word = match.group()
        if len(word) > MAX_LETTERS:
            letters = word.replace(_SOFT_HYPHEN, "")
            if len(letters) > MAX_LETTERS:
                message = f'a word of {len(letters)} letters, "{letters[:20]}…"; {MAX_LETTERS} is the most'
                yield match.start(), message, "put a space in it"
