# ruff: noqa: E501 - exact messages stay on one line
"""Comparing a layer with its record: told until the text is edited or accepted, and never for how lines are broken."""

from __future__ import annotations

from collections.abc import Callable, Collection

import pytest

from workshop.content.layers import Layer
from workshop.content.library import Library
from workshop.content.noting import Noted, note_layer
from workshop.content.seen import Seen
from workshop.content.stale import tell_stale
from workshop.errors import Problems

Write = Callable[[str, dict[str, str]], Layer]
Files = dict[str, str]
EN = "exercises/warm-up/mirror/en.md"
NOTES = "templates/worksheets/notes/en.yaml"
DECK = "exercises/decks/customers/en.yaml"
OWN = "## Why\n\nMy own\nreason.\n"


class Desk:
    """A layer over a box, either of which can be written anew, and the record that goes on from one look to the next."""

    def __init__(self, write: Write, box: Files) -> None:
        self.write, self.box, self.own, self.seen = write, dict(box), Files(), Seen()
        self.round = 0

    def look(self, *accepted: str, between: Collection[Layer] = ()) -> list[str]:
        """Look at the layer, note what is to be noted, and give what is told."""
        noted = self.note(accepted, between)
        self.seen = noted.seen
        problems = Problems()
        tell_stale(noted, "", problems)
        return [str(problem) for problem in problems]

    def note(self, accepted: Collection[str] = (), between: Collection[Layer] = ()) -> Noted:
        self.round += 1
        layers = [self.write(f"own{self.round}", self.own), *between, self.write(f"box{self.round}/box", self.box)]
        layers[-1] = Layer("box", layers[-1].root, trusted=True)
        library = Library(layers)
        return note_layer(library, library.shelves.shelves[0], self.seen, accepted)

    def change(self, file: str, old: str, new: str) -> None:
        """Change the box."""
        assert old in self.box[file]
        self.box[file] = self.box[file].replace(old, new)


@pytest.fixture
def desk(write: Write, box_files: Files) -> Desk:
    return Desk(write, box_files)


def test_a_change_beneath_is_told_until_it_is_accepted(desk: Desk) -> None:
    desk.own[EN] = OWN
    assert desk.look() == []
    desk.change(EN, "Because.", "Because we say so.")
    told = [
        f'{EN}:1:1: warning: "Why" was written over another text than the one that is beneath it now\n'
        '  hint: "workshop diff mirror" shows both; "workshop diff mirror --seen" when it is as you want it'
    ]
    assert desk.look() == told
    assert desk.look() == told
    assert desk.look(NOTES) == told
    assert desk.look(EN) == []
    assert desk.look() == []


def test_whoever_edits_an_override_has_seen_what_is_beneath(desk: Desk) -> None:
    desk.own[EN] = OWN
    desk.look()
    desk.change(EN, "Because.", "Because we say so.")
    desk.own[EN] = OWN.replace("own", "very own")
    assert desk.look() == []
    assert desk.look() == []


def test_breaking_lines_anew_is_no_change_above_or_beneath(desk: Desk) -> None:
    desk.own[EN] = OWN
    desk.look()
    before = desk.seen
    desk.own[EN] = "## Why\n\n\nMy own reason.\n\n"
    desk.change(EN, "## Why\n\nBecause.\n", "## Why\n\n\n  Because.\n")
    assert desk.look() == []
    assert desk.seen == before


def test_other_parts_beneath_may_change(desk: Desk) -> None:
    desk.own[EN] = OWN
    desk.look()
    desk.change(EN, "Look up once.", "Look up twice.")
    assert desk.look() == []


def test_what_the_box_says_too_by_now_is_no_difference(desk: Desk) -> None:
    desk.own[EN] = OWN
    desk.look()
    desk.change(EN, "Because.", "My own reason.")
    assert desk.look() == []
    desk.change(EN, "My own reason.", "Another reason.")
    assert len(desk.look()) == 1


def test_an_override_that_is_taken_away_is_forgotten(desk: Desk) -> None:
    desk.own[EN] = OWN + "\n## Variations\n\nNone.\n"
    desk.look()
    assert set(desk.seen.overrides[EN]) == {"why", "variations"}
    desk.own[EN] = OWN
    desk.look()
    assert set(desk.seen.overrides[EN]) == {"why"}
    del desk.own[EN]
    desk.look()
    assert desk.seen == Seen()


