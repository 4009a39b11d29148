"""Languages of one item in one layer: the one that was left is told of, until it is touched or accepted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.content.conftest import TEXT
from tests.content.test_noting import Desk
from workshop.content.layers import Layer
from workshop.content.seen import Seen
from workshop.content.translation import lay_out_text

Write = Callable[[str, dict[str, str]], Layer]
HOME = "exercises/close/wave"
EN, FI, SV = (f"{HOME}/{code}.md" for code in ("en", "fi", "sv"))
ENGLISH = TEXT.format(name="Wave", summary="Wave.")
FINNISH = """\
# Heilutus

Heiluta.

## Miksi

Siksi.

## Purku (6 min)

- Mitä tapahtui?
"""
HINT = '  hint: change it too, or say "workshop diff wave --seen" if it is right as it is'


@pytest.fixture
def desk(write: Write, box_files: dict[str, str]) -> Desk:
    """A layer with an exercise of its own in two languages, seen once."""
    desk = Desk(write, box_files)
    desk.own = {EN: ENGLISH, FI: FINNISH}
    assert desk.look() == []
    assert set(desk.seen.languages) == {EN, FI}
    return desk


def test_a_language_that_was_left_is_told_of_until_it_is_touched(desk: Desk) -> None:
    desk.own[FI] = FINNISH.replace("Mitä tapahtui?", "Kuka johti?").replace("Siksi.", "Muuten vain.")
    told = [f"{EN}: warning: not touched since fi.md was changed (Miksi, Purku)\n{HINT}"]
    assert desk.look() == told
    assert desk.look() == told
    desk.own[EN] = ENGLISH.replace("What happened?", "Who led?")
    assert desk.look() == []
    desk.own[EN] = ENGLISH
    assert desk.look() == [f"{FI}: warning: not touched since en.md was changed (Debrief)\n{HINT}"]


def test_a_language_that_was_left_can_be_accepted_but_not_by_one_file(desk: Desk) -> None:
    desk.own[FI] = FINNISH.replace("tapahtui", "oikein tapahtui")
    assert len(desk.look(FI)) == 1
    assert desk.look(EN, FI) == []
    assert desk.look() == []


def test_a_change_that_is_taken_back_and_lines_broken_anew_are_none(desk: Desk) -> None:
    desk.own[FI] = FINNISH.replace("tapahtui", "nyt")
    assert len(desk.look()) == 1
    desk.own[FI] = FINNISH.replace("Mitä tapahtui", "Mitä\n  tapahtui")
    assert desk.look() == []


def test_both_changed_are_in_step(desk: Desk) -> None:
    desk.own = {EN: ENGLISH.replace("Because.", "So."), FI: FINNISH.replace("tapahtui", "nyt")}
    assert desk.look() == []
    assert desk.look() == []


def test_a_section_that_comes_or_goes_is_a_change(desk: Desk) -> None:
    desk.own[FI] = FINNISH + "\n## Muunnelmat\n\nEi ole.\n"
    assert desk.look() == [f"{EN}: warning: not touched since fi.md was changed (Muunnelmat)\n{HINT}"]
    desk.own[FI] = FINNISH.replace("## Miksi\n\nSiksi.\n\n", "")
    assert desk.look() == [f"{EN}: warning: not touched since fi.md was changed (why)\n{HINT}"]


def test_of_three_languages_each_is_told(desk: Desk) -> None:
    labels = desk.box["templates/labels/fi.yaml"]
    desk.box["templates/labels/sv.yaml"] = labels
    desk.own[SV] = FINNISH
    assert desk.look() == []
    desk.own[FI] = FINNISH.replace("tapahtui", "nyt")
    desk.own[EN] = ENGLISH.replace("Because.", "So.").replace("True.", "False.")
    assert desk.look() == [
        f"{SV}: warning: not touched since en.md (Why, If someone doubts) and fi.md (Purku) were changed\n{HINT}"
    ]


def test_a_new_language_is_in_step_and_one_alone_is_forgotten(desk: Desk) -> None:
    del desk.own[EN]
    assert desk.look() == []
    assert desk.seen == Seen()
    desk.own = {EN: ENGLISH, FI: FINNISH.replace("tapahtui", "nyt")}
    assert desk.look() == []


def test_a_translation_under_way_is_left_in_peace(desk: Desk) -> None:
    desk.own[EN] = lay_out_text(FINNISH, "fi.md", "en") + ENGLISH
    assert desk.look() == []
    desk.own[EN] += "\n\nMore.\n"
    assert desk.look() == []
    desk.own[EN] = ENGLISH
    assert desk.look() == []
    assert set(desk.seen.languages) == {EN, FI}


def test_a_section_that_a_file_leaves_to_the_box_is_no_concern_of_it(desk: Desk) -> None:
    home = "exercises/warm-up/mirror"
    desk.box[f"{home}/fi.md"] = FINNISH
    desk.own = {f"{home}/en.md": "## Why\n\nMine.\n", f"{home}/fi.md": "## Purku (6 min)\n\n- Mitä nyt?\n"}
    assert desk.look() == []
    desk.own[f"{home}/fi.md"] = "## Purku (6 min)\n\n- Mitä sitten?\n"
    assert desk.look() == []
    desk.own[f"{home}/fi.md"] += "\n## Miksi\n\nOma.\n"
    assert desk.look() == [
        f"{home}/en.md: warning: not touched since fi.md was changed (Miksi)\n{HINT.replace('wave', 'mirror')}"
    ]


def test_what_is_noted_of_languages_stays_while_one_has_errors(desk: Desk) -> None:
    before = desk.seen
    desk.own[EN] = ENGLISH.replace("## Why", "## Wy")
    desk.own[FI] = FINNISH.replace("tapahtui", "nyt")
    assert desk.look() == []
    assert desk.seen == before


def test_cards_and_phrases_are_told_by_their_keys(desk: Desk) -> None:
    home = "templates/worksheets/mine"
    desk.own |= {
        f"{home}/en.yaml": "title: Mine\nheard: I heard\n",
        f"{home}/fi.yaml": "title: Oma\nheard: Kuulin\n",
    }
    assert desk.look() == []
    desk.own[f"{home}/en.yaml"] = "title: Mine\nheard: I listened\n"
    assert desk.look() == [
        f"{home}/fi.yaml: warning: not touched since en.yaml was changed (heard)\n{HINT.replace('wave', 'mine')}"
    ]
