"""Cue cards: a set for each who leads, all that is said and asked on them, and none smaller for holding more."""

from __future__ import annotations

import io
from functools import cache

import page as page_validation
import pypdf
import pytest

from tests.pdf_reading import outside, text_boxes
from workshop.content.library import Library
from workshop.content.records import Bullets, Quote
from workshop.errors import Problems
from workshop.pack.box import box_layer
from workshop.pack.build import build_pack
from workshop.pack.cues import cue_data
from workshop.pack.data import read_words
from workshop.pack.records import PackFile
from workshop.session.agenda import plan
from workshop.session.overrides import Overrides, override
from workshop.session.records import Agenda, Session
from workshop.session.session_file import read_starter

MM = 72 / 25.4
SESSIONS = [(name, lang) for name in ("meet-the-person", "listening-90") for lang in ("fi", "en")]


@cache
def library() -> Library:
    return Library([box_layer()])


def session(name: str = "meet-the-person", lang: str = "en", **changes: object) -> Session:
    problems = Problems()
    read = read_starter(library(), name, problems, lang)
    assert read is not None
    return override(read, Overrides(lang=lang, **changes), problems)  # type: ignore[arg-type]


def agenda(name: str = "meet-the-person", lang: str = "en") -> Agenda:
    planned = plan(session(name, lang), library(), Problems())
    assert planned is not None
    return planned


@cache
def cues(name: str = "meet-the-person", lang: str = "en", **changes: object) -> PackFile:
    pack = build_pack(session(name, lang, **changes), library(), Problems(), ["cues"])
    (file,) = pack.files
    return file


def squashed(text: str) -> str:
    """Leave letters and digits only: lines, hyphens and quote marks may stand anywhere."""
    return "".join(filter(str.isalnum, text))


def words_of(file: PackFile) -> str:
    return squashed("".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(file.data)).pages))


def plain(inline: tuple[object, ...]) -> str:
    return squashed("".join(run.text for run in inline))  # type: ignore[attr-defined]


@pytest.mark.parametrize(("name", "lang"), SESSIONS)
@pytest.mark.parametrize("size", ["normal", "large"])
def test_every_line_to_say_and_every_question_is_on_a_card(name: str, lang: str, size: str) -> None:
    text = words_of(cues(name, lang, type=size))
    told = 0
    for block in agenda(name, lang).blocks:
        if not block.exercise:
            continue
        assert squashed(block.exercise.text.name) in text
        sections = block.exercise.text.sections
        parts = [part for step in block.exercise.text.steps for part in step.blocks]
        parts += [part for section in sections.values() for part in section.blocks]
        lines = [part.inline for part in parts if isinstance(part, Quote)]
        lines += [item for part in sections["debrief"].blocks if isinstance(part, Bullets) for item in part.items]
        for line in lines:
            assert plain(line) in text
        told += len(lines)
    assert told > 25


@pytest.mark.parametrize(("name", "lang"), SESSIONS)
def test_a_talk_is_there_whole(name: str, lang: str) -> None:
    text = words_of(cues(name, lang))
    talks = [block.block for block in agenda(name, lang).blocks if getattr(block.block, "paragraphs", ())]
    assert talks
    for talk in talks:
        for paragraph in talk.paragraphs:  # type: ignore[union-attr]
            said = paragraph if isinstance(paragraph, str) else "".join(run.text for run in paragraph)
            assert squashed(said.partition("{")[0]) in text


def test_a_print_job_of_its_own() -> None:
    file = cues()
    assert (file.name, file.kind, file.copies) == ("1-cues-2x.pdf", "cues", 2)
    assert (file.paper, file.duplex, file.stock) == ("A4", "none", "card")
    assert file.sheets == file.pages * 2
    assert file.items[0] == "one-word-check-in"


def test_one_set_for_each_who_leads() -> None:
    assert cues("listening-90").copies == len(session("listening-90").facilitators)


@pytest.mark.parametrize(("paper", "width", "height"), [("A4", 210, 297), ("Letter", 215.9, 279.4)])
def test_four_to_a_sheet(paper: str, width: float, height: float) -> None:
    data = cues(paper=paper).data
    wide, high, boxes = text_boxes(data)[0]
    assert (round(wide / MM, 1), round(high / MM, 1)) == (width, height)
    clocks = [box for box in boxes if "–" in box.text and ":" in box.text]
    assert len(clocks) == 4
    assert {(box.left > wide / 2, box.bottom > high / 2) for box in clocks} == {(a, b) for a in (0, 1) for b in (0, 1)}


