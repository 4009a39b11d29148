"""The headings of an exercise's sections in one language, as the labels give them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from workshop.content.records import SECTIONS, SectionId

_MINUTES = re.compile(r"(?P<title>.*?)[ \u00a0]*\((?P<minutes>[0-9]{1,3})[ \u00a0\u202f]min\)")


@dataclass(frozen=True, slots=True)
class Headings:
    """The heading printed for each section, and every heading that may be written for it.

    A layer that renames a heading does not break the texts below it: they keep the old one, and the new one is printed.
    """

    printed: Mapping[SectionId, str]
    written: Mapping[str, SectionId] = field(default_factory=dict)

    def find(self, title: str) -> SectionId | None:
        """Say which section a heading without its minutes opens."""
        return self.written.get(title)


def make_headings(printed: Mapping[str, object], others: Iterable[Mapping[str, object]] = ()) -> Headings:
    """Make the headings out of the labels' `sections`, the merged ones first, then each layer's own."""
    ours: dict[SectionId, str] = {}
    written: dict[str, SectionId] = {}
    for labels in (printed, *others):
        for section in SECTIONS:
            title = labels.get(section)
            if isinstance(title, str) and title:
                ours.setdefault(section, title)
                written.setdefault(title, section)
    return Headings(ours, written)


def split_minutes(heading: str) -> tuple[str, int | None]:
    """Divide `Debrief (6 min)` into title and minutes; None if it has none."""
    found = _MINUTES.fullmatch(heading)
    return (found["title"], int(found["minutes"])) if found else (heading, None)
