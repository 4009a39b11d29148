# ruff: noqa: E501 - exact messages stay on one line
"""`workshop new`: files that work at once, written all or none, and never over others."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import Result
from jsonschema import Draft7Validator

from tests.cli.conftest import Builder
from tests.editors import Core, seen
from tests.pdf_reading import shows
from workshop.content.library import Library
from workshop.content.table import SAVE_AS
from workshop.pack.box import box_layer

Run = Callable[..., Result]

KINDS = {
    "exercise Vaikea asiakas": ["exercises/practise/vaikea-asiakas/exercise.yaml", "exercises/practise/vaikea-asiakas/fi.md", "exercises/practise/vaikea-asiakas/en.md"],
    "exercise calm --stage close --lang en": ["exercises/close/calm/exercise.yaml", "exercises/close/calm/en.md"],
    "deck cases": ["exercises/decks/cases/deck.yaml", "exercises/decks/cases/fi.yaml", "exercises/decks/cases/en.yaml"],
    "worksheet seen": ["templates/worksheets/seen/worksheet.yaml", "templates/worksheets/seen/sheet.xml.j2", "templates/worksheets/seen/fi.yaml", "templates/worksheets/seen/en.yaml"],
    "session tomorrow": ["tomorrow.yaml"],
    "theme acme": ["templates/themes/acme.yaml"],
    "layer ours": ["ours/README.md", "ours/layer.yaml"],
    "exercise slow --from mirror --lang fi": ["exercises/warm-up/slow/exercise.yaml", "exercises/warm-up/slow/fi.md"],
    "deck feelings --from emotions --lang en": ["exercises/decks/feelings/deck.yaml", "exercises/decks/feelings/en.yaml"],
    "session day.yaml --from listening-90": ["day.yaml"],
    "theme sober --from theme/plain": ["templates/themes/sober.yaml"],
}  # fmt: skip
NEXT = {
    "exercise": "check exercises/", "deck": "check exercises/decks/", "worksheet": "check templates/worksheets/",
    "session": "build ", "theme": "check templates/themes/", "layer": "--library ours new exercise NAME",
}  # fmt: skip


def errors(result: Result) -> list[str]:
    assert (result.exit_code, result.stdout) == (1, "")
    return result.stderr.splitlines()


def written() -> set[str]:
    files = {path.as_posix() for path in Path().rglob("*") if path.is_file()}
    return {file for file in files if "/.workshop/" not in f"/{file}"}


@pytest.mark.parametrize("asked", KINDS)
def test_each_kind_is_written_and_passes_the_check(run: Run, asked: str) -> None:
    result = run("new", *asked.split())
    *files, then = result.stdout.splitlines()
    assert result.exit_code == 0
    assert (files, written()) == (KINDS[asked], set(KINDS[asked]))
    assert then.startswith(f"next: workshop {NEXT[asked.split()[0]]}")
    checked = run("check", *(files if asked.startswith("session") else ()))
    assert (checked.exit_code, "error" in checked.stdout) == (0, False), checked.stderr
    if "--lang" not in asked:
        assert checked.stderr == ""


def test_a_session_of_all_that_is_new_builds(run: Run) -> None:
    for asked in ("exercise Vaikea asiakas", "deck cases", "worksheet seen", "theme acme", "session day"):
        assert run("new", *asked.split()).exit_code == 0
    day = Path("day.yaml").read_text(encoding="utf-8")
    prints = "    prints: [{deck: cases, per: pair}, {worksheet: seen, per: person}, {worksheet: seen, per: group, paper: A3}]"
    day = re.sub(r"(?s)agenda:.*?\n\n", f"agenda:\n  - exercise: vaikea-asiakas\n{prints}\n\n", day)
    Path("day.yaml").write_text(day.replace("#theme: playbill", "theme: acme"), encoding="utf-8")
    result = run("build", "day.yaml", "--only", "guide,handbook,worksheets,cards")
    assert (result.exit_code, result.stderr) == (0, 'building "day" …\n')
    assert [line.split()[0] for line in result.stdout.splitlines()] == [
        "1-guide-1x.pdf", "2-handbook-14x.pdf", "3-worksheets-a3-4x.pdf", "4-cards-6x.pdf", "output/day",
    ]  # fmt: skip


@pytest.mark.parametrize("asked", ["session tomorrow", "session day --from listening-90", "session pv --lang fi"])
def test_a_new_session_builds(run: Run, builder: Builder, asked: str) -> None:
    run("new", *asked.split())
    name = asked.split()[1]
    result = run("build", f"{name}.yaml")
    assert (result.exit_code, result.stderr.splitlines()[1:]) == (0, [])
    assert builder.session.slug == name


def test_the_name_becomes_an_id_and_stays_the_title(run: Run) -> None:
    result = run("new", "exercise", "Vaikea", "asiakas", "--lang", "fi")
    assert result.stderr == '"Vaikea asiakas" becomes the id vaikea-asiakas\n'
    assert "# Vaikea asiakas\n" in Path("exercises/practise/vaikea-asiakas/fi.md").read_text(encoding="utf-8")


def test_a_copy_says_what_it_is_of_and_that_its_name_is_still_to_change(run: Run) -> None:
    result = run("new", "exercise", "slow", "--from", "exercise/mirror", "--stage", "map")
    assert result.stderr == 'the words are still those of "mirror": change its name first\n'
    facts = Path("exercises/map/slow/exercise.yaml").read_text(encoding="utf-8")
    started = '# Started from the exercise "mirror" of the box.\nskills: ['
    assert facts.partition("\n")[2].startswith(started)


@pytest.mark.parametrize("asked", ["exercise mirror", "deck emotions", "worksheet empathy-map", "theme playbill"])
def test_an_id_of_the_box_starts_from_what_it_lies_over(run: Run, asked: str) -> None:
    kind, item = asked.split()
    result = run("new", kind, item)
    assert result.exit_code == 0
    assert result.stderr == f'"{item}" is in the box too: this is a copy that lies over it, to change as you like\n'
    assert run("check").stderr == ""
    told = errors(run("new", kind, item))
    assert told[0].endswith(f": this {kind} is there already")
    assert told[1] == "  hint: choose another name, or change the one that is there; nothing was written"


def test_a_new_session_begins_with_no_draft_and_nothing_retired(run: Run, builder: Builder) -> None:
    for item, status in (("warm-up/mirror", "draft"), ("close/one-promise", "retired")):
        Path("exercises", item).mkdir(parents=True)
        Path("exercises", item, "exercise.yaml").write_text(f"status: {status}\n")
    assert run("new", "session", "day").exit_code == 0
    day = Path("day.yaml").read_text(encoding="utf-8")
    first, other, *_, last = re.findall("- exercise: (.*)", day)
    assert first == "one-word-check-in"
    assert other in os.listdir(box_layer().root / "exercises/warm-up")
    assert last in os.listdir(box_layer().root / "exercises/close")
    assert not {"mirror", "one-promise"} & {other, last}
    assert run("build", "day.yaml").stderr == 'building "day" …\n'


def test_a_new_session_begins_with_a_draft_where_there_is_nothing_else(run: Run) -> None:
    for item in os.listdir(box_layer().root / "exercises/warm-up"):
        Path("exercises/warm-up", item).mkdir(parents=True)
        Path("exercises/warm-up", item, "exercise.yaml").write_text("status: draft\n")
    assert run("new", "session", "day").exit_code == 0
    assert "- exercise: mirror\n" in Path("day.yaml").read_text(encoding="utf-8")


def test_a_copy_that_lies_over_the_box_notes_what_is_beneath_it(run: Run) -> None:
    assert run("new", "exercise", "slow", "--from", "mirror").exit_code == 0
    assert "seen.json" not in written()
    assert run("new", "exercise", "mirror", "--from", "mirror", "--lang", "en").exit_code == 0
    seen = json.loads(Path("seen.json").read_text(encoding="utf-8"))["overrides"]
    assert sorted(seen) == ["exercises/warm-up/mirror/en.md", "exercises/warm-up/mirror/exercise.yaml"]


def test_a_session_called_like_a_starter(run: Run) -> None:
    told = '"listening-90" is a starter session too: yours is "listening-90.yaml", with its ending\n'
    assert run("new", "session", "listening-90").stderr == told


@pytest.mark.parametrize(
    ("file", "asked"),
    [
        ("exercises/practise/calm/en.md", "exercise calm"),
        ("tomorrow.yaml", "session tomorrow"),
        ("templates/worksheets/seen/sheet.xml.j2", "worksheet seen"),
        ("ours/README.md", "layer ours"),
    ],
)
def test_nothing_is_written_over(run: Run, file: str, asked: str) -> None:
    Path(file).parent.mkdir(parents=True, exist_ok=True)
    Path(file).write_text("mine")
    told = errors(run("new", *asked.split()))
    assert "there already" in told[0]
    assert told[0].split(":")[0] in (file, file.rpartition("/")[0])
    assert (written(), Path(file).read_text()) == ({file}, "mine")


def test_an_exercise_is_under_one_stage_only(run: Run) -> None:
    run("new", "exercise", "calm", "--stage", "map")
    told = "exercises/map/calm: this exercise is there already"
    assert errors(run("new", "exercise", "calm", "--stage", "close"))[0] == told


def test_the_first_library_takes_what_is_new(run: Run) -> None:
    for name in ("own", "other"):
        Path(name).mkdir()
    Path("other/exercises").mkdir()
    result = run("--library", "own", "--library", "other", "new", "theme", "acme")
    assert result.stdout == "own/templates/themes/acme.yaml\nnext: workshop check own/templates/themes/acme.yaml\n"
    assert run("--library", "own", "new", "session", "day").stdout.endswith("next: workshop build own/day.yaml\n")
    assert errors(run("--library", "none", "new", "theme", "acme")) == [
        "none: there is no such folder", "  hint: check the path behind --library",
    ]  # fmt: skip


def test_a_path_with_a_space_can_be_typed_again(run: Run) -> None:
    Path("our own").mkdir()
    result = run("--library", "our own", "new", "session", "day")
    assert result.stdout == 'our own/day.yaml\nnext: workshop build "our own/day.yaml"\n'


def test_a_layer_holds_its_folders_and_can_be_used(run: Run) -> None:
    result = run("new", "layer", "Our content")
    assert (
        result.stdout
        == "our-content/README.md\nour-content/layer.yaml\nnext: workshop --library our-content new exercise NAME\n"
    )
    assert Path("our-content/README.md").read_text(encoding="utf-8").startswith("# Our content\n")
    assert run("--library", "our-content", "new", "deck", "cases").exit_code == 0
    assert run("check", "our-content").stdout == "no problems\n"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("exercise con", ['con: Windows keeps the name "con" for itself', "  hint: choose another: con-1"]),
        ("deck ../x", ["../x: this is a path, not a name", "  hint: write the name alone; it goes to the folder that you are in, or to the one behind --library"]),
        (f"theme {'a' * 300}", [f"{'a' * 40}…: the name has 300 characters; 60 is the most", "  hint: choose a shorter one; the rest can be said in the file"]),
        ("deck x --from mirror", ['--from: unknown deck "mirror"', '  hint: "mirror" is an exercise']),
        ("exercise x --from miror", ['--from: unknown exercise "miror"', '  hint: did you mean "mirror"?']),
        ("exercise hot-seat --from mirror", ['hot-seat: there is an exercise "hot-seat" in the box, which a copy of "mirror" would be mixed with', '  hint: choose another name, or leave --from out to start from "hot-seat" itself']),
        ("exercise x --lang de", ["--lang: there are no labels in German", '  hint: begin with "workshop new language de"']),
        ("session x --lang de", ["--lang: there are no labels in German", '  hint: begin with "workshop new language de"']),
        ("language Swedish", ["Swedish: this is not the short name of a language", '  hint: write "sv"']),
        ("language ../../x", ["../../x: this is not the short name of a language", "  hint: write its short name, for example de"]),
        ("language con", ["con: this is not the short name of a language", "  hint: write its short name, for example de"]),
        ("language fi", ["fi: all of this is in Finnish already, or laid out to be", '  hint: "workshop check" tells what is left to translate']),
        ("language de --from none.yaml", ["none.yaml: missing"]),
        ("language de --from mirror", ['--from: unknown session "mirror"', '  hint: "mirror" is an exercise']),
    ],
)  # fmt: skip
def test_what_cannot_be_made(run: Run, asked: str, told: list[str]) -> None:
    assert errors(run("new", *asked.split())) == told
    assert written() == set()


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("exersise x", '"exersise" is not a kind; did you mean "exercise"?'),
        ("zzz x", '"zzz" is not a kind; the kinds are exercise, deck, worksheet, session, theme, layer, language'),
        ("deck x --stage map", "only exercises have a stage, not a deck"),
        ("theme x --lang fi", "a theme is the same in every language: leave --lang out"),
        ("session x --lang fi --lang en", "a session file is in one language: give --lang once"),
        ("layer x --from y", "a layer begins empty: to start from another, copy its folder"),
        ("exercise x --from cases.csv", "only a deck is made from a spreadsheet, not an exercise"),
        ("session x --from cases.xlsx", "only a deck is made from a spreadsheet, not a session"),
        ("layer x --from cases.csv", "only a deck is made from a spreadsheet, not a layer"),
        (
            "deck x --from cases.csv --lang fi --lang en",
            "the words of a spreadsheet are in one language: give --lang once",
        ),
        ("deck x --lang Finnish", '"Finnish" is not a language; write its short name, for example fi or en'),
        ("deck", "Missing argument 'NAME'"),
    ],
)
def test_what_click_rejects(run: Run, asked: str, told: str) -> None:
    result = run("new", *asked.split())
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


def test_json(run: Run) -> None:
    result = run("new", "theme", "Acme", "--json")
    assert result.stderr == ""
    assert json.loads(result.stdout) == {
        "format": 1, "kind": "theme", "id": "acme", "files": ["templates/themes/acme.yaml"],
        "notes": ['"Acme" becomes the id acme'], "problems": [], "next": "workshop check templates/themes/acme.yaml",
    }  # fmt: skip
    told = json.loads(run("new", "theme", "acme", "--json").stdout)["problems"]
    assert [(problem["code"], problem["file"]) for problem in told] == [("exists", "templates/themes/acme.yaml")]


@pytest.mark.parametrize("asked", [asked for asked in KINDS if not asked.startswith("layer")])
def test_every_yaml_file_names_its_schema_where_one_is_put(run: Run, asked: str) -> None:
    run("new", *asked.split())
    files = [Path(file) for file in written() if file.endswith(".yaml")]
    assert files
    for file in files:
        first, *rest = file.read_text(encoding="utf-8").split("\n")
        schema = file.parent / first.removeprefix("# yaml-language-server: $schema=")
        assert schema.resolve() == (Path(".workshop/schemas") / schema.name).resolve()
        check = Draft7Validator(json.loads(schema.read_text(encoding="utf-8")))
        assert list(check.iter_errors(seen(yaml.load("\n".join(rest), Core)))) == []


def test_a_copy_of_one_s_own_names_the_schema_once(run: Run) -> None:
    run("new", "deck", "cases", "--lang", "en")
    run("new", "deck", "more", "--from", "cases")
    text = Path("exercises/decks/more/deck.yaml").read_text(encoding="utf-8")
    assert text.startswith(
        "# yaml-language-server: $schema=../../../.workshop/schemas/deck.json\n# Started from the deck"
    )
    assert text.count("$schema") == 1
    run("new", "language", "sv")
    laid_out = Path("exercises/decks/more/sv.yaml").read_text(encoding="utf-8")
    assert laid_out.startswith("# To translate from en.yaml into Swedish")
    assert "$schema" not in laid_out


def test_a_schema_of_another_workshop_is_renewed_and_a_file_of_one_s_own_left_alone(run: Run) -> None:
    run("new", "theme", "acme")
    theme, deck = Path(".workshop/schemas/theme.json"), Path(".workshop/schemas/deck.json")
    new = theme.read_text(encoding="utf-8")
    theme.write_text(new.replace("colour", "color"), encoding="utf-8")
    assert run("new", "theme", "other").stderr == ""
    assert theme.read_text(encoding="utf-8") == new
    deck.write_text("mine")
    result = run("new", "deck", "cases")
    assert (result.exit_code, result.stdout.splitlines()[0]) == (0, "exercises/decks/cases/deck.yaml")
    assert result.stderr.splitlines() == [
        ".workshop/schemas/deck.json: warning: this is not from workshop, and is left alone",
        "  hint: move it to another place, so that workshop can put a schema there",
    ]
    assert deck.read_text() == "mine"


def test_a_new_layer_has_schemas_of_its_own(run: Run) -> None:
    run("new", "layer", "Our own", "content")
    first, *rest = Path("our-own-content/layer.yaml").read_text(encoding="utf-8").split("\n")
    assert first == "# yaml-language-server: $schema=.workshop/schemas/layer.json"
    schema = json.loads(Path("our-own-content/.workshop/schemas/layer.json").read_text(encoding="utf-8"))
    assert list(Draft7Validator(schema).iter_errors(seen(yaml.load("\n".join(rest), Core)))) == []
    assert not Path(".workshop").exists()


def test_what_has_no_schema_puts_none_there(run: Run) -> None:
    run("new", "language", "no", "--from", "listening-90")
    assert not Path(".workshop").exists()


CASES = """\
Otsikko;Teksti;Kysymys;Hinta
Laskua ei tullut;"Soitti kolmesti,
viimeksi numerosta 040 123 4567.";Mitä hän pelkää?;12,50
=cmd()|' /C calc'!A0;<b>{{ 7*7 }}</b> & {% raw %} {participants};**Yes**: no # maybe;
"Kaksi ""eri"" vastausta";”Ei se näin mene”, hän sanoi – kahdesti.;;1
"""
NOTES = """\
"Omat tapaukset" becomes the id omat-tapaukset
3 cards in Finnish, to judge by the headings; if the words are not, rename fi.yaml
to have them in another language too, copy fi.yaml, say to en.yaml, and translate the copy
left out: the column "Hinta"
"Kysymys" is empty on row 4
cases.csv:3:20: warning: "Teksti" on row 2 has what looks like a phone number, "040 …"
  hint: take it out or change it: cards go round the room
