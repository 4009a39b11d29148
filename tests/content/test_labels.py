# ruff: noqa: E501 - exact messages stay on one line
from __future__ import annotations

from workshop.content.labels import check_labels, label_headings
from workshop.content.records import SECTIONS, STAGES
from workshop.content.yaml_text import read_yaml
from workshop.errors import Problems

A_STAGES = ", ".join(f"{s}: A {s}" for s in STAGES)
THE_SECTIONS = ", ".join(f"{s}: The {s}" for s in SECTIONS)
GOOD = f"stages: {{{A_STAGES}}}\nsections: {{{THE_SECTIONS}}}\n"


def check(text: str) -> list[str]:
    problems = Problems()
    document = read_yaml(text, "en.yaml", problems)
    assert document
    check_labels(document, problems)
    return [str(p) for p in problems]


def test_complete_labels() -> None:
    assert check(GOOD) == []


def test_missing_and_doubled_words() -> None:
    text = GOOD.replace("map: A map, ", "").replace("The bridge", "The why").replace("A close", "")
    assert check(text) == [
        'en.yaml:1:1: "stages" has no word for "map"\n  hint: add "map: …"',
        f'en.yaml:1:{text.index("close") + 1}: "stages" has no word for "close"\n  hint: add "close: …"',
        f'en.yaml:2:{text.split(chr(10))[1].rindex("The why") + 1}: "The why" is the heading of two sections, why and bridge\n'
        "  hint: change one of them",
    ]


def test_groups_missing() -> None:
    assert check("name: x\nsections: y\n") == [
        'en.yaml: "stages" is missing\n  hint: add "stages:" with a word for each',
        'en.yaml:2:1: "sections" is missing\n  hint: add "sections:" with a word for each',
    ]


def test_headings_of_labels_without_sections() -> None:
    assert label_headings({"sections": "x"}, [{}]).printed == {}
