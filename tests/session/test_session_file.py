"""Session files: what may be written, what it comes to, and what is said of everything else."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from workshop.content.records import PrintItem, Run
from workshop.errors import Place, Problems
from workshop.session.model import ItemModel, SessionModel
from workshop.session.records import (
    BreakBlock,
    ExerciseBlock,
    Participant,
    PrintChoices,
    PrintOrder,
    Session,
    TalkBlock,
)
from workshop.session.session_file import files_beside, read_session, read_session_file

HEAD = "title: Meet\nlanguage: en\nstart: 9.00\nparticipants: 4\n"
AGENDA = "agenda:\n  - exercise: mirror\n"

FULL = """\
title: Kohtaa ihminen
client: Palvelupäälliköt
language: fi
date: 2026-12-03
start: 9.00
end: 12.40
participants: [Aino Mäki, {name: Sirpa, type: large}, {type: large}]
facilitators: [Aino, Mikko]
goals: [listening, difficult-encounters]
theme: playbill
agenda:
  - exercise: one-word-check-in
    lead: Aino
  - talk: Tavoite ja pelisäännöt
    minutes: 5
    text: |
      Vapaaehtoisuus, keskeytyssana,
      *luottamus*.

      Toinen {kappale}.
    stage: arrive
  - exercise: mirror
    minutes: 20
    keep: must
  - break: 15
    at: 10:20
    keep: may-cut
  - exercise: empathy-map
    prints:
      - {worksheet: empathy-map, per: group, paper: A3}
      - {deck: emotions, per: person, cards: 3}
    words: {empathy-map: {situation: Lasku tuli kahdesti}}
print:
  paper: Letter
  ink: saver
  type: large
  spares: 0
  order: {contact: Mikko, phone: "", needed-by: 1.12., deliver-to: "", reference: "7"}
