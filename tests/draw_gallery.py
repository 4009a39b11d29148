"""Draw every kind of page in every theme, ink, type size and language, as contact sheets: run with `make gallery`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

from workshop.content.library import Library
from workshop.errors import Problems
from workshop.pack.box import box_layer
from workshop.pack.build import build_pack
from workshop.pack.records import PackFile
from workshop.press.raster import contact_sheet, draw_pages, png
from workshop.session.session_file import read_starter

LANGUAGES, INKS, SIZES = ("fi", "en"), ("colour", "saver", "grey"), ("normal", "large")
SESSION = "meet-the-person"
PPI = 50


def packs() -> Iterator[tuple[str, tuple[PackFile, ...]]]:
    """Build the starter session in every way that it can look."""
    library = Library([box_layer()])
    for theme, language, ink, size in product(library.ids("theme"), LANGUAGES, INKS, SIZES):
        problems = Problems()
        session = read_starter(library, SESSION, problems, language)
        assert session is not None
        chosen = replace(session, theme=theme, print=replace(session.print, ink=ink, type=size))
        yield f"{theme}-{language}-{ink}-{size}", build_pack(chosen, library, problems).files


def main(folder: Path) -> None:
    """Write a contact sheet for every document of every pack."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, files in packs():
        for file in files:
            pictures = draw_pages(file.data, PPI)
            (folder / f"{file.name.removesuffix('.pdf')}--{name}.png").write_bytes(png(contact_sheet(pictures)))
        print(name)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "output/gallery"))
