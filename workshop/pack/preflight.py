"""Preflight of a pack: read it from its folder, tell the print checks what each job is, gather what they find."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Literal

from workshop.content.files import read_bytes
from workshop.content.library import Library
from workshop.errors import OutputError, Place, Problem, Problems, SessionError
from workshop.pack.documents import Documents
from workshop.pack.jobs import NAME_TAGS
from workshop.pack.lost_words import check_words
from workshop.pack.ownership import PACK, read_record
from workshop.pack.records import Pack, PackFile
from workshop.pack.survey import survey
from workshop.pack.themes import read_theme_file
from workshop.page.theme import Colour, Theme, ThemeFile
from workshop.press.preflight.checks import check_pdf
from workshop.press.preflight.findings import FLOOR, LARGE_FLOOR, Finding, JobFacts
from workshop.session.records import Session

_MOST_BYTES = 100_000_000
_NAME = re.compile(r"[a-z0-9][a-z0-9-]*\.pdf")
_LARGE = re.compile(r"-large-")
_CUT = frozenset({"cards", "cues", "scenario-cards"})
_MIXED = "pack"
"""The kind of a PDF that holds a whole pack."""


def is_pack(folder: Path) -> bool:
    """Tell whether a folder holds a pack."""
    return os.path.isdir(folder) and read_record(folder, PACK) is not None


def read_pack(folder: Path) -> tuple[Pack, list[Finding]]:
    """Read a pack from its folder, and tell which files are gone or changed; OutputError if it is no pack."""
    record = _record(folder)
    try:
        entries = [_entry(entry) for entry in record["files"]]
        title, language = str(record["title"]), str(record["language"])
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise _no_pack(folder, f"its {PACK} does not say what it should") from error
    files, findings = [], []
    for made, digest in entries:
        problems = Problems()
        data = read_bytes(folder / made.name, made.name, problems, _MOST_BYTES)
        if data is None:
            why = problems.found[0].message.replace("missing", "this file of the pack is not there")
            findings.append(Finding("file-missing", made.name, why, "build the pack again"))
            continue
        if hashlib.sha256(data).hexdigest() != digest:
            message = "this file is not as it was built"
            hint = "it has been changed since; build the pack again if that was not meant"
            findings.append(Finding("file-changed", made.name, message, hint, severity="warning"))
        files.append(_with_data(made, data))
    return Pack(str(record["slug"]), title, language, tuple(files), ()), findings


def _record(folder: Path) -> dict[str, Any]:
    if not os.path.isdir(folder):
        raise _no_pack(folder, "there is no such folder")
    if read_record(folder, PACK) is None:
        raise _no_pack(folder, f"this folder holds no pack (no {PACK} that workshop wrote)")
    try:
        record: dict[str, Any] = json.loads((folder / PACK).read_bytes())
    except (OSError, ValueError) as error:
        raise _no_pack(folder, f"its {PACK} cannot be read") from error
    return record


def _no_pack(folder: Path, message: str) -> OutputError:
    hint = 'name a folder that "workshop build" made, such as output/meet-the-person, or a session'
    return OutputError([Problem("no-pack", message, Place(str(folder)), hint)])


def _entry(entry: dict[str, Any]) -> tuple[PackFile, str]:
    if not _NAME.fullmatch(entry["name"]) or entry["duplex"] not in ("none", "long-edge", "short-edge"):
        raise ValueError(entry["name"])
    file = PackFile(
        name=entry["name"],
        kind=str(entry["kind"]),
        items=tuple(map(str, entry["items"])),
        pages=int(entry["pages"]),
        copies=int(entry["copies"]),
        sheets=int(entry["sheets"]),
        paper=str(entry["paper"]),
        duplex=entry["duplex"],
        stock=str(entry["stock"]),
        colour=bool(entry["colour"]),
        data=b"",
    )
    return file, str(entry["sha256"])


def _with_data(file: PackFile, data: bytes) -> PackFile:
    return PackFile(**{**{name: getattr(file, name) for name in PackFile.__dataclass_fields__}, "data": data})


def check_session_pack(
    files: Sequence[PackFile], session: Session, library: Library, problems: Problems
) -> list[Finding]:
    """Make every check on the pack of a session: the print checks, and whether its words are there; SessionError."""
    found = survey(session, library, problems)
    if found is None:
        raise SessionError(problems)
    documents = Documents(found.agenda, library, found.words, found.theme, found.fonts, found.logo)
    large = session.print.type == "large"
    prints = check_prints(files, decoration_of(found.theme.file), large=large)
    return prints + check_words(files, found, documents)


def check_prints(files: Iterable[PackFile], decoration: frozenset[Colour], *, large: bool = False) -> list[Finding]:
    """Make every print check on a pack's files; `large` says that all of it is large print."""
    return [finding for file in files for finding in check_pdf(file.data, job_facts(file, decoration, large=large))]


def job_facts(file: PackFile, decoration: frozenset[Colour], *, large: bool = False) -> JobFacts:
    """Tell the print checks of a job what it is. Without `large`, only a file whose name says so is large print."""
    floor = LARGE_FLOOR if large or _LARGE.search(file.name) else FLOOR
    return JobFacts(file.name, file.duplex, _cut(file), floor=floor, decoration=decoration)  # type: ignore[arg-type]


def _cut(file: PackFile) -> Literal["none", "some", "all"]:
    if file.kind in _CUT:
        return "all"
    return "some" if file.kind == _MIXED or NAME_TAGS in file.items else "none"


def decoration_of(theme: ThemeFile) -> frozenset[Colour]:
    """Give the colours in which a theme draws lines that mean nothing, in every ink."""
    return frozenset({Theme(theme).colour("decoration"), Theme(theme, "grey").colour("decoration")})


def any_decoration(library: Library) -> frozenset[Colour]:
    """Give the decoration of every theme of a library, for a pack that does not name its own."""
    themes = [read_theme_file(item, library, Problems()) for item in library.ids("theme")]
    return frozenset().union(*(decoration_of(theme) for theme in themes if theme))
