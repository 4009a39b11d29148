"""`workshop new`: start an exercise, a deck or anything else of one's own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from workshop.cli.options import json_option, read_language
from workshop.cli.report import print_json, say, tell, tell_problems
from workshop.cli.settings import Settings
from workshop.content.kinds import HOMES, a_kind
from workshop.content.records import STAGES
from workshop.content.table import is_spreadsheet
from workshop.errors import OutputError, Problem, nearest
from workshop.pack.box import search_layers
from workshop.pack.drafts import KINDS, Draft, NewKind, Wish, make_draft
from workshop.pack.layer_records import note_copy
from workshop.pack.placing import place_files
from workshop.pack.records import FORMAT, problem_json
from workshop.pack.schema_copies import write_schemas

_ONE_LANGUAGE = ("session", "language")
_NO_LANGUAGE = ("theme", "layer")
_NO_SCHEMA = ("language",)


def read_kind(_: click.Context, __: click.Parameter, value: str) -> NewKind:
    """Read what to make."""
    for kind in KINDS:
        if value == kind:
            return kind
    hint = nearest(value, KINDS) or f"the kinds are {', '.join(KINDS)}"
    raise click.BadParameter(f'"{value}" is not a kind; {hint}')


def read_languages(ctx: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Read languages, each once."""
    return tuple(dict.fromkeys(filter(None, (read_language(ctx, parameter, one) for one in value))))


@click.command("new")
@click.argument("kind", callback=read_kind)
@click.argument("words", nargs=-1, required=True, metavar="NAME")
@click.option(
    "--from",
    "source",
    metavar="ID|FILE.csv",
    default="",
    help="Start from one that is there, copied whole; for a deck also from a spreadsheet of cases.",
)
@click.option(
    "--lang",
    "languages",
    multiple=True,
    callback=read_languages,
    metavar="CODE",
    help="A language to write it in; may be given more than once. Finnish and English if left out.",
)
@click.option("--stage", type=click.Choice(STAGES), help="The stage of an exercise; practise if left out.")
@json_option
@click.pass_obj
def command(
    settings: Settings, /, kind: NewKind, words: tuple[str, ...], languages: tuple[str, ...], as_json: bool, **more: Any
) -> None:
    """Start something of your own: files that say in comments what to write in them, and that already work.

    KIND is exercise, deck, worksheet, session, theme, layer or language.

    \b
    Examples:
      workshop new exercise Vaikea asiakas --stage explore
      workshop new exercise slow-mirror --from mirror    a copy to change
      workshop new deck "Our own cases" --lang en
      workshop new deck our-cases --from cases.csv       a card for each row
      workshop new session tomorrow                      tomorrow.yaml
      workshop new session tomorrow --from listening-90 --lang fi
      workshop new language de --from listening-90       what that session needs
      workshop new layer our-content                     a folder for all of it

    The files go to the folder that you are in, or to the first one behind --library. Nothing is ever written over: if
    a file is there already, you are told, and none is written. A name that the box has too makes a copy, which lies
    over the one in the box.

    A spreadsheet is saved as CSV in UTF-8, and its first line names the columns, in Finnish or English: title or
    otsikko, text or teksti, ask or kysymys. What looks like a phone number, an e-mail address or an identity number is
    told. Without --lang, the words are in the language of the headings.

    The first line of a YAML file names the schema by which editors such as VS Code complete and underline; the schemas
    are put into the hidden folder .workshop/schemas. See "workshop schema -h".

    A language is laid out to be translated, from English or the one behind --lang; a session is in one language.
    """
    _check_options(kind, languages, **more)
    wish = Wish(kind, " ".join(words), languages=languages, **more)
    draft = make_draft(wish, settings.libraries, Path.cwd(), settings.home)
    place_files(draft.root, draft.files, draft.folders)
    if kind in HOMES and kind != "session":
        note_copy(kind, draft.id, draft.root, search_layers(settings.libraries, None, Path.cwd(), settings.home))
    problems = [*draft.problems, *(() if kind in _NO_SCHEMA else _help_editors(_schema_root(draft)))]
    print_json(_json(draft, problems)) if as_json else _report(draft, problems)


def _schema_root(draft: Draft) -> Path:
    """Say where a draft's files look for their schemas: a new layer's in itself."""
    return draft.root / draft.id if draft.kind == "layer" else draft.root


def _help_editors(root: Path) -> Iterable[Problem]:
    """Put the schemas where the new files name them; what hinders that is a warning, for the files are there."""
    try:
        write_schemas(root)
    except OutputError as error:
        return [replace(problem, severity="warning") for problem in error.problems]
    return ()


def _check_options(kind: NewKind, languages: tuple[str, ...], source: str, stage: str | None) -> None:
    """Refuse options that mean nothing for a kind."""
    if stage and kind != "exercise":
        raise click.UsageError(f"only exercises have a stage, not a {kind}")
    if languages and kind in _NO_LANGUAGE:
        raise click.UsageError(f"a {kind} is the same in every language: leave --lang out")
    if len(languages) > 1 and kind in _ONE_LANGUAGE:
        what = "a session file is in" if kind == "session" else "a translation is made from"
        raise click.UsageError(f"{what} one language: give --lang once")
    if is_spreadsheet(source) and kind != "deck":
        raise click.UsageError(f"only a deck is made from a spreadsheet, not {a_kind(kind)}")
    if is_spreadsheet(source) and len(languages) > 1:
        raise click.UsageError("the words of a spreadsheet are in one language: give --lang once")
    if source and kind == "layer":
        raise click.UsageError("a layer begins empty: to start from another, copy its folder")


def _report(draft: Draft, problems: Iterable[Problem]) -> None:
    for note in draft.notes:
        tell(note)
    tell_problems(problems)
    for path in _paths(draft):
        say(path)
    say(f"next: {draft.next}")


def _paths(draft: Draft) -> list[str]:
    return [(draft.root / name).as_posix() for name in draft.files]


def _json(draft: Draft, problems: Iterable[Problem]) -> dict[str, object]:
    return {
        "format": FORMAT,
        "kind": draft.kind,
        "id": draft.id,
        "files": _paths(draft),
        "notes": list(draft.notes),
        "problems": [problem_json(problem) for problem in problems],
        "next": draft.next,
    }
