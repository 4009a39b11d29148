# ruff: noqa: E501 - exact messages stay on one line
"""Making bundles: what goes along, what is refused, and the same bytes every time."""

from __future__ import annotations

import errno
import os
import stat
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.pack.bundles import DECK, FACTS, bundle, manifest_of
from workshop.content.layer_file import facts_data
from workshop.errors import ContentError, OutputError
from workshop.pack.bundle_reading import read_bundle
from workshop.pack.bundling import Around, MadeBundle, make_bundle, write_bundle

GIVEN = {key: str(value) for key, value in facts_data(FACTS).items() if key != "id"}
OTHER = "\n  hint: choose another file with -o FILE"


def lay(folder: Path, files: Mapping[str, bytes] = DECK) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def make(folder: Path, *libraries: Path, cwd: Path = Path("/"), given: Mapping[str, str] = GIVEN) -> MadeBundle:
    return make_bundle(folder, given, Around(libraries, cwd, None))


def told(folder: Path, *libraries: Path, cwd: Path = Path("/"), given: Mapping[str, str] = GIVEN) -> list[str]:
    with pytest.raises(ContentError) as caught:
        make(folder, *libraries, cwd=cwd, given=given)
    return [str(problem) for problem in caught.value.problems if problem.severity == "error"]


def test_a_bundle_holds_what_the_layer_does_and_can_be_read(tmp_path: Path) -> None:
    files = {**DECK, "README.md": b"# Ours\n", "LICENSE": b"Free.\n", "templates/logos/a.png": b"x"}
    made = make(lay(tmp_path / "ours", files))
    (tmp_path / "set.zip").write_bytes(made.data)
    read = read_bundle(tmp_path / "set.zip")
    assert read.files == files
    assert read.manifest == made.manifest == manifest_of(dict(sorted(files.items())))
    assert made.left_out == ()


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    one = lay(tmp_path / "one")
    two = lay(tmp_path / "two", dict(reversed(DECK.items())))
    for path in two.rglob("*"):
        os.utime(path, (10**9, 10**9))
        path.chmod(0o700)
    assert make(one).data == make(two).data
    (tmp_path / "a.zip").write_bytes(make(one).data)
    with zipfile.ZipFile(tmp_path / "a.zip") as zipped:
        assert zipped.namelist() == ["bundle.json", *sorted(DECK)]
        for entry in zipped.infolist():
            facts = (entry.date_time, entry.create_system, entry.external_attr >> 16, entry.compress_type)
            assert facts == ((1980, 1, 1, 0, 0, 0), 3, stat.S_IFREG | 0o644, zipfile.ZIP_STORED)


def test_what_stays_behind(tmp_path: Path) -> None:
    more = {
        "exercises/.DS_Store": b"", "exercises/decks/Thumbs.db": b"", "templates/.git/config": b"",
        "exercises/decks/cases/notes.docx": b"", "exercises/decks/cases/en.yaml~": b"",
    }  # fmt: skip
    beside = {
        "layer.yaml": b"name: Ours\n",
        "day.yaml": b"",
        "output/day/1-guide-2x.pdf": b"",
        "notes.md": b"",
        ".env": b"",
    }
    folder = lay(tmp_path, {**DECK, **more, **beside})
    os.mkfifo(folder / "exercises" / "pipe.md")
    made = make(folder)
    assert list(made.manifest.sizes) == sorted(DECK)
    assert made.left_out == (
        "exercises/.DS_Store", "exercises/decks/Thumbs.db", "exercises/decks/cases/en.yaml~",
        "exercises/decks/cases/notes.docx", "exercises/pipe.md", "templates/.git",
    )  # fmt: skip


def test_links_are_refused_and_not_followed(tmp_path: Path) -> None:
    folder = lay(tmp_path / "ours")
    (tmp_path / "secret.md").write_text("secret")
    (folder / "exercises" / "a.md").symlink_to(tmp_path / "secret.md")
    (folder / "templates").symlink_to(tmp_path)
    hint = ": a symbolic link, which a bundle cannot carry\n  hint: put a copy of what it leads to in its place"
    assert [line for line in told(folder) if "symbolic" in line] == [f"exercises/a.md{hint}", f"templates{hint}"]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such names")
