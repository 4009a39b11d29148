"""What stands in a folder of packs: which of two packs, whether it is whole, and what lies beside it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import NamedTuple

from tests.hostile.files import SESSION


class Left(NamedTuple):
    """The title of the pack, "" if there is none; whether it is whole; and the names of all else."""

    title: str
    whole: bool
    others: list[str]


def look(out: Path) -> Left:
    """Look at a folder of packs in which one pack may be, that of day.yaml."""
    folder = out / "day"
    others = sorted(path.name for path in out.iterdir() if path != folder) if out.is_dir() else []
    if not folder.is_dir():
        return Left("", False, others)
    record = json.loads((folder / "pack.json").read_text("utf-8"))
    sums = {file["name"]: file["sha256"] for file in record["files"]}
    there = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}
    there.pop("pack.json")
    return Left(record["title"], there == sums, others)


def write_sessions(folder: Path, *titles: str) -> None:
    """Write sessions that differ in their titles only, each in a folder of that name."""
    for title in titles:
        (folder / title).mkdir()
        (folder / title / "day.yaml").write_text(SESSION.replace("Day", title), "utf-8")


def build_args(title: str, out: str = "out") -> list[str]:
    """Say how to build one of them: a part of its pack is enough."""
    return ["build", f"{title}/day.yaml", "-q", "--only", "forms", "--out", out]
