"""Write what people read: results to stdout, everything else to stderr."""

from __future__ import annotations

import errno
import json
import sys
from collections.abc import Callable, Iterable

import click

from workshop.cli.excerpts import Excerpts
from workshop.errors import OutputError, Place, Problem, harmless

_JSON = "workshop.json"
_MOST_TOLD = 200


def say(text: str = "") -> None:
    """Write a line of the result; OutputError if it cannot be, unless whoever reads it has had enough."""
    try:
        click.echo(harmless(text))
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise
        why = (error.strerror or "no reason given").lower()
        message = f"what there is to say cannot be written: {why}"
        raise OutputError(
            [Problem("cannot-write", message, Place("workshop"), "make room on the disk, or send it elsewhere")]
        ) from error


def tell(text: str) -> None:
    """Write a line about the work: progress, a warning, a problem."""
    click.echo(harmless(text), err=True)


def tell_problems(problems: Iterable[Problem]) -> None:
    """Write problems, each with the line that it is about and its hint; of very many only the first."""
    every, excerpts = list(problems), Excerpts()
    for problem in every[:_MOST_TOLD]:
        tell(problem.told(excerpts.of(problem)))
    if len(every) > _MOST_TOLD:
        tell(f"and {len(every) - _MOST_TOLD} more like these")


def print_json(data: object) -> None:
    """Write the result as JSON; in plain ASCII where the terminal or pipe does not take UTF-8."""
    encoding = (getattr(sys.stdout, "encoding", None) or "ascii").lower().replace("-", "")
    say(json.dumps(data, ensure_ascii=encoding != "utf8", indent=2))


def note_json(ctx: click.Context, _: click.Parameter, value: bool) -> bool:
    """Remember that JSON was asked for, so that an error is told in it too."""
    ctx.meta[_JSON] = value
    return value


def wants_json(ctx: click.Context) -> bool:
    """Tell whether JSON was asked for."""
    return bool(ctx.meta.get(_JSON))


def count(number: int, one: str, many: str = "") -> str:
    """Say `1 page`, `3 pages`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def progress(quiet: bool) -> Callable[[str], None]:
    """Give the function that tells how far the work is, or one that says nothing."""
    return (lambda text: None) if quiet else tell
