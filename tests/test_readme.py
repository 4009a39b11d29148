from __future__ import annotations

import re

import click
import pytest

from tests.write_reference import BEGIN, END, README, with_reference
from workshop.cli.build import command as build
from workshop.cli.main import COMMANDS, cli
from workshop.content.client_cards import read_cards
from workshop.content.columns import HEADINGS, HINT, match_columns, word_of
from workshop.content.table import parse_table
from workshop.errors import Problems
from workshop.page.vocabulary import reference

TEXT = README.read_text(encoding="utf-8")


def test_the_reference_of_the_markup_is_that_of_the_code() -> None:
    written = TEXT.partition(BEGIN)[2].partition(END)[0]
    assert written.strip() == reference().strip(), "run: python -m tests.write_reference"


def test_writing_the_reference_changes_nothing_else() -> None:
    assert with_reference(with_reference(TEXT)) == with_reference(TEXT)
    assert with_reference(f"a\n{BEGIN}\nold\n{END}\nb\n") == f"a\n{BEGIN}\n{reference().strip()}\n{END}\nb\n"


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_is_named(name: str) -> None:
    assert f"`workshop {name}" in TEXT


def test_every_heading_of_a_spreadsheet_is_named() -> None:
    known = {heading for words in HEADINGS.values() for each in words.values() for heading in each}
    table = TEXT.partition("| column | headings |")[2].partition("\n\n")[0]
    assert set(re.findall("`([^`]+)`", table)) == known


def test_the_spreadsheet_makes_a_deck() -> None:
    written = TEXT.partition("```csv\n")[2].partition("```")[0]
    table = parse_table(written, "cases.csv", lambda cell: bool(word_of(cell)), HINT, problems := Problems())
    assert table
    columns = match_columns(table, problems)
    assert columns
    assert [card.id for card in read_cards(table, columns, problems)] == [
        "the-bill-came-twice", "the-wallet-stayed-at-home",
    ]  # fmt: skip
    assert (list(problems), columns.notes, columns.fields) == ([], (), ("text", "ask"))


def test_every_option_of_build_is_named() -> None:
    options = [max(parameter.opts, key=len) for parameter in build.params if isinstance(parameter, click.Option)]
    assert len(options) >= 10
    row = next(line for line in TEXT.splitlines() if line.startswith("| `workshop build"))
    missing = [option for option in options if f"`{option}`" not in row and f"`{option}`" not in TEXT]
    assert [option for option in missing if option != "--quiet"] == []
    assert "`-q`" in row
    assert any("--library" in parameter.opts for parameter in cli.params)
    assert "--library" in TEXT
