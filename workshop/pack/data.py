"""Plain data for templates: the agenda and its words as nested lists, dictionaries, texts and numbers, nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from workshop.content.library import Library
from workshop.content.records import Block, Bullets, Deck, Exercise, Source, Worksheet
from workshop.errors import Problems
from workshop.pack import texts, wording
from workshop.session.counts import tally_materials
from workshop.session.records import (
    Agenda,
    BreakBlock,
    Grouping,
    MaterialNeed,
    PlannedBlock,
    PrintNeed,
    TalkBlock,
)

Plain = dict[str, Any]

_SKILLS = 3
"""How many of an exercise's skills are named at the head of its page."""

_MANY_GROUPS = 5


@dataclass
class Words:
    """What data is made from besides the agenda: labels, and the decks and worksheets that the session names."""

    language: str
    labels: Mapping[str, Any]
    decks: dict[str, Deck] = field(default_factory=dict)
    worksheets: dict[str, Worksheet] = field(default_factory=dict)

    def word(self, group: str, key: str) -> str:
        """Give a fixed word of the labels."""
        return str(self.labels[group][key])

    def counted(self, key: str, n: int) -> str:
        """Give a number with its word: `7 pairs`."""
        return wording.plural(self.labels["counts"][key], n)


def read_words(agenda: Agenda, library: Library, problems: Problems) -> Words:
    """Read the labels, decks and worksheets of a session's language."""
    language = agenda.session.language
    words = Words(language, library.labels(language, problems))
    for need in agenda.prints:
        if need.kind == "deck" and (deck := library.deck(need.id, language, problems)):
            words.decks[need.id] = deck
        if need.kind == "worksheet" and (worksheet := library.worksheet(need.id, language, problems)):
            words.worksheets[need.id] = worksheet
    return words


def session_data(agenda: Agenda, words: Words) -> Plain:
    """Describe the session: title, client, times, people."""
    session, language = agenda.session, words.language
    breaks = sum(b.minutes for b in agenda.blocks if isinstance(b.block, BreakBlock))
    total = agenda.end - agenda.start
    names = [p.name for p in session.participants]
    return {
        "title": session.title,
        "slug": session.slug,
        "client": session.client,
        "language": language,
        "date": wording.long_date(session.date, language) if session.date else "",
        "day": wording.weekday_date(session.date, language) if session.date else "",
        "span": wording.clock_span(agenda.start, agenda.end, language),
        "people": len(session.participants),
        "participants": words.counted("participants", len(session.participants)),
        "names": names,
        "named": any(names),
        "facilitators": words.counted("facilitators", len(session.facilitators)),
        "leader_count": max(1, len(session.facilitators)),
        "leaders": [name for name in session.facilitators if name],
        "goals": [words.word("skills", goal) for goal in session.goals],
        "minutes": wording.hours_text(total, language),
        "break_minutes": wording.minutes_text(breaks, language) if breaks else "",
        "order": {
            "contact": session.print.order.contact,
            "phone": session.print.order.phone,
            "needed-by": session.print.order.needed_by,
            "deliver-to": session.print.order.deliver_to,
            "reference": session.print.order.reference,
        },
        "paper": session.print.paper,
        "large": session.print.type == "large",
    }


def deck_data(deck: Deck) -> Plain:
    """Describe a deck and its cards."""
    return {
        "deck": {
            "id": deck.id,
            "title": deck.title,
            "kind": deck.kind,
            "blank": deck.blank,
            "accent": deck.accent,
            "source": str(deck.place),
        },
        "cards": [{"id": card.id, "source": str(card.place), **card.words} for card in deck.cards],
    }


def block_data(agenda: Agenda, words: Words) -> list[Plain]:
    """Describe every block of the agenda."""
    return [_block(agenda, index, block, words) for index, block in enumerate(agenda.blocks, start=1)]


def _names(agenda: Agenda, block: PlannedBlock, words: Words) -> dict[str, str]:
    """Give what library text may name: the number of participants, the client, the groups of this block."""
    session = agenda.session
    return {
        "participants": str(len(session.participants)),
        "client": session.client or words.word("words", "client"),
        "groups": str(block.grouping.count or 1),
    }


def _spare(minutes: int, words: Words) -> str:
    text = str(words.labels["run-sheet"]["late-spare"])
    return text.replace("{minutes}", wording.minutes_text(minutes, words.language))


