"""The names that a theme has a value for, each with what it is; measures are in millimetres, strokes in points."""

from __future__ import annotations

from collections.abc import Mapping

COLOURS: Mapping[str, str] = {
    "text": "Text.",
    "muted": "Text that is less important.",
    "line": "Lines and boxes to write in.",
    "decoration": "What only decorates.",
    "wash": "The ground of shaded fields.",
}
ACCENTS: Mapping[str, str] = {
    stage: f"The colour of the stage {stage}." for stage in ("arrive", "warm-up", "practise", "explore", "map", "close")
}
FACES: Mapping[str, str] = {
    "regular": "Plain text.",
    "bold": "Bold text.",
    "italic": "Text in italics.",
    "bold-italic": "Bold text in italics.",
}
TYPE_SIZES: Mapping[str, str] = {"normal": "Normal print.", "large": "Large print, 16 points and up."}
PAGE_MEASURES: Mapping[str, str] = {
    "side": "The margins at the sides.",
    "head": "The margin above.",
    "foot": "The margin below.",
    "footer": "From the paper's edge up to the footer.",
    "footer-rule": "From the paper's edge up to the line above the footer.",
    "sheet-side": "The margins at the sides of a sheet that lies on its long side.",
    "sheet-head": "The margin above on such a sheet.",
    "sheet-foot": "The least margin below on a sheet.",
    "sheet-footer": "From the paper's edge up to the footer of a sheet that lies on its long side.",
    "card-inset": "From a card's cut to its words.",
    "cue-inset": "From a cue card's cut to its words.",
    "poster-side": "The margins at the sides of a poster.",
    "running-head": "From the paper's edge down to a page's running head.",
    "lowest": "The least from the paper's edge up to the footer's last row.",
    "stripe": "How wide the stripe of a poster is.",
    "stripe-room": "What the stripe of a poster takes from the text beside it.",
}
STROKES: Mapping[str, str] = {
    "thin": "Lines to write on, and crop marks.",
    "line": "Boxes, frames and the lines in drawings.",
    "strong": "Outlines of drawings.",
    "accent": "The stripe in a stage's colour.",
    "curve": "Curves.",
    "dash": "How long the dashes of a broken line are.",
    "dash-gap": "The gaps between these dashes.",
}
GAPS: Mapping[str, str] = {
    "hair": "Between a heading and its words.",
    "tight": "Between things that belong together.",
    "small": "Between lines of a list, and zones side by side.",
    "step": "Between steps.",
    "block": "Above a heading.",
    "section": "Nothing takes it at present.",
    "page": "Nothing takes it at present.",
    "column-narrow": "Between narrow columns.",
    "column-wide": "Between wide columns.",
    "inset": "From a frame to the words in it.",
    "radius": "How round the corners of frames are.",
    "writing": "Between lines to write on.",
    "rows": "Above and below the words of a table's row.",
}
SHAPES: Mapping[str, str] = {
    "bar-length": "How long a short bar in a stage's colour is.",
    "bar-height": "How thick a bar is.",
    "ring": "The ring around a number in a drawing of five zones.",
    "answer": "The circles of a scale.",
    "head-blank": "A line to write on at the head of a further page.",
    "band": "How thick the band of stages below a curve is.",
    "band-gap": "Between the stages of this band.",
    "curve-foot": "What is kept free below a curve.",
    "curve-head": "What is kept free above a curve.",
    "grid-head": "Names of rows that are taller stand above them, not at the left.",
}
SHARES: Mapping[str, str] = {
    "list": "How far the items of a list are set in; of the type size.",
    "dash": "How long the dash before an item is; of the type size.",
    "tick": "How large a tick box is; of the type size.",
    "tick-gap": "Between a tick box and its words; of the type size.",
    "dot": "How large a dot of a scale is; of the type size.",
    "dot-gap": "Between dots of a scale; of the type size.",
    "grid-label": "How wide the names of a grid's rows are; of the grid's width.",
    "tint": "How strong a tint is; of full colour.",
}
PAPERS: Mapping[str, str] = {paper: f"On {paper}." for paper in ("A3", "A4", "Letter")}
STYLES: Mapping[str, str] = {
    "body": "Text.",
    "small": "Lesser text, such as an aside.",
    "compact": "Lesser text where there is little room.",
    "lead": "The sentence below a title.",
    "muted": "Notes.",
    "label": "Labels of fields and drawings.",
    "kicker": "The small words above a title.",
    "strong": "Text that stands out.",
    "clock": "Clock times.",
    "h1": "Titles of pages.",
    "h2": "Headings.",
    "h3": "Small headings.",
    "number": "Numbers of stages, blocks and steps.",
    "read": "Words to read aloud, and longer reading.",
    "footer": "The footer.",
    "name": "Names on name tags.",
    "poster": "Text of posters.",
}
