# ruff: noqa: E501 - exact messages stay on one line
from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.content.exercise_text import merge_texts, parse_exercise_text, read_top_lines
from workshop.content.headings import make_headings
from workshop.content.records import Bullets, ExerciseText, Inline, Paragraph, Quote, Run
from workshop.errors import Problems

HEADINGS = make_headings(
    {
        "why": "Miksi", "set-up": "Valmistelut", "steps": "Vaiheet", "debrief": "Purku", "care": "Huomioi",
        "doubt": "Jos joku epäilee", "variations": "Muunnelmat", "bridge": "Silta arkeen",
    }
)  # fmt: skip
TOP = "# Peili\n\nLiikutaan.\n\n"


def parse(text: str) -> tuple[ExerciseText | None, list[str]]:
    problems = Problems()
    part = parse_exercise_text(text, "fi.md", "box", HEADINGS, problems)
    whole = merge_texts([part], "fi", HEADINGS, problems)
    return whole, [str(p) for p in problems]


def good(text: str) -> ExerciseText:
    whole, problems = parse(text)
    assert problems == []
    assert whole is not None
    return whole


def plain(inline: Inline) -> str:
    return "".join(run.text for run in inline)


def test_top() -> None:
    text = good("\n# Peili #\n\nLiikutaan\nyhdessä.\n")
    assert (text.name, text.summary, text.language, str(text.place)) == ("Peili #", "Liikutaan yhdessä.", "fi", "fi.md")


def test_sections_come_in_their_order_with_their_places() -> None:
    text = good(TOP + "## Silta arkeen\n\nKatso.\n\n## Miksi\n\nSiksi.\n\n> Sano.\n\n- yksi\n- **Etänä:** kaksi\n")
    assert list(text.sections) == ["why", "bridge"]
    why = text.sections["why"]
    assert (why.heading, why.layer, str(why.place)) == ("Miksi", "box", "fi.md:9:1")
    paragraph, quote, bullets = why.blocks
    assert isinstance(paragraph, Paragraph)
    assert (plain(paragraph.inline), str(paragraph.place)) == (
        "Siksi.",
        "fi.md:11:1",
    )
    assert isinstance(quote, Quote)
    assert (plain(quote.inline), str(quote.place)) == ("Sano.", "fi.md:13:3")
    assert isinstance(bullets, Bullets)
    assert str(bullets.place) == "fi.md:15:1"
    assert bullets.items == ((Run("yksi"),), (Run("Etänä:", bold=True), Run(" kaksi")))


def test_steps() -> None:
    text = good(
        TOP + "## Vaiheet\n\n1. (1 min) Nouse.\n   > Nouskaa.\n\n   Odota.\n2. (12\u00a0min)\n   - yksi\n   - kaksi\n"
    )
    one, two = text.steps
    assert (one.minutes, two.minutes, str(one.place), str(two.place)) == (1, 12, "fi.md:7:1", "fi.md:11:1")
    assert [(type(b).__name__, plain(b.inline)) for b in one.blocks if not isinstance(b, Bullets)] == [
        ("Paragraph", "Nouse."),
        ("Quote", "Nouskaa."),
        ("Paragraph", "Odota."),
    ]
    assert [str(b.place) for b in one.blocks] == ["fi.md:7:4", "fi.md:8:6", "fi.md:10:4"]
    assert isinstance(two.blocks[0], Bullets)
    assert len(two.blocks[0].items) == 2
    assert text.sections["steps"].blocks == ()


def test_debrief_minutes() -> None:
    text = good(TOP + "## Purku (6 min)\n\n- Mitä?\n")
    assert (text.debrief_minutes, text.sections["debrief"].heading) == (6, "Purku")


def test_numbered_list_outside_the_steps() -> None:
    bullets = good(TOP + "## Miksi\n\n1. yksi\n2. kaksi\n").sections["why"].blocks[0]
    assert isinstance(bullets, Bullets)
    assert bullets.ordered


def test_repeated_ones_are_a_habit() -> None:
    assert len(good(TOP + "## Vaiheet\n\n1. (1 min) a\n1. (1 min) b\n").steps) == 2


NUMBER = (
    '{}: only numbered steps stand under "Vaiheet"\n  hint: number the steps from 1, and write each as "{}. (3 min) …"'
)