def _block(agenda: Agenda, index: int, block: PlannedBlock, words: Words) -> Plain:
    session, language, written = agenda.session, words.language, block.block
    materials = tally_materials([block.materials])
    data: Plain = {
        "anchor": f"block-{index}",
        "number": block.number,
        "stage": block.stage,
        "stage_name": words.word("stages", block.stage),
        "start": wording.clock(block.start, language),
        "span": wording.clock_span(block.start, block.end, language),
        "minutes": block.minutes,
        "time": wording.minutes_text(block.minutes, language),
        "slack": wording.minutes_text(block.slack, language) if block.slack else "",
        "late": "" if block.late_start < 0 else wording.clock(block.late_start, language),
        "left_out": block.late_start < 0,
        "late_spare": _spare(block.late_spare, words) if block.late_spare else "",
        "late_differs": block.late_start != block.start,
        "may_cut": written.keep == "may-cut",
        "lead": "" if isinstance(written, BreakBlock) else written.lead,
        "materials": [_material(need, words) for need in materials],
        "prints": [print_line(need, words) for need in block.prints],
        "shared": [_material(need, words) for need in materials if need.per != "person"],
        "people": len(session.participants),
        "kind": "break",
        "id": "",
        "name": words.word("run-sheet", "break"),
        "form": "",
    }
    if isinstance(written, TalkBlock):
        data |= _talk(agenda, block, written, words)
    elif block.exercise:
        data |= _exercise(agenda, block, block.exercise, words)
    return data


def _talk(agenda: Agenda, block: PlannedBlock, talk: TalkBlock, words: Words) -> Plain:
    # Only the words of the library may name {participants} and the like.
    names = _names(agenda, block, words) if agenda.session.is_starter else {}
    return {
        "kind": "talk",
        "name": talk.title,
        "form": capital(words.word("forms", "whole")),
        "shape": "whole",
        "paragraphs": [texts.runs(p, names) for p in talk.paragraphs],
    }


def capital(text: str) -> str:
    """Begin with a capital letter, leaving the rest as it is."""
    return text[:1].upper() + text[1:]


def _exercise(agenda: Agenda, block: PlannedBlock, exercise: Exercise, words: Words) -> Plain:
    facts, text = exercise.facts, exercise.text
    names = _names(agenda, block, words)
    answer = {True: words.word("words", "yes"), False: words.word("words", "no")}
    steps = sum(step.minutes for step in text.steps)
    return {
        "kind": "exercise",
        "id": exercise.id,
        "name": texts.fill(text.name, names),
        "summary": texts.fill(text.summary, names),
        "form": capital(form_today(facts.form, block.grouping, words)),
        "shape": facts.form,
        "fewer": form_today(facts.form, block.fewer, words),
        "more": form_today(facts.form, block.more, words),
        "divides": bool(block.grouping.sizes),
        "range": [facts.people.min, facts.people.max],
        "skills": [words.word("skills", skill) for skill in facts.skills[:_SKILLS]],
        "split": _split(steps, text.debrief_minutes, words.language),
        "energy": facts.energy,
        "touch": words.word("words", f"touch-{facts.touch}"),
        "seated_online": answer[facts.seated]
        if facts.seated == facts.online
        else str(words.labels["exercise"]["seated-only" if facts.seated else "online-only"]),
        "room": capital(str(words.labels["rooms"].get(facts.room, facts.room))),
        "long_care": "care" in text.sections and sum(map(_letters, text.sections["care"].blocks)) > _LONG_CARE,
        "steps": [texts.step(step, names) for step in text.steps],
        "sections": {key: _section(section, names) for key, section in text.sections.items()},
        "sources": [source_line(source) for source in facts.sources if source.by != "traditional"],
        "traditional": any(source.by == "traditional" for source in facts.sources),
        "draft": facts.status == "draft",
        "source": str(text.place.file),
    }


_LONG_CARE = 450
"""Letters from which the words on keeping people safe run across the page: they must stand on its first page."""


def _letters(part: Block) -> int:
    inlines = part.items if isinstance(part, Bullets) else (part.inline,)
    return sum(len(run.text) for inline in inlines for run in inline)


def _split(steps: int, debrief: int, language: str) -> str:
    minutes = wording.minutes_text(debrief or steps, language)
    return f"{steps}\u00a0+\u00a0{minutes}" if debrief and steps else minutes


