"""What sessions ask of the library: so little that a test can stand in for it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from workshop.content.records import Deck, Exercise, Worksheet
from workshop.content.yaml_text import Document
from workshop.errors import Place, Problems


class Lookup(Protocol):
    """Finds what a session names; the library is one.

    Each method gives nothing, and adds problems, where a thing cannot be used; `place` is where its id was written.
    """

    def exercise(self, item: str, language: str, problems: Problems, place: Place, /) -> Exercise | None:
        """Find an exercise in a language."""

    def worksheet(self, item: str, language: str, problems: Problems, place: Place, /) -> Worksheet | None:
        """Find a worksheet in a language."""

    def deck(self, item: str, language: str, problems: Problems, place: Place, /) -> Deck | None:
        """Find a deck in a language."""

    def skills(self, problems: Problems, /) -> Collection[str]:
        """List the ids of the skills."""


class Starters(Protocol):
    """Finds the documents of starter sessions; the library is one."""

    def starter(self, item: str, problems: Problems, place: Place | None, /) -> Document | None:
        """Find the facts."""

    def starter_words(self, item: str, language: str, problems: Problems, /) -> Document | None:
        """Find the words in a language."""
