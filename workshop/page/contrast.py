"""Contrast of colours, as WCAG 2.2 reckons it, and the nearest colour that passes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workshop.page.theme import Colour, ThemeFile

TEXT_RATIO = 4.5
STROKE_RATIO = 3.0
PAPER: Colour = (1.0,)


@dataclass(frozen=True, slots=True)
class LowContrast:
    """A pair of a theme's colours that is too faint: what they are, have and need, and a colour that passes."""

    path: tuple[str, str]
    on: str
    ratio: float
    needed: float
    better: str


def luminance(colour: Colour) -> float:
    """Give a colour's relative luminance, 0 for black and 1 for white (WCAG 2.2)."""
    red, green, blue = (colour * 3)[:3] if len(colour) == 1 else colour
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (red, green, blue)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: Colour, other: Colour) -> float:
    """Give the contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def nearest_passing(colour: Colour, on: Colour, needed: float) -> Colour:
    """Darken a colour, its hue kept, by as little as it takes to reach a contrast on a light ground."""
    for step in range(256):
        darker = tuple(round(part * (1 - step / 255) * 255) / 255 for part in colour)
        if contrast(darker, on) >= needed:
            return darker
    return (0.0,)


def name_colour(colour: Colour) -> str:
    """Write a colour as # and six digits."""
    parts = colour * 3 if len(colour) == 1 else colour
    return "#" + "".join(f"{round(part * 255):02X}" for part in parts)


def low_contrasts(theme: ThemeFile) -> Iterator[LowContrast]:
    """Yield the pairs of a theme's colours that are too faint for what they are used for."""
    wash = theme.colours["wash"]
    grounds = (("paper", PAPER), ("wash", wash))
    pairs: list[tuple[tuple[str, str], Colour, str, Colour, float]] = []
    for name in ("text", "muted"):
        pairs += [(("colours", name), theme.colours[name], on, ground, TEXT_RATIO) for on, ground in grounds]
    for stage, accent in theme.accents.items():
        pairs += [(("accents", stage), accent, on, ground, TEXT_RATIO) for on, ground in grounds]
    pairs.append((("colours", "line"), theme.colours["line"], "paper", PAPER, STROKE_RATIO))
    for name, colour, needed in (("main", theme.brand.main, TEXT_RATIO), ("second", theme.brand.second, STROKE_RATIO)):
        if colour is not None:
            pairs.append((("brand", name), colour, "paper", PAPER, needed))
    for path, colour, on, ground, needed in pairs:
        if contrast(colour, ground) < needed:
            better = name_colour(nearest_passing(colour, ground, needed))
            yield LowContrast(path, on, contrast(colour, ground), needed, better)
