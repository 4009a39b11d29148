"""Grids: how high their rows are, and where the rows' heads stand."""

from __future__ import annotations

import pytest

from tests.typesetting import drawn, element, setting
from workshop.page.compose import Composer
from workshop.page.grids import Grid
from workshop.page.structure import Node
from workshop.page.theme import MM

PHASES = '<column title="Before"/><column title="After"/>'


def grid(rows: str, extra: str = "", size: str = "normal") -> Grid:
    made = Composer().block(
        element(f"<grid {extra}>{PHASES}{rows}</grid>", "grid"), Node("Sect"), setting("worksheets", size=size)
    )
    assert isinstance(made, Grid)
    return made


def heights(made: Grid, height: float = 500.0) -> list[float]:
    cells = [box for box in drawn(made, 480, height).boxes if box[5] is not None]
    return [round(box[3], 2) for box in cells[:: len(made.phases)]]


def test_rows_are_even_however_long_their_heads_are() -> None:
    long = "What do they see, hear and think of all that happens?"
    made = grid(f'<zone title="A" grow="1"/><zone title="B" prompt="{long}" grow="1"/>')
    assert len(set(heights(made))) == 1


def test_rows_are_as_high_as_their_shares_say() -> None:
    first, second = heights(grid('<zone title="A" grow="2"/><zone title="B" grow="3"/>'))
    assert second / first == pytest.approx(1.5, abs=0.01)


def test_a_row_is_as_high_as_its_head_needs() -> None:
    long = "What do they see, hear and think of all that happens?"
    made = grid(f'<zone title="A" least="1"/><zone title="B" prompt="{long}" least="1"/>')
    first, second = heights(made, made.height(480))
    assert second > first


@pytest.mark.parametrize(("label", "left"), [("0", 50.0), ("0.25", 50 + 480 * 0.25)])
def test_heads_stand_above_or_in_their_share_of_the_width(label: str, left: float) -> None:
    pen = drawn(grid('<zone title="A" grow="1"/>', f'label="{label}"'), 480, 300)
    assert min(box[0] for box in pen.boxes) == pytest.approx(left)


def test_a_line_to_write_on_above_a_row_is_no_second_edge_of_it() -> None:
    pen = drawn(grid('<zone grow="1"><field label="Who?" place="beside"/></zone>', 'label="0"'), 480, 300)
    [line] = {segment[1] for segment in pen.segments}
    assert line - max(box[1] + box[3] for box in pen.boxes) == pytest.approx(4 * MM, abs=1)


def test_plus_and_minus_are_larger_than_nought() -> None:
    pen = drawn(grid('<curve alt="A curve" title="Feels"/>'), 480, 300)
    sizes = {piece.text: piece.size for line, _ in pen.texts for piece in line.pieces if piece.text in "+0–"}
    assert sizes["+"] == sizes["–"] > sizes["0"]
