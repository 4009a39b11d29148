"""Two texts side by side: which words differ, where long texts do, and what a narrow terminal gets."""

from __future__ import annotations

import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.cli.side_by_side import Pair, changed_words, hunks, print_pairs

PAIRS = [
    Pair("Why", "## Why\n\nMy own [bold] reason.", "## Why\n\nThe box's [bold] reason.", ("mine", "the box")),
    Pair("Variations", "None.", None, ("mine", "the box")),
]


def shown(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], columns: int) -> str:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    print_pairs(PAIRS)
    return "\n".join(line.rstrip() for line in capsys.readouterr().out.split("\n"))


def plain(text: str) -> str:
    return "\n".join(line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", text).split("\n"))


def test_in_a_pipe_one_stands_under_the_other(capsys: pytest.CaptureFixture[str]) -> None:
    print_pairs(PAIRS)
    assert capsys.readouterr().out == (
        "\nWhy\n  mine:\n    ## Why\n\n    My own [bold] reason.\n  the box:\n    ## Why\n\n"
        "    The box's [bold] reason.\n\nVariations\n  mine:\n    None.\n  the box: (nothing)\n"
    )


def test_in_a_wide_terminal_they_stand_beside_each_other(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = shown(monkeypatch, capsys, 80)
    assert plain(out) == (
        f"{'mine':40}the box\n\nWhy\n{'## Why':40}## Why\n\n{'My own [bold] reason.':40}The box's [bold] reason.\n\n"
        f"Variations\n{'None.':40}(nothing)\n"
    )
    assert "\x1b[1;4mMy own\x1b[0m [bold] reason." in out


def test_in_a_narrow_terminal_they_do_not(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert plain(shown(monkeypatch, capsys, 60)) == (
        "\nWhy\nmine\n  ## Why\n\n  My own [bold] reason.\nthe box\n  ## Why\n\n  The box's [bold] reason.\n\n"
        "Variations\nmine\n  None.\nthe box\n  (nothing)\n"
    )


@pytest.mark.parametrize(
    ("one", "two", "ours", "theirs"),
    [
        ("a b c", "a b c", [], []),
        ("a b c", "a x y c", ["b"], ["x y"]),
        ("a  b\nc", "a b", ["c"], []),
        ("", "a b", [], ["a b"]),
        ("a " * 6000, "b", [], []),
    ],
)
def test_words_that_differ(one: str, two: str, ours: list[str], theirs: list[str]) -> None:
    found = changed_words(one, two)
    assert ([one[a:b] for a, b in found[0]], [two[a:b] for a, b in found[1]]) == (ours, theirs)


texts = st.lists(st.sampled_from(["a", "b", "c", "\n"]), max_size=12).map(" ".join)


@given(texts, texts)
def test_what_is_not_marked_is_the_same_in_both(one: str, two: str) -> None:
    left = []
    for text, spans in zip((one, two), changed_words(one, two), strict=True):
        for begin, end in reversed(spans):
            text = text[:begin] + " " + text[end:]
        left.append(text.split())
    assert left[0] == left[1]


def test_long_texts_are_divided_where_they_differ() -> None:
    one = [f"line {i}" for i in range(1, 41)]
    two = [*one[:5], "other", *one[6:30], "more", *one[30:]]
    assert list(hunks("\n".join(one), "\n".join(two))) == [
        ("line 4", "line 4\nline 5\nline 6\nline 7\nline 8", "line 4\nline 5\nother\nline 7\nline 8"),
        ("line 29", "line 29\nline 30\nline 31\nline 32", "line 29\nline 30\nmore\nline 31\nline 32"),
    ]
    assert next(hunks("\n".join(one[3:]), "\n".join(two[:2] + two[3:])))[0] == "line 1"
    assert [where for where, _, _ in hunks("a\nb\nc\nd\nX", "0\na\nb\nc\nd\nY")][-1:] == ["line 1"]
