"""Stops: how far a template may go before it is stopped, and what is then told of it."""

from __future__ import annotations

from workshop.errors import PageError, Place, Problem

MOST_PRINTED = 5_000_000
"""Letters that one rendering may print; a guide of 300 pages, the most that is laid out, has about three million."""

SECONDS = 1
"""How long a foreign template may reckon; the largest of the box takes a twentieth of that."""

SECONDS_WAITED = 1.5
"""How long a rendering is waited for, whatever it does, on a computer that is busy with other things too."""

MEGABYTES = 192
"""Memory that a foreign template may have on top of what the bare process takes."""

SLOW, LARGE, LONG, ENDED = "template-slow", "template-memory", "template-long", "template-ended"
STOPS = frozenset({SLOW, LARGE, LONG, ENDED})
"""The codes of the problems that tell of a stop."""

_LOOP_HINT = "look for a loop that does not end"
_GROWTH_HINT = "look for a text or a list that grows in a loop"


class Stop(BaseException):
    """Thrown into a rendering that goes too far: what is told of it, as in a Problem. No template can catch it."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.hint = code, hint


def too_long() -> Stop:
    """Say that a template took too much time."""
    return Stop(SLOW, f"the template took more than {SECONDS} second, and was stopped", _LOOP_HINT)


def too_large() -> Stop:
    """Say that a template asked for more memory than there is for it."""
    return Stop(LARGE, "the template needed too much memory, and was stopped", _GROWTH_HINT)


def too_much() -> Stop:
    """Say that a template printed more than could ever be laid out."""
    letters = f"{MOST_PRINTED // 1_000_000} million letters"
    return Stop(LONG, f"the template printed more than {letters}, and was stopped", _LOOP_HINT)


def ended() -> Stop:
    """Say that the process in which a template ran is gone, for a reason that it did not tell."""
    return Stop(ENDED, "the process that ran the template came to a sudden end", _GROWTH_HINT)


def stopped(stop: Stop, place: Place) -> PageError:
    """Turn a stop into the error that tells of it."""
    return PageError([Problem(stop.code, str(stop), place, stop.hint)])
