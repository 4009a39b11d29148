from __future__ import annotations

from workshop.content.markdown import parse_blocks
from workshop.content.section_text import Writing, paragraphs, read_blocks
from workshop.errors import Problems


def places(text: str) -> list[str]:
    problems = Problems()
    return [str(block.place) for block in read_blocks(parse_blocks(text), Writing(text, "a.md", problems))]


def test_places_point_at_the_text_behind_its_marks() -> None:
    assert places("yksi\n\n  kaksi\n\n>   kolme\n\n- neljä\n") == ["a.md:1:1", "a.md:3:3", "a.md:5:5", "a.md:7:1"]


def test_a_place_after_a_tab_or_a_repeated_word() -> None:
    assert places("x\n\n> \tx > x\n") == ["a.md:1:1", "a.md:3:4"]


def test_paragraphs_of_plain_text() -> None:
    assert paragraphs("yksi\nkaksi\n\n \n\nkolme\n") == ["yksi kaksi", "kolme"]
    assert paragraphs("\n \n") == []
