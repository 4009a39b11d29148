# ruff: noqa: E501 - exact messages stay on one line
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from workshop.content.layers import Layer
from workshop.content.library import Library
from workshop.errors import Place, Problems

BOX = Path(__file__).parents[2]
Write = Callable[[str, dict[str, str]], Layer]
Files = dict[str, str]

FI = """\
# Peili

Liikutaan yhdessä.

## Näin se etenee

1. (4 min) Nouse.

## Purku (6 min)

- Mitä?
"""
MIRROR = "exercises/warm-up/mirror"


def told(problems: Problems) -> list[str]:
    return [str(problem) for problem in problems]


def test_an_exercise_of_the_box() -> None:
    problems = Problems()
    library = Library([Layer("box", BOX, trusted=True)])
    exercise = library.exercise("mirror", "fi", problems)
    assert exercise
    assert not list(problems)
    assert (exercise.stage, exercise.text.name, len(exercise.text.steps), exercise.text.debrief_minutes) == (
        "warm-up",
        "Peili",
        5,
        6,
    )
    assert exercise.facts.sources[0].by == "Viola Spolin"


def test_ids_and_languages(write: Write, box_files: Files) -> None:
    library = Library([write("box", box_files)])
    assert library.ids("exercise") == ("mirror",)
    assert library.ids("deck") == ("customers",)
    assert library.ids("worksheet") == ("notes",)
    assert library.ids("session") == ("first",)
    assert library.ids("theme") == ("plain",)
    assert library.ids("labels") == ("en", "fi")
    assert library.languages_of("exercise", "mirror") == ("en",)
    assert library.languages_of("deck", "customers") == ("en",)
    assert library.languages_of("deck", "nothing") == ()


def test_kind_and_id(write: Write, box_files: Files, problems: Problems) -> None:
    library = Library([write("box", box_files)])
    assert library.exercise("exercise/mirror", "en", problems) is library.exercise("mirror", "en", problems)
    assert told(problems) == []


UNKNOWN = [
    ("miror", 'exercises: unknown exercise "miror"\n  hint: did you mean "mirror"?'),
    ("zzz", 'exercises: unknown exercise "zzz"'),
    ("notes", 'exercises: unknown exercise "notes"\n  hint: "notes" is a worksheet'),
    ("../mirror", 'exercises: unknown exercise "../mirror"\n  hint: did you mean "mirror"?'),
    ("", 'exercises: unknown exercise ""'),
]


@pytest.mark.parametrize(("word", "problem"), UNKNOWN)
def test_unknown_exercise(write: Write, box_files: Files, problems: Problems, word: str, problem: str) -> None:
    assert Library([write("box", box_files)]).exercise(word, "en", problems) is None
    assert told(problems) == [problem]


def test_unknown_where_it_was_written(write: Write, box_files: Files, problems: Problems) -> None:
    library = Library([write("box", box_files)])
    assert library.deck("customer", "en", problems, Place("s.yaml", 3, 9)) is None
    assert library.worksheet("notez", "en", problems, Place("s.yaml", 4, 9)) is None
    assert library.theme("plane", problems, Place("s.yaml", 5, 9)) == {}
    assert library.starter("fist", problems, Place("s.yaml", 6, 9)) is None
    assert told(problems) == [
        's.yaml:3:9: unknown deck "customer"\n  hint: did you mean "customers"?',
        's.yaml:4:9: unknown worksheet "notez"\n  hint: did you mean "notes"?',
        's.yaml:5:9: unknown theme "plane"\n  hint: did you mean "plain"?',
        's.yaml:6:9: unknown session "fist"\n  hint: did you mean "first"?',
    ]


