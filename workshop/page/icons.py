"""Icons: signs of our own drawing in a square of 24 units, all in one stroke weight with round ends and joins.

An outline is written as steps, each a letter and its numbers, the origin at the lower left: M moves and L leads lines
to points, C leads curves, Z closes; O is a circle (middle, radius), A an arc (middle, radius, from and to in degrees,
counter-clockwise), R a rectangle (corner, width, height, radius), D a dot.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

Step = tuple[str, tuple[float, ...]]

GRID = 24.0
"""How many units an icon's side has."""

WEIGHT = 1.5
"""How many units wide every stroke of an icon is."""

_FACE = "O 12 12 9.5"
_EYES = "D 8.4 14.4 D 15.6 14.4"

STAGES: Mapping[str, str] = {
    "arrive": (
        "M 2 3 L 5.5 3 L 5.5 21.5 L 18.5 21.5 L 18.5 3 L 22 3 M 5.5 21.5 L 13.5 18.2 L 13.5 2 L 5.5 3 D 10.7 10.3"
    ),
    "warm-up": (
        "M 12.6 22 C 13 17.6 18.8 15.4 18.8 9.2 C 18.8 5 15.8 2 12 2 C 8.2 2 5.2 5 5.2 9 C 5.2 11.8 6.6 13.4 7.5 "
        "15.6 C 8.2 14.4 8.9 13.6 9.8 13.1 C 9.6 16.6 10.6 19.6 12.6 22 Z M 9.3 5.6 C 9.3 7.9 11.5 8.6 12.2 10.8 "
        "C 13.8 9.4 14.7 7.8 14.7 5.9"
    ),
    "practise": (
        "A 12 12 8.8 25 158 M 3.4 18.3 L 3.8 15.3 L 6.9 15.9 A 12 12 8.8 205 338 M 20.6 5.7 L 20.2 8.7 L 17.1 8.1"
    ),
    "explore": "O 10.2 13.8 7.2 M 15.4 8.6 L 21.5 2.5 A 10.2 13.8 3.7 100 170",
    "map": (
        "M 2.5 19 L 8.8 21.5 L 15.2 19 L 21.5 21.5 L 21.5 5 L 15.2 2.5 L 8.8 5 L 2.5 2.5 Z M 8.8 21.5 L 8.8 5 M "
        "15.2 19 L 15.2 2.5"
    ),
    "close": "M 5 2 L 5 22 M 5 20.6 C 9 22.6 13 18.6 20 20.6 L 17.6 15.9 L 20 11.1 C 13 9.1 9 13.1 5 11.1",
}

FORMS: Mapping[str, str] = {
    "solo": "O 12 17.6 4.1 M 4 2.5 C 4 13.6 20 13.6 20 2.5",
    "pairs": "O 6.3 16.6 3 M 1.8 5 C 1.8 13.4 10.8 13.4 10.8 5 O 17.7 16.6 3 M 13.2 5 C 13.2 13.4 22.2 13.4 22.2 5",
    "trios": (
        "O 12 20 2.2 M 8.6 13.4 C 8.6 18 15.4 18 15.4 13.4 O 5.6 9.2 2.2 M 2 2 C 2 7.2 9.2 7.2 9.2 2 O 18.4 9.2 "
        "2.2 M 14.8 2 C 14.8 7.2 22 7.2 22 2"
    ),
    "groups": "R 8 8 8 8 1.6 O 12 20 2.2 O 12 4 2.2 O 4 12 2.2 O 20 12 2.2",
    "circle": (
        "O 12 20.2 1.9 O 17.8 17.8 1.9 O 20.2 12 1.9 O 17.8 6.2 1.9 O 12 3.8 1.9 O 6.2 6.2 1.9 O 3.8 12 1.9 O 6.2 "
        "17.8 1.9"
    ),
    "whole": (
        "O 12 17.8 3 M 6.4 4.6 C 6.4 15.4 17.6 15.4 17.6 4.6 O 4.2 14.6 2.2 M 1.8 5.6 C 1.8 8.4 2.4 10 3.8 10.6 O "
        "19.8 14.6 2.2 M 22.2 5.6 C 22.2 8.4 21.6 10 20.2 10.6"
    ),
    "audience": (
        "O 12 19.6 2.5 M 8 11.8 C 8 17.6 16 17.6 16 11.8 M 2.4 10.6 C 7 6 17 6 21.6 10.6 M 2.4 6 C 7 1.4 17 1.4 21.6 6"
    ),
}

