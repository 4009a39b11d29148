# ruff: noqa: E501 - exact messages stay on one line
from __future__ import annotations

import string

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.content.yaml_text import Data, Document, read_yaml
from workshop.errors import Problems


def read(text: str) -> tuple[Document | None, list[str]]:
    problems = Problems()
    return read_yaml(text, "a.yaml", problems), [str(p) for p in problems]


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: no\nb: 010\nc: 9.30\nd: 2026-12-03\ne: ~\nf: 1_000\ng: 0x1F\nh: =", 
         {"a": "no", "b": "010", "c": "9.30", "d": "2026-12-03", "e": "~", "f": "1_000", "g": "0x1F", "h": "="}),
        ("a:\nb: ''\n", {"a": "", "b": ""}),
        ("a: [x, {b: c}]\n", {"a": ["x", {"b": "c"}]}),
        ("a: |\n  x # y\n\n  z\n", {"a": "x # y\n\nz\n"}),
        ("a: >-\n  x\n  y\n", {"a": "x y"}),
        ("a: x\n  y\n", {"a": "x y"}),
        ("null: x\n1: y\nyes: z\n", {"null": "x", "1": "y", "yes": "z"}),
        ("---\na: b\n", {"a": "b"}),
        ("a: b#c\n", {"a": "b#c"}),
        ("a: {}\nb: []\n", {"a": {}, "b": []}),
        ("'<<': a\n", {"<<": "a"}),
        ("a: {b: c}\nd: {b: e}\n", {"a": {"b": "c"}, "d": {"b": "e"}}),
    ],
)  # fmt: skip
def test_every_value_is_text(text: str, data: Data) -> None:
    document, problems = read(text)
    assert problems == []
    assert document
    assert document.data == data


def test_places() -> None:
    document, _ = read("ä: x\nlist:\n  - {item: timer, per: room}\n")
    assert document
    places = {p: str(document.place_of(p)) for p in document.values}
    assert places == {
        ("ä",): "a.yaml:1:4",
        ("list",): "a.yaml:3:3",
        ("list", 0): "a.yaml:3:5",
        ("list", 0, "item"): "a.yaml:3:12",
        ("list", 0, "per"): "a.yaml:3:24",
    }
    assert str(document.key_place(("list",))) == "a.yaml:2:1"
    assert str(document.key_place(("list", 0, "per"))) == "a.yaml:3:19"
    assert str(document.place_of(("list", 0, "none"))) == "a.yaml:3:5"
    assert str(document.place_of(("nothing",))) == "a.yaml"


REFUSED = [
    ("a: 1\nb: 2\na: 3\n", 'a.yaml:3:1: "a" is written twice\n  hint: it is already on line 1; keep one of them'),
    ("a: &x b\n", 'a.yaml:1:4: an anchor, "&x", is not allowed here\n  hint: write the text out at every place'),
    ("a: *x\n", 'a.yaml:1:4: an alias, "*x", is not allowed here\n  hint: write the text out again'),
    ("<<: {a: b}\n", 'a.yaml:1:1: a merge key, "<<", is not allowed here\n  hint: write the keys out'),
    (
        "a: !!int 3\n",
        'a.yaml:1:4: a tag, "!!int", is not allowed here\n  hint: put text that begins with "!" in quotes',
    ),
    ("a: ! b\n", 'a.yaml:1:4: a tag, "!", is not allowed here\n  hint: put text that begins with "!" in quotes'),
    ("? [a]\n: b\n", "a.yaml:1:3: a key should be text, not a list or a map"),
    (
        "a: b\n---\nc: d\n",
        'a.yaml:2:1: a second document begins here\n  hint: take the line "---" away, or make two files of it',
    ),
    ("", "a.yaml: the file is empty"),
    (" \n\n", "a.yaml: the file is empty"),
    ("# x\n", "a.yaml: the file holds only comments"),
    ("---\n", "a.yaml: the file holds only comments"),
    (
        "- a\n",
        'a.yaml:1:1: the file is a list; it should have keys\n  hint: write lines like "title: Peili", with a space after the colon',
    ),
    (
        "title:Peili\n",
        'a.yaml:1:1: the file is only text; it should have keys\n  hint: write lines like "title: Peili", with a space after the colon',
    ),
    (
        "a: " + "x" * 201 + "\n",
        f'a.yaml:1:4: a word of 201 letters, "{"x" * 20}…"; 200 is the most\n  hint: put a space in it',
    ),
    ("x" * 201 + ": a\n", "a.yaml:1:1: a key of more than 200 letters"),
    ("a: {b: c, '': d}\n", "a.yaml:1:11: a key is missing before the colon"),
    ("a: " + "[" * 60 + "]" * 60, "a.yaml:1:43: more than 40 levels of maps and lists"),
]


