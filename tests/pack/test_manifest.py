# ruff: noqa: E501 - exact messages stay on one line
"""The record in a bundle, which anyone may have written."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.pack.bundles import DECK, FACTS, manifest_of
from workshop.errors import ContentError, Place
from workshop.pack.manifest import manifest_bytes, manifest_json, parse_manifest

PLACE = Place("set.zip")
AGAIN = '\n  hint: ask for the file again, as "workshop bundle" made it'


def told(data: bytes) -> str:
    with pytest.raises(ContentError) as caught:
        parse_manifest(data, PLACE)
    return str(caught.value).removeprefix("set.zip: ")


def test_what_is_written_is_read_again() -> None:
    manifest = manifest_of({**DECK, "templates/cards/own.xml.j2": b"<deck/>"}, name='Ääni "&" co')
    assert parse_manifest(manifest_bytes(manifest), PLACE) == manifest
    assert manifest.templates == ("templates/cards/own.xml.j2",)
    assert manifest.sizes["templates/cards/own.xml.j2"] == 7


def test_what_it_says() -> None:
    written = json.loads(manifest_bytes(manifest_of({"exercises/a.md": b"hi"})))
    assert list(written.items()) == [
        ("format", 1), ("id", "our-content"), ("name", "Our content"), ("version", "1.0"),
        ("author", "Aino Esimerkki"), ("licence", "CC BY 4.0"), ("languages", ["en"]),
        ("files", [{"name": "exercises/a.md", "bytes": 2, "sha256": "8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4"}]),
    ]  # fmt: skip


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe", b"[" * 200_000, b'{"format": 1', b"1" * 5000])
def test_what_is_no_json(data: bytes) -> None:
    assert told(data) == f"bundle.json is not JSON{AGAIN}"


def test_other_json() -> None:
    assert told(b"[]") == f"bundle.json is not a map{AGAIN}"
    newer = "bundle.json is of another format than this workshop reads\n  hint: install a newer workshop, and try again"
    assert told(b"{}") == newer
    assert told(b'{"format": 2}') == newer


FILE = {"name": "exercises/a.md", "bytes": 1, "sha256": "0" * 64}


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("id", None, 'bundle.json has no "id" that can be read'),
        ("name", 7, 'bundle.json has no "name" that can be read'),
        ("author", "", 'bundle.json has no "author" that can be read'),
        ("author", "A\x1b[2J", 'bundle.json has no "author" that can be read'),
        ("languages", "en", 'bundle.json has no "languages"'),
        ("languages", ["en", "../fi"], 'bundle.json has no "languages"'),
        ("languages", [["en"]], 'bundle.json has no "languages"'),
        ("languages", ["en"] * 201, 'bundle.json has no "languages"'),
        ("files", [], 'bundle.json has no "files"'),
        ("files", [{**FILE, "name": "README.md"}], "bundle.json lists neither exercises nor templates"),
        ("files", {"a": 1}, 'bundle.json has no "files"'),
        ("files", ["a"], 'bundle.json lists a file without "name", "bytes" or "sha256"'),
        ("files", [{**FILE, "bytes": "1"}], 'bundle.json lists a file without "name", "bytes" or "sha256"'),
        ("files", [{**FILE, "sha256": "0" * 63}], 'bundle.json lists a file without "name", "bytes" or "sha256"'),
    ],
)  # fmt: skip
def test_what_is_missing_or_of_another_kind(key: str, value: Any, message: str) -> None:
    written = {**manifest_json(manifest_of(DECK)), key: value}
    assert told(json.dumps(written).encode()) == message + AGAIN


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("id", "../up", 'bundle.json: "id" should be an id: small letters a-z, digits, and single hyphens between them, not "../up"'),
        ("version", "1-beta", 'bundle.json: "version" should be numbers with dots between, like 1.0 or 2026.12.3, not "1-beta"\n  hint: write "version: 1.0"'),
        ("name", "The Box", 'bundle.json: a layer cannot be called "The Box", which is what workshop calls another one\n  hint: choose another name'),
        ("name", "n" * 61, 'bundle.json: "name": 61 letters; 60 is the most'),
    ],
)  # fmt: skip
def test_facts_that_no_layer_has(key: str, value: str, message: str) -> None:
    written = {**manifest_json(manifest_of(DECK)), key: value}
    assert told(json.dumps(written).encode()) == message


def test_more_than_we_know_of_is_no_harm() -> None:
    written = {**manifest_json(manifest_of(DECK)), "homepage": "later"}
    assert parse_manifest(json.dumps(written).encode(), PLACE).facts == FACTS
