"""Scenarios on paper: what is on which card, that the three find each other, and that they print and read well."""

from __future__ import annotations

import io
import json
from functools import cache
from pathlib import Path

import page as page_validation
import pypdf
import pytest

from tests.packs import library, starter_session
from tests.pdf_reading import outside, text_boxes
from workshop.errors import Problems, WorkshopError
from workshop.pack.folder import write_folder
from workshop.pack.preflight import any_decoration, check_prints, read_pack
from workshop.pack.scenarios import ScenarioPack, build_scenarios
from workshop.session.scenarios import PARTS, Draw

MM = 72 / 25.4
CHANGES = [{}, {"type": "large"}, {"ink": "saver", "paper": "Letter"}, {"ink": "grey"}]


@cache
def made(lang: str = "en", count: int = 3, seed: int = 7, **changes: object) -> ScenarioPack:
    problems = Problems()
    session = starter_session("meet-the-person", lang, **changes)
    pack = build_scenarios(session, library(), Draw(seed, count), problems)
    assert list(problems) == []
    return pack


def squashed(text: str) -> str:
    """Leave letters and digits only: lines, hyphens and quote marks may stand anywhere."""
    return "".join(filter(str.isalnum, text))


def cards_of(pack: ScenarioPack) -> list[str]:
    """Read every card of the sheets, row by row."""
    found = []
    for wide, high, boxes in text_boxes(pack.pack.files[0].data):
        for low, top in [(0.5, 1.0), (0.0, 0.5)] if high > wide else [(0.0, 1.0)]:
            for left in (0, 1):
                inside = [b for b in boxes if low * high <= b.bottom < top * high and (b.left > wide / 2) == bool(left)]
                found.append(squashed("".join(b.text for b in inside)))
    return found


def sheets_of(pack: ScenarioPack) -> list[str]:
    """Read the sheet of every set, which has two pages in large print."""
    pages = [squashed(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(pack.pack.files[1].data)).pages]
    each = len(pages) // len(pack.sets)
    return ["".join(pages[i : i + each]) for i in range(0, len(pages), each)]


@pytest.mark.parametrize(("lang", "word"), [("fi", "jatkuu"), ("en", "continued")])
def test_the_second_page_of_a_sheet_says_its_title(lang: str, word: str) -> None:
    pack = made(lang, type="large")
    for scenario, sheet in zip(pack.sets, sheets_of(pack), strict=True):
        title = scenario.cards["situation"].words["title"]
        assert squashed(f"{title} ({word})") in sheet
        assert squashed("2 / 2") in sheet


def test_the_files() -> None:
    cards, sheets = made().pack.files
    assert (cards.name, cards.kind, cards.pages, cards.copies) == ("1-scenario-cards-1x.pdf", "scenario-cards", 2, 1)
    assert (sheets.name, sheets.kind, sheets.pages) == ("2-observer-sheets-2x.pdf", "observer-sheets", 3)
    assert (cards.stock, cards.duplex, sheets.stock, sheets.duplex) == ("card", "none", "plain", "none")
    assert cards.items == ("situations", "channels", "customers", "emotions", "hidden-needs")
    assert made().pack.slug == "meet-the-person-en-scenarios"


@pytest.mark.parametrize("size", ["normal", "large"])
@pytest.mark.parametrize("lang", ["fi", "en"])
def test_who_is_told_what(lang: str, size: str) -> None:
    pack = made(lang, type=size)
    cards, sheets = cards_of(pack), sheets_of(pack)
    word = {"fi": "Sarja", "en": "Set"}[lang]
    for scenario, customer, staff, sheet in zip(pack.sets, cards[::2], cards[1::2], sheets, strict=False):
        words = {part: {k: squashed(v) for k, v in card.words.items()} for part, card in scenario.cards.items()}
        for page in (customer, staff, sheet):
            assert f"{word}{scenario.number}" in page
            assert words["channel"]["title"] in page
            assert words["situation"]["title"] in page
            assert words["situation"]["text"] in page
        for text in (words["customer"]["title"], words["customer"]["text"], words["need"]["title"],
                     words["need"]["text"], words["emotion"]["title"], words["emotion"]["looks"],
                     words["emotion"]["sounds"]):  # fmt: skip
            assert text in customer
        for text in (words["channel"]["text"], words["situation"]["ask"], words["channel"]["ask"]):
            assert text in staff
        for part in ("emotion", "need"):
            for key in ("title", "text", "looks", "sounds", "needs"):
                if key in words[part]:
                    assert words[part][key] not in staff
                    assert words[part][key] not in sheet


