"""Dates."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.session import dates


def test_a_date() -> None:
    assert dates.parse("2026-12-03") == date(2026, 12, 3)
    assert dates.parse("2028-02-29") == date(2028, 2, 29)


@pytest.mark.parametrize(
    "text",
    ["", "3.12.2026", "2026-2-3", "2026-02-30", "0000-01-01", "2026/12/03", "20261203", "2026-W01-1", "tomorrow"],
)
def test_no_dates(text: str) -> None:
    assert dates.parse(text) is None


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("3.12.2026", "write 2026-12-03"),
        ("03.12.2026", "write 2026-12-03"),
        ("3. 12. 2026", "write 2026-12-03"),
        ("31.2.2026", "write the year, month and day, for example 2026-12-03"),
        ("12/3/2026", "write the year, month and day, for example 2026-12-03"),
        ("tomorrow", "write the year, month and day, for example 2026-12-03"),
    ],
)
def test_advice(text: str, advice: str) -> None:
    assert dates.advise(text) == advice


@given(st.dates())
def test_every_date_is_read_back(day: date) -> None:
    assert dates.parse(day.isoformat()) == day
    assert dates.advise(f"{day.day}.{day.month}.{day.year:04d}") == f"write {day.isoformat()}"
