"""What is said of the pages that differ between two packs."""

from __future__ import annotations

import pytest

from workshop.pack.changed_pages import changed_pages
from workshop.pack.records import Pack, PackFile


def file(name: str, pages: str) -> PackFile:
    """Make a file with a page for each letter, whose looks that is."""
    copies = int(name.rpartition("-")[2].removesuffix("x.pdf")) if name.endswith("x.pdf") else 1
    return PackFile(name, "guide", (), len(pages), copies, 1, "A4", "none", "plain", True, b"", tuple(pages))


def pack(**files: str) -> Pack:
    named = [file(name.replace("_", "-").removeprefix("-") + ".pdf", pages) for name, pages in files.items()]
    return Pack("day", "Day", "en", tuple(named), ())


BEFORE = {"_1_guide_2x": "abcdefgh", "_2_handbook_16x": "abcd"}


@pytest.mark.parametrize(
    ("guide", "told"),
    [
        ("abcdefgh", "no page changed"),
        ("Abcdefgh", "1-guide page 1"),
        ("abcDEfgh", "1-guide pages 4-5"),
        ("aBcDEfgH", "1-guide pages 2, 4-5 and 8"),
        ("abcdEfGh", "1-guide pages 5 and 7"),
        ("ABCDEFGH", "1-guide all 8 pages"),
        ("badcfegh", "1-guide pages 1-6"),
        ("abcdXefgh", "1-guide page 5 (9 pages, 8 before)"),
        ("abCDXefgh", "1-guide pages 3-5 (9 pages, 8 before)"),
        ("abcdefg", "1-guide (7 pages, 8 before)"),
        ("aBcdefg", "1-guide page 2 (7 pages, 8 before)"),
        ("a", "1-guide (1 page, 8 before)"),
    ],
)
def test_pages_of_one_document(guide: str, told: str) -> None:
    assert changed_pages(pack(**BEFORE), pack(**{**BEFORE, "_1_guide_2x": guide})) == told


def test_several_documents() -> None:
    after = pack(_1_guide_2x="abcDEfgh", _2_handbook_16x="abXd")
    assert changed_pages(pack(**BEFORE), after) == "1-guide pages 4-5, 2-handbook page 3"


def test_when_everything_changed_it_is_short() -> None:
    after = pack(_1_guide_2x="ABCDEFGH", _2_handbook_16x="ABCD")
    assert changed_pages(pack(**BEFORE), after) == "every page of all 2 documents"


def test_a_pack_of_one_document() -> None:
    assert changed_pages(pack(day="abc"), pack(day="ABC")) == "day all 3 pages"
    assert changed_pages(pack(day="ab"), pack(day="AB")) == "day pages 1-2"
    assert changed_pages(pack(day="a"), pack(day="A")) == "day page 1"


def test_documents_that_come_and_go() -> None:
    after = pack(_1_guide_2x="abcdefgh", _5_posters_a3_1x="ab")
    assert changed_pages(pack(**BEFORE), after) == "5-posters-a3 (new, 2 pages), 2-handbook (gone)"


def test_other_numbers_of_copies() -> None:
    after = pack(_1_guide_2x="abcdefgh", _2_handbook_22x="abcX")
    assert changed_pages(pack(**BEFORE), after) == "2-handbook page 4 (22 copies, 16 before)"
    more = pack(_1_guide_1x="abcdefghi", _2_handbook_16x="abcd")
    assert changed_pages(pack(**BEFORE), more) == "1-guide page 9 (9 pages, 8 before; 1 copy, 2 before)"


def test_documents_that_only_their_copies_tell_apart() -> None:
    before = pack(_4_cards_1x="ab", _4_cards_2x="cd", _6_forms_1x="e")
    assert changed_pages(before, pack(_4_cards_1x="ab", _4_cards_2x="cX", _6_forms_1x="e")) == "4-cards-2x page 2"
    after = pack(_4_cards_1x="ab", _4_cards_3x="cX", _6_forms_1x="e")
    assert changed_pages(before, after) == "4-cards-3x page 2 (3 copies, 2 before)"
    assert changed_pages(before, pack(_4_cards_2x="cd", _6_forms_1x="e")) == "4-cards-1x (gone)"
