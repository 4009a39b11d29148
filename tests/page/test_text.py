from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.pdf_reading import page_texts
from tests.typesetting import RecordingPen, drawn, fonts, lines_of, setting, theme, written
from workshop.page.flowables import Area
from workshop.page.fonts import measure
from workshop.page.lines import Words, break_lines
from workshop.page.phrases import phrase_of
from workshop.page.structure import Node
from workshop.page.text import Text, longest_word

BODY = theme().style("guide", "body")
TITLE = theme().style("guide", "h1")
LONG = "Asiakaskohtaamisvalmennuspäivä"


def text(*words: str | Words, style=BODY, **options) -> Text:
    return Text([Words(w) if isinstance(w, str) else w for w in words], style, fonts(), **options)


PIECE = st.text(st.sampled_from("abcdeåäö<>&\"'\\{}%–”.,- \u00a0\u00adΩЖ"), min_size=0, max_size=40)
RUN = st.builds(Words, PIECE, st.booleans(), st.booleans())


# -- counting lines without setting them -----------------------------------------------------------------

SAID = ("a", "is", "the", "empathy", "asiakaskohtaaminen", "kuunteleminen", "10", "min", "e-mail-address", "it’s", "–")
TYPED = st.lists(st.sampled_from(SAID), max_size=40).map(" ".join)
KINDS = st.sampled_from(["plain", "phrase", "heading", "balanced"])


def made_of(kind: str, language: str, runs: list[Words]) -> Text:
    at = setting("cards" if kind == "balanced" else "guide", language)
    made = at.set_text(runs, at.style("body"), None, heading=kind == "heading")
    return phrase_of(made) if kind == "phrase" else made


@settings(max_examples=200, deadline=None)
@given(
    KINDS,
    st.sampled_from(["fi", "en"]),
    st.lists(st.builds(Words, TYPED, st.booleans()), max_size=3),
    st.floats(20, 400),
)
def test_lines_are_counted_as_they_are_set_and_never_thought_fewer(
    kind: str, language: str, runs: list[Words], width: float
) -> None:
    made = made_of(kind, language, runs)
    bound, counted = made.at_most(width), made.count(width)
    assert counted == len(made_of(kind, language, runs).lines(width)) == len(made.lines(width))
    assert bound >= made.height(width) == counted * made.style.leading


@settings(max_examples=150)
@given(st.lists(RUN, min_size=1, max_size=6), st.floats(30, 400))
@example([Words("<<<..&<.{{<<<<<<<<"), Words(" b\xa0c")], 80.0)
def test_whatever_is_typed_is_never_thought_shorter_than_it_is(runs: list[Words], width: float) -> None:
    made = Text(runs, BODY, fonts())
    assert made.at_most(width) >= made.height(width) == len(break_lines(runs, BODY, fonts(), width)) * BODY.leading


