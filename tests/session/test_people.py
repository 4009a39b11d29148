"""Participants from a CSV file, and how many there may be."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.content.table import SAVE_AS
from workshop.errors import Place, Problems
from workshop.session.people import check_count, parse_people, read_people
from workshop.session.records import Participant

HERE = Place("day.yaml", 4, 15)


def parse(text: str) -> tuple[tuple[Participant, ...] | None, str]:
    problems = Problems()
    people = parse_people(text, "people.csv", problems)
    return people, "\n".join(map(str, problems))


@pytest.mark.parametrize(
    "text",
    [
        "name\nAino\nVäinö\n",
        "nimi\r\nAino\r\nVäinö\r\n",
        "Nimi;Yritys\nAino;Acme, Oy\nVäinö;Acme",
        "id,name,type\n1,Aino,\n2,Väinö,normal",
        'name\n\n"Aino"\n  Väinö  \n,\n',
        "\n\nname\nAino\nVäinö",
        "name\rAino\rVäinö\r",
        "id\tNimi\n1\tAino\n2\tVäinö\n",
        "sep=;\nNimi;Tyyppi\nAino;\nVäinö;\n",
    ],
)
def test_files_that_say_the_same(text: str) -> None:
    assert parse(text) == ((Participant("Aino"), Participant("Väinö")), "")


def test_a_comma_in_the_only_column() -> None:
    assert parse("Nimi\nVirtanen, Aino\nKorhonen, Eero\n")[0] == (
        Participant("Virtanen, Aino"), Participant("Korhonen, Eero"),
    )  # fmt: skip


def test_large_print_in_two_languages() -> None:
    text = "nimi;tyyppi\nAino;suuri\nSirpa;LARGE\nOona;normaali\nEero"
    large, normal = ("large", "normal")
    assert [(p.name, p.type) for p in parse(text)[0] or ()] == [
        ("Aino", large), ("Sirpa", large), ("Oona", normal), ("Eero", normal),
    ]  # fmt: skip


COUNT = "\n  hint: write how many people take part"
HEADER = '\n  hint: the first line names the columns: "name" or "nimi", and perhaps "type" or "tyyppi"'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "people.csv: the file is empty" + HEADER),
        ("\n ,\n", "people.csv: the file is empty" + HEADER),
        ("Aino\nEero\n", "people.csv:1:1: there is no column of names" + HEADER),
        ("Aino\nname\nEero\n", "people.csv:1:1: there is no column of names" + HEADER),
        ("name,nimi\nA,B\n", "people.csv:1:1: a column comes twice" + HEADER),
        ("name,type,type\nA,,\n", "people.csv:1:1: a column comes twice" + HEADER),
        ("name\n", "people.csv: 0 participants: a session has from 1 to 1000" + COUNT),
        (
            "name\n" + "A\n" * 1001,
            "people.csv: 1001 participants: a session has from 1 to 1000" + COUNT,
        ),
        (
            "name,type\n\nAino,big\nEero,larg\n",
            'people.csv:3:1: unknown type "big"\n  hint: write "normal" or "large"\n'
            'people.csv:4:1: unknown type "larg"\n  hint: did you mean "large"?',
        ),
        (
            "name,type\n,large\n",
            "people.csv:2:1: a line without a name\n  hint: add the name, or take the line away",
        ),
        (
            'name\nAino\n"Eero\n',
            "people.csv:3:1: the line cannot be read\n  hint: check the quotation marks on this line",
        ),
    ],
)
def test_errors(text: str, message: str) -> None:
    assert parse(text) == (None, message)


def test_read_a_file_beside_the_session(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("name\nAino\n", encoding="utf-8")
    problems = Problems()
    assert read_people(tmp_path, "people.csv", "people.csv", HERE, problems) == (Participant("Aino"),)
    assert not problems.found


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("\ufeffname\r\nA\u0308ly\r\n".encode(), None),
        (b"name\nV\xe4in\xf6\n", "people.csv:2:2: byte E4 is not UTF-8 text\n  hint: " + SAVE_AS),
        ("name\nÄ".encode("utf-16"), "people.csv: this is UTF-16 text\n  hint: " + SAVE_AS),
        (b"x" * 2_000_001, "people.csv: larger than 2 MB\n  hint: divide it, or take out what is not text"),
        (b"name\nA\x07\n", "people.csv:2:2: a character that cannot be printed: U+0007, a control character"),
    ],
)
def test_the_text_of_a_file(tmp_path: Path, data: bytes, told: str | None) -> None:
    (tmp_path / "people.csv").write_bytes(data)
    problems = Problems()
    people = read_people(tmp_path, "people.csv", "people.csv", HERE, problems)
    if told is None:
        assert people == (Participant("Äly"),)
    else:
        assert people is None
        assert [str(problem).partition("\n  hint: delete")[0] for problem in problems] == [told]


@pytest.mark.parametrize("name", ["missing.csv", "folder.csv"])
def test_a_file_that_is_not_there(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.csv").mkdir()
    problems = Problems()
    assert read_people(tmp_path, name, name, HERE, problems) is None
    assert [str(problem) for problem in problems] == [
        f'day.yaml:4:15: no participants file "{name}" beside the session\n'
        "  hint: check the name, or put the file in the same folder"
    ]


def test_a_file_elsewhere_is_not_read(tmp_path: Path) -> None:
    inside = tmp_path / "day"
    inside.mkdir()
    (tmp_path / "people.csv").write_text("name\nAino\n", encoding="utf-8")
    (inside / "link.csv").symlink_to(tmp_path / "people.csv")
    for name in ("../people.csv", str(tmp_path / "people.csv"), "link.csv", "x\0.csv"):
        problems = Problems()
        assert read_people(inside, name, name, HERE, problems) is None
        assert [str(problem) for problem in problems] == [
            f'day.yaml:4:15: "{name}" is outside the session\'s folder\n'
            "  hint: put the file in the same folder as the session"
        ]


@pytest.mark.parametrize(("count", "fits"), [(-1, False), (0, False), (1, True), (1000, True), (1001, False)])
def test_how_many_there_may_be(count: int, fits: bool) -> None:
    problems = Problems()
    assert check_count(count, HERE, problems) is fits
    assert [str(problem) for problem in problems] == (
        []
        if fits
        else [
            f"day.yaml:4:15: {count} participants: a session has from 1 to 1000\n"
            "  hint: write how many people take part"
        ]
    )


@given(
    st.lists(
        st.sampled_from(["name", "type", "large", '"', ",", ";", "\n", "\r\n", "Ä", "a b", "\x00", "\ufeff"]),
        max_size=25,
    )
)
def test_any_file_is_people_or_told_to_be_none(parts: list[str]) -> None:
    people, told = parse("name" + "".join(parts))
    assert (people is None) == bool(told)
    assert people is None or all(person.name for person in people)


def test_a_file_that_is_wrong_is_wrong_when_it_is_read_again() -> None:
    problems = Problems()
    assert parse_people("Aino", "people.csv", problems) is None
    assert parse_people("Aino", "people.csv", problems) is None
    assert len(problems.found) == 1


def test_a_name_is_one_line_of_words_that_end() -> None:
    assert parse('name\n"Aino\n \tMäki"\nB\u00a0C\n')[0] == (Participant("Aino Mäki"), Participant("B\u00a0C"))
    assert parse("name\n" + "a" * 201)[1] == (
        'people.csv:2:1: a word of 201 letters, "aaaaaaaaaaaaaaaaaaaa…"; 200 is the most\n  hint: put a space in it'
    )


def test_a_long_word_in_the_column_of_types_is_told_in_short() -> None:
    told = parse(f"name,type\nA,{'x' * 1000}\n")[1]
    assert told == f'people.csv:2:1: unknown type "{"x" * 40}…"\n  hint: write "normal" or "large"'
