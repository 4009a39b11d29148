"""Placing: all new files or none, each whole, never over one that is there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from workshop.errors import OutputError
from workshop.pack.placing import place_files

FILES = {"exercises/map/x/exercise.yaml": b"a", "exercises/map/x/fi.md": b"b", "templates/labels/sv.yaml": b"c"}
HINT = "  hint: choose another name, or change the one that is there; nothing was written"


def held(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_files_and_empty_folders(tmp_path: Path) -> None:
    place_files(tmp_path, FILES, ["exercises/decks", "empty/within"])
    assert held(tmp_path) == FILES
    assert (tmp_path / "exercises/decks").is_dir()
    assert (tmp_path / "empty/within").is_dir()
    more = {"exercises/map/x/en.md": b"d", "exercises/close/y/en.md": b"e"}
    place_files(tmp_path, more)
    assert held(tmp_path) == {**FILES, **more}


def test_nothing_is_written_if_one_is_there(tmp_path: Path) -> None:
    for name in ("exercises/map/x/fi.md", "templates/labels/sv.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("mine")
    before = held(tmp_path)
    with pytest.raises(OutputError) as raised:
        place_files(tmp_path, FILES)
    assert str(raised.value).splitlines() == [
        f"{tmp_path}/exercises/map/x/fi.md: this is there already",
        HINT,
        f"{tmp_path}/templates/labels/sv.yaml: this is there already",
        HINT,
    ]
    assert held(tmp_path) == before


def test_a_link_that_leads_nowhere_is_there_too(tmp_path: Path) -> None:
    (tmp_path / "day.yaml").symlink_to(tmp_path / "none")
    with pytest.raises(OutputError, match="this is there already"):
        place_files(tmp_path, {"day.yaml": b""})


def test_a_file_where_a_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "exercises").write_text("mine")
    with pytest.raises(OutputError) as raised:
        place_files(tmp_path, {"exercises/map/x/fi.md": b""})
    assert str(raised.value) == (
        f"{tmp_path}/exercises: a file stands where a folder should be\n"
        "  hint: choose another folder with --library DIR"
    )


def test_a_link_out_of_the_layer_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/exercises").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputError, match="a link that leads out of its layer"):
        place_files(tmp_path / "mine", FILES)
    assert os.listdir(tmp_path / "elsewhere") == []


@pytest.mark.parametrize(("name", "fails_at"), [("fsync", 1), ("fsync", 2), ("fsync", 4), ("rename", 1), ("rename", 2)])
def test_a_failure_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, fails_at: int) -> None:
    (tmp_path / "templates/labels").mkdir(parents=True)
    (tmp_path / "templates/labels/fi.yaml").write_text("mine")
    before, real, calls = held(tmp_path), getattr(os, name), 0

    def fail(*args: object) -> object:
        nonlocal calls
        calls += 1
        if calls == fails_at:
            raise OSError(28, "No space left on device")
        return real(*args)

    monkeypatch.setattr(os, name, fail)
    with pytest.raises(OutputError) as raised:
        place_files(tmp_path, {**FILES, "templates/themes/a.yaml": b"d"})
    assert str(raised.value) == (
        f"{tmp_path}: cannot be written: the disk is full\n"
        "  hint: make room on the disk, or choose another folder with --library DIR"
    )
    assert held(tmp_path) == before
    assert [path.name for path in tmp_path.rglob("*")] == ["templates", "labels", "fi.yaml"]


def test_a_disk_without_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", refuse)
    place_files(tmp_path, {"day.yaml": b"x"})
    assert held(tmp_path) == {"day.yaml": b"x"}


def test_someone_else_was_quicker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fsync

    def meanwhile(handle: int) -> None:
        real(handle)
        (tmp_path / "day.yaml").write_text("theirs")

    monkeypatch.setattr(os, "fsync", meanwhile)
    with pytest.raises(OutputError, match="this is there already"):
        place_files(tmp_path, {"exercises/x": b"", "day.yaml": b"x"})
    assert held(tmp_path) == {"day.yaml": b"theirs"}
