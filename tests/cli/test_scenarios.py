"""`workshop scenarios`: options, what it prints, and how it fails."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

TABLE = """\
set  customer          situation         channel     emotion         need
1    Linh Tran         Late at the door  Home visit  Frustration     To protect someone
2    Gunvor Lindqvist  Ten to four       Phone       Disappointment  To be known
"""
FOLDER = f"output{os.sep}listening-90-en-scenarios"


def draw(run: Run, *more: str) -> Result:
    return run("scenarios", "listening-90", "--lang", "en", "--count", "2", *more)


def test_the_sets_and_the_folder(run: Run) -> None:
    result = draw(run, "--seed", "7")
    assert (result.exit_code, result.stdout) == (0, f"{TABLE}{FOLDER}\n")
    assert result.stderr == 'drawing scenarios for "Listening in 90 minutes" …\n'
    names = sorted(os.listdir(FOLDER))
    assert (names[0], names[2]) == ("1-scenario-cards-1x.pdf", "pack.json")
    assert names[1].startswith("2-observer-sheets-")


def test_a_seed_that_is_picked_is_told_and_gives_the_same_sets(run: Run) -> None:
    first = draw(run)
    line = first.stderr.splitlines()[-1]
    assert line.startswith("to draw these sets again, add --seed ")
    record = Path(FOLDER, "pack.json").read_bytes()
    again = draw(run, "--seed", line.rpartition(" ")[2])
    assert (again.stdout, Path(FOLDER, "pack.json").read_bytes()) == (first.stdout, record)


def test_quiet_and_json(run: Run) -> None:
    quiet = draw(run, "-q")
    assert (quiet.stdout, quiet.stderr) == (f"{FOLDER}\n", "")
    result = draw(run, "--seed", "7", "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    assert json.loads(result.stdout) == json.loads(Path(FOLDER, "pack.json").read_text("utf-8"))
    assert json.loads(result.stdout)["sets"][1]["customer"] == {"id": "gunvor", "title": "Gunvor Lindqvist"}


def test_the_options_reach_the_paper(run: Run) -> None:
    options = (
        "--seed",
        "7",
        "--people",
        "4",
        "--paper",
        "letter",
        "--ink",
        "grey",
        "--type",
        "large",
        "--out",
        "packs",
    )
    result = run("scenarios", "listening-90", *options, "--json")
    cards, sheets = json.loads(result.stdout)["files"]
    assert (cards["paper"], cards["colour"], cards["pages"], sheets["copies"]) == ("Letter", False, 1, 2)
    assert os.listdir("packs") == ["listening-90-scenarios"]


def test_open_opens_the_folder(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("click.launch", lambda url: 1)
    assert draw(run, "-q", "--open").stderr == f"{FOLDER}: cannot be opened from here; open it by hand\n"


def test_a_folder_that_holds_something_else_is_left_alone(run: Run) -> None:
    Path(FOLDER).mkdir(parents=True)
    Path(FOLDER, "mine.txt").write_text("mine")
    result = draw(run)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        f"{FOLDER}: this folder holds something else than a pack, and is left alone\n"
        "  hint: choose another folder with --out DIR\n"
    )
    assert os.listdir(FOLDER) == ["mine.txt"]


def test_what_is_wrong_with_a_deck_is_told_and_nothing_is_written(run: Run) -> None:
    result = draw(run, "--deck", "situation=situation", "-q")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        '--deck situation=situation: unknown deck "situation"\n  hint: did you mean "situations"?\n'
    )
    assert not Path("output").exists()
    told = json.loads(draw(run, "--deck", "need=x", "--json").stdout)
    assert [problem["message"] for problem in told["problems"]] == ['unknown deck "x"']


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--deck", "situaton=x"), '"situaton" is not a part of a scenario; did you mean "situation"?'),
        (("--deck", "zzz=x"), "is not a part of a scenario; the parts are situation, channel, customer, emotion, need"),
        (("--deck", "situation"), '"situation" is not PART=ID; write for example situation=client-cases'),
        (("--deck", "need="), '"need=" is not PART=ID'),
        (("--deck", "need=a", "--deck", "need=b"), '"need" is given twice; a part is drawn from one deck'),
        (("--count", "0"), "'--count': 0 is not in the range"),
        (("--seed", "-1"), "'--seed': -1 is not in the range"),
        (("--only", "cards"), "No such option"),
    ],
)
def test_what_click_rejects(run: Run, options: tuple[str, ...], told: str) -> None:
    result = run("scenarios", "listening-90", *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in " ".join(result.stderr.split())
