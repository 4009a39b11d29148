"""The options that several commands share, and the types of their values."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date as Date
from pathlib import Path
from typing import Any, TypeVar, get_args

import click

from workshop.cli.report import note_json
from workshop.content.fields import LANGUAGE_PATTERN
from workshop.errors import nearest
from workshop.pack.jobs import KINDS
from workshop.session import clock, dates
from workshop.session.people import MOST_PEOPLE
from workshop.session.records import Ink, Paper, TypeSize

F = TypeVar("F", bound=Callable[..., Any])


def read_date(_: click.Context, __: click.Parameter, value: str | None) -> Date | None:
    """Read a day, written 2026-12-03."""
    found = None if value is None else dates.parse(value)
    if value is not None and found is None:
        raise click.BadParameter(f'"{value}" is not a date; {dates.advise(value)}')
    return found


def read_clock(_: click.Context, __: click.Parameter, value: str | None) -> int | None:
    """Read a clock time, to minutes after midnight."""
    found = None if value is None else clock.parse(value)
    if value is not None and (found is None or found >= clock.MIDNIGHT):
        raise click.BadParameter(f'"{value}" is not a clock time; {clock.HINT}')
    return found


def read_language(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """Read a language, as in the names of the files of words."""
    if value is not None and not LANGUAGE_PATTERN.fullmatch(value):
        raise click.BadParameter(f'"{value}" is not a language; write its short name, for example fi or en')
    return value


def read_kinds(_: click.Context, __: click.Parameter, value: str | None) -> tuple[str, ...]:
    """Read kinds of document, with commas between."""
    kinds = () if value is None else tuple(word.strip() for word in value.split(","))
    for kind in kinds:
        if kind not in KINDS:
            hint = nearest(kind, KINDS) or f"the kinds are {', '.join(KINDS)}"
            raise click.BadParameter(f'"{kind}" is not a kind of document; {hint}')
    return kinds


def read_pages(_: click.Context, __: click.Parameter, value: str | None) -> frozenset[int]:
    """Read page numbers, written 1-3,7."""
    pages: set[int] = set()
    for part in () if value is None else value.split(","):
        found = re.fullmatch(r"\s*([1-9][0-9]{0,3})\s*(?:-\s*([1-9][0-9]{0,3})\s*)?", part, re.ASCII)
        if not found or int(found[1]) > int(found[2] or found[1]):
            raise click.BadParameter(f'"{value}" does not name pages; write for example 1-3,7')
        pages.update(range(int(found[1]), int(found[2] or found[1]) + 1))
    return frozenset(pages)


json_option = click.option(
    "--json",
    "as_json",
    is_flag=True,
    is_eager=True,
    callback=note_json,
    help="Print the result, or what is wrong, as JSON.",
)
lang_option = click.option(
    "--lang",
    default="en",
    show_default=True,
    callback=read_language,
    metavar="LANG",
    help="The language to show, if there is one.",
)

_SESSION_OPTIONS = (
    click.option(
        "--out", default=Path("output"), show_default=True, type=click.Path(path_type=Path), metavar="DIR",
        help="The folder that holds packs.",
    ),
    click.option(
        "--lang", callback=read_language, metavar="LANG",
        help="The language of the pack, such as fi or en. A session file of your own keeps its words.",
    ),
    click.option(
        "--people", type=click.IntRange(1, MOST_PEOPLE), metavar="N", help="How many take part.",
    ),
    click.option("--date", callback=read_date, metavar="DATE", help="The day, for example 2026-12-03."),
    click.option(
        "--start", callback=read_clock, metavar="TIME",
        help="When it begins, for example 9.00 or 13.30; the end moves with it.",
    ),
    click.option("--client", metavar="NAME", help="Whom it is for."),
    click.option(
        "--paper", type=click.Choice(get_args(Paper), case_sensitive=False), metavar="A4|Letter",
        help="The paper of the pack.",
    ),
    click.option(
        "--ink", type=click.Choice(get_args(Ink), case_sensitive=False), metavar="colour|saver|grey",
        help="Full colour, less ink, or no colour at all.",
    ),
    click.option(
        "--type", type=click.Choice(get_args(TypeSize), case_sensitive=False), metavar="normal|large",
        help="Normal or large print.",
    ),
    click.option(
        "--only", callback=read_kinds, metavar="KIND,...",
        help=f"Make only these: {', '.join(KINDS)}. The folder then holds nothing else. "
        "A print order by itself lists the whole pack.",
    ),
)  # fmt: skip


_NAMES = ("--out", "--lang", "--people", "--date", "--start", "--client", "--paper", "--ink", "--type", "--only")


def session_options(function: F) -> F:
    """Add the options that say how a session is built."""
    for option in reversed(_SESSION_OPTIONS):
        function = option(function)
    return function


def some_session_options(*names: str) -> Callable[[F], F]:
    """Give what adds those of these options that have such names, in their own order."""

    def add(function: F) -> F:
        for name, option in reversed(tuple(zip(_NAMES, _SESSION_OPTIONS, strict=True))):
            function = option(function) if name in names else function
        return function

    return add
