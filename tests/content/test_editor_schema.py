"""Schemas made of models: whatever the model reads, however an editor may take it, is in order."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from pydantic import Field, TypeAdapter, ValidationError

from tests.editors import Core, seen
from workshop.content.editor_schema import make_schema, require_unless, words_schema
from workshop.content.fields import AnyText, Id, Items, Language, Line, Prose, Size, Whole, Written, YesNo
from workshop.content.yaml_text import read_yaml
from workshop.errors import Problems
from workshop.page.theme import ColourValue, Positive, TypeValue
from workshop.session.model import Clock, SessionModel, Short, Title

KINDS: dict[str, Any] = {
    "id": Id, "line": Line, "prose": Prose, "any text": AnyText, "language": Language, "yes or no": YesNo, "size": Size,
    "whole": Annotated[int, Whole(0, 60)], "clock": Clock, "title": Title, "short": Short, "colour": ColourValue,
    "type": TypeValue, "positive": Positive, "number": int, "switch": bool, "text": str,
    **{key: Annotated[field.annotation, *field.metadata] for key, field in SessionModel.model_fields.items()
       if key in ("date", "start", "participants", "facilitators", "goals", "theme")},
}  # fmt: skip
SCHEMAS = {name: make_schema(kind) for name, kind in KINDS.items()}
TOKENS = [
    "9", "0", "1", "12", "010", "9.30", "9:30", "09:00", "24.00", "1e3", "0x1f", "1_000", "12:30:45", "-1", "+5", ".5",
    "2026-12-03", "2026-12-03 10:00", "true", "True", "no", "No", "off", "y", "null", "Null", "~", "", "''", '"12"',
    "NaN", ".inf", "4-5", "4 – 5", "9.8/13.6", "'#1D5FA8'", "a.csv", "a", "abc-1", "Aino Mäki", "en", "[]",
    "[a, 1, no]", "{name: a}", "[{name: 1, type: large}, ~]", "{a: b}", "[[a]]", "|\n  two\n  lines\n", "1.50", "18.",
]  # fmt: skip


def is_read(kind: Any, written: str) -> bool:
    """Tell whether the model takes what is written."""
    document = read_yaml(f"k: {written}", "x.yaml", Problems())
    try:
        return document is not None and TypeAdapter(kind).validate_python(document.data["k"]) is not Ellipsis
    except ValidationError:
        return False


def is_underlined(schema: dict[str, Any], written: str, loader: Any = yaml.SafeLoader) -> bool:
    return not Draft7Validator(schema).is_valid(seen(yaml.load(f"k: {written}", loader)["k"]))


@pytest.mark.parametrize("name", KINDS)
def test_whatever_is_read_is_not_underlined(name: str) -> None:
    schema = SCHEMAS[name]
    Draft7Validator.check_schema(schema)
    read = [token for token in TOKENS if is_read(KINDS[name], token)]
    assert read
    for loader in (yaml.SafeLoader, Core):
        underlined = [token for token in read if is_underlined(schema, token, loader)]
        # A list that is written as quotes around nothing is in order, and nobody's way to write it.
        assert [token for token in underlined if (name, token) != ("goals", "''")] == []


@given(st.sampled_from(sorted(KINDS)), st.text("0123456789abcenotuyfrl.:-_+/ #~'[]{},x", max_size=12))
def test_nothing_that_is_read_is_underlined(name: str, written: str) -> None:
    if is_read(KINDS[name], written) and (name, yaml.load(f"k: {written}", Core)["k"]) != ("goals", ""):
        assert not is_underlined(SCHEMAS[name], written, Core)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("id", "Mirror"), ("id", "a--b"), ("id", "[a]"), ("id", "{a: b}"), ("line", "''"), ("line", "[a]"),
        ("language", "English"), ("yes or no", "maybe"), ("yes or no", "1"), ("yes or no", ""), ("size", "5 to 6"),
        ("size", "4.5"), ("whole", "61"), ("whole", "-1"), ("whole", "1.5"), ("whole", "many"), ("whole", "true"),
        ("clock", "half past nine"), ("clock", "true"), ("start", ""), ("start", "nine"), ("date", "3.12.2026"),
        ("date", "2026"), ("date", "tomorrow"), ("title", f"'{'a' * 121}'"), ("participants", "0"),
        ("participants", "1001"), ("participants", "[]"), ("participants", "everyone"), ("participants", "[{nam: a}]"),
        ("participants", "[{name: a, type: huge}]"), ("participants", ""), ("facilitators", "100"),
        ("facilitators", "[]"), ("facilitators", "Aino"), ("facilitators", "[[a]]"), ("goals", "listening"),
        ("goals", "{a: b}"), ("colour", "red"), ("colour", "'#12345'"), ("type", "9.8"), ("positive", "0"),
        ("positive", "1001"), ("positive", "wide"), ("number", "bold"), ("switch", "perhaps"), ("switch", "2"),
        ("text", "[a]"),
    ],
)  # fmt: skip
def test_mistakes_are_underlined(name: str, written: str) -> None:
    assert is_underlined(SCHEMAS[name], written)
    assert not is_read(KINDS[name], written)


class Inner(Written):
    """Something inside."""

    used_up: YesNo = Field(default=False, description="Whether.")
    form: Literal["pairs", "trios"] = Field(description="How.")


class Outer(Written):
    """Something."""

    one: Inner = Field(description="The one.")
    more: Items[Inner] = ()
    names: dict[Id, Line] = Field(default_factory=dict)
    scale: dict[Literal["low", "high"], int] = Field(default={}, description="From to.")


def test_a_model_becomes_one_schema_with_nothing_to_look_up() -> None:
    schema = make_schema(Outer)
    assert "$ref" not in str(schema)
    assert "title" not in schema
    assert (schema["description"], schema["required"], schema["additionalProperties"]) == ("Something.", ["one"], False)
    one, more, names, scale = schema["properties"].values()
    assert (one["description"], more["items"]["description"]) == ("The one.", "Something inside.")
    assert one["required"] == ["form"]
    assert one["properties"]["used-up"]["description"] == "Whether. false if left out."
    assert one["properties"]["form"] == {"description": "How.", "enum": ["pairs", "trios"], "type": "string"}
    assert more["type"] == ["array", "null"]
    assert names["propertyNames"]["pattern"] == "^(?:[a-z0-9]+(-[a-z0-9]+)*)$"
    assert (list(scale["properties"]), scale["additionalProperties"]) == (["low", "high"], False)
    assert "default" not in str(schema)


def test_what_is_based_on_something_may_leave_everything_out() -> None:
    check = Draft7Validator(require_unless("base", {**make_schema(Outer), "additionalProperties": True})).is_valid
    assert check({"base": "x"})
    assert check({"base": "x", "one": {"used-up": True}})
    assert check({"one": {"form": "pairs"}})
    assert not check({"one": {"used-up": True}})
    assert not check({})
    assert not check({"base": "x", "one": {"form": "fours"}})


def test_words_have_the_shape_of_others_and_none_is_asked_for() -> None:
    words = {"name": "English", "units": {"one": "pair", "many": "pairs"}, "home": [{"line": "a\nb"}], "none": []}
    schema = words_schema(words, "English")
    check = Draft7Validator(schema).is_valid
    for good in (words, {}, {"own": "x", "units": {"few": "y"}}, {"name": 9}, {"home": None}, {"home": [{}]}):
        assert check(good)
    for bad in ({"name": ["a"]}, {"units": "pair"}, {"home": {"line": "a"}}, {"home": [{"line": {}}]}, []):
        assert not check(bad)
    assert schema["properties"]["name"]["description"] == "English: English"
    assert schema["properties"]["home"]["items"]["properties"]["line"]["description"] == "English: a b"
