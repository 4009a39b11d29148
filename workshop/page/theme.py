"""How pages look: a theme file's model, and the colours, type and spacing that flowables ask it for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

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
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", text):
        raise ValueError("write a colour as # and six digits, as in #1D5FA8")
    red, green, blue = (int(text[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return (red,) if red == green == blue else (red, green, blue)


def _type(value: object) -> tuple[float, float]:
    if isinstance(value, tuple):
        return value
    found = re.fullmatch(r"(\d+(?:\.\d+)?)/(\d+(?:\.\d+)?)", str(value))
    if not found:
        raise ValueError("write type as size/leading in points, as in 9.8/13.6")
    size, leading = float(found[1]), float(found[2])
    if not 4 <= size <= leading <= 240:
        raise ValueError("a type size is 4 to 200 points, and its leading no less than its size")
    return size, leading


ColourValue = Annotated[Colour, BeforeValidator(_colour)]
TypeValue = Annotated[tuple[float, float], BeforeValidator(_type)]


Positive = Annotated[float, Field(gt=0, le=1000, allow_inf_nan=False)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Family(_Model):
    """A font family by its fontpkg name and the weights taken from it, or TTF files for its faces."""

    family: str
    regular: int = 400
    bold: int = 600
    files: Mapping[Literal["regular", "bold", "italic", "bold-italic"], str] = {}


class Fonts(_Model):
    """The two families of a theme."""

    text: Family
    display: Family


class Tab(_Model):
    """The stage tab at the outer edge: how far down the first stage's stands, and how far apart they are."""

    width: Positive
    height: Positive
    first: Positive
    step: Positive
    icon: Positive
    shown: bool = True


class Brand(_Model):
    """What makes a theme a client's own: a logo, two colours, two font families and a line in the footer."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, populate_by_name=True, alias_generator=lambda name: name.replace("_", "-")
    )

    logo: str = ""
    main: ColourValue | None = None
    second: ColourValue | None = None
    text_font: str = ""
    display_font: str = ""
    footer: str = ""


PAGE_MEASURES = (
    *("side", "head", "foot", "footer", "footer-rule", "sheet-side", "sheet-head", "sheet-foot", "sheet-footer"),
    *("card-inset", "cue-inset", "poster-side", "running-head", "lowest", "stripe", "stripe-room"),
)
STROKES = ("thin", "line", "strong", "accent", "curve", "dash", "dash-gap")
SHAPES = (*("bar-length", "bar-height", "ring", "answer", "band", "band-gap", "curve-foot", "curve-head", "grid-head"),)
SHARES = ("list", "dash", "tick", "tick-gap", "dot", "dot-gap", "grid-label", "tint")
SIZES = ("A3", "A4", "Letter")
GAPS = (
    *("hair", "tight", "small", "step", "block", "section", "page", "column-narrow", "column-wide", "inset"),
    *("radius", "writing", "rows"),
)
STYLES = (
    *("body", "small", "compact", "lead", "muted", "label", "kicker", "strong", "clock", "h1", "h2", "h3", "number"),
    *("read", "footer", "name", "poster"),
)


def _complete(names: tuple[str, ...]) -> AfterValidator:
    """Refuse a map that lacks one of the names."""

    def check(value: Mapping[str, Any]) -> Mapping[str, Any]:
        lacking = [name for name in names if name not in value]
        if lacking:
            raise ValueError(f"it lacks {', '.join(lacking)}")
        return value

    return AfterValidator(check)


def _based(value: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Mapping[str, Any]]:
    lacking = [name for name in STYLES if name not in value.get("base", {})]
    if lacking:
        raise ValueError(f'its "base" lacks {", ".join(lacking)}')
    return value


class ThemeFile(_Model):
    """A theme file, as templates/themes/<id>.yaml holds it."""

    title: str
    brand: Brand = Brand()
    fonts: Fonts
    colours: Mapping[Literal["text", "muted", "line", "decoration", "wash"], ColourValue]
    accents: Mapping[Literal["arrive", "warm-up", "practise", "explore", "map", "close"], ColourValue]
    page: Annotated[Mapping[str, Positive], _complete(PAGE_MEASURES)]
    tab: Tab
    strokes: Annotated[Mapping[str, Positive], _complete(STROKES)]
    gaps: Annotated[Mapping[str, Positive], _complete(GAPS)]
    shapes: Annotated[Mapping[str, Positive], _complete(SHAPES)]
    shares: Annotated[Mapping[str, Positive], _complete(SHARES)]
    sheets: Annotated[Mapping[str, Positive], _complete(SIZES)]
    posters: Annotated[Mapping[str, Positive], _complete(SIZES)]
    type: Annotated[
        Mapping[
            Literal["normal", "large"],
            Annotated[Mapping[str, Mapping[str, TypeValue]], AfterValidator(_based)],
        ],
        _complete(("normal", "large")),
    ]


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
