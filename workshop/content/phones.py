"""Find what looks like a phone number: how many digits there are, how they stand together, and what stands before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workshop.content.checked_numbers import Span

_BLANK = r"[ \u00a0\u2009\u202f]"
_GAP = r"[ \u00a0\u2009\u202f\u2010-\u2013-]"
_WIDE_GAP = rf"(?:{_GAP}|[()]){{0,3}}"
_ALONE = r"(?<![\w+])(?<![0-9][.,:/-])"
"""Not in the middle of a word, a date, a decimal or an order number."""

_ABROAD = (
    rf"(?<![\w+])\+[1-9](?:{_WIDE_GAP}[0-9]){{6,14}}",  # +358 40 123 4567, +358 (0)40 123 4567
    rf"{_ALONE}00358(?:{_WIDE_GAP}[0-9]){{5,12}}",
    rf"{_ALONE}00{_GAP}?[1-9][0-9]{{0,2}}{_GAP}(?:{_WIDE_GAP}[0-9]){{6,12}}",  # 0046 8 123 456 78
)
_MOBILE = (
    rf"{_ALONE}0(?:4[0-9]|50)(?:(?:{_GAP}|[./])?[0-9]){{6,8}}",  # 040 123 4567, 0400-123456, 040/1234567
    rf"{_ALONE}07[0-9](?:{_GAP}?[0-9]){{7,8}}",  # in Sweden 070-123 45 67, in Britain 07700 900123
)
_AREA = rf"{_ALONE}(?:\(0[1-9][0-9]{{0,2}}\){_GAP}?|0[1-9][0-9]?{_GAP})"
_AT_HOME = tuple(
    _AREA + pattern.replace("~", _GAP)
    for pattern in (
        r"[0-9]{3}~[0-9]{2,3}~[0-9]{2}",  # 08-123 456 78
        r"[0-9]{3}~[0-9]{3,5}",  # 09 123 4567, (09) 123 4567, 017 123 456
        r"[0-9]{4}~[0-9]{3}",
        r"[0-9]{6,8}",
    )
)
_IN_LONDON = (rf"{_ALONE}0[1-9][0-9]{_GAP}[0-9]{{4}}{_GAP}[0-9]{{4}}",)  # 020 7946 0958
_PHONE = re.compile("|".join(f"(?:{each})(?![0-9])" for each in _ABROAD + _MOBILE + _AT_HOME + _IN_LONDON))

_THOUSANDS = re.compile(rf"\+?[0-9]{{1,3}}(?:{_BLANK}[0-9]{{3}})+")
_BEFORE_THOUSANDS = re.compile(rf"(?<![0-9])[1-9][0-9]{{0,2}}{_BLANK}\Z")
_LARGEST_SUM = 10
"""How many digits a sum with a sign before it may have, as +12 500 000, and is not taken for a phone number."""


def find_phones(text: str) -> Iterator[Span]:
    """Find phone numbers as they are written in Finland, Sweden and Britain, and abroad with + or 00."""
    return (found.span() for found in _PHONE.finditer(text) if not _is_sum(text, *found.span()))


def _is_sum(text: str, start: int, end: int) -> bool:
    """Tell whether digits are rather a sum, in groups of three: a change like +5 000 000, the end of 1 050 000 000."""
    number = text[start:end]
    if not _THOUSANDS.fullmatch(number):
        return False
    if number.startswith("+"):
        return sum(each.isdigit() for each in number) <= _LARGEST_SUM
    return _BEFORE_THOUSANDS.search(text[max(0, start - 5) : start]) is not None
