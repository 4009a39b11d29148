"""Plan something new in a layer: what was asked for, the files to write for it, and what to say of them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from workshop.content import skeletons
from workshop.content.bounds import shorten
from workshop.content.copies import copy_item, copy_session, known_item
from workshop.content.fields import LANGUAGE_PATTERN
from workshop.content.files import read_text
from workshop.content.headings import Headings
from workshop.content.ids import DEVICES, make_id
from workshop.content.kinds import HOMES, Kind, a_kind, in_language, language_named
from workshop.content.library import Library
from workshop.content.records import Stage
from workshop.content.schemas import with_schema
from workshop.content.table import is_spreadsheet
from workshop.content.untranslated import Item, every_item, items_of_session, lay_out_language
from workshop.content.yaml_text import read_yaml
from workshop.errors import ContentError, Place, Problem, Problems
from workshop.pack.box import first_layer, is_layer, search_layers
from workshop.pack.client_decks import plan_deck
from workshop.pack.load import is_session_file

NewKind = Literal["exercise", "deck", "worksheet", "session", "theme", "layer", "language"]
KINDS: tuple[NewKind, ...] = ("exercise", "deck", "worksheet", "session", "theme", "layer", "language")

LANGUAGES = ("fi", "en")
"""The languages of something new if none are asked for: the two of the box. One that has one language gets the last."""

_STAGE: Stage = "practise"


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for; `source` is the item to start from, "" for none."""

    kind: NewKind
    name: str
    source: str = ""
    languages: tuple[str, ...] = ()
    stage: Stage | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What to write into the folder `root`, by names relative to it, what to say, and which command to type next.

    The problems are warnings.
    """

    kind: NewKind
    id: str
    root: Path
    files: skeletons.Files
    folders: tuple[str, ...]
    notes: tuple[str, ...]
    next: str
    problems: tuple[Problem, ...] = ()


def make_draft(wish: Wish, libraries: Sequence[Path], cwd: Path, home: Path | None) -> Draft:
    """Plan what was asked for, in the first of the libraries or, without any, in `cwd`; ContentError if it cannot be.

    Nothing is written, and nothing that is there is looked at but the content, and a spreadsheet that is asked for.
    """
    root, problems = first_layer(libraries), Problems()
    # A folder may be empty before the first file comes into it.
    library = Library(search_layers(libraries if is_layer(root) else libraries[1:], None, cwd, home))
    draft = _Drafting(wish, root, library, problems).draft()
    problems.raise_if_errors(ContentError)
    return replace(draft, problems=tuple(problems))


def approved_instead(library: Library, item: str, language: str) -> str:
    """Give an exercise itself, or, if it is a draft or retired, an approved one of its stage; itself if none fits."""
    own = library.facts(item, Problems())
    if own is None or own.status == "approved":
        return item
    people, stage = skeletons.SESSION_PEOPLE, library.stage(item)
    for other in library.ids("exercise"):
        facts = library.facts(other, Problems()) if library.stage(other) == stage else None
        if facts is None or (facts.status, facts.whom) != ("approved", "anyone"):
            continue
        if facts.people.min <= people <= facts.people.max and language in library.languages_of("exercise", other):
            return other
    return item


class _Drafting:
    """Gathers the parts of one draft."""

    def __init__(self, wish: Wish, root: Path, library: Library, problems: Problems) -> None:
        self.wish, self.root, self.library, self.problems = wish, root, library, problems
        self.notes: list[str] = []

    def draft(self) -> Draft:
        """Make the draft; it is of no use if there are problems."""
        kind = self.wish.kind
        if kind == "language":
            return self.language()
        name = " ".join(self.wish.name.split())
        if kind == "session" and name.casefold().endswith((".yaml", ".yml")):
            name = name.rpartition(".")[0]
        item = make_id(name, self.problems)
        self.stop()
        if item != name:
            self.notes.append(f'"{name}" becomes the id {item}')
        self.wish = replace(self.wish, name=name)
        if kind == "session":
            return self.session(item)
        if kind == "layer":
            files = skeletons.new_layer(item, name)
            folders = (f"{item}/exercises", f"{item}/templates")
            return replace(self.done(item, files, ""), folders=folders, next=self.say("new exercise NAME", item))
        return self.item(item, kind)

    def item(self, item: str, kind: Kind) -> Draft:
        """Make an exercise, deck, worksheet or theme: a skeleton, or a copy of one that is there."""
        source = self.source(item, kind)
        self.stop()
        stage = self.wish.stage or (self.library.stage(source) if source and kind == "exercise" else _STAGE)
        home = f"exercises/{stage}" if kind == "exercise" else HOMES[kind].folders[0]
        where = f"{home}/{item}" + ("" if HOMES[kind].facts else ".yaml")
        if kind == "deck" and is_spreadsheet(self.wish.source):
            files = self.cards(item)
        elif source:
            files = copy_item(self.library, kind, source, where, self.wish.languages, self.problems)
        else:
            files = self.skeleton(item, kind, stage)
        return self.done(item, _with_schemas(files), f"check {self.path(where)}")

    def source(self, item: str, kind: Kind) -> str:
        """Say which item to copy: the one asked for, or the one that the new one would lie over; "" for none."""
        sheet = is_spreadsheet(self.wish.source)
        asked = self.known(kind) if self.wish.source and not sheet else ""
        found = self.library.shelves.items(kind).get(item, [])
        for home in found:
            if os.path.realpath(home.shelf.layer.root) == os.path.realpath(self.root):
                hint = "choose another name, or change the one that is there; nothing was written"
                self.problems.error("exists", f"this {kind} is there already", Place(str(self.path(home.name))), hint)
                return ""
        if not found:
            if asked:
                self.notes.append(f'the words are still those of "{asked}": change its name first')
            return asked
        layers = " and ".join(dict.fromkeys(home.layer for home in found))
        if sheet or (asked and asked != item):
            what = "these cards" if sheet else f'a copy of "{asked}"'
            message = f'there is {a_kind(kind)} "{item}" in {layers}, which {what} would be mixed with'
            hint = f'choose another name, or leave --from out to start from "{item}" itself'
            self.problems.error("mixed", message, Place(item), hint)
            return ""
        self.notes.append(f'"{item}" is in {layers} too: this is a copy that lies over it, to change as you like')
        return item

    def known(self, kind: Kind) -> str:
        """Find the item that was asked for; a deck that is not there may be a file whose ending was left out."""
        wanted = self.wish.source
        if kind == "deck" and wanted not in self.library.ids(kind) and os.path.isfile(f"{wanted}.csv"):
            hint = f'to read the file, write "{wanted}.csv"'
            self.problems.error("unknown", f'unknown deck "{shorten(wanted)}"', Place("--from"), hint)
            return ""
        return known_item(self.library, kind, wanted, self.problems)

    def skeleton(self, item: str, kind: Kind, stage: Stage) -> skeletons.Files:
        """Make a skeleton in each language that there are labels in."""
        if kind == "theme":
            return skeletons.new_theme(item, self.wish.name)
        languages = {code: self.headings(code) for code in self.wish.languages or LANGUAGES}
        if kind == "deck":
            return skeletons.new_deck(item, self.wish.name, languages)
        if kind == "worksheet":
            return skeletons.new_worksheet(item, self.wish.name, languages)
        skills = self.library.skills(self.problems)
        return skeletons.new_exercise(item, self.wish.name, stage, languages, skills)

    def cards(self, item: str) -> skeletons.Files:
        """Make a deck of a client's own cases."""
        language = next(iter(self.wish.languages), "")
        if language:
            self.headings(language)
        made = plan_deck(self.wish.source, item, self.wish.name, language, self.library, self.problems)
        self.notes += made.notes if made else ()
        return made.files if made else {}

    def headings(self, code: str) -> Headings:
        """Read the headings of a language, and say so if nothing can be printed in it."""
        found = self.library.headings(code, self.problems) if code in self.library.ids("labels") else None
        if found is None and not self.problems.errors:
            hint = f'begin with "workshop new language {code}"'
            self.problems.error("language-missing", f"there are no labels {in_language(code)}", Place("--lang"), hint)
        return found or Headings({})

    def session(self, item: str) -> Draft:
        """Make a session file: a skeleton, or a copy of a starter session."""
        source = known_item(self.library, "session", self.wish.source, self.problems) if self.wish.source else ""
        language = next(iter(self.wish.languages), "")
        files: skeletons.Files = {}
        if source:
            files = copy_session(self.library, source, item, language, self.problems)
        elif not self.problems.errors:
            language = language or LANGUAGES[-1]
            self.headings(language)
            begin = self.begin(language)
            files = skeletons.new_session(item, self.wish.name, language, self.library.skills(self.problems), begin)
        if item in self.library.ids("session"):
            self.notes.append(f'"{item}" is a starter session too: yours is "{item}.yaml", with its ending')
        return self.done(item, _with_schemas(files), f"build {self.path(f'{item}.yaml')}")

    def begin(self, language: str) -> tuple[str, ...]:
        """Choose what a new session begins with; say so if it has no words in its language."""
        begin = tuple(approved_instead(self.library, item, language) for item in skeletons.SESSION_EXERCISES)
        lacking = [item for item in begin if language not in self.library.languages_of("exercise", item)]
        if lacking and not self.problems.errors:
            message = f"a new session begins with exercises that have no text {in_language(language)}"
            hint = f"start it in another language, or translate {', '.join(lacking)} first"
            self.problems.error("language-missing", message, Place("--lang"), hint)
        return begin

    def language(self) -> Draft:
        """Lay out what there is to translate into a language."""
        code = self.wish.name.strip().lower()
        place = Place(shorten(self.wish.name.strip()) or "NAME")
        if not LANGUAGE_PATTERN.fullmatch(code) or code in DEVICES or len(code) > 20:
            near = language_named(code)
            hint = f'write "{near}"' if near else "write its short name, for example de"
            self.problems.error("language", "this is not the short name of a language", place, hint)
        self.stop()
        items = self.items_of_source() if self.wish.source else every_item(self.library)
        self.stop()
        source = next(iter(self.wish.languages), LANGUAGES[-1])
        files = lay_out_language(self.library, code, source, items, self.problems)
        if not files and not self.problems.errors:
            message = f"all of this is {in_language(code)} already, or laid out to be"
            self.problems.error("nothing-left", message, place, '"workshop check" tells what is left to translate')
        if any(name.startswith("templates/labels/") for name in files) and len(files) > 1:
            self.notes.append(f"begin with templates/labels/{code}.yaml: the headings of exercises come from it")
        return self.done(code, files, f"check {self.path('')}" if self.root != Path() else "check")

    def items_of_source(self) -> list[Item]:
        """List what a session needs: a session file, or a starter session, whose own words are translated too."""
        name = self.wish.source
        if is_session_file(name):
            text = read_text(Path(name), name, self.problems)
            document = None if text is None else read_yaml(text, name, self.problems)
            return items_of_session(self.library, document) if document else []
        item = known_item(self.library, "session", name, self.problems)
        document = self.library.starter(item, self.problems) if item else None
        return [*items_of_session(self.library, document), ("session", item)] if document else []

    def stop(self) -> None:
        """Go no further if something is wrong."""
        self.problems.raise_if_errors(ContentError)

    def done(self, item: str, files: skeletons.Files, then: str) -> Draft:
        """Put the draft together; `then` is the next command without its first word."""
        return Draft(self.wish.kind, item, self.root, files, (), tuple(self.notes), f"workshop {then}")

    def path(self, name: str) -> str:
        """Say where a file lies, as it is typed in a command."""
        path = (self.root / name).as_posix()
        return f'"{path}"' if " " in path else path

    def say(self, command: str, folder: str) -> str:
        """Say a command for another layer."""
        return f"workshop --library {self.path(folder)} {command}"


def _with_schemas(files: skeletons.Files) -> skeletons.Files:
    """Name in each file the schema that editors help by. A language that is laid out has none: all of it is there."""
    return {
        name: with_schema(data.decode(), name).encode() if name.endswith(".yaml") else data
        for name, data in files.items()
    }