"""
DECK = "exercises/decks/omat-tapaukset"


def write_cases(text: str = CASES, name: str = "cases.csv", encoding: str = "utf-8") -> None:
    Path(name).write_bytes(text.encode(encoding))


def test_a_deck_from_a_spreadsheet(run: Run) -> None:
    write_cases()
    result = run("new", "deck", "Omat", "tapaukset", "--from", "cases.csv")
    assert (result.exit_code, result.stderr) == (0, NOTES)
    assert result.stdout == f"{DECK}/deck.yaml\n{DECK}/fi.yaml\nnext: workshop check {DECK}\n"
    assert Path(f"{DECK}/fi.yaml").read_text(encoding="utf-8").partition("\ntitle")[2] == (
        """\
: Omat tapaukset
kind: Kortti
blank: Oma kortti
cards:
  laskua-ei-tullut:
    title: Laskua ei tullut
    text: Soitti kolmesti, viimeksi numerosta 040 123 4567.
    ask: Mitä hän pelkää?
  cmd-c-calc-a0:
    title: =cmd()|' /C calc'!A0
    text: <b>{{ 7*7 }}</b> & {% raw %} {participants}
    ask: '**Yes**: no # maybe'
  kaksi-eri-vastausta:
    title: Kaksi "eri" vastausta
    text: ”Ei se näin mene”, hän sanoi – kahdesti.
