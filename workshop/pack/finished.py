"""Finished print jobs: a written PDF with the facts of its job, and what the quick print checks say of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from workshop.errors import Problem
from workshop.pack.jobs import Job
from workshop.pack.preflight import decoration_of, job_facts
from workshop.pack.records import PackFile
from workshop.page.theme import Theme
from workshop.press.preflight.checks import quick_checks
from workshop.press.writer import Written

_ONLY_WARNED = frozenset({"coarse-picture"})
"""What a print check finds that keeps no pack from being built: it prints, though not at its best."""


def pack_file(name: str, job: Job, written: Written) -> PackFile:
    """Make the record of a PDF that was written for a job."""
    sheets = -(-written.pages // (1 if job.duplex == "none" else 2))
    return PackFile(
        name=name,
        kind=job.kind,
        items=tuple(item.id for item in job.items),
        pages=written.pages,
        copies=job.copies,
        sheets=sheets * job.copies,
        paper=job.paper,
        duplex=job.duplex,
        stock=job.stock,
        colour=bool(written.coloured),
        data=written.data,
        fingerprints=written.fingerprints,
    )


def print_problems(file: PackFile, theme: Theme, *, large: bool) -> Iterator[Problem]:
    """Put a finished PDF through the print checks that are cheap."""
    for finding in quick_checks(file.data, job_facts(file, decoration_of(theme.file), large=large)):
        told = finding.problem
        yield replace(told, severity="warning") if told.code in _ONLY_WARNED else told
