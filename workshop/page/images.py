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
MAX_PIXELS = 40_000_000
MAX_SIDE = 12_000


_BROKEN = (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, IndexError, struct.error, zlib.error)


def decode_image(data: bytes, place: Place, *, grey: bool = False) -> tuple[Any, float]:
    """Decode a picture, without its colours for grey ink, and give it with its height by its width.

    Raises PageError for what is no PNG or JPEG.
    """
    kind = next((name for signature, name in _SIGNATURES.items() if data.startswith(signature)), None)
    if kind is None:
        raise _refused("this is not a PNG or JPEG picture", place, "save the picture as PNG or JPEG")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of what is refused below
            image = Image.open(io.BytesIO(data), formats=(kind,))
            width, height = image.size
            if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
                raise _refused(f"the picture is too large: {width} x {height} pixels", place, "make it smaller")
            image.load()
            decoded = _plain(image, grey=grey)
    except Image.DecompressionBombError as error:
        raise _refused("the picture is too large", place, "make it smaller") from error
    except _BROKEN as error:
        raise _refused(f"the picture cannot be read: {error}", place, "save it again as PNG or JPEG") from error
    return ImageReader(decoded), height / width


def _plain(image: Image.Image, *, grey: bool) -> Image.Image:
    """Give a picture as grey-scale or RGB, and its transparency if it has any."""
    if image.mode.startswith("I;16"):
        image = image.point(lambda value: value / 256).convert("L")
    clear = image.has_transparency_data
    colourless = grey or image.mode in ("1", "L", "LA")
    mode = ("LA" if clear else "L") if colourless else ("RGBA" if clear else "RGB")
    return image.convert(mode)


def _refused(message: str, place: Place, hint: str) -> PageError:
    return PageError([Problem("image", message, place, hint)])
