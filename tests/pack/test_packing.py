"""The packing list: what to take from the pack, how many, and for whom."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from workshop.content.library import Library
from workshop.errors import Problems
from workshop.pack.box import box_layer
from workshop.pack.data import block_data, read_words
from workshop.pack.packing import PackingList
from workshop.session.agenda import plan
from workshop.session.records import Participant
from workshop.session.session_file import read_starter

PEOPLE = (Participant("Sirpa", "large"), Participant("Mikael"), Participant("Aisha", "large"), Participant("", "large"))


def prints(*people: Participant, size: str = "normal") -> list[tuple[Any, Any, Any]]:
    library, problems = Library([box_layer()]), Problems()
    starter = read_starter(library, "listening-90", problems, "en")
    assert starter is not None
    session = replace(starter, participants=people, print=replace(starter.print, type=size))
    agenda = plan(session, library, problems)
    assert agenda is not None
    words = read_words(agenda, library, problems)
    rows = PackingList(agenda, words, block_data(agenda, words)).rows()["prints"]
    return [(row["name"], row["count"], row["note"]) for row in rows]


def test_large_print_copies_say_whose_they_are() -> None:
    assert prints(*PEOPLE)[:2] == [
        ("Participant handbook", 5, "spares included"),
        ("Large-print copies", 3, "Sirpa, Aisha"),
    ]


def test_nobody_is_singled_out_where_all_read_the_same() -> None:
    assert "Large-print copies" not in [row[0] for row in prints(*PEOPLE, size="large")]
    assert "Large-print copies" not in [
        row[0] for row in prints(*[Participant(name) for name in ("Mikael", "Oona", "Leena", "Jonas")])
    ]
