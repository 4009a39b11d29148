"""Render templates: plain data -> page markup, in Jinja2's sandbox. The only module that knows Jinja2."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Mapping, Sequence
from functools import wraps
from types import BuiltinMethodType, MethodType, TracebackType
from typing import Any, cast

from jinja2 import (
    BaseLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    Undefined,
    pass_context,
)
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.exceptions import FilterArgumentError, SecurityError
from jinja2.ext import Extension
from jinja2.filters import FILTERS
from jinja2.lexer import Token, TokenStream
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from workshop.content.records import TemplateSource
from workshop.errors import PageError, Place, Problem
from workshop.pack import wording
from workshop.pack.stops import MOST_PRINTED, Stop, stopped, too_large, too_much
from workshop.page.markup import PLACE_ATTRIBUTE

Loader = Callable[[str], TemplateSource]

_OPENING = re.compile(r"<([A-Za-z][\w.-]*)(?=[\s/>])")
_OPENING_AT_END = re.compile(r"<([A-Za-z][\w.-]*)(?=[\s/>]|\Z)")
"""Where a statement follows, as in `<p{% if … %}`; an expression there would go on with the element's name."""

ALLOWED_FILTERS = (
    "batch", "capitalize", "default", "first", "indent", "int", "join", "last", "length", "list",
    "lower", "replace", "round", "select", "selectattr", "map", "slice", "sort", "string", "sum", "trim", "upper",
)  # fmt: skip

ALLOWED_TESTS = (
    "defined", "undefined", "none", "odd", "even", "string", "number", "in", "sameas", "equalto", "eq", "ne", "gt",
    "lt", "mapping", "sequence",
)  # fmt: skip

_AMOUNTS = {
    "batch": ("linecount", 1000),
    "indent": ("width", 100),
    "round": ("precision", 10),
    "slice": ("slices", 1000),
}
"""The filters that make as much as they are told: the argument that tells it, and how much is allowed."""


class _Places(Extension):
    """Writes into every element of a template where it stands, so that markup errors can name template and line."""

    def filter_stream(self, stream: TokenStream) -> Any:
        """Mark the elements in the stream's text tokens."""
        name = stream.name or "template"
        for token in stream:
            if token.type == "block_begin" and stream.current.value == "autoescape":
                raise TemplateSyntaxError("text is always escaped", token.lineno, name)
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


