"""Draw the README's pictures of real pages into docs/pictures: run with `make pictures`."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from workshop.content.library import Library
from workshop.errors import Problems
from workshop.pack.box import box_layer
from workshop.pack.build import build_pack
from workshop.session.session_file import read_starter

PICTURES = {
    "run-sheet": ("guide", 2),
    "exercise": ("guide", 7),
    "handbook": ("handbook", 5),
    "empathy-map": ("worksheets", 1),
    "cards": ("cards", 1),
    "poster": ("posters", 2),
}
WIDTH = 560


def main() -> None:
    """Build the English starter pack and draw one page of each kind."""
    library, problems = Library([box_layer()]), Problems()
    session = read_starter(library, "meet-the-person", problems, "en")
    assert session is not None
    pack = build_pack(session, library, problems)
    folder = Path(__file__).parent.parent / "docs" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    for name, (kind, number) in PICTURES.items():
        file = next(f for f in pack.files if f.kind == kind)
        page = pypdfium2.PdfDocument(file.data)[number - 1]
        image = page.render(scale=WIDTH * 2 / page.get_width()).to_pil()
        image.resize((WIDTH, round(image.height / 2))).quantize(64).save(folder / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
