"""The timetable: fixed times, slack, and the clock of a day that began late."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from workshop.session.records import Keep
from workshop.session.timetable import LATE_MINUTES, LEFT_OUT, Slot, timetable

NINE = 9 * 60

KEEPS: list[Keep] = ["must", "may-cut"]
slots = st.lists(st.builds(Slot, minutes=st.integers(1, 60), keep=st.sampled_from(KEEPS)), min_size=1, max_size=12)


def test_blocks_follow_each_other() -> None:
    timings = timetable([Slot(10), Slot(20)], NINE)
    assert [(t.start, t.end, t.slack, t.missed) for t in timings] == [(540, 550, 0, 0), (550, 570, 0, 0)]
    assert [t.late_start for t in timings] == [555, 565]


def test_an_early_fixed_time_shows_the_slack() -> None:
    timings = timetable([Slot(10), Slot(20, at=NINE + 30)], NINE)
    assert [(t.start, t.slack, t.missed) for t in timings] == [(540, 0, 0), (570, 20, 0)]


def test_a_missed_fixed_time_says_by_how_much_and_the_next_is_judged_on_its_own() -> None:
    timings = timetable([Slot(30), Slot(10, at=NINE + 20), Slot(10, at=NINE + 30), Slot(5, at=NINE + 35)], NINE)
    assert [t.missed for t in timings] == [0, 10, 0, 5]
    assert [t.start - NINE for t in timings] == [0, 20, 30, 35]


def test_slack_before_a_fixed_time_catches_up() -> None:
    timings = timetable([Slot(10), Slot(20, at=NINE + 20), Slot(10)], NINE)
    assert [t.late_start - NINE for t in timings] == [15, 25, 45]
    timings = timetable([Slot(10), Slot(20, at=NINE + 25), Slot(10, keep="may-cut")], NINE)
    assert [t.late_start - NINE for t in timings] == [15, 25, 45]


def test_blocks_are_dropped_in_order_until_the_clock_is_caught_up() -> None:
    cut: Keep = "may-cut"
    timings = timetable([Slot(10), Slot(5, keep=cut), Slot(10), Slot(20, keep=cut), Slot(10, keep=cut)], NINE)
    assert [t.late_start if t.late_start < 0 else t.late_start - NINE for t in timings] == [15, -1, 25, -1, 45]


def test_a_first_block_may_be_dropped() -> None:
    timings = timetable([Slot(5, keep="may-cut"), Slot(20)], NINE)
    assert [t.late_start for t in timings] == [-1, NINE + 15]


@given(slots)
def test_the_late_clock(day: list[Slot]) -> None:
    timings = timetable(day, NINE)
    behind = LATE_MINUTES
    for slot, timing in zip(day, timings, strict=True):
        if timing.late_start == LEFT_OUT:
            assert slot.keep == "may-cut"
            assert behind > 0
            behind = max(0, behind - slot.minutes)
        else:
            assert slot.keep == "must" or behind == 0
            assert timing.late_start == timing.start + behind


@given(slots, st.lists(st.integers(0, 90), min_size=12, max_size=12))
def test_fixed_times_that_can_be_met_lose_and_overlap_nothing(day: list[Slot], gaps: list[int]) -> None:
    clock, fixed = NINE, []
    for slot, gap in zip(day, gaps, strict=False):
        fixed.append(Slot(slot.minutes, clock + gap, slot.keep))
        clock += gap + slot.minutes
    timings = timetable(fixed, NINE)
    assert [t.missed for t in timings] == [0] * len(day)
    assert [t.slack for t in timings] == gaps[: len(day)]
    assert timings[-1].end == clock == NINE + sum(t.slack + t.end - t.start for t in timings)
    kept = [t for t in timings if t.late_start != LEFT_OUT]
    for first, second in pairwise(kept):
        assert first.late_start + first.end - first.start <= second.late_start
    assert all(t.start <= t.late_start <= t.start + LATE_MINUTES for t in kept)


def test_what_a_left_out_block_leaves_over_is_told() -> None:
    cut: Keep = "may-cut"
    timings = timetable([Slot(10), Slot(12, keep=cut), Slot(10), Slot(20, keep=cut), Slot(10)], NINE)
    assert [t.spare for t in timings] == [0, 0, 0, 17, 0]
    assert [t.late_start - NINE for t in timings if t.late_start != LEFT_OUT] == [15, 25, 52]
