"""Identity codes, accounts and payment cards: found where their check holds, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.content.checked_numbers import Span, find_accounts, find_cards, find_hetus, find_personnummers

Find = Callable[[str], Iterator[Span]]

SIGNS = "+-YXWVUABCDEF"
AROUND = st.sampled_from([("", ""), ("Hänen koodinsa on ", "."), ("(", ")"), ("nro:", ", ja"), ("tilaus 12: ", " kpl")])
DIGITS = st.text("0123456789", min_size=30, max_size=30)


def found(find: Find, text: str) -> list[str]:
    return [text[start:end] for start, end in find(text)]


def with_luhn(digits: str) -> str:
    """Add the check digit by the book: double every other digit from the right, and fill up to tens."""
    total = sum(sum(divmod(int(digit) * (2 - i % 2), 10)) for i, digit in enumerate(reversed(digits)))
    return f"{digits}{-total % 10}"


def with_control(digits: str, sign: str) -> str:
    return f"{digits[:6]}{sign}{digits[6:]}{'0123456789ABCDEFHJKLMNPRSTUVWXY'[int(digits) % 31]}"


def in_groups(text: str, size: int, gap: str) -> str:
    return gap.join(text[i : i + size] for i in range(0, len(text), size))


@given(st.sampled_from(SIGNS), st.dates(date(1850, 1, 1), date(2030, 1, 1)), st.integers(2, 999), AROUND, st.booleans())
def test_every_finnish_code_is_found(sign: str, day: date, number: int, around: tuple[str, str], small: bool) -> None:
    code = with_control(f"{day:%d%m%y}{number:03}", sign)
    code = code.lower() if small else code
    assert found(find_hetus, code.join(around)) == [code]


@pytest.mark.parametrize("sign", "+-YXWVUABCDEF–‐‑−")
def test_every_sign_of_a_century(sign: str) -> None:
    assert found(find_hetus, f"131052{sign}308T") == [f"131052{sign}308T"]


@pytest.mark.parametrize(
    "text",
    [
        "131052-308U",  # the control is another letter
        "131052-309T",
        "321052-308T",  # no such day
        "131352-308T",
        "131052 308T",
        "131052G308T",  # no such sign
        "1131052-308T",
        "131052-308TA",
        "0112038-9",  # the id of a business
        "241203-0015",
        "13.10.1952",
    ],
)
def test_what_is_no_finnish_code(text: str) -> None:
    assert found(find_hetus, text) == []


@given(
    st.dates(date(1900, 1, 1), date(2030, 1, 1)), st.integers(0, 999), st.sampled_from(["-", "+", ""]), AROUND,
    st.booleans(), st.booleans(),
)  # fmt: skip
def test_every_swedish_number_is_found(
    day: date, number: int, sign: str, around: tuple[str, str], long: bool, unregistered: bool
) -> None:
    digits = with_luhn(f"{day:%y%m}{day.day + 60 * unregistered:02}{number:03}")
    code = f"{day:%Y}"[:2] * (long or not sign) + f"{digits[:6]}{sign}{digits[6:]}"
    assert found(find_personnummers, code.join(around)) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "811218-9877",  # the last digit is another
        "811318-9876",
        "811232-9873",
        "8112189876",  # ten digits in a row may be anything
        "21811218-9876",
        "811218-98761",
        "A811218-9876",
        "2026-12-03",
    ],
)
def test_what_is_no_swedish_number(text: str) -> None:
    assert found(find_personnummers, text) == []


LENGTHS = {"FI": 14, "SE": 20, "EE": 16, "DE": 18, "NO": 11, "DK": 14}


@given(st.sampled_from(sorted(LENGTHS)), DIGITS, st.sampled_from(["", " ", "\u00a0", "-"]), AROUND, st.booleans())
def test_every_account_is_found(country: str, digits: str, gap: str, around: tuple[str, str], small: bool) -> None:
    account = digits[: LENGTHS[country]]
    check = 98 - int(account + "".join(str(int(letter, 36)) for letter in country) + "00") % 97
    iban = in_groups(f"{country}{check:02}{account}", 4, gap)
    iban = iban.lower() if small else iban
    assert found(find_accounts, iban.join(around)) == [iban]


def test_an_account_with_letters_in_it() -> None:
    assert found(find_accounts, "to GB82 WEST 1234 5698 7654 32 today") == ["GB82 WEST 1234 5698 7654 32"]


@pytest.mark.parametrize(
    "text",
    [
        "FI21 1234 5600 0007 86",
        "FI21 1234 5600 0007",
        "FI21 1234 5600 0007 851",
        "XX21 1234 5600 0007 85",
        "AFI21 1234 5600 0007 85",
        "FI01120389",  # a business's number for value added tax
        "RF18 5390 0754 7034",  # a reference to a payment
    ],
)
def test_what_is_no_account(text: str) -> None:
    assert found(find_accounts, text) == []


@given(
    st.sampled_from(["4", "51", "55", "2221", "2720", "6011", "65", "3528"]),
    DIGITS,
    st.sampled_from(["", " ", "-"]),
    AROUND,
)
def test_every_payment_card_is_found(issuer: str, digits: str, gap: str, around: tuple[str, str]) -> None:
    card = in_groups(with_luhn((issuer + digits)[:15]), 4, gap)
    assert found(find_cards, card.join(around)) == [card]


@pytest.mark.parametrize("text", ["3782 822463 10005", "378282246310005", "3056 930902 5904", "6759649826438453"])
def test_cards_of_other_lengths(text: str) -> None:
    assert found(find_cards, text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "4111 1111 1111 1112",
        "1111 1111 1111 1117",  # nobody issues these
        "4111 11111111 1111",  # not in the groups of a card
        "41111111111111111",
        "4111-1111 1111 1111",
        "6412345678901",  # a bar code
        "1234 56789 12344",
        "A4111111111111111",
    ],
)
def test_what_is_no_payment_card(text: str) -> None:
    assert found(find_cards, text) == []
