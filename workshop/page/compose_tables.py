"""Compose tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from workshop.page.compose_lists import mixed
from workshop.page.elements import Element
from workshop.page.flowables import Flowable
from workshop.page.setting import Setting
from workshop.page.structure import Node
from workshop.page.tables import Cell, Row, Table, TableLook
from workshop.page.theme import MM

if TYPE_CHECKING:
    from workshop.page.compose import Composer


def compose_table(composer: Composer, element: Element, node: Node, setting: Setting) -> Flowable:
    """Compose a table."""
    own = node.add("Table")
    kind = element.get("style", "lines")
    shares = element.numbers("widths")
    aligns = element.get("align").split() or ["left"] * len(shares)
    rows = [_row(composer, row, aligns, own, setting) for row in element.elements]
    boxed = setting.stroke("line", "line") if kind == "form" else None
    line = setting.stroke("thin", "decoration") if kind == "lines" else None
    bar = setting.gap("small") if any(row.bar for row in rows) else 0.0
    least = element.number("row-height") * MM * setting.scale
    look = TableLook(
        setting.stroke("strong"),
        line,
        boxed,
        setting.theme.mm("small") * setting.scale * 0.6,
        setting.gap("rows") * (0.5 if kind == "plain" else 1.0),
        bar,
        least,
    )
    table = Table(rows, shares, look)
    table.before, table.after = setting.gap("small"), setting.gap("block")
    return table


def _row(composer: Composer, element: Element, aligns: Sequence[str], node: Node, setting: Setting) -> Row:
    own = node.add("TR")
    head = element.flag("head")
    cells, at = [], 0
    for cell in element.elements:
        cells.append(_cell(composer, cell, head, aligns[at % len(aligns)], own, setting))
        at += cells[-1].span
    wash = setting.theme.fill("wash") if element.flag("wash") else None
    bar = setting.theme.colour(element.get("accent")) if element.get("accent") else None
    return Row(tuple(cells), head, bar, wash)


def _cell(composer: Composer, element: Element, head: bool, align: str, node: Node, setting: Setting) -> Cell:
    span = int(element.number("span", 1))
    header = head or element.flag("head")
    own = node.add("TH" if header else "TD", scope=("Column" if head else "Row") if header else "", span=span)
    style = setting.style("h3") if head else setting.style(element.get("style", "body"))
    if head:
        style = replace(style, colour=setting.theme.colour("muted"))
    style = replace(style, align=align)  # type: ignore[arg-type]
    return Cell(mixed(composer, element, own, setting, style, tight=True, whole=head), span)
