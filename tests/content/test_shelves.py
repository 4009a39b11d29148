# ruff: noqa: E501 - exact messages stay on one line
from __future__ import annotations

from collections.abc import Callable

import pytest

from workshop.content.layers import Layer
from workshop.content.shelves import Found, Shelves, is_id, language_of
from workshop.errors import Problems

Write = Callable[[str, dict[str, str]], Layer]


@pytest.mark.parametrize(
    ("name", "known"),
    [("mirror", True), ("a-1", True), ("a" * 60, True), ("a" * 61, False), ("Mirror", False), ("-a", False), ("a--b", False), ("ä", False), ("", False), ("a\n", False)],
)  # fmt: skip
def test_ids(name: str, known: bool) -> None:
    assert is_id(name) is known


@pytest.mark.parametrize(
    ("file", "language"),
    [
        ("fi.md", "fi"),
        ("pt-br.md", "pt-br"),
        ("FI.md", ""),
        ("exercise.yaml", ""),
        ("notes.md", ""),
        ("fi.md~", ""),
        (".md", ""),
    ],
)
def test_languages_of_exercise_files(file: str, language: str) -> None:
    assert language_of("exercise", file) == language


def test_a_decks_own_file_is_no_language() -> None:
    assert (language_of("deck", "deck.yaml"), language_of("deck", "fi.yaml")) == ("", "fi")


def test_once_tells_its_problems_to_everyone(write: Write) -> None:
    shelves, calls = Shelves([write("a", {"x": "y"})]), []

    def make(problems: Problems) -> int:
        calls.append(1)
        problems.error("c", "m", shelves_place)
        return 7

    from workshop.errors import Place

    shelves_place = Place("f")
    first, second = Problems(), Problems()
    assert shelves.once(("k",), make, first) == shelves.once(("k",), make, second) == 7
    assert list(first) == list(second) != []
    assert len(calls) == 1


def test_a_folder_without_files_is_no_item(write: Write) -> None:
    layer = write("a", {"exercises/map/b/fi.md": "x", "exercises/map/Wrong/fi.md": "x"})
    (layer.root / "exercises/map/empty").mkdir()
    assert list(Shelves([layer]).items("exercise")) == ["b"]


def test_a_layer_that_is_not_there_holds_nothing(write: Write) -> None:
    layer = write("a", {"x": "y"})
    assert Shelves([Layer("b", layer.root / "none"), Layer("c", layer.root / "x")]).items("exercise") == {}


def test_what_is_asked_for_is_noted_whether_it_is_there_or_not(write: Write) -> None:
    shelves = Shelves([write("a", {"exercises/map/b/fi.md": "x", "templates/labels/sv.yaml": "x: y"})])
    shelves.items("exercise")
    shelves.items("labels")
    shelves.languages("exercise", "b")
    assert shelves.asked == set()
    shelves.files("deck", "b", "en.yaml")
    shelves.first("templates/fonts/own.ttf")
    shelves.document(Found(shelves.shelves[0], "templates/labels/sv.yaml"), Problems())
    assert shelves.asked == {"exercises/decks/b/en.yaml", "templates/fonts/own.ttf", "templates/labels/sv.yaml"}
    shelves.files("exercise", "b", "fi.md")
    assert {"exercises/map/b/fi.md", "exercises/warm-up/b/fi.md"} <= shelves.asked


def test_a_place_knows_which_layers_file_it_is_in(write: Write) -> None:
    layers = [write(name, {"exercises/skills.yaml": f"skills: [{name}]\n"}) for name in ("mine", "box")]
    shelves = Shelves(layers)
    places = [shelf.layer.root / "exercises/skills.yaml" for shelf in shelves.shelves]
    found = [Found(shelf, "exercises/skills.yaml") for shelf in shelves.shelves]
    documents = [shelves.document(each, Problems()) for each in found]
    assert [d.place_of(("skills", 0)).file.path for d in documents if d] == places
    assert {str(d.place_of(("skills", 0))) for d in documents if d} == {"exercises/skills.yaml:1:10"}
