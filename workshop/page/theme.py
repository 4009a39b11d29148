"""How pages look: a theme file's model, and the colours, type and spacing that flowables ask it for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from workshop.page.theme_names import (
    ACCENTS,
    COLOURS,
    FACES,
    GAPS,
    PAGE_MEASURES,
    PAPERS,
    SHAPES,
    SHARES,
    STROKES,
    STYLES,
    TYPE_SIZES,
)
from workshop.page.theme_shapes import COLOUR, COLOUR_WORDS, TYPE, TYPE_WORDS, Named, WrittenColour, WrittenType

MM = 72 / 25.4

Colour = tuple[float, ...]
"""One number from 0 to 1 is a grey, three are red, green and blue."""

Face = Literal["regular", "bold", "italic", "bold-italic", "display"]

_FACES: Mapping[str, Face] = {"h1": "display", "number": "display", "strong": "bold", "clock": "bold", "h3": "bold"}
_FACES_BY_KIND: Mapping[tuple[str, str], Face] = {
    ("cards", "h2"): "display",
    ("handbook", "h2"): "display",
    ("guide", "h2"): "display",
    ("cues", "h2"): "display",
    ("forms", "h2"): "display",
    ("print-order", "h2"): "display",
    ("worksheets", "h2"): "display",
    ("posters", "h2"): "display",
    ("forms", "name"): "bold",
    ("guide", "lead"): "italic",
    ("cover", "lead"): "regular",
    ("guide", "kicker"): "regular",
}
_MUTED = frozenset({"muted", "label", "footer", "lead", "poster"})
SMALLEST = 7.6
"""Points under which no text is set where a sheet or a deck is made smaller to fit."""

_TITLES = frozenset({"h1"})


def _colour(value: object) -> Colour:
    if isinstance(value, tuple):
        return value
    text = str(value)
    if not re.fullmatch(COLOUR, text):
        raise ValueError(COLOUR_WORDS)
    red, green, blue = (int(text[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return (red,) if red == green == blue else (red, green, blue)


def _type(value: object) -> tuple[float, float]:
    if isinstance(value, tuple):
        return value
    found = re.fullmatch(TYPE, str(value))
    if not found:
        raise ValueError(TYPE_WORDS)
    size, leading = float(found[1]), float(found[2])
    if not 4 <= size <= leading <= 240:
        raise ValueError("a type size is 4 to 200 points, and its leading no less than its size")
    return size, leading


ColourValue = Annotated[Colour, BeforeValidator(_colour, json_schema_input_type=WrittenColour)]
TypeValue = Annotated[tuple[float, float], BeforeValidator(_type, json_schema_input_type=WrittenType)]

Positive = Annotated[float, Field(gt=0, le=1000, allow_inf_nan=False)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Family(_Model):
    """A font family by its fontpkg name and the weights taken from it, or TTF files for its faces."""

    family: str = Field(description="Its name: any that fontpkg has, such as Fira Sans.")
    regular: int = Field(default=400, description="The weight of plain text.")
    bold: int = Field(default=600, description="The weight of bold text.")
    files: Annotated[
        Mapping[Literal["regular", "bold", "italic", "bold-italic"], str], Named(FACES, complete=False)
    ] = Field(default={}, description="TTF files for its faces, by their paths in a layer's folder.")


class Fonts(_Model):
    """The two families of a theme."""

    text: Family = Field(description="The family of text.")
    display: Family = Field(description="The family of titles.")


class Tab(_Model):
    """The stage tab at the outer edge: how far down the first stage's stands, and how far apart they are."""

    width: Positive = Field(description="How wide it is, in millimetres.")
    large: Positive = Field(description="How wide it is in large print, in millimetres.")
    height: Positive = Field(description="How high it is, in millimetres.")
    first: Positive = Field(description="How far down the first stage's stands, in millimetres.")
    step: Positive = Field(description="How far apart they are, in millimetres.")
    icon: Positive = Field(description="How large the sign in it is, as a share of its letters.")
    shown: bool = Field(default=True, description="Whether there are any.")


