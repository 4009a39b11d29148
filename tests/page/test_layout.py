from __future__ import annotations

import re

import pytest

from tests.pdf_reading import bookmarks, page_texts, text_boxes
from tests.typesetting import drawn, laid_out, written
from workshop.errors import PageError
from workshop.page.flowables import Break, Space
from workshop.page.layout import MAX_PAGES
from workshop.page.pages import all_parts
from workshop.page.text import Text
from workshop.page.theme import MM

LONG = "Words that take up room on a card. " * 30


def faults(inside: str, paper: str = "A4", kind: str = "guide", **options: str) -> list[str]:
    with pytest.raises(PageError) as caught:
        laid_out(inside, paper, kind, **options)
    return [str(problem) for problem in caught.value.problems]


def deck(cards: str, kind: str = "poker") -> str:
    return f'<deck id="customers" title="Customers" layout="{kind}">{cards}</deck>'


def card(name: str, words: str, more: str = "") -> str:
    return f'<card id="{name}"{more}><front><p>{words}</p></front></card>'


# -- what does not fit -------------------------------------------------------------------------------


def test_a_block_taller_than_its_page_names_section_file_and_how_much() -> None:
    problems = faults(
        '<section title="Long one" source="exercises/x/fi.md"><figure kind="person" alt="x" height="400"/></section>'
    )
    assert len(problems) == 1
    assert re.fullmatch(
        r'exercises/x/fi\.md: "Long one" is \d+\.\d mm too tall for its page\n'
        r"  hint: shorten its longest part, or part it in two",
        problems[0],
    )
    over = float(re.search(r"is (\S+) mm", problems[0])[1])
    assert over == pytest.approx(400 - (297 - 15 - 20.5), abs=2)


def test_a_sheet_that_does_not_fit() -> None:
    filler = "".join(f'<zone title="Zone {i}" least="40"/>' for i in range(12))
    [problem] = faults(f'<sheet title="Map" source="templates/worksheets/map/fi.yaml:1">{filler}</sheet>')
    assert re.fullmatch(
        r'templates/worksheets/map/fi\.yaml:1:1: the worksheet "Map" is \d+\.\d mm too tall for its page\n'
        r"  hint: shorten its prompts",
        problem,
    )


def test_a_card_that_is_too_tall_names_card_deck_file_and_lines() -> None:
    cards = card("anna", "Fits.") + card("bo", LONG, ' source="exercises/decks/customers/fi.yaml:7:5"')
    [problem] = faults(deck(cards), kind="cards")
    assert re.fullmatch(
        r'exercises/decks/customers/fi\.yaml:7:5: the card "bo" of the deck "customers" is \d+\.\d mm too tall\n'
        r"  hint: shorten its words by about \d+ lines",
        problem,
    )


def test_every_card_that_is_too_tall_is_told() -> None:
    problems = faults(deck(card("a", LONG) + card("b", "Fits.") + card("c", LONG)), kind="cards")
    assert [re.search(r'the card "(\w+)"', problem)[1] for problem in problems] == ["a", "c"]


def test_all_that_does_not_fit_is_told_at_once() -> None:
    tall = '<section title="{}"><figure kind="person" alt="x" height="400"/></section>'
    assert len(faults(tall.format("One") + tall.format("Two") + deck(card("a", LONG)))) == 3


def test_over_300_pages() -> None:
    pages = "<p>x</p><pagebreak/>" * (MAX_PAGES + 5)
    assert faults(f'<section title="T" source="a.md">{pages}<p>end</p></section>') == ["a.md: A test: over 300 pages"]


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("", "test.xml.j2: A test: there is nothing on it to print\n  hint: give it a section, sheet or card"),
        (
            '<section id="credits"><p><link to="credit">x</link></p></section>',
            'test.xml.j2: no place has the id "credit"\n  hint: did you mean "credits"?',
        ),
        (
            '<section id="a"><p><link to="zzz" show="page"/></p></section>',
            'test.xml.j2: no place has the id "zzz"\n  hint: give the place that is meant an id',
        ),
        (
            '<section id="a"><p>x</p></section><section id="a"><p>y</p></section>',
            'test.xml.j2: the id "a" is given twice\n  hint: change one',
        ),
        (
            f'<section id="a"><qr value="{"x" * 700}" alt="y"/></section>',
            "test.xml.j2: the text of the QR code has 700 letters\n  hint: give it 600 at most, or a shorter address",
        ),
    ],
)
def test_other_faults(inside: str, expected: str) -> None:
    assert faults(inside) == [expected]


