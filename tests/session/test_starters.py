"""Starter sessions: facts in one file, words in one for each language."""

from __future__ import annotations

from workshop.content.records import Run
from workshop.content.yaml_text import Document, read_yaml
from workshop.errors import Place, Problems
from workshop.session.records import Session, TalkBlock
from workshop.session.session_file import read_starter

STARTER = """\
language: fi
start: 9.00
participants: 12
agenda:
  - talk: goal
    minutes: 5
  - exercise: mirror
"""


class Shelf:
    """Starter sessions by their texts."""

    def __init__(self, facts: str, **words: str) -> None:
        self.facts, self.words = facts, words

    def starter(self, item: str, problems: Problems, place: Place | None, /) -> Document | None:
        return read_yaml(self.facts, f"templates/sessions/{item}/session.yaml", problems)

    def starter_words(self, item: str, language: str, problems: Problems, /) -> Document | None:
        return read_yaml(self.words[language], f"templates/sessions/{item}/{language}.yaml", problems)


def starter(words: str, language: str = "", facts: str = STARTER) -> tuple[Session | None, str]:
    problems = Problems()
    session = read_starter(Shelf(facts, fi=words, en=words), "day", problems, language)
    return session, "\n".join(map(str, problems))


def test_a_starter_session_has_the_words_of_its_language() -> None:
    session, told = starter("title: Päivä\nclient: Kaikki\ntalks:\n  goal: {title: Tavoite, text: Hei.}\n")
    assert told == ""
    assert session is not None
    assert (session.slug, session.title, session.client, session.language) == ("day", "Päivä", "Kaikki", "fi")
    assert session.blocks[0] == TalkBlock(
        "Tavoite", ((Run("Hei."),),), 5, Place("templates/sessions/day/session.yaml", 5, 5)
    )
    session, told = starter("title: A day\ntalks:\n  goal: {title: Goal}\n", "en")
    assert told == ""
    assert session is not None
    assert (session.slug, session.title, session.client, session.language) == ("day-en", "A day", "", "en")
    assert isinstance(session.blocks[0], TalkBlock)
    assert (session.blocks[0].title, session.blocks[0].paragraphs) == ("Goal", ())


def test_a_starter_session_without_words_for_a_talk() -> None:
    facts, words = "templates/sessions/day/session.yaml", "templates/sessions/day/fi.yaml"
    assert starter("title: Päivä\n") == (
        None,
        f'{facts}:5:11: "{words}" has no talk "goal"\n  hint: add "goal" under "talks", with a title and a text',
    )
    assert starter("title: Päivä\ntalks: {goals: {title: A, text: B}}\n") == (
        None,
        f'{facts}:5:11: "{words}" has no talk "goal"\n  hint: did you mean "goals"?',
    )
    session, told = starter("client: Kaikki\n")
    assert session is None
    assert told == f'{words}: "title" is missing\n  hint: add "title: …"'


def test_a_starter_session_has_no_title_of_its_own() -> None:
    session, told = starter("title: Day\ntalks: {goal: {title: A}}", facts="title: Day\n" + STARTER)
    assert session is None
    assert told.startswith('templates/sessions/day/session.yaml:1:1: unknown key "title"')


def test_a_starter_that_is_wrong_is_wrong_when_it_is_read_again() -> None:
    problems, shelf = Problems(), Shelf(STARTER, fi="title: Päivä\n")
    assert read_starter(shelf, "day", problems) is None
    assert read_starter(shelf, "day", problems) is None
    assert len(problems.found) == 1
