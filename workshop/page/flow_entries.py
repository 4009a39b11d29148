"""The elements of flowing pages, and those that stand in a line of text."""

from __future__ import annotations

from collections.abc import Mapping

from workshop.page.entries import (
    ACCENT,
    ALIGN,
    ALT,
    BLOCKS,
    DRAWN,
    EVEN,
    GROW,
    ICON,
    ID,
    INLINE,
    SOURCE,
    TITLE,
    Attribute,
    Entry,
)

FLOW: Mapping[str, Entry] = {
    "document": Entry(
        "flow",
        "a whole print job's pages",
        {
            "title": Attribute("the title that a viewer shows", required=True),
            "kind": Attribute(
                "which type scale it takes",
                values=("guide", "cues", "handbook", "worksheets", "cards", "posters", "forms", "print-order"),
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
            "id": ID,
            "title": Attribute("its name in the bookmarks"),
            "level": Attribute("its depth in the bookmarks, 1 if left out", kind="count"),
            "page": Attribute("the page template", values=("flow", "cover", "poster", "labels")),
            "paper": Attribute("its paper, if not the document's", values=("A3", "A4", "Letter")),
            "orientation": Attribute("how the paper lies", values=("portrait", "landscape")),
            "accent": ACCENT,
            "tab": Attribute("the word on the stage tab"),
            "left": Attribute("the footer's left text"),
            "middle": Attribute("the footer's middle text"),
            "continued": Attribute("the word behind its name at the head of its further pages"),
            "side": Attribute("the leaf's side it starts on", values=("any", "recto")),
            "source": SOURCE,
        },
        BLOCKS | {"pagebreak"},
    ),
    "h1": Entry(
        "flow",
        "a page's title",
        {"id": ID, "number": Attribute("its number"), "accent": ACCENT, "align": ALIGN},
        INLINE,
        text=True,
    ),
    "h2": Entry(
        "flow",
        "a heading",
        {"id": ID, "accent": ACCENT, "align": ALIGN, "number": Attribute("its number")},
        INLINE,
        text=True,
    ),
    "h3": Entry(
        "flow",
        "a small heading",
        {
            "id": ID,
            "accent": ACCENT,
            "align": ALIGN,
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
            "whole": Attribute("whether its words stay whole, as those of titles do", kind="flag"),
            "align": ALIGN,
            "accent": ACCENT,
            "icon": ICON,
            "grow": GROW,
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
    "item": Entry("flow", "an item of a list", {}, INLINE | {"p", "field"}, text=True),
    "steps": Entry("flow", "numbered steps", {"accent": ACCENT}, frozenset({"step"})),
    "step": Entry(
        "flow",
        "one step, with its lines to say",
        {
            "time": Attribute("its minutes, set at the right edge"),
            "number": Attribute("its number, if not its place in the row"),
        },
        frozenset({"p", "say", "list"}),
    ),
    "say": Entry("flow", "words to say aloud", {"accent": ACCENT}, INLINE, text=True),
    "facts": Entry(
        "flow",
        "a strip of facts side by side",
        {"large": Attribute("how many stand side by side in large print, 3 if left out", kind="count")},
        frozenset({"fact"}),
        needs={"fact": (1, 0)},
    ),
    "fact": Entry(
        "flow",
        "one fact",
        {
            "label": Attribute("what it is", required=True),
            "width": Attribute("its share of the strip", kind="share"),
            "icon": ICON,
        },
        INLINE | {"scale"},
        text=True,
    ),
    "table": Entry(
        "flow",
        "a table; its first row repeats on every page if it is a head",
        {
            "widths": Attribute("the columns' shares of the width", kind="shares", required=True),
            "align": Attribute("left, centre or right for each column", kind="aligns"),
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
            "accent": ACCENT,
        },
        frozenset({"cell"}),
        needs={"cell": (1, 0)},
    ),
    "cell": Entry(
        "flow",
        "a cell; the first of a row names it if `head` says so",
        {
            "head": Attribute("whether it names its row", kind="flag"),
            "style": Attribute("how its text looks", values=("body", "small", "muted", "strong", "clock")),
            "span": Attribute("how many columns it takes", kind="count"),
        },
        INLINE | {"p", "list"},
        text=True,
    ),
    "columns": Entry(
        "flow",
        "columns side by side",
        {
            "gap": Attribute("the space between them", values=("narrow", "wide")),
            "large": Attribute("stack: in large print they stand below each other", values=("stack", "beside")),
            "grow": GROW,
            "even": EVEN,
        },
        frozenset({"column", "aside"}),
        needs={"column aside": (1, 12)},
    ),
    "column": Entry(
        "flow",
        "a column; in a grid, a phase",
        {
            "width": Attribute("its share of the width, 1 if left out", kind="share"),
            "title": Attribute("the phase's name, in a grid"),
            "strong": Attribute("whether it is the phase that matters most, in a grid", kind="flag"),
        },
        DRAWN,
    ),
    "aside": Entry(
        "flow",
        "a narrow column of lesser things, set smaller",
        {"width": Attribute("its share of the width, 1 if left out", kind="share")},
        BLOCKS,
    ),
    "box": Entry(
        "flow",
        "a frame or a shaded field around blocks",
        {
            "style": Attribute("how it looks", values=("wash", "outline", "accent", "plain")),
            "accent": ACCENT,
            "place": Attribute(
                "foot: stands at the foot of its card or page; head: comes again where its card goes on",
                values=("flow", "foot", "head"),
            ),
            "grow": GROW,
        },
        DRAWN,
    ),
    "group": Entry(
        "flow",
        "blocks that belong together",
        {
            "keep": Attribute("whether they stay on one page as long as they fit one", kind="flag"),
            "float": Attribute(
                "in the first column, whether it goes to the last one where the two come out more even", kind="flag"
            ),
        },
        BLOCKS,
    ),
    "lines": Entry(
        "flow",
        "lines to write on",
        {
            "count": Attribute("how many", kind="count"),
            "fill": Attribute("whether they fill what is left of the page, if that is enough to write in", kind="flag"),
            "title": TITLE,
            "grow": GROW,
        },
    ),
    "rule": Entry(
        "flow",
        "a line across",
        {
            "style": Attribute("how it looks", values=("thin", "strong", "accent", "bar", "cut")),
            "accent": ACCENT,
            "align": ALIGN,
        },
    ),
    "icon": Entry(
        "flow",
        "a small sign drawn as a path",
        {
            "name": Attribute("which one", kind="icon", required=True),
            "alt": Attribute("what it means, if no word beside it does"),
            "accent": ACCENT,
        },
    ),
    "qr": Entry(
        "flow",
        "a QR code",
        {
            "value": Attribute("the text or address in it", required=True),
            "alt": ALT,
            "size": Attribute("its side in mm", kind="share"),
        },
    ),
    "image": Entry(
        "flow",
        "a PNG or JPEG picture",
        {
            "src": Attribute("its file, in the same layer", required=True),
            "alt": ALT,
            "width": Attribute("its width in mm", kind="share"),
        },
    ),
    "pagebreak": Entry("flow", "the next block starts a new page"),
}

INLINE_FLOW: Mapping[str, Entry] = {
    "b": Entry("inline", "bold", {}, INLINE, text=True),
    "i": Entry("inline", "italic", {}, INLINE, text=True),
    "q": Entry("inline", "a quotation, in the document's quotation marks", {}, INLINE, text=True),
    "time": Entry("inline", "a clock time or a length that must not break", {}, text=True),
    "link": Entry(
        "inline",
        "a link",
        {
            "to": Attribute("the id of a place in the same document", kind="id"),
            "href": Attribute("an address: http, https or mailto", kind="address"),
            "show": Attribute("page: prints the page number of its target", values=("text", "page")),
        },
        frozenset({"b", "i"}),
        text=True,
        one_of=("to", "href"),
    ),
}
