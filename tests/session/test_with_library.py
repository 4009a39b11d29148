"""Sessions planned with the library itself: the content in the box, and a layer over it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from workshop.content.layers import Layer
from workshop.content.library import Library
from workshop.errors import Problems
from workshop.session.agenda import plan
from workshop.session.lookup import Lookup, Starters
from workshop.session.overrides import Overrides, override
from workshop.session.session_file import read_session, read_starter

BOX = Path(__file__).parents[2]


def library(*layers: Path) -> Library:
    return Library([*(Layer(layer.name, layer) for layer in layers), Layer("box", BOX, True)])


def test_the_library_is_what_sessions_ask_for() -> None:
    lookup: Lookup = library()
    starters: Starters = library()
    assert lookup.skills(Problems())
    assert starters.starter("nothing", Problems(), None) is None


@pytest.mark.parametrize(("lang", "name"), [(None, "Mirror"), ("fi", "Peili")])
def test_plan_with_an_exercise_from_the_box(lang: str | None, name: str) -> None:
    problems = Problems()
    text = "title: Day\nlanguage: en\nstart: 9.00\nparticipants: 13\ngoals: [presence]\nagenda:\n  - exercise: mirror\n"
    session = read_session(text, "day.yaml", problems)
    assert session is not None
    session = override(session, Overrides(lang=lang, date=date(2026, 12, 3)), problems)
    agenda = plan(session, library(), problems)
    assert not problems.errors
    assert agenda is not None
    block = agenda.blocks[0]
    assert block.exercise is not None
    assert (block.exercise.text.name, block.grouping.sizes) == (name, (2, 2, 2, 2, 2, 3))


def test_an_unknown_exercise_is_told_where_it_is_named() -> None:
    problems = Problems()
    text = "title: Day\nlanguage: en\nstart: 9.00\nparticipants: 13\nagenda:\n  - exercise: mirro\n"
    session = read_session(text, "day.yaml", problems)
    assert session is not None
    assert plan(session, library(), problems) is None
    assert list(map(str, problems)) == ['day.yaml:6:15: unknown exercise "mirro"\n  hint: did you mean "mirror"?']


def test_a_starter_session_of_a_layer(tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "sessions" / "short-day"
    folder.mkdir(parents=True)
    (folder / "session.yaml").write_text(
        "language: fi\nstart: 9\nparticipants: 12\nagenda:\n"
        "  - {talk: goal, minutes: 5}\n  - {exercise: mirror, at: 9.10}\n",
        encoding="utf-8",
    )
    (folder / "fi.yaml").write_text("title: Päivä\ntalks: {goal: {title: Tavoite, text: Hei.}}\n", encoding="utf-8")
    problems = Problems()
    session = read_starter(library(tmp_path), "short-day", problems)
    assert session is not None, problems.found
    agenda = plan(session, library(tmp_path), problems)
    assert agenda is not None, problems.found
    assert (session.slug, session.language, agenda.blocks[1].start, agenda.blocks[1].slack) == (
        "short-day", "fi", 550, 5,
    )  # fmt: skip
    assert read_starter(library(tmp_path), "short-day", problems, "en") is None
    assert str(problems.errors[0].place) == "templates/sessions/short-day/en.yaml"
    assert read_starter(library(tmp_path), "short-dya", problems) is None
    assert problems.errors[1].message == 'unknown session "short-dya"'
