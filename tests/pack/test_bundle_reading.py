# ruff: noqa: E501 - exact messages stay on one line
"""Bundles that anyone may have made: a good one is read whole, and every other refused, with nothing written."""

from __future__ import annotations

import os
import stat
import struct
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.pack.bundles import DECK, WORDS, Entry, bundle, bundle_of, entry, manifest_of, put, zipped
from workshop.errors import ContentError
from workshop.pack.bundle_reading import read_bundle
from workshop.pack.bundle_rules import collisions, wrong_name
from workshop.pack.manifest import MANIFEST, manifest_bytes

AGAIN = '\n  hint: ask for the file as "workshop bundle" made it; one that was unpacked and zipped again will not do'
DANGER = "\n  hint: do not use this file: no bundle that workshop makes is like this"


def told(folder: Path, data: bytes) -> str:
    """Read a bundle that is refused; say what is told without the name of the file, and that nothing was written."""
    path = put(folder, data)
    with pytest.raises(ContentError) as caught:
        read_bundle(path)
    assert os.listdir(folder) == ["set.zip"]
    return str(caught.value).replace(f"{path}: ", "")


@pytest.mark.parametrize("method", [0, ZIP_DEFLATED])
def test_a_good_one_is_read_whole(tmp_path: Path, method: int) -> None:
    listed = manifest_bytes(manifest_of(DECK))
    data = zipped((entry(name, method=method), text) for name, text in {MANIFEST: listed, **DECK}.items())
    assert read_bundle(put(tmp_path, data)) == bundle_of()


def test_names_in_any_script(tmp_path: Path) -> None:
    files = {**DECK, "templates/logos/Ääkköset Ω.png": b"x", "README.md": b"# Hei\n", "LICENCE": b"Free.\n"}
    assert read_bundle(put(tmp_path, bundle(files))) == bundle_of(files)


NAME = st.text("abåΩ 1-._", min_size=1, max_size=8).map(lambda text: f"templates/{text}.png")


@given(st.dictionaries(NAME, st.binary(max_size=20), min_size=1, max_size=5))
def test_every_bundle_of_allowed_names_is_read_again(files: dict[str, bytes]) -> None:
    assume(not collisions(files) and not any(map(wrong_name, files)))
    with TemporaryDirectory() as folder:
        assert read_bundle(put(Path(folder), bundle(files))) == bundle_of(files)


NAMES = {
    "../evil.md": ("leads out of its folder", DANGER),
    "exercises/../../evil.md": ("leads out of its folder", DANGER),
    "/etc/passwd": ("is an absolute path", DANGER),
    "C:/evil.md": ("names a drive", DANGER),
    "C:evil.md": ("names a drive", DANGER),
    "\\\\server\\evil.md": ("holds a backslash", DANGER),
    "exercises\\evil.md": ("holds a backslash", DANGER),
    "exercises//evil.md": ("holds an empty part", DANGER),
    "./exercises/evil.md": ("holds an empty part", DANGER),
    "exercises/con/en.md": ('has a part that Windows keeps for itself, "con"', DANGER),
    "exercises/x/NUL.md": ('has a part that Windows keeps for itself, "NUL.md"', DANGER),
    "exercises/x/com¹.md": ('has a part that Windows keeps for itself, "com¹.md"', DANGER),
    "exercises/x?.md": ("holds ?, which Windows does not allow", DANGER),
    "exercises/x:stream.md": ("holds :, which Windows does not allow", DANGER),
    "exercises/x./en.md": ("has a part that begins or ends with a space, or ends with a dot", DANGER),
    "exercises/x /en.md": ("has a part that begins or ends with a space, or ends with a dot", DANGER),
    "exercises/.git/config.md": ("is hidden, or left behind by another program", AGAIN),
    "__MACOSX/exercises/a.md": ("is hidden, or left behind by another program", AGAIN),
    "setup.py": ("is not part of a layer, which has exercises/, templates/, a README and a LICENCE", AGAIN),
    "workshop/cli.md": ("is not part of a layer, which has exercises/, templates/, a README and a LICENCE", AGAIN),
    "exercises/run.exe": ("is of a kind that workshop does not read", AGAIN),
    f"exercises/{'a/' * 12}en.md": ("lies too deep: 13 folders; 9 is the most", AGAIN),
}  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_names_that_no_bundle_has(tmp_path: Path, name: str) -> None:
    why, hint = NAMES[name]
    assert told(tmp_path, bundle(more=[(entry(name), b"x")])) == f'"{name}" {why}{hint}'