def test_large_print_has_two_to_a_sheet_that_lies() -> None:
    file = cues(type="large")
    wide, high, boxes = text_boxes(file.data)[0]
    assert (round(wide / MM), round(high / MM)) == (297, 210)
    assert {box.left > wide / 2 for box in boxes if "–" in box.text} == {False, True}


@pytest.mark.parametrize("size", ["normal", "large"])
@pytest.mark.parametrize("ink", ["colour", "saver", "grey"])
def test_nothing_crosses_a_cut_or_comes_too_near_the_edge(size: str, ink: str) -> None:
    data = cues(type=size, ink=ink).data
    assert outside(data) == []
    for wide, high, boxes in text_boxes(data):
        for box in boxes:
            assert box.right < wide / 2 - 5 * MM or box.left > wide / 2 + 5 * MM
            if high > wide:
                assert box.top < high / 2 - 5 * MM or box.bottom > high / 2 + 5 * MM


def test_what_does_not_fit_goes_on_and_says_so() -> None:
    text = "".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(cues().data)).pages)
    assert "1.2 · 1/2" in text
    assert "1.2 · 2/2" in text
    assert text.count("Aims and agreements") == 2


def test_the_type_is_never_smaller_than_the_theme_says() -> None:
    sizes: set[float] = set()

    def note(text: str, matrix: object, at: object, font: object, size: float) -> None:
        if text.strip():
            sizes.add(round(size, 1))

    for sheet in pypdf.PdfReader(io.BytesIO(cues().data)).pages:
        sheet.extract_text(visitor_text=note)
    assert min(sizes) == 8.4
    assert {11.5, 22, 23} <= sizes
    assert max(sizes) >= 22


@pytest.mark.parametrize(("name", "lang"), SESSIONS)
def test_clocks_late_clocks_and_what_is_left_out(name: str, lang: str) -> None:
    text = words_of(cues(name, lang))
    planned = agenda(name, lang)
    for block in planned.blocks:
        if block.number:
            assert squashed(f"{block.start // 60}{block.start % 60:02}") in text
            if block.late_start >= 0:
                assert squashed(f"{block.late_start // 60}{block.late_start % 60:02}") in text
    left_out = sum(block.late_start < 0 for block in planned.blocks)
    assert text.count(squashed({"fi": "jätä pois", "en": "leave out"}[lang])) == left_out


def blocks(*rows: tuple[str, str, str]) -> list[dict[str, object]]:
    """Describe blocks by kind, clock and free time before them."""
    return [
        {"kind": kind, "start": start, "time": "15 min", "slack": slack, "slack_start": start, "left_out": False,
         "late": "9:40", "late_differs": True}
        for kind, start, slack in rows
    ]  # fmt: skip


def test_a_break_is_named_on_the_card_before_it() -> None:
    words = read_words(agenda(), library(), Problems())
    made = cue_data(blocks(("talk", "9:00", ""), ("break", "9:30", ""), ("talk", "9:45", "5 min")), words)
    assert [[part["text"] for part in cue["then"]] for cue in made] == [["Then break 15 min", "Then 5 min free"], []]
    assert made[0]["then"][0]["clock"] == "9:30"
    assert made[0]["then"][0]["late"] == "9:40"


def test_a_day_that_begins_with_a_break_says_so_on_its_first_card() -> None:
    words = read_words(agenda(), library(), Problems())
    made = cue_data(blocks(("break", "9:00", ""), ("talk", "9:15", "")), words)
    assert [part["text"] for part in made[0]["first"]] == ["First break 15 min"]


def test_lines_keep_the_number_of_their_step() -> None:
    words = read_words(agenda(), library(), Problems())
    say = {"kind": "say", "runs": [["Go.", ""]]}
    block = blocks(("exercise", "9:00", ""))[0] | {
        "steps": [{"blocks": []}, {"blocks": [say]}],
        "sections": {"doubt": {"heading": "If someone doubts", "blocks": [say]}},
    }
    (cue,) = cue_data([block], words)
    assert cue["steps"] == [{"number": "2", "says": [say["runs"]]}]
    assert cue["before"] == []
    assert cue["after"] == [{"heading": "If someone doubts", "says": [say["runs"]]}]


@pytest.mark.parametrize("changes", [{}, {"type": "large"}, {"ink": "saver"}, {"paper": "Letter", "ink": "grey"}])
@pytest.mark.parametrize("lang", ["fi", "en"])
def test_the_cards_are_pdf_ua(lang: str, changes: dict[str, str]) -> None:
    report = page_validation.validate_pdf_bytes(cues("meet-the-person", lang, **changes).data, profile="ua1")
    assert [f"{fault.rule_id}: {fault.message}" for fault in report.failures] == []
