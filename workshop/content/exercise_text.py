"""Read an exercise's words in one language: its name, its summary and its sections."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from workshop.content.bounds import shorten, too_much
from workshop.content.headings import Headings, split_minutes
from workshop.content.markdown import Node, one_line, parse_blocks
from workshop.content.records import SECTIONS, ExerciseText, Section, SectionId
from workshop.content.section_text import Writing, read_blocks, read_steps
from workshop.content.translation import without_note
from workshop.errors import Place, Problems, nearest

MAX_SUMMARY = 90
MAX_NAME = 60

_STICKY_HEADING = re.compile(r"(#{1,6})[^#\s]")


@dataclass(slots=True)
class TextPart:
    """What one layer's file says; any of it may be missing when another layer has it."""

    place: Place
    name: str = ""
    summary: str = ""
    sections: dict[SectionId, Section] = field(default_factory=dict)


def parse_exercise_text(text: str, file: str, layer: str, headings: Headings, problems: Problems) -> TextPart:
    """Read one file; what is wrong in it is added to `problems`, and what can be read is returned all the same."""
    text = without_note(text)
    writing = Writing(text, file, problems)
    part = TextPart(Place(file))
    if message := too_much(text):
        problems.error("text-length", message, Place(file), "shorten it, or make two exercises of it")
        part.name, part.summary = read_top_lines(text)
        return part
    nodes = parse_blocks(text)
    first = next((i for i, node in enumerate(nodes) if node.kind == "heading2"), len(nodes))
    _read_top(nodes[:first], part, writing)
    for heading, inside in _divide(nodes[first:]):
        _read_section(heading, inside, part, _Setting(layer, headings, writing))
    return part


def merge_texts(
    parts: Sequence[TextPart], language: str, headings: Headings, problems: Problems
) -> ExerciseText | None:
    """Lay texts over one another, first wins, section by section; None if no name or summary is left."""
    name = next((part.name for part in parts if part.name), "")
    summary = next((part.summary for part in parts if part.summary), "")
    place = parts[-1].place
    if not name:
        problems.error("text-name", "the exercise has no name", place, 'begin the file with a line "# " and the name')
    elif not summary:
        hint = f"write what it is in one line under the name, in {MAX_SUMMARY} characters at most"
        problems.error("text-summary", "the exercise has no summary", place, hint)
    if not (name and summary):
        return None
    found: dict[SectionId, Section] = {}
    for part in reversed(parts):
        found.update(part.sections)
    ordered: Mapping[SectionId, Section] = {
        section: replace(found[section], heading=headings.printed.get(section, found[section].heading))
        for section in SECTIONS
        if section in found
    }
    return ExerciseText(language, name, summary, ordered, parts[0].place)


def read_top_lines(text: str) -> tuple[str, str]:
    """Read only the name and the summary, quickly, for a list; empty where they are missing."""
    name, summary = "", list[str]()
    for line in without_note(text).split("\n"):
        bare = line.strip(" \t")
        if not name:
            if bare.startswith(("# ", "#\t")):
                name = bare[1:].strip()
            elif bare:
                break
        elif bare.startswith("#") or (not bare and summary):
            break
        elif bare:
            summary.append(bare)
    return name, " ".join(summary).replace("\t", " ")


@dataclass(frozen=True, slots=True)
class _Setting:
    """What every section of a file shares."""

    layer: str
    headings: Headings
    writing: Writing


def _divide(nodes: Sequence[Node]) -> list[tuple[Node, list[Node]]]:
    """Divide what follows the top into headings and what stands under each."""
    parts: list[tuple[Node, list[Node]]] = []
    for node in nodes:
        if node.kind == "heading2":
            parts.append((node, []))
        else:
            parts[-1][1].append(node)
    return parts


def _read_top(nodes: Sequence[Node], part: TextPart, writing: Writing) -> None:
    """Read the name and the summary."""
    for node in nodes:
        if node.kind == "heading1" and not part.name:
            part.name = writing.heading(node)
            _check_name(part.name, node, writing)
        elif node.kind == "heading1":
            _second_name(node, writing)
        elif node.kind.startswith("heading"):
            _deep_heading(node, writing)
        elif not part.name:
            _before_name(node, writing)
            return
        elif node.kind == "paragraph" and not part.summary:
            part.summary = _read_summary(node, writing)
        else:
            hint = "put it under a heading, or take it away; only the summary stands under the name"
            writing.error("text-loose", "text before the first section", node, hint)


