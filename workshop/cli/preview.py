"""`workshop preview`: draw the pages of a session as pictures."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from workshop.cli.making import Request, load, make_pack
from workshop.cli.options import json_option, read_pages, session_options
from workshop.cli.report import count, print_json, progress, say, tell, tell_problems
from workshop.cli.settings import Settings
from workshop.cli.tables import align
from workshop.errors import OutputError, Place, Problem
from workshop.pack.folder import check_folder, recover, write_folder
from workshop.pack.ownership import PREVIEW
from workshop.pack.records import FORMAT, Pack, PackFile, problem_json
from workshop.session.overrides import Overrides


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn page, or the contact sheet of a document, whose page is 0."""

    name: str
    document: str
    page: int
    width: int
    height: int
    data: bytes


@click.command("preview")
@click.argument("session")
@session_options
@click.option(
    "--ppi", default=96, show_default=True, type=click.IntRange(20, 300), metavar="N", help="Dots to an inch of paper."
)
@click.option("--pages", callback=read_pages, metavar="1-3,7", help="Draw only these of each document.")
@click.option("--open", "open_it", is_flag=True, help="Open the folder when the pictures are ready.")
@json_option
@click.option("-q", "--quiet", is_flag=True, help="Print the folder only.")
@click.pass_obj
def command(
    settings: Settings,
    /,
    session: str,
    out: Path,
    only: tuple[str, ...],
    ppi: int,
    pages: frozenset[int],
    open_it: bool,
    as_json: bool,
    quiet: bool,
    **asked: Any,
) -> None:
    """Draw the pages of SESSION as PNG pictures, without printing anything.

    \b
    Examples:
      workshop preview meet-the-person
      workshop preview day.yaml --only worksheets --ppi 150
      workshop preview day.yaml --only guide --pages 1-3

    The pictures go to output/<name>-preview: one for each page, and a contact sheet for each document, with all its
    pages small beside one another. The options are those of "workshop build".
    """
    tell_progress = progress(quiet or as_json)
    recover(out)
    loaded = load(settings, Request(session, Overrides(**asked), only))
    slug = f"{loaded.session.slug}-preview"
    check_folder(out, slug, PREVIEW)
    tell_progress(f'building "{loaded.session.title}" …')
    pack = make_pack(loaded)
    tell_progress("drawing its pages …")
    pictures = [picture for file in pack.files for picture in _draw(file, ppi, pages)]
    if not pictures:
        raise OutputError([Problem("no-pages", "no document has these pages", Place("--pages"), "name lower numbers")])
    record = _record(slug, pack, pictures)
    folder = write_folder(out, slug, {picture.name: picture.data for picture in pictures}, record, PREVIEW)
    print_json(record) if as_json else _report(pack, pictures, folder, quiet)
    if open_it and click.launch(str(folder)):
        tell(f"{folder}: cannot be opened from here; open it by hand")


def _draw(file: PackFile, ppi: int, pages: Collection[int]) -> list[Picture]:
    from workshop.press.raster import contact_sheet, draw_pages, png

    stem, drawn = file.name.removesuffix(".pdf"), draw_pages(file.data, ppi, pages)
    named = {f"{stem}-{number:02d}.png": (number, image) for number, image in drawn.items()}
    if drawn:
        named[f"{stem}-contact.png"] = (0, contact_sheet(drawn))
    return [
        Picture(name, file.name, number, image.width, image.height, png(image))
        for name, (number, image) in named.items()
    ]


def _record(slug: str, pack: Pack, pictures: Collection[Picture]) -> dict[str, object]:
    """Make what `preview.json` holds, and `--json` prints."""
    files = [
        {
            "name": picture.name,
            "document": picture.document,
            "page": picture.page,
            "width": picture.width,
            "height": picture.height,
            "bytes": len(picture.data),
            "sha256": hashlib.sha256(picture.data).hexdigest(),
        }
        for picture in pictures
    ]
    problems = [problem_json(problem) for problem in pack.problems]
    return {
        "format": FORMAT, "slug": slug, "title": pack.title, "language": pack.language, "files": files,
        "problems": problems,
    }  # fmt: skip


def _report(pack: Pack, pictures: Collection[Picture], folder: Path, quiet: bool) -> None:
    tell_problems(pack.problems)
    drawn = {file.name: sum(p.document == file.name and p.page > 0 for p in pictures) for file in pack.files}
    rows = [(name.removesuffix(".pdf"), count(number, "page")) for name, number in drawn.items() if number]
    for line in [] if quiet else align(rows):
        say(line)
    say(str(folder))
