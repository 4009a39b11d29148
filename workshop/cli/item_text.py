"""Write one item of the library as plain text to read in a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping

from workshop.cli.tables import align
from workshop.content.records import (
    Block,
    Bullets,
    Deck,
    Exercise,
    ExerciseFacts,
    Inline,
    Material,
    Quote,
    Section,
    Source,
    Span,
    Status,
    Step,
    Worksheet,
)
from workshop.content.yaml_text import Data
from workshop.session import clock
from workshop.session.records import Agenda, BreakBlock, PlannedBlock, TalkBlock

WIDTH = 100


def exercise_lines(exercise: Exercise) -> Iterator[str]:
    """Write an exercise: its facts, then every section."""
    yield from _heading(exercise.text.name, f"exercise/{exercise.id}")
    yield from wrap(exercise.text.summary)
    yield ""
    yield from align(_fact_rows(exercise))
    for section in exercise.text.sections.values():
        minutes = f" ({section.minutes} min)" if section.minutes else ""
        yield from ("", section.heading + minutes)
        yield from section_lines(section)


def section_lines(section: Section) -> Iterator[str]:
    """Write what stands under a section's heading."""
    for block in section.blocks:
        yield from _block_lines(block, "  ")
    for number, step in enumerate(section.steps, 1):
        yield from _step_lines(number, step)


def deck_lines(deck: Deck) -> Iterator[str]:
    """Write a deck, card by card."""
    yield from _heading(deck.title, f"deck/{deck.id}")
    yield f"{len(deck.cards)} cards, {deck.layout}{_status(deck.status)}"
    for card in deck.cards:
        yield from ("", f"{card.words.get('title', card.id)} ({card.id})")
        for field in deck.fields:
            if card.words.get(field):
                yield from wrap(card.words[field], "  ")


def worksheet_lines(worksheet: Worksheet) -> Iterator[str]:
    """Write a worksheet's phrases."""
    yield from _heading(worksheet.title, f"worksheet/{worksheet.id}")
    yield f"{worksheet.paper}, page {worksheet.template}{_status(worksheet.status)}"
    yield ""
    for name, phrase in worksheet.words.items():
        yield from wrap(f"{name}: {phrase}", "  ", "    ")


def session_lines(item: str, agenda: Agenda) -> Iterator[str]:
    """Write a session's agenda on the clock."""
    session = agenda.session
    yield from _heading(session.title, f"session/{item}")
    people = f"{len(session.participants)} people, {clock.show(agenda.start)} to {clock.show(agenda.end)}"
    yield ", ".join(part for part in (session.client, people) if part)
    yield ""
    yield from align([_agenda_row(block) for block in agenda.blocks])
    for block in agenda.blocks:
        if isinstance(block.block, TalkBlock) and block.block.paragraphs:
            yield from ("", f"{block.number} {block.block.title}")
            for paragraph in block.block.paragraphs:
                yield from wrap(plain(paragraph), "  ")


def map_lines(data: Mapping[str, Data], indent: str = "") -> Iterator[str]:
    """Write a nested map, as a theme is."""
    for key, value in data.items():
        if isinstance(value, Mapping):
            yield f"{indent}{key}:"
            yield from map_lines(value, f"{indent}  ")
        else:
            text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
            yield from wrap(f"{key}: {text}", indent, f"{indent}    ")


def plain(inline: Inline) -> str:
    """Write a stretch of text without its bold and italic."""
    return "".join(run.text for run in inline)


def wrap(text: str, first: str = "", rest: str | None = None) -> list[str]:
    """Break a text into lines; line ends that were written stay."""
    further = first if rest is None else rest
    lines: list[str] = []
    for i, line in enumerate(text.splitlines()):
        opening = further if i else first
        lines += textwrap.wrap(
            line, WIDTH, initial_indent=opening, subsequent_indent=further, break_long_words=False,
            break_on_hyphens=False,
        )  # fmt: skip
    return lines


def _heading(name: str, word: str) -> tuple[str, str]:
    return f"{name}  [{word}]", "=" * len(name)


def _fact_rows(exercise: Exercise) -> list[tuple[str, str]]:
    facts = exercise.facts
    minutes = facts.minutes
    rows = [
        ("stage", exercise.stage),
        ("minutes", f"{minutes.typical} ({minutes.short} to {minutes.long})"),
        ("people", f"{span(facts.people)}, {facts.form}{f' of {span(facts.size)}' if facts.size else ''}"),
        ("skills", ", ".join(facts.skills)),
        ("energy", f"{facts.energy} of 5"),
        ("exposure", f"{facts.exposure} of 3, touch: {facts.touch}"),
        ("works", _works(facts)),
        ("needs", ", ".join(facts.needs)),
        ("room", facts.room),
        ("materials", ", ".join(map(_material, facts.materials))),
        ("prints", ", ".join(f"{item.kind} {item.id} per {item.per}" for item in facts.prints)),
        ("follows", ", ".join(facts.follows)),
        ("source", "; ".join(map(_source, facts.sources))),
        ("for", "" if facts.whom == "anyone" else facts.whom),
        ("status", "" if facts.status == "approved" else facts.status),
    ]
    return [row for row in rows if row[1]]


def _status(status: Status) -> str:
    return "" if status == "approved" else f", {status}"


def _works(facts: ExerciseFacts) -> str:
    places = [("online", facts.online), ("sitting", facts.seated)]
    return " and ".join(word for word, works in places if works)


def _material(material: Material) -> str:
    return f"{material.count} {material.item} per {material.per}"


def _source(source: Source) -> str:
    return ", ".join(part for part in (source.by, source.work, source.year) if part)


def span(value: Span) -> str:
    """Write `4 to 24`, or `4` for exactly four."""
    return str(value.min) if value.min == value.max else f"{value.min} to {value.max}"


def _block_lines(block: Block, indent: str, opening: str = "") -> Iterator[str]:
    """Write a block; `opening` stands in the first line instead of the indent."""
    if isinstance(block, Bullets):
        for number, item in enumerate(block.items, 1):
            mark = f"{number}. " if block.ordered else "- "
            yield from wrap(plain(item), indent + mark, indent + " " * len(mark))
    else:
        mark = "> " if isinstance(block, Quote) else ""
        yield from wrap(plain(block.inline), (opening or indent) + mark, indent + mark)


def _step_lines(number: int, step: Step) -> Iterator[str]:
    mark = f"  {number}. "
    opening = f"{mark}({step.minutes} min) " if step.minutes else mark
    for i, block in enumerate(step.blocks):
        yield from _block_lines(block, " " * len(mark), "" if i else opening)


def _agenda_row(planned: PlannedBlock) -> tuple[str, ...]:
    block = planned.block
    if isinstance(block, BreakBlock):
        what, word = "break", ""
    elif isinstance(block, TalkBlock):
        what, word = block.title, ""
    else:
        what, word = planned.exercise.text.name if planned.exercise else block.exercise, f"exercise/{block.exercise}"
    cut = "may cut" if block.keep == "may-cut" else ""
    return clock.show(planned.start), planned.number, what, f"{planned.minutes} min", cut, word
