"""Pack folders: written whole or not at all, and nothing of anyone else's is touched."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workshop.errors import OutputError
from workshop.pack import folder as folders
from workshop.pack.folder import check_folder, recover, write_folder, write_pack
from workshop.pack.output_problems import explain
from workshop.pack.ownership import PREVIEW, is_complete
from workshop.pack.records import Pack, PackFile, pack_json

ROOT = Path(__file__).parents[2]
OTHER = "choose another folder with --out DIR"


def pack(text: str = "one", names: tuple[str, ...] = ("1-guide-2x.pdf", "4-cards-1x.pdf"), slug: str = "day") -> Pack:
    files = [PackFile(name, "guide", (), 1, 1, 1, "A4", "none", "plain", False, text.encode()) for name in names]
    return Pack(slug, text, "fi", tuple(files), ())


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir()}


def expected(text: str, names: tuple[str, ...] = ("1-guide-2x.pdf", "4-cards-1x.pdf")) -> dict[str, str]:
    record = json.dumps(pack_json(pack(text, names)), ensure_ascii=False, indent=2) + "\n"
    return dict.fromkeys(names, text) | {"pack.json": record}


@pytest.fixture(params=["exchange", "rename"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "rename":
        monkeypatch.setattr(folders, "_exchange", lambda one, two: False)
    return str(request.param)


@pytest.mark.usefixtures("way")
class TestWriting:
    def test_a_new_pack(self, tmp_path: Path) -> None:
        out = tmp_path / "a" / "b"
        assert write_pack(pack(), out) == out / "day"
        assert os.listdir(out) == ["day"]
        assert contents(out / "day") == expected("one")

    def test_a_pack_replaces_the_one_before_and_what_it_no_longer_has(self, tmp_path: Path) -> None:
        write_pack(pack("one"), tmp_path)
        write_pack(pack("två", ("2-handbook-16x.pdf",)), tmp_path)
        assert os.listdir(tmp_path) == ["day"]
        assert contents(tmp_path / "day") == expected("två", ("2-handbook-16x.pdf",))

    def test_an_empty_folder_is_taken(self, tmp_path: Path) -> None:
        (tmp_path / "day").mkdir()
        write_pack(pack(), tmp_path)
        assert contents(tmp_path / "day") == expected("one")
        assert os.listdir(tmp_path) == ["day"]

    def test_what_file_managers_leave_is_no_hindrance(self, tmp_path: Path) -> None:
        write_pack(pack(), tmp_path)
        for name in (".DS_Store", "Thumbs.db", "._1-guide-2x.pdf"):
            (tmp_path / "day" / name).touch()
        write_pack(pack("two"), tmp_path)
        assert contents(tmp_path / "day") == expected("two")
        assert os.listdir(tmp_path) == ["day"]

    def test_other_packs_are_left_alone(self, tmp_path: Path) -> None:
        write_pack(pack(slug="day-en"), tmp_path)
        write_pack(pack(), tmp_path)
        assert sorted(os.listdir(tmp_path)) == ["day", "day-en"]

    def test_the_folder_has_ordinary_rights(self, tmp_path: Path) -> None:
        (tmp_path / "plain").mkdir()
        write_pack(pack(), tmp_path)
        assert (tmp_path / "day").stat().st_mode == (tmp_path / "plain").stat().st_mode

    @pytest.mark.parametrize("call", range(12))
    def test_a_full_disk_leaves_the_old_pack(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: int) -> None:
        write_pack(pack("one"), tmp_path)
        fail_at(monkeypatch, call, ("fsync", "rename", "mkdir"), OSError(errno.ENOSPC, "No space left on device"))
        told = told_by(lambda: write_pack(pack("two"), tmp_path))
        message = f"{tmp_path / 'day'}: cannot be written: the disk is full\n  hint: make room on the disk, or {OTHER}"
        assert told in ("", message)
        assert contents(tmp_path / "day") == expected("one" if told else "two")
        assert os.listdir(tmp_path) == ["day"]

    def test_ctrl_c_leaves_the_old_pack(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        write_pack(pack("one"), tmp_path)
        fail_at(monkeypatch, 1, ("fsync",), KeyboardInterrupt())
        with pytest.raises(KeyboardInterrupt):
            write_pack(pack("two"), tmp_path)
        assert contents(tmp_path / "day") == expected("one")
        assert os.listdir(tmp_path) == ["day"]


def told_by(work: Callable[[], object]) -> str:
    try:
        work()
    except OutputError as error:
        return str(error)
    return ""


def fail_at(monkeypatch: pytest.MonkeyPatch, call: int, names: tuple[str, ...], error: BaseException) -> None:
    """Let one call of these functions fail, counted over all of them."""
    left = call

    def failing(real: Callable[..., Any]) -> Callable[..., Any]:
        def fail(*args: Any, **kwargs: Any) -> Any:
            nonlocal left
            left -= 1
            if left == -1:
                raise error
            return real(*args, **kwargs)

        return fail

    for name in names:
        monkeypatch.setattr(os, name, failing(getattr(os, name)))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("how", ["exchange", "rename"])
def test_killed_at_any_step_it_leaves_a_whole_pack(tmp_path: Path, how: str) -> None:
    driver = Path(__file__).with_name("kill_driver.py")
    run = subprocess.run(
        [sys.executable, str(driver), str(tmp_path), how],
        capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    told = [json.loads(line) for line in run.stdout.splitlines()]
    assert [each["lived"] for each in told] == [False] * (len(told) - 1) + [True]
    assert len(told) > 10
    for each in told:
        assert each["recovered"] == {"title": each["recovered"]["title"], "complete": True, "hidden": 0}, each
        assert each["recovered"]["title"] in ("old", "new")
        if how == "exchange" and sys.platform == "linux":
            assert each["left"]["complete"], each
        assert each["left"]["complete"] or each["left"]["title"] is None, each
    titles = [each["recovered"]["title"] for each in told]
    assert titles == sorted(titles, reverse=True)
    assert titles[0] == "old"
    assert titles[-1] == "new"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs locks")
def test_builds_at_the_same_time_wait_for_each_other(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "sys.path.insert(0, sys.argv[1])\n"
        "from kill_driver import make\n"
        "from workshop.pack.folder import write_pack\n"
        "for i in range(12): write_pack(make(sys.argv[2]), Path(sys.argv[3]))\n"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    here = str(Path(__file__).parent)
    runs = [
        subprocess.Popen([sys.executable, "-c", code, here, name, str(tmp_path)], env=env, stderr=subprocess.PIPE)
        for name in ("one", "two", "three")
    ]
    assert [(run.communicate()[1], run.returncode) for run in runs] == [(b"", 0)] * 3
    assert os.listdir(tmp_path) == ["day"]
    assert is_complete(tmp_path / "day", "day")


class TestRefusing:
    def refused(self, out: Path, slug: str = "day") -> str:
        before = sorted(str(path) for path in out.parent.rglob("*"))
        with pytest.raises(OutputError) as caught:
            write_pack(pack(slug=slug), out)
        assert sorted(str(path) for path in out.parent.rglob("*")) == before
        return str(caught.value)

    def test_a_folder_with_something_else(self, tmp_path: Path) -> None:
        (tmp_path / "out" / "day").mkdir(parents=True)
        (tmp_path / "out" / "day" / "thesis.txt").write_text("years of work")
        where = tmp_path / "out" / "day"
        told = self.refused(tmp_path / "out")
        assert told == f"{where}: this folder holds something else than a pack, and is left alone\n  hint: {OTHER}"

    @pytest.mark.parametrize(
        "record",
        [
            "", "[]", "{", "[" * 100_000, '{"format": 2, "slug": "day", "files": []}', '{"name": "npm"}',
            '{"format": 1, "slug": "other", "files": []}', '{"format": 1, "slug": "day"}',
        ],
    )  # fmt: skip
    def test_a_record_that_is_not_ours(self, tmp_path: Path, record: str) -> None:
        (tmp_path / "out" / "day").mkdir(parents=True)
        (tmp_path / "out" / "day" / "pack.json").write_text(record)
        assert "this folder holds something else than a pack" in self.refused(tmp_path / "out")

    def test_a_file_of_the_users_in_a_pack(self, tmp_path: Path) -> None:
        write_pack(pack(), tmp_path / "out")
        (tmp_path / "out" / "day" / "notes.txt").write_text("mine")
        (tmp_path / "out" / "day" / "photos").mkdir()
        where = tmp_path / "out" / "day"
        assert self.refused(tmp_path / "out") == (
            f'{where}: this folder holds what is not part of the pack: "notes.txt", "photos"\n'
            f"  hint: move what is yours to another place, or {OTHER}"
        )

    def test_many_files_of_the_users(self, tmp_path: Path) -> None:
        write_pack(pack(), tmp_path / "out")
        for n in range(7):
            (tmp_path / "out" / "day" / f"n{n}").touch()
        assert '"n0", "n1", "n2", "n3", "n4" and 2 more' in self.refused(tmp_path / "out")

    def test_a_file_where_the_pack_goes(self, tmp_path: Path) -> None:
        (tmp_path / "out").mkdir()
        (tmp_path / "out" / "day").write_text("x")
        where = tmp_path / "out" / "day"
        assert self.refused(tmp_path / "out") == (
            f"{where}: this is a file, where the pack's folder would be\n  hint: {OTHER}"
        )

    def test_a_link_where_the_pack_goes(self, tmp_path: Path) -> None:
        write_pack(pack(), tmp_path / "elsewhere")
        (tmp_path / "out").mkdir()
        (tmp_path / "out" / "day").symlink_to(tmp_path / "elsewhere" / "day")
        where = tmp_path / "out" / "day"
        assert self.refused(tmp_path / "out") == (
            f"{where}: this is a link to elsewhere, which is left alone\n  hint: {OTHER}"
        )

    def test_out_is_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "out").write_text("x")
        assert self.refused(tmp_path / "out") == f"{tmp_path / 'out'}: this is not a folder\n  hint: {OTHER}"

    def test_out_is_a_link_to_nowhere(self, tmp_path: Path) -> None:
        (tmp_path / "out").symlink_to(tmp_path / "gone")
        assert self.refused(tmp_path / "out") == f"{tmp_path / 'out'}: this is not a folder\n  hint: {OTHER}"

    def test_out_is_below_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("x")
        out = tmp_path / "file" / "out"
        told = self.refused(out)
        assert told == f"{out / 'day'}: cannot be written: a file stands where a folder should be\n  hint: {OTHER}"

    @pytest.mark.skipif(getattr(os, "geteuid", lambda: 0)() == 0, reason="root may write anywhere")
    def test_a_folder_that_may_not_be_written(self, tmp_path: Path) -> None:
        (tmp_path / "out").mkdir(mode=0o555)
        assert "cannot be written: you may not write here" in self.refused(tmp_path / "out")

    @pytest.mark.parametrize(
        ("number", "why"),
        [(errno.EACCES, "you may not write here"), (errno.EROFS, "this disk can only be read"), (errno.EIO, "i/o")],
    )
    def test_what_the_system_says(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, why: str) -> None:
        fail_at(monkeypatch, 0, ("mkdir",), OSError(number, "I/O"))
        assert f"{tmp_path / 'out' / 'day'}: cannot be written: {why}" in self.refused(tmp_path / "out")

    def test_out_may_be_a_link_to_a_folder(self, tmp_path: Path) -> None:
        (tmp_path / "real").mkdir()
        (tmp_path / "out").symlink_to(tmp_path / "real")
        write_pack(pack(), tmp_path / "out")
        assert contents(tmp_path / "real" / "day") == expected("one")

    def test_a_pack_open_in_a_viewer_on_windows(self, tmp_path: Path) -> None:
        error = OSError(errno.EACCES, "Access is denied")
        error.winerror = 32  # type: ignore[attr-defined]
        assert str(explain(error, tmp_path)) == (
            f"{tmp_path}: cannot be replaced: a file in it is open in another program\n"
            "  hint: close it there (a PDF viewer, most often), and build again"
        )


class TestRecovering:
    def left(self, out: Path, name: str, text: str = "old") -> Path:
        """Leave a whole pack under a name that a crash would leave."""
        write_pack(pack(text), out / "elsewhere")
        os.rename(out / "elsewhere" / "day", out / name)
        (out / "elsewhere").rmdir()
        return out / name

    def test_a_pack_that_was_put_aside_comes_back(self, tmp_path: Path) -> None:
        self.left(tmp_path, ".day.0123abcd.old")
        self.left(tmp_path, ".day.0123abcd.new", "new")
        recover(tmp_path)
        assert os.listdir(tmp_path) == ["day"]
        assert contents(tmp_path / "day") == expected("old")

    def test_only_of_the_pack_that_is_meant(self, tmp_path: Path) -> None:
        self.left(tmp_path, ".day.0123abcd.old")
        recover(tmp_path, "night")
        assert os.listdir(tmp_path) == [".day.0123abcd.old"]

    def test_a_pack_that_is_there_stays(self, tmp_path: Path) -> None:
        self.left(tmp_path, "day", "new")
        self.left(tmp_path, ".day.0123abcd.old")
        recover(tmp_path)
        assert os.listdir(tmp_path) == ["day"]
        assert contents(tmp_path / "day") == expected("new")

    def test_a_pack_half_deleted_does_not_come_back(self, tmp_path: Path) -> None:
        (self.left(tmp_path, ".day.0123abcd.old") / "1-guide-2x.pdf").unlink()
        recover(tmp_path)
        assert os.listdir(tmp_path) == []

    @pytest.mark.parametrize("end", ["new", "old"])
    def test_what_a_user_put_there_stays(self, tmp_path: Path, end: str) -> None:
        self.left(tmp_path, "day", "new")
        folder = self.left(tmp_path, f".day.0123abcd.{end}")
        (folder / "notes.txt").write_text("mine")
        recover(tmp_path)
        assert sorted(contents(folder)) == ["1-guide-2x.pdf", "4-cards-1x.pdf", "notes.txt", "pack.json"]
        (folder / "pack.json").unlink()
        recover(tmp_path)
        assert sorted(contents(folder)) == ["notes.txt"]

    @pytest.mark.parametrize("name", [".day.new", ".day.0123abcd.newer", ".Day.0123abcd.new", ".git"])
    def test_other_hidden_folders_stay(self, tmp_path: Path, name: str) -> None:
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.pdf").touch()
        recover(tmp_path)
        assert (tmp_path / name / "a.pdf").exists()

    def test_links_and_files_of_such_names_stay(self, tmp_path: Path) -> None:
        (tmp_path / "mine").mkdir()
        (tmp_path / "mine" / "a.pdf").touch()
        (tmp_path / ".day.0123abcd.new").symlink_to(tmp_path / "mine")
        (tmp_path / ".day.0123abcd.old").write_text("x")
        recover(tmp_path)
        assert (tmp_path / "mine" / "a.pdf").exists()
        assert len(os.listdir(tmp_path)) == 3

    def test_no_folder_no_harm(self, tmp_path: Path) -> None:
        recover(tmp_path / "none")
        assert os.listdir(tmp_path) == []


def test_a_preview_and_a_pack_do_not_replace_each_other(tmp_path: Path) -> None:
    record = {"format": 1, "slug": "day", "files": [{"name": "a.png", "bytes": 1}]}
    write_folder(tmp_path, "day", {"a.png": b"x"}, record, PREVIEW)
    with pytest.raises(OutputError):
        check_folder(tmp_path, "day")
    check_folder(tmp_path, "day", PREVIEW)
