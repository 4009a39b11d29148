"""Take down what is drawn on each page, to tell whether it still looks the same after a rebuild."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from workshop.page.pen import Line


class Trace:
    """What was drawn on the page at hand: every operation, and every text in its own letters.

    A page's content stream would not do. There the letters are numbered within their font's subset, in the order in
    which the whole file first uses them, so that one new letter on page 1 would change the bytes of every page.

    A text that is no more than the `counter` is left out, so that a page stays the same if it gets another number.
    """

    def __init__(self) -> None:
        self._noted: list[str] = []
        self.counter = ""

    def note(self, *parts: str) -> None:
        """Take down something that is drawn."""
        self._noted.extend(parts)

    def text(self, lines: Sequence[Line], angle: float) -> None:
        """Take down lines of text that are drawn."""
        pieces = [piece for line in lines for piece in line.pieces]
        if self.counter and [piece.text for piece in pieces] == [self.counter]:
            return
        self.note(*(f"{line.x:.3f} {line.baseline:.3f} {angle:.3f} {len(line.pieces)}" for line in lines))
        for piece in pieces:
            self.note(piece.text, piece.font, f"{piece.size:.3f} {piece.colour}", piece.link)

    def end_page(self) -> str:
        """Give the fingerprint of the page, and begin the next."""
        text = "\0".join(self._noted)
        self._noted.clear()
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
