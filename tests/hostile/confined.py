"""Run commands of workshop in child processes with limits, each measured.

One process imports all that any command needs and then forks for each run, so that a run costs little more than what it
does. Run by itself, this module is that process: a line of JSON in for each command, and one out.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).parents[2]
MOST_MEGABYTES = 300
"""What a command may take at its worst, its imports included."""

_SECONDS_OF_WORK, _SECONDS_OF_WAITING, _MEGABYTES_OF_ADDRESSES = 20, 60, 3000
"""Nets: what runs into one of them hangs, or would take the whole computer."""
_MODULES = (
    "cli.main", "cli.build", "cli.check", "cli.listing", "cli.show", "cli.new", "cli.preview", "cli.preflight",
    "cli.doctor", "pack.build", "press.raster", "press.preflight.checks", "pack.survey",
)  # fmt: skip
_KILOBYTES_A_MEGABYTE = 1024 * (1024 if sys.platform == "darwin" else 1)


@dataclass(frozen=True, slots=True)
class Run:
    """How a command went: its exit status, or less than 0 if it was killed, what it wrote, and what it took."""

    status: int
    stdout: str
    stderr: str
    seconds: float
    megabytes: float


class Runner:
    """Runs commands one after another, each in a process of its own."""

    def __init__(self) -> None:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("WORKSHOP_")}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.hostile.confined"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            env={**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "WORKSHOP_HOME": str(ROOT / "none")},
        )  # fmt: skip

    def run(
        self, args: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None, **ways: object
    ) -> Run:
        """Run a command in a folder, with more variables in its environment, and in these ways.

        `powerless` binds even root to rights; `alone` ends it if it opens a connection, or a file to write outside the
        folder; `die_at` kills it at its so manieth step on the disk, counted from 0, after it has named `die_in`.
        """
        assert self._process.stdin
        assert self._process.stdout
        request = {"args": list(args), "folder": str(folder), "environment": dict(environment or {}), **ways}
        self._process.stdin.write(json.dumps(request).encode() + b"\n")
        self._process.stdin.flush()
        return Run(**json.loads(self._process.stdout.readline()))

    def close(self) -> None:
        """End the process that forks."""
        self._process.communicate()


def _serve() -> None:
    for module in _MODULES:
        import_module(f"workshop.{module}")
    for line in sys.stdin.buffer:
        sys.stdout.write(json.dumps(asdict(_run(json.loads(line)))) + "\n")
        sys.stdout.flush()


def _run(request: dict[str, object]) -> Run:
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        started = time.perf_counter()
        child = os.fork()
        if child == 0:
            _become_command(request, out.fileno(), err.fileno())
        status, used = _wait(child)
        seconds = time.perf_counter() - started
        written = []
        for file in (out, err):
            file.seek(0)
            written.append(file.read().decode("utf-8", "backslashreplace"))
    megabytes = used.ru_maxrss / _KILOBYTES_A_MEGABYTE
    return Run(os.waitstatus_to_exitcode(status), *written, seconds, megabytes)


def _wait(child: int) -> tuple[int, resource.struct_rusage]:
    last = time.monotonic() + _SECONDS_OF_WAITING
    while True:
        found, status, used = os.wait4(child, os.WNOHANG)
        if found:
            return status, used
        if time.monotonic() > last:
            os.killpg(child, signal.SIGKILL)
        time.sleep(0.002)


def _become_command(request: dict[str, object], out: int, err: int) -> None:
    status: object = 70
    try:
        os.setsid()
        _limit()
        for number, source in enumerate([os.open(os.devnull, os.O_RDONLY), out, err]):
            os.dup2(source, number)
        os.chdir(str(request["folder"]))
        os.environ.update(request["environment"])  # type: ignore[call-overload]
        if request.get("powerless"):
            _give_up_power()
        if request.get("alone"):
            sys.addaudithook(Alone(os.getcwd()))
        if "die_at" in request:
            sys.addaudithook(_Death(str(request["die_in"]), int(str(request["die_at"]))))
        sys.argv = ["workshop", *request["args"]]  # type: ignore[misc]
        sys.modules["workshop.cli.main"].main()
    except SystemExit as end:
        status = end.code
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status if isinstance(status, int) else 0)


class Alone:
    """Ends a process that is about to talk to anybody, or to write anywhere but in a folder."""

    def __init__(self, folder: str) -> None:
        self.folder = folder + os.sep

    def __call__(self, event: str, args: tuple[object, ...]) -> None:
        if event.startswith(_TALK):
            self.end(event)
        if event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            name = os.path.join(self.folder, os.fsdecode(args[0])) if isinstance(args[0], str | bytes) else self.folder
            if not os.path.abspath(name).startswith((self.folder, "/dev/")):
                self.end(f"writes {name}")

    def end(self, what: str) -> None:
        os.write(2, f"not alone: {what}\n".encode())
        os._exit(99)


_TALK = ("socket.", "http.", "urllib.", "ftplib.", "smtplib.", "poplib.", "imaplib.", "telnetlib.", "webbrowser.")


class _Death:
    """Kills the process at one of its steps on the disk."""

    def __init__(self, folder: str, at: int) -> None:
        self.folder, self.left, self.begun = folder, at, False

    def __call__(self, event: str, args: tuple[object, ...]) -> None:
        if not event.startswith(("os.", "open", "shutil.", "ctypes.")):
            return
        self.begun = self.begun or any(self.folder in str(arg) for arg in args)
        self.left -= self.begun
        if self.left < 0:
            self.left = sys.maxsize  # to kill is an event too
            os.kill(os.getpid(), signal.SIGKILL)


def _give_up_power() -> None:
    """Drop every capability, so that files without rights are closed to root too."""
    header, none = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    if os.geteuid() == 0 and ctypes.CDLL(None, use_errno=True).capset(header, none):
        raise OSError(ctypes.get_errno(), "capset")


def _limit() -> None:
    megabyte = 2**20
    for name, most in (
        ("RLIMIT_CPU", _SECONDS_OF_WORK), ("RLIMIT_AS", _MEGABYTES_OF_ADDRESSES * megabyte), ("RLIMIT_CORE", 0),
    ):  # fmt: skip
        resource.setrlimit(getattr(resource, name), (most, most))


if __name__ == "__main__":
    _serve()