def test_names_that_others_could_not_have(tmp_path: Path) -> None:
    names = [
        "exercises/a\\b.md",
        "exercises/con.md",
        "exercises/what?.md",
        f"exercises/{'a' * 150}.md",
        "exercises/a\nb.md",
    ]
    assert told(lay(tmp_path, {**DECK, **dict.fromkeys(names, b"")})) == [
        "exercises/a\\nb.md: its name holds a character that cannot be printed\n  hint: rename it",
        "exercises/a\\b.md: its name holds a backslash\n  hint: rename it",
        f"exercises/{'a' * 70}…: its name is too long: 163 letters; 150 is the most\n  hint: rename it",
        'exercises/con.md: its name has a part that Windows keeps for itself, "con.md"\n  hint: rename it',
        "exercises/what?.md: its name holds ?, which Windows does not allow\n  hint: rename it",
    ]


def test_names_that_collide(tmp_path: Path) -> None:
    folder = lay(tmp_path, {**DECK, "templates/a.png": b"", "templates/A.png": b""})
    if len(os.listdir(folder / "templates")) == 2:
        problem = 'templates/a.png: its name differs from "templates/A.png" only in ways that some computers do not see'
        assert f"{problem}\n  hint: rename one of them" in told(folder)


def test_what_is_too_large(tmp_path: Path) -> None:
    folder = lay(tmp_path, {**DECK, "templates/a.png": bytes(10_000_001)})
    assert told(folder) == ["templates/a.png: it is larger than 10 MB\n  hint: make it smaller"]
    (folder / "templates" / "a.png").unlink()
    for number in range(3):
        (folder / "templates" / f"{number}.svg").write_bytes(bytes(1_900_000))
    assert told(folder) == [f"{folder}: it has more than 4 MB of text\n  hint: make two layers of it"]


