"""Clock times: text to minutes after midnight and back."""

from __future__ import annotations

import re

MIDNIGHT = 24 * 60
HINT = "write the hours and minutes, for example 9.00 or 13.30"
PATTERN = re.compile(r"([0-9]{1,2})(?:[.:]([0-9]{2}))?", re.ASCII)


def parse(text: str) -> int | None:
    """Read a clock time: `9.00`, `9:00`, `09:00` and `9` are the same; None if it is none. `24.00` is the day's end."""
    match = PATTERN.fullmatch(text.strip())
    if not match:
        return None
    hours, minutes = int(match[1]), int(match[2] or 0)
    total = hours * 60 + minutes
    return total if minutes < 60 and total <= MIDNIGHT else None


def show(minutes: int) -> str:
    """Write minutes after midnight as a session file has them: `9.05`."""
    return f"{minutes // 60}.{minutes % 60:02d}"
