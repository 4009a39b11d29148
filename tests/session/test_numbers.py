"""The numbers of stages and blocks."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from workshop.content.records import STAGES, Stage
from workshop.session.numbers import count_runs, fill_stages, number_blocks

days = st.lists(st.tuples(st.sampled_from(STAGES), st.booleans()), max_size=15)


def test_a_block_without_a_stage_takes_that_before_it_or_at_first_the_next() -> None:
    assert fill_stages([None, None, "warm-up", None, "map", None]) == (
        "warm-up", "warm-up", "warm-up", "warm-up", "map", "map",
    )  # fmt: skip
    assert fill_stages([None]) == ("arrive",)
    assert fill_stages([]) == ()


def test_runs_are_numbered_in_the_order_of_the_day_and_a_break_does_not_end_one() -> None:
    stages: list[Stage] = ["arrive", "warm-up", "warm-up", "warm-up", "map", "warm-up"]
    is_break = [False, False, True, False, False, False]
    runs = count_runs(stages, is_break)
    assert runs == (1, 2, 2, 2, 3, 4)
    assert number_blocks(runs, is_break) == ("1.1", "2.1", "", "2.2", "3.1", "4.1")


def test_a_break_at_the_start_belongs_to_no_run() -> None:
    runs = count_runs(["map", "map"], [True, False])
    assert runs == (0, 1)
    assert number_blocks(runs, [True, False]) == ("", "1.1")


@given(days)
def test_every_block_has_its_own_number_and_no_number_is_skipped(day: list[tuple[Stage, bool]]) -> None:
    stages, is_break = [stage for stage, _ in day], [pause for _, pause in day]
    runs = count_runs(stages, is_break)
    numbers = number_blocks(runs, is_break)
    given_numbers = [tuple(map(int, number.split("."))) for number in numbers if number]
    assert [not number for number in numbers] == is_break
    assert given_numbers == sorted(set(given_numbers))
    for (run, block), (next_run, next_block) in pairwise(given_numbers):
        assert (next_run, next_block) in ((run, block + 1), (run + 1, 1))
    assert not given_numbers or given_numbers[0] == (1, 1)
