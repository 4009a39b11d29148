from __future__ import annotations

import os
from pathlib import Path

import pytest

from workshop.content.files import MAX_BYTES, is_forbidden, is_inside, read_bytes, read_lines, read_text, same_name
from workshop.errors import Problems


def read(tmp_path: Path, data: bytes) -> tuple[str | None, list[str]]:
    path, problems = tmp_path / "a.md", Problems()
    path.write_bytes(data)
    return read_text(path, "a.md", problems), [str(p) for p in problems]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        ("\ufeffä".encode(), "ä"),
        ("a\u0308".encode(), "ä"),
        (b"a\tb", "a\tb"),
        (b"", ""),
        ("kahvi\u00a0tauko so\u00adfta \U0001f600".encode(), "kahvi\u00a0tauko so\u00adfta \U0001f600"),
    ],
)
def test_reads_text(tmp_path: Path, data: bytes, text: str) -> None:
    assert read(tmp_path, data) == (text, [])


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"ab\n\xc3\xa4\xe4x", "a.md:2:2: byte E4 is not UTF-8 text\n  hint: save the file as UTF-8"),
        (b"PK\x03\x04", "a.md: this is a workbook or a document, not text\n  hint: save the file as UTF-8"),
        ("hei".encode("utf-16"), "a.md: this is UTF-16 text\n  hint: save the file as UTF-8"),
        (
            b"a\nb\0c",
            "a.md:2:2: a character that cannot be printed: U+0000, a control character\n  hint: delete it",
        ),
        (
            "a\u202eb".encode(),
            "a.md:1:2: a character that cannot be printed: U+202E, right-to-left override\n  hint: delete it",
        ),
        (
            "a\ufeffb".encode(),
            "a.md:1:2: a character that cannot be printed: U+FEFF, zero width no-break space\n  hint: delete it",
        ),
        (
            "a\u2028b".encode(),
            "a.md:1:2: a character that cannot be printed: U+2028, line separator\n  hint: delete it",
        ),
        (b"x" * (MAX_BYTES + 1), "a.md: larger than 2 MB\n  hint: divide it, or take out what is not text"),
    ],
)
def test_refuses_what_cannot_be_printed(tmp_path: Path, data: bytes, problem: str) -> None:
    assert read(tmp_path, data) == (None, [problem])


def test_exactly_two_megabytes_are_read(tmp_path: Path) -> None:
    text, problems = read(tmp_path, b"x" * MAX_BYTES)
    assert text is not None
    assert not problems


def test_missing_file(tmp_path: Path, problems: Problems) -> None:
    assert read_text(tmp_path / "no.md", "x/no.md", problems) is None
    assert [str(p) for p in problems] == ["x/no.md: missing"]


def test_folder_is_not_a_file(tmp_path: Path, problems: Problems) -> None:
    assert read_text(tmp_path, "x", problems) is None
    assert [str(p) for p in problems] == ["x: this is not a file"]


def test_pipe_does_not_hang(tmp_path: Path, problems: Problems) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert read_text(tmp_path / "pipe", "pipe", problems) is None
    assert [str(p) for p in problems] == ["pipe: this is not a file"]


def test_name_with_a_null_is_told(tmp_path: Path, problems: Problems) -> None:
    assert read_text(tmp_path / "a\0b", "a", problems) is None
    assert [str(p) for p in problems] == ["a: cannot be read: its name cannot be used"]


@pytest.mark.parametrize(
    ("one", "two"), [("Fi.md", "fi.md"), ("Café", "Cafe\u0301"), ("STRASSE", "straße"), ("ﬁle", "file")]
)
def test_names_that_collide(one: str, two: str) -> None:
    assert same_name(one) == same_name(two)


def test_links_are_followed_before_a_path_is_inside(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "out.txt").write_text("x")
    (tmp_path / "in" / "link").symlink_to(tmp_path / "out.txt")
    assert not is_inside(tmp_path / "in" / "link", tmp_path / "in")
    assert is_inside(tmp_path / "in" / "here", tmp_path / "in")


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (b"\xef\xbb\xbfa\r\nb\rc\n", ["a", "b", "c", ""]),
        (b"a\x00\x0bb\x85\n", ["a\x00\x0bb\N{REPLACEMENT CHARACTER}", ""]),
        ("a\u0308\u2028b".encode(), ["ä\u2028b"]),
        (b"", [""]),
        (b"a" * (MAX_BYTES + 1), [""]),
    ],
)
def test_lines_are_read_whatever_is_wrong_with_them(tmp_path: Path, data: bytes, lines: list[str]) -> None:
    (tmp_path / "a.md").write_bytes(data)
    assert read_lines(tmp_path / "a.md") == lines


def test_there_are_no_lines_in_what_is_not_there(tmp_path: Path) -> None:
    assert (read_lines(tmp_path), read_lines(tmp_path / "gone"), read_lines(Path("a\0b"))) == ([""], [""], [""])


def test_characters_that_no_file_may_hold() -> None:
    assert [c for c in "a\t\n\x00\x1b\u202e\ufeff\u00ad😀" if is_forbidden(c)] == ["\x00", "\x1b", "\u202e", "\ufeff"]


def test_bytes_are_bounded_and_come_from_files_only(tmp_path: Path, problems: Problems) -> None:
    (tmp_path / "a.png").write_bytes(b"\0" * 2_000_001)
    os.mkfifo(tmp_path / "pipe.png")
    assert read_bytes(tmp_path / "a.png", "a.png", problems, 2_000_001) == b"\0" * 2_000_001
    assert read_bytes(tmp_path / "a.png", "a.png", problems, 2_000_000, "make it smaller") is None
    assert read_bytes(tmp_path / "pipe.png", "pipe.png", problems) is None
    assert [str(p) for p in problems] == [
        "a.png: larger than 2 MB\n  hint: make it smaller", "pipe.png: this is not a file",
    ]  # fmt: skip
