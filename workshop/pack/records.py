"""What a built pack is: its print jobs as bytes with their facts, and `pack.json`, which tells of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from workshop.errors import Problem

FORMAT = 1
"""The version of every JSON that we write: a number that changes when a reader would have to."""


@dataclass(frozen=True, slots=True)
class PackFile:
    """One print job. `sheets` counts all copies; `colour` is false where no page uses colour.

    `fingerprints` has one for each page, which stays the same as long as what is on the page does, its number apart.
    They follow from the bytes: a pack that is read from its folder has none, and equals the one that was written.
    """

    name: str
    kind: str
    items: tuple[str, ...]
    pages: int
    copies: int
    sheets: int
    paper: str
    duplex: str
    stock: str
    colour: bool
    data: bytes
    fingerprints: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Pack:
    """All that a session prints, and the warnings that building it gave. `slug` names its folder."""

    slug: str
    title: str
    language: str
    files: tuple[PackFile, ...]
    problems: tuple[Problem, ...]


def pack_json(pack: Pack) -> dict[str, object]:
    """Make what `pack.json` holds, and `build --json` prints."""
    return {
        "format": FORMAT,
        "slug": pack.slug,
        "title": pack.title,
        "language": pack.language,
        "files": [_file_json(file) for file in pack.files],
        "problems": [problem_json(problem) for problem in pack.problems],
    }


def problems_json(problems: Iterable[Problem]) -> dict[str, object]:
    """Make what a command that failed prints with `--json`."""
    return {"format": FORMAT, "problems": [problem_json(problem) for problem in problems]}


def problem_json(problem: Problem) -> dict[str, object]:
    """Make the form of one problem; line and column are 0 where the problem is the whole file."""
    place = problem.place
    return {
        "severity": problem.severity,
        "code": problem.code,
        "file": place.file,
        "line": place.line,
        "column": place.column or min(place.line, 1),
        "message": problem.message,
        "hint": problem.hint,
    }


def _file_json(file: PackFile) -> dict[str, object]:
    return {
        "name": file.name,
        "kind": file.kind,
        "items": list(file.items),
        "pages": file.pages,
        "copies": file.copies,
        "sheets": file.sheets,
        "paper": file.paper,
        "duplex": file.duplex,
        "stock": file.stock,
        "colour": file.colour,
        "bytes": len(file.data),
        "sha256": hashlib.sha256(file.data).hexdigest(),
    }
