"""Which languages a text should be in: those that the rest of its layer speaks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from workshop.content.check import check_library
from workshop.content.layers import Layer
from workshop.content.library import Library
from workshop.content.progress import spoken_items

Write = Callable[[str, dict[str, str]], Layer]
Files = dict[str, str]
DECK = "exercises/decks/{}/{}.yaml"


def decks(box_files: Files, spoken: dict[str, str]) -> Files:
    """Make decks of these names, each in these languages."""
    files: Files = {}
    for item, languages in spoken.items():
        files[DECK.format(item, "deck")] = box_files[DECK.format("customers", "deck")]
        for code in languages.split():
            files[DECK.format(item, code)] = box_files[DECK.format("customers", "en")]
    return files


def missing(*layers: Layer) -> list[str]:
    found = check_library(Library(layers))
    return [str(p) for p in found if p.code in ("language-missing", "translation")]


@pytest.fixture
def box(write: Write, box_files: Files) -> Layer:
    """A box in which everything is in Finnish and in English."""
    files = dict(box_files)
    for name in box_files:
        if "/en." in name and "labels" not in name:
            files[name.replace("/en.", "/fi.")] = box_files[name]
    return write("box", files)


@pytest.mark.parametrize(
    ("spoken", "told"),
    [
        ({"own": "en"}, []),
        ({"own": "fi"}, []),
        ({"own": "fi en"}, []),
        ({"a": "en", "b": "en", "c": "fi en"}, []),
        ({"a": "fi en", "b": "en"}, ["exercises/decks/b/fi.yaml: warning: missing: this deck has no text in Finnish"]),
        ({"a": "fi", "b": "en"}, [
            "exercises/decks/a/en.yaml: warning: missing: this deck has no text in English",
            "exercises/decks/b/fi.yaml: warning: missing: this deck has no text in Finnish",
        ]),
    ],
)  # fmt: skip
def test_a_layer_may_be_in_one_language(
    write: Write, box_files: Files, box: Layer, spoken: dict[str, str], told: list[str]
) -> None:
    assert missing(write("mine", decks(box_files, spoken)), box) == told


def test_what_lies_over_the_box_belongs_to_the_box(write: Write, box_files: Files, box: Layer) -> None:
    mine = write("mine", {DECK.format("customers", "en"): box_files[DECK.format("customers", "en")]})
    assert missing(mine, box) == []
    library = Library([mine, box])
    assert ("deck", "customers") in spoken_items(library, "fi")
    assert spoken_items(library, "sv") == []


def test_a_box_without_a_language_is_told(write: Write, box_files: Files) -> None:
    more = decks(box_files, {"a": "fi en", "b": "fi en", "c": "fi en", "d": "fi en"})
    assert missing(write("box", {**box_files, **more})) == [
        "exercises/decks/customers/fi.yaml: warning: missing: this deck has no text in Finnish",
        "exercises/warm-up/mirror/fi.md: warning: missing: this exercise has no text in Finnish",
        "templates/sessions/first/fi.yaml: warning: missing: this session has no text in Finnish",
        "templates/worksheets/notes/fi.yaml: warning: missing: this worksheet has no text in Finnish",
    ]
