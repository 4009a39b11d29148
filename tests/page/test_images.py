from __future__ import annotations

import io
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.hostile.files import many_scans, packed_text
from tests.pdf_reading import Pdf, read_tags
from tests.typesetting import written
from workshop.errors import PageError, Place
from workshop.page.images import decode_image

PLACE = Place("templates/images/logo.png")


def picture(kind: str, mode: str = "RGB", size: tuple[int, int] = (8, 4)) -> bytes:
    buffer = io.BytesIO()
    Image.new(mode, size).save(buffer, kind)
    return buffer.getvalue()


def png_head(width: int, height: int) -> bytes:
    """Write the head of a PNG of a size, with hardly anything behind it."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    )


def refused(data: bytes) -> str:
    with pytest.raises(PageError) as caught:
        decode_image(data, PLACE)
    return str(caught.value)


@pytest.mark.parametrize(
    ("kind", "mode", "decoded"),
    [
        ("PNG", "RGB", "RGB"), ("PNG", "RGBA", "RGBA"), ("PNG", "L", "L"), ("PNG", "LA", "LA"), ("PNG", "1", "L"),
        ("PNG", "P", "RGB"), ("PNG", "I;16", "L"), ("JPEG", "RGB", "RGB"), ("JPEG", "L", "L"), ("JPEG", "CMYK", "RGB"),
    ],
)  # fmt: skip
def test_png_and_jpeg_are_decoded(kind: str, mode: str, decoded: str) -> None:
    reader, share = decode_image(picture(kind, mode), PLACE)
    assert (share, reader._image.mode) == (0.5, decoded)


@pytest.mark.parametrize(("mode", "decoded"), [("RGB", "L"), ("RGBA", "LA"), ("P", "L"), ("L", "L")])
def test_grey_ink_takes_the_colours_out(mode: str, decoded: str) -> None:
    reader, _ = decode_image(picture("PNG", mode), PLACE, grey=True)
    assert reader._image.mode == decoded


@pytest.mark.parametrize(
    "data",
    [
        b"", b"GIF89a" + b"\0" * 50, b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\nshowpage\n", b"BM\0\0",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"RIFF\0\0\0\0WEBP", b"\0" * 8, picture("GIF"), picture("TIFF"),
    ],
)  # fmt: skip
def test_other_kinds_are_refused_by_their_bytes(data: bytes) -> None:
    assert refused(data) == (
        "templates/images/logo.png: this is not a PNG or JPEG picture\n  hint: save the picture as PNG or JPEG"
    )


def test_what_only_begins_like_a_picture_is_refused() -> None:
    disguised = b"\xff\xd8\xff" + b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n"
    assert "the picture cannot be read: " in refused(disguised)
    assert "the picture cannot be read: " in refused(b"\x89PNG\r\n\x1a\n" + b"\0" * 40)


@pytest.mark.parametrize(
    ("size", "message"),
    [
        ((12_001, 10), "the picture is too large: 12001 x 10 pixels"),
        ((10_000, 10_000), "the picture is too large: 10000 x 10000 pixels"),
        ((60_000, 60_000), "the picture is too large"),
    ],
)
def test_bombs_are_refused_before_they_are_decoded(size: tuple[int, int], message: str) -> None:
    assert refused(png_head(*size)) == f"templates/images/logo.png: {message}\n  hint: make it smaller"


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["PNG", "JPEG"]), st.data())
def test_broken_pictures_are_refused_and_nothing_else(kind: str, data: st.DataObject) -> None:
    whole = bytearray(picture(kind, size=(20, 20)))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(8, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(whole[: data.draw(st.integers(8, len(whole)))])
    try:
        _, share = decode_image(cut, PLACE)
    except PageError:
        return
    assert share > 0


@pytest.mark.parametrize(
    ("mode", "ink", "coloured"), [("RGB", "colour", (1,)), ("L", "colour", ()), ("RGBA", "grey", ())]
)
def test_a_picture_is_a_figure_and_counts_as_colour_only_if_it_has_some(
    mode: str, ink: str, coloured: tuple[int, ...]
) -> None:
    def load(src: str, place: Place, width_mm: float) -> tuple[object, float]:
        return decode_image(picture("PNG", mode), place, grey=ink == "grey")

    made = written('<section title="T"><image src="x.png" alt="A black box"/></section>', ink=ink, images=load)
    assert made.coloured == coloured
    assert [tag.alt for tag in read_tags(Pdf(made.data)).walk() if tag.role == "Figure"] == ["A black box"]


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_has_no_more_pixels_than_it_is_printed_with(kind: str) -> None:
    data = picture(kind, size=(2400, 1201))
    reader, share = decode_image(data, PLACE, width_mm=25.4)
    assert reader.getSize() in ((300, 150), (300, 151))
    assert share == 1201 / 2400
    assert decode_image(data, PLACE, width_mm=2540)[0].getSize() == (2400, 1201)
    assert decode_image(picture("PNG", size=(4000, 1)), PLACE, width_mm=1)[0].getSize() == (12, 1)


def test_a_picture_keeps_its_kind_when_it_is_made_smaller() -> None:
    modes = [
        decode_image(picture("PNG", mode, (500, 500)), PLACE, width_mm=10)[0]._image.mode for mode in ("RGBA", "L")
    ]
    assert modes == ["RGBA", "L"]


def test_a_jpeg_of_many_scans_is_refused() -> None:
    assert refused(many_scans(100)) == (
        "templates/images/logo.png: the picture has over 100 scans\n  hint: save it again as PNG or JPEG"
    )
    assert decode_image(many_scans(20), PLACE)[1] == 1


def test_what_is_wrong_with_a_broken_picture() -> None:
    noise = Image.frombytes("RGB", (30, 30), bytes(range(256)) * 10 + bytes(140))
    buffer = io.BytesIO()
    noise.save(buffer, "PNG")
    assert ": the picture cannot be read: its end is missing\n" in refused(buffer.getvalue()[:100])
    assert ": the picture cannot be read: it only begins like a JPEG\n" in refused(b"\xff\xd8\xff" + b"%!PS")
    assert ": the picture cannot be read: it holds too much besides the picture\n" in refused(packed_text())
