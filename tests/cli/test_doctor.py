"""`workshop doctor`: versions, fonts, folders, layers."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest
from click.testing import Result

from workshop.cli import doctor

Run = Callable[..., Result]


def test_all_is_well(run: Run) -> None:
    result = run("doctor")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.endswith("\nall is well\n")
    box = r"  the box  \d+ exercises, \d+ decks, \d+ worksheets, \d+ sessions, \d+ themes, labels in en, fi"
    assert re.search(box, result.stdout)
    assert not Path("output").exists()


def test_json(run: Run) -> None:
    data = json.loads(run("doctor", "--json").stdout)
    assert list(data) == [
        "format", "workshop", "python", "platform", "dependencies", "fonts", "folders", "layers", "problems",
    ]  # fmt: skip
    assert set(data["dependencies"]) == set(doctor.DEPENDENCIES)
    assert [row["theme"] for row in data["fonts"]] == ["plain", "playbill"]
    assert data["folders"][0] == {"folder": "output", "writable": True}
    assert data["problems"] == []


def test_it_knows_every_dependency() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())["project"]
    assert sorted(re.split("[<>=]", each)[0] for each in project["dependencies"]) == sorted(doctor.DEPENDENCIES)
    assert project["requires-python"] == ">=" + ".".join(map(str, doctor.OLDEST_PYTHON))


def test_a_package_that_is_missing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def version(name: str) -> str:
        if name == "pyphen":
            raise PackageNotFoundError(name)
        return "1"

    monkeypatch.setattr(doctor, "version", version)
    result = run("doctor")
    assert result.exit_code == 1
    assert result.stderr == "pyphen: this package is missing\n  hint: install workshop again\n"
    assert result.stdout.endswith("\n1 thing is wrong\n")


def test_a_folder_that_cannot_be_written(run: Run) -> None:
    Path("output").write_text("a file")
    result = run("doctor")
    assert result.exit_code == 1
    told = "output: nothing can be written here\n  hint: choose another folder with --out DIR\n"
    assert result.stderr == told
    assert re.search("  output +cannot be written", result.stdout)
    assert run("doctor", "--out", "elsewhere").exit_code == 0


def test_a_font_that_is_missing(run: Run) -> None:
    Path("templates/themes").mkdir(parents=True)
    Path("templates/themes/playbill.yaml").write_text("fonts: {text: {family: No Such Font}}\n")
    result = run("doctor")
    assert result.exit_code == 1
    assert 'the font family "No Such Font" is not installed' in result.stderr
    assert "  this folder  1 theme" in result.stdout


def test_a_library_that_is_missing(run: Run) -> None:
    result = run("--library", "none", "doctor")
    assert result.exit_code == 1
    assert "none: there is no such folder" in result.stderr


def test_a_folder_of_ones_own_that_cannot_be_written(run: Run) -> None:
    Path("file").touch()
    result = run("doctor", env={"WORKSHOP_HOME": "file/home"})
    assert result.exit_code == 0
    assert result.stderr == (
        "file/home: warning: nothing can be written here, so that no layers can be installed\n"
        "  hint: choose another folder with WORKSHOP_HOME\n"
    )


def test_a_list_of_layers_that_is_damaged(run: Run) -> None:
    Path("home").mkdir()
    Path("home/layers.json").write_text("{")
    result = run("doctor", env={"WORKSHOP_HOME": "home"})
    assert result.exit_code == 1
    assert result.stderr == (
        "home/layers.json: cannot be read: it is not as workshop wrote it\n"
        '  hint: move it away, and the folder "layers" beside it, and install your layers again\n'
    )


def test_it_puts_right_what_a_crash_left(run: Run) -> None:
    Path("output/.day.0123abcd.new").mkdir(parents=True)
    run("doctor")
    assert list(Path("output").iterdir()) == []
