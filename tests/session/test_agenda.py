"""Planning a day: clock, numbers, groups, counts, and all that may be wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import ceil
from textwrap import dedent, indent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.content.records import (
    Deck,
    Exercise,
    ExerciseFacts,
    ExerciseText,
    Material,
    Minutes,
    PrintItem,
    Span,
    Stage,
    Worksheet,
)
from workshop.errors import Place, Problems, nearest
from workshop.session.agenda import plan
from workshop.session.counts import copies
from workshop.session.records import Agenda, BreakBlock, ExerciseBlock, MaterialNeed, PrintNeed, Session
from workshop.session.session_file import read_session

HERE = Place("exercises/x/exercise.yaml", 1, 1)
FACTS = ExerciseFacts(
    skills=("listening",), minutes=Minutes(10, 20, 30), people=Span(4, 24), form="pairs", energy=2, touch="none",
    exposure=1, seated=True, online=True, needs=(), room="any", place=HERE,
)  # fmt: skip


def exercise(id: str, stage: Stage, facts: ExerciseFacts = FACTS) -> Exercise:
    return Exercise(id, stage, facts, ExerciseText("en", id, "", {}, HERE), {})


MAPPING = replace(
    FACTS,
    form="groups",
    size=Span(4, 5),
    prints=(PrintItem("worksheet", "empathy-map", "group", HERE, "A3"), PrintItem("deck", "emotions", "group", HERE)),
    materials=(Material("pen", "person", HERE), Material("sticky-notes", "group", HERE, 2, True)),
)
EXERCISES = {
    "check-in": exercise("check-in", "arrive", replace(FACTS, form="circle", minutes=Minutes(5, 10, 15))),
    "mirror": exercise("mirror", "warm-up"),
    "yes-and": exercise("yes-and", "warm-up", replace(FACTS, form="trios")),
    "map": exercise("map", "map", MAPPING),
    "old": exercise("old", "close", replace(FACTS, form="solo", status="retired")),
    "raw": exercise("raw", "close", replace(FACTS, form="solo", status="draft")),
}


def unknown(kind: str, item: str, known: Sequence[str], problems: Problems, place: Place) -> None:
    problems.error("unknown", f'unknown {kind} "{item}"', place, nearest(item, known))


class Shelf:
    """A library of a few exercises, two worksheets and a deck."""

    def exercise(self, item: str, language: str, problems: Problems, place: Place, /) -> Exercise | None:
        if item not in EXERCISES:
            unknown("exercise", item, list(EXERCISES), problems, place)
        return EXERCISES.get(item)

    def worksheet(self, item: str, language: str, problems: Problems, place: Place, /) -> Worksheet | None:
        known = ["empathy-map", "notes"]
        if item not in known:
            unknown("worksheet", item, known, problems, place)
            return None
        paper = "A3" if item == "empathy-map" else "A4"
        return Worksheet(item, item, {"title": item, "situation": "Why"}, paper, "map", "sheet.xml.j2", HERE, {})

    def deck(self, item: str, language: str, problems: Problems, place: Place, /) -> Deck | None:
        if item != "emotions":
            unknown("deck", item, ["emotions"], problems, place)
            return None
        return Deck(item, item, "Emotion", "My own", "card", "map", (), (), HERE, {})

    def skills(self, problems: Problems, /) -> tuple[str, ...]:
        return ("listening", "status")


def read(agenda: str, head: str = "") -> Session:
    problems = Problems()
    text = f"title: Day\nlanguage: en\nstart: 9.00\nparticipants: 14\n{head}agenda:\n{indent(dedent(agenda), '  ')}"
    session = read_session(text, "day.yaml", problems)
    assert session is not None, problems.found
    return session


def planned(agenda: str, head: str = "") -> tuple[Agenda | None, str]:
    problems = Problems()
    agenda_ = plan(read(agenda, head), Shelf(), problems)
    return agenda_, "\n".join(map(str, problems))


def good(agenda: str, head: str = "") -> Agenda:
    made, told = planned(agenda, head)
    assert told == ""
    assert made is not None
    return made


DAY = """\
- talk: Welcome
  minutes: 5
- exercise: check-in
- exercise: mirror
- break: 15
  at: 9.45