def test_what_is_no_layer(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    (tmp_path / "empty" / "exercises").mkdir(parents=True)
    layer = "\n  hint: name the folder of a layer"
    assert told(tmp_path / "none") == [f"{tmp_path}/none: there is no such folder{layer}"]
    assert told(tmp_path / "a.txt") == [f"{tmp_path}/a.txt: this is not a folder{layer}"]
    assert told(tmp_path) == [
        f'{tmp_path}: this folder holds neither "exercises" nor "templates"\n'
        "  hint: name the folder that these two are in; either of them is enough"
    ]
    assert told(tmp_path / "empty") == [
        f"{tmp_path}/empty: this layer holds no files yet\n  hint: write something, and try again"
    ]


def test_all_problems_are_told_together(tmp_path: Path) -> None:
    folder = lay(tmp_path, {**DECK, "exercises/decks/cases/deck.yaml": b"layout: story\n"})
    (folder / "templates").mkdir()
    (folder / "templates" / "a.png").symlink_to("b.png")
    places = [line.partition(": ")[0] for line in told(folder, given={**GIVEN, "version": "one", "name": "the box"})]
    assert places == ["--version", "templates/a.png", "exercises/decks/cases/deck.yaml"]
    assert told(lay(tmp_path / "b"), given={**GIVEN, "name": "the box"}) == [
        'layer.yaml: a layer cannot be called "the box", which is what workshop calls another one\n  hint: choose another name'
    ]


SESSION = {
    "templates/sessions/ours/session.yaml": b"language: en\nstart: 9.00\nparticipants: 8\nagenda:\n  - exercise: mirror\n    prints: [{deck: cases, per: group}]\n",
    "templates/sessions/ours/en.yaml": b"title: Ours\n",
}


def test_a_layer_that_leans_on_another(tmp_path: Path) -> None:
    folder, other = lay(tmp_path / "ours", SESSION), lay(tmp_path / "other")
    alone, leans = told(folder, cwd=other)
    assert alone.startswith('templates/sessions/ours/session.yaml:6:14: unknown deck "cases"\n')
    assert leans == (
        f"{folder}: it leans on other layers that you have here, and that those who install it may not have\n"
        "  hint: copy what it needs into it; or, if they have such a layer too, name its folder with --library"
    )
    assert len(told(folder)) == 1
    assert make(folder, other).manifest.sizes.keys() == SESSION.keys()


def test_a_layer_that_would_break_what_others_have(tmp_path: Path) -> None:
    own, *others = told(lay(tmp_path, {**DECK, "exercises/skills.yaml": b"skills: [tact]\n"}))
    assert own.startswith('exercises/skills.yaml:1:10: unknown skill "tact"\n')
    assert others[0] == (
        'exercises/arrive/common-ground/exercise.yaml:1:10: unknown skill "questions"\n'
        "  hint: this file is of another layer, and nothing is wrong with it without this one"
    )
    assert len(others) == 20


def test_warnings_are_told_and_no_hindrance(tmp_path: Path) -> None:
    made = make(lay(tmp_path, {**DECK, "exercises/decks/cases/notes.md": b"x"}))
    assert [problem.message for problem in made.problems] == ["nothing reads this file"]


class TestWriting:
    def written(self, made: MadeBundle, path: Path) -> str:
        before = path.read_bytes() if path.is_file() else None
        with pytest.raises(OutputError) as caught:
            write_bundle(made, path)
        assert (path.read_bytes() if path.is_file() else None) == before
        return str(caught.value).removeprefix(f"{path}: ")

    @pytest.fixture
    def made(self) -> MadeBundle:
        return MadeBundle(manifest_of(DECK), bundle(), (), ())

    def test_over_an_older_one_of_the_same_layer(self, tmp_path: Path, made: MadeBundle) -> None:
        path = tmp_path / "set.zip"
        path.write_bytes(bundle(version="0.9"))
        assert not write_bundle(made, path)
        assert not write_bundle(made, path)
        assert (path.read_bytes(), os.listdir(tmp_path)) == (bundle(), ["set.zip"])

    def test_never_over_anything_else(self, tmp_path: Path, made: MadeBundle) -> None:
        path = tmp_path / "set.zip"
        for data in (b"", b"my thesis", b"PK\x03\x04", bundle()[:-1]):
            path.write_bytes(data)
            assert self.written(made, path) == f"there is such a file already, and it is not a bundle{OTHER}"
        path.write_bytes(bundle(id="theirs", name="Theirs"))
        assert self.written(made, path) == f"this is the bundle of another layer, Theirs{OTHER}"

    def test_never_over_links_and_folders(self, tmp_path: Path, made: MadeBundle) -> None:
        (tmp_path / "real.zip").write_bytes(bundle())
        (tmp_path / "link.zip").symlink_to("real.zip")
        assert self.written(made, tmp_path / "link.zip") == f"this is a link to elsewhere, which is left alone{OTHER}"
        hint = f"  hint: name a file in it: -o {tmp_path}/our-content-1.0.zip"
        assert self.written(made, tmp_path) == f"this is a folder\n{hint}"

    def test_a_folder_that_is_not_there(self, tmp_path: Path, made: MadeBundle) -> None:
        assert self.written(made, tmp_path / "none" / "set.zip") == f"cannot be written: there is no such folder{OTHER}"

    def test_a_full_disk(self, tmp_path: Path, made: MadeBundle, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(_: int) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        (tmp_path / "set.zip").write_bytes(bundle(version="0.9"))
        monkeypatch.setattr(os, "fsync", fail)
        hint = "make room on the disk, or choose another file with -o FILE"
        assert self.written(made, tmp_path / "set.zip") == f"cannot be written: the disk is full\n  hint: {hint}"
        assert os.listdir(tmp_path) == ["set.zip"]
