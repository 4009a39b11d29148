"""Write tables: plain and aligned, or by rich on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass

from workshop.cli.report import say

_GAP = "  "


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under a title; the first cell of a row is what people type."""

    title: str
    rows: Sequence[Sequence[str]]


def print_tables(tables: Sequence[Table]) -> None:
    """Write tables one under another."""
    if sys.stdout is not None and sys.stdout.isatty():
        _print_rich(tables)
        return
    for i, table in enumerate(tables):
        say("\n" * bool(i) + table.title)
        for line in align(table.rows):
            say(f"{_GAP}{line}".rstrip())


def align(rows: Sequence[Sequence[str]]) -> list[str]:
    """Pad the cells of each column to one width; a column that is empty throughout is left out."""
    columns = [column for column in zip(*rows, strict=True) if any(column)]
    widths = [max(map(len, column)) for column in columns]
    cells = zip(*columns, strict=True) if columns else iter(())
    return [
        _GAP.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells
    ]  # fmt: skip


def _print_rich(tables: Sequence[Table]) -> None:
    from rich.console import Console
    from rich.table import Table as RichTable
    from rich.text import Text

    console = Console(highlight=False)
    for i, table in enumerate(tables):
        console.print(Text("\n" * bool(i) + table.title, style="bold"))
        grid = RichTable.grid(padding=(0, len(_GAP), 0, 0))
        grid.add_column()
        for row in table.rows:
            grid.add_row("", *(Text(cell, style="cyan" if not j else "") for j, cell in enumerate(row)))
        console.print(grid)
