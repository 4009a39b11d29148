"""The live loop of `workshop build --watch`: build on every save, and say in a line what came of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from workshop.cli.boundary import explain_bug
from workshop.cli.interrupts import Interrupts
from workshop.cli.making import Request, load_from, make_pack
from workshop.cli.report import count, say, tell, tell_problems
from workshop.cli.settings import Settings
from workshop.errors import OutputError, Problem, WorkshopError
from workshop.pack.changed_pages import changed_pages
from workshop.pack.folder import recover, write_pack
from workshop.pack.load import open_library
from workshop.pack.ownership import is_complete
from workshop.pack.records import Pack
from workshop.pack.watching import Change, Watch

POLL_SECONDS = 0.3
SETTLED_SECONDS = 0.2
"""How long files must stay as they are before they count as saved: many programs save in several steps."""
RETRY_SECONDS = 3.0
"""How often it is tried again to write a pack that could not be written."""

_MOST_NAMED = 3
_WATCHING = "watching its files: each save builds again; Ctrl-C ends it"


class Changes(Protocol):
    """What tells the loop that files have changed; see `Watch`."""

    def mark(self) -> None:
        """Take the files as they are."""

    def use(self, asked: Collection[str] | None) -> None:
        """Heed only these files, None for all."""

    def changes(self) -> tuple[Change, ...]:
        """Tell what changed since the mark."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Where the loop takes time from: the time of day, seconds that only grow, and a way to let some pass."""

    now: Callable[[], datetime] = datetime.now
    seconds: Callable[[], float] = time.perf_counter
    sleep: Callable[[float], None] = time.sleep

    def time(self) -> str:
        """Give the time of day."""
        return f"{self.now():%H:%M:%S}"


Make = Callable[[], tuple[Pack, Collection[str]]]
"""Builds a pack in memory, and gives it with the names of the files of layers that it depends on."""

Welcome = Callable[[Pack, Path], None]
"""Reports the first pack and the folder that it was written to."""


class Loop:
    """Builds, and builds again on every save, until it is interrupted. The last good pack stays until there is another.

    A pack that cannot be written, because a viewer holds a file of it for example, waits in memory until it can.
    """

    def __init__(
        self,
        session: str,
        out: Path,
        make: Make,
        welcome: Welcome,
        files: Changes,
        clock: Clock,
        interrupts: Interrupts,
        *,
        quiet: bool = False,
    ) -> None:
        self.session, self.out, self.make, self.welcome = session, out, make, welcome
        self.files, self.clock, self.interrupts, self.quiet = files, clock, interrupts, quiet
        self.good: Pack | None = None
        self.good_at = ""
        self.told: tuple[Problem, ...] = ()
        self.changed: dict[str, Change] = {}
        self.unwritten: Pack | None = None
        self.tried = 0.0

    def run(self) -> None:
        """Build and wait in turn; an interruption ends it quietly."""
        with suppress(KeyboardInterrupt):
            while True:
                self._build()
                self._wait()
        with suppress(OutputError):
            recover(self.out)

    def _wait(self) -> None:
        """Wait for changes, and then until nothing has changed any further for a while."""
        found: tuple[Change, ...] = ()
        while True:
            self.interrupts.check()
            self.clock.sleep(SETTLED_SECONDS if found else POLL_SECONDS)
            self.interrupts.check()
            before, found = found, self.files.changes()
            if found and found == before:
                self.changed |= {change.name: change for change in found}
                return
            if not found:
                self._write_again()

    def _build(self) -> None:
        self.files.mark()
        self.unwritten, started = None, self.clock.seconds()
        try:
            pack, asked = self.make()
        except Exception as error:
            self.files.use(None)
            if not self.files.changes():  # else it was built from files that are no more, and the next build is near
                self._tell_failed(error)
            return
        self.interrupts.check()
        self.files.use(asked)
        try:
            self._write(pack)
        except OutputError as error:
            self.unwritten, self.tried = pack, self.clock.seconds()
            self._tell_failed(error)
        else:
            self._tell_done(pack, self.clock.seconds() - started)

    def _write_again(self) -> None:
        """Try again to write what could not be written; that it still cannot be is no news."""
        started = self.clock.seconds()
        if self.unwritten is None or started - self.tried < RETRY_SECONDS:
            return
        pack, self.tried = self.unwritten, started
        with suppress(OutputError):
            self._write(pack)
            self.unwritten = None
            self._tell_done(pack, self.clock.seconds() - started)

    def _write(self, pack: Pack) -> None:
        """Write a pack, unless the very same is there."""
        if pack != self.good or not is_complete(self.out / pack.slug, pack.slug):
            write_pack(pack, self.out)

    def _tell_done(self, pack: Pack, seconds: float) -> None:
        before, at = self.good, self.clock.time()
        if before is None:
            self.welcome(pack, self.out / pack.slug)
            tell(_WATCHING)
        else:
            tell_problems(self._news(pack.problems))
            if not self.quiet:
                say(f"{at} {self._what()}: {changed_pages(before, pack)} ({seconds:.1f} s)")
        self.good, self.good_at, self.told = pack, at, ()
        self.changed.clear()

    def _tell_failed(self, error: Exception) -> None:
        """Tell what is wrong, unless that was told just before, and that the last good pack stays."""
        what, told = self._what(), self._tell_error(error)
        stands = f"the pack from {self.good_at} stands" if self.good else "no new pack yet"
        following = "it is tried again until it can be written" if self.unwritten else "each save tries again"
        rest = [stands, following] if self.unwritten or not self.good else [stands]
        if not self.unwritten:
            self.changed.clear()
        tell("; ".join([f"{self.clock.time()} {what}: {told}", *rest]))

    def _tell_error(self, error: Exception) -> str:
        """Tell an error, and give it in a word."""
        if not isinstance(error, WorkshopError):
            tell(explain_bug(error))
            return "a mistake in workshop"
        same, self.told = error.problems == self.told, error.problems
        if not same:
            tell_problems(self._news(error.problems))
        if self.unwritten:
            return "built, but not written"
        errors = sum(problem.severity == "error" for problem in error.problems)
        return ("still " if same else "") + count(errors, "problem")

    def _news(self, problems: Iterable[Problem]) -> list[Problem]:
        """Leave out the warnings that came with the last good pack."""
        known = self.good.problems if self.good else ()
        return [problem for problem in problems if problem not in known]

    def _what(self) -> str:
        """Name the files that changed, the session before any did."""
        names = [_named(change) for change in self.changed.values()] or [self.session]
        more = len(names) - _MOST_NAMED
        return ", ".join(names[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def _named(change: Change) -> str:
    return change.name if change.how == "saved" else f"{change.name} ({change.how})"


def watch(
    settings: Settings, request: Request, out: Path, welcome: Welcome, interrupts: Interrupts, *, quiet: bool
) -> None:
    """Build a session's pack on every save of a file that it is made from, until Ctrl-C."""
    cwd = Path.cwd()

    def make() -> tuple[Pack, Collection[str]]:
        library = open_library(request.name, settings.libraries, cwd, settings.home)
        return make_pack(load_from(library, request)), library.asked

    files = Watch(request.name, settings.libraries, cwd, settings.home, time.time_ns)
    Loop(request.name, out, make, welcome, files, Clock(), interrupts, quiet=quiet).run()
