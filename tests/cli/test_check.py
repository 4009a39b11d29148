"""`workshop check`: all problems of what is named, and no others."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

ROOT = Path(__file__).parents[2]
DAY = "title: Day\nlanguage: en\nstart: 9.00\nparticipants: 13\nagenda:\n  - exercise: {}\n"
WRONG = 'exercises/warm-up/mirror/en.md:3:1: unknown section "Wy"\n  ## Wy\n  ^\n  hint: did you mean "Why"?\n'


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A layer with one error in it."""
    folder = tmp_path / "mine" / "exercises" / "warm-up" / "mirror"
    folder.mkdir(parents=True)
    (folder / "en.md").write_text("# Mirror\n\n## Wy\n\nBecause.\n")
    return tmp_path / "mine"


def test_the_box_has_no_problems(run: Run) -> None:
    result = run("check", "--strict")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "no problems\n", "")


def test_all_that_is_seen_from_here(run: Run, mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(mine)
    result = run("check")
    assert result.exit_code == 1
    assert WRONG in result.stderr
    assert WRONG in run("--library", str(mine), "check").stderr


@pytest.mark.usefixtures("mine")
@pytest.mark.parametrize(
    "path",
    ["mine", "./mine/", "mine/exercises", "mine/exercises/warm-up/mirror", "mine/exercises/warm-up/mirror/en.md"],
)
def test_a_layer_or_a_part_of_one(run: Run, path: str) -> None:
    result = run("check", path)
    assert result.exit_code == 1
    assert WRONG in result.stderr
    assert result.stdout.startswith("1 error")


@pytest.mark.usefixtures("mine")
def test_only_problems_of_the_part_that_is_named(run: Run, mine: Path) -> None:
    other = mine / "exercises" / "warm-up" / "yes-and"
    other.mkdir()
    (other / "fi.md").write_text("# Joo\n\n## Mksi\n\nSiksi.\n")
    result = run("check", "mine/exercises/warm-up/yes-and")
    assert "exercises/warm-up/yes-and/fi.md:3:1: " in result.stderr
    assert "mirror" not in result.stderr


def test_a_folder_that_is_no_stage_is_told_for_what_is_in_it(run: Run) -> None:
    folder = Path("mine/exercises/warmup/mirror")
    folder.mkdir(parents=True)
    (folder / "en.md").write_text("# Mirror\n")
    result = run("check", str(folder))
    assert 'exercises/warmup: unknown stage "warmup"\n  hint: did you mean "warm-up"?\n' in result.stderr


def test_a_session(run: Run) -> None:
    Path("day.yaml").write_text(DAY.format("mirror"))
    result = run("check", "day.yaml")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "no problems\n", "")
    Path("day.yaml").write_text(DAY.format("mirro") + "bogus: 1\nend: 8.00\n")
    result = run("check", "day.yaml")
    assert (result.exit_code, result.stdout) == (1, "3 errors\n")
    assert [line.split(": ", 1)[1] for line in result.stderr.splitlines() if ".yaml:" in line] == [
        'unknown exercise "mirro"',
        'unknown key "bogus"',
        "the session ends at 8.00, but starts at 9.00",
    ]


def test_a_session_in_a_folder_of_templates(run: Run) -> None:
    Path("templates").mkdir()
    Path("templates/day.yaml").write_text(DAY.format("mirro"))
    assert 'templates/day.yaml:6:15: unknown exercise "mirro"' in run("check", "templates/day.yaml").stderr


def test_a_card_that_does_not_fit(run: Run) -> None:
    run("new", "deck", "own", "--lang", "en")
    words = Path("exercises/decks/own/en.yaml")
    words.write_text(words.read_text().replace("Tell of a person", "Tell of a person " * 40))
    result = run("check", "exercises/decks/own")
    assert result.exit_code == 1
    assert 'exercises/decks/own/en.yaml:12:3: the card "first-card" of the deck "own" is ' in result.stderr
    assert " mm too tall\n    first-card:\n    ^\n  hint: shorten its words by about " in result.stderr


def test_warnings_fail_only_if_asked(run: Run) -> None:
    Path("day.yaml").write_text(DAY.format("mirror") + "    minutes: 3\n")
    told = (
        'day.yaml:7:14: warning: 3 minutes is outside the 12 to 25 that "mirror" is made for\n'
        "      minutes: 3\n"
        "               ^\n"
    )
    result = run("check", "day.yaml")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "1 warning\n", told)
    assert run("check", "day.yaml", "--strict").exit_code == 1


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("none", "none: there is no such file or folder\n  hint: check the name\n"),
        (
            "empty",
            'empty: this folder holds no content\n  hint: name a session file, or a folder that holds "exercises" or '
            '"templates"\n',
        ),
        ("a.txt", "a.txt: this is neither a session nor content\n  hint: a session file ends in .yaml\n"),
    ],
)
def test_what_cannot_be_checked(run: Run, path: str, told: str) -> None:
    Path("empty").mkdir()
    Path("a.txt").touch()
    result = run("check", path)
    assert (result.exit_code, result.stdout, result.stderr) == (1, "1 error\n", told)


def test_a_session_or_the_box_leaves_nothing_behind(run: Run) -> None:
    Path("day.yaml").write_text(DAY.format("mirror"))
    assert run("check").exit_code == run("check", "day.yaml").exit_code == 0
    assert [path.name for path in Path().iterdir()] == ["day.yaml"]


def test_only_the_layer_that_is_named_is_noted(run: Run) -> None:
    for name in ("mine", "other"):
        folder = Path(name, "exercises/warm-up/mirror")
        folder.mkdir(parents=True)
        (folder / "en.md").write_text("## Why\n\nBecause.\n")
    run("--library", "other", "check", "mine/exercises/warm-up/mirror/en.md")
    assert [Path(name, "seen.json").exists() for name in ("mine", "other")] == [True, False]


def test_a_layer_is_noted_where_it_lies_and_not_in_front(run: Run) -> None:
    for name in ("top", "."):
        folder = Path(name, "exercises/warm-up/mirror")
        folder.mkdir(parents=True)
        (folder / "en.md").write_text(f"## Why\n\nFor the sake of {name}.\n")
    assert run("--library", "top", "check").stdout == "no problems\n"
    before = Path("seen.json").read_bytes()
    assert run("--library", "top", "check", ".").stdout == "no problems\n"
    assert Path("seen.json").read_bytes() == before


def test_several_paths_and_json(run: Run) -> None:
    Path("day.yaml").write_text(DAY.format("mirro"))
    result = run("check", "none", "day.yaml", "--json")
    assert (result.exit_code, result.stderr) == (1, "")
    data = json.loads(result.stdout)
    assert data["format"] == 1
    assert [(problem["file"], problem["line"]) for problem in data["problems"]] == [("none", 0), ("day.yaml", 6)]
    assert json.loads(run("check", "--json").stdout) == {"format": 1, "problems": []}
