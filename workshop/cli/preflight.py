"""`workshop preflight`: look at a pack's PDFs as a printer and a reader will, before they are printed."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workshop.cli.boundary import FAILED
from workshop.cli.making import Request, load, make_pack
from workshop.cli.options import json_option, session_options
from workshop.cli.report import count, print_json, progress, say, tell
from workshop.cli.settings import Settings
from workshop.content.library import Library
from workshop.pack.box import search_layers
from workshop.pack.folder import recover
from workshop.pack.records import FORMAT, Pack, problem_json
from workshop.session.overrides import Overrides

if TYPE_CHECKING:
    from workshop.press.preflight.findings import Finding

_TOLD = 5
"""How many findings of one kind in one document are told; JSON has them all."""


@click.command("preflight")
@click.argument("what", metavar="SESSION|DIR")
@session_options
@json_option
@click.option("-q", "--quiet", is_flag=True, help="Print only what is wrong.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    what: str,
    out: Path,
    only: tuple[str, ...],
    as_json: bool,
    quiet: bool,
    **asked: Any,
) -> None:
    """Look at the PDFs of a pack before they are printed: what a printer would lose, and what a reader would miss.

    \b
    Examples:
      workshop preflight output/meet-the-person     the PDFs in this folder
      workshop preflight meet-the-person --lang en  also that no word of the session is lost
      workshop preflight day.yaml --only cards

    It finds text that is cut off, too small, too faint, on top of other text or too close to the paper's edge; lines
    too thin or faint; coarse pictures; fonts left out; cards whose backs do not meet their fronts; files that do not
    tell the printer their actual size and sides; and tags that lead a screen reader nowhere.

    With a session, the pack in output/<name> is checked if there is one: give the options that it was built with. If
    there is none, the pack is checked as it would be built. The exit status is 1 if anything is wrong.
    """
    settings: Settings = ctx.obj
    tell_progress = progress(quiet or as_json)
    pack, findings = _check(settings, Request(what, Overrides(**asked), only), out, tell_progress)
    wrong = [finding for finding in findings if finding.severity == "error"]
    if as_json:
        print_json(_json(pack, findings))
    else:
        for line in _lines(findings):
            tell(line)
        if not quiet:
            say(_summary(pack, findings))
    if wrong:
        ctx.exit(FAILED)


def _check(settings: Settings, request: Request, out: Path, tell_progress: Any) -> tuple[Pack, list[Finding]]:
    from workshop.pack.preflight import any_decoration, check_prints, check_session_pack, is_pack, read_pack

    recover(out)
    folder = Path(request.name)
    if os.path.isdir(folder):
        pack, findings = read_pack(folder)
        pack = _kept(pack, request.only)
        library = Library(search_layers(settings.libraries, None, Path.cwd(), settings.home))
        return pack, findings + check_prints(pack.files, any_decoration(library))
    loaded = load(settings, request)
    folder = out / loaded.session.slug
    if is_pack(folder):
        tell_progress(f"checking {folder} …")
        pack, findings = read_pack(folder)
    else:
        tell_progress(f"there is no pack in {folder} yet: checking it as it would be built …")
        pack, findings = make_pack(loaded), []
    pack = _kept(pack, request.only)
    return pack, findings + check_session_pack(pack.files, loaded.session, loaded.library, loaded.problems)


def _kept(pack: Pack, only: Sequence[str]) -> Pack:
    files = tuple(file for file in pack.files if not only or file.kind in only)
    return Pack(pack.slug, pack.title, pack.language, files, pack.problems)


def _lines(findings: Sequence[Finding]) -> Iterator[str]:
    """Write findings, the first few of a kind in each document, and how many more there are."""
    told: Counter[tuple[str, str]] = Counter()
    all_of_a_kind = Counter((finding.code, finding.document) for finding in findings)
    for finding in findings:
        kind = (finding.code, finding.document)
        told[kind] += 1
        if told[kind] <= _TOLD:
            yield str(finding.problem)
        if told[kind] == _TOLD and all_of_a_kind[kind] > _TOLD:
            yield f"  and {all_of_a_kind[kind] - _TOLD} more of this kind in {finding.document}"


def _summary(pack: Pack, findings: Sequence[Finding]) -> str:
    what = f"{count(len(pack.files), 'file')}, {count(sum(file.pages for file in pack.files), 'page')}"
    wrong = sum(finding.severity == "error" for finding in findings)
    warnings = len(findings) - wrong
    counts = [count(n, word) for n, word in ((wrong, "problem"), (warnings, "warning")) if n]
    return f"{what}: {', '.join(counts) or 'ready to print'}"


def _json(pack: Pack, findings: Sequence[Finding]) -> dict[str, object]:
    return {
        "format": FORMAT,
        "slug": pack.slug,
        "files": [file.name for file in pack.files],
        "pages": sum(file.pages for file in pack.files),
        "problems": [
            problem_json(finding.problem) | {"page": finding.page, "left_mm": finding.left_mm, "top_mm": finding.top_mm}
            for finding in findings
        ],
    }
