"""Inputs for the fuzz target: files of the box, and ways to break them that know what such files look like."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

BOX = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Input:
    """A text, and the name of the file that it was made from."""

    name: str
    text: str


def _read(*patterns: str) -> tuple[Input, ...]:
    paths = [path for pattern in patterns for path in sorted(BOX.glob(pattern))]
    assert paths, patterns
    return tuple(Input(path.relative_to(BOX).as_posix(), path.read_text("utf-8")) for path in paths)


_SESSION = """\
title: Day
client: Nordea
language: en
date: 2026-12-03
start: 9.00
end: 12.40
participants: [Aino, {name: Bo, type: large}, Cai, Dee]
facilitators: [Aino, Mikko]
goals: [listening]
theme: playbill
brand: {logo: logo.png, main: '#123456'}
agenda:
  - exercise: mirror
    minutes: 20
    keep: may-cut
    lead: Aino
    prints:
      - {worksheet: empathy-map, per: group, paper: A3}
    words: {empathy-map: {situation: The bill came twice}}
  - talk: Hello
    minutes: 5
    text: |
      Good morning.

      Everything is voluntary.
  - break: 15
    at: 10.20
print: {paper: A4, ink: grey, type: normal, spares: 10, order: {contact: A, phone: '1'}}
"""
_PEOPLE = "name;type;firm\nAino;large;A\n\"Bo; B\";;\nCai;suuri;'C'\n"
_SEEN = """\
{"format": 1, "overrides": {"exercises/warm-up/mirror/en.md": {"Why": ["0123456789abcdef", "fedcba9876543210"]}},
 "languages": {"exercises/warm-up/mirror/fi.md": {"Why": "0123456789abcdef"}}}
"""
_PACK = '{"format": 1, "slug": "day", "title": "D", "language": "en", "files": [{"name": "a.pdf", "bytes": 1}]}'


_HEAD, _TAIL = '<document kind="guide" title="T" language="en">', "</document>"
_PART = re.compile(r"<section.*?</section>|<sheet.*?</sheet>|<deck.*?</deck>", re.DOTALL)


def _seeds() -> dict[str, tuple[Input, ...]]:
    yaml = _read("exercises/**/*.yaml", "templates/**/*.yaml")
    texts = _read("exercises/**/*.md")
    everything = _read("tests/press/everything.xml")
    session = (Input("day.yaml", _SESSION), *_read("templates/sessions/*/session.yaml"))
    return {
        "yaml": (*yaml, *session),
        "merging": yaml,
        "words": texts,
        "session": session,
        "people": (Input("people.csv", _PEOPLE), Input("people.csv", "nimi,tyyppi\nA,\n")),
        "markup": everything,
        "pages": tuple(Input(everything[0].name, _HEAD + part + _TAIL) for part in _PART.findall(everything[0].text)),
        "templates": _read("templates/**/*.xml.j2"),
        "library": (*yaml, *texts),
        "bytes": (*yaml[::7], *texts[::7]),
        "records": (Input("seen.json", _SEEN), Input("pack.json", _PACK)),
    }


SEEDS: Mapping[str, tuple[Input, ...]] = _seeds()
"""What each target begins with."""

# -- ways to break a text ----------------------------------------------------------------------------------

_ODD = (
    "\0", "\x07", "\x1b[2J", "\x7f", "\x85", "\u2028", "\u202e", "\ufeff", "\ufffe", "\u00a0", "\u00ad", "\u200b",
    "\u0301", "😀", "ẞ", "ﬁ", "İ", "\t", "\r", "\r\n", "\n\n", " ", "'", '"', "''", '"""', "\\", "\\n", "\\ud800",
    "\\x", ":", ": ", " :", "-", "- ", "? ", "#", " #", "# ", "## ", "*", "**", "***", "&a ", "*a", "!!x ", "!",
    "<<: ", "|", ">", "|+9", "%YAML 9\n", "---\n", "...\n", "[", "]", "{", "}", ",", "<", ">", "</", "/>", "&amp;",
    "&#0;", "&", "<![CDATA[", "<!--", "-->", "<?", "{{", "}}", "{%", "%}", "(3 min)", "(0 min)", "(999 min)", "1. ",
    "0. ", "99999999999. ", "> ", "```", "~", "@", "`", "%", ";", "null", "true", "no", "~\n", "010", "1e999", "-1",
    "0", "9" * 30, "3.14", "NaN", "9.75", "25:00", "2026-02-30", "../x", "/etc/passwd", "con", "a" * 61, "a" * 201,
    "A", "ä", "é" * 40, "word " * 60, "x\n" * 40,
)  # fmt: skip

_WORD = re.compile(r"[\w-]+")
_VALUE = re.compile(r"(?<=: )[^\n]+")
_TAG = re.compile(r"</?[a-z][^<>]*>")
_ATTRIBUTE = re.compile(r' [a-z-]+="[^"]*"')

Change = Callable[[random.Random, str, str], str]


def _place(chance: random.Random, text: str) -> int:
    return chance.randint(0, len(text))


