from __future__ import annotations

from typing import Any

import pytest

from tests.packs import STARTERS, library, own_session, plan_session, planned
from workshop.content.records import Source
from workshop.pack.data import (
    block_data,
    energy_data,
    form_today,
    heading_word,
    print_line,
    session_data,
    source_line,
    stage_data,
)
from workshop.session.records import Grouping, PrintNeed


def shown(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", "~")


def plain(value: Any) -> bool:
    if isinstance(value, dict):
        return all(type(key) is str and plain(part) for key, part in value.items())
    if isinstance(value, list):
        return all(map(plain, value))
    return type(value) in (str, int, float, bool)


@pytest.mark.parametrize(("name", "lang"), STARTERS)
def test_only_plain_data_goes_into_templates(name: str, lang: str) -> None:
    agenda, words = planned(name, lang)
    assert plain(session_data(agenda, words))
    for block in block_data(agenda, words):
        assert plain(block), block
    assert plain(energy_data(agenda, words))
    assert plain(stage_data(agenda, words))


@pytest.mark.parametrize(
    ("form", "sizes", "expected"),
    [
        ("pairs", (2,) * 7, "7~pairs"),
        ("pairs", (2,), "1~pair"),
        ("pairs", (2, 2, 2, 2, 2, 3), "5~pairs + 3"),
        ("pairs", (3,), "3"),
        ("trios", (3, 3, 3), "3~trios"),
        ("trios", (3, 3, 4, 4), "3~+~3~+~4~+~4"),
        ("groups", (5, 5, 4), "5~+~5~+~4"),
        ("groups", (5,) * 7 + (4,), "7~×~5 + 1~×~4"),
        ("circle", (), "circle"),
        ("whole", (), "whole group"),
    ],
)
def test_how_the_room_divides(form: str, sizes: tuple[int, ...], expected: str) -> None:
    _, words = planned("meet-the-person", "en")
    assert shown(form_today(form, Grouping(sizes), words)) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (Source("Viola Spolin", "Improvisation", "1963"), "Viola Spolin, Improvisation (1963)"),
        (Source("Keith Johnstone"), "Keith Johnstone"),
        (Source("A & B", "", "1999"), "A & B (1999)"),
        (Source("", "A work"), "A work"),
    ],
)  # fmt: skip
def test_sources_in_a_line(source: Source, expected: str) -> None:
    assert source_line(source) == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [("Debrief (6 min)", "Debrief"), ("Debrief", "Debrief"), ("Purku (6 min)", "Purku"), ("Why", "Why")],
)
def test_headings_without_minutes(heading: str, expected: str) -> None:
    assert heading_word(heading) == expected


@pytest.mark.parametrize(
    ("need", "expected"),
    [
        (PrintNeed("worksheet", "empathy-map", 14, "person"), "14~×~Empathy map"),
        (PrintNeed("worksheet", "empathy-map", 1, "room"), "Empathy map"),
        (PrintNeed("worksheet", "empathy-map", 3, "group", "A3"), "3~×~Empathy map A3"),
        (PrintNeed("worksheet", "not-read", 2, "person"), "2~×~not-read"),
        (PrintNeed("poster", "agreements", 1, "room"), "Our agreements"),
    ],
)
def test_printed_things_in_a_line(need: PrintNeed, expected: str) -> None:
    _, words = planned("meet-the-person", "en")
    title = str(words.labels["posters"]["agreements"]["title"])
    assert shown(print_line(need, words)) == (title if need.kind == "poster" else expected)


def test_the_session_in_both_languages() -> None:
    finnish, english = (session_data(*planned("meet-the-person", lang)) for lang in ("fi", "en"))
    assert (finnish["title"], english["title"]) == ("Kohtaa ihminen", "Meet the person")
    assert finnish["span"].count(".") == 2
    assert english["span"].count(":") == 2
    assert finnish["people"] == english["people"] == 14
    assert shown(english["participants"]).startswith("14~")


SESSION = """\
title: "{{client}} & {client}"
client: Nordea
language: en
start: 9.00
participants: 8
agenda:
  - exercise: one-word-check-in
  - talk: "{participants} of us"
    minutes: 5
    keep: may-cut
    text: "{participants} {client} {{ 7*7 }}"
  - break: 10
    at: 10.00
  - exercise: mirror
"""


def test_what_a_user_typed_is_not_filled_in() -> None:
    agenda, words = plan_session(own_session(SESSION, library()), library())
    session, blocks = session_data(agenda, words), block_data(agenda, words)
    assert session["title"] == "{{client}} & {client}"
    assert blocks[1]["name"] == "{participants} of us"
    assert blocks[1]["paragraphs"] == [[["{participants} {client} {{ 7*7 }}", ""]]]


def test_blocks_know_their_clock_and_kind() -> None:
    agenda, words = plan_session(own_session(SESSION, library()), library())
    blocks = block_data(agenda, words)
    assert [block["kind"] for block in blocks] == ["exercise", "talk", "break", "exercise"]
    assert [block["anchor"] for block in blocks] == ["block-1", "block-2", "block-3", "block-4"]
    assert blocks[0]["start"] == "9:00"
    assert blocks[2]["start"] == "10:00"
    assert blocks[2]["slack"]
    assert blocks[1]["may_cut"] is True
    assert blocks[1]["left_out"] is True
    assert blocks[1]["late"] == ""
    assert blocks[0]["late"] == "9:15"


def test_what_an_exercise_needs_twice_at_the_same_time_is_told_as_one_number() -> None:
    text = SESSION.replace("one-word-check-in", "empty-chair").replace("participants: 8", "participants: 14")
    block = block_data(*plan_session(own_session(text, library()), library()))[0]
    assert "17\N{NO-BREAK SPACE}chairs" in block["materials"]
    assert sum("chair" in material for material in block["materials"]) == 1
    assert not any("chair" in material for material in block["shared"])


@pytest.mark.parametrize(("name", "lang"), STARTERS)
def test_the_energy_curve_goes_from_the_beginning_to_the_end(name: str, lang: str) -> None:
    agenda, words = planned(name, lang)
    made = energy_data(agenda, words)
    at, values = [float(x) for x in made["at"].split()], [float(x) for x in made["values"].split()]
    assert len(at) == len(values) == len(agenda.blocks) + 2
    assert at == sorted(at)
    assert (at[0], at[-1]) == (0, 1)
    assert all(0 <= value <= 1 for value in values)
    bands = [band.split(":") for band in made["bands"].split()]
    assert all(float(low) < float(high) <= 1 for low, high, _ in bands)
    marks = [mark.partition(":") for mark in made["marks"].split()]
    assert [float(place) for place, _, _ in marks] == sorted(float(place) for place, _, _ in marks)
    assert "{curve}" not in made["alt"]