- exercise: yes-and
  minutes: 15
  keep: may-cut
- talk: Why
  minutes: 5
- exercise: map
- exercise: check-in
  stage: close
"""


def test_a_day() -> None:
    agenda = good(DAY, "end: 11.00\n")
    rows = [(b.number, b.stage, b.start - 540, b.end - 540, b.slack, b.late_start - 540) for b in agenda.blocks]
    assert rows == [
        ("1.1", "arrive", 0, 5, 0, 15),
        ("1.2", "arrive", 5, 15, 0, 20),
        ("2.1", "warm-up", 15, 35, 0, 30),
        ("", "warm-up", 45, 60, 10, 50),
        ("2.2", "warm-up", 60, 75, 0, -541),
        ("2.3", "warm-up", 75, 80, 0, 75),
        ("3.1", "map", 80, 100, 0, 80),
        ("4.1", "close", 100, 110, 0, 100),
    ]
    assert (agenda.start, agenda.end, agenda.late_end) == (540, 650, 650)
    assert [(s.number, s.stage, s.start - 540, s.end - 540) for s in agenda.stages] == [
        (1, "arrive", 0, 15), (2, "warm-up", 15, 80), (3, "map", 80, 100), (4, "close", 100, 110),
    ]  # fmt: skip
    assert [b.grouping.sizes for b in agenda.blocks] == [
        (), (), (2,) * 7, (), (3, 3, 4, 4), (), (5, 5, 4), (),
    ]  # fmt: skip
    mapping = agenda.blocks[6]
    assert (mapping.fewer.sizes, mapping.more.sizes) == ((4, 4, 4), (4, 4, 4, 4))
    assert mapping.minutes == 20


def test_counts_of_a_day() -> None:
    agenda = good(
        """\
        - exercise: map
        - exercise: map
          prints:
            - {worksheet: empathy-map, per: pair}
            - {worksheet: notes, per: person, paper: A4}
            - {deck: emotions, per: person, cards: 2}
            - {poster: agreements, per: room}
          words: {empathy-map: {situation: Late again}}
        - talk: Notes
          minutes: 5
          prints: [{worksheet: notes, per: person}]
        """,
        "facilitators: 2\n",
    )
    assert agenda.prints == (
        PrintNeed("worksheet", "empathy-map", 3, "group"),
        PrintNeed("deck", "emotions", 3, "group"),
        PrintNeed("worksheet", "empathy-map", 7, "pair", words={"situation": "Late again"}),
        PrintNeed("deck", "emotions", 28, "person", cards=2),
        PrintNeed("worksheet", "notes", 28, "person"),
        PrintNeed("poster", "agreements", 1, "room"),
    )
    assert agenda.materials == (MaterialNeed("pen", 14, "person"), MaterialNeed("sticky-notes", 12, "group", True))
    assert [copies(need, 10) for need in agenda.prints] == [4, 3, 8, 28, 31, 1]


def test_a_talk_may_say_its_stage() -> None:
    agenda = good("- talk: A\n  minutes: 5\n- exercise: mirror\n- talk: B\n  minutes: 5\n  stage: close\n")
    assert [(b.number, b.stage) for b in agenda.blocks] == [("1.1", "warm-up"), ("1.2", "warm-up"), ("2.1", "close")]


def test_the_end_of_a_late_day() -> None:
    assert good("- exercise: mirror\n").late_end == 575
    assert good("- exercise: mirror\n- exercise: map\n  keep: may-cut\n").late_end == 575
    assert good("- exercise: mirror\n  keep: may-cut\n").late_end == -1


def test_slack_at_the_end_is_fine() -> None:
    assert good("- exercise: mirror\n", "end: 9.20\n").end == 560
    assert good("- exercise: mirror\n", "end: 24.00\n").end == 560


@pytest.mark.parametrize(
    ("agenda", "head", "told"),
    [
        (
            "- exercise: mirror\n- break: 10\n  at: 9.15\n",
            "",
            "day.yaml:8:9: fixed at 9.15, but the blocks before it end at 9.20: 5 minutes too late\n"
            "  hint: take 5 minutes from the blocks before it, or move the fixed time",
        ),
        (
            "- exercise: mirror\n  at: 8.59\n",
            "",
            "day.yaml:7:9: fixed at 8.59, but the session starts at 9.00: 1 minute too late\n"
            "  hint: start earlier, or move the fixed time",
        ),
        (
            "- exercise: mirror\n- exercise: map\n",
            "end: 9.30\n",
            "day.yaml:5:6: the session ends at 9.30, and the agenda is 10 minutes too long\n"
            "  hint: take 10 minutes from the agenda, or move the end to 9.40",
        ),
        (
            "- exercise: mirror\n",
            "end: 9.00\n",
            "day.yaml:5:6: the session ends at 9.00, but starts at 9.00\n"
            "  hint: the end comes after the start, on the same day",
        ),
        (
            "- break: 1000\n",
            "",
            "day.yaml:5:1: the agenda passes midnight by 100 minutes\n"
            "  hint: start earlier, or make a session for each day",
        ),
        (
            "- break: 1000\n",
            "end: 23.00\n",
            "day.yaml:5:6: the session ends at 23.00, and the agenda is 160 minutes too long\n"
            "  hint: take 160 minutes from the agenda",
        ),
        ("- exercise: miror\n", "", 'day.yaml:6:15: unknown exercise "miror"\n  hint: did you mean "mirror"?'),
        (
            "- exercise: mirror\n",
            "goals: [listening, statos]\n",
            'day.yaml:5:20: unknown goal "statos"\n  hint: did you mean "status"?',
        ),
        (
            "- exercise: mirror\n",
            "goals: [x]\n",
            'day.yaml:5:9: unknown goal "x"\n  hint: one of: listening, status',
        ),
        (
            "- exercise: mirror\n  prints:\n    - {worksheet: note, per: room}\n    - {deck: emotion, per: room}\n"
            "    - {poster: agreement, per: room}\n",
            "",
            'day.yaml:8:9: unknown worksheet "note"\n  hint: did you mean "notes"?\n'
            'day.yaml:9:9: unknown deck "emotion"\n  hint: did you mean "emotions"?\n'
            'day.yaml:10:9: unknown poster "agreement"\n  hint: did you mean "agreements"?',
        ),
        (
            "- exercise: map\n  words: {empathymap: {situation: x}}\n",
            "",
            'day.yaml:7:13: "empathymap" is not a worksheet of this block\n  hint: did you mean "empathy-map"?',
        ),
    ],
)
def test_errors(agenda: str, head: str, told: str) -> None:
    assert planned(agenda, head) == (None, told)


@pytest.mark.parametrize(
    ("people", "fits"), [(1, False), (3, False), (4, True), (24, True), (25, False), (1000, False)]
)
def test_people_outside_the_range(people: int, fits: bool) -> None:
    session = read("- exercise: mirror\n")
    session = replace(session, participants=session.participants[:1] * people)
    problems = Problems()
    assert (plan(session, Shelf(), problems) is not None) is fits
    told = (
        f'day.yaml:6:15: "mirror" is for 4 to 24 people, and this session has {people}\n'
        "  hint: choose another exercise, or change the participants"
    )
    assert list(map(str, problems)) == ([] if fits else [told])


@pytest.mark.parametrize(
    ("agenda", "head", "told"),
    [
        (
            "- exercise: mirror\n  minutes: 45\n",
            "",
            'day.yaml:7:14: warning: 45 minutes is outside the 10 to 30 that "mirror" is made for',
        ),
        (
            "- exercise: mirror\n  lead: Aina\n",
            "facilitators: [Aino, Mikko]\n",
            'day.yaml:8:11: warning: "Aina" is not among the facilitators\n  hint: did you mean "Aino"?',
        ),
        ("- exercise: mirror\n  lead: Aina\n", "facilitators: 2\n", ""),
        ("- exercise: old\n", "", 'day.yaml:6:15: warning: the exercise "old" is retired\n  hint: choose another'),
        (
            "- exercise: map\n  words: {empathy-map: {sitation: x}}\n",
            "",
            'day.yaml:7:37: warning: the worksheet "empathy-map" has no phrase "sitation"\n'
            '  hint: did you mean "situation"?',
        ),
    ],
)
def test_warnings(agenda: str, head: str, told: str) -> None:
    made, said = planned(agenda, head)
    assert made is not None
    assert said == told


def test_a_draft_may_be_tried_in_a_session_of_ones_own_but_a_starter_is_for_everyone() -> None:
    session = read("- exercise: raw\n")
    for place, told in (
        (session.place, []),
        (
            Place("templates/sessions/day/session.yaml"),
            [
                'day.yaml:6:15: warning: the exercise "raw" is a draft, and starter sessions are for everyone\n'
                '  hint: choose another, or write "status: approved" in its exercise.yaml when it has been '
                "tried with people"
            ],
        ),
    ):
        problems = Problems()
        assert plan(replace(session, place=place), Shelf(), problems) is not None
        assert list(map(str, problems)) == told


def test_a_group_that_is_too_small_is_a_warning() -> None:
    session = read("- exercise: map\n")
    problems = Problems()
    assert plan(replace(session, participants=session.participants[:7]), Shelf(), problems) is not None
    assert list(map(str, problems)) == [
        'day.yaml:6:15: warning: 7 people make small groups for "map": 3 + 4\n'
        "  hint: a facilitator can join the smallest group"
    ]


def test_all_errors_are_told_at_once() -> None:
    made, told = planned(
        "- exercise: miror\n- exercise: mirror\n- break: 10\n  at: 9.10\n- exercise: yes-nad\n- exercise: map\n",
        "end: 9.30\ngoals: [x]\n",
    )
    assert made is None
    assert [line.split(": ")[0] for line in told.split("\n") if not line.startswith("  ")] == [
        "day.yaml:6:9", "day.yaml:8:15", "day.yaml:12:15", "day.yaml:11:9", "day.yaml:5:6",
    ]  # fmt: skip


def test_a_session_that_is_wrong_is_wrong_when_it_is_planned_again() -> None:
    problems, session = Problems(), read("- exercise: miror\n")
    assert plan(session, Shelf(), problems) is None
    assert plan(session, Shelf(), problems) is None
    assert len(problems.found) == 1


def test_an_agenda_without_blocks_is_an_error() -> None:
    problems = Problems()
    assert plan(replace(read("- break: 5\n"), blocks=()), Shelf(), problems) is None
    assert [problem.message for problem in problems] == ["the agenda is empty"]


blocks = st.lists(
    st.one_of(
        st.builds(
            ExerciseBlock,
            exercise=st.sampled_from(["check-in", "mirror", "yes-and", "map"]),
            place=st.just(HERE),
            minutes=st.sampled_from([0, 10, 15]),
            keep=st.sampled_from(["must", "may-cut"]),
        ),
        st.builds(BreakBlock, minutes=st.integers(1, 20), place=st.just(HERE)),
    ),
    min_size=1,
    max_size=10,
)
SESSION = read("- break: 5\n")


@given(blocks, st.integers(4, 24), st.integers(1, 3))
def test_every_copy_of_a_random_day_is_counted_once(
    day: list[ExerciseBlock | BreakBlock], people: int, leads: int
) -> None:
    session = replace(
        SESSION, blocks=tuple(day), participants=SESSION.participants[:1] * people, facilitators=("",) * leads
    )
    agenda = plan(session, Shelf(), Problems())
    assert agenda is not None
    maps = sum(isinstance(block, ExerciseBlock) and block.exercise == "map" for block in day)
    groups = max(1, people // 4) + (people / max(1, people // 4) > 5)
    counted = {(need.kind, need.id): need.count for need in agenda.prints}
    assert counted == ({("worksheet", "empathy-map"): maps * groups, ("deck", "emotions"): groups} if maps else {})
    brought = {need.item: need.count for need in agenda.materials}
    assert brought == ({"pen": people, "sticky-notes": 2 * groups * maps} if maps else {})
    assert [copies(need, 10) for need in agenda.prints if need.kind == "worksheet"] == (
        [ceil(maps * groups * 110 / 100)] if maps else []
    )
    assert agenda.end - agenda.start == sum(block.minutes for block in agenda.blocks)
    assert all(sum(block.grouping.sizes) in (0, people) for block in agenda.blocks)
    assert all(before.end <= after.start for before, after in pairwise(agenda.blocks))
    assert [span.number for span in agenda.stages] == list(range(1, len(agenda.stages) + 1))
