"""What a bundle may hold; names that it may not are tried in test_bundle_reading."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.content.files import same_name
from workshop.pack.bundle_rules import (
    MOST_FILES,
    collisions,
    first_words,
    is_beside,
    is_clutter,
    is_template,
    shown,
    wrong_name,
    wrong_sizes,
)

WORD = st.text(string.ascii_lowercase + string.digits + "-", min_size=1, max_size=12)


@given(st.lists(WORD, min_size=1, max_size=6), st.sampled_from(["exercises", "templates"]))
def test_plain_names_are_all_allowed(parts: list[str], top: str) -> None:
    name = "/".join([top, *parts]) + "/en.md"
    wrong = wrong_name(name)
    assert wrong == "" or "Windows keeps for itself" in wrong


@given(st.text(max_size=40))
def test_a_name_that_is_allowed_stays_in_its_layer(name: str) -> None:
    for candidate in (name, f"exercises/{name}.md"):
        if not wrong_name(candidate):
            parts = candidate.split("/")
            assert ".." not in parts
            assert all(parts)
            assert not candidate.startswith("/")
            assert candidate.isprintable()


@given(st.text(max_size=100))
def test_every_name_can_be_shown(name: str) -> None:
    assert shown(name).isprintable()
    assert len(name) > 80 or not name.isprintable() or shown(name) == name


@pytest.mark.parametrize("name", ["README.md", "readme", "LICENCE", "License.txt", "COPYING", "NOTICE.md"])
def test_what_may_lie_beside(name: str) -> None:
    assert is_beside(name)
    assert wrong_name(name) == ""


@pytest.mark.parametrize("name", [".DS_Store", "Thumbs.db", "desktop.ini", "._a.md", "~$a.md", "a.md~", "__MACOSX"])
def test_what_programs_leave_behind(name: str) -> None:
    assert is_clutter(name)


@pytest.mark.parametrize("name", ["templates/a.xml.j2", "templates/A.J2", "exercises/x.j2"])
def test_what_is_code(name: str) -> None:
    assert is_template(name)


@given(st.lists(st.text("abAB/", min_size=1, max_size=5), unique=True, max_size=8))
def test_without_collisions_every_name_lies_by_itself(names: list[str]) -> None:
    names = [name for name in names if all(name.split("/"))]
    if not collisions(names):
        assert len({same_name(name) for name in names}) == len(names)
        assert not any(other.startswith(f"{name}/") for name in names for other in names)


def test_sizes() -> None:
    assert (
        wrong_sizes({"exercises/a.md": 2_000_000, "templates/a.png": 10_000_000, "templates/a.ttf": 20_000_000}) == []
    )
    assert wrong_sizes({"a.yaml": 2_000_001, "a.JPG": 10_000_001, "a.otf": 20_000_001}) == [
        ("a.yaml", "is larger than 2 MB"),
        ("a.JPG", "is larger than 10 MB"),
        ("a.otf", "is larger than 20 MB"),
    ]
    assert wrong_sizes({f"{n}.md": 0 for n in range(MOST_FILES)}) == []
    assert wrong_sizes({f"{n}.md": 0 for n in range(MOST_FILES + 1)}) == [("", "has more than 2000 files")]
    assert wrong_sizes({f"{n}.png": 9_000_000 for n in range(8)}) == [("", "has more than 64 MB in all")]
    assert wrong_sizes({f"{n}.md": 1_500_000 for n in range(3)}) == [("", "has more than 4 MB of text")]


def test_many_names_in_a_line() -> None:
    assert first_words(["a", "b\n"]) == "a, b\\n"
    assert first_words(map(str, range(9)), 3) == "0, 1, 2 and 6 more"