"""
    )
    told = (
        f'{DECK}/fi.yaml:11:11: warning: "text" of the card "laskua-ei-tullut" has what looks like a phone number, "040 …"\n'
        "  hint: take it out or change it: cards go round the room\n"
    )
    checked = run("check")
    assert (checked.exit_code, checked.stdout, checked.stderr) == (0, "1 warning\n", told)
    assert run("check", "--strict").exit_code == 1


def test_what_is_in_a_spreadsheet_is_printed_as_it_is_typed(run: Run) -> None:
    write_cases()
    run("new", "deck", "own", "--from", "cases.csv")
    prints = "agenda:\n  - exercise: mirror\n    prints: [{deck: own, per: room}]\n"
    Path("day.yaml").write_text(f"title: Day\nlanguage: fi\nstart: 9.00\nparticipants: 6\n{prints}")
    assert run("build", "day.yaml", "--only", "cards").exit_code == 0
    data = Path("output/day/4-cards-1x.pdf").read_bytes()
    for text in (
        "=cmd()|' /C calc'!A0", "<b>{{ 7*7 }}</b> & {% raw %} {participants}", "**Yes**: no # maybe",
        'Kaksi "eri" vastausta', "”Ei se näin mene”, hän sanoi – kahdesti.",
        "Soitti kolmesti, viimeksi numerosta 040 123 4567.",
    ):  # fmt: skip
        assert shows(data, text), text


def test_a_spreadsheet_in_json(run: Run) -> None:
    write_cases()
    result = run("new", "deck", "Omat tapaukset", "--from", "cases.csv", "--json", "--lang", "fi")
    made = json.loads(result.stdout)
    assert (result.stderr, made["id"], made["notes"][1]) == ("", "omat-tapaukset", "3 cards in Finnish")
    assert [(problem["severity"], problem["code"], problem["file"], problem["line"], problem["column"]) for problem in made["problems"]] == [
        ("warning", "personal", "cases.csv", 3, 20)
    ]  # fmt: skip


def test_a_language_of_ones_own_choice(run: Run) -> None:
    write_cases("Title\nHej\n")
    result = run("new", "deck", "hej", "--from", "cases.csv", "--lang", "sv")
    assert result.stdout.splitlines()[1] == "exercises/decks/hej/sv.yaml"
    told = errors(run("new", "deck", "moi", "--from", "cases.csv", "--lang", "de"))
    assert told == ["--lang: there are no labels in German", '  hint: begin with "workshop new language de"']


def test_a_deck_from_a_spreadsheet_goes_over_no_other(run: Run) -> None:
    write_cases()
    told = errors(run("new", "deck", "customers", "--from", "cases.csv"))
    assert told == [
        'customers: there is a deck "customers" in the box, which these cards would be mixed with',
        '  hint: choose another name, or leave --from out to start from "customers" itself',
    ]
    run("new", "deck", "own", "--from", "cases.csv")
    before = {name: Path(name).read_bytes() for name in written()}
    assert (
        errors(run("new", "deck", "own", "--from", "cases.csv"))[0] == "exercises/decks/own: this deck is there already"
    )
    assert {name: Path(name).read_bytes() for name in written()} == before


@pytest.mark.parametrize(
    ("text", "encoding", "told"),
    [
        ("Otsikko;Teksti\nMäkelä;x\n", "cp1252", ["cases.csv:2:2: byte E4 is not UTF-8 text", "  M\ufffdkel\ufffd;x", "   ^", f"  hint: {SAVE_AS}"]),
        ("Otsikko\tTeksti\nMäkelä\tx\n", "utf-16", ["cases.csv: this is UTF-16 text", f"  hint: {SAVE_AS}"]),
        ("Otsikko;Teksti\nA;b\0\n", "utf-8", ["cases.csv:2:4: a character that cannot be printed: U+0000, a control character", "  A;b\ufffd", "     ^", "  hint: delete it"]),
        ("Otsikko;Teksti\n;;\n", "utf-8", ["cases.csv:1:1: there is nothing below the headings", "  Otsikko;Teksti", "  ^", "  hint: write a row for each card"]),
        (f"Otsikko\n{'A' * 2_000_000}\n", "utf-8", ["cases.csv: larger than 2 MB", "  hint: divide it, or take out what is not text"]),
    ],
    ids=["windows", "utf-16", "nul", "no-rows", "large"],
)  # fmt: skip
def test_spreadsheets_that_cannot_be_used(run: Run, text: str, encoding: str, told: list[str]) -> None:
    write_cases(text, encoding=encoding)
    assert errors(run("new", "deck", "own", "--from", "cases.csv")) == told
    assert written() == {"cases.csv"}


def test_a_spreadsheet_that_is_not_there_or_of_another_kind(run: Run) -> None:
    Path("cases.xlsx").write_bytes(b"PK\x03\x04")
    told = ["cases.xlsx: this is not a CSV file", f"  hint: {SAVE_AS}"]
    assert errors(run("new", "deck", "own", "--from", "cases.xlsx")) == told
    told = ["cases.csv: there is no such file", "  hint: check the name, and the folder that you are in"]
    assert errors(run("new", "deck", "own", "--from", "cases.csv")) == told
    write_cases()
    told = ['--from: unknown deck "cases"', '  hint: to read the file, write "cases.csv"']
    assert errors(run("new", "deck", "own", "--from", "cases")) == told


def uncomment(text: str) -> str:
    """Do the translator's work: take the marks away, and leave the words."""
    lines = text.split("\n")
    if lines[0].startswith("<!--"):
        return "\n".join(lines[3:]).replace("\n-->\n", "\n")
    return re.sub(r"(?m)^#(?! \S)", "", "\n".join(lines[3:]))