def test_a_name_of_300_letters(tmp_path: Path) -> None:
    name = f"exercises/{'a' * 300}.md"
    wrong = f'"{name[:80]}…" is too long: 313 letters; 150 is the most{AGAIN}'
    assert told(tmp_path, bundle(more=[(name, b"x")])) == wrong


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("exercises/\x1b[31m.md", "exercises/\\x1b[31m.md"),
        ("exercises/a\nb.md", "exercises/a\\nb.md"),
        ("exercises/dm\u202eexe.md", "exercises/dm\\u202eexe.md"),
        ("exercises/a\x00.md", "exercises/a\\x00.md"),
    ],
)
def test_a_name_with_a_control_character(tmp_path: Path, name: str, shown: str) -> None:
    wrong = f'"{shown}" holds a character that cannot be printed{DANGER}'
    assert told(tmp_path, bundle(more=[(entry(name), b"x")])) == wrong


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("exercises/map/x/en.md", "exercises/map/x/EN.md"),
        ("exercises/map/x/en.md", "exercises/Map/x/fi.md"),
        ("templates/é.png", "templates/e\u0301.png"),
        ("templates/ﬁ.png", "templates/fi.png"),
    ],
)
def test_names_that_some_computers_take_for_one(tmp_path: Path, first: str, second: str) -> None:
    wrong = told(tmp_path, bundle(more=[(entry(first), b"x"), (entry(second), b"y")]))
    assert wrong.endswith(f"only in ways that some computers do not see{DANGER}")
    assert 'differs from "' in wrong


def test_a_file_that_is_a_folder_too(tmp_path: Path) -> None:
    more: list[Entry] = [("exercises/a.md", b"x"), ("exercises/a.md/en.md", b"x")]
    assert told(tmp_path, bundle(more=more)) == f'"exercises/a.md" is both a file and a folder{DANGER}'


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_an_entry_that_comes_twice(tmp_path: Path) -> None:
    name = next(iter(WORDS))
    assert told(tmp_path, bundle(more=[(name, b"x")])) == f'"{name}" is in it twice{DANGER}'


@pytest.mark.parametrize(
    ("mode", "why", "hint"),
    [
        (stat.S_IFLNK | 0o777, "is a link", DANGER),
        (stat.S_IFCHR, "is not a file", DANGER),
        (stat.S_IFBLK, "is not a file", DANGER),
        (stat.S_IFIFO, "is not a file", DANGER),
        (stat.S_IFSOCK, "is not a file", DANGER),
        (stat.S_IFDIR | 0o755, "is a folder of its own", AGAIN),
    ],
)
def test_what_is_no_file(tmp_path: Path, mode: int, why: str, hint: str) -> None:
    data = bundle(more=[(entry("exercises/x.md", mode=mode), b"/etc/passwd")])
    assert told(tmp_path, data) == f'"exercises/x.md" {why}{hint}'


def test_a_folder_as_other_programs_pack_it(tmp_path: Path) -> None:
    assert (
        told(tmp_path, bundle(more=[(entry("exercises/", mode=0), b"")]))
        == f'"exercises/" is a folder of its own{AGAIN}'
    )


