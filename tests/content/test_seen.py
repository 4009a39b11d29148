from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.content.seen import Seen, hash_of, read_seen, write_seen

names = st.text(min_size=1, max_size=12)
hashes = st.text("0123456789abcdef", min_size=16, max_size=16)
some = {"min_size": 1, "max_size": 3}
records = st.builds(
    Seen,
    st.dictionaries(names, st.dictionaries(names, st.tuples(hashes, hashes | st.just("")), **some), max_size=3),
    st.dictionaries(names, st.dictionaries(names, hashes, **some), max_size=3),
)


@given(records)
def test_what_is_written_is_read_again(seen: Seen) -> None:
    text = write_seen(seen)
    assert (read_seen(text) if text else Seen()) == seen
    assert text.isascii()
    assert write_seen(Seen(dict(reversed(seen.overrides.items())), seen.languages)) == text


def test_one_line_a_part_sorted() -> None:
    seen = Seen({"b.md": {"why": ("1", "2"), "care": ("3", "")}, "a.yaml": {"x": ("4", "5")}}, {"b.md": {"why": "1"}})
    text = write_seen(seen)
    assert json.loads(text)["overrides"]["b.md"] == {"care": ["3", ""], "why": ["1", "2"]}
    assert re.sub(r'  "about": .*\n', "", text) == (
        '{\n  "format": 1,\n  "overrides": {\n    "a.yaml": {\n      "x": ["4", "5"]\n    },\n    "b.md": {\n'
        '      "care": ["3", ""],\n      "why": ["1", "2"]\n    }\n  },\n  "languages": {\n    "b.md": {\n'
        '      "why": "1"\n    }\n  }\n}\n'
    )


def test_nothing_seen_is_nothing_written() -> None:
    assert write_seen(Seen()) == ""
    assert write_seen(Seen({"a.md": {}}, {})) == ""


def test_hashes_are_short_and_differ() -> None:
    assert len(hash_of("Purku")) == 16
    assert hash_of("Purku") != hash_of("purku")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "line 1 is not JSON"),
        ('{"format": 1,\n<<<<<<< HEAD\n}', "line 2 is not JSON"),
        ("[]", "it is not of the kind that this workshop writes"),
        ('{"format": 2}', "it is not of the kind that this workshop writes"),
        ("[" * 100_000, "it is nested too deep"),
        ('{"format": 1, "overrides": []}', '"overrides" is not a map of files'),
        ('{"format": 1, "languages": {"a": 1}}', '"languages" is not a map of files'),
        ('{"format": 1, "languages": {"a": {"b": 1}}}', "a hash should be text"),
        ('{"format": 1, "overrides": {"a": {"b": ["x"]}}}', "an override should have two hashes"),
        ('{"format": 1, "overrides": {"a": {"b": ["x", null]}}}', "a hash should be text"),
    ],
)
def test_what_is_no_record(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(why)}$"):
        read_seen(text)
