"""Counts: every copy is counted, and counted once."""

from __future__ import annotations

from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.content.records import Material, Per, PrintItem, Span
from workshop.errors import Place
from workshop.session.counts import (
    Room,
    copies,
    material_needs,
    merge_prints,
    print_needs,
    tally_materials,
    tally_prints,
    with_spares,
)
from workshop.session.records import MaterialNeed, PrintNeed

HERE = Place("day.yaml", 1, 1)
PERS: list[Per] = ["person", "pair", "trio", "group", "room", "facilitator"]

items = st.builds(
    PrintItem,
    kind=st.sampled_from(["worksheet", "deck", "poster"]),
    id=st.sampled_from(["a", "b"]),
    per=st.sampled_from(PERS),
    place=st.just(HERE),
    paper=st.sampled_from(["", "A3"]),
    cards=st.integers(0, 3),
)
things = st.builds(
    Material,
    item=st.sampled_from(["pen", "tape"]),
    per=st.sampled_from(PERS),
    place=st.just(HERE),
    count=st.integers(1, 4),
    used_up=st.booleans(),
)


def sheet(id: str, per: Per = "person", paper: str = "") -> PrintItem:
    return PrintItem("worksheet", id, per, HERE, paper)


def deck(id: str, per: Per = "group", cards: int = 0) -> PrintItem:
    return PrintItem("deck", id, per, HERE, cards=cards)


@pytest.mark.parametrize(
    ("per", "count"), [("person", 14), ("pair", 7), ("trio", 4), ("group", 3), ("room", 1), ("facilitator", 2)]
)
def test_units_of_fourteen_people_and_two_facilitators(per: Per, count: int) -> None:
    assert Room(14, 2).units(per) == count


def test_a_group_has_the_exercises_own_size_and_somebody_leads() -> None:
    assert Room(14, 1, Span(7, 7)).units("group") == 2
    assert Room(13, 1).units("pair") == 6
    assert Room(13, 0).units("facilitator") == 1


def test_a_deck_is_counted_in_cards_where_each_gets_some() -> None:
    whole, shared = print_needs([deck("emotions"), deck("customers", "person", 3)], Room(14))
    assert (whole.count, whole.cards) == (3, 0)
    assert (shared.count, shared.cards) == (42, 3)


def test_materials_are_counted_by_the_piece() -> None:
    needs = material_needs([Material("pen", "pair", HERE, count=2), Material("timer", "room", HERE)], Room(14))
    assert needs == (MaterialNeed("pen", 14, "pair"), MaterialNeed("timer", 1, "room"))


def test_words_go_to_the_worksheet_they_name() -> None:
    a, b = print_needs([sheet("a"), sheet("b")], Room(2), {"b": {"situation": "Late"}})
    assert (a.words, b.words) == ({}, {"situation": "Late"})


def test_a_blocks_items_replace_the_same_and_add_others() -> None:
    own = [sheet("a"), deck("a"), sheet("b")]
    block = [sheet("c"), sheet("b", "group", "A3"), sheet("b", "room")]
    merged = (sheet("a"), deck("a"), sheet("b", "group", "A3"), sheet("b", "room"), sheet("c"))
    assert merge_prints(own, block) == merged
    assert merge_prints(own, ()) == tuple(own)


def test_worksheets_add_up_apart_by_paper_by_words_and_by_whom_they_are_for() -> None:
    def need(count: int, per: Per, paper: str = "", words: dict[str, str] | None = None) -> PrintNeed:
        return PrintNeed("worksheet", "map", count, per, paper, words=words or {})

    blocks = [
        [need(14, "person"), need(3, "group"), need(1, "room"), need(3, "group", "A3")],
        [need(14, "person"), need(7, "pair"), need(1, "room"), need(3, "group", words={"x": "y"})],
    ]
    assert tally_prints(blocks) == (
        need(28, "person"),
        need(10, "group"),
        need(2, "room"),
        need(3, "group", "A3"),
        need(3, "group", words={"x": "y"}),
    )


