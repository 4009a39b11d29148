"""Check how text stands out, on pictures of the page: drawn whole, and drawn without its text."""

from __future__ import annotations

from typing import Any

import pypdfium2.raw as raw
from PIL import Image, ImageChops

from workshop.page.contrast import TEXT_RATIO
from workshop.press.preflight.colours import ratio
from workshop.press.preflight.findings import Box, Findings, JobFacts, shortened
from workshop.press.preflight.reading import PageInk, Rgb, TextInk
from workshop.press.preflight.text import found

_CLOSE = 0.05
_SHARE = 0.15
"""How much of the ground may be too close to the text: a frame's line or a shape's edge that it touches."""

_COLOURS = 256
_SMALL = (16, 16)

Pixels = tuple[int, int, int, int]


def check_contrast(page: PageInk, job: JobFacts) -> Findings:
    """Find text that is too faint on what is under it, and text that cannot be seen at all."""
    texts = [ink for ink in page.texts if ink.text.strip() and ink.box[2] > ink.box[0]]
    if not texts:
        return
    whole = _draw(page.handle)
    for ink in page.texts:
        raw.FPDFPageObj_SetIsActive(ink.handle, False)
    bare = _draw(page.handle)
    for ink in page.texts:
        raw.FPDFPageObj_SetIsActive(ink.handle, True)
    shown = ImageChops.difference(whole, bare).convert("L")
    for ink in texts:
        area = _pixels(ink.box, page)
        if area is None:
            continue  # off the page, which is told of elsewhere
        worst = _contrast(bare.crop(area), ink)
        if worst < TEXT_RATIO - _CLOSE:
            has = f"has a contrast of {worst:.1f}:1 to its ground"
            message = f"the text {shortened(ink.text)} {has}, and needs {TEXT_RATIO}:1"
            yield found("faint-text", page, ink.box, job, message, "set it darker, or its ground lighter")
        elif shown.crop(area).getbbox() is None:
            message = f"the text {shortened(ink.text)} is in the file and not to be seen on the page"
            hint = "something covers it, or it is cut off by a frame"
            yield found("text-hidden", page, ink.box, job, message, hint)


def _draw(page: Any) -> Image.Image:
    picture: Image.Image = page.render(scale=1).to_pil().convert("RGB")
    return picture


def _pixels(box: Box, page: PageInk) -> Pixels | None:
    left, right = max(0, int(box[0])), min(int(page.width), int(box[2]) + 1)
    top, bottom = max(0, int(page.height - box[3])), min(int(page.height), int(page.height - box[1]) + 1)
    return (left, top, right, bottom) if right > left and bottom > top else None


def _contrast(ground: Image.Image, ink: TextInk) -> float:
    """Give the contrast that the text has to all of its ground but a small part."""
    colours: Any = ground.getcolors(_COLOURS)
    if colours is None:
        colours = ground.resize(_SMALL, Image.Resampling.BOX).getcolors(_COLOURS)
    most = sum(count for count, _ in colours)
    close, worst = 0, 21.0
    for count, colour in sorted(colours, key=lambda pair: ratio(_rgb(pair[1]), ink.colour)):
        close += count
        if close > _SHARE * most:
            worst = ratio(_rgb(colour), ink.colour)
            break
    return worst


def _rgb(colour: Any) -> Rgb:
    return (colour[0], colour[1], colour[2])
