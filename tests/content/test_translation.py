# ruff: noqa: E501 - exact messages stay on one line
"""Texts laid out to be translated: what counts, and how far the check says it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from workshop.content.check import check_library
from workshop.content.exercise_text import read_top_lines
from workshop.content.layers import Layer
from workshop.content.library import Library
from workshop.content.translation import is_under_way, is_untouched, lay_out_text, lay_out_yaml, without_note
from workshop.content.untranslated import every_item, lay_out_language
from workshop.content.yaml_text import walk
from workshop.errors import Problems

BOX = Path(__file__).parents[2]
Write = Callable[[str, dict[str, str]], Layer]
Files = dict[str, str]
LABELS = "templates/labels/sv.yaml"
MIRROR = "exercises/warm-up/mirror/sv.md"
DECK = "exercises/decks/customers/sv.yaml"
ENGLISH = Library([Layer("box", BOX)]).labels("en", Problems())
ALL = sum(not isinstance(value, dict) for path, value in walk(ENGLISH) if all(isinstance(key, str) for key in path))


def laid_out(layer: Layer) -> Files:
    library = Library([layer])
    files = lay_out_language(library, "sv", "en", every_item(library), Problems())
    return {name: data.decode() for name, data in files.items()}


def told(*layers: Layer, languages: tuple[str, ...] = ()) -> list[str]:
    return [str(problem) for problem in check_library(Library(layers), languages) if "/fi." not in problem.place.file]


def uncomment(text: str) -> str:
    return re.sub(r"(?m)^#(?! \S)", "", text)


YAML = sorted([*BOX.glob("templates/labels/en.yaml"), *BOX.glob("exercises/decks/*/fi.yaml")])


@pytest.mark.parametrize("path", YAML, ids=lambda path: path.parent.name)
def test_yaml_comes_back_when_its_marks_are_taken_away(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    text = lay_out_yaml(source, path.name, "sv")
    assert text.startswith(f"# To translate from {path.name} into Swedish: ")
    assert is_untouched(text)
    assert uncomment(text).split("\n", 4)[4] == source
    assert not is_untouched(uncomment(text))
    assert is_under_way(uncomment(text))


def test_a_text_is_a_note_until_something_stands_below_it() -> None:
    text = lay_out_text("<!-- Ours. -->\n# Mirror\n\nMove --> now.\n", "en.md", "xx")
    assert text.startswith('<!-- To translate from en.md into the language "xx": write the text below this note')
    assert text.endswith("\n\n# Mirror\n\nMove -- > now.\n-->\n")
    assert is_untouched(text)
    assert not is_untouched(text + "\n# Spegel\n\nRör er.\n")
    assert without_note(text).strip() == ""


def test_what_is_not_laid_out_is_neither() -> None:
    for text in ("# Mirror\n", "title: x\n", "# A comment\n", "<!-- A note. -->\n", ""):
        assert not is_under_way(text)
        assert not is_untouched(text)


def test_a_note_at_the_top_of_a_text_is_not_read_and_keeps_the_lines(write: Write, box_files: Files) -> None:
    file = "exercises/warm-up/mirror/en.md"
    note = "<!-- Ours.\n\n## Not a heading\n-->\n"
    assert read_top_lines(note + box_files[file]) == ("Mirror", "Move together.")
    assert told(write("box", {**box_files, file: note + box_files[file]}), languages=("en",)) == []
    wrong = note + box_files[file].replace("## Why", "## Wy")
    assert told(write("box", {**box_files, file: wrong}), languages=("en",))[1].startswith(
        f"{file}:9:1: unknown section"
    )
    open_note = note.replace("-->", "")
    not_ended = f'{file}:1:1: a note that does not end\n  hint: write "-->" behind its last word'
    assert not_ended in told(write("box", {**box_files, file: open_note}), languages=("en",))


def test_a_note_further_down_is_printed_as_it_is_typed(write: Write, box_files: Files) -> None:
    file = "exercises/warm-up/mirror/en.md"
    text = box_files[file].replace("Because.", "<!-- Because. -->")
    exercise = Library([write("box", {**box_files, file: text})]).exercise("mirror", "en", Problems())
    assert exercise is not None
    assert "<!-- Because. -->" in str(exercise.text.sections["why"])


def test_what_is_laid_out_counts_as_missing(write: Write, box_files: Files) -> None:
    box = write("box", box_files)
    mine = write("mine", laid_out(box))
    library = Library([mine, box])
    assert library.languages_of("deck", "customers") == ("en",)
    assert library.ids("labels") == ("en", "fi")
    assert library.summary("exercise", "mirror", "sv").layer == "box"
    problems = Problems()
    assert library.deck("customers", "sv", problems) is None
    assert [str(p) for p in problems] == [
        f"{DECK}: missing: this deck has no text in Swedish\n  hint: it is laid out to be translated: write the words in it"
    ]
    assert told(mine, box) == [
        f"{DECK}: warning: missing: this deck has no text in Swedish",
        f"{MIRROR}: warning: missing: this exercise has no text in Swedish",
        f"{LABELS}: warning: sv: 0 of {ALL} labels translated\n  hint: still to do: name, stages.arrive, stages.warm-up and {ALL - 3} more",
        "templates/sessions/first/sv.yaml: warning: missing: this session has no text in Swedish",
        "templates/worksheets/notes/sv.yaml: warning: missing: this worksheet has no text in Swedish",
    ]
    assert library.exercise("mirror", "en", Problems()) is not None


def test_what_is_half_done_is_a_warning_until_the_mark_is_taken_away(write: Write, box_files: Files) -> None:
    box = write("box", box_files)
    files = laid_out(box)
    files[LABELS] = uncomment(files[LABELS]).replace("name: English", "# name").replace("  close: Close", "")
    files[DECK] = files[DECK].replace("#title", "title").replace("#cards", "cards")
    mine = write("mine", files)
    library = Library([mine, box])
    assert check_library(library).errors == ()
    assert (
        f"{LABELS}: warning: sv: {ALL - 2} of {ALL} labels translated\n  hint: still to do: name, stages.close"
        in told(mine, box)
    )
    assert next(t for t in told(mine, box) if DECK in t) == f'{DECK}: warning: "kind" is missing\n  hint: add "kind: …"'
    files = {name: text.replace("# To translate from", "# From") for name, text in files.items()}
    assert {p.place.file for p in check_library(Library([write("done", files), box])).errors} >= {LABELS, DECK}


def test_a_language_that_is_whole_has_no_problems(write: Write, box_files: Files) -> None:
    box = write("box", box_files)
    files = {name: uncomment(text) for name, text in laid_out(box).items()}
    files[MIRROR] = box_files["exercises/warm-up/mirror/en.md"]
    assert told(write("mine", files), box) == []


def test_many_missing_files_are_told_by_their_number(write: Write, box_files: Files) -> None:
    decks = {f"exercises/decks/{item}/{file}": box_files[f"exercises/decks/customers/{file}"] for item in "abcde" for file in ("deck.yaml", "en.yaml")}  # fmt: skip
    box = write(
        "box", {**box_files, **decks, "exercises/decks/a/fi.yaml": box_files["exercises/decks/customers/en.yaml"]}
    )
    assert [str(p) for p in check_library(Library([box]), ("en", "fi")) if p.place.file == "exercises/decks"] == [
        "exercises/decks: warning: fi: 1 of 6 decks translated\n  hint: still to do: b, c, customers and 2 more"
    ]


def test_a_language_that_is_hardly_there_is_not_missed_before_it_is_laid_out(write: Write, box_files: Files) -> None:
    box = write("box", box_files)
    assert list(check_library(Library([box]))) == []


def test_only_what_is_not_there_is_laid_out(write: Write, box_files: Files) -> None:
    box = write("box", box_files)
    assert sorted(laid_out(box)) == [
        DECK, MIRROR, LABELS, "templates/sessions/first/sv.yaml", "templates/worksheets/notes/sv.yaml",
    ]  # fmt: skip
    mine = write("mine", {DECK: "title: x\n", MIRROR: laid_out(box)[MIRROR]})
    library = Library([mine, box])
    files = lay_out_language(library, "sv", "en", every_item(library), Problems())
    assert sorted(files) == [LABELS, "templates/sessions/first/sv.yaml", "templates/worksheets/notes/sv.yaml"]
