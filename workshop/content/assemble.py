"""Turn what the models have checked into the library's records."""

from __future__ import annotations

from collections.abc import Mapping

from workshop.content.bounds import MAX_CARD_WORDS, MAX_CARDS, MAX_PHRASE, enough
from workshop.content.fields import ID_PATTERN
from workshop.content.models import DeckModel, DeckWords, ExerciseModel, PrintModel
from workshop.content.records import (
    Card,
    CardMatches,
    ExerciseFacts,
    Material,
    Minutes,
    PrintItem,
    PrintKind,
    Source,
    Span,
)
from workshop.content.yaml_text import Document, Path
from workshop.errors import Place, Problems, nearest


def make_facts(model: ExerciseModel, document: Document) -> ExerciseFacts:
    """Make an exercise's facts."""
    return ExerciseFacts(
        skills=model.skills,
        minutes=Minutes(model.minutes.short, model.minutes.typical, model.minutes.long),
        people=Span(model.people.min, model.people.max),
        form=model.form,
        energy=model.energy,
        touch=model.touch,
        exposure=model.exposure,
        seated=model.seated,
        online=model.online,
        needs=model.needs,
        room=model.room,
        place=document.place,
        size=model.size,
        materials=tuple(
            Material(m.item, m.per, document.place_of(("materials", i, "item")), m.count, m.used_up)
            for i, m in enumerate(model.materials)
        ),
        prints=tuple(make_print(p, document, ("prints", i)) for i, p in enumerate(model.prints)),
        follows=model.follows,
        sources=tuple(Source(s.by, s.work, s.year) for s in model.source),
        whom=model.whom,
        status=model.status,
    )


def make_print(model: PrintModel, document: Document, path: Path) -> PrintItem:
    """Make a printed thing; its place is that of its id."""
    kinds: dict[PrintKind, str] = {"worksheet": model.worksheet, "deck": model.deck, "poster": model.poster}
    kind = next(name for name, item in kinds.items() if item)
    return PrintItem(kind, kinds[kind], model.per, document.place_of((*path, kind)), model.paper or "", model.cards)


def make_cards(deck: DeckModel, words: DeckWords, document: Document, problems: Problems) -> tuple[Card, ...]:
    """Make a deck's cards, each with the fields that the deck names and no others."""
    if not words.cards:
        problems.error("deck-empty", "the deck has no cards", document.key_place(("cards",)), "add one under an id")
    if len(words.cards) > MAX_CARDS:
        message = f"{len(words.cards)} cards; a deck has {MAX_CARDS} at the most"
        problems.error("deck-size", message, document.key_place(("cards",)), "make several decks of them")
        return ()
    before, cards = len(problems.found), []
    for item, card in words.cards.items():
        cards.append(_make_card(deck, item, card, document, problems))
        if enough(problems, before):
            break
    return tuple(cards)


def _make_card(deck: DeckModel, item: str, card: Mapping[str, str], document: Document, problems: Problems) -> Card:
    known = ["title", *deck.fields]
    for name in card:
        if name not in known:
            hint = nearest(name, known) or f"the deck's cards have {', '.join(known)}"
            problems.error("card-field", f'unknown key "{name}"', document.key_place(("cards", item, name)), hint)
        elif (count := len(card[name].split())) > MAX_CARD_WORDS:
            message = f'"{name}" of the card "{item}" has {count} words; {MAX_CARD_WORDS} is the most'
            problems.error("text-length", message, document.place_of(("cards", item, name)), "shorten it")
    for name in known:
        if name not in deck.optional and not card.get(name, "").strip():
            place = document.key_place(("cards", item, name) if name in card else ("cards", item))
            problems.error("card-field", f'card "{item}" has no "{name}"', place, f'add "{name}: …"')
    return Card(item, dict(card), document.key_place(("cards", item)))


def make_matches(model: DeckModel, document: Document) -> dict[str, CardMatches]:
    """Make what each card of a deck goes with."""
    return {
        card: CardMatches(dict(decks), document.key_place(("matches", card))) for card, decks in model.matches.items()
    }


def read_phrases(document: Document, problems: Problems) -> dict[str, str]:
    """Read a worksheet's words: texts under ids, a title among them."""
    phrases: dict[str, str] = {}
    before = len(problems.found)
    for name, value in document.data.items():
        if enough(problems, before):
            break
        if not ID_PATTERN.fullmatch(name):
            hint = "use small letters a-z, digits, and single hyphens between them"
            problems.error("value", f'the phrase "{name}" is not named by an id', document.key_place((name,)), hint)
        elif not isinstance(value, str):
            what = "a list" if isinstance(value, list) else "a map"
            problems.error("value", f'"{name}" should be text, not {what}', document.place_of((name,)))
        elif not value.strip():
            problems.error("value", f'"{name}" should be text, not empty', document.place_of((name,)))
        elif len(value) > MAX_PHRASE:
            message = f'"{name}": {len(value)} letters; {MAX_PHRASE} is the most'
            problems.error("text-length", message, document.place_of((name,)), "shorten it")
        else:
            phrases[name] = value
    if "title" not in document.data:
        problems.error("key-missing", '"title" is missing', document.place, 'add "title: …"')
    return phrases


def check_words(kind: str, item: str, known: Mapping[str, object], file: str, place: Place, problems: Problems) -> None:
    """Say so where an id has no word in the labels of a language."""
    if item not in known:
        group = {"material": "materials", "room": "rooms", "skill": "skills"}[kind]
        hint = nearest(item, known) or f'add it under "{group}:" in {file}'
        problems.error(f"{kind}-unknown", f'unknown {kind} "{item}"', place, hint)
