"""Write two texts side by side in a terminal, or one under the other where it is narrow or there is none."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from workshop.cli.report import say

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

NARROW = 80
"""Columns of a terminal that are too few for two texts beside each other."""

_NONE = "(nothing)"
_CONTEXT = 2
_MOST_WORDS = 5_000
_GAP = 3
_WORD = re.compile(r"\S+")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts to compare under a title, and whose they are; None is a text that is not there."""

    title: str
    own: str
    below: str | None
    heads: tuple[str, str]


def print_pairs(pairs: Sequence[Pair]) -> None:
    """Write pairs of texts."""
    if not sys.stdout.isatty():
        _print_plain(pairs)
        return
    from rich.console import Console
    from rich.text import Text

    console, heads = Console(highlight=False), ("", "")
    for pair in pairs:
        if console.width >= NARROW and pair.heads != heads:
            heads = pair.heads
            console.print(_grid(console, *(Text(head, style="bold") for head in heads)))
        console.print(Text(f"\n{pair.title}", style="cyan"))
        if console.width >= NARROW:
            console.print(_grid(console, *_texts(pair)))
        else:
            _print_stacked(pair, console)


def changed_words(one: str, two: str) -> tuple[list[Span], list[Span]]:
    """Find the words in which two texts differ, as begin and end in each; none if there are too many to compare."""
    ours, theirs = ([match.span() for match in _WORD.finditer(text)] for text in (one, two))
    if max(len(ours), len(theirs)) > _MOST_WORDS:
        return [], []
    words = [one[a:b] for a, b in ours], [two[a:b] for a, b in theirs]
    found: tuple[list[Span], list[Span]] = [], []
    for what, a, b, c, d in SequenceMatcher(None, *words, autojunk=False).get_opcodes():
        for spans, side, begin, end in ((ours, found[0], a, b), (theirs, found[1], c, d)):
            if what != "equal" and begin < end:
                side.append((spans[begin][0], spans[end - 1][1]))
    return found


def hunks(own: str, below: str) -> Iterator[tuple[str, str, str]]:
    """Find where two long texts differ: yields the line by its name, and the lines of both with two around each."""
    ours, theirs = own.split("\n"), below.split("\n")
    for group in SequenceMatcher(None, ours, theirs).get_grouped_opcodes(_CONTEXT):
        (_, a, _, c, _), (_, _, b, _, d) = group[0], group[-1]
        where = f"line {a + 1}" if a == c else f"line {a + 1}, beneath it {c + 1}"
        yield where, "\n".join(ours[a:b]), "\n".join(theirs[c:d])


def _print_plain(pairs: Iterable[Pair]) -> None:
    for pair in pairs:
        say(f"\n{pair.title}")
        for head, text in zip(pair.heads, (pair.own, pair.below), strict=True):
            say(f"  {head}:{f' {_NONE}' if text is None else ''}")
            for line in [] if text is None else text.split("\n"):
                say(f"    {line}".rstrip())


def _grid(console: Console, own: Text, below: Text) -> Table:
    """Set two texts beside each other over the whole width."""
    from rich.table import Table

    width = (console.width - 2 * _GAP) // 2
    grid = Table.grid(padding=(0, _GAP, 0, 0))
    for _ in (own, below):
        grid.add_column(width=width)
    grid.add_row(own, below)
    return grid


def _print_stacked(pair: Pair, console: Console) -> None:
    from rich.padding import Padding
    from rich.text import Text

    for head, text in zip(pair.heads, _texts(pair), strict=True):
        console.print(Text(head, style="bold"))
        console.print(Padding(text, (0, 0, 0, 2)))


def _texts(pair: Pair) -> tuple[Text, Text]:
    """Make both texts for rich, with what differs in bold and underlined; never read as markup."""
    from rich.text import Text

    own, below = Text(pair.own), Text(_NONE if pair.below is None else pair.below)
    if pair.below is not None:
        for text, spans in zip((own, below), changed_words(pair.own, pair.below), strict=True):
            for begin, end in spans:
                text.stylize("bold underline", begin, end)
    return own, below
