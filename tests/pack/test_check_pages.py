# ruff: noqa: E501 - exact messages stay on one line
"""What only fonts and templates can tell: of a whole library, and of one session."""

from __future__ import annotations

from pathlib import Path

from tests.packs import library, own_session
from workshop.errors import FileName, Problems
from workshop.pack.check_pages import check_day, check_pages

THEME = "templates/themes/acme.yaml"
DAY = "title: Day\nlanguage: en\nstart: 9.00\nparticipants: 8\nagenda:\n"
DECK = "title: Mine\nkind: K\nblank: B\ncards:\n  a: {title: A, text: '%s'}\n"
LONG = "Listen to what is said and to what is not said. " * 12


def write(layer: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (layer / name).parent.mkdir(parents=True, exist_ok=True)
        (layer / name).write_text(text, encoding="utf-8")
    return layer


def told(layer: Path, files: dict[str, str]) -> list[str]:
    problems = Problems()
    check_pages(library(write(layer, files)), problems)
    return [str(problem) for problem in problems]


def test_everything_in_one_run(tmp_path: Path) -> None:
    files = {
        THEME: "based-on: playbil\n",
        "templates/themes/faint.yaml": "based-on: playbill\ntitle: F\ncolours: {text: '#999999'}\n",
        "exercises/warm-up/mirror/exercise.yaml": "prints: [{poster: three-stps, per: room}]\n",
        "exercises/warm-up/mirror/en.md": "## Why\n\n☃\n",
        "exercises/decks/mine/deck.yaml": "layout: story\naccent: map\noptional: [ask]\n",
        "exercises/decks/mine/en.yaml": DECK % LONG,
    }
    problems = [text.partition("\n")[0] for text in told(tmp_path, files)]
    assert problems[:5] == [
        'exercises/warm-up/mirror/exercise.yaml:1:19: unknown poster "three-stps"',
        'templates/themes/acme.yaml:1:11: unknown theme "playbil"',
        'templates/themes/faint.yaml:3:17: "text" on the paper has a contrast of 2.8:1, and text needs 4.5:1',
        'templates/themes/faint.yaml:3:17: "text" on the wash has a contrast of 2.6:1, and text needs 4.5:1',
        'exercises/warm-up/mirror/en.md:3:1: no font of the theme has "☃" (U+2603, snowman)',
    ]
    assert [text.partition(" is ")[0] for text in problems[5:]] == ['exercises/decks/mine/en.yaml:5:3: the card "a" of the deck "mine"'] * 2  # fmt: skip
    assert problems[6].endswith("mm too tall in large print")


def test_a_theme_of_ones_own_is_tried_too(tmp_path: Path) -> None:
    large = "based-on: playbill\ntitle: Acme\ntype: {normal: {cards: {body: 16/22}}}\n"
    problems = told(tmp_path, {THEME: large})
    assert problems
    assert all(' mm too tall in the theme "acme"\n' in text for text in problems)
    assert all(text.startswith("exercises/decks/") for text in problems)


def test_fonts_that_are_not_there(tmp_path: Path) -> None:
    files = {THEME: "based-on: playbill\ntitle: Acme\nfonts:\n  text: {family: Nothing Sans}\n"}
    assert told(tmp_path, files) == [
        'templates/themes/acme.yaml: the font family "Nothing Sans" is not installed\n  hint: install it with: pip install fontpkg-nothing-sans'
    ]


def test_fonts_that_lack_what_others_have(tmp_path: Path) -> None:
    serif = "based-on: plain\ntitle: Acme\nfonts:\n  text: {family: DM Serif Display}\n"
    files = {THEME: serif, "exercises/warm-up/mirror/en.md": "## Why\n\nЖ and Ω.\n"}
    assert told(tmp_path, files)[0] == (
        "templates/themes/acme.yaml:3:1: warning: its fonts lack characters that the library prints: Ω Ж\n"
        "  hint: choose a font family that has them, or use the theme for other languages only"
    )


def test_the_usual_theme_when_it_is_broken(tmp_path: Path) -> None:
    [problem] = told(tmp_path, {"templates/themes/playbill.yaml": "bogus: x\n"})
    assert problem.startswith(
        'templates/themes/playbill.yaml:1:1: unknown key "bogus"\n  hint: known keys: title, brand'
    )


def day(text: str, layer: Path) -> list[str]:
    problems, content = Problems(), library(layer)
    check_day(own_session(DAY + text, content), content, problems)
    assert all(isinstance(p.place.file, FileName) for p in problems if p.place.line and p.place.file != "day.yaml")
    return [str(problem).partition("\n")[0] for problem in problems]


def test_a_session_that_can_be_built_has_no_problems(tmp_path: Path) -> None:
    assert day("  - exercise: mirror\n", tmp_path) == []


def test_a_session_is_laid_out_in_all_its_documents(tmp_path: Path) -> None:
    write(tmp_path, {
        "exercises/decks/mine/deck.yaml": "layout: story\naccent: map\noptional: [ask]\n",
        "exercises/decks/mine/en.yaml": DECK % LONG,
        "templates/documents/print-order.xml.j2": "<document/>\n",
    })  # fmt: skip
    problems = day("  - exercise: mirror\n    prints: [{deck: mine, per: room}]\n", tmp_path)
    assert [text.partition(" is ")[0] for text in problems] == [
        'exercises/decks/mine/en.yaml:5:3: the card "a" of the deck "mine"',
        'templates/documents/print-order.xml.j2:1:1: <document> lacks the attribute "title"',
        'templates/documents/print-order.xml.j2:1:1: <document> lacks the attribute "kind"',
        'templates/documents/print-order.xml.j2:1:1: <document> lacks the attribute "language"',
    ]


def test_what_is_wrong_in_a_session_hides_no_page_of_it(tmp_path: Path) -> None:
    write(tmp_path, {
        "exercises/decks/mine/deck.yaml": "layout: story\naccent: map\noptional: [ask]\n",
        "exercises/decks/mine/en.yaml": DECK % LONG,
    })  # fmt: skip
    problems = day("  - exercise: mirro\n  - exercise: mirror\n    prints: [{deck: mine, per: room}]\n", tmp_path)
    assert [text.partition(" is ")[0] for text in problems] == [
        'day.yaml:6:15: unknown exercise "mirro"',
        'exercises/decks/mine/en.yaml:5:3: the card "a" of the deck "mine"',
    ]
