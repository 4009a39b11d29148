"""`workshop list`: what the library holds, a line each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import click

from workshop.cli.options import json_option, lang_option
from workshop.cli.report import count, print_json, say, tell
from workshop.cli.settings import Settings
from workshop.cli.tables import Table, print_tables
from workshop.content.kinds import Kind, in_language
from workshop.content.library import Library
from workshop.content.records import STAGES
from workshop.content.summaries import Summary
from workshop.errors import ContentError, Place, Problems, nearest
from workshop.pack.box import BOX, search_layers
from workshop.pack.records import FORMAT

KINDS: tuple[Kind, ...] = ("exercise", "deck", "worksheet", "session", "theme")

_FOOT = '\n* lies over another layer: "workshop diff ID" shows what differs'


def read_kind(_: click.Context, __: click.Parameter, value: str | None) -> Kind | None:
    """Read a kind of content, one or many of it."""
    for kind in KINDS:
        if value in (kind, f"{kind}s"):
            return kind
    if value is None:
        return None
    plural = [f"{kind}s" for kind in KINDS]
    hint = nearest(value, plural) or f"the kinds are {', '.join(plural)}"
    raise click.BadParameter(f'"{value}" is not a kind; {hint}')


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which exercises are asked for; None, "" and False let all pass."""

    stage: str | None = None
    skill: str | None = None
    minutes: int | None = None
    people: int | None = None
    online: bool = False
    seated: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of the list: its line, all layers that hold it, first wins, and where it can be done."""

    summary: Summary
    layers: tuple[str, ...]
    online: bool = False
    seated: bool = False

    @property
    def is_override(self) -> bool:
        """Whether it lies over another layer that has it too."""
        return len(self.layers) > 1


@click.command("list")
@click.argument("kind", required=False, callback=read_kind)
@click.option("--stage", type=click.Choice(STAGES), help="Exercises of a stage.")
@click.option("--skill", metavar="SKILL", help="Exercises that train a skill, such as listening.")
@click.option("--minutes", type=click.IntRange(1), metavar="N", help="Exercises that fit into so many minutes.")
@click.option("--people", type=click.IntRange(1), metavar="N", help="Exercises for so many people.")
@click.option("--online", is_flag=True, help="Exercises that work online.")
@click.option("--seated", is_flag=True, help="Exercises that can be done sitting.")
@click.option("--all", "everything", is_flag=True, help="Retired ones too.")
@lang_option
@json_option
@click.pass_obj
def command(
    settings: Settings, /, kind: Kind | None, everything: bool, lang: str, as_json: bool, **filters: Any
) -> None:
    """List what there is: exercises, decks, worksheets, sessions, themes, or with no KIND all of them.

    \b
    Examples:
      workshop list exercises --stage warm-up
      workshop list exercises --minutes 15 --people 20 --online
      workshop list sessions --lang fi
      workshop list --skill listening

    Exercises stand in the order of a session: arrive, warm-up, practise, explore, map, close. The first word of a line
    is what you write in a session, and what "workshop show" takes. A line says "draft" of what has not been tried yet,
    and has a * where a layer of yours lies over another.
    """
    wanted = Wanted(**filters)
    kinds = _kinds(kind, wanted)
    library = Library(search_layers(settings.libraries, None, Path.cwd()))
    _check_skill(wanted.skill, library)
    found = [entry for each in kinds for entry in _entries(library, each, lang) if _fits(entry, wanted)]
    entries = [entry for entry in found if everything or entry.summary.status != "retired"]
    if as_json:
        print_json({"format": FORMAT, "language": lang, "items": [_json(entry) for entry in entries]})
        return
    print_tables(list(_tables(kinds, entries, lang)))
    if any(entry.is_override for entry in entries):
        say(_FOOT)
    _tell_rest(entries, len(found) - len(entries), lang)


def _kinds(kind: Kind | None, wanted: Wanted) -> Sequence[Kind]:
    """Say which kinds to list; what only exercises have asks for exercises."""
    if wanted == Wanted():
        return (kind,) if kind else KINDS
    if kind not in (None, "exercise"):
        raise click.UsageError(f"only exercises can be chosen by stage, skill, minutes or people, not {kind}s")
    return ("exercise",)


def _check_skill(skill: str | None, library: Library) -> None:
    problems = Problems()
    known = library.skills(problems) if skill else ()
    if skill and known and skill not in known:
        hint = nearest(skill, known) or f"the skills are {', '.join(known)}"
        problems.error("unknown", f'unknown skill "{skill}"', Place("--skill"), hint)
        raise ContentError(problems)


def _entries(library: Library, kind: Kind, language: str) -> Iterator[Entry]:
    summaries = [library.summary(kind, item, language) for item in library.ids(kind)]
    for summary in sorted(summaries, key=lambda s: STAGES.index(s.stage) if s.stage in STAGES else 0):
        item = summary.id
        layers = tuple(dict.fromkeys(found.layer for found in library.shelves.items(kind)[item]))
        facts = library.facts(item, Problems()) if kind == "exercise" else None
        yield Entry(summary, layers, bool(facts and facts.online), bool(facts and facts.seated))


def _fits(entry: Entry, wanted: Wanted) -> bool:
    item = entry.summary
    return (
        wanted.stage in (None, item.stage)
        and (wanted.skill is None or wanted.skill in item.skills)
        and (wanted.minutes is None or (item.minutes is not None and item.minutes.short <= wanted.minutes))
        and (wanted.people is None or (item.people is not None and item.people.min <= wanted.people <= item.people.max))
        and (not wanted.online or entry.online)
        and (not wanted.seated or entry.seated)
    )


def _tables(kinds: Sequence[Kind], entries: Sequence[Entry], language: str) -> Iterator[Table]:
    for kind in kinds:
        groups = STAGES if kind == "exercise" else ("",)
        for group in groups:
            rows = [_row(e, language) for e in entries if e.summary.kind == kind and e.summary.stage == group]
            if rows:
                yield Table(f"{kind}s: {group}" if group else f"{kind}s", rows)


def _row(entry: Entry, language: str) -> tuple[str, ...]:
    item = entry.summary
    return (
        item.id,
        item.name,
        f"{item.minutes.short}-{item.minutes.long} min" if item.minutes else "",
        f"{item.people.min}-{item.people.max} people" if item.people else "",
        item.form,
        f"{item.cards} cards" if item.cards else "",
        ", ".join(_notes(entry, language)),
    )


def _notes(entry: Entry, language: str) -> Iterator[str]:
    """Say what is not as usual: the layers it comes from, its status, another language, something wrong."""
    item = entry.summary
    if entry.is_override:
        yield f"* from {item.layer} over {' and '.join(entry.layers[1:])}"
    elif item.layer != BOX:
        yield f"from {item.layer}"
    if item.status != "approved":
        yield item.status
    if item.language and item.language != language:
        yield in_language(item.language)
    if item.broken or (not item.language and item.kind != "theme"):
        yield "has errors"


def _tell_rest(entries: Sequence[Entry], retired: int, language: str) -> None:
    """Say on stderr what the list cannot: that it is empty, in another language, or that something in it is wrong."""
    if not (entries or retired):
        tell("nothing like that in the library")
    if retired:
        tell(f"{count(retired, 'retired item is', 'retired items are')} not shown; --all shows them")
    others = sum(bool(e.summary.language) and e.summary.language != language for e in entries)
    if others:
        tell(f"{others} of these have no text {in_language(language)}, and are shown in another language")
    if any(entry.summary.broken for entry in entries):
        tell('some of these have errors: "workshop check" says which')


def _json(entry: Entry) -> dict[str, object]:
    more = {"overridden": entry.is_override, "online": entry.online, "seated": entry.seated}
    return {**asdict(entry.summary), "layers": entry.layers, **more}
