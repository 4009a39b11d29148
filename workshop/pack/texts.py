"""Text for templates: records' paragraphs -> plain lists, with the few names that library text may use filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from workshop.content.records import Block, Bullets, Inline, Quote, Run, Step

Plain = dict[str, object]
Runs = list[list[str]]

_NAME = re.compile(r"(?<!\{)\{(participants|client|groups)\}(?!\})")


def fill(text: str, names: Mapping[str, str]) -> str:
    """Put values for {participants}, {client} and {groups}; anything else in braces stays as it is typed."""
    return _NAME.sub(lambda found: names.get(found[1], found[0]), text)


def runs(inline: Inline, names: Mapping[str, str]) -> Runs:
    """Write runs as pairs of a text and its look: "", "b", "i" or "bi"."""
    return [[fill(run.text, names), ("b" if run.bold else "") + ("i" if run.italic else "")] for run in inline]


def blocks(parts: Sequence[Block], names: Mapping[str, str]) -> list[Plain]:
    """Write paragraphs, quotes and lists as plain data, each with its `kind`: p, say or list."""
    return [_block(part, names) for part in parts]


def _block(part: Block, names: Mapping[str, str]) -> Plain:
    if isinstance(part, Bullets):
        items = [runs(item, names) for item in part.items]
        return {"kind": "list", "ordered": part.ordered, "items": items}
    return {"kind": "say" if isinstance(part, Quote) else "p", "runs": runs(part.inline, names)}


def step(part: Step, names: Mapping[str, str]) -> Plain:
    """Write a step as plain data."""
    return {"minutes": part.minutes, "blocks": blocks(part.blocks, names)}


def plain_runs(text: str, names: Mapping[str, str]) -> Runs:
    """Write a text without marks as runs."""
    return runs((Run(text),), names)
