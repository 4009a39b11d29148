from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pdf_reading import Pdf, page_texts, read_tags
from tests.typesetting import drawn, element, laid_out, setting, written
from workshop.page.compose import Composer
from workshop.page.pages import all_parts
from workshop.page.structure import Node
from workshop.page.tables import Table

HEAD = '<row head="true"><cell>Head one</cell><cell>Head two</cell></row>'


def table(rows: str, attributes: str = 'widths="1 3"') -> Table:
    made = Composer().block(element(f"<table {attributes}>{rows}</table>", "table"), Node("Sect"), setting())
    assert isinstance(made, Table)
    return made


def rows(count: int, words: int = 1) -> str:
    text = "word " * words
    return "".join(f"<row><cell>row{i:03}</cell><cell>{text}</cell></row>" for i in range(count))


def words_of(made: Table) -> list[str]:
    return [line for line in drawn(made, 400).words if line.startswith(("row", "Head"))]


@settings(max_examples=40, deadline=None)
@given(st.integers(10, 60), st.floats(0, 500))
def test_a_table_parts_between_rows_and_repeats_its_head(count: int, room: float) -> None:
    made = table(HEAD + rows(count, 30))
    parts = made.split(400, room, 700)
    if parts is None:
        assert room < made.row_height(made.rows[0], 400) + made.row_height(made.rows[1], 400) + 0.02 or (
            made.height(400) <= room
        )
        return
    head, tail = parts
    assert isinstance(head, Table)
    assert isinstance(tail, Table)
    first, second = words_of(head), words_of(tail)
    assert second[:2] == ["Head one", "Head two"]
    assert [w for w in first + second if w.startswith("row")] == [f"row{i:03}" for i in range(count)]
    assert head.height(400) <= room + 0.02


def test_a_table_without_a_head_repeats_nothing() -> None:
    parts = table(rows(30)).split(400, 200, 700)
    assert parts is not None
    assert words_of(parts[1])[0].startswith("row")  # type: ignore[arg-type]


def test_a_short_table_asks_to_stay_whole() -> None:
    assert table(HEAD + rows(8)).whole
    assert not table(HEAD + rows(9)).whole


def test_heads_come_on_every_page_and_once_in_the_tags() -> None:
    made = written(f'<section title="T"><table widths="1 3">{HEAD}{rows(120)}</table></section>')
    texts = page_texts(made.data)
    assert len(texts) > 2
    assert all("Head one" in text for text in texts)
    tags = Counter(tag.role for tag in read_tags(Pdf(made.data)).walk())
    assert (tags["Table"], tags["TH"], tags["TR"]) == (1, 2, 121)
    assert "".join(texts).count("row") == 120


def test_rows_are_whole() -> None:
    made = laid_out(f'<section title="T"><table widths="1 3">{HEAD}{rows(60, 60)}</table></section>')
    for page in made.pages:
        [part] = [part for part in all_parts(page.body) if isinstance(part, Table)]
        assert part.height(page.area.width) <= page.area.height + 0.02


def test_columns_take_their_shares_and_spans() -> None:
    made = table('<row><cell>a</cell><cell>b</cell></row><row><cell span="2">c</cell></row>', 'widths="1 3"')
    assert made._cell_widths(made.rows[0], 400) == [100, 300]
    assert made._cell_widths(made.rows[1], 400) == [400]


def test_rows_have_a_least_height_but_not_the_head() -> None:
    made = table(HEAD + rows(1), 'widths="1 3" style="form" row-height="11"')
    assert made.row_height(made.rows[1], 400) == pytest.approx(11 * 72 / 25.4)
    assert made.row_height(made.rows[0], 400) < 11 * 72 / 25.4


@pytest.mark.parametrize(("align", "side"), [("left", 0), ("right", 1), ("centre", 0.5)])
def test_cells_are_aligned_by_column(align: str, side: float) -> None:
    made = table("<row><cell>a</cell><cell>b</cell></row>", f'widths="1 1" align="left {align}"')
    pen = drawn(made, 400)
    at = {"".join(p.text for p in line.pieces): line.x for line, _ in pen.texts}
    inner = made._inner(1, 200, last=True)
    assert at["b"] == pytest.approx(250 + made._left(1) + side * (inner - 5.3), abs=1.5)


def test_text_stays_inside_its_cell() -> None:
    made = table(rows(3, 40))
    for line, _ in drawn(made, 300).texts:
        width = sum(piece.width for piece in line.pieces)
        assert line.x >= 50
        assert line.x + width <= 50 + 300 + 0.1