# -- sections ------------------------------------------------------------------------------------------


def section(lines: int, more: str = "") -> str:
    return f'<section title="T"{more}>' + "".join(f"<p>Line {i}.</p>" for i in range(lines)) + "</section>"


def words(document) -> list[list[str]]:
    return [
        ["".join(w.text for w in part.words) for part in all_parts(page.body) if isinstance(part, Text)]
        for page in document.pages
    ]


def test_sections_start_new_pages_and_go_over_when_full() -> None:
    made = laid_out(section(100) + section(3))
    pages = words(made)
    assert len(pages) >= 3
    assert [line for page in pages for line in page] == [f"Line {i}." for n in (100, 3) for i in range(n)]
    assert pages[-1] == ["Line 0.", "Line 1.", "Line 2."]
    assert [page.number for page in made.pages] == list(range(1, len(pages) + 1))


def test_a_little_less_space_is_taken_where_it_saves_a_page() -> None:
    counts = {n: len(laid_out(section(n)).pages) for n in range(30, 60)}
    assert sorted(counts.values()) == list(counts.values())
    most = max(n for n, pages in counts.items() if pages == 1)
    tight, loose = laid_out(section(most)).pages[0], laid_out(section(30)).pages[0]
    gaps = [next(part for part in all_parts(page.body) if isinstance(part, Text)).after for page in (tight, loose)]
    assert gaps[0] < gaps[1]
    assert tight.body.height(tight.area.width) <= tight.area.height + 0.02


def test_nodes_of_a_try_that_was_given_up_are_not_kept() -> None:
    made = laid_out(section(70))
    count = sum(node.role == "P" for node in made.root.walk())
    assert count == 70


def test_a_section_may_start_on_a_right_hand_page() -> None:
    made = laid_out(section(1) + section(1, ' side="recto"') + section(1, ' side="recto"'))
    assert [bool(page) for page in words(made)] == [True, False, True, False, True]
    assert made.pages[1].furniture.numbered is False


def test_paper_and_orientation_of_a_section() -> None:
    made = laid_out(section(1, ' paper="A3" orientation="landscape"') + section(1))
    sizes = [(round(page.width / MM), round(page.height / MM)) for page in made.pages]
    assert sizes == [(420, 297), (210, 297)]


def test_a_page_break() -> None:
    made = laid_out('<section title="T"><p>a</p><pagebreak/><p>b</p></section>')
    assert words(made) == [["a"], ["b"]]
    assert not [part for page in made.pages for part in all_parts(page.body) if isinstance(part, Break)]


def test_anchors_of_sections_sheets_and_headings() -> None:
    made = laid_out(
        '<section id="a" title="A"><p>x</p><pagebreak/><h2 id="b">B</h2><p>x</p></section>'
        '<sheet id="c" title="C"><h1 id="d">D</h1></sheet>'
    )
    assert made.anchors == {"a": 1, "b": 2, "c": 3, "d": 3}


def test_the_text_area_is_inside_the_margins() -> None:
    for paper in ("A4", "Letter"):
        for page in laid_out(section(80), paper).pages:
            area = page.area
            assert area.x == pytest.approx(18 * MM)
            assert page.width - area.right == pytest.approx(18 * MM)
            assert area.bottom >= 15 * MM


