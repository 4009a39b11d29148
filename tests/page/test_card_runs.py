"""Cards that go on: parted between blocks, each part with the head, its number and its own place among the tags."""

from __future__ import annotations

import pytest

from tests.typesetting import flatten, laid_out
from workshop.errors import PageError
from workshop.page.pages import Document
from workshop.page.structure import Node
from workshop.page.text import Text

HEAD = '<box place="head"><h2 number="2.1">Mirror</h2></box>'
LONG = "Stand face to face with your partner and let your eyes rest on their shoulders. " * 5


def deck(body: str, blank: str = "", number: str = 'number="2.1"') -> Document:
    card = f'<card id="one" {number} goes-on="true"><front>{HEAD}{body}</front></card>'
    return laid_out(f'<deck id="cues" title="Cues" layout="cue">{card}{blank}</deck>', kind="cues")


def texts(document: Document) -> list[str]:
    """Give each card's words."""
    return [
        " ".join(
            "".join(words.text for words in part.words) for part in flatten(card.front.body) if isinstance(part, Text)
        ).replace("\u00ad", "")
        for card in document.decks[0].cards
    ]


def sections(document: Document) -> list[Node]:
    (root,) = document.root.kids
    assert isinstance(root, Node)
    return [kid for kid in root.kids if isinstance(kid, Node)]


def test_what_fits_is_one_card_without_a_count() -> None:
    (only,) = texts(deck("<p>Short.</p>"))
    assert only == "2.1\u00a0\u00a0Mirror Short."


def test_what_does_not_fit_goes_on_with_the_head_and_a_count() -> None:
    cards = texts(deck("".join(f"<box><p>{i} {LONG}</p></box>" for i in range(6))))
    assert len(cards) == 3
    assert all(card.startswith("2.1\u00a0\u00a0Mirror") for card in cards)
    assert [card.rpartition(" · ")[2] for card in cards] == ["1/3", "2/3", "3/3"]
    assert [number for card in cards for number in "012345" if f" {number} Stand" in card] == list("012345")


def test_a_card_without_a_number_counts_too() -> None:
    assert [card.split()[-1] for card in texts(deck(f"<p>{LONG * 4}</p>", number=""))][:1] == ["1/2"]


def test_what_stands_on_a_card_is_read_with_it() -> None:
    document = deck("".join(f"<box><p>{i} {LONG}</p></box>" for i in range(6)))
    found = sections(document)
    assert len(found) == 3
    for section in found:
        roles = [node.role for node in section.walk()]
        assert roles[:2] == ["Sect", "Div"]
        assert roles.count("H1") == 1
        assert roles[-1] == "P"


def test_a_little_less_space_saves_a_card() -> None:
    counts = {n: len(texts(deck("".join("<box><p>One line.</p></box>" for _ in range(n))))) for n in range(8, 20)}
    assert sorted(counts.values()) == list(counts.values())
    assert 1 in counts.values()
    assert 2 in counts.values()


def test_blank_cards_fill_the_sheet_once_it_is_known_how_many_cards_there_are() -> None:
    blank = '<card id="blank" blank="true"><front><p>Mine</p></front></card>'
    made = deck("".join(f"<box><p>{i} {LONG}</p></box>" for i in range(6)), blank)
    assert [card.id for card in made.decks[0].cards] == ["one", "one", "one", "blank"]


def test_what_cannot_be_parted_is_an_error() -> None:
    with pytest.raises(PageError) as caught:
        deck('<qr value="https://example.org" alt="An address" size="150"/>')
    assert 'the card "one" of the deck "cues" is' in str(caught.value)
    assert "mm too tall" in str(caught.value)
