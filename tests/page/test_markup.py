from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from tests.typesetting import document, element
from workshop.content.records import TemplateSource
from workshop.errors import PageError, Place
from workshop.pack.render import environment, render
from workshop.page.markup import parse_markup


def faults(markup: str, root: str = "document") -> list[str]:
    with pytest.raises(PageError) as caught:
        parse_markup(markup, "a.xml.j2", root)
    return [str(problem) for problem in caught.value.problems]


def in_section(inside: str) -> str:
    """Wrap what a template wrote, with the place that it would have, in a document."""
    return document(f"<section>{inside.replace(' at=', ' written-at=')}</section>")


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (
            '<tabel at="t.j2:4">Hi</tabel>',
            't.j2:4:1: unknown element <tabel>\n  hint: did you mean "table"?',
        ),
        (
            '<p at="t.j2:4" stile="lead">Hi</p>',
            't.j2:4:1: unknown attribute "stile" of <p>\n  hint: did you mean "style"?',
        ),
        (
            '<p at="t.j2:4" style="leed">Hi</p>',
            't.j2:4:1: <p style="leed">: this must be body or lead or small or muted or label or kicker or strong or '
            'clock or name or poster or numeral or read\n  hint: did you mean "lead"?',
        ),
        (
            '<qr at="t.j2:4" value="x"/>',
            't.j2:4:1: <qr> lacks the attribute "alt"\n'
            '  hint: add alt="…": what the drawing shows, for those who do not see it',
        ),
        (
            '<figure at="t.j2:4" kind="person" alt="  "/>',
            't.j2:4:1: <figure> lacks the attribute "alt"\n'
            '  hint: add alt="…": what the drawing shows, for those who do not see it',
        ),
        (
            '<list at="t.j2:4"><p at="t.j2:5">Hi</p></list>',
            "t.j2:5:1: <p> may not stand in <list>\n  hint: <list> holds item",
        ),
        (
            '<rule at="t.j2:4"><b at="t.j2:5">Hi</b></rule>',
            "t.j2:5:1: <b> may not stand in <rule>\n  hint: <rule> holds nothing",
        ),
        (
            '<list at="t.j2:4">Hello there</list>',
            't.j2:4:1: text stands directly in <list>: "Hello there"\n  hint: put it in a <p>',
        ),
        (
            '<item at="t.j2:4">Hello <p at="t.j2:5">there</p></item>',
            "t.j2:4:1: <item> may not stand in <section>\n"
            "  hint: <section> holds box columns curve facts field figure group h1 h2 h3 icon image lines list p "
            "pagebreak qr rule say scale steps table zone",
        ),
        (
            '<list><item at="t.j2:4">Hello <p at="t.j2:5">there</p></item></list>',
            "t.j2:4:1: <item> holds words beside <p>\n  hint: put them in a <p> too, or take it out",
        ),
        (
            '<facts><fact at="t.j2:4" label="x"><b>a</b><scale points="3" alt="b"/></fact></facts>',
            "t.j2:4:1: <fact> holds words beside <scale>\n  hint: put them in a <p> too, or take it out",
        ),
        ('<facts at="t.j2:4"/>', "t.j2:4:1: <facts> holds 0 <fact>, and takes 1 or more"),
        ('<columns at="t.j2:4"/>', "t.j2:4:1: <columns> holds 0 <column> or <aside>, and takes 1 to 12"),
        (
            '<table at="t.j2:4" widths="1 1"><row at="t.j2:5"><cell>a</cell><cell span="2">b</cell></row></table>',
            "t.j2:5:1: the row takes 3 columns, its table has 2\n"
            '  hint: give the table\'s "widths" a share for every column',
        ),
        ('<table at="t.j2:4" widths="1 0"/>', 't.j2:4:1: <table widths="1 0">: this must be numbers over 0 with spaces '
         "between"),
        ('<lines at="t.j2:4" count="-1"/>', 't.j2:4:1: <lines count="-1">: this must be a whole number from 1'),
        ('<lines at="t.j2:4" fill="yes"/>', 't.j2:4:1: <lines fill="yes">: this must be true or false'),
        ('<p at="t.j2:4" grow="much"/>', 't.j2:4:1: <p grow="much">: this must be a number'),
        ('<h1 at="t.j2:4" id="a b">x</h1>', 't.j2:4:1: <h1 id="a b">: this must be an id'),
        (
            '<p><link at="t.j2:4">x</link></p>',
            't.j2:4:1: <link> lacks the attribute "to" or "href"\n  hint: add one of them',
        ),
        (
            '<p><link at="t.j2:4" href="javascript:alert(1)">x</link></p>',
            't.j2:4:1: <link href="javascript:alert(1)">: this must be an address that begins with https://, http:// '
            "or mailto:",
        ),
        (
            '<curve at="t.j2:4" alt="x" values="0 1" bands="half"/>',
            't.j2:4:1: <curve bands="half">: this must be as in 0:0.25:arrive 0.25:1:map',
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(inside: str, expected: str) -> None:
    assert faults(in_section(inside))[0] == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<sheet title='x'/>", "a.xml.j2: the markup begins with <sheet>\n  hint: begin with <document>"),
        (
            '<p written-at="t.j2:3">a < b</p>',
            "t.j2:3:1: the markup is broken: not well-formed (invalid token)\n"
            "  hint: write < as &lt; and & as &amp; in a template's own text, and put attribute values in quotes",
        ),
        (
            '<document written-at="t.j2:1">\n<p written-at="t.j2:2">a</b>',
            "t.j2:2:1: the markup is broken: mismatched tag\n"
            "  hint: close every element in the order it was opened, as in <p>…</p>",
        ),
        (
            "plain",
            "a.xml.j2:1:1: the markup is broken: syntax error\n"
            "  hint: write < as &lt; and & as &amp; in a template's own text, and put attribute values in quotes",
        ),
        (
            "",
            "a.xml.j2:1:1: the markup is broken: no element found\n"
            "  hint: write < as &lt; and & as &amp; in a template's own text, and put attribute values in quotes",
        ),
        (
            "<p>&nbsp;</p>",
            "a.xml.j2:1:4: the markup is broken: undefined entity\n"
            "  hint: write < as &lt; and & as &amp; in a template's own text, and put attribute values in quotes",
        ),
        (
            '<!DOCTYPE p [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><p>&b;</p>',
            "a.xml.j2:1:1: a document type is not allowed\n  hint: take the <!DOCTYPE …> out",
        ),
        (
            '<!DOCTYPE p SYSTEM "file:///etc/passwd"><p/>',
            "a.xml.j2:1:1: a document type is not allowed\n  hint: take the <!DOCTYPE …> out",
        ),
    ],
)
def test_broken_xml_is_told_with_its_place(markup: str, expected: str) -> None:
    assert faults(markup)[-1] == expected


