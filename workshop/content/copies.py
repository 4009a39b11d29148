"""Copies of content that is there, to start from: whole, all layers laid over one another, under another id."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from workshop.content.bounds import shorten
from workshop.content.files import read_bytes
from workshop.content.headings import Headings, split_minutes
from workshop.content.kinds import HOMES, Kind, a_kind, in_language
from workshop.content.library import Library
from workshop.content.records import SECTIONS
from workshop.content.shelves import Found, language_of
from workshop.content.translation import without_note
from workshop.content.yaml_text import Data
from workshop.content.yaml_writing import write_yaml
from workshop.errors import Place, Problems, nearest

_MOST_BYTES = 30_000_000
_HEADING = re.compile(r"^## +", re.MULTILINE)


def copy_item(
    library: Library, kind: Kind, source: str, folder: str, languages: Collection[str], problems: Problems
) -> dict[str, bytes]:
    """Copy an item that is there into a folder; for a theme, `folder` is the file. No languages asks for all."""
    note = f'# Started from the {kind} "{source}" of {library.shelves.items(kind)[source][0].layer}.\n'
    if not HOMES[kind].facts:
        return {folder: (note + yaml_source(library, library.shelves.items(kind)[source], problems)).encode()}
    lacking = [code for code in languages if code not in library.languages_of(kind, source)]
    for code in lacking:
        hint = f"it has {', '.join(library.languages_of(kind, source))}"
        problems.error("language-missing", f'{kind} "{source}" has no text {in_language(code)}', Place("--lang"), hint)
    copied: dict[str, bytes] = {}
    for file in sorted(library.layers_of(kind, source), key=lambda file: (file != HOMES[kind].facts, file)):
        code = language_of(kind, file)
        found = library.shelves.files(kind, source, file)
        if not found or (code and languages and code not in languages):
            continue
        if code or file == HOMES[kind].facts:
            text = words_source(library, kind, found, problems) if code else yaml_source(library, found, problems)
            copied[f"{folder}/{file}"] = f"{'' if code else note}{text}".encode()
        else:
            copied[f"{folder}/{file}"] = _copy_file(found[0], f"{kind}s/{source}/", f"{folder}/", problems)
    return copied


def copy_session(library: Library, source: str, item: str, language: str, problems: Problems) -> dict[str, bytes]:
    """Write a starter session as a session file of its own, in the language asked for or its own."""
    facts = library.starter(source, problems)
    code = language or (str(facts.data.get("language", "")) if facts else "")
    words = library.starter_words(source, code, problems) if facts else None
    if facts is None or words is None:
        return {}
    spoken: dict[str, Data] = {key: words.data[key] for key in ("title", "client") if key in words.data}
    talks = words.data.get("talks")
    data: dict[str, Data] = {**spoken, **facts.data, "language": code}
    agenda = data.get("agenda")
    data["agenda"] = [_told(block, talks) for block in agenda] if isinstance(agenda, list) else ""
    top = f'# Started from the starter session "{source}", {in_language(code)}.\n'
    return {f"{item}.yaml": (top + write_yaml(data)).encode()}


def words_source(library: Library, kind: Kind, found: Sequence[Found], problems: Problems) -> str:
    """Give the text of an item's words in one language: as it is written, or its layers laid over one another."""
    if HOMES[kind].words == ".yaml":
        return yaml_source(library, found, problems)
    texts = [library.shelves.text(each, problems) or "" for each in found]
    language = language_of(kind, found[0].name.rpartition("/")[2])
    headings = library.headings(language, problems) if len(texts) > 1 else None
    return merge_sections([without_note(text) for text in texts], headings) if headings else texts[0]


def yaml_source(library: Library, found: Sequence[Found], problems: Problems) -> str:
    """Give the text of a YAML file: as it is written, or its layers laid over one another."""
    if len(found) == 1:
        return library.shelves.text(found[0], problems) or ""
    document = library.shelves.merged(found, problems)
    return write_yaml(document.data) if document else ""


def merge_sections(texts: Sequence[str], headings: Headings) -> str:
    """Lay the texts of an exercise over one another as they are typed, first wins, section by section."""
    top, found = "", dict[str, str]()
    for text in reversed(texts):
        first, *sections = _HEADING.split(text)
        name, _, rest = first.strip().partition("\n")
        old_name, _, old_rest = top.partition("\n")
        top = f"{name or old_name}\n{rest if rest.strip() else old_rest}"
        for section in sections:
            title = section.partition("\n")[0].strip()
            found[headings.find(split_minutes(title)[0]) or title] = section.strip()
    order = sorted(found, key=lambda s: SECTIONS.index(s) if s in SECTIONS else len(SECTIONS))
    return "\n\n".join([top.strip(), *(f"## {found[section]}" for section in order)]) + "\n"


def _told(block: Data, talks: Data | None) -> Data:
    """Put the words of a talk in place of its id."""
    words = talks.get(str(block.get("talk", ""))) if isinstance(block, dict) and isinstance(talks, dict) else None
    if not (isinstance(block, dict) and isinstance(words, Mapping)):
        return block
    return {**block, "talk": words.get("title", ""), **({"text": words["text"]} if words.get("text") else {})}


def _copy_file(found: Found, old: str, new: str, problems: Problems) -> bytes:
    """Copy a page or a picture; a page that names what lies beside it names the copy."""
    data = read_bytes(found.shelf.path(found.name), found.name, problems, _MOST_BYTES, "make it smaller")
    if data is None:
        return b""
    home = f"templates/{old}"
    return data.replace(home.encode(), new.encode()) if found.name.endswith(".j2") else data


def known_item(library: Library, kind: Kind, word: str, problems: Problems) -> str:
    """Find the item to start from, written `mirror` or `exercise/mirror`; empty, and a problem, if there is none."""
    item = word.removeprefix(f"{kind}/")
    if item in library.ids(kind):
        return item
    others = [other for other in HOMES if other not in (kind, "labels") and item in library.ids(other)]
    hint = f'"{item}" is {a_kind(others[0])}' if len(others) == 1 else nearest(item[:100], library.ids(kind))
    problems.error("unknown", f'unknown {kind} "{shorten(word)}"', Place("--from"), hint)
    return ""
