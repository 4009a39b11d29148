"""Look up what a session names, even if the session itself cannot be read: so all problems are told in one run."""

from __future__ import annotations

from workshop.content.fields import MAX_ITEMS
from workshop.content.library import Library
from workshop.content.yaml_text import Data, Document, Path
from workshop.errors import Place, Problems


def check_names(document: Document, library: Library, language: str, problems: Problems) -> None:
    """Say what is wrong with the exercises, decks, worksheets and theme that a session's YAML names."""
    spoken = language or _text(document.data.get("language"))
    if spoken not in library.ids("labels"):
        return
    agenda = document.data.get("agenda")
    for index, block in enumerate(agenda[:MAX_ITEMS] if isinstance(agenda, list) else ()):
        if isinstance(block, dict):
            _check_block(document, ("agenda", index), block, library, spoken, problems)
    theme = _text(document.data.get("theme"))
    if theme:
        library.theme(theme, problems, document.place_of(("theme",)))


def _check_block(
    document: Document, path: Path, block: dict[str, Data], library: Library, language: str, problems: Problems
) -> None:
    exercise = _text(block.get("exercise"))
    if exercise:
        found = library.exercise(exercise, language, problems, document.place_of((*path, "exercise")))
        for item in found.facts.prints if found else ():
            _check_print(item.kind, item.id, item.place, library, language, problems)
    prints = block.get("prints")
    for index, entry in enumerate(prints[:MAX_ITEMS] if isinstance(prints, list) else ()):
        for kind, name in entry.items() if isinstance(entry, dict) else ():
            if kind in ("worksheet", "deck") and _text(name):
                place = document.place_of((*path, "prints", index, kind))
                _check_print(kind, _text(name), place, library, language, problems)


def _check_print(kind: str, item: str, place: Place, library: Library, language: str, problems: Problems) -> None:
    if kind == "worksheet":
        library.worksheet(item, language, problems, place)
    elif kind == "deck":
        library.deck(item, language, problems, place)


def _text(value: Data | None) -> str:
    return value if isinstance(value, str) else ""
