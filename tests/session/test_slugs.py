"""Slugs."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.session.slugs import in_language, slug, slugify


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("meet-the-person", "meet-the-person"),
        ("Kohtaa ihminen.yaml", "kohtaa-ihminen"),
        ("./day/Päivä ÖÄÅ.yml", "paiva-oaa"),
        ("day\\one.yaml", "one"),
        ("1.12. Acme.yaml", "1-12-acme"),
        ("v1.2", "v1-2"),
        ("Žofia & Łukasz.yaml", "zofia-lukasz"),
        ("Straße.yaml", "strasse"),
        ("__--__.yaml", "session"),
        ("日本.yaml", "session"),
        ("", "session"),
        ("con.yaml", "con-session"),
        ("NUL", "nul-session"),
        ("com1.yaml", "com1-session"),
        ("console.yaml", "console"),
        ("a" * 80, "a" * 60),
    ],
)
def test_slug(name: str, made: str) -> None:
    assert slug(name) == made


@given(st.text(max_size=90))
def test_every_text_makes_an_id(text: str) -> None:
    made = slugify(text)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", made)
    assert len(made) <= 60
    assert slugify(made) == made


def test_the_language_follows_where_it_is_not_the_sessions_own() -> None:
    assert in_language("day", "fi", "en") == "day-en"
    assert in_language("day", "fi", "fi") == "day"
    assert in_language("day", "fi", "") == "day"
