from __future__ import annotations

import pytest

from tests.typesetting import element
from workshop.errors import Place
from workshop.page.elements import Element

PARAGRAPH = element('<p style="lead">One <b>two <i>three</i></b> four</p>', "p")


def test_attributes_are_read_by_kind() -> None:
    made = Element("table", {"widths": "1 2.5", "row-height": "11", "wash": "true"}, (), Place("t"))
    assert made.numbers("widths") == (1.0, 2.5)
    assert made.number("row-height") == 11.0
    assert made.flag("wash") is True
    assert made.get("style", "lines") == "lines"


def test_what_is_not_there_takes_its_default() -> None:
    made = Element("p", {}, (), Place("t"))
    assert (made.get("style"), made.number("grow"), made.number("grow", 2.0)) == ("", 0.0, 2.0)
    assert made.numbers("values") == ()
    assert made.flag("head") is False
    assert Element("row", {"head": "false"}, (), Place("t")).flag("head") is False


def test_words_are_joined_and_elements_walked_in_order() -> None:
    assert PARAGRAPH.words() == "One two three four"
    assert [part.name for part in PARAGRAPH.walk()] == ["p", "b", "i"]
    assert [part.name for part in PARAGRAPH.elements] == ["b"]


def test_elements_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        PARAGRAPH.name = "h1"