def test_keys_cards_and_templates(desk: Desk) -> None:
    sheet = NOTES.replace("en.yaml", "sheet.xml.j2")
    desk.own = {
        NOTES: "heard: I listened\n",
        DECK: "cards: {anna: {text: Slow., ask: What now?}}\n",
        sheet: "<sheet title='x'/>\n",
    }
    assert desk.look() == []
    assert {file: set(parts) for file, parts in desk.seen.overrides.items()} == {
        NOTES: {"heard"}, DECK: {"cards.anna.text", "cards.anna.ask"}, sheet: {""},
    }  # fmt: skip
    desk.change(NOTES, "title: Notes", "title: My notes")
    desk.change(DECK, "title: Anna", "title: Anni")
    assert desk.look() == []
    desk.change(NOTES, "I heard", "I have heard")
    desk.change(DECK, "In a hurry.", "In a great hurry.")
    desk.change(DECK, "What do you say?", "What do you do?")
    desk.change(sheet, "<sheet/>", "<sheet id='a'/>")
    assert [told.partition("\n")[0] for told in desk.look()] == [
        f'{DECK}:1:16: warning: "cards.anna.text" and "cards.anna.ask" were written over other texts than those that are beneath them now',
        f'{NOTES}:1:1: warning: "heard" was written over another text than the one that is beneath it now',
        f"{sheet}: warning: this file was written over another text than the one that is beneath it now",
    ]


def test_many_parts_of_a_file_are_told_in_one_line(desk: Desk) -> None:
    desk.own[EN] = desk.box[EN].replace("What happened?", "Who led?")
    desk.look()
    for old in ("Because.", "Stop at any time.", "True.", "on camera", "Look up once."):
        desk.change(EN, old, f"{old} Really.")
    (told,) = desk.look()
    assert told.startswith(
        f'{EN}:5:1: warning: "Why", "Keep it safe", "If someone doubts" and 2 more were written over other texts than '
        "those that are beneath them now\n"
    )


def test_what_comes_or_goes_beneath_is_told(desk: Desk) -> None:
    variations = "## Variations\n\n- **Online:** on camera.\n\n"
    desk.own[EN] = OWN + "\n## Variations\n\nNone.\n"
    with_it = desk.box[EN]
    desk.box[EN] = with_it.replace(variations, "")
    assert desk.look() == []
    desk.box[EN] = with_it
    told = f'{EN}:6:1: warning: "Variations" was written where nothing lay beneath it, and now something does\n'
    assert [line[: len(told)] for line in desk.look()] == [told]
    assert desk.look(EN) == []
    desk.box[EN] = with_it.replace(variations, "")
    told = f'{EN}:6:1: warning: "Variations" was written over what does not lie beneath it any more\n'
    assert [line[: len(told)] for line in desk.look()] == [told]


def test_what_is_noted_of_a_file_with_errors_stays(desk: Desk) -> None:
    desk.own[EN] = OWN
    desk.look()
    before = desk.seen
    desk.own[EN] = OWN.replace("Why", "Wy")
    assert desk.look() == []
    assert desk.seen == before


def test_what_is_noted_stays_where_nothing_lies_beneath_today(desk: Desk) -> None:
    box = dict(desk.box)
    desk.own[EN] = box[EN].replace("Because.", "My reason.")
    desk.look()
    before = desk.seen
    desk.box = {name: text for name, text in box.items() if "mirror" not in name}
    assert desk.look() == []
    assert desk.seen == before
    desk.box = box | {EN: box[EN].replace("Because.", "So.")}
    assert len(desk.look()) == 1


def test_a_layer_lies_over_all_that_is_beneath_it(desk: Desk, write: Write) -> None:
    desk.own[EN] = OWN
    middle = write("middle", {EN: "## Why\n\nThe middle's reason.\n"})
    assert desk.look(between=[middle]) == []
    desk.change(EN, "Because.", "So.")
    assert desk.look(between=[middle]) == []
    (middle.root / EN).write_text("## Why\n\nAnother of the middle's reasons.\n")
    assert len(desk.look(between=[middle])) == 1


def test_what_only_the_layer_has_is_not_noted(desk: Desk) -> None:
    desk.own["exercises/close/own/en.md"] = desk.box[EN]
    assert desk.look() == []
    assert desk.seen == Seen()


def test_the_options_that_show_the_layers_stand_in_the_hint(desk: Desk) -> None:
    desk.own[EN] = OWN
    desk.look()
    desk.change(EN, "Because.", "So.")
    problems = Problems()
    tell_stale(desk.note(), "--library mine ", problems)
    assert [problem.hint for problem in problems] == [
        '"workshop --library mine diff mirror" shows both; "workshop --library mine diff mirror --seen" when it is as you want it'
    ]