@pytest.mark.parametrize("method", [ZIP_BZIP2, ZIP_LZMA])
def test_other_ways_of_packing(tmp_path: Path, method: int) -> None:
    data = bundle(more=[(entry("exercises/x.md", method=method), b"x")])
    assert told(tmp_path, data) == f'"exercises/x.md" is packed in a way that bundles are not{AGAIN}'


def patched(data: bytes, name: str, at: int, field: bytes) -> bytes:
    """Write a field into both heads of an entry; `at` is where it stands in the first, two bytes later in the second."""
    out = bytearray(data)
    first = data.rindex(name.encode(), 0, data.index(b"PK\x01\x02")) - 30
    second = data.rindex(name.encode()) - 46
    for start in (first + at, second + at + 2):
        out[start : start + len(field)] = field
    return bytes(out)


def test_an_encrypted_entry(tmp_path: Path) -> None:
    name = next(iter(WORDS))
    data = patched(bundle(), name, 6, struct.pack("<H", 1))
    assert told(tmp_path, data) == f'"{name}" is encrypted{AGAIN}'


def test_sizes_that_are_declared(tmp_path: Path) -> None:
    packed = {"method": ZIP_DEFLATED}
    much = bundle(more=[(entry("exercises/a.md", **packed), bytes(2_000_001))])
    assert told(tmp_path, much) == f'"exercises/a.md" is larger than 2 MB{DANGER}'
    picture = bundle(more=[(entry("templates/a.png", **packed), bytes(10_000_001))])
    assert told(tmp_path, picture) == f'"templates/a.png" is larger than 10 MB{DANGER}'
    pictures = bundle(more=[(entry(f"templates/{n}.png", **packed), bytes(9_900_000)) for n in range(7)])
    assert told(tmp_path, pictures) == f"it has more than 64 MB in all{DANGER}"
    texts = bundle(more=[(entry(f"exercises/{n}.md", **packed), bytes(1_990_000)) for n in range(3)])
    assert told(tmp_path, texts) == f"it has more than 4 MB of text{DANGER}"
    assert len(much) + len(picture) + len(pictures) + len(texts) < 200_000


def test_a_size_that_is_a_lie(tmp_path: Path) -> None:
    """It says 9 bytes, also in its manifest, and would unpack to 50 MB."""
    name = "exercises/a.md"
    listed = manifest_bytes(manifest_of({name: bytes(50_000_000)})).replace(b"50000000", b"9")
    data = zipped([(MANIFEST, listed), (entry(name, method=ZIP_DEFLATED), bytes(50_000_000))])
    data = patched(data, name, 22, struct.pack("<L", 9))
    assert told(tmp_path, data) == f"the file is broken: bad crc-32 for file 'exercises/a.md'{AGAIN}"


def test_too_many_entries(tmp_path: Path) -> None:
    more: list[Entry] = [(f"exercises/{n}.md", b"") for n in range(2_000)]
    too_many = f"it has more than 2000 files{DANGER}"
    data = bundle(more=more)
    assert told(tmp_path, data) == too_many
    assert told(tmp_path, data[:-14] + struct.pack("<2H", 7, 7) + data[-10:]) == too_many
    assert told(tmp_path, zipped((f"{n}", b"") for n in range(40_000))) == too_many


def test_entries_that_share_their_bytes(tmp_path: Path) -> None:
    """The table leads two entries to the same bytes, as the densest bombs do."""
    names = [f"exercises/{n}.md" for n in range(3)]
    data = bytearray(bundle(more=[(name, b"x" * 1000) for name in names]))
    first = data.index(b"exercises/0.md", data.index(b"PK\x03\x04", 4)) - 30
    at = data.rindex(b"exercises/2.md")
    data[at - 4 : at] = struct.pack("<L", first)
    assert told(tmp_path, bytes(data)) == f'"exercises/2.md" overlaps with another entry{DANGER}'


