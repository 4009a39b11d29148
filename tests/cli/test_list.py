"""`workshop list`: kinds, filters, layers and languages."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from workshop.content.records import STAGES
from workshop.pack.box import box_layer

Run = Callable[..., Result]


def listed(result: Result) -> list[str]:
    """Give the first words of the lines under headings."""
    return [line.split()[0] for line in result.stdout.splitlines() if line.startswith("  ")]


def items(run: Run, *args: str) -> list[dict[str, Any]]:
    result = run("list", *args, "--json")
    assert result.exit_code == 0, result.stderr
    data = json.loads(result.stdout)
    assert list(data) == ["format", "language", "items"]
    return list(data["items"])


def test_everything(run: Run) -> None:
    result = run("list")
    assert (result.exit_code, result.stderr) == (0, "")
    headings = [line for line in result.stdout.splitlines() if line and not line.startswith(" ")]
    stages = [f"exercises: {stage}" for stage in STAGES]
    assert headings == [*stages, "decks", "worksheets", "sessions", "themes"]


@pytest.mark.parametrize("word", ["deck", "decks"])
def test_one_kind(run: Run, word: str) -> None:
    decks = listed(run("list", word))
    assert decks == sorted(path.name for path in (box_layer().root / "exercises/decks").iterdir())
    assert len(decks) > 10


def test_the_columns(run: Run) -> None:
    assert run("list", "exercises", "peili").stdout == (
        "exercises: warm-up\n"
        "  mirror  Mirror  12-25 min  4-24 people  pairs  energy 3  "
        "Move together so that nobody can tell who is leading.\n"
    )
    assert re.search(r"\n  customers +Customers +12 cards\n", run("list", "decks").stdout)


@pytest.mark.parametrize(
    ("options", "test"),
    [
        (("--stage", "map"), lambda item: item["stage"] == "map"),
        (("--skill", "listening"), lambda item: "listening" in item["skills"]),
        (("--minutes", "15"), lambda item: item["minutes"]["short"] <= 15),
        (("--minutes", "..15"), lambda item: item["minutes"]["short"] <= 15),
        (("--minutes", "20..30"), lambda item: item["minutes"]["short"] <= 30 and item["minutes"]["long"] >= 20),
        (("--minutes", "45.."), lambda item: item["minutes"]["long"] >= 45),
        (("--form", "pairs"), lambda item: item["form"] == "pairs"),
        (("--energy", "1-2"), lambda item: item["energy"] <= 2),
        (("--energy", "3"), lambda item: item["energy"] == 3),
        (("--touch", "none"), lambda item: item["touch"] == "none"),
        (("--deck", "situations"), lambda item: "situations" in item["decks"]),
        (("--for", "anyone"), lambda item: item["for"] == "anyone"),
        (("--people", "30"), lambda item: item["people"]["min"] <= 30 <= item["people"]["max"]),
        (("--online",), lambda item: item["online"]),
        (("--seated",), lambda item: item["seated"]),
        (("--seated", "--minutes", "20"), lambda item: item["seated"] and item["minutes"]["short"] <= 20),
    ],
)
def test_filters(run: Run, options: tuple[str, ...], test: Callable[[dict[str, Any]], bool]) -> None:
    chosen, everything = items(run, *options), items(run, "exercises")
    assert chosen == [item for item in everything if test(item)]
    assert chosen
    if not {"--seated", "--touch", "--for"} & set(options):
        assert len(chosen) < len(everything)


def test_words_are_found_in_any_language(run: Run) -> None:
    for words in (("kuuma", "tuoli"), ("KUUMÄ",), ("hot", "seat"), ("kysyminen", "kuuma")):
        assert [found["id"] for found in items(run, "exercises", *words)] == ["hot-seat"]
    assert [found["id"] for found in items(run, "peili")] == ["mirror"]
    assert "hot-seat" in listed(run("list", "exercises", "kysyminen"))
    assert listed(run("list", "exercises", "--seated", "--stage", "warm-up", "samaa", "retkeä")) == ["yes-and"]


def test_words_that_no_name_has_are_found_in_texts(run: Run) -> None:
    result = run("list", "wallet")
    assert listed(result)[0] == "situations"
    assert result.stderr == 'no name or summary says "wallet"; these say it somewhere in their texts\n'


def test_json(run: Run) -> None:
    mirror = next(item for item in items(run, "exercises") if item["id"] == "mirror")
    assert mirror == {
        "kind": "exercise", "id": "mirror", "name": "Mirror",
        "line": "Move together so that nobody can tell who is leading.", "language": "en",
        "languages": ["en", "fi", "sv"],
        "layer": "the box", "status": "approved", "stage": "warm-up", "form": "pairs",
        "minutes": {"short": 12, "typical": 18, "long": 25}, "people": {"min": 4, "max": 24},
        "skills": ["presence", "listening", "emotion-reading"], "cards": 0, "broken": False, "layers": ["the box"],
        "overridden": False, "energy": 3, "touch": "none", "exposure": 1, "seated": True, "online": True,
        "for": "anyone", "decks": [],
    }  # fmt: skip


def test_json_stands_in_the_order_of_a_session(run: Run) -> None:
    stages = [item["stage"] for item in items(run, "exercises")]
    assert stages == sorted(stages, key=lambda stage: STAGES.index(stage))


def test_nothing_like_that(run: Run) -> None:
    result = run("list", "--people", "900")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "nothing like that in the library\n")


def test_a_kind_that_is_misspelt(run: Run) -> None:
    told = 'nothing like that in the library; did you mean "decks"?\n'
    assert (run("list", "decs").stdout, run("list", "decs").stderr) == ("", told)


def test_another_language_and_one_that_there_is_not(run: Run) -> None:
    assert re.search(r"\n  mirror +Peili ", run("list", "exercises", "--lang", "fi").stdout)
    result = run("list", "decks", "--lang", "de")
    first, *others = result.stdout.splitlines()[1:]
    assert first.split() == ["beliefs", "Beliefs", "8", "cards", "in", "English"]
    told = f"{len(others) + 1} of these have no text in German, and are shown in another language\n"
    assert result.stderr == told


def test_what_another_layer_has(run: Run) -> None:
    for name, text in (("mirror", "# Mirrored\n"), ("sway", "# Sway\n\nSway.\n")):
        folder = Path("mine/exercises/warm-up", name)
        folder.mkdir(parents=True)
        (folder / "en.md").write_text(text)
    result = run("--library", "mine", "list", "--stage", "warm-up")
    assert result.exit_code == 0
    lines = run("--library", "mine", "list", "exercises").stdout.splitlines()
    own = next(line for line in lines if "mirror " in line)
    assert re.match(
        r"  mirror +Mirrored +12-25 min +4-24 people +pairs +energy 3 +\* from mine over the box +Move", own
    )
    assert lines[-2:] == ["", '* lies over another layer: "workshop diff ID" shows what differs']
    assert "*" not in run("--library", "mine", "list", "decks").stdout
    assert next(line for line in lines if "sway" in line).split()[-5:] == ["from", "mine,", "has", "errors", "Sway."]
    assert 'some of these have errors: "workshop check" says which\n' in run("--library", "mine", "list").stderr


def test_json_names_what_is_overridden(run: Run) -> None:
    folder = Path("exercises/warm-up/mirror")
    folder.mkdir(parents=True)
    (folder / "en.md").write_text("# Mirrored\n")
    (own,) = (item for item in items(run) if item["overridden"])
    assert (own["id"], own["layers"]) == ("mirror", ["this folder", "the box"])


def test_drafts_are_marked_and_what_is_retired_is_hidden(run: Run) -> None:
    for item, status in (("map/empathy-map", "retired"), ("map/belief-buster", "draft"), ("decks/emotions", "retired")):
        folder = Path("exercises", item)
        folder.mkdir(parents=True)
        (folder / ("deck.yaml" if "decks" in item else "exercise.yaml")).write_text(f"status: {status}\n")
    result = run("list", "--stage", "map")
    assert "belief-buster" in listed(result)
    assert "empathy-map" not in listed(result)
    assert re.search(r"groups +energy 2  \* from this folder over the box, draft +Take an old", result.stdout)
    assert result.stderr == "1 retired item is not shown; --all shows them\n"
    result = run("list", "--stage", "map", "--all")
    assert {"belief-buster", "empathy-map"} <= set(listed(result))
    assert re.search(r"groups +energy 2  \* from this folder over the box, retired +Gather", result.stdout)
    assert result.stderr == ""
    assert run("list").stderr == "2 retired items are not shown; --all shows them\n"
    assert "emotions" not in [item["id"] for item in items(run, "decks")]
    assert ("emotions", "retired") in [(item["id"], item["status"]) for item in items(run, "decks", "--all")]


def test_what_is_rejected(run: Run) -> None:
    for args, told in (
        (("--stage", "warmup"), "'warmup' is not one of"),
        (
            ("decks", "--seated"),
            "only exercises can be chosen by stage, skill, minutes, people and the like, not decks",
        ),
        (("--minutes", "soon"), '"soon" is not a range; write for example 15, ..15, 10..20 or 10..'),
        (("--energy", ".."), '".." is not a range; write for example 15, ..15, 10..20 or 10..'),
        (("--energy", "4-2"), '"4-2" goes from more to less; write 2..4'),
    ):
        result = run("list", *args)
        assert (result.exit_code, result.stdout) == (2, "")
        assert told in result.stderr


def test_an_unknown_skill(run: Run) -> None:
    result = run("list", "--skill", "boundries")
    told = '--skill: unknown skill "boundries"\n  hint: did you mean "boundaries"?\n'
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", told)
    told = '--deck: unknown deck "emotion"\n  hint: did you mean "emotions"?\n'
    assert run("list", "--deck", "emotion").stderr == told
