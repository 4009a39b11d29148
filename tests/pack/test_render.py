from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from workshop.content.records import TemplateSource
from workshop.errors import PageError
from workshop.pack.render import environment, render, runs_markup

HINT = "\n  hint: templates name only what the reference lists, and close every {% … %}"
UNSAFE = "access to attribute '__class__' of 'str' object is unsafe."
DATA = {"title": "Day", "items": ["a", "b"], "n": 3, "map": {"key": "value"}}


def run(text: str, data: dict[str, Any] | None = None, language: str = "en", **others: str) -> str:
    sources = {"t.xml.j2": text, **{f"{name}.xml.j2": other for name, other in others.items()}}

    def load(path: str) -> TemplateSource:
        if path not in sources:
            raise LookupError(path)
        return TemplateSource(path, sources[path], "box", True)

    return render(environment(load, language), "t.xml.j2", DATA if data is None else data)


def fault(text: str, **others: str) -> str:
    with pytest.raises(PageError) as caught:
        run(text, **others)
    [problem] = caught.value.problems
    return str(problem)


def said(short: str) -> str:
    """Write out what a fault says: the line, and what happened."""
    line, _, what = short.partition(" ")
    return f"t.xml.j2{'' if line == '0' else f':{line}:1'}: the template {what}{HINT}"


# -- what a template may not do --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\n{{ title.__class__ }}", f"2 failed: {UNSAFE}"),
        ("{{ title.__class__.__mro__ }}", f"1 failed: {UNSAFE}"),
        ("{{ ''['__class__'] }}", f"1 failed: {UNSAFE}"),
        ("\n\n{% for i in range(10) %}{% endfor %}", "3 failed: 'range' is undefined"),
        ("{{ lipsum(n=5) }}", "1 failed: 'lipsum' is undefined"),
        ("{{ cycler('a') }}", "1 failed: 'cycler' is undefined"),
        ("{{ namespace() }}", "1 failed: 'namespace' is undefined"),
        ("{{ 'a' * 1000000000 }}", "1 failed: * is for numbers only"),
        ("{{ items * 100000 }}", "1 failed: * is for numbers only"),
        ("{{ '%1000000000d' % 1 }}", "1 failed: % is for numbers only"),
        ("{{ items.append('c') }}", "1 failed: access to attribute 'append' of 'list' object is unsafe."),
        ("{{ map.clear() }}", "1 failed: access to attribute 'clear' of 'dict' object is unsafe."),
        ("{{ title|center(1000000000) }}", "1 is broken: No filter named 'center'."),
        ("{{ title|attr('upper') }}", "1 is broken: No filter named 'attr'."),
        ("{{ title|safe }}", "1 is broken: No filter named 'safe'."),
        ("{{ title is callable }}", "1 is broken: No test named 'callable'."),
        ("{{ items|batch(1001)|list }}", "1 failed: batch takes 1000 at most"),
        ("{{ items|batch(linecount=1000000000, fill_with='x')|list }}", "1 failed: batch takes 1000 at most"),
        ("{{ items|slice(1000000000)|list }}", "1 failed: slice takes 1000 at most"),
        ("\n{{ title|indent(1000000000, true) }}", "2 failed: indent takes 100 at most"),
        ("{{ title|indent(width=items|join('-' ~ '123456789 123456789 123456789 123456789 123456789 123456789 "
         "123456789 123456789 123456789 123456789')) }}", "1 failed: indent takes 100 at most"),
        ("{{ 1.5|round(1000000000, 'ceil') }}", "1 failed: round takes 10 at most"),
        ("{{ 1.5|round(precision=-1000000000) }}", "1 failed: round takes 10 at most"),
        ("{% set x = 99999999 %}{% set x = x * x %}{{ x * x }}", "1 failed: * is for small numbers only"),
        ("\n{% autoescape false %}{{ title }}{% endautoescape %}", "2 is broken: text is always escaped"),
        ("{{ map.items }}", "1 failed: only macros can be called"),
        ("{{ map['keys'] }}", "1 failed: only macros can be called"),
        ("{{ [map]|map(attribute='values')|list }}", "1 failed: only macros can be called"),
        ("{{ ([map]|map(attribute='__class__')|list)[0] }}", f"1 failed: {UNSAFE.replace('str', 'dict')}"),
        ("{{ [title]|map('batch', 1001)|map('list')|list }}", "1 failed: batch takes 1000 at most"),
    ],
)  # fmt: skip
def test_dangerous_templates_are_refused(text: str, expected: str) -> None:
    assert fault(text) == said(expected)


