"""Check an exercise as a whole: that its words go with its facts, and that what the facts name is there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workshop.content.assemble import check_words
from workshop.content.fields import ID_PATTERN
from workshop.content.headings import Headings
from workshop.content.kinds import Kind
from workshop.content.library import Library
from workshop.content.progress import Progress
from workshop.content.records import SECTIONS, ExerciseFacts, ExerciseText, Form, Per
from workshop.content.yaml_text import Data, Document, Path
from workshop.errors import Problems, nearest

_MINUTES = {"debrief": " (6 min)"}
_NUMBER = re.compile(r"[1-9][0-9]{0,2}")
_NEEDS_CARE = ("light", "contact", "2", "3")
_UNCOUNTED: dict[Form, tuple[Per, ...]] = {"solo": ("pair", "trio"), "pairs": ("trio",), "trios": ("pair",)}
"""What nobody forms, and so nobody counts, in an exercise of a form; what is for a group may be shared in any."""


def check_exercise(
    library: Library, item: str, languages: Sequence[str], progress: Progress, problems: Problems
) -> None:
    """Read an exercise in those of the languages that it has, and say what is wrong.

    What its facts name is looked up, and its words are compared with them, even if they cannot be used.
    """
    facts, document = library.facts(item, problems), library.facts_document("exercise", item, problems)
    has = library.languages_of("exercise", item)
    for language in [language for language in languages if language in has]:
        own = Problems()
        library.exercise(item, language, own)
        text, headings = library.text(item, language, own), library.headings(language, own)
        if text and headings and document:
            check_text(document, text, headings, own)
        if document and not facts:
            _check_labels(library, document, language, own)
        problems.extend(progress.settle(own, language))
    if document:
        if not facts:
            library.check_skills(_texts(document, "skills"), document, problems)
        _check_links(library, item, document, problems)
        _check_prints(library, document, problems)
    if document and facts:
        _check_counts(facts, document, problems)
        if facts.status == "approved" and not facts.sources:
            hint = 'add "source: {by: …}" with the name of its author, or with "traditional"'
            problems.warning("source-missing", "no source is named", document.place, hint)


def check_text(facts: Document, text: ExerciseText, headings: Headings, problems: Problems) -> None:
    """Say where the words of an exercise do not go with its facts: minutes that do not add up, sections left out."""
    _check_minutes(facts, text, problems)
    for section in SECTIONS:
        if section not in text.sections:
            title = headings.printed.get(section, section)
            why = _why_care(facts) if section == "care" else ""
            message = f'no section "{title}"{why}'
            problems.warning("section-missing", message, text.place, f'add "## {title}{_MINUTES.get(section, "")}"')


def _check_minutes(facts: Document, text: ExerciseText, problems: Problems) -> None:
    steps, debrief = sum(step.minutes for step in text.steps), text.debrief_minutes
    written = facts.data.get("minutes")
    typical = written.get("typical") if isinstance(written, dict) else None
    untold = not all(step.minutes for step in text.steps) or ("debrief" in text.sections and not debrief)
    known = isinstance(typical, str) and _NUMBER.fullmatch(typical)
    if text.steps and not untold and known and str(steps + debrief) != typical:
        both = f"steps and debrief take {steps} + {debrief} = {steps + debrief}"
        message = f"{both if debrief else f'steps take {steps}'} minutes, but typical is {typical}"
        hint = f'change the minutes here, or "typical" in exercise.yaml to {steps + debrief}'
        problems.error("minutes-sum", message, text.sections["steps"].place, hint)


def _why_care(facts: Document) -> str:
    """Say why care is needed most: people touch, or show something of themselves."""
    written = [(name, facts.data.get(name)) for name in ("touch", "exposure")]
    reasons = [f"{name} is {value}" for name, value in written if value in _NEEDS_CARE]
    return f", although {' and '.join(reasons)}" if reasons else ""


def _check_labels(library: Library, document: Document, language: str, problems: Problems) -> None:
    """Look up the room and the materials of facts that cannot be used for another reason."""
    labels, file = library.labels(language, Problems()), f"templates/labels/{language}.yaml"
    named: list[tuple[str, str, Path, Data]] = [("room", "rooms", ("room",), document.data.get("room", ""))]
    for path, entry in _entries(document, "materials", "item"):
        named.append(("material", "materials", path, entry["item"]))
    for kind, group, path, name in named:
        known = labels.get(group)
        if isinstance(name, str) and ID_PATTERN.fullmatch(name) and isinstance(known, dict):
            check_words(kind, name, known, file, document.place_of(path), problems)


def _check_links(library: Library, item: str, document: Document, problems: Problems) -> None:
    """Check that "follows" names other exercises, and ones that are led."""
    known = library.ids("exercise")
    for path, other in _texts(document, "follows"):
        place = document.place_of(path)
        if other == item:
            hint = "name those that it goes well after, or take it away"
            problems.error("follows-itself", '"follows" names the exercise itself', place, hint)
        elif other not in known:
            message = f'"follows" names an unknown exercise, "{other}"'
            problems.error("follows-unknown", message, place, nearest(other, known))
        elif (facts := library.facts(other, Problems())) and facts.status == "retired":
            problems.warning("follows-retired", f'"follows" names "{other}", which is retired', place, "take it away")


def _check_prints(library: Library, document: Document, problems: Problems) -> None:
    for kind in ("worksheet", "deck"):
        printed: Kind = "deck" if kind == "deck" else "worksheet"
        for path, entry in _entries(document, "prints", kind):
            name = entry[kind]
            if isinstance(name, str) and ID_PATTERN.fullmatch(name) and name not in library.ids(printed):
                hint = nearest(name, library.ids(printed))
                problems.error("print-unknown", f'unknown {kind} "{name}"', document.place_of(path), hint)


def _check_counts(facts: ExerciseFacts, document: Document, problems: Problems) -> None:
    """Warn of what is printed for each pair or trio in an exercise that makes none."""
    for index, item in enumerate(facts.prints):
        if item.per in _UNCOUNTED.get(facts.form, ()):
            message = f'printed "per: {item.per}", but the form is {facts.form}: there are no {item.per}s to count'
            own = {"pairs": "pair", "trios": "trio"}.get(facts.form, "person")
            place = document.place_of(("prints", index, "per"))
            problems.warning("print-count", message, place, f'write "per: {own}"')


def _texts(document: Document, key: str) -> list[tuple[Path, str]]:
    """List the ids of a list with their paths, whatever else is wrong with the file."""
    value = document.data.get(key)
    items = value if isinstance(value, list) else []
    return [((key, i), each) for i, each in enumerate(items) if isinstance(each, str) and ID_PATTERN.fullmatch(each)]


def _entries(document: Document, key: str, inner: str) -> Iterator[tuple[Path, dict[str, Data]]]:
    """Yield the maps of a list that have an inner key, with the path of what is under it."""
    value = document.data.get(key)
    for index, entry in enumerate(value if isinstance(value, list) else ()):
        if isinstance(entry, dict) and inner in entry:
            yield (key, index, inner), entry