def test_of_decks_and_posters_the_block_that_needs_most_counts() -> None:
    def need(count: int, cards: int = 0) -> PrintNeed:
        return PrintNeed("deck", "emotions", count, "group", cards=cards)

    poster = PrintNeed("poster", "agreements", 1, "room")
    assert tally_prints([[need(3)], [need(7)], [need(42, 3), need(14, 1), poster], [need(50, 2), poster]]) == (
        need(7),
        need(56, 3),
        poster,
    )


def test_materials_are_used_again_unless_they_are_used_up() -> None:
    pens = [MaterialNeed("pen", 14, "person"), MaterialNeed("pen", 2, "facilitator")]
    pads = MaterialNeed("sticky-notes", 3, "group", True)
    tallied = tally_materials([[*pens, pads], [MaterialNeed("pen", 7, "pair"), pads]])
    assert tallied == (MaterialNeed("pen", 16, "person"), MaterialNeed("sticky-notes", 6, "group", True))


@pytest.mark.parametrize(
    ("count", "spares", "printed"),
    [(14, 10, 16), (10, 10, 11), (1, 10, 2), (14, 0, 14), (0, 10, 0), (3, 100, 6)],
)
def test_spares(count: int, spares: int, printed: int) -> None:
    assert with_spares(count, spares) == printed


def test_spares_go_to_worksheets_only_and_not_to_those_for_the_room() -> None:
    assert copies(PrintNeed("worksheet", "map", 14, "person"), 10) == 16
    assert copies(PrintNeed("worksheet", "map", 1, "room"), 10) == 1
    assert copies(PrintNeed("deck", "emotions", 3, "group"), 10) == 3
    assert copies(PrintNeed("poster", "agreements", 1, "room"), 10) == 1


@given(st.integers(0, 5000), st.integers(0, 100))
def test_spares_are_rounded_up_once(count: int, spares: int) -> None:
    assert with_spares(count, spares) == ceil(count * (100 + spares) / 100)


@given(st.integers(1, 200), st.lists(st.lists(items, max_size=4), max_size=5))
def test_every_copy_is_counted_once(people: int, day: list[list[PrintItem]]) -> None:
    blocks = [print_needs(block, Room(people)) for block in day]
    total = tally_prints(blocks)
    for id in "ab":
        for paper in ("", "A3"):
            for bound in (True, False):
                assert sum(
                    n.count
                    for n in total
                    if (n.kind, n.id, n.paper, n.per == "person") == ("worksheet", id, paper, bound)
                ) == sum(
                    n.count
                    for block in blocks
                    for n in block
                    if (n.kind, n.id, n.paper, n.per == "person") == ("worksheet", id, paper, bound)
                )
    for need in total:
        if need.kind == "worksheet":
            continue
        singles = [sum(n.count for n in block if _same(n, need)) for block in blocks]
        assert need.count == max(singles)


def _same(one: PrintNeed, other: PrintNeed) -> bool:
    return (one.kind, one.id, one.paper, one.cards > 0) == (other.kind, other.id, other.paper, other.cards > 0)


@given(st.integers(1, 200), st.lists(st.lists(things, max_size=4), max_size=5))
def test_every_material_is_counted_once(people: int, day: list[list[Material]]) -> None:
    blocks = [material_needs(block, Room(people)) for block in day]
    total = tally_materials(blocks)
    assert sorted(n.item for n in total) == sorted({n.item for block in blocks for n in block})
    for need in total:
        used = sum(n.count for block in blocks for n in block if n.item == need.item and n.used_up)
        kept = [sum(n.count for n in block if n.item == need.item and not n.used_up) for block in blocks]
        assert need.count == used + max(kept)


@given(st.lists(st.lists(items, max_size=3), max_size=4))
def test_a_tally_does_not_depend_on_the_order_of_blocks(day: list[list[PrintItem]]) -> None:
    blocks = [print_needs(block, Room(14)) for block in day]

    def counted(needs: tuple[PrintNeed, ...]) -> list[tuple[str, str, str, bool, int]]:
        return sorted((n.kind, n.id, n.paper, n.cards > 0, n.count) for n in needs)

    assert counted(tally_prints(blocks)) == counted(tally_prints(blocks[::-1]))
