"""Read one file, bounded, and its text checked, so that nothing later meets a character it cannot print."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from pathlib import Path

from workshop.errors import Place, Problems

MAX_BYTES = 2_000_000

# Control characters but tab and newline, line separators, bidirectional overrides, byte-order marks, non-characters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_BOM = b"\xef\xbb\xbf"
_OTHER_ENCODINGS = (b"\xff\xfe", b"\xfe\xff")
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


_DIVIDE = "divide it, or take out what is not text"


def read_text(path: Path, name: str, problems: Problems, hint: str = "save the file as UTF-8") -> str | None:
    """Read a UTF-8 file as NFC text with plain newlines; None, and a problem, if it cannot be used.

    `name` is what problems call the file, `hint` what to do if it is not UTF-8.
    """
    data = read_bytes(path, name, problems)
    if data is None:
        return None
    text = _decode(data, name, hint, problems)
    if text is None or not _printable(text, name, problems):
        return None
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def read_lines(path: Path) -> list[str]:
    """Read a file's lines as places count them, whatever is wrong with them; none if the file cannot be read."""
    data = read_bytes(path, "", Problems())
    text = (data or b"").removeprefix(_BOM).decode("utf-8", "replace")
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")


def is_forbidden(character: str) -> bool:
    """Tell whether a character may stand in no file that we read: a control character, or one that turns text round."""
    return _FORBIDDEN.match(character) is not None


def read_bytes(path: Path, name: str, problems: Problems, most: int = MAX_BYTES, hint: str = _DIVIDE) -> bytes | None:
    """Read a file of at most so many bytes, and nothing that is not a file: a pipe would never end. None on any error.

    `hint` is what to do about one that is too large.
    """
    place = Place(name)
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            problems.error("file-kind", "this is not a file", place)
            return None
        with path.open("rb") as file:
            data = file.read(most + 1)
    except FileNotFoundError:
        problems.error("file-missing", "missing", place)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", "") or "its name cannot be used"
        problems.error("file-unreadable", f"cannot be read: {why[:1].lower()}{why[1:]}", place)
    else:
        if len(data) <= most:
            return data
        problems.error("file-size", f"larger than {most // 1_000_000} MB", place, hint)
    return None


def same_name(name: str) -> str:
    """Fold a file name as the least careful file systems do: two names that fold alike cannot live in one folder."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).casefold())


def is_inside(path: Path, root: Path) -> bool:
    """Tell whether a path, its links followed, stays inside a folder, its links followed too."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def _decode(data: bytes, name: str, hint: str, problems: Problems) -> str | None:
    if data.startswith(_WORKBOOKS):
        problems.error("file-kind", "this is a workbook or a document, not text", Place(name), hint)
        return None
    if data.startswith(_OTHER_ENCODINGS):
        problems.error("file-encoding", "this is UTF-16 text", Place(name), hint)
        return None
    data = data.removeprefix(_BOM)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        message = f"byte {data[error.start]:02X} is not UTF-8 text"
        problems.error("file-encoding", message, place_at(before, len(before), name), hint)
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _printable(text: str, name: str, problems: Problems) -> bool:
    bad = _FORBIDDEN.search(text)
    if bad is None:
        return True
    message = control_character(bad.group())
    problems.error("file-character", message, place_at(text, bad.start(), name), "delete it")
    return False


def control_character(text: str) -> str:
    """Say which control character a text holds, by an escape in quotes for example; nothing if none."""
    bad = _FORBIDDEN.search(text)
    if bad is None:
        return ""
    title = unicodedata.name(bad.group(), "a control character").lower()
    return f"a character that cannot be printed: U+{ord(bad.group()):04X}, {title}"


def place_at(text: str, index: int, name: str) -> Place:
    """Say on which line and column of a file's text an index lies."""
    before = text[:index]
    return Place(name, before.count("\n") + 1, index - (before.rfind("\n") + 1) + 1)
