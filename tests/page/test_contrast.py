"""Contrast as WCAG reckons it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.page.contrast import PAPER, contrast, luminance, name_colour, nearest_passing
from workshop.page.theme import Colour

PART = st.integers(0, 255).map(lambda n: n / 255)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ((0.0,), (1.0,), 21.0),
        ((1.0,), (1.0,), 1.0),
        ((0x77 / 255,), (1.0,), 4.48),
        ((1.0, 0.0, 0.0), (1.0,), 4.0),
        ((0.0, 0.0, 1.0), (1.0,), 8.59),
    ],
)
def test_known_contrasts(one: Colour, other: Colour, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


@given(st.tuples(PART, PART, PART), st.sampled_from([3.0, 4.5, 7.0]))
def test_the_nearest_passing_colour_passes_and_is_no_lighter(colour: Colour, needed: float) -> None:
    better = nearest_passing(colour, PAPER, needed)
    assert contrast(better, PAPER) >= needed
    assert luminance(better) <= luminance(colour) + 1e-9
    if contrast(colour, PAPER) >= needed:
        assert name_colour(better) == name_colour(colour)


def test_a_colour_is_written_as_it_is_typed() -> None:
    assert name_colour((0x1D / 255, 0x5F / 255, 0xA8 / 255)) == "#1D5FA8"
    assert name_colour((0x5A / 255,)) == "#5A5A5A"
