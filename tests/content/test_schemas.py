"""Which schema a file goes by, and how it names it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from workshop.content.schemas import (
    FOLDER,
    MARK,
    SCHEMAS,
    kept_file,
    read_schema,
    schema_of,
    with_schema,
    without_schema,
)
from workshop.content.translation import lay_out_yaml

BOX = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("file", "schema"),
    [
        ("day.yaml", "session"),
        ("exercises/warm-up/mirror/exercise.yaml", "exercise"),
        ("exercises/decks/customers/deck.yaml", "deck"),
        ("exercises/decks/customers/fi.yaml", "deck-words"),
        ("templates/worksheets/promise/worksheet.yaml", "worksheet"),
        ("templates/worksheets/promise/pt-br.yaml", "worksheet-words"),
        ("templates/sessions/listening-90/session.yaml", "starter"),
        ("templates/sessions/listening-90/en.yaml", "starter-words"),
        ("templates/themes/plain.yaml", "theme"),
        ("templates/labels/sv.yaml", "labels"),
        ("exercises/skills.yaml", "skills"),
        ("layer.yaml", "layer"),
        ("exercises/warm-up/mirror/fi.md", ""),
        ("templates/worksheets/promise/sheet.xml.j2", ""),
        ("exercises/other.yaml", ""),
        ("templates/themes/deeper/plain.yaml", ""),
        ("README.md", ""),
    ],
)
def test_each_file_goes_by_the_schema_of_its_place(file: str, schema: str) -> None:
    assert schema_of(file) == schema


def test_every_yaml_file_of_the_box_goes_by_one() -> None:
    files = [
        path.relative_to(BOX).as_posix() for top in ("exercises", "templates") for path in (BOX / top).rglob("*.yaml")
    ]
    assert len(files) > 60
    assert {schema_of(file) for file in files} == set(SCHEMAS) - {"session", "layer"}


def test_the_first_line_leads_to_the_copy_in_the_layer() -> None:
    file = "exercises/decks/x/deck.yaml"
    first, rest = with_schema("# Words.\nlayout: story\n", file).split("\n", 1)
    assert first == "# yaml-language-server: $schema=../../../.workshop/schemas/deck.json"
    assert rest == "# Words.\nlayout: story\n"
    assert (Path("/layer") / file).parent.joinpath(first.partition("=")[2]).as_posix().count("..") == file.count("/")
    assert with_schema("", "day.yaml") == f"# yaml-language-server: $schema={FOLDER}/session.json\n"
    assert with_schema("# x\n", "templates/cards/x.yaml") == "# x\n"


def test_another_place_takes_another_line() -> None:
    text = '# Started from the deck "x".\n# yaml-language-server: $schema=../old.json\nlayout: story\n'
    moved = with_schema(text, "day.yaml")
    assert moved.count("$schema") == 1
    assert with_schema(moved, "day.yaml") == moved
    assert without_schema(moved) == '# Started from the deck "x".\nlayout: story\n'


def test_a_language_that_is_laid_out_names_none() -> None:
    laid_out = lay_out_yaml(with_schema("# Words.\ntitle: Cases\n", "exercises/decks/x/en.yaml"), "en.yaml", "de")
    assert "$schema" not in laid_out
    assert laid_out.endswith("\n# Words.\n#title: Cases\n")


def test_no_file_of_the_box_names_a_schema() -> None:
    for top in ("exercises", "templates"):
        assert [path for path in (BOX / top).rglob("*.yaml") if "$schema" in path.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize("schema", SCHEMAS)
def test_a_schema_says_that_it_is_ours(schema: str) -> None:
    text = read_schema(schema)
    assert MARK in text[:1000]
    assert json.loads(text)["description"] == SCHEMAS[schema]
    assert {path.stem for path in kept_file(schema).parent.iterdir()} == set(SCHEMAS)
