"""The one exception tree, and the one kind of problem record, that every part uses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Literal

Severity = Literal["error", "warning"]

_LONGEST_NAME = 300
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u2028-\u202e\u2066-\u2069]")


def harmless(text: str) -> str:
    """Write control characters, which names of files can hold, as escapes; a terminal would obey them."""
    return _CONTROLS.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


class FileName(str):
    """What a person calls a file, relative to its layer or as it was given; `path` is where it lies on the disk.

    Two layers may hold files of one name: a place that has such a name still knows which of them it is in.
    """

    __slots__ = ("path",)
    path: Path

    def __new__(cls, name: str, path: Path) -> FileName:
        """Make the name of a file that is there."""
        made = super().__new__(cls, name)
        made.path = path
        return made


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something was written: a file as a person would name it, line and column from 1, 0 for the whole file."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        name = str(self.file) if len(self.file) <= _LONGEST_NAME else f"{self.file[:_LONGEST_NAME]}…"
        file = harmless(name).replace("\n", "\\n")
        return f"{file}:{self.line}:{self.column or 1}" if self.line else file


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: what, where, and what to do about it."""

    code: str
    message: str
    place: Place
    hint: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        return self.told()

    def told(self, excerpt: Iterable[str] = ()) -> str:
        """Write what a person reads: place and message, the lines of an excerpt if there are any, and the hint."""
        mark = "warning: " if self.severity == "warning" else ""
        hint = [f"hint: {self.hint}"] if self.hint else []
        return "\n  ".join([f"{self.place}: {mark}{self.message}", *excerpt, *hint])


@dataclass(slots=True)
class Problems:
    """Gathers problems in the order they are met, so that all of them can be told at once."""

    found: list[Problem] = field(default_factory=list)
    _seen: set[Problem] = field(default_factory=set, repr=False)

    def __post_init__(self) -> None:
        self._seen.update(self.found)

    def error(self, code: str, message: str, place: Place, hint: str = "") -> None:
        """Add an error; the same problem at the same place is kept once."""
        self._add(Problem(code, message, place, hint))

    def warning(self, code: str, message: str, place: Place, hint: str = "") -> None:
        """Add a warning, which never stops a build."""
        self._add(Problem(code, message, place, hint, "warning"))

    def extend(self, others: Iterable[Problem]) -> None:
        """Add problems gathered elsewhere."""
        for other in others:
            self._add(other)

    def _add(self, problem: Problem) -> None:
        if problem not in self._seen:
            self._seen.add(problem)
            self.found.append(problem)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a build."""
        return tuple(p for p in self.found if p.severity == "error")

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems that are told but stop nothing."""
        return tuple(p for p in self.found if p.severity == "warning")

    def raise_if_errors(self, kind: type[WorkshopError] | None = None) -> None:
        """Raise one error that carries everything found, warnings too, if any of it is an error."""
        if self.errors:
            raise (kind or WorkshopError)(self.found)

    def __iter__(self) -> Iterator[Problem]:
        return iter(self.found)


class WorkshopError(Exception):
    """Something a person can put right; carries every problem found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class ContentError(WorkshopError):
    """Exercises, decks, worksheets, templates or themes that cannot be used."""


class SessionError(WorkshopError):
    """A session that cannot be planned."""


class PageError(WorkshopError):
    """Markup or text that cannot be set on its page."""


class StoppedError(PageError):
    """A template that was stopped: it took too much time or memory, or printed without end."""


class OutputError(WorkshopError):
    """A pack that cannot be written."""


def nearest(word: str, known: Iterable[str]) -> str:
    """Say which known words are nearest to a mistyped one, as a hint; empty if none is near."""
    names = list(known)
    close = get_close_matches(word, names, n=3, cutoff=0.6)
    if not close:
        folded = {name.casefold(): name for name in names}
        close = [folded[c] for c in get_close_matches(word.casefold(), list(folded), n=3, cutoff=0.6)]
    quoted = [f'"{name}"' for name in close]
    if not quoted:
        return ""
    return "did you mean " + (" or ".join([", ".join(quoted[:-1]), quoted[-1]]) if len(quoted) > 1 else quoted[0]) + "?"
