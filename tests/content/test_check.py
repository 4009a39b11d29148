# ruff: noqa: E501 - exact messages stay on one line
from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from workshop.content.check import check_library
from workshop.content.layers import Layer
from workshop.content.library import Library

BOX = Path(__file__).parents[2]
Write = Callable[[str, dict[str, str]], Layer]
Files = dict[str, str]
MIRROR = "exercises/warm-up/mirror"


def told(library: Library, languages: Sequence[str] = ("en",)) -> list[str]:
    skills = "exercises/skills.yaml"
    return [str(p) for p in check_library(library, languages) if p.place.file != skills]


def test_a_whole_library_has_no_problems(write: Write, box_files: Files) -> None:
    assert told(Library([write("box", box_files)])) == []


CHANGES = [
    (f"{MIRROR}/exercise.yaml", "typical: 10", "typical: 11",
     f'{MIRROR}/en.md:13:1: steps and debrief take 4 + 6 = 10 minutes, but typical is 11\n  hint: change the minutes here, or "typical" in exercise.yaml to 10'),
    (f"{MIRROR}/en.md", "## Why\n\nBecause.\n\n", "",
     f'{MIRROR}/en.md: warning: no section "Why"\n  hint: add "## Why"'),
    (f"{MIRROR}/en.md", "## Keep it safe\n\nStop at any time.\n\n", "",
     f'{MIRROR}/en.md: warning: no section "Keep it safe"\n  hint: add "## Keep it safe"'),
    (f"{MIRROR}/exercise.yaml", "short: 5", "short: 20",
     f"{MIRROR}/exercise.yaml:2:10: minutes should grow from short to long, not 20, 10, 15"),
    ("templates/themes/plain.yaml", "name: Plain", "name: Plain\nname: x",
     'templates/themes/plain.yaml:2:1: "name" is written twice\n  hint: it is already on line 1; keep one of them'),
    ("templates/sessions/first/en.yaml", "title: The first", "titel: x",
     'templates/sessions/first/en.yaml:1:1: unknown key "titel"\n  hint: did you mean "title"?'),
    ("templates/documents/guide.xml.j2", "<document/>", "<document>\0",
     "templates/documents/guide.xml.j2:1:11: a character that cannot be printed: U+0000, a control character\n  hint: delete it"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "problem"), CHANGES)
def test_one_thing_wrong(write: Write, box_files: Files, file: str, old: str, new: str, problem: str) -> None:
    assert old in box_files[file]
    assert told(Library([write("box", {**box_files, file: box_files[file].replace(old, new)})])) == [problem]


def test_minutes_without_a_debrief(write: Write, box_files: Files) -> None:
    text = box_files[f"{MIRROR}/en.md"].replace("## Debrief (6 min)\n\n- What happened?\n\n", "")
    assert told(Library([write("box", {**box_files, f"{MIRROR}/en.md": text})])) == [
        f'{MIRROR}/en.md: warning: no section "Debrief"\n  hint: add "## Debrief (6 min)"',
        f"{MIRROR}/en.md:13:1: steps take 4 minutes, but typical is 10\n"
        '  hint: change the minutes here, or "typical" in exercise.yaml to 4',
    ]


def test_languages_missing_are_warnings(write: Write, box_files: Files) -> None:
    assert told(Library([write("box", box_files)]), ("en", "fi")) == [
        "exercises/decks/customers/fi.yaml: warning: missing: this deck has no text in Finnish",
        "exercises/warm-up/mirror/fi.md: warning: missing: this exercise has no text in Finnish",
        "templates/sessions/first/fi.yaml: warning: missing: this session has no text in Finnish",
        "templates/worksheets/notes/fi.yaml: warning: missing: this worksheet has no text in Finnish",
    ]


