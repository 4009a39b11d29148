"""Soft hyphens for running text: Finnish by rule and a table of compound seams, other languages through pyphen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import pairwise
from typing import Any

from workshop.page.finnish_seams import COMMON, COMPOUNDS, HEAD_ENDINGS, SHORT_TAILS, TAILS

SHY = "\N{SOFT HYPHEN}"

_Points = Callable[[str, str], tuple[int, ...]]

_SHORTEST_WORD = 6
_LEAST = 3
# ReportLab breaks after a typed hyphen (`embeddedHyphenation`) only in words without soft hyphens, so `toiminta-ajatus`
# gets none; a part of this length needs breaks of its own more than that one.
_LONG_PART = 10
_DICTIONARIES = {"en": "en_GB", "sv": "sv_SE", "no": "nb_NO"}

_TOKEN = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_STRAY_SHY = re.compile(rf"(?<![^\W_]){SHY}|{SHY}(?![^\W_])")
# Nobody could tell whether the hyphen belongs to an address or a file name.
_ADDRESS = re.compile(r"[_@\\]|://|^www\.|\w\.\w{2}", re.IGNORECASE)
# Codes, and combining marks, which would have to stay with the letter before them.
_CODE = re.compile(r"[\d\u0300-\u036f]")

_VOWELS = "aeiouyåäöéáèüø"
_LETTERS = frozenset(_VOWELS + "bcdfghjklmnpqrstvwxzšž'’")
_ONSET = re.compile(rf"(?<=[{_VOWELS}])[^{_VOWELS}]*(?=[^{_VOWELS}'’][{_VOWELS}])")
_VOWEL_RUN = re.compile(rf"[{_VOWELS}]{{2,}}")
_LONG = frozenset(("aa", "ee", "ii", "oo", "uu", "yy", "ää", "öö"))
_DIPHTHONGS = "ai ei oi ui yi äi öi au eu iu ou ey iy äy öy ie uo yö"
_NUCLEI = _LONG | frozenset(_DIPHTHONGS.split())


@lru_cache(maxsize=4_000)
def soft_hyphens(text: str, language: str, *, best: bool = False) -> str:
    """Insert U+00AD where words of `text` may break; a word in which one was typed keeps its own breaks only.

    The best breaks alone leave three letters on either side, and part a compound between its words rather than in one.
    """
    points = best_points if best else break_points
    return _TOKEN.sub(lambda match: _hyphenate_token(match[0], language, points), text)


@lru_cache(maxsize=20_000)
def break_points(word: str, language: str) -> tuple[int, ...]:
    """Return the indices before which `word`, letters and apostrophes only, may break, in rising order."""
    if len(word) < _SHORTEST_WORD or not word[1:].islower():
        return ()
    lower = word.lower()
    if len(lower) != len(word):
        return ()
    base = re.split("[-_]", language.lower())[0]
    points = _finnish_points(lower) if base == "fi" else _pyphen_points(lower, language)
    # A capital may open a name, and two letters of a name say little.
    return tuple(p for p in points if p >= 3) if word[0].isupper() else points


@lru_cache(maxsize=20_000)
def best_points(word: str, language: str) -> tuple[int, ...]:
    """Return those of a word's break points which a reader hardly notices."""
    points = tuple(p for p in break_points(word, language) if _LEAST <= p <= len(word) - _LEAST)
    seams = (0, *_seams(word.lower()), len(word)) if language.lower().startswith("fi") else (0, len(word))
    short = [range(start + 1, end) for start, end in pairwise(seams) if len(seams) > 2 and end - start < _LONG_PART]
    return tuple(p for p in points if not any(p in part for part in short))


def _hyphenate_token(token: str, language: str, points: _Points) -> str:
    if SHY in token:
        # One before a word forbids all breaks, as in page-layout programs. At an edge or a hyphen it would print badly.
        return _STRAY_SHY.sub("", re.sub(f"{SHY}+", SHY, token))
    if _ADDRESS.search(token):
        return token
    shortest = _LONG_PART if "-" in token.strip("-") else _SHORTEST_WORD
    return "-".join(_hyphenate_words(part, language, shortest, points) for part in token.split("-"))


def _hyphenate_words(token: str, language: str, shortest: int, points: _Points) -> str:
    if _CODE.search(token):
        return token
    return _WORD.sub(lambda match: _hyphenate_word(match[0], language, shortest, points), token)


def _hyphenate_word(word: str, language: str, shortest: int, points: _Points) -> str:
    edges = (0, *(points(word, language) if len(word) >= shortest else ()), len(word))
    return SHY.join(word[start:end] for start, end in pairwise(edges))


