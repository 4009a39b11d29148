"""Find what looks like somebody's own: a phone number, an address, an identity, account or card number.

Numbers that carry their own check count only where it holds, so that dates, prices and order numbers are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from workshop.content.bounds import MAX_PROBLEMS
from workshop.content.checked_numbers import Span, find_accounts, find_cards, find_hetus, find_personnummers
from workshop.content.phones import find_phones
from workshop.errors import Place, Problems

HINT = "take it out or change it: cards go round the room"
_SHOWN = 4
"""How many letters of what was found a warning repeats: enough to find it, too few to pass it on."""


@dataclass(frozen=True, slots=True)
class Personal:
    """What a stretch of a text looks like, and where it begins and ends."""

    what: str
    start: int
    end: int


def find_personal(text: str) -> tuple[Personal, ...]:
    """Find every stretch of a text that looks personal, in the order of the text; none lies over another."""
    found: list[Personal] = []
    for what, search in _SEARCHES:
        for start, end in search(text):
            if not any(start < other.end and other.start < end for other in found):
                found.append(Personal(what, start, end))
    return tuple(sorted(found, key=lambda personal: personal.start))


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text that goes on a page: what messages call it, and where its letter of an index stands."""

    name: str
    text: str
    place: Callable[[int], Place]


def warn_of(texts: Iterable[PlacedText], problems: Problems) -> None:
    """Warn of all that looks personal in these texts; of more than are worth a list, say how many there are."""
    found = [(each, personal) for each in texts for personal in find_personal(each.text)]
    for each, personal in found[:MAX_PROBLEMS]:
        shown = each.text[personal.start : personal.end][:_SHOWN]
        message = f'{each.name} has what looks like {personal.what}, "{shown}…"'
        problems.warning("personal", message, each.place(personal.start), HINT)
    for each, personal in found[MAX_PROBLEMS : MAX_PROBLEMS + 1]:
        message = f"{len(found) - MAX_PROBLEMS} more like these, from here on"
        problems.warning("personal", message, each.place(personal.start), HINT)


_EMAIL = re.compile(
    r"(?<![\w.+%'-])[\w.+%'-]{1,64}(?:@|\s?[(\[](?:at|ät)[)\]]\s?)(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}",
    re.IGNORECASE,
)


def _find_emails(text: str) -> Iterator[Span]:
    return (found.span() for found in _EMAIL.finditer(text))


_SEARCHES: tuple[tuple[str, Callable[[str], Iterator[Span]]], ...] = (
    ("an e-mail address", _find_emails),
    ("a bank account number", find_accounts),
    ("a payment card number", find_cards),
    ("a Finnish personal identity code", find_hetus),
    ("a Swedish personal identity number", find_personnummers),
    ("a phone number", find_phones),
)
