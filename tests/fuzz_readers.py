"""Feed broken files to everything that reads: python -m tests.fuzz_readers [--seconds 60] [--seed N] [--only TARGET].

Each input is a file of the box that was changed at random, with an eye to its grammar. Nothing but the project's own
exceptions may come out, no input may take more than two seconds, and every problem can be told. The same seed gives the
same inputs; one that fails is written into --out, and `--seed N --at INDEX` feeds it alone.
"""

from __future__ import annotations

import argparse
import random
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.fuzz_inputs import SEEDS, Input, changed
from tests.fuzz_targets import TARGETS, Target
from workshop.errors import WorkshopError

MOST_SECONDS = 2.0
"""Of processor time, that one input may take."""

_NET_SECONDS = 10.0
_DIFFERENT, _LONGEST = 20, 2000


class SlowError(Exception):
    """An input that took too long."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that made a target fail, and how."""

    target: str
    index: int
    input: Input
    told: str


def feed(target: Target, given: Input) -> tuple[str, str]:
    """Give an input to a target, and say where that failed and how; nothing if it did not."""
    started = time.process_time()
    try:
        with _net():
            target(given)
    except WorkshopError:
        pass
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        where = traceback.extract_tb(error.__traceback__)[-1]
        told = "".join(traceback.format_exception(error)[-4:])
        return f"{type(error).__name__} {where.filename}:{where.lineno}", told[:_LONGEST]
    took = time.process_time() - started
    return ("slow", f"it took {took:.1f} seconds") if took > MOST_SECONDS else ("", "")


@contextmanager
def _net() -> Iterator[None]:
    """Break off what would take for ever, where the system has such clocks."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(*_: object) -> None:
        raise SlowError(f"it takes more than {_NET_SECONDS:g} seconds")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, _NET_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def run(
    names: Sequence[str], seed: int, indexes: Iterator[int], going: Callable[[], bool]
) -> tuple[Counter[str], list[Failure]]:
    """Feed inputs to targets in turn while it is time; gives how many each was fed, and what failed, each way once."""
    fed: Counter[str] = Counter()
    failures: dict[str, Failure] = {}
    for index in indexes:
        if not going() or len(failures) >= _DIFFERENT:
            break
        name = names[index % len(names)]
        given = changed(random.Random(f"{seed}:{index}"), SEEDS[name])
        fed[name] += 1
        where, told = feed(TARGETS[name], given)
        if told:
            failures.setdefault(name + where, Failure(name, index, given, told))
    return fed, list(failures.values())


def main(arguments: Sequence[str] | None = None) -> int:
    """Feed inputs for some time, print what failed, and write it down."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz_readers", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--inputs", type=int, default=sys.maxsize, help="feed no more than so many")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**9))
    parser.add_argument("--at", type=int, default=-1, help="feed the input of this index only")
    parser.add_argument("--only", choices=list(TARGETS), action="append", help="may be given more than once")
    parser.add_argument("--out", type=Path, default=Path(tempfile.gettempdir()), help="where failing inputs go")
    asked = parser.parse_args(arguments)
    print(f"seed {asked.seed}", flush=True)
    last = time.monotonic() + asked.seconds
    indexes = iter([asked.at]) if asked.at >= 0 else iter(range(asked.inputs))
    names = asked.only or list(TARGETS)
    fed, failures = run(names, asked.seed, indexes, lambda: asked.at >= 0 or time.monotonic() < last)
    for failure in failures:
        path = asked.out / f"fuzz-{failure.target}-{asked.seed}-{failure.index}.txt"
        path.write_bytes(failure.input.text.encode("utf-8", "surrogatepass"))
        print(f"\n{failure.target}, --seed {asked.seed} --at {failure.index}, like {failure.input.name}: {path}")
        print(failure.told)
    print(", ".join(f"{name} {count}" for name, count in sorted(fed.items())))
    print(f"{sum(fed.values())} inputs, {len(failures)} ways to fail")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