def _insert(chance: random.Random, text: str, other: str) -> str:
    at = _place(chance, text)
    return text[:at] + chance.choice(_ODD) * chance.choice((1, 1, 1, 2, 50)) + text[at:]


def _cut(chance: random.Random, text: str, other: str) -> str:
    at, end = sorted((_place(chance, text), _place(chance, text)))
    return text[:at] + text[min(end, at + chance.choice((1, 5, 50, 5000))) :]


def _truncate(chance: random.Random, text: str, other: str) -> str:
    return text[: _place(chance, text)]


def _lines(change: Callable[[random.Random, list[str]], None]) -> Change:
    def changed_lines(chance: random.Random, text: str, other: str) -> str:
        lines = text.split("\n")
        change(chance, lines)
        return "\n".join(lines)

    return changed_lines


def _swap(chance: random.Random, lines: list[str]) -> None:
    one, two = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[two] = lines[two], lines[one]


def _repeat(chance: random.Random, lines: list[str]) -> None:
    at = chance.randrange(len(lines))
    lines[at:at] = lines[at : at + chance.choice((1, 3, 10))] * chance.choice((1, 2, 30))


def _drop(chance: random.Random, lines: list[str]) -> None:
    at = chance.randrange(len(lines))
    del lines[at : at + chance.choice((1, 1, 4))]


def _indent(chance: random.Random, lines: list[str]) -> None:
    at = chance.randrange(len(lines))
    for number in range(at, min(len(lines), at + chance.choice((1, 2, 9)))):
        lines[number] = chance.choice(("  ", " ", "\t", "    ")) + lines[number] if chance.random() < 0.6 else (
            lines[number].lstrip()
        )  # fmt: skip


def _splice(chance: random.Random, text: str, other: str) -> str:
    return text[: _place(chance, text)] + other[_place(chance, other) :]


def _graft(chance: random.Random, text: str, other: str) -> str:
    lines = other.split("\n")
    at = chance.randrange(len(lines))
    place = _place(chance, text)
    return text[:place] + "\n".join(lines[at : at + chance.choice((1, 2, 8))]) + text[place:]


def _found(pattern: re.Pattern[str], new: Callable[[random.Random, str, str], str]) -> Change:
    def changed_part(chance: random.Random, text: str, other: str) -> str:
        found = list(pattern.finditer(text))
        if not found:
            return _insert(chance, text, other)
        one, two = chance.choice(found), chance.choice(found)
        return text[: one.start()] + new(chance, one[0], two[0]) + text[one.end() :]

    return changed_part


def _nest(chance: random.Random, text: str, other: str) -> str:
    opening, closing = chance.choice(
        [("[", "]"), ("{a: ", "}"), ("- ", ""), ("> ", ""), ("<b>", "</b>"), ("* ", ""), ("a:\n ", ""), ("**", "**")]
    )
    depth, at = chance.choice((3, 39, 41, 500, 20_000)), _place(chance, text)
    return text[:at] + opening * depth + closing * chance.choice((0, depth)) + text[at:]


_BLOWN_UP = ("a", "a ", "a\n", "\n", "- a\n", "a: b\n", "k, ", "*a ", "<p/>", "ä", "# a\n")


def _blow_up(chance: random.Random, text: str, other: str) -> str:
    at = _place(chance, text)
    size = chance.choice((300, 6_000, 60_000))
    return (
        text[:at]
        + chance.choice(("a", "a ", "a\n", "\n", "- a\n", "a: b\n", "k, ", "*a ", "<p/>", "ä", "# a\n")) * size
        + text[at:]
    )


_CHANGES: tuple[Change, ...] = (
    *[_insert] * 3, *[_cut] * 2, _truncate, _lines(_swap), _lines(_repeat), _lines(_drop), _lines(_indent),
    _splice, _graft,
    _found(_WORD, lambda chance, one, two: two),
    _found(_WORD, lambda chance, one, two: chance.choice(_ODD)),
    _found(_VALUE, lambda chance, one, two: chance.choice(("", "[]", "{}", "[a, b]", "{a: b}", two))),
    _found(_VALUE, lambda chance, one, two: chance.choice(_ODD)),
    _found(_TAG, lambda chance, one, two: two),
    _found(_TAG, lambda chance, one, two: one + two),
    _found(_ATTRIBUTE, lambda chance, one, two: two),
    _found(_ATTRIBUTE, lambda chance, one, two: one + two),
)  # fmt: skip
_RARE: tuple[Change, ...] = (_nest, _blow_up)


def changed(chance: random.Random, seeds: Sequence[Input]) -> Input:
    """Take one of some files, and change it in one to eight ways."""
    made, other = chance.choice(seeds), chance.choice(seeds)
    text = made.text
    for _ in range(chance.choice((1, 1, 2, 3, 5, 8))):
        changes = _RARE if chance.random() < 0.02 else _CHANGES
        text = chance.choice(changes)(chance, text, other.text)[:3_000_000]
    return replace(made, text=text)


@cache
def original(name: str) -> Input:
    """Give a file as it is in the box."""
    return next(seed for seeds in SEEDS.values() for seed in seeds if seed.name == name)
