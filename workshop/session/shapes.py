"""What editors are told of values that a session's model reads in its own way: the same, in JSON Schema."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import WithJsonSchema

from workshop.content.fields import matching, or_nothing
from workshop.session import clock, dates

_CLOCK, _DATE = rf"\s*{clock.PATTERN.pattern}\s*", rf"\s*{dates.PATTERN.pattern}\s*"
_TIME = {"type": ["string", "number"], "minimum": 0, "maximum": clock.MIDNIGHT}
_TIME_WORDS = "a clock time, as in 9.00"
_DAY = {"type": "string", **matching(f"(?:{_DATE})?", "a date, as in 2026-12-03")}

# To an editor 9.00 is a number, and 9:00 perhaps a count of minutes.
Time = Annotated[str, WithJsonSchema({**_TIME, **matching(_CLOCK, _TIME_WORDS)})]
TimeOrNothing = Annotated[str, WithJsonSchema(or_nothing({**_TIME, **matching(f"(?:{_CLOCK})?", _TIME_WORDS)}))]
DayOrNothing = Annotated[str, WithJsonSchema(or_nothing(_DAY))]


def or_a_line(pattern: str, most: int, what: str) -> dict[str, Any]:
    """Say that a list may also be a number up to `most`, or a line of text."""
    return {"type": ["array", "integer", "string"], "minimum": 1, "maximum": most, **matching(pattern, what)}
