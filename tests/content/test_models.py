# ruff: noqa: E501 - exact messages stay on one line
from __future__ import annotations

import pytest
from pydantic import BaseModel

from workshop.content.models import DeckModel, ExerciseModel, StarterWords, WorksheetModel
from workshop.content.validation import validate
from workshop.content.yaml_text import read_yaml
from workshop.errors import Problems

FACTS = """\
skills: [presence]
minutes: {short: 5, typical: 10, long: 15}
people: {min: 4, max: 24}
form: pairs
energy: 3
touch: none
exposure: 1
seated: true
online: no
room: open-floor
"""


def check(model: type[BaseModel], text: str) -> tuple[BaseModel | None, list[str]]:
    problems = Problems()
    document = read_yaml(text, "a.yaml", problems)
    assert document
    return validate(model, document, problems), [str(p) for p in problems]


def test_defaults_of_an_exercise() -> None:
    model, problems = check(ExerciseModel, FACTS)
    assert problems == []
    assert isinstance(model, ExerciseModel)
    assert (model.status, model.size, model.materials, model.prints, model.source) == ("approved", None, (), (), ())
    assert model.whom == "anyone"


@pytest.mark.parametrize(
    ("source", "authors"),
    [("{by: a}", ["a"]), ("[{by: a}, {by: b, work: c, year: 1963}]", ["a", "b"]), ("", [])],
)
def test_source_is_one_or_many(source: str, authors: list[str]) -> None:
    model, problems = check(ExerciseModel, FACTS + f"source: {source}\n")
    assert problems == []
    assert isinstance(model, ExerciseModel)
    assert [s.by for s in model.source] == authors


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("short: 5", "short: 11", "2:10: minutes should grow from short to long, not 11, 10, 15"),
        ("min: 4", "min: 25", '3:9: "min" is 25, more than "max", 24'),
        ("form: pairs", "form: groups", '4:7: "form: groups" needs a size\n  hint: add "size: 4-5"'),
        ("form: pairs", "form: pairs\nsize: 4-5", '5:7: "size" goes with "form: groups" only, not with "form: pairs"'),
        ("energy: 3", "energy: 6", '5:9: "energy" should be a whole number from 1 to 5, not "6"'),
        ("exposure: 1", "exposure: 0", '7:11: "exposure" should be a whole number from 1 to 3, not "0"'),
        ("touch: none", "touch: yes", '6:8: "touch" should be none, light or contact, not "yes"'),
        ("energy: 3\n", "", ': "energy" is missing\n  hint: add "energy: …"'),
        ("room: open-floor", "room: open-floor\nneeds: [sigth]", '11:9: an item of "needs" should be sight, hearing, voice, movement or reading, not "sigth"\n  hint: did you mean "sight"?'),
        ("room: open-floor", "room: open-floor\nprints:\n  - {worksheet: a, deck: b, per: room}", '12:5: a printed thing is one worksheet, one deck or one poster\n  hint: write "worksheet: …" or the like'),
        ("room: open-floor", "room: open-floor\nprints:\n  - {per: room}", '12:5: a printed thing is one worksheet, one deck or one poster\n  hint: write "worksheet: …" or the like'),
        ("room: open-floor", "room: open-floor\nprints:\n  - {worksheet: a, per: room, cards: 3}", '12:38: "cards" goes with a deck only'),
        ("room: open-floor", "room: open-floor\nprints:\n  - {worksheet: a, per: room, paper: a4}", '12:38: "paper" should be A3, A4 or Letter, not "a4"\n  hint: did you mean "A4"?'),
        ("room: open-floor", "room: open-floor\nmaterials:\n  - {item: pen, per: persn}", '12:22: "per" should be person, pair, trio, group, room or facilitator, not "persn"\n  hint: did you mean "person"?'),
    ],
)  # fmt: skip
def test_exercise_problems(old: str, new: str, problem: str) -> None:
    assert old in FACTS
    separator = "" if problem.startswith(":") else ":"
    assert check(ExerciseModel, FACTS.replace(old, new)) == (None, [f"a.yaml{separator}{problem}"])


def test_group_size_and_material() -> None:
    text = (
        FACTS.replace("pairs", "groups\nsize: 4-5")
        + "materials:\n  - {item: pen, per: person, count: 2, used-up: true}\n"
    )
    model, problems = check(ExerciseModel, text)
    assert problems == []
    assert isinstance(model, ExerciseModel)
    assert model.size
    assert (model.size.min, model.size.max) == (4, 5)
    assert (model.materials[0].count, model.materials[0].used_up) == (2, True)


def test_deck_and_worksheet_defaults() -> None:
    deck, _ = check(DeckModel, "layout: story\naccent: map\n")
    sheet, _ = check(WorksheetModel, "accent: map\n")
    assert isinstance(deck, DeckModel)
    assert deck.fields == ("text", "ask")
    assert isinstance(sheet, WorksheetModel)
    assert sheet.paper == "A4"


def test_optional_fields_are_fields() -> None:
    text = "layout: story\naccent: map\noptional: [aks]\n"
    assert check(DeckModel, text)[1] == [
        'a.yaml:3:11: "optional" names "aks", which is not among the fields\n  hint: did you mean "ask"?'
    ]


def test_starter_words() -> None:
    model, problems = check(StarterWords, "title: x\ntalks:\n  a: {title: y, text: z}\n")
    assert problems == []
    assert isinstance(model, StarterWords)
    assert model.talks["a"].text == "z"
    assert check(StarterWords, "title: x\ntalks:\n  a: {titel: y}\n")[1] == [
        'a.yaml:3:7: unknown key "titel"\n  hint: did you mean "title"?',
    ]
