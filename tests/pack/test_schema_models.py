"""The schemas of all kinds: those that are kept are those of the models, and they tell right from wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from pydantic import BaseModel

from tests.editors import Core, seen
from workshop.content import skeletons
from workshop.content.layer_file import LayerModel
from workshop.content.models import DeckModel, DeckWords, ExerciseModel, SkillsModel, StarterWords, WorksheetModel
from workshop.content.schemas import SCHEMAS, read_schema, schema_of
from workshop.pack.schema_models import schema_files
from workshop.page.theme import ThemeFile
from workshop.session.model import SessionModel, StarterModel

ROOT = Path(__file__).parents[2]
FILES = sorted(path for top in ("exercises", "templates") for path in (ROOT / top).rglob("*.yaml"))
MADE = schema_files()
VALIDATORS = {name: Draft7Validator(yaml.safe_load(text)) for name, text in MADE.items()}
LOADERS = (yaml.SafeLoader, Core)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def underlined(schema: str, text: str, loader: Any = yaml.SafeLoader) -> list[str]:
    """Say what an editor underlines."""
    return [error.message for error in VALIDATORS[schema].iter_errors(seen(yaml.load(text, loader)))]


@pytest.mark.parametrize("schema", SCHEMAS)
def test_the_schema_that_is_kept_is_that_of_the_model(schema: str) -> None:
    assert read_schema(schema) == MADE[schema], "run: python -m tests.write_schemas"


@pytest.mark.parametrize("schema", SCHEMAS)
def test_a_schema_is_one_and_needs_nothing_else(schema: str) -> None:
    Draft7Validator.check_schema(VALIDATORS[schema].schema)
    assert "$ref" not in MADE[schema]
    assert re.findall(r"https?://[^\"]*", MADE[schema]) == ["http://json-schema.org/draft-07/schema#"]


def keys(schema: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every key that a schema names, with what it says of it."""
    if isinstance(schema, list):
        for part in schema:
            yield from keys(part, path)
    elif isinstance(schema, dict):
        for key, part in schema.get("properties", {}).items():
            yield f"{path}.{key}", part
            yield from keys(part, f"{path}.{key}")
        for word in ("items", "additionalProperties", "anyOf"):
            yield from keys(schema.get(word), path)


