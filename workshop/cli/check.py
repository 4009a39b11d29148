"""`workshop check`: find every problem, with file, line, the line itself and a hint."""

from __future__ import annotations

from pathlib import Path

import click

from workshop.cli.boundary import FAILED
from workshop.cli.options import json_option
from workshop.cli.report import count, print_json, say, tell_problems
from workshop.cli.settings import Settings
from workshop.errors import Problems
from workshop.pack.check import check_all, check_path
from workshop.pack.records import problems_json


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--strict", is_flag=True, help="Let warnings count as errors do: with one, the exit status is 1.")
@json_option
@click.pass_context
def command(ctx: click.Context, paths: tuple[str, ...], strict: bool, as_json: bool) -> None:
    """Find every problem in sessions and content, in one run: file, line, column, the line itself and what to type.

    \b
    Examples:
      workshop check                     all content that is seen from here
      workshop check day.yaml            a session, planned and laid out as for a build
      workshop check my-exercises        a folder with exercises/ or templates/ in it
      workshop check exercises/warm-up/mirror/fi.md

    Of content it tells what cannot be read, minutes that do not add up, sections that are missing (first of all the one
    on care), unknown ids, links that lead nowhere, things printed that no one counts, languages that are missing, cards
    and worksheets too long for their page in normal or large print, characters that the fonts lack, and templates and
    themes that fail.

    In a layer of yours, a small file "seen.json" notes what lay beneath each part when you wrote it. When that changes,
    with a new version of the box for example, you are warned, and "workshop diff ID" shows both; so you are when one
    language of an item has changed and another has not.

    What keeps a pack from being built is an error; what you may know better is marked as a warning. The exit status is
    1 if there are errors, so that a script can tell.
    """
    settings: Settings = ctx.obj
    problems = _find(paths, settings)
    if as_json:
        print_json(problems_json(problems))
    else:
        tell_problems(problems)
        say(_summary(problems))
    if problems.errors or (strict and problems.warnings):
        ctx.exit(FAILED)


def _find(paths: tuple[str, ...], settings: Settings) -> Problems:
    if not paths:
        return check_all(settings.libraries, Path.cwd(), settings.home)
    problems = Problems()
    for path in paths:
        problems.extend(check_path(path, settings.libraries, Path.cwd(), settings.home))
    return problems


def _summary(problems: Problems) -> str:
    counts = [(len(problems.errors), "error"), (len(problems.warnings), "warning")]
    return ", ".join(count(number, word) for number, word in counts if number) or "no problems"
