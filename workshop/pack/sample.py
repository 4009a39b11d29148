"""A sample session: a day that prints everything, so that all pages can be tried without a session of anybody's."""

from __future__ import annotations

from collections.abc import Iterable

from workshop.content.library import Library
from workshop.content.records import Deck, PrintItem, Run, Worksheet
from workshop.errors import Place, Problems
from workshop.pack.data import Words
from workshop.session.agenda import plan
from workshop.session.checks import POSTERS
from workshop.session.people import unnamed
from workshop.session.records import Agenda, Block, ExerciseBlock, PrintChoices, Session, TalkBlock

_PLACE = Place("sample session")
_START, _MINUTES, _PEOPLE = 9 * 60, 10, 12


def sample(
    library: Library, language: str, worksheets: Iterable[str], decks: Iterable[str]
) -> tuple[Agenda, Words] | None:
    """Plan a talk that prints these worksheets and decks, as far as they can be read; None without labels."""
    unheard = Problems()
    labels = library.labels(language, unheard)
    sheets = [sheet for item in worksheets if (sheet := library.worksheet(item, language, unheard))]
    read = [deck for item in decks if (deck := library.deck(item, language, unheard))]
    talk = TalkBlock("Sample", ((Run("Sample"),),), _MINUTES, _PLACE, prints=_prints(sheets, read))
    agenda = _with_an_exercise(talk, library, language) if labels else None
    if agenda is None:
        return None
    return agenda, Words(language, labels, {deck.id: deck for deck in read}, {sheet.id: sheet for sheet in sheets})


def _prints(worksheets: Iterable[Worksheet], decks: Iterable[Deck]) -> tuple[PrintItem, ...]:
    return (
        *(PrintItem("worksheet", sheet.id, "room", _PLACE) for sheet in worksheets),
        *(PrintItem("deck", deck.id, "room", _PLACE) for deck in decks),
        *(PrintItem("poster", poster, "room", _PLACE) for poster in POSTERS),
    )


def _with_an_exercise(talk: TalkBlock, library: Library, language: str) -> Agenda | None:
    """Plan the talk behind the first exercise that can be led; alone, if there is none."""
    for item in library.ids("exercise"):
        exercise = library.exercise(item, language, Problems())
        if exercise and not exercise.facts.prints:
            session = _session(language, (ExerciseBlock(item, _PLACE), talk), exercise.facts.people.min)
            if agenda := plan(session, library, Problems()):
                return agenda
    return plan(_session(language, (talk,), _PEOPLE), library, Problems())


def _session(language: str, blocks: tuple[Block, ...], people: int) -> Session:
    return Session(
        slug="sample", title="Sample", client="", language=language, date=None, start=_START, end=-1,
        participants=unnamed(people), facilitators=("",), goals=(), theme="playbill", blocks=blocks,
        print=PrintChoices(), place=_PLACE,
    )  # fmt: skip
