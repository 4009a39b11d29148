"""Make a bundle of a layer: gather its files, check them, and pack them the same way every time."""

from __future__ import annotations

import hashlib
import io
import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from workshop.content.kinds import HOMES, LAYER_FILE
from workshop.content.layer_file import LayerFacts, read_layer_file
from workshop.content.layers import Layer
from workshop.content.library import Library
from workshop.errors import ContentError, Place, Problem, Problems
from workshop.pack.box import is_layer, search_layers
from workshop.pack.bundle_reading import read_bundle
from workshop.pack.bundle_rules import (
    MOST_FILES,
    MOST_LEVELS,
    TOP,
    collisions,
    is_beside,
    is_clutter,
    is_read,
    shown,
    wrong_name,
    wrong_sizes,
)
from workshop.pack.check import check_layer
from workshop.pack.disk import write_over
from workshop.pack.manifest import MANIFEST, BundleFile, Manifest, check_title, manifest_bytes
from workshop.pack.output_problems import explain, refuse

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_ORDINARY = (stat.S_IFREG | 0o644) << 16
_ELSEWHERE = "choose another file with -o FILE"


@dataclass(frozen=True, slots=True)
class MadeBundle:
    """A bundle as bytes; the files of the layer that it does not carry, and the warnings that checking gave."""

    manifest: Manifest
    data: bytes
    left_out: tuple[str, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """What lies around a layer: the folders behind `--library`, the folder we are in, and the user's own."""

    libraries: Sequence[Path]
    cwd: Path
    home: Path | None


def make_bundle(folder: Path, given: Mapping[str, str], around: Around) -> MadeBundle:
    """Make a bundle of the layer in a folder; `given` is what it says of itself, over its `layer.yaml`.

    Raises ContentError, with all that is wrong in the layer.
    """
    _check_folder(folder)
    problems = Problems()
    facts = read_layer_file(folder, given, problems)
    if facts:
        check_title(facts, Place(LAYER_FILE), problems)
    files, left_out = _gather(folder, problems)
    problems.extend(_check(folder, around))
    problems.raise_if_errors(ContentError)
    assert facts
    languages = languages_of(Layer(facts.name, folder))
    manifest = Manifest(facts, languages, tuple(_listed(name, data) for name, data in files.items()))
    return MadeBundle(manifest, _zipped(manifest, files), left_out, tuple(problems))


def write_bundle(made: MadeBundle, path: Path) -> bool:
    """Write a bundle into a file, whole or not at all; OutputError if that cannot be, or if another file is there.

    Tells whether the same version lay there with other files, which those who have that one cannot tell apart.
    """
    there = _look_at_target(made.manifest.facts, path)
    try:
        write_over(path, made.data)
    except OSError as error:
        raise explain(error, path, _ELSEWHERE) from error
    return there is not None and there != made.manifest and there.facts.version == made.manifest.facts.version


def languages_of(layer: Layer) -> tuple[str, ...]:
    """List the languages that a layer has words in."""
    library = Library([layer])
    found = {code for kind in HOMES for item in library.ids(kind) for code in library.languages_of(kind, item)}
    return tuple(sorted(found | set(library.ids("labels"))))


def _check_folder(folder: Path) -> None:
    place = Place(str(folder))
    if not os.path.isdir(folder):
        why = "this is not a folder" if os.path.lexists(folder) else "there is no such folder"
        raise ContentError([Problem("not-content", why, place, "name the folder of a layer")])
    if not is_layer(folder):
        message = 'this folder holds neither "exercises" nor "templates"'
        hint = "name the folder that these two are in; either of them is enough"
        raise ContentError([Problem("not-content", message, place, hint)])


def _gather(folder: Path, problems: Problems) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Read the files that go along, by name, and list those that do not."""
    found, left_out = _survey(folder, problems)
    for name, why in ((name, wrong_name(name)) for name in found):
        if why:
            problems.error("file-name", f"its name {why}", Place(shown(name)), "rename it")
    for name, why in collisions(found):
        problems.error("name-collision", f"its name {why}", Place(shown(name)), "rename one of them")
    for name, why in wrong_sizes(found):
        hint = "make it smaller" if name else "make two layers of it"
        problems.error("bundle-size", f"it {why}", Place(name or str(folder)), hint)
    if not found:
        problems.error(
            "not-content", "this layer holds no files yet", Place(str(folder)), "write something, and try again"
        )
    if problems.errors:
        return {}, left_out
    return _read(folder, found, problems), left_out


def _survey(folder: Path, problems: Problems) -> tuple[dict[str, int], tuple[str, ...]]:
    """List the files that go along, with their sizes, and those that do not; not many more than may be."""
    found: dict[str, int] = {}
    left_out: list[str] = []
    for name, size in _files(folder, problems):
        if size < 0:
            left_out.append(name)
        else:
            found[name] = size
        if len(found) > MOST_FILES:
            break
    return dict(sorted(found.items())), tuple(sorted(left_out))


def _files(folder: Path, problems: Problems, inside: str = "") -> Iterator[tuple[str, int]]:
    """Go through a layer's files: names with sizes, -1 for what does not go along. Links are refused, not followed."""
    try:
        entries = sorted(os.scandir(folder / inside), key=lambda entry: entry.name)
    except OSError as error:
        problems.error("folder-unreadable", f"cannot be read: {_why(error)}", Place(shown(inside)))
        return
    for entry in entries:
        name = f"{inside}/{entry.name}" if inside else entry.name
        if not inside and entry.name not in TOP and not is_beside(entry.name):
            continue
        if is_clutter(entry.name):
            yield name, -1
        elif entry.is_symlink():
            message = "a symbolic link, which a bundle cannot carry"
            problems.error("link", message, Place(shown(name)), "put a copy of what it leads to in its place")
        elif entry.is_dir() and inside.count("/") < MOST_LEVELS:
            yield from _files(folder, problems, name)
        elif entry.is_file() and (is_read(entry.name) or not inside):
            yield name, entry.stat().st_size
        else:
            yield name, -1


def _read(folder: Path, names: Mapping[str, int], problems: Problems) -> dict[str, bytes]:
    """Read files of known sizes, and no more of any than that."""
    files: dict[str, bytes] = {}
    for name, size in names.items():
        try:
            with (folder / name).open("rb") as file:
                files[name] = file.read(size + 1)
        except OSError as error:
            problems.error("file-unreadable", f"cannot be read: {_why(error)}", Place(name))
    return files


def _check(folder: Path, around: Around) -> Problems:
    """Check a layer over the box and the libraries alone: whoever installs it has no more than these."""
    libraries = [folder, *around.libraries]
    problems = check_layer(search_layers(libraries, None, folder, None))
    if problems.errors:
        here = check_layer(search_layers(libraries, None, around.cwd, around.home))
        if not here.errors:
            message = "it leans on other layers that you have here, and that those who install it may not have"
            hint = "copy what it needs into it; or, if they have such a layer too, name its folder with --library"
            problems.error("leans", message, Place(str(folder)), hint)
    return problems


def _listed(name: str, data: bytes) -> BundleFile:
    return BundleFile(name, len(data), hashlib.sha256(data).hexdigest())


def _zipped(manifest: Manifest, files: Mapping[str, bytes]) -> bytes:
    """Pack files so that the same ones give the same bytes on every computer; uncompressed, as packers differ."""
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as zipped:
        for name, data in {MANIFEST: manifest_bytes(manifest), **files}.items():
            entry = ZipInfo(name, _LONG_AGO)
            entry.create_system = 3
            entry.external_attr = _ORDINARY
            zipped.writestr(entry, data)
    return buffer.getvalue()


def _look_at_target(facts: LayerFacts, path: Path) -> Manifest | None:
    """Refuse to write over anything but an earlier bundle of the same layer, and give the manifest of that."""
    if path.is_dir():
        hint = f"name a file in it: -o {path.as_posix().rstrip('/')}/{bundle_name(facts)}"
        raise refuse(path, "not-ours", "this is a folder", hint)
    if not os.path.lexists(path):
        return None
    if path.is_symlink():
        raise refuse(path, "not-ours", "this is a link to elsewhere, which is left alone", _ELSEWHERE)
    try:
        there = read_bundle(path).manifest
    except ContentError:
        message = "there is such a file already, and it is not a bundle"
        raise refuse(path, "not-ours", message, _ELSEWHERE) from None
    if there.facts.id != facts.id:
        raise refuse(path, "not-ours", f"this is the bundle of another layer, {there.facts.name}", _ELSEWHERE)
    return there


def bundle_name(facts: LayerFacts) -> str:
    """Name the file of a bundle if nothing else is asked for."""
    return f"{facts.id}-{facts.version}.zip"


def _why(error: OSError) -> str:
    return (error.strerror or "no reason given").lower()
