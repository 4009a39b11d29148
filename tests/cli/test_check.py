"""`workshop check`: all problems of what is named, and no others."""

from __future__ import annotations

import json
import re
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
    assert " mm too tall in large print\n" in result.stderr


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


MESS = {
    "exercises/explore/hard/exercise.yaml": """\
skills: [listening, juggling]
minutes: {short: 5, typical: 18, long: 25}
people: {min: 4, max: 24}
form: pairs
energy: 3
touch: contact
exposure: 3
seated: true
online: true
room: open-floor
prints:
  - {worksheet: listening-nots, per: person}
  - {deck: cards, per: trio}
  - {poster: three-stps, per: room}
follows: [yes-an]
source: {work: Impro}
""",
    "exercises/explore/hard/en.md": "# Hard\n\nDo it.\n\n## How it runs\n\n1. (3 min) Go ☃.\n",
    "exercises/decks/cards/deck.yaml": "layout: story\naccent: map\noptional: [ask]\n",
    "exercises/decks/cards/en.yaml": "title: C\nkind: K\nblank: B\ncards:\n  a: {title: A, text: '"
    + "word " * 90
    + "'}\n",
    "templates/worksheets/seen/worksheet.yaml": "accent: map\nstatus: draft\n",
    "templates/worksheets/seen/en.yaml": "title: Seen\n",
    "templates/worksheets/seen/sheet.xml.j2": '<sheet title="x">\n  <bogus/>\n</sheet>\n',
}
HARD = "exercises/explore/hard/"
LONG_LINE = MESS["exercises/decks/cards/en.yaml"].split("\n")[4]
TOLD = f"""\
exercises/decks/cards/en.yaml:5:3: the card "a" of the deck "cards" is OVER mm too tall
  {LONG_LINE[:74]}…
    ^
  hint: shorten its words by about 2 lines
"""


def mess(layer: Path) -> Path:
    for name, text in MESS.items():
        (layer / name).parent.mkdir(parents=True, exist_ok=True)
        (layer / name).write_text(text, "utf-8")
    return layer


def test_everything_is_told_in_one_run(run: Run, tmp_path: Path) -> None:
    result = run("check", str(mess(tmp_path / "mine")))
    assert (result.exit_code, result.stdout) == (1, "10 errors, 7 warnings\n")
    told = re.sub(r"is [0-9.]+ mm", "is OVER mm", result.stderr)
    assert told.startswith(TOLD)
    assert [line.removeprefix(HARD) for line in told.split("\n") if line.startswith(HARD)] == [
        'en.md: warning: no section "Why"',
        'en.md: warning: no section "Set-up"',
        'en.md: warning: no section "Debrief"',
        'en.md: warning: no section "Keep it safe", although touch is contact and exposure is 3',
        'en.md: warning: no section "If someone doubts"',
        'en.md: warning: no section "Variations"',
        'en.md: warning: no section "Bridge to work"',
        "en.md:5:1: steps take 3 minutes, but typical is 18",
        'en.md:7:15: no font of the theme has "☃" (U+2603, snowman)',
        'exercise.yaml:1:21: unknown skill "juggling"',
        'exercise.yaml:12:17: unknown worksheet "listening-nots"',
        'exercise.yaml:14:14: unknown poster "three-stps"',
        'exercise.yaml:15:11: "follows" names an unknown exercise, "yes-an"',
        'exercise.yaml:16:1: "source" has no "by"',
    ]
    assert told.endswith(
        f'{HARD}exercise.yaml:16:1: "source" has no "by"\n'
        "  source: {work: Impro}\n"
        "  ^\n"
        '  hint: add "by: …"\n'
        "templates/worksheets/seen/sheet.xml.j2:2:1: unknown element <bogus>\n"
        "    <bogus/>\n"
        "  ^\n"
    )


def test_the_line_shown_is_that_of_the_layer_which_is_wrong(run: Run, mine: Path) -> None:
    other = mine.parent / "other" / "exercises" / "warm-up" / "mirror"
    other.mkdir(parents=True)
    (other / "en.md").write_text("# Mirror\n\n## Why\n\nBecause.\n\nIn *other*.\n\n## Debrif\n\n- What?\n")
    result = run("--library", str(mine.parent / "other"), "--library", str(mine), "check")
    assert WRONG in result.stderr
    assert "exercises/warm-up/mirror/en.md:9:1: " in result.stderr
    assert '"Debrif"\n  ## Debrif\n  ^\n' in result.stderr


def test_what_a_layer_does_to_the_box_is_told_with_the_line_of_the_box(run: Run, mine: Path) -> None:
    mirror = mine / "exercises" / "warm-up" / "mirror"
    (mirror / "en.md").unlink()
    (mirror / "exercise.yaml").write_text("minutes: {typical: 20}\n")
    assert (
        "exercises/warm-up/mirror/en.md:14:1: steps and debrief take 12 + 6 = 18 minutes, but typical is 20\n"
        "  ## How it runs\n"
        "  ^\n"
    ) in run("check", "mine").stderr


def test_a_session_is_tried_as_a_build_would(run: Run, tmp_path: Path) -> None:
    mess(tmp_path)
    prints = "    prints: [{deck: cards, per: group}, {worksheet: seen, per: group}]\n"
    Path("day.yaml").write_text(DAY.format("hot-seat") + prints)
    checked, built = run("check", "day.yaml"), run("build", "day.yaml", "-q")
    assert (checked.exit_code, built.exit_code) == (1, 1)
    assert checked.stdout == "2 errors, 1 warning\n"
    assert sorted(checked.stderr.split("\n")) == sorted(built.stderr.split("\n"))
    assert (
        'day.yaml:6:15: warning: "hot-seat" exposes people (exposure 2) at 9.00, in the first half hour\n'
        "    - exercise: hot-seat\n"
        "                ^\n"
        "  hint: put a calmer exercise before it, so that it begins at 9.30 or later\n"
    ) in checked.stderr


def test_json_has_no_excerpts(run: Run, mine: Path) -> None:
    [problem] = json.loads(run("check", str(mine), "--json").stdout)["problems"]
    assert problem == {
        "severity": "error", "code": "text-section", "file": "exercises/warm-up/mirror/en.md", "line": 3, "column": 1,
        "message": 'unknown section "Wy"', "hint": 'did you mean "Why"?',
    }  # fmt: skip


def test_of_very_many_problems_the_first_are_told(run: Callable[..., Result], tmp_path: Path) -> None:
    for number in range(150):
        (tmp_path / f"exercises/warm-up/e{number}").mkdir(parents=True)
        (tmp_path / f"exercises/warm-up/e{number}/exercise.yaml").write_text("x: y\n")
    result = run("check")
    lines = [line for line in result.stderr.splitlines() if not line.startswith("  ")]
    errors = int(result.stdout.split()[0])
    assert errors > 200
    assert len(lines) == 201
    assert lines[-1] == f"and {errors - 200} more like these"
    assert len(json.loads(run("check", "--json").stdout)["problems"]) == errors


def test_control_characters_in_names_are_not_obeyed(run: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "exercises/warm-up/mirror").mkdir(parents=True)
    (tmp_path / "exercises/warm-up/mirror/\x1b[2J\x07.md").touch()
    told = run("check").stderr
    assert told.startswith(r"exercises/warm-up/mirror/\x1b[2J\x07.md: warning: nothing reads this file")
    assert "\x1b" not in told