@pytest.mark.parametrize("lang", ["fi", "en"])
@pytest.mark.parametrize("size", ["normal", "large"])
def test_what_is_in_the_box_fits_on_a_card_each(lang: str, size: str) -> None:
    pack = made(lang, 24, 3, type=size)
    assert pack.pack.files[0].pages == {"normal": 12, "large": 24}[size]


@pytest.mark.parametrize("changes", CHANGES)
@pytest.mark.parametrize("lang", ["fi", "en"])
def test_they_are_pdf_ua_and_pass_preflight(lang: str, changes: dict[str, str]) -> None:
    files = made(lang, **changes).pack.files
    for file in files:
        report = page_validation.validate_pdf_bytes(file.data, profile="ua1")
        assert [f"{fault.rule_id}: {fault.message}" for fault in report.failures] == []
        assert outside(file.data) == []
        assert file.colour == (changes.get("ink") != "grey")
    large = changes.get("type") == "large"
    assert [str(f.problem) for f in check_prints(files, any_decoration(library()), large=large)] == []


def test_the_same_bytes_for_the_same_seed() -> None:
    again = build_scenarios(starter_session("meet-the-person", "en"), library(), Draw(7, 3), Problems())
    assert [file.data for file in again.pack.files] == [file.data for file in made().pack.files]
    assert made(seed=8).sets != made().sets


def test_without_a_count_a_set_for_each_trio() -> None:
    assert len(made(count=0, people=20).sets) == 6
    assert made(count=0, people=12).pack.files[1].copies == 1


def test_the_record_is_a_pack_s_with_the_sets(tmp_path: Path) -> None:
    pack = made()
    folder = write_folder(tmp_path, pack.pack.slug, {f.name: f.data for f in pack.pack.files}, pack.record)
    record = json.loads((folder / "pack.json").read_text("utf-8"))
    assert list(record) == ["format", "slug", "title", "language", "seed", "sets", "files", "problems"]
    assert (record["seed"], [each["number"] for each in record["sets"]]) == (7, [1, 2, 3])
    first = pack.sets[0].cards
    assert record["sets"][0] == {
        "number": 1, **{part: {"id": first[part].id, "title": first[part].words["title"]} for part in PARTS},
    }  # fmt: skip
    read, findings = read_pack(folder)
    assert (read.files, findings) == (pack.pack.files, [])


CASES = {
    "deck.yaml": "layout: story\naccent: map\noptional: [text, ask]\nfields: [text, ask]\n",
    "en.yaml": "title: Cases\nkind: Case\nblank: Blank\ncards:\n  one:\n    title: Only a title\n",
}


def layer(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / "exercises/decks/cases" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "exercises/decks/cases" / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("part", PARTS)
def test_another_deck_for_any_part_even_of_titles_only(tmp_path: Path, part: str) -> None:
    session, problems = starter_session("meet-the-person", "en"), Problems()
    content = library(layer(tmp_path, CASES))
    pack = build_scenarios(session, content, Draw(1, 2, {part: "cases"}), problems)  # type: ignore[dict-item]
    assert [each.cards[part].id for each in pack.sets] == ["one", "one"]  # type: ignore[index]
    assert "Onlyatitle" in "".join(cards_of(pack))


def told(tmp_path: Path, files: dict[str, str], size: str = "normal", **decks: str) -> list[str]:
    with pytest.raises(WorkshopError) as caught:
        build_scenarios(
            starter_session("meet-the-person", "en", type=size), library(layer(tmp_path, files)),
            Draw(1, 2, decks), Problems(),  # type: ignore[arg-type]
        )  # fmt: skip
    return [str(problem) for problem in caught.value.problems]


def test_decks_that_are_not_there_are_all_told(tmp_path: Path) -> None:
    assert told(tmp_path, {}, situation="situation", channel="zzz") == [
        '--deck channel=zzz: unknown deck "zzz"',
        '--deck situation=situation: unknown deck "situation"\n  hint: did you mean "situations"?',
    ]


def test_a_character_that_no_font_has(tmp_path: Path) -> None:
    files = {**CASES, "en.yaml": CASES["en.yaml"].replace("Only a title", "Only 漢")}
    assert told(tmp_path, files, situation="cases") == [
        'exercises/decks/cases/en.yaml:6:17: no font of the theme has "漢" (U+6F22, cjk unified ideograph-6f22)\n'
        "  hint: take it out, or write it in letters"
    ]


def test_a_case_that_is_too_long_for_the_sheet_is_named(tmp_path: Path) -> None:
    files = {**CASES, "en.yaml": CASES["en.yaml"] + "    text: " + "Far too much to say. " * 99 + "\n"}
    found = told(tmp_path, files, "large", situation="cases")
    assert found
    assert all(text.startswith("exercises/decks/cases/en.yaml:5:3: ") and "too tall" in text for text in found)
