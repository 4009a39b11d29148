"""Kill installations at every step they take on the disk, and print what each one left. Run by test_installing."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from tests.pack.bundles import bundle_of
from tests.pack.kill_driver import in_child
from workshop.errors import Problems
from workshop.pack import installing
from workshop.pack.installed import clean_up
from workshop.pack.installing import Wish, install, remove
from workshop.pack.layer_states import list_states

TEXTS = {version: {"exercises/a.md": version.encode(), "README.md": b"hi"} for version in ("1.0", "2.0")}
WISHES = {version: Wish(bundle_of(files, version=version), "set.zip") for version, files in TEXTS.items()}


def until(step: int, work: Callable[[], object]) -> None:
    """Do something, and die at a step."""
    left = step

    def die(event: str, args: tuple[object, ...]) -> None:
        nonlocal left
        writes = event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR)
        if writes or event in ("os.mkdir", "os.rename", "os.remove", "os.rmdir"):
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(die)
    work()


def state(home: Path) -> dict[str, object]:
    """Say what is installed now, and how many folders and files there are."""
    states = list_states(home)
    versions = [each.manifest.facts.version if each.manifest and not each.changed else "broken" for each in states]
    counts = [len(os.listdir(folder)) if folder.is_dir() else 0 for folder in (home / "layers", home)]
    return {"versions": versions, "folders": counts[0], "files": counts[1]}


def main(root: Path, way: str) -> None:
    """Kill an installation, or a removal, at each of its steps; print what was left, and what the next command made."""
    os.fsync = lambda handle: None  # a kill loses nothing that was written, and the test is quick
    installing.check_layer = lambda layers: Problems()
    for step in range(1000):
        home = root / str(step)
        if way != "first":
            install(WISHES["1.0"], home, ())
        works: dict[str, Callable[[], object]] = {
            "first": lambda home=home: install(WISHES["2.0"], home, ()),  # type: ignore[misc]
            "install": lambda home=home: install(WISHES["2.0"], home, ()),  # type: ignore[misc]
            "remove": lambda home=home: remove("our-content", home, force=False),  # type: ignore[misc]
        }
        lived = in_child(lambda step=step, works=works: until(step, works[way]))  # type: ignore[misc]
        left = state(home)
        clean_up(home)
        print(json.dumps({"lived": lived, "left": left, "cleaned": state(home)}))
        if lived:
            return


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
