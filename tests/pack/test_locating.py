"""Which of the layers' files a problem of a page is about."""

from __future__ import annotations

from pathlib import Path

from tests.packs import BOX, library, planned
from workshop.errors import FileName, Place, Problem
from workshop.pack.locating import card_places, located

GUIDE = "templates/documents/guide.xml.j2"
WORDS = "exercises/decks/customers/en.yaml"


def path_of(place: Place, layer: Path, known: dict[str, Place] | None = None) -> Path | None:
    [problem] = located([Problem("x", "wrong", place, "hint")], library(layer), known or {})
    assert (problem.place, problem.message, problem.hint) == (place, "wrong", "hint")
    return problem.place.file.path if isinstance(problem.place.file, FileName) else None


def write(layer: Path, name: str) -> Path:
    (layer / name).parent.mkdir(parents=True)
    (layer / name).write_text("x", encoding="utf-8")
    return layer / name


def test_a_template_is_that_of_the_first_layer(tmp_path: Path) -> None:
    assert path_of(Place(GUIDE, 3, 1), tmp_path) == BOX / GUIDE
    mine = write(tmp_path, GUIDE)
    assert path_of(Place(GUIDE, 3, 1), tmp_path) == mine


def test_words_are_of_the_only_layer_that_has_them(tmp_path: Path) -> None:
    assert path_of(Place(WORDS, 3, 1), tmp_path) == BOX / WORDS
    write(tmp_path, WORDS)
    assert path_of(Place(WORDS, 3, 1), tmp_path) is None


def test_a_place_that_is_known_is_just_that(tmp_path: Path) -> None:
    write(tmp_path, WORDS)
    known = {f"{WORDS}:3:1": Place(FileName(WORDS, BOX / WORDS), 3, 1)}
    assert path_of(Place(WORDS, 3, 1), tmp_path, known) == BOX / WORDS


def test_what_has_no_line_or_is_in_no_layer_is_left_alone(tmp_path: Path) -> None:
    assert path_of(Place(GUIDE), tmp_path) is None
    assert path_of(Place("day.yaml", 2, 1), tmp_path) is None


def test_the_places_of_cards() -> None:
    _, words = planned("meet-the-person", "en")
    places = card_places(words)
    assert len(places) == sum(len(deck.cards) for deck in words.decks.values())
    assert all(isinstance(place.file, FileName) and str(place) == name for name, place in places.items())
