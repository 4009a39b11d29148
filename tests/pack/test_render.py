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
    return f"t.xml.j2:{line}:1: the template {what}{HINT}"


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
