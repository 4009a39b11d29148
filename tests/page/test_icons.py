"""Icons: drawn in one square and one weight, known to every list that content chooses from, named in errors."""

from __future__ import annotations

import re
from typing import get_args

import pytest
import yaml

from tests.typesetting import BOX, drawn, element
from workshop.content.models import Sense
from workshop.content.records import STAGES, Form
from workshop.errors import PageError
from workshop.page import icons
from workshop.page.figures import Sign
from workshop.page.icons import GRID, ICONS, WEIGHT, outline


def points(name: str) -> list[tuple[float, float]]:
    values = [values for _, values in outline(name)]
    return [(row[i], row[i + 1]) for row in values for i in range(0, len(row), 2)]


def broken(markup: str) -> str:
    with pytest.raises(PageError) as caught:
        element(markup, "section")
    return str(caught.value)


def test_there_are_about_fifty_and_no_name_comes_twice() -> None:
    groups = (
        *(icons.STAGES, icons.FORMS, icons.MATERIALS, icons.SENSES, icons.EMOTIONS, icons.CHANNELS),
        *(icons.PRINT_MARKS, icons.OTHERS),
    )
    assert sum(map(len, groups)) == len(ICONS) == 51
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", name) for name in ICONS)


def test_whatever_content_can_choose_has_an_icon() -> None:
    labels = yaml.safe_load((BOX / "templates/labels/en.yaml").read_text("utf-8"))
    assert set(STAGES) == set(icons.STAGES)
    assert set(get_args(Form)) == set(icons.FORMS)
    assert set(get_args(Sense)) == set(icons.SENSES)
    assert set(labels["materials"]) == set(icons.MATERIALS)


@pytest.mark.parametrize("name", sorted(ICONS))
def test_an_icon_stands_in_its_square_with_its_stroke(name: str) -> None:
    half = WEIGHT / 2
    assert all(half <= x <= GRID - half and half <= y <= GRID - half for x, y in points(name))
    assert outline(name)[0][0] == "m"
    assert {letter for letter, _ in outline(name)} <= {"m", "l", "c", "h"}


@pytest.mark.parametrize("name", sorted(ICONS))
def test_an_icon_is_as_large_as_the_others_and_in_the_middle(name: str) -> None:
    xs, ys = zip(*points(name), strict=True)
    assert max(max(xs) - min(xs), max(ys) - min(ys)) >= 16.5
    assert abs((max(xs) + min(xs)) / 2 - GRID / 2) <= 1.3
    assert abs((max(ys) + min(ys)) / 2 - GRID / 2) <= 1.3


def test_the_weight_goes_with_the_size() -> None:
    for side in (12.0, 48.0):
        sign = Sign("bell", side, (0.0,))
        xs = [x for _, values in drawn(sign).paths[0].steps for x in values[::2]]
        assert sign.height(200) == side
        assert max(xs) - min(xs) == pytest.approx(20 * side / GRID)


def test_an_unknown_icon_is_told_with_the_nearest_names() -> None:
    assert broken('<section><icon written-at="guide.xml.j2:7" name="stapel"/></section>') == (
        'guide.xml.j2:7:1: <icon name="stapel">: this must be the name of an icon\n  hint: did you mean "staple"?'
    )


@pytest.mark.parametrize(
    "markup",
    [
        '<p icon="telescope">Far</p>',
        '<zone icon="telescope" title="Far"/>',
        '<facts><fact label="How far" icon="telescope">very</fact></facts>',
    ],
)
def test_wherever_it_is_written(markup: str) -> None:
    told = broken(f"<section>{markup}</section>")
    assert '"telescope">: this must be the name of an icon' in told
    assert "hint: the icons are arrive warm-up practise" in told
