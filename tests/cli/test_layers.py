# ruff: noqa: E501 - exact messages stay on one line
"""`workshop layers`: what is installed, in order, and out again."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.pack.bundles import DECK, bundle

Run = Callable[..., Result]


def put(run: Run, *items: str) -> None:
    for item in items:
        Path("set.zip").write_bytes(bundle(id=item, name=item.title()))
        assert run("install", "set.zip").exit_code == 0


def folder(item: str) -> Path:
    return next(Path(os.environ["WORKSHOP_HOME"], "layers").glob(f"{item}-*"))


def test_none(run: Run) -> None:
    result = run("layers")
    told = '"workshop install FILE" adds one that someone made with "workshop bundle"\n'
    assert (result.exit_code, result.stdout, result.stderr) == (0, "no layers are installed\n", told)
    assert not Path(os.environ["WORKSHOP_HOME"]).exists()


def test_the_list(run: Run) -> None:
    files = {**DECK, "templates/cards/own.xml.j2": b"<deck/>"}
    Path("set.zip").write_bytes(bundle(files))
    run("install", "set.zip", "--trust")
    put(run, "team-words")
    (folder("team-words") / "exercises/decks/cases/en.yaml").write_text("title: Mine\n")
    result = run("layers")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "1  team-words  Team-Words 1.0\n     by Aino Esimerkki, CC BY 4.0\n     1 deck, in en\n"
        "     changed since it was installed: exercises/decks/cases/en.yaml\n"
        "2  our-content  Our content 1.0\n     by Aino Esimerkki, CC BY 4.0\n     1 deck, in en\n"
        "     1 template, which you trusted\n"
    )


def test_json(run: Run) -> None:
    put(run, "team-words")
    assert json.loads(run("layers", "--json").stdout) == {
        "format": 1,
        "layers": [
            {
                "id": "team-words", "name": "Team-Words", "version": "1.0", "author": "Aino Esimerkki",
                "licence": "CC BY 4.0", "languages": ["en"], "folder": str(folder("team-words")), "holds": {"deck": 1},
                "templates": [], "whole": True, "changed": [],
            }
        ],
    }  # fmt: skip


def test_moving_and_removing(run: Run) -> None:
    put(run, "c", "b", "a")
    result = run("layers", "move", "c", "first")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "1  c\n2  a\n3  b\n", "")
    assert run("layers", "move", "c", "before", "b").stdout == "1  a\n2  c\n3  b\n"
    assert run("layers", "move", "a", "after", "b").stdout == "1  c\n2  b\n3  a\n"
    assert run("layers", "remove", "B").stdout == "removed B\n"
    assert [each["id"] for each in json.loads(run("layers", "--json").stdout)["layers"]] == ["c", "a"]
    shown = json.loads(run("show", "cases", "--json").stdout)["parts"]
    assert {part["layer"] for part in shown} == {"C"}


def test_changes_of_ones_own_are_not_removed_unasked(run: Run) -> None:
    put(run, "team-words")
    (folder("team-words") / "exercises/mine.md").touch()
    result = run("layers", "remove", "team-words")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "team-words: its files were changed since it was installed: exercises/mine.md\n"
        f"  hint: copy what you want to keep from {folder('team-words')}, and add --force\n"
    )
    assert run("layers", "remove", "team-words", "--force").exit_code == 0
    assert run("layers").stdout == "no layers are installed\n"


def test_one_whose_files_are_gone(run: Run) -> None:
    put(run, "team-words")
    (folder("team-words") / "bundle.json").unlink()
    assert run("layers").stdout == (
        "1  team-words  Team-Words\n     its files are gone or damaged: install it again, or remove it\n"
    )
    doctor = run("doctor")
    assert doctor.stderr == (
        "Team-Words: warning: its files are gone or damaged\n"
        '  hint: install it again, or type "workshop layers remove team-words"\n'
    )
    assert doctor.exit_code == 0
    assert run("install", "set.zip").stdout.startswith("installed Team-Words 1.0")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("mov a first", '"mov" is nothing that can be done with layers; did you mean "move" or "remove"?'),
        ("our-content", '"our-content" is nothing that can be done with layers; write "workshop layers" alone, or move or remove after it'),
        ("move a", "Missing argument 'first|last|before|after'"),
        ("move a up", "'up' is not one of 'first', 'last', 'before', 'after'"),
        ("move a before", "say which layer it goes before"),
        ("move a first b", '"first" needs no other layer'),
    ],
)  # fmt: skip
def test_what_click_rejects(run: Run, asked: str, told: str) -> None:
    result = run("layers", *asked.split())
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


def test_one_that_is_not_there(run: Run) -> None:
    result = run("layers", "--json", "remove", "ours")
    told = json.loads(result.stdout)["problems"][0]
    assert (result.exit_code, told["code"], told["message"]) == (1, "unknown", 'no layer "ours" is installed')


@pytest.mark.parametrize("name", ["move", "remove"])
def test_each_part_has_help_with_examples(run: Run, name: str) -> None:
    result = run("layers", name, "-h")
    assert result.exit_code == 0
    assert f"workshop layers {name}" in result.stdout.split("Examples:")[1]
