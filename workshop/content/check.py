"""Find everything that is wrong in the library, in one go."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from workshop.content.assemble import check_words
from workshop.content.bounds import MAX_PROBLEMS
from workshop.content.check_exercise import check_exercise
from workshop.content.check_files import check_files
from workshop.content.kinds import SKILLS, Kind
from workshop.content.library import Library
from workshop.content.matches import check_matches
from workshop.content.personal import PlacedText, warn_of
from workshop.content.progress import Progress, spoken_items, tell_labels, tell_missing
from workshop.content.untranslated import every_item
from workshop.content.yaml_text import Document, Path, walk
from workshop.errors import Place, Problems


def check_library(library: Library, languages: Iterable[str] = ()) -> Problems:
    """Read everything in these languages (every one that has labels, if none is given), and say what is wrong."""
    problems, progress, asked = Problems(), Progress(library.shelves), tuple(languages)
    codes = asked or tuple(sorted({*library.ids("labels"), *progress.labels}))
    check_files(library.shelves, problems)
    for code in codes:
        own = Problems()
        _check_labels(library, code, own)
        problems.extend(progress.settle(own, code))
    tell_labels(library, progress.labels.intersection(codes), problems)
    for code in codes:
        whole = asked or code in progress.languages
        tell_missing(library, code, every_item(library) if whole else spoken_items(library, code), problems)
    for item in library.ids("exercise"):
        check_exercise(library, item, codes, progress, problems)
    for kind in _WORDED:
        for item in library.ids(kind):
            _check_worded(library, kind, item, codes, problems)
    for item in library.ids("theme"):
        library.theme(item, problems)
    for shelf in library.shelves.shelves:
        problems.extend(shelf.problems)
    return Problems(sorted(progress.settle(problems), key=lambda p: p.place))


def _check_labels(library: Library, language: str, problems: Problems) -> None:
    labels = library.labels(language, problems)
    skills, document = labels.get("skills"), library.skills_document(problems)
    if labels:
        file = f"templates/labels/{language}.yaml"
        for i, skill in enumerate(library.skills(problems)):
            place = document.place_of(("skills", i)) if document else Place(SKILLS)
            check_words("skill", skill, skills if isinstance(skills, dict) else {}, file, place, problems)


def _spoken(library: Library, kind: Kind, item: str, languages: Sequence[str]) -> tuple[str, ...]:
    """List the languages asked for that an item has."""
    has = library.languages_of(kind, item)
    return tuple(language for language in languages if language in has)


# What must be the same in every language, and the word for one of them; none means the top of the file.
_WORDED: dict[Kind, tuple[str, str]] = {
    "deck": ("cards", "card"),
    "worksheet": ("", "phrase"),
    "session": ("talks", "talk"),
}


def _check_worded(library: Library, kind: Kind, item: str, languages: Sequence[str], problems: Problems) -> None:
    """Read an item in every language, and compare what is named in each."""
    documents: list[Document] = []
    if kind == "session":
        library.starter(item, problems)
    if kind == "deck":
        check_matches(library, item, problems)
    for language in _spoken(library, kind, item, languages):
        if kind == "deck":
            library.deck(item, language, problems)
            _warn_of_personal(library, item, language, problems)
        elif kind == "worksheet":
            library.worksheet(item, language, problems)
        else:
            library.starter_words(item, language, problems)
        document = library.words_document(kind, item, language, Problems())
        if document:
            documents.append(document)
    group, one = _WORDED[kind]
    for other in documents[1:]:
        _compare(documents[0], other, group, one, problems)


def _warn_of_personal(library: Library, item: str, language: str, problems: Problems) -> None:
    """Warn of what looks personal in the words of a deck, layer by layer; what is in the box is nobody's."""
    for found in library.shelves.files("deck", item, f"{language}.yaml"):
        document = None if found.shelf.layer.trusted else library.shelves.document(found, Problems())
        if document:
            texts = [(path, text) for path, text in walk(document.data) if isinstance(text, str)]
            warn_of((PlacedText(_name(path), text, _at(document.place_of(path))) for path, text in texts), problems)


def _at(place: Place) -> Callable[[int], Place]:
    return lambda _: place


def _name(path: Path) -> str:
    """Name a text of a deck: its own, or one of a card."""
    return f'"{path[-1]}" of the card "{path[1]}"' if len(path) > 2 else f'"{path[-1]}" of the deck'


def _compare(first: Document, second: Document, group: str, one: str, problems: Problems) -> None:
    for here, there in ((second, first), (first, second)):
        has = set(_named(here, group))
        place = here.key_place((group,)) if group and group in here.data else here.place
        for item in [item for item in _named(there, group) if item not in has][:MAX_PROBLEMS]:
            hint = f"translate it, or take it away from {_file(there)}"
            problems.error(f"{one}-missing", f'no {one} "{item}", which {_file(there)} has', place, hint)
    ours, theirs = _named(first, group), _named(second, group)
    if group == "cards" and ours != theirs and set(ours) == set(theirs):
        moved = next(b for a, b in zip(ours, theirs, strict=True) if a != b)
        place = second.key_place((group, moved))
        message = f'card "{moved}" stands in another order than in {_file(first)}'
        problems.warning("card-order", message, place, "put the cards in the same order in every language")


def _named(document: Document, group: str) -> list[str]:
    data = document.data.get(group) if group else document.data
    return list(data) if isinstance(data, dict) else []


def _file(document: Document) -> str:
    return document.place.file.rpartition("/")[2]
