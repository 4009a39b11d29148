"""Texts that are laid out to be translated: the source as a comment, and what counts once something is written."""

from __future__ import annotations

import re

from workshop.content.kinds import in_language
from workshop.content.schemas import without_schema

_MARK = "To translate from "
_UNDER_WAY = re.compile(rf"(?:# |<!-- ){_MARK}")
_NOTE = re.compile(r"\s*<!--.*?-->", re.DOTALL)
_COMMENT = re.compile(r"^[ \t]*#.*$", re.MULTILINE)

_YAML_TOP = """\
# {mark}{source} into {name}: take the # away from the front of a line, and write in place of its words.
# Lines that keep their # are not there yet, and "workshop check" tells how many there are. When nothing is left to
# translate, take these three lines away: from then on, what is missing is an error.
"""
_TEXT_TOP = """\
<!-- {mark}{source} into {name}: write the text below this note, with the headings of templates/labels/{code}.yaml.
Until something stands below, "workshop check" counts this text as missing. When it is done, take the note away.

{text}
-->
"""


def lay_out_yaml(text: str, source: str, language: str) -> str:
    """Write a YAML file to translate: every line of the source a comment."""
    lines = [
        line if not line or line.startswith("#") else f"#{line}" for line in without_schema(text).rstrip().split("\n")
    ]
    top = _YAML_TOP.format(mark=_MARK, source=source, name=in_language(language)[3:])
    return top + "\n" + "\n".join(lines) + "\n"


def lay_out_text(text: str, source: str, language: str) -> str:
    """Write a Markdown file to translate: the source is a note at its top."""
    inside = without_note(text).strip().replace("-->", "-- >")
    name = in_language(language)[3:]
    return _TEXT_TOP.format(mark=_MARK, source=source, name=name, code=language, text=inside)


def is_under_way(text: str) -> bool:
    """Tell whether a file was laid out to be translated, and still says so."""
    return _UNDER_WAY.match(text) is not None


def is_untouched(text: str) -> bool:
    """Tell whether a file was laid out to be translated, and nothing is written in it yet."""
    return is_under_way(text) and not _COMMENT.sub("", without_note(text)).strip()


def without_note(text: str) -> str:
    """Blank out the note `<!-- … -->` at the top of a Markdown text, its lines kept; it is not printed."""
    found = _NOTE.match(text)
    return "\n" * found[0].count("\n") + text[found.end() :] if found else text
