"""Pictures: each read once, all of them together within bounds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hostile.files import png
from workshop.errors import PageError
from workshop.pack import pictures
from workshop.pack.pictures import Pictures


def written(tmp_path: Path, name: str = "a.png", size: int = 100) -> Path:
    (tmp_path / name).write_bytes(png(size, size, full=True))
    return tmp_path / name


def refused(made: Pictures, path: Path) -> str:
    with pytest.raises(PageError) as caught:
        made.read(path, f"templates/{path.name}", 20)
    return str(caught.value)


def test_a_picture_is_read_once_for_each_width(tmp_path: Path) -> None:
    made, path = Pictures(grey=False), written(tmp_path)
    first = made.read(path, "a.png", 20)
    path.unlink()
    assert made.read(path, "a.png", 20) is first
    assert refused(made, path.with_name("b.png")) == "templates/b.png: missing"


def test_grey_ink_takes_the_colours_out(tmp_path: Path) -> None:
    path = written(tmp_path)
    assert [Pictures(grey=grey).read(path, "a.png", 20)[0]._image.mode for grey in (True, False)] == ["L", "RGB"]


def test_all_pictures_of_a_pack_are_bounded_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_PIXELS", 1_000_000)
    made = Pictures(grey=False)
    for number in range(17):
        made.read(written(tmp_path, f"{number}.png", 300), "a.png", 20)  # 236 x 236 of them are printed
    assert refused(made, written(tmp_path, "last.png", 300)) == (
        "templates/last.png: with this picture, those of the pack have over 1 million pixels\n"
        "  hint: print fewer of them, or make them smaller"
    )


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    path = written(tmp_path)
    with path.open("ab") as file:
        file.truncate(31_000_000)
    assert refused(Pictures(grey=False), path) == (
        "templates/a.png: larger than 30 MB\n  hint: make the picture smaller"
    )
