# ruff: noqa: E501 - exact messages stay on one line
from __future__ import annotations

from collections.abc import Callable

import pytest

from workshop.content.check_files import check_files
from workshop.content.layers import Layer
from workshop.content.shelves import Shelves
from workshop.errors import Problems

Write = Callable[[str, dict[str, str]], Layer]

ID = "\n  hint: use small letters a-z, digits, and single hyphens between them"


@pytest.mark.parametrize(
    ("file", "problem"),
    [
        ("exercises/warmup/mirror/fi.md", 'exercises/warmup: unknown stage "warmup"\n  hint: did you mean "warm-up"?'),
        ("exercises/zzz/mirror/fi.md", 'exercises/zzz: unknown stage "zzz"\n  hint: the folders here are arrive, warm-up, practise, explore, map, close, decks'),
        ("exercises/map/Mirror/fi.md", 'exercises/map/Mirror: the folder name "Mirror" is not an id' + ID),
        ("exercises/map/mirror/exercise.yml", 'exercises/map/mirror/exercise.yml: warning: nothing reads this file\n  hint: did you mean "exercise.yaml"?'),
        ("exercises/map/mirror/FI.md", "exercises/map/mirror/FI.md: warning: nothing reads this file\n  hint: exercises have exercise.yaml, and words in files like fi.md"),
        ("exercises/decks/a/fi.yml", "exercises/decks/a/fi.yml: warning: nothing reads this file\n  hint: decks have deck.yaml, and words in files like fi.yaml"),
        ("templates/themes/a.yml", "templates/themes/a.yml: warning: nothing reads this file: themes are <id>.yaml"),
        ("templates/labels/FI.yaml", "templates/labels/FI.yaml: warning: nothing reads this file: labels are <id>.yaml"),
    ],
)  # fmt: skip
def test_names_that_nothing_looks_for(write: Write, file: str, problem: str) -> None:
    problems = Problems()
    check_files(Shelves([write("own", {file: "x"})]), problems)
    assert [str(p) for p in problems] == [problem]


def test_names_that_are_read(write: Write) -> None:
    files = [
        "exercises/map/a/exercise.yaml", "exercises/map/a/pt-br.md", "templates/worksheets/a/figure.png", "templates/worksheets/a/part.xml.j2",
        "templates/worksheets/a/fi.yaml", "templates/sessions/a/sv.yaml", "templates/fonts/x.ttf", "notes/anything.txt", "exercises/skills.yaml",
    ]  # fmt: skip
    problems = Problems()
    check_files(Shelves([write("own", dict.fromkeys(files, "x"))]), problems)
    assert list(problems) == []