MATERIALS: Mapping[str, str] = {
    "timer": "O 12 10.4 8.2 M 12 18.6 L 12 21.8 M 9.4 21.8 L 14.6 21.8 M 12 10.4 L 15.3 14.1 M 18.6 17 L 20.2 18.6",
    "pen": "M 2.8 2.8 L 4.2 8.4 L 17 21.2 L 21.2 17 L 8.4 4.2 Z M 13.8 18 L 18 13.8 M 4.2 8.4 L 8.4 4.2",
    "marker": (
        "R 7.4 2 9.2 11.4 1.2 M 8.6 13.4 L 9.8 17 L 14.2 17 L 15.4 13.4 M 9.9 17 L 9.9 19.8 L 14.1 22 L 14.1 17 M "
        "7.4 9.6 L 16.6 9.6"
    ),
    "sticky-notes": (
        "M 14.6 3 L 4 3 C 3.3 3 3 3.3 3 4 L 3 20 C 3 20.7 3.3 21 4 21 L 20 21 C 20.7 21 21 20.7 21 20 L 21 9.4 Z "
        "M 14.6 3 L 14.6 8.4 C 14.6 9.1 14.9 9.4 15.6 9.4 L 21 9.4 M 7 16.5 L 17 16.5"
    ),
    "paper": "R 4.6 2 14.8 20 1.2 M 8.4 17 L 15.6 17 M 8.4 12.8 L 15.6 12.8 M 8.4 8.6 L 12.6 8.6",
    "flip-chart": (
        "R 3.2 8 17.6 12 1.2 M 12 20 L 12 22 M 8 8 L 5.4 2 M 16 8 L 18.6 2 M 12 8 L 12 4.4 M 7 16 L 17 16 M 7 "
        "12.2 L 13 12.2"
    ),
    "masking-tape": "O 10.6 12.6 8.6 O 10.6 12.6 3.6 M 10.6 4 L 21.8 4 L 20.6 5.7 L 21.8 7.4 L 17.4 7.4",
    "bell": "M 3.2 7.6 C 3.2 19.6 20.8 19.6 20.8 7.6 Z M 2 4 L 22 4 M 12 16.6 L 12 20 M 9.6 20 L 14.4 20",
    "chair": "M 6 22 L 7.4 11 L 17 11 L 18.6 2 M 7.4 11 L 5.4 2 M 6.4 6.6 L 17.8 6.6",
    "table": "R 2 15.4 20 3.6 1.2 M 5.4 15.4 L 4.2 3 M 18.6 15.4 L 19.8 3",
    "phone": "R 6.2 2 11.6 20 2 M 10.4 18.8 L 13.6 18.8 D 12 5.2",
    "soft-ball": "O 12 12 9.5 M 5.4 18.8 C 10 15.4 10 8.6 5.4 5.2 M 18.6 18.8 C 14 15.4 14 8.6 18.6 5.2",
    "envelope": "R 2 2.2 20 12.2 1.2 M 2.4 14 L 12 21.6 L 21.6 14 M 2.4 13.6 L 12 7 L 21.6 13.6",
    "scissors": "O 5.6 6 3.4 O 5.6 18 3.4 M 8.4 7.9 L 21.8 17.4 M 8.4 16.1 L 13 12.9 M 15.4 11.1 L 21.8 6.6",
    "bottle": (
        "M 9.6 22 L 14.4 22 L 14.4 17.4 C 14.4 14.8 17.2 14.6 17.2 11.6 L 17.2 3.4 C 17.2 2.5 16.7 2 15.8 2 L 8.2 "
        "2 C 7.3 2 6.8 2.5 6.8 3.4 L 6.8 11.6 C 6.8 14.6 9.6 14.8 9.6 17.4 Z M 9.6 19 L 14.4 19 M 6.8 10.4 L 17.2 "
        "10.4 M 6.8 6 L 17.2 6"
    ),
    "bowl": (
        "M 2 17.6 L 22 17.6 C 22 11.6 18.8 7.8 14.8 7.4 L 14.8 5.6 L 9.2 5.6 L 9.2 7.4 C 5.2 7.8 2 11.6 2 17.6 Z M "
        "9.2 7.4 L 14.8 7.4"
    ),
}

