"""`workshop list`: what the library holds, a line each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, get_args

import click

from workshop.cli.options import json_option, lang_option
from workshop.cli.report import count, print_json, say, tell
from workshop.cli.settings import Settings
from workshop.cli.tables import Table, print_tables
from workshop.content.finding import Range, Wanted, fits, says
from workshop.content.kinds import Kind, in_language
from workshop.content.library import Library
from workshop.content.records import STAGES, ExerciseFacts, Form
from workshop.content.summaries import Summary
from workshop.errors import ContentError, Place, Problems, nearest
from workshop.pack.box import BOX, search_layers
from workshop.pack.records import FORMAT

KINDS: tuple[Kind, ...] = ("exercise", "deck", "worksheet", "session", "theme")

_FOOT = '\n* lies over another layer: "workshop diff ID" shows what differs'


def split_kind(words: tuple[str, ...]) -> tuple[Kind | None, tuple[str, ...]]:
    """Tell a kind of content, one or many of it, from words to look for; a kind stands first."""
    for kind in KINDS:
        if words and words[0] in (kind, f"{kind}s"):
            return kind, words[1:]
    return None, words


def read_range(_: click.Context, parameter: click.Parameter, value: str | None) -> Range | None:
    """Read numbers from and to: `10..20`, `..15`, `10..` or `1-2`; a single number is exact."""
    if value is None:
        return None
    found = re.fullmatch(r"([0-9]{0,4})\s*(\.\.|-|–)\s*([0-9]{0,4})|([0-9]{1,4})", value.strip(), re.ASCII)
    if not found or not (found[1] or found[3] or found[4]):
        raise click.BadParameter(f'"{value}" is not a range; write for example 15, ..15, 10..20 or 10..')
    low, high = (int(part) if part else None for part in (found[1] or found[4], found[3] or found[4]))
    if low is not None and high is not None and low > high:
        raise click.BadParameter(f'"{value}" goes from more to less; write {high}..{low}')
    return Range(low, high)


def read_minutes(ctx: click.Context, parameter: click.Parameter, value: str | None) -> Range | None:
    """Read how long there is: a single number is the most."""
    found = read_range(ctx, parameter, value)
    return Range(None, found.high) if found and found.low == found.high else found


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of the list: its line, all layers that hold it, first wins, and an exercise's facts."""

    summary: Summary
    layers: tuple[str, ...]
    facts: ExerciseFacts | None = None

    @property
    def is_override(self) -> bool:
        """Whether it lies over another layer that has it too."""
        return len(self.layers) > 1


@click.command("list")
@click.argument("words", nargs=-1, metavar="[KIND] [WORD]...")
@click.option("--stage", type=click.Choice(STAGES), help="Exercises of a stage.")
@click.option("--skill", metavar="SKILL", help="Exercises that train a skill, such as listening.")
@click.option("--minutes", callback=read_minutes, metavar="N", help="That fit into so many minutes: 15, or 10..20.")
@click.option("--people", type=click.IntRange(1), metavar="N", help="Exercises for so many people.")
@click.option("--form", type=click.Choice(get_args(Form)), metavar="FORM", help="How people work, such as pairs.")
@click.option("--energy", callback=read_range, metavar="N", help="How lively, from 1 to 5: 3, or 1-2.")
@click.option("--touch", type=click.Choice(["none", "light", "contact"]), help="With no more touch than this.")
@click.option("--seated", is_flag=True, help="Exercises that can be done sitting.")
@click.option("--online", is_flag=True, help="Exercises that work online.")
@click.option("--deck", metavar="DECK", help="Exercises that use a deck.")
@click.option(
    "--for", "whom", type=click.Choice(["leaders", "anyone"]), help="For those who lead teams, or for anyone."
)
@click.option("--all", "everything", is_flag=True, help="Retired ones too.")
@lang_option
@json_option
@click.pass_obj
def command(
    settings: Settings, /, words: tuple[str, ...], everything: bool, lang: str, as_json: bool, **filters: Any
) -> None:
    """List what there is: exercises, decks, worksheets, sessions, themes, or with no KIND all of them.

    \b
    Examples:
      workshop list exercises --stage warm-up
      workshop list --minutes ..15 --people 20 --touch none --online
      workshop list exercises saying no                  with these words, in any language
      workshop list kuuntelu --energy 1-2 --lang fi
      workshop list sessions

    Exercises stand in the order of a session: arrive, warm-up, practise, explore, map, close. The first word of a line
    is what you write in a session, and what "workshop show" takes. A line says "draft" of what has not been tried yet,
    and has a * where a layer of yours lies over another.

    Words are looked for in names, summaries and skills, in every language; where no name has them, in whole texts.
    """
    wanted, (kind, sought) = Wanted(**filters), split_kind(words)
    kinds = _kinds(kind, wanted)
    library = Library(search_layers(settings.libraries, None, Path.cwd(), settings.home))
    _check_names(wanted, library)
    fitting = [entry for each in kinds for entry in _entries(library, each, lang) if _fits(entry, wanted)]
    found, deep = _find(library, fitting, sought)
    entries = [entry for entry in found if everything or entry.summary.status != "retired"]
    if as_json:
        print_json({"format": FORMAT, "language": lang, "items": [_json(entry) for entry in entries]})
        return
    print_tables(list(_tables(kinds, entries, lang)))
    if any(entry.is_override for entry in entries):
        say(_FOOT)
    if deep and entries:
        tell(f'no name or summary says "{" ".join(sought)}"; these say it somewhere in their texts')
    _tell_rest(entries, len(found) - len(entries), lang, sought if kind is None else ())


