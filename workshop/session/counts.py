"""Counts: how many of everything a block needs, and a whole session, every copy counted once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from workshop.content.records import Material, Per, PrintItem, Span
from workshop.session.groups import GROUPS, PAIRS, TRIOS, split
from workshop.session.records import MaterialNeed, PrintNeed

Need = TypeVar("Need", MaterialNeed, PrintNeed)


@dataclass(frozen=True, slots=True)
class Room:
    """Who is in the room: people who take part, facilitators, and the size of a group in the exercise at hand."""

    people: int
    facilitators: int = 1
    size: Span = GROUPS

    def units(self, per: Per) -> int:
        """Count how many of `per` there are; pairs, trios and groups are those of everyone, whatever the form."""
        if per == "person":
            return self.people
        if per == "facilitator":
            return max(1, self.facilitators)
        spans: Mapping[Per, Span] = {"pair": PAIRS, "trio": TRIOS, "group": self.size}
        return split(self.people, spans[per]).count if per in spans else 1


def material_needs(materials: Iterable[Material], room: Room) -> tuple[MaterialNeed, ...]:
    """Count what a block's materials come to."""
    return tuple(MaterialNeed(m.item, m.count * room.units(m.per), m.per, m.used_up) for m in materials)


def print_needs(
    items: Iterable[PrintItem], room: Room, words: Mapping[str, Mapping[str, str]] | None = None
) -> tuple[PrintNeed, ...]:
    """Count what a block's printed things come to; `words` by worksheet id."""
    return tuple(_print_need(item, room, words or {}) for item in items)


def _print_need(item: PrintItem, room: Room, words: Mapping[str, Mapping[str, str]]) -> PrintNeed:
    cards = item.cards if item.kind == "deck" else 0
    own = words.get(item.id, {}) if item.kind == "worksheet" else {}
    return PrintNeed(item.kind, item.id, room.units(item.per) * (cards or 1), item.per, item.paper, cards, dict(own))


def merge_prints(own: Sequence[PrintItem], block: Sequence[PrintItem]) -> tuple[PrintItem, ...]:
    """Put a block's items over an exercise's: the same kind and id replace, in the same place, and others follow."""
    named = {(item.kind, item.id) for item in block}
    merged: list[PrintItem] = []
    for item in own:
        same = [new for new in block if (new.kind, new.id) == (item.kind, item.id)]
        merged += [new for new in same if new not in merged] if (item.kind, item.id) in named else [item]
    return (*merged, *(item for item in block if item not in merged))


def tally_materials(blocks: Iterable[Sequence[MaterialNeed]]) -> tuple[MaterialNeed, ...]:
    """Count the whole session's materials, one need an item.

    What is used up adds up; of the rest, which is used again, the block that needs most counts.
    """
    per_block = list(blocks)
    used = _sum((n for block in per_block for n in block if n.used_up), _item)
    kept = _largest(([n for n in block if not n.used_up] for block in per_block), _item)
    counts = {key: _count(used, key) + _count(kept, key) for key in (n.item for block in per_block for n in block)}
    return tuple(replace(used.get(key) or kept[key], count=count) for key, count in counts.items())


def tally_prints(blocks: Iterable[Sequence[PrintNeed]]) -> tuple[PrintNeed, ...]:
    """Count the whole session's printed things.

    Worksheets add up, apart by paper, by words, and by whether they are for a person, for the room or to share. Decks
    and posters are used again, so the block that needs most counts, whole decks apart from cards of shared ones.
    """
    per_block = list(blocks)
    sums = _sum((n for block in per_block for n in block if n.kind == "worksheet"), _print_key)
    most = _largest(([n for n in block if n.kind != "worksheet"] for block in per_block), _print_key)
    keys = dict.fromkeys(_print_key(n) for block in per_block for n in block)
    return tuple(sums.get(key) or most[key] for key in keys)


def with_spares(count: int, spares: int) -> int:
    """Add spares, per cent, to a sum of copies: ⌈count × (100 + spares) / 100⌉."""
    return -(-count * (100 + spares) // 100)


def copies(need: PrintNeed, spares: int) -> int:
    """Say how many to print: spares go to worksheets only, once to their sum, and not to one for the room."""
    return with_spares(need.count, spares) if need.kind == "worksheet" and need.per != "room" else need.count


def _item(need: MaterialNeed) -> Hashable:
    return need.item


def _print_key(need: PrintNeed) -> Hashable:
    if need.kind != "worksheet":
        return need.kind, need.id, need.paper, need.cards > 0
    shared = need.per if need.per in ("person", "room") else "shared"
    return need.kind, need.id, need.paper, shared, tuple(sorted(need.words.items()))


def _sum(needs: Iterable[Need], key: Callable[[Need], Hashable]) -> dict[Hashable, Need]:
    sums: dict[Hashable, Need] = {}
    for need in needs:
        seen = sums.get(key(need))
        sums[key(need)] = replace(seen, count=seen.count + need.count) if seen else need
    return sums


def _largest(blocks: Iterable[Sequence[Need]], key: Callable[[Need], Hashable]) -> dict[Hashable, Need]:
    """Keep, of each key, the sum of the block that needs most; what one block lists twice it needs at the same time."""
    largest: dict[Hashable, Need] = {}
    for block in blocks:
        for name, need in _sum(block, key).items():
            if name not in largest or need.count > largest[name].count:
                largest[name] = need
    return largest


def _count(needs: Mapping[Hashable, MaterialNeed], key: Hashable) -> int:
    return needs[key].count if key in needs else 0
