from __future__ import annotations

from tests.typesetting import element, setting
from workshop.page.compose import Composer
from workshop.page.structure import Mark, Node


def test_nodes_are_walked_in_reading_order() -> None:
    root = Node("Document")
    first, second = root.add("Sect"), root.add("Sect")
    inner = first.add("P")
    assert list(root.walk()) == [root, first, inner, second]


def test_what_was_not_drawn_is_found() -> None:
    root = Node("Document")
    paragraph, table = root.add("P"), root.add("Table")
    cell = table.add("TR").add("TD")
    figure = root.add("Figure", alt="x")
    assert root.undrawn() == [paragraph, cell, figure]
    paragraph.kids.append(Mark(0, 0))
    cell.optional = True
    assert root.undrawn() == [figure]
    assert root.drawn
    assert not cell.drawn


def test_groups_of_nothing_are_taken_out_but_cells_stay() -> None:
    root = Node("Document")
    root.add("L").add("LI").add("LBody", optional=True)
    root.add("Sect").add("Table").add("TR").add("TD", optional=True)
    table = root.add("Table")
    row = table.add("TR")
    empty, full = row.add("TD", optional=True), row.add("TD")
    full.kids.append(Mark(0, 0))
    lost = root.add("Sect").add("P")
    root.prune()
    assert [node.role for node in root.walk()] == ["Document", "Table", "TR", "TD", "TD", "Sect", "P"]
    assert empty in row.kids
    assert root.undrawn() == [lost]


def test_optional_nodes_that_were_not_drawn_are_taken_out() -> None:
    root = Node("Document")
    kept, gone = root.add("P", optional=True), root.add("Sect").add("P", optional=True)
    kept.kids.append(Mark(0, 0))
    root.prune()
    assert kept in root.walk()
    assert gone not in root.walk()


def roles(markup: str) -> list[str]:
    root = Node("Sect")
    made = element(f"<section>{markup}</section>", "section")
    Composer().stack(made.elements, root, setting())
    return [node.role for node in root.walk()][1:]


def test_roles_of_blocks() -> None:
    assert roles("<h1>a</h1><p>b</p><say>c</say>") == ["H1", "P", "P"]
    assert roles("<list><item>a</item></list>") == ["L", "LI", "LBody"]
    assert roles('<list kind="number"><item>a</item></list>') == ["L", "LI", "Lbl", "LBody"]
    assert roles("<steps><step><p>a</p><say>b</say></step></steps>") == ["L", "LI", "Lbl", "LBody", "P", "P"]
    assert roles('<facts><fact label="a">b</fact></facts>') == ["L", "LI", "Lbl", "LBody"]
    assert roles('<qr value="a" alt="b"/>') == ["Figure"]


def test_roles_and_scopes_of_a_table() -> None:
    root = Node("Sect")
    made = element(
        '<table widths="1 1"><row head="true"><cell>a</cell><cell>b</cell></row>'
        '<row><cell head="true">c</cell><cell>d</cell></row><row><cell span="2">e</cell></row></table>',
        "table",
    )
    Composer().block(made, root, setting())
    found = [(node.role, node.scope, node.span) for node in root.walk()][1:]
    assert found == [
        ("Table", "", 1), ("TR", "", 1), ("TH", "Column", 1), ("TH", "Column", 1), ("TR", "", 1), ("TH", "Row", 1),
        ("TD", "", 1), ("TR", "", 1), ("TD", "", 2),
    ]  # fmt: skip


def test_heading_levels_never_skip() -> None:
    assert roles("<h1>a</h1><h3>b</h3><h3>c</h3><h2>d</h2><h3>e</h3><h1>f</h1>") == ["H1", "H2", "H2", "H2", "H3", "H1"]
    assert roles("<h3>a</h3><h2>b</h2>") == ["H1", "H1"]
