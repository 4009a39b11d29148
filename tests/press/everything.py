"""Write a document that uses every element of the markup; run as a program, print the fingerprint of its bytes."""

from __future__ import annotations

import hashlib
import io
import sys
from pathlib import Path

from PIL import Image

from tests.typesetting import element, setting
from workshop.errors import Place
from workshop.page.images import decode_image
from workshop.page.layout import lay_out
from workshop.page.pages import PAPERS
from workshop.press.formats import Duplex, card_formats
from workshop.press.writer import Written, write_pdf


def picture(src: str, place: Place, width_mm: float) -> tuple[object, float]:
    """Give a black picture, half as high as wide."""
    buffer = io.BytesIO()
    Image.new("RGBA", (8, 4), (0, 0, 0, 128)).save(buffer, "PNG")
    return decode_image(buffer.getvalue(), place)


def everything(duplex: Duplex = "long-edge", **options: str) -> Written:
    """Write the document."""
    text = (Path(__file__).parent / "everything.xml").read_text(encoding="utf-8")
    root = element(text)
    made = setting("guide", "fi", images=picture, **options)
    laid = lay_out(root, made, "A4", card_formats(PAPERS["A4"], large=options.get("size") == "large"))
    return write_pdf([(laid, made)], laid.title, laid.language, duplex)


if __name__ == "__main__":
    sys.stdout.write(hashlib.sha256(everything().data).hexdigest())
