"""The trainers' handbook: its files are written and its commands run, in order, as a trainer would."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from workshop.cli import watch
from workshop.cli.main import COMMANDS, cli

TEXT = (Path(__file__).parents[1] / "docs/trainers.md").read_text(encoding="utf-8")
FENCES = re.findall(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


def commands(block: str) -> list[tuple[str, list[str]]]:
    """Part a block into commands, each with the lines that it prints."""
    found: list[tuple[str, list[str]]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append((line.removeprefix("$ "), []))
        else:
            found[-1][1].append(line)
    return found


def test_every_fence_is_a_file_or_commands() -> None:
    assert len(FENCES) > 15
    assert all(bool(name) != (language == "console") for language, name, _ in FENCES)


def test_every_command_runs_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WORKSHOP_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(watch.Loop, "_wait", interrupt)
    run: set[str] = set()
    for language, name, block in FENCES:
        if language == "console":
            for line, said in commands(block):
                run.add(line.split()[1])
                check_said(line, said)
        else:
            path = Path(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block, encoding="utf-8")
        if Path("our-content").is_dir():
            monkeypatch.chdir("our-content")
    assert run >= {"new", "show", "diff", "check", "build", "schema", "bundle", "install", "layers"}
    assert run <= set(COMMANDS)


def interrupt(_: watch.Loop) -> None:
    """Stand for Ctrl-C, once the first pack is built."""
    raise KeyboardInterrupt


def check_said(line: str, said: list[str]) -> None:
    """Run a command; the lines under it come in its output in this order, with anything where there is an ellipsis."""
    program, *args = shlex.split(line)
    assert program == "workshop"
    result = CliRunner().invoke(cli, args, catch_exceptions=False)
    assert result.exit_code == 0, f"{line}\n{result.output}"
    pattern = "".join(r"(?s:.*)" if text == "…" else re.escape(text) + r"\n" for text in said)
    assert re.fullmatch(pattern, result.output), f"{line}\n{result.output}"
