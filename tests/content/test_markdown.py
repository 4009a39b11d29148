# ruff: noqa: E501 - exact messages stay on one line
from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.content.markdown import Node, one_line, parse_blocks, parse_inline
from workshop.content.records import Run


def styled(text: str) -> str:
    """Show runs as text with <b> and <i> around the styled ones."""
    out = ""
    for run in parse_inline(text):
        for mark, on in (("i", run.italic), ("b", run.bold)):
            run = Run(f"<{mark}>{run.text}</{mark}>") if on else run
        out += run.text
    return out


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a **b** c *d* e", "a <b>b</b> c <i>d</i> e"),
        ("**Etänä:** kamerat", "<b>Etänä:</b> kamerat"),
        ("***x***", "<b><i>x</i></b>"),
        ("*a **b** c*", "<i>a </i><b><i>b</i></b><i> c</i>"),
        ("”*Hei*”, (*x*).", "”<i>Hei</i>”, (<i>x</i>)."),
        ("**Peili**: näin", "<b>Peili</b>: näin"),
        ("*yksi* *kaksi*", "<i>yksi</i> <i>kaksi</i>"),
    ],
)
def test_bold_and_italic_at_word_edges(text: str, shown: str) -> None:
    assert styled(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "2*3*4", "5 * 3 * 2", "a**b**c", "**a", "a*", "****x****", "<b>x</b>", "{{ 7*7 }}", "{% for x in y %}", "5 < 6 > 4",
        r"\*\_ C:\new", "&amp; &copy; &#0;", "[x](y)", "![x](y)", "`code`", "``", "---", "_x_ __y__", "~~x~~", "http://x.fi",
        "<https://x.fi>", "x  y", "a\u00a0b", "{participants}", "(c) -- ...", '"hei"', "[^1]", "a | b", "H~2~O", "$x$",
    ],
)  # fmt: skip
def test_everything_else_is_literal(text: str) -> None:
    assert parse_inline(text) == (Run(text),)
    assert [(n.kind, n.content) for n in parse_blocks(text)] == [("paragraph", text)]


@pytest.mark.parametrize(
    "text",
    [
        "1986. A good year", "3. joulukuuta", "1) first", "-dash", "#hashtag", "+358 40", "*star", "1.5 metriä", "---", "***",
        "===", "```", "~~~", "[x]: http://y", "<div>", "<!-- x -->", "| a | b |", "$ 5", "\\# x", "&gt; x", "– hei",
    ],
)  # fmt: skip
def test_a_paragraph_may_begin_with(text: str) -> None:
    assert parse_blocks(f"hei\n\n{text}\n\nhei")[1] == Node("paragraph", 2, text)


def test_lines_that_join_a_paragraph() -> None:
    assert parse_blocks("a\n---\n1986. b\n    c\n===") == (Node("paragraph", 0, "a\n---\n1986. b\n    c\n==="),)


def test_indented_text_is_no_code() -> None:
    assert parse_blocks("a\n\n    b") == (Node("paragraph", 0, "a"), Node("paragraph", 2, "b"))


def test_blocks() -> None:
    assert parse_blocks("# A\n\n- x\n- y\n\n1. z\n   > q\n\n> r\n>\n> s\n") == (
        Node("heading1", 0, "A"),
        Node("bullets", 2, children=(
            Node("item", 2, children=(Node("paragraph", 2, "x"),)),
            Node("item", 3, children=(Node("paragraph", 3, "y"),)),
        )),
        Node("numbers", 5, children=(
            Node("item", 5, number="1", children=(
                Node("paragraph", 5, "z"),
                Node("quote", 6, children=(Node("paragraph", 6, "q"),)),
            )),
        )),
        Node("quote", 8, children=(Node("paragraph", 8, "r"), Node("paragraph", 10, "s"))),
    )  # fmt: skip


def test_one_line() -> None:
    assert one_line("a \n  b\tc\nd") == "a b c d"


@given(st.text("ab *.,()”\u00a0ä1_", max_size=60))
def test_runs_hold_every_character_but_asterisks(text: str) -> None:
    runs = parse_inline(text)
    assert "".join(r.text for r in runs).replace("*", "") == text.replace("*", "")
    assert all(r.text for r in runs)
    assert all((a.bold, a.italic) != (b.bold, b.italic) for a, b in pairwise(runs))


@pytest.mark.parametrize(
    "text", ["*a " * 700, "*a* " * 700, "**a" * 900, "*" * 2000, "[" * 50_000, "`" * 50_000, "<" * 50_000, "&" * 50_000]
)
def test_hard_paragraphs_come_through(text: str) -> None:
    letters = "".join(run.text for run in parse_inline(text))
    assert letters.count("a") == text.count("a")
    assert set(letters) <= set(text)
    assert letters


@pytest.mark.parametrize(
    "text",
    [
        "> " * 20_000,
        ">" * 20_000,
        "- " * 20_000,
        "1. " * 20_000,
        "".join(" " * i + "- x\n" for i in range(1200)),
        "- x\n" * 20_000,
        "# x\n" * 20_000,
        "[x]: y\n" * 20_000,
        "a\n\n" * 30_000,
    ],
)
def test_hard_blocks_are_read_to_their_end(text: str) -> None:
    parse_blocks(text)  # a reader that recurses, or tries every way, would not come back
