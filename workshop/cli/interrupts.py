"""Ctrl-C in a command that goes on until it comes."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Interrupts:
    """Remembers Ctrl-C until the work at hand is done: libraries take one that falls into them for a mistake of theirs.

    Whoever cannot wait types it again, and is heard at once.
    """

    def __init__(self) -> None:
        self.heard = False

    def check(self) -> None:
        """Raise KeyboardInterrupt if there was one."""
        if self.heard:
            raise KeyboardInterrupt

    def _hear(self, *_: object) -> None:
        self.check()
        self.heard = True


@contextmanager
def listening() -> Iterator[Interrupts]:
    """Listen for Ctrl-C; where it is ignored, as in the background of a shell script, it stays so."""
    interrupts, before = Interrupts(), signal.getsignal(signal.SIGINT)
    if before is signal.SIG_IGN or threading.current_thread() is not threading.main_thread():
        yield interrupts
        return
    signal.signal(signal.SIGINT, interrupts._hear)
    try:
        yield interrupts
    finally:
        signal.signal(signal.SIGINT, before)
