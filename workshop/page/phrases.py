"""Phrases: short texts, headings and prompts among them, whose words stay whole as long as they fit."""

from __future__ import annotations

from functools import cached_property

from workshop.page.breaking import SOFT_HYPHEN
from workshop.page.lines import Words
from workshop.page.pen import Piece
from workshop.page.text import Text, longest_word


class Phrase(Text):
    """A text whose words part at their break points only where one of them is wider than the measure.

    Its lines are of even length, so that none is left with a single word, unless words part: then each is as full as
    it can be.
    """

    def lines(self, width: float) -> list[list[Piece]]:
        """Give the lines at a width."""
        return self._whole.lines(width) if self.stays_whole(width) else super().lines(width)

    def count(self, width: float) -> int:
        """Count the lines at a width."""
        return self._whole.count(width) if self.stays_whole(width) else super().count(width)

    @cached_property
    def narrow(self) -> tuple[Words, ...]:
        """None: a phrase parts at its own break points only."""
        return ()

    @cached_property
    def _whole(self) -> Text:
        words = [words.saying(words.text.replace(SOFT_HYPHEN, "")) for words in self.plain]
        return Text(words, self.style, self.fonts, balanced=True)

    @cached_property
    def _widest(self) -> float:
        return longest_word(self._whole)

    def stays_whole(self, width: float) -> bool:
        """Say whether no word of it is wider than the measure."""
        return self._widest <= width

    def fits(self, width: float) -> bool:
        """Say whether the measure is as wide as every stretch between break points."""
        return longest_word(self) <= width


def phrase_of(text: Text) -> Phrase:
    """Make a phrase of a text that holds break points."""
    made = Phrase(
        text.plain, text.style, text.fonts, text.node, before=text.before, after=text.after, breaking=text.breaking
    )
    made.anchor = text.anchor
    return made
