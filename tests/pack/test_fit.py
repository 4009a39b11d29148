# ruff: noqa: E501 - exact messages stay on one line
"""Pages of a library tried without a session: what does not fit, and templates that fail."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.packs import library, own
from tests.typesetting import element, fonts, theme
from workshop.content.bounds import MAX_PROBLEMS
from workshop.content.library import Library
from workshop.errors import FileName, PageError, Problem, Problems
from workshop.pack import containment
from workshop.pack.fit import Fitting, once_each

DECK = "exercises/decks/mine"
SHEET = "templates/worksheets/mine"
WORDS = "Listen to what is said and to what is not said. "


def deck(text: str = "Short.", title: str = "Mine", layout: str = "story") -> dict[str, str]:
    """Write a deck of two cards."""
    return {
        f"{DECK}/deck.yaml": f"layout: {layout}\naccent: map\n",
        f"{DECK}/en.yaml": f"title: {title}\nkind: K\nblank: B\ncards:\n  a: {{title: A, text: Short., ask: Why}}\n  b: {{title: B, text: '{text}', ask: Why}}\n",
    }


def sheet(inside: str = "<h1>{{ words.title }}</h1>") -> dict[str, str]:
    """Write a worksheet."""
    top = '<sheet id="{{ sheet.anchor }}" title="{{ words.title }}" source="{{ sheet.source }}">'
    return {
        f"{SHEET}/worksheet.yaml": "accent: map\n",
        f"{SHEET}/en.yaml": "title: Mine\n",
        f"{SHEET}/sheet.xml.j2": f"{top}\n{inside}</sheet>\n",
    }


def content(layer: Path, written: dict[str, str]) -> Library:
    for name, text in written.items():
        (layer / name).parent.mkdir(parents=True, exist_ok=True)
        (layer / name).write_text(text, encoding="utf-8")
    return library(layer)


def found(layer: Path, written: dict[str, str], **options: str) -> list[Problem]:
    problems = Problems()
    fitting = Fitting(content(layer, written), theme(), fonts(), problems, **options)
    fitting.check("en", ["mine"] * (f"{SHEET}/en.yaml" in written), ["mine"] * (f"{DECK}/en.yaml" in written))
    return list(problems)


def told(layer: Path, written: dict[str, str], **options: str) -> list[str]:
    return [str(problem) for problem in found(layer, written, **options)]


def test_what_fits_is_not_told(tmp_path: Path) -> None:
    assert told(tmp_path, {**deck(), **sheet()}) == []


def test_a_card_that_fits_in_neither_size(tmp_path: Path) -> None:
    problems = found(tmp_path, deck(WORDS * 12))
    pattern = r'exercises/decks/mine/en\.yaml:6:3: the card "b" of the deck "mine" is (\d+\.\d) mm too tall{}\n  hint: shorten its words by about (\d+) lines'
    normal, large = (re.fullmatch(pattern.format(where), str(p)) for where, p in zip(("", " in large print"), problems, strict=True))  # fmt: skip
    assert normal
    assert large
    assert 0 < float(normal[1]) < float(large[1])
    assert {p.place.file.path for p in problems} == {tmp_path / DECK / "en.yaml"}
    assert all(isinstance(p.place.file, FileName) for p in problems)


def test_only_the_sizes_that_are_asked_for(tmp_path: Path) -> None:
    assert ["large" in text for text in told(tmp_path, deck(WORDS * 12), sizes=("large",))] == [True]


def test_what_does_not_fit_in_another_theme_names_it(tmp_path: Path) -> None:
    [normal, large] = found(tmp_path, deck(WORDS * 12), theme_name="acme")
    assert normal.message.endswith(' mm too tall in the theme "acme"')
    assert large.message.endswith(' mm too tall in large print in the theme "acme"')


@pytest.mark.parametrize("count", [5, 8, 9, 12])
def test_it_says_what_a_build_says(tmp_path: Path, count: int) -> None:
    tried = told(tmp_path, deck(WORDS * count), sizes=("normal",))
    day = "title: T\nlanguage: en\nstart: 9.00\nparticipants: 8\nagenda:\n  - talk: X\n    minutes: 5\n    prints: [{deck: mine, per: room}]\n"
    try:
        own(day, tmp_path, only=["cards"])
        built = []
    except PageError as error:
        built = [str(problem) for problem in error.problems]
    assert tried == built
    assert bool(built) == (count > 8)


def test_a_title_too_long_for_the_backs_is_told_once(tmp_path: Path) -> None:
    problems = told(tmp_path, deck(title="Mine " * 150), sizes=("normal",))
    assert [text.partition(" is ")[0] for text in problems] == [
        'exercises/decks/mine/en.yaml:5:3: the card "a" of the deck "mine"'
    ]


def test_of_many_cards_too_long_only_some_are_told(tmp_path: Path) -> None:
    written = deck()
    more = "".join(f"  c{i}: {{title: C, text: '{WORDS * 12}', ask: Why}}\n" for i in range(60))
    written[f"{DECK}/en.yaml"] += more
    assert len(told(tmp_path, written, sizes=("normal",))) == MAX_PROBLEMS


def test_a_blank_card_has_to_fit_too(tmp_path: Path) -> None:
    written = deck()
    written[f"{DECK}/en.yaml"] = written[f"{DECK}/en.yaml"].replace("blank: B", "blank: " + WORDS * 20)
    assert told(tmp_path, written, sizes=("normal",))[0].startswith(
        'exercises/decks/mine/en.yaml: the card "blank" of the deck "mine" is '
    )


def test_a_layout_that_there_is_not(tmp_path: Path) -> None:
    assert told(tmp_path, deck(layout="storry")) == [
        'exercises/decks/mine/deck.yaml:1:9: no layer has the template "templates/cards/storry.xml.j2"\n  hint: did you mean "story.xml.j2" or "number.xml.j2"?'
    ]


def test_a_worksheet_that_does_not_fit(tmp_path: Path) -> None:
    zones = "".join(f'<zone title="Zone {i}" least="40"/>' for i in range(12))
    normal, large = told(tmp_path, sheet(zones))
    message = r'templates/worksheets/mine/en\.yaml: the worksheet "Mine" is \d+\.\d mm too tall for its page{}\n  hint: shorten its prompts'
    assert re.fullmatch(message.format(""), normal)
    assert re.fullmatch(message.format(" in large print"), large)


def test_broken_markup_is_told_once_and_hides_nothing(tmp_path: Path) -> None:
    problems = found(tmp_path, {**deck(WORDS * 12), **sheet("<bogus/>")})
    assert [str(problem).partition(" is ")[0] for problem in problems] == [
        "templates/worksheets/mine/sheet.xml.j2:2:1: unknown element <bogus>",
        'exercises/decks/mine/en.yaml:6:3: the card "b" of the deck "mine"',
        'exercises/decks/mine/en.yaml:6:3: the card "b" of the deck "mine"',
    ]
    assert problems[0].place.file.path == tmp_path / SHEET / "sheet.xml.j2"


def test_documents_of_ones_own_are_tried_and_those_of_the_box_are_not(tmp_path: Path) -> None:
    broken = '<document kind="guide" title="x" language="en"><section title="{{ x }}"/></document>'
    assert told(tmp_path, {"templates/documents/guide.xml.j2": broken}) == [
        "templates/documents/guide.xml.j2:1:1: the template failed: 'x' is undefined\n"
        "  hint: templates name only what the reference lists, and close every {% … %}"
    ]


def test_a_template_that_was_stopped_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containment, "SECONDS_WAITED", 60)
    letters = '{% set letters = "' + "a" * 500 + '" %}'
    loops = "".join(f"{{% for {name} in letters %}}" for name in "bcd")
    endless = letters + loops + "{{ letters }}" + "{% endfor %}" * 3
    mine, problems = content(tmp_path, sheet(endless) | {f"{SHEET}/fi.yaml": "title: Oma\n"}), Problems()
    fitting = Fitting(mine, theme(), fonts(), problems)
    for language in ("en", "fi"):
        fitting.check(language, ["mine"], [])
    assert [problem.code for problem in problems] == ["template-long"]


def test_what_cannot_be_read_is_not_tried(tmp_path: Path) -> None:
    written = deck() | sheet() | {f"{DECK}/en.yaml": "title: [\n", f"{SHEET}/worksheet.yaml": "accent: none\n"}
    assert told(tmp_path, written) == []
    problems = Problems()
    Fitting(library(tmp_path), theme(), fonts(), problems).check("xx", ["mine"], ["mine"])
    assert list(problems) == []


def test_backs_that_differ_are_all_tried() -> None:
    def card(name: str, back: str) -> str:
        return (
            f'<card id="{name}" source="en.yaml:{name}"><front><p>{name}</p></front><back><p>{back}</p></back></card>'
        )

    cards = card("1", "x") + card("2", "x") + card("3", "y") + '<card id="0" blank="true"><front><p/></front></card>'
    root = element(f'<document kind="cards" title="T" language="en"><deck id="d" title="D">{cards}</deck></document>')
    thinned = once_each(root)
    assert [[face.name for face in card.elements] for card in thinned.elements[0].elements] == [
        ["front", "back"], ["front"], ["front", "back"], ["front"],
    ]  # fmt: skip
    assert not any(card.flag("blank") for card in thinned.elements[0].elements)
