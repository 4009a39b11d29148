from __future__ import annotations

import pytest

from workshop.page.compose import _BLOCKS
from workshop.page.entries import BLOCKS, DRAWN, INLINE
from workshop.page.vocabulary import VOCABULARY, reference

DESIGN = {
    "flow": "document section h1 h2 h3 p list item steps step say facts fact table row cell columns column aside group "
    "box lines rule icon qr image pagebreak",
    "inline": "b i q time link",
    "sheets": "sheet field grid zone radial matrix curve scale rings axes figure",
    "cards": "deck card front back",
}


def test_the_elements_are_those_of_the_design() -> None:
    for group, names in DESIGN.items():
        assert {name for name, entry in VOCABULARY.items() if entry.group == group} == set(names.split())


def test_whatever_an_element_holds_or_needs_is_an_element() -> None:
    for name, entry in VOCABULARY.items():
        assert entry.holds <= set(VOCABULARY), name
        assert {one for names in entry.needs for one in names.split()} <= entry.holds, name
        assert set(entry.one_of) <= set(entry.attributes), name


def test_every_element_can_be_reached_from_a_document() -> None:
    reached, fresh = set(), {"document"}
    while fresh:
        reached |= fresh
        fresh = {inner for name in fresh for inner in VOCABULARY[name].holds} - reached
    assert reached == set(VOCABULARY)


def test_every_block_can_be_composed() -> None:
    assert set(_BLOCKS) == DRAWN | {"pagebreak"}


def test_a_drawing_has_alternative_text() -> None:
    drawings = ("qr", "image", "radial", "matrix", "curve", "scale", "rings", "axes", "figure")
    assert all(VOCABULARY[name].attributes["alt"].required for name in drawings)


def test_every_meaning_is_one_line_without_a_full_stop() -> None:
    for entry in VOCABULARY.values():
        for meaning in [entry.meaning, *(attribute.meaning for attribute in entry.attributes.values())]:
            assert meaning
            assert "\n" not in meaning
            assert not meaning.endswith(".")
            assert "|" not in meaning


def test_the_sets_do_not_overlap() -> None:
    assert not INLINE & DRAWN
    assert BLOCKS < DRAWN


@pytest.mark.parametrize("name", sorted(VOCABULARY))
def test_the_reference_has_every_element_and_attribute(name: str) -> None:
    row = next(line for line in reference().splitlines() if line.startswith(f"| `{name}` |"))
    for key, attribute in VOCABULARY[name].attributes.items():
        assert f"`{key}`" in row
        for value in attribute.values:
            assert f"`{value}`" in reference()


def test_the_reference_in_short() -> None:
    lines = reference().splitlines()
    assert [line for line in lines if line.startswith("### ")] == [
        "### Flowing pages", "### In a line of text", "### Sheets to fill in", "### Cards",
    ]  # fmt: skip
    assert "| `h3` | a small heading | text | `time` minutes, set at the right edge; `id` `accent` `align` |" in lines
    looks = "`thin`, `strong`, `accent`, `bar`, `cut`"
    assert f"| `rule` | a line across |  | `style` how it looks: {looks}; `accent` `align` |" in lines
    assert "| `time` | a clock time or a length that must not break | words |  |" in lines