def test_a_text_that_fits_a_line_needs_no_hyphens(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> str:
        raise AssertionError("hyphenated")

    monkeypatch.setattr("workshop.page.breaking.soft_hyphens", never)
    made = made_of("plain", "en", [Words("Listen to understand")])
    assert made.height(400) == made.style.leading
    assert made.at_most(60) == 2 * made.style.leading
    with pytest.raises(AssertionError):
        made.height(60)


def test_a_part_of_a_text_is_as_high_as_its_lines() -> None:
    parts = text(" ".join(f"word{i}" for i in range(40))).split(120, 5 * BODY.leading, 700)
    assert parts is not None
    assert parts[0].at_most(120) == pytest.approx(5 * BODY.leading)


# -- splitting ----------------------------------------------------------------------------------------


@settings(max_examples=80)
@given(st.integers(1, 60), st.floats(0, 400))
def test_two_lines_at_least_stay_and_go(count: int, room: float) -> None:
    made = text(" ".join(f"word{i}" for i in range(count)), before=3, after=5)
    whole = lines_of(made, 120)
    parts = made.split(120, room, 700)
    if parts is None:
        assert room < 2 * BODY.leading or len(whole) < 4
        return
    head, tail = parts
    assert lines_of(head, 120) + lines_of(tail, 120) == whole
    assert len(lines_of(head, 120)) >= 2
    assert len(lines_of(tail, 120)) >= 2
    assert head.height(120) <= room + 0.02
    assert (head.before, head.after, tail.before, tail.after) == (3, 0, 0, 5)


def test_a_heading_asks_to_stay_whole() -> None:
    assert text("x", keep_with_next=True).whole
    assert not text("x").whole


# -- headings ------------------------------------------------------------------------------------------


@settings(max_examples=60)
@given(st.lists(st.text("abcdefghij", min_size=2, max_size=11), min_size=2, max_size=14), st.floats(200, 480))
def test_balanced_lines_are_no_more_and_no_wider(words: list[str], width: float) -> None:
    plain, even = text(" ".join(words), style=TITLE), text(" ".join(words), style=TITLE, balanced=True)
    assert len(even.lines(width)) == len(plain.lines(width))
    assert even.widest_line(width) <= plain.widest_line(width) + 0.01
    assert " ".join(lines_of(even, width)) == " ".join(words)


@settings(max_examples=60)
@given(
    st.lists(st.text("abcdefЖЩЮшщ", min_size=2, max_size=11), min_size=1, max_size=8),
    st.floats(250, 480),
    st.booleans(),
)
def test_a_balanced_heading_parts_no_word_that_fits(words: list[str], width: float, bold: bool) -> None:
    made = text(Words(" ".join(words), bold=bold), style=TITLE, balanced=True)
    if longest_word(made) <= width:
        assert [word for line in lines_of(made, width) for word in line.split()] == words


def test_a_title_hyphenates_only_a_word_that_does_not_fit() -> None:
    words = setting(language="fi").set_text([Words(LONG)], TITLE, None)
    made = phrase_of(words)
    assert lines_of(made, 480) == [LONG]
    narrow = lines_of(made, 200)
    assert len(narrow) > 1
    assert all(line.endswith("-") for line in narrow[:-1])
    assert "".join(narrow).replace("-", "") == LONG


def test_headings_on_a_page_are_never_cut_in_the_middle_of_a_word() -> None:
    data = written(f'<section page="cover"><h1>{LONG}</h1></section>', kind="handbook", language="fi").data
    lines = page_texts(data)[0].replace("\ufffe", "-").replace("\x02", "-").split("\n")
    assert all(line.rstrip().endswith("-") for line in lines[:-1] if line.strip() and line != lines[-1])


def test_longest_word_is_that_of_the_runs_own_faces() -> None:
    style = BODY
    plain, bold = text("moment", style=style), text(Words("moment", bold=True), style=style)
    assert longest_word(plain) == pytest.approx(measure("moment", fonts().name("regular"), style.size))
    assert longest_word(bold) == pytest.approx(measure("moment", fonts().name("bold"), style.size))
    joined = text(Words("mo"), Words("ment", bold=True), style=style)
    regular, heavy = fonts().name("regular"), fonts().name("bold")
    assert longest_word(joined) == pytest.approx(
        measure("mo", regular, style.size) + measure("ment", heavy, style.size)
    )
    assert longest_word(text("so\u00adft words")) == pytest.approx(
        max(measure("so-", fonts().name("regular"), style.size), measure("words", fonts().name("regular"), style.size))
    )


# -- drawing -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("align", "share"), [("left", 0.0), ("centre", 0.5), ("right", 1.0)])
def test_alignment(align: str, share: float) -> None:
    style = theme().style("guide", "body")
    made = text("short", style=type(style)(style.face, style.size, style.leading, style.colour, align))
    pen = drawn(made, 300)
    slack = 300 - measure("short", fonts().name("regular"), style.size)
    assert pen.texts[0][0].x == pytest.approx(50 + slack * share)


def test_baselines_are_a_leading_apart_and_inside_the_area() -> None:
    made = text("one two three four five six seven eight nine ten")
    pen = drawn(made, 80)
    baselines = [line.baseline for line, _ in pen.texts]
    assert all(a - b == pytest.approx(BODY.leading) for a, b in pairwise(baselines))
    assert baselines[0] == pytest.approx(800 - made.baseline())
    assert baselines[-1] > 800 - made.height(80)


def test_page_numbers_are_put_in_when_it_is_drawn() -> None:
    made = text("See page ", Words("", page_of="credits", link="#credits"), " for more")
    pen = RecordingPen(numbers={"credits": 7})
    made.draw(pen, Area(0, 100, 300, 20))
    assert pen.words == ["See page 7 for more"]
    [piece] = [piece for line, _ in pen.texts for piece in line.pieces if piece.page_of]
    assert piece.text.strip() == "7"
    assert piece.width == pytest.approx(measure(piece.text, piece.font, piece.size))


def test_a_page_number_after_a_word_keeps_its_space() -> None:
    data = written('<section id="a"><p>Page <link to="a" show="page"/>, page <link to="a" show="page"/>.</p></section>')
    assert page_texts(data.data)[0].split("\n")[0] == "Page 1, page 1."


def test_words_before_the_page_number_inside_a_link_are_printed() -> None:
    data = written('<section id="a"><p><link to="a" show="page">on page </link></p></section>')
    assert page_texts(data.data)[0].split("\n")[0] == "on page 1"


@pytest.mark.parametrize("name", ["Ольга", "Ελένη", "Łukasz Ω"])
def test_a_title_that_the_display_face_lacks_is_set_in_the_text_face(name: str) -> None:
    made = text(name, style=TITLE)
    [piece] = [piece for line in made.lines(400) for piece in line]
    expected = fonts().name("bold") if next(fonts().missing(name, "display"), None) else fonts().name("display")
    assert piece.font == expected
    assert not [c for c in name if ord(c) > 0x370] or piece.font == fonts().name("bold")


def test_the_node_goes_with_the_lines() -> None:
    node = Node("P")
    pen = drawn(text("one two three four", node=node), 60)
    assert len(pen.texts) > 1
    assert all(found is node for _, found in pen.texts)


@pytest.mark.parametrize("unseen", ["", " ", "\u00ad", "\u00ad \u00ad", "\u200b", "\u00a0"])
def test_what_leaves_no_mark_is_no_content_that_was_lost(unseen: str) -> None:
    blocks = "".join(f"<{name}>{unseen}</{name}>" for name in ("h2", "p", "say"))
    made = written(f'<section title="T"><p>seen</p>{blocks}<list><item><b>{unseen}</b></item></list></section>')
    assert page_texts(made.data)[0].split() == ["seen", "1", "/", "1"]


@pytest.mark.parametrize(("word", "leading"), [("Aamu", 34.0), ("Ääni", 34.0), ("Ắ Ể", 45.0), ("A\u0302\u0301", 34.0)])
def test_letters_that_bear_two_marks_have_room_in_a_title(word: str, leading: float) -> None:
    assert setting().set_text([Words(word)], TITLE, None).style.leading == leading
    assert setting().set_text([Words(word)], BODY, None).style.leading == BODY.leading


def test_the_last_word_of_a_paragraph_stays_whole_if_it_fits() -> None:
    made = setting().set_text([Words("What did you notice in the other person's conversation?")], BODY, None)
    for width in range(90, 220, 7):
        assert not lines_of(made, width)[-2].endswith("-")
    assert lines_of(made, 40)[-2].endswith("-")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "What do they feel? What do they need and want?",
            ["What do they feel?", "What do they need and want?"],
        ),
        ("Wait for the end of it. Add nothing.", ["Wait for the end of it.", "Add nothing."]),
        ("Stop! The rest of this is one sentence that is long.", None),
    ],
)
def test_sentences_of_a_short_text_begin_lines_of_their_own(words: str, expected: list[str] | None) -> None:
    made = text(words, balanced=True)
    width = made.natural_width() * 0.7
    lines = lines_of(made, width)
    assert len(lines) == 2
    assert lines == expected if expected else not lines[0].endswith("!")


def test_sentences_that_share_a_line_keep_the_space_between_them() -> None:
    words = "Go back to one. What did it leave in them, and what in you? Circle the number that came to you."
    made = phrase_of(text(words))
    for width in range(120, 500, 10):
        assert " ".join(line.strip() for line in lines_of(made, width)) == words
