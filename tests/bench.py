"""Measure what people wait for, each time in a process of its own: python tests/bench.py [RUNS].

Prints the median and the worst of several runs beside the targets; nothing fails.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

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
    Subject("workshop check", ("check",), 1.5),
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


def lay_out_and_draw(*, tagged: bool) -> tuple[float, float]:
    """Lay out and draw the starter pack in this process: seconds for that, and for the quick print checks after it."""
    from tests import untagged
    from workshop.content.library import Library
    from workshop.errors import Problems
    from workshop.pack.box import box_layer
    from workshop.pack.documents import Documents
    from workshop.pack.jobs import plan_jobs
    from workshop.pack.preflight import decoration_of
    from workshop.pack.survey import survey
    from workshop.press.preflight.checks import quick_checks
    from workshop.press.preflight.findings import FLOOR, JobFacts
    from workshop.press.writer import write_pdf
    from workshop.session.session_file import read_starter

    library, problems = Library([box_layer()]), Problems()
    session = read_starter(library, "meet-the-person", problems)
    assert session is not None
    found = survey(session, library, problems)
    assert found is not None
    documents = Documents(found.agenda, library, found.words, found.theme, found.fonts)
    jobs = [
        job for job in plan_jobs(found.agenda, found.words.worksheets, found.words.decks) if job.kind != "print-order"
    ]
    with untagged.writing() if not tagged else nullcontext():
        started = perf_counter()
        parts = [(job, *documents.document(job)) for job in jobs]
        made = [(job, write_pdf([(d, s)], d.title, d.language, job.duplex).data) for job, d, s in parts]
        drawn = perf_counter() - started
    started = perf_counter()
    for job, data in made:
        quick_checks(data, JobFacts(job.kind, job.duplex, "some", 0, FLOOR, decoration_of(found.theme.file)))
    return drawn, perf_counter() - started


def print_ratios(runs: int) -> None:
    """Print what tagging and the print checks add to laying out and drawing, run by run side by side."""
    sys.path.insert(0, str(ROOT))
    lay_out_and_draw(tagged=True)
    pairs = [(lay_out_and_draw(tagged=True), lay_out_and_draw(tagged=False)) for _ in range(2 * runs)]
    tagging = median(tagged[0] / plain[0] for tagged, plain in pairs)
    checks = median(tagged[1] / tagged[0] for tagged, _ in pairs)
    print(f"tagged against untagged, layout and drawing   {tagging:.2f}   at most 1.35")
    print(f"quick print checks, on top of that            {checks:.2f}   at most 0.25")


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
    print_ratios(runs)
    print(f"workshop --help imports {', '.join(found) or 'none of ' + ', '.join(HEAVY)}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS)
