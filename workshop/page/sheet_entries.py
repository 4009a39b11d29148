"""The elements of sheets to fill in, and of cards."""

from __future__ import annotations

from collections.abc import Mapping

from workshop.page.entries import (
    ACCENT,
    ALT,
    BLOCKS,
    DRAWN,
    EVEN,
    GROW,
    ICON,
    ID,
    PROMPT,
    SOURCE,
    TITLE,
    Attribute,
    Entry,
)

SHEETS: Mapping[str, Entry] = {
    "sheet": Entry(
        "sheets",
        "a page to fill in, or several parted by page breaks, laid out to their full height",
        {
            "id": ID,
            "title": Attribute("its name in the bookmarks", required=True),
            "paper": Attribute("its paper, if not the document's", values=("A3", "A4", "Letter")),
            "orientation": Attribute("how the paper lies", values=("portrait", "landscape")),
            "accent": ACCENT,
            "left": Attribute("the footer's left text"),
            "middle": Attribute("the footer's middle text"),
            "right": Attribute("the footer's right text"),
            "tab": Attribute("the word on the stage tab"),
            "continued": Attribute("the word behind its name at the head of its further pages"),
            "blank": Attribute("a word at the head of its further pages, with a line to write on"),
            "source": SOURCE,
        },
        DRAWN | {"pagebreak"},
    ),
    "field": Entry(
        "sheets",
        "a label and a line to write on",
        {
            "label": Attribute("what to write", required=True),
            "value": Attribute("what is already filled in"),
            "lines": Attribute("how many lines, 1 if left out", kind="count"),
            "place": Attribute("where the label stands, above if left out", values=("above", "beside")),
        },
    ),
    "grid": Entry(
        "sheets",
        "phases across, rows down",
        {
            "label": Attribute("the rows' heads' share of its width, 0 to set them above", kind="number"),
            "grow": GROW,
            "even": EVEN,
            "accent": ACCENT,
        },
        frozenset({"column", "zone", "curve"}),
        needs={"column": (1, 0)},
    ),
    "zone": Entry(
        "sheets",
        "room to write under a heading and a prompt",
        {
            "title": TITLE,
            "prompt": PROMPT,
            "number": Attribute("its place in the filling order"),
            "accent": ACCENT,
            "style": Attribute("how it looks", values=("plain", "wash", "outline", "speech", "accent")),
            "lines": Attribute("whether it has lines to write on", kind="flag"),
            "least": Attribute("its least height in mm", kind="number"),
            "icon": ICON,
            "grow": GROW,
            "even": EVEN,
        },
        frozenset({"p", "list", "scale", "field"}),
    ),
    "radial": Entry(
        "sheets",
        "four zones around a fifth: top, left, bottom, right, centre",
        {"alt": ALT, "grow": GROW, "accent": ACCENT},
        frozenset({"zone"}),
        needs={"zone": (5, 5)},
    ),
    "matrix": Entry(
        "sheets",
        "four zones in two rows: top left, top right, bottom left, bottom right",
        {
            "alt": ALT,
            "across": Attribute("what grows from left to right"),
            "up": Attribute("what grows from bottom to top"),
            "grow": GROW,
        },
        frozenset({"zone"}),
        needs={"zone": (4, 4)},
    ),
    "curve": Entry(
        "sheets",
        "a field with a middle line, to draw a feeling over time",
        {
            "alt": ALT,
            "title": TITLE,
            "prompt": PROMPT,
            "high": Attribute("the word or sign at the top"),
            "low": Attribute("the word or sign at the bottom"),
            "values": Attribute("heights from 0 to 1 of a curve to draw, separated by spaces", kind="numbers"),
            "at": Attribute("where each value stands, from 0 to 1", kind="numbers"),
            "bands": Attribute("stages under the curve, each as start:end:stage, from 0 to 1", kind="bands"),
            "marks": Attribute("words under the curve, each as place:word, from 0 to 1", kind="marks"),
            "least": Attribute("its least height in mm", kind="number"),
            "grow": GROW,
        },
    ),
    "scale": Entry(
        "sheets",
        "points from low to high, one of them filled if there is a value",
        {
            "alt": ALT,
            "points": Attribute("how many", kind="count", required=True),
            "value": Attribute("how many are filled", kind="number"),
            "low": Attribute("the word at the low end"),
            "high": Attribute("the word at the high end"),
            "label": Attribute("what is rated"),
            "accent": ACCENT,
        },
    ),
    "rings": Entry(
        "sheets",
        "circles within circles, the innermost first",
        {"alt": ALT, "grow": GROW},
        frozenset({"zone"}),
        needs={"zone": (1, 0)},
    ),
    "axes": Entry(
        "sheets",
        "two arrows to place things between",
        {
            "alt": ALT,
            "across": Attribute("what grows to the right", required=True),
            "up": Attribute("what grows upwards", required=True),
            "grow": GROW,
        },
    ),
    "figure": Entry(
        "sheets",
        "a drawn figure to write in and around",
        {
            "kind": Attribute("which one", values=("person", "head", "speech", "shoe", "bar"), required=True),
            "alt": ALT,
            "height": Attribute("its height in mm", kind="share"),
            "grow": GROW,
        },
    ),
}

CARDS: Mapping[str, Entry] = {
    "deck": Entry(
        "cards",
        "cards of one kind; starts a new card sheet",
        {
            "id": Attribute("the deck's id", kind="id", required=True),
            "title": Attribute("its name in the bookmarks", required=True),
            "layout": Attribute("the card sheet's layout", values=("poker", "tag", "cue")),
            "source": SOURCE,
        },
        frozenset({"card"}),
    ),
    "card": Entry(
        "cards",
        "one card",
        {
            "id": Attribute("the card's id", kind="id", required=True),
            "accent": ACCENT,
            "blank": Attribute("whether it fills the places left over, and is repeated", kind="flag"),
            "number": Attribute("its number, which the cards that it goes on to repeat"),
            "goes-on": Attribute("whether what is too much goes on to further cards; it has no back", kind="flag"),
            "source": SOURCE,
        },
        frozenset({"front", "back"}),
        needs={"front": (1, 1), "back": (0, 1)},
    ),
    "front": Entry("cards", "a card's front", {}, BLOCKS),
    "back": Entry("cards", "a card's back", {}, BLOCKS),
}
