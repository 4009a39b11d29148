"""The one boundary where errors turn into text, or JSON, and an exit status."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import click

from workshop.cli.report import print_json, tell, tell_problems, wants_json
from workshop.errors import Place, Problem, WorkshopError

FAILED = 1
INTERRUPTED = 130

_BUG = """\
something went wrong that is a mistake in workshop, not in your files ({what}). Please report it to whoever gave you \
workshop, with the command that you typed and what "workshop doctor" says. To see where it happened, set \
WORKSHOP_TRACEBACK=1 and run the command again."""


@contextmanager
def boundary(ctx: click.Context) -> Iterator[None]:
    """Turn what a command raises into text on stderr, or JSON on stdout where that was asked for."""
    try:
        yield
    except WorkshopError as error:
        _fail(ctx, error.problems)
    except KeyboardInterrupt:
        tell("stopped")
        ctx.exit(INTERRUPTED)
    except (click.ClickException, click.exceptions.Exit, click.Abort):
        raise
    except Exception as error:
        if isinstance(error, OSError) and error.errno == errno.EPIPE:
            raise  # whoever read our output has had enough; Click ends quietly
        _tell_bug(ctx, error)


def _fail(ctx: click.Context, problems: Iterable[Problem]) -> None:
    if wants_json(ctx):
        from workshop.pack.records import problems_json

        try:
            print_json(problems_json(problems))
        except WorkshopError as error:
            tell_problems(dict.fromkeys([*problems, *error.problems]))
    else:
        tell_problems(problems)
    ctx.exit(FAILED)


def _tell_bug(ctx: click.Context, error: Exception) -> None:
    message = explain_bug(error)
    if wants_json(ctx):
        _fail(ctx, [Problem("bug", message, Place("workshop"))])
    tell(message)
    ctx.exit(FAILED)


def explain_bug(error: Exception) -> str:
    """Say in plain words that the mistake is ours; where it happened is told too if that was asked for."""
    if os.environ.get("WORKSHOP_TRACEBACK") == "1":
        import traceback

        tell("".join(traceback.format_exception(error)).rstrip())
    what = " ".join(f"{type(error).__name__}: {error}".removesuffix(": ").split())
    return _BUG.format(what=what if len(what) <= 200 else f"{what[:200]}…")