SENSES: Mapping[str, str] = {
    "sight": "M 1.8 12 C 6 19 18 19 22.2 12 C 18 5 6 5 1.8 12 Z O 12 12 3.3",
    "hearing": (
        "M 5.4 15.2 C 5.4 19.2 8.4 22 12.2 22 C 16.2 22 19 19.2 19 15.4 C 19 11.8 15.6 10.6 15 7.4 C 14.4 4.4 "
        "12.8 2 9.8 2 C 7.6 2 6 3.4 5.6 5.4 M 9 15.2 C 9 17.2 10.4 18.4 12.2 18.4 C 14 18.4 15.4 17.2 15.4 15.4 C "
        "15.4 12.8 11.4 12.6 11.4 9"
    ),
    "voice": "M 2.8 10.4 L 2.8 13.6 M 7.4 7 L 7.4 17 M 12 3 L 12 21 M 16.6 7.6 L 16.6 16.4 M 21.2 10.4 L 21.2 13.6",
    "movement": (
        "O 14.6 20 2.2 M 13 16 L 10.6 9.6 L 14.6 7 L 14.8 2 M 10.6 9.6 L 8.8 5.6 L 4 4 M 6.2 10.8 L 8.2 14.6 L 13 "
        "16 L 15.8 12.6 L 19.8 13"
    ),
    "reading": (
        "M 12 18.6 C 9.4 20.8 6 20.8 2 20 L 2 5 C 6 5.8 9.4 5.8 12 3.6 C 14.6 5.8 18 5.8 22 5 L 22 20 C 18 20.8 "
        "14.6 20.8 12 18.6 Z M 12 18.6 L 12 3.6"
    ),
}

EMOTIONS: Mapping[str, str] = {
    "calm": (
        f"{_FACE} M 6.6 14.4 C 7.4 13 9.4 13 10.2 14.4 M 13.8 14.4 C 14.6 13 16.6 13 17.4 14.4 M 8.8 8.4 C 10.4 "
        "7.4 13.6 7.4 15.2 8.4"
    ),
    "glad": f"{_FACE} {_EYES} M 6.8 10 C 8.2 4.8 15.8 4.8 17.2 10 Z",
    "sad": f"{_FACE} {_EYES} M 6.4 16.2 L 9.6 17.8 M 17.6 16.2 L 14.4 17.8 M 8 6.6 C 9.4 9.6 14.6 9.6 16 6.6",
    "angry": (
        f"{_FACE} D 8.6 12.8 D 15.4 12.8 M 6.4 17.2 L 10.2 15.2 M 17.6 17.2 L 13.8 15.2 M 8.2 6.8 L 9.6 8.2 L 14.4 "
        "8.2 L 15.8 6.8"
    ),
    "afraid": f"{_FACE} O 8.3 14.2 1.6 O 15.7 14.2 1.6 M 7.6 7.2 C 8.8 9 10.2 9 11.2 7.7 C 12.4 6.2 13.6 6.2 16.4 8.2",
    "ashamed": (
        f"{_FACE} M 6.6 13.2 L 9.8 14.4 M 17.4 13.2 L 14.2 14.4 M 5.9 10 L 8.1 10 M 15.9 10 L 18.1 10 M 10.2 6.4 L "
        "13.8 6.4"
    ),
}

