"""Print jobs: what is printed together, on which paper and stock, on how many sides, and in how many copies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Literal

from workshop.content.records import Deck, Worksheet
from workshop.press.formats import Duplex, Stock
from workshop.session.counts import copies, with_spares
from workshop.session.records import Agenda, BreakBlock, PrintNeed

Kind = Literal["guide", "cues", "handbook", "worksheets", "cards", "posters", "forms", "print-order"]
KINDS: tuple[Kind, ...] = ("guide", "cues", "handbook", "worksheets", "cards", "posters", "forms", "print-order")

_NUMBERS: Mapping[Kind, int] = {
    kind: i for i, kind in enumerate((kind for kind in KINDS if kind != "cues"), start=1)
} | {"cues": 1}
"""What a file's name begins with, so that a folder lists a pack in order; cue cards go with the guide."""

NAME_TAGS, SIGN_IN, FEEDBACK = "name-tags", "sign-in", "feedback"


@dataclass(frozen=True, slots=True)
class Printed:
    """One thing in a job: its id, and for a worksheet the words put over its own."""

    id: str
    words: Mapping[str, str] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash((self.id, tuple(sorted(self.words.items()))))


@dataclass(frozen=True, slots=True)
class Job:
    """One print job: one paper, one stock, one way of sides, one number of copies."""

    kind: Kind
    items: tuple[Printed, ...]
    copies: int
    paper: str
    stock: Stock
    duplex: Duplex
    large: bool = False
    names_stock: bool = False

    def name(self, home_paper: str, *, large_pack: bool = False) -> str:
        """Give the file's name: the paper if it is not the session's, large print if the pack's is not.

        The stock only tells apart two jobs that would have one name.
        """
        parts = [str(_NUMBERS[self.kind]), self.kind]
        if self.paper != home_paper:
            parts.append(self.paper.lower())
        if self.large and not large_pack:
            parts.append("large")
        if self.names_stock:
            parts.append(self.stock)
        return "-".join([*parts, f"{self.copies}x.pdf"])


@dataclass(frozen=True, slots=True)
class Bound:
    """A worksheet bound in the handbook, behind the block that needs it first; `times` over."""

    block: int
    item: Printed
    times: int


def sheet_paper(need: PrintNeed, worksheet: Worksheet | None, home_paper: str) -> str:
    """Give the paper of a worksheet: what the session asks for, or its own, A4 being whatever the session prints on."""
    paper = need.paper or (worksheet.paper if worksheet else "A4")
    return home_paper if paper in ("A4", "Letter") else paper