WRONG: list[tuple[str, list[str | None]]] = [
    ("Peili\n\n# Peili\n\nLiikutaan.\n", ['1:1: text before the first heading\n  hint: begin the file with a line "# " and the name of the exercise', None]),
    ("#Peili\n\nLiikutaan.\n", ['1:1: text before the first heading\n  hint: put a space after "#"', None]),
    ("## Miksi\n\nx\n", ['the exercise has no name\n  hint: begin the file with a line "# " and the name']),
    ("# Peili\n\n## Miksi\n\nx\n", ["the exercise has no summary\n  hint: write what it is in one line under the name, in 90 characters at most"]),
    ("#\n\nx\n", ['1:1: a name is missing behind "#"', None, None]),
    (f"# A\n\n{'x ' * 45}y\n", ["3:1: the summary has 91 characters; 90 is the most\n  hint: shorten it, or move a part of it to a section"]),
    ("# A\n\nOn *hyvä*.\n", ["3:1: the summary is plain text\n  hint: take the asterisks away"]),
    ("# A\n\nx\n\ny\n", ["5:1: text before the first section\n  hint: put it under a heading, or take it away; only the summary stands under the name"]),
    (f"# A\n\nx\n\n# {'a ' * 30}b\n", [f'5:1: a second name; an exercise has one\n  hint: write "## {"a " * 20}…" if it opens a section']),
    ("# A\n\nx\n\n# B\n", ['5:1: a second name; an exercise has one\n  hint: write "## B" if it opens a section']),
    (TOP + "## Miksi\n\nx\n\n# B\n", ['9:1: a second name; an exercise has one\n  hint: write "## B" if it opens a section']),
    (TOP + "## Miksi\n\nx\n\n### B\n", ['9:1: a heading inside a section; sections are not divided further\n  hint: write "## " for a section, or make it a list item with a **bold** beginning']),
    (TOP + "## Vaihet\n\nx\n", ['5:1: unknown section "Vaihet"\n  hint: did you mean "Vaiheet"?']),
    (TOP + "## miksi\n\nx\n", ['5:1: unknown section "miksi"\n  hint: did you mean "Miksi"?']),
    (TOP + "## Zzz\n\nx\n", ['5:1: unknown section "Zzz"\n  hint: known sections: Miksi, Valmistelut, Vaiheet, Purku, Huomioi, Jos joku epäilee, Muunnelmat, Silta arkeen']),
    (TOP + "## Miksi\n\nx\n\n## Miksi\n\ny\n", ['9:1: section "Miksi" comes twice\n  hint: it is already on line 5']),
    (TOP + "## Miksi\n\n## Huomioi\n\ny\n", ['5:1: section "Miksi" is empty\n  hint: write something under it, or take the heading away']),
    (TOP + "## Purku\n\n- x\n", ['5:1: "Purku" does not say its minutes\n  hint: write "## Purku (6 min)"']),
    (TOP + "## Miksi (6 min)\n\nx\n", ['5:1: minutes stand in the heading of the debrief and at the steps, not at "Miksi"\n  hint: write "## Miksi"']),
    (TOP + "## Miksi\n\nx\n##Huomioi\ny\n", ['8:1: a heading that is printed as text\n  hint: put a space after "##"']),
    (TOP + "## Miksi\n\n- # x\n", ['7:3: a heading inside a list or a quote\n  hint: take the "#" away']),
    (TOP + "## Miksi\n\n- x\n-\n", ["8:1: an empty list item\n  hint: write something behind it, or take it away"]),
    (TOP + "## Miksi\n\n- x\n\n  y\n", ["9:3: an item of a list is one paragraph; this is nested too deep\n  hint: divide it, or begin at the margin"]),
    (TOP + "## Miksi\n\n- x\n  - y\n", ["8:3: an item of a list is one paragraph; this is nested too deep\n  hint: divide it, or begin at the margin"]),
    (TOP + "## Miksi\n\n> - x\n", ["7:1: a quote holds paragraphs only; this is nested too deep\n  hint: divide it, or begin at the margin"]),
    (TOP + "## Vaiheet\n\nx\n", [NUMBER.format("7:1", 1)]),
    (TOP + "## Vaiheet\n\n- x\n", [NUMBER.format("7:1", 1)]),
    (TOP + "## Vaiheet\n\n1) (1 min) x\n", [NUMBER.format("7:1", 1)]),
    (TOP + "## Vaiheet\n\n2. (1 min) x\n", [NUMBER.format("7:1", 1)]),
    (TOP + "## Vaiheet\n\n1. (1 min) x\n\nHei.\n\n2. (1 min) y\n", ['9:1: only numbered steps stand under "Vaiheet"\n  hint: indent it by three spaces if it belongs to step 1', NUMBER.format("11:1", 2)]),
    (TOP + "## Vaiheet\n\n1. (1 min) x\n2. y\n", ['8:1: step 2 does not open with its minutes\n  hint: write "2. (3 min) …"']),
    (TOP + "## Vaiheet\n\n1. (1min) x\n", ['7:1: step 1 does not open with its minutes\n  hint: write "1. (3 min) …"']),
    (TOP + "## Vaiheet\n\n1. (2–3 min) x\n", ['7:1: step 1 does not open with its minutes\n  hint: write "1. (3 min) …"']),
    (TOP + "## Vaiheet\n\n1. (1 min)\n", ["7:1: step 1 is empty\n  hint: say what happens in it"]),
    (TOP + "## Vaiheet\n\n1.\n2. (1 min) x\n", ["7:1: step 1 is empty"]),
    (TOP + "## Vaiheet\n\n1. (1 min) x\n3. (1 min) y\n", ["8:1: warning: number 3 is printed as 2\n  hint: number from 1 up"]),
    (TOP + "## Vaiheet\n\n1. (1 min) x\n   - y\n     - z\n", ["9:6: an item of a list is one paragraph; this is nested too deep\n  hint: divide it, or begin at the margin"]),
    (TOP + "## Miksi\n\nhei\nhei " + "y" * 201 + "\n", [f'8:5: a word of 201 letters, "{"y" * 20}…"; 200 is the most\n  hint: put a space in it']),
    (TOP + "## Vaiheet\n\n1. (1 min) hei " + "y" * 201 + "\n", [f'7:16: a word of 201 letters, "{"y" * 20}…"; 200 is the most\n  hint: put a space in it']),
    (TOP + "## Miksi\n\n" + "y " * 5001 + "\n", ["7:1: a paragraph of 5001 words; 5000 is the most\n  hint: divide it with blank lines"]),
    (TOP + "## Miksi\n\n" + "*a " * 2001 + "\n", ["7:1: more than 2000 asterisks in one paragraph"]),
]  # fmt: skip


