# ruff: noqa: E501 - exact messages stay on one line
from __future__ import annotations

from typing import Annotated, Literal

import pytest
from pydantic import Field

from workshop.content.fields import Id, Items, Language, Line, Prose, Size, Whole, Written, YesNo
from workshop.content.records import Span
from workshop.content.validation import validate
from workshop.content.yaml_text import read_yaml
from workshop.errors import Problems


class Inner(Written):
    item: Id
    how_many: Annotated[int, Whole(1, 9)] = 1


class Model(Written):
    name: Line = "x"
    text: Prose = "x"
    count: Annotated[int, Whole(0, 40)] = 0
    on: YesNo = False
    size: Size = Span(1, 1)
    form: Literal["solo", "pairs"] = "solo"
    code: Language = "fi"
    tags: Items[Id] = ()
    inner: Inner | None = None
    many: Items[Inner] = ()
    words: dict[Id, dict[str, Line]] = Field(default_factory=dict)


def check(text: str) -> tuple[Model | None, list[str]]:
    problems = Problems()
    document = read_yaml(text, "a.yaml", problems)
    assert document
    return validate(Model, document, problems), [str(p) for p in problems]


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("name: Kyllä, ja", "name", "Kyllä, ja"),
        ("count: 40", "count", 40),
        ("count: 0", "count", 0),
        ("on: yes", "on", True),
        ("on: False", "on", False),
        ("size: 4-5", "size", Span(4, 5)),
        ("size: 4–5", "size", Span(4, 5)),
        ("size: 4", "size", Span(4, 4)),
        ("tags: [a, b-2]", "tags", ("a", "b-2")),
        ("tags:", "tags", ()),
        ("many: [{item: a, how-many: 3}]", "many", (Inner.model_validate({"item": "a", "how-many": "3"}),)),
        ("code: pt-br", "code", "pt-br"),
        ("words: {a: {x: y}}", "words", {"a": {"x": "y"}}),
    ],
)
def test_values(text: str, field: str, value: object) -> None:
    model, problems = check(text)
    assert problems == []
    assert getattr(model, field) == value


ID = "an id: small letters a-z, digits, and single hyphens between them"
NUMBER = '"count" should be a whole number from 0 to 40, not'


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("nmae: x", '1:1: unknown key "nmae"\n  hint: did you mean "name"?'),
        ("zzzzzz: x", '1:1: unknown key "zzzzzz"\n  hint: known keys: name, text, count, on, size, form, code, tags, inner, many, words'),
        ("count: 010", f'1:8: {NUMBER} "010"\n  hint: write "10", without the zero before it'),
        ("count: 41", f'1:8: {NUMBER} "41"'),
        ("count: -1", f'1:8: {NUMBER} "-1"'),
        ("count: 1.0", f'1:8: {NUMBER} "1.0"'),
        ("count: ٣", f'1:8: {NUMBER} "٣"'),
        ("count:", f"1:7: {NUMBER} empty"),
        ("count: [1]", f"1:8: {NUMBER} a list"),
        (f"count: {'9' * 60}", f'1:8: {NUMBER} "{"9" * 40}…"'),
        ("on: maybe", '1:5: "on" should be true or false, not "maybe"'),
        ("size: 5-4", '1:7: "size" should be a size like 4-5, not "5-4"'),
        ("size: 0", '1:7: "size" should be a size like 4-5, not "0"'),
        ("form: pair", '1:7: "form" should be solo or pairs, not "pair"\n  hint: did you mean "pairs"?'),
        ("form: zzz", '1:7: "form" should be solo or pairs, not "zzz"'),
        ("form: [solo]", '1:7: "form" should be solo or pairs, not a list'),
        ("tags: a", '1:7: "tags" should be a list, not "a"\n  hint: write tags: [a]'),
        ("tags: {a: b}", '1:7: "tags" should be a list, not a map'),
        ("tags: [A]", f'1:8: an item of "tags" should be {ID}, not "A"'),
        ("tags: [a--b]", f'1:8: an item of "tags" should be {ID}, not "a--b"'),
        (f"tags: [{'a' * 61}]", '1:8: an item of "tags": 61 letters; 60 is the most'),
        ("name: [x]", '1:7: "name" should be one line of text, not a list'),
        ("name: |\n  x\n  y", '1:7: "name" should be one line of text, not "x…"'),
        ("text: ''", '1:7: "text" should be text, not empty'),
        ("code: suomi!", '1:7: "code" should be a language like fi or en, not "suomi!"'),
        ("inner: x", '1:8: "inner" should be a map with the keys item, how-many, not "x"'),
        ("inner: {}", '1:1: "inner" has no "item"\n  hint: add "item: …"'),
        ("inner: {item: a, howmany: 2}", '1:18: unknown key "howmany"\n  hint: did you mean "how-many"?'),
        ("inner: {item: a, how_many: 2}", '1:18: unknown key "how_many"\n  hint: did you mean "how-many"?'),
        ("many:\n  - {item: a}\n  - {itme: b, item: c}", '3:6: unknown key "itme"\n  hint: did you mean "item"?'),
        ("many: [{}]", '1:8: an item of "many" has no "item"\n  hint: add "item: …"'),
        ("words: x", '1:8: "words" should be a map of keys and values, not "x"'),
        ("words: {A: {x: y}}", f'1:9: "A" should be {ID}'),
        (f"words: {{{'a' * 61}: {{x: y}}}}", f'1:9: "{"a" * 40}…": 61 letters; 60 is the most'),
        ("tags:" + "\n- a" * 201, '2:1: "tags": 201 items; 200 is the most'),
        ("words: {a: {x: [y]}}", '1:16: "x" should be one line of text, not a list'),
    ],
)  # fmt: skip
def test_problems(text: str, problem: str) -> None:
    assert check(text) == (None, [f"a.yaml:{problem}"])


