from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import page as page_validation
import pytest

from tests.packs import (
    BOX,
    STARTERS,
    file,
    files,
    library,
    own,
    own_session,
    plan_session,
    planned,
    starter,
    starter_session,
)
from tests.pdf_reading import (
    Pdf,
    all_text,
    bookmarks,
    marked_content,
    outside,
    page_texts,
    parent_tree,
    read_tags,
    shows,
    shows_whole,
)
from workshop.content.records import Exercise, Run
from workshop.errors import Place, Problems, WorkshopError
from workshop.pack.build import build_pack
from workshop.pack.data import Words
from workshop.pack.records import Pack
from workshop.pack.texts import fill
from workshop.session.records import Agenda, BreakBlock, TalkBlock


def texts(value: object) -> Iterator[str]:
    """Yield the paragraphs below a record: runs that stand together are one."""
    if isinstance(value, tuple) and value and all(isinstance(part, Run) for part in value):
        yield "".join(part.text for part in value)
    elif isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, tuple | list):
        for part in value:
            yield from texts(part)
    elif is_dataclass(value) and not isinstance(value, Place):
        for item in fields(value):
            if item.name not in ("place", "layer", "layers", "id", "kind"):
                yield from texts(getattr(value, item.name))


def names_of(agenda: Agenda, words: Words, groups: int) -> dict[str, str]:
    client = agenda.session.client or words.word("words", "client")
    return {"participants": str(len(agenda.session.participants)), "client": client, "groups": str(groups)}


def exercise_texts(exercise: Exercise, sections: set[str] | None = None) -> Iterator[str]:
    if sections is None:
        yield from (exercise.text.name, exercise.text.summary)
    for key, section in exercise.text.sections.items():
        if sections is None or key in sections:
            if sections is None:
                yield section.heading.partition(" (")[0]
            yield from texts(section.blocks)
            yield from texts(tuple(step.blocks for step in section.steps))


def lacking(data: bytes, wanted: Iterator[str], names: dict[str, str]) -> list[str]:
    return [text for text in wanted if not shows_whole(data, fill(text, names))]


# -- every word of the content -------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "lang"), STARTERS)
def test_the_guide_shows_every_word_of_every_exercise_and_talk(name: str, lang: str) -> None:
    agenda, words = planned(name, lang)
    guide = file(starter(name, lang), "1-guide").data
    for block in agenda.blocks:
        names = names_of(agenda, words, block.grouping.count or 1)
        if block.exercise:
            assert lacking(guide, exercise_texts(block.exercise), names) == []
            assert lacking(guide, (s.work for s in block.exercise.facts.sources), {}) == []
        if isinstance(block.block, TalkBlock):
            assert lacking(guide, iter([block.block.title, *texts(block.block.paragraphs)]), names) == []


@pytest.mark.parametrize(("name", "lang"), STARTERS)
def test_the_handbook_shows_every_question_and_bridge(name: str, lang: str) -> None:
    agenda, words = planned(name, lang)
    handbook = file(starter(name, lang), "2-handbook").data
    for block in agenda.blocks:
        if block.exercise and block.stage in ("warm-up", "practise", "explore", "map"):
            names = names_of(agenda, words, block.grouping.count or 1)
            assert lacking(handbook, exercise_texts(block.exercise, {"debrief", "bridge"}), names) == []
    assert lacking(handbook, texts(words.labels["handbook"]["steps"]), {}) == []


@pytest.mark.parametrize(("name", "lang"), STARTERS)
def test_the_handbook_keeps_the_facilitators_secrets(name: str, lang: str) -> None:
    agenda, _ = planned(name, lang)
    handbook = file(starter(name, lang), "2-handbook").data
    for block in agenda.blocks:
        if block.exercise:
            secrets = exercise_texts(block.exercise, {"care", "doubt"})
            assert [text for text in secrets if len(text) > 40 and shows(handbook, text)] == []


@pytest.mark.parametrize(("name", "lang"), STARTERS)
def test_cards_show_every_word_of_every_card(name: str, lang: str) -> None:
    _, words = planned(name, lang)
    made = {item: f.data for f in files(starter(name, lang), "cards") for item in f.items}
    assert set(made) == set(words.decks)
    for deck in words.decks.values():
        wanted = [deck.title, *(text for card in deck.cards for text in card.words.values())]
        assert lacking(made[deck.id], iter(wanted), {}) == []


