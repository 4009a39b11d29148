"""The packing list: what to bring, what to take from the pack and how many, and what to do before people come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from workshop.pack import data, wording
from workshop.pack.jobs import deck_copies, is_bound
from workshop.session.counts import copies, with_spares
from workshop.session.records import Agenda, PlannedBlock, PrintNeed

Plain = dict[str, Any]


class PackingList:
    """Counts what a session needs; `blocks` are its blocks as plain data."""

    def __init__(self, agenda: Agenda, words: data.Words, blocks: Sequence[Plain]) -> None:
        self.agenda, self.words, self.blocks = agenda, words, blocks

    def rows(self) -> Plain:
        """Write the list as plain data."""
        labels, session = self.words.labels, self.agenda.session
        people = str(labels["run-sheet"]["people"]).replace("{n}", str(len(session.participants)))
        materials = [
            data.capital(wording.plural(labels["materials"][need.item], need.count)) for need in self.agenda.materials
        ]
        anywhere = data.capital(str(labels["rooms"]["any"]))
        asked = dict.fromkeys(block["room"] for block in self.blocks if block["kind"] == "exercise")
        rooms = [room for room in asked if room != anywhere] or list(asked)
        return {
            "intro": str(labels["packing"]["intro"]).replace("{people}", people),
            "materials": materials,
            "rooms": list(rooms),
            "before": self._before(),
            "prints": self._prints(),
        }

    def _before(self) -> list[str]:
        """List what to do before people come: what this day's pack calls for."""
        words, kinds = self.words.labels["packing"], {need.kind for need in self.agenda.prints}
        first, *rest = words["before-items"]
        cards = [words["before-cards"]] if "deck" in kinds else []
        posters = [words["before-posters"]] if "poster" in kinds else []
        return [first, *cards, *posters, *rest]

    def _prints(self) -> list[Plain]:
        """List what to take from the pack: how many, whether spares are counted in, and for which blocks."""
        labels, session = self.words.labels, self.agenda.session
        people, spares = len(session.participants), session.print.spares
        with_all = with_spares(people, spares)
        told = labels["packing"]["spares"] if spares else ""
        rows: list[Plain] = [
            {"name": labels["documents"]["handbook"], "count": with_all, "note": told, "blocks": ""},
            *(self._row(need, told) for need in _once(self.agenda.prints)),
            {"name": labels["name-tags"]["title"], "count": people, "note": "", "blocks": ""},
            {"name": labels["sign-in"]["title"], "count": 1, "note": "", "blocks": ""},
            {"name": labels["feedback"]["title"], "count": with_all, "note": told, "blocks": ""},
        ]
        rows[1:1] = self._large_print()
        if any(block["kind"] != "break" for block in self.blocks):
            count = max(1, len(session.facilitators))
            rows.append({"name": labels["documents"]["cues"], "count": count, "note": "", "blocks": ""})
        return rows

    def _large_print(self) -> list[Plain]:
        """Say how many copies are in large print, and whose they are; the pack leaves it out where all of it is."""
        session = self.agenda.session
        asked = [p for p in session.participants if p.type == "large"] if session.print.type != "large" else []
        names = ", ".join(p.name for p in asked if p.name)
        name = self.words.labels["packing"]["large"]
        return [{"name": name, "count": len(asked), "note": names, "blocks": ""}] if asked else []

    def _row(self, need: PrintNeed, told: str) -> Plain:
        labels, session = self.words.labels, self.agenda.session
        numbers = [
            b["number"] for b, planned in zip(self.blocks, self.agenda.blocks, strict=True) if _needs(planned, need)
        ]
        name, note, count = data.print_line(replace(need, count=1, cards=0), self.words), "", need.count
        if is_bound(need, self.words.worksheets, session.print.paper):
            note = labels["packing"]["handbook"]
        elif need.kind == "worksheet" and need.per != "room":
            count, note = copies(need, session.print.spares), told
        elif need.kind == "deck" and need.id in self.words.decks:
            decks = deck_copies(self.agenda, self.words.decks)[need.id]
            count, note = decks * len(self.words.decks[need.id].cards), self.words.counted("decks", decks)
        return {"name": name, "count": count, "note": note, "blocks": ", ".join(numbers)}


def _once(needs: Sequence[PrintNeed]) -> list[PrintNeed]:
    """Leave one need of each deck: whole decks and cards of it come from the same copies."""
    decks: set[str] = set()
    kept: list[PrintNeed] = []
    for need in needs:
        if need.kind != "deck" or need.id not in decks:
            kept.append(need)
        if need.kind == "deck":
            decks.add(need.id)
    return kept


def _needs(planned: PlannedBlock, need: PrintNeed) -> bool:
    """Say whether a block is one of those whose needs were added up into one."""

    def key(one: PrintNeed) -> tuple[object, ...]:
        shared = one.per if one.per in ("person", "room") else "shared"
        if one.kind == "deck":
            return one.kind, one.id
        return one.kind, one.id, one.paper, shared if one.kind == "worksheet" else "", tuple(sorted(one.words.items()))

    return any(key(one) == key(need) for one in planned.prints)
