# ruff: noqa: E501 - exact messages stay on one line
"""Ids out of names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.content.ids import make_id, plain_id, short_id
from workshop.content.shelves import is_id
from workshop.errors import Problems


@pytest.mark.parametrize(
    ("name", "made"),
    [("Vaikea asiakas", "vaikea-asiakas"), ("mirror", "mirror"), ("Älä! 2", "ala-2"), ("console", "console")],
)
def test_a_name_becomes_an_id(problems: Problems, name: str, made: str) -> None:
    assert make_id(name, problems) == made
    assert list(problems) == []


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("../x", "../x: this is a path, not a name\n  hint: write the name alone; it goes to the folder that you are in, or to the one behind --library"),
        ("a\\b", "a\\b: this is a path, not a name\n  hint: write the name alone; it goes to the folder that you are in, or to the one behind --library"),
        ("con", 'con: Windows keeps the name "con" for itself\n  hint: choose another: con-1'),
        ("LPT1!", 'LPT1!: Windows keeps the name "lpt1" for itself\n  hint: choose another: lpt1-1'),
        ("a" * 300, f"{'a' * 40}…: the name has 300 characters; 60 is the most\n  hint: choose a shorter one; the rest can be said in the file"),
        ("!!!", "!!!: no file can have this name: it holds no letter from a to z, and no digit\n  hint: choose a name with such letters; the title in the file may be anything"),
        ("", "NAME: no file can have this name: it holds no letter from a to z, and no digit\n  hint: choose a name with such letters; the title in the file may be anything"),
        ("a\x1bb", "NAME: the name holds a character that cannot be printed\n  hint: type it again"),
        ("a\udcffb", "NAME: the name holds a character that cannot be printed\n  hint: type it again"),
    ],
)  # fmt: skip
def test_names_that_cannot_be(problems: Problems, name: str, told: str) -> None:
    assert make_id(name, problems) == ""
    assert [str(problem) for problem in problems] == [told]


@given(st.text(max_size=90))
def test_a_short_id_is_an_id_or_nothing(text: str) -> None:
    made = short_id(text)
    assert is_id(made) if plain_id(text) else made == ""
    assert plain_id(text).startswith(made)


@given(st.text(max_size=90))
def test_what_is_made_is_an_id_or_told(name: str) -> None:
    problems = Problems()
    made = make_id(name, problems)
    assert is_id(made) if made else len(problems.errors) == 1
    assert plain_id(plain_id(name)) == plain_id(name)
