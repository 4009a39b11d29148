"""What the command line says instead of the session."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.errors import Place, Problems
from workshop.session.overrides import Overrides, override
from workshop.session.records import BreakBlock, Participant, PrintChoices, Session

SESSION = Session(
    slug="day",
    title="Päivä",
    client="Kaikki",
    language="fi",
    date=date(2026, 12, 3),
    start=540,
    end=-1,
    participants=(Participant("Aino"), Participant("Sirpa", "large"), Participant("Eero")),
    facilitators=("",),
    goals=(),
    theme="playbill",
    blocks=(BreakBlock(5, Place("day.yaml", 6, 5)),),
    print=PrintChoices(spares=5),
    place=Place("day.yaml"),
    places={("participants",): Place("day.yaml", 4, 15), ("language",): Place("day.yaml", 2, 11)},
)


def asked(overrides: Overrides) -> tuple[Session, str]:
    problems = Problems()
    session = override(SESSION, overrides, problems)
    return session, "\n".join(map(str, problems))


def test_nothing_asked_changes_nothing() -> None:
    assert asked(Overrides()) == (SESSION, "")


def test_what_is_asked_replaces() -> None:
    session, told = asked(
        Overrides(date=date(2027, 1, 2), start=0, client="", paper="Letter", ink="grey", type="large", lang="fi")
    )
    assert told == ""
    assert (session.date, session.start, session.client, session.slug) == (date(2027, 1, 2), 0, "", "day")
    assert session.print == PrintChoices("Letter", "grey", "large", 5)


def test_another_language_is_for_the_library_only() -> None:
    session, told = asked(Overrides(lang="en"))
    assert (session.language, session.slug, session.title) == ("en", "day-en", "Päivä")
    assert told == (
        'day.yaml:2:11: warning: the session\'s own words stay in "fi"\n'
        '  hint: "--lang en" changes the words of the library only'
    )


def test_fewer_people_lose_their_names_with_a_warning() -> None:
    session, told = asked(Overrides(people=1))
    assert session.participants == (Participant("Aino"),)
    assert told == ('day.yaml:4:15: warning: "--people 1" leaves out 2 of the names\n  hint: left out: Sirpa, Eero')


def test_more_people_have_no_names() -> None:
    session, told = asked(Overrides(people=5))
    assert session.participants == (*SESSION.participants, Participant(), Participant())
    assert told == ""


@pytest.mark.parametrize("people", [0, -1, 1001])
def test_people_out_of_range(people: int) -> None:
    session, told = asked(Overrides(people=people))
    assert session == SESSION
    assert told == (
        f"--people: {people} participants: a session has from 1 to 1000\n  hint: write how many people take part"
    )


@given(st.integers(1, 1000))
def test_as_many_as_asked(people: int) -> None:
    session, told = asked(Overrides(people=people))
    assert len(session.participants) == people
    assert bool(told) == (people < 3)


def test_a_later_start_moves_the_end_with_it() -> None:
    problems = Problems()
    later = override(replace(SESSION, end=760), Overrides(start=SESSION.start + 240), problems)
    assert (later.start, later.end) == (SESSION.start + 240, 1000)
    assert override(SESSION, Overrides(start=600), problems).end == SESSION.end == -1


def test_what_was_asked_stands_on_the_command_line() -> None:
    session = override(SESSION, Overrides(client="Cat"), Problems())
    assert str(session.where("client")) == "--client"
    assert session.where("title") == SESSION.where("title")
