"""Where each kind of content lives, and what its files are called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from workshop.content.records import STAGES

Kind = Literal["exercise", "deck", "worksheet", "session", "theme", "labels"]


@dataclass(frozen=True, slots=True)
class Home:
    """A kind's folders, the file of its facts, and how its files of words end; no facts means one file for each id."""

    folders: tuple[str, ...]
    facts: str = ""
    words: str = ".yaml"
    others: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """The folder that a problem names when an id is not found."""
        return self.folders[0] if len(self.folders) == 1 else self.folders[0].rpartition("/")[0]


HOMES: dict[Kind, Home] = {
    "exercise": Home(tuple(f"exercises/{stage}" for stage in STAGES), "exercise.yaml", ".md"),
    "deck": Home(("exercises/decks",), "deck.yaml"),
    "worksheet": Home(("templates/worksheets",), "worksheet.yaml", others=("sheet.xml.j2",)),
    "session": Home(("templates/sessions",), "session.yaml"),
    "theme": Home(("templates/themes",)),
    "labels": Home(("templates/labels",)),
}

SKILLS = "exercises/skills.yaml"
"""The one file of a layer that is of no kind: the skills that exercises train."""

LAYER_FILE = "layer.yaml"
"""What a layer says of itself, at its root."""

_LANGUAGES = {
    "da": "Danish", "de": "German", "en": "English", "es": "Spanish", "et": "Estonian", "fi": "Finnish", "fr": "French",
    "is": "Icelandic", "it": "Italian", "lt": "Lithuanian", "lv": "Latvian", "nb": "Norwegian", "nl": "Dutch",
    "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ru": "Russian", "se": "Northern Sámi", "sv": "Swedish",
    "uk": "Ukrainian",
}  # fmt: skip


def in_language(code: str) -> str:
    """Say `in Finnish`, or `in the language "xx"` where we have no name for it."""
    return f"in {_LANGUAGES[code]}" if code in _LANGUAGES else f'in the language "{code}"'


def language_named(name: str) -> str:
    """Give the short name of a language that is called so in English; empty if we do not know it."""
    return next((code for code, known in _LANGUAGES.items() if known.casefold() == name.casefold()), "")


def a_kind(kind: str) -> str:
    """Say `an exercise`, `a deck`."""
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
