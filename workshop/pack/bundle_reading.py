"""Open a bundle that anyone may have made: look at everything before anything is used, and write nothing."""

from __future__ import annotations

import hashlib
import os
import stat
import struct
import zlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from workshop.content.bounds import MAX_PROBLEMS
from workshop.errors import ContentError, Place, Problem, Problems
from workshop.pack.bundle_rules import MOST_BYTES, MOST_FILES, collisions, is_tidy, shown, wrong_name, wrong_sizes
from workshop.pack.manifest import MANIFEST, MOST_MANIFEST, Manifest, parse_manifest

_AGAIN = 'ask for the file as "workshop bundle" made it; one that was unpacked and zipped again will not do'
_DANGER = "do not use this file: no bundle that workshop makes is like this"
_MOST_ZIP = MOST_BYTES + 8_000_000
_MOST_DIRECTORY = MOST_FILES * 700

_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\x05\x06"
_END64_LOCATOR = (b"PK\x06\x07", 20)
_LOCAL = struct.Struct("<4s5H3L2H")
_LOCAL_MARK = b"PK\x03\x04"
_ENCRYPTED = 0x1 | 0x40 | 0x2000

_FAILURES = (BadZipFile, RuntimeError, ValueError, ArithmeticError, EOFError, OSError, struct.error, zlib.error)


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle that was looked at: its manifest, and its files by their names relative to the layer."""

    manifest: Manifest
    files: Mapping[str, bytes]


def read_bundle(path: Path) -> Bundle:
    """Read a bundle into memory, everything in it bounded and held against its manifest; ContentError if it is wrong.

    What is in its files is not looked at.
    """
    place = Place(str(path))
    try:
        with _open(path, place) as file:
            _check_end(file, place)
            with ZipFile(file) as zipped:
                return _Reading(zipped, file, place).bundle()
    except _FAILURES as error:
        raise _refused("broken", f"the file is broken: {_plain(error)}", place) from error


class _Reading:
    """Reads one bundle, from its outermost parts inwards."""

    def __init__(self, zipped: ZipFile, file: IO[bytes], place: Place) -> None:
        self.zipped, self.file, self.place = zipped, file, place
        self.entries = zipped.infolist()

    def bundle(self) -> Bundle:
        """Read it all."""
        files = {entry.filename: entry for entry in self.entries}
        if MANIFEST not in files:
            raise _refused("not-a-bundle", f"this is a zip file, but not a bundle: it has no {MANIFEST}", self.place)
        self.check_entries()
        self.check_overlaps()
        manifest = parse_manifest(self.read(files.pop(MANIFEST)), self.place)
        self.compare(manifest, files)
        read = {name: self.read(entry) for name, entry in files.items()}
        self.check_hashes(manifest, read)
        return Bundle(manifest, read)

    def check_entries(self) -> None:
        """Refuse names, kinds and sizes that no bundle has."""
        problems = Problems()
        for entry in self.entries:
            if why := _wrong_entry(entry):
                self.tell(entry.orig_filename, *why, problems)
        names = Counter(entry.filename for entry in self.entries)
        for name, wrong in [*((n, "is in it twice") for n, c in names.items() if c > 1), *collisions(names)]:
            self.tell(name, wrong, _DANGER, problems)
        sizes = {entry.filename: entry.file_size for entry in self.entries if entry.filename != MANIFEST}
        for name, wrong in wrong_sizes(sizes):
            self.tell(name, wrong, _DANGER, problems)
        if any(entry.filename == MANIFEST and entry.file_size > MOST_MANIFEST for entry in self.entries):
            problems.error("bundle-size", f"{MANIFEST} is too large", self.place, _DANGER)
        _raise_some(problems)

    def check_overlaps(self) -> None:
        """Refuse entries whose bytes are shared: so few bytes become many."""
        free = 0
        for entry in sorted(self.entries, key=lambda e: e.header_offset):
            if entry.header_offset < free:
                why = f'"{shown(entry.filename)}" overlaps with another entry'
                raise _refused("bundle-entry", why, self.place, _DANGER)
            self.file.seek(entry.header_offset)
            mark, *_, name, extra = _LOCAL.unpack(self.file.read(_LOCAL.size))
            if mark != _LOCAL_MARK:
                raise BadZipFile("an entry is not where it should be")
            free = entry.header_offset + _LOCAL.size + name + extra + entry.compress_size
        if free > self.zipped.start_dir:
            raise BadZipFile("an entry is longer than the file")

    def compare(self, manifest: Manifest, files: Mapping[str, ZipInfo]) -> None:
        """Hold the names and sizes against the manifest."""
        problems = Problems()
        listed = manifest.sizes
        if len(listed) < len(manifest.files):
            problems.error("bundle-manifest", f"{MANIFEST} lists a file twice", self.place, _AGAIN)
        for name in sorted(files.keys() - listed.keys()):
            self.tell(name, f"is not listed in {MANIFEST}", _AGAIN, problems)
        for name in sorted(listed.keys() - files.keys()):
            self.tell(name, f"is missing, although {MANIFEST} lists it", _AGAIN, problems)
        for name in sorted(files.keys() & listed.keys()):
            if files[name].file_size != listed[name]:
                self.tell(name, f"is not of the size that {MANIFEST} says", _AGAIN, problems)
        _raise_some(problems)

    def read(self, entry: ZipInfo) -> bytes:
        """Unpack an entry, never more of it than it said; its size was looked at before."""
        with self.zipped.open(entry) as stream:
            data = stream.read(entry.file_size)
            more = stream.read(1)  # at the end, the checksum is looked at
        if len(data) != entry.file_size or more:
            raise BadZipFile("an entry is not of the size that it says")
        return data

    def check_hashes(self, manifest: Manifest, files: Mapping[str, bytes]) -> None:
        """Hold what is in the files against the manifest."""
        problems = Problems()
        for file in manifest.files:
            if hashlib.sha256(files[file.name]).hexdigest() != file.sha256:
                self.tell(file.name, "was changed since the bundle was made: its hash is another", _AGAIN, problems)
        _raise_some(problems)

    def tell(self, name: str, why: str, hint: str, problems: Problems) -> None:
        """Add a problem of one entry, or of the whole if it has no name."""
        problems.error("bundle-entry", f'"{shown(name)}" {why}' if name else f"it {why}", self.place, hint)


def _open(path: Path, place: Place) -> IO[bytes]:
    try:
        status = os.stat(path)
        if stat.S_ISDIR(status.st_mode):
            hint = f'make a bundle of it first: workshop bundle "{path}"'
            raise _refused("not-a-bundle", "this is a folder, not a bundle", place, hint)
        if not stat.S_ISREG(status.st_mode):
            raise _refused("not-a-bundle", "this is not a file", place)
        if status.st_size > _MOST_ZIP:
            raise _refused("bundle-size", f"larger than {_MOST_ZIP // 1_000_000} MB", place, _DANGER)
        return path.open("rb")
    except FileNotFoundError:
        raise _refused("file-missing", "there is no such file", place, "check the name") from None
    except (OSError, ValueError) as error:
        why = (getattr(error, "strerror", "") or "its name cannot be used").lower()
        raise _refused("file-unreadable", f"cannot be read: {why}", place, "check the name") from error


def _check_end(file: IO[bytes], place: Place) -> None:
    """Look at the end of a zip, where its table stands: a table of a million lines would take minutes to read."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _END.size - _END64_LOCATOR[1]))
    tail = file.read()
    file.seek(0)
    if file.read(2) != b"PK":
        raise _refused("not-a-bundle", "this is not a zip file, and so not a bundle", place)
    end, before = tail[-_END.size :], tail[: -_END.size]
    if len(end) < _END.size or not end.startswith(_END_MARK) or before.startswith(_END64_LOCATOR[0]):
        raise _refused("broken", "the end of the file is missing, or is not as in a bundle", place)
    _, disk, first_disk, here, entries, length, offset, comment = _END.unpack(end)
    if length > _MOST_DIRECTORY or entries > MOST_FILES + 1:
        raise _refused("bundle-size", f"it has more than {MOST_FILES} files", place, _DANGER)
    if disk or first_disk or comment or here != entries or offset + length + _END.size != size:
        raise _refused("broken", "the table of what is in the file does not fit it", place)


def _wrong_entry(entry: ZipInfo) -> tuple[str, str] | None:
    """Say what is wrong with an entry itself, and what to do; None if nothing is."""
    name = entry.orig_filename
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "is a link" if kind == stat.S_IFLNK else "is not a file", _DANGER
    if entry.is_dir() or kind == stat.S_IFDIR:
        return "is a folder of its own", _AGAIN
    if name != MANIFEST and (why := wrong_name(name)):
        return why, _AGAIN if is_tidy(name) else _DANGER
    if entry.filename != name:
        return "has two names", _DANGER
    if entry.flag_bits & _ENCRYPTED:
        return "is encrypted", _AGAIN
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return "is packed in a way that bundles are not", _AGAIN
    return None


def _raise_some(problems: Problems) -> None:
    """Raise what was found, as much of it as anyone would read."""
    if problems.errors:
        raise ContentError(problems.found[:MAX_PROBLEMS])


def _refused(code: str, message: str, place: Place, hint: str = _AGAIN) -> ContentError:
    return ContentError([Problem(code, message, place, hint)])


def _plain(error: BaseException) -> str:
    """Say in a few words what Python's reader of zip files says; it may quote names from the file."""
    return shown(str(error).strip().lower() or "it cannot be unpacked")
