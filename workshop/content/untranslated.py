"""Lay out what there is to translate: a file for each text that a language lacks, its source in it as a comment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workshop.content.copies import words_source, yaml_source
from workshop.content.kinds import HOMES, Kind
from workshop.content.library import Library
from workshop.content.translation import lay_out_text, lay_out_yaml
from workshop.content.yaml_text import Data, Document
from workshop.errors import Problems

KINDS: tuple[Kind, ...] = ("exercise", "deck", "worksheet", "session")

Item = tuple[Kind, str]


def every_item(library: Library) -> list[Item]:
    """List all that has words."""
    return [(kind, item) for kind in KINDS for item in library.ids(kind)]


def items_of_session(library: Library, document: Document) -> list[Item]:
    """List the exercises, decks and worksheets that a session names, or that its exercises print."""
    agenda = document.data.get("agenda")
    blocks = [block for block in agenda if isinstance(block, dict)] if isinstance(agenda, list) else []
    exercises = [str(block["exercise"]) for block in blocks if block.get("exercise") in library.ids("exercise")]
    found: list[Item] = [("exercise", item) for item in exercises]
    for block in blocks:
        found.extend(_prints(block.get("prints")))
    for item in exercises:
        document_below = library.facts_document("exercise", item, Problems())
        found.extend(_prints(document_below.data.get("prints")) if document_below else ())
    return [(kind, item) for kind, item in dict.fromkeys(found) if item in library.ids(kind)]


def lay_out_language(
    library: Library, code: str, source: str, items: Iterable[Item], problems: Problems
) -> dict[str, bytes]:
    """Write the labels and these items to translate from a language, or from another that an item has.

    What has words in the new language, or is laid out already, is left out.
    """
    files: dict[str, str] = {}
    labels = f"templates/labels/{code}.yaml"
    if library.shelves.first(labels) is None:
        spoken = source if source in library.ids("labels") else next(iter(library.ids("labels")), source)
        text = yaml_source(library, library.shelves.items("labels").get(spoken, []), problems)
        files[labels] = lay_out_yaml(text, f"{spoken}.yaml", code)
    for kind, item in items:
        languages = library.languages_of(kind, item)
        name = f"{library.shelves.items(kind)[item][0].name}/{code}{HOMES[kind].words}"
        if code in languages or not languages or library.shelves.first(name):
            continue
        spoken = next((each for each in (source, "en") if each in languages), languages[0])
        file = f"{spoken}{HOMES[kind].words}"
        text = words_source(library, kind, library.shelves.files(kind, item, file), problems)
        files[name] = (lay_out_text if kind == "exercise" else lay_out_yaml)(text, file, code)
    return {name: text.encode() for name, text in files.items()}


def _prints(entries: Data | None) -> Iterator[Item]:
    for entry in entries if isinstance(entries, list) else ():
        for kind in ("deck", "worksheet"):
            if isinstance(entry, dict) and isinstance(name := entry.get(kind), str):
                yield "deck" if kind == "deck" else "worksheet", name
