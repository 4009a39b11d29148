"""Blocks: the items of an agenda, once they are checked, as records."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from workshop.content.models import PrintModel
from workshop.content.records import Inline, PrintItem, PrintKind, Run
from workshop.errors import Place
from workshop.session.model import ItemModel
from workshop.session.records import Block, BreakBlock, ExerciseBlock, Path, TalkBlock

Talk = Callable[[ItemModel, Place], tuple[str, str]]
_PRINT_KINDS: tuple[PrintKind, ...] = ("worksheet", "deck", "poster")


def make_blocks(items: Sequence[ItemModel], places: Mapping[Path, Place], talk: Talk) -> tuple[Block, ...]:
    """Make records of an agenda's items; `talk` gives the title and the text of a talk."""
    return tuple(_block(item, ("agenda", index), places, talk) for index, item in enumerate(items))


def _block(item: ItemModel, path: Path, places: Mapping[Path, Place], talk: Talk) -> Block:
    place = places[path]
    if item.break_:
        return BreakBlock(item.break_, place, item.keep, item.at)
    prints = tuple(_print(written, places[(*path, "prints", n)]) for n, written in enumerate(item.prints))
    lead = item.lead.strip()
    if item.exercise:
        return ExerciseBlock(
            item.exercise, place, item.minutes, item.keep, item.at, lead, prints, item.words, item.stage
        )
    title, text = talk(item, places.get((*path, "talk"), place))
    return TalkBlock(
        title.strip(), paragraphs(text), item.minutes, place, item.keep, item.at, lead, prints, item.words, item.stage
    )


def _print(written: PrintModel, place: Place) -> PrintItem:
    kind = next(kind for kind in _PRINT_KINDS if getattr(written, kind))
    return PrintItem(kind, getattr(written, kind), written.per, place, written.paper or "", written.cards)


def paragraphs(text: str) -> tuple[Inline, ...]:
    """Divide plain text at its blank lines; the lines of a paragraph are joined, every mark stays as it is."""
    joined = (_one_line(part) for part in re.split(r"\n[ \t]*\n", text))
    return tuple((Run(paragraph),) for paragraph in joined if paragraph)


def _one_line(part: str) -> str:
    """Join lines; no-break spaces stay, which `str.split` would take away."""
    return " ".join(line.strip(" \t") for line in part.strip().split("\n")).replace("\t", " ")
