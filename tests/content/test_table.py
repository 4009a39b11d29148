# ruff: noqa: E501 - exact messages stay on one line
"""Spreadsheets saved as CSV, as the common programs write them."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.content.bounds import MAX_COLUMNS
from workshop.content.table import SAVE_AS, Table, is_csv, is_spreadsheet, parse_table, read_table
from workshop.errors import Place, Problems

KNOWN = ("title", "text", "nimi")


def knows(cell: str) -> bool:
    return cell.casefold() in KNOWN


def parse(text: str) -> tuple[Table | None, list[str]]:
    problems = Problems()
    return parse_table(text, "a.csv", knows, "name the columns", problems), [str(problem) for problem in problems]


def cells(table: Table | None) -> list[list[str]]:
    assert table
    return [[cell.text for cell in row.cells] for row in (table.headings, *table.rows)]


@pytest.mark.parametrize(
    "text",
    [
        "Title,Text\nAnna,In a hurry\n",
        "Title;Text\r\nAnna;In a hurry\r\n",
        "Title\tText\rAnna\tIn a hurry\r",
        '"Title","Text"\n"Anna","In a hurry"',
        "sep=;\nTitle;Text\nAnna;In a hurry\n",
        "SEP=\t\nTitle\tText\nAnna\tIn a hurry\n",
        "\n\n Title , Text \n\n Anna , In a hurry \n,\n\n",
        "Cases, autumn 2026\n\nTitle;Text\nAnna;In a hurry\n",
        "Cases;\nTitle;Text\nAnna;In a hurry\n",
    ],
)
def test_files_that_say_the_same(text: str) -> None:
    table, told = parse(text)
    assert (cells(table), told) == ([["Title", "Text"], ["Anna", "In a hurry"]], [])


def test_what_stands_above_the_headings() -> None:
    table, _ = parse("Cases\n\nAutumn\nTitle;Text\nA;b\n")
    assert table
    assert [(row.number, row.line) for row in (*table.above, table.headings, *table.rows)] == [
        (1, 1), (3, 3), (4, 4), (5, 5),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Text\nNo, that is it\nYes, but\n", [["Text"], ["No, that is it"], ["Yes, but"]]),
        ('Text\n"No, that is it"\n', [["Text"], ["No, that is it"]]),
        ("Text\nNo; that, I mean\nYes\n", [["Text"], ["No; that, I mean"], ["Yes"]]),
        ('Title;Text\nA;"1, 2; 3"\n', [["Title", "Text"], ["A", "1, 2; 3"]]),
        ('"Title, in short",Text\nA,b\n', [["Title, in short", "Text"], ["A", "b"]]),
        ('Text\n"one\n\ntwo ""three"""\n', [["Text"], ['one\n\ntwo "three"']]),
        ("Title,Text,,\nA,b,,\n,,,\n", [["Title", "Text", "", ""], ["A", "b", "", ""]]),
        ("Text\n=cmd()\n<b>{{ x }}</b>\n", [["Text"], ["=cmd()"], ["<b>{{ x }}</b>"]]),
    ],
)
def test_what_is_read(text: str, found: list[list[str]]) -> None:
    table, told = parse(text)
    assert (cells(table), told) == (found, [])


def test_rows_count_as_spreadsheets_count_them_and_places_as_editors_do() -> None:
    table, _ = parse('sep=;\nTitle;Text\n\n"A ""1""";"two\nlines ""x"" y"\nB; z\n')
    assert table
    first, second = table.rows
    assert [(row.number, row.line) for row in table.rows] == [(3, 4), (4, 6)]
    assert table.place(first) == Place("a.csv", 4, 2)
    assert table.place(first, 0, 2) == Place("a.csv", 4, 4)
    assert table.place(first, 1) == Place("a.csv", 4, 12)
    text = first.cells[1].text
    assert table.place(first, 1, text.index("lines")) == Place("a.csv", 5, 1)
    assert table.place(first, 1, text.index("y")) == Place("a.csv", 5, 13)
    assert table.place(second, 1) == Place("a.csv", 6, 4)
    assert table.place(second, 7) == Place("a.csv", 6, 1)
    assert [table.row_of(Place("a.csv", line)) for line in range(1, 7)] == [0, 1, 1, 3, 3, 4]