def test_a_language_for_one_session(run: Run) -> None:
    result = run("new", "language", "no", "--from", "listening-90")
    *files, then = result.stdout.splitlines()
    assert then == "next: workshop check"
    assert sorted(files) == [
        "exercises/arrive/one-word-check-in/no.md", "exercises/close/one-promise/no.md",
        "exercises/decks/situations/no.yaml", "exercises/practise/paraphrase-first/no.md",
        "exercises/practise/three-levels-of-listening/no.md", "exercises/warm-up/mirror/no.md",
        "templates/labels/no.yaml", "templates/sessions/listening-90/no.yaml",
        "templates/worksheets/listening-notes/no.yaml", "templates/worksheets/promise/no.yaml",
    ]  # fmt: skip
    assert result.stderr == "begin with templates/labels/no.yaml: the headings of exercises come from it\n"
    checked = run("check")
    assert checked.exit_code == 0
    box = Library([box_layer()])
    every = sum(len(box.ids(kind)) for kind in ("exercise", "deck", "worksheet", "session"))
    told = f"exercises: warning: no: 0 of {len(box.ids('exercise'))} exercises translated\n  hint: still to do: "
    assert told in checked.stderr
    assert "all of this is in Norwegian already" in errors(run("new", "language", "no", "--from", "listening-90"))[0]
    assert len(run("new", "language", "no").stdout.splitlines()) == every - 9 + 1


