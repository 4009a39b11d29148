"""Cue cards: what a facilitator needs in the hand for each block, as plain data for their template."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from workshop.pack.data import Words

Plain = dict[str, Any]

_BEFORE = ("why", "set-up")
_AFTER = ("care", "doubt", "variations", "bridge")


def cue_data(blocks: Sequence[Plain], words: Words) -> list[Plain]:
    """Describe the card of each exercise and talk: its block, what to say and when, and what comes before the next.

    `steps` are lines to say with their step's number; `before` and `after` those of other sections, with a heading.
    """
    cues: list[Plain] = []
    waiting: list[Plain] = []
    for block in blocks:
        if block["slack"]:
            waiting.append(_pause("then-free", block["slack"], block["slack_start"], words))
        if block["kind"] == "break":
            first = "then-break" if cues else "first-break"
            waiting.append(_pause(first, block["time"], block["start"], words) | {"late": _late(block, words)})
            continue
        if cues:
            cues[-1]["then"] = waiting
        cues.append({"block": block, **_says(block), "then": [], "first": [] if cues else waiting})
        waiting = []
    if cues:
        cues[-1]["then"] = waiting
    return cues


def _pause(label: str, minutes: str, clock: str, words: Words) -> Plain:
    return {"text": words.word("cues", label).replace("{minutes}", minutes), "clock": clock, "late": ""}


def _late(block: Plain, words: Words) -> str:
    """Say when a break begins on a late day, "" if at the same time."""
    if block["left_out"]:
        return words.word("run-sheet", "leave-out")
    return str(block["late"]) if block["late_differs"] else ""


def _says(block: Plain) -> Plain:
    sections = block.get("sections", {})
    steps = [{"number": str(i), "says": _quotes(step["blocks"])} for i, step in enumerate(block.get("steps", ()), 1)]
    return {
        "before": _sections(sections, _BEFORE),
        "steps": [step for step in steps if step["says"]],
        "after": _sections(sections, _AFTER),
    }


def _sections(sections: Plain, names: Iterable[str]) -> list[Plain]:
    found = [(sections[name]["heading"], _quotes(sections[name]["blocks"])) for name in names if name in sections]
    return [{"heading": heading, "says": says} for heading, says in found if says]


def _quotes(blocks: Iterable[Plain]) -> list[Any]:
    return [part["runs"] for part in blocks if part["kind"] == "say"]
