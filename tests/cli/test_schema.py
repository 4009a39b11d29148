"""`workshop schema`: the kinds, one of them, and all of them put where files name them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.cli.test_main import modules_of
from workshop.content.schemas import FOLDER, SCHEMAS, read_schema

Run = Callable[..., Result]

NAMES = [f"{FOLDER}/{schema}.json" for schema in SCHEMAS]


def test_the_kinds_are_listed_with_their_files(run: Run) -> None:
    result = run("schema")
    first, *lines = result.stdout.splitlines()
    assert (result.exit_code, result.stderr, first) == (0, "", "schemas")
    assert [line.split(maxsplit=1) for line in lines] == [[kind, what] for kind, what in SCHEMAS.items()]


def test_the_help_names_every_kind(run: Run) -> None:
    words = run("schema", "-h").stdout.replace(",", "").replace(".", "").split()
    assert [kind for kind in SCHEMAS if kind not in words] == []


@pytest.mark.parametrize("kind", SCHEMAS)
def test_one_is_printed_as_it_is(run: Run, kind: str) -> None:
    result = run("schema", kind)
    assert (result.exit_code, result.stdout, result.stderr) == (0, read_schema(kind), "")
    assert json.loads(result.stdout)["type"] == "object"


def test_all_are_put_where_files_name_them(run: Run) -> None:
    result = run("schema", "--write")
    assert (result.exit_code, result.stdout.splitlines(), result.stderr) == (0, NAMES, "")
    assert [Path(name).read_text("utf-8") for name in NAMES] == [read_schema(kind) for kind in SCHEMAS]
    again = run("schema", "--write")
    assert (again.stdout, again.stderr) == ("", "all of them are in .workshop/schemas, as they should be\n")
    Path(NAMES[0]).write_text("mine")
    refused = run("schema", "--write")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr.splitlines()[0] == f"{NAMES[0]}: this is not from workshop, and is left alone"
    assert Path(NAMES[0]).read_text() == "mine"


def test_the_first_library_takes_them(run: Run) -> None:
    Path("own").mkdir()
    result = run("--library", "own", "schema", "--write")
    assert result.stdout.splitlines() == [f"own/{name}" for name in NAMES]
    missing = run("--library", "none", "schema", "--write")
    assert (missing.exit_code, missing.stdout) == (1, "")
    assert missing.stderr == "none: there is no such folder\n  hint: check the path behind --library\n"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("sesion", '"sesion" is not a kind; did you mean "session"?'),
        ("zzz", f'"zzz" is not a kind; the kinds are {", ".join(SCHEMAS)}'),
        ("session --write", "--write puts all of them there: leave the kind out"),
    ],
)
def test_what_click_rejects(run: Run, asked: str, told: str) -> None:
    result = run("schema", *asked.split())
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


def test_printing_one_needs_no_model(tmp_path: Path) -> None:
    assert modules_of(tmp_path, "schema", "session").isdisjoint({"pydantic", "reportlab", "jinja2"})
