"""Phone numbers, as people write them; and what looks a little like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.content.phones import find_phones


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in find_phones(text)]


@pytest.mark.parametrize(
    "number",
    [
        "040 123 4567", "0401234567", "040-1234567", "040–123 4567", "040\u00a0123\u00a04567", "040 12 34 567",
        "0400 123 456", "0400-123456", "050 5 123 456", "045 123 45 67", "040.123.4567", "040/1234567", "040 123456",
        "(040) 123 4567",
        "09 123 4567", "09-1234567", "(09) 123 4567", "(09)1234567", "03-1234 567", "017 123 456", "02 123 45678",
        "08-123 456 78", "070-123 45 67", "0701234567",
        "020 7946 0958", "07700 900123", "07700900123",
        "+358 40 123 4567", "+358401234567", "+358 (0)40 123 4567", "+358 (0) 40 123 4567", "+358-40-1234567",
        "+358 401 234 567", "00358 40 123 4567", "00358401234567", "0046 8 123 456 78", "00 44 20 7946 0958",
        "+46 70 123 45 67", "+44 (0)20 7946 0958", "+1 212 555 1234", "+372 5123 4567", "+45 12 34 56 78",
    ],
)  # fmt: skip
@pytest.mark.parametrize("around", ["{}", "Soita {}.", "({})", "puh.{}, tai", "tel:{} ", "x\u00a0{}?"])
def test_what_looks_like_a_phone_number(number: str, around: str) -> None:
    assert [each.strip("()") for each in found(around.format(number))] == [number.strip("()")]


@pytest.mark.parametrize(
    "text",
    [
        "3.12.2026", "03.12.2026", "3.12.", "03-12-2026", "2026-12-03", "03/12/2026", "08 12 2026",
        "04.12.2026 klo 9.30", "klo 9.30–16.00", "09:30-16:00", "09-17", "09 - 17", "0930-1600", "24/7",
        "9.00, 10.20, 12.40", "tilaus 4500123456", "tilaus 0001234567", "lasku 2026-00123", "lasku 0041234567",
        "nro 10023", "#45012", "SKU 050-12345", "AB0401234567", "JJFI65123456789", "viite 1234 56789 12344",
        "12-040-1234567", "1 234 567,00 €", "0,50 €", "0.4501234567", "+20 %", "+5 000 000 €", "+12 500 000",
        "1 050 000 000 €", "-12,50", "0112038-9", "0423141-5", "FI04231415", "ISBN 978-951-1-12345-6",
        "EAN 6412345678901", "00100 Helsinki", "PL 123, 00101", "112", "116 117", "192.168.001.001", "210 x 297",
        "02 2025-2026", "0401234567890123",
    ],
)  # fmt: skip
def test_what_does_not(text: str) -> None:
    assert found(text) == []


@given(
    st.sampled_from(["+358 ", "+358", "00358 ", "0"]),
    st.sampled_from(["40", "41", "44", "45", "46", "50", "400", "457"]),
    st.text("0123456789", min_size=6, max_size=7),
    st.sampled_from(["", " ", "-", "\u00a0"]),
)
def test_every_finnish_mobile_number_is_found(start: str, area: str, rest: str, gap: str) -> None:
    number = f"{start}{area}{gap}{rest[:3]}{gap}{rest[3:]}"
    assert found(f"Soita {number} heti") == [number]


@given(st.text("0123456789 +-().", max_size=60))
def test_numbers_of_any_kind_are_looked_through(text: str) -> None:
    assert all(sum(letter.isdigit() for letter in each) >= 7 for each in found(text))
