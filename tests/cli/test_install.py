# ruff: noqa: E501 - exact messages stay on one line
"""`workshop install`: a layer that someone shared becomes one of the user's own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.pack.bundles import DECK, bundle, entry
from workshop.cli import install

Run = Callable[..., Result]

ROOT = Path(__file__).parents[2]
SHEET = "templates/worksheets/promise/sheet.xml.j2"
CODE = {**DECK, SHEET: (ROOT / SHEET).read_bytes()}


def home() -> Path:
    return Path(os.environ["WORKSHOP_HOME"])


def put(name: str = "set.zip", data: bytes | None = None) -> str:
    Path(name).write_bytes(data or bundle())
    return name


def test_it_is_added_and_seen_from_every_folder(run: Run) -> None:
    result = run("install", put())
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "installed Our content 1.0, by Aino Esimerkki, CC BY 4.0: 1 deck\n"
    assert run("show", "cases").stdout.endswith("  deck.yaml  Our content\n  en.yaml    Our content\n")
    assert "from Our content" in run("list", "decks").stdout
    assert "\n  Our content  1 deck\n  the box " in run("doctor").stdout
    assert run("check").exit_code == 0


def test_again_newer_and_older(run: Run) -> None:
    run("install", put())
    result = run("install", "set.zip")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "Our content 1.0 is there already\n", "")
    result = run("install", put("newer.zip", bundle(version="1.2")))
    told = "installed Our content 1.2, by Aino Esimerkki, CC BY 4.0: 1 deck, in place of 1.0\n"
    assert (result.exit_code, result.stdout) == (0, told)
    result = run("install", "set.zip")
    told = (
        "set.zip: version 1.0 is older than 1.2, which is installed\n  hint: to replace it all the same, add --force\n"
    )
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", told)
    assert run("install", "set.zip", "--force").exit_code == 0


def test_what_it_changes_is_told(run: Run) -> None:
    files = {"exercises/warm-up/mirror/en.md": b"## Debrief (6 min)\n\n- What now?\n"}
    result = run("install", put(data=bundle(files)))
    assert result.stderr == "it changes what is there: exercise/mirror\n"
    assert "What now?" in run("show", "mirror").stdout


def test_templates_are_code_and_nobody_is_there_to_ask(run: Run) -> None:
    result = run("install", put(data=bundle(CODE)))
    told = f"set.zip: it carries 1 template, and templates are code: {SHEET}\n  hint: if you trust whoever made it, add --trust\n"
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", told)
    assert not (home() / "layers.json").exists()
    result = run("install", "set.zip", "--trust")
    assert result.exit_code == 0
    assert result.stdout == "installed Our content 1.0, by Aino Esimerkki, CC BY 4.0: 1 deck, 1 worksheet\n"
    layers = json.loads(run("doctor", "--json").stdout)["layers"]
    assert [(layer["name"], layer["trusted"]) for layer in layers] == [("Our content", False), ("the box", True)]


def test_trust_goes_for_one_version(run: Run) -> None:
    run("install", put(data=bundle(CODE)), "--trust")
    assert run("install", "set.zip").stdout == "Our content 1.0 is there already\n"
    result = run("install", put(data=bundle(CODE, version="1.1")))
    assert (result.exit_code, "templates are code" in result.stderr) == (1, True)


ASKED = f"""\
set.zip: it carries 1 template, and templates are code:
  {SHEET}
Do you trust whoever made Our content (Aino Esimerkki)? [y/N]: """


@pytest.mark.parametrize(
    ("answer", "code", "after"), [("y", 0, "it changes"), ("n", 1, "nothing was installed\n"), ("", 1, "nothing")]
)
def test_on_a_terminal_it_asks(run: Run, monkeypatch: pytest.MonkeyPatch, answer: str, code: int, after: str) -> None:
    monkeypatch.setattr(install, "_is_on_terminal", lambda: True)
    result = run("install", put(data=bundle(CODE)), input=f"{answer}\n")
    assert result.exit_code == code
    assert result.stderr.startswith(ASKED)
    assert after in result.stderr.removeprefix(ASKED)
    assert (home() / "layers.json").exists() == (code == 0)


def test_it_lists_no_more_templates_than_anyone_reads(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {**DECK, **{f"templates/cards/own-{n:02d}.xml.j2": b"<deck/>" for n in range(25)}}
    monkeypatch.setattr(install, "_is_on_terminal", lambda: True)
    result = run("install", put(data=bundle(files)), input="n\n")
    assert "  templates/cards/own-19.xml.j2\n  and 5 more\n" in result.stderr
    told = json.loads(run("install", "set.zip", "--json").stdout)["problems"][0]["message"]
    assert told.endswith("templates/cards/own-19.xml.j2 and 5 more")


@pytest.mark.skipif(os.name != "posix", reason="needs a POSIX terminal")
def test_a_real_terminal(run: Run) -> None:
    import pty

    put(data=bundle(CODE))
    ours, theirs = pty.openpty()
    code = "from workshop.cli.main import main; import sys; sys.argv[0] = 'workshop'; main()"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code, "install", "set.zip"]
    with subprocess.Popen(command, stdin=theirs, stdout=-1, stderr=theirs, env=environment) as process:
        os.close(theirs)
        os.write(ours, b"y\n")
        assert process.stdout
        said = process.stdout.read()
    os.close(ours)
    assert (process.returncode, said.startswith(b"installed Our content 1.0")) == (0, True)


def test_a_hostile_one_leaves_no_trace(run: Run) -> None:
    result = run("install", put(data=bundle(more=[(entry("../../evil.md"), b"x")])))
    told = 'set.zip: "../../evil.md" leads out of its folder\n  hint: do not use this file: no bundle that workshop makes is like this\n'
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", told)
    assert not home().exists()
    assert os.listdir() == ["set.zip"]


def test_errors_in_what_it_holds(run: Run) -> None:
    run("install", put())
    files = {**DECK, "exercises/decks/cases/deck.yaml": b"layout: story\n"}
    result = run("install", put("newer.zip", bundle(files, version="2")))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        'exercises/decks/cases/deck.yaml: "accent" is missing\n  hint: add "accent: …"\n'
        "newer.zip: the layer in it has errors\n  hint: tell whoever made it; nothing was installed\n"
    )
    assert "Our content 1.0" in run("layers").stdout


def test_json(run: Run) -> None:
    run("install", put(data=bundle(version="0.9")))
    commented = DECK["exercises/decks/cases/en.yaml"].replace(b"kind: Case\n", b"kind: A case # old\n")
    result = run("install", put(data=bundle({**DECK, "exercises/decks/cases/en.yaml": commented})), "--json")
    data = json.loads(result.stdout)
    assert list(data) == [
        "format", "id", "name", "version", "author", "licence", "languages", "files",
        "templates", "already", "replaced", "over", "problems",
    ]  # fmt: skip
    assert (data["already"], data["replaced"], data["over"]) == (False, "0.9", [])
    assert [problem["message"] for problem in data["problems"]] == ['what follows "#" is a comment and is not printed']
    assert json.loads(run("install", "set.zip", "--json").stdout)["already"] is True


def test_nowhere_to_put_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workshop.cli.main.own_folder", lambda *_: None)
    result = run("install", put())
    told = "WORKSHOP_HOME: this computer does not say where your own files go\n  hint: set it to a folder of your own\n"
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", told)
