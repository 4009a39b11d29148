"""Read font files of other people's: what is no font, or would take for ever, is refused in plain words."""

from __future__ import annotations

import workshop.page.sealing  # isort: skip  # noqa: F401  (must come before the first ReportLab import)

import io
import struct
from collections.abc import Iterator

from reportlab.pdfbase.ttfonts import TTFError, TTFont

MOST_BYTES = 20_000_000
"""Of a font's file; one with all of Chinese has ten million or so."""

_MOST_CHARACTERS = 200_000
_BROKEN = (TTFError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, AssertionError, struct.error)
"""What ReportLab raises over fonts that are not as they should be."""


class FontError(Exception):
    """A font file that cannot be used; its text says why."""


def read_font(name: str, data: bytes) -> TTFont:
    """Read a TTF file under a name, and see that a part of it can be written; raises FontError."""
    try:
        if sum(_characters(data)) > _MOST_CHARACTERS:
            raise FontError(f"it says that it has over {_MOST_CHARACTERS} characters")
        font = TTFont(name, io.BytesIO(data))
        font.face.makeSubset(sorted(font.face.charToGlyph))
    except _BROKEN as error:
        if "postscript outlines" in str(error):
            raise FontError("it is an OTF file; only TTF files can be printed") from error
        raise FontError("it is not a TTF file, or a part of it is missing") from error
    return font


def _characters(data: bytes) -> Iterator[int]:
    """Yield how many characters each range of a font's character maps has; ReportLab would go through every one."""
    for number in range(struct.unpack_from(">H", data, 4)[0]):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", data, 12 + 16 * number)
        if tag == b"cmap":
            maps = struct.unpack_from(">HH", data, offset)[1]
            starts = {offset + struct.unpack_from(">HHL", data, offset + 4 + 8 * n)[2] for n in range(maps)}
            for start in starts:
                yield from _map_characters(data, start)


def _map_characters(data: bytes, start: int) -> Iterator[int]:
    kind = struct.unpack_from(">H", data, start)[0]
    if kind == 4:
        count = struct.unpack_from(">H", data, start + 6)[0] // 2
        ends = struct.unpack_from(f">{count}H", data, start + 14)
        begins = struct.unpack_from(f">{count}H", data, start + 16 + 2 * count)
        yield from (max(0, end - begin + 1) for begin, end in zip(begins, ends, strict=True))
    elif kind in (12, 13):
        count = min(struct.unpack_from(">L", data, start + 12)[0], len(data) // 12)
        for n in range(count):
            begin, end, _ = struct.unpack_from(">LLL", data, start + 16 + 12 * n)
            yield max(0, end - begin + 1)
    elif kind == 10:
        yield struct.unpack_from(">L", data, start + 16)[0]
