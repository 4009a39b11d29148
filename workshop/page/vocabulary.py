"""The page markup: every element with its attributes and what it may hold, and the reference written from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from workshop.page.entries import (
    ACCENT,
    ALIGN,
    ALT,
    BLOCKS,
    DRAWN,
    EVEN,
    GROW,
    ICON,
    ID,
    INLINE,
    SOURCE,
    Attribute,
    Entry,
    Group,
    Kind,
)  # fmt: skip
from workshop.page.flow_entries import FLOW, INLINE_FLOW
from workshop.page.icons import ICONS
from workshop.page.sheet_entries import CARDS, SHEETS

VOCABULARY: Mapping[str, Entry] = {**FLOW, **INLINE_FLOW, **SHEETS, **CARDS}

_GROUPS: Mapping[Group, str] = {
    "flow": "Flowing pages",
    "inline": "In a line of text",
    "sheets": "Sheets to fill in",
    "cards": "Cards",
}
_KINDS: Mapping[Kind, str] = {
    "id": "an id",
    "number": "a number",
    "share": "a number over 0",
    "count": "a whole number from 1",
    "numbers": "numbers with spaces between",
    "shares": "numbers over 0 with spaces between",
    "flag": "`true` or `false`",
    "aligns": "with spaces between",
    "icon": "the name of an icon",
}
_SHARED: Mapping[str, Attribute] = {
    "id": ID,
    "accent": ACCENT,
    "align": ALIGN,
    "grow": GROW,
    "even": EVEN,
    "alt": ALT,
    "icon": ICON,
    "source": SOURCE,
}


def reference() -> str:
    """Write the README's reference of the markup in Markdown: a table for each group of elements."""
    return "\n".join([*_preface(), *(_table(group, title) for group, title in _GROUPS.items())])


def _preface() -> Iterator[str]:
    yield f"*Text* is words and {_quoted(INLINE)}. *Blocks* are {_quoted(BLOCKS)}."
    yield f"*Drawings* are {_quoted(DRAWN - BLOCKS)}. An attribute in **bold** must be there."
    yield "\nAttributes that mean the same wherever they stand:\n"
    for key, attribute in _SHARED.items():
        yield f"- {_attribute(key, attribute)}"
    yield f"\nThe icons are {' '.join(f'`{name}`' for name in ICONS)}.\n"


def _table(group: Group, title: str) -> str:
    rows = [_row(name, entry) for name, entry in VOCABULARY.items() if entry.group == group]
    return "\n".join([f"### {title}\n", "| element | meaning | holds | attributes |", "|---|---|---|---|", *rows, ""])


def _row(name: str, entry: Entry) -> str:
    own = [_attribute(key, value) for key, value in entry.attributes.items() if _SHARED.get(key) is not value]
    shared = [_key(key, value) for key, value in entry.attributes.items() if _SHARED.get(key) is value]
    attributes = [*own, *([" ".join(shared)] if shared else [])]
    return f"| `{name}` | {entry.meaning} | {_holds(entry)} | {'; '.join(attributes)} |"


def _holds(entry: Entry) -> str:
    left, words = set(entry.holds), []
    if entry.text:
        words.append("text" if left >= INLINE else "words")
        left -= INLINE if left >= INLINE else set()
    for name, group in (("blocks", BLOCKS), ("drawings", DRAWN - BLOCKS)):
        if left >= group:
            words.append(name)
            left -= group
    return ", ".join([*words, *([_quoted(left)] if left else [])])


def _quoted(names: Iterable[str]) -> str:
    wanted = set(names)
    return " ".join(f"`{name}`" for name in VOCABULARY if name in wanted)


def _key(key: str, attribute: Attribute) -> str:
    return f"**`{key}`**" if attribute.required else f"`{key}`"


def _attribute(key: str, attribute: Attribute) -> str:
    values = ", ".join(f"`{value}`" for value in attribute.values) or _KINDS.get(attribute.kind, "")
    return f"{_key(key, attribute)} {attribute.meaning}" + (f": {values}" if values else "")
