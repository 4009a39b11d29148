"""What a screen reader says for each kind of page, against references that people have read.

After a change that is meant: `python tests/test_reading.py` writes the references again; read the difference.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from pdf_speech import speech

from workshop.content.library import Library
from workshop.errors import Problems
from workshop.pack.box import box_layer
from workshop.pack.build import build_pack
from workshop.pack.records import Pack
from workshop.session.session_file import read_starter

SPOKEN = Path(__file__).parent / "spoken"
PAGES = {
    "cover": ("1-guide", 1),
    "run-sheet": ("1-guide", 2),
    "packing-list": ("1-guide", 3),
    "exercise": ("1-guide", 7),
    "talk": ("1-guide", 5),
    "credits": ("1-guide", -1),
    "cue-cards": ("1-cues", 1),
    "handbook-cover": ("2-handbook", 1),
    "programme": ("2-handbook", 2),
    "three-steps": ("2-handbook", 3),
    "reflection": ("2-handbook", 5),
    "listening-notes": ("2-handbook", 8),
    "encounter-reflection": ("2-handbook", 11),
    "emotional-imprint": ("2-handbook", 13),
    "promise": ("2-handbook", 15),
    "empathy-map": ("3-worksheets-a3", 1),
    "person-profile": ("3-worksheets-4x", 1),
    "cards": ("4-cards-1x", 1),
    "card-backs": ("4-cards-1x", 2),
    "agreements": ("5-posters", 1),
    "three-steps-poster": ("5-posters", 2),
    "name-tags": ("6-forms-1x", 1),
    "sign-in": ("6-forms-1x", -1),
    "feedback": ("6-forms-16x", 1),
    "print-order": ("7-print-order", 1),
}


def build() -> Pack:
    library, problems = Library([box_layer()]), Problems()
    session = read_starter(library, "meet-the-person", problems, "en")
    assert session is not None
    return build_pack(session, library, problems)


def spoken(pack: Pack, name: str) -> str:
    begins, number = PAGES[name]
    file = next(file for file in pack.files if file.name.startswith(begins))
    return speech(file.data, file.pages + 1 + number if number < 0 else number)


@pytest.fixture(scope="module")
def pack() -> Pack:
    return build()


@pytest.mark.parametrize("name", PAGES)
def test_what_is_said(pack: Pack, name: str) -> None:
    assert spoken(pack, name) == (SPOKEN / f"{name}.txt").read_text("utf-8")


def write_references() -> None:
    SPOKEN.mkdir(exist_ok=True)
    pack = build()
    for name in PAGES:
        (SPOKEN / f"{name}.txt").write_text(spoken(pack, name), "utf-8")


if __name__ == "__main__":
    write_references()
