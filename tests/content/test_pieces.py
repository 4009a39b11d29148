from __future__ import annotations

import textwrap
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.content.conftest import TEXT
from workshop.content.layers import Layer
from workshop.content.library import Library
from workshop.content.pieces import Piece, fold, read_pieces
from workshop.content.shelves import Found
from workshop.errors import Place, Problems

Write = Callable[[str, dict[str, str]], Layer]
MIRROR = "exercises/warm-up/mirror/en.md"
NOTES = "templates/worksheets/notes"


def pieces(library: Library, name: str, *layers: int) -> dict[str, Piece]:
    problems = Problems()
    found = [Found(library.shelves.shelves[i], name) for i in layers or (0,)]
    read = read_pieces(library, found, problems)
    assert problems.found == []
    return read


def test_a_text_is_divided_into_its_top_and_its_sections(write: Write, box_files: dict[str, str]) -> None:
    read = pieces(Library([write("box", box_files)]), MIRROR)
    assert list(read) == [
        "name", "summary", "why", "set-up", "steps", "debrief", "care", "doubt", "variations", "bridge",
    ]  # fmt: skip
    assert read["name"] == Piece("name", "name", "Mirror", "Mirror", Place(MIRROR, 1, 1), "box")
    assert read["summary"].place == Place(MIRROR, 3, 1)
    text, words = "## Debrief (6 min)\n\n- What happened?", "6 - What happened?"
    assert read["debrief"] == Piece("debrief", "Debrief", text, words, Place(MIRROR, 19, 1), "box")
    assert read["bridge"].text == "## Bridge to work\n\nLook up once."


def test_a_note_at_the_top_moves_no_line(write: Write, box_files: dict[str, str]) -> None:
    text = "<!-- A note\nof two lines. -->\n" + box_files[MIRROR]
    read = pieces(Library([write("box", {**box_files, MIRROR: text})]), MIRROR)
    assert [read[name].place.line for name in ("name", "summary", "why")] == [3, 5, 7]
    assert "note" not in read["name"].text


def test_a_text_may_have_no_sections(write: Write, box_files: dict[str, str]) -> None:
    library = Library([write("own", {MIRROR: "# Mirrored\n"}), write("box", box_files)])
    assert list(pieces(library, MIRROR)) == ["name"]


def test_layers_are_laid_over_one_another(write: Write, box_files: dict[str, str]) -> None:
    own = write("own", {MIRROR: "# Mirrored\n\n## Why\n\nMy reason.\n"})
    read = pieces(Library([own, write("box", box_files)]), MIRROR, 0, 1)
    assert {name: piece.layer for name, piece in read.items() if piece.layer == "own"} == {"name": "own", "why": "own"}
    assert (read["why"].text, read["summary"].text) == ("## Why\n\nMy reason.", "Move together.")


def test_yaml_is_divided_into_single_values_and_lists(write: Write, box_files: dict[str, str]) -> None:
    library = Library([write("own", {"exercises/warm-up/mirror/exercise.yaml": "minutes: {typical: 12}\nneeds: [a]\n"}),
                       write("box", box_files)])  # fmt: skip
    read = pieces(library, "exercises/warm-up/mirror/exercise.yaml", 0, 1)
    assert [(name, read[name].text, read[name].layer) for name in ("minutes.short", "minutes.typical", "needs")] == [
        ("minutes.short", "5", "box"),
        ("minutes.typical", "12", "own"),
        ("needs", "[a]", "own"),
    ]
    assert read["materials"].text == "- item: timer\n  per: room"
    assert read["minutes.typical"].place == Place("exercises/warm-up/mirror/exercise.yaml", 1, 11)


def test_a_template_is_taken_whole(write: Write, box_files: dict[str, str]) -> None:
    read = pieces(Library([write("box", box_files)]), f"{NOTES}/sheet.xml.j2")
    assert read == {"": Piece("", "", "<sheet/>", "<sheet/>", Place(f"{NOTES}/sheet.xml.j2"), "box")}


def test_a_picture_is_told_by_its_size_and_compared_by_its_bytes(write: Write, box_files: dict[str, str]) -> None:
    layer = write("box", box_files)
    words = []
    for data in (b"\x89PNG\xff\xfe", b"\x89PNG\xff\xff"):
        (layer.root / NOTES / "a.png").write_bytes(data)
        piece = pieces(Library([layer]), f"{NOTES}/a.png")[""]
        assert piece.text == "not text: 6 bytes"
        words.append(piece.words)
    assert words[0] != words[1]


def test_what_cannot_be_read_is_a_problem(write: Write, box_files: dict[str, str]) -> None:
    bad = {MIRROR: "# Mirror\n\n## Wy\n\nx\n", f"{NOTES}/en.yaml": "a: [\n"}
    library, problems = Library([write("box", {**box_files, **bad})]), Problems()
    for name in bad:
        read_pieces(library, [Found(library.shelves.shelves[0], name)], problems)
    assert [problem.code for problem in problems.errors] == ["text-section", "yaml-syntax"]


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("title: Notes\nheard: 'I  heard'\n", 'heard: "I heard"\n\ntitle: >-\n  Notes\n', True),
        ("title: Notes\nheard: I heard\n", "title: Notes\nheard: i heard\n", False),
    ],
)
def test_how_a_value_is_written_is_no_change(
    write: Write, box_files: dict[str, str], one: str, two: str, same: bool
) -> None:
    words = []
    for i, text in enumerate((one, two)):
        library = Library([write(f"box{i}", {**box_files, f"{NOTES}/en.yaml": text})])
        words.append({name: piece.words for name, piece in pieces(library, f"{NOTES}/en.yaml").items()})
    assert (words[0] == words[1]) == same


@given(st.integers(20, 90))
def test_breaking_lines_anew_changes_no_words(width: int) -> None:
    lines = TEXT.format(name="Mirror", summary="Move together and breathe. " * 3).split("\n")
    again = "\n".join("\n".join(textwrap.wrap(line, width, break_long_words=False)) for line in lines)
    assert fold(again) == fold("\n".join(lines))
