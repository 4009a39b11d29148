"""All that is wrong with a session, in one run."""

from __future__ import annotations

from pathlib import Path

import pytest

from workshop.content.layers import Layer
from workshop.content.library import Library
from workshop.errors import Problems, WorkshopError
from workshop.pack.box import box_layer
from workshop.pack.build import build_pack
from workshop.pack.load import load_session
from workshop.session.overrides import Overrides

MUDDLED = """\
title: Day 😀
client: X
language: en
start: 9.30
end: 10.00
participants: [A, B, C, D, E]
goals: [listenin]
agenda:
  - exercise: mirrr
  - exercise: one-word-check-in
    minuts: 5
  - talk: Hello
    minutes: 45
    text: Smile ☃ now
  - break: 15
    at: 9.31
print: {ink: blue}
"""


def test_a_session_with_errors_of_every_kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("day.yaml").write_text(MUDDLED, "utf-8")
    problems = Problems()
    assert load_session("day.yaml", Library([box_layer()]), Overrides(), problems) is None
    assert [str(problem).partition("\n")[0] for problem in problems] == [
        'day.yaml:1:12: no font of the theme has "😀" (U+1F600, grinning face)',
        "day.yaml:5:6: the session ends at 10.00, and the agenda is 23 minutes too long",
        'day.yaml:7:9: unknown goal "listenin"',
        'day.yaml:9:15: unknown exercise "mirrr"',
        'day.yaml:11:5: unknown key "minuts"',
        'day.yaml:14:17: no font of the theme has "☃" (U+2603, snowman)',
        "day.yaml:16:9: fixed at 9.31, but the blocks before it end at 10.23: 52 minutes too late",
        'day.yaml:17:14: "ink" should be colour, saver or grey, not "blue"',
    ]


def build(text: str, folder: Path, only: set[str]) -> list[str]:
    problems = Problems()
    library = Library([Layer("mine", folder), box_layer()])
    (folder / "day.yaml").write_text(text, "utf-8")
    session = load_session(str(folder / "day.yaml"), library, Overrides(), problems)
    if session is None:
        return [problem.message for problem in problems]
    try:
        build_pack(session, library, problems, only)
    except WorkshopError as error:
        return [f"{problem.place}: {problem.message}" for problem in error.problems]
    return []


DAY = "title: T\nlanguage: en\nstart: 9.00\nparticipants: 8\nagenda:\n"


@pytest.mark.parametrize(
    ("labels", "message"),
    [
        ("skills: [a]\n", '"skills" should be a map of words'),
        ("materials: {pen: x}\n", '"materials.pen" should be a map of words'),
        ("words: {and: [x]}\n", '"words.and" should be text'),
    ],
)
def test_labels_of_the_wrong_shape(tmp_path: Path, labels: str, message: str) -> None:
    (tmp_path / "templates/labels").mkdir(parents=True)
    (tmp_path / "templates/labels/en.yaml").write_text(labels)
    told = build(DAY + "  - exercise: mirror\n", tmp_path, {"guide"})
    assert [line for line in told if message in line], told


def test_talks_of_every_length_go_on_to_further_cue_cards(tmp_path: Path) -> None:
    words = [
        "Every",
        "customer",
        "who",
        "calls",
        "us",
        "has",
        "already",
        "tried",
        "something",
        "on",
        "their",
        "own",
        "and",
        "it",
        "did",
        "not",
        "work",
        "out",
    ]
    for paragraphs, count in ((1, 88), (2, 85), (3, 120), (4, 90), (3, 37)):
        text = "\n\n".join("      " + " ".join((words * 10)[:count]) for _ in range(paragraphs))
        talk = f"  - talk: Welcome\n    minutes: 10\n    text: |\n{text}\n"
        assert build(DAY + talk, tmp_path, {"cues"}) == []


def test_a_day_of_breaks_has_no_cue_cards_and_still_builds(tmp_path: Path) -> None:
    assert build(DAY + "  - break: 15\n", tmp_path, set()) == []


def test_names_of_leaders_break_where_they_may(tmp_path: Path) -> None:
    lead = "    lead: Konstantinos Papadopoulos-Wolfeschlegelsteinhausenbergerdorff\n"
    assert build(DAY + "  - exercise: mirror\n" + lead, tmp_path, {"guide"}) == []


def test_a_long_title_is_told_where_it_stands(tmp_path: Path) -> None:
    told = build(DAY.replace("title: T", "title: " + "Long " * 60) + "  - exercise: mirror\n", tmp_path, {"guide"})
    assert told[0] == '"title": 299 letters; 120 is the most'
