"""Watch the files that a pack is made from: what was saved, added or taken away since it was built.

By looking at them again and again. What systems offer instead tells nothing of what happens on network disks, in
shared folders of virtual machines or in folders that are not there yet; and a look costs a few milliseconds.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from workshop.pack.box import content_folders
from workshop.pack.load import is_session_file, session_folder
from workshop.session.session_file import files_beside

_FOLDERS = ("exercises", "templates")
_DEEPEST = 10
_LARGEST_READ = 50_000_000
# What was written so lately could be written again without its time or size telling: FAT counts in two seconds.
_FRESH_NS = 2_500_000_000

_Stamp = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to a file, under the name that problems have for it. `digest` is that of its bytes now."""

    name: str
    how: Literal["saved", "new", "gone"]
    digest: bytes = b""


@dataclass(frozen=True, slots=True)
class _File:
    """A file of a layer, or, with no folder, one that the session is or names."""

    folder: str
    name: str


_Look = Mapping[_File, bytes]


class Watch:
    """The files that a session is made from, and may be made from once they are there.

    `now` is the clock by which files get their times, in nanoseconds since 1970.
    """

    def __init__(
        self, session: str, libraries: Sequence[Path], cwd: Path, home: Path | None, now: Callable[[], int]
    ) -> None:
        self.session, self.now = session, now
        self.folders = content_folders(libraries, session_folder(session), cwd, home)
        self._own: tuple[str, ...] = ()
        self._asked: Collection[str] | None = None
        self._digests: dict[str, tuple[_Stamp, bytes]] = {}
        self._before: _Look = {}

    def mark(self) -> None:
        """Take the files as they are: this is what the next build is made from."""
        self._own = self._own_files()
        self._before = self._look()

    def use(self, asked: Collection[str] | None) -> None:
        """Heed only these files of the layers from now on, by their names in a layer; None for all of them."""
        self._asked = asked

    def changes(self) -> tuple[Change, ...]:
        """Tell what happened since the last mark to files that matter; a save of the same bytes is nothing."""
        before, after = self._before, self._look()
        return tuple(
            _change(file.name, before.get(file), after.get(file))
            for file in sorted({*before, *after}, key=lambda file: (file.folder, file.name))
            if before.get(file) != after.get(file) and self._matters(file)
        )

    def _matters(self, file: _File) -> bool:
        return not file.folder or self._asked is None or file.name in self._asked

    def _own_files(self) -> tuple[str, ...]:
        """List the session file and those beside it that it names, as problems call them."""
        if not is_session_file(self.session):
            return ()
        path = Path(self.session)
        cut = len(self.session) - len(path.name)
        return (self.session, *(self.session[:cut] + name for name in files_beside(path, self.session)))

    def _look(self) -> _Look:
        known, self._digests = self._digests, {}
        found: dict[_File, bytes] = {}
        for name in self._own:
            try:
                found[_File("", name)] = self._digest(name, os.stat(name), known)
            except (OSError, ValueError):
                continue
        for folder in self.folders:
            for top in _FOLDERS:
                path = os.path.join(folder, top)
                for entry, name in _files(path, top, (os.path.realpath(folder), os.path.realpath(path))):
                    try:
                        found[_File(str(folder), name)] = self._digest(entry.path, entry.stat(), known)
                    except OSError:
                        continue
        return found

    def _digest(self, path: str, status: os.stat_result, known: Mapping[str, tuple[_Stamp, bytes]]) -> bytes:
        """Give a digest of a file's bytes, which are read only if its times and size are not those known."""
        stamp = (status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)
        fresh = abs(self.now() - status.st_mtime_ns) < _FRESH_NS
        old = known.get(path)
        if old is None or old[0] != stamp or fresh:
            # What cannot be read just now is being saved, most likely.
            old = stamp, _read_digest(path, status) or (old[1] if old else b"")
        self._digests[path] = old
        return old[1]


def _change(name: str, before: bytes | None, after: bytes | None) -> Change:
    if after is None:
        return Change(name, "gone")
    return Change(name, "new" if before is None else "saved", after)


def _read_digest(path: str, status: os.stat_result) -> bytes:
    """Read a file and give its digest; of one that is too large to be read, its time stands for it."""
    if not stat.S_ISREG(status.st_mode):
        return b"not a file"
    if status.st_size > _LARGEST_READ:
        return f"{status.st_size} {status.st_mtime_ns}".encode()
    try:
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").digest()
    except OSError:
        return b""


def _files(folder: str, name: str, above: tuple[str, ...]) -> Iterator[tuple[os.DirEntry[str], str]]:
    """Yield the files in a folder and below it, with their names in the layer.

    `above` are the real paths of the layer and of the folders on the way; links are followed inside the layer only.
    """
    try:
        with os.scandir(folder) as entries:
            found = [entry for entry in entries if not entry.name.startswith(".")]
    except OSError:
        return
    for entry in found:
        inner = f"{name}/{entry.name}"
        if not _is_folder(entry):
            yield entry, inner
            continue
        real = os.path.realpath(entry.path) if entry.is_symlink() else os.path.join(above[-1], entry.name)
        if real not in above and len(above) < _DEEPEST and Path(real).is_relative_to(above[0]):
            yield from _files(entry.path, inner, (*above, real))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False
