"""A small library written into a temporary folder, for tests that change one thing in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from workshop.content.layers import Layer
from workshop.errors import Problems

BOX = Path(__file__).parents[2]

FACTS = """\
skills: [presence]
minutes: {short: 5, typical: 10, long: 15}
people: {min: 4, max: 24}
form: pairs
energy: 3
touch: none
exposure: 1
seated: true
online: no
needs: [sight]
room: open-floor
materials:
  - {item: timer, per: room}
source: {by: traditional}
"""

TEXT = """\
# {name}

{summary}

## Why

Because.

## Set-up

- Chairs away.

## How it runs

1. (1 min) Stand up.
   > Please stand.
2. (3 min) Move.

## Debrief (6 min)

- What happened?

## Keep it safe

Stop at any time.

## If someone doubts

True.

## Variations

- **Online:** on camera.

## Bridge to work

Look up once.
"""

DECK = "layout: story\naccent: explore\n"
DECK_EN = """\
title: Customers
kind: Customer
blank: Your own card
cards:
  anna:
    title: Anna
    text: In a hurry.
    ask: What do you say?
"""

Write = Callable[[str, dict[str, str]], Layer]


def written(problems: Problems) -> list[str]:
    """Say each problem as a person reads it."""
    return [str(problem) for problem in problems]


@pytest.fixture
def problems() -> Problems:
    return Problems()


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write files into a layer of a name, and give the layer."""

    def write_layer(name: str, files: dict[str, str]) -> Layer:
        for path, text in files.items():
            target = tmp_path / name / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        return Layer(name, tmp_path / name, trusted=name == "box")

    return write_layer


@pytest.fixture
def box_files() -> dict[str, str]:
    """The files of a whole small library, in which nothing is wrong."""
    labels = {code: (BOX / f"templates/labels/{code}.yaml").read_text(encoding="utf-8") for code in ("en", "fi")}
    return {
        "exercises/skills.yaml": "skills: [presence, listening]\n",
        "exercises/warm-up/mirror/exercise.yaml": FACTS,
        "exercises/warm-up/mirror/en.md": TEXT.format(name="Mirror", summary="Move together."),
        "exercises/decks/customers/deck.yaml": DECK,
        "exercises/decks/customers/en.yaml": DECK_EN,
        "templates/worksheets/notes/worksheet.yaml": "accent: map\n",
        "templates/worksheets/notes/sheet.xml.j2": "<sheet/>\n",
        "templates/worksheets/notes/en.yaml": "title: Notes\nheard: I heard\n",
        "templates/sessions/first/session.yaml": "language: en\nagenda:\n  - exercise: mirror\n",
        "templates/sessions/first/en.yaml": "title: The first\ntalks:\n  hello: {title: Hello, text: Welcome.}\n",
        "templates/themes/plain.yaml": "name: Plain\ncolours:\n  ink: '#1F1F1F'\n  muted: '#5A5A5A'\n",
        "templates/documents/guide.xml.j2": "<document/>\n",
        "templates/labels/en.yaml": labels["en"],
        "templates/labels/fi.yaml": labels["fi"],
    }