@pytest.mark.parametrize(("name", "lang"), STARTERS)
def test_worksheets_show_every_word(name: str, lang: str) -> None:
    agenda, words = planned(name, lang)
    names = names_of(agenda, words, 1)
    pack = starter(name, lang)
    for worksheet in words.worksheets.values():
        homes = [f for f in pack.files if f.kind in ("worksheets", "handbook") and worksheet.id in f.items]
        assert homes
        for home in homes:
            shown = [text for key, text in worksheet.words.items() if key != "alt" and not key.endswith("-alt")]
            assert lacking(home.data, iter([worksheet.title, *shown]), names) == []


@pytest.mark.parametrize(("name", "lang"), STARTERS)
def test_posters_and_forms_show_every_word(name: str, lang: str) -> None:
    _, words = planned(name, lang)
    pack = starter(name, lang)
    for made in files(pack, "posters"):
        for item in made.items:
            assert lacking(made.data, texts(words.labels["posters"][item]), {}) == []
    feedback = next(f for f in files(pack, "forms") if "feedback" in f.items)
    for key in ("title", "intro", "take", "change", "quote"):
        assert shows_whole(feedback.data, str(words.labels["feedback"][key]))


# -- every page ----------------------------------------------------------------------------------------------

LOOKS = [
    *((name, lang, {}) for name, lang in STARTERS),
    ("meet-the-person", "fi", {"paper": "Letter"}),
    ("meet-the-person", "en", {"type": "large"}),
    ("listening-90", "fi", {"ink": "grey"}),
    ("listening-90", "en", {"ink": "saver"}),
]


@pytest.mark.parametrize(("name", "lang", "look"), LOOKS, ids=str)
def test_the_text_of_every_page_lies_inside_its_safe_area(name: str, lang: str, look: dict[str, str]) -> None:
    found = {f.name: outside(f.data) for f in starter(name, lang, **look).files}
    assert {file: boxes for file, boxes in found.items() if boxes} == {}


@pytest.mark.parametrize(("name", "lang", "look"), LOOKS, ids=str)
def test_every_file_passes_pdf_ua(name: str, lang: str, look: dict[str, str]) -> None:
    for made in starter(name, lang, **look).files:
        report = page_validation.validate_pdf_bytes(made.data, profile="ua1")
        assert [f"{f.rule_id}: {f.message}" for f in report.failures] == [], made.name


@pytest.mark.parametrize(("name", "lang"), STARTERS)
def test_every_mark_points_to_an_element_that_lists_it(name: str, lang: str) -> None:
    for made in starter(name, lang).files:
        check_marks(made.data)


def check_marks(data: bytes) -> None:
    pdf = Pdf(data)
    parents = parent_tree(pdf)
    listed = {tag.number: set(map(str, tag.kids)) for tag in read_tags(pdf).walk()}
    for number, page in pdf.pages():
        marks, loose = marked_content(pdf, page)
        assert loose == []
        for mcid in marks:
            assert str((number, mcid)) in listed[parents[page["StructParents"]][mcid].number]  # type: ignore[index]
    assert sum(1 for _ in read_tags(pdf).marks()) == sum(len(marked_content(pdf, page)[0]) for _, page in pdf.pages())


def test_no_colour_in_grey_ink() -> None:
    assert [f.name for f in starter("listening-90", "fi", ink="grey").files if f.colour] == []


def test_files_have_language_title_and_bookmarks() -> None:
    pack = starter("meet-the-person", "fi")
    for made in pack.files:
        pdf = Pdf(made.data)
        assert pdf.text_string(pdf.catalog["Lang"]) == "fi"
        assert pdf.text_string(pdf.get(pdf.trailer["Info"])["Title"]).startswith("Kohtaa ihminen")
        assert bookmarks(made.data)


def test_bookmarks_of_the_guide_lead_to_the_pages_of_the_blocks() -> None:
    agenda, _ = planned("meet-the-person", "en")
    guide = file(starter("meet-the-person", "en"), "1-guide").data
    pages = page_texts(guide)
    marks = {title: number for title, _, number in bookmarks(guide)}
    for block in agenda.blocks:
        if block.exercise:
            number = marks[f"{block.number} {block.exercise.text.name}"]
            assert block.exercise.text.name in " ".join(pages[number - 1].split())
            # The run sheet tells the same page.
            assert str(number) in pages[1] + pages[2]


# -- printed as it is typed ------------------------------------------------------------------------------------

TYPED = [
    "Tom & Jerry &amp; co", "<b>x</b>", "{{ 7*7 }}", "{% if %}", "{# note #}", "5 < 6 > 4", "2*3*4", "C:\\new\\table",
    "\\n \\1", "\"quotes\" 'single' “curly” ”suora”", "Ääkköset éèñçß", "Ольга Ж", "Ελένη Ω", "a_b_c ~x~ `code`",
    "# not a heading", "50 % – 100 %", "${x} $1 %s %(a)s",
]  # fmt: skip


