"""Pictures: read from a layer or beside a session, each of them once, and all together within bounds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from workshop.content.files import read_bytes
from workshop.content.library import Library
from workshop.errors import PageError, Place, Problem, Problems
from workshop.page.images import decode_image

MOST_BYTES = 30_000_000
"""Of a picture's file; what a camera writes has ten million or so."""

MOST_PIXELS = 50_000_000
"""Of all pictures of a pack, as they are printed; a page full of one has nine million."""


class Pictures:
    """Reads the pictures of one pack, without their colours for grey ink."""

    def __init__(self, *, grey: bool) -> None:
        self._grey = grey
        self._decoded: dict[tuple[Path, float], tuple[Any, float]] = {}
        self._pixels = 0

    def find(self, library: Library, src: str, place: Place, width_mm: float) -> tuple[Any, float]:
        """Read a picture by its path in a layer of the library; PageError, told at `place`, if there is none."""
        found = library.file(src)
        if found is None:
            hint = "give its path from the layer's folder, as in templates/images/logo.png"
            raise PageError([Problem("image-missing", f'no picture "{src}"', place, hint)])
        return self.read(found[1], src, width_mm)

    def read(self, path: Path, name: str, width_mm: float) -> tuple[Any, float]:
        """Read a picture that is printed so wide, and give it decoded, with its height by its width.

        `name` is what problems call it. Raises PageError for what cannot be used.
        """
        key = path, width_mm
        if key not in self._decoded:
            self._decoded[key] = self._read(path, name, width_mm)
        return self._decoded[key]

    def _read(self, path: Path, name: str, width_mm: float) -> tuple[Any, float]:
        problems = Problems()
        data = read_bytes(path, name, problems, MOST_BYTES, "make the picture smaller")
        if data is None:
            raise PageError(problems)
        picture, share = decode_image(data, Place(name), grey=self._grey, width_mm=width_mm)
        width, height = picture.getSize()
        self._pixels += width * height
        if self._pixels > MOST_PIXELS:
            message = f"with this picture, those of the pack have over {MOST_PIXELS // 1_000_000} million pixels"
            raise PageError([Problem("image", message, Place(name), "print fewer of them, or make them smaller")])
        return picture, share
