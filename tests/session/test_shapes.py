"""What editors are told of times, dates and people."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft7Validator
from pydantic import TypeAdapter

from workshop.session.shapes import DayOrNothing, Time, TimeOrNothing, or_a_line


def takes(schema: dict[str, Any], *values: object) -> list[bool]:
    return [Draft7Validator(schema).is_valid(value) for value in values]


@pytest.mark.parametrize(("kind", "nothing"), [(Time, False), (TimeOrNothing, True)])
def test_a_time_is_text_or_what_a_parser_makes_of_it(kind: Any, nothing: bool) -> None:
    schema = TypeAdapter(kind).json_schema()
    assert takes(schema, "9.00", "09:00", "9", 9, 9.3, 540, 24) == [True] * 7
    assert takes(schema, "nine", "9.0", "9-00", -1, 1441, True, [9], {}) == [False] * 8
    assert takes(schema, None, "") == [nothing, nothing]


def test_a_day_is_a_date_or_nothing() -> None:
    schema = TypeAdapter(DayOrNothing).json_schema()
    assert takes(schema, "2026-12-03", " 2026-12-03 ", "", None) == [True] * 4
    assert takes(schema, "3.12.2026", "2026-12", 2026, True, []) == [False] * 5


def test_a_list_may_be_a_line() -> None:
    schema = or_a_line("[1-9][0-9]?", 99, "names, or a number")
    assert takes(schema, ["Aino"], 1, 99, "12") == [True] * 4
    assert takes(schema, 0, 100, "Aino", None, True, {}) == [False] * 6
