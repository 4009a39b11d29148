from __future__ import annotations

from collections.abc import Callable

import pytest

from workshop.content.layers import Layer
from workshop.content.library import Library
from workshop.content.stacks import Stack, list_stacks, lower_files, read_overlay, word_for
from workshop.errors import Problems

Write = Callable[[str, dict[str, str]], Layer]
MIRROR = "exercises/warm-up/mirror"


@pytest.fixture
def three(write: Write, box_files: dict[str, str]) -> Library:
    """Two layers over a box."""
    top = {
        "exercises/explore/mirror/en.md": "## Why\n\nTop.\n",
        "exercises/explore/mirror/scribbles.txt": "x",
        "templates/documents/guide.xml.j2": "<document kind='guide'/>",
        "templates/worksheets/notes/mine.png": "x",
    }
    middle = {
        f"{MIRROR}/en.md": "## Why\n\nMiddle.\n\n## Variations\n\nNone.\n",
        "templates/labels/en.yaml": "name: English\n",
        "exercises/skills.yaml": "skills: [presence]\n",
        "exercises/arrive/own/en.md": "# Own\n",
    }
    return Library([write("top", top), write("middle", middle), write("box", box_files)])


def named(stack: Stack) -> tuple[str, list[tuple[str, str]]]:
    return stack.word, [(found.layer, found.name) for found in stack.found]


def test_stacks_of_all_that_is_not_the_boxs_alone(three: Library) -> None:
    assert dict(map(named, (stack for stack in list_stacks(three) if stack.word not in ("mirror", "notes")))) == {
        "own": [("middle", "exercises/arrive/own/en.md")],
        "labels/en": [("middle", "templates/labels/en.yaml"), ("box", "templates/labels/en.yaml")],
        "exercises/skills.yaml": [("middle", "exercises/skills.yaml"), ("box", "exercises/skills.yaml")],
        "templates/documents/guide.xml.j2": [
            ("top", "templates/documents/guide.xml.j2"), ("box", "templates/documents/guide.xml.j2"),
        ],
    }  # fmt: skip
    notes = [stack.found[0].name.rpartition("/")[2] for stack in list_stacks(three) if stack.word == "notes"]
    assert sorted(notes) == ["en.yaml", "mine.png", "sheet.xml.j2", "worksheet.yaml"]


def test_an_item_is_one_although_it_moves_and_what_nothing_reads_is_left_out(three: Library) -> None:
    stacks = [stack for stack in list_stacks(three) if stack.word == "mirror"]
    assert [(stack.language, [found.name for found in stack.found]) for stack in stacks] == [
        ("en", ["exercises/explore/mirror/en.md", f"{MIRROR}/en.md", f"{MIRROR}/en.md"]),
        ("", [f"{MIRROR}/exercise.yaml"]),
    ]


def test_each_file_lies_over_all_that_is_beneath_it(three: Library) -> None:
    stack = next(stack for stack in list_stacks(three) if stack.word == "mirror")
    differing = []
    for found in stack.found:
        overlay = read_overlay(three, stack, found, Problems())
        assert overlay is not None
        assert overlay.lower == lower_files(stack, found)
        differing.append([(piece.name, below and below.layer) for piece, below in overlay.differing()])
    assert differing == [
        [("why", "middle")],
        [("why", "box"), ("variations", "box")],
        [(name, None) for name in read_all(three, stack)],
    ]


def read_all(library: Library, stack: Stack) -> list[str]:
    overlay = read_overlay(library, stack, stack.found[-1], Problems())
    return list(overlay.own) if overlay else []


def test_a_file_with_errors_is_not_read(write: Write, box_files: dict[str, str]) -> None:
    library = Library([write("own", {f"{MIRROR}/en.md": "## Wy\n\nx\n"}), write("box", box_files)])
    stack, problems = next(iter(list_stacks(library))), Problems()
    assert read_overlay(library, stack, stack.found[0], problems) is None
    assert [problem.code for problem in problems] == ["text-section"]


def test_what_people_type(write: Write, box_files: dict[str, str]) -> None:
    twin = {"exercises/decks/mirror/deck.yaml": box_files["exercises/decks/customers/deck.yaml"]}
    library = Library([write("box", {**box_files, **twin})])
    assert word_for(library, "exercise", "mirror") == "exercise/mirror"
    assert word_for(library, "deck", "customers") == "customers"
    assert word_for(library, "labels", "en") == "labels/en"
