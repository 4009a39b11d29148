"""Agenda: put a session on the clock, number its blocks, divide the room, and count what is needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from workshop.content.records import Exercise, PrintItem, Stage, Worksheet
from workshop.errors import Problems
from workshop.session.care import check_opening
from workshop.session.checks import check_block, check_clock, check_poster, check_session, check_words
from workshop.session.counts import Room, material_needs, merge_prints, print_needs, tally_materials, tally_prints
from workshop.session.groups import GROUPS, divide
from workshop.session.lookup import Lookup
from workshop.session.numbers import count_runs, fill_stages, number_blocks
from workshop.session.records import (
    Agenda,
    Block,
    BreakBlock,
    ExerciseBlock,
    PlannedBlock,
    Session,
    StageSpan,
    TalkBlock,
)
from workshop.session.timetable import Slot, Timing, timetable

FEWER = 2
MORE = 2


@dataclass(frozen=True, slots=True)
class _Part:
    """A block with what is looked up for it, before the clock is known."""

    block: Block
    exercise: Exercise | None = None
    prints: tuple[PrintItem, ...] = ()

    @property
    def minutes(self) -> int:
        """How long it takes: what the session says, else what is typical."""
        return self.block.minutes or (self.exercise.facts.minutes.typical if self.exercise else 0)

    @property
    def stage(self) -> Stage | None:
        """The stage it counts to if it says so itself."""
        if isinstance(self.block, BreakBlock):
            return None
        return self.block.stage or (self.exercise.stage if self.exercise else None)


def plan(session: Session, library: Lookup, problems: Problems) -> Agenda | None:
    """Plan a session with what the library holds in its language; None if anything is wrong, with all of it told."""
    own = Problems()
    check_session(session, library, own)
    parts = [_look_up(session, index, library, own) for index in range(len(session.blocks))]
    timings = timetable([Slot(part.minutes, part.block.at, part.block.keep) for part in parts], session.start)
    check_clock(session, timings, own)
    check_opening(session, [part.exercise for part in parts], timings, own)
    problems.extend(own)
    return None if own.errors else _assemble(session, parts, timings)


def _look_up(session: Session, index: int, library: Lookup, problems: Problems) -> _Part:
    """Find a block's exercise, worksheets and decks, and check them."""
    block = session.blocks[index]
    if isinstance(block, BreakBlock):
        return _Part(block)
    exercise = None
    if isinstance(block, ExerciseBlock):
        place = session.where("agenda", index, "exercise")
        exercise = library.exercise(block.exercise, session.language, problems, place)
    check_block(session, index, exercise, problems)
    items = merge_prints(exercise.facts.prints if exercise else (), block.prints)
    worksheets = _worksheets(session, items, library, problems)
    if exercise or isinstance(block, TalkBlock):
        check_words(session, index, worksheets, problems)
    return _Part(block, exercise, tuple(_own_paper(item, worksheets) for item in items))


def _worksheets(
    session: Session, items: Sequence[PrintItem], library: Lookup, problems: Problems
) -> dict[str, Worksheet | None]:
    """Find the printed things of a block, so that all that is wrong with them is told; gives the worksheets by id."""
    worksheets: dict[str, Worksheet | None] = {}
    for item in items:
        if item.kind == "worksheet":
            worksheets[item.id] = library.worksheet(item.id, session.language, problems, item.place)
        elif item.kind == "deck":
            library.deck(item.id, session.language, problems, item.place)
        else:
            check_poster(item, problems)
    return worksheets


def _own_paper(item: PrintItem, worksheets: Mapping[str, Worksheet | None]) -> PrintItem:
    """Leave out a paper that is the worksheet's own, so that its copies add up with those that name none."""
    sheet = worksheets.get(item.id) if item.kind == "worksheet" else None
    return replace(item, paper="") if sheet and item.paper == sheet.paper else item


def _assemble(session: Session, parts: Sequence[_Part], timings: Sequence[Timing]) -> Agenda:
    stages = fill_stages([part.stage for part in parts])
    is_break = [isinstance(part.block, BreakBlock) for part in parts]
    runs = count_runs(stages, is_break)
    numbers = number_blocks(runs, is_break)
    blocks = tuple(_planned(session, *each) for each in zip(parts, timings, numbers, stages, strict=True))
    return Agenda(
        session,
        blocks,
        _spans(runs, blocks),
        tally_materials([block.materials for block in blocks]),
        tally_prints([block.prints for block in blocks]),
    )


def _planned(session: Session, part: _Part, timing: Timing, number: str, stage: Stage) -> PlannedBlock:
    people, facts = len(session.participants), part.exercise.facts if part.exercise else None
    form, size = (facts.form, facts.size) if facts else ("whole", None)
    room = Room(people, len(session.facilitators), size or GROUPS)
    words = {} if isinstance(part.block, BreakBlock) else part.block.words
    return PlannedBlock(
        part.block,
        number,
        stage,
        timing.start,
        timing.end,
        timing.slack,
        timing.late_start,
        timing.spare,
        part.exercise,
        divide(people, form, size),
        divide(people - FEWER, form, size),
        divide(people + MORE, form, size),
        material_needs(facts.materials if facts else (), room),
        print_needs(part.prints, room, words),
    )


def _spans(runs: Sequence[int], blocks: Sequence[PlannedBlock]) -> tuple[StageSpan, ...]:
    """Say from when to when each run goes; a break before or after it is no part of it."""
    spans = []
    for number in range(1, max(runs, default=0) + 1):
        members = [block for run, block in zip(runs, blocks, strict=True) if run == number and block.number]
        spans.append(StageSpan(number, members[0].stage, members[0].start, members[-1].end))
    return tuple(spans)
