"""Skeletons: each kind passes the check, and so does every choice that is commented out in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from workshop.content import skeletons
from workshop.content.check import check_library
from workshop.content.headings import Headings
from workshop.content.labels import label_headings
from workshop.content.layers import Layer, merge_documents
from workshop.content.library import Library
from workshop.content.models import DeckModel, ExerciseModel, WorksheetModel
from workshop.content.records import SECTIONS
from workshop.content.validation import validate
from workshop.content.yaml_text import Document, read_yaml
from workshop.errors import Problems
from workshop.page.theme import ThemeFile
from workshop.session.model import ItemModel, OrderModel, PaperModel, SessionModel
from workshop.session.records import ExerciseBlock
from workshop.session.session_file import read_session

BOX = Path(__file__).parents[2]
NAMES = ["Vaikea asiakas", "Our own: cases #1", "- “quoted” 'x' \"y\"", "{a} [b] & *c* %", "yes", "$name ${id}", "Ω"]


@pytest.fixture(scope="module")
def box() -> Library:
    return Library([Layer("the box", BOX, trusted=True)])


def headings(library: Library, *codes: str) -> dict[str, Headings]:
    return {code: label_headings(library.labels(code, Problems()), []) for code in codes}


def every(library: Library, name: str) -> skeletons.Files:
    """Make one of each kind that lies in a layer."""
    return {
        **skeletons.new_exercise("vaikea", name, "explore", headings(library, "fi", "en"), library.skills(Problems())),
        **skeletons.new_deck("oma", name, ("fi", "en")),
        **skeletons.new_worksheet("oma", name, ("fi", "en")),
        **skeletons.new_theme("acme", name),
    }


def put(files: skeletons.Files, folder: Path) -> Layer:
    for file, data in files.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_bytes(data)
    return Layer("mine", folder)


@pytest.mark.parametrize("name", NAMES)
def test_each_kind_passes_the_check(box: Library, tmp_path: Path, name: str) -> None:
    library = Library([put(every(box, name), tmp_path), *box.layers])
    assert [str(problem) for problem in check_library(library, ("fi", "en"))] == []
    for code in ("fi", "en"):
        exercise = library.exercise("vaikea", code, Problems())
        deck, worksheet = library.deck("oma", code, Problems()), library.worksheet("oma", code, Problems())
        assert exercise is not None
        assert deck is not None
        assert worksheet is not None
        assert (exercise.text.name, deck.title, worksheet.title) == (name, name, name)
        assert (exercise.stage, exercise.facts.status, tuple(exercise.text.sections)) == ("explore", "draft", SECTIONS)
        assert len(deck.cards) == 2
    assert library.theme("acme", Problems())["title"] == name


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("layout", "fields"), [("story", ("text", "ask")), ("story", ()), ("emotion", ("looks", "ask"))]
)
def test_a_deck_of_cards_passes_the_check(
    box: Library, tmp_path: Path, name: str, layout: str, fields: tuple[str, ...]
) -> None:
    cards = {"one": {"title": name, **dict.fromkeys(fields, name)}, "two": {"title": "2"}}
    files = skeletons.deck_of_cards("oma", name, layout, fields, cards, "sv")
    library = Library([put(files, tmp_path), *box.layers])
    deck = library.deck("oma", "sv", problems := Problems())
    assert list(problems) == []
    assert deck is not None
    assert (deck.title, deck.layout, deck.fields, deck.kind) == (name, layout, fields, "Card")
    assert {card.id: dict(card.words) for card in deck.cards} == cards


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["fi", "en"])
def test_a_session_can_be_read(name: str, language: str) -> None:
    problems = Problems()
    (text,) = skeletons.new_session("day", name, language, ["listening"]).values()
    session = read_session(text.decode(), "day.yaml", problems)
    assert list(problems) == []
    assert session is not None
    assert (session.title, session.language) == (name, language)
    exercises = [block.exercise for block in session.blocks if isinstance(block, ExerciseBlock)]
    assert tuple(exercises) == skeletons.SESSION_EXERCISES
    assert len(session.participants) == skeletons.SESSION_PEOPLE


def test_another_language_has_english_words_under_its_own_headings(box: Library, tmp_path: Path) -> None:
    own = Headings({**headings(box, "en")["en"].printed, "why": "Miks"})
    files = skeletons.new_exercise("x", "X", "map", {"et": own}, [])
    text = files["exercises/map/x/et.md"].decode()
    assert "\n## Miks\n\nSay in two or three sentences" in text
    assert b"kind: Card" in skeletons.new_deck("x", "X", ["et"])["exercises/decks/x/et.yaml"]


def uncommented(text: str) -> Iterator[str]:
    """Yield the text with the choices in it taken, one after the other: an earlier line of that key is left out."""
    lines = text.split("\n")
    starts = [i for i, line in enumerate(lines) if re.match(r"#[a-z]", line)]
    for start in starts:
        end = start + 1
        while lines[end].startswith("#  "):
            end += 1
        key = lines[start][1:].partition(":")[0]
        others = [line for line in lines[:start] + lines[end:] if not line.startswith(f"{key}:")]
        yield "\n".join([*others, *(line[1:] for line in lines[start:end])])


def document(text: str) -> Document:
    problems = Problems()
    found = read_yaml(text, "x.yaml", problems)
    assert list(problems) == []
    assert found is not None
    return found


def read_skeleton(file: str) -> str:
    return (BOX / "workshop/content/skeletons" / file).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "model", "choices"),
    [
        ("exercise/exercise.yaml", ExerciseModel, 5),
        ("deck/deck.yaml", DeckModel, 2),
        ("worksheet/worksheet.yaml", WorksheetModel, 1),
        ("session/session.yaml", SessionModel, 9),
        ("theme/theme.yaml", ThemeFile, 7),
    ],
)
def test_every_choice_can_be_taken(box: Library, file: str, model: type[BaseModel], choices: int) -> None:
    text = read_skeleton(file).replace("form: pairs", "form: groups\nsize: 4-5").replace("$language", "fi")
    taken = list(uncommented(text))
    assert len(taken) == choices
    for each in taken:
        problems, found = Problems(), document(each)
        if model is ThemeFile:
            assert found.data.pop("based-on") == "playbill"
            playbill = box.theme_document("playbill", problems)
            assert playbill is not None
            found = merge_documents([found, playbill])
        assert validate(model, found, problems) is not None, [str(problem) for problem in problems]


def test_what_a_block_of_a_session_may_have_can_all_be_taken() -> None:
    (text,) = skeletons.new_session("day", "Day", "en", ["listening"]).values()
    taken = re.sub(r"(?m)^#(?=    )", "", text.decode())
    session = read_session(taken, "day.yaml", problems := Problems())
    assert list(problems) == []
    assert session is not None
    first, _, mirror, rest, *_ = session.blocks
    assert isinstance(first, ExerciseBlock)
    assert isinstance(mirror, ExerciseBlock)
    assert (first.lead, mirror.minutes, mirror.prints[0].id, rest.at) == ("Aino", 20, "listening-notes", 600)


@pytest.mark.parametrize(
    ("file", "models"),
    [
        ("exercise/exercise.yaml", [ExerciseModel]),
        ("deck/deck.yaml", [DeckModel]),
        ("worksheet/worksheet.yaml", [WorksheetModel]),
        ("session/session.yaml", [SessionModel, ItemModel, PaperModel, OrderModel]),
        ("theme/theme.yaml", [ThemeFile]),
    ],
)
def test_no_key_is_left_out(file: str, models: list[type[BaseModel]]) -> None:
    text = read_skeleton(file)
    keys = [field.alias or name for model in models for name, field in model.model_fields.items()]
    left_out = {key for key in keys if not re.search(rf"(?m)^#?[ {{-]*.*\b{key}:", text)}
    # The rest of a theme is for those who look into the one in the box.
    assert left_out == ({"strokes", "gaps", "shapes", "shares", "sheets", "posters"} if "theme" in file else set())


def test_comments_are_not_taken_for_text() -> None:
    for path in (BOX / "workshop/content/skeletons").rglob("*.yaml"):
        problems = Problems()
        read_yaml(path.read_text(encoding="utf-8"), path.name, problems)
        assert list(problems) == []
