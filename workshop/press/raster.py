"""Draw the pages of a finished PDF as pictures."""

from __future__ import annotations

import io
from collections.abc import Collection, Mapping

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

_THUMB = 240
_GAP = 16
_LABEL = 22
_COLUMNS = 5
_TABLE = (226, 226, 222)
_INK = (70, 70, 70)


def draw_pages(data: bytes, ppi: int, pages: Collection[int] = ()) -> dict[int, Image.Image]:
    """Draw the pages of a PDF, counted from 1; only `pages`, if any are named, as far as they are there."""
    document = pypdfium2.PdfDocument(data)
    try:
        wanted = [n for n in range(1, len(document) + 1) if not pages or n in pages]
        return {number: _draw(document, number, ppi) for number in wanted}
    finally:
        document.close()


def contact_sheet(
    pictures: Mapping[int, Image.Image] | Mapping[str, Image.Image], *, width: int = _THUMB, columns: int = _COLUMNS
) -> Image.Image:
    """Put pages small beside one another, `width` pixels each, with its number or name below."""
    small = {name: _thumb(picture, width) for name, picture in pictures.items()}
    columns = min(columns, len(small))
    rows = -(-len(small) // columns)
    cell = max(picture.height for picture in small.values()) + _LABEL + _GAP
    sheet = Image.new("RGB", (_GAP + columns * (width + _GAP), _GAP + rows * cell), _TABLE)
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(14)
    for i, (name, picture) in enumerate(small.items()):
        x, y = _GAP + i % columns * (width + _GAP), _GAP + i // columns * cell
        sheet.paste(picture, (x, y))
        pen.text((x + width / 2, y + picture.height + _LABEL / 2), str(name), _INK, font, anchor="mm")
    return sheet


def png(picture: Image.Image) -> bytes:
    """Give a picture's bytes as PNG."""
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", compress_level=6)
    return buffer.getvalue()


def _draw(document: pypdfium2.PdfDocument, number: int, ppi: int) -> Image.Image:
    page = document[number - 1]
    try:
        picture: Image.Image = page.render(scale=ppi / 72).to_pil().convert("RGB")
        return picture
    finally:
        page.close()


def _thumb(picture: Image.Image, width: int) -> Image.Image:
    height = max(1, round(picture.height * width / picture.width))
    return picture.resize((width, height), Image.Resampling.LANCZOS)
