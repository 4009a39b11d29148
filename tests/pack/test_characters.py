# ruff: noqa: E501 - exact messages stay on one line
"""Every character that no font has, in whatever file it stands, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packs import library
from tests.typesetting import fonts
from workshop.content.bounds import MAX_PROBLEMS
from workshop.errors import Place, Problems
from workshop.pack.characters import check_library_characters, check_theme_characters, read_written

MIRROR = "exercises/warm-up/mirror/en.md"
NOTES = "templates/worksheets/listening-notes"
SNOWMAN = 'no font of the theme has "☃" (U+2603, snowman)\n  hint: take it out, or write it in letters'
GRIN = 'no font of the theme has "😀" (U+1F600, grinning face)\n  hint: take it out, or write it in letters'


def told(layer: Path, files: dict[str, str]) -> list[str]:
    for name, text in files.items():
        (layer / name).parent.mkdir(parents=True, exist_ok=True)
        (layer / name).write_text(text, encoding="utf-8")
    content, problems = library(layer), Problems()
    check_library_characters(read_written(content), content, fonts().missing, problems)
    return [str(problem) for problem in problems]


def test_the_box_has_none(tmp_path: Path) -> None:
    assert told(tmp_path, {}) == []


FILES = {
    "a text": (MIRROR, "## Why\n\n☃ and ☃, and 😀.\nThen ☃.\n", [f"{MIRROR}:3:1: {SNOWMAN}", f"{MIRROR}:3:14: {GRIN}", f"{MIRROR}:4:6: {SNOWMAN}"]),
    "a note above a text": (MIRROR, "<!-- ☃\n-->\n## Why\n\nNo ☃.\n", [f"{MIRROR}:5:4: {SNOWMAN}"]),
    "a heading that nothing knows": (MIRROR, "## Wy ☃\n\nX.\n", [f"{MIRROR}:1:7: {SNOWMAN}"]),
    "words": (f"{NOTES}/en.yaml", "# ☃\ntitle: 😀  # ☃\n", [f"{NOTES}/en.yaml:2:8: {GRIN}"]),
    "words over several lines": (f"{NOTES}/en.yaml", "title: |\n  One\n  two ☃\n", [f"{NOTES}/en.yaml:3:7: {SNOWMAN}"]),
    "an escape": (f"{NOTES}/en.yaml", 'title: "a \\u2603"\n', [f"{NOTES}/en.yaml:1:8: {SNOWMAN}"]),
    "cards": ("exercises/decks/x/en.yaml", "title: X\ncards:\n  a: {title: A, text: ☃ ☃}\n  b: {title: ☃}\n", [f"exercises/decks/x/en.yaml:3:23: {SNOWMAN}", f"exercises/decks/x/en.yaml:4:14: {SNOWMAN}"]),
    "labels": ("templates/labels/en.yaml", "stages: {map: Map ☃}\n", [f"templates/labels/en.yaml:1:19: {SNOWMAN}"]),
    "talks": ("templates/sessions/listening-90/en.yaml", "talks:\n  aims: {title: ☃}\n", [f"templates/sessions/listening-90/en.yaml:2:17: {SNOWMAN}"]),
    "a source": ("exercises/warm-up/mirror/exercise.yaml", "source: {by: ☃}\n", [f"exercises/warm-up/mirror/exercise.yaml:1:14: {SNOWMAN}"]),
    "a template": (f"{NOTES}/sheet.xml.j2", "{# ☃\n☃ #}<p>☃</p>{# ☃ #}\n", [f"{NOTES}/sheet.xml.j2:2:8: {SNOWMAN}"]),
    "a file that nothing reads": ("exercises/notes.txt", "☃", []),
    "a file that cannot be read": (MIRROR, "☃\0", []),
    "a text that waits to be translated": ("exercises/warm-up/mirror/sv.md", "<!-- To translate from en.md: ☃ -->\n", []),
}  # fmt: skip


@pytest.mark.parametrize("case", FILES)
def test_a_character_is_told_where_it_is_printed(tmp_path: Path, case: str) -> None:
    file, text, problems = FILES[case]
    assert told(tmp_path, {file: text}) == problems


def test_what_both_layers_say_is_told_of_the_one_that_says_it(tmp_path: Path) -> None:
    told(tmp_path, {MIRROR: "## Why\n\n☃\n"})
    content, problems = library(tmp_path), Problems()
    check_library_characters(read_written(content), content, fonts().missing, problems)
    assert [problem.place.file.path for problem in problems] == [tmp_path / MIRROR]


def test_of_a_file_full_of_them_some_are_told(tmp_path: Path) -> None:
    assert len(told(tmp_path, {MIRROR: "## Why\n\n" + "☃\n" * 500})) == MAX_PROBLEMS


def themed(lacking: str, known: str = "") -> list[str]:
    def missing(text: str) -> list[str]:
        return [character for character in text if character in lacking]

    problems = Problems()
    place = Place("templates/themes/acme.yaml", 2, 1)
    check_theme_characters(read_written(library()), frozenset(known), missing, place, problems)
    return [str(problem) for problem in problems]


def test_a_theme_whose_fonts_lack_what_the_library_prints() -> None:
    hint = "  hint: choose a font family that has them, or use the theme for other languages only"
    place = "templates/themes/acme.yaml:2:1: warning: its fonts lack characters that the library prints: "
    assert themed("äö☃") == [f"{place}ä ö\n{hint}"]
    assert themed("abcdefghijklmno") == [f"{place}a b c d e f g h i j k l and 3 more\n{hint}"]
    assert themed("äö", known="öä") == []
    assert themed("") == []
