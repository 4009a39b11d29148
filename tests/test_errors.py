"""Problems as they are told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from workshop.errors import FileName, Place, Problem, Problems

HERE = FileName("exercises/a/en.md", Path("/mine/exercises/a/en.md"))


def test_a_file_name_is_a_text_like_any_other() -> None:
    assert HERE == "exercises/a/en.md"
    assert Place(HERE, 2, 3) == Place("exercises/a/en.md", 2, 3)
    assert len({Place(HERE), Place("exercises/a/en.md")}) == 1
    assert json.dumps({"file": HERE}) == '{"file": "exercises/a/en.md"}'
    assert sorted([Place("z"), Place(HERE, 2), Place(HERE, 1)])[0].line == 1


def test_a_place_is_written_as_plain_text() -> None:
    assert [str(Place(HERE)), str(Place(HERE, 2)), str(Place(HERE, 2, 7))] == [HERE, f"{HERE}:2:1", f"{HERE}:2:7"]
    assert type(str(Place(HERE))) is str


def test_the_excerpt_stands_between_message_and_hint() -> None:
    problem = Problem("x", "wrong", Place("a.md", 2, 3), "right", "warning")
    assert problem.told(["ab c", "   ^"]) == "a.md:2:3: warning: wrong\n  ab c\n     ^\n  hint: right"
    assert problem.told() == str(problem) == "a.md:2:3: warning: wrong\n  hint: right"
    assert str(Problem("x", "wrong", Place("a.md"))) == "a.md: wrong"


def test_the_same_problem_is_kept_once_whoever_found_it_first() -> None:
    problem = Problem("x", "wrong", Place("a.md", 2))
    problems = Problems([problem])
    problems.error("x", "wrong", Place(HERE, 9))
    problems.extend([problem, problem])
    assert len(problems.found) == 2


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (Place("a.yaml"), "a.yaml"),
        (Place("a.yaml", 3), "a.yaml:3:1"),
        (Place("a.yaml", 3, 5), "a.yaml:3:5"),
        (Place("å \u00a0ö.yaml"), "å \u00a0ö.yaml"),
        (Place("\x1b[2J\n\u202ea\udcff.yaml", 1), "\\x1b[2J\\n\\u202ea\\udcff.yaml:1:1"),
        (Place("a" * 301), "a" * 300 + "…"),
    ],
)
def test_a_place_can_be_printed_whatever_its_file_is_called(place: Place, told: str) -> None:
    assert str(place) == told


def test_a_problem_is_told_with_its_hint() -> None:
    assert str(Problem("x", "wrong", Place("a", 1), "mend it")) == "a:1:1: wrong\n  hint: mend it"
    assert str(Problem("x", "odd", Place("a"), severity="warning")) == "a: warning: odd"
