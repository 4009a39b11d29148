# ruff: noqa: E501 - exact messages stay on one line
"""Records of layers on the disk: written whole, only where something is to be noted, and only for layers of the user's."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.packs import BOX
from workshop.content.layers import Layer
from workshop.content.library import Library
from workshop.content.seen import FILE
from workshop.errors import OutputError, Problems
from workshop.pack import layer_records
from workshop.pack.box import search_layers
from workshop.pack.layer_records import accept, check_records, find_stale, library_options, note_copy

EN = "exercises/warm-up/mirror/en.md"
WHY = "## Why\n\nMine.\n"


def write(root: Path, name: str = EN, text: str = WHY) -> Path:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, encoding="utf-8")
    return root


def opened(*roots: Path) -> Library:
    return Library([*(Layer(root.name, root) for root in roots), Layer("the box", BOX, trusted=True)])


def check(*roots: Path, only: Path | None = None) -> list[str]:
    problems = Problems()
    check_records(opened(*roots), problems, only)
    return [str(problem) for problem in problems]


def noted(root: Path) -> dict[str, dict[str, list[str]]]:
    return dict(json.loads((root / FILE).read_text("utf-8"))["overrides"])


def test_each_layer_has_a_record_of_its_own_and_the_box_none(tmp_path: Path) -> None:
    own, other = write(tmp_path / "own"), write(tmp_path / "other")
    box = (BOX / FILE).exists()
    assert check(own, other) == []
    assert set(noted(own)) == set(noted(other)) == {EN}
    assert noted(own)[EN]["why"][1] == noted(other)[EN]["why"][0]
    assert (BOX / FILE).exists() == box
    assert sorted(os.listdir(own)) == ["exercises", FILE]


def test_a_layer_that_was_installed_has_none(tmp_path: Path) -> None:
    own, theirs = write(tmp_path / "own"), write(tmp_path / "theirs")
    layers = [Layer("own", own), Layer("Theirs", theirs, installed=True), Layer("the box", BOX, trusted=True)]
    check_records(Library(layers), Problems())
    assert (sorted(os.listdir(own)), os.listdir(theirs)) == (["exercises", FILE], ["exercises"])
    assert library_options(layers) == "--library own "


def test_only_the_layer_that_is_named_is_looked_at(tmp_path: Path) -> None:
    own, other = write(tmp_path / "own"), write(tmp_path / "other")
    check(own, other, only=other)
    assert (sorted(os.listdir(own)), (other / FILE).exists()) == (["exercises"], True)


def test_a_layer_with_nothing_to_note_gets_no_record_and_loses_an_empty_one(tmp_path: Path) -> None:
    own = write(tmp_path / "own", "exercises/close/mine/en.md", "# Mine\n")
    check(own)
    assert not (own / FILE).exists()
    check(write(own))
    (own / EN).unlink()
    assert (own / FILE).exists()
    check(own)
    assert not (own / FILE).exists()


def test_a_record_that_is_right_is_not_written_again(tmp_path: Path) -> None:
    own = write(tmp_path / "own")
    check(own)
    os.utime(own / FILE, ns=(1, 1))
    check(own)
    assert (own / FILE).stat().st_mtime_ns == 1


def test_a_layer_that_is_moved_takes_its_record_along(tmp_path: Path) -> None:
    below = write(tmp_path / "below", text="## Why\n\nFirst.\n")
    own = write(tmp_path / "own")
    check(own, below)
    own = own.rename(tmp_path / "elsewhere")
    write(below, text="## Why\n\nSecond.\n")
    (told,) = check(own, below, only=own)
    assert told == (
        f'{EN}:1:1: warning: "Why" was written over another text than the one that is beneath it now\n'
        '  hint: "workshop --library elsewhere --library below diff mirror" shows both; '
        '"workshop --library elsewhere --library below diff mirror --seen" when it is as you want it'
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"format": 1,\n<<<<<<< ours\n', "line 2 is not JSON"),
        ('{"format": 9}', "it is not of the kind that this workshop writes"),
        ("\0", "a character that cannot be printed: U+0000, a control character"),
    ],
)
def test_a_record_that_cannot_be_used_is_told_and_left_alone(tmp_path: Path, text: str, why: str) -> None:
    own = write(write(tmp_path / "own"), FILE, text)
    told = f"seen.json: warning: this record of what was seen cannot be used: {why}\n  hint: put an older one in its place, or take it away: the next check makes another"
    assert check(own) == [told]
    assert (own / FILE).read_text() == text
    problems = Problems()
    assert accept(opened(own), {EN}, problems) == {}
    assert list(map(str, problems)) == [told]


def test_a_folder_in_its_place_is_told_too(tmp_path: Path) -> None:
    own = write(tmp_path / "own")
    (own / FILE).mkdir()
    assert check(own)[0].startswith(
        "seen.json: warning: this record of what was seen cannot be used: this is not a file"
    )


def fail(*_: object) -> None:
    raise PermissionError(13, "Permission denied")


def test_a_layer_that_can_only_be_read_is_no_error_until_something_is_accepted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = write(tmp_path / "own")
    monkeypatch.setattr(layer_records.os, "replace", fail)
    assert check(own) == []
    assert os.listdir(own) == ["exercises"]
    with pytest.raises(
        OutputError, match=r"seen\.json: cannot be written: you may not write here\n  hint: choose another"
    ):
        accept(opened(own), {EN}, Problems())
    assert os.listdir(own) == ["exercises"]


def test_accepting_gives_what_was_stale_and_looking_writes_nothing(tmp_path: Path) -> None:
    own, below = write(tmp_path / "own"), write(tmp_path / "below", text="## Why\n\nFirst.\n")
    check(own, below)
    write(below, text="## Why\n\nSecond.\n")
    before = (own / FILE).read_bytes()
    stale = {layer.name: noted.changed for layer, noted in find_stale(opened(own, below), Problems()).items()}
    assert ([each.piece.title for each in stale["own"]], stale["below"]) == (["Why"], [])
    assert (own / FILE).read_bytes() == before
    done = accept(opened(own, below), {EN}, Problems())
    assert {layer.name: found for layer, found in done.items()} == {"own": stale["own"], "below": []}
    assert check(own, below) == []


def test_a_copy_is_noted_only_where_it_lies_over_something(tmp_path: Path) -> None:
    own = write(tmp_path / "own", text=(BOX / EN).read_text("utf-8"))
    write(own, "exercises/close/mine/en.md", "# Mine\n")
    note_copy("exercise", "mine", own, search_layers([own], None, tmp_path, None))
    assert not (own / FILE).exists()
    note_copy("exercise", "mirror", own, search_layers([own], None, tmp_path, None))
    assert len(noted(own)[EN]) == 10


def test_the_options_that_show_layers_to_a_command(tmp_path: Path) -> None:
    names = ("this folder", "mine", "our own", "the box")
    layers = [Layer(name, tmp_path / str(i), trusted=name == "the box") for i, name in enumerate(names)]
    assert library_options(layers) == '--library mine --library "our own" '
    assert library_options(layers[:1]) == ""
