"""Sessions by the name that was typed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from workshop.content.library import Library
from workshop.errors import Problems
from workshop.pack.box import box_layer
from workshop.pack.load import is_session_file, load_session, open_library
from workshop.session.overrides import Overrides
from workshop.session.records import Session

DAY = "title: Day\nlanguage: en\nstart: 9.00\nparticipants: 13\nagenda:\n  - exercise: mirror\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def load(name: str, asked: Overrides | None = None) -> tuple[Session | None, str]:
    problems = Problems()
    library = open_library(name, [], Path.cwd(), None)
    session = load_session(name, library, asked or Overrides(), problems)
    return session, "\n".join(map(str, problems))


@pytest.mark.parametrize(
    ("name", "is_file"),
    [
        ("meet-the-person", False),
        ("day.yaml", True),
        ("Day.YML", True),
        ("./day", True),
        ("a/b", True),
        ("yaml", False),
        ("", False),
    ],
)
def test_a_name_with_a_slash_or_that_ends_in_yaml_is_a_file(name: str, is_file: bool) -> None:
    assert is_session_file(name) is is_file


def test_a_starter_in_its_own_language() -> None:
    session, told = load("meet-the-person")
    assert session is not None
    assert (session.slug, session.language, session.title, told) == ("meet-the-person", "fi", "Kohtaa ihminen", "")


def test_a_starter_in_another_language_has_it_in_its_slug_and_no_warning() -> None:
    session, told = load("meet-the-person", Overrides(lang="en", people=9))
    assert session is not None
    assert (session.slug, session.language, session.title, told) == (
        "meet-the-person-en",
        "en",
        "Meet the person",
        "",
    )
    assert len(session.participants) == 9


def test_a_file_in_a_language_asked_for_keeps_its_words_and_says_so() -> None:
    Path("day.yaml").write_text(DAY)
    session, told = load("day.yaml", Overrides(lang="fi", date=date(2026, 12, 3), start=600, client="Us"))
    assert session is not None
    assert (session.slug, session.language, session.title, session.start) == ("day-fi", "fi", "Day", 600)
    assert told == (
        'day.yaml:2:11: warning: the session\'s own words stay in "en"\n'
        '  hint: "--lang fi" changes the words of the library only'
    )


def test_a_file_sees_the_content_beside_it() -> None:
    for name, layer in (("sub/day.yaml", "sub"), ("./sub/day.yaml", "sub")):
        Path("sub/exercises").mkdir(parents=True, exist_ok=True)
        Path("sub/day.yaml").write_text(DAY)
        assert [found.name for found in open_library(name, [], Path.cwd(), None).layers] == [layer, "the box"]


UNKNOWN = 'meet-the-persn: unknown starter session "meet-the-persn"\n  hint: '


def test_an_unknown_starter_has_the_nearest() -> None:
    assert load("meet-the-persn") == (None, f'{UNKNOWN}did you mean "meet-the-person"?')


def test_an_unknown_starter_that_is_a_file() -> None:
    Path("meet-the-persn").write_text(DAY)
    assert load("meet-the-persn") == (None, f'{UNKNOWN}to read the file of that name, write "./meet-the-persn"')
    Path("meet-the-persn.yaml").write_text(DAY)
    assert load("meet-the-persn")[1] == (f'{UNKNOWN}there is a file "meet-the-persn.yaml": write "meet-the-persn.yaml"')


def test_an_unknown_starter_like_nothing_names_them_all() -> None:
    starters = ", ".join(Library([box_layer()]).ids("session"))
    assert "listening-90, managers-1" in starters
    assert load("zzz")[1].endswith(f"hint: the starter sessions are {starters}; your own end in .yaml")


def test_a_file_that_is_not_there() -> None:
    plain = "hint: check the name, and the folder that you are in"
    assert load("day.yaml") == (None, f"day.yaml: there is no such file\n  {plain}")
    assert load("no/day.yaml") == (None, f"no/day.yaml: there is no such file\n  {plain}")
    Path("dau.yaml").touch()
    assert load("day.yaml")[1] == 'day.yaml: there is no such file\n  hint: did you mean "dau.yaml"?'
    assert load("session/listening-90")[1] == (
        'session/listening-90: there is no such file\n  hint: "listening-90" is a starter session: write its name alone'
    )


def test_a_folder_or_an_empty_file_is_no_session() -> None:
    Path("day.yaml").mkdir()
    assert load("day.yaml") == (None, "day.yaml: this is not a file")
    Path("empty.yaml").touch()
    session, told = load("empty.yaml")
    assert session is None
    assert told.startswith("empty.yaml:")


def test_what_a_broken_session_names_is_told_with_it() -> None:
    Path("day.yaml").write_text(
        "title: Day\nlanguage: en\nstart: 9.00\nparticipants: 13\nbogus: 1\ntheme: playbil\nagenda:\n"
        "  - exercise: mirro\n  - exercise: yes-and\n    prints:\n      - {deck: custmers, per: group}\n"
        "      - {worksheet: promis, per: person}\n  - nonsense\n"
    )
    session, told = load("day.yaml")
    assert session is None
    assert [line for line in told.splitlines() if "hint:" not in line] == [
        'day.yaml:5:1: unknown key "bogus"',
        'day.yaml:6:8: unknown theme "playbil"',
        'day.yaml:8:15: unknown exercise "mirro"',
        'day.yaml:11:16: unknown deck "custmers"',
        'day.yaml:12:21: unknown worksheet "promis"',
        *[line for line in told.splitlines() if line.startswith("day.yaml:13")],
    ]
    assert "day.yaml:13" in told


def test_too_many_people_asked_for() -> None:
    session, told = load("listening-90", Overrides(people=5000))
    assert session is None
    assert told == "--people: 5000 participants: a session has from 1 to 1000\n  hint: write how many people take part"