class _Compiled(BytecodeCache):
    """Keeps compiled templates in memory, for the other languages of a run; Jinja2 compares their sources."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


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


_LARGEST, _LARGEST_BASE, _LARGEST_POWER = 10**12, 10**6, 16


class _Environment(ImmutableSandboxedEnvironment):
    """No globals, no calls of anything but macros, filters from a fixed list, and no arithmetic on sequences."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Look a name up, in data before anything else; a method of data is never given away."""
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        return _no_method(super().getattr(obj, attribute))

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Look a key up; a method of data is never given away."""
        return _no_method(super().getitem(obj, argument))

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Refuse to call what is not a macro: methods of texts can make them of any length."""
        if not isinstance(obj, Macro | LoopContext | Undefined):
            raise SecurityError(_MACROS_ONLY)
        return super().call(context, obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Refuse to multiply what is not a number, and numbers that grow without end."""
        if not isinstance(left, int | float) or not isinstance(right, int | float):
            raise SecurityError(f"{operator} is for numbers only")
        most = (_LARGEST_BASE, _LARGEST_POWER) if operator == "**" else (_LARGEST, _LARGEST)
        if abs(left) > most[0] or abs(right) > most[1]:
            raise SecurityError(f"{operator} is for small numbers only")
        return super().call_binop(context, operator, left, right)


_MACROS_ONLY = "only macros can be called"


def _no_method(found: Any) -> Any:
    if isinstance(found, BuiltinMethodType | MethodType):
        raise SecurityError(_MACROS_ONLY)
    return found


def _limited(name: str, argument: str, most: int) -> Callable[..., Any]:
    """Wrap a filter so that it is not told to make more than so much."""
    inner = FILTERS[name]
    at = 2 if hasattr(inner, "jinja_pass_arg") else 1  # some are given the environment first

    @wraps(inner)
    def limited(*args: Any, **named: Any) -> Any:
        amount = args[at] if len(args) > at else named.get(argument)
        size = len(amount) if isinstance(amount, str) else amount
        if isinstance(size, int | float) and not -most <= size <= most:
            raise FilterArgumentError(f"{name} takes {most} at most")
        return inner(*args, **named)

    return limited


def environment(load: Loader, language: str) -> _Environment:
    """Make the environment in which all templates of one pack run.

    Filters that know the language take the context, so that nothing of the language is compiled into a template.
    """
    made = _Environment(
        loader=_Loader(load),
        extensions=[_Places],
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=False,
        lstrip_blocks=False,
        cache_size=100,
        bytecode_cache=_COMPILED,
    )
    made.globals.clear()
    made.tests = {name: made.tests[name] for name in ALLOWED_TESTS}
    made.filters = {name: made.filters[name] for name in ALLOWED_FILTERS}
    made.filters |= {name: _limited(name, *amount) for name, amount in _AMOUNTS.items()}
    made.filters["runs"] = runs_markup
    made.filters["quoted"] = pass_context(lambda _, text: quoted(text, language))
    made.filters["minutes"] = pass_context(lambda _, n: wording.minutes_text(n, language))
    made.filters["clock"] = pass_context(lambda _, n: wording.clock(n, language))
    made.filters["counted"] = lambda n, forms: wording.plural(forms, n)
    made.filters["times"] = wording.count_times
    return made


_FAILURES = (
    TemplateError, RuntimeError, TypeError, ValueError, LookupError, ArithmeticError, AttributeError, MemoryError,
    AssertionError, SyntaxError,
)  # fmt: skip


def render(made: _Environment, path: str, data: Mapping[str, Any]) -> str:
    """Render the template at a path; raises PageError with the template and line that failed."""
    try:
        return _printed(made.get_template(path), data)
    except TemplateSyntaxError as error:
        place = Place(error.name or path, error.lineno, 1)
        raise _failed("template-syntax", f"the template is broken: {_short(error.message)}", place) from error
    except TemplateNotFound as error:
        raise _failed("template-missing", f"no template {_short(error.name)}", Place(path)) from error
    except MemoryError as error:
        raise stopped(too_large(), _place_of(error, path)) from error
    except Stop as stop:
        raise stopped(stop, _place_of(stop, path)) from stop
    except _FAILURES as error:
        raise _failed("template-failed", _plain(error), _place_of(error, path)) from error


def _printed(template: Template, data: Mapping[str, Any]) -> str:
    """Render a template piece by piece, so that one that prints without end is stopped where it does."""
    pieces = cast(Generator[str, None, None], template.generate(data))
    printed, length = [], 0
    for piece in pieces:
        length += len(piece)
        if length > MOST_PRINTED:
            pieces.throw(too_much())
        printed.append(piece)
    text = "".join(printed)
    text.encode()  # half of a pair of surrogates is no text, and raises ValueError
    return text


def _plain(error: BaseException) -> str:
    if isinstance(error, RecursionError):
        return "the template calls itself without end"
    return f"the template failed: {_short(error.msg if isinstance(error, SyntaxError) else error)}"


def _short(what: object) -> str:
    """Write a message that a template may have had a hand in on one line of bearable length."""
    text = "".join(letter if letter.isprintable() else " " for letter in str(what)[:_LONGEST_MESSAGE])
    return text + "…" * (len(str(what)) > _LONGEST_MESSAGE)


_LONGEST_MESSAGE = 300


def _place_of(error: BaseException, path: str) -> Place:
    """Find the template line in the traceback; Jinja2 rewrites that of errors to name lines, but not that of a Stop."""
    place, trace = Place(path), error.__traceback__
    while trace is not None:
        code, line = trace.tb_frame.f_code, _line_at(trace)
        template = trace.tb_frame.f_globals.get("__jinja_template__")
        if template is not None:
            place = Place(code.co_filename, template.get_corresponding_lineno(line), 1)
        elif code.co_filename.endswith(".j2"):
            place = Place(code.co_filename, line, 1)
        trace = trace.tb_next
    return place


def _line_at(trace: TracebackType) -> int:
    """Give the line that was run; the jump back at a loop's end, where signals arrive, belongs to the one before."""
    if trace.tb_lineno:
        return trace.tb_lineno
    lines = [line for start, _, line in trace.tb_frame.f_code.co_lines() if line and start <= trace.tb_lasti]
    return lines[-1] if lines else 1


def _failed(code: str, message: str, place: Place) -> PageError:
    hint = "templates name only what the reference lists, and close every {% … %}"
    return PageError([Problem(code, message, place, hint)])
