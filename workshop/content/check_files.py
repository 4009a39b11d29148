"""Find files and folders that nothing reads, most often because of their names."""

from __future__ import annotations

from workshop.content.kinds import HOMES, Home, Kind
from workshop.content.layers import Shelf
from workshop.content.records import STAGES
from workshop.content.shelves import Found, Shelves, is_id, language_of
from workshop.errors import Place, Problems, nearest

_ID_HINT = "use small letters a-z, digits, and single hyphens between them"
_EXERCISE_FOLDERS = (*STAGES, "decks")

# A worksheet's page may draw pictures and share pieces that lie beside it.
_BESIDE_A_WORKSHEET = (".j2", ".png", ".jpg", ".jpeg", ".svg")


def check_files(shelves: Shelves, problems: Problems) -> None:
    """Say which names no one will ever look for, and read every template."""
    for shelf in shelves.shelves:
        _check_folders(shelf, "exercises", _EXERCISE_FOLDERS, "stage", problems)
        for kind, home in HOMES.items():
            for folder in home.folders:
                _check_items(shelf, kind, home, folder, problems)
        for folder in ("templates/documents", "templates/cards"):
            for file in shelf.files(folder):
                shelves.text(Found(shelf, f"{folder}/{file}"), problems)


def _check_folders(shelf: Shelf, folder: str, known: tuple[str, ...], what: str, problems: Problems) -> None:
    for name in shelf.folders(folder):
        if name not in known:
            hint = nearest(name, known) or f"the folders here are {', '.join(known)}"
            problems.error("folder-unknown", f'unknown {what} "{name}"', Place(f"{folder}/{name}"), hint)


def _check_items(shelf: Shelf, kind: Kind, home: Home, folder: str, problems: Problems) -> None:
    if not home.facts:
        for file in shelf.files(folder):
            if not file.endswith(".yaml") or not is_id(file.removesuffix(".yaml")):
                message = f"nothing reads this file: {'labels' if kind == 'labels' else 'themes'} are <id>.yaml"
                problems.warning("file-unknown", message, Place(f"{folder}/{file}"))
        return
    for name in shelf.folders(folder):
        place = Place(f"{folder}/{name}")
        if not is_id(name):
            problems.error("id", f'the folder name "{name}" is not an id', place, _ID_HINT)
        for file in shelf.files(f"{folder}/{name}"):
            _check_file(kind, home, f"{folder}/{name}", file, problems)


def is_read(kind: Kind, file: str) -> bool:
    """Tell whether a file of this name in an item's folder is one that something reads."""
    known = file in (HOMES[kind].facts, *HOMES[kind].others) or language_of(kind, file)
    return bool(known) or (kind == "worksheet" and file.endswith(_BESIDE_A_WORKSHEET))


def _check_file(kind: Kind, home: Home, folder: str, file: str, problems: Problems) -> None:
    known = (home.facts, *home.others)
    if is_read(kind, file):
        return
    hint = nearest(file, known) or f"{kind}s have {', '.join(known)}, and words in files like fi{home.words}"
    problems.warning("file-unknown", "nothing reads this file", Place(f"{folder}/{file}"), hint)
