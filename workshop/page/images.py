"""Decode pictures safely: PNG and JPEG only, told by their bytes, and bounded before they are decoded."""

from __future__ import annotations

import workshop.page.sealing  # isort: skip  # noqa: F401  (must come before the first ReportLab import)

import io
import struct
import warnings
import zlib
from typing import Any

from PIL import Image, UnidentifiedImageError
from reportlab.lib.utils import ImageReader

from workshop.errors import PageError, Place, Problem

_SIGNATURES = {b"\x89PNG\r\n\x1a\n": "PNG", b"\xff\xd8\xff": "JPEG"}
MAX_PIXELS = 25_000_000
MAX_SIDE = 12_000
PIXELS_A_MM = 300 / 25.4
"""How fine a picture is printed; more than that would only take time, memory and disk."""

_MAX_SCANS = 100
"""How often a JPEG may go over its pixels; those that come into view bit by bit do so ten times or so."""
_SCAN = b"\xff\xda"

_BROKEN = (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, IndexError, struct.error, zlib.error)


def decode_image(data: bytes, place: Place, *, grey: bool = False, width_mm: float = 0.0) -> tuple[Any, float]:
    """Decode a picture, without its colours for grey ink, and give it with its height by its width.

    `width_mm` is how wide it is printed: it then has no more pixels than that needs. Raises PageError for what is no
    PNG or JPEG, and for what is too large.
    """
    kind = next((name for signature, name in _SIGNATURES.items() if data.startswith(signature)), None)
    if kind is None:
        raise _refused("this is not a PNG or JPEG picture", place, "save the picture as PNG or JPEG")
    if kind == "JPEG" and data.count(_SCAN) > _MAX_SCANS:
        raise _refused(f"the picture has over {_MAX_SCANS} scans", place, "save it again as PNG or JPEG")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of what is refused below
            image = Image.open(io.BytesIO(data), formats=(kind,))
            width, height = image.size
            if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
                raise _refused(f"the picture is too large: {width} x {height} pixels", place, "make it smaller")
            decoded = _decoded(image, grey=grey, wide=round(width_mm * PIXELS_A_MM) or width)
    except Image.DecompressionBombError as error:
        raise _refused("the picture is too large", place, "make it smaller") from error
    except UnidentifiedImageError as error:
        raise _refused(f"the picture cannot be read: it only begins like a {kind}", place, _AGAIN) from error
    except _BROKEN as error:
        raise _refused(f"the picture cannot be read: {_why(str(error))}", place, _AGAIN) from error
    return ImageReader(decoded), height / width


_AGAIN = "save it again as PNG or JPEG"


def _why(told: str) -> str:
    """Say in plain words what Pillow says of a broken picture."""
    if "truncated" in told.lower():
        return "its end is missing"
    return "it holds too much besides the picture" if "MAX_TEXT" in told else "it is broken"


def _decoded(image: Any, *, grey: bool, wide: int) -> Image.Image:
    """Decode a picture no wider than it has to be."""
    width, height = image.size
    size = (wide, max(1, round(height * wide / width)))
    if wide < width:
        image.draft(None, size)  # a JPEG can be decoded at a half, a quarter or an eighth of its size
    image.load()
    plain = _plain(image, grey=grey)
    return plain.resize(size, Image.Resampling.BOX) if wide < plain.width else plain


def _plain(image: Image.Image, *, grey: bool) -> Image.Image:
    """Give a picture as grey-scale or RGB, and its transparency if it has any."""
    if image.mode.startswith("I;16"):
        image = image.point(lambda value: value / 256).convert("L")
    clear = image.has_transparency_data
    colourless = grey or image.mode in ("1", "L", "LA")
    mode = ("LA" if clear else "L") if colourless else ("RGBA" if clear else "RGB")
    return image if image.mode == mode else image.convert(mode)


def _refused(message: str, place: Place, hint: str) -> PageError:
    return PageError([Problem("image", message, place, hint)])
