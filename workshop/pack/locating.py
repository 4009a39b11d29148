"""Locate: say where the files lie that the problems of a page name, so that the lines in them can be shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from workshop.content.library import Library
from workshop.errors import FileName, Place, Problem
from workshop.pack.data import Words


def card_places(words: Words) -> dict[str, Place]:
    """Map the places of all cards, as markup names them, to the places themselves."""
    return {str(card.place): card.place for deck in words.decks.values() for card in deck.cards}


def located(problems: Iterable[Problem], library: Library, known: Mapping[str, Place]) -> Iterator[Problem]:
    """Give problems back with their files located, as far as it can be told which layer's they are.

    A place that is known is just that. A template is that of the first layer which has it; any other file is surely
    the one that is meant only if no other layer has one of its name.
    """
    for problem in problems:
        place = known.get(str(problem.place), problem.place)
        if place.line and not isinstance(place.file, FileName):
            shelves = [shelf for shelf in library.shelves.shelves if shelf.has_file(place.file)]
            if len(shelves) == 1 or (shelves and place.file.endswith(".j2")):
                place = replace(place, file=FileName(place.file, shelves[0].path(place.file)))
        yield replace(problem, place=place)
