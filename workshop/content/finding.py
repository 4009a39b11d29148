"""Find exercises as a facilitator thinks of them: so many people, so much time, seated, about listening."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workshop.content.kinds import HOMES, Kind
from workshop.content.library import Library
from workshop.content.records import ExerciseFacts
from workshop.errors import Problems

_TOUCH = ("none", "light", "contact")


@dataclass(frozen=True, slots=True)
class Range:
    """From how many to how many; None is no bound."""

    low: int | None = None
    high: int | None = None

    def meets(self, low: int, high: int) -> bool:
        """Say whether a stretch of numbers has any in common with this one."""
        return (self.low is None or high >= self.low) and (self.high is None or low <= self.high)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which exercises are asked for; None, "" and False let all pass.

    `touch` is the most that there may be, `minutes` what it can be done in.
    """

    stage: str | None = None
    skill: str | None = None
    minutes: Range | None = None
    people: int | None = None
    form: str | None = None
    energy: Range | None = None
    touch: str | None = None
    seated: bool = False
    online: bool = False
    deck: str | None = None
    whom: str | None = None


def fits(stage: str, facts: ExerciseFacts | None, wanted: Wanted) -> bool:
    """Say whether an exercise is one that is asked for; one whose facts cannot be read is not, if they matter."""
    if facts is None:
        return wanted == Wanted(stage=stage) or wanted == Wanted()
    return (
        wanted.stage in (None, stage)
        and (wanted.skill is None or wanted.skill in facts.skills)
        and (wanted.minutes is None or wanted.minutes.meets(facts.minutes.short, facts.minutes.long))
        and (wanted.people is None or facts.people.min <= wanted.people <= facts.people.max)
        and wanted.form in (None, facts.form)
        and (wanted.energy is None or wanted.energy.meets(facts.energy, facts.energy))
        and (wanted.touch is None or _TOUCH.index(facts.touch) <= _TOUCH.index(wanted.touch))
        and (facts.seated or not wanted.seated)
        and (facts.online or not wanted.online)
        and (wanted.deck is None or any(p.kind == "deck" and p.id == wanted.deck for p in facts.prints))
        and wanted.whom in (None, facts.whom)
    )


def says(library: Library, kind: Kind, item: str, words: Iterable[str], *, deep: bool) -> bool:
    """Say whether an item says all of these words, in any language: in its name, summary and skills, or deep in it.

    Case and accents do not count, and a word may go on: `kuuntelu` finds `kuuntelun`.
    """
    text = _folded(" ".join([item, *_names(library, kind, item), *(_texts(library, kind, item) if deep else ())]))
    return all(re.search(rf"(?<!\w){re.escape(_folded(word))}", text) for word in words)


def _names(library: Library, kind: Kind, item: str) -> Iterator[str]:
    quiet = Problems()
    facts = library.facts(item, quiet) if kind == "exercise" else None
    skills = facts.skills if facts else ()
    for language in library.languages_of(kind, item):
        summary = library.summary(kind, item, language)
        yield f"{summary.name} {summary.line}"
        names = library.labels(language, quiet).get("skills") if skills else None
        yield from (str(names.get(skill, "")) for skill in skills) if isinstance(names, dict) else ()


def _texts(library: Library, kind: Kind, item: str) -> Iterator[str]:
    for language in library.languages_of(kind, item):
        for found in library.shelves.files(kind, item, f"{language}{HOMES[kind].words}"):
            yield library.shelves.text(found, Problems()) or ""


def _folded(text: str) -> str:
    """Take case and accents away, so that `aanet` finds `äänet`."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
