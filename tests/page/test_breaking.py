from __future__ import annotations

import pytest

from workshop.page.breaking import Breaking

SHY = "\u00ad"


@pytest.mark.parametrize(
    ("least", "parted"),
    [(0, []), (9, ["kuuntelet", "asiakaskohtaamisessa"]), (12, ["asiakaskohtaamisessa"]), (30, [])],
)
def test_only_long_words_part_at_all_times(least: int, parted: list[str]) -> None:
    text = "kuuntelet asiakaskohtaamisessa"
    made = Breaking("fi", least).usual(text)
    assert made.replace(SHY, "") == text
    assert [word.replace(SHY, "") for word in made.split() if SHY in word] == parted


def test_every_word_can_part_where_it_must() -> None:
    every = Breaking("fi", 30).every("kuuntelet asiakaskohtaamisessa")
    assert [SHY in word for word in every.split()] == [True, True]
    assert every.replace(SHY, "") == "kuuntelet asiakaskohtaamisessa"


def test_a_typed_soft_hyphen_of_a_short_word_goes_too() -> None:
    assert Breaking("fi", 9).usual(f"ta{SHY}lo") == "talo"
    assert Breaking("fi", 0).usual(f"ta{SHY}lo") == f"ta{SHY}lo"
