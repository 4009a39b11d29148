# ruff: noqa: E501 - exact messages stay on one line
"""What a session asks of people in its first half hour."""

from __future__ import annotations

from pathlib import Path

import pytest

from workshop.content.layers import Layer
from workshop.content.library import Library
from workshop.errors import Problems
from workshop.session.agenda import plan
from workshop.session.session_file import read_session

BOX = Path(__file__).parents[2]
TOP = "title: Day\nlanguage: en\nstart: 9.00\nparticipants: 12\nagenda:\n"
HOT_SEAT = '"hot-seat" exposes people (exposure 2)'
HINT = "\n  hint: put a calmer exercise before it, so that it begins at 9.30 or later"


def told(agenda: str, *layers: Path) -> list[str]:
    problems = Problems()
    session = read_session(TOP + agenda, "day.yaml", problems)
    assert session is not None, problems.found
    plan(session, Library([*(Layer("mine", layer) for layer in layers), Layer("box", BOX, True)]), problems)
    return [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("agenda", "problems"),
    [
        ("  - exercise: hot-seat\n", [f"day.yaml:6:15: warning: {HOT_SEAT} at 9.00, in the first half hour{HINT}"]),
        ("  - {talk: Hello, minutes: 29}\n  - exercise: hot-seat\n", [f"day.yaml:7:15: warning: {HOT_SEAT} at 9.29, in the first half hour{HINT}"]),
        ("  - {talk: Hello, minutes: 30}\n  - exercise: hot-seat\n", []),
        ("  - {exercise: hot-seat, at: 9.30}\n", []),
        ("  - {break: 10}\n  - {exercise: hot-seat, at: 9.15}\n", [f"day.yaml:7:16: warning: {HOT_SEAT} at 9.15, in the first half hour{HINT}"]),
        ("  - exercise: mirror\n", []),
        ("  - {exercise: one-word-check-in, minutes: 5}\n  - {exercise: three-levels-of-listening, minutes: 20}\n  - exercise: hot-seat\n", [
            f'day.yaml:7:16: warning: "three-levels-of-listening" exposes people (exposure 2) at 9.05, in the first half hour{HINT}',
            f"day.yaml:8:15: warning: {HOT_SEAT} at 9.25, in the first half hour{HINT}",
        ]),
    ],
)  # fmt: skip
def test_nobody_is_exposed_in_the_first_half_hour(agenda: str, problems: list[str]) -> None:
    assert [text for text in told(agenda) if "exposes" in text] == problems


def test_behind_an_exercise_of_unknown_length_nothing_is_said() -> None:
    assert [text for text in told("  - exercise: mirro\n  - exercise: hot-seat\n") if "exposes" in text] == []
    known = told("  - {exercise: mirro, minutes: 5}\n  - exercise: hot-seat\n")
    assert known[1] == f"day.yaml:7:15: warning: {HOT_SEAT} at 9.05, in the first half hour{HINT}"


def test_personal_matters_are_too_much_as_well(tmp_path: Path) -> None:
    folder = tmp_path / "exercises/warm-up/mirror"
    folder.mkdir(parents=True)
    (folder / "exercise.yaml").write_text("exposure: 3\n")
    assert told("  - exercise: mirror\n", tmp_path) == [
        f'day.yaml:6:15: warning: "mirror" exposes people (exposure 3) at 9.00, in the first half hour{HINT}'
    ]
