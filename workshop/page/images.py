"""Decode pictures safely: PNG and JPEG only, told by their bytes, and bounded before they are decoded."""

from __future__ import annotations

import workshop.page.sealing  # isort: skip  # noqa: F401  (must come before the first ReportLab import)

import io
from typing import Any

from PIL import Image, UnidentifiedImageError
from reportlab.lib.utils import ImageReader

from workshop.errors import PageError, Place, Problem

_SIGNATURES = {b"\x89PNG\r\n\x1a\n": "PNG", b"\xff\xd8\xff": "JPEG"}
MAX_PIXELS = 40_000_000
MAX_SIDE = 12_000


def decode_image(data: bytes, place: Place) -> tuple[Any, float]:
    """Decode a picture and give it with its height by its width; raises PageError for what is no PNG or JPEG."""
    kind = next((name for signature, name in _SIGNATURES.items() if data.startswith(signature)), None)
    if kind is None:
        raise _refused("this is not a PNG or JPEG picture", place, "save the picture as PNG or JPEG")
    try:
        image = Image.open(io.BytesIO(data), formats=(kind,))
        width, height = image.size
        if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
            raise _refused(f"the picture is too large: {width} x {height} pixels", place, "make it smaller")
        image.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise _refused(f"the picture cannot be read: {error}", place, "save it again as PNG or JPEG") from error
    return ImageReader(image), height / width


def _refused(message: str, place: Place, hint: str) -> PageError:
    return PageError([Problem("image", message, place, hint)])