def bound_worksheets(agenda: Agenda, worksheets: Mapping[str, Worksheet]) -> list[Bound]:
    """List the worksheets that are bound in the handbook: one for each person, on the handbook's paper."""
    home, people = agenda.session.print.paper, len(agenda.session.participants)
    bound: list[Bound] = []
    for need in agenda.prints:
        if is_bound(need, worksheets, home):
            item = Printed(need.id, need.words)
            bound.append(Bound(_first_block(agenda, need), item, max(1, need.count // people)))
    return sorted(bound, key=lambda b: b.block)


def is_bound(need: PrintNeed, worksheets: Mapping[str, Worksheet], home: str) -> bool:
    """Say whether a worksheet is bound in the handbook: one for each person, on the paper `home`, and not loose."""
    worksheet = worksheets.get(need.id)
    loose = worksheet is not None and worksheet.loose
    return (
        need.kind == "worksheet" and need.per == "person" and not loose and sheet_paper(need, worksheet, home) == home
    )


def _first_block(agenda: Agenda, need: PrintNeed) -> int:
    for index, block in enumerate(agenda.blocks, start=1):
        if any((n.kind, n.id, n.words) == (need.kind, need.id, need.words) for n in block.prints):
            return index
    return len(agenda.blocks)


def plan_jobs(
    agenda: Agenda, worksheets: Mapping[str, Worksheet], decks: Mapping[str, Deck], only: Iterable[str] = ()
) -> list[Job]:
    """Plan the print jobs of a session in the order of the pack; `only` keeps some kinds."""
    session = agenda.session
    large_pack = session.print.type == "large"
    people = len(session.participants)
    large = 0 if large_pack else sum(p.type == "large" for p in session.participants)
    with_all = with_spares(people, session.print.spares)
    home = session.print.paper
    exercises = tuple(Printed(b.exercise.id) for b in agenda.blocks if b.exercise)
    bound = tuple(b.item for b in bound_worksheets(agenda, worksheets))
    jobs = [
        Job("guide", exercises, max(1, len(session.facilitators)), home, "plain", "long-edge", large_pack),
        Job("cues", exercises, max(1, len(session.facilitators)), home, "card", "none", large_pack),
        *_for_people("handbook", bound, with_all, large, home, "plain", "long-edge", large_pack),
        *_worksheet_jobs(agenda, worksheets, large),
        *_card_jobs(agenda, decks),
        *_poster_jobs(agenda),
        Job("forms", (Printed(NAME_TAGS), Printed(SIGN_IN)), 1, home, "heavy", "none", large_pack),
        *_for_people("forms", (Printed(FEEDBACK),), with_all, large, home, "plain", "none", large_pack),
        Job("print-order", (), 1, home, "plain", "none", large_pack),
    ]
    names = Counter(job.name(home, large_pack=large_pack) for job in jobs)
    wanted = set(only) or set(KINDS)
    if all(isinstance(block.block, BreakBlock) for block in agenda.blocks):
        wanted.discard("cues")
    return [
        replace(job, names_stock=names[job.name(home, large_pack=large_pack)] > 1) for job in jobs if job.kind in wanted
    ]


def _for_people(
    kind: Kind, items: tuple[Printed, ...], count: int, large: int, paper: str, stock: Stock, duplex: Duplex, big: bool
) -> list[Job]:
    """Part the copies between those who read normal and those who asked for large print."""
    jobs = [Job(kind, items, count - large, paper, stock, duplex, big)] if count > large else []
    return jobs + ([Job(kind, items, large, paper, stock, duplex, True)] if large else [])


def _worksheet_jobs(agenda: Agenda, worksheets: Mapping[str, Worksheet], large: int) -> list[Job]:
    session = agenda.session
    home, big = session.print.paper, session.print.type == "large"
    rows: list[tuple[str, bool, int, Printed]] = []
    for need in agenda.prints:
        if need.kind != "worksheet" or is_bound(need, worksheets, home):
            continue
        paper = sheet_paper(need, worksheets.get(need.id), home)
        item, count = Printed(need.id, need.words), copies(need, session.print.spares)
        for_large = min(large, count) if need.per == "person" else 0
        if count - for_large:
            rows.append((paper, big, count - for_large, item))
        if for_large:
            rows.append((paper, True, for_large, item))
    keyed = sorted(rows, key=lambda row: (row[0] == home, row[0], row[1], row[2]))
    return [
        Job("worksheets", tuple(row[3] for row in group), count, paper, "plain", "none", is_large)
        for (paper, is_large, count), group in groupby(keyed, key=lambda row: row[:3])
    ]


def deck_copies(agenda: Agenda, decks: Mapping[str, Deck]) -> dict[str, int]:
    """Count how many of each deck to print: whole decks, or as many as the cards that are dealt out need."""
    counts: dict[str, int] = {}
    for need in agenda.prints:
        if need.kind == "deck":
            size = len(decks[need.id].cards) if need.id in decks else 1
            needed = -(-need.count // max(size, 1)) if need.cards else need.count
            counts[need.id] = max(counts.get(need.id, 0), needed)
    return counts


def _card_jobs(agenda: Agenda, decks: Mapping[str, Deck]) -> list[Job]:
    home, big = agenda.session.print.paper, agenda.session.print.type == "large"
    counts = deck_copies(agenda, decks)
    return [
        Job("cards", tuple(Printed(i) for i, n in counts.items() if n == count), count, home, "card", "long-edge", big)
        for count in sorted(set(counts.values()))
    ]


def _poster_jobs(agenda: Agenda) -> list[Job]:
    home, big = agenda.session.print.paper, agenda.session.print.type == "large"
    rows = [((need.paper or "A3"), need.count, need.id) for need in agenda.prints if need.kind == "poster"]
    papers = [(home if paper in ("A4", "Letter") else paper, count, item) for paper, count, item in rows]
    return [
        Job("posters", tuple(Printed(row[2]) for row in group), count, paper, "heavy", "none", big)
        for (paper, count), group in groupby(sorted(papers, key=lambda row: row[:2]), key=lambda row: row[:2])
    ]
