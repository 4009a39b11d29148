# ruff: noqa: E501 - exact messages stay on one line
"""`workshop diff`: what a layer says beside what is beneath it, and accepting it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

FI = "exercises/warm-up/mirror/fi.md"
PURKU = "## Purku (6 min)\n\n- Mitä nyt?\n"


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


@pytest.fixture
def below(run: Run) -> Run:
    """Run with a layer `below` beneath one in the folder itself, whose debrief lies over that of the layer."""
    write(FI, PURKU)
    write(f"below/{FI}", "## Purku (6 min)\n\n- Kuka johti?\n")

    def invoke(*args: str) -> Result:
        return run("--library", ".", "--library", "below", *args)

    assert invoke("check").stdout == "no problems\n"
    return invoke


def test_only_what_differs_is_shown(run: Run) -> None:
    write(FI, PURKU)
    result = run("diff", "mirror")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        f"{FI}\n\nPurku\n  this folder:\n    ## Purku (6 min)\n\n    - Mitä nyt?\n  the box:\n    ## Purku (6 min)\n\n"
        "    - Mitä tapahtui, kun kukaan ei johtanut?\n    - Miltä tuntui seurata? Entä johtaa?\n"
        "    - Mistä huomasit, mitä toinen aikoi tehdä? Millaisia merkkejä asiakas antaa sinulle?\n"
        "    - Mitä teet toisin seuraavan kiireisen asiakkaan kanssa?\n"
    )


def test_keys_of_several_files(run: Run) -> None:
    write("exercises/decks/customers/deck.yaml", "status: draft\naccent: map\n")
    write("exercises/decks/customers/en.yaml", "cards:\n  karoliina: {ask: What now?}\n")
    assert run("diff", "customers").stdout == (
        "exercises/decks/customers/deck.yaml\n\nstatus\n  this folder:\n    draft\n  the box: (nothing)\n\n"
        "accent\n  this folder:\n    map\n  the box:\n    explore\n\n"
        "exercises/decks/customers/en.yaml\n\ncards.karoliina\n  this folder:\n    ask: What now?\n"
        "  the box:\n    ask: What would your first sentence be?\n"
    )
    assert "deck.yaml" not in run("diff", "exercises/decks/customers/en.yaml").stdout


def test_templates_line_by_line(run: Run) -> None:
    box = Path(__file__).parents[2] / "templates/documents/forms.xml.j2"
    lines = box.read_text(encoding="utf-8").splitlines()
    write("templates/documents/forms.xml.j2", "\n".join([*lines[:2], "{# Mine #}", *lines[2:]]))
    first, second = lines[:2]
    assert run("diff", "templates/documents/forms.xml.j2").stdout == (
        "templates/documents/forms.xml.j2\n\nline 1\n  this folder:\n"
        + "".join(f"    {line}".rstrip() + "\n" for line in [first, second, "{# Mine #}", *lines[2:4]])
        + "  the box:\n"
        + "".join(f"    {line}".rstrip() + "\n" for line in lines[:4])
    )


def test_a_language_alone(run: Run) -> None:
    write(FI, PURKU)
    write(FI.replace("fi", "en"), "## Why\n\nMine.\n")
    assert "en.md" in run("diff", "mirror").stdout
    result = run("diff", "mirror", "--lang", "fi")
    assert ("fi.md" in result.stdout, "en.md" in result.stdout) == (True, False)
    assert run("diff", "mirror", "--lang", "de").stderr == "no text in German\n"
    assert run("diff", "labels/fi", "--lang", "fi").stderr == ""


@pytest.mark.parametrize(
    ("files", "word", "told"),
    [
        ({}, "mirror", "mirror is only in the box: nothing lies over it"),
        ({"exercises/close/own/en.md": "# Own\n"}, "own", "own is only in this folder: nothing lies beneath it"),
        ({"exercises/warm-up/mirror/de.md": "# Spiegel\n"}, "mirror", "mirror is in the box and this folder, but no file of it lies over another"),
        ({FI: "# Peili\n"}, "mirror", "mirror: what lies over another layer says the same as what is beneath it"),
        ({}, "templates/documents/guide.xml.j2", "templates/documents/guide.xml.j2 is only in the box: nothing lies over it"),
    ],
)  # fmt: skip
def test_nothing_to_show(run: Run, files: dict[str, str], word: str, told: str) -> None:
    for name, text in files.items():
        write(name, text)
    result = run("diff", word)
    assert (result.exit_code, result.stdout, result.stderr) == (0, f"{told}\n", "")


def test_a_text_with_errors_says_which(run: Run) -> None:
    write(FI, "## Prku\n\nx\n")
    result = run("diff", "mirror")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f'{FI}:1:1: unknown section "Prku"\n  ## Prku\n  ^\n  hint: did you mean "Purku"?\n'


def test_what_cannot_be_found(run: Run) -> None:
    for word, told in (
        ("miror", 'miror: nothing is called "miror"\n  hint: did you mean "mirror"?\n'),
        ("empathy-map", 'empathy-map: "empathy-map" is an exercise and a worksheet\n  hint: write "exercise/empathy-map" or "worksheet/empathy-map"\n'),
    ):  # fmt: skip
        for more in ((), ("--seen",)):
            result = run("diff", word, *more)
            assert (result.exit_code, result.stdout, result.stderr) == (1, "", told)


def test_json(below: Run) -> None:
    write(f"below/{FI}", "## Purku (6 min)\n\n- Kuka seurasi?\n")
    data = json.loads(below("diff", "mirror", "--json").stdout)
    assert (data["format"], data["word"], len(data["differences"])) == (1, "mirror", 2)
    assert data["differences"][0] == {
        "file": FI, "part": "debrief", "title": "Purku", "line": 1, "layer": ".",
        "text": "## Purku (6 min)\n\n- Mitä nyt?",
        "below": {"layer": "below", "text": "## Purku (6 min)\n\n- Kuka seurasi?"}, "changed": True,
    }  # fmt: skip
    other = data["differences"][1]
    assert (other["layer"], other["below"]["layer"], other["changed"]) == ("below", "the box", False)
    assert json.loads(below("diff", "hot-seat", "--json").stdout)["differences"] == []


def test_a_change_beneath_is_told_shown_and_accepted(below: Run) -> None:
    write(f"below/{FI}", "## Purku (6 min)\n\n- Kuka seurasi?\n")
    told = (
        f'{FI}:1:1: warning: "Purku" was written over another text than the one that is beneath it now\n'
        "  ## Purku (6 min)\n  ^\n"
        '  hint: "workshop --library . --library below diff mirror" shows both; '
        '"workshop --library . --library below diff mirror --seen" when it is as you want it\n'
    )
    for args in ((), (".",), ("exercises",), (FI,)):
        result = below("check", *args)
        assert (result.exit_code, result.stdout, result.stderr) == (0, "1 warning\n", told)
    assert below("check", "exercises/warm-up/yes-and").stdout != "1 warning\n"
    assert "\nPurku, beneath which something else lay when it was written\n" in below("diff", "mirror").stdout
    assert below("diff", "mirror", "--seen", "--lang", "en").stdout == "nothing in it was waiting to be looked at\n"
    assert below("diff", "mirror", "--seen").stdout == f"{FI}  Purku  .\n1 part noted as you want it\n"
    assert below("check").stderr == ""
    assert below("diff", "mirror", "--seen").stdout == "nothing in it was waiting to be looked at\n"
    assert "beneath which" not in below("diff", "mirror").stdout


def test_a_language_left_behind_is_accepted(run: Run) -> None:
    run("new", "exercise", "mirror", "--lang", "fi", "--lang", "en")
    text = Path(FI).read_text(encoding="utf-8")
    write(FI, text.replace("Mitä tapahtui", "Mitä nyt tapahtui"))
    english = FI.replace("fi.md", "en.md")
    assert run("check").stderr == (
        f"{english}: warning: not touched since fi.md was changed (Purku)\n"
        '  hint: change it too, or say "workshop diff mirror --seen" if it is right as it is\n'
    )
    data = json.loads(run("diff", "mirror", "--seen", "--json").stdout)
    assert data == {"format": 1, "word": "mirror", "seen": [{"file": english, "part": "", "layer": "this folder"}]}
    assert run("check").stderr == ""


def test_a_record_that_cannot_be_used_can_accept_nothing(run: Run) -> None:
    write(FI, PURKU)
    write("seen.json", "{")
    result = run("diff", "mirror", "--seen")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("seen.json: warning: this record of what was seen cannot be used: ")
    result = run("diff", "mirror")
    assert (result.exit_code, result.stdout.startswith(FI)) == (0, True)
    assert result.stderr.startswith("seen.json: warning: ")
    assert run("diff", "mirror", "--lang", "Finnish").exit_code == 2
