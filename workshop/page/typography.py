"""Touch-ups of plain text before it is laid out.

Spaces change their kind, one for one, and nothing else changes: the runs of a paragraph can be joined, bound, and cut
again where they were.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

NBSP = "\N{NO-BREAK SPACE}"

QUOTES = {"fi": ("”", "”"), "sv": ("”", "”"), "en": ("“", "”")}
"""The quotation marks of each language; one that is not here takes those of English."""

# ReportLab treats them as ordinary spaces and breaks there, and few fonts have them; they are typed to prevent a break.
_NARROW_SPACES = str.maketrans(dict.fromkeys("\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}\N{FIGURE SPACE}", NBSP))

_UNITS = "min h s % ‰ € °C mm cm m km m² g kg ml cl dl l pt"
_OWN_UNITS = {"fi": "t tuntia kpl henkeä hlö hlöä krt vrk vko v", "sv": "st tim kr pers personer", "en": "pm am people"}
_BEFORE_NUMBER = {
    "fi": "klo n. noin s. ss. nro v. ma ti ke to pe la su sivu kohta alue vaihe kuva",
    "sv": "kl. kl ca s. nr må ti on to fr lö sö sida steg bild",
    "en": "p. pp. no. c. page step zone Mon Tue Wed Thu Fri Sat Sun",
}
_MONTHS = {
    "fi": r"\w+kuu(?:n|ta|ssa)?",
    "sv": "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december",
    "en": "January|February|March|April|May|June|July|August|September|October|November|December",
}

# Bound on both sides: digits in threes, as in `10 000`, and sizes, as in `210 × 297`.
_THREES = re.compile(r"(?<!\d)(?<!\d[ .,])\d{1,3}(?: \d{3}){1,3}(?![ .]?\d)")
_TIMES = re.compile(r"(?<=\d) × (?=\d)")
_SENTENCE_DASH = re.compile(r"(?<=\S) (?=[–—](?:\s|$))")
_INITIAL = re.compile(r"(?<!\w)([^\W\d_]\.) (?=[^\W\d_]\w)")
# Not before another single letter, or a row of them would become one unbreakable word.
_LETTER = re.compile(r"(?<![\w'’])([^\W\d_]) (?=\w\w)")
_LETTER_LANGUAGES = ("fi", "sv")
# A label such as the B of a pair, or a number that opens a sentence; A and I are words in English.
_LABEL = re.compile(r"(?<![\w'’])([B-HJ-Z]) (?=\w\w)")
_OPENING_NUMBER = re.compile(r"(?<=[.!?:] )(\d{1,2}) (?=[^\W\d])")

_SHORT_LAST_WORD = 3
_SHORT_PARAGRAPH = 6


def bind(text: str, language: str) -> str:
    """Keep together what belongs together: number and unit, single letter and next word, word and sentence dash."""
    base = re.split("[-_]", language.lower())[0]
    text = text.translate(_NARROW_SPACES)
    text = _THREES.sub(lambda match: match[0].replace(" ", NBSP), text)
    text = _TIMES.sub(f"{NBSP}×{NBSP}", text)
    text = _numbers(base).sub(NBSP, text)
    text = _SENTENCE_DASH.sub(NBSP, text)
    text = _INITIAL.sub(_bound_initial, text)
    text = _OPENING_NUMBER.sub(rf"\1{NBSP}", text)
    return (_LETTER if base in _LETTER_LANGUAGES else _LABEL).sub(rf"\1{NBSP}", text)


def _bound_initial(found: re.Match[str]) -> str:
    """Bind an initial to the name behind it; an A. that ends a sentence has a small word before it."""
    before = found.string[: found.start()].split()
    is_name = not before or before[-1][:1].isupper()
    return f"{found[1]}{NBSP}" if is_name else found[0]


def bind_last(text: str) -> str:
    """Keep a short last word with the one before it, in a paragraph of more than six words."""
    words = re.split(r"[ \t\n]+", text.strip())
    letters = sum(character.isalnum() for character in words[-1])
    if len(words) <= _SHORT_PARAGRAPH or letters > _SHORT_LAST_WORD:
        return text
    return re.sub(r"(?<=[^ \t\n]) (?=[^ \t\n]+[ \t\n]*\Z)", NBSP, text)


def bind_runs(runs: Sequence[str], language: str) -> list[str]:
    """Bind the runs of one paragraph as if they were one text, the last word too."""
    text = _bound("".join(runs), language)
    ends = list(accumulate(map(len, runs)))
    return [text[end - len(run) : end] for run, end in zip(runs, ends, strict=True)]


@lru_cache(maxsize=5_000)
def _bound(text: str, language: str) -> str:
    """Bind a paragraph; the same words come again in large print, and on every card of a deck."""
    return bind_last(bind(text, language))


def spaces_first(runs: Sequence[str]) -> list[str]:
    """Move the spaces at the end of each run to the start of the next.

    ReportLab 5.1 loses the space behind a word with soft hyphens where a run ends there, and sets two where a word that
    was broken is followed by a run that begins with one: do this before, and `single_spaces` after.
    """
    moved: list[str] = []
    carried = ""
    for run in runs:
        body = (carried + run).rstrip(" ")
        carried = (carried + run)[len(body) :]
        moved.append(body)
    return [*moved[:-1], moved[-1] + carried] if moved else []


def single_spaces(pieces: Sequence[str]) -> list[str]:
    """Leave one space where the pieces of a line have several."""
    single: list[str] = []
    line = ""
    for piece in pieces:
        piece = re.sub(" {2,}", " ", piece)
        single.append(piece.removeprefix(" ") if line.endswith(" ") else piece)
        line += single[-1]
    return single


@lru_cache(maxsize=20)
def _numbers(language: str) -> re.Pattern[str]:
    """Compile a pattern of the one space between a number and what is read in one breath with it."""
    units = "|".join(map(re.escape, f"{_UNITS} {_OWN_UNITS.get(language, '')}".split()))
    patterns = [rf"(?<=\d) (?=(?:{units})(?![\w°]))"]
    if language in _MONTHS:
        patterns.append(rf"(?:(?<=\d)|(?<=\d\.)) (?=(?:{_MONTHS[language]})(?!\w))")
    for word in _BEFORE_NUMBER.get(language, "").split():
        # Either case, as the word may open a sentence.
        first = f"[{word[0].lower()}{word[0].upper()}]"
        patterns.append(rf"(?<=\b{first}{re.escape(word[1:])}) (?=\d)")
    return re.compile("|".join(patterns))
