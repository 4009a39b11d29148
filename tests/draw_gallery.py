"""Draw every kind of page in every theme, ink, type size and language, as contact sheets: run with `make gallery`.

Each look gets two sheets: the starter session's whole pack, and all else that the box can print.
`python tests/draw_gallery.py FOLDER PPI` also writes every page by itself, to be looked at closely.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

from workshop.content.library import Library
from workshop.content.records import PrintItem, Run
from workshop.errors import Place, Problems
from workshop.pack.box import box_layer
from workshop.pack.build import build_pack
from workshop.pack.records import PackFile
from workshop.pack.scenarios import build_scenarios
from workshop.press.raster import contact_sheet, draw_pages, png
from workshop.session.records import Session, TalkBlock
from workshop.session.scenarios import Draw
from workshop.session.session_file import read_starter

LANGUAGES, INKS, SIZES = ("fi", "en"), ("colour", "saver", "grey"), ("normal", "large")
SESSION = "meet-the-person"
PPI = 60
THUMB, COLUMNS = 320, 12
_PLACE = Place("gallery")


@dataclass(frozen=True, slots=True)
class Look:
    """One way that everything can look: the sheets' name, and the files printed that way."""

    name: str
    pack: tuple[PackFile, ...]
    box: tuple[PackFile, ...]


def looks() -> Iterator[Look]:
    """Build the starter session, and all that it does not print, in every way that they can look."""
    library = Library([box_layer()])
    for theme, language, ink, size in product(library.ids("theme"), LANGUAGES, INKS, SIZES):
        problems = Problems()
        session = read_starter(library, SESSION, problems, language)
        assert session is not None
        session = replace(session, theme=theme, print=replace(session.print, ink=ink, type=size))
        pack = build_pack(session, library, problems).files
        box = build_pack(_printing_the_rest(session, library, pack), library, problems, ("worksheets", "cards"))
        scenarios = build_scenarios(session, library, Draw(seed=1, count=2), problems).pack
        yield Look(f"{theme}-{language}-{ink}-{size}", pack, box.files + scenarios.files)


def _printing_the_rest(session: Session, library: Library, pack: tuple[PackFile, ...]) -> Session:
    """Make a session of a single talk that prints the worksheets and decks which are not in a pack."""
    there = {item for file in pack for item in file.items}
    prints = tuple(
        PrintItem(kind, item, "room", _PLACE)
        for kind in ("worksheet", "deck")
        for item in library.ids(kind)
        if item not in there
    )
    return replace(session, blocks=(TalkBlock("Gallery", ((Run("Gallery"),),), 10, _PLACE, prints=prints),), end=-1)


def main(folder: Path, ppi: int = 0) -> None:
    """Write the sheets of every look; with `ppi`, every page as well, in a folder of the look's name."""
    for look in looks():
        (folder / look.name if ppi else folder).mkdir(parents=True, exist_ok=True)
        for part, files in {"pack": look.pack, "box": look.box}.items():
            pages = {
                f"{file.name.removesuffix('.pdf')} {number}": picture
                for file in files
                for number, picture in draw_pages(file.data, ppi or PPI).items()
            }
            (folder / f"{look.name}-{part}.png").write_bytes(png(contact_sheet(pages, width=THUMB, columns=COLUMNS)))
            for name, picture in pages.items() if ppi else ():
                (folder / look.name / f"{part}-{name.replace(' ', '-')}.png").write_bytes(png(picture))
        print(look.name)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "output/gallery"), int(sys.argv[2]) if len(sys.argv) > 2 else 0)