def _check_name(name: str, node: Node, writing: Writing) -> None:
    if not name:
        writing.error("text-name", 'a name is missing behind "#"', node)
    elif len(name) > MAX_NAME:
        message = f"the name has {len(name)} characters; {MAX_NAME} is the most"
        writing.error("text-name", message, node, "say the rest in the summary")


def _before_name(node: Node, writing: Writing) -> None:
    if node.content.startswith("<!--"):
        writing.error("text-loose", "a note that does not end", node, 'write "-->" behind its last word')
        return
    sticky = node.kind == "paragraph" and _STICKY_HEADING.match(node.content)
    hint = (
        f'put a space after "{sticky[1]}"' if sticky else 'begin the file with a line "# " and the name of the exercise'
    )
    writing.error("text-loose", "text before the first heading", node, hint)


def _second_name(node: Node, writing: Writing) -> None:
    hint = f'write "## {shorten(writing.heading(node))}" if it opens a section'
    writing.error("text-heading", "a second name; an exercise has one", node, hint)


def _deep_heading(node: Node, writing: Writing) -> None:
    hint = 'write "## " for a section, or make it a list item with a **bold** beginning'
    writing.error("text-heading", "a heading inside a section; sections are not divided further", node, hint)


def _read_summary(node: Node, writing: Writing) -> str:
    text = one_line(node.content)
    inline = writing.inline(node)
    if any(run.bold or run.italic for run in inline):
        writing.error("text-summary", "the summary is plain text", node, "take the asterisks away")
    if len(text) > MAX_SUMMARY:
        hint = "shorten it, or move a part of it to a section"
        writing.error("text-summary", f"the summary has {len(text)} characters; {MAX_SUMMARY} is the most", node, hint)
    return text


def _read_section(heading: Node, nodes: Sequence[Node], part: TextPart, setting: _Setting) -> None:
    """Read one section into the part, or say why not."""
    writing = setting.writing
    title, minutes = split_minutes(writing.heading(heading))
    section = setting.headings.find(title)
    body = [node for node in nodes if not _is_wrong_heading(node, writing)]
    if section is None:
        known = list(setting.headings.printed.values())
        hint = nearest(title[:100], known) or f"known sections: {', '.join(known)}"
        writing.error("text-section", f'unknown section "{shorten(title)}"', heading, hint)
        section = "why"  # still read, so that all that is wrong inside it is told; the part forgets it
        _read_body(section, heading, body, setting, minutes)
        return
    if section in part.sections:
        first = part.sections[section].place.line
        writing.error("text-section", f'section "{title}" comes twice', heading, f"it is already on line {first}")
    elif not nodes:
        hint = "write something under it, or take the heading away"
        writing.error("text-section", f'section "{title}" is empty', heading, hint)
    _check_minutes(section, title, minutes, heading, writing)
    part.sections.setdefault(section, _read_body(section, heading, body, setting, minutes))


def _check_minutes(section: SectionId, title: str, minutes: int | None, heading: Node, writing: Writing) -> None:
    if section == "debrief" and not minutes:
        writing.error("text-minutes", f'"{title}" does not say its minutes', heading, f'write "## {title} (6 min)"')
    elif section != "debrief" and minutes is not None:
        message = f'minutes stand in the heading of the debrief and at the steps, not at "{title}"'
        writing.error("text-minutes", message, heading, f'write "## {title}"')


def _read_body(
    section: SectionId, heading: Node, nodes: Sequence[Node], setting: _Setting, minutes: int | None
) -> Section:
    writing = setting.writing
    title = split_minutes(writing.heading(heading))[0]
    place = writing.place(heading)
    if section == "steps":
        return Section(section, title, (), place, setting.layer, read_steps(nodes, title, writing))
    blocks = read_blocks(nodes, writing)
    return Section(section, title, blocks, place, setting.layer, minutes=minutes or 0 if section == "debrief" else 0)


def _is_wrong_heading(node: Node, writing: Writing) -> bool:
    if node.kind == "heading1":
        _second_name(node, writing)
    elif node.kind.startswith("heading"):
        _deep_heading(node, writing)
    return node.kind.startswith("heading")
