"""The command `workshop`: it imports next to nothing until it knows which command is meant."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from workshop import __version__
from workshop.cli.boundary import boundary
from workshop.cli.settings import Settings, check_current_folder
from workshop.errors import nearest
from workshop.pack.home import own_folder

COMMANDS: Mapping[str, tuple[str, str]] = {
    "build": ("build", "Make the printable pack of a session."),
    "scenarios": ("scenarios", "Draw situations to play, with cards and observer sheets."),
    "list": ("listing", "List exercises, decks, worksheets, sessions and themes."),
    "show": ("show", "Show one item whole, and where each part of it comes from."),
    "diff": ("diff", "Show what a layer of your own says, and what lies beneath it."),
    "new": ("new", "Start an exercise, a deck, a session or anything else of your own."),
    "check": ("check", "Find every problem in sessions and content."),
    "preview": ("preview", "Draw the pages of a session as pictures."),
    "preflight": ("preflight", "Look at a pack's PDFs before they are printed."),
    "schema": ("schema", "Help your editor to complete and underline."),
    "bundle": ("bundle", "Pack a layer of your own into one file, to share it."),
    "install": ("install", "Add a layer that someone shared with you."),
    "layers": ("layers", "List, order and remove the layers that you installed."),
    "doctor": ("doctor", "Look whether workshop has all that it needs."),
}
"""Each command with the module that holds it as `command`, and its line in the list of commands."""


_COLLECT_AFTER = 50_000
"""New objects until Python looks for garbage: nearly all that a command makes is in use until it ends."""


class Commands(click.Group):
    """The commands, each imported when it is asked for, and the one place where errors turn into text."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the commands in the order that people meet them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"workshop.cli.{COMMANDS[cmd_name][0]}").command
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[Any, Any, list[str]]:
        """Find the command that is meant, or say which ones are near."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            hint = nearest(args[0], COMMANDS) or f"the commands are {', '.join(COMMANDS)}"
            ctx.fail(f'there is no command "{args[0]}"; {hint}')
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        with boundary(ctx):
            return super().invoke(ctx)


@click.command(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    options_metavar="[--library DIR]",
)
@click.option(
    "--library",
    "libraries",
    multiple=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    envvar="WORKSHOP_LIBRARY",
    show_envvar=True,
    help="A folder with exercises/ or templates/ of your own, laid over what is in the box. "
    "May be given more than once; the first wins.",
)
@click.version_option(__version__, prog_name="workshop", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context, libraries: tuple[Path, ...]) -> None:
    """Make printable packs for workshops: guide, handbook, worksheets, cards, posters, forms.

    \b
    Examples:
      workshop list                          what there is
      workshop build meet-the-person         a ready session, into output/meet-the-person
      workshop build day.yaml --people 18    a session of your own
      workshop show mirror                   one exercise, in full
      workshop diff mirror                   what you changed in it
      workshop new exercise slow-mirror      one of your own
      workshop check day.yaml                what is wrong with a session

    Add -h to any command to read more about it, as in "workshop build -h".
    """
    check_current_folder()
    ctx.obj = Settings(libraries, own_folder(os.environ, sys.platform, os.path.expanduser("~")))


def main() -> None:
    """Run the command line; a character that the terminal lacks is replaced, never an error."""
    gc.set_threshold(_COLLECT_AFTER)
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    cli(prog_name="workshop")


if __name__ == "__main__":
    main()
