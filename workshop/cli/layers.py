"""`workshop layers`: list, order and remove the layers that were installed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from workshop.cli.holdings import count_items, say_items
from workshop.cli.options import json_option
from workshop.cli.report import count, print_json, say, tell
from workshop.cli.settings import Settings, own_home
from workshop.content.layer_file import facts_data
from workshop.content.layers import Layer
from workshop.errors import nearest
from workshop.pack.bundle_rules import first_words
from workshop.pack.installed import clean_up
from workshop.pack.installing import SPOTS, Spot, move, remove
from workshop.pack.layer_states import State, list_states
from workshop.pack.records import FORMAT


class _Layers(click.Group):
    """What can be done with layers; alone, it lists them."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[Any, Any, list[str]]:
        """Find what is meant, or say which words are near."""
        if args[0] not in self.commands:
            both = " or ".join(self.commands)
            hint = nearest(args[0], self.commands) or f'write "workshop layers" alone, or {both} after it'
            ctx.fail(f'"{args[0]}" is nothing that can be done with layers; {hint}')
        return super().resolve_command(ctx, args)


@click.group("layers", cls=_Layers, invoke_without_command=True)
@json_option
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """List the layers that you installed, in the order in which content is looked up in them: the first wins.

    \b
    Examples:
      workshop layers
      workshop layers move our-content first
      workshop layers move our-content before team-words
      workshop layers remove our-content

    Folders of your own, given with --library or being worked in, win over all of these; the box comes last.
    """
    home = own_home(ctx.obj)
    clean_up(home)
    if ctx.invoked_subcommand:
        return
    states = list_states(home)
    if as_json:
        print_json({"format": FORMAT, "layers": [_json(state) for state in states]})
        return
    for number, state in enumerate(states, 1):
        for line in _lines(number, state):
            say(line)
    if not states:
        say("no layers are installed")
        tell('"workshop install FILE" adds one that someone made with "workshop bundle"')


@command.command("move")
@click.argument("name")
@click.argument("spot", metavar="first|last|before|after", type=click.Choice(SPOTS))
@click.argument("other", default="", metavar="[OTHER]")
@click.pass_obj
def move_command(settings: Settings, name: str, spot: Spot, other: str) -> None:
    """Move the layer NAME first or last, or right before or after OTHER.

    \b
    Examples:
      workshop layers move our-content first
      workshop layers move our-content after team-words
    """
    if bool(other) != (spot in ("before", "after")):
        wrong = f"say which layer it goes {spot}" if not other else f'"{spot}" needs no other layer'
        raise click.UsageError(wrong)
    home = own_home(settings)
    move(name, spot, other, home)
    for number, state in enumerate(list_states(home), 1):
        say(f"{number}  {state.entry.id}")


@command.command("remove")
@click.argument("name")
@click.option("--force", is_flag=True, help="Remove it even if you changed its files.")
@click.pass_obj
def remove_command(settings: Settings, name: str, force: bool) -> None:
    """Remove the layer NAME, with all its files.

    \b
    Examples:
      workshop layers remove our-content
    """
    say(f"removed {remove(name, own_home(settings), force=force).name}")


def _lines(number: int, state: State) -> Iterator[str]:
    manifest, entry = state.manifest, state.entry
    if manifest is None:
        yield f"{number}  {entry.id}  {entry.name}"
        yield "     its files are gone or damaged: install it again, or remove it"
        return
    facts = manifest.facts
    yield f"{number}  {facts.id}  {facts.name} {facts.version}"
    yield f"     by {facts.author}, {facts.licence}"
    languages = f", in {', '.join(manifest.languages)}" if manifest.languages else ""
    yield f"     {say_items(Layer(facts.name, state.root))}{languages}"
    if manifest.templates:
        yield f"     {count(len(manifest.templates), 'template')}, which you trusted"
    if state.changed:
        yield f"     changed since it was installed: {first_words(state.changed)}"


def _json(state: State) -> dict[str, object]:
    manifest = state.manifest
    return {
        "id": state.entry.id,
        "name": state.entry.name,
        **(facts_data(manifest.facts) if manifest else {}),
        "languages": list(manifest.languages) if manifest else [],
        "folder": str(state.root),
        "holds": count_items(Layer(state.entry.name, state.root)),
        "templates": list(manifest.templates) if manifest else [],
        "whole": manifest is not None,
        "changed": list(state.changed),
    }
