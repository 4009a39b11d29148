"""Install, move and remove layers of a person's own; each step leaves all as it was, or done."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from workshop.content.kinds import HOMES
from workshop.content.layer_file import version_key
from workshop.content.library import Library
from workshop.errors import ContentError, Place, Problem, Problems, nearest
from workshop.pack.box import search_layers
from workshop.pack.bundle_reading import Bundle
from workshop.pack.bundle_rules import first_words
from workshop.pack.check import check_layer
from workshop.pack.disk import sync_folder, sync_tree
from workshop.pack.home import HOME_VARIABLE
from workshop.pack.installed import Installed, alone, layer_folder, read_index, write_index
from workshop.pack.layer_states import State, state_named, state_of
from workshop.pack.manifest import MANIFEST, Manifest, manifest_bytes
from workshop.pack.output_problems import explain

Spot = Literal["first", "last", "before", "after"]
SPOTS: tuple[Spot, ...] = ("first", "last", "before", "after")

_FORCE = "to replace it all the same, add --force"


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for: a bundle, the name of its file, whether to replace what would be kept, and where it goes."""

    bundle: Bundle
    file: str
    force: bool = False
    spot: Literal["first", "last"] | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What installing will do: what it replaces, and whether the very same is there already."""

    replaces: State | None = None
    already: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """What was installed: the manifest it replaced, what it lies over, and the warnings of checking it."""

    replaced: Manifest | None
    over: tuple[str, ...]
    problems: tuple[Problem, ...]


def plan_install(wish: Wish, home: Path) -> Plan:
    """Look whether a bundle may be installed beside what is there; ContentError if that needs to be forced."""
    new = wish.bundle.manifest
    there = state_named(home, new.facts.id)
    if there is None or there.manifest is None:
        return Plan(there)
    if there.manifest == new and not there.changed:
        return Plan(there, already=True)
    problems = Problems()
    if not wish.force:
        _check_replacing(new, there.manifest, there.changed, Place(wish.file), problems)
    problems.raise_if_errors(ContentError)
    return Plan(there)


def install(wish: Wish, home: Path, libraries: Sequence[Path]) -> Done:
    """Check what is in a bundle, over all that is there, and install it; WorkshopError, and nothing changes, if not."""
    facts = wish.bundle.manifest.facts
    with _told(home), alone(home):
        plan = plan_install(wish, home)
        entry = Installed(facts.id, facts.name, f"{facts.id}-{facts.version}-{secrets.token_hex(4)}")
        root = layer_folder(home, entry)
        _write(root, {MANIFEST: manifest_bytes(wish.bundle.manifest), **wish.bundle.files})
        layers = search_layers([root, *libraries], None, root, home)
        layers = tuple(layer for layer in layers if not (plan.replaces and layer.root == plan.replaces.root))
        problems = check_layer(layers)
        if problems.errors:
            hint = "tell whoever made it; nothing was installed"
            wrong = Problem("bundle-errors", "the layer in it has errors", Place(wish.file), hint)
            raise ContentError([*problems.errors, wrong])
        sync_tree(root)
        sync_folder(root.parent)
        write_index(home, _placed(entry, read_index(home), wish.spot))
        below = Library(layers[1:])
        over = [f"{kind}/{item}" for kind in HOMES for item in Library(layers[:1]).ids(kind) if item in below.ids(kind)]
        return Done(plan.replaces.manifest if plan.replaces else None, tuple(over), tuple(problems))


def remove(word: str, home: Path, *, force: bool) -> Installed:
    """Remove an installed layer; ContentError if it is unknown, or has changes of one's own and is not forced."""
    with _told(home), alone(home):
        entries = read_index(home)
        entry = _find(word, entries)
        changed = state_of(home, entry).changed
        if changed and not force:
            message = f"its files were changed since it was installed: {first_words(changed)}"
            hint = f"copy what you want to keep from {layer_folder(home, entry)}, and add --force"
            raise ContentError([Problem("layer-changed", message, Place(entry.id), hint)])
        write_index(home, [each for each in entries if each != entry])
        return entry


def move(word: str, spot: Spot, other: str, home: Path) -> Installed:
    """Move a layer first or last, or right before or after an `other` one; ContentError if one is unknown."""
    with _told(home), alone(home):
        entries = list(read_index(home))
        entry = _find(word, entries)
        beside = _find(other, entries) if other else entry
        entries.remove(entry)
        if spot in ("before", "after") and beside != entry:
            entries.insert(entries.index(beside) + (spot == "after"), entry)
        else:
            entries.insert(0 if spot == "first" else len(entries), entry)
        write_index(home, entries)
        return entry


def _check_replacing(new: Manifest, old: Manifest, changed: Sequence[str], place: Place, problems: Problems) -> None:
    """Say why a bundle does not simply replace what is installed."""
    one, other = new.facts, old.facts
    if version_key(one.version) < version_key(other.version):
        message = f"version {one.version} is older than {other.version}, which is installed"
        problems.error("layer-version", message, place, _FORCE)
    elif version_key(one.version) == version_key(other.version) and new != old:
        message = f"version {other.version} is installed already, with other files"
        hint = f"ask whoever made it for a bundle with a new version; {_FORCE}"
        problems.error("layer-version", message, place, hint)
    if one.author != other.author:
        message = f'"{one.id}" is installed already, by {other.author}, and this is by {one.author}'
        problems.error("layer-author", message, place, f"if it is meant to take its place, {_FORCE}")
    if changed:
        message = f'the files of "{one.id}" were changed since it was installed: {first_words(changed)}'
        problems.error("layer-changed", message, place, f"copy what you want to keep; {_FORCE}")


def _write(root: Path, files: Mapping[str, bytes]) -> None:
    """Write the files of a layer into a fresh folder."""
    for folder in dict.fromkeys([root, *(root / above for name in files for above in _above(name))]):
        folder.mkdir()
    for name, data in files.items():
        (root / name).write_bytes(data)


def _above(name: str) -> Iterator[str]:
    """List the folders above a file, outermost first."""
    parts = name.split("/")
    for depth in range(1, len(parts)):
        yield "/".join(parts[:depth])


def _placed(entry: Installed, entries: Sequence[Installed], spot: str | None) -> list[Installed]:
    """Put a layer where it was, or first if it is new, or where it was asked to go."""
    others = [each for each in entries if each.id != entry.id]
    was = next((i for i, each in enumerate(entries) if each.id == entry.id), 0)
    others.insert({"first": 0, "last": len(others), None: was}[spot], entry)
    return others


def _find(word: str, entries: Sequence[Installed]) -> Installed:
    """Find a layer by its id, or by its name."""
    for each in entries:
        if word == each.id or word.casefold() == each.name.casefold():
            return each
    hint = nearest(word[:100], [each.id for each in entries]) or '"workshop layers" lists those that are'
    raise ContentError([Problem("unknown", f'no layer "{word[:60]}" is installed', Place("layers"), hint)])


@contextmanager
def _told(home: Path) -> Iterator[None]:
    """Say in plain words what the system says of the folder."""
    try:
        yield
    except OSError as error:
        raise explain(error, home, f"choose another folder with {HOME_VARIABLE}") from error