def test_builds_never_fall_back(write: Write, box_files: Files, problems: Problems) -> None:
    library = Library([write("box", box_files)])
    assert library.exercise("mirror", "fi", problems) is None
    assert library.deck("customers", "fi", problems) is None
    assert library.worksheet("notes", "fi", problems) is None
    assert library.starter_words("first", "fi", problems) is None
    assert told(problems) == [
        "exercises/warm-up/mirror/fi.md: missing: this exercise has no text in Finnish\n  hint: copy en.md to fi.md and translate it",
        "exercises/decks/customers/fi.yaml: missing: this deck has no text in Finnish\n  hint: copy en.yaml to fi.yaml and translate it",
        "templates/worksheets/notes/fi.yaml: missing: this worksheet has no text in Finnish\n  hint: copy en.yaml to fi.yaml and translate it",
        "templates/sessions/first/fi.yaml: missing: this session has no text in Finnish\n  hint: copy en.yaml to fi.yaml and translate it",
    ]


def test_a_language_without_labels(write: Write, box_files: Files, problems: Problems) -> None:
    library = Library([write("box", {**box_files, f"{MIRROR}/sv.md": FI})])
    assert library.exercise("mirror", "sv", problems) is None
    assert library.labels("xx", problems) == {}
    assert told(problems) == [
        "templates/labels/sv.yaml: missing: there are no labels in Swedish\n  hint: there are labels in en, fi",
        'templates/labels/xx.yaml: missing: there are no labels in the language "xx"\n  hint: there are labels in en, fi',
    ]


def test_layers_over_an_exercise(write: Write, box_files: Files, problems: Problems) -> None:
    own = write(
        "own",
        {
            f"{MIRROR}/exercise.yaml": "energy: 5\npeople: {max: 30}\nskills: [listening]\n",
            f"{MIRROR}/en.md": "## Why\n\nMy reason.\n",
        },
    )
    library = Library([own, write("box", box_files)])
    exercise = library.exercise("mirror", "en", problems)
    assert exercise
    assert told(problems) == []
    assert (exercise.facts.energy, exercise.facts.people.min, exercise.facts.people.max) == (5, 4, 30)
    assert exercise.facts.skills == ("listening",)
    assert exercise.text.name == "Mirror"
    assert [s.layer for s in exercise.text.sections.values()] == ["own"] + ["box"] * 7
    assert exercise.layers == {"en.md": ("own", "box"), "exercise.yaml": ("own", "box")}
    assert {(p.file, p.name): p.layer for p in library.parts("exercise", "mirror")}[
        ("exercise.yaml", "people.max")
    ] == "own"
    assert {(p.file, p.name): p.layer for p in library.parts("exercise", "mirror")}[("en.md", "why")] == "own"


def test_a_broken_upper_file_is_told_at_its_own_place(write: Write, box_files: Files, problems: Problems) -> None:
    own = write("own", {f"{MIRROR}/exercise.yaml": "# mine\nenergy: 9\n"})
    assert Library([own, write("box", box_files)]).exercise("mirror", "en", problems) is None
    assert told(problems) == [f'{MIRROR}/exercise.yaml:2:9: "energy" should be a whole number from 1 to 5, not "9"']


def test_another_stage_moves_the_exercise(write: Write, box_files: Files, problems: Problems) -> None:
    own = write("own", {"exercises/explore/mirror/fi.md": FI})
    library = Library([own, write("box", box_files)])
    finnish, english = library.exercise("mirror", "fi", problems), library.exercise("mirror", "en", problems)
    assert told(problems) == []
    assert finnish
    assert english
    assert (finnish.stage, english.stage) == ("explore", "explore")
    assert str(finnish.text.place) == "exercises/explore/mirror/fi.md"
    assert finnish.layers == {"fi.md": ("own",), "en.md": ("box",), "exercise.yaml": ("box",)}
    assert library.ids("exercise") == ("mirror",)


def test_one_id_twice_in_a_layer(write: Write, box_files: Files, problems: Problems) -> None:
    library = Library([write("box", {**box_files, "exercises/close/mirror/fi.md": FI})])
    assert library.exercise("mirror", "en", problems) is None
    assert told(problems) == [
        'exercises/close/mirror: the exercise "mirror" is in exercises/warm-up/mirror too\n'
        "  hint: take one of them away, or give it another id"
    ]


