"""Say in plain words what is wrong with YAML that libyaml cannot read."""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from workshop.errors import Place, Problems

_QUOTES = "put the text in quotes"


class _Plain(NamedTuple):
    """What libyaml says (its problem, and a part of its context), and what we say; `opening` points at the context."""

    problem: str
    context: str
    message: str
    hint: str
    opening: bool = False


_TABLE = (
    _Plain(
        "found unexpected ':'", "", "a colon that cannot stand here", "put a space after it, or put the text in quotes"
    ),
    _Plain(
        "mapping values are not allowed",
        "",
        "a colon that cannot stand here",
        'put text that has ": " in it in quotes, and begin keys that belong together in the same column',
    ),
    _Plain("unexpected end of stream", "quoted", "a quote is opened here and never closed", "close it", True),
    _Plain(
        "could not find expected ':'", "", "this line has no colon", 'write "key: value", or indent it as text', True
    ),
    _Plain("expected ',' or ']'", "", 'a "[" is opened here and never closed', 'close it with "]"', True),
    _Plain("expected ',' or '}'", "", 'a "{" is opened here and never closed', 'close it with "}"', True),
    _Plain("invalid Unicode character escape", "", "an escape that is no character", "write the character itself"),
    _Plain("unknown escape", "", "a backslash that means nothing", "use single quotes, where a backslash is itself"),
    _Plain("tab character", "", "a tab is used to indent", "use spaces"),
    _Plain("expected '-' indicator", "", "an item of a list or a key is out of line", 'begin each item with "- "'),
    _Plain("block sequence entries", "", "a list begins behind a key", "begin it on a line of its own"),
    _Plain("mapping keys are not allowed", "", 'text begins with "? "', _QUOTES),
    _Plain("expected comment or line break", "", "text behind | or >", "begin the text on the next line"),
    _Plain("", "scanning an alias", 'text begins with "*"', _QUOTES, True),
    _Plain("", "scanning an anchor", 'text begins with "&"', _QUOTES, True),
    _Plain("", "scanning a tag", 'text begins with "!"', _QUOTES, True),
    _Plain("tag URI", "", 'text begins with "!"', _QUOTES, True),
    _Plain("URI escaped", "", 'text begins with "!"', _QUOTES, True),
    _Plain("UTF-8 octet", "", 'text begins with "!"', _QUOTES, True),
    _Plain("document indicator", "", 'a line "---" or "..." in the middle of something', "take it away"),
    _Plain("undefined tag handle", "", 'text begins with "!"', _QUOTES, True),
    _Plain("", "directive", 'the line begins with "%"', _QUOTES, True),
    _Plain("incompatible YAML", "", "a version of YAML that is not known", 'take the line "%YAML" away'),
    _Plain("expected <document start>", "", "text after the end of the document", 'take the line "..." away'),
)


def explain(error: yaml.YAMLError, text: str, file: str, problems: Problems) -> None:
    """Add the error that libyaml raised, in plain words and at the place where it is put right."""
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "cannot be read")
    context = str(getattr(error, "context", None) or "")
    mark = getattr(error, "problem_mark", None)
    opening = getattr(error, "context_mark", None) or mark
    for plain in _TABLE:
        if plain.problem in problem and plain.context in context:
            place = _place(opening if plain.opening else mark, file)
            problems.error("yaml-syntax", plain.message, place, plain.hint)
            return
    message, hint = _by_character(text, mark, problem)
    problems.error("yaml-syntax", message, _place(mark, file), hint)


def _by_character(text: str, mark: yaml.Mark | None, problem: str) -> tuple[str, str]:
    """Say what is wrong where libyaml only says that something is: look at what stands there."""
    if mark is None:
        return f"this is not YAML: {problem}", ""
    line = text.split("\n")[mark.line] if mark.line <= text.count("\n") else ""
    char, before = line[mark.column : mark.column + 1], line[: mark.column].rstrip()
    if char == "\t":
        return "a tab is used to indent", "use spaces"
    if char and "cannot start any token" in problem:
        return f'text begins with "{char}"', _QUOTES
    if line.startswith(("---", "...")) and not mark.column:
        return 'a line "---" or "..." in the middle of something', "take it away"
    if "expected node content" in problem:
        if char in ("", "#"):
            return 'a "[" or "{" above is not closed', 'close it with "]" or "}"'
        return f'a "{char}" that nothing stands before', _QUOTES
    if "expected key" in problem:
        if char == ":":
            return "a key is missing before the colon", ""
        if re.search(r"""['"]$""", before):
            return "text behind a closing quote", "put the whole text in one pair of quotes, and double a quote inside"
        if re.search(r"[\]}]$", before):
            return f'text behind a closing "{before[-1]}"', "put the whole text in quotes"
        return "this line is out of line with those above", "begin keys that belong together in the same column"
    return f"this is not YAML: {problem}", ""


def _place(mark: yaml.Mark | None, file: str) -> Place:
    return Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