def test_languages_that_name_different_things(write: Write, box_files: Files) -> None:
    card = "{title: A, text: x, ask: y}"
    files = {
        **box_files,
        f"{MIRROR}/fi.md": box_files[f"{MIRROR}/en.md"],
        "exercises/decks/customers/en.yaml": f"title: T\nkind: K\nblank: B\ncards:\n  a: {card}\n  b: {card}\n",
        "exercises/decks/customers/fi.yaml": f"title: T\nkind: K\nblank: B\ncards:\n  c: {card}\n  a: {card}\n",
        "templates/worksheets/notes/fi.yaml": "title: T\n",
        "templates/sessions/first/fi.yaml": "title: T\n",
    }
    found = [p for p in told(Library([write("box", files)]), ("en", "fi")) if MIRROR not in p]
    assert found == [
        'exercises/decks/customers/en.yaml:4:1: no card "c", which fi.yaml has\n  hint: translate it, or take it away from fi.yaml',
        'exercises/decks/customers/fi.yaml:4:1: no card "b", which en.yaml has\n  hint: translate it, or take it away from en.yaml',
        'templates/sessions/first/fi.yaml: no talk "hello", which en.yaml has\n  hint: translate it, or take it away from en.yaml',
        'templates/worksheets/notes/fi.yaml: no phrase "heard", which en.yaml has\n  hint: translate it, or take it away from en.yaml',
    ]


def test_card_order_is_a_warning(write: Write, box_files: Files) -> None:
    card = "{title: A, text: x, ask: y}"
    top = "title: T\nkind: K\nblank: B\ncards:\n"
    files = {
        "exercises/decks/x/deck.yaml": "layout: story\naccent: map\n",
        "exercises/decks/x/en.yaml": f"{top}  a: {card}\n  b: {card}\n",
        "exercises/decks/x/fi.yaml": f"{top}  b: {card}\n  a: {card}\n",
        **{name: text for name, text in box_files.items() if "labels" in name or "skills" in name},
    }
    assert told(Library([write("box", files)]), ("en", "fi")) == [
        'exercises/decks/x/fi.yaml:5:3: warning: card "b" stands in another order than in en.yaml\n'
        "  hint: put the cards in the same order in every language"
    ]


def test_skills_without_a_word(write: Write, box_files: Files) -> None:
    files = {**box_files, "exercises/skills.yaml": "skills: [presence, juggling]\n"}
    found = check_library(Library([write("box", files)]), ["en"])
    assert [str(p) for p in found] == [
        'exercises/skills.yaml:1:20: unknown skill "juggling"\n  hint: add it under "skills:" in templates/labels/en.yaml'
    ]


PERSONAL = """\
title: Call 040 123 4567
kind: Customer
blank: Your own card
cards:
  anna:
    title: Anna
    text: In a hurry on 3.12.2026.
    ask: 'Her code is 131052-308T, or anna@example.fi?'
"""
HINT = "\n  hint: take it out or change it: cards go round the room"


def test_what_looks_personal_in_decks_of_ones_own(write: Write, box_files: Files) -> None:
    file = "exercises/decks/customers/en.yaml"
    mine, box = write("mine", {file: PERSONAL}), write("box", {**box_files, file: PERSONAL})
    assert told(Library([box])) == []
    assert told(Library([mine, box])) == [
        f'{file}:1:8: warning: "title" of the deck has what looks like a phone number, "040 …"{HINT}',
        f'{file}:8:10: warning: "ask" of the card "anna" has what looks like a Finnish personal identity code, "1310…"{HINT}',
        f'{file}:8:10: warning: "ask" of the card "anna" has what looks like an e-mail address, "anna…"{HINT}',
    ]


def test_a_deck_of_too_many_cards(write: Write, box_files: Files) -> None:
    file = "exercises/decks/customers/en.yaml"
    cards = "".join(f"  c{i}: {{title: A, text: b, ask: c}}\n" for i in range(501))
    text = f"title: T\nkind: K\nblank: B\ncards:\n{cards}"
    assert told(Library([write("box", {**box_files, file: text})])) == [
        f"{file}:4:1: 501 cards; a deck has 500 at the most\n  hint: make several decks of them"
    ]


def test_what_is_in_the_box_has_no_errors() -> None:
    problems = check_library(Library([Layer("box", BOX, trusted=True)]))
    assert [str(p) for p in problems.errors] == []
