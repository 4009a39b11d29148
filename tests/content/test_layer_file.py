# ruff: noqa: E501 - exact messages stay on one line
"""What a layer says of itself before it is shared."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.content.conftest import written
from workshop.content.layer_file import LayerFacts, read_layer_file, version_key
from workshop.errors import Problems

WHOLE = "id: ours\nname: Our content\nversion: 1.10\nauthor: Aino Esimerkki\nlicence: CC BY 4.0\n"
FACTS = LayerFacts("ours", "Our content", "1.10", "Aino Esimerkki", "CC BY 4.0")


def read(folder: Path, text: str | None, **given: str) -> tuple[LayerFacts | None, list[str]]:
    if text is not None:
        (folder / "layer.yaml").write_text(text, encoding="utf-8")
    problems = Problems()
    return read_layer_file(folder, given, problems), written(problems)


def test_a_whole_one(tmp_path: Path) -> None:
    assert read(tmp_path, WHOLE) == (FACTS, [])


def test_the_id_is_made_of_the_name_if_it_is_left_out(tmp_path: Path) -> None:
    facts, told = read(tmp_path, WHOLE.replace("id: ours\n", "").replace("Our content", "  Ääni   & co "))
    assert (facts and facts.id, facts and facts.name, told) == ("aani-co", "Ääni & co", [])


def test_options_go_before_the_file(tmp_path: Path) -> None:
    facts, told = read(tmp_path, WHOLE, version="2", author="Mikko")
    assert (facts and (facts.version, facts.author), told) == (("2", "Mikko"), [])
    everything = {"name": "N", "version": "1", "author": "A", "licence": "L"}
    assert read(tmp_path / "none", None, **everything) == (LayerFacts("n", "N", "1", "A", "L"), [])


MISSING = [
    'layer.yaml: "name" is missing\n  hint: write "name: Our content" in layer.yaml, or give --name "Our content"',
    'layer.yaml: "version" is missing\n  hint: write "version: 1.0" in layer.yaml, or give --version 1.0',
    'layer.yaml: "author" is missing\n  hint: write "author: Aino Esimerkki" in layer.yaml, or give --author "Aino Esimerkki"',
    'layer.yaml: "licence" is missing\n  hint: write "licence: CC BY 4.0" in layer.yaml, or give --licence "CC BY 4.0"',
]  # fmt: skip


def test_all_that_is_missing_is_told_at_once(tmp_path: Path) -> None:
    assert read(tmp_path, None) == (None, MISSING)
    assert read(tmp_path, "name: N\nid: n\n", licence="L") == (None, MISSING[1:3])


VERSION = "numbers with dots between, like 1.0 or 2026.12.3"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("version: v1", f'layer.yaml:1:10: "version" should be {VERSION}, not "v1"\n  hint: write "version: 1.0"'),
        ("version: 1.2.3.4.5", f'layer.yaml:1:10: "version" should be {VERSION}, not "1.2.3.4.5"\n  hint: write "version: 1.0"'),
        ("license: MIT", 'layer.yaml:1:1: unknown key "license"\n  hint: did you mean "licence"?'),
        ("id: Our Content", 'layer.yaml:1:5: "id" should be an id: small letters a-z, digits, and single hyphens between them, not "Our Content"'),
        ("author: [A, B]", 'layer.yaml:1:9: "author" should be one line of at most 80 letters, not a list'),
        (f"name: {'a ' * 31}", 'layer.yaml:1:7: "name": 61 letters; 60 is the most'),
        ("name: |\n  a\n  b", 'layer.yaml:1:7: "name" should be one line of at most 60 letters, not "a…"'),
        ('licence: ""', 'layer.yaml:1:10: "licence" should be one line of at most 80 letters, not empty'),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_where_it_stands(tmp_path: Path, line: str, told: str) -> None:
    assert read(tmp_path, f"{line}\n") == (None, [told])


def test_what_is_wrong_in_an_option_names_the_option(tmp_path: Path) -> None:
    told = f'--version: "version" should be {VERSION}, not "one"\n  hint: write "version: 1.0"'
    assert read(tmp_path, WHOLE, version="one") == (None, [told])
    assert read(tmp_path, WHOLE, name="a\x1b[31m")[0] is None


def test_a_name_that_no_id_can_be_made_of(tmp_path: Path) -> None:
    text = WHOLE.replace("id: ours\n", "").replace("Our content", "Наше")
    assert read(tmp_path, text)[1] == [
        'layer.yaml:1:7: no id can be made of the name "Наше"\n'
        '  hint: choose one with letters a-z, and write it in layer.yaml, as in "id: our-content"'
    ]
    assert read(tmp_path, f"id: nashe\n{text}")[1] == []


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    assert read(tmp_path, "- a\n", name="N")[1] == [
        'layer.yaml:1:1: the file is a list; it should have keys\n  hint: write lines like "title: Peili", with a space after the colon'
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("older", "newer"), [("1", "2"), ("1.9", "1.10"), ("1.0", "1.0.1"), ("2026.3.1", "2026.12"), ("0.9", "1")]
)
def test_versions_in_order(older: str, newer: str) -> None:
    assert version_key(older) < version_key(newer)


@given(st.lists(st.integers(0, 999_999), min_size=1, max_size=3))
def test_zeros_at_the_end_are_no_newer_version(numbers: list[int]) -> None:
    version = ".".join(map(str, numbers))
    assert version_key(version) == version_key(f"{version}.0")
    assert version_key(version) < version_key(f"{version}.1")