def test_same_folder_twice_counts_once(write: Write, box_files: Files, problems: Problems) -> None:
    box = write("box", box_files)
    library = Library([Layer("again", box.root), box])
    exercise = library.exercise("mirror", "en", problems)
    assert exercise
    assert exercise.layers["en.md"] == ("again",)


def test_words_that_labels_lack(write: Write, box_files: Files, problems: Problems) -> None:
    facts = box_files[f"{MIRROR}/exercise.yaml"]
    facts = facts.replace("timer", "timr").replace("open-floor", "openfloor").replace("presence", "presense")
    assert (
        Library([write("box", {**box_files, f"{MIRROR}/exercise.yaml": facts})]).exercise("mirror", "en", problems)
        is None
    )
    assert told(problems) == [
        f'{MIRROR}/exercise.yaml:1:10: unknown skill "presense"\n  hint: did you mean "presence"?',
        f'{MIRROR}/exercise.yaml:11:7: unknown room "openfloor"\n  hint: did you mean "open-floor"?',
        f'{MIRROR}/exercise.yaml:13:12: unknown material "timr"\n  hint: did you mean "timer"?',
    ]


def test_nothing_near(write: Write, box_files: Files, problems: Problems) -> None:
    facts = box_files[f"{MIRROR}/exercise.yaml"].replace("timer", "wwwww").replace("presence", "zzz")
    Library([write("box", {**box_files, f"{MIRROR}/exercise.yaml": facts})]).exercise("mirror", "en", problems)
    assert told(problems) == [
        f'{MIRROR}/exercise.yaml:1:10: unknown skill "zzz"\n  hint: add it to exercises/skills.yaml',
        f'{MIRROR}/exercise.yaml:13:12: unknown material "wwwww"\n  hint: add it under "materials:" in templates/labels/en.yaml',
    ]


def test_facts_missing(write: Write, box_files: Files, problems: Problems) -> None:
    files = {**box_files, f"{MIRROR}/exercise.yml": box_files[f"{MIRROR}/exercise.yaml"]}
    del files[f"{MIRROR}/exercise.yaml"]
    assert Library([write("box", files)]).exercise("mirror", "en", problems) is None
    assert told(problems) == [
        f'{MIRROR}/exercise.yaml: missing: the exercise has no facts\n  hint: did you mean "exercise.yml"?'
    ]


def test_deck(write: Write, box_files: Files, problems: Problems) -> None:
    own = write(
        "own",
        {
            "exercises/decks/customers/en.yaml": "cards:\n  anna: {ask: Now what?}\n  ben: {title: Ben, text: t, ask: a}\n"
        },
    )
    deck = Library([own, write("box", box_files)]).deck("customers", "en", problems)
    assert deck
    assert told(problems) == []
    assert (deck.title, deck.kind, deck.blank, deck.layout, deck.accent) == (
        "Customers",
        "Customer",
        "Your own card",
        "story",
        "explore",
    )
    assert deck.fields == ("text", "ask")
    assert [(c.id, c.words["ask"]) for c in deck.cards] == [("anna", "Now what?"), ("ben", "a")]
    assert deck.layers == {"deck.yaml": ("box",), "en.yaml": ("own", "box")}


def test_cards_lack_and_exceed_their_fields(write: Write, box_files: Files, problems: Problems) -> None:
    words = "title: T\nkind: K\nblank: B\ncards:\n  anna: {title: A, text: x, aks: y}\n  ben: {title: B, text: '', ask: z}\n"
    assert (
        Library([write("box", {**box_files, "exercises/decks/customers/en.yaml": words})]).deck(
            "customers", "en", problems
        )
        is None
    )
    file = "exercises/decks/customers/en.yaml"
    assert told(problems) == [
        f'{file}:5:29: unknown key "aks"\n  hint: did you mean "ask"?',
        f'{file}:5:3: card "anna" has no "ask"\n  hint: add "ask: …"',
        f'{file}:6:19: card "ben" has no "text"\n  hint: add "text: …"',
    ]


