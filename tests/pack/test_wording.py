from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.pack.wording import (
    clock,
    clock_span,
    count_times,
    join_list,
    long_date,
    minutes_text,
    mm,
    number,
    plural,
    quoted,
    sizes,
    weekday_date,
)

DAY = date(2026, 12, 3)
LANGUAGES = ["fi", "sv", "en", "xx"]


def shown(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", "~")


@pytest.mark.parametrize(
    ("minutes", "language", "expected"),
    [
        (570, "fi", "9.30"),
        (570, "sv", "9.30"),
        (570, "en", "9:30"),
        (570, "xx", "9:30"),
        (570, "fi-FI", "9.30"),
        (570, "en_GB", "9:30"),
        (540, "fi", "9.00"),
        (0, "en", "0:00"),
        (24 * 60 + 5, "fi", "0.05"),
    ],
)
def test_clock(minutes: int, language: str, expected: str) -> None:
    assert clock(minutes, language) == expected


def test_clock_span() -> None:
    assert clock_span(540, 760, "fi") == "9.00–12.40"
    assert clock_span(540, 760, "en") == "9:00–12:40"


@pytest.mark.parametrize(
    ("language", "full", "short"),
    [
        ("fi", "3.12.2026", "to 3.12.2026"),
        ("sv", "3.12.2026", "to 3.12.2026"),
        ("en", "3 December 2026", "Thu 3 December 2026"),
        ("xx", "3 December 2026", "Thu 3 December 2026"),
    ],
)
def test_dates(language: str, full: str, short: str) -> None:
    assert long_date(DAY, language) == full
    assert weekday_date(DAY, language) == short


def test_every_weekday_and_month() -> None:
    week = [weekday_date(DAY + timedelta(days), "fi").split()[0] for days in range(7)]
    assert week == ["to", "pe", "la", "su", "ma", "ti", "ke"]
    assert long_date(date(2026, 1, 31), "en") == "31 January 2026"
    assert long_date(date(2026, 6, 1), "fi") == "1.6.2026"


def test_counts() -> None:
    forms = {"one": "kynä", "many": "kynää"}
    assert [shown(plural(forms, n)) for n in (0, 1, 14)] == ["0~kynää", "1~kynä", "14~kynää"]
    assert shown(count_times(14, "oma kortti")) == "14~×~oma kortti"
    assert shown(minutes_text(15, "fi")) == "15~min"
    assert shown(sizes((5, 5, 4))) == "5~+~5~+~4"
    assert sizes((5,)) == "5"
    assert sizes(()) == ""


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Hei", "fi", "”Hei”"),
        ("Hei", "sv", "”Hei”"),
        ("Hello", "en", "“Hello”"),
        ("Hello", "xx", "“Hello”"),
        ("”Hei.”", "fi", "”Hei.”"),
        ("“Hello”", "fi", "“Hello”"),
        ("«Bonjour»", "en", "«Bonjour»"),
        ("”Hei”, hän sanoi", "fi", "””Hei”, hän sanoi”"),
        ("”", "fi", "”””"),
    ],
)
def test_quoted(text: str, language: str, expected: str) -> None:
    assert quoted(text, language) == expected


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        ([], "fi", ""),
        (["a"], "fi", "a"),
        (["a", "b"], "fi", "a ja b"),
        (["a", "b", "c"], "fi", "a, b ja c"),
        (["a", "b", "c"], "en", "a, b and c"),
        (["a", "b", "c"], "sv", "a, b och c"),
    ],
)
def test_join_list(words: list[str], language: str, expected: str) -> None:
    assert join_list(words, language) == expected


@pytest.mark.parametrize(
    ("value", "language", "expected"),
    [
        (999, "fi", "999"),
        (10_000, "fi", "10~000"),
        (1_234_567, "sv", "1~234~567"),
        (10_000, "en", "10,000"),
        (2.5, "fi", "2,5"),
        (2.5, "en", "2.5"),
        (2.0, "fi", "2"),
        (1 / 3, "fi", "0,33"),
        (-4, "fi", "−4"),
        (-0.001, "fi", "0"),
    ],
)
def test_number(value: float, language: str, expected: str) -> None:
    assert shown(number(value, language)) == expected


def test_mm() -> None:
    assert shown(mm(3, "fi")) == "3~mm"
    assert shown(mm(2.5, "fi")) == "2,5~mm"
    assert shown(mm(2.5, "en")) == "2.5~mm"


@given(st.integers(-(10**9), 10**9), st.sampled_from(LANGUAGES))
def test_whole_numbers_keep_their_digits(n: int, language: str) -> None:
    written = number(n, language).replace("−", "-")
    assert int(written.replace(",", "").replace("\N{NO-BREAK SPACE}", "")) == n


@given(st.text(), st.sampled_from(LANGUAGES))
def test_quoting_twice_is_quoting_once(text: str, language: str) -> None:
    once = quoted(text, language)
    assert text in once
    assert quoted(once, language) == once


def test_nothing_heavy_is_imported() -> None:
    code = "import sys, workshop.pack.wording; print({'jinja2', 'reportlab', 'pydantic'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
