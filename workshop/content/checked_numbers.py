"""Find numbers that carry their own check, where it holds: identity codes, bank accounts, payment cards."""

from __future__ import annotations

import re
from collections.abc import Iterator

Span = tuple[int, int]
"""Where in a text something begins and ends."""

_HETU = re.compile(
    r"(?<![0-9])([0-9]{2})([0-9]{2})([0-9]{2})[-\u2010-\u2013\u2212+YXWVUABCDEF]([0-9]{3})([0-9A-Z])(?!\w)",
    re.IGNORECASE,
)
"""Day, month, year, the sign of the century (new ones since 2023), the number of the day, the control character."""
_HETU_CONTROL = "0123456789ABCDEFHJKLMNPRSTUVWXY"

_PERSONNUMMER = re.compile(
    r"(?<![0-9A-Za-z])(?:(?:19|20)([0-9]{6})[-\u2010-\u2013+]?([0-9]{4})|([0-9]{6})[-\u2010-\u2013+]([0-9]{4}))(?!\w)"
)
"""Without a sign before the last four only with the century: ten digits in a row may be anything."""
_COORDINATION = 60
"""What is added to the day in the numbers of those who are not in the Swedish register."""


def find_hetus(text: str) -> Iterator[Span]:
    """Find Finnish personal identity codes (henkilötunnus), of every century and sign."""
    for found in _HETU.finditer(text):
        day, month, year, number, control = found.groups()
        right = _HETU_CONTROL[int(day + month + year + number) % 31]
        if _is_day(int(day), int(month)) and control.upper() == right:
            yield found.span()


def find_personnummers(text: str) -> Iterator[Span]:
    """Find Swedish personal identity numbers, and those of people who are not in the register."""
    for found in _PERSONNUMMER.finditer(text):
        digits = "".join(filter(None, found.groups()))
        day = int(digits[4:6])
        if _is_day(day - _COORDINATION if day > _COORDINATION else day, int(digits[2:4])) and _luhn(digits):
            yield found.span()


def _is_day(day: int, month: int) -> bool:
    return 1 <= day <= 31 and 1 <= month <= 12


def _luhn(digits: str) -> bool:
    """Tell whether the last digit is the one that the others ask for."""
    doubled = [int(digit) * (1 + i % 2) for i, digit in enumerate(reversed(digits))]
    return sum(n - 9 if n > 9 else n for n in doubled) % 10 == 0


_IBAN_START = re.compile(r"(?<![0-9A-Z])([A-Z]{2})[0-9]{2}[ \u00a0-]?[0-9A-Z]", re.IGNORECASE)
_IBAN_LENGTHS = {
    "AD": 24, "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24,
    "FI": 18, "FO": 18, "FR": 27, "GB": 22, "GI": 23, "GL": 18, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IS": 26,
    "IT": 27, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "MC": 27, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25,
    "RO": 24, "SE": 24, "SI": 19, "SK": 24, "SM": 27, "TR": 26, "UA": 29,
}  # fmt: skip

_CARD = re.compile(
    r"(?<![0-9A-Za-z])(?<![0-9][.,/-])(?:"
    r"[2-6][0-9]{3}([ \u00a0-]?)[0-9]{4}\1[0-9]{4}\1[0-9]{4}(?:\1[0-9]{3})?"
    r"|3[0-9]{3}([ \u00a0-]?)[0-9]{6}\2[0-9]{4,5}"
    r")(?![0-9A-Za-z])"
)
_ISSUED = re.compile(
    r"4[0-9]{15}(?:[0-9]{3})?"  # Visa
    r"|(?:5[1-5][0-9]{2}|222[1-9]|22[3-9][0-9]|2[3-6][0-9]{2}|27[01][0-9]|2720)[0-9]{12}"  # Mastercard
    r"|3[47][0-9]{13}"  # American Express
    r"|3(?:0[0-5]|[689][0-9])[0-9]{11}"  # Diners Club
    r"|35(?:2[89]|[3-8][0-9])[0-9]{12}"  # JCB
    r"|(?:6011|64[4-9][0-9]|65[0-9]{2}|62[0-9]{2})[0-9]{12}"  # Discover, UnionPay
    r"|(?:5018|5020|5038|5893|6304|6759|676[1-3])[0-9]{12}"  # Maestro
)


def find_accounts(text: str) -> Iterator[Span]:
    """Find the bank accounts (IBAN) of Europe."""
    for start in _IBAN_START.finditer(text):
        length = _IBAN_LENGTHS.get(start[1].upper())
        if not length:
            continue
        whole = re.compile(rf"(?:[0-9A-Z][ \u00a0-]?){{{length - 1}}}[0-9A-Z](?!\w)", re.IGNORECASE)
        found = whole.match(text, start.start())
        if found and _mod_97(re.sub(r"\W", "", found[0])) == 1:
            yield found.span()


def _mod_97(iban: str) -> int:
    return int("".join(str(int(each, 36)) for each in iban[4:] + iban[:4])) % 97


def find_cards(text: str) -> Iterator[Span]:
    """Find the numbers of payment cards."""
    for found in _CARD.finditer(text):
        digits = re.sub(r"[^0-9]", "", found[0])
        if _ISSUED.fullmatch(digits) and _luhn(digits):
            yield found.span()
