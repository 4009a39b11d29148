"""The library: every exercise, deck, worksheet, session, theme and label, over all layers, read when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from workshop.content.assemble import check_words, make_cards, make_facts, make_matches, read_phrases
from workshop.content.bounds import shorten
from workshop.content.exercise_text import TextPart, merge_texts, parse_exercise_text
from workshop.content.headings import Headings
from workshop.content.kinds import HOMES, SKILLS, Kind, a_kind, in_language
from workshop.content.labels import check_labels, label_headings
from workshop.content.layers import Layer, Shelf
from workshop.content.models import DeckModel, DeckWords, ExerciseModel, SkillsModel, StarterWords, WorksheetModel
from workshop.content.parts import Part, list_parts
from workshop.content.records import (
    STAGES,
    Deck,
    Exercise,
    ExerciseFacts,
    ExerciseText,
    Stage,
    TemplateSource,
    Worksheet,
)
from workshop.content.shelves import Found, Shelves, place_of_missing
from workshop.content.summaries import Summary, summarise
from workshop.content.validation import validate
from workshop.content.yaml_text import Data, Document
from workshop.content.yaml_text import Path as KeyPath
from workshop.errors import Place, Problems, nearest

V = TypeVar("V")


class Library:
    """All content, over all layers. What is asked for is read once; its problems are told whenever it is asked for.

    Where a method takes `place`, it is where the id was written, for the problem that says it is unknown.
    """

    def __init__(self, layers: Iterable[Layer]) -> None:
        self.shelves = Shelves(layers)

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The layers in the order of looking things up, each folder once."""
        return self.shelves.layers

    @property
    def asked(self) -> frozenset[str]:
        """The names in a layer of all files that what was read so far depends on, those too that are not there."""
        return frozenset(self.shelves.asked)

    def ids(self, kind: Kind) -> tuple[str, ...]:
        """List the ids of a kind, sorted; for "labels", the languages."""
        return tuple(self.shelves.items(kind))

    def languages_of(self, kind: Kind, item: str) -> tuple[str, ...]:
        """List the languages that an item has words in, sorted."""
        return self.shelves.languages(kind, item)

    def find(self, word: str, problems: Problems, place: Place | None = None) -> tuple[Kind, str] | None:
        """Find what an id, or `kind/id`, names; a word that names two kinds is an error that shows how to choose."""
        prefix, _, rest = word.rpartition("/")
        kinds: list[Kind] = [k for k in HOMES if k != "labels" and (not prefix or k == prefix)]
        found = [kind for kind in kinds if rest in self.shelves.items(kind)]
        if len(found) == 1:
            return found[0], rest
        where = place or Place("library")
        if found:
            message = f'"{rest}" is {" and ".join(map(a_kind, found))}'
            problems.error("ambiguous", message, where, "write " + " or ".join(f'"{kind}/{rest}"' for kind in found))
        else:
            known = [item for kind in kinds for item in self.shelves.items(kind)]
            problems.error("unknown", f'nothing is called "{shorten(word)}"', where, nearest(rest[:100], known))
        return None

    def exercise(self, item: str, language: str, problems: Problems, place: Place | None = None) -> Exercise | None:
        """Read an exercise in one language; None, and problems, if anything in it is an error."""
        return self._item("exercise", item, language, self._exercise, problems, place)

    def facts(self, item: str, problems: Problems) -> ExerciseFacts | None:
        """Read the facts of an exercise that is there."""
        return self.shelves.once(("facts", item), lambda own: self._facts(item, own), problems)

    def text(self, item: str, language: str, problems: Problems) -> ExerciseText | None:
        """Read the words of an exercise that is there, as far as they can be read."""
        return self.shelves.once(("words", item, language), lambda own: self._text(item, language, own), problems)

    def text_part(self, found: Found, language: str, problems: Problems) -> TextPart | None:
        """Read what one layer's file of an exercise's words says, as far as it can be read."""
        return self.shelves.once(
            ("part", found.shelf.path(found.name)), lambda own: self._text_part(found, language, own), problems
        )

    def stage(self, item: str) -> Stage:
        """Say which stage an exercise that is there belongs to: that of the first layer which has it."""
        folder = self.shelves.items("exercise")[item][0].name.split("/")[1]
        return next(stage for stage in STAGES if stage == folder)

    def deck(self, item: str, language: str, problems: Problems, place: Place | None = None) -> Deck | None:
        """Read a deck in one language; None, and problems, if anything in it is an error."""
        return self._item("deck", item, language, self._deck, problems, place)

    def worksheet(self, item: str, language: str, problems: Problems, place: Place | None = None) -> Worksheet | None:
        """Read a worksheet in one language; its words hold the title too. None, and problems, on any error."""
        return self._item("worksheet", item, language, self._worksheet, problems, place)

    def labels(self, language: str, problems: Problems) -> dict[str, Data]:
        """Read the fixed words of a language, a nested map; empty, and problems, if they are missing."""
        document = self.shelves.once(("labels", language), lambda own: self._labels(language, own), problems)
        return document.data if document else {}

    def skills(self, problems: Problems) -> tuple[str, ...]:
        """Read the ids of the skills that exercises train."""
        return self.shelves.once(("skills",), self._skills, problems)

    def check_skills(self, named: Iterable[tuple[KeyPath, str]], document: Document, problems: Problems) -> None:
        """Say which of the skills that a document names, each under its path, is not one that there is."""
        known = self.skills(problems)
        for path, skill in named:
            if skill not in known:
                hint = nearest(skill, known) or f"add it to {SKILLS}"
                problems.error("skill-unknown", f'unknown skill "{skill}"', document.place_of(path), hint)

    def skills_document(self, problems: Problems) -> Document | None:
        """Read the list of skills with its places."""
        files = [Found(shelf, SKILLS) for shelf in self.shelves.shelves if shelf.has_file(SKILLS)]
        if not files:
            problems.error("file-missing", "missing: it lists the skills that exercises train", Place(SKILLS))
        return self.shelves.merged(files, problems)

    def theme(self, item: str, problems: Problems, place: Place | None = None) -> dict[str, Data]:
        """Read a theme, a nested map that `page` makes sense of; empty, and problems, if it cannot be read."""
        document = self.theme_document(item, problems, place)
        return document.data if document else {}

    def theme_document(self, item: str, problems: Problems, place: Place | None = None) -> Document | None:
        """Read a theme with the places of its parts."""
        name = self._known("theme", item, problems, place)
        return self.shelves.merged(self.shelves.items("theme")[name], problems) if name else None

    def starter(self, item: str, problems: Problems, place: Place | None = None) -> Document | None:
        """Read the facts of a starter session; what they mean is the session's own matter."""
        name = self._known("session", item, problems, place)
        return self._merged("session", name, "session.yaml", "it has no facts", problems) if name else None

    def starter_words(self, item: str, language: str, problems: Problems) -> Document | None:
        """Read the words of a starter session that is there: title, client, talks by block id; None on any error."""
        own = Problems()
        document = self.words_document("session", item, language, own)
        if document:
            validate(StarterWords, document, own)
        problems.extend(own)
        return None if own.errors else document

    def template(self, path: str, problems: Problems, place: Place | None = None) -> TemplateSource | None:
        """Read a template from the first layer that has it, under a path like `templates/documents/guide.xml.j2`."""
        found = self.shelves.first(path)
        if found is None:
            folder, _, last = path.rpartition("/")
            names = {name for shelf in self.shelves.shelves for name in shelf.files(folder)}
            message = f'no layer has the template "{path}"' if place else "missing: no layer has this template"
            problems.error("file-missing", message, place or Place(path), nearest(last, names))
            self._tell_links(problems)
            return None
        text = self.shelves.text(found, problems)
        layer = found.shelf.layer
        return None if text is None else TemplateSource(path, text, layer.name, layer.trusted)

    def file(self, path: str) -> tuple[Layer, Path] | None:
        """Find any other file of a layer, such as a font or an icon: its layer, and where it lies; first wins."""
        found = self.shelves.first(path)
        return (found.shelf.layer, found.shelf.path(path)) if found else None

    def layers_of(self, kind: Kind, item: str) -> dict[str, tuple[str, ...]]:
        """Say for every file of an item which layers it was put together from, first wins."""
        layers: dict[str, tuple[str, ...]] = {}
        for home in self.shelves.items(kind).get(item, []):
            is_folder = bool(HOMES[kind].facts)
            files: Sequence[str] = home.shelf.files(home.name) if is_folder else [home.name.rpartition("/")[2]]
            for file in files:
                layers[file] = (*layers.get(file, ()), home.layer)
        return layers

    def headings(self, language: str, problems: Problems) -> Headings | None:
        """Read the headings that sections may have in a language."""
        labels = self.labels(language, problems)
        files = self.shelves.items("labels").get(language, [])
        each = [d.data for d in (self.shelves.document(f, Problems()) for f in files) if d]
        return label_headings(labels, each) if labels else None

    def summary(self, kind: Kind, item: str, language: str) -> Summary:
        """Tell an item that is there in a line, in another language if it has no words in the one asked for."""
        return summarise(self, kind, item, language)

    def parts(self, kind: Kind, item: str) -> tuple[Part, ...]:
        """Say which layer each part of an item that is there came from."""
        return list_parts(self, kind, item)

    def facts_document(self, kind: Kind, item: str, problems: Problems) -> Document | None:
        """Read the YAML of an item that is there, all its layers merged; for a theme or labels, the one file it is."""
        file = HOMES[kind].facts
        files = self.shelves.files(kind, item, file) if file else self.shelves.items(kind)[item]
        return self.shelves.merged(files, problems)

    def words_document(self, kind: Kind, item: str, language: str, problems: Problems) -> Document | None:
        """Read the words of a deck, worksheet or session that is there, unchecked; None, and a problem, if missing."""
        return self.shelves.merged(self._word_files(kind, item, language, problems), problems)

    def _item(
        self,
        kind: Kind,
        word: str,
        language: str,
        make: Callable[[str, str, Problems], V | None],
        problems: Problems,
        place: Place | None,
    ) -> V | None:
        own = Problems()
        item = self._known(kind, word, own, place)
        found = self.shelves.once((kind, item, language), lambda p: make(item, language, p), own) if item else None
        problems.extend(own)
        return None if own.errors else found

    def _known(self, kind: Kind, word: str, problems: Problems, place: Place | None) -> str:
        """Take `kind/` off an id, and say so if the id is unknown; empty then."""
        item = word.removeprefix(f"{kind}/")
        if item in self.shelves.items(kind):
            return item
        near = nearest(item[:100], self.shelves.items(kind))
        others = [other for other in HOMES if other not in (kind, "labels") and item in self.shelves.items(other)]
        hint = f'"{item}" is {a_kind(others[0])}' if len(others) == 1 else near
        problems.error("unknown", f'unknown {kind} "{shorten(word)}"', place or Place(HOMES[kind].place), hint)
        self._tell_links(problems)
        return ""

    def _tell_links(self, problems: Problems) -> None:
        """Where something is missing, tell what was left out while looking for it."""
        for shelf in self.shelves.shelves:
            problems.extend(shelf.problems)

    def _merged(self, kind: Kind, item: str, file: str, without: str, problems: Problems) -> Document | None:
        files = self.shelves.files(kind, item, file)
        if not files:
            homes = self.shelves.items(kind)[item]
            names = [name for home in homes for name in home.shelf.files(home.name)]
            problems.error("file-missing", f"missing: {without}", place_of_missing(homes, file), nearest(file, names))
            self._tell_links(problems)
        return self.shelves.merged(files, problems)

    def _facts(self, item: str, problems: Problems) -> ExerciseFacts | None:
        document = self._merged("exercise", item, "exercise.yaml", "the exercise has no facts", problems)
        model = document and validate(ExerciseModel, document, problems)
        self._check_one_home(item, problems)
        if not (document and model):
            return None
        self.check_skills([(("skills", i), skill) for i, skill in enumerate(model.skills)], document, problems)
        return make_facts(model, document)

    def _check_one_home(self, item: str, problems: Problems) -> None:
        """An id stands under one stage in each layer."""
        seen: dict[Shelf, str] = {}
        for home in self.shelves.items("exercise")[item]:
            first = seen.setdefault(home.shelf, home.name)
            if first != home.name:
                message = f'the exercise "{item}" is in {first} too'
                problems.error("id-twice", message, Place(home.name), "take one of them away, or give it another id")

    def _text(self, item: str, language: str, problems: Problems) -> ExerciseText | None:
        files = self._word_files("exercise", item, language, problems)
        headings = self.headings(language, problems)
        if not files or headings is None:
            return None
        parts = [part for found in files if (part := self.text_part(found, language, problems))]
        return merge_texts(parts, language, headings, problems) if parts else None

    def _text_part(self, found: Found, language: str, problems: Problems) -> TextPart | None:
        text, headings = self.shelves.text(found, problems), self.headings(language, problems)
        if text is None or headings is None:
            return None
        if not text.strip():
            problems.error("text-empty", "the file is empty", Place(found.name))
            return None
        return parse_exercise_text(text, found.file, found.layer, headings, problems)

    def _word_files(self, kind: Kind, item: str, language: str, problems: Problems) -> list[Found]:
        """List the files of an item's words, and say so if there are none: a build never falls back."""
        file = f"{language}{HOMES[kind].words}"
        files = self.shelves.files(kind, item, file)
        if not files:
            there = self.languages_of(kind, item)
            hint = f"copy {there[0]}{HOMES[kind].words} to {file} and translate it" if there else "write it"
            if self.shelves.first(f"{self.shelves.items(kind)[item][0].name}/{file}"):
                hint = "it is laid out to be translated: write the words in it"
            message = f"missing: this {kind} has no text {in_language(language)}"
            problems.error("language-missing", message, place_of_missing(self.shelves.items(kind)[item], file), hint)
            self._tell_links(problems)
        return files

    def _exercise(self, item: str, language: str, problems: Problems) -> Exercise | None:
        facts, text = self.facts(item, problems), self.text(item, language, problems)
        labels = self.labels(language, problems)
        if facts is None or text is None or not labels:
            return None
        file = f"templates/labels/{language}.yaml"
        document = self.facts_document("exercise", item, problems)
        place = document.place_of(("room",)) if document else facts.place
        check_words("room", facts.room, _map(labels, "rooms"), file, place, problems)
        for material in facts.materials:
            check_words("material", material.item, _map(labels, "materials"), file, material.place, problems)
        return Exercise(item, self.stage(item), facts, text, self.layers_of("exercise", item))

    def _deck(self, item: str, language: str, problems: Problems) -> Deck | None:
        document = self._merged("deck", item, "deck.yaml", "the deck has no layout", problems)
        written = self.words_document("deck", item, language, problems)
        facts = document and validate(DeckModel, document, problems)
        words = written and validate(DeckWords, written, problems)
        if not (document and facts and words and written):
            return None
        cards = make_cards(facts, words, written, problems)
        return Deck(
            item, words.title, words.kind, words.blank, facts.layout, facts.accent, facts.fields, cards,
            written.place, self.layers_of("deck", item), facts.status, make_matches(facts, document),
        )  # fmt: skip

    def _worksheet(self, item: str, language: str, problems: Problems) -> Worksheet | None:
        document = self._merged("worksheet", item, "worksheet.yaml", "the worksheet has no accent", problems)
        written = self.words_document("worksheet", item, language, problems)
        facts = document and validate(WorksheetModel, document, problems)
        template = next(iter(self.shelves.files("worksheet", item, "sheet.xml.j2")), None)
        if template is None:
            place = place_of_missing(self.shelves.items("worksheet")[item], "sheet.xml.j2")
            problems.error("file-missing", "missing: the worksheet has no page", place)
        words = read_phrases(written, problems) if written else {}
        if not (facts and written and template):
            return None
        return Worksheet(
            item, words.get("title", ""), words, facts.paper, facts.accent, template.name,
            written.place, self.layers_of("worksheet", item), facts.status, facts.loose,
        )  # fmt: skip

    def _labels(self, language: str, problems: Problems) -> Document | None:
        files = self.shelves.items("labels").get(language, [])
        if not files:
            message = f"missing: there are no labels {in_language(language)}"
            hint = f"there are labels in {', '.join(self.ids('labels'))}" if self.ids("labels") else ""
            problems.error("language-missing", message, Place(f"templates/labels/{language}.yaml"), hint)
        document = self.shelves.merged(files, problems)
        if document:
            pattern = self._first_labels()
            check_labels(document, problems, pattern.data if pattern else {})
        return None if document and problems.errors else document

    def _first_labels(self) -> Document | None:
        """Read the labels that all others are measured by: those of the lowest layer, in English if it has them."""
        every = [found for files in self.shelves.items("labels").values() for found in files]
        own = [found for found in every if found.shelf is self.shelves.shelves[-1]]
        own.sort(key=lambda found: found.name != "templates/labels/en.yaml")
        return self.shelves.document(own[0], Problems()) if own else None

    def _skills(self, problems: Problems) -> tuple[str, ...]:
        document = self.skills_document(problems)
        model = document and validate(SkillsModel, document, problems)
        return model.skills if model else ()


def _map(data: Mapping[str, Data], key: str) -> Mapping[str, Data]:
    value = data.get(key)
    return value if isinstance(value, dict) else {}
