"""Care: what a session asks of people before they know one another."""

from __future__ import annotations

from collections.abc import Sequence

from workshop.content.records import Exercise
from workshop.errors import Problems
from workshop.session import clock
from workshop.session.records import ExerciseBlock, Session
from workshop.session.timetable import Timing

OPENING = 30
"""Minutes at the beginning of a day in which nobody should be exposed."""

EXPOSED = 2
"""The least exposure that is too much for the opening."""


def check_opening(
    session: Session, exercises: Sequence[Exercise | None], timings: Sequence[Timing], problems: Problems
) -> None:
    """Warn of exercises that expose people before the session is half an hour old; one for each block, or None.

    Behind one that cannot be read, nobody knows what the clock will be.
    """
    safe = session.start + OPENING
    for index, (block, exercise, timing) in enumerate(zip(session.blocks, exercises, timings, strict=True)):
        if isinstance(block, ExerciseBlock) and exercise is None and not block.minutes:
            return
        if exercise and exercise.facts.exposure >= EXPOSED and timing.start < safe:
            exposes = f'"{exercise.id}" exposes people (exposure {exercise.facts.exposure})'
            message = f"{exposes} at {clock.show(timing.start)}, in the first half hour"
            hint = f"put a calmer exercise before it, so that it begins at {clock.show(safe)} or later"
            problems.warning("early-exposure", message, session.where("agenda", index, "exercise"), hint)