def _section(section: Any, names: Mapping[str, str]) -> Plain:
    heading = heading_word(section.heading)
    return {"heading": heading, "minutes": section.minutes, "blocks": texts.blocks(section.blocks, names)}


def heading_word(heading: str) -> str:
    """Take the minutes off a heading: `Debrief (6 min)` is `Debrief`."""
    return heading.partition(" (")[0]


def source_line(source: Source) -> str:
    """Write a source in a line: who, what, when."""
    line = ", ".join(part for part in (source.by, source.work) if part)
    return f"{line} ({source.year})" if source.year else line


def form_today(form: str, grouping: Grouping, words: Words) -> str:
    """Say how the room divides: `7 pairs`, `6 pairs + 3`, `5 + 5 + 4`, or the name of the form."""
    if not grouping.sizes:
        return words.word("forms", form) if form in words.labels["forms"] else form
    sizes = list(grouping.sizes)
    base = {"pairs": 2, "trios": 3}.get(form)
    if base and all(size == base for size in sizes):
        return words.counted(form, len(sizes))
    if form == "pairs":
        pairs, rest = sizes.count(2), [size for size in sizes if size != 2]
        return " + ".join([words.counted("pairs", pairs), *map(str, rest)]) if pairs else wording.sizes(sizes)
    if len(sizes) <= _MANY_GROUPS:
        return wording.sizes(tuple(sizes))
    counts = {size: sizes.count(size) for size in dict.fromkeys(sizes)}
    return " + ".join(f"{n}\u00a0×\u00a0{size}" for size, n in counts.items())


def _material(need: MaterialNeed, words: Words) -> str:
    forms = words.labels["materials"][need.item]
    return str(forms["one"]) if need.count == 1 else wording.plural(forms, need.count)


def print_line(need: PrintNeed, words: Words) -> str:
    """Say what printed thing a block needs, and how many: `14 × Listening notes`, `Statuses (14 cards)`."""
    paper = f" {need.paper}" if need.paper else ""
    if need.kind == "poster":
        return str(words.labels["posters"][need.id]["title"]) + paper
    if need.kind == "deck":
        title = words.decks[need.id].title if need.id in words.decks else need.id
        if need.cards:
            return f"{title} ({words.counted('cards', need.count)})"
        return title if need.count == 1 else wording.count_times(need.count, title)
    title = words.worksheets[need.id].title if need.id in words.worksheets else need.id
    return (title if need.count == 1 else wording.count_times(need.count, title)) + paper


def stage_data(agenda: Agenda, words: Words) -> list[Plain]:
    """Describe the runs of stages, each with its number and name."""
    return [
        {"number": span.number, "stage": span.stage, "name": words.word("stages", span.stage)} for span in agenda.stages
    ]


def energy_data(agenda: Agenda, words: Words) -> Plain:
    """Describe the day's energy as a curve: where the points are, from 0 to 1, and the stages and hours under it."""
    start, length = agenda.start, max(agenda.end - agenda.start, 1)
    at, values, told = [], [], []
    for block in agenda.blocks:
        energy = block.exercise.facts.energy if block.exercise else 1 if isinstance(block.block, BreakBlock) else 2
        at.append(round(((block.start + block.end) / 2 - start) / length, 4))
        values.append(round((energy - 1) / 4, 3))
        told.append(str(energy))
    at, values = [0.0, *at, 1.0], [values[0] * 0.5, *values, values[-1] * 0.5]
    bands = [
        f"{(b.start - start) / length:.4f}:{(b.end - start) / length:.4f}:{b.stage}"
        for b in agenda.blocks
        if not isinstance(b.block, BreakBlock)
    ]
    return {
        "values": " ".join(map(str, values)),
        "at": " ".join(map(str, at)),
        "bands": " ".join(bands),
        "marks": " ".join(_marks(agenda, words.language)),
        "alt": words.word("run-sheet", "energy-alt").replace("{curve}", ", ".join(told)),
    }


def _marks(agenda: Agenda, language: str) -> Sequence[str]:
    """Give the day's beginning, end and the full hours between them that stand clear of both."""
    start, end = agenda.start, agenda.end
    length = max(end - start, 1)
    hours = [h for h in range(-(-start // 60) * 60, end, 60) if min(h - start, end - h) > length * 0.06]
    return [f"{(t - start) / length:.4f}:{wording.clock(t, language)}" for t in (start, *hours, end)]
