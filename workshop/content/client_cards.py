"""Cards out of the rows of a client's spreadsheet: their words, their ids, and what in them is personal."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from itertools import count

from workshop.content.bounds import MAX_CARDS, enough, overlong, shorten
from workshop.content.columns import ID, TITLE, Columns
from workshop.content.fields import MAX_ID
from workshop.content.ids import short_id
from workshop.content.personal import PlacedText, warn_of
from workshop.content.table import Row, Table
from workshop.errors import Place, Problems

MAX_CARD_LETTERS = 1_000
"""More than any card has room for: what is longer is not even laid out."""

_WORDS_IN_ID = 5
_NAMED = 10
_FLAT = str.maketrans("\n\t", "  ")
_BREAK = re.compile(r"[ \t]*[\n\t][ \t\n]*")

Words = Mapping[str, str]
_Found = Sequence[tuple[Row, Words]]


@dataclass(frozen=True, slots=True)
class RowCard:
    """The card that a row becomes: its id, and its words, title first; those that are empty are left out."""

    id: str
    words: Words
    row: Row
    place: Place


def tidy(text: str) -> str:
    """Make a cell one line: no blanks around it, and one space for each line break or tab with the blanks around it."""
    return _BREAK.sub(" ", text.strip())


def read_cards(table: Table, columns: Columns, problems: Problems) -> tuple[RowCard, ...]:
    """Read a card from each row; where all columns that are used are empty, there is none.

    Without a column of titles the cards are numbered. Problems name the row, and the column by its heading.
    """
    found = [(row, words) for row in table.rows if (words := _words(row, columns))]
    if len(found) > MAX_CARDS:
        message = f"{len(found)} rows are as many cards, and a deck has {MAX_CARDS} at the most"
        problems.error("deck-size", message, table.place(found[MAX_CARDS][0]), "make several decks of them")
        return ()
    _check_words(table, columns, found, problems)
    typed = _typed_ids(table, columns, found, problems)
    ids = give_ids([words for _, words in found], typed)
    column = next(columns.at[word] for word in (TITLE, *columns.fields) if word in columns.at)
    return tuple(
        RowCard(item, {TITLE: str(number), **words}, row, table.place(row, column))
        for number, (item, (row, words)) in enumerate(zip(ids, found, strict=True), start=1)
    )


def is_within_bounds(words: Words) -> bool:
    """Tell whether a card is worth laying out: whether it, and every word of it, is of a length that may be."""
    return sum(map(len, words.values())) <= MAX_CARD_LETTERS and not any(any(overlong(text)) for text in words.values())


def tell_empty(table: Table, columns: Columns, cards: Sequence[RowCard]) -> tuple[str, ...]:
    """Say which rows became no card, and which cards go without a word that others have."""
    used = {card.row.number for card in cards}
    rows = [row for row in table.rows if row.number not in used]
    notes = [f"left out: {_rows(rows)}, where all the columns that are used are empty"] if rows else []
    for word in columns.fields:
        rows = [card.row for card in cards if word not in card.words]
        if rows:
            notes.append(f'"{_heading(table, columns.at[word])}" is empty on {_rows(rows)}')
    return tuple(notes)


def warn_of_personal(table: Table, columns: Columns, problems: Problems) -> None:
    """Warn of what looks personal in the columns that are used."""

    def texts() -> Iterator[PlacedText]:
        for row in table.rows:
            for column in sorted(columns.at.values()):
                text = row.cell(column).text.translate(_FLAT)
                yield PlacedText(_where(table, row, column), text, partial(table.place, row, column))

    warn_of(texts(), problems)


def give_ids(cards: Sequence[Words], typed: Sequence[str]) -> list[str]:
    """Give each card its id: the one that was typed, or one made from its title or else its first words.

    What is made is the same in whatever order the cards come: of those that would have one id, the first by their
    words has it, and the others are numbered.
    """
    ids, taken = list(typed), set(typed)
    alike: dict[str, list[int]] = defaultdict(list)
    for index, words in enumerate(cards):
        if not typed[index]:
            alike[_made_id(words)].append(index)
    for made in sorted(alike):
        alike[made].sort(key=lambda index: sorted(cards[index].items()))
        if made not in taken:
            ids[alike[made].pop(0)] = made
            taken.add(made)
    for made in sorted(alike):
        for index in alike[made]:
            numbered = (f"{made[: MAX_ID - len(str(n)) - 1].rstrip('-')}-{n}" for n in count(2))
            ids[index] = next(each for each in numbered if each not in taken)
            taken.add(ids[index])
    return ids


def _words(row: Row, columns: Columns) -> dict[str, str]:
    at = [(word, columns.at[word]) for word in (TITLE, *columns.fields) if word in columns.at]
    return {word: text for word, column in at if (text := tidy(row.cell(column).text))}


def _made_id(words: Words) -> str:
    """Make an id; of a text in other letters than a to z, one that is as good as its own."""
    text = words.get(TITLE) or " ".join(next(iter(words.values())).split()[:_WORDS_IN_ID])
    return short_id(text) or f"card-{sha256(text.encode()).hexdigest()[:8]}"


def _typed_ids(table: Table, columns: Columns, found: _Found, problems: Problems) -> list[str]:
    if ID not in columns.at:
        return [""] * len(found)
    ids = [short_id(row.cell(columns.at[ID]).text) for row, _ in found]
    first: dict[str, int] = {}
    before = len(problems.found)
    for item, (row, _) in zip(ids, found, strict=True):
        number = first.setdefault(item, row.number)
        if item and number != row.number and not enough(problems, before):
            message = f'row {row.number} has the id "{item}", which row {number} has too'
            problems.error("id-twice", message, table.place(row, columns.at[ID]), "give one of them another")
    return ids


def _check_words(table: Table, columns: Columns, found: _Found, problems: Problems) -> None:
    before = len(problems.found)
    for row, words in found:
        if enough(problems, before):
            return
        if TITLE in columns.at and TITLE not in words:
            hint = f'write one under "{_heading(table, columns.at[TITLE])}"'
            problems.error("card-field", f"row {row.number} has no title", table.place(row, columns.at[TITLE]), hint)
        letters = sum(map(len, words.values()))
        longest = columns.at[max(words, key=lambda word: len(words[word]))]
        place = table.place(row, longest)
        if letters > MAX_CARD_LETTERS:
            message = f"row {row.number} has {letters} letters, and no card has room for {MAX_CARD_LETTERS}"
            problems.error("card-does-not-fit", message, place, "shorten it, or make two rows of it")
            continue
        for word, text in words.items():
            for _, message, hint in overlong(text):
                where = _where(table, row, columns.at[word])
                problems.error("text-length", f"{where} has {message}", table.place(row, columns.at[word]), hint)


def _where(table: Table, row: Row, column: int) -> str:
    return f'"{_heading(table, column)}" on row {row.number}'


def _heading(table: Table, column: int) -> str:
    return shorten(table.headings.cell(column).text)


def _rows(rows: Sequence[Row]) -> str:
    """Say `row 5`, `rows 5, 9 and 11`."""
    numbers = [str(row.number) for row in rows]
    if len(numbers) > _NAMED:
        numbers[_NAMED:] = [f"{len(numbers) - _NAMED} more"]
    return f"rows {', '.join(numbers[:-1])} and {numbers[-1]}" if len(numbers) > 1 else f"row {numbers[0]}"