def test_elements_that_are_nested_too_deep() -> None:
    markup = document("<section><p>" + '<b written-at="t.j2:9">' * 60 + "x" + "</b>" * 60 + "</p></section>")
    assert faults(markup) == ["t.j2:9:1: elements are nested over 40 deep"]


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (f"<p>{'a ' * 10_001}</p>", "<p> holds over 10000 words\n  hint: divide it"),
        (
            f"<p>x <b>{'a' * 200}</b>{'b' * 200}\u00ad<i>c</i></p>",
            f'<p> holds a word of 401 letters, "{"a" * 20}…"\n  hint: put a space in it; 400 is the most',
        ),
        (
            f'<h1 id="{"a" * 10_001}">x</h1>',
            f'<h1 id="{"a" * 40}…">: this must be shorter than 10000 letters',
        ),
    ],
)
def test_what_would_take_minutes_to_lay_out(inside: str, expected: str) -> None:
    assert faults(in_section(inside)) == [f"a.xml.j2: {expected}"]


def test_long_texts_are_fine() -> None:
    parse_markup(in_section(f"<p>{'a ' * 10_000}</p><p>{'a' * 400}\u00ad</p><p><b>{'a' * 400}</b> <i>b</i></p>"), "t")


def test_more_problems_than_anybody_reads_are_not_looked_for() -> None:
    assert len(faults(in_section("".join(f"<x{n}/>" for n in range(200))))) == 100


def test_all_problems_are_told_at_once() -> None:
    found = faults(document("<section><para>a</para><p stile='x'>b</p><qr value='x'/></section>"))
    assert len(found) == 3
    assert "unknown element <para>" in found[0]


def test_cards_have_one_front() -> None:
    deck = '<deck id="d" title="D">{}</deck>'
    none = faults(document(deck.format('<card id="a"><back><p>x</p></back></card>')))
    two = faults(document(deck.format('<card id="a"><front/><front/></card>')))
    assert none == ["a.xml.j2: <card> holds 0 <front>, and takes 1"]
    assert two == ["a.xml.j2: <card> holds 2 <front>, and takes 1"]


