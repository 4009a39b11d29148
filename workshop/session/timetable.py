"""Timetable: block after block on the clock, the ordinary one and the late one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workshop.session.records import Keep

LATE_MINUTES = 15
LEFT_OUT = -1


@dataclass(frozen=True, slots=True)
class Slot:
    """What the clock needs to know of a block: its minutes, its fixed time (-1 for none), and whether it may be cut."""

    minutes: int
    at: int = -1
    keep: Keep = "must"


@dataclass(frozen=True, slots=True)
class Timing:
    """When a slot begins and ends, the free time before it, and by how much it misses a fixed time.

    `late_start` is -1 for a slot that is left out when the day begins late; `spare` is what is then left of its time.
    """

    start: int
    end: int
    slack: int
    late_start: int
    missed: int = 0
    spare: int = 0


def timetable(slots: Iterable[Slot], start: int, late_minutes: int = LATE_MINUTES) -> tuple[Timing, ...]:
    """Put slots on the clock from `start`.

    A fixed time that is missed is kept all the same, and `missed` says by how much: what follows is judged on its own.
    """
    timings: list[Timing] = []
    clock, late = start, start + late_minutes
    for slot in slots:
        begins = clock if slot.at < 0 else slot.at
        dropped = late > begins and slot.keep == "may-cut"
        late_start = LEFT_OUT if dropped else max(begins, late)
        spare = max(0, begins + slot.minutes - late) if dropped else 0
        late = late if dropped else late_start + slot.minutes
        missed = max(0, clock - begins)
        timings.append(Timing(begins, begins + slot.minutes, max(0, begins - clock), late_start, missed, spare))
        clock = begins + slot.minutes
    return tuple(timings)
