"""Plan a deck of a client's own cases: the spreadsheet read, the cards tried on their faces, the files to write."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

from workshop.content.bounds import MAX_PROBLEMS
from workshop.content.client_cards import RowCard, is_within_bounds, read_cards, tell_empty, warn_of_personal
from workshop.content.columns import HINT, Columns, match_columns, word_of
from workshop.content.kinds import in_language
from workshop.content.library import Library
from workshop.content.records import Card, Deck
from workshop.content.skeletons import Files, deck_of_cards, kind_and_blank
from workshop.content.table import Table, is_csv, read_table
from workshop.errors import Place, Problems


@dataclass(frozen=True, slots=True)
class ClientDeck:
    """The files of a deck, the language that its words are in, and what to say of it."""

    files: Files
    language: str
    notes: tuple[str, ...]


def plan_deck(
    source: str, item: str, name: str, language: str, library: Library, problems: Problems
) -> ClientDeck | None:
    """Make a deck of a spreadsheet; None, and problems, if that cannot be. "" asks for the language of the headings.

    What looks personal is a warning, and no more.
    """
    own = Problems()
    table = _read(source, own)
    columns = match_columns(table, own) if table else None
    if not (table and columns):
        problems.extend(own)
        return None
    cards = read_cards(table, columns, own)
    spoken = language or columns.language
    files = deck_of_cards(item, name, columns.layout, columns.fields, {c.id: c.words for c in cards}, spoken)
    _try_out(_deck(item, name, spoken, columns, cards), table, spoken, library, own)
    warn_of_personal(table, columns, own)
    problems.extend(sorted(own, key=lambda problem: problem.place))
    notes = (
        *_say_language(len(cards), spoken, asked=bool(language)),
        *columns.notes,
        *tell_empty(table, columns, cards),
    )
    return None if own.errors else ClientDeck(files, spoken, notes)


def _read(source: str, problems: Problems) -> Table | None:
    if is_csv(source) and not os.path.lexists(source):
        problems.error("file-missing", "there is no such file", Place(source), _near_files(Path(source)))
        return None
    return read_table(Path(source), source, lambda cell: bool(word_of(cell)), HINT, problems)


def _near_files(path: Path) -> str:
    """Say which spreadsheet has a name like that of one that is not there."""
    try:
        beside = {Path(name).stem: name for name in sorted(os.listdir(path.parent)) if is_csv(name)}
    except (OSError, ValueError):
        beside = {}
    near = get_close_matches(path.stem, beside, n=1)
    return f'did you mean "{beside[near[0]]}"?' if near else "check the name, and the folder that you are in"


def _deck(item: str, name: str, language: str, columns: Columns, cards: Sequence[RowCard]) -> Deck:
    """Make the record of a deck, its cards placed in the spreadsheet; those that are too long to try are left out."""
    tried = tuple(Card(card.id, card.words, card.place) for card in cards if is_within_bounds(card.words))
    words = kind_and_blank(language)
    return Deck(
        item, name, words["kind"], words["blank"], columns.layout, "practise", columns.fields, tried, Place(item), {}
    )  # fmt: skip


def _try_out(deck: Deck, table: Table, language: str, library: Library, problems: Problems) -> None:
    """Tell which rows do not fit on a card, and which hold characters that cannot be printed."""
    from workshop.pack.deck_fit import check_deck  # heavy: ReportLab

    own = Problems()
    check_deck(deck, language, library, lambda file: table.text.split("\n") if file == table.file else [], own)
    for problem in own.found[:MAX_PROBLEMS]:
        row = table.row_of(problem.place) if problem.place.file == table.file else 0
        problems.extend([replace(problem, message=f"row {row}: {problem.message}") if row else problem])


def _say_language(cards: int, language: str, *, asked: bool) -> Iterator[str]:
    """Say which file the words are in, and what to do for another language."""
    told = f"{cards} card{'s' * (cards > 1)} {in_language(language)}"
    yield told if asked else f"{told}, to judge by the headings; if the words are not, rename {language}.yaml"
    other = "fi" if language == "en" else "en"
    yield f"to have them in another language too, copy {language}.yaml, say to {other}.yaml, and translate the copy"
