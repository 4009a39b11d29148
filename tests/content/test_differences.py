from __future__ import annotations

from collections.abc import Callable

import pytest

from workshop.content.differences import Side, find_stacks, list_differences
from workshop.content.layers import Layer
from workshop.content.library import Library
from workshop.content.stacks import read_overlay
from workshop.errors import Problems

Write = Callable[[str, dict[str, str]], Layer]
MIRROR = "exercises/warm-up/mirror"


@pytest.fixture
def library(write: Write, box_files: dict[str, str]) -> Library:
    own = {
        f"{MIRROR}/en.md": "## Why\n\nMine.\n\n## Set-up\n\n- Chairs\n  away.\n",
        "exercises/decks/customers/en.yaml": "cards:\n  anna: {ask: What now?, text: Slow.}\n  bo: {title: Bo}\n",
        "templates/documents/guide.xml.j2": "<document kind='guide'/>\n",
    }
    return Library([write("own", own), write("box", box_files)])


def differences(library: Library, word: str) -> list[tuple[str, str, str, str | None]]:
    problems, found = Problems(), []
    for stack in find_stacks(library, word, problems):
        overlay = read_overlay(library, stack, stack.found[0], problems)
        assert overlay is not None
        for each in list_differences(overlay) if overlay.lower else ():
            assert isinstance(each.own, Side)
            found.append((each.part, each.title, each.own.text, each.below and each.below.text))
    assert problems.found == []
    return found


def test_only_what_differs_is_listed(library: Library) -> None:
    assert differences(library, "mirror") == [("why", "Why", "## Why\n\nMine.", "## Why\n\nBecause.")]


def test_a_card_is_one_difference(library: Library) -> None:
    assert differences(library, "customers") == [
        ("cards.anna", "cards.anna", "ask: What now?\ntext: Slow.", "ask: What do you say?\ntext: In a hurry."),
        ("cards.bo", "cards.bo", "title: Bo", None),
    ]


def test_a_template_is_one_difference(library: Library) -> None:
    file = "templates/documents/guide.xml.j2"
    assert differences(library, file) == [("", "", "<document kind='guide'/>", "<document/>")]


@pytest.mark.parametrize(
    ("word", "files"),
    [
        ("mirror", ["en.md", "exercise.yaml"]),
        ("exercise/mirror", ["en.md", "exercise.yaml"]),
        (f"{MIRROR}/en.md", ["en.md"]),
        (f"mine/{MIRROR}/en.md", ["en.md"]),
        (f"./{MIRROR}/", ["en.md", "exercise.yaml"]),
        ("exercises\\decks\\customers\\en.yaml", ["en.yaml"]),
        ("labels/en", ["en.yaml"]),
        ("templates/labels/en.yaml", ["en.yaml"]),
        ("exercises/skills.yaml", ["skills.yaml"]),
        ("templates/documents", ["guide.xml.j2"]),
    ],
)
def test_what_can_be_named(library: Library, word: str, files: list[str]) -> None:
    problems = Problems()
    found = find_stacks(library, word, problems)
    assert sorted(stack.found[0].name.rpartition("/")[2] for stack in found) == files
    assert problems.found == []


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("miror", 'miror: nothing is called "miror"\n  hint: did you mean "mirror"?'),
        ("labels/xx", 'labels/xx: nothing is called "labels/xx"'),
        ("templates/documents/gide.xml.j2",
         'templates/documents/gide.xml.j2: no layer has this file\n  hint: did you mean "guide.xml.j2"?'),
    ],
)  # fmt: skip
def test_what_cannot_be_found(library: Library, word: str, told: str) -> None:
    problems = Problems()
    assert find_stacks(library, word, problems) == []
    assert [str(problem) for problem in problems] == [told]
