"""Preflight of whole packs: the starter sessions come out clean, and what is wrong with a pack is found."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from workshop.content.library import Library
from workshop.errors import OutputError, Problems
from workshop.pack.build import build_pack
from workshop.pack.folder import write_pack
from workshop.pack.load import load_session, open_library
from workshop.pack.preflight import any_decoration, check_prints, check_session_pack, is_pack, job_facts, read_pack
from workshop.pack.records import Pack, PackFile
from workshop.press.preflight.checks import quick_checks
from workshop.press.preflight.findings import Finding
from workshop.session.overrides import Overrides
from workshop.session.records import Session


@lru_cache(maxsize=4)
def made(name: str, **asked: Any) -> tuple[Session, Library, Pack]:
    problems = Problems()
    library = open_library(name, (), Path("/"), None)
    session = load_session(name, library, Overrides(**asked), problems)
    assert session
    return session, library, build_pack(session, library, problems)


def check(name: str, **asked: Any) -> list[str]:
    session, library, pack = made(name, **asked)
    findings = check_session_pack(pack.files, session, library, Problems())
    large = session.print.type == "large"
    decoration = any_decoration(library)
    for file in pack.files:
        findings += [f for f in quick_checks(file.data, job_facts(file, decoration, large=large)) if f not in findings]
    return [str(finding.problem) for finding in findings]


@pytest.mark.parametrize(
    ("name", "lang", "paper"), list(product(("meet-the-person", "listening-90"), ("fi", "en"), ("A4", "Letter")))
)
def test_starter_sessions_are_ready_to_print(name: str, lang: str, paper: str) -> None:
    looks: list[dict[str, str]] = [{}, {"type": "large"}]
    if paper == "A4":
        looks += [{"ink": "saver"}, {"ink": "grey"}]
    assert [line for look in looks for line in check(name, lang=lang, paper=paper, **look)] == []


# -- a pack in a folder --------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_pack(made("listening-90")[2], tmp_path)


def codes(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.code, finding.document) for finding in findings]


def test_a_pack_is_read_from_its_folder(folder: Path) -> None:
    pack, findings = read_pack(folder)
    assert (replace(pack, problems=()), findings) == (replace(made("listening-90")[2], problems=()), [])
    assert is_pack(folder)
    assert check_prints(pack.files, any_decoration(made("listening-90")[1])) == []


def test_a_file_that_is_gone(folder: Path) -> None:
    gone = read_pack(folder)[0].files[1].name
    (folder / gone).unlink()
    pack, findings = read_pack(folder)
    assert codes(findings) == [("file-missing", gone)]
    assert gone not in [file.name for file in pack.files]


def test_a_file_that_was_changed(folder: Path) -> None:
    changed = read_pack(folder)[0].files[0].name
    with (folder / changed).open("ab") as file:
        file.write(b"% and more")
    findings = read_pack(folder)[1]
    assert codes(findings) == [("file-changed", changed)]
    assert findings[0].severity == "warning"


@pytest.mark.parametrize("record", ["", "{}", '{"format": 1, "slug": "x", "files": []}'])
def test_a_folder_that_is_no_pack(tmp_path: Path, record: str) -> None:
    (tmp_path / "pack.json").write_text(record)
    with pytest.raises(OutputError) as error:
        read_pack(tmp_path)
    assert error.value.problems[0].code == "no-pack"


@pytest.mark.parametrize(("key", "value"), [("name", "../../etc/passwd"), ("duplex", "twice"), ("pages", None)])
def test_a_record_that_says_something_odd(folder: Path, key: str, value: object) -> None:
    record = json.loads((folder / "pack.json").read_text("utf-8"))
    record["files"][0][key] = value
    (folder / "pack.json").write_text(json.dumps(record))
    with pytest.raises(OutputError):
        read_pack(folder)


def test_a_pack_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="there is no such folder"):
        read_pack(tmp_path / "gone")


# -- what a job is -------------------------------------------------------------------------------


def file(name: str, kind: str, *items: str) -> PackFile:
    return PackFile(name, kind, items, 1, 1, 1, "A4", "none", "plain", False, b"")


@pytest.mark.parametrize(
    ("made_file", "large", "floor", "cut"),
    [
        (file("2-handbook-16x.pdf", "handbook"), False, 7.6, "none"),
        (file("2-handbook-large-1x.pdf", "handbook"), False, 16.0, "none"),
        (file("2-handbook-16x.pdf", "handbook"), True, 16.0, "none"),
        (file("4-cards-1x.pdf", "cards", "customers"), False, 7.6, "all"),
        (file("6-forms-1x.pdf", "forms", "name-tags", "sign-in"), False, 7.6, "some"),
        (file("day.pdf", "pack"), False, 7.6, "some"),
    ],
)
def test_what_the_print_checks_are_told(made_file: PackFile, large: bool, floor: float, cut: str) -> None:
    facts = job_facts(made_file, frozenset(), large=large)
    assert (facts.floor, facts.cut) == (floor, cut)


# -- lost words ----------------------------------------------------------------------------------


def test_words_that_the_pack_does_not_show() -> None:
    session, library, pack = made("listening-90", lang="en")
    files = {file.kind: file for file in pack.files}
    swapped = replace(files["guide"], data=files["handbook"].data)
    findings = check_session_pack([swapped], session, library, Problems())
    lost = [finding for finding in findings if finding.code == "lost-words"]
    assert {finding.document for finding in lost} == {swapped.name}
    assert any("exercises/" in finding.message for finding in lost)


def test_a_session_that_changed_after_the_build() -> None:
    session, library, pack = made("listening-90", lang="en")
    later = replace(session, title="Zymurgy for beginners")
    findings = check_session_pack(pack.files, later, library, Problems())
    assert {finding.code for finding in findings} == {"lost-words"}
    assert '"zymurgy"' in findings[0].message
    assert "beginners" in findings[0].message


def test_a_pack_that_was_built_otherwise() -> None:
    session, library, pack = made("listening-90", lang="en")
    other = replace(pack.files[0], paper="A3")
    findings = check_session_pack([other, replace(other, name="9-other-1x.pdf")], session, library, Problems())
    assert [finding.code for finding in findings if finding.severity == "warning"] == ["stale-pack", "stale-pack"]


def test_a_record_with_numbers_that_are_none(folder: Path) -> None:
    record = (folder / "pack.json").read_text("utf-8")
    for key in ("pages", "bytes"):
        (folder / "pack.json").write_text(record.replace(f'"{key}": ', f'"{key}": 1e999, "was": ', 1), "utf-8")
        with pytest.raises(OutputError):
            read_pack(folder)


def test_a_pipe_in_place_of_a_file(folder: Path) -> None:
    name = json.loads((folder / "pack.json").read_text("utf-8"))["files"][0]["name"]
    (folder / name).unlink()
    os.mkfifo(folder / name)
    assert [str(finding.problem) for finding in read_pack(folder)[1]] == [
        f"{name}: this is not a file\n  hint: build the pack again"
    ]