class Brand(_Model):
    """What makes a theme a client's own: a logo, two colours, two font families and a line in the footer."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, populate_by_name=True, alias_generator=lambda name: name.replace("_", "-")
    )

    logo: str = Field(default="", description="A picture, PNG or JPEG, beside the session or in a layer's folder.")
    main: ColourValue | None = Field(default=None, description="The colour of titles.")
    second: ColourValue | None = Field(default=None, description="The colour of rules.")
    text_font: str = Field(default="", description="The family of text, such as Fira Sans.")
    display_font: str = Field(default="", description="The family of titles, such as DM Serif Display.")
    footer: str = Field(default="", description="A line in the footer.")


class ThemeFile(_Model):
    """A theme file, as templates/themes/<id>.yaml holds it."""

    title: str = Field(description="The name of the theme.")
    brand: Brand = Field(
        default=Brand(), description="A client's own look: logo, colours, fonts, a line in the footer."
    )
    fonts: Fonts = Field(description="Two families of type, and the weights to take from them.")
    colours: Annotated[Mapping[Literal["text", "muted", "line", "decoration", "wash"], ColourValue], Named(COLOURS)] = (
        Field(description='Colours, as in "#1D5FA8", in quotes. Text has to stand out from the paper.')
    )
    accents: Annotated[
        Mapping[Literal["arrive", "warm-up", "practise", "explore", "map", "close"], ColourValue],
        Named(ACCENTS),
    ] = Field(description="The colour of each stage.")
    page: Annotated[Mapping[str, Positive], Named(PAGE_MEASURES)] = Field(
        description="Margins and the like, in millimetres."
    )
    tab: Tab = Field(description="The tab of each stage at the outer edge.")
    strokes: Annotated[Mapping[str, Positive], Named(STROKES)] = Field(description="How thick lines are, in points.")
    gaps: Annotated[Mapping[str, Positive], Named(GAPS)] = Field(description="Distances, in millimetres.")
    shapes: Annotated[Mapping[str, Positive], Named(SHAPES)] = Field(
        description="The parts of drawings, in millimetres."
    )
    shares: Annotated[Mapping[str, Positive], Named(SHARES)] = Field(
        description="Parts that go with what they stand beside, as shares of it."
    )
    sheets: Annotated[Mapping[str, Positive], Named(PAPERS)] = Field(
        description="How much larger or smaller type and gaps of sheets are on a paper than on A4."
    )
    posters: Annotated[Mapping[str, Positive], Named(PAPERS)] = Field(
        description="How much larger or smaller type and gaps of posters are on a paper than on A3."
    )
    type: Annotated[
        Mapping[
            Literal["normal", "large"],
            Annotated[Mapping[str, Mapping[str, TypeValue]], Named(STYLES, inside="base")],
        ],
        Named(TYPE_SIZES),
    ] = Field(
        description='Sizes of type, each as size/leading in points: for all documents under "base", for some of them '
        "under their names."
    )


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a stretch of text is set: face, size and leading in points, colour and alignment."""

    face: Face
    size: float
    leading: float
    colour: Colour
    align: Literal["left", "centre", "right"] = "left"


@dataclass(frozen=True)
class Theme:
    """A theme ready for one pack: its file, the ink and the type size that the session chose."""

    file: ThemeFile
    ink: Literal["colour", "saver", "grey"] = "colour"
    size: Literal["normal", "large"] = "normal"

    @property
    def large(self) -> bool:
        """Whether this is large print."""
        return self.size == "large"

    def colour(self, name: str) -> Colour:
        """Give a colour by its name, a stage's too, in this ink."""
        colours: Mapping[Any, Colour] = self.file.colours
        accents: Mapping[Any, Colour] = self.file.accents
        brand = {"title": self.file.brand.main, "rule": self.file.brand.second}.get(name)
        found = brand or colours.get(name) or accents.get(name) or colours["text"]
        return _grey(found) if self.ink == "grey" else found

    def fill(self, name: str) -> Colour | None:
        """Give the colour of a filled field, None if this ink draws an outline in its place."""
        return None if self.ink == "saver" else self.colour(name)

    def tint(self, name: str) -> Colour | None:
        """Give a light tint of a colour, None in an ink that has no fills."""
        if self.ink == "saver":
            return None
        share = self.share("tint")
        return tuple(1 - (1 - part) * share for part in self.colour(name))

    def mm(self, name: str) -> float:
        """Give a page measure, a gap or a part of a drawing in points, by its name."""
        found = (part[name] for part in (self.file.page, self.file.gaps, self.file.shapes) if name in part)
        return next(found) * MM

    def share(self, name: str) -> float:
        """Give a part of something as a share of it, by its name."""
        return self.file.shares[name]

    def stroke(self, name: str) -> float:
        """Give a stroke's width in points."""
        return self.file.strokes[name]

    @property
    def dashes(self) -> tuple[float, float]:
        """The dashes of a broken line and the gaps between them, in points."""
        return self.file.strokes["dash"], self.file.strokes["dash-gap"]

    def style(self, kind: str, name: str, scale: float = 1.0) -> TextStyle:
        """Give a text style of a kind of document; `scale` is for larger paper."""
        size, leading = self._sizes[(kind, name)] if (kind, name) in self._sizes else self._sizes[("base", name)]
        face = _FACES_BY_KIND.get((kind, name)) or _FACES.get(name, "regular")
        if self.large and face == "italic":
            face = "regular"
        colour = self.colour("muted" if name in _MUTED else "title" if name in _TITLES else "text")
        least = min(size, SMALLEST) if scale < 1 else 0.0
        return TextStyle(face, max(size * scale, least), leading * scale, colour)

    @cached_property
    def _sizes(self) -> dict[tuple[str, str], tuple[float, float]]:
        return {(kind, name): v for kind, styles in self.file.type[self.size].items() for name, v in styles.items()}


def _grey(colour: Colour) -> Colour:
    if len(colour) == 1:
        return colour
    red, green, blue = colour
    return (round(0.2126 * red + 0.7152 * green + 0.0722 * blue, 3),)
