"""Dates: only the year, month, day form is read, since 3.12. and 12.3. mean two things to two readers."""

from __future__ import annotations

import re
from datetime import date

HINT = "write the year, month and day, for example 2026-12-03"
PATTERN = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII)
_FINNISH = re.compile(r"([0-9]{1,2})\.\s*([0-9]{1,2})\.\s*([0-9]{4})", re.ASCII)


def parse(text: str) -> date | None:
    """Read a date written as 2026-12-03; None if it is not one."""
    match = PATTERN.fullmatch(text.strip())
    return _made(match[1], match[2], match[3]) if match else None


def advise(text: str) -> str:
    """Say what to type instead of a date that cannot be read; a Finnish one is turned round."""
    match = _FINNISH.fullmatch(text.strip())
    found = _made(match[3], match[2], match[1]) if match else None
    return f"write {found.isoformat()}" if found else HINT


def _made(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
