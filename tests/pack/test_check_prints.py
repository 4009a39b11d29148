"""Decks and worksheets that no exercise and no session prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packs import library
from workshop.content.layers import Layer
from workshop.content.library import Library
from workshop.errors import Problems
from workshop.pack.check_prints import check_printed

DECK = "exercises/decks/mine/deck.yaml"
SHEET = "templates/worksheets/mine/worksheet.yaml"
FACTS = {DECK: "layout: story\naccent: map\n", SHEET: "accent: map\n"}
TOLD = [
    "exercises/decks/mine/deck.yaml: warning: nothing prints this deck: no exercise and no session names it\n"
    '  hint: write "prints: [{deck: mine, per: group}]" in one of them, or "status: draft" here',
    "templates/worksheets/mine/worksheet.yaml: warning: nothing prints this worksheet: no exercise and no session "
    'names it\n  hint: write "prints: [{worksheet: mine, per: group}]" in one of them, or "status: draft" here',
]


def told(layer: Path, files: dict[str, str], *folders: Path) -> list[str]:
    for name, text in files.items():
        (layer / name).parent.mkdir(parents=True, exist_ok=True)
        (layer / name).write_text(text, encoding="utf-8")
    problems = Problems()
    check_printed(library(layer), folders, problems)
    return [str(problem) for problem in problems]


def test_all_that_is_in_the_box_is_printed() -> None:
    assert told(Path("none"), {}) == []


def test_what_nothing_prints(tmp_path: Path) -> None:
    assert told(tmp_path, FACTS) == TOLD


def test_what_was_installed_is_for_other_sessions(tmp_path: Path) -> None:
    told(tmp_path, FACTS)
    problems = Problems()
    check_printed(Library([Layer("theirs", tmp_path, installed=True), *library().layers]), [], problems)
    assert list(problems) == []


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_what_is_not_in_use_may_lie_idle(tmp_path: Path, status: str) -> None:
    assert told(tmp_path, {name: f"{text}status: {status}\n" for name, text in FACTS.items()}) == []


@pytest.mark.parametrize(
    "file",
    ["exercises/warm-up/mirror/exercise.yaml", "templates/sessions/listening-90/session.yaml"],
)
def test_an_exercise_or_a_starter_session_prints_it(tmp_path: Path, file: str) -> None:
    prints = "[{deck: mine, per: room}, {worksheet: mine, per: room}]"
    text = f"prints: {prints}\n" if "warm-up" in file else f"agenda:\n  - {{talk: aims, prints: {prints}}}\n"
    assert told(tmp_path, {**FACTS, file: text}) == []


def test_a_session_file_in_one_of_the_folders_prints_it(tmp_path: Path) -> None:
    day = "agenda:\n  - exercise: mirror\n    prints: [{worksheet: mine, per: room}]\n"
    (tmp_path / "days").mkdir()
    (tmp_path / "days/day.yml").write_text(day)
    assert told(tmp_path, FACTS, tmp_path) == TOLD
    assert told(tmp_path, FACTS, tmp_path, tmp_path / "days", tmp_path / "none") == []
    (tmp_path / "days/day.yml").write_text(day.replace(" mine", " mine-2"))
    assert told(tmp_path, FACTS, tmp_path / "days") == TOLD