@pytest.mark.parametrize(
    "text",
    [
        "{{ title.ljust(1000000000) }}",
        "{{ title.zfill(1000000000) }}",
        "{{ title.format(1) }}",
        "{{ '{0.__class__}'.format(title) }}",
        "{{ title.encode() }}",
        "{{ map.get('key') }}",
        "{{ 2 ** 100000000 }}",
        "{{ title.join(items) }}",
    ],
)
def test_methods_of_texts_and_huge_powers_are_refused(text: str) -> None:
    refused = (
        "only macros can be called",
        "** is for small numbers only",
        "access to attribute 'format' of 'str' object is unsafe.",
    )
    assert fault(text) in {said(f"1 failed: {message}") for message in refused}


def test_what_filters_make_is_bounded_and_not_more() -> None:
    assert run("{{ items|batch(3, '-')|list }}") == "[[&#39;a&#39;, &#39;b&#39;, &#39;-&#39;]]"
    assert run("{{ 'a\nb'|indent(2) }}{{ 'a\nb'|indent('> ') }}") == "a\n  ba\n&gt; b"
    assert run("{{ 1.25|round(1) }} {{ 1.2|round(method='ceil')|int }} {{ items|slice(2)|list|length }}") == "1.2 2 2"


def test_a_key_comes_before_a_method_of_its_name() -> None:
    assert run("{{ row.items }} {{ row['keys'] }}", {"row": {"items": 3, "keys": 4}}) == "3 4"


def test_what_prints_without_end_is_stopped_where_it_does() -> None:
    loops = "{% for a in text %}" * 2 + "\n{{ text }}" + "{% endfor %}" * 2
    with pytest.raises(PageError) as caught:
        run(f"\n{loops}", {"text": "a" * 1000})
    message = "the template printed more than 5 million letters, and was stopped"
    assert str(caught.value) == f"t.xml.j2:3:1: {message}\n  hint: look for a loop that does not end"


@pytest.mark.parametrize(
    "text",
    [
        "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}",
        "{% include 't.xml.j2' %}",
        "{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{{ a() }}{% endmacro %}{{ a() }}",
    ],
)
def test_recursion_ends(text: str) -> None:
    assert "the template calls itself without end" in fault(text)


# -- what is missing or broken ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>\n{{ titel }}</p>", "2 failed: 'titel' is undefined"),
        ("\n{{ map.kye }}", "2 failed: 'dict object' has no attribute 'kye'"),
        ("{{ title.first }}", "1 failed: 'str object' has no attribute 'first'"),
        (
            "a\n{% if title %}\nb",
            "2 is broken: Unexpected end of template. "
            "Jinja was looking for "
            "the following tags: 'elif' or 'else' or 'endif'. The innermost block that needs to be closed is 'if'.",
        ),
        ("\n{% fro x in items %}", "2 is broken: Encountered unknown tag 'fro'."),
        ("{{ title", "1 is broken: unexpected end of template, expected 'end of print statement'."),
        ("{{ 1 // 0 }}", "1 failed: integer division or modulo by zero"),
        (
            "{{ '\\ud800' }}",
            "0 failed: 'utf-8' codec can't encode character '\\ud800' in position 0: surrogates not allowed",
        ),
        ("{% macro a(x, x) %}{% endmacro %}", "0 failed: duplicate argument 'l_1_x' in function definition"),
        ("{% for a in items %}" * 30 + "{% endfor %}" * 30, "0 failed: too many statically nested blocks"),
        ("{{ title + 1 }}", "1 failed: can only concatenate str (not \"int\") to str"),
    ],
)  # fmt: skip
def test_faults_name_template_and_line(text: str, expected: str) -> None:
    assert fault(text) == said(expected)


def test_a_fault_in_an_included_template_names_that_one() -> None:
    assert fault("<p>{% include 'part.xml.j2' %}</p>", part="\n\n{{ nothing }}").startswith("part.xml.j2:3:1: ")
    macro = "\n{% macro row() %}\n{{ x }}{% endmacro %}"
    assert fault("{% from 'part.xml.j2' import row %}\n\n{{ row() }}", part=macro).startswith("part.xml.j2:3:1: ")
    assert fault("{% include 'part.xml.j2' %}", part="\n{% if %}").startswith("part.xml.j2:2:1: the template is broken")


