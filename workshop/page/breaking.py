"""Where the words of a text may part, found only when it matters: most lines are filled without parting any."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workshop.page.hyphenation import soft_hyphens

SOFT_HYPHEN = "\N{SOFT HYPHEN}"

_WORD = re.compile(rf"[\w{SOFT_HYPHEN}]+")


@dataclass(frozen=True, slots=True)
class Breaking:
    """How the words of a language part: of `least` letters and more at all times, all others only to fit a measure.

    Beside a ragged edge a short word had better go over whole. A `least` of 0 means that no word parts unless it must.
    """

    language: str
    least: int

    def usual(self, text: str) -> str:
        """Put soft hyphens where words may part at all times."""
        return _only_long(soft_hyphens(text, self.language, best=True), self.least) if self.least else text

    def every(self, text: str) -> str:
        """Put soft hyphens wherever words can part."""
        return soft_hyphens(text, self.language)


def _only_long(text: str, least: int) -> str:
    def kept(found: re.Match[str]) -> str:
        bare = found[0].replace(SOFT_HYPHEN, "")
        return found[0] if len(bare) >= least else bare

    return _WORD.sub(kept, text)
