"""`workshop diff`: what a layer says, and what lies beneath it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from workshop.cli.options import json_option, read_language
from workshop.cli.report import count, print_json, say, tell, tell_problems
from workshop.cli.settings import Settings
from workshop.cli.side_by_side import Pair, hunks, print_pairs
from workshop.cli.tables import align
from workshop.content.differences import Difference, find_stacks, list_differences
from workshop.content.in_step import Behind
from workshop.content.kinds import in_language
from workshop.content.library import Library
from workshop.content.noting import Changed
from workshop.content.pieces import Piece
from workshop.content.stacks import Overlay, Stack, lower_files, read_overlay
from workshop.errors import ContentError, Problems
from workshop.pack.box import search_layers
from workshop.pack.layer_records import accept, find_stale
from workshop.pack.records import FORMAT

Key = tuple[str, str, str]
"""A part that can be stale: its layer, its file and its name."""

_STALE = ", beneath which something else lay when it was written"
_NOTHING = "nothing in it was waiting to be looked at"


@dataclass(frozen=True, slots=True)
class Compared:
    """A file that lies over others, and where it differs from them."""

    overlay: Overlay
    differences: tuple[Difference, ...]


@click.command("diff")
@click.argument("word", metavar="ID")
@click.option("--seen", is_flag=True, help="Note that it is all as you want it: check warns of it no more.")
@click.option("--lang", callback=read_language, metavar="LANG", help="Leave out the words of other languages.")
@json_option
@click.pass_obj
def command(settings: Settings, /, word: str, seen: bool, lang: str | None, as_json: bool) -> None:
    """Show what a layer of your own says, and what lies beneath it, where the two differ.

    ID is the first word of a line of "workshop list", or a file of a layer.

    \b
    Examples:
      workshop diff mirror
      workshop diff mirror --lang fi
      workshop diff worksheet/empathy-map    where an exercise has the same name
      workshop diff labels/fi                the fixed words of pages
      workshop diff templates/documents/guide.xml.j2
      workshop diff mirror --seen

    A text is shown section by section, a YAML file key by key, a deck card by card, any other file line by line: what
    your layer says beside what would be there without it.

    "workshop check" notes in a file "seen.json" of your layer what lay beneath each part when you wrote it, and warns
    when that changes, or when one language of an item changes and another does not. It does so until you change your
    own text, or say --seen. With --lang, --seen says nothing of the other languages.
    """
    library, problems = Library(search_layers(settings.libraries, None, Path.cwd(), settings.home)), Problems()
    found = find_stacks(library, word, problems)
    stacks = [stack for stack in found if stack.language in ("", lang or stack.language)]
    if problems.errors:
        raise ContentError(problems)
    if seen:
        _accept(library, word, stacks, as_json=as_json)
        return
    if lang and any(stack.language for stack in found) and not any(stack.language for stack in stacks):
        tell(f"no text {in_language(lang)}")
    _show(library, word, stacks, as_json=as_json)


def _show(library: Library, word: str, stacks: Sequence[Stack], *, as_json: bool) -> None:
    problems = Problems()
    compared = list(_compare(library, stacks, problems))
    problems.raise_if_errors(ContentError)
    stale = {_key(each.piece) for noted in find_stale(library, problems).values() for each in noted.changed}
    if as_json:
        print_json({"format": FORMAT, "word": word, "differences": list(_json(compared, stale))})
        return
    shown = [each for each in compared if each.differences]
    for i, each in enumerate(shown):
        say("\n" * bool(i) + each.overlay.found.name)
        _print(each, stale)
    if not shown:
        say(_why_none(word, stacks))
    tell_problems(problems)


def _compare(library: Library, stacks: Sequence[Stack], problems: Problems) -> Iterator[Compared]:
    for stack in stacks:
        for found in stack.found:
            over = not found.shelf.layer.trusted and lower_files(stack, found)
            if over and (overlay := read_overlay(library, stack, found, problems)):
                yield Compared(overlay, tuple(list_differences(overlay)))


def _key(piece: Piece) -> Key:
    return piece.layer, piece.place.file, piece.name


def _is_stale(difference: Difference, stale: Collection[Key]) -> bool:
    return any((difference.own.layer, difference.place.file, name) in stale for name in difference.names)


def _print(compared: Compared, stale: Collection[Key]) -> None:
    lower = " and ".join(dict.fromkeys(found.layer for found in compared.overlay.lower))
    print_pairs([pair for difference in compared.differences for pair in _pairs(difference, lower, stale)])


def _pairs(difference: Difference, lower: str, stale: Collection[Key]) -> Iterator[Pair]:
    note = _STALE if _is_stale(difference, stale) else ""
    own, below = difference.own, difference.below
    heads = own.layer, below.layer if below else lower
    if difference.part or below is None:
        yield Pair(difference.title + note, own.text, below.text if below else None, heads)
    else:
        for where, ours, theirs in hunks(own.text, below.text):
            yield Pair(where + note, ours, theirs, heads)


def _why_none(word: str, stacks: Sequence[Stack]) -> str:
    """Say why there is nothing to show."""
    layers = {found.shelf.layer for stack in stacks for found in stack.found}
    names = " and ".join(sorted(layer.name for layer in layers))
    if any(lower_files(stack, found) for stack in stacks for found in stack.found):
        return f"{word}: what lies over another layer says the same as what is beneath it"
    if len(layers) > 1:
        return f"{word} is in {names}, but no file of it lies over another"
    return f"{word} is only in {names}: nothing lies {'over' if any(each.trusted for each in layers) else 'beneath'} it"


def _json(compared: Sequence[Compared], stale: Collection[Key]) -> Iterator[dict[str, object]]:
    for each in compared:
        for difference in each.differences:
            below = difference.below
            yield {
                "file": each.overlay.found.name,
                "part": difference.part,
                "title": difference.title,
                "line": difference.place.line,
                "layer": difference.own.layer,
                "text": difference.own.text,
                "below": below and {"layer": below.layer, "text": below.text},
                "changed": _is_stale(difference, stale),
            }


def _accept(library: Library, word: str, stacks: Sequence[Stack], *, as_json: bool) -> None:
    """Note that these files are as they should be, and say of which that was asked."""
    problems = Problems()
    done = accept(library, {found.name for stack in stacks for found in stack.found}, problems)
    if problems.found:
        raise ContentError(problems)
    rows = [(*_stale_part(each), layer.name) for layer, stale in done.items() for each in stale]
    if as_json:
        seen = [{"file": file, "part": part, "layer": layer} for file, part, layer in rows]
        print_json({"format": FORMAT, "word": word, "seen": seen})
        return
    for line in align(rows):
        say(line)
    say(f"{count(len(rows), 'part')} noted as you want {'it' if len(rows) == 1 else 'them'}" if rows else _NOTHING)


def _stale_part(stale: Changed | Behind) -> tuple[str, str]:
    """Name the file that was to be looked at, and the part, "" for the whole."""
    return (stale.piece.place.file, stale.piece.title) if isinstance(stale, Changed) else (stale.file, "")