CHANNELS: Mapping[str, str] = {
    "face-to-face": (
        "A 5.4 16.8 3.6 20 325 M 8.78 18.03 L 10.7 15.8 L 8.35 14.74 M 1.6 3.4 C 1.6 11.6 10 11.6 10 3.4 A 18.6 "
        "16.8 3.6 215 520 M 15.22 18.03 L 13.3 15.8 L 15.65 14.74 M 22.4 3.4 C 22.4 11.6 14 11.6 14 3.4"
    ),
    "e-mail": "R 2 4.4 20 15.2 1.6 M 2.7 18.8 L 12 11.4 L 21.3 18.8",
    "chat": (
        "M 5 20.6 L 19 20.6 C 20.7 20.6 22 19.3 22 17.6 L 22 10.4 C 22 8.7 20.7 7.4 19 7.4 L 11.4 7.4 L 6.4 2.8 L "
        "6.4 7.4 L 5 7.4 C 3.3 7.4 2 8.7 2 10.4 L 2 17.6 C 2 19.3 3.3 20.6 5 20.6 Z D 7.4 14 D 12 14 D 16.6 14"
    ),
}

PRINT_MARKS: Mapping[str, str] = {
    "staple": (
        "M 2 4.4 L 22 4.4 M 5.4 4.4 L 5.4 8.2 M 19.6 11 L 19.6 8.2 M 2.8 10.4 C 2.8 8.8 3.6 8 5.2 8.2 L 20.2 11.1 "
        "C 21.4 11.3 22 12 22 13.2 L 22 16.6 C 22 17.9 21.2 18.5 20 18.3 L 6.4 15.7 C 4.2 15.3 2.8 13.6 2.8 11.4 "
        "Z"
    ),
    "both-sides": (
        "R 2 2 8.4 13 1.2 R 13.6 2 8.4 13 1.2 M 5.2 8.5 L 7.2 8.5 M 16.8 8.5 L 18.8 8.5 M 6.2 18.2 C 7.8 22.2 "
        "16.2 22.2 17.8 18.6 M 14.6 18.8 L 17.8 18.2 L 19 21.2"
    ),
    "one-side": (
        "R 2 4 8.4 16 1.2 M 5.2 12 L 7.2 12 M 13.4 17.4 L 13.4 18.8 C 13.4 19.6 13.8 20 14.6 20 L 15.4 20 M 20 20 "
        "L 20.8 20 C 21.6 20 22 19.6 22 18.8 L 22 17.4 M 22 13.2 L 22 10.8 M 22 6.6 L 22 5.2 C 22 4.4 21.6 4 20.8 "
        "4 L 20 4 M 15.4 4 L 14.6 4 C 13.8 4 13.4 4.4 13.4 5.2 L 13.4 6.6 M 13.4 10.8 L 13.4 13.2"
    ),
    "actual-size": "R 2 3.4 20 17.2 2 M 6 14.4 L 8.4 16.4 L 8.4 7.6 D 12 14 D 12 9.6 M 14.6 14.4 L 17 16.4 L 17 7.6",
}

OTHERS: Mapping[str, str] = {
    "person": FORMS["solo"],
    "head": (
        "M 9 2 L 9 6 C 5.6 6 5.4 6.8 5.4 9.4 L 3.2 10.4 C 4.2 12.2 5.2 13.2 5.2 15 C 5.4 19.4 9 22 13.2 22 C 18.2 "
        "22 21 18.8 21 14.6 C 21 9.6 17.4 8.6 17.4 2"
    ),
    "speech": (
        "M 5 20.6 L 19 20.6 C 20.7 20.6 22 19.3 22 17.6 L 22 10.4 C 22 8.7 20.7 7.4 19 7.4 L 11.4 7.4 L 6.4 2.8 L "
        "6.4 7.4 L 5 7.4 C 3.3 7.4 2 8.7 2 10.4 L 2 17.6 C 2 19.3 3.3 20.6 5 20.6 Z"
    ),
    "shoe": "M 2 17.6 C 4 16 6.6 16 8.6 17.6 L 12.6 12.2 C 15.4 10.4 22 11 22 7.4 L 22 5.2 L 2 5.2 Z M 2 8.2 L 22 8.2",
}

