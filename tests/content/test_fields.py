from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from workshop.content.fields import Id, Items, Line, Size, Whole, YesNo


@given(st.integers(0, 500))
def test_whole_numbers_in_plain_digits(number: int) -> None:
    assert Whole(0, 500).read(str(number)) == number


@pytest.mark.parametrize(
    "value", ["", "01", "-1", "+1", "1.0", "1 000", "1_000", "0x1", "1e3", "²", "١", "501", "9" * 5000]
)
def test_no_whole_numbers(value: str) -> None:
    with pytest.raises(ValueError, match="a whole number from 0 to 500"):
        Whole(0, 500).read(value)


@pytest.mark.parametrize("value", [1, True, None, ["a"], {}])
@pytest.mark.parametrize("kind", [Id, Line, YesNo, Size])
def test_only_text_is_read(kind: Any, value: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python(value)


def test_an_empty_value_is_an_empty_list() -> None:
    assert TypeAdapter(Items[Line]).validate_python("") == ()
