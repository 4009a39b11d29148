"""The worker: a child process that renders foreign templates, with limits on what it may take. See containment.py.

It is told what to render on stdin and answers on stdout, each time with a line of JSON. Of ours it imports the renderer
and what that needs; no ReportLab, no pydantic and no reader of files. On Windows, which has none of these limits, only
the clock of the process that waits for it bounds what it takes.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, BinaryIO

from workshop.content.records import TemplateSource
from workshop.errors import PageError
from workshop.pack.render import environment, render
from workshop.pack.stops import MEGABYTES, SECONDS, too_long

if sys.platform != "win32":
    import resource

_WITHOUT_PROC = 512 * 2**20
"""What a bare process is taken to hold where the system does not say."""


def main() -> None:
    """Answer requests until there are none."""
    pipe = _Pipe(sys.stdin.buffer, sys.stdout.buffer)
    _warm_up()
    confine()
    pipe.write({"ready": True})
    while request := pipe.read():
        pipe.write(_answer(request, pipe))


class _Pipe:
    def __init__(self, source: BinaryIO, sink: BinaryIO) -> None:
        self.source, self.sink = source, sink

    def read(self) -> Any:
        """Read a message; None at the end."""
        line = self.source.readline()
        return json.loads(line) if line else None

    def write(self, message: dict[str, Any]) -> None:
        self.sink.write(json.dumps(message, ensure_ascii=False).encode() + b"\n")
        self.sink.flush()

    def load(self, path: str) -> TemplateSource:
        """Ask for a template; only the parent can read files."""
        self.write({"load": path})
        answer = self.read()
        if answer is None:
            sys.exit()
        if answer["text"] is None:
            raise LookupError(path)
        return TemplateSource(path, answer["text"], "", False)


def _answer(request: dict[str, Any], pipe: _Pipe) -> dict[str, Any]:
    made = environment(pipe.load, request["language"])
    try:
        with _time_limit():
            return {"text": render(made, request["render"], request["data"])}
    except PageError as error:
        [told] = error.problems
        return {"problem": [told.code, told.message, told.place.file, told.place.line, told.place.column, told.hint]}


# What needs a codec, the names of letters, HTML's entities, and the line of a mistake.
_LATE_IMPORTS = (r'<p>{{ "\N{BULLET}" ~ 1.5 ~ [["a", "b"]]|runs|quoted }}{{ nothing }}</p>', "{% if %}")


def _warm_up() -> None:
    """Render templates that fail: what Jinja2 imports late cannot be read any more when files are out of reach."""
    for text in _LATE_IMPORTS:
        with suppress(PageError):
            render(environment(lambda path, text=text: TemplateSource(path, text, "", False), "en"), "warm.j2", {})  # type: ignore[misc]


def confine() -> None:
    """Give up, for good, all that rendering does not need: files, other processes, the environment, more memory."""
    os.environ.clear()
    if sys.platform != "win32":
        most = {"CORE": 0, "FSIZE": 0, "NOFILE": 0, "NPROC": 0, "AS": _held() + MEGABYTES * 2**20}
        for name, limit in most.items():
            with suppress(AttributeError, ValueError, OSError):  # not every system has, or lets us set, every limit
                resource.setrlimit(getattr(resource, f"RLIMIT_{name}"), (limit, limit))


def _held() -> int:
    """Tell how much address space this process takes, in bytes."""
    try:
        with open("/proc/self/statm") as file:
            return int(file.read().split()[0]) * resource.getpagesize()
    except OSError:
        return _WITHOUT_PROC


@contextmanager
def _time_limit() -> Iterator[None]:
    """Throw a Stop into what takes too long, so that it can be told in which line it was; only then kill it."""
    if sys.platform == "win32":
        yield
        return
    signal.signal(signal.SIGPROF, _throw)
    with suppress(ValueError, OSError):  # whoever started us may allow less already
        most = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + SECONDS + 2, most))
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _throw(*_: object) -> None:
    raise too_long()
