# ruff: noqa: E501 - exact messages stay on one line
"""`workshop bundle`: a layer in one file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

FACTS = ("--name", "Ours", "--version", "1.1", "--author", "Aino", "--licence", "CC BY 4.0")


@pytest.fixture
def ours(run: Run) -> Path:
    """Start a layer with one deck in it, as a trainer would."""
    run("new", "layer", "Our content")
    run("--library", "our-content", "new", "deck", "cases")
    return Path("our-content")


def test_a_new_layer_says_what_is_left_to_fill_in(run: Run, ours: Path) -> None:
    result = run("bundle", "our-content")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        'layer.yaml: "author" is missing\n  hint: write "author: Aino Esimerkki" in layer.yaml, or give --author "Aino Esimerkki"\n'
        'layer.yaml: "licence" is missing\n  hint: write "licence: CC BY 4.0" in layer.yaml, or give --licence "CC BY 4.0"\n'
    )
    file = ours / "layer.yaml"
    file.write_text(file.read_text().replace("#author", "author").replace("#licence", "licence"))
    result = run("bundle", "our-content")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "Our content 1.0, by Aino Esimerkki, CC BY 4.0: 1 deck, in en, fi\nour-content-1.0.zip\n"
    assert Path("our-content-1.0.zip").is_file()


def test_what_is_said_goes_before_the_file(run: Run, ours: Path) -> None:
    result = run("bundle", "our-content", "-o", "set.zip", *FACTS)
    assert result.stdout == "Ours 1.1, by Aino, CC BY 4.0: 1 deck, in en, fi\nset.zip\n"
    first = Path("set.zip").read_bytes()
    assert run("bundle", "our-content", "-o", "set.zip", *FACTS).exit_code == 0
    assert Path("set.zip").read_bytes() == first


def test_a_version_that_was_not_raised_is_told(run: Run, ours: Path) -> None:
    run("bundle", "our-content", "-o", "set.zip", *FACTS)
    (ours / "README.md").write_text("# Other words\n")
    result = run("bundle", "our-content", "-o", "set.zip", *FACTS)
    told = "there was a version 1.1 with other files: if you have shared it, raise the version, and bundle again\n"
    assert (result.exit_code, result.stderr) == (0, told)
    assert run("bundle", "our-content", "-o", "set.zip", *FACTS, "--version", "1.2").stderr == ""


def test_what_stays_behind_and_what_is_code_is_told(run: Run, ours: Path) -> None:
    run("--library", "our-content", "new", "worksheet", "seen")
    (ours / "exercises" / ".DS_Store").touch()
    (ours / "exercises" / "notes.docx").touch()
    result = run("bundle", "our-content", *FACTS)
    assert result.stderr == (
        "2 files left out, which workshop does not read: exercises/.DS_Store, exercises/notes.docx\n"
        "it carries 1 template: to install it, --trust is needed\n"
    )
    assert result.exit_code == 0


def test_a_layer_with_errors_is_not_packed(run: Run, ours: Path) -> None:
    (ours / "exercises/decks/cases/deck.yaml").write_text("layout: story\n")
    result = run("bundle", "our-content", *FACTS)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == 'exercises/decks/cases/deck.yaml: "accent" is missing\n  hint: add "accent: …"\n'
    assert list(Path().glob("*.zip")) == []


def test_nothing_else_is_written_over(run: Run, ours: Path) -> None:
    Path("set.zip").write_text("my thesis")
    result = run("bundle", "our-content", "-o", "set.zip", *FACTS)
    told = "set.zip: there is such a file already, and it is not a bundle\n  hint: choose another file with -o FILE\n"
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", told)
    assert Path("set.zip").read_text() == "my thesis"


def test_json(run: Run, ours: Path) -> None:
    run("--library", "our-content", "new", "worksheet", "seen")
    result = run("bundle", "our-content", "--json", "-o", "set.zip", *FACTS)
    data = json.loads(result.stdout)
    assert result.stderr == ""
    assert list(data) == [
        "format", "id", "name", "version", "author", "licence", "languages", "files",
        "templates", "left-out", "bundle", "problems",
    ]  # fmt: skip
    assert data["templates"] == ["templates/worksheets/seen/sheet.xml.j2"]
    whole = Path("set.zip").read_bytes()
    sha256 = hashlib.sha256(whole).hexdigest()
    assert data["bundle"] == {"file": "set.zip", "bytes": len(whole), "sha256": sha256}
    told = json.loads(run("bundle", "none", "--json").stdout)["problems"]
    assert [(problem["file"], problem["message"]) for problem in told] == [("none", "there is no such folder")]


def test_what_leans_on_another_layer_may_be_packed_with_it(run: Run, ours: Path) -> None:
    run("new", "layer", "more")
    run("--library", "more", "new", "exercise", "slow", "--from", "mirror", "--lang", "en")
    facts = Path("more/exercises/warm-up/slow/exercise.yaml")
    facts.write_text(facts.read_text() + "\nprints: [{deck: cases, per: group}]\n")
    result = run("bundle", "more", *FACTS)
    assert result.exit_code == 1
    assert 'unknown deck "cases"' in result.stderr
    assert "it leans on other layers" not in result.stderr
    assert run("--library", "our-content", "bundle", "more", *FACTS).exit_code == 0
