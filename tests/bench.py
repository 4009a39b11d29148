"""Measure what people wait for, each time in a process of its own: python tests/bench.py [RUNS].

Prints the median and the worst of several runs beside the targets; nothing fails.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
RUNS = 5
HEAVY = ("reportlab", "pydantic", "jinja2", "PIL", "pypdfium2", "rich")
_KILOBYTES_A_MEGABYTE = 1024 * (1024 if sys.platform == "darwin" else 1)


@dataclass(frozen=True, slots=True)
class Measured:
    """One run: its wall time in seconds, its peak memory in megabytes."""

    seconds: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Subject:
    """What is measured, and what it should stay under; 0 is no target."""

    name: str
    arguments: tuple[str, ...]
    seconds: float
    megabytes: float = 0


SUBJECTS = (
    Subject("workshop build meet-the-person", ("build", "meet-the-person", "-q"), 2.0, 200),
    Subject("workshop build listening-90", ("build", "listening-90", "-q"), 2.0, 200),
    Subject("workshop --help", ("--help",), 0.25),
    Subject("workshop list", ("list",), 0.6),
)

# A process of its own starts each command, so that its children's peak memory is that of the command alone.
_MEASURE = """
import resource, subprocess, sys, time
started = time.perf_counter()
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
print(time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.stderr.buffer.write(done.stderr)
sys.exit(done.returncode)
"""
_LOADED = "import sys; from workshop.cli.main import cli; cli(['--help'], standalone_mode=False); print(*sys.modules)"


def measure(arguments: Sequence[str], folder: Path) -> Measured:
    """Run a command of workshop once, cold, in an empty folder."""
    command = [sys.executable, "-c", _MEASURE, sys.executable, "-m", "workshop.cli.main", *arguments]
    done = subprocess.run(command, cwd=folder, env=_surroundings(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"workshop {' '.join(arguments)} failed:\n{done.stderr}")
    seconds, peak = map(float, done.stdout.split())
    return Measured(seconds, peak / _KILOBYTES_A_MEGABYTE)


def _surroundings() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def loaded_by_help() -> list[str]:
    """Name the heavy libraries that `workshop --help` imports: none, if all is well."""
    done = subprocess.run(
        [sys.executable, "-c", _LOADED], env=_surroundings(), capture_output=True, text=True, check=True
    )
    modules = {name.partition(".")[0] for name in done.stdout.split("\n")[-2].split()}
    return [name for name in HEAVY if name in modules]


def _row(subject: Subject, runs: Sequence[Measured]) -> str:
    middle, worst = median(run.seconds for run in runs), max(run.seconds for run in runs)
    memory = median(run.megabytes for run in runs)
    late = middle > subject.seconds or (subject.megabytes and memory > subject.megabytes)
    targets = f"{subject.seconds:g} s" + (f", {subject.megabytes:g} MB" if subject.megabytes else "")
    return (
        f"{subject.name:<34}{middle:>8.2f} s{worst:>9.2f} s{memory:>9.0f} MB   {targets:<14}{'OVER' if late else 'ok'}"
    )


def main(runs: int = RUNS) -> None:
    """Measure everything and print the table."""
    print(f"{'cold, median of ' + str(runs):<34}{'time':>10}{'worst':>11}{'memory':>12}   {'target':<14}")
    for subject in SUBJECTS:
        measured = []
        for _ in range(runs):
            with tempfile.TemporaryDirectory() as folder:
                measured.append(measure(subject.arguments, Path(folder)))
        print(_row(subject, measured), flush=True)
    found = loaded_by_help()
    print(f"workshop --help imports {', '.join(found) or 'none of ' + ', '.join(HEAVY)}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS)
