"""Checks: what may be wrong with a session once its exercises are known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workshop.content.records import Exercise, PrintItem, Span, Worksheet
from workshop.errors import Problems, nearest
from workshop.session import clock
from workshop.session.groups import divide
from workshop.session.lookup import Lookup
from workshop.session.records import BreakBlock, Session
from workshop.session.timetable import Timing

EMPTY_AGENDA = "the agenda is empty"
KINDS_HINT = 'write "- exercise: mirror", "- talk: Welcome" or "- break: 15"'
POSTERS = ("agreements", "three-steps")
_SHORT_HINT = "a facilitator can join the smallest group"


def check_session(session: Session, library: Lookup, problems: Problems) -> None:
    """Check what concerns the whole day: that there is something in it, and that its goals are skills."""
    if not session.blocks:
        problems.error("empty-agenda", EMPTY_AGENDA, session.where("agenda"), KINDS_HINT)
    skills = tuple(library.skills(problems)) if session.goals else ()
    for index, goal in enumerate(session.goals):
        if goal not in skills:
            place = session.where("goals", index)
            problems.error("unknown", f'unknown goal "{goal}"', place, nearest(goal, skills) or _list_of(skills))


def check_block(session: Session, index: int, exercise: Exercise | None, problems: Problems) -> None:
    """Check one block against its exercise, if it has one, and the people who come."""
    block = session.blocks[index]
    if exercise is not None:
        _check_people(session, index, exercise, problems)
        _check_minutes(session, index, exercise, problems)
        _check_status(session, index, exercise, problems)
    if not isinstance(block, BreakBlock):
        _check_lead(session, index, block.lead, problems)


def check_words(session: Session, index: int, worksheets: Mapping[str, Worksheet | None], problems: Problems) -> None:
    """Check that the words of a block are those of worksheets it prints; None stands for one that cannot be read."""
    block = session.blocks[index]
    for name, words in {} if isinstance(block, BreakBlock) else block.words.items():
        if name not in worksheets:
            message = f'"{name}" is not a worksheet of this block'
            hint = nearest(name, worksheets) or _list_of(tuple(worksheets))
            problems.error("unused-words", message, session.where("agenda", index, "words", name), hint)
            continue
        sheet = worksheets[name]
        for phrase in words if sheet else ():
            if sheet and phrase.removesuffix("-value") not in sheet.words and phrase not in sheet.words:
                place = session.where("agenda", index, "words", name, phrase)
                message = f'the worksheet "{name}" has no phrase "{phrase}"'
                problems.warning("unused-words", message, place, nearest(phrase, sheet.words))


def check_poster(item: PrintItem, problems: Problems) -> None:
    """Check that a poster is one that there is."""
    if item.id not in POSTERS:
        hint = nearest(item.id, POSTERS) or _list_of(POSTERS)
        problems.error("unknown", f'unknown poster "{item.id}"', item.place, hint)


def check_clock(session: Session, timings: Sequence[Timing], problems: Problems) -> None:
    """Check that fixed times are met, that the day ends by its `end`, and that it ends before midnight."""
    for index, timing in enumerate(timings):
        if timing.missed:
            before = f"the blocks before it end at {clock.show(timing.start + timing.missed)}"
            hint = f"take {_minutes(timing.missed)} from the blocks before it, or move the fixed time"
            if index == 0:
                before = f"the session starts at {clock.show(session.start)}"
                hint = "start earlier, or move the fixed time"
            message = f"fixed at {clock.show(timing.start)}, but {before}: {_minutes(timing.missed)} too late"
            problems.error("late", message, session.where("agenda", index, "at"), hint)
    last = max((timing.end for timing in timings), default=session.start)
    if 0 <= session.end <= session.start:
        message = f"the session ends at {clock.show(session.end)}, but starts at {clock.show(session.start)}"
        problems.error("end", message, session.where("end"), "the end comes after the start, on the same day")
    elif 0 <= session.end < last:
        _too_long(session, last - session.end, problems)
    elif last > clock.MIDNIGHT:
        message = f"the agenda passes midnight by {_minutes(last - clock.MIDNIGHT)}"
        problems.error("midnight", message, session.where("agenda"), "start earlier, or make a session for each day")


def _too_long(session: Session, over: int, problems: Problems) -> None:
    message = f"the session ends at {clock.show(session.end)}, and the agenda is {_minutes(over)} too long"
    hint = f"take {_minutes(over)} from the agenda, or move the end to {clock.show(session.end + over)}"
    if session.end + over > clock.MIDNIGHT:
        hint = f"take {_minutes(over)} from the agenda"
    problems.error("end", message, session.where("end"), hint)


def _check_people(session: Session, index: int, exercise: Exercise, problems: Problems) -> None:
    facts, people, place = exercise.facts, len(session.participants), session.where("agenda", index, "exercise")
    grouping = divide(people, facts.form, facts.size)
    if not facts.people.min <= people <= facts.people.max:
        message = f'"{exercise.id}" is for {_span(facts.people)} people, and this session has {people}'
        problems.error("people", message, place, "choose another exercise, or change the participants")
    elif grouping.short:
        sizes = " + ".join(map(str, grouping.sizes))
        message = f'{people} people make small groups for "{exercise.id}": {sizes}'
        problems.warning("short-group", message, place, _SHORT_HINT)


def _check_minutes(session: Session, index: int, exercise: Exercise, problems: Problems) -> None:
    minutes, usual = session.blocks[index].minutes, exercise.facts.minutes
    if minutes and not usual.short <= minutes <= usual.long:
        message = f'{_minutes(minutes)} is outside the {usual.short} to {usual.long} that "{exercise.id}" is made for'
        problems.warning("minutes", message, session.where("agenda", index, "minutes"))


def _check_lead(session: Session, index: int, lead: str, problems: Problems) -> None:
    named = [name for name in session.facilitators if name]
    if lead and named and lead not in named:
        place = session.where("agenda", index, "lead")
        problems.warning("unknown-lead", f'"{lead}" is not among the facilitators', place, nearest(lead, named))


def _check_status(session: Session, index: int, exercise: Exercise, problems: Problems) -> None:
    place, status = session.where("agenda", index, "exercise"), exercise.facts.status
    if status == "retired":
        problems.warning("retired", f'the exercise "{exercise.id}" is retired', place, "choose another")
    elif status == "draft" and session.is_starter:
        message = f'the exercise "{exercise.id}" is a draft, and starter sessions are for everyone'
        hint = 'choose another, or write "status: approved" in its exercise.yaml when it has been tried with people'
        problems.warning("draft", message, place, hint)


def _list_of(known: Sequence[str]) -> str:
    """Offer a short list whole, and a long one not at all."""
    return f"one of: {', '.join(known)}" if 0 < len(known) <= 24 else ""


def _minutes(count: int) -> str:
    return "1 minute" if count == 1 else f"{count} minutes"


def _span(span: Span) -> str:
    return str(span.min) if span.min == span.max else f"{span.min} to {span.max}"
