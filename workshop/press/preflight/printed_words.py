"""Read the words that a PDF shows or tells a screen reader, to compare them with those that it should have."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import Any

from workshop.press.preflight.reading import open_pdf

_WORD = re.compile(r"[^\W\d]+|\d+")
"""Letters, or digits: PDFium may leave no space between the number of a step and its text."""
_HYPHEN = r"(?:\ufffe|\x02|[-‐]\s*\n\s*)"
"""A hyphen at the end of a line, in the two signs that PDFium puts for it or as it stands."""
_BREAK = re.compile(rf"(?<=\w){_HYPHEN}(?=\w)")
_BEFORE_BREAK = re.compile(r"(\w+)(?:\ufffe|\x02|[-‐]\s*(?:\n|$))")
_BROKEN = re.compile(rf"\w+(?:{_HYPHEN}\w+)+")
_ALTERNATIVE = re.compile(rb"/Alt\s*<FEFF([0-9A-Fa-f]+)>")
_LONG = 25
"""Letters from which on a word may have been parted between letters, on more than two lines."""
_SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True)
class PrintedWords:
    """How often each word stands in a PDF, what stands before a hyphen at a line's end, and all letters in a row."""

    counts: Counter[str]
    heads: frozenset[str]
    letters: str = ""

    def lacking(self, needed: Counter[str]) -> Counter[str]:
        """Give the words that are needed more often than they stand here."""
        return Counter({word: n for word, n in (needed - self.counts).items() if not self._parted(word)})

    def _parted(self, word: str) -> bool:
        """Tell whether a word was parted by a hyphen at the foot of a column or a page, away from its other half."""
        if len(word) >= _LONG and word in self.letters:
            return True
        return any(word[:cut] in self.heads and self.counts[word[cut:]] for cut in range(2, len(word) - 1))


def words_of(text: str) -> list[str]:
    """Give the words of a text, capitals made small."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).replace(_SOFT_HYPHEN, "").casefold())


def read_printed_words(data: bytes) -> PrintedWords:
    """Read the words of all pages, and of the alternative texts of its pictures.

    A hyphen at the end of a line may be a word's own or not; both readings count.
    """
    counts: Counter[str] = Counter()
    heads: set[str] = set()
    letters: list[str] = []
    with open_pdf(data) as document:
        for text in [_page_text(page) for page in document]:
            counts.update(words_of(_BREAK.sub(" ", text)))
            letters += words_of(_BREAK.sub("", text))
            counts.update(words_of(" ".join(_BREAK.sub("", word) for word in _BROKEN.findall(text))))
            heads.update(words_of(" ".join(_BEFORE_BREAK.findall(text))))
    for found in _ALTERNATIVE.finditer(data):
        counts.update(words_of(bytes.fromhex(found[1].decode()).decode("utf-16-be", "replace")))
    return PrintedWords(counts, frozenset(heads), "".join(letters))


def _page_text(page: Any) -> str:
    letters = page.get_textpage()
    try:
        text: str = letters.get_text_range()
        return text.replace("\r", "")
    finally:
        letters.close()
        page.close()