def test_missing_at_the_top_is_told_of_the_whole_file() -> None:
    problems = Problems()
    document = read_yaml("how-many: 2", "a.yaml", problems)
    assert document
    assert validate(Inner, document, problems) is None
    assert [str(p) for p in problems] == ['a.yaml: "item" is missing\n  hint: add "item: …"']


def test_a_misspelt_key_is_told_once() -> None:
    assert check("inner: {itm: a}\nmany: [{itemm: a}, {}]") == (
        None,
        [
            'a.yaml:1:9: unknown key "itm"\n  hint: did you mean "item"?',
            'a.yaml:2:9: unknown key "itemm"\n  hint: did you mean "item"?',
            'a.yaml:2:20: an item of "many" has no "item"\n  hint: add "item: …"',
        ],
    )


def test_a_part_of_a_document() -> None:
    problems = Problems()
    document = read_yaml("list:\n  - {item: a}\n  - {item: B}", "a.yaml", problems)
    assert document
    assert validate(Inner, document, problems, at=("list", 0)) == Inner(item="a")
    assert validate(Inner, document, problems, at=("list", 1)) is None
    assert [str(p) for p in problems] == [f'a.yaml:3:12: "item" should be {ID}, not "B"']


class Left(Written):
    kind: Literal["left"]
    count: Annotated[int, Whole()]


class Right(Written):
    kind: Literal["right"]


class Either(Written):
    one: Annotated[Left | Right, Field(discriminator="kind")]


def test_unions_leave_no_trace_in_the_place() -> None:
    problems = Problems()
    document = read_yaml("one: {kind: left, count: x}", "a.yaml", problems)
    assert document
    assert validate(Either, document, problems) is None
    assert [str(p) for p in problems] == ['a.yaml:1:26: "count" should be a whole number from 0 to 10000, not "x"']


def test_twenty_problems_are_enough() -> None:
    problems = Problems()
    document = read_yaml("".join(f"k{n}: x\n" for n in range(5000)), "a.yaml", problems)
    assert document
    assert validate(Model, document, problems) is None
    assert len(problems.found) == 20
