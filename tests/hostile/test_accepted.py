"""What looks odd and is fine: byte-order marks, photographs, odd names of sessions."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from tests.hostile.case import BUILD, DECK, FONT, HANDBOOK, MINE, OWN_FONT
from tests.hostile.confined import MOST_MEGABYTES, ROOT, Run, Runner
from tests.hostile.files import MIRROR, SESSION, png, session
from tests.page.test_font_files import REGULAR
from tests.pdf_reading import shows

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs the limits that Linux has")


@pytest.fixture(scope="module")
def runner() -> Iterator[Runner]:
    made = Runner()
    yield made
    made.close()


def built(runner: Runner, folder: Path, files: dict[str, str | bytes], *args: str) -> Run:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    run = runner.run(args or BUILD, folder)
    assert (run.status, run.stderr) == (0, "")
    assert run.megabytes < MOST_MEGABYTES
    return run


def test_byte_order_marks(runner: Runner, tmp_path: Path) -> None:
    block = "  - exercise: mirror\n    prints: [{deck: customers, per: room}]\n"
    template = (ROOT / HANDBOOK).read_text("utf-8")
    files = {
        "day.yaml": session(block, participants="people.csv"),
        "people.csv": "name\nAino\nBo\nCai\nDee\n",
        MIRROR: "## Why\n\nBecause of the mark.\n",
        f"mine/{DECK}": "title: Marked\n",
        f"mine/{HANDBOOK}": template,
        "mine/templates/themes/playbill.yaml": "colours: {wash: '#F4F3EE'}\n",
        "mine/templates/labels/en.yaml": "documents: {guide: Marked guide}\n",
    }
    built(runner, tmp_path, {name: "\ufeff" + text for name, text in files.items()}, *MINE, *BUILD)
    [guide] = (tmp_path / "output/day").glob("1-guide*")
    assert shows(guide.read_bytes(), "Because of the mark.")
    assert shows(guide.read_bytes(), "Marked guide")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "JPEG bit by bit"])
def test_a_photograph(kind: str, runner: Runner, tmp_path: Path) -> None:
    buffer = io.BytesIO()
    Image.new("RGBA" if kind == "PNG" else "RGB", (6000, 4000), "navy").save(
        buffer, kind.split()[0], **({"progressive": True} if kind.endswith("bit") else {})
    )
    files = {"day.yaml": session(brand="{logo: logo.png}"), "logo.png": buffer.getvalue()}
    built(runner, tmp_path, files, *BUILD, "--only", "handbook")


def test_many_pictures(runner: Runner, tmp_path: Path) -> None:
    pictures = {f"mine/templates/{n}.png": png(1500, 1000, full=True) for n in range(30)}
    images = "".join(f"<image src='templates/{n}.png' alt='x' width='80'/>" for n in range(30))
    page = f"<document kind='handbook' title='T' language='en'><section title='T'>{images}</section></document>"
    built(runner, tmp_path, {"day.yaml": SESSION, f"mine/{HANDBOOK}": page, **pictures}, *MINE, *BUILD)


def test_a_font_of_ones_own(runner: Runner, tmp_path: Path) -> None:
    built(runner, tmp_path, {**OWN_FONT, FONT: REGULAR}, *MINE, *BUILD)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("con.yaml", "con-session"), ("a\nb.yaml", "a-b"), ("\x1b[2J.yaml", "2j"), ("{{7*7}} <b>&.yaml", "7-7-b"),
        ("a\u202eb.yaml", "a-b"), ("😀.yaml", "session"), ("a" * 200 + ".yaml", "a" * 60), ("\udcff.yaml", "session"),
    ],
)  # fmt: skip
def test_sessions_of_odd_names(name: str, slug: str, runner: Runner, tmp_path: Path) -> None:
    run = built(runner, tmp_path, {name: SESSION}, "build", name, "-q", "--only", "forms")
    assert run.stdout == f"output/{slug}\n"
