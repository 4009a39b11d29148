"""Other people's files: whatever they hold is refused in plain words, soon, in little memory, with nothing written.

Each case runs the real command in a process of its own. `python -m tests.hostile.measure` prints what each takes.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hostile.case import Case
from tests.hostile.cases import CASES
from tests.hostile.confined import MOST_MEGABYTES, ROOT, Runner

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs the limits and the files that Linux has")


@pytest.fixture(scope="module")
def runner() -> Iterator[Runner]:
    made = Runner()
    yield made
    made.close()


def state(folder: Path) -> dict[str, tuple[object, ...]]:
    """Say what a folder holds: of each file its kind, its size and when it was written."""
    found: dict[str, tuple[object, ...]] = {}
    for top, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = Path(top, name)
            at = path.lstat()
            when = at.st_mtime_ns if not stat.S_ISDIR(at.st_mode) else 0
            found[str(path.relative_to(folder))] = (stat.S_IFMT(at.st_mode), at.st_size if when else 0, when)
    return found


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_it_is_refused(case: Case, runner: Runner, tmp_path: Path) -> None:
    case.write(tmp_path)
    box = [state(ROOT / name) for name in ("exercises", "templates")]
    before = state(tmp_path)
    run = runner.run(case.args, tmp_path, case.environment, powerless=case.powerless)
    # A template that takes too long is told with its line, unless this computer is so busy that its time is up before.
    assert re.sub(r":\d+:1: (?=the template took)", ": ", run.stderr.split("\n")[0]) == case.told
    assert run.status == case.status
    assert re.fullmatch(r"(\d+ (error|warning)s?(, |\n))*", run.stdout)
    assert "mistake in workshop" not in run.stderr
    assert len(run.stderr) < 40_000
    assert run.megabytes < MOST_MEGABYTES
    assert state(tmp_path) == before
    assert [state(ROOT / name) for name in ("exercises", "templates")] == box
    assert runner.run(["show", "exercise/mirror"], Path("/")).status == 0
