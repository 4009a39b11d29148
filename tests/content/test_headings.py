from __future__ import annotations

import pytest

from workshop.content.headings import make_headings, split_minutes


@pytest.mark.parametrize(
    ("heading", "parts"),
    [
        ("Debrief (6 min)", ("Debrief", 6)),
        ("Debrief (6\u00a0min)", ("Debrief", 6)),
        ("Debrief(12 min)", ("Debrief", 12)),
        ("Why", ("Why", None)),
        ("Debrief (6)", ("Debrief (6)", None)),
        ("Debrief (6 min) x", ("Debrief (6 min) x", None)),
    ],
)
def test_minutes_behind_a_heading(heading: str, parts: tuple[str, int | None]) -> None:
    assert split_minutes(heading) == parts


def test_merged_headings_win_and_every_layers_own_are_known() -> None:
    headings = make_headings({"why": "Purpose", "care": "Care"}, [{"why": "Why", "care": "Purpose"}])
    assert headings.printed == {"why": "Purpose", "care": "Care"}
    assert [headings.find(t) for t in ("Purpose", "Why", "Care", "why")] == ["why", "why", "care", None]
