# ruff: noqa: E501 - exact messages stay on one line
from __future__ import annotations

import pytest

from workshop.content.yaml_text import read_yaml
from workshop.errors import Problems

QUOTE = "\n  hint: put the text in quotes"
COLON = (
    'a colon that cannot stand here\n  hint: put text that has ": " in it in quotes, '
    "and begin keys that belong together in the same column"
)
COLUMN = "this line is out of line with those above\n  hint: begin keys that belong together in the same column"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("q: Ratio: 3 to 4\n", f"1:9: {COLON}"),
        ("a: b\n c: d\n", f"2:3: {COLON}"),
        ("a: {b:,c}\n", "1:6: a colon that cannot stand here\n  hint: put a space after it, or put the text in quotes"),
        ("a:\n\tb: c\n", "2:1: a tab is used to indent\n  hint: use spaces"),
        ("a: x\n\tb\n", "2:1: a tab is used to indent\n  hint: use spaces"),
        ("a: |\n\tfoo\n", "2:1: a tab is used to indent\n  hint: use spaces"),
        ("a: 'x\nb: c\n", "1:4: a quote is opened here and never closed\n  hint: close it"),
        ('a: "x\nb: c\n', "1:4: a quote is opened here and never closed\n  hint: close it"),
        ("a: [1, 2\nb: c\n", '1:4: a "[" is opened here and never closed\n  hint: close it with "]"'),
        ("a: {b: 1\nc: d\n", '1:4: a "{" is opened here and never closed\n  hint: close it with "}"'),
        ("a: @x\n", '1:4: text begins with "@"' + QUOTE),
        ("a: `x`\n", '1:4: text begins with "`"' + QUOTE),
        ("a: %x\n", '1:4: text begins with "%"' + QUOTE),
        ("%x\n", '1:1: the line begins with "%"' + QUOTE),
        ("a: *\n", '1:4: text begins with "*"' + QUOTE),
        ("a: **bold**\n", '1:4: text begins with "*"' + QUOTE),
        ("a: !e!foo bar\n", '1:4: text begins with "!"' + QUOTE),
        ("a: ]\n", '1:4: a "]" that nothing stands before' + QUOTE),
        (
            "a: 'x' y\nb: z\n",
            "1:8: text behind a closing quote\n  hint: put the whole text in one pair of quotes, and double a quote inside",
        ),
        (
            "b: 'don't'\n",
            "1:9: text behind a closing quote\n  hint: put the whole text in one pair of quotes, and double a quote inside",
        ),
        ("a: [x, y]z\n", '1:10: text behind a closing "]"\n  hint: put the whole text in quotes'),
        ('a: "\\q"\n', "1:5: a backslash that means nothing\n  hint: use single quotes, where a backslash is itself"),
        ("a: b\nfoo\nc: d\n", '2:1: this line has no colon\n  hint: write "key: value", or indent it as text'),
        ("- a\nb: c\n", '2:1: an item of a list or a key is out of line\n  hint: begin each item with "- "'),
        ("a: - b\n", "1:4: a list begins behind a key\n  hint: begin it on a line of its own"),
        ("a: |x\n foo\n", "1:5: text behind | or >\n  hint: begin the text on the next line"),
        ("a: ? b\n", '1:4: text begins with "? "' + QUOTE),
        ("a: !x%zz b\n", '1:4: text begins with "!"' + QUOTE),
        ("a: {\n", '2:1: a "[" or "{" above is not closed\n  hint: close it with "]" or "}"'),
        ("a: [\n---\n", '2:1: a line "---" or "..." in the middle of something\n  hint: take it away'),
        (": b\n", "1:1: a key is missing before the colon"),
        ("a:\n  b: 1\n c: 2\n", f"3:2: {COLUMN}"),
        ("%YAML 3.0\n---\na: b", '1:1: a version of YAML that is not known\n  hint: take the line "%YAML" away'),
        ("a: b\n...\nfoo: x", '3:1: text after the end of the document\n  hint: take the line "..." away'),
        ("a: [1,,2]", '1:7: a "," that nothing stands before' + QUOTE),
    ],
)
def test_syntax_errors_in_plain_words(text: str, problem: str) -> None:
    problems = Problems()
    assert read_yaml(text, "a.yaml", problems) is None
    assert [str(p) for p in problems] == [f"a.yaml:{problem}"]
