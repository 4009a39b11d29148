"""Scenarios: draw a card from each of several decks into sets that match, the same ones for the same seed."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, get_args

from workshop.content.records import Card, Deck
from workshop.errors import Problems
from workshop.session.groups import TRIOS, split

Part = Literal["situation", "channel", "customer", "emotion", "need"]
PARTS: tuple[Part, ...] = get_args(Part)

DECKS: Mapping[Part, str] = {
    "situation": "situations",
    "channel": "channels",
    "customer": "customers",
    "emotion": "emotions",
    "need": "hidden-needs",
}
"""The deck that each part is drawn from, if no other is asked for. The first leads: the others are fitted to it."""

_MOST_TRIED = 20_000
"""How many cards are laid down while looking for one set; then the best that was found is taken."""

_MOST_PAIRS = 10_000
"""Up to how many pairs of cards are looked at to see what is left for the sets that follow."""


@dataclass(frozen=True, slots=True)
class Draw:
    """What is asked for: from which seed, how many sets, 0 for one for each trio, and which decks, if not the usual."""

    seed: int
    count: int = 0
    decks: Mapping[Part, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scenario:
    """One set: its number from 1, and a card of each part."""

    number: int
    cards: Mapping[Part, Card]


def sets_for(people: int) -> int:
    """Say how many sets a room needs: one for each trio."""
    return max(1, split(people, TRIOS).count)


def observers_in(people: int) -> int:
    """Say how many watch in the largest trio, which may have four in it: all but the customer and the staff."""
    return max(1, max(split(people, TRIOS).sizes, default=0) - 2)


def draw_scenarios(decks: Mapping[Part, Deck], count: int, seed: int, problems: Problems) -> tuple[Scenario, ...]:
    """Draw so many sets; none, and a problem, if no cards go together.

    The first sets stay the same whatever the count. Every set is the one that brings up again the fewest cards before
    their turn, the leading deck's first of all; of such sets one that leaves most pairs for those that follow.
    """
    table = _Table(tuple(decks.values()))
    usable = table.usable
    _tell_unused(table, usable, problems)
    if not all(usable):
        table.tell_nothing(problems)
        return ()
    dealer = _Dealer(table, usable, random.Random(seed).random)
    return tuple(
        Scenario(number, dict(zip(decks, table.cards_of(dealer.deal()), strict=True))) for number in range(1, count + 1)
    )


def _tell_unused(table: _Table, usable: Sequence[Sequence[int]], problems: Problems) -> None:
    """Warn of cards that say what they go with, and yet go with nothing."""
    if not all(usable):
        return
    for deck, used in zip(table.decks, usable, strict=True):
        for index, card in enumerate(deck.cards):
            if index not in used and card.id in deck.matches:
                message = f'the card "{card.id}" is in no scenario: what it goes with does not go together'
                hint = "let it go with more cards, or let those go with it"
                problems.warning("card-unmatched", message, deck.matches[card.id].place, hint)


Chosen = tuple[int, ...]
"""A card of each deck so far, each by its place in its deck."""


class _Table:
    """All decks on the table, and which of their cards go together; a match binds both ways."""

    def __init__(self, decks: tuple[Deck, ...]) -> None:
        self.decks = decks
        self.bound = {
            (a, b)
            for a, one in enumerate(decks)
            for b, other in enumerate(decks)
            if a != b and (_names(one, other) or _names(other, one))
        }

    def cards_of(self, chosen: Chosen) -> tuple[Card, ...]:
        return tuple(deck.cards[index] for deck, index in zip(self.decks, chosen, strict=True))

    def goes(self, a: int, i: int, b: int, j: int) -> bool:
        """Tell whether card i of deck a goes with card j of deck b."""
        if (a, b) not in self.bound:
            return True
        one, other = self.decks[a], self.decks[b]
        return _takes(one, one.cards[i], other, other.cards[j]) and _takes(other, other.cards[j], one, one.cards[i])

    def fits(self, chosen: Chosen, index: int) -> bool:
        """Tell whether a card of the next deck goes with those that are chosen."""
        return all(self.goes(deck, card, len(chosen), index) for deck, card in enumerate(chosen))

    @cached_property
    def usable(self) -> tuple[tuple[int, ...], ...]:
        """The cards of each deck that are in some whole set."""
        return tuple(
            tuple(i for i in range(len(deck.cards)) if self._is_usable(at, i)) for at, deck in enumerate(self.decks)
        )

    def _is_usable(self, at: int, card: int) -> bool:
        orders = [[card] if other == at else range(len(deck.cards)) for other, deck in enumerate(self.decks)]
        return next(self.sets(orders), None) is not None

    def sets(self, orders: Sequence[Sequence[int]]) -> Iterator[Chosen]:
        """Go through the sets that go together, until too many cards were tried."""
        tried = 0

        def further(chosen: Chosen) -> Iterator[Chosen]:
            nonlocal tried
            if len(chosen) == len(orders):
                yield chosen
                return
            for index in orders[len(chosen)]:
                tried += 1
                if tried > _MOST_TRIED:
                    return
                if self.fits(chosen, index):
                    yield from further((*chosen, index))

        return further(())

    def tell_nothing(self, problems: Problems) -> None:
        """Say what keeps every set from going together: a pair of decks if there is one, or else all of them."""
        lead = self.decks[0]
        for a, b in sorted(self.bound):
            one, other = self.decks[a], self.decks[b]
            if one.matches and not any(
                self.goes(a, i, b, j) for i in range(len(one.cards)) for j in range(len(other.cards))
            ):
                card = next(iter(one.matches))
                message = f'no card of "{one.id}" goes with any of "{other.id}"'
                hint = f'let "{card}" go with more of "{other.id}", or take another deck with --deck'
                problems.error("nothing-matches", message, one.matches[card].place, hint)
                return
        held = next((deck for deck in self.decks if deck.matches), lead)
        card = next(iter(held.matches), held.cards[0].id if held.cards else "")
        place = held.matches[card].place if card in held.matches else held.place
        message = f"no cards of {', '.join(deck.id for deck in self.decks)} go together"
        problems.error(
            "nothing-matches", message, place, f'let "{card}" go with more, or take another deck with --deck'
        )


def _names(one: Deck, other: Deck) -> bool:
    return any(other.id in matches.decks for matches in one.matches.values())


def _takes(deck: Deck, card: Card, other: Deck, candidate: Card) -> bool:
    matches = deck.matches.get(card.id)
    return matches is None or candidate.id in matches.decks.get(other.id, (candidate.id,))


Cost = tuple[int, int, int]
"""What is against a set: cards of the leading deck before their turn, those of the others, and pairs it spoils."""


class _Dealer:
    """Deals one set after another, and remembers how often each card was in one."""

    def __init__(self, table: _Table, usable: Sequence[Sequence[int]], chance: Callable[[], float]) -> None:
        self.table, self.usable, self.chance = table, usable, chance
        self.uses: list[Counter[int]] = [Counter() for _ in usable]

    def deal(self) -> Chosen:
        """Deal the next set."""
        orders = [sorted(cards, key=lambda _: self.chance()) for cards in self.usable]
        chosen = _Search(self, orders).best()
        for uses, card in zip(self.uses, chosen, strict=True):
            uses[card] += 1
        return chosen

    def too_early(self, deck: int, card: int) -> int:
        """Say how many more times a card was used than the one that has waited longest."""
        uses = self.uses[deck]
        return uses[card] - min(uses[other] for other in self.usable[deck])


class _Search:
    """Looks for the set that there is least against, in orders that were shuffled."""

    def __init__(self, dealer: _Dealer, orders: Sequence[Sequence[int]]) -> None:
        self.table, self.tried = dealer.table, 0
        self.early = [{card: dealer.too_early(at, card) for card in order} for at, order in enumerate(orders)]
        self.orders = [sorted(order, key=self.early[at].__getitem__) for at, order in enumerate(orders)]
        self.waiting = [[c for c in order if not self.early[at][c]] for at, order in enumerate(self.orders)]
        self.left = {at: self._pairs(at) for at in range(1, len(orders)) if self._looks_ahead(at)}
        self.spoilt: dict[tuple[int, int, int], int] = {}
        self.found: tuple[Cost, Chosen] | None = None

    def best(self) -> Chosen:
        """Give the best set, or the best of those that were tried."""
        self._further((), (0, 0, 0))
        if self.found is None:  # more was tried than is allowed; every usable card is in some set
            first = self.orders[0][0]
            return next(self.table.sets([[first], *self.orders[1:]]))
        return self.found[1]

    def _further(self, chosen: Chosen, cost: Cost) -> None:
        if self.found and cost >= self.found[0]:
            return
        at = len(chosen)
        if at == len(self.orders):
            self.found = cost, chosen
            return
        for card in self.orders[at]:
            self.tried += 1
            if self.tried > _MOST_TRIED:
                return
            if self.table.fits(chosen, card):
                self._further((*chosen, card), self._with(cost, chosen, card))

    def _with(self, cost: Cost, chosen: Chosen, card: int) -> Cost:
        at, (lead, others, spoilt) = len(chosen), cost
        early = self.early[at][card]
        if at == 0:
            return lead + early, others, spoilt
        return lead, others + early, spoilt + (0 if early else self._spoils(chosen[0], at, card))

    def _looks_ahead(self, at: int) -> bool:
        return (0, at) in self.table.bound and len(self.waiting[0]) * len(self.waiting[at]) <= _MOST_PAIRS

    def _spoils(self, lead: int, at: int, card: int) -> int:
        """Say how many pairs of waiting cards can no longer be made once these two are taken, beyond their own."""
        if at not in self.left:
            return 0
        key = (lead, at, card)
        if key not in self.spoilt:
            self.spoilt[key] = max(0, self.left[at] - 1 - self._pairs(at, lead, card))
        return self.spoilt[key]

    def _pairs(self, at: int, lead: int = -1, card: int = -1) -> int:
        """Count the most pairs that can be made of waiting cards of the leading deck and of another, two left out."""
        takers: dict[int, int] = {}
        leads = [i for i in self.waiting[0] if i != lead]
        goes = {
            i: [j for j in self.waiting[at] if j != card and self.table.goes(0, i, at, j)] for i in leads
        }  # fmt: skip

        def placed(i: int, seen: set[int]) -> bool:
            for j in goes[i]:
                if j not in seen:
                    seen.add(j)
                    if j not in takers or placed(takers[j], seen):
                        takers[j] = i
                        return True
            return False

        return sum(placed(i, set()) for i in leads)
