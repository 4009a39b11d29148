"""Numbers: which stage each block counts to, and the numbers that people find their place by."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from workshop.content.records import STAGES, Stage


def fill_stages(known: Sequence[Stage | None]) -> tuple[Stage, ...]:
    """Give a stage to each block that has none: that of the block before it, at first of the next that has one."""
    current: Stage = next((stage for stage in known if stage), STAGES[0])
    filled: list[Stage] = []
    for stage in known:
        current = stage or current
        filled.append(current)
    return tuple(filled)


def count_runs(stages: Sequence[Stage], is_break: Sequence[bool]) -> tuple[int, ...]:
    """Number the runs of blocks of one stage from 1; a break belongs to the run before it, to 0 if there is none."""
    runs: list[int] = []
    number, current = 0, None
    for stage, pause in zip(stages, is_break, strict=True):
        if not pause and stage != current:
            number, current = number + 1, stage
        runs.append(number)
    return tuple(runs)


def number_blocks(runs: Sequence[int], is_break: Sequence[bool]) -> tuple[str, ...]:
    """Number blocks within their runs, 1.1, 1.2, 2.1; a break has no number and does not end a run."""
    numbers: list[str] = []
    for run, members in groupby(zip(runs, is_break, strict=True), key=lambda pair: pair[0]):
        count = 0
        for _, pause in members:
            count += not pause
            numbers.append("" if pause else f"{run}.{count}")
    return tuple(numbers)
