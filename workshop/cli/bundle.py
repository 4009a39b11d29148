"""`workshop bundle`: pack a layer into one file, to share it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import click

from workshop.cli.holdings import say_facts, say_items
from workshop.cli.options import json_option
from workshop.cli.report import count, print_json, say, tell, tell_problems
from workshop.cli.settings import Settings
from workshop.content.layers import Layer
from workshop.pack.bundle_rules import first_words
from workshop.pack.bundling import Around, MadeBundle, bundle_name, make_bundle, write_bundle
from workshop.pack.manifest import manifest_json
from workshop.pack.records import problem_json


@click.command("bundle")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", "path", metavar="FILE", type=click.Path(path_type=Path),
    help="The file to write; <id>-<version>.zip, here, if left out.",
)  # fmt: skip
@click.option("--name", metavar="NAME", help="What the layer is called.")
@click.option("--version", metavar="N.N", help="Its version, for example 1.0; raise it each time you share it again.")
@click.option("--author", metavar="NAME", help="Who made it.")
@click.option("--licence", "--license", metavar="TEXT", help="What others may do with it, for example CC BY 4.0.")
@json_option
@click.pass_obj
def command(settings: Settings, /, folder: Path, path: Path | None, as_json: bool, **said: str | None) -> None:
    """Pack a layer, the folder DIR, into one file that others add with "workshop install".

    \b
    Examples:
      workshop bundle our-content
      workshop bundle our-content -o set.zip
      workshop bundle . --name "Our content" --version 1.1 --author "Aino Esimerkki" --licence "CC BY 4.0"

    The name, version, author and licence stand in DIR/layer.yaml; what is said here goes before. The layer is checked
    first, as those will see it who have nothing but the box, and a layer with errors is not packed. If it needs
    another layer that they have too, name that folder with --library.

    Only exercises/ and templates/ go along, with a README and a LICENCE beside them. The same files give the same
    bundle, byte for byte. Another file that has the name is left alone.
    """  # fmt: skip
    given = {key: value for key, value in said.items() if value is not None}
    made = make_bundle(folder, given, Around(settings.libraries, Path.cwd(), settings.home))
    path = path or Path(bundle_name(made.manifest.facts))
    same_version = write_bundle(made, path)
    if as_json:
        print_json(_json(made, path))
        return
    _report(made, folder, path)
    if same_version:
        what = f"there was a version {made.manifest.facts.version} with other files"
        tell(f"{what}: if you have shared it, raise the version, and bundle again")


def _report(made: MadeBundle, folder: Path, path: Path) -> None:
    manifest = made.manifest
    tell_problems(made.problems)
    if made.left_out:
        what = f"{count(len(made.left_out), 'file')} left out, which workshop does not read"
        tell(f"{what}: {first_words(made.left_out)}")
    if manifest.templates:
        tell(f"it carries {count(len(manifest.templates), 'template')}: to install it, --trust is needed")
    languages = f", in {', '.join(manifest.languages)}" if manifest.languages else ""
    say(f"{say_facts(manifest.facts)}: {say_items(Layer(manifest.facts.name, folder))}{languages}")
    say(str(path))


def _json(made: MadeBundle, path: Path) -> dict[str, object]:
    return {
        **manifest_json(made.manifest),
        "templates": list(made.manifest.templates),
        "left-out": list(made.left_out),
        "bundle": {"file": str(path), "bytes": len(made.data), "sha256": hashlib.sha256(made.data).hexdigest()},
        "problems": [problem_json(problem) for problem in made.problems],
    }