def session_of(title: str, talk: list[str], name: str) -> str:
    paragraphs = "".join(f"      {line}\n\n" for line in talk)
    return (
        f"title: {json.dumps(title, ensure_ascii=False)}\nlanguage: en\nstart: 9.00\n"
        f"participants: [{json.dumps(name, ensure_ascii=False)}, Bo, Cecilia, Dan]\n"
        f"facilitators: [{json.dumps(name, ensure_ascii=False)}]\nclient: {json.dumps(title, ensure_ascii=False)}\n"
        "agenda:\n  - exercise: mirror\n"
        f"  - talk: {json.dumps(title, ensure_ascii=False)}\n    minutes: 5\n    text: |\n{paragraphs}"
    )


def plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


@pytest.fixture(scope="module")
def typed() -> Pack:
    return own(session_of("A & <b>x</b> {{ 7*7 }}", TYPED, "Ольга & <i>Ελένη</i>"), only=["guide", "handbook", "forms"])


@pytest.mark.parametrize("line", TYPED)
def test_a_talk_is_printed_as_it_is_typed(typed: Pack, line: str) -> None:
    assert plain(line) in plain(all_text(file(typed, "1-guide").data))


def test_a_title_a_client_and_a_name_are_printed_as_they_are_typed(typed: Pack) -> None:
    for made in typed.files:
        assert plain("A & <b>x</b> {{ 7*7 }}") in plain(all_text(made.data)), made.name
        pdf = Pdf(made.data)
        assert pdf.text_string(pdf.get(pdf.trailer["Info"])["Title"]).startswith("A & <b>x</b> {{ 7*7 }}")
    assert "Ольга & <i>Ελένη</i>" in plain(all_text(file(typed, "1-guide").data))
    forms = plain(" ".join(all_text(f.data) for f in files(typed, "forms")))
    assert "Ольга & <i>Ελένη</i>" in forms
    assert forms.count("<i>Ελένη</i>") == 2


@pytest.mark.parametrize(
    "title", [*TYPED[:6], "{% %}", "\\", "'", "%", "x" * 60, "Asiakaskohtaamisvalmennuspäivä 2026"]
)
def test_titles_are_printed_as_they_are_typed(title: str) -> None:
    pack = own(session_of(title, ["Hello."], "Aino"), only=["handbook"])
    assert shows_whole(pack.files[0].data, title)
    assert outside(pack.files[0].data) == []


def test_text_of_an_exercise_in_a_layer_is_printed_as_it_is_typed(tmp_path: Path) -> None:
    folder = tmp_path / "exercises/warm-up/mirror"
    folder.mkdir(parents=True)
    literal = [line for line in TYPED if not line.startswith("#")]
    why = "\n\n".join(literal)
    debrief = "\n".join(f"- {line}" for line in literal)
    say = "\n\n".join(f"> {line}" for line in literal)
    text = f"# Mirror & <b>x</b>\n\n## Why\n\n{why}\n\n{say}\n\n## Debrief (6 min)\n\n{debrief}\n"
    (folder / "en.md").write_text(text, encoding="utf-8")
    pack = own(session_of("Day", ["Hello."], "Aino"), tmp_path, only=["guide", "handbook"])
    for line in literal:
        assert shows_whole(file(pack, "1-guide").data, line), line
        assert shows_whole(file(pack, "2-handbook").data, line), line
    assert "Mirror & <b>x</b>" in plain(all_text(file(pack, "1-guide").data))
    assert "&lt;" not in all_text(file(pack, "1-guide").data)
    assert "&amp;" in all_text(file(pack, "1-guide").data)
    assert "&amp;amp;" not in all_text(file(pack, "1-guide").data)


@pytest.mark.parametrize(
    "name", ["Wolfeschlegelsteinhausenbergerdorff", "Aleksandriina", "Anna-Maria Örnefält-Ståhlberg"]
)
def test_long_names_fit_their_tags(name: str) -> None:
    pack = own(session_of("Day", ["Hello."], name), only=["forms"])
    tags = file(pack, "6-forms-1x")
    assert shows_whole(tags.data, name)
    assert outside(tags.data) == []


# -- the same bytes, and errors --------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "lang"), STARTERS[:2])
def test_the_same_session_makes_the_same_bytes(name: str, lang: str) -> None:
    again = starter.__wrapped__(name, lang)
    assert [(f.name, f.data) for f in again.files] == [(f.name, f.data) for f in starter(name, lang).files]