WRONG += [
    (TOP + "## Vaiheet\n\n1. (0 min) x\n", ['7:1: step 1 takes no time\n  hint: write "1. (1 min) …" or more']),
    (f"# {'x ' * 30}y\n\nx\n", ["1:1: the name has 61 characters; 60 is the most\n  hint: say the rest in the summary"]),
    (TOP + "## " + "z" * 99 + "\n\nx\n", [f'5:1: unknown section "{"z" * 40}…"\n  hint: known sections: Miksi, Valmistelut, Vaiheet, Purku, Huomioi, Jos joku epäilee, Muunnelmat, Silta arkeen']),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_wrong(text: str, expected: list[str | None]) -> None:
    _, problems = parse(text)
    assert len(problems) == len(expected)
    for problem, said in zip(problems, expected, strict=True):
        if said is not None:
            assert problem == (f"fi.md:{said}" if said[0].isdigit() else f"fi.md: {said}")


def test_what_is_wrong_in_an_unknown_section_is_told_too() -> None:
    _, problems = parse(TOP + "## Zzz\n\n- x\n  - y\n\n## Miksi\n\n- z\n-\n")
    assert [p.split(": ")[0] for p in problems] == ["fi.md:5:1", "fi.md:8:3", "fi.md:13:1"] or len(problems) == 3


def test_merging_section_by_section() -> None:
    problems = Problems()
    upper = parse_exercise_text("## Miksi\n\nUusi.\n", "fi.md", "own", HEADINGS, problems)
    lower = parse_exercise_text(TOP + "## Miksi\n\nVanha.\n\n## Huomioi\n\nx\n", "fi.md", "box", HEADINGS, problems)
    text = merge_texts([upper, lower], "fi", HEADINGS, problems)
    assert not list(problems)
    assert text
    assert (text.name, text.summary) == ("Peili", "Liikutaan.")
    assert [(s.id, s.layer, str(s.place)) for s in text.sections.values()] == [
        ("why", "own", "fi.md:1:1"),
        ("care", "box", "fi.md:9:1"),
    ]


def test_a_renamed_heading_does_not_break_older_texts() -> None:
    headings = make_headings({"why": "Tarkoitus"}, [{"why": "Tarkoitus"}, {"why": "Miksi"}])
    problems = Problems()
    part = parse_exercise_text(TOP + "## Miksi\n\nx\n", "fi.md", "box", headings, problems)
    text = merge_texts([part], "fi", headings, problems)
    assert not list(problems)
    assert text
    assert text.sections["why"].heading == "Tarkoitus"


letters = st.text(
    st.characters(categories=("L", "N", "P", "S", "Zs"), include_characters="\n\n *#>-1.()\\&<{`_[]|~"), max_size=120
)
lines = st.lists(
    st.sampled_from(
        [
            "# ",
            "## ",
            "### ",
            "> ",
            "- ",
            "* ",
            "1. ",
            "2. ",
            "    ",
            "   ",
            "",
            "1986. ",
            "1) ",
            "---",
            "```",
            "(3 min) ",
        ]
    ).flatmap(lambda mark: letters.map(lambda text: mark + text)),
    max_size=8,
).map("\n".join)


def words_of(text: ExerciseText) -> str:
    out = ""
    for section in text.sections.values():
        for block in (*section.blocks, *(b for s in section.steps for b in s.blocks)):
            items = block.items if isinstance(block, Bullets) else (block.inline,)
            out += "".join(map(plain, items))
    return out


def only_letters(text: str) -> list[str]:
    return sorted(c for c in text if unicodedata.category(c)[0] == "L")


@settings(max_examples=400, deadline=None)
@given(lines)
def test_every_letter_comes_through_or_a_problem_is_told(body: str) -> None:
    text, problems = parse(TOP + "## Miksi\n\n" + body)
    errors = [p for p in problems if ": warning: " not in p]
    if not errors:
        assert text
        assert only_letters(words_of(text)) == only_letters(body.replace("## Miksi", ""))


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=30))
def test_a_paragraph_is_printed_as_it_is_typed(word: str) -> None:
    text = good(TOP + "## Miksi\n\nx " + word + "\n") if "*" not in word else None
    assert text is None or words_of(text) == f"x {word}"


