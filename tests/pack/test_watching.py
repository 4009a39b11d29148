"""Which saves count: the files that a session is made from, in whatever layer, and no others."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from tests import packs
from workshop.errors import Problems
from workshop.pack import watching
from workshop.pack.build import build_pack
from workshop.pack.watching import Watch
from workshop.session.session_file import read_starter

MIRROR = "exercises/warm-up/mirror/fi.md"
DAY = "title: Day\nparticipants: people.csv\nbrand:\n  logo: pictures/logo.png\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in an empty folder, with a box that is empty too."""
    box = tmp_path / "box"
    for name in ("exercises", "templates"):
        (box / name).mkdir(parents=True)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setattr("workshop.pack.box._PACKAGE", tmp_path)


def write(name: str, text: str = "x") -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def watch(session: str = "day.yaml", *libraries: str, asked: set[str] | None = None) -> Watch:
    made = Watch(session, [Path(library) for library in libraries], Path.cwd(), None, time.time_ns)
    made.mark()
    made.use(asked)
    return made


def told(made: Watch) -> list[str]:
    return [f"{change.how} {change.name}" for change in made.changes()]


class TestFilesOfLayers:
    def test_saved_added_and_taken_away(self) -> None:
        write(MIRROR)
        write("templates/labels/fi.yaml")
        made = watch(asked={MIRROR, "templates/labels/fi.yaml", "templates/themes/playbill.yaml"})
        assert told(made) == []
        write(MIRROR, "y")
        os.remove("templates/labels/fi.yaml")
        write("templates/themes/playbill.yaml")
        assert told(made) == [
            f"saved {MIRROR}", "gone templates/labels/fi.yaml", "new templates/themes/playbill.yaml",
        ]  # fmt: skip
        made.mark()
        assert told(made) == []

    def test_files_that_were_not_asked_for_do_not_count(self) -> None:
        write("exercises/decks/mine/fi.yaml")
        made = watch(asked={MIRROR})
        write("exercises/decks/mine/fi.yaml", "y")
        write(f"{MIRROR}~")
        write("exercises/warm-up/mirror/.fi.md.swp")
        assert told(made) == []

    def test_while_nothing_could_be_built_all_of_them_count(self) -> None:
        made = watch(asked=None)
        write("exercises/decks/mine/fi.yaml")
        write("exercises/.hidden/fi.md")
        write("notes/fi.md")
        assert told(made) == ["new exercises/decks/mine/fi.yaml"]

    def test_a_save_of_the_same_bytes_is_nothing(self) -> None:
        path = write(MIRROR)
        made = watch(asked={MIRROR})
        os.utime(path, ns=(10**18, 10**18))
        assert told(made) == []
        write(MIRROR + ".new", "x")
        os.replace(MIRROR + ".new", MIRROR)
        assert told(made) == []

    def test_a_save_of_the_same_size_within_the_same_tick_of_the_clock_is_seen(self) -> None:
        path = write(MIRROR, "one")
        os.utime(path, ns=(10**18, 10**18))
        now = 10**18 + 10**9
        made = Watch("day.yaml", [], Path.cwd(), None, lambda: now)
        made.mark()
        status = os.stat(path)
        path.write_text("two")
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
        assert told(made) == [f"saved {MIRROR}"]

    def test_old_files_are_read_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        os.utime(write(MIRROR), ns=(10**18, 10**18))
        read, real = [], watching._read_digest
        monkeypatch.setattr(watching, "_read_digest", lambda path, status: read.append(path) or real(path, status))
        made = watch()
        made.changes()
        made.changes()
        assert len(read) == 1

    def test_every_layer_and_every_folder_that_could_be_one(self, tmp_path: Path) -> None:
        for folder in ("../lib", "../day"):
            Path(folder).mkdir()
        made = watch("../day/day.yaml", "../lib", asked={MIRROR})
        for n, folder in enumerate(("../lib", "../day", ".", "../box")):
            write(f"{folder}/{MIRROR}", str(n))
            assert told(made) == [f"new {MIRROR}"] * (n + 1)

    def test_a_folder_that_is_two_of_them_counts_once(self) -> None:
        made = watch("./day.yaml", ".", asked={MIRROR})
        write(MIRROR)
        assert told(made) == [f"new {MIRROR}"]

    def test_what_lies_behind_links_inside_the_layer(self) -> None:
        write("shared/mirror/fi.md")
        write("../elsewhere/fi.md")
        Path("exercises/warm-up").mkdir(parents=True)
        Path("exercises/warm-up/mirror").symlink_to("../../shared/mirror")
        Path("exercises/outside").symlink_to("../../elsewhere")
        Path("exercises/round").symlink_to(".")
        Path("exercises/itself").symlink_to("itself")
        made = watch()
        write("shared/mirror/fi.md", "y")
        write("../elsewhere/fi.md", "y")
        assert told(made) == ["saved exercises/warm-up/mirror/fi.md"]

    def test_a_file_that_cannot_be_read_just_now_is_not_yet_saved(self, monkeypatch: pytest.MonkeyPatch) -> None:
        write(MIRROR)
        made = watch(asked={MIRROR})
        write(MIRROR, "y")
        with monkeypatch.context() as locked:
            locked.setattr("builtins.open", lambda *_: (_ for _ in ()).throw(PermissionError()))
            assert told(made) == []
        assert told(made) == [f"saved {MIRROR}"]

    def test_what_is_no_file_is_never_opened(self) -> None:
        Path("exercises").mkdir()
        if hasattr(os, "mkfifo"):
            os.mkfifo("exercises/pipe")
        made = watch()
        assert told(made) == []


