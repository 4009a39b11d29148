"""What an element and an attribute of the page markup are, and what several elements share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Group = Literal["flow", "inline", "sheets", "cards"]
Kind = Literal[
    "text", "id", "number", "share", "count", "numbers", "shares", "flag", "aligns", "address", "bands", "marks", "icon"
]

ACCENTS = ("arrive", "warm-up", "practise", "explore", "map", "close")
ALIGNS = ("left", "centre", "right")


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute: what it means, and the values it takes if they are a fixed list or of one kind.

    A number may be 0, a share may not, a count is a whole number from 1; numbers, shares and aligns are several with
    spaces between; a flag is true or false.
    """

    meaning: str
    kind: Kind = "text"
    values: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One element of the markup. `holds` names elements; `text` says whether words may stand in it directly.

    `needs` gives how many of which elements, several names meaning any of them, it must hold: from and to, 0 for no
    limit. Of `one_of` its attributes, one must be there.
    """

    group: Group
    meaning: str
    attributes: Mapping[str, Attribute] = field(default_factory=dict)
    holds: frozenset[str] = frozenset()
    text: bool = False
    needs: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    one_of: tuple[str, ...] = ()


INLINE = frozenset({"b", "i", "q", "time", "link"})
TEXT_BLOCKS = frozenset({"h1", "h2", "h3", "p", "list", "steps", "say", "facts", "table", "columns", "group", "box"})
DRAWINGS = frozenset({"icon", "qr", "image", "figure", "scale", "curve"})
FILLED_IN = frozenset({"field", "zone", "lines", "rule"})
BLOCKS = TEXT_BLOCKS | DRAWINGS | FILLED_IN
DRAWN = BLOCKS | {"radial", "grid", "matrix", "rings", "axes"}

ALT = Attribute("what the drawing shows, for those who do not see it", required=True)
ACCENT = Attribute("the stage whose colour it takes", values=ACCENTS)
ID = Attribute("a name that links lead to", kind="id")
ICON = Attribute("a sign before its words", kind="icon")
GROW = Attribute("its share of the height left over on a sheet or card", kind="number")
EVEN = Attribute("whether it is made as high as the others in its column or sheet that are even", kind="flag")
ALIGN = Attribute("where the text stands", values=ALIGNS)
SOURCE = Attribute("the file that the words come from, named in errors; it is not printed")
TITLE = Attribute("its heading")
PROMPT = Attribute("a question under the heading")
