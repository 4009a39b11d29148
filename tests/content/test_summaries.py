# ruff: noqa: E501 - exact messages stay on one line
from __future__ import annotations

from collections.abc import Callable

from workshop.content.layers import Layer
from workshop.content.library import Library
from workshop.content.records import Minutes, Span
from workshop.content.summaries import Summary

Write = Callable[[str, dict[str, str]], Layer]
Files = dict[str, str]
MIRROR = "exercises/warm-up/mirror"


def test_an_exercise(write: Write, box_files: Files) -> None:
    assert Library([write("box", box_files)]).summary("exercise", "mirror", "en") == Summary(
        kind="exercise", id="mirror", name="Mirror", line="Move together.", language="en", languages=("en",), layer="box",
        stage="warm-up", form="pairs", minutes=Minutes(5, 10, 15), people=Span(4, 24), skills=("presence",),
    )  # fmt: skip


def test_another_language_is_fallen_back_to_and_said(write: Write, box_files: Files) -> None:
    library = Library([write("box", box_files)])
    assert library.summary("exercise", "mirror", "fi").language == "en"
    assert (library.summary("deck", "customers", "fi").name, library.summary("deck", "customers", "fi").cards) == (
        "Customers",
        1,
    )
    assert library.summary("worksheet", "notes", "fi").name == "Notes"
    assert library.summary("session", "first", "fi").name == "The first"
    assert (library.summary("theme", "plain", "fi").name, library.summary("theme", "plain", "fi").language) == (
        "Plain",
        "",
    )


def test_name_and_line_come_from_the_first_layer_that_has_them(write: Write, box_files: Files) -> None:
    own = write("own", {f"{MIRROR}/en.md": "# My mirror\n\n## Why\n\nx\n"})
    summary = Library([own, write("box", box_files)]).summary("exercise", "mirror", "en")
    assert (summary.name, summary.line, summary.layer) == ("My mirror", "Move together.", "own")


def test_what_is_broken_is_still_listed(write: Write, box_files: Files) -> None:
    files = {**box_files, f"{MIRROR}/exercise.yaml": "energy: [\n", "exercises/decks/customers/en.yaml": "a: b: c\n"}
    files["exercises/close/empty/notes.txt"] = "x"
    library = Library([write("box", files)])
    broken = library.summary("exercise", "mirror", "en")
    assert (broken.name, broken.broken, broken.minutes, broken.stage) == ("Mirror", True, None, "warm-up")
    assert library.summary("deck", "customers", "en").broken
    empty = library.summary("exercise", "empty", "en")
    assert (empty.name, empty.line, empty.language, empty.broken) == ("empty", "", "", True)
