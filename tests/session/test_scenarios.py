"""Scenarios: what holds for every seed and every deck, and what cards that match need."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.content.records import Card, CardMatches, Deck
from workshop.errors import Place, Problems
from workshop.session.scenarios import DECKS, PARTS, Part, Scenario, draw_scenarios, observers_in, sets_for

Matches = Mapping[str, Mapping[str, Sequence[str]]]
SEEDS = st.integers(0, 10**12)
SIZES = st.lists(st.integers(1, 7), min_size=5, max_size=5)


def deck(name: str, size: int, matches: Matches | None = None) -> Deck:
    cards = tuple(Card(f"{name}-{i}", {"title": f"{name} {i}"}, Place(f"{name}/en.yaml", i + 1)) for i in range(size))
    found = {
        card: CardMatches({other: tuple(ids) for other, ids in decks.items()}, Place(f"{name}/deck.yaml", i + 1, 3))
        for i, (card, decks) in enumerate((matches or {}).items())
    }
    place = Place(f"{name}/en.yaml")
    return Deck(name, name, name, "", "story", "map", (), cards, place, {}, matches=found)


def decks(sizes: Sequence[int] = (4,) * 5, **matches: Matches) -> dict[Part, Deck]:
    return {part: deck(part, size, matches.get(part)) for part, size in zip(PARTS, sizes, strict=True)}


def drawn(on: Mapping[Part, Deck], count: int, seed: int = 7) -> tuple[Scenario, ...]:
    problems = Problems()
    sets = draw_scenarios(on, count, seed, problems)
    assert list(problems) == []
    return sets


def ids(sets: Sequence[Scenario], part: Part) -> list[str]:
    return [scenario.cards[part].id for scenario in sets]


def told(on: Mapping[Part, Deck]) -> list[str]:
    problems = Problems()
    draw_scenarios(on, 3, 7, problems)
    return [str(problem) for problem in problems]


def test_a_draw_that_stays_the_same_for_ever() -> None:
    sets = drawn(decks(), 3)
    assert [[scenario.cards[part].id[-1] for part in PARTS] for scenario in sets] == [
        ["3", "2", "0", "2", "3"],
        ["1", "1", "3", "1", "2"],
        ["0", "0", "1", "0", "0"],
    ]  # fmt: skip
    assert [scenario.number for scenario in sets] == [1, 2, 3]


@given(SEEDS, SIZES, st.integers(1, 12), st.integers(1, 12))
def test_the_first_sets_are_the_same_whatever_the_count(seed: int, sizes: list[int], few: int, more: int) -> None:
    shorter, longer = sorted((few, more))
    assert drawn(decks(sizes), longer, seed)[:shorter] == drawn(decks(sizes), shorter, seed)


@given(SEEDS, SIZES, st.integers(1, 20))
def test_no_card_comes_before_its_turn(seed: int, sizes: list[int], count: int) -> None:
    sets = drawn(decks(sizes), count, seed)
    for part, size in zip(PARTS, sizes, strict=True):
        cards = ids(sets, part)
        for start in range(0, count, size):
            assert len(set(cards[start : start + size])) == len(cards[start : start + size])


def test_another_seed_gives_other_sets() -> None:
    assert len({tuple(ids(drawn(decks(), 4, seed), "customer")) for seed in range(20)}) > 5


LISTS = st.dictionaries(
    st.sampled_from([f"situation-{i}" for i in range(4)]),
    st.fixed_dictionaries(
        {}, optional={
            part: st.lists(st.sampled_from([f"{part}-{i}" for i in range(4)]), min_size=1, max_size=4, unique=True)
            for part in PARTS[1:]
        },
    ),
)  # fmt: skip


@given(SEEDS, LISTS)
def test_what_is_drawn_goes_together(seed: int, matches: dict[str, dict[str, list[str]]]) -> None:
    for scenario in drawn(decks(situation=matches), 8, seed):
        own = matches.get(scenario.cards["situation"].id, {})
        assert all(card.id in own.get(part, [card.id]) for part, card in scenario.cards.items())


@given(SEEDS)
def test_the_leading_deck_keeps_its_turns_whatever_the_others_match(seed: int) -> None:
    on = decks(situation={f"situation-{i}": {"channel": ["channel-0"]} for i in range(3)})
    sets = drawn(on, 8, seed)
    assert set(ids(sets[:4], "situation")) == set(ids(sets[4:], "situation")) == {f"situation-{i}" for i in range(4)}


def test_a_match_binds_both_ways() -> None:
    on = decks(channel={f"channel-{i}": {"customer": ["customer-2"]} for i in range(4)})
    assert set(ids(drawn(on, 6), "customer")) == {"customer-2"}
    on = decks(need={"need-1": {"situation": ["situation-3"]}})
    for seed in range(30):
        for scenario in drawn(on, 4, seed):
            assert scenario.cards["need"].id != "need-1" or scenario.cards["situation"].id == "situation-3"


@given(SEEDS)
def test_it_looks_ahead_so_that_every_card_finds_one_of_its_own(seed: int) -> None:
    """Each situation has two emotions, in a ring but for one: whoever takes the wrong one leaves another without."""
    ring = {f"situation-{i}": {"emotion": [f"emotion-{i}", f"emotion-{i + 1}"]} for i in range(3)}
    on = decks(situation={**ring, "situation-3": {"emotion": ["emotion-3"]}})
    assert Counter(ids(drawn(on, 4, seed), "emotion")) == {f"emotion-{i}": 1 for i in range(4)}


def test_many_cards_are_drawn_soon_enough_to_notice_nothing() -> None:
    on = decks((500, 12, 500, 16, 16), situation={f"situation-{i}": {"channel": ["channel-1"]} for i in range(20)})
    assert len(set(ids(drawn(on, 20), "situation"))) == 20


def test_decks_of_which_nothing_goes_together() -> None:
    on = decks(
        (2, 1, 1, 1, 1),
        situation={f"situation-{i}": {"channel": ["channel-0"]} for i in range(2)},
        channel={"channel-0": {"situation": []}},
    )
    assert told(on) == [
        'situation/deck.yaml:1:3: no card of "situation" goes with any of "channel"\n'
        '  hint: let "situation-0" go with more of "channel", or take another deck with --deck'
    ]


def test_cards_that_go_together_two_by_two_only() -> None:
    on = decks(
        (1, 2, 2, 1, 1),
        channel={"channel-0": {"customer": ["customer-0"]}, "channel-1": {"customer": ["customer-1"]}},
        customer={"customer-0": {"channel": ["channel-0"]}, "customer-1": {"channel": ["channel-1"]}},
        emotion={"emotion-0": {"channel": ["channel-0"], "customer": ["customer-1"]}},
    )
    assert told(on) == [
        "channel/deck.yaml:1:3: no cards of situation, channel, customer, emotion, need go together\n"
        '  hint: let "channel-0" go with more, or take another deck with --deck'
    ]


def test_a_card_that_is_never_drawn_is_told_if_it_says_what_it_goes_with() -> None:
    on = decks(
        situation={"situation-1": {"channel": ["channel-2"]}},
        channel={"channel-2": {"situation": ["situation-0"]}},
    )
    assert told(on) == [
        'situation/deck.yaml:1:3: warning: the card "situation-1" is in no scenario: what it goes with does not go '
        "together\n  hint: let it go with more cards, or let those go with it"
    ]


@pytest.mark.parametrize(
    ("people", "sets", "watch"), [(1, 1, 1), (2, 1, 1), (3, 1, 1), (12, 4, 1), (14, 4, 2), (4, 1, 2)]
)
def test_sets_and_observers_for_a_room(people: int, sets: int, watch: int) -> None:
    assert (sets_for(people), observers_in(people)) == (sets, watch)


def test_every_part_has_a_deck() -> None:
    assert tuple(DECKS) == PARTS