class TestTheSessionsOwnFiles:
    def test_the_session_and_what_it_names_beside_it(self) -> None:
        write("days/day.yaml", DAY)
        write("days/people.csv")
        made = watch("days/day.yaml", asked=set())
        write("days/people.csv", "y")
        write("days/pictures/logo.png")
        write("days/other.csv")
        assert told(made) == ["saved days/people.csv", "new days/pictures/logo.png"]
        write("days/day.yaml", DAY.replace("people", "other"))
        assert told(made)[0] == "saved days/day.yaml"
        made.mark()
        write("days/people.csv", "z")
        write("days/other.csv", "z")
        assert told(made) == ["saved days/other.csv"]

    def test_a_session_that_is_not_there_or_cannot_be_read(self) -> None:
        made = watch()
        write("day.yaml", "title: [")
        assert told(made) == ["new day.yaml"]
        made.mark()
        write("day.yaml", DAY)
        assert told(made) == ["saved day.yaml"]

    def test_files_outside_its_folder_are_left_alone(self) -> None:
        write("day.yaml", "participants: ../people.csv\nbrand: {logo: /dev/zero}\n")
        made = watch()
        write("../people.csv")
        assert told(made) == []

    def test_a_starter_session_has_none(self) -> None:
        made = watch("meet-the-person", asked=set())
        write("meet-the-person")
        assert told(made) == []

    def test_of_a_huge_file_its_time_and_size_stand_for_its_bytes(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(watching, "_LARGEST_READ", 3)
        path = write("day.yaml", "long")
        made = watch()
        os.utime(path, ns=(10**18, 10**18))
        assert told(made) == ["saved day.yaml"]


# -- what a build asks for ---------------------------------------------------------------------------------


def test_a_build_asks_for_every_file_that_it_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    real = open
    for place in ("io.open", "builtins.open"):
        monkeypatch.setattr(place, lambda file, *args, **more: opened.append(str(file)) or real(file, *args, **more))
    library, problems = packs.library(), Problems()
    session = read_starter(library, "listening-90", problems, "fi")
    assert session is not None
    build_pack(session, library, problems, ["guide"])
    names = {Path(path).relative_to(packs.BOX).as_posix() for path in opened if path.startswith(str(packs.BOX))}
    read = {name for name in names if name.startswith(("exercises/", "templates/"))}
    assert len(read) > 20
    only_looked_into = {name for name in read if name.startswith("templates/labels/")}  # whether anything is written
    assert read - library.asked <= only_looked_into - {"templates/labels/fi.yaml"}
    assert {MIRROR, "templates/documents/guide.xml.j2", "templates/themes/playbill.yaml"} <= library.asked
    assert "templates/documents/posters.xml.j2" not in library.asked
    assert "exercises/warm-up/mirror/en.md" not in library.asked
    assert "exercises/map/empathy-map/fi.md" not in library.asked