def test_other_languages_build_while_one_is_under_way(run: Run, builder: Builder) -> None:
    run("new", "language", "no")
    labels = Path("templates/labels/no.yaml")
    labels.write_text(labels.read_text(encoding="utf-8").replace("#name", "name"), encoding="utf-8")
    for code in ("fi", "en"):
        assert run("build", "listening-90", "--lang", code).exit_code == 0
    assert len(builder.calls) == 2
    assert run("build", "listening-90", "--lang", "no").exit_code == 1


def test_a_language_builds_when_it_is_written(run: Run, builder: Builder) -> None:
    run("new", "language", "no", "--from", "listening-90", "--lang", "fi")
    for name in written():
        text = uncomment(Path(name).read_text(encoding="utf-8"))
        source = box_layer().root / name.replace("no.", "fi.")
        assert text.strip() == source.read_text(encoding="utf-8").strip()
        Path(name).write_text(text, encoding="utf-8")
    assert run("check").exit_code == 0
    assert run("build", "listening-90", "--lang", "no").exit_code == 0
    assert builder.session.language == "no"


def test_a_language_for_a_session_of_your_own(run: Run) -> None:
    Path("day.yaml").write_text(
        "agenda:\n  - exercise: one-promise\n  - break: 5\n    prints: [{deck: beliefs, per: room}]\n"
    )
    result = run("new", "language", "de", "--from", "day.yaml")
    assert sorted(result.stdout.splitlines()) == [
        "exercises/close/one-promise/de.md", "exercises/decks/beliefs/de.yaml", "next: workshop check",
        "templates/labels/de.yaml", "templates/worksheets/promise/de.yaml",
    ]  # fmt: skip


def test_nothing_is_printed_that_a_terminal_may_not_have(run: Run) -> None:
    assert errors(run("new", "deck", "a\x1b[31m"))[0] == "NAME: the name holds a character that cannot be printed"
