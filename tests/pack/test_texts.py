from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.content.records import Bullets, Paragraph, Quote, Run, Step
from workshop.errors import Place
from workshop.pack.texts import blocks, fill, plain_runs, runs, step

NAMES = {"participants": "14", "client": "Nordea & co", "groups": "3"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{participants} people", "14 people"),
        ("For {client}, {groups} groups", "For Nordea & co, 3 groups"),
        ("{{participants}} stays", "{{participants}} stays"),
        ("{other} {Participants} {participants.__class__} {}", "{other} {Participants} {participants.__class__} {}"),
        ("{{ 7*7 }} {% if %}", "{{ 7*7 }} {% if %}"),
        ("{participants", "{participants"),
    ],
)
def test_names_are_filled_in_and_nothing_else(text: str, expected: str) -> None:
    assert fill(text, NAMES) == expected


def test_what_is_filled_in_is_not_filled_again() -> None:
    assert fill("{client}", {"client": "{participants}", "participants": "14"}) == "{participants}"


@given(st.text(max_size=60))
def test_text_without_the_names_is_left_alone(text: str) -> None:
    if not any(f"{{{name}}}" in text for name in NAMES):
        assert fill(text, NAMES) == text
    assert fill(text, {}) == text


PLACE = Place("x.md", 1)
INLINE = (Run("a "), Run("b", bold=True), Run("c", italic=True), Run("d", bold=True, italic=True))


def test_runs_carry_their_look() -> None:
    assert runs(INLINE, {}) == [["a ", ""], ["b", "b"], ["c", "i"], ["d", "bi"]]
    assert plain_runs("**x** {groups}", NAMES) == [["**x** 3", ""]]


def test_blocks_carry_their_kind() -> None:
    made = blocks(
        [
            Paragraph((Run("p"),), PLACE),
            Quote((Run("{participants}"),), PLACE),
            Bullets(((Run("x"),), (Run("y"),)), PLACE, ordered=True),
        ],
        NAMES,
    )
    assert made == [
        {"kind": "p", "runs": [["p", ""]]},
        {"kind": "say", "runs": [["14", ""]]},
        {"kind": "list", "ordered": True, "items": [[["x", ""]], [["y", ""]]]},
    ]


def test_a_step_has_minutes_and_blocks() -> None:
    made = step(Step(3, (Paragraph((Run("Go."),), PLACE),), PLACE), {})
    assert made == {"minutes": 3, "blocks": [{"kind": "p", "runs": [["Go.", ""]]}]}