def _kinds(kind: Kind | None, wanted: Wanted) -> Sequence[Kind]:
    """Say which kinds to list; what only exercises have asks for exercises."""
    if wanted == Wanted():
        return (kind,) if kind else KINDS
    if kind not in (None, "exercise"):
        raise click.UsageError(
            f"only exercises can be chosen by stage, skill, minutes, people and the like, not {kind}s"
        )
    return ("exercise",)


def _find(library: Library, entries: Sequence[Entry], words: Sequence[str]) -> tuple[list[Entry], bool]:
    """Keep what says all of the words; say too whether they had to be looked for deep in the texts."""
    for deep in (False, True):
        found = [e for e in entries if says(library, e.summary.kind, e.summary.id, words, deep=deep)]
        if found:
            return found, deep
    return [], False


def _check_names(wanted: Wanted, library: Library) -> None:
    """Refuse a skill or a deck that there is not."""
    problems = Problems()
    skills = library.skills(problems) if wanted.skill else ()
    for what, name, known in (("skill", wanted.skill, skills), ("deck", wanted.deck, library.ids("deck"))):
        if name and known and name not in known:
            hint = nearest(name, known) or f"the {what}s are {', '.join(known)}"
            problems.error("unknown", f'unknown {what} "{name}"', Place(f"--{what}"), hint)
    if problems.errors:
        raise ContentError(problems)


def _entries(library: Library, kind: Kind, language: str) -> Iterator[Entry]:
    summaries = [library.summary(kind, item, language) for item in library.ids(kind)]
    for summary in sorted(summaries, key=lambda s: STAGES.index(s.stage) if s.stage in STAGES else 0):
        item = summary.id
        layers = tuple(dict.fromkeys(found.layer for found in library.shelves.items(kind)[item]))
        yield Entry(summary, layers, library.facts(item, Problems()) if kind == "exercise" else None)


def _fits(entry: Entry, wanted: Wanted) -> bool:
    return entry.summary.kind != "exercise" or fits(entry.summary.stage, entry.facts, wanted)


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
        f"energy {entry.facts.energy}" if entry.facts else "",
        f"{item.cards} cards" if item.cards else "",
        ", ".join(_notes(entry, language)),
        item.line,
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


def _tell_rest(entries: Sequence[Entry], retired: int, language: str, sought: Sequence[str]) -> None:
    """Say on stderr what the list cannot: that it is empty, in another language, or that something in it is wrong."""
    if not (entries or retired):
        kinds = [f"{kind}s" for kind in KINDS]
        near = nearest(sought[0], kinds) if len(sought) == 1 else ""
        tell("nothing like that in the library" + (f"; {near}" if near else ""))
    if retired:
        tell(f"{count(retired, 'retired item is', 'retired items are')} not shown; --all shows them")
    others = sum(bool(e.summary.language) and e.summary.language != language for e in entries)
    if others:
        tell(f"{others} of these have no text {in_language(language)}, and are shown in another language")
    if any(entry.summary.broken for entry in entries):
        tell('some of these have errors: "workshop check" says which')


def _json(entry: Entry) -> dict[str, object]:
    made = {**asdict(entry.summary), "layers": entry.layers, "overridden": entry.is_override}
    facts = entry.facts
    if facts is None:
        return made
    names = ("energy", "touch", "exposure", "seated", "online")
    decks = [item.id for item in facts.prints if item.kind == "deck"]
    return made | {name: getattr(facts, name) for name in names} | {"for": facts.whom, "decks": decks}
