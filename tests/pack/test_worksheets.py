"""The worksheets of the box: room to write in either size, scales that say what their numbers mean, words in full."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from tests.packs import library, plan_session, starter_session
from tests.typesetting import RecordingPen, fonts, theme
from workshop.content.records import PrintItem, Run
from workshop.errors import Place
from workshop.pack.documents import Documents
from workshop.pack.jobs import Job, Printed
from workshop.page.flowables import Area
from workshop.page.grids import Grid, GridRow
from workshop.page.pages import Document
from workshop.page.pen import Pen
from workshop.page.theme import MM
from workshop.page.zones import Zone
from workshop.session.records import TalkBlock

WORKSHEETS = library().ids("worksheet")
LEAST_MM = 14
ENOUGH_MM = 27


LONG = "How we meet people: a day for service managers and those who lead teams"


def documents(language: str, **asked: str) -> Documents:
    """Prepare to print every worksheet of the box."""
    session = replace(starter_session("meet-the-person", language), **asked)  # type: ignore[arg-type]
    prints = tuple(PrintItem("worksheet", item, "room", Place("test")) for item in WORKSHEETS)
    talk = TalkBlock("All", ((Run("All"),),), 10, Place("test"), prints=prints)
    agenda, words = plan_session(replace(session, blocks=(talk,), end=-1), library())
    return Documents(agenda, library(), words, theme(), fonts())


def made(of: Documents, worksheet: str, *, large: bool, paper: str = "A4") -> Document:
    """Lay a worksheet out."""
    job = Job("worksheets", (Printed(worksheet),), 1, paper, "plain", "none", large)
    return of.document(job)[0]


class Rooms:
    """Notes how high each room to write in was drawn, in millimetres, below its heading."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.found: list[float] = []
        draw_zone, draw_row = Zone.draw, Grid._draw_row

        def zone(this: Zone, pen: Pen, area: Area) -> None:
            if this.least or this.grow:
                inset = this.look.inset
                head = inset + this.head.height(area.width - 2 * inset) if this.head.items else 0.0
                self.found.append((area.height - this.look.tail - head) / MM)
            draw_zone(this, pen, area)

        def row(this: Grid, pen: Pen, of: GridRow, area: Area) -> None:
            head = 0.0 if this._label(area.width) else this._head_height(of, area.width)
            self.found.append((area.height - head) / MM)
            draw_row(this, pen, of, area)

        monkeypatch.setattr(Zone, "draw", zone)
        monkeypatch.setattr(Grid, "_draw_row", row)

    def smallest(self, document: Document) -> float:
        """Give the height of the lowest room of a document, a great one if it has none."""
        self.found.clear()
        for page in document.pages:
            page.body.draw(RecordingPen(), page.area)
        return min(self.found, default=1000.0)


@pytest.fixture
def rooms(monkeypatch: pytest.MonkeyPatch) -> Rooms:
    return Rooms(monkeypatch)


@pytest.mark.parametrize("language", ["fi", "en"])
def test_there_is_room_to_write_and_no_less_in_large_print(language: str, rooms: Rooms) -> None:
    with closing((of := documents(language)).renderer):
        for worksheet in WORKSHEETS:
            normal, large = (rooms.smallest(made(of, worksheet, large=size)) for size in (False, True))
            assert normal >= LEAST_MM, worksheet
            assert large >= min(normal * 0.9, ENOUGH_MM) - 0.1, worksheet


EVEN = {
    "acknowledge-explore-act": 3,
    "forum-log": 5,
    "listening-notes": 12,
    "observer-sheet": 4,
    "replay-matrix": 4,
    "style-dial": 4,
    "subtext-script": 6,
}
"""How many rooms for equal tasks each worksheet has, before any other."""


@pytest.mark.parametrize("language", ["fi", "en"])
def test_equal_tasks_have_equal_room_in_large_print(language: str, rooms: Rooms) -> None:
    with closing((of := documents(language)).renderer):
        for worksheet, count in EVEN.items():
            rooms.smallest(made(of, worksheet, large=True))
            equal = rooms.found[:count]
            assert max(equal) - min(equal) < 1, worksheet


@pytest.mark.parametrize("language", ["fi", "en"])
def test_a_journey_has_equal_rows_for_all_its_phases(language: str, rooms: Rooms) -> None:
    with closing((of := documents(language)).renderer):
        rooms.smallest(made(of, "customer-journey", large=True))
    assert rooms.found[:5] == pytest.approx(rooms.found[5:], abs=1)


@pytest.mark.parametrize(("language", "word"), [("fi", "jatkuu"), ("en", "continued")])
@pytest.mark.parametrize("paper", ["A4", "A3"])
def test_every_further_page_says_whose_it_is(language: str, word: str, paper: str) -> None:
    further = 0
    with closing((of := documents(language)).renderer):
        for worksheet in WORKSHEETS:
            first, *rest = made(of, worksheet, large=True, paper=paper).pages
            assert first.furniture.head == first.furniture.part == ""
            further += len(rest)
            for number, page in enumerate(rest, start=2):
                assert page.furniture.head == f"{first.bookmark} ({word})", worksheet
                assert page.furniture.part == f"{number} / {1 + len(rest)}", worksheet
    assert further >= 15


@pytest.mark.parametrize("paper", ["A3", "Letter"])
@pytest.mark.parametrize("language", ["fi", "en"])
def test_they_fit_other_papers_below_a_long_title(language: str, paper: str) -> None:
    with closing((of := documents(language, title=LONG)).renderer):
        for worksheet in WORKSHEETS:
            for large in (False, True):
                assert made(of, worksheet, large=large, paper=paper).pages


def scales(of: Documents, worksheet: str) -> Iterator[tuple[str, str]]:
    job = Job("worksheets", (Printed(worksheet),), 1, "A4", "plain", "none")
    for element in of.element(job).walk():
        if element.name == "scale":
            yield element.get("low"), element.get("high")


@pytest.mark.parametrize("language", ["fi", "en"])
def test_every_scale_says_what_its_ends_mean(language: str) -> None:
    with closing((of := documents(language)).renderer):
        ends = {worksheet: list(scales(of, worksheet)) for worksheet in WORKSHEETS}
    assert sum(map(len, ends.values())) > 10
    assert [worksheet for worksheet, found in ends.items() if not all(low and high for low, high in found)] == []


@pytest.mark.parametrize("language", ["fi", "en"])
def test_large_print_leaves_no_words_out(language: str) -> None:
    with closing((of := documents(language)).renderer):
        for worksheet in WORKSHEETS:
            lost = words_of(made(of, worksheet, large=False)) - words_of(made(of, worksheet, large=True))
            assert lost == set(), worksheet


def words_of(document: Document) -> set[str]:
    """Give the words that a document shows, hyphenated ones left out, for these part otherwise in another size."""
    lines: list[str] = []
    for page in document.pages:
        page.body.draw(pen := RecordingPen(), page.area)
        lines += pen.words
    pairs = zip(lines, ["", *lines], strict=False)
    return {
        word
        for line, before in pairs
        for word in line.split()[1 if before.endswith("-") else 0 :]
        if not word.endswith("-")
    }
