"""The fixed words of a language: what every labels file must have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from workshop.content.headings import Headings, make_headings
from workshop.content.records import SECTIONS, STAGES
from workshop.content.yaml_text import Data, Document, Path
from workshop.errors import Problems


def check_labels(document: Document, problems: Problems, pattern: Mapping[str, Data] | None = None) -> None:
    """Say which words are missing or of the wrong shape, as a pattern has them, and which sections share one."""
    _check_shape(document, (), pattern or {}, problems)
    _check_complete(document, "stages", STAGES, problems)
    _check_complete(document, "sections", SECTIONS, problems)
    sections = document.data.get("sections")
    seen: dict[str, str] = {}
    for section, title in sections.items() if isinstance(sections, dict) else ():
        if isinstance(title, str) and seen.setdefault(title, section) != section:
            message = f'"{title}" is the heading of two sections, {seen[title]} and {section}'
            problems.error("label-twice", message, document.place_of(("sections", section)), "change one of them")


def label_headings(labels: Mapping[str, Data], each: Iterable[Mapping[str, Data]]) -> Headings:
    """Make the headings of merged labels, and of every layer's labels alone."""
    return make_headings(_sections(labels), [_sections(one) for one in each])


def _check_shape(document: Document, path: Path, pattern: Mapping[str, Data], problems: Problems) -> None:
    """Compare a map of words with the pattern's: what is there must be a map, a list or a text where that is."""
    data: Data = document.data
    for step in path:
        data = data[step] if isinstance(data, dict) and isinstance(step, str) else ""
    for key, wanted in pattern.items():
        if not isinstance(data, dict) or (key in ("stages", "sections") and not path):
            continue  # told where it is asked for
        own, name = data.get(key), ".".join(map(str, (*path, key)))
        if own is None:
            place = document.key_place(path) if path else document.place
            problems.error("label-missing", f'"{name}" is missing', place, f'add "{key}: …"')
        elif type(own) is not type(wanted):
            what = {dict: "a map of words", list: "a list", str: "text"}[type(wanted)]
            problems.error("label-shape", f'"{name}" should be {what}', document.place_of((*path, key)))
        elif isinstance(wanted, dict):
            _check_shape(document, (*path, key), wanted, problems)


def _check_complete(document: Document, group: str, keys: Iterable[str], problems: Problems) -> None:
    words = document.data.get(group)
    if not isinstance(words, dict):
        hint = f'add "{group}:" with a word for each'
        problems.error("label-missing", f'"{group}" is missing', document.key_place((group,)), hint)
        return
    for key in keys:
        if not isinstance(words.get(key), str) or words[key] == "":
            place = document.key_place((group, key) if key in words else (group,))
            problems.error("label-missing", f'"{group}" has no word for "{key}"', place, f'add "{key}: …"')


def _sections(labels: Mapping[str, Data]) -> Mapping[str, Data]:
    sections = labels.get("sections")
    return sections if isinstance(sections, dict) else {}
