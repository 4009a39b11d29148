# ruff: noqa: E501 - exact messages stay on one line
"""`workshop show`: an item whole, and where it comes from."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


def test_an_exercise(run: Run) -> None:
    result = run("show", "mirror")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(
        "Mirror  [exercise/mirror]\n======\nMove together so that nobody can tell who is leading.\n\n"
        "stage      warm-up\nminutes    18 (12 to 25)\npeople     4 to 24, pairs\n"
    )
    for line in (
        "How it runs",
        "  1. (1 min) Ask everyone to face a partner at arm’s length. Partners agree who is A and who is B.",
        "     > No words needed. Let your eyes rest on your partner’s face or shoulders.",
        "Debrief (6 min)",
        "  - What happened when nobody led?",
    ):
        assert f"\n{line}\n" in result.stdout
    assert result.stdout.endswith(
        "\nwhere it comes from\n  en.md          the box\n  exercise.yaml  the box\n"
        "  fi.md          the box\n  sv.md          the box\n"
    )
    assert max(map(len, result.stdout.splitlines())) <= 100


@pytest.mark.parametrize(
    ("word", "lines"),
    [
        ("customers", ["Customers  [deck/customers]", "12 cards, story", "Karoliina Mäkelä (karoliina)"]),
        ("worksheet/promise", ["One promise  [worksheet/promise]", "  promise: I promise"]),
        ("listening-90", ["Listening in 90 minutes  [session/listening-90]", "1.2 Why listen"]),
        ("playbill", ["theme: playbill", "    family: Fira Sans"]),
        ("exercise/empathy-map", ["Empathy map  [exercise/empathy-map]"]),
    ],
)
def test_every_kind(run: Run, word: str, lines: list[str]) -> None:
    result = run("show", word)
    assert (result.exit_code, result.stderr) == (0, "")
    assert set(lines) <= set(result.stdout.splitlines())


def test_a_session_is_put_on_the_clock(run: Run) -> None:
    lines = run("show", "listening-90").stdout.splitlines()
    assert "13.14  2.1  Mirror                     18 min           exercise/mirror" in lines
    assert "13.57       break                      5 min" in lines
    assert "14.02  3.2  In your own words first    15 min  may cut  exercise/paraphrase-first" in lines


def test_where_each_part_comes_from(run: Run) -> None:
    folder = Path("mine/exercises/warm-up/mirror")
    folder.mkdir(parents=True)
    (folder / "en.md").write_text("# Mirrored\n\n## Why\n\nMy reason.\n")
    result = run("--library", "mine", "show", "mirror")
    assert "  en.md          why         mine\n  en.md          set-up      the box\n" in result.stdout
    assert "\nWhy\n  My reason.\n" in result.stdout


def test_json(run: Run) -> None:
    data = json.loads(run("show", "mirror", "--json", "--lang", "fi").stdout)
    assert list(data) == ["format", "kind", "id", "language", "item", "parts"]
    assert (data["kind"], data["id"], data["language"]) == ("exercise", "mirror", "fi")
    assert data["item"]["facts"]["minutes"] == {"short": 12, "typical": 18, "long": 25}
    assert data["item"]["text"]["name"] == "Peili"
    assert data["item"]["text"]["sections"]["steps"]["steps"][0]["minutes"] == 1
    assert isinstance(data["item"]["text"]["sections"]["why"]["blocks"][0]["inline"], str)
    assert data["parts"][0] == {"file": "en.md", "name": "", "layer": "the box"}
    assert "place" not in json.dumps(data).replace('"replace', "")


@pytest.mark.parametrize("word", ["customers", "worksheet/promise", "listening-90", "playbill"])
def test_json_of_every_kind(run: Run, word: str) -> None:
    data = json.loads(run("show", word, "--json").stdout)
    assert data["item"]


def test_another_language_is_shown_and_said(run: Run) -> None:
    result = run("show", "mirror", "--lang", "de")
    assert result.exit_code == 0
    assert result.stdout.startswith("Mirror")
    assert result.stderr == "no text in German; this is English\n"


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("mirorr", 'mirorr: nothing is called "mirorr"\n  hint: did you mean "mirror"?\n'),
        ("zzzzz", 'zzzzz: nothing is called "zzzzz"\n'),
        (
            "empathy-map",
            'empathy-map: "empathy-map" is an exercise and a worksheet\n'
            '  hint: write "exercise/empathy-map" or "worksheet/empathy-map"\n',
        ),
    ],
)
def test_what_cannot_be_found(run: Run, word: str, told: str) -> None:
    result = run("show", word)
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", told)


@pytest.mark.parametrize(
    ("file", "word", "line"),
    [
        ("exercises/warm-up/mirror/exercise.yaml", "mirror", "status     draft"),
        ("exercises/decks/customers/deck.yaml", "customers", "12 cards, story, draft"),
        ("templates/worksheets/promise/worksheet.yaml", "promise", "A4, page templates/worksheets/promise/sheet.xml.j2, draft"),
    ],
)  # fmt: skip
def test_a_draft_says_so(run: Run, file: str, word: str, line: str) -> None:
    assert line not in run("show", word).stdout.splitlines()
    Path(file).parent.mkdir(parents=True)
    Path(file).write_text("status: draft\n")
    assert line in run("show", word).stdout.splitlines()


def test_an_item_with_errors_says_which(run: Run) -> None:
    folder = Path("exercises/warm-up/mirror")
    folder.mkdir(parents=True)
    (folder / "exercise.yaml").write_text("energy: 9\n")
    result = run("show", "mirror")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("exercises/warm-up/mirror/exercise.yaml:1:9: ")
