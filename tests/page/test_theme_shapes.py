"""The names in a theme: which must be there, and what editors are told of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter, ValidationError

from tests.typesetting import theme_data
from workshop.page import theme_names
from workshop.page.theme_shapes import Named

WORDS = {"head": "The margin above.", "foot": "The margin below."}
SOME = TypeAdapter(Annotated[Mapping[str, float], Named(WORDS, complete=False)])
ALL = TypeAdapter(Annotated[Mapping[str, float], Named(WORDS)])
WITHIN = TypeAdapter(Annotated[Mapping[str, Mapping[str, float]], Named(WORDS, inside="base")])


@pytest.mark.parametrize(
    ("maps", "value", "told"),
    [
        (ALL, {"head": 1}, "it lacks foot"),
        (ALL, {}, "it lacks head, foot"),
        (WITHIN, {"base": {"foot": 1}}, 'its "base" lacks head'),
        (WITHIN, {"cover": {"head": 1}}, 'its "base" lacks head, foot'),
    ],
)
def test_what_lacks_is_named(maps: TypeAdapter[Any], value: object, told: str) -> None:
    with pytest.raises(ValidationError) as raised:
        maps.validate_python(value)
    assert raised.value.errors()[0]["msg"] == f"Value error, {told}"


def test_what_is_there_passes_and_more_may_be() -> None:
    assert SOME.validate_python({"foot": 1}) == {"foot": 1}
    assert ALL.validate_python({"head": 1, "foot": 2, "own": 3}) == {"head": 1, "foot": 2, "own": 3}
    assert WITHIN.validate_python({"base": {"head": 1, "foot": 2}, "cover": {}})["cover"] == {}


def test_editors_are_told_the_names() -> None:
    named = {name: {"type": "number", "description": words} for name, words in WORDS.items()}
    shape = {"type": "object", "additionalProperties": {"type": "number"}, "properties": named}
    assert SOME.json_schema() == shape
    assert ALL.json_schema() == {**shape, "required": ["head", "foot"]}
    within = WITHIN.json_schema()
    assert (within["required"], within["additionalProperties"]) == (["base"], shape)
    assert within["properties"]["base"]["required"] == ["head", "foot"]


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("colours", theme_names.COLOURS),
        ("accents", theme_names.ACCENTS),
        ("page", theme_names.PAGE_MEASURES),
        ("strokes", theme_names.STROKES),
        ("gaps", theme_names.GAPS),
        ("shapes", theme_names.SHAPES),
        ("shares", theme_names.SHARES),
        ("sheets", theme_names.PAPERS),
        ("posters", theme_names.PAPERS),
        ("type", theme_names.TYPE_SIZES),
    ],
)
def test_the_theme_of_the_box_has_these_names_and_no_others(key: str, words: Mapping[str, str]) -> None:
    assert set(theme_data()[key]) == set(words)


def test_the_styles_are_those_of_the_theme_of_the_box() -> None:
    for size in theme_data()["type"].values():
        assert set(size["base"]) == set(theme_names.STYLES)
        assert {name for styles in size.values() for name in styles} == set(theme_names.STYLES)