@settings(max_examples=200, deadline=None)
@given(lines)
def test_the_quick_reader_agrees_with_the_whole_one(body: str) -> None:
    text, problems = parse(body)
    if text and not problems:
        assert read_top_lines(body) == (text.name, text.summary)


def test_the_quick_reader_on_a_good_file() -> None:
    assert read_top_lines(TOP + "## Miksi\n") == ("Peili", "Liikutaan.")
    assert read_top_lines("# Peili\nLiikutaan\n  yhdessä.\n## Miksi") == ("Peili", "Liikutaan yhdessä.")
    assert read_top_lines("## Miksi\n\nx\n") == ("", "")


def test_as_much_prose_as_there_may_be_is_read() -> None:
    text, problems = parse(TOP + "## Miksi\n\n" + ("sana " * 100 + "\n\n") * 199)
    assert problems == []
    assert text is not None
    assert len(text.sections["why"].blocks) == 199


@pytest.mark.parametrize(
    ("added", "message"),
    [
        ("## Miksi\n\n" + ("sana " * 100 + "\n\n") * 200, "a text of 20005 words; 20000 is the most"),
        ("## Miksi\n\n" + "a\n\n" * 20_000, "a text of 40007 lines; 2000 is the most"),
        ("## Miksi\n\na" * 50_000, "a text of 100005 lines; 2000 is the most"),
    ],
)
def test_more_than_that_is_told_without_reading_it(added: str, message: str) -> None:
    assert parse(TOP + added)[1] == [f"fi.md: {message}\n  hint: shorten it, or make two exercises of it"]


def test_minutes_do_not_eat_the_text() -> None:
    text = good(TOP + "## Vaiheet\n\n1. (3 min) (2 min) Hei\n")
    assert re.sub(r"\s", "", words_of(text)) == "(2min)Hei"


def test_a_file_tells_twenty_problems_at_most() -> None:
    _, problems = parse(TOP + "## Miksi\n\n" + "-\n" * 1_500)
    assert len(problems) == 20