def test_what_is_no_bundle(tmp_path: Path) -> None:
    for data in (b"", b"P", b"%PDF-1.7", b"MZ" * 9000):
        assert told(tmp_path, data) == f"this is not a zip file, and so not a bundle{AGAIN}"
    no_manifest = f"this is a zip file, but not a bundle: it has no bundle.json{AGAIN}"
    assert told(tmp_path, zipped([("word/document.xml", b"<x/>")])) == no_manifest
    assert told(tmp_path, zipped([])) == no_manifest
    assert told(tmp_path, zipped([(f"set/{name}", data) for name, data in DECK.items()])) == no_manifest


def test_a_broken_one(tmp_path: Path) -> None:
    whole = bundle()
    ending = f"the end of the file is missing, or is not as in a bundle{AGAIN}"
    for cut in (30, len(whole) // 2, len(whole) - 1):
        assert told(tmp_path, whole[:cut]) == ending
    assert told(tmp_path, whole + b"more") == ending
    assert told(tmp_path, b"PK" + whole) == f"the table of what is in the file does not fit it{AGAIN}"
    flipped = whole.replace(b"title: Our cases", b"title: Not cases", 1)
    assert told(tmp_path, flipped).startswith("the file is broken: bad crc-32")


def test_the_larger_format_is_not_read(tmp_path: Path) -> None:
    """A second table, for files over 4 GB, goes before the one that was looked at."""
    whole = bundle()
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, 0, 1)
    assert "the end of the file" in told(tmp_path, whole[:-22] + locator + whole[-22:])


@pytest.mark.parametrize("seed", range(40))
def test_no_byte_that_is_changed_gets_through(tmp_path: Path, seed: int) -> None:
    """A changed byte is refused, or is one that nobody reads: time stamps, versions, rights."""
    whole = bundle()
    at = seed * len(whole) // 40
    data = whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]
    try:
        read = read_bundle(put(tmp_path, data))
    except ContentError:
        return
    assert read == bundle_of()


def test_what_the_manifest_does_not_say(tmp_path: Path) -> None:
    listed = manifest_bytes(manifest_of(DECK))
    more = zipped([(MANIFEST, listed), *DECK.items(), ("exercises/more.md", b"x")])
    assert told(tmp_path, more) == f'"exercises/more.md" is not listed in bundle.json{AGAIN}'
    name = next(iter(WORDS))
    less = zipped([(MANIFEST, listed), *((n, d) for n, d in DECK.items() if n != name)])
    assert told(tmp_path, less) == f'"{name}" is missing, although bundle.json lists it{AGAIN}'
    longer = zipped([(MANIFEST, listed), *{**DECK, name: DECK[name] + b"#"}.items()])
    assert told(tmp_path, longer) == f'"{name}" is not of the size that bundle.json says{AGAIN}'
    other = zipped([(MANIFEST, listed), *{**DECK, name: DECK[name].replace(b"Our", b"Oor")}.items()])
    assert told(tmp_path, other) == f'"{name}" was changed since the bundle was made: its hash is another{AGAIN}'


def test_many_problems_are_told_together_but_not_without_end(tmp_path: Path) -> None:
    more: list[Entry] = [(f"exercises/{n}.exe", b"") for n in range(50)]
    assert told(tmp_path, bundle(more=more)).count("is of a kind that workshop does not read") == 20


def test_what_is_not_a_file_at_all(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="this is a folder, not a bundle\n  hint: make a bundle of it first"):
        read_bundle(tmp_path)
    with pytest.raises(ContentError, match="there is no such file\n  hint: check the name"):
        read_bundle(tmp_path / "none.zip")
    os.mkfifo(tmp_path / "pipe.zip")
    with pytest.raises(ContentError, match="this is not a file"):
        read_bundle(tmp_path / "pipe.zip")


def test_a_file_too_large_to_look_at(tmp_path: Path) -> None:
    with (tmp_path / "set.zip").open("wb") as file:
        file.truncate(80_000_000)
    with pytest.raises(ContentError, match="larger than 72 MB"):
        read_bundle(tmp_path / "set.zip")
