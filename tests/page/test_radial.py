"""Four zones around a fifth: how high they have to be."""

from __future__ import annotations

import pytest

from tests.typesetting import element, flatten, setting
from workshop.page import radial
from workshop.page.compose import Composer
from workshop.page.radial import Radial
from workshop.page.structure import Node

WORDS = "an observation of what this customer says and does in the first minute of the call "


def made(*letters: int) -> Radial:
    zones = "".join(f'<zone title="{(WORDS * 20)[:n]}" prompt="{(WORDS * 20)[: n // 2]}"/>' for n in letters)
    block = element(f'<radial alt="Five zones">{zones}</radial>', "radial")
    composer = Composer()
    composer.start_part()
    stack = composer.stack([block], Node("Sect"), setting("worksheets"))
    return next(part for part in flatten(stack) if isinstance(part, Radial))


@pytest.mark.parametrize(
    "letters", [(8,) * 5, (200, 8, 8, 8, 8), (8, 300, 8, 8, 8), (8, 8, 400, 8, 8), (8, 8, 8, 8, 90)]
)
@pytest.mark.parametrize("width", [420.0, 700.0])
def test_the_height_is_the_first_of_all_at_which_everything_fits(
    letters: tuple[int, ...], width: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = made(*letters).height(width)
    monkeypatch.setattr(radial, "_LEAST_SHARE", 0.0)
    assert made(*letters).height(width) == quick
