"""Groups: the examples that people were promised, and what holds for every number."""

from __future__ import annotations

from itertools import groupby

import pytest

from workshop.content.records import Form, Span
from workshop.session.groups import PAIRS, TRIOS, divide, split

SIZES = [Span(a, b) for a in range(1, 9) for b in range(a, 11)]


@pytest.mark.parametrize(
    ("people", "form", "size", "sizes", "short"),
    [
        (13, "pairs", None, (2, 2, 2, 2, 2, 3), False),
        (12, "pairs", None, (2,) * 6, False),
        (3, "pairs", None, (3,), False),
        (2, "pairs", None, (2,), False),
        (1, "pairs", None, (1,), True),
        (14, "trios", None, (3, 3, 4, 4), False),
        (11, "trios", None, (4, 4, 3), False),
        (5, "trios", None, (2, 3), True),
        (2, "trios", None, (2,), True),
        (14, "groups", Span(4, 5), (5, 5, 4), False),
        (14, "groups", None, (5, 5, 4), False),
        (16, "groups", Span(4, 5), (4, 4, 4, 4), False),
        (11, "groups", Span(4, 5), (4, 4, 3), True),
        (7, "groups", Span(4, 5), (3, 4), True),
        (6, "groups", Span(4, 5), (3, 3), True),
        (9, "groups", Span(5, 5), (4, 5), True),
        (14, "circle", None, (), False),
        (14, "solo", None, (), False),
        (14, "whole", None, (), False),
        (14, "audience", None, (), False),
        (0, "pairs", None, (), False),
        (-1, "groups", None, (), False),
    ],
)
def test_examples(people: int, form: Form, size: Span | None, sizes: tuple[int, ...], short: bool) -> None:
    grouping = divide(people, form, size)
    assert grouping.sizes == sizes
    assert grouping.short is short
    assert grouping.count == len(sizes)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.min}-{size.max}")
def test_holds_for_every_number_of_people(size: Span) -> None:
    for people in range(1, 201):
        grouping = split(people, size)
        sizes = grouping.sizes
        assert sum(sizes) == people
        assert max(sizes) - min(sizes) <= 1
        assert max(sizes) <= size.max
        assert grouping.short == (min(sizes) < size.min)
        most = max(1, people // size.min)
        added = grouping.count - most
        assert added == (1 if -(-people // most) > size.max else 0)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.min}-{size.max}")
def test_the_more_common_size_comes_first_then_the_smaller(size: Span) -> None:
    for people in range(1, 201):
        runs = [(len(list(members)), group) for group, members in groupby(split(people, size).sizes)]
        assert len(runs) <= 2
        assert runs == sorted(runs, key=lambda run: (-run[0], run[1]))


def test_pairs_and_trios_never_break_but_for_too_few() -> None:
    for people in range(2, 201):
        assert not split(people, PAIRS).short
    assert [people for people in range(1, 201) if split(people, TRIOS).short] == [1, 2, 5]
