"""`workshop scenarios`: draw customers, situations, channels, feelings and needs into sets to play, and print them."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workshop.cli.making import Request, load
from workshop.cli.options import json_option, some_session_options
from workshop.cli.report import print_json, progress, say, tell, tell_problems
from workshop.cli.settings import Settings
from workshop.cli.tables import align
from workshop.errors import nearest
from workshop.pack.folder import check_folder, recover, write_folder
from workshop.session.overrides import Overrides
from workshop.session.scenarios import PARTS, Draw, Part

if TYPE_CHECKING:
    from workshop.pack.scenarios import ScenarioPack

_MOST_SETS = 200
_LARGEST_SEED = 10**12
_PICKED = 10_000
"""A seed that is picked is below this: short enough to write on a flip chart."""


def read_decks(_: click.Context, __: click.Parameter, value: tuple[str, ...]) -> dict[Part, str]:
    """Read decks, each written PART=ID."""
    decks: dict[Part, str] = {}
    for each in value:
        word, equals, deck = (part.strip() for part in each.partition("="))
        part = next((part for part in PARTS if part == word), None)
        if part is None and equals:
            hint = nearest(word, PARTS) or f"the parts are {', '.join(PARTS)}"
            raise click.BadParameter(f'"{word}" is not a part of a scenario; {hint}')
        if part is None or not deck:
            raise click.BadParameter(f'"{each}" is not PART=ID; write for example situation=client-cases')
        if part in decks:
            raise click.BadParameter(f'"{part}" is given twice; a part is drawn from one deck')
        decks[part] = deck
    return decks


@click.command("scenarios")
@click.argument("session")
@click.option(
    "--count", type=click.IntRange(1, _MOST_SETS), metavar="N", help="How many sets; one for each trio if left out."
)
@click.option(
    "--seed", type=click.IntRange(0, _LARGEST_SEED), metavar="N",
    help="The same number gives the same sets; if left out, one is picked and told.",
)  # fmt: skip
@click.option(
    "--deck", "decks", multiple=True, callback=read_decks, metavar="PART=ID",
    help=f"Draw a part from another deck. The parts are {', '.join(PARTS)}. May be given more than once.",
)  # fmt: skip
@some_session_options("--out", "--lang", "--people", "--paper", "--ink", "--type")
@click.option("--open", "open_it", is_flag=True, help="Open the folder when the pack is ready.")
@json_option
@click.option("-q", "--quiet", is_flag=True, help="Print the folder only.")
@click.pass_obj
def command(
    settings: Settings,
    /,
    session: str,
    count: int | None,
    seed: int | None,
    decks: dict[Part, str],
    out: Path,
    open_it: bool,
    as_json: bool,
    quiet: bool,
    **asked: Any,
) -> None:
    """Draw scenarios for the trios of SESSION, and print a customer card, a staff card and an observer sheet for each.

    \b
    Examples:
      workshop scenarios meet-the-person
      workshop scenarios meet-the-person --lang en --count 6 --seed 7
      workshop scenarios day.yaml --people 20 --type large
      workshop scenarios day.yaml --deck situation=client-cases --open

    A set is a situation, a channel, a customer, an emotion and a hidden need that go together. No card comes a second
    time before its turn. The same seed gives the same sets, and a larger count adds more of them behind; what is in the
    decks must be the same too.

    The PDFs go to output/<name>-scenarios, with the set's number on every card and sheet. What goes with what is said
    under "matches" in the deck.yaml of a deck.
    """
    drawn = Draw(secrets.randbelow(_PICKED) if seed is None else seed, count or 0, decks)
    made, folder = _make(settings, Request(session, Overrides(**asked)), drawn, out, progress(quiet or as_json))
    if as_json:
        print_json(made.record)
    else:
        _tell(made, folder, quiet)
    if seed is None and not (quiet or as_json):
        tell(f"to draw these sets again, add --seed {drawn.seed}")
    if open_it and click.launch(str(folder)):
        tell(f"{folder}: cannot be opened from here; open it by hand")


def _make(
    settings: Settings, request: Request, draw: Draw, out: Path, tell_progress: Callable[[str], None]
) -> tuple[ScenarioPack, Path]:
    from workshop.pack.scenarios import build_scenarios, scenario_slug  # heavy: ReportLab

    recover(out)
    loaded = load(settings, request)
    check_folder(out, scenario_slug(loaded.session))
    tell_progress(f'drawing scenarios for "{loaded.session.title}" …')
    made = build_scenarios(loaded.session, loaded.library, draw, loaded.problems)
    files = {file.name: file.data for file in made.pack.files}
    return made, write_folder(out, made.pack.slug, files, made.record)


def _tell(made: ScenarioPack, folder: Path, quiet: bool) -> None:
    tell_problems(made.pack.problems)
    order: tuple[Part, ...] = ("customer", "situation", "channel", "emotion", "need")
    rows = [(str(each.number), *(each.cards[part].words["title"] for part in order)) for each in made.sets]
    for line in [] if quiet else align([("set", *order), *rows]):
        say(line)
    say(str(folder))
