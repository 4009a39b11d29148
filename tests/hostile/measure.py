"""Print what it takes to refuse each hostile case: python -m tests.hostile.measure [PART OF A NAME]."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.hostile.cases import CASES
from tests.hostile.confined import Runner


def main(part: str = "") -> None:
    """Run the cases whose name has this in it."""
    runner = Runner()
    for name, case in CASES.items():
        if part not in name:
            continue
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            case.write(Path(folder))
            run = runner.run(case.args, Path(folder), case.environment, powerless=case.powerless)
        print(
            f"{name:<46}{run.seconds:6.2f} s {run.megabytes:4.0f} MB   {run.stderr.split(chr(10))[0][:100]}", flush=True
        )
    runner.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
