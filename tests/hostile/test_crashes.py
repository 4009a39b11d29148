"""Crashes: a build that is killed, a disk that is full, builds at the same time leave one whole pack, old or new."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hostile.confined import ROOT, Runner
from tests.hostile.left import Left, build_args, look, write_sessions

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="swaps two folders in one step, which only Linux can")

FULL = "out/day: cannot be written: the disk {}\n  hint: {}choose another folder with --out DIR\n"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


@pytest.fixture(scope="module")
def runner() -> Iterator[Runner]:
    made = Runner()
    yield made
    made.close()


def put_right(runner: Runner, folder: Path) -> None:
    """Run the next command, whatever it is; this one finds nothing to do."""
    assert runner.run(["build", "none.yaml", "--out", "out"], folder).status == 1


def test_killed_at_any_step_on_the_disk_it_leaves_a_whole_pack(runner: Runner, tmp_path: Path) -> None:
    write_sessions(tmp_path, "Old", "New")
    assert runner.run(build_args("Old"), tmp_path).status == 0
    shutil.copytree(tmp_path / "out", tmp_path / "kept")
    found: list[Left] = []
    for step in range(0, 200, 2):  # at every one, that of test_folder
        run = runner.run(build_args("New"), tmp_path, die_at=step, die_in="out")
        found.append(look(tmp_path / "out"))
        assert run.status in (-9, 0)
        assert found[-1].whole
        put_right(runner, tmp_path)
        assert look(tmp_path / "out") == (found[-1].title, True, [])
        if run.status == 0:
            break
        shutil.rmtree(tmp_path / "out")
        shutil.copytree(tmp_path / "kept", tmp_path / "out")
    titles = [left.title for left in found]
    assert titles == sorted(titles, reverse=True)
    assert (titles[0], titles[-1]) == ("Old", "New")
    assert sum(bool(left.others) for left in found) > 5


def test_killed_at_any_step_there_is_no_pack_or_a_whole_one(runner: Runner, tmp_path: Path) -> None:
    write_sessions(tmp_path, "New")
    for step in range(2, 200, 5):
        run = runner.run(build_args("New"), tmp_path, die_at=step, die_in="out")
        left = look(tmp_path / "out")
        assert left.whole or not left.title
        put_right(runner, tmp_path)
        assert look(tmp_path / "out") == (left.title, left.whole, [])
        if run.status == 0:
            return
        shutil.rmtree(tmp_path / "out", ignore_errors=True)
    pytest.fail("it never lived")


def test_builds_at_the_same_time_leave_one_of_their_packs(tmp_path: Path) -> None:
    titles = ["One", "Two", "Three", "Four"]
    write_sessions(tmp_path, *titles)
    base = [sys.executable, "-m", "workshop.cli.main"]
    runs = [
        subprocess.Popen(
            [*base, *build_args(title)], cwd=tmp_path, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        for title in titles
    ]  # fmt: skip
    told = [(run.communicate(timeout=120)[1], run.returncode) for run in runs]
    assert told == [(b"", 0)] * 4
    left = look(tmp_path / "out")
    assert left.title in titles
    assert (left.whole, left.others) == (True, [])


def may_mount() -> bool:
    """Say whether one may mount a disk in a namespace of one's own here."""
    try:
        done = subprocess.run(["unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True)
    except OSError:
        return False
    return done.returncode == 0


@pytest.mark.skipif(not may_mount(), reason="nobody may mount a disk here")
def test_a_disk_that_is_full_keeps_the_old_pack(tmp_path: Path) -> None:
    driver = ["unshare", "-rm", sys.executable, "-m", "tests.hostile.disk_driver", str(tmp_path)]
    done = subprocess.run(driver, cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True, check=True)
    builds = [json.loads(line) for line in done.stdout.splitlines()]
    assert [build["status"] for build in builds] == sorted((build["status"] for build in builds), reverse=True)
    assert {build["status"] for build in builds} == {0, 1}
    for build in builds:
        told = FULL.format("is full", "make room on the disk, or ") if build["status"] else ""
        title = "Old" if build["status"] else "New"
        assert (build["told"], build["title"], build["whole"]) == (told, title, True)
        assert build["others"] == []


@pytest.mark.parametrize("most", [0, 20_000])
def test_a_disk_that_takes_no_more_keeps_the_old_pack(most: int, runner: Runner, tmp_path: Path) -> None:
    write_sessions(tmp_path, "Old", "New")
    assert runner.run(build_args("Old"), tmp_path).status == 0
    done = subprocess.run(
        [sys.executable, "-m", "workshop.cli.main", *build_args("New")], cwd=tmp_path, env=ENVIRONMENT, text=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (1, FULL.format("does not take files of this size", ""))
    assert look(tmp_path / "out") == ("Old", True, [])
