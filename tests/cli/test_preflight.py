"""`workshop preflight`: PDFs before they are printed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from tests.press.preflight.seeded import clean, pdf, write
from workshop.content.library import Library
from workshop.errors import Problems
from workshop.pack import build
from workshop.pack.folder import write_pack
from workshop.pack.records import Pack, PackFile
from workshop.session.records import Session

Run = Callable[..., Result]

_build_pack = build.build_pack


@pytest.fixture
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let packs be built for real, but of their cards and handbook only."""

    def small(session: Session, library: Library, problems: Problems, *_: Any, **__: Any) -> Pack:
        return _build_pack(session, library, problems, ("cards", "handbook"))

    monkeypatch.setattr("workshop.pack.build.build_pack", small)


def written(data: bytes) -> Path:
    """Write a pack of two files, which are one small PDF, told to be printed on both sides."""
    names = ("1-guide-2x.pdf", "2-handbook-16x.pdf")
    files = [PackFile(name, "guide", (), 2, 2, 2, "A4", "long-edge", "plain", False, data) for name in names]
    return write_pack(Pack("day", "A day", "en", tuple(files), ()), Path("output"))


@pytest.fixture
def built(run: Run) -> Path:
    return written(pdf(clean, clean, duplex="DuplexFlipLongEdge"))


def spoilt(*sizes: float) -> Path:
    def draw(canvas: Any) -> None:
        for i, size in enumerate(sizes):
            write(canvas, 20, 30 + 10 * i, f"small print {i + 1}", size)

    return written(pdf(draw, duplex="DuplexFlipLongEdge"))


def test_a_folder_that_is_ready(run: Run, built: Path) -> None:
    result = run("preflight", str(built))
    assert (result.exit_code, result.stdout, result.stderr) == (0, "2 files, 4 pages: ready to print\n", "")


def test_what_is_found_is_told_with_document_page_and_place(run: Run) -> None:
    built = spoilt(5)
    result = run("preflight", str(built))
    assert result.exit_code == 1
    assert result.stderr.splitlines()[:2] == [
        '1-guide-2x.pdf: page 1, 20 mm from the left, 29 mm from the top: the text "small print 1" is 5 pt, '
        "under the 7.6 pt that can be read",
        "  hint: set it larger, or give it more room",
    ]
    assert result.stdout == "2 files, 4 pages: 2 problems\n"


def test_many_of_a_kind_are_counted(run: Run) -> None:
    built = spoilt(*[5.0] * 12)
    result = run("preflight", str(built))
    assert result.stderr.count("is 5 pt") == 10
    assert "  and 7 more of this kind in 1-guide-2x.pdf\n" in result.stderr
    assert len(json.loads(run("preflight", str(built), "--json").stdout)["problems"]) == 24


def test_json(run: Run) -> None:
    built = spoilt(5)
    result = run("preflight", str(built), "--json")
    found = json.loads(result.stdout)
    assert (result.exit_code, result.stderr) == (1, "")
    assert (found["format"], found["slug"], found["pages"]) == (1, "day", 4)
    assert found["problems"][0] == {
        "severity": "error",
        "code": "small-text",
        "file": "1-guide-2x.pdf",
        "line": 0,
        "column": 0,
        "message": 'page 1, 20 mm from the left, 29 mm from the top: the text "small print 1" is 5 pt, '
        "under the 7.6 pt that can be read",
        "hint": "set it larger, or give it more room",
        "page": 1,
        "left_mm": found["problems"][0]["left_mm"],
        "top_mm": found["problems"][0]["top_mm"],
    }
    assert round(found["problems"][0]["left_mm"]) == 20


def test_quiet(run: Run, built: Path) -> None:
    result = run("preflight", str(built), "-q")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


def test_a_changed_file_is_a_warning(run: Run, built: Path) -> None:
    with (built / "1-guide-2x.pdf").open("ab") as file:
        file.write(b"% more")
    result = run("preflight", str(built))
    assert result.exit_code == 0
    assert "1-guide-2x.pdf: warning: this file is not as it was built" in result.stderr
    assert result.stdout == "2 files, 4 pages: 1 warning\n"


def test_a_folder_that_is_no_pack(run: Run) -> None:
    Path("mine").mkdir()
    result = run("preflight", "mine")
    assert result.exit_code == 1
    assert result.stderr.startswith("mine: this folder holds no pack")


@pytest.mark.parametrize("name", ["nowhere/at/all", "no-such-session"])
def test_what_is_not_there(run: Run, name: str) -> None:
    result = run("preflight", name)
    assert result.exit_code == 1
    assert name in result.stderr


@pytest.mark.usefixtures("_small")
def test_a_session_that_is_not_built_yet(run: Run) -> None:
    result = run("preflight", "listening-90", "--lang", "en")
    assert result.exit_code == 0, result.stderr
    assert "there is no pack in output/listening-90-en yet: checking it as it would be built" in result.stderr
    assert result.stdout.endswith("ready to print\n")
    assert not Path("output").exists()


@pytest.mark.usefixtures("_small")
def test_a_session_whose_pack_is_there(run: Run) -> None:
    run("build", "listening-90", "-q")
    assert run("preflight", "listening-90").exit_code == 0
    record = json.loads(Path("output/listening-90/pack.json").read_text("utf-8"))
    one, other = (Path("output/listening-90") / file["name"] for file in record["files"][:2])
    one.write_bytes(other.read_bytes())
    result = run("preflight", "listening-90")
    assert result.exit_code == 1
    assert "are missing" in result.stderr
    assert "this file is not as it was built" in result.stderr
