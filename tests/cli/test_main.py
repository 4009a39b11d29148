"""The command itself: help, what it imports, and the one boundary for errors."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from workshop import __version__
from workshop.cli.main import COMMANDS

Run = Callable[..., Result]

ROOT = Path(__file__).parents[2]
HEAVY = ("reportlab", "pydantic", "jinja2", "pypdfium2", "PIL", "yaml", "markdown_it", "rich", "hashlib")

ENTRY = "from workshop.cli.main import main; import sys; sys.argv[0] = 'workshop'; "


def modules_of(tmp_path: Path, *args: str) -> set[str]:
    """List the modules that a command imports, in a process of its own."""
    write = "atexit.register(lambda out=sys.argv.pop(): open(out, 'w').write(' '.join(sys.modules)))"
    code = f"{ENTRY}import atexit; {write}; main()"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code, *args, str(tmp_path / "modules")], env=env, capture_output=True, cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    return set((tmp_path / "modules").read_text().split())


def test_help_imports_nothing_heavy(tmp_path: Path) -> None:
    assert modules_of(tmp_path, "--help").isdisjoint(HEAVY)


def test_list_imports_nothing_that_draws(tmp_path: Path) -> None:
    assert modules_of(tmp_path, "list").isdisjoint({"reportlab", "jinja2", "pypdfium2", "PIL", "rich"})


def test_help_names_every_command(run: Run) -> None:
    for option in ("-h", "--help"):
        result = run(option)
        assert result.exit_code == 0
        for name, (_, line) in COMMANDS.items():
            assert f"  {name}" in result.stdout
            assert line in result.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_help_with_examples_and_every_option_explained(run: Run, name: str) -> None:
    from click import Option

    from workshop.cli.main import cli

    result = run(name, "-h")
    assert result.exit_code == 0
    assert f"workshop {name}" in result.stdout.split("Examples:")[1]
    command = cli.get_command(None, name)  # type: ignore[attr-defined, arg-type]
    options = [param for param in command.params if isinstance(param, Option)]
    assert options
    assert all(option.help for option in options)


def test_version(run: Run) -> None:
    result = run("--version")
    assert (result.exit_code, result.stdout) == (0, f"workshop {__version__}\n")


def test_an_unknown_command_is_click_s_to_reject(run: Run) -> None:
    result = run("buld")
    assert (result.exit_code, result.stdout) == (2, "")
    assert 'Error: there is no command "buld"; did you mean "build" or "bundle"?' in result.stderr
    names = "build, scenarios, list, show, diff, new, check, preview, preflight, schema, bundle, install, layers"
    assert f"the commands are {names}, doctor" in run("zzzzz").stderr


def test_libraries_come_from_the_environment_too(run: Run, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name / "exercises").mkdir(parents=True)
    both = run("doctor", "--json", env={"WORKSHOP_LIBRARY": f"one{os.pathsep}two"})
    assert [layer["name"] for layer in json.loads(both.stdout)["layers"]] == ["one", "two", "the box"]


def test_a_library_that_is_not_there(run: Run) -> None:
    result = run("--library", "none", "list")
    told = "none: there is no such folder\n  hint: check the path behind --library\n"
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", told)


def test_an_error_in_json_goes_to_stdout(run: Run) -> None:
    result = run("--library", "none", "list", "--json")
    assert (result.exit_code, result.stderr) == (1, "")
    assert json.loads(result.stdout) == {
        "format": 1,
        "problems": [
            {
                "severity": "error",
                "code": "library-missing",
                "file": "none",
                "line": 0,
                "column": 0,
                "message": "there is no such folder",
                "hint": "check the path behind --library",
            }
        ],
    }


BUG = (
    "something went wrong that is a mistake in workshop, not in your files (ZeroDivisionError: by zero). "
    'Please report it to whoever gave you workshop, with the command that you typed and what "workshop doctor" says. '
    "To see where it happened, set WORKSHOP_TRACEBACK=1 and run the command again.\n"
)


def breaks(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("workshop.cli.listing.search_layers", fail)


def test_a_bug_is_one_paragraph(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    import workshop.cli.listing  # noqa: F401

    breaks(monkeypatch, ZeroDivisionError("by zero"))
    result = run("list")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", BUG)
    traced = run("list", env={"WORKSHOP_TRACEBACK": "1"})
    assert traced.stderr.startswith("Traceback (most recent call last):")
    assert traced.stderr.endswith(BUG)
    told = json.loads(run("list", "--json").stdout)["problems"][0]
    assert (told["code"], told["message"]) == ("bug", BUG.strip())


def test_ctrl_c(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    breaks(monkeypatch, KeyboardInterrupt())
    result = run("list")
    assert (result.exit_code, result.stdout, result.stderr) == (130, "", "stopped\n")


@pytest.mark.skipif(os.name != "posix", reason="needs a POSIX pipe")
def test_a_reader_that_has_had_enough(tmp_path: Path) -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-c", f"{ENTRY}main()", "list"], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


def test_a_terminal_without_the_characters(tmp_path: Path) -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"}
    base = [sys.executable, "-c", f"{ENTRY}main()"]
    plain = subprocess.run([*base, "list", "decks", "--lang", "fi"], env=env, capture_output=True, cwd=tmp_path)
    data = subprocess.run(
        [*base, "show", "mirror", "--json", "--lang", "fi"], env=env, capture_output=True, cwd=tmp_path
    )
    assert (plain.returncode, plain.stderr, data.returncode) == (0, b"", 0)
    assert "ä" in json.dumps(json.loads(data.stdout), ensure_ascii=False)


@pytest.mark.skipif(sys.platform != "linux", reason="Linux lets a folder go while somebody is in it")
@pytest.mark.parametrize("command", [["list"], ["build", "listening-90"], ["preflight", "listening-90"], ["doctor"]])
def test_a_folder_that_is_not_there_any_more(command: list[str], tmp_path: Path, run: Run) -> None:
    (tmp_path / "here").mkdir()
    os.chdir(tmp_path / "here")
    (tmp_path / "here").rmdir()
    result = run(*command)
    told = ".: the folder that you are in is not there any more\n  hint: go to another folder\n"
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", told)


def outcome(*args: str, stdout: int, closed: bool = False) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-c", f"{ENTRY}main()", *args], env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=stdout,
        stderr=subprocess.PIPE, text=True, preexec_fn=(lambda: os.close(1)) if closed else None,
    )  # fmt: skip
    return done.returncode, done.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_a_result_that_cannot_be_written_anywhere() -> None:
    with open("/dev/full", "wb") as full:
        told = [outcome("show", "mirror", *more, stdout=full.fileno()) for more in ([], ["--json"])]
    message = "workshop: what there is to say cannot be written: no space left on device"
    assert told == [(1, f"{message}\n  hint: make room on the disk, or send it elsewhere\n")] * 2


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX")
def test_nobody_listens() -> None:
    assert outcome("list", stdout=subprocess.DEVNULL, closed=True) == (0, "")
