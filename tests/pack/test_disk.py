"""One file, whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from workshop.errors import OutputError
from workshop.pack.disk import locked, sync_tree, write_over


def test_a_file_is_written_and_written_over(tmp_path: Path) -> None:
    for data in (b"one", b"two"):
        write_over(tmp_path / "a.zip", data)
        assert (tmp_path / "a.zip").read_bytes() == data
    assert os.listdir(tmp_path) == ["a.zip"]


@pytest.mark.parametrize("name", ["fsync", "replace"])
def test_a_failure_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    write_over(tmp_path / "a.zip", b"old")
    with monkeypatch.context() as patch:
        patch.setattr(os, name, fail)
        with pytest.raises(OSError, match="No space"):
            write_over(tmp_path / "a.zip", b"new")
    assert (tmp_path / "a.zip").read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.zip"]


def test_what_a_crash_left_is_taken_away_and_nothing_else(tmp_path: Path) -> None:
    kept = {".b.zip.0123abcd.new", ".a.zip.new", ".a.zip.0123abcd.newer", "a.zip.0123abcd.new"}
    for name in (".a.zip.0123abcd.new", *kept):
        (tmp_path / name).touch()
    write_over(tmp_path / "a.zip", b"x")
    assert set(os.listdir(tmp_path)) == {*kept, "a.zip"}


def test_every_file_and_folder_is_synced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "c").write_text("x")
    (tmp_path / "d").write_text("x")
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda handle: synced.append(os.fstat(handle).st_ino))
    sync_tree(tmp_path)
    assert set(synced) == {path.stat().st_ino for path in (tmp_path, *tmp_path.rglob("*"))}


@pytest.mark.skipif(os.name != "posix", reason="needs locks")
def test_one_at_a_time(tmp_path: Path) -> None:
    with locked(tmp_path, "somebody is at work here"):
        with pytest.raises(OutputError) as caught, locked(tmp_path, "somebody is at work here", 0):
            pass
        assert str(caught.value) == f"{tmp_path}: somebody is at work here\n  hint: wait until it ends, and try again"
    with locked(tmp_path, "free again", 0):
        pass
