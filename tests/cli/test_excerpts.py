"""The line that a problem is about: whatever is in it, the caret stands under the place."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.cli.excerpts import WIDTH, Excerpts, _columns, excerpt
from workshop.content.files import MAX_BYTES
from workshop.errors import FileName, Place, Problem

LINES = {
    "at the start": ("## Vaihet", 1, ("## Vaihet", "^")),
    "in the line": ("touch: nnoe", 8, ("touch: nnoe", "       ^")),
    "behind its end": ("title:", 7, ("title:", "      ^")),
    "far behind its end": ("title:", 99, ("title:", "      ^")),
    "without a column": ("title:", 0, ("title:", "^")),
    "space at its end": ("title:   ", 8, ("title:", "      ^")),
    "set in": ("    - exercise: mirro", 17, ("    - exercise: mirro", "                ^")),
    "tabs": ("\ta\tb", 4, ("    a    b", "         ^")),
    "wide characters": ("a: 漢字 x", 7, ("a: 漢字 x", "        ^")),
    "an emoji": ("😀 ☃", 3, ("😀 ☃", "   ^")),
    "a family of emoji": ("👩\u200d👧 x", 5, ("👩👧 x", "     ^")),
    "a wish about a sign": ("☂\ufe0f x", 4, ("☂ x", "  ^")),
    "soft hyphens": ("so\u00adfta x", 8, ("softa x", "      ^")),
    "a mark over a letter": ("e\u0323 x", 4, ("e\u0323 x", "  ^")),
    "control characters": ("a\x1b[31mb\x07", 7, ("a�[31mb�", "      ^")),
    "text turned round": ("a\u202eb", 2, ("a�b", " ^")),
    "no character at all": ("a\uffffb\ue000", 3, ("a�b�", "  ^")),
    "blank": ("   ", 1, ()),
    "empty": ("", 1, ()),
}


@pytest.mark.parametrize("case", LINES)
def test_a_line_and_its_caret(case: str) -> None:
    line, column, shown = LINES[case]
    assert excerpt(line, column) == shown


@pytest.mark.parametrize(
    ("column", "shown"),
    [
        (1, ("abcdefghijklmnopqr…", "^")),
        (11, ("abcdefghijklmnopqr…", "          ^")),
        (30, ("…rstuvwxyzabcdefghi…", "             ^")),
        (52, ("…ijklmnopqrstuvwxyz", "                  ^")),
    ],
)
def test_of_a_long_line_what_is_around_the_place_is_shown(column: int, shown: tuple[str, str]) -> None:
    assert excerpt("abcdefghijklmnopqrstuvwxyz" * 2, column, 20) == shown


@given(st.text(st.characters(exclude_characters="\n\r"), max_size=300), st.integers(0, 320), st.integers(10, 100))
def test_no_line_is_wider_than_its_room_or_moves_the_terminal(line: str, column: int, width: int) -> None:
    shown = excerpt(line, column, width)
    assert bool(shown) == bool(line.rstrip())
    assert all(_columns(each) <= width + 1 for each in shown)  # the caret may stand behind the last character
    assert not any(unicodedata.category(c) in ("Cc", "Cf", "Co", "Cs", "Zl", "Zp") for each in shown for c in each)
    assert not shown or shown[1].strip() == "^"


def named(path: Path, line: int, column: int = 1, code: str = "x") -> Problem:
    return Problem(code, "wrong", Place(FileName("en.md", path), line, column))


def test_it_is_read_from_the_file_that_is_meant(tmp_path: Path) -> None:
    for layer in ("mine", "box"):
        (tmp_path / layer).mkdir()
        (tmp_path / layer / "en.md").write_text(f"# {layer}\n")
    excerpts = Excerpts()
    assert excerpts.of(named(tmp_path / "box/en.md", 1, 3)) == ("# box", "  ^")
    assert excerpts.of(named(tmp_path / "mine/en.md", 1, 3)) == ("# mine", "  ^")
    assert excerpts.of(Problem("x", "wrong", Place("en.md", 1, 3))) == ()


def test_what_is_personal_is_not_passed_on(tmp_path: Path) -> None:
    (tmp_path / "en.yaml").write_text("text: Call 040 123 4567\n")
    assert Excerpts().of(named(tmp_path / "en.yaml", 1)) != ()
    assert Excerpts().of(named(tmp_path / "en.yaml", 1, code="personal")) == ()


def test_each_file_is_read_once(tmp_path: Path) -> None:
    read: list[Path] = []

    def lines(path: Path) -> list[str]:
        read.append(path)
        return ["one", "two"]

    excerpts = Excerpts(lines)
    assert [excerpts.of(named(tmp_path, line)) for line in (1, 2, 3, 0)] == [("one", "^"), ("two", "^"), (), ()]
    assert read == [tmp_path]


@pytest.mark.parametrize(
    ("data", "line", "shown"),
    [
        (b"\xef\xbb\xbfa: b\r\nc: d\r\n", 1, ("a: b", "^")),
        (b"a\rb\r", 2, ("b", "^")),
        (b"ab\xe4\n", 1, ("ab�", "^")),
        ("a\u0308x".encode(), 1, ("äx", "^")),
        (b"a\n", 2, ()),
        (b"a\n", 9, ()),
        (b"a\n" * MAX_BYTES, 1, ()),
    ],
)
def test_whatever_is_in_the_file(tmp_path: Path, data: bytes, line: int, shown: tuple[str, ...]) -> None:
    (tmp_path / "en.md").write_bytes(data)
    assert Excerpts().of(named(tmp_path / "en.md", line)) == shown


def test_a_file_that_is_gone_or_a_folder_by_now(tmp_path: Path) -> None:
    assert Excerpts().of(named(tmp_path / "gone.md", 1)) == ()
    assert Excerpts().of(named(tmp_path, 1)) == ()
    assert Excerpts().of(named(Path("a\0b"), 1)) == ()


def test_it_fits_a_terminal_with_what_stands_before_it() -> None:
    line, caret = excerpt("x" * 500, 250)
    assert (len(line), WIDTH + 2 < 80) == (WIDTH, True)
    assert line[len(caret) - 1] == "x"


def test_of_a_line_without_end_only_what_is_near_is_looked_at() -> None:
    line = "a" * 1_000_000
    for column in (1, 500_000, 1_000_000):
        shown, caret = excerpt(line, column)
        assert len(shown) <= WIDTH
        assert shown.strip("…") == "a" * len(shown.strip("…"))
        assert shown[len(caret) - 1] == "a"
