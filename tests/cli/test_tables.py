"""Tables, plain and on a terminal."""

from __future__ import annotations

import sys

import pytest

from workshop.cli.tables import Table, align, print_tables


def test_columns_are_aligned_and_empty_ones_left_out() -> None:
    assert align([("a", "", "long", "x"), ("bcd", "", "s", "")]) == ["a    long  x", "bcd  s"]
    assert align([]) == []


def test_on_a_terminal_nothing_is_taken_for_markup(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    print_tables([Table("decks", [("a", "[bold]b[/bold]")]), Table("themes", [("c", "d")])])
    out = capsys.readouterr().out
    assert "[bold]b[/bold]" in out
    assert "themes" in out
