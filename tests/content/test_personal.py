"""What looks personal in a text, and how it is told."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.content.personal import PlacedText, find_personal, warn_of
from workshop.errors import Place, Problems


def found(text: str) -> list[tuple[str, str]]:
    return [(each.what, text[each.start : each.end]) for each in find_personal(text)]


EMAIL, PHONE, ACCOUNT = "an e-mail address", "a phone number", "a bank account number"
CODE, NUMBER = "a Finnish personal identity code", "a Swedish personal identity number"
CARD = "a payment card number"


@pytest.mark.parametrize(
    "address",
    [
        "maija@yritys.fi",
        "maija.meikalainen+x@a-b.example.co.uk",
        "matti.äyräs@ääkköset.fi",
        "m.m (at) yritys.fi",
        "A@B.FI",
    ],
)
def test_addresses(address: str) -> None:
    assert found(f"Kirjoita osoitteeseen {address}.") == [(EMAIL, address)]


@pytest.mark.parametrize(
    "text", ["@maija", "5 kpl @ 3,50", "a@b", "maija@", "me (at) kotona", "www.yritys.fi", "a@b.1"]
)
def test_what_is_no_address(text: str) -> None:
    assert found(text) == []


def test_everything_at_once_in_its_order() -> None:
    text = (
        "131052-308T, 040 123 4567, 811218-9876; maija@yritys.fi FI21 1234 5600 0007 85 / 4111 1111 1111 1111. "
        "Tilaus 4500123456, 3.12.2026 klo 9.30, 12,50 €, 0112038-9."
    )
    assert found(text) == [
        (CODE, "131052-308T"), (PHONE, "040 123 4567"), (NUMBER, "811218-9876"), (EMAIL, "maija@yritys.fi"),
        (ACCOUNT, "FI21 1234 5600 0007 85"), (CARD, "4111 1111 1111 1111"),
    ]  # fmt: skip


def test_nothing_is_told_twice() -> None:
    assert found("050494-9080") == [(CODE, "050494-9080")]
    assert found("0401234567@yritys.fi") == [(EMAIL, "0401234567@yritys.fi")]


@given(st.text("aB0123456789 +-.@,:()FI€", max_size=80))
def test_any_text_is_looked_through(text: str) -> None:
    spans = [(each.start, each.end) for each in find_personal(text)]
    assert all(start < end for start, end in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))


def test_it_is_told_where_and_not_in_full() -> None:
    problems = Problems()
    text = PlacedText(
        '"Teksti" on row 4', "Soita 040 123 4567 tai maija@yritys.fi", lambda at: Place("a.csv", 4, at + 1)
    )
    warn_of([text], problems)
    assert [str(problem) for problem in problems] == [
        'a.csv:4:7: warning: "Teksti" on row 4 has what looks like a phone number, "040 …"\n'
        "  hint: take it out or change it: cards go round the room",
        'a.csv:4:24: warning: "Teksti" on row 4 has what looks like an e-mail address, "maij…"\n'
        "  hint: take it out or change it: cards go round the room",
    ]


def test_of_many_the_number_is_told() -> None:
    problems = Problems()
    texts = [PlacedText(f"row {i}", "a@b.fi", lambda at, i=i: Place("a.csv", i, 1)) for i in range(1, 51)]  # type: ignore[misc]
    warn_of(texts, problems)
    assert len(problems.found) == 21
    assert str(problems.found[-1]).startswith("a.csv:21:1: warning: 30 more like these, from here on\n")
