"""Fit names: set as large as they can be without parting a word."""

from __future__ import annotations

from collections.abc import Sequence

from workshop.page.flowables import Area, Flowable
from workshop.page.pen import Pen
from workshop.page.phrases import Phrase


class Fitted(Flowable):
    """One text in several sizes, the largest first: the first in which every word is whole is set, or else the last."""

    def __init__(self, sizes: Sequence[Phrase]) -> None:
        self.sizes = list(sizes)
        self.before, self.after = sizes[0].before, sizes[0].after

    def chosen(self, width: float) -> Phrase:
        """Give the text in the size that it takes at a width."""
        return next((text for text in self.sizes if text.stays_whole(width)), self.sizes[-1])

    def height(self, width: float) -> float:
        """Give the text's height."""
        return self.chosen(width).height(width)

    def draw(self, pen: Pen, area: Area) -> None:
        """Draw the text."""
        self.chosen(area.width).draw(pen, area)