def _pyphen_points(word: str, language: str) -> tuple[int, ...]:
    positions = _dictionary(language)
    # `data` marks breaks that change the spelling, which a soft hyphen cannot do.
    plain = [int(p) for p in positions(word.replace("’", "'")) if not p.data] if positions else []
    return tuple(p for p in plain if _letters(word[:p]) >= 2 and _letters(word[p:]) >= 3)


def _letters(part: str) -> int:
    return sum(letter.isalpha() for letter in part)


@lru_cache(maxsize=20)
def _dictionary(language: str) -> Callable[[str], Iterable[Any]] | None:
    """Return what finds the break points of a language, None where pyphen does not know it."""
    import pyphen  # type: ignore[import-untyped, unused-ignore]

    code = pyphen.language_fallback(_DICTIONARIES.get(language.lower(), language.replace("-", "_")))
    return pyphen.Pyphen(lang=code).positions if code else None


def _finnish_points(word: str) -> tuple[int, ...]:
    if not _LETTERS.issuperset(word):
        return ()
    seams = (0, *_seams(word), len(word))
    points = set(seams[1:-1])
    for start, end in pairwise(seams):
        points.update(start + p for p in _part_points(word[start:end], last=3))
    # Two letters on the next line look poor, but better than a word that does not break at all.
    return tuple(sorted(points or _part_points(word, last=2)))


def _seams(word: str) -> tuple[int, ...]:
    """Return where a compound's words meet, as far as the tables know."""
    seams = {match.start() for match in _seam_pattern().finditer(word)}
    for head, length in _compounds().get(word[:3], ()):
        if word.startswith(head):
            seams.add(length)
    return tuple(sorted(p for p in seams if 2 <= p <= len(word) - 3))


def _part_points(part: str, last: int) -> list[int]:
    """Return the breaks of a word that is no compound, none of which leaves a scrap; `last` letters must follow."""
    points = []
    edges = (0, *syllables(part), len(part))
    for before, here, after in zip(edges, edges[1:], edges[2:], strict=False):
        alone = part[here - 1] in _VOWELS and part[here] in _VOWELS and 1 in (here - before, after - here)
        if 2 <= here <= len(part) - last and not alone:
            points.append(here)
    return points


def syllables(word: str) -> tuple[int, ...]:
    """Return where the syllables of a Finnish word in lower case begin, the first one left out."""
    points = {match.end() for match in _ONSET.finditer(word)}
    for run in _VOWEL_RUN.finditer(word):
        points.update(run.start() + p for p in _between_vowels(run[0]))
    return tuple(sorted(points))


def _between_vowels(run: str) -> list[int]:
    """Return where syllables meet within neighbouring vowels, leaving out what only the meaning could tell."""
    points: list[int] = []
    start = 0
    while start < len(run) - 1:
        width = _nucleus(run[start : start + 3])
        start += width or 2
        if width and start < len(run):
            points.append(start)
    return points


def _nucleus(vowels: str) -> int:
    """Return how many of the first of two or three vowels make one syllable, 0 where it could be either."""
    first, second = vowels[:2], vowels[1:]
    if first not in _NUCLEI:
        return 1
    if first in _LONG or second not in _NUCLEI or second == "ie":
        return 2
    return 1 if second in _LONG else 0


@lru_cache(maxsize=1)
def _seam_pattern() -> re.Pattern[str]:
    """Compile the tables; every match is empty and lies on a seam."""
    behind_word_end = f"(?:(?<=..[{_VOWELS}])|(?<=.[{_VOWELS}][nslrt]))"
    # The same vowel on both sides of a seam is written with a hyphen, so without one it is no seam.
    not_doubled = "(?!(?<=(.))\\1)"
    return re.compile(
        f"{behind_word_end}{not_doubled}(?={_either(TAILS)})"
        f"|(?<=..[ns])(?={_either(SHORT_TAILS)})"
        + "".join(f"|(?<=..{ending})(?=[aeoyäö]..)" for ending in HEAD_ENDINGS.split())
    )


def _either(table: str) -> str:
    return "|".join(table.split())


@lru_cache(maxsize=1)
def _compounds() -> dict[str, list[tuple[str, int]]]:
    found: dict[str, list[tuple[str, int]]] = {}
    for entry in (COMPOUNDS + COMMON).split():
        head, _, tail = entry.partition("|")
        found.setdefault(entry.replace("|", "")[:3], []).append((head + tail[:4], len(head)))
    return found
