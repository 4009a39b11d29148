"""`workshop install`: add a layer that someone shared."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal

import click

from workshop.cli.boundary import FAILED
from workshop.cli.holdings import say_facts, say_items
from workshop.cli.options import json_option
from workshop.cli.report import count, print_json, say, tell, wants_json
from workshop.cli.settings import Settings, own_home
from workshop.content.layers import Layer
from workshop.errors import ContentError, Place, Problem
from workshop.pack.bundle_reading import read_bundle
from workshop.pack.bundle_rules import first_words
from workshop.pack.installed import clean_up
from workshop.pack.installing import Done, Wish, install, plan_install
from workshop.pack.layer_states import state_named
from workshop.pack.manifest import Manifest, manifest_json
from workshop.pack.records import problem_json

_TOLD = 20


@click.command("install")
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--trust", is_flag=True, help="Install it even if it carries templates, which are code.")
@click.option("--force", is_flag=True, help="Replace what is installed, although this is older, or you changed that.")
@click.option("--first", "spot", flag_value="first", help="Put it above your other layers, as a new one is anyway.")
@click.option("--last", "spot", flag_value="last", help="Put it below your other layers.")
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    path: Path,
    trust: bool,
    force: bool,
    spot: Literal["first", "last"] | None,
    as_json: bool,
) -> None:
    """Add the layer in FILE, which someone made with "workshop bundle", to your own layers.

    \b
    Examples:
      workshop install set.zip
      workshop install set.zip --trust     it carries templates, and you trust whoever made it
      workshop install set.zip --last      your other layers win over it

    What is in it is then seen from every folder. It is looked at first, in the file and in its exercises; if anything
    is wrong, nothing is installed. A newer version of a layer replaces the older one, and keeps its place.

    Templates decide what is drawn on a page, and are small programs. They run apart, with limits on time and memory,
    but you should know whom they come from: without --trust you are asked, or, in a script, refused.
    """
    settings: Settings = ctx.obj
    home = own_home(settings)
    clean_up(home)
    wish = Wish(read_bundle(path), str(path), force, spot)
    manifest = wish.bundle.manifest
    done = None
    if not plan_install(wish, home).already:
        if manifest.templates and not trust:
            _ask(ctx, manifest, path)
        done = install(wish, home, settings.libraries)
    if as_json:
        print_json(_json(manifest, done))
    else:
        _report(manifest, done, home)


def _ask(ctx: click.Context, manifest: Manifest, path: Path) -> None:
    """Ask whether to trust templates; ContentError where nobody is there to answer."""
    carries = f"it carries {count(len(manifest.templates), 'template')}, and templates are code"
    if wants_json(ctx) or not _is_on_terminal():
        names = first_words(manifest.templates, _TOLD)
        hint = "if you trust whoever made it, add --trust"
        raise ContentError([Problem("untrusted", f"{carries}: {names}", Place(str(path)), hint)])
    tell(f"{path}: {carries}:")
    for name in manifest.templates[:_TOLD]:
        tell(f"  {name}")
    if len(manifest.templates) > _TOLD:
        tell(f"  and {len(manifest.templates) - _TOLD} more")
    if not click.confirm(f"Do you trust whoever made {manifest.facts.name} ({manifest.facts.author})?", err=True):
        tell("nothing was installed")
        ctx.exit(FAILED)


def _is_on_terminal() -> bool:
    """Tell whether a person is there to answer a question."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def _report(manifest: Manifest, done: Done | None, home: Path) -> None:
    facts = manifest.facts
    if done is None:
        say(f"{facts.name} {facts.version} is there already")
        return
    if done.over:
        tell(f"it changes what is there: {first_words(done.over)}")
    state = state_named(home, facts.id)
    holds = f": {say_items(Layer(facts.name, state.root))}" if state else ""
    instead = f", in place of {done.replaced.facts.version}" if done.replaced else ""
    say(f"installed {say_facts(facts)}{holds}{instead}")


def _json(manifest: Manifest, done: Done | None) -> dict[str, object]:
    return {
        **manifest_json(manifest),
        "templates": list(manifest.templates),
        "already": done is None,
        "replaced": done.replaced.facts.version if done and done.replaced else "",
        "over": list(done.over) if done else [],
        "problems": [problem_json(problem) for problem in done.problems] if done else [],
    }