@pytest.mark.parametrize(("text", "problem"), REFUSED)
def test_refused(text: str, problem: str) -> None:
    assert read(text) == (None, [problem])


def test_long_word_inside_a_block_is_found_on_its_line() -> None:
    document, problems = read("a: |\n  hei\n  hei " + "y" * 300 + "\n")
    assert document is None
    assert problems[0].startswith('a.yaml:3:7: a word of 300 letters, "yyyy')


def test_several_problems_in_one_go() -> None:
    _, problems = read("a: 1\na: 2\nb: &x y\nc: *x\n")
    assert [p.split(": ")[0] for p in problems] == ["a.yaml:2:1", "a.yaml:3:4", "a.yaml:4:4"]


def test_second_of_two_maps_is_not_mixed_with_the_first() -> None:
    _, problems = read("a: {b: 1}\na: {b: 2, c: 3}\n")
    assert problems == ['a.yaml:2:1: "a" is written twice\n  hint: it is already on line 1; keep one of them']


@pytest.mark.parametrize(
    "text", ["ask: What is 3 # half?\n", "ask: Room #3\n", "a: {b: What is 3 # half?\n }\n", "- {a: b c # d\n }\n"[2:]]
)
def test_comment_right_behind_free_text_is_a_warning(text: str) -> None:
    document, problems = read(text)
    assert document is not None
    assert len(problems) == 1
    assert 'warning: what follows "#" is a comment and is not printed' in problems[0]


def test_comment_warning_says_where_and_what_to_do() -> None:
    assert read("ask: What is 3 # half?\n")[1] == [
        'a.yaml:1:16: warning: what follows "#" is a comment and is not printed\n'
        "  hint: if it is text, put the whole text in quotes; if it is a comment, put two spaces before it"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "energy: 3              # 1 calm .. 5 lively\n",
        "energy: 3 # lively\n",
        "title: Kohtaa ihminen  # on the cover\n",
        "a: 'x y' # z\n",
        "a: x#y\n",
        "a: |\n  x # y\n",
        "# x\na: b\n",
        "a: # x\n  b: c\n",
    ],
)
def test_comments_that_are_fine(text: str) -> None:
    document, problems = read(text)
    assert document is not None
    assert problems == []


BOMBS = {
    "aliases": "a: &a [x,x]\n"
    + "".join(f"{c}: &{c} [*{p},*{p},*{p}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True)),
    "merges": "a: &a {x: 1}\n"
    + "".join(f"{c}: &{c} {{<<: [*{p},*{p}]}}\n" for p, c in zip("abcdefg", "bcdefgh", strict=True)),
    "brackets": "a: " + "[" * 100_000,
    "braces": "a: " + "{" * 100_000,
    "dashes": "- " * 100_000,
    "question marks": "? " * 100_000,
    "indents": "".join(" " * i + "a:\n" for i in range(1500)),
    "same keys": "a: b\n" * 100_000,
    "anchors": "".join(f"k{i}: &a{i} b\n" for i in range(50_000)),
    "recursion": "a: &a [*a]\n",
    "one long line": "a: " + "x" * 1_900_000,
    "many keys": "".join(f"k{i}: b\n" for i in range(150_000)),
    "quotes": "a: " + "'" * 300_001,
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_do_not_go_off(name: str) -> None:
    document, problems = read(BOMBS[name])
    assert (document is None) == bool(problems)
    assert len(problems) <= 21


texts = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029\x85\ufeff\ufffe\uffff"), max_size=40
)
words = st.text(string.ascii_letters, min_size=1, max_size=8)
data = st.recursive(texts, lambda d: st.lists(d, max_size=4) | st.dictionaries(words, d, max_size=4), max_leaves=20)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(words, data, min_size=1, max_size=5))
def test_what_is_written_is_read_again(value: dict[str, Data]) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, default_style='"', width=10**6)
    text = text.replace("!!null", "")
    document, problems = read(text)
    assert problems == []
    assert document
    assert document.data == value


@settings(max_examples=200, deadline=None)
@given(st.text("ab:#-[]{}'\"|>&*!%@`,? \n\t\\", max_size=60))
def test_anything_is_read_or_told(text: str) -> None:
    document, problems = read(text)
    assert document is not None or problems
    assert all(p.startswith("a.yaml") for p in problems)


def test_a_file_has_so_many_values() -> None:
    assert read("a: [" + "x, " * 19_998 + "x]\n")[1] == []
    assert read("a: [" + "x, " * 20_000 + "x]\n")[1] == [
        "a.yaml:1:60002: more than 20000 values in one file\n  hint: divide it"
    ]


def test_an_escape_that_is_no_character() -> None:
    assert read('a: "\\ud800"\n')[1] == [
        "a.yaml:1:7: an escape that is no character\n  hint: write the character itself"
    ]
