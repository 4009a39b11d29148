"""Clock times."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.session import clock


@pytest.mark.parametrize("text", ["9.00", "9:00", "09:00", "09.00", "9", "09", " 9.00 "])
def test_ways_to_write_nine(text: str) -> None:
    assert clock.parse(text) == 9 * 60


@pytest.mark.parametrize(
    ("text", "minutes"), [("0.00", 0), ("9.05", 545), ("23.59", 1439), ("24.00", 1440), ("24", 1440)]
)
def test_other_times(text: str, minutes: int) -> None:
    assert clock.parse(text) == minutes


@pytest.mark.parametrize(
    "text",
    ["", "x", "9.5", "9.60", "24.01", "25", "-1", "9.00.00", "9,00", "9 00", "900", "9.00 am", "9h", "٩.٠٠", "9.00\n9"],
)
def test_no_times(text: str) -> None:
    assert clock.parse(text) is None


@given(st.integers(0, clock.MIDNIGHT))
def test_what_is_shown_is_read_back(minutes: int) -> None:
    shown = clock.show(minutes)
    assert clock.parse(shown) == clock.parse(shown.replace(".", ":")) == minutes


@given(st.text(max_size=8))
def test_any_text_is_a_time_of_the_day_or_none(text: str) -> None:
    minutes = clock.parse(text)
    assert minutes is None or 0 <= minutes <= clock.MIDNIGHT
