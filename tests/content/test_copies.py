"""Copies of what is there, and YAML as we write it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.content.copies import copy_item, copy_session, merge_sections
from workshop.content.headings import make_headings
from workshop.content.layers import Layer
from workshop.content.library import Library
from workshop.content.yaml_text import Data, read_yaml
from workshop.content.yaml_writing import one_line, write_yaml
from workshop.errors import Problems
from workshop.session.session_file import read_session

BOX = Path(__file__).parents[2]
Write = Callable[[str, dict[str, str]], Layer]
Files = dict[str, str]
MIRROR = "exercises/warm-up/mirror"
HEADINGS = make_headings({"why": "Why", "debrief": "Debrief", "care": "Keep it safe"})

LINE = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), max_size=40)
TEXT = st.lists(LINE, max_size=3).map("\n".join)


def test_a_copy_is_what_is_written_there(problems: Problems, write: Write, box_files: Files) -> None:
    library = Library([write("box", box_files)])
    copied = copy_item(library, "exercise", "mirror", "exercises/map/slow", (), problems)
    assert {name: data.decode() for name, data in copied.items()} == {
        "exercises/map/slow/exercise.yaml": '# Started from the exercise "mirror" of box.\n'
        + box_files[f"{MIRROR}/exercise.yaml"],
        "exercises/map/slow/en.md": box_files[f"{MIRROR}/en.md"],
    }
    assert list(problems) == []


def test_only_the_languages_that_are_asked_for(problems: Problems, write: Write, box_files: Files) -> None:
    library = Library([write("box", {**box_files, f"{MIRROR}/fi.md": "# Peili\n\nYhdessä.\n"})])
    assert list(copy_item(library, "exercise", "mirror", "x", ["fi"], problems)) == ["x/exercise.yaml", "x/fi.md"]
    copy_item(library, "exercise", "mirror", "x", ["de"], problems)
    assert [str(p) for p in problems] == [
        '--lang: exercise "mirror" has no text in German\n  hint: it has en, fi',
    ]


def test_layers_are_copied_as_one(problems: Problems, write: Write, box_files: Files) -> None:
    mine = {f"{MIRROR}/exercise.yaml": "energy: 5\n", f"{MIRROR}/en.md": "# My mirror\n\n## Why\n\nOurs.\n"}
    library = Library([write("mine", mine), write("box", box_files)])
    copied = copy_item(library, "exercise", "mirror", f"{MIRROR}-2", (), problems)
    below = Library([write("new", {name: data.decode() for name, data in copied.items()}), library.layers[1]])
    new, old = below.exercise("mirror-2", "en", problems), library.exercise("mirror", "en", problems)
    assert list(problems) == []
    assert new is not None
    assert old is not None
    assert (new.facts.energy, new.text.name, new.text.summary) == (5, "My mirror", "Move together.")
    assert str(new.text.sections["why"]).startswith(str(old.text.sections["why"])[:40])
    assert list(new.text.sections) == list(old.text.sections)


def test_sections_are_merged_as_they_are_typed() -> None:
    over = "# New\n\n## Debrief (2 min)\n\n- Short?\n\n## Why\n\nOurs.\n"
    under = "# Old\n\nA line.\n\n## Why\n\nTheirs.\n\n## Debrief (6 min)\n\n- What?\n\n## Keep it safe\n\nStop.\n"
    assert merge_sections([over, under], HEADINGS) == (
        "# New\n\nA line.\n\n## Why\n\nOurs.\n\n## Debrief (2 min)\n\n- Short?\n\n## Keep it safe\n\nStop.\n"
    )


def test_a_page_and_what_lies_beside_it(problems: Problems, write: Write, box_files: Files, tmp_path: Path) -> None:
    page = "<sheet><image src='templates/worksheets/notes/map.png'/></sheet>\n"
    layer = write("box", {**box_files, "templates/worksheets/notes/sheet.xml.j2": page})
    picture = b"\x89PNG\xff\x00"
    (layer.root / "templates/worksheets/notes/map.png").write_bytes(picture)
    copied = copy_item(Library([layer]), "worksheet", "notes", "templates/worksheets/ours", (), problems)
    assert copied["templates/worksheets/ours/map.png"] == picture
    assert copied["templates/worksheets/ours/sheet.xml.j2"] == page.replace("notes", "ours").encode()


@pytest.mark.parametrize("language", ["fi", "en"])
@pytest.mark.parametrize("starter", ["meet-the-person", "listening-90"])
def test_a_starter_session_becomes_a_session_file(problems: Problems, starter: str, language: str) -> None:
    library = Library([Layer("the box", BOX, trusted=True)])
    (data,) = copy_session(library, starter, "day", language, problems).values()
    session = read_session(data.decode(), "day.yaml", problems)
    assert list(problems) == []
    assert session is not None
    words = library.starter_words(starter, language, problems)
    facts = library.starter(starter, problems)
    assert words is not None
    assert facts is not None
    assert (session.language, session.title) == (language, words.data["title"])
    assert len(session.blocks) == len(facts.data["agenda"])
    talks = words.data["talks"]
    assert isinstance(talks, dict)
    for talk in talks.values():
        assert isinstance(talk, dict)
        assert f"- talk: {talk['title']}" in data.decode()


def map_of(value: str, other: str) -> dict[str, Data]:
    return {"a": value, "list": [value, other], "map": {"b": other, "deep": [{"c": value}]}}


@given(TEXT, TEXT)
def test_what_is_written_is_read_again(value: str, other: str) -> None:
    data = map_of(value, other)
    problems = Problems()
    document = read_yaml(write_yaml(data), "x.yaml", problems)
    assert list(problems) == []
    assert document is not None
    assert document.data == data


@given(LINE)
def test_a_line_is_read_again(line: str) -> None:
    problems = Problems()
    document = read_yaml(f"title: {one_line(line)}\n", "x.yaml", problems)
    assert list(problems) == []
    assert document is not None
    assert document.data == {"title": line}


def test_yaml_looks_as_people_write_it() -> None:
    data: dict[str, Data] = {
        "start": "9.00",
        "no": "no",
        "goals": ["a", "b"],
        "agenda": [{"talk": "Hei", "text": "x\ny\n"}],
    }
    assert write_yaml(data) == (
        "start: 9.00\nno: no\ngoals: [a, b]\nagenda:\n  - talk: Hei\n    text: |\n      x\n      y\n"
    )
