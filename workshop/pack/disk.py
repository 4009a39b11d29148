"""Write to the disk so that nothing is ever half there: whole files, synced folders, one writer at a time."""

from __future__ import annotations

import os
import re
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from workshop.pack.output_problems import refuse

PATIENCE_SECONDS = 10.0


def write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet, and see that it is on the disk; OSError if it cannot be."""
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def write_over(path: Path, data: bytes) -> None:
    """Write a file, whole or not at all, over the one that may be there; OSError if it cannot be.

    What a crash left of an earlier try is taken away.
    """
    discard_leftovers(path)
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    try:
        write_new(fresh, data)
        os.replace(fresh, path)
        sync_folder(path.parent)
    finally:
        with suppress(OSError):
            fresh.unlink()


def discard_leftovers(path: Path) -> None:
    """Take away what a crash left while a file was written."""
    pattern = re.compile(rf"\.{re.escape(path.name)}\.[0-9a-f]{{8}}\.new")
    with suppress(OSError):
        for name in os.listdir(path.parent):
            if pattern.fullmatch(name):
                path.with_name(name).unlink()


def sync_tree(root: Path) -> None:
    """See that a folder is on the disk with all that is in it."""
    for folder, _, files in os.walk(root):
        for name in files:
            with open(os.path.join(folder, name), "r+b") as file:
                os.fsync(file.fileno())
        sync_folder(Path(folder))


def sync_folder(folder: Path) -> None:
    """See that the names in a folder are on the disk; only where a folder can be opened."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            with suppress(OSError):  # some network disks cannot
                os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def locked(folder: Path, busy: str, patience_seconds: float = PATIENCE_SECONDS) -> Iterator[None]:
    """Keep others out of a folder, or raise OutputError that says it is `busy`.

    Where there are no such locks (Windows, some network disks), do without.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        _take_turn(folder, lambda: fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB), busy, patience_seconds)
        yield
    finally:
        os.close(handle)


def _take_turn(folder: Path, lock: Callable[[], None], busy: str, patience_seconds: float) -> None:
    """Wait for a lock as long as another could need; a disk without locks is no reason to stop."""
    last = time.monotonic() + patience_seconds
    while True:
        try:
            return lock()
        except BlockingIOError:
            if time.monotonic() > last:
                raise refuse(folder, "busy", busy, "wait until it ends, and try again") from None
            time.sleep(0.02)
        except OSError:
            return None
