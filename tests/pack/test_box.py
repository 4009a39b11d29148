"""Where content is looked up, in which order, and what is trusted."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from workshop.content.layers import Layer
from workshop.errors import ContentError
from workshop.pack import box
from workshop.pack.box import box_layer, content_folders, search_layers
from workshop.pack.installed import Installed, layer_folder, write_index

ROOT = Path(__file__).parents[2]


def layer(folder: Path, *inside: str) -> Path:
    for name in inside or ("exercises",):
        (folder / name).mkdir(parents=True)
    return folder


def names(*args: object) -> list[str]:
    return [found.name for found in search_layers(*args, None)]  # type: ignore[arg-type]


def test_in_a_checkout_the_box_is_the_project() -> None:
    assert box_layer() == Layer("the box", ROOT, trusted=True)


def test_in_an_installed_package_the_box_is_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    layer(tmp_path, "exercises", "templates")
    inside = layer(tmp_path / "workshop" / "box", "exercises", "templates")
    monkeypatch.setattr(box, "_PACKAGE", tmp_path / "workshop")
    assert box_layer() == Layer("the box", inside, trusted=True)


def test_without_content_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    layer(tmp_path, "templates")
    monkeypatch.setattr(box, "_PACKAGE", tmp_path / "workshop")
    with pytest.raises(ContentError) as caught:
        box_layer()
    assert str(caught.value) == (
        "the box: the exercises and templates that come with workshop are missing\n  hint: install workshop again"
    )


def test_the_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(layer(tmp_path / "here", "templates"))
    for name in ("one", "two", "session"):
        layer(tmp_path / name)
    libraries = [Path("../one"), tmp_path / "two"]
    found = search_layers(libraries, Path("../session"), tmp_path / "here", None)
    assert [(each.name, each.trusted) for each in found] == [
        ("../one", False),
        (str(tmp_path / "two"), False),
        ("../session", False),
        ("this folder", False),
        ("the box", True),
    ]


def test_folders_without_content_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "templates").write_text("a file")
    assert names([], tmp_path, tmp_path) == ["the box"]
    assert names([], tmp_path / "none", tmp_path / "none") == ["the box"]


def test_a_folder_counts_once_where_it_comes_first(tmp_path: Path) -> None:
    layer(tmp_path / "a")
    (tmp_path / "link").symlink_to(tmp_path / "a")
    assert names([tmp_path / "link", tmp_path / "a"], tmp_path / "a", tmp_path / "a") == [
        str(tmp_path / "link"),
        "the box",
    ]
    assert names([], tmp_path / "a", tmp_path / "a") == ["this folder", "the box"]


def test_in_the_projects_own_folder_the_box_stays_the_box(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(ROOT)
    for cwd in (ROOT, tmp_path / "link"):
        assert search_layers([], cwd, cwd, None) == (Layer("the box", ROOT, trusted=True),)
    assert search_layers([tmp_path / "link"], None, ROOT, None) == (Layer("the box", ROOT, trusted=True),)


def test_libraries_that_are_none_are_told_together(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        search_layers([tmp_path / "none", tmp_path], None, tmp_path, None)
    assert str(caught.value) == (
        f"{tmp_path / 'none'}: there is no such folder\n"
        "  hint: check the path behind --library\n"
        f'{tmp_path}: this folder holds neither "exercises" nor "templates"\n'
        "  hint: name the folder that these two are in; either of them is enough"
    )


def test_folders_that_content_is_or_could_be_in(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    install(tmp_path / "home", "a")
    assert content_folders([Path("lib"), tmp_path], Path("days"), tmp_path / "link", tmp_path / "home") == (
        Path("lib"),
        tmp_path / "link",
        Path("days"),
        tmp_path / "home/layers/a-1.0-01234567",
        ROOT,
    )
    assert content_folders([], None, ROOT, None) == (ROOT,)


def install(home: Path, *ids: str) -> None:
    """Write a list of installed layers, and a folder for each."""
    home.mkdir()
    entries = [Installed(item, item.title(), f"{item}-1.0-01234567") for item in ids]
    for entry in entries:
        layer(layer_folder(home, entry))
    write_index(home, entries)


def test_layers_that_were_installed_go_before_the_box(tmp_path: Path) -> None:
    install(tmp_path / "home", "b", "a", "gone")
    shutil.rmtree(tmp_path / "home/layers/gone-1.0-01234567")
    layer(tmp_path / "here")
    found = search_layers([], None, tmp_path / "here", tmp_path / "home")
    assert [(each.name, each.trusted, each.installed) for each in found] == [
        ("this folder", False, False), ("B", False, True), ("A", False, True), ("the box", True, False),
    ]  # fmt: skip
    assert len(search_layers([], None, tmp_path, tmp_path / "none")) == 1


def test_an_installed_layer_that_is_worked_in_counts_once(tmp_path: Path) -> None:
    install(tmp_path / "home", "a")
    root = tmp_path / "home/layers/a-1.0-01234567"
    assert [each.name for each in search_layers([], None, root, tmp_path / "home")] == ["this folder", "the box"]