ICONS: Mapping[str, str] = {
    **STAGES, **FORMS, **MATERIALS, **SENSES, **EMOTIONS, **CHANNELS, **PRINT_MARKS, **OTHERS,
}  # fmt: skip
"""Every icon's outline by its name."""

_QUARTER = 0.5523
"""How far a quarter circle's control points lie from its ends, as a share of the radius."""

_DOT = 0.4
"""How far the two short strokes of a dot reach from its middle."""

_STEP = re.compile(r"([A-Z])([^A-Z]*)")


@cache
def outline(name: str) -> tuple[Step, ...]:
    """Give an icon's outline as operations m, l, c and h with coordinates in units."""
    return tuple(
        step
        for letter, numbers in _STEP.findall(ICONS[name])
        for step in _DRAWN[letter]([float(part) for part in numbers.split()])
    )


def _lines(values: Sequence[float]) -> Iterator[Step]:
    for i in range(0, len(values), 2):
        yield "l", (values[i], values[i + 1])


def _curves(values: Sequence[float]) -> Iterator[Step]:
    for i in range(0, len(values), 6):
        yield "c", tuple(values[i : i + 6])


def _dot(values: Sequence[float]) -> Iterator[Step]:
    x, y = values
    yield from (("m", (x - _DOT, y)), ("l", (x + _DOT, y)), ("m", (x, y - _DOT)), ("l", (x, y + _DOT)))


def _circle(values: Sequence[float]) -> Iterator[Step]:
    yield from _arc((*values, 0.0, 360.0))
    yield "h", ()


def _arc(values: Sequence[float]) -> Iterator[Step]:
    """Draw an arc in stretches of a quarter circle at most."""
    cx, cy, r, start, end = values
    count = max(1, math.ceil((end - start) / 90))
    turn = math.radians((end - start) / count)
    k = r * 4 / 3 * math.tan(turn / 4)
    at = math.radians(start)
    yield "m", (cx + r * math.cos(at), cy + r * math.sin(at))
    for _ in range(count):
        c0, s0, c1, s1 = math.cos(at), math.sin(at), math.cos(at + turn), math.sin(at + turn)
        x0, y0, x1, y1 = cx + r * c0, cy + r * s0, cx + r * c1, cy + r * s1
        yield "c", (x0 - k * s0, y0 + k * c0, x1 + k * s1, y1 - k * c1, x1, y1)
        at += turn


def _rectangle(values: Sequence[float]) -> Iterator[Step]:
    x, y, width, height, r = values
    k, right, top = r * (1 - _QUARTER), x + width, y + height
    yield "m", (x + r, y)
    yield "l", (right - r, y)
    yield "c", (right - k, y, right, y + k, right, y + r)
    yield "l", (right, top - r)
    yield "c", (right, top - k, right - k, top, right - r, top)
    yield "l", (x + r, top)
    yield "c", (x + k, top, x, top - k, x, top - r)
    yield "l", (x, y + r)
    yield "c", (x, y + k, x + k, y, x + r, y)
    yield "h", ()


_DRAWN: Mapping[str, Callable[[Sequence[float]], Iterator[Step]]] = {
    "M": lambda values: iter([("m", tuple(values))]),
    "L": _lines,
    "C": _curves,
    "Z": lambda values: iter([("h", ())]),
    "O": _circle,
    "A": _arc,
    "R": _rectangle,
    "D": _dot,
}
