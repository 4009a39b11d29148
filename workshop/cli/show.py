"""`workshop show`: one item whole, and where each part of it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any

import click

from workshop.cli import item_text
from workshop.cli.options import json_option, lang_option
from workshop.cli.report import print_json, say, tell, tell_problems
from workshop.cli.settings import Settings
from workshop.cli.tables import align
from workshop.content.kinds import Kind, in_language
from workshop.content.library import Library
from workshop.content.parts import Part
from workshop.content.records import Deck, Exercise, Run, Worksheet
from workshop.content.yaml_text import Data
from workshop.errors import ContentError, Place, Problems
from workshop.pack.box import search_layers
from workshop.pack.records import FORMAT
from workshop.session.agenda import plan
from workshop.session.records import Agenda
from workshop.session.session_file import read_starter

Item = Exercise | Deck | Worksheet | Agenda | dict[str, Data]


@dataclass(frozen=True, slots=True)
class Shown:
    """An item with its kind and id, and the language that it is shown in, "" if it has none."""

    kind: Kind
    id: str
    language: str
    item: Item


@click.command("show")
@click.argument("word", metavar="ID")
@lang_option
@json_option
@click.pass_obj
def command(settings: Settings, /, word: str, lang: str, as_json: bool) -> None:
    """Show one item whole, and from which folder each part of it comes.

    ID is the first word of a line of "workshop list".

    \b
    Examples:
      workshop show mirror
      workshop show mirror --lang fi
      workshop show worksheet/empathy-map    where an exercise has the same name

    The last lines name every file of the item and the layer that it was read from; where files of several layers are
    laid over one another, they name each part.
    """
    library = Library(search_layers(settings.libraries, None, Path.cwd(), settings.home))
    problems = Problems()
    shown = _find(word, lang, library, problems)
    if shown is None:
        raise ContentError(problems)
    parts = library.parts(shown.kind, shown.id)
    if as_json:
        print_json(_json(shown, parts))
        return
    for line in _lines(shown):
        say(line)
    say("\nwhere it comes from")
    for line in align([(part.file, part.name, part.layer) for part in parts]):
        say(f"  {line}")
    tell_problems(problems)
    if shown.language and shown.language != lang:
        tell(f"no text {in_language(lang)}; this is {in_language(shown.language)[3:]}")


def _find(word: str, language: str, library: Library, problems: Problems) -> Shown | None:
    """Read an item, in another language if it has no words in the one asked for; None, and problems, on any error."""
    found = library.find(word, problems, Place(word))
    if found is None:
        return None
    kind, item = found
    spoken = library.summary(kind, item, language).language or language
    read = _read(kind, item, spoken, library, problems)
    return None if read is None else Shown(kind, item, "" if kind == "theme" else spoken, read)


def _read(kind: Kind, item: str, language: str, library: Library, problems: Problems) -> Item | None:
    if kind == "exercise":
        return library.exercise(item, language, problems)
    if kind == "deck":
        return library.deck(item, language, problems)
    if kind == "worksheet":
        return library.worksheet(item, language, problems)
    if kind == "session":
        session = read_starter(library, item, problems, language)
        return plan(session, library, problems) if session else None
    return library.theme(item, problems) or None


def _lines(shown: Shown) -> Iterator[str]:
    item = shown.item
    if isinstance(item, Exercise):
        return item_text.exercise_lines(item)
    if isinstance(item, Deck):
        return item_text.deck_lines(item)
    if isinstance(item, Worksheet):
        return item_text.worksheet_lines(item)
    if isinstance(item, Agenda):
        return item_text.session_lines(shown.id, item)
    return item_text.map_lines({"theme": shown.id, **item})


def _json(shown: Shown, parts: tuple[Part, ...]) -> dict[str, object]:
    return {
        "format": FORMAT,
        "kind": shown.kind,
        "id": shown.id,
        "language": shown.language,
        "item": _plain(shown.item),
        "parts": [{"file": part.file, "name": part.name, "layer": part.layer} for part in parts],
    }


def _plain(value: Any) -> Any:
    """Turn records into maps and lists, without the places where things were written; text runs into their text."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value) if f.name not in ("place", "places")}
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple) and value and all(isinstance(run, Run) for run in value):
        return item_text.plain(value)
    if isinstance(value, tuple | list):
        return [_plain(inner) for inner in value]
    return value if isinstance(value, str | int | float | None) else str(value)