def test_optional_fields_and_empty_decks(write: Write, box_files: Files, problems: Problems) -> None:
    files = {
        **box_files,
        "exercises/decks/customers/deck.yaml": "layout: story\naccent: map\nfields: [text, ask]\noptional: [ask]\n",
        "exercises/decks/customers/en.yaml": "title: T\nkind: K\nblank: B\ncards:\n  anna: {title: A, text: x}\n",
        "exercises/decks/none/deck.yaml": "layout: story\naccent: map\n",
        "exercises/decks/none/en.yaml": "title: T\nkind: K\nblank: B\ncards: {}\n",
    }
    library = Library([write("box", files)])
    assert library.deck("customers", "en", problems)
    assert told(problems) == []
    assert library.deck("none", "en", problems) is None
    assert told(problems) == ["exercises/decks/none/en.yaml:4:1: the deck has no cards\n  hint: add one under an id"]


def test_worksheet(write: Write, box_files: Files, problems: Problems) -> None:
    own = write(
        "own",
        {
            "templates/worksheets/notes/worksheet.yaml": "paper: A3\n",
            "templates/worksheets/notes/en.yaml": "heard: Heard\n",
        },
    )
    sheet = Library([own, write("box", box_files)]).worksheet("notes", "en", problems)
    assert sheet
    assert told(problems) == []
    assert (sheet.title, sheet.paper, sheet.accent) == ("Notes", "A3", "map")
    assert sheet.words == {"title": "Notes", "heard": "Heard"}
    assert sheet.template == "templates/worksheets/notes/sheet.xml.j2"


def test_worksheet_problems(write: Write, box_files: Files, problems: Problems) -> None:
    files = {**box_files, "templates/worksheets/notes/en.yaml": "heard: [x]\nSeen: y\nfelt:\nmap: {a: b}\n"}
    del files["templates/worksheets/notes/sheet.xml.j2"]
    assert Library([write("box", files)]).worksheet("notes", "en", problems) is None
    file = "templates/worksheets/notes/en.yaml"
    assert told(problems) == [
        "templates/worksheets/notes/sheet.xml.j2: missing: the worksheet has no page",
        f'{file}:1:8: "heard" should be text, not a list',
        f'{file}:2:1: the phrase "Seen" is not named by an id\n  hint: use small letters a-z, digits, and single hyphens between them',
        f'{file}:3:6: "felt" should be text, not empty',
        f'{file}:4:6: "map" should be text, not a map',
        f'{file}: "title" is missing\n  hint: add "title: …"',
    ]


def test_theme_labels_and_skills_merge(write: Write, box_files: Files, problems: Problems) -> None:
    own = write(
        "own",
        {
            "templates/themes/plain.yaml": "colours: {ink: '#000000'}\n",
            "templates/labels/en.yaml": "stages: {arrive: Landing}\n",
            "exercises/skills.yaml": "skills: [silence]\n",
        },
    )
    library = Library([own, write("box", box_files)])
    assert library.theme("plain", problems) == {"name": "Plain", "colours": {"ink": "#000000", "muted": "#5A5A5A"}}
    stages = library.labels("en", problems)["stages"]
    assert isinstance(stages, dict)
    assert (stages["arrive"], stages["map"]) == ("Landing", "Map")
    assert library.skills(problems) == ("silence",)
    assert told(problems) == []


def test_labels_of_a_layer_may_rename_a_section(write: Write, box_files: Files, problems: Problems) -> None:
    own = write("own", {"templates/labels/en.yaml": "sections: {debrief: Afterwards}\n"})
    exercise = Library([own, write("box", box_files)]).exercise("mirror", "en", problems)
    assert exercise
    assert told(problems) == []
    assert exercise.text.sections["debrief"].heading == "Afterwards"


def test_starter(write: Write, box_files: Files, problems: Problems) -> None:
    library = Library([write("box", box_files)])
    facts, words = library.starter("first", problems), library.starter_words("first", "en", problems)
    assert facts
    assert words
    assert told(problems) == []
    assert facts.data == {"language": "en", "agenda": [{"exercise": "mirror"}]}
    assert words.data == {"title": "The first", "talks": {"hello": {"title": "Hello", "text": "Welcome."}}}


