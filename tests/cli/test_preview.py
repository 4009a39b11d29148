"""`workshop preview`: pages as pictures."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from click.testing import Result
from PIL import Image

Run = Callable[..., Result]


def pdf(pages: int) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(144, 72)
    buffer = io.BytesIO()
    document.save(buffer)
    document.close()
    return buffer.getvalue()


@pytest.fixture(autouse=True)
def _three_pages(builder: Any) -> None:
    builder.data = pdf(3)


def names(folder: str) -> list[str]:
    return sorted(os.listdir(folder))


def test_every_page_and_a_contact_sheet(run: Run) -> None:
    result = run("preview", "listening-90", "--ppi", "72")
    assert result.exit_code == 0, result.stderr
    assert result.stdout == f"1-guide-2x      3 pages\n2-handbook-16x  3 pages\noutput{os.sep}listening-90-preview\n"
    assert result.stderr == 'building "Kuuntelun 90 minuuttia" …\ndrawing its pages …\n'
    folder = "output/listening-90-preview"
    assert [name for name in names(folder) if name.startswith("1")] == [
        "1-guide-2x-01.png", "1-guide-2x-02.png", "1-guide-2x-03.png", "1-guide-2x-contact.png",
    ]  # fmt: skip
    with Image.open(f"{folder}/1-guide-2x-01.png") as page, Image.open(f"{folder}/1-guide-2x-contact.png") as sheet:
        assert page.size == (144, 72)
        assert sheet.width > 3 * 200
    assert json.loads(Path(folder, "preview.json").read_text())["slug"] == "listening-90-preview"
    assert not Path("output/listening-90").exists()


def test_some_pages_larger_and_again(run: Run) -> None:
    run("preview", "listening-90")
    result = run("preview", "listening-90", "--pages", "2-3,9", "--ppi", "144", "--json")
    record = json.loads(result.stdout)
    assert result.stderr == ""
    assert [(file["document"], file["page"]) for file in record["files"][:3]] == [
        ("1-guide-2x.pdf", 2),
        ("1-guide-2x.pdf", 3),
        ("1-guide-2x.pdf", 0),
    ]
    assert (record["files"][0]["width"], record["files"][0]["height"]) == (288, 144)
    assert names("output/listening-90-preview") == sorted([*(file["name"] for file in record["files"]), "preview.json"])


def test_a_folder_of_someone_elses_is_left_alone(run: Run, builder: Any) -> None:
    Path("output/listening-90-preview").mkdir(parents=True)
    Path("output/listening-90-preview/holiday.png").touch()
    result = run("preview", "listening-90")
    assert result.exit_code == 1
    assert "listening-90-preview: this folder holds something else than a pack" in result.stderr
    assert builder.calls == []


def test_pages_that_no_document_has(run: Run) -> None:
    result = run("preview", "listening-90", "--pages", "7", "-q")
    assert (result.exit_code, result.stderr) == (
        1,
        "--pages: no document has these pages\n  hint: name lower numbers\n",
    )


@pytest.mark.parametrize("pages", ["0", "3-1", "a", "", "1-", "١"])
def test_pages_that_are_none(run: Run, pages: str) -> None:
    result = run("preview", "listening-90", "--pages", pages)
    assert result.exit_code == 2
    assert f'"{pages}" does not name pages; write for example 1-3,7' in result.stderr