def test_a_message_is_a_line_of_bearable_length() -> None:
    told = fault("{{ '" + "\\x1b[2J\\n" * 200 + "'|batch('x', 1001)|list }}{{ map['" + "a" * 1000 + "'] }}")
    assert len(told) < 500
    assert fault("{% include '\\x1b[2J\\n' %}").startswith("t.xml.j2: no template  [2J ")
    assert fault("{% include '" + "a" * 1000 + "' %}") == f"t.xml.j2: no template {'a' * 300}…{HINT}"


def test_a_template_that_is_not_there() -> None:
    assert fault("{% include 'none.xml.j2' %}").startswith("t.xml.j2: no template none.xml.j2")


# -- what comes out --------------------------------------------------------------------------------------


@given(st.text(max_size=40))
def test_texts_are_escaped(text: str) -> None:
    assert run("{{ x }}", {"x": text}) == str(escape(text))
    assert run("{{ x | upper }}", {"x": text}) == str(escape(text.upper()))
    assert run("{{ [x, x] | join('<') }}", {"x": text}) == str(escape(f"{text}<{text}"))


def test_attributes_are_escaped() -> None:
    assert run('<p id="{{ x }}"/>', {"x": '"><b>'}) == '<p written-at="t.xml.j2:1" id="&#34;&gt;&lt;b&gt;"/>'


def test_what_looks_like_a_template_in_data_is_text() -> None:
    assert run("{{ x }}", {"x": "{{ 7*7 }} {% if %} {# x #}"}) == "{{ 7*7 }} {% if %} {# x #}"


def test_elements_are_marked_with_their_lines() -> None:
    text = run("<document>\n{% for x in items %}\n<p>{{ x }}</p>{% endfor %}</document>")
    assert text.count('<p written-at="t.xml.j2:3">') == 2
    assert text.startswith('<document written-at="t.xml.j2:1">')


def test_an_element_whose_attributes_depend_on_something_is_marked_too() -> None:
    assert run("<p{% if n %} id='x'{% endif %}>") == "<p written-at=\"t.xml.j2:1\" id='x'>"
    assert run("<h{{ n }}>") == "<h3>"
    assert run("5 <6 a<b") == "5 <6 a<b"


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ([["a & b", ""]], "a &amp; b"),
        ([["a", "b"], [" <c>", "i"]], "<b>a</b><i> &lt;c&gt;</i>"),
        ([["x", "bi"]], "<i><b>x</b></i>"),
        ([], ""),
    ],
)
def test_runs_become_inline_elements(runs: list[list[str]], expected: str) -> None:
    assert runs_markup(runs) == Markup(expected)
    assert run("{{ x | runs }}", {"x": runs}) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("{{ 'Hei' | quoted }}", "fi", "”Hei”"),
        ("{{ 'Hei' | quoted }}", "en", "“Hei”"),
        ("{{ 15 | minutes }}", "fi", "15\u00a0min"),
        ("{{ 570 | clock }}", "fi", "9.30"),
        ("{{ 570 | clock }}", "en", "9:30"),
        ("{{ [['<', '']] | runs | quoted }}", "fi", "”&lt;”"),
    ],
)
def test_filters_of_our_own(text: str, language: str, expected: str) -> None:
    assert run(text, {}, language) == expected


# -- compiled once for all languages ---------------------------------------------------------------------


def test_nothing_of_a_language_is_compiled_into_a_template() -> None:
    text = "{{ 570 | clock }} {{ 95 | minutes }} {{ 'a' | quoted }} {{ ['b'] | map('quoted') | join }}"
    assert [run(text, language=language) for language in ("en", "fi", "en")] == [
        "9:30 95\u00a0min “a” “b”",
        "9.30 95\u00a0min ”a” ”b”",
        "9:30 95\u00a0min “a” “b”",
    ]


def test_a_template_is_compiled_once_for_all_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "{{ title }} compiled once"
    assert run(text) == "Day compiled once"
    monkeypatch.setattr("jinja2.environment.Environment.compile", None)
    assert run(text, language="fi") == "Day compiled once"


def test_another_template_of_the_same_name_is_compiled_anew() -> None:
    assert [run(text) for text in ("{{ n }} first", "{{ n }} second", "{{ n }} first")] == [
        "3 first", "3 second", "3 first",
    ]  # fmt: skip


def test_a_template_from_memory_names_its_lines_as_well() -> None:
    for language in ("en", "fi"):
        with pytest.raises(PageError) as caught:
            run("one\n{{ nothing }}", language=language)
        assert str(caught.value.problems[0].place) == "t.xml.j2:2:1"
