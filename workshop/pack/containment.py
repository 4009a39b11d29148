"""Containment: run the templates of other layers in a child process, which is killed when it goes too far.

The box's own templates are trusted and run here. On Windows the child is bounded by the clock only.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import weakref
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from threading import Event, Timer
from typing import Any

from workshop.content.records import TemplateSource
from workshop.errors import PageError, Place, Problem, StoppedError
from workshop.pack.render import Loader, environment, render
from workshop.pack.stops import MOST_PRINTED, SECONDS_WAITED, STOPS, Stop, ended, stopped, too_long

_BOOT = "import sys; sys.path += sys.argv[1:]; from workshop.pack.worker import main; main()"
_PACKAGES = ("workshop", "jinja2", "markupsafe")
_SECONDS_TO_START = 20
_LONGEST_PATH = 300
_LONGEST_LINE = 6 * MOST_PRINTED + 1000
"""A letter takes at most six bytes of JSON."""

# Some Pythons find their own library only through the environment.
_KEPT = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")


class _ForeignError(Exception):
    """A rendering needs a template that is not the box's own."""


class Renderer:
    """Renders the templates of one pack: those of the box here, and whatever needs one of another layer in a worker."""

    def __init__(self, load: Loader, language: str) -> None:
        self._load = load
        self._environment = environment(self._trusted, language)
        self._worker = Worker(load, language)

    def render(self, path: str, data: Mapping[str, Any]) -> str:
        """Render the template at a path; PageError if that fails, StoppedError if it went too far."""
        with suppress(_ForeignError):
            return render(self._environment, path, data)
        return self._worker.render(path, data)

    def close(self) -> None:
        """End the worker, if there is one."""
        self._worker.close()

    def _trusted(self, path: str) -> TemplateSource:
        source = self._load(path)
        if not source.trusted:
            raise _ForeignError
        return source


class Worker:
    """Renders templates in a child process, which starts when it is first needed, and anew after it was stopped."""

    def __init__(self, load: Loader, language: str) -> None:
        self._load, self._language = load, language
        self._child: _Child | None = None

    def render(self, path: str, data: Mapping[str, Any]) -> str:
        """Render the template at a path; PageError if that fails, StoppedError if it went too far."""
        try:
            child = self._started(path)
            answer = self._exchange(child, path, {"render": path, "data": data, "language": self._language})
        except BaseException:
            self.close()  # what it would answer next is anybody's guess
            raise
        if isinstance(answer, str):
            return answer
        if answer.code in STOPS:
            self.close()
            raise StoppedError([answer])
        raise PageError([answer])

    def close(self) -> None:
        """End the child process, if there is one."""
        if self._child:
            self._child.end()
            self._child = None

    def _started(self, path: str) -> _Child:
        if self._child is None:
            try:
                self._child = _Child()
                with self._child.deadline(_SECONDS_TO_START):
                    ready = self._child.hear()
            except OSError:
                ready = None
            if not ready or self._child is None:
                message = "it needs a process of its own, since it is not from the box, and that does not start"
                raise PageError([Problem("worker-failed", message, Place(path), "try again; then see workshop doctor")])
        return self._child

    def _exchange(self, child: _Child, path: str, request: Mapping[str, Any]) -> str | Problem:
        """Send a request, serve templates until it is done, and give the text that comes back, or what went wrong."""
        with child.deadline(SECONDS_WAITED) as late:
            child.tell(request)
            while (reply := child.hear()) and "load" in reply:
                child.tell({"text": self._source(str(reply["load"]))})
        if late.is_set():
            self.close()
        answer = _understood(reply)
        return answer if answer is not None else _problem(too_long() if late.is_set() else ended(), path)

    def _source(self, path: str) -> str | None:
        """Give a template's text, None if there is none; a path without end is not worth a search."""
        try:
            return self._load(path).text if len(path) <= _LONGEST_PATH else None
        except LookupError:
            return None


def _understood(reply: Any) -> str | Problem | None:
    """Take an answer apart; whoever broke out of the sandbox could write anything into it."""
    match reply:
        case {"text": str(text)}:
            return text
        case {"problem": [str(code), str(message), str(file), int(line), int(column), str(hint)]}:
            return Problem(code, message, Place(file, line, column), hint)
    return None


def _problem(stop: Stop, path: str) -> Problem:
    return stopped(stop, Place(path)).problems[0]


class _Child:
    """The child process. It inherits no files, no environment and nothing that the user's Python is set up to run."""

    def __init__(self) -> None:
        command = [sys.executable, "-I", "-S", "-B", "-X", "utf8", "-c", _BOOT, *_homes()]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: os.environ[name] for name in _KEPT if name in os.environ},
            start_new_session=True,
        )
        self.end = weakref.finalize(self, _end, self._process)

    @contextmanager
    def deadline(self, seconds: float) -> Iterator[Event]:
        """Kill the child if it is not done by then; the event tells if it was killed."""
        late = Event()

        def stop() -> None:
            late.set()
            _kill(self._process)

        timer = Timer(seconds, stop)
        timer.daemon = True
        timer.start()
        try:
            yield late
        finally:
            timer.cancel()
            timer.join()

    def tell(self, message: Mapping[str, Any]) -> None:
        """Send a message; one that is gone does not hear it, which its silence will tell."""
        assert self._process.stdin
        with suppress(BrokenPipeError):
            self._process.stdin.write(json.dumps(message).encode() + b"\n")
            self._process.stdin.flush()

    def hear(self) -> Any:
        """Wait for a message; None if there is none, or none that makes sense."""
        assert self._process.stdout
        try:
            message = json.loads(self._process.stdout.readline(_LONGEST_LINE))
        except (ValueError, RecursionError):
            return None
        return message if isinstance(message, dict) else None


def _homes() -> list[str]:
    """Say where the few packages that the worker needs are: no installation, however odd, is hidden from it then."""
    specs = [find_spec(name) for name in _PACKAGES]
    homes = [str(Path(spec.origin).absolute().parents[1]) for spec in specs if spec and spec.origin]
    return list(dict.fromkeys(homes))


def _kill(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        process.kill()
    elif process.returncode is None:  # not waited for, so its number is still its own
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def _end(process: subprocess.Popen[bytes]) -> None:
    _kill(process)
    for pipe in (process.stdin, process.stdout):
        with suppress(OSError):  # what was left to be written cannot be
            if pipe:
                pipe.close()
    process.wait()