@pytest.mark.parametrize("schema", SCHEMAS)
def test_every_key_is_described(schema: str) -> None:
    found = dict(keys(VALIDATORS[schema].schema))
    assert found
    # Of labels, only what is a text is described, by the English for it.
    silent = [key for key, part in found.items() if not part.get("description")]
    assert [key for key in silent if schema != "labels" or "anyOf" in found[key]] == []


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_no_file_of_the_box_is_underlined(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for loader in LOADERS:
        assert underlined(schema_of(name_of(path)), text, loader) == []


def test_the_session_in_the_readme_is_not_underlined() -> None:
    (session,) = re.findall(r"```yaml\n(title: .*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    for loader in LOADERS:
        assert underlined("session", session, loader) == []


SKELETONS = {
    **skeletons.new_exercise("x", "X", "map", {}, ["listening"]),
    **skeletons.new_deck("x", "- no: 'X'", ("fi", "en")),
    **skeletons.new_worksheet("x", "2026-12-03", ("fi", "en")),
    **skeletons.new_session("day", "yes", "fi", ["listening"]),
    **skeletons.new_theme("x", "010"),
    "layer.yaml": skeletons.new_layer("x", "no")["x/layer.yaml"],
}


@pytest.mark.parametrize("name", [name for name in SKELETONS if name.endswith(".yaml")])
def test_no_skeleton_is_underlined(name: str) -> None:
    text = SKELETONS[name].decode()
    for loader in LOADERS:
        assert underlined(schema_of(name), text, loader) == []


CHOICES = {
    "exercises/map/x/exercise.yaml": 7,
    "exercises/decks/x/deck.yaml": 2,
    "day.yaml": 27,
    "templates/themes/x.yaml": 29,
    "layer.yaml": 2,
}
TAKEN_BY_ANOTHER = re.compile(r"participants: 12|facilitators: 1$|#participants: (people|\[)")


@pytest.mark.parametrize(("name", "choices"), CHOICES.items())
def test_no_choice_in_a_skeleton_is_underlined(name: str, choices: int) -> None:
    lines = SKELETONS[name].decode().replace("form: pairs", "form: groups").split("\n")
    lines = [line for line in lines if not TAKEN_BY_ANOTHER.match(line)]
    taken = [re.sub(r"^#(?=[a-z]+:|  +[-a-z0-9]+:|  +- )", "", line) for line in lines]
    assert sum(a != b for a, b in zip(lines, taken, strict=True)) == choices
    assert underlined(schema_of(name), "\n".join(taken)) == []


SESSION = """\
title: Day
language: en
start: 9.00
participants: 14
agenda:
  - exercise: mirror
    keep: must
    prints: [{worksheet: promise, per: person}]
  - talk: Hello
    minutes: 5
    text: Words.
  - break: 15
"""
EXERCISE = (ROOT / "exercises/warm-up/mirror/exercise.yaml").read_text(encoding="utf-8")
WORDS = (ROOT / "exercises/decks/customers/en.yaml").read_text(encoding="utf-8")
THEME = (ROOT / "templates/themes/playbill.yaml").read_text(encoding="utf-8")
STARTER = (ROOT / "templates/sessions/listening-90/session.yaml").read_text(encoding="utf-8")
MISTAKES = [
    ("session", SESSION, "title: Day", "titel: Day", "'titel'"),
    ("session", SESSION, "title: Day\n", "", "'title' is a required property"),
    ("session", SESSION, "start: 9.00", "start: nine", "'nine'"),
    ("session", SESSION, "participants: 14", "participants: {a: b}", "{'a': 'b'}"),
    ("session", SESSION, "participants: 14", "participants: [{type: big}]", "{'type': 'big'}"),
    ("session", SESSION, "keep: must", "keep: maybe", "'maybe' is not one of ['must', 'may-cut']"),
    ("session", SESSION, "keep: must", "kep: must", "'kep' was unexpected"),
    ("session", SESSION, "    minutes: 5\n", "", "'minutes' is a dependency of 'talk'"),
    ("session", SESSION, "break: 15", "break: 15\n    minutes: 15", "False schema does not allow 15"),
    ("session", SESSION, "keep: must", "text: Words.", "False schema does not allow 'Words.'"),
    ("session", SESSION, "- break: 15", "- break: 15\n    exercise: mirror", "valid under each of"),
    ("session", SESSION, "- break: 15", "- at: 10.00", "not valid under any of the given schemas"),
    ("session", SESSION, "break: 15", "break: long", "'long'"),
    ("session", SESSION, "per: person", "per: head", "'head' is not one of"),
    ("session", SESSION, "worksheet: promise, ", "", "not valid under any of the given schemas"),
    ("session", SESSION, "per: person", "per: person, cards: 2", "'deck' is a dependency of 'cards'"),
    ("session", SESSION, "start:", "print: [A4]\nstart:", "['A4'] is not of type 'object'"),
    ("session", SESSION, "start:", "print: {ink: color}\nstart:", "'color' is not one of"),
    ("session", SESSION, "start:", "brand: {main: red}\nstart:", "'red' does not match"),
    ("session", SESSION, "start:", "brand: {colour: red}\nstart:", "'colour' was unexpected"),
    ("session", SESSION, "start:", "goals: listening\nstart:", "'listening' is not of type 'array', 'null'"),
    ("exercise", EXERCISE, "form: pairs", "form: couples", "'couples' is not one of"),
    ("exercise", EXERCISE, "form: pairs", "form: groups", "'size' is a required property"),
    ("exercise", EXERCISE, "form: pairs", "form: pairs\nsize: 4-5", "False schema does not allow '4-5'"),
    ("exercise", EXERCISE, "energy: 3", "energy: 6", "6 is greater than the maximum of 5"),
    ("exercise", EXERCISE, "room: open-floor\n", "", "'room' is a required property"),
    ("exercise", EXERCISE, "people: {min: 4, max: 24}", "people: [4, 24]", "[4, 24] is not of type 'object'"),
    ("deck", "layout: story\naccent: map\n", "map", "mapp", "'mapp' is not one of"),
    ("deck", "layout: story\naccent: map\n", "layout: story\n", "", "'layout' is a required property"),
    ("deck-words", WORDS, "\nkind:", "\nkinds:", "'kinds' was unexpected"),
    ("deck-words", WORDS, "cards:\n", "cards:\n  Bad Id: {title: x}\n", "'Bad Id'"),
    ("worksheet", "accent: map\n", "map", "[map]", "['map']"),
    ("worksheet", "accent: map\n", "accent", "accnt", "'accnt' was unexpected"),
    ("worksheet-words", "title: A\nsees: B\n", "title", "name", "'title' is a required property"),
    ("worksheet-words", "title: A\nsees: B\n", "B", "[B]", "['B']"),
    ("worksheet-words", "title: A\nsees: B\n", "sees", "What I see", "'What I see'"),
    ("starter", STARTER, "language: fi\n", "", "'language' is a required property"),
    ("starter", STARTER, "language: fi\n", "language: fi\ntitle: No\n", "'title' was unexpected"),
    ("starter-words", "title: A\ntalks: {b: {title: C}}\n", "{title: C}", "{text: C}", "'title' is a required"),
    ("starter-words", "title: A\ntalks: {b: {title: C}}\n", "{b: {title: C}}", "[C]", "['C'] is not of type 'object'"),
    ("theme", THEME, "  side: 18\n", "", "'side' is a required property"),
    ("theme", THEME, "fonts:", "font:", "'fonts' is a required property"),
    ("theme", THEME, "body: 9.8/13.6", "body: 9.8", "9.8 is not of type 'string'"),
    ("theme", "based-on: playbill\ntitle: A\npage: {side: 18}\n", "18", "wide", "'wide'"),
    ("theme", "based-on: playbill\ntitle: A\nfonts: {text: {bold: 7}}\n", "text", "txt", "'txt' was unexpected"),
    ("theme", "based-on: playbill\nbrand: {main: '#112233'}\n", "#112233", "#12", "'#12'"),
    ("labels", "units: {a: b}\nstages: {map: X}\n", "{map: X}", "[X]", "['X'] is not of type 'object'"),
    ("labels", "stages: {map: X}\n", "X", "{a: b}", "{'a': 'b'}"),
    ("layer", "name: A\nversion: 1.0\n", "1.0", "first", "'first'"),
    ("layer", "name: A\nlicence: MIT\n", "licence", "license", "'license' was unexpected"),
    ("skills", "skills: [a]\n", "skills", "skill", "'skills' is a required property"),
    ("skills", "skills: [a]\n", "[a]", "{a: b}", "{'a': 'b'} is not of type 'array', 'null'"),
]  # fmt: skip
MODELS: dict[str, type[BaseModel]] = {
    "session": SessionModel, "exercise": ExerciseModel, "deck": DeckModel, "deck-words": DeckWords,
    "worksheet": WorksheetModel, "starter": StarterModel, "starter-words": StarterWords, "theme": ThemeFile,
    "skills": SkillsModel, "layer": LayerModel,
}  # fmt: skip


@pytest.mark.parametrize(("schema", "text", "old", "new", "told"), MISTAKES)
def test_mistakes_are_underlined(schema: str, text: str, old: str, new: str, told: str) -> None:
    assert underlined(schema, text) == []
    assert text.count(old) >= 1
    messages = underlined(schema, text.replace(old, new, 1))
    assert any(told in message for message in messages), messages


def test_there_are_mistakes_in_every_kind() -> None:
    assert {schema for schema, *_ in MISTAKES} == set(SCHEMAS)


@pytest.mark.parametrize("schema", MODELS)
def test_the_keys_are_those_of_the_model(schema: str) -> None:
    fields = {field.alias or name: field.is_required() for name, field in MODELS[schema].model_fields.items()}
    named = set(VALIDATORS[schema].schema["properties"]) - {"based-on"}
    whole = VALIDATORS[schema].schema
    required = whole.get("then" if schema == "theme" else "", whole).get("required", ())
    assert named == set(fields)
    assert set(required) == {name for name, needed in fields.items() if needed}


def test_labels_may_hold_only_what_they_change() -> None:
    assert underlined("labels", "words: {client: your organisation}\nskills: {own-skill: my own}\n") == []


def test_a_theme_on_another_may_hold_only_what_it_changes() -> None:
    for text in ("based-on: playbill\n", "based-on: playbill\ntype: {normal: {handbook: {body: 11/15}}}\n"):
        assert underlined("theme", text) == []
    assert underlined("theme", "title: A\n") != []