def test_headings_of_the_structure_start_again_in_every_part() -> None:
    made = laid_out('<section title="A"><h2>a</h2></section><section title="B"><h1>b</h1><h3>c</h3></section>')
    assert [node.role for node in made.root.walk() if node.role.startswith("H")] == ["H1", "H1", "H2"]


def test_bookmarks_never_skip_a_level() -> None:
    data = written(
        section(1, ' level="3"').replace('"T"', '"A"') + section(1).replace('"T"', '"B"')
        + section(1, ' level="4"').replace('"T"', '"C"')
    ).data  # fmt: skip
    assert bookmarks(data) == [("A", 0, 1), ("B", 0, 2), ("C", 1, 3)]


def test_empty_elements_leave_nothing_behind() -> None:
    table = '<table widths="1 1"><row><cell/><cell><p/></cell></row></table>'
    inside = f"<p/><h1/><list><item/></list><list/><say/><steps/>{table}"
    made = written(f'<section title="T"><p>Text</p>{inside}</section>')
    assert page_texts(made.data)[0].startswith("Text")


# -- sheets ------------------------------------------------------------------------------------------


def test_a_sheet_is_filled_to_its_foot() -> None:
    [page] = laid_out('<sheet title="S"><h1>T</h1><zone title="a" grow="1"/></sheet>').pages
    assert page.body.height(page.area.width) < page.area.height
    assert any(part.grow for part in all_parts(page.body))


def test_a_sheet_that_nearly_fits_is_set_a_little_smaller() -> None:
    def size(zones: int) -> float:
        filler = f'<zone title="Zone" least="{zones}"/>'
        [page] = laid_out(f'<sheet title="S">{filler}<p>Text</p></sheet>').pages
        texts = [part for part in all_parts(page.body) if isinstance(part, Text)]
        return next(part.style.size for part in texts if part.words[0].text == "Text")

    full, scales = size(100), set()
    for least in range(235, 290, 2):
        try:
            scales.add(round(size(least) / full, 3))
        except PageError:
            break
    assert scales == {1.0, 0.95, 0.9}


def test_a_sheet_goes_on_after_a_page_break() -> None:
    inside = '<h1>T</h1><zone title="a" grow="1"/><pagebreak/><h2>U</h2><zone title="b" grow="1"/>'
    made = laid_out(f'<sheet id="s" title="S" right="Foot">{inside}</sheet>')
    assert [(page.anchor, page.bookmark) for page in made.pages] == [("s", "S"), ("", "")]
    assert [page.furniture.right for page in made.pages] == ["Foot", "Foot"]
    words = [" ".join(drawn(page.body, page.area.width, page.area.height).words) for page in made.pages]
    assert words == ["T a", "U b"]


def test_further_pages_of_a_sheet_say_whose_they_are_and_which() -> None:
    inside = '<h1>T</h1><zone title="a" grow="1"/><pagebreak/><zone title="b" grow="1"/>'
    first, second = page_texts(written(f'<sheet title="Map" continued="goes on" blank="Group">{inside}</sheet>').data)
    assert "goes on" not in first
    assert sorted(second.splitlines()) == ["Map (goes on) Group 2 / 2", "b"]


def test_what_is_even_is_of_one_height_on_every_page_of_a_sheet() -> None:
    row = '<columns grow="1" even="true"><column><zone style="outline" grow="1"/></column></columns>'
    made = laid_out(f'<sheet title="S"><h1>T</h1>{row}<pagebreak/>{row}{row}{row}</sheet>')
    heights = [box[3] for page in made.pages for box in drawn(page.body, page.area.width, page.area.height).boxes]
    assert heights == pytest.approx(heights[:1] * 4, abs=0.1)
    assert heights[0] > 60 * MM


