"""Build packs on a disk that is full, and print what each leaves: python -m tests.hostile.disk_driver FOLDER.

Run by test_crashes in a namespace of its own, where anybody may mount a disk.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.hostile.confined import Runner
from tests.hostile.left import build_args, look, write_sessions

_KILOBYTES, _STEP = 200, 25


def _fill(ballast: Path, kilobytes: int) -> None:
    """Write a file that leaves so much of the disk."""
    ballast.unlink(missing_ok=True)
    disk = os.statvfs(ballast.parent)
    ballast.write_bytes(b"\0" * max(0, disk.f_bavail * disk.f_frsize - kilobytes * 1024))


def main(folder: Path) -> None:
    """Leave more and more of the disk, build in it each time, and print how it went."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)], check=True)
    write_sessions(folder, "Old", "New")
    runner = Runner()
    for left in range(0, _KILOBYTES, _STEP):
        assert runner.run(build_args("Old"), folder).status == 0
        _fill(folder / "ballast", left)
        run = runner.run(build_args("New"), folder)
        (folder / "ballast").unlink()
        print(json.dumps({"left": left, "status": run.status, "told": run.stderr, **look(folder / "out")._asdict()}))
    runner.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
