"""Find decks and worksheets that nobody prints: no exercise and no session names them, so no pack counts them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from workshop.content.files import read_text
from workshop.content.kinds import Kind
from workshop.content.library import Library
from workshop.content.yaml_text import walk
from workshop.errors import Problems

_KINDS: tuple[Kind, ...] = ("deck", "worksheet")
_SESSIONS = ("*.yaml", "*.yml")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def check_printed(library: Library, folders: Iterable[Path], problems: Problems) -> None:
    """Warn of approved decks and worksheets that nothing prints; session files are looked for in these folders.

    What was installed is for the sessions that it was made for.
    """
    printed = set(_printed(library))
    idle = [(kind, item) for kind in _KINDS for item in library.ids(kind) if (kind, item) not in printed]
    named = _named_in(folders) if idle else frozenset[str]()
    for kind, item in idle:
        facts = library.facts_document(kind, item, Problems())
        if library.shelves.items(kind)[item][-1].shelf.layer.installed:
            continue
        if facts and facts.data.get("status", "approved") == "approved" and item not in named:
            message = f"nothing prints this {kind}: no exercise and no session names it"
            hint = f'write "prints: [{{{kind}: {item}, per: group}}]" in one of them, or "status: draft" here'
            problems.warning("print-idle", message, facts.place, hint)


def _printed(library: Library) -> Iterator[tuple[Kind, str]]:
    """Yield what the exercises and the starter sessions print, as far as they can be read."""
    holders: tuple[Kind, ...] = ("exercise", "session")
    for holder in holders:
        for item in library.ids(holder):
            document = library.facts_document(holder, item, Problems())
            for _, value in walk(document.data) if document else ():
                if isinstance(value, dict):
                    yield from ((kind, name) for kind in _KINDS if isinstance(name := value.get(kind), str))


def _named_in(folders: Iterable[Path]) -> frozenset[str]:
    """Collect every id that stands in a session file: any of them may be that of something printed."""
    files = {path for folder in folders for pattern in _SESSIONS for path in folder.glob(pattern)}
    texts = (read_text(path, path.name, Problems()) for path in sorted(files))
    return frozenset(word for text in texts if text for word in _ID.findall(text))
