"""`workshop build`: make the printable pack of a session."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from workshop.cli.interrupts import listening
from workshop.cli.making import Request, load, make_pack
from workshop.cli.options import json_option, session_options
from workshop.cli.report import count, print_json, progress, say, tell, tell_problems
from workshop.cli.settings import Settings
from workshop.cli.tables import align
from workshop.pack.folder import check_folder, recover, write_pack
from workshop.pack.records import Pack, pack_json
from workshop.session.overrides import Overrides


@click.command("build")
@click.argument("session")
@session_options
@click.option("--single", is_flag=True, help="One PDF of everything instead of one for each print job.")
@click.option("--fillable", is_flag=True, help="Handbook, worksheets and feedback with fields to fill in on screen.")
@click.option("--open", "open_it", is_flag=True, help="Open the folder when the pack is ready.")
@click.option(
    "--watch", "watch_it", is_flag=True, help="Go on, and build again on every save, until Ctrl-C; not with --json."
)
@json_option
@click.option("-q", "--quiet", is_flag=True, help="Print the folder only.")
@click.pass_obj
def command(
    settings: Settings,
    /,
    session: str,
    out: Path,
    only: tuple[str, ...],
    single: bool,
    fillable: bool,
    open_it: bool,
    watch_it: bool,
    as_json: bool,
    quiet: bool,
    **asked: Any,
) -> None:
    """Make the printable pack of SESSION: a session file, or the name of a starter session.

    \b
    Examples:
      workshop build meet-the-person
      workshop build meet-the-person --lang en --people 18 --start 13.00
      workshop build day.yaml --only worksheets,cards --open
      workshop build day.yaml --paper Letter --ink grey --single
      workshop build day.yaml --watch --open

    The PDFs go to a folder of their own, output/<name>, one for each print job; the name of a file says how many copies
    to print. A name that has a "/" or ends in ".yaml" is a file; "workshop list sessions" shows the starter sessions.

    The folder is made anew each time, with --watch on every save of a file that the pack is made from: a line says then
    which pages changed; after a mistake the last good pack stays. A folder with anything else in it is left alone.
    """
    request = Request(session, Overrides(**asked), only, single, fillable)
    make = _watch if watch_it else _build
    make(settings, request, out, _Report(as_json, quiet, open_it))


@dataclass(frozen=True, slots=True)
class _Report:
    """Tells of a pack that is written, and opens its folder if that was asked for."""

    as_json: bool
    quiet: bool
    open_it: bool

    def __call__(self, pack: Pack, folder: Path) -> None:
        if self.as_json:
            print_json(pack_json(pack))
        else:
            _tell(pack, folder, self.quiet)
        if self.open_it and click.launch(str(folder)):
            tell(f"{folder}: cannot be opened from here; open it by hand")


def _build(settings: Settings, request: Request, out: Path, report: _Report) -> None:
    tell_progress = progress(report.quiet or report.as_json)
    recover(out)
    loaded = load(settings, request)
    check_folder(out, loaded.session.slug)
    tell_progress(f'building "{loaded.session.title}" …')
    pack = make_pack(loaded)
    report(pack, write_pack(pack, out))


def _watch(settings: Settings, request: Request, out: Path, report: _Report) -> None:
    if report.as_json:
        raise click.UsageError("--json tells of one build, and --watch makes many; leave one of them out")
    with suppress(KeyboardInterrupt), listening() as interrupts:
        from workshop.cli.watch import watch  # heavy: pydantic

        recover(out)
        watch(settings, request, out, report, interrupts, quiet=report.quiet)


def _tell(pack: Pack, folder: Path, quiet: bool) -> None:
    tell_problems(pack.problems)
    rows = [
        (file.name, count(file.pages, "page"), count(file.copies, "copy", "copies"), count(file.sheets, "sheet"))
        for file in pack.files
    ]
    for line in [] if quiet else align(rows):
        say(line)
    say(str(folder))