def test_figures_of_zones_have_as_many_as_they_show() -> None:
    sheet = '<sheet title="S"><radial alt="a"><zone/></radial><matrix alt="a"><zone/></matrix></sheet>'
    assert faults(sheet, "sheet") == [
        "a.xml.j2: <radial> holds 1 <zone>, and takes 5", "a.xml.j2: <matrix> holds 1 <zone>, and takes 4",
    ]  # fmt: skip


def test_the_source_is_handed_down() -> None:
    root = element(document('<section source="exercises/x/fi.md"><p>a</p><p>b</p></section>'))
    section = root.elements[0]
    assert [part.source for part in section.walk()] == ["exercises/x/fi.md"] * 3
    assert "source" not in section.attributes


def test_spaces_collapse_but_no_break_spaces_stay() -> None:
    paragraph = element("<p>  one \n\t two\u00a0\u00a0three </p>", "p")
    assert paragraph.words() == " one two\u00a0\u00a0three "


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=60))
def test_escaped_text_and_attributes_come_out_as_they_went_in(text: str) -> None:
    paragraph = element(f'<h1 number="{escape(text)}">{escape(text)}</h1>', "h1")
    assert paragraph.get("number") == text
    assert paragraph.words() == text.replace("  ", " ") or "  " in text


# -- places of what templates wrote ------------------------------------------------------------------

TEMPLATES = {
    "main.xml.j2": """\
{# a comment
   over two lines #}
{%- macro row(word) %}
  <rw>{{ word }}</rw>
{%- endmacro %}
<document kind="guide" title="T" language="en">
  <section>
    {% for word in words %}
    <p stile="x">{{ word }}</p>
    {% endfor %}
    {{ row('one') }}
    {% include 'part.xml.j2' %}
    <lines{% if words %} cont="3"{% endif %}/>
    {{ '<p>not an element</p>' }}
  </section>
</document>
""",
    "part.xml.j2": '<p>fine</p>\n\n<box\n  styl="wash"/>\n',
}


def load(path: str) -> TemplateSource:
    return TemplateSource(path, TEMPLATES[path], "box", True)


def test_errors_name_the_line_of_the_template_that_wrote_the_element() -> None:
    text = render(environment(load, "en"), "main.xml.j2", {"words": ["<b>", "&", '"']})
    with pytest.raises(PageError) as caught:
        parse_markup(text, "main.xml.j2")
    assert [(problem.message, problem.place) for problem in caught.value.problems] == [
        ('unknown attribute "stile" of <p>', Place("main.xml.j2", 9)),
        ("unknown element <rw>", Place("main.xml.j2", 4)),
        ('unknown attribute "styl" of <box>', Place("part.xml.j2", 3)),
        ('unknown attribute "cont" of <lines>', Place("main.xml.j2", 13)),
        ('text stands directly in <section>: "<p>not an element</p>"', Place("main.xml.j2", 7)),
    ]


def test_broken_xml_names_the_line_of_the_template() -> None:
    TEMPLATES["broken.xml.j2"] = "<document>\n{% for word in words %}\n<p>{{ word }}</b>\n{% endfor %}\n</document>\n"
    text = render(environment(load, "en"), "broken.xml.j2", {"words": ["a", "b"]})
    with pytest.raises(PageError) as caught:
        parse_markup(text, "broken.xml.j2")
    assert caught.value.problems[-1].place == Place("broken.xml.j2", 3, 1)


# -- how much there may be -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        ("<p>x</p>" * 20_000, "over 20000 elements in a <document>"),
        ("<table widths='" + "1 " * 25 + "'/>", "<table> has 25 columns, and takes 24 at most"),
        ("<columns>" + "<column/>" * 13 + "</columns>", "<columns> holds 13 <column> or <aside>, and takes 1 to 12"),
    ],
)
def test_more_than_fits_any_page_is_told_at_once(inside: str, told: str) -> None:
    with pytest.raises(PageError) as caught:
        element(document(f"<section>{inside}</section>"))
    assert [problem.message for problem in caught.value.problems] == [told]


def test_a_sheet_is_one_page() -> None:
    with pytest.raises(PageError) as caught:
        element("<sheet title='T'>" + "<p>x</p>" * 2000 + "</sheet>", "sheet")
    assert [problem.message for problem in caught.value.problems] == ["over 2000 elements in a <sheet>"]


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n"])
def test_a_mistake_behind_any_ends_of_lines_is_told(end: str) -> None:
    with pytest.raises(PageError) as caught:
        parse_markup(f"<document>{end * 5}<p></b>", "t.j2")
    assert str(caught.value.problems[-1].place) == "t.j2:6:6"
