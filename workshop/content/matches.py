"""Matches: check that what a deck says its cards go with is there, in that deck and in the others."""

from __future__ import annotations

from workshop.content.bounds import MAX_PROBLEMS
from workshop.content.kinds import HOMES
from workshop.content.library import Library
from workshop.content.models import DeckModel
from workshop.content.validation import validate
from workshop.content.yaml_text import Document, Path
from workshop.errors import Problems, nearest


def check_matches(library: Library, deck: str, problems: Problems) -> None:
    """Say which cards and decks there are not that `matches` of a deck names; the deck itself must be there."""
    unheard = Problems()
    document = library.facts_document("deck", deck, unheard)
    facts = validate(DeckModel, document, unheard) if document else None
    if document is None or facts is None or not facts.matches:
        return
    own = Problems()
    for card, decks in facts.matches.items():
        _check_card(library, deck, card, document, ("matches", card), own)
        for other, cards in decks.items():
            _check_list(library, other, cards, document, ("matches", card, other), own)
    problems.extend(own.found[:MAX_PROBLEMS])


def _check_list(
    library: Library, other: str, cards: tuple[str, ...], document: Document, path: Path, problems: Problems
) -> None:
    if other not in library.ids("deck"):
        near = nearest(other, library.ids("deck")) or "name a deck by its id"
        problems.error("unknown", f'unknown deck "{other}"', document.key_place(path), near)
        return
    if not cards:
        message, hint = f'no card of "{other}" is named', "name one, or take the line away: it then goes with all"
        problems.error("matches-empty", message, document.key_place(path), hint)
    for index, card in enumerate(cards):
        _check_card(library, other, card, document, (*path, index), problems)


def _check_card(library: Library, deck: str, card: str, document: Document, path: Path, problems: Problems) -> None:
    known = _cards(library, deck)
    if card not in known:
        hint = nearest(card, known) or f"the cards are in {HOMES['deck'].place}/{deck}/"
        problems.error("card-unknown", f'the deck "{deck}" has no card "{card}"', document.key_place(path), hint)


def _cards(library: Library, deck: str) -> list[str]:
    """List the ids of a deck's cards, in whatever languages it has."""
    cards: dict[str, None] = {}
    for language in library.languages_of("deck", deck):
        words = library.words_document("deck", deck, language, Problems())
        found = words.data.get("cards") if words else None
        cards |= dict.fromkeys(found if isinstance(found, dict) else ())
    return list(cards)
