# ruff: noqa: E501 - exact messages stay on one line
from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.content.layers import Layer, Shelf, from_layer, merge_documents, unique_layers
from workshop.content.yaml_text import Data, Document, read_yaml, walk
from workshop.errors import Place, Problems


def document(text: str, file: str) -> Document:
    found = read_yaml(text, file, Problems())
    assert found
    return from_layer(found, file)


def test_a_folder_given_twice_counts_once(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "a")
    layers = [Layer("a", tmp_path / "a"), Layer("b", tmp_path / "link"), Layer("c", tmp_path / "a" / ".." / "a")]
    assert [layer.name for layer in unique_layers(layers)] == ["a"]


def test_maps_merge_and_the_rest_is_replaced() -> None:
    merged = merge_documents(
        [
            document("b: {y: 3, z: 4}\nc: [9]\nd: new\n", "top"),
            document("b: {x: 5}\n", "middle"),
            document("a: 1\nb: {x: 1, y: 2}\nc: [1, 2, {k: v}]\nd: {e: f}\n", "low"),
        ]
    )
    assert merged.data == {"a": "1", "b": {"x": "5", "y": "3", "z": "4"}, "c": ["9"], "d": "new"}
    assert list(merged.data) == ["a", "b", "c", "d"]
    assert {p: str(place) for p, place in merged.values.items()} == {
        ("a",): "low:1:4",
        ("b",): "top:1:4",
        ("b", "x"): "middle:1:8",
        ("b", "y"): "top:1:8",
        ("b", "z"): "top:1:14",
        ("c",): "top:2:4",
        ("c", 0): "top:2:5",
        ("d",): "top:3:4",
    }
    assert merged.layers[("b", "x")] == "middle"
    assert merged.place.file == "top"


maps = st.dictionaries(st.sampled_from("abc"), st.recursive(
    st.sampled_from("xyz"), lambda d: st.lists(d, max_size=2) | st.dictionaries(st.sampled_from("abc"), d, max_size=3), max_leaves=8
), max_size=3)  # fmt: skip


def made(data: dict[str, Data], layer: str) -> Document:
    places = {path: Place(layer, 1, 1) for path, _ in walk(data)}
    keys = {path: place for path, place in places.items() if isinstance(path[-1], str)}
    return from_layer(Document(data, keys, places, Place(layer)), layer)


def plainly_merged(over: Data, under: Data) -> Data:
    if isinstance(over, dict) and isinstance(under, dict):
        return under | {k: plainly_merged(v, under[k]) if k in under else v for k, v in over.items()}
    return over


@given(maps, maps, maps)
def test_merging_keeps_places_and_layers_with_the_data(
    a: dict[str, Data], b: dict[str, Data], c: dict[str, Data]
) -> None:
    before = repr((a, b, c))
    merged = merge_documents([made(a, "a"), made(b, "b"), made(c, "c")])
    assert merged.data == plainly_merged(a, plainly_merged(b, c))
    assert set(merged.values) == {path for path, _ in walk(merged.data)} == set(merged.layers)
    assert all(merged.values[path].file == layer for path, layer in merged.layers.items())
    assert repr((a, b, c)) == before


def test_shelf_lists_files_and_folders_but_not_hidden_ones(tmp_path: Path) -> None:
    (tmp_path / "exercises" / "map").mkdir(parents=True)
    (tmp_path / "exercises" / "a.yaml").write_text("x")
    (tmp_path / "exercises" / ".hidden").write_text("x")
    shelf = Shelf(Layer("l", tmp_path))
    assert (shelf.folders("exercises"), shelf.files("exercises")) == (("map",), ("a.yaml",))
    assert shelf.files("nothing/here") == ()
    assert shelf.has_file("exercises/a.yaml")
    assert not shelf.has_file("exercises/A.yaml")


@pytest.mark.parametrize(
    "name",
    [
        "../secret",
        "/etc/passwd",
        "exercises/../exercises/a.yaml",
        "exercises//a.yaml",
        "",
        "./a",
        "a\0b",
        "a/" * 50_000 + "b",
    ],
)
def test_shelf_has_nothing_under_names_that_lead_elsewhere(tmp_path: Path, name: str) -> None:
    (tmp_path / "in" / "exercises").mkdir(parents=True)
    (tmp_path / "in" / "exercises" / "a.yaml").write_text("x")
    (tmp_path / "secret").write_text("x")
    assert not Shelf(Layer("l", tmp_path / "in")).has_file(name)


def test_links_that_lead_out_are_left_out_and_told(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.yaml").write_text("x")
    (tmp_path / "in" / "templates").mkdir(parents=True)
    (tmp_path / "in" / "templates" / "real.yaml").write_text("x")
    (tmp_path / "in" / "templates" / "good.yaml").symlink_to("real.yaml")
    (tmp_path / "in" / "templates" / "bad.yaml").symlink_to(tmp_path / "out" / "a.yaml")
    (tmp_path / "in" / "exercises").symlink_to(tmp_path / "out")
    shelf = Shelf(Layer("l", tmp_path / "in"))
    assert shelf.files("templates") == ("good.yaml", "real.yaml")
    assert shelf.files("exercises") == ()
    assert [str(p) for p in shelf.problems] == [
        "exercises: a link that leads out of its layer\n  hint: put a copy of it here",
        "templates/bad.yaml: a link that leads out of its layer\n  hint: put a copy of it here",
    ]


def test_links_that_lead_nowhere_or_round_in_circles_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "loop").symlink_to("loop")
    (tmp_path / "templates" / "dead").symlink_to("gone")
    (tmp_path / "templates" / "up").symlink_to("..")
    shelf = Shelf(Layer("l", tmp_path))
    assert shelf.files("templates") == ("dead", "loop")
    assert shelf.folders("templates") == ("up",)


def test_only_exercises_and_templates_are_looked_at(tmp_path: Path) -> None:
    (tmp_path / "out").symlink_to("/")
    (tmp_path / "notes.txt").write_text("x")
    shelf = Shelf(Layer("l", tmp_path))
    assert (shelf.files(""), shelf.folders(""), list(shelf.problems)) == ((), (), [])


def test_names_that_collide_are_told(tmp_path: Path) -> None:
    (tmp_path / "templates" / "a").mkdir(parents=True)
    for name in ("Fi.yaml", "fi.yaml"):
        (tmp_path / "templates" / "a" / name).write_text("x")
    if len(os.listdir(tmp_path / "templates" / "a")) < 2:
        pytest.skip("this file system does not tell them apart")
    shelf = Shelf(Layer("l", tmp_path))
    shelf.files("templates/a")
    assert [str(p) for p in shelf.problems] == [
        'templates/a/fi.yaml: its name differs from "Fi.yaml" only in ways that some computers do not see\n'
        "  hint: rename one of them"
    ]
