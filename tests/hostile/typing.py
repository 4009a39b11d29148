"""Texts typed at every place where people write, and read back from the pack that they make."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from tests.packs import library, own_session
from tests.pdf_reading import all_text, squashed
from workshop.errors import Problems
from workshop.pack.build import build_pack
from workshop.pack.records import Pack

SHOWN = {
    "title": "guide", "client": "guide", "leader": "guide", "talk": "guide", "said": "guide", "why": "guide",
    "step": "guide", "say": "guide", "ask": "guide", "summary": "guide", "person": "forms", "card": "cards",
    "card-text": "cards", "card-ask": "cards", "phrase": "worksheets", "word": "worksheets", "contact": "print-order",
}  # fmt: skip
"""Each place, and the kind of document that shows what is written there."""

MARKDOWN = frozenset({"why", "step", "say", "ask", "summary"})
"""Where asterisks mean something, and what stands first in a line."""

_UNSEEN = re.compile("[\u200b-\u200f\u2060]")


def quoted(text: str) -> str:
    """Write a text as YAML on one line."""
    return "'" + text.replace("'", "''") + "'"


def session(texts: Mapping[str, str]) -> str:
    """Write a session file with these texts."""
    return f"""\
title: {quoted(texts["title"])}
client: {quoted(texts["client"])}
language: en
start: 9.00
participants: [{quoted(texts["person"])}, B, C, D]
facilitators: [{quoted(texts["leader"])}]
print: {{order: {{contact: {quoted(texts["contact"])}}}}}
agenda:
  - talk: {quoted(texts["talk"])}
    minutes: 5
    text: {quoted(texts["said"])}
    prints:
      - {{deck: customers, per: room}}
      - {{worksheet: empathy-map, per: room, paper: A3}}
    words: {{empathy-map: {{sees: {quoted(texts["word"])}}}}}
  - exercise: mirror
"""


def write_layer(texts: Mapping[str, str], root: Path) -> Path:
    """Write a layer with these texts over exercises, decks and worksheets of the box."""
    files = {
        "exercises/warm-up/mirror/en.md": f"""\
# Mirror

{texts["summary"]}

## Why

{texts["why"]}

## How it runs

1. (12 min) {texts["step"]}
   > {texts["say"]}

## Debrief (6 min)

- {texts["ask"]}
""",
        "exercises/decks/customers/en.yaml": f"""\
cards:
  karoliina:
    title: {quoted(texts["card"])}
    text: {quoted(texts["card-text"])}
    ask: {quoted(texts["card-ask"])}
""",
        "templates/worksheets/empathy-map/en.yaml": f"sees-prompt: {quoted(texts['phrase'])}\n",
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def typed_pack(texts: Mapping[str, str], root: Path) -> Pack:
    """Build a pack in which these texts were typed."""
    content = library(write_layer(texts, root))
    return build_pack(own_session(session(texts), content), content, Problems(), set(SHOWN.values()))


def lost(texts: Mapping[str, str], pack: Pack) -> list[tuple[str, str]]:
    """Find the texts that are not printed as they were typed, with their places."""
    printed = {
        kind: readable("\n".join(all_text(file.data) for file in pack.files if file.kind == kind))
        for kind in set(SHOWN.values())
    }
    return [(place, text) for place, text in texts.items() if readable(text) not in printed[SHOWN[place]]]


def readable(text: str) -> str:
    """Leave of a text what can be compared: no spaces, hyphens and unseen characters, ligatures taken apart."""
    return squashed(unicodedata.normalize("NFKC", squashed(_UNSEEN.sub("", text))))
