"""Copies of the schemas in a layer: put there, brought up to date, and nothing of anybody else's touched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from workshop.content.layers import Layer, Shelf
from workshop.content.schemas import FOLDER, MARK, SCHEMAS, read_schema
from workshop.errors import OutputError
from workshop.pack.schema_copies import write_schemas

NAMES = tuple(f"{FOLDER}/{schema}.json" for schema in SCHEMAS)
HINT = "  hint: move it to another place, so that workshop can put a schema there"


def held(root: Path) -> dict[str, str]:
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in root.rglob("*") if path.is_file()}


ALL = {name: read_schema(Path(name).stem) for name in NAMES}


def test_all_are_put_there_once(tmp_path: Path) -> None:
    assert write_schemas(tmp_path) == NAMES
    assert held(tmp_path) == ALL
    before = {name: os.stat(tmp_path / name).st_mtime_ns for name in NAMES}
    assert write_schemas(tmp_path) == ()
    assert {name: os.stat(tmp_path / name).st_mtime_ns for name in NAMES} == before


def test_those_of_another_workshop_are_brought_up_to_date(tmp_path: Path) -> None:
    write_schemas(tmp_path)
    (tmp_path / NAMES[0]).write_text(f'{{"$comment": "{MARK}", "type": "array"}}')
    (tmp_path / NAMES[1]).unlink()
    (tmp_path / NAMES[2]).write_text(ALL[NAMES[2]].replace("\n", "\r\n"), "utf-8", newline="")
    (tmp_path / FOLDER / "own.json").write_text("mine")
    assert write_schemas(tmp_path) == (NAMES[1], NAMES[0])
    found = held(tmp_path)
    assert found.pop(f"{FOLDER}/own.json") == "mine"
    assert {name: text.replace("\r\n", "\n") for name, text in found.items()} == ALL


def test_what_is_not_ours_stays_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / NAMES[0]).write_text('{"mine": true}')
    (tmp_path / NAMES[1]).mkdir()
    (tmp_path / NAMES[2]).write_text(f'{{"$comment": "{MARK}"}}')
    before = held(tmp_path)
    with pytest.raises(OutputError) as raised:
        write_schemas(tmp_path)
    told = "this is not from workshop, and is left alone"
    assert str(raised.value).splitlines() == [
        f"{tmp_path}/{NAMES[0]}: {told}", HINT, f"{tmp_path}/{NAMES[1]}: {told}", HINT,
    ]  # fmt: skip
    assert held(tmp_path) == before


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / ".workshop").write_text("mine")
    with pytest.raises(OutputError, match=r"\.workshop: a file stands where a folder should be"):
        write_schemas(tmp_path)
    assert held(tmp_path) == {".workshop": "mine"}


def test_a_folder_that_leads_out_of_the_layer(tmp_path: Path) -> None:
    layer, other = tmp_path / "layer", tmp_path / "other"
    layer.mkdir()
    write_schemas_there = other / "schemas"
    write_schemas_there.mkdir(parents=True)
    (layer / ".workshop").symlink_to(other)
    with pytest.raises(OutputError, match="a link that leads out of its layer"):
        write_schemas(layer)
    (write_schemas_there / "session.json").write_text(f'{{"$comment": "{MARK}"}}')
    with pytest.raises(OutputError, match=r"session\.json: this is not from workshop, and is left alone"):
        write_schemas(layer)
    assert held(other) == {"schemas/session.json": f'{{"$comment": "{MARK}"}}'}


def test_a_copy_that_cannot_be_replaced_is_left_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_schemas(tmp_path)
    old = f'{{"$comment": "{MARK}"}}'
    (tmp_path / NAMES[0]).write_text(old)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(OutputError, match="cannot be written: you may not write here\n  hint: choose another folder"):
        write_schemas(tmp_path)
    assert held(tmp_path) == {**ALL, NAMES[0]: old}


def test_a_layer_does_not_take_them_for_content(tmp_path: Path) -> None:
    write_schemas(tmp_path)
    (tmp_path / "templates").mkdir()
    shelf = Shelf(Layer("mine", tmp_path))
    assert (shelf.folders(""), shelf.files(""), shelf.has_file(NAMES[0])) == (("templates",), (), False)