"""


def read(text: str, folder: Path | None = None) -> tuple[Session | None, str]:
    problems = Problems()
    session = read_session(text, "day.yaml", problems, folder)
    return session, "\n".join(map(str, problems))


def good(text: str, folder: Path | None = None) -> Session:
    session, told = read(text, folder)
    assert told == ""
    assert session is not None
    return session


def test_a_whole_session() -> None:
    session = good(FULL)
    assert (session.slug, session.title, session.client) == ("day", "Kohtaa ihminen", "Palvelupäälliköt")
    assert (session.language, session.date, session.start, session.end) == ("fi", date(2026, 12, 3), 540, 760)
    assert session.participants == (Participant("Aino Mäki"), Participant("Sirpa", "large"), Participant("", "large"))
    assert session.facilitators == ("Aino", "Mikko")
    assert session.goals == ("listening", "difficult-encounters")
    order = PrintOrder(contact="Mikko", needed_by="1.12.", reference="7")
    assert session.print == PrintChoices("Letter", "saver", "large", 0, order)
    check_in, talk, mirror, pause, empathy = session.blocks
    assert check_in == ExerciseBlock("one-word-check-in", Place("day.yaml", 12, 5), lead="Aino")
    text = ((Run("Vapaaehtoisuus, keskeytyssana, *luottamus*."),), (Run("Toinen {kappale}."),))
    assert talk == TalkBlock("Tavoite ja pelisäännöt", text, 5, Place("day.yaml", 14, 5), stage="arrive")
    assert mirror == ExerciseBlock("mirror", Place("day.yaml", 22, 5), minutes=20)
    assert pause == BreakBlock(15, Place("day.yaml", 25, 5), "may-cut", 620)
    assert empathy == ExerciseBlock(
        "empathy-map",
        Place("day.yaml", 28, 5),
        prints=(
            PrintItem("worksheet", "empathy-map", "group", Place("day.yaml", 30, 9), "A3"),
            PrintItem("deck", "emotions", "person", Place("day.yaml", 31, 9), "", 3),
        ),
        words={"empathy-map": {"situation": "Lasku tuli kahdesti"}},
    )


def test_what_may_be_left_out() -> None:
    session = good(HEAD + AGENDA)
    assert (session.client, session.date, session.end, session.theme, session.goals) == ("", None, -1, "playbill", ())
    assert session.facilitators == ("",)
    assert session.participants == (Participant(),) * 4
    assert session.print == PrintChoices()


def test_what_may_be_left_empty() -> None:
    session = good(HEAD + "client:\ndate:\nend:\ngoals:\nfacilitators: 2\n" + AGENDA + "    at:\n    lead:\n")
    assert (session.client, session.date, session.end, session.goals) == ("", None, -1, ())
    assert session.facilitators == ("", "")
    assert session.blocks[0].at == -1


def test_places_are_those_of_values_and_of_the_keys_of_maps() -> None:
    session = good(FULL)
    assert session.where("end") == Place("day.yaml", 6, 6)
    assert session.where("agenda", 3, "at") == Place("day.yaml", 26, 9)
    assert session.where("agenda", 4, "words", "empathy-map") == Place("day.yaml", 32, 13)
    assert session.where("agenda", 4, "minutes") == Place("day.yaml", 28, 5)
    assert session.where("nothing") == session.place == Place("day.yaml")


CLOCK = "\n  hint: write the hours and minutes, for example 9.00 or 13.30"
DATE = "\n  hint: write the year, month and day, for example 2026-12-03"
PEOPLE = "should be a number from 1 to 1000, a list of names, or a CSV file"
WRITE_PEOPLE = "\n  hint: write for example 14, or [Aino, Eero], or people.csv"
KINDS = '\n  hint: write "- exercise: mirror", "- talk: Welcome" or "- break: 15"'


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("start: 9.00", "start: 9.5", 'day.yaml:3:8: "start" should be a clock time, not "9.5"' + CLOCK),
        ("start: 9.00", "start: 25.00", 'day.yaml:3:8: "start" should be a clock time, not "25.00"' + CLOCK),
        ("start: 9.00", "start: 24.00", 'day.yaml:3:8: "start" should be a clock time, not "24.00"' + CLOCK),
        ("start: 9.00", "start:", 'day.yaml:3:7: "start" should be a clock time, not empty' + CLOCK),
        ("start: 9.00\n", "", 'day.yaml: "start" is missing\n  hint: add "start: …"'),
        ("title: Meet\n", "", 'day.yaml: "title" is missing\n  hint: add "title: …"'),
        ("participants: 4\n", "", 'day.yaml: "participants" is missing\n  hint: add "participants: …"'),
        ("title: Meet", "titel: Meet\ntitle: Meet", 'day.yaml:1:1: unknown key "titel"\n  hint: did you mean "title"?'),
        ("participants: 4", "participants: 0", f'day.yaml:4:15: "participants" {PEOPLE}, not "0"' + WRITE_PEOPLE),
        ("participants: 4", "participants: -3", f'day.yaml:4:15: "participants" {PEOPLE}, not "-3"' + WRITE_PEOPLE),
        ("participants: 4", "participants: 1001", f'day.yaml:4:15: "participants" {PEOPLE}, not "1001"' + WRITE_PEOPLE),
        ("participants: 4", "participants: []", f'day.yaml:4:15: "participants" {PEOPLE}, not a list' + WRITE_PEOPLE),
        (
            "participants: 4",
            "participants: [Aino, {name: Eero, type: larg}]",
            'day.yaml:4:41: "type" should be normal or large, not "larg"\n  hint: did you mean "large"?',
        ),
        (
            "participants: 4",
            "participants: [Aino, [Eero]]",
            'day.yaml:4:22: an item of "participants" should be a map with the keys name, type, not a list',
        ),
        (
            "participants: 4",
            "participants: 4\nfacilitators: 0",
            'day.yaml:5:15: "facilitators" should be a list of names, or a number from 1 to 99, not "0"\n'
            "  hint: write for example [Aino, Mikko], or 2",
        ),
        (
            "participants: 4",
            "participants: 4\ndate: 3.12.2026",
            'day.yaml:5:7: "date" should be a date, not "3.12.2026"\n  hint: write 2026-12-03',
        ),
        (
            "participants: 4",
            "participants: 4\ndate: tomorrow",
            'day.yaml:5:7: "date" should be a date, not "tomorrow"' + DATE,
        ),
        (
            "participants: 4",
            "participants: 4\nprint: {spares: -5}",
            'day.yaml:5:17: "spares" should be a whole number from 0 to 100, not "-5"',
        ),
        (
            "participants: 4",
            "participants: 4\nprint: {spares: 10 %}",
            'day.yaml:5:17: "spares" should be a whole number from 0 to 100, not "10 %"',
        ),
        (
            "participants: 4",
            "participants: 4\nprint: {paper: A5}",
            'day.yaml:5:16: "paper" should be A4 or Letter, not "A5"',
        ),
        (
            "participants: 4",
            "participants: 4\nprint: {ink: color}",
            'day.yaml:5:14: "ink" should be colour, saver or grey, not "color"\n  hint: did you mean "colour"?',
        ),
        (AGENDA, "agenda: []\n", "day.yaml:5:1: the agenda is empty" + KINDS),
        (AGENDA, "agenda:\n", "day.yaml:5:1: the agenda is empty" + KINDS),
        (AGENDA, "agenda:\n  - {}\n", "day.yaml:6:5: this block is none of exercise, talk or break" + KINDS),
        (AGENDA, "agenda:\n  - minutes: 5\n", "day.yaml:6:5: this block is none of exercise, talk or break" + KINDS),
        (
            AGENDA,
            "agenda:\n  - exercise: mirror\n    break: 10\n",
            "day.yaml:6:5: this block is both an exercise and a break" + KINDS,
        ),
        (
            AGENDA,
            "agenda:\n  - exersice: mirror\n",
            'day.yaml:6:5: unknown key "exersice"\n  hint: did you mean "exercise"?',
        ),
        (
            AGENDA,
            AGENDA + "    text: Hello\n",
            'day.yaml:7:5: "text" does not belong to an exercise\n  hint: only "- talk:" has text of its own',
        ),
        (
            AGENDA,
            "agenda:\n  - break: 10\n    minutes: 5\n    lead: Aino\n",
            'day.yaml:7:5: "minutes" does not belong to a break\n  hint: write its minutes behind "break:"\n'
            'day.yaml:8:5: "lead" does not belong to a break\n  hint: take it away',
        ),
        (AGENDA, "agenda:\n  - talk: Hi\n", 'day.yaml:6:5: a talk has no "minutes"\n  hint: add "minutes: 5"'),
        (
            AGENDA,
            AGENDA + "    minutes: 0\n",
            'day.yaml:7:14: "minutes" should be a whole number from 1 to 1440, not "0"',
        ),
        (
            AGENDA,
            AGENDA + "    keep: maycut\n",
            'day.yaml:7:11: "keep" should be must or may-cut, not "maycut"\n  hint: did you mean "may-cut" or "must"?',
        ),
        (AGENDA, AGENDA + "    at: noon\n", 'day.yaml:7:9: "at" should be a clock time, not "noon"' + CLOCK),
        (
            AGENDA,
            AGENDA + "    prints: [{worksheet: a, deck: b, per: room}]\n",
            "day.yaml:7:14: a printed thing is one worksheet, one deck or one poster\n"
            '  hint: write "worksheet: …" or the like',
        ),
    ],
)
def test_one_error(old: str, new: str, message: str) -> None:
    text = HEAD + AGENDA
    assert old in text
    assert read(text.replace(old, new, 1)) == (None, message)


def test_all_errors_are_told_at_once() -> None:
    text = """\
        title: Meet
        langauge: en
        start: 9.60
        date: 3.12.2026
        participants: 0
        agenda:
          - exercise: mirror
            at: 9.5
            text: Hello
          - talk: Welcome
          - break: soon
        print: {spares: 1000}
        """
    session, told = read(dedent(text))
    assert session is None
    places = sorted(line.split(": ")[0] for line in told.split("\n") if not line.startswith("  "))
    assert places == sorted([
        "day.yaml:2:1", "day.yaml:3:8", "day.yaml:4:7", "day.yaml:5:15", "day.yaml:8:9",
        "day.yaml:9:5", "day.yaml:10:5", "day.yaml:11:12", "day.yaml:12:17",
    ])  # fmt: skip


def test_participants_from_a_file_beside_the_session(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("nimi;tyyppi\nAino;\nSirpa;suuri\n", encoding="utf-8")
    path = tmp_path / "My Day.yaml"
    path.write_text((HEAD + AGENDA).replace("participants: 4", "participants: people.csv"), encoding="utf-8")
    problems = Problems()
    session = read_session_file(path, "days/My Day.yaml", problems)
    assert session is not None
    assert session.participants == (Participant("Aino"), Participant("Sirpa", "large"))
    assert session.slug == "my-day"
    (tmp_path / "people.csv").write_text("nimi;tyyppi\nAino;iso\n", encoding="utf-8")
    assert read_session_file(path, "days/My Day.yaml", problems) is None
    assert str(problems.found[0]) == 'days/people.csv:2:1: unknown type "iso"\n  hint: write "normal" or "large"'


def test_a_participants_file_that_is_missing_is_told_with_the_rest(tmp_path: Path) -> None:
    text = (HEAD + AGENDA).replace("participants: 4", "participants: people.csv").replace("9.00", "9,00")
    assert read(text, tmp_path) == (
        None,
        'day.yaml:3:8: "start" should be a clock time, not "9,00"' + CLOCK + "\n"
        'day.yaml:4:15: no participants file "people.csv" beside the session\n'
        "  hint: check the name, or put the file in the same folder",
    )
    told = read((HEAD + AGENDA).replace("participants: 4", "participants: people.csv"))[1]
    assert told == (
        "day.yaml:4:15: there is no folder to read this file in\n  hint: write a number, or a list of names"
    )


@pytest.mark.parametrize(
    ("text", "files"),
    [
        ("participants: people.csv\nbrand:\n  logo: pictures/logo.png\n", ("people.csv", "pictures/logo.png")),
        ("participants: people.CSV\nagenda: none\n", ("people.CSV",)),
        ("participants: 12\nbrand: {main: '#112233'}\n", ()),
        ("participants: [a.csv]\nbrand: {logo: [b.png]}\n", ()),
        ("participants: ../people.csv\nbrand: {logo: /etc/hosts}\n", ()),
        ("participants: people.csv\nbrand: [", ()),
    ],
)
def test_the_files_beside_it_that_a_session_names(text: str, files: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "day.yaml").write_text(text)
    assert files_beside(tmp_path / "day.yaml", "day.yaml") == files


def test_a_session_file_that_is_not_there_names_none(tmp_path: Path) -> None:
    assert files_beside(tmp_path / "day.yaml", "day.yaml") == ()


def test_a_missing_session_file(tmp_path: Path) -> None:
    problems = Problems()
    assert read_session_file(tmp_path / "no.yaml", "no.yaml", problems) is None
    assert [problem.place for problem in problems] == [Place("no.yaml")]


KEYS = [*SessionModel.model_fields, "break", *(name for name in ItemModel.model_fields if name != "break_")]
TEXTS = ["", "9.00", "3", "0", "mirror", "fi", "2026-12-03", "must", "A4", "people.csv", "x y", "{}", "-1"]
data = st.recursive(
    st.sampled_from(TEXTS) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(KEYS), data, max_size=8), data)
def test_any_data_is_a_session_or_told_to_be_none(top: dict[str, object], agenda: object) -> None:
    session, told = read(HEAD + yaml.safe_dump({"agenda": [agenda], **{k: v for k, v in top.items() if k not in HEAD}}))
    assert (session is None) == any(
        not line.startswith("  ") and "warning" not in line for line in told.split("\n") if line
    )


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("agenda:", "agenda:\n" + "  - break: 1\n" * 200, '"agenda": 201 items; 200 is the most'),
        ("agenda:", f"client: {'ab ' * 400}\nagenda:", '"client": 1199 letters; 1000 is the most'),
        (
            "agenda:",
            f"print: {{order: {{contact: {'ab ' * 400}}}}}\nagenda:",
            '"contact": 1199 letters; 1000 is the most',
        ),
    ],
)
def test_how_much_there_may_be(old: str, new: str, told: str) -> None:
    text = "title: T\nlanguage: en\nstart: 9.00\nparticipants: 4\nagenda:\n  - break: 5\n"
    problems = Problems()
    assert (
        read_session(text.replace(old, new.rstrip("\n") if new.endswith("\n") else new), "day.yaml", problems) is None
    )
    assert [problem.message for problem in problems] == [told]