def test_templates(write: Write, box_files: Files, problems: Problems) -> None:
    own = write("own", {"templates/cards/story.xml.j2": "<card/>"})
    library = Library([own, write("box", box_files)])
    guide, card = (library.template(f"templates/{p}.xml.j2", problems) for p in ("documents/guide", "cards/story"))
    assert guide
    assert card
    assert told(problems) == []
    assert (guide.text, guide.layer, guide.trusted) == ("<document/>\n", "box", True)
    assert (card.layer, card.trusted) == ("own", False)
    assert library.template("templates/documents/guid.xml.j2", problems) is None
    assert library.template("../secret.j2", problems, Place("a.j2", 1, 2)) is None
    assert told(problems) == [
        'templates/documents/guid.xml.j2: missing: no layer has this template\n  hint: did you mean "guide.xml.j2"?',
        'a.j2:1:2: no layer has the template "../secret.j2"',
    ]
    found = library.file("templates/cards/story.xml.j2")
    assert found
    assert found[0].name == "own"
    assert found[1].is_file()
    assert library.file("templates/../templates/cards/story.xml.j2") is None


def test_a_link_that_leads_out_is_told_where_its_file_is_missed(
    write: Write, box_files: Files, problems: Problems, tmp_path: Path
) -> None:
    box = write("box", box_files)
    (tmp_path / "fi.md").write_text(FI, encoding="utf-8")
    (box.root / MIRROR / "fi.md").symlink_to(tmp_path / "fi.md")
    assert Library([box]).exercise("mirror", "fi", problems) is None
    assert f"{MIRROR}/fi.md: a link that leads out of its layer\n  hint: put a copy of it here" in told(problems)


def test_an_empty_text(write: Write, box_files: Files, problems: Problems) -> None:
    assert Library([write("box", {**box_files, f"{MIRROR}/fi.md": " \n"})]).exercise("mirror", "fi", problems) is None
    assert told(problems) == [f"{MIRROR}/fi.md: the file is empty"]


def test_find(write: Write, box_files: Files, problems: Problems) -> None:
    files = {**box_files, "templates/worksheets/mirror/worksheet.yaml": "accent: map\n"}
    library = Library([write("box", files)])
    assert library.find("customers", problems) == ("deck", "customers")
    assert library.find("worksheet/mirror", problems) == ("worksheet", "mirror")
    assert library.find("plain", problems) == ("theme", "plain")
    assert told(problems) == []
    assert (
        library.find("mirror", problems)
        is library.find("plane", problems)
        is library.find("exercise/plain", problems)
        is None
    )
    assert told(problems) == [
        'library: "mirror" is an exercise and a worksheet\n  hint: write "exercise/mirror" or "worksheet/mirror"',
        'library: nothing is called "plane"\n  hint: did you mean "plain"?',
        'library: nothing is called "exercise/plain"',
    ]


def test_problems_are_told_every_time_and_files_read_once(write: Write, box_files: Files) -> None:
    box = write("box", {**box_files, f"{MIRROR}/en.md": "# A\n"})
    library = Library([box])
    first, second = Problems(), Problems()
    library.exercise("mirror", "en", first)
    (box.root / MIRROR / "en.md").unlink()
    library.exercise("mirror", "en", second)
    assert told(first) == told(second) != []


def test_a_hundred_exercises_are_listed_and_twelve_read(write: Write, box_files: Files, problems: Problems) -> None:
    files = dict(box_files)
    for number in range(100):
        for file in ("exercise.yaml", "en.md"):
            files[f"exercises/warm-up/mirror-{number}/{file}"] = box_files[f"{MIRROR}/{file}"]
    box = write("box", files)
    library = Library([box])
    assert len([library.summary("exercise", item, "en") for item in library.ids("exercise")]) == 101
    library = Library([box])
    assert all(library.exercise(f"mirror-{n}", "en", problems) for n in range(12))
