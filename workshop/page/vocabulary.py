"""The page markup: every element with its attributes and what it may hold, in one place.

The reference in the README is written from this table, and a test compares the two.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Group = Literal["flow", "inline", "sheets", "cards"]

ACCENTS = ("arrive", "warm-up", "practise", "explore", "map", "close")


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute: what it means, and the values it takes if they are a fixed list or a kind of number.

    `kind` is text, id, number, numbers (several, separated by spaces) or flag (true or false).
    """

    meaning: str
    kind: Literal["text", "id", "number", "numbers", "flag"] = "text"
    values: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One element of the markup. `holds` names elements; `text` says whether words may stand in it directly."""

    group: Group
    meaning: str
    attributes: Mapping[str, Attribute] = field(default_factory=dict)
    holds: frozenset[str] = frozenset()
    text: bool = False


INLINE = frozenset({"b", "i", "q", "time", "link"})
TEXT_BLOCKS = frozenset({"h1", "h2", "h3", "p", "list", "steps", "say", "facts", "table", "columns", "box"})
DRAWINGS = frozenset({"icon", "qr", "image", "figure", "scale", "curve"})
FILLED_IN = frozenset({"field", "zone", "lines", "rule"})
BLOCKS = TEXT_BLOCKS | DRAWINGS | FILLED_IN | {"pagebreak"}
DRAWN = BLOCKS - {"pagebreak"} | {"radial", "grid", "matrix", "rings", "axes"}

_ALT = Attribute("what the drawing shows, for those who do not see it", required=True)
_ACCENT = Attribute("the stage whose colour it takes", values=ACCENTS)
_ID = Attribute("a name that links lead to", kind="id")
_GROW = Attribute("its share of the height left over on a sheet or card", kind="number")
_ALIGN = Attribute("where the text stands", values=("left", "centre", "right"))
_SOURCE = Attribute("the file that the words come from, named in errors; it is not printed")
_TITLE = Attribute("its heading")
_PROMPT = Attribute("a question under the heading")

VOCABULARY: Mapping[str, Entry] = {
    # flow
    "document": Entry(
        "flow",
        "a whole print job's pages",
        {
            "title": Attribute("the title that a viewer shows", required=True),
            "kind": Attribute(
                "which type scale it takes",
                values=("guide", "handbook", "worksheets", "cards", "posters", "forms", "print-order"),
                required=True,
            ),
            "language": Attribute("its language", required=True),
        },
        frozenset({"section", "sheet", "deck"}),
    ),
    "section": Entry(
        "flow",
        "pages that share a footer and a stage tab; starts a new page",
        {
            "id": _ID,
            "title": Attribute("its name in the bookmarks"),
            "level": Attribute("its depth in the bookmarks, 1 if left out", kind="number"),
            "page": Attribute("the page template", values=("flow", "cover", "poster", "labels")),
            "paper": Attribute("its paper, if not the document's", values=("A3", "A4", "Letter")),
            "orientation": Attribute("how the paper lies", values=("portrait", "landscape")),
            "accent": _ACCENT,
            "tab": Attribute("the word on the stage tab"),
            "left": Attribute("the footer's left text"),
            "middle": Attribute("the footer's middle text"),
            "side": Attribute("the leaf's side it starts on", values=("any", "recto")),
            "source": _SOURCE,
        },
        BLOCKS,
    ),
    "h1": Entry(
        "flow",
        "a page's title",
        {"id": _ID, "number": Attribute("its number"), "accent": _ACCENT, "align": _ALIGN},
        INLINE,
        text=True,
    ),
    "h2": Entry(
        "flow",
        "a heading",
        {"id": _ID, "accent": _ACCENT, "align": _ALIGN, "number": Attribute("its number")},
        INLINE,
        text=True,
    ),
    "h3": Entry(
        "flow",
        "a small heading",
        {
            "id": _ID,
            "accent": _ACCENT,
            "align": _ALIGN,
            "time": Attribute("minutes, set at the right edge"),
        },
        INLINE,
        text=True,
    ),
    "p": Entry(
        "flow",
        "a paragraph",
        {
            "style": Attribute(
                "how it looks",
                values=(
                    "body",
                    "lead",
                    "small",
                    "muted",
                    "label",
                    "kicker",
                    "strong",
                    "clock",
                    "name",
                    "poster",
                    "numeral",
                    "read",
                ),
            ),
            "align": _ALIGN,
            "accent": _ACCENT,
            "grow": _GROW,
        },
        INLINE,
        text=True,
    ),
    "list": Entry(
        "flow",
        "a list",
        {"kind": Attribute("what stands before each item", values=("dash", "tick", "number", "plain"))},
        frozenset({"item"}),
    ),
    "item": Entry("flow", "an item of a list", {}, INLINE | {"p"}, text=True),
    "steps": Entry("flow", "numbered steps", {"accent": _ACCENT}, frozenset({"step"})),
    "step": Entry(
        "flow",
        "one step, with its lines to say",
        {"time": Attribute("its minutes, set at the right edge")},
        frozenset({"p", "say", "list"}),
    ),
    "say": Entry("flow", "words to say aloud", {"accent": _ACCENT}, INLINE, text=True),
    "facts": Entry("flow", "a strip of facts side by side", {}, frozenset({"fact"})),
    "fact": Entry(
        "flow",
        "one fact",
        {"label": Attribute("what it is", required=True), "width": Attribute("its share of the strip", kind="number")},
        INLINE | {"scale"},
        text=True,
    ),
    "table": Entry(
        "flow",
        "a table; its first row repeats on every page if it is a head",
        {
            "widths": Attribute("the columns' shares of the width", kind="numbers", required=True),
            "align": Attribute("left, centre or right for each column, separated by spaces"),
            "style": Attribute("how it looks", values=("lines", "plain", "form")),
            "row-height": Attribute("the least height of a row, in mm", kind="number"),
        },
        frozenset({"row"}),
    ),
    "row": Entry(
        "flow",
        "a row of a table",
        {
            "head": Attribute("whether it is the table's head", kind="flag"),
            "wash": Attribute("whether it is shaded", kind="flag"),
            "accent": _ACCENT,
        },
        frozenset({"cell"}),
    ),
    "cell": Entry(
        "flow",
        "a cell; the first of a row names it if `head` says so",
        {
            "head": Attribute("whether it names its row", kind="flag"),
            "style": Attribute("how its text looks", values=("body", "small", "muted", "strong", "clock")),
            "span": Attribute("how many columns it takes", kind="number"),
        },
        INLINE | {"p", "list"},
        text=True,
    ),
    "columns": Entry(
        "flow",
        "columns side by side",
        {
            "gap": Attribute("the space between them", values=("narrow", "wide")),
            "grow": _GROW,
        },
        frozenset({"column", "aside"}),
    ),
    "column": Entry(
        "flow",
        "a column; in a grid, a phase",
        {
            "width": Attribute("its share of the width, 1 if left out", kind="number"),
            "title": Attribute("the phase's name, in a grid"),
            "strong": Attribute("whether it is the phase that matters most, in a grid", kind="flag"),
        },
        BLOCKS | DRAWN,
    ),
    "aside": Entry(
        "flow",
        "a narrow column of lesser things, set smaller",
        {"width": Attribute("its share of the width, 1 if left out", kind="number")},
        BLOCKS,
    ),
    "box": Entry(
        "flow",
        "a frame or a shaded field around blocks",
        {
            "style": Attribute("how it looks", values=("wash", "outline", "accent", "plain")),
            "accent": _ACCENT,
            "place": Attribute("foot: stands at the foot of its card or page", values=("flow", "foot")),
            "grow": _GROW,
        },
        BLOCKS | DRAWN,
    ),
    "lines": Entry(
        "flow",
        "lines to write on",
        {
            "count": Attribute("how many", kind="number"),
            "fill": Attribute("whether they fill what is left of the page, if that is enough to write in", kind="flag"),
            "title": _TITLE,
            "grow": _GROW,
        },
    ),
    "rule": Entry(
        "flow",
        "a line across",
        {"style": Attribute("how it looks", values=("thin", "strong", "accent")), "accent": _ACCENT, "align": _ALIGN},
    ),
    "icon": Entry(
        "flow",
        "a small sign drawn as a path",
        {
            "name": Attribute("which one", required=True),
            "alt": Attribute("what it means, if no word beside it does"),
            "accent": _ACCENT,
        },
    ),
    "qr": Entry(
        "flow",
        "a QR code",
        {
            "value": Attribute("the text or address in it", required=True),
            "alt": _ALT,
            "size": Attribute("its side in mm", kind="number"),
        },
    ),
    "image": Entry(
        "flow",
        "a PNG or JPEG picture",
        {
            "src": Attribute("its file, in the same layer", required=True),
            "alt": _ALT,
            "width": Attribute("its width in mm", kind="number"),
        },
    ),
    "pagebreak": Entry("flow", "the next block starts a new page"),
    # inline
    "b": Entry("inline", "bold", {}, INLINE, text=True),
    "i": Entry("inline", "italic", {}, INLINE, text=True),
    "q": Entry("inline", "a quotation, in the document's quotation marks", {}, INLINE, text=True),
    "time": Entry("inline", "a clock time or a length that must not break", {}, text=True),
    "link": Entry(
        "inline",
        "a link",
        {
            "to": Attribute("the id of a place in the same document", kind="id"),
            "href": Attribute("an address: http, https or mailto"),
            "show": Attribute("page: prints the page number of its target", values=("text", "page")),
        },
        frozenset({"b", "i"}),
        text=True,
    ),
    # sheets
    "sheet": Entry(
        "sheets",
        "a page to fill in, laid out to its full height",
        {
            "id": _ID,
            "title": Attribute("its name in the bookmarks", required=True),
            "paper": Attribute("its paper, if not the document's", values=("A3", "A4", "Letter")),
            "orientation": Attribute("how the paper lies", values=("portrait", "landscape")),
            "accent": _ACCENT,
            "left": Attribute("the footer's left text"),
            "middle": Attribute("the footer's middle text"),
            "right": Attribute("the footer's right text"),
            "tab": Attribute("the word on the stage tab"),
            "source": _SOURCE,
        },
        BLOCKS | DRAWN,
    ),
    "field": Entry(
        "sheets",
        "a label and a line to write on",
        {
            "label": Attribute("what to write", required=True),
            "value": Attribute("what is already filled in"),
            "lines": Attribute("how many lines, 1 if left out", kind="number"),
        },
    ),
    "grid": Entry(
        "sheets", "phases across, rows down", {"grow": _GROW, "accent": _ACCENT}, frozenset({"column", "zone", "curve"})
    ),
    "zone": Entry(
        "sheets",
        "room to write under a heading and a prompt",
        {
            "title": _TITLE,
            "prompt": _PROMPT,
            "number": Attribute("its place in the filling order"),
            "accent": _ACCENT,
            "style": Attribute("how it looks", values=("plain", "wash", "outline", "accent")),
            "lines": Attribute("whether it has lines to write on", kind="flag"),
            "least": Attribute("its least height in mm", kind="number"),
            "icon": Attribute("a sign before the heading"),
            "grow": _GROW,
        },
        frozenset({"p", "list", "scale", "field"}),
    ),
    "radial": Entry(
        "sheets",
        "four zones around a fifth: top, left, bottom, right, centre",
        {"alt": _ALT, "grow": _GROW, "accent": _ACCENT},
        frozenset({"zone"}),
    ),
    "matrix": Entry(
        "sheets",
        "four zones in two rows: top left, top right, bottom left, bottom right",
        {
            "alt": _ALT,
            "across": Attribute("what grows from left to right"),
            "up": Attribute("what grows from bottom to top"),
            "grow": _GROW,
        },
        frozenset({"zone"}),
    ),
    "curve": Entry(
        "sheets",
        "a field with a middle line, to draw a feeling over time",
        {
            "alt": _ALT,
            "title": _TITLE,
            "prompt": _PROMPT,
            "high": Attribute("the word or sign at the top"),
            "low": Attribute("the word or sign at the bottom"),
            "values": Attribute("heights from 0 to 1 of a curve to draw, separated by spaces", kind="numbers"),
            "at": Attribute("where each value stands, from 0 to 1", kind="numbers"),
            "bands": Attribute("stages under the curve, each as start:end:stage, from 0 to 1"),
            "marks": Attribute("words under the curve, each as place:word, from 0 to 1"),
            "least": Attribute("its least height in mm", kind="number"),
            "grow": _GROW,
        },
    ),
    "scale": Entry(
        "sheets",
        "points from low to high, one of them filled if there is a value",
        {
            "alt": _ALT,
            "points": Attribute("how many", kind="number", required=True),
            "value": Attribute("how many are filled", kind="number"),
            "low": Attribute("the word at the low end"),
            "high": Attribute("the word at the high end"),
            "label": Attribute("what is rated"),
            "accent": _ACCENT,
        },
    ),
    "rings": Entry(
        "sheets", "circles within circles, the innermost first", {"alt": _ALT, "grow": _GROW}, frozenset({"zone"})
    ),
    "axes": Entry(
        "sheets",
        "two arrows to place things between",
        {
            "alt": _ALT,
            "across": Attribute("what grows to the right", required=True),
            "up": Attribute("what grows upwards", required=True),
            "grow": _GROW,
        },
    ),
    "figure": Entry(
        "sheets",
        "a drawn figure to write in and around",
        {
            "kind": Attribute("which one", values=("person", "head", "speech", "shoe", "bar"), required=True),
            "alt": _ALT,
            "height": Attribute("its height in mm", kind="number"),
            "grow": _GROW,
        },
    ),
    # cards
    "deck": Entry(
        "cards",
        "cards of one kind; starts a new card sheet",
        {
            "id": Attribute("the deck's id", kind="id", required=True),
            "title": Attribute("its name in the bookmarks", required=True),
            "layout": Attribute("the card sheet's layout", values=("poker", "tag")),
            "source": _SOURCE,
        },
        frozenset({"card"}),
    ),
    "card": Entry(
        "cards",
        "one card",
        {
            "id": Attribute("the card's id", kind="id", required=True),
            "accent": _ACCENT,
            "blank": Attribute("whether it fills the places left over, and is repeated", kind="flag"),
            "source": _SOURCE,
        },
        frozenset({"front", "back"}),
    ),
    "front": Entry("cards", "a card's front", {}, BLOCKS),
    "back": Entry("cards", "a card's back", {}, BLOCKS),
}
