"""`workshop schema`: what editors complete and underline by."""

from __future__ import annotations

import click

from workshop.cli.report import say, tell
from workshop.cli.settings import Settings
from workshop.cli.tables import Table, print_tables
from workshop.content.schemas import FOLDER, SCHEMAS, read_schema
from workshop.errors import nearest
from workshop.pack.box import first_layer
from workshop.pack.schema_copies import write_schemas


def read_kind(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """Read a kind of file."""
    if value is not None and value not in SCHEMAS:
        hint = nearest(value, SCHEMAS) or f"the kinds are {', '.join(SCHEMAS)}"
        raise click.BadParameter(f'"{value}" is not a kind; {hint}')
    return value


@click.command("schema")
@click.argument("kind", required=False, callback=read_kind)
@click.option("--write", is_flag=True, help=f"Put all of them into {FOLDER}, or bring what is there up to date.")
@click.pass_obj
def command(settings: Settings, /, kind: str | None, write: bool) -> None:
    """Print the JSON Schema of a kind of YAML file, by which editors complete and underline; with no KIND, list them.

    KIND is session, exercise, deck, deck-words, worksheet, worksheet-words, starter, starter-words, theme, labels,
    skills or layer.

    \b
    Examples:
      workshop schema                    the kinds, and the files that each is for
      workshop schema session            the schema of a session file
      workshop schema --write            all of them, for the files in this folder

    VS Code with its YAML extension, and the editors of JetBrains, take a schema from the first line of a file. What
    "workshop new" writes has that line; to a file of your own, add it yourself, with the path from the file to the
    schema:

    \b
      # yaml-language-server: $schema=.workshop/schemas/session.json

    The schemas go to the folder that you are in, or to the first one behind --library.
    """
    if write and kind:
        raise click.UsageError("--write puts all of them there: leave the kind out")
    if write:
        _write(settings)
    elif kind:
        click.echo(read_schema(kind), nl=False)
    else:
        print_tables([Table("schemas", list(SCHEMAS.items()))])


def _write(settings: Settings) -> None:
    root = first_layer(settings.libraries)
    names = write_schemas(root)
    for name in names:
        say((root / name).as_posix())
    if not names:
        tell(f"all of them are in {(root / FOLDER).as_posix()}, as they should be")
