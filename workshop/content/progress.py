"""How far the translations are: what is under way, what of it is told, and how."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from workshop.content.kinds import HOMES, in_language
from workshop.content.layers import Shelf
from workshop.content.library import Library
from workshop.content.shelves import Found, Shelves, language_of
from workshop.content.translation import is_under_way
from workshop.content.untranslated import KINDS, Item
from workshop.content.yaml_text import Data, Path
from workshop.errors import Place, Problem, Problems

LABELS = "templates/labels/{}.yaml"

# What is wrong with a text only because it is not finished.
_UNFINISHED = frozenset({
    "card-field", "card-missing", "deck-empty", "key-missing", "label-missing", "language-missing", "minutes-sum",
    "missing-talk", "phrase-missing", "talk-missing", "text-name", "text-summary", "yaml-empty",
})  # fmt: skip
_WITHOUT_LABELS = frozenset({"skill-unknown", "room-unknown", "material-unknown"})
_NAMED = 3
"""How many files that a language lacks are named each; of more than that, only the number is told."""


class Progress:
    """What is laid out to be translated in all layers: `files` by their names, and `languages`."""

    def __init__(self, shelves: Shelves) -> None:
        texts = [(code, found.name, shelves.text(found, Problems())) for code, found in _worded(shelves)]
        found = [(code, name) for code, name, text in texts if text and is_under_way(text)]
        self.files = frozenset(name for _, name in found)
        self.languages = frozenset(code for code, _ in found)

    @property
    def labels(self) -> frozenset[str]:
        """The languages whose labels are under way."""
        return frozenset(code for code in self.languages if LABELS.format(code) in self.files)

    def settle(self, problems: Iterable[Problem], language: str = "") -> Iterator[Problem]:
        """Make warnings of what is wrong in a translation because it is not finished.

        Of what was found in one language, leave out what its labels lack while they are under way: they are counted.
        """
        for problem in problems:
            unfinished = problem.place.file in self.files and (
                problem.code in _UNFINISHED or problem.message.endswith(", not empty")
            )
            counted = problem.code in _WITHOUT_LABELS or (unfinished and problem.place.file == LABELS.format(language))
            if not (counted and language in self.labels):
                yield replace(problem, severity="warning") if unfinished else problem


def spoken_items(library: Library, code: str) -> list[Item]:
    """List the items of those layers that speak a language: half or more of what begins in them has words in it.

    Where fewer have, nobody means to have everything in it: a layer of one's own may well be in one language.
    """
    homes: dict[Shelf, list[Item]] = {}
    for kind in KINDS:
        for item, found in library.shelves.items(kind).items():
            homes.setdefault(found[-1].shelf, []).append((kind, item))
    spoken = [items for items in homes.values() if 2 * sum(_has(library, code, item) for item in items) >= len(items)]
    return [item for items in spoken for item in items]


def tell_missing(library: Library, code: str, items: Iterable[Item], problems: Problems) -> None:
    """Warn of items that lack a language: of each, or, if there are many, of how much is translated."""
    asked = list(items)
    for kind in KINDS:
        ids = [item for each, item in asked if each == kind]
        lacking = [item for item in ids if not _has(library, code, (kind, item))]
        if len(lacking) > _NAMED:
            told = f"{code}: {len(ids) - len(lacking)} of {len(ids)} {kind}s translated"
            problems.warning("translation", told, Place(HOMES[kind].place), _still(lacking))
            continue
        for item in lacking:
            place = Place(f"{library.shelves.items(kind)[item][0].name}/{code}{HOMES[kind].words}")
            problems.warning("language-missing", f"missing: this {kind} has no text {in_language(code)}", place)


def _has(library: Library, code: str, item: Item) -> bool:
    return code in library.languages_of(*item)


def tell_labels(library: Library, codes: Iterable[str], problems: Problems) -> None:
    """Warn of labels that languages lack and another has, by their number."""
    words = {code: dict.fromkeys(_leaves(_labels(library, code))) for code in library.ids("labels")}
    most = max(words.values(), key=len, default={})
    for code in codes:
        lacking = [".".join(map(str, path)) for path in most if path not in words.get(code, {})]
        if lacking:
            told = f"{code}: {len(most) - len(lacking)} of {len(most)} labels translated"
            problems.warning("translation", told, Place(LABELS.format(code)), _still(lacking))


def _labels(library: Library, code: str) -> Data:
    document = library.facts_document("labels", code, Problems())
    return document.data if document else {}


def _still(lacking: Sequence[str]) -> str:
    more = len(lacking) - _NAMED
    return "still to do: " + ", ".join(lacking[:_NAMED]) + (f" and {more} more" if more > 0 else "")


def _leaves(data: Data, path: Path = ()) -> Iterator[Path]:
    """Yield the path of every text and list; an empty one is not there yet."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _leaves(value, (*path, key))
    elif data:
        yield path


def _worded(shelves: Shelves) -> Iterator[tuple[str, Found]]:
    """Yield every file of words with its language."""
    for shelf in shelves.shelves:
        for kind, home in HOMES.items():
            for folder in home.folders:
                inner = [f"{folder}/{name}" for name in shelf.folders(folder)] if home.facts else [folder]
                for at in inner if kind != "theme" else ():
                    for file in shelf.files(at):
                        if code := language_of(kind, file):
                            yield code, Found(shelf, f"{at}/{file}")