@given(
    st.lists(st.lists(st.text(st.sampled_from('aä ",;\n\t')), min_size=2, max_size=2), min_size=1, max_size=6),
    st.sampled_from([",", ";", "\t"]),
)
def test_every_cell_comes_back_and_knows_its_place(rows: list[list[str]], separator: str) -> None:
    written = io.StringIO()
    csv.writer(written, delimiter=separator).writerows([["Title", "Text"], *rows])
    table, told = parse(written.getvalue())
    kept = [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]
    assert (cells(table)[1:], told) == (kept, [])
    assert table
    lines = table.text.split("\n")
    for row in table.rows:
        for column, cell in enumerate(row.cells):
            for offset, letter in enumerate(cell.text):
                place = table.place(row, column, offset)
                assert (lines[place.line - 1] + "\n")[place.column - 1] == letter


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "a.csv: the file is empty\n  hint: name the columns"),
        ("\n;;\n ; \n", "a.csv: the file is empty\n  hint: name the columns"),
        ('Title,Text\nA,b\nC,"no end\nD,e\n', "a.csv:3:1: the line cannot be read\n  hint: check the quotation marks on this line"),
        ('Title;Text\nA;"b" c\n', "a.csv:2:1: the line cannot be read\n  hint: check the quotation marks on this line"),
        (
            'Title,Text\nA,"' + "b\n" * 70_000,
            "a.csv:2:1: a cell of more than 131072 letters begins on this line\n"
            "  hint: check its quotation marks: where the last is missing, all that follows is taken for one cell",
        ),
        ("Title\n" + "A\n" * 20_001, "a.csv:20001:1: more than 20000 rows\n  hint: divide it into several files"),
        (
            ",".join(f"h{i}" for i in range(MAX_COLUMNS + 1)) + "\n",
            "a.csv:1:1: 201 headings; a table has 200 at the most\n  hint: name the columns",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_read(text: str, told: str) -> None:
    assert parse(text) == (None, [told])


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.csv", "Nimi;x\nMäkelä;y\n".encode("cp1252"), f"a.csv:2:2: byte E4 is not UTF-8 text\n  hint: {SAVE_AS}"),
        ("a.csv", "Nimi\tx\n".encode("utf-16"), f"a.csv: this is UTF-16 text\n  hint: {SAVE_AS}"),
        ("a.csv", b"PK\x03\x04rest", f"a.csv: this is a workbook or a document, not text\n  hint: {SAVE_AS}"),
        ("a.csv", b"\xd0\xcf\x11\xe0", f"a.csv: this is a workbook or a document, not text\n  hint: {SAVE_AS}"),
        ("a.csv", b"Nimi\na\0b\n", "a.csv:2:2: a character that cannot be printed: U+0000, a control character\n  hint: delete it"),
        ("a.csv", b"x" * 2_000_001, "a.csv: larger than 2 MB\n  hint: divide it, or take out what is not text"),
        ("a.xlsx", b"PK\x03\x04", f"a.xlsx: this is not a CSV file\n  hint: {SAVE_AS}"),
        ("a.ODS", b"", f"a.ODS: this is not a CSV file\n  hint: {SAVE_AS}"),
    ],
)  # fmt: skip
def test_files_that_are_refused(tmp_path: Path, name: str, data: bytes, told: str) -> None:
    (tmp_path / name).write_bytes(data)
    problems = Problems()
    assert read_table(tmp_path / name, name, knows, "", problems) is None
    assert [str(problem) for problem in problems] == [told]


def test_a_file_with_a_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "a.CSV").write_bytes("\ufeffNimi;x\r\nA\u0308la\u0308;y\r\n".encode())
    problems = Problems()
    assert cells(read_table(tmp_path / "a.CSV", "a.CSV", knows, "", problems)) == [["Nimi", "x"], ["Älä", "y"]]
    assert list(problems) == []


@pytest.mark.parametrize(("name", "sheet", "is_one"), [
    ("cases.csv", True, True), ("a/b.CSV", True, True), ("cases.xlsx", True, False), ("x.tsv", True, False),
    ("mirror", False, False), ("exercise/mirror", False, False), ("day.yaml", False, False), ("csv", False, False),
])  # fmt: skip
def test_names_of_spreadsheets(name: str, sheet: bool, is_one: bool) -> None:
    assert (is_spreadsheet(name), is_csv(name)) == (sheet, is_one)
