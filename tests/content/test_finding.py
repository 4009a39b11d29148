"""Finding exercises: ranges, facts and words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.content.finding import Range, Wanted, fits, says
from workshop.content.library import Library
from workshop.errors import Problems
from workshop.pack.box import box_layer


@pytest.fixture(scope="module")
def library() -> Library:
    return Library([box_layer()])


@given(st.integers(1, 50), st.integers(0, 50), st.integers(1, 60), st.integers(0, 50))
def test_ranges_meet_where_they_have_a_number_in_common(low: int, more: int, begin: int, length: int) -> None:
    common = set(range(low, low + more + 1)) & set(range(begin, begin + length + 1))
    assert Range(low, low + more).meets(begin, begin + length) == bool(common)
    assert Range(None, low).meets(begin, begin + length) == (begin <= low)
    assert Range(low, None).meets(begin, begin + length) == (begin + length >= low)


@pytest.mark.parametrize(
    ("wanted", "fitting"),
    [
        (Wanted(), True),
        (Wanted(stage="warm-up"), True),
        (Wanted(stage="map"), False),
        (Wanted(skill="presence", form="pairs", energy=Range(3, 3)), True),
        (Wanted(energy=Range(None, 2)), False),
        (Wanted(minutes=Range(26, None)), False),
        (Wanted(people=24), True),
        (Wanted(people=25), False),
        (Wanted(touch="light"), True),
        (Wanted(deck="emotions"), False),
        (Wanted(whom="leaders"), False),
    ],
)
def test_the_mirror_fits(library: Library, wanted: Wanted, fitting: bool) -> None:
    assert fits("warm-up", library.facts("mirror", Problems()), wanted) is fitting


def test_what_cannot_be_read_fits_where_no_fact_matters() -> None:
    assert fits("map", None, Wanted())
    assert fits("map", None, Wanted(stage="map"))
    assert not fits("map", None, Wanted(stage="map", online=True))


@pytest.mark.parametrize(
    ("words", "deep", "said"),
    [
        (["peili"], False, True),
        (["PEILI", "mirror"], False, True),
        (["lasnaolo"], False, True),
        (["irror"], False, False),
        (["hengitysrytmi"], False, False),
        (["käsivarren"], True, True),
        (["käsivarren", "bicycle"], True, False),
        ([], False, True),
    ],
)
def test_words(library: Library, words: list[str], deep: bool, said: bool) -> None:
    assert says(library, "exercise", "mirror", words, deep=deep) is said