def test_several_problems_are_told_at_once(tmp_path: Path) -> None:
    for path, text in {
        "exercises/decks/situations/en.yaml": "cards:\n  " + "lost-wallet:\n    text: " + "Too much. " * 200 + "\n",
        "templates/documents/posters.xml.j2": "<document>",
        "templates/documents/handbook.xml.j2": "\n{{ nothing }}",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    content = library(tmp_path)
    session = own_session(
        "title: Day\nlanguage: en\nstart: 9.00\nparticipants: 8\nagenda:\n  - exercise: one-word-check-in\n"
        "    prints:\n      - {poster: agreements, per: room}\n",
        content,
    )
    found = Problems()
    with pytest.raises(WorkshopError) as caught:
        build_pack(session, content, found)
    told = {problem.place.file for problem in caught.value.problems}
    assert {"templates/documents/posters.xml.j2", "templates/documents/handbook.xml.j2"} <= told


def test_problems_of_content_that_are_met_before_laying_out(tmp_path: Path) -> None:
    (tmp_path / "exercises/warm-up/mirror").mkdir(parents=True)
    (tmp_path / "exercises/warm-up/mirror/en.md").write_text(
        "## Whi\n\nText.\n\n## Why\n\nText 😀.\n", encoding="utf-8"
    )
    content = library(tmp_path)
    session = own_session(
        "title: Day\nlanguage: en\nstart: 9.00\nparticipants: 8\nagenda:\n  - exercise: mirror\n  - exercise: miror\n",
        content,
    )
    with pytest.raises(WorkshopError) as caught:
        build_pack(session, content, Problems())
    messages = [str(problem) for problem in caught.value.problems]
    assert any('unknown section "Whi"' in message for message in messages)
    assert any('unknown exercise "miror"' in message for message in messages)


@pytest.mark.parametrize(("name", "lang"), STARTERS[2:])
def test_one_pdf_of_everything(name: str, lang: str) -> None:
    whole = starter(name, lang, (), True)
    parts = starter(name, lang)
    assert [f.name for f in whole.files] == [f"{whole.slug}.pdf"]
    data = whole.files[0].data
    assert whole.files[0].pages == sum(f.pages for f in parts.files)
    check_marks(data)
    report = page_validation.validate_pdf_bytes(data, profile="ua1")
    assert [f"{f.rule_id}: {f.message}" for f in report.failures] == []
    levels = {level for _, level, _ in bookmarks(data)}
    assert levels >= {0, 1}
    assert page_texts(data)[0] == page_texts(parts.files[0].data)[0]


def test_only_some_kinds() -> None:
    pack = starter("listening-90", "en", ("cards", "handbook"))
    assert {f.kind for f in pack.files} == {"cards", "handbook"}


def test_a_print_order_by_itself_is_for_the_whole_pack() -> None:
    whole = own(session_of("Day", ["Hello."], "Aino"))
    [alone] = own(session_of("Day", ["Hello."], "Aino"), only=["print-order"]).files
    assert alone.data == whole.files[-1].data
    assert all(shows(alone.data, file.name) for file in whole.files[:-1])


def test_the_box_is_where_it_was_thought_to_be() -> None:
    assert (BOX / "templates/documents/guide.xml.j2").is_file()
    agenda, words = plan_session(own_session(session_of("Day", ["x"], "Aino"), library()), library())
    assert agenda.session.title == "Day"
    assert words.language == "en"


@pytest.mark.parametrize("led", [False, True], ids=["alone", "led"])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("lang", ["fi", "en", "sv"])
def test_heads_of_tables_are_not_cut(lang: str, paper: str, led: bool) -> None:
    session = starter_session("listening-90", lang)
    blocks = session.blocks
    if led:
        blocks = tuple(b if isinstance(b, BreakBlock) else replace(b, lead="Aino") for b in blocks)
    session = replace(session, blocks=blocks, facilitators=("Aino",), print=replace(session.print, paper=paper))
    labels = library().labels(lang, Problems())
    pack = build_pack(session, library(), Problems(), ("guide", "print-order"))
    for kind, group, names in (
        ("guide", "run-sheet", ["clock", "block", "form", "materials", "minutes", "page", *(["lead"] if led else [])]),
        ("guide", "packing", ["item", "count", "where"]),
        ("print-order", "print-order", ["what", "pages", "copies", "sheets", "paper", "handling"]),
    ):
        [file] = [file for file in pack.files if file.kind == kind]
        words = set(" ".join(page_texts(file.data)).split())
        wanted = {word for name in names for word in str(labels[group][name]).split()}
        assert wanted <= words
