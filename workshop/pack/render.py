"""Render templates: plain data -> page markup, in Jinja2's sandbox. The only module that knows Jinja2."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from jinja2 import BaseLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError, Undefined
from jinja2.exceptions import SecurityError
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from workshop.content.records import TemplateSource
from workshop.errors import PageError, Place, Problem
from workshop.pack import wording
from workshop.page.markup import PLACE_ATTRIBUTE

Loader = Callable[[str], TemplateSource]

_OPENING = re.compile(r"<([A-Za-z][\w.-]*)(?=[\s/>])")
_OPENING_AT_END = re.compile(r"<([A-Za-z][\w.-]*)(?=[\s/>]|\Z)")
"""Where a statement follows, as in `<p{% if … %}`; an expression there would go on with the element's name."""

ALLOWED_FILTERS = (
    "batch", "capitalize", "default", "first", "format_number", "indent", "int", "join", "last", "length", "list",
    "lower", "replace", "round", "select", "selectattr", "map", "slice", "sort", "string", "sum", "trim", "upper",
)  # fmt: skip

ALLOWED_TESTS = (
    "defined", "undefined", "none", "odd", "even", "string", "number", "in", "sameas", "equalto", "eq", "ne", "gt",
    "lt", "mapping", "sequence",
)  # fmt: skip


class _Places(Extension):
    """Writes into every element of a template where it stands, so that markup errors can name template and line."""

    def filter_stream(self, stream: TokenStream) -> Any:
        """Mark the elements in the stream's text tokens."""
        name = stream.name or "template"
        for token in stream:
            opening = _OPENING_AT_END if stream.current.type == "block_begin" else _OPENING
            yield _marked(token, name, opening) if token.type == "data" else token


def _marked(token: Token, name: str, opening: re.Pattern[str]) -> Token:
    def mark(found: re.Match[str]) -> str:
        line = token.lineno + token.value.count("\n", 0, found.start())
        return f'{found[0]} {PLACE_ATTRIBUTE}="{name}:{line}"'

    return Token(token.lineno, token.type, opening.sub(mark, token.value))


class _Loader(BaseLoader):
    def __init__(self, load: Loader) -> None:
        self.load_source = load

    def get_source(self, environment: Any, template: str) -> tuple[str, str | None, Callable[[], bool]]:
        try:
            source = self.load_source(template)
        except LookupError:
            raise TemplateNotFound(template) from None
        return source.text, template, lambda: True


def runs_markup(runs: Sequence[Sequence[str]]) -> Markup:
    """Write runs, each a text and its look ("", "b", "i" or "bi"), as inline elements."""
    parts = []
    for text, look in runs:
        piece = escape(text)
        for element in look:
            piece = Markup("<{0}>{1}</{0}>").format(Markup(element), piece)
        parts.append(piece)
    return Markup("").join(parts)


def quoted(text: str, language: str) -> str:
    """Put quote marks around a text or markup, unless it begins and ends with some already."""
    if not isinstance(text, Markup):
        return wording.quoted(text, language)
    bare = text.striptags()
    marked = wording.quoted(bare, language)
    return text if marked == bare else Markup("{}{}{}").format(marked[0], text, marked[-1])


_LARGEST, _LARGEST_POWER = 1_000_000, 16


class _Environment(ImmutableSandboxedEnvironment):
    """No globals, no calls of anything but macros, filters from a fixed list, and no arithmetic on sequences."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Refuse to call what is not a macro: methods of texts can make them of any length."""
        if not isinstance(obj, Macro | LoopContext | Undefined):
            raise SecurityError("only macros can be called")
        return super().call(context, obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Refuse to multiply what is not a number."""
        if not isinstance(left, int | float) or not isinstance(right, int | float):
            raise SecurityError(f"{operator} is for numbers only")
        if operator == "**" and (abs(left) > _LARGEST or abs(right) > _LARGEST_POWER):
            raise SecurityError("** is for small numbers only")
        return super().call_binop(context, operator, left, right)


def environment(load: Loader, language: str) -> _Environment:
    """Make the environment in which all templates of one pack run."""
    made = _Environment(
        loader=_Loader(load),
        extensions=[_Places],
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=False,
        lstrip_blocks=False,
        cache_size=100,
    )
    made.globals.clear()
    made.tests = {name: made.tests[name] for name in ALLOWED_TESTS}
    made.filters = {name: made.filters[name] for name in ALLOWED_FILTERS if name in made.filters}
    made.filters["runs"] = runs_markup
    made.filters["quoted"] = lambda text: quoted(text, language)
    made.filters["minutes"] = lambda n: wording.minutes_text(n, language)
    made.filters["clock"] = lambda n: wording.clock(n, language)
    made.filters["counted"] = lambda n, forms: wording.plural(forms, n)
    made.filters["times"] = wording.count_times
    return made


_FAILURES = (
    TemplateError, RecursionError, TypeError, ValueError, LookupError, ArithmeticError, AttributeError, MemoryError,
)  # fmt: skip


def render(made: _Environment, path: str, data: Mapping[str, Any]) -> str:
    """Render the template at a path; raises PageError with the template and line that failed."""
    try:
        return made.get_template(path).render(data)
    except TemplateSyntaxError as error:
        place = Place(error.name or path, error.lineno, 1)
        raise _failed("template-syntax", f"the template is broken: {error.message}", place) from error
    except TemplateNotFound as error:
        raise _failed("template-missing", f"no template {error.name}", Place(path)) from error
    except _FAILURES as error:
        raise _failed("template-failed", _plain(error), _place_of(error, path)) from error


def _plain(error: BaseException) -> str:
    if isinstance(error, RecursionError):
        return "the template calls itself without end"
    return f"the template failed: {error}"


def _place_of(error: BaseException, path: str) -> Place:
    """Find the template line in the traceback, which Jinja2 rewrites to name templates."""
    place, trace = Place(path), error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if name.endswith(".j2"):
            place = Place(name, trace.tb_lineno, 1)
        trace = trace.tb_next
    return place


def _failed(code: str, message: str, place: Place) -> PageError:
    hint = "templates name only what the reference lists, and close every {% … %}"
    return PageError([Problem(code, message, place, hint)])
