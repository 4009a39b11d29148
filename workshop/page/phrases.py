"""Phrases: short texts, headings and prompts among them, whose words stay whole as long as they fit."""

from __future__ import annotations

from dataclasses import replace

from workshop.page.pen import Piece
from workshop.page.text import Text, longest_word

_SOFT = "\u00ad"


class Phrase(Text):
    """A text whose words part at their break points only where one of them is wider than the measure.

    Its lines are of even length, so that none is left with a single word, unless words part: then each is as full as
    it can be.
    """

    def lines(self, width: float) -> list[list[Piece]]:
        """Give the lines at a width."""
        if width not in self._lines:
            self._lines[width] = self._whole().lines(width) if self.stays_whole(width) else super().lines(width)
        return self._lines[width]

    def _whole(self) -> Text:
        words = [replace(words, text=words.text.replace(_SOFT, "")) for words in self.words]
        return Text(words, self.style, self.fonts, balanced=True)

    def stays_whole(self, width: float) -> bool:
        """Say whether no word of it is wider than the measure."""
        return longest_word(self._whole()) <= width

    def fits(self, width: float) -> bool:
        """Say whether the measure is as wide as every stretch between break points."""
        return longest_word(self) <= width


def phrase_of(text: Text) -> Phrase:
    """Make a phrase of a text that holds break points."""
    made = Phrase(text.words, text.style, text.fonts, text.node, before=text.before, after=text.after)
    made.anchor = text.anchor
    return made
