# ruff: noqa: E501 - exact messages stay on one line
"""An exercise as a whole: its words beside its facts, and what the facts name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from workshop.content.check import check_library
from workshop.content.layers import Layer
from workshop.content.library import Library

Write = Callable[[str, dict[str, str]], Layer]
Files = dict[str, str]
MIRROR = "exercises/warm-up/mirror"
FACTS = f"{MIRROR}/exercise.yaml"
CARE = "## Keep it safe\n\nStop at any time.\n\n"


def told(write: Write, files: Files) -> list[str]:
    problems = check_library(Library([write("box", files)]), ("en",))
    return [str(p) for p in problems if p.place.file != "exercises/skills.yaml"]


def changed(files: Files, *changes: tuple[str, str]) -> Files:
    """Change the facts of the exercise in the small library."""
    text = files[FACTS]
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return {**files, FACTS: text}


CHANGES = {
    "a link to nothing": (
        "needs: [sight]", "needs: [sight]\nfollows: [miror, yes-and]",
        [f'{FACTS}:11:11: "follows" names an unknown exercise, "miror"\n  hint: did you mean "mirror"?',
         f'{FACTS}:11:18: "follows" names an unknown exercise, "yes-and"'],
    ),
    "a link to itself": (
        "needs: [sight]", "follows: [mirror]",
        [f'{FACTS}:10:11: "follows" names the exercise itself\n  hint: name those that it goes well after, or take it away'],
    ),
    "a worksheet that there is not": (
        "needs: [sight]", "prints:\n  - {worksheet: note, per: person}",
        [f'{FACTS}:11:17: unknown worksheet "note"\n  hint: did you mean "notes"?'],
    ),
    "a deck that there is not": (
        "needs: [sight]", "prints:\n  - {deck: custmers, per: group}",
        [f'{FACTS}:11:12: unknown deck "custmers"\n  hint: did you mean "customers"?'],
    ),
    "no source": (
        "source: {by: traditional}\n", "",
        [f'{FACTS}: warning: no source is named\n  hint: add "source: {{by: …}}" with the name of its author, or with "traditional"'],
    ),
    "a source without a name": (
        "source: {by: traditional}", "source: {work: Impro}",
        [f'{FACTS}:14:1: "source" has no "by"\n  hint: add "by: …"'],
    ),
    "trios where there are pairs": (
        "needs: [sight]", "prints:\n  - {worksheet: notes, per: trio}",
        [f'{FACTS}:11:29: warning: printed "per: trio", but the form is pairs: there are no trios to count\n  hint: write "per: pair"'],
    ),
    "pairs where everyone is alone": (
        "form: pairs", "form: solo\nprints: [{deck: customers, per: pair}]",
        [f'{FACTS}:5:33: warning: printed "per: pair", but the form is solo: there are no pairs to count\n  hint: write "per: person"'],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CHANGES)
def test_what_the_facts_name(write: Write, box_files: Files, case: str) -> None:
    old, new, problems = CHANGES[case]
    assert told(write, changed(box_files, (old, new))) == problems


@pytest.mark.parametrize(("form", "per"), [("pairs", "pair"), ("pairs", "group"), ("circle", "trio"), ("trios", "trio"), ("solo", "person")])  # fmt: skip
def test_what_can_be_counted_is_fine(write: Write, box_files: Files, form: str, per: str) -> None:
    prints = f"form: {form}\nprints: [{{worksheet: notes, per: {per}}}]"
    assert told(write, changed(box_files, ("form: pairs", prints))) == []


def test_a_draft_needs_no_source_yet(write: Write, box_files: Files) -> None:
    assert told(write, changed(box_files, ("source: {by: traditional}", "status: draft"))) == []


def test_a_link_to_an_exercise_that_is_retired(write: Write, box_files: Files) -> None:
    old = {f"exercises/close/old/{file}": box_files[f"{MIRROR}/{file}"] for file in ("exercise.yaml", "en.md")}
    old["exercises/close/old/exercise.yaml"] += "status: retired\n"
    files = {**changed(box_files, ("needs: [sight]", "follows: [old]")), **old}
    assert told(write, files) == [
        f'{FACTS}:10:11: warning: "follows" names "old", which is retired\n  hint: take it away'
    ]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ([], ""),
        ([("touch: none", "touch: light")], ", although touch is light"),
        ([("exposure: 1", "exposure: 2")], ", although exposure is 2"),
        ([("touch: none", "touch: contact"), ("exposure: 1", "exposure: 3")], ", although touch is contact and exposure is 3"),
    ],
)  # fmt: skip
def test_care_is_missed_most_where_it_matters(
    write: Write, box_files: Files, changes: list[tuple[str, str]], why: str
) -> None:
    files = changed(box_files, *changes)
    assert told(write, {**files, f"{MIRROR}/en.md": box_files[f"{MIRROR}/en.md"].replace(CARE, "")}) == [
        f'{MIRROR}/en.md: warning: no section "Keep it safe"{why}\n  hint: add "## Keep it safe"'
    ]
    assert told(write, {**files, f"{MIRROR}/en.md": box_files[f"{MIRROR}/en.md"]}) == []


def test_a_wrong_value_hides_nothing_else_in_the_file(write: Write, box_files: Files) -> None:
    files = changed(
        box_files,
        ("skills: [presence]", "skills: [presense, Trust!]"),
        ("energy: 3", "energy: 9"),
        ("exposure: 1", "exposure: 3"),
        ("room: open-floor", "room: open-flor"),
        ("item: timer", "item: tmer"),
        ("source: {by: traditional}", "prints: [{worksheet: note, per: triod}]\nfollows: [miror]\nsource: {by: traditional}"),
    )  # fmt: skip
    files[f"{MIRROR}/en.md"] = files[f"{MIRROR}/en.md"].replace(CARE, "").replace("(3 min)", "(4 min)")
    assert told(write, files) == [
        f'{MIRROR}/en.md: warning: no section "Keep it safe", although exposure is 3\n  hint: add "## Keep it safe"',
        f'{MIRROR}/en.md:13:1: steps and debrief take 5 + 6 = 11 minutes, but typical is 10\n  hint: change the minutes here, or "typical" in exercise.yaml to 11',
        f'{FACTS}:1:10: unknown skill "presense"\n  hint: did you mean "presence"?',
        f'{FACTS}:1:20: an item of "skills" should be an id: small letters a-z, digits, and single hyphens between them, not "Trust!"',
        f'{FACTS}:5:9: "energy" should be a whole number from 1 to 5, not "9"',
        f'{FACTS}:11:7: unknown room "open-flor"\n  hint: did you mean "open-floor"?',
        f'{FACTS}:13:12: unknown material "tmer"\n  hint: did you mean "timer" or "marker"?',
        f'{FACTS}:14:22: unknown worksheet "note"\n  hint: did you mean "notes"?',
        f'{FACTS}:14:33: "per" should be person, pair, trio, group, room or facilitator, not "triod"\n  hint: did you mean "trio"?',
        f'{FACTS}:15:11: "follows" names an unknown exercise, "miror"\n  hint: did you mean "mirror"?',
    ]


@pytest.mark.parametrize(
    "facts",
    [
        "skills: presence\n",
        "skills:\n  - [a]\nfollows: {a: b}\nprints: [x]\nmaterials: {item: x}\nroom: [a]\n",
        "a: b\n",
    ],
)
def test_facts_of_any_shape_are_told_and_stop_nothing(write: Write, box_files: Files, facts: str) -> None:
    problems = told(write, {**box_files, FACTS: facts})
    assert any(text.startswith(FACTS) for text in problems)
    assert not any("unknown skill" in text or "unknown room" in text for text in problems)
