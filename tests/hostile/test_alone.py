"""Names of participants stay on the machine: no command opens a connection, or writes outside its folder."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hostile.confined import ROOT, Runner
from tests.pdf_reading import shows

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs fork")

SESSION = """\
title: Day
client: Secret Client
language: en
start: 9.00
participants: people.csv
agenda:
  - exercise: mirror
"""
PEOPLE = "name\nAino Salainen\nBo Hemlig\nCai\nDee\n"
ENDS_IT = """\
import os, sys
def end(event, args):
    if event.startswith("socket."):
        os.write(2, f"not alone: {event}\\n".encode())
        os._exit(99)
sys.addaudithook(end)
"""


@pytest.fixture(scope="module")
def runner() -> Iterator[Runner]:
    made = Runner()
    yield made
    made.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "day.yaml").write_text(SESSION)
    (tmp_path / "people.csv").write_text(PEOPLE)
    return tmp_path


COMMANDS = [
    ["build", "day.yaml", "-q"],
    ["build", "day.yaml", "-q", "--single", "--fillable", "--type", "large"],
    ["check"],
    ["check", "day.yaml"],
    ["list"],
    ["show", "mirror"],
    ["preview", "day.yaml", "-q", "--only", "forms", "--ppi", "20"],
    ["preflight", "day.yaml", "-q", "--only", "forms"],
    ["new", "exercise", "ours"],
    ["new", "session", "tomorrow", "--from", "listening-90"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_command_keeps_to_itself(command: list[str], runner: Runner, folder: Path) -> None:
    run = runner.run(command, folder, alone=True)
    assert (run.status, run.stderr) == (0, "")


def test_the_names_are_in_the_pack_nevertheless(runner: Runner, folder: Path) -> None:
    assert runner.run(["build", "day.yaml", "-q", "--only", "forms"], folder, alone=True).status == 0
    [data] = [path.read_bytes() for path in folder.glob("output/day/*-1x.pdf")]
    assert shows(data, "Aino Salainen")


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("import socket; socket.socket()", 99),
        ("import socket; socket.getaddrinfo('localhost', 1)", 99),
        ("import urllib.request; urllib.request.urlopen('http://localhost')", 99),
        ("import http.client; http.client.HTTPConnection('localhost').connect()", 99),
        ("open('out/../../x', 'w')", 99),
        ("import os; os.open('/tmp/x', os.O_CREAT)", 99),
        ("open('x', 'w')", 0),
        ("open('/dev/null')", 0),
    ],
)
def test_the_watch_sees_what_it_should(code: str, status: int, tmp_path: Path) -> None:
    watch = "import os, sys; from tests.hostile.confined import Alone; sys.addaudithook(Alone(os.getcwd()))"
    (tmp_path / "in").mkdir()
    done = subprocess.run(
        [sys.executable, "-c", f"{watch}; {code}"], cwd=tmp_path / "in", env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
    )  # fmt: skip
    assert (done.returncode, done.stderr[:10]) == (status, b"not alone:" if status else b"")
    assert os.listdir(tmp_path) == ["in"]


def test_from_its_very_start_a_build_opens_no_connection(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    site = tmp_path_factory.mktemp("site")
    (site / "sitecustomize.py").write_text(ENDS_IT)
    (folder / "templates/documents").mkdir(parents=True)  # a template of one's own, so that the worker runs too
    template = (ROOT / "templates/documents/forms.xml.j2").read_text("utf-8")
    (folder / "templates/documents/forms.xml.j2").write_text(template, "utf-8")
    command = [sys.executable, "-m", "workshop.cli.main", "build", "day.yaml", "-q", "--only", "forms"]
    env = {**os.environ, "PYTHONPATH": f"{site}{os.pathsep}{ROOT}"}
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "output/day\n", "")
