from __future__ import annotations

from workshop.content.kinds import HOMES, a_kind, in_language


def test_words_for_languages_and_kinds() -> None:
    assert (in_language("fi"), in_language("tlh")) == ("in Finnish", 'in the language "tlh"')
    assert (a_kind("exercise"), a_kind("deck")) == ("an exercise", "a deck")


def test_the_place_of_a_kind() -> None:
    assert [home.place for home in HOMES.values()] == [
        "exercises",
        "exercises/decks",
        "templates/worksheets",
        "templates/sessions",
        "templates/themes",
        "templates/labels",
    ]
