"""Kill builds at every step they take on the disk, and print what each one left. Run by test_folder, by itself."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from workshop.pack import folder as folders
from workshop.pack.ownership import is_complete
from workshop.pack.records import Pack, PackFile


def make(text: str) -> Pack:
    """Make a small pack; each text gives other files."""
    files = [
        PackFile(f"{n}-{text}-1x.pdf", "guide", (), 1, 1, 1, "A4", "none", "plain", False, text.encode() * 9999)
        for n in (1, 2)
    ]
    return Pack("day", text, "en", tuple(files), ())


def in_child(work: Callable[[], object]) -> bool:
    """Do something in a child; say whether it lived."""
    child = os.fork()
    if child == 0:
        work()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def build_until(step: int, out: Path) -> None:
    """Write the new pack, and die at a step."""
    left = step

    def die(event: str, _: object) -> None:
        nonlocal left
        if event.startswith(("os.", "open", "shutil.", "ctypes.")):
            left -= 1
            if left < 0:
                left = sys.maxsize  # to kill is an event too
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(die)
    folders.write_pack(make("new"), out)


def state(out: Path) -> dict[str, object]:
    """Say what stands in the folder now."""
    pack = out / "day"
    title = json.loads((pack / "pack.json").read_text())["title"] if pack.is_dir() else None
    hidden = [name for name in os.listdir(out) if name != "day"] if out.is_dir() else []
    return {"title": title, "complete": pack.is_dir() and is_complete(pack, "day"), "hidden": len(hidden)}


def main(root: Path, exchange: bool) -> None:
    """Kill a build at each of its steps, with an old pack in place; print what was left, and what recovery made."""
    os.fsync = lambda handle: None  # a kill loses nothing that was written, and the test is quick
    if not exchange:
        folders._exchange = lambda one, two: False
    for step in range(1000):
        out = root / str(step)
        folders.write_pack(make("old"), out)
        lived = in_child(lambda step=step, out=out: build_until(step, out))  # type: ignore[misc]
        left = state(out)
        folders.recover(out)
        print(json.dumps({"step": step, "lived": lived, "left": left, "recovered": state(out)}))
        if lived:
            return


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] == "exchange")