def test_a_line_at_the_end_of_a_sheet_keeps_clear_of_the_footer() -> None:
    def foot(inside: str) -> float:
        [page] = laid_out(f'<sheet title="S" left="Foot"><zone title="a" grow="1"/>{inside}</sheet>').pages
        return page.area.bottom

    above = foot('<zone title="b"/>')
    assert foot('<field label="Name"/>') == pytest.approx(above + 6 * MM)
    assert foot('<columns><column><field label="Name"/></column><column/></columns>') == pytest.approx(above + 6 * MM)
    assert foot('<list kind="tick"><item><field label="Name"/></item></list>') == pytest.approx(above + 6 * MM)
    assert foot('<box><field label="Name"/></box>') == above


def test_every_page_of_a_sheet_has_to_fit() -> None:
    high = '<zone title="Zone" least="320"/>'
    [fault] = faults(f'<sheet title="S"><h1>T</h1><pagebreak/>{high}</sheet>')
    assert 'the worksheet "S" is ' in fault


def test_large_print_is_never_set_smaller() -> None:
    filler = '<zone title="Zone" least="285"/>'
    assert faults(f'<sheet title="S">{filler}</sheet>', size="large")


# -- cards -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("count", "expected"), [(1, 9), (9, 9), (10, 18), (18, 18)])
def test_blank_cards_fill_the_last_sheet(count: int, expected: int) -> None:
    cards = "".join(card(f"c{i}", "x") for i in range(count)) + card("blank", "Your own", ' blank="true"')
    [made] = laid_out(deck(cards), kind="cards").decks
    assert [c.id for c in made.cards] == [f"c{i}" for i in range(count)] + ["blank"] * (expected - count)


def test_without_a_blank_card_places_stay_empty() -> None:
    [made] = laid_out(deck(card("a", "x")), kind="cards").decks
    assert len(made.cards) == 1


@pytest.mark.parametrize(
    ("paper", "size", "places"), [("A4", "normal", 9), ("Letter", "normal", 9), ("A4", "large", 4)]
)
def test_cards_on_a_sheet(paper: str, size: str, places: int) -> None:
    cards = card("a", "x") + card("blank", "y", ' blank="true"')
    [made] = laid_out(deck(cards), paper, "cards", size=size).decks
    assert len(made.cards) == places


def test_a_deck_with_a_card_that_nearly_fits_is_set_a_little_smaller() -> None:
    def size(count: int) -> float | None:
        try:
            [made] = laid_out(deck(card("a", "word " * count) + card("b", "x")), kind="cards").decks
        except PageError:
            return None
        sizes = {p.style.size for c in made.cards for p in all_parts(c.front.body) if isinstance(p, Text)}
        assert len(sizes) == 1
        return sizes.pop()

    sizes = [size(count) for count in range(60, 160, 2)]
    assert set(sizes) == {10.0, 9.5, 9.0, None}
    assert sizes == sorted(sizes, key=lambda s: -(s or 0))


def test_a_box_at_the_foot_of_a_card_has_room_above_it() -> None:
    markup = '<card id="a"><front><p>x</p><box place="foot"><p>y</p></box></front></card>'
    [made] = laid_out(deck(markup), kind="cards").decks
    assert [part.grow for part in made.cards[0].front.body.items if isinstance(part, Space)] == [1.0]


def test_columns_keep_their_places_on_a_page_that_is_drawn_together() -> None:
    def edges(count: int) -> set[int]:
        body = "".join(f"<p>Word {i}</p>" for i in range(count))
        data = written(f"<section><columns><column><p>A</p></column><column>{body}</column></columns></section>").data
        return {round(box.left) for _, _, boxes in text_boxes(data) for box in boxes if box.text.startswith("Word")}

    assert edges(10) == edges(52)
    assert len(edges(52)) == 1


def test_a_scrap_is_not_left_on_a_page_by_itself_for_the_sake_of_closer_lines() -> None:
    def last(count: int) -> int:
        body = "".join(f"<p>Word {i}</p>" for i in range(count))
        texts = page_texts(written(f"<section>{body}</section>", size="large").data)
        return texts[-1].count("Word") if len(texts) > 1 else count

    left = [last(count) for count in range(25, 60)]
    assert min(left) >= 3
