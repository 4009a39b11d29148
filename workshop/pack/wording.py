"""How each language writes times, dates, numbers and lists. A language without formats here gets those of English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from workshop.page.typography import QUOTES

NBSP = "\N{NO-BREAK SPACE}"

_MINUTES_A_DAY = 24 * 60
_QUOTE_MARKS = frozenset("\"'“”„‟‘’‚«»‹›")


@dataclass(frozen=True, slots=True)
class _Formats:
    """The formats of one language; `day` takes d, m, y and month, `weekdays` begin on Monday."""

    clock: str
    day: str
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    last_and: str
    thousands: str
    decimal: str


_NO_MONTHS = ("",) * 12
_ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_FORMATS = {
    "fi": _Formats(
        clock="{}.{:02}",
        day="{d}.{m}.{y}",
        weekdays=("ma", "ti", "ke", "to", "pe", "la", "su"),
        months=_NO_MONTHS,
        last_and="ja",
        thousands=NBSP,
        decimal=",",
    ),
    "sv": _Formats(
        clock="{}.{:02}",
        day="{d}.{m}.{y}",
        weekdays=("må", "ti", "on", "to", "fr", "lö", "sö"),
        months=_NO_MONTHS,
        last_and="och",
        thousands=NBSP,
        decimal=",",
    ),
    "en": _Formats(
        clock="{}:{:02}",
        day="{d} {month} {y}",
        weekdays=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
        months=_ENGLISH_MONTHS,
        last_and="and",
        thousands=",",
        decimal=".",
    ),
}


def clock(minutes: int, language: str) -> str:
    """Write minutes after midnight as a time of day; a session that runs past midnight starts again at 0."""
    return _formats(language).clock.format(*divmod(minutes % _MINUTES_A_DAY, 60))


def clock_span(start: int, end: int, language: str) -> str:
    """Write two times of day with an en dash between them."""
    return f"{clock(start, language)}–{clock(end, language)}"


def long_date(day: date, language: str) -> str:
    """Write a date in full."""
    formats = _formats(language)
    return formats.day.format(d=day.day, m=day.month, y=day.year, month=formats.months[day.month - 1])


def weekday_date(day: date, language: str) -> str:
    """Write a date in full behind its short weekday."""
    return f"{_formats(language).weekdays[day.weekday()]} {long_date(day, language)}"


def minutes_text(n: int, language: str) -> str:
    """Write a number of minutes."""
    return f"{number(n, language)}{NBSP}min"


def hours_text(minutes: int, language: str) -> str:
    """Write a long time in hours and minutes: `3 h 40 min`; a short one in minutes."""
    hours, rest = divmod(minutes, 60)
    if minutes < 100:
        return minutes_text(minutes, language)
    return f"{hours}{NBSP}h{NBSP}{minutes_text(rest, language)}" if rest else f"{hours}{NBSP}h"


def plural(forms: Mapping[str, str], n: int) -> str:
    """Write a number of things; `forms` has "one" and "many"."""
    return f"{n}{NBSP}{forms['one' if n == 1 else 'many']}"


def count_times(n: int, name: str) -> str:
    """Write how many of what."""
    return f"{n}{NBSP}×{NBSP}{name}"


def sizes(groups: Sequence[int]) -> str:
    """Write the sizes of groups as a sum."""
    return f"{NBSP}+{NBSP}".join(map(str, groups))


def quoted(text: str, language: str) -> str:
    """Put quote marks around a text, unless it begins and ends with some already."""
    stripped = text.strip()
    if len(stripped) > 1 and stripped[0] in _QUOTE_MARKS and stripped[-1] in _QUOTE_MARKS:
        return text
    opening, closing = QUOTES.get(language[:2].lower(), QUOTES["en"])
    return f"{opening}{text}{closing}"


def join_list(words: Sequence[str], language: str) -> str:
    """Write words as a list in a sentence, without a comma before the last."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {_formats(language).last_and} {words[-1]}"


def number(n: float, language: str) -> str:
    """Write a number with its thousands apart and at most two decimals."""
    formats = _formats(language)
    whole, _, decimals = f"{abs(n):,.2f}".partition(".")
    sign = "−" if round(n, 2) < 0 else ""
    fraction = decimals.rstrip("0")
    return sign + whole.replace(",", formats.thousands) + (formats.decimal + fraction if fraction else "")


def mm(value: float, language: str) -> str:
    """Write a length in millimetres."""
    return f"{number(value, language)}{NBSP}mm"


def _formats(language: str) -> _Formats:
    base = language.lower().replace("_", "-").partition("-")[0]
    return _FORMATS.get(base, _FORMATS["en"])
