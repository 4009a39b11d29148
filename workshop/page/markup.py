"""Parse page markup: XML text -> checked elements."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from xml.parsers import expat

from workshop.errors import PageError, Place, Problems, nearest
from workshop.page.elements import Element
from workshop.page.entries import ALIGNS, Attribute, Entry, Kind
from workshop.page.icons import ICONS
from workshop.page.vocabulary import VOCABULARY

PLACE_ATTRIBUTE = "written-at"
"""Written into every element of a template, as path:line, before it is rendered, so that errors can name the place."""

_MARK = re.compile(rf' {PLACE_ATTRIBUTE}="([^"]*):(\d+)"')
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]*\Z")
_ADDRESS = re.compile(r"(https?://|mailto:)\S+\Z")
_NUMBER = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6})?\Z")
_COUNT = re.compile(r"[1-9][0-9]{0,3}\Z")
_BAND = re.compile(r"[01](\.[0-9]+)?:[01](\.[0-9]+)?:[a-z-]+\Z")
_CURVE_MARK = re.compile(r"[01](\.[0-9]+)?:\S+\Z")
_SPACE = re.compile(r"[ \t\n]+")
_DEPTH = 40
_MOST_TOLD, _MOST_COLUMNS = 100, 24
_MOST_ELEMENTS = {"document": 20_000, "deck": 20_000, "sheet": 2_000}
"""In 300 pages, in a thousand cards, and on one page."""
_MOST_WORDS, _MOST_LETTERS = 10_000, 400
"""In a paragraph and in a word: twice of what content may have, since a template may add its own."""
_LONG_WORD = re.compile(rf"[^ ]{{{_MOST_LETTERS + 1},}}")
_LONGEST_VALUE = 10_000


def parse_markup(text: str, template: str, root: str = "document") -> Element:
    """Parse a rendered template into its outermost element, which must be a `root`.

    Raises PageError with every unknown element, unknown or missing attribute and wrong value; each names the
    template and line that wrote it.
    """
    reader = _Reader(template, root)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.ordered_attributes = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = reader.refuse_doctype
    try:
        parser.Parse(text.encode("utf-8"), True)
    except expat.ExpatError as error:
        place = _place_before(text, error.lineno, error.offset, template)
        message = f"the markup is broken: {expat.errors.messages[error.code]}"
        reader.problems.error("markup-syntax", message, place, _syntax_hint(error.code))
    reader.problems.raise_if_errors(PageError)
    assert reader.root is not None
    return reader.root


def _syntax_hint(code: int) -> str:
    if expat.errors.messages[code] == "mismatched tag":
        return "close every element in the order it was opened, as in <p>…</p>"
    return "write < as &lt; and & as &amp; in a template's own text, and put attribute values in quotes"


def _place_before(text: str, line: int, column: int, template: str) -> Place:
    lines = re.split("\r\n|\r|\n", text)  # as expat counts them
    before = "\n".join([*lines[: line - 1], *(last[:column] for last in lines[line - 1 : line])])
    marks = list(_MARK.finditer(before))
    if not marks:
        return Place(template, line, column + 1)
    last = marks[-1]
    return Place(last[1], int(last[2]), 1)


@dataclass(slots=True)
class _Open:
    name: str
    attributes: dict[str, str]
    place: Place
    source: str
    children: list[Element | str] = field(default_factory=list)


class _Reader:
    """Builds elements while expat reads, and checks each against the vocabulary."""

    def __init__(self, template: str, outermost: str) -> None:
        self.template, self.outermost = template, outermost
        self.problems = Problems()
        self.told = self.elements = 0
        self.stack: list[_Open] = []
        self.root: Element | None = None

    def _tell(self, code: str, message: str, place: Place, hint: str = "") -> None:
        """Note a problem; more of them than anybody reads would take minutes to find hints for."""
        self.problems.error(code, message, place, hint)
        self.told += 1
        if self.told >= _MOST_TOLD:
            self.problems.raise_if_errors(PageError)

    def refuse_doctype(self, *_: object) -> None:
        place = Place(self.template, 1)
        self._tell("markup-doctype", "a document type is not allowed", place, "take the <!DOCTYPE …> out")
        self.problems.raise_if_errors(PageError)

    def start(self, name: str, pairs: list[str]) -> None:
        attributes = dict(zip(pairs[::2], pairs[1::2], strict=True))
        path, _, line = attributes.pop(PLACE_ATTRIBUTE, f"{self.template}:0").rpartition(":")
        place = Place(path, int(line))
        parent = self.stack[-1] if self.stack else None
        self._count(place)
        self._check(name, attributes, place, parent)
        source = attributes.pop("source", "") or (parent.source if parent else "")
        self.stack.append(_Open(name, attributes, place, source))
        if len(self.stack) > _DEPTH:
            self._tell("markup-depth", f"elements are nested over {_DEPTH} deep", place)
            self.problems.raise_if_errors(PageError)

    def _count(self, place: Place) -> None:
        most = _MOST_ELEMENTS.get(self.outermost, 0)
        self.elements += 1
        if most and self.elements > most:
            self._tell("markup-amount", f"over {most} elements in a <{self.outermost}>", place, "divide it")
            self.problems.raise_if_errors(PageError)

    def end(self, name: str) -> None:
        done = self.stack.pop()
        entry = VOCABULARY.get(name)
        children = (
            tuple(done.children) if entry and entry.text else tuple(c for c in done.children if c.__class__ is Element)
        )
        element = Element(name, done.attributes, children, done.place, done.source)
        if entry:
            self._check_content(element, entry)
        if self.stack:
            self.stack[-1].children.append(element)
        else:
            self.root = element

    def text(self, data: str) -> None:
        top = self.stack[-1]
        entry = VOCABULARY.get(top.name)
        if entry and entry.text:
            top.children.append(_SPACE.sub(" ", data))
        elif entry and data.strip():
            shown = data.strip()[:40]
            message = f'text stands directly in <{top.name}>: "{shown}"'
            self._tell("markup-text", message, top.place, "put it in a <p>")

    def _check(self, name: str, attributes: Mapping[str, str], place: Place, parent: _Open | None) -> None:
        entry = VOCABULARY.get(name)
        if entry is None:
            self._tell("markup-element", f"unknown element <{name[:40]}>", place, nearest(name, VOCABULARY))
            return
        outer = VOCABULARY.get(parent.name) if parent else None
        if parent and outer and name not in outer.holds:
            hint = f"<{parent.name}> holds " + (" ".join(sorted(outer.holds)) or "nothing")
            self._tell("markup-nesting", f"<{name}> may not stand in <{parent.name}>", place, hint)
        if parent is None and name != self.outermost:
            hint = f"begin with <{self.outermost}>"
            self._tell("markup-root", f"the markup begins with <{name}>", place, hint)
        self._check_attributes(name, entry, attributes, place)

    def _check_attributes(self, name: str, entry: Entry, attributes: Mapping[str, str], place: Place) -> None:
        for key, value in attributes.items():
            known = entry.attributes.get(key)
            if known is None:
                message = f'unknown attribute "{key[:40]}" of <{name}>'
                self._tell("markup-attribute", message, place, nearest(key, entry.attributes))
            elif fault := _fault(known, value):
                message = f'<{name} {key}="{value[:40]}{"…" * (len(value) > 40)}">: {fault}'
                self._tell("markup-value", message, place, _value_hint(known, value))
        for key, known in entry.attributes.items():
            if known.required and not attributes.get(key, "").strip():
                hint = f'add {key}="…": {known.meaning}'
                self._tell("markup-missing", f'<{name}> lacks the attribute "{key}"', place, hint)
        if entry.one_of and not any(attributes.get(key) for key in entry.one_of):
            message = f"<{name}> lacks the attribute {_either([_quoted(key) for key in entry.one_of])}"
            self._tell("markup-missing", message, place, "add one of them")

    def _check_content(self, element: Element, entry: Entry) -> None:
        """Check what can be told only when an element is whole: how much it holds, and that nothing would be lost."""
        name, place = element.name, element.place
        for names, (least, most) in entry.needs.items():
            found = sum(child.name in names.split() for child in element.elements)
            if found < least or (most and found > most):
                which = _either([f"<{one}>" for one in names.split()])
                number = f"{least}" if least == most else f"{least} or more" if not most else f"{least} to {most}"
                message = f"<{name}> holds {found} {which}, and takes {number}"
                self._tell("markup-count", message, place)
        inside = [child.name for child in element.elements if VOCABULARY.get(child.name, entry).group != "inline"]
        if entry.text and inside and any(_is_words(child) for child in element.children):
            message = f"<{name}> holds words beside <{inside[0]}>"
            self._tell("markup-text", message, place, "put them in a <p> too, or take it out")
        if name == "table":
            self._check_rows(element)
        if entry.text and entry.group != "inline":
            self._check_amount(element)

    def _check_amount(self, element: Element) -> None:
        """Check that a paragraph and its words can be laid out in a time that anybody waits."""
        text = _text_of(element).replace("\u00ad", "")
        if text.count(" ") > _MOST_WORDS:
            message = f"<{element.name}> holds over {_MOST_WORDS} words"
            self._tell("markup-amount", message, element.place, "divide it")
        elif found := _LONG_WORD.search(text):
            message = f'<{element.name}> holds a word of {len(found[0])} letters, "{found[0][:20]}…"'
            self._tell("markup-amount", message, element.place, f"put a space in it; {_MOST_LETTERS} is the most")

    def _check_rows(self, table: Element) -> None:
        shares = len(table.get("widths").split())
        if shares > _MOST_COLUMNS:
            message = f"<table> has {shares} columns, and takes {_MOST_COLUMNS} at most"
            self._tell("markup-columns", message, table.place)
        for row in table.elements:
            count = sum(int(cell.number("span", 1)) for cell in row.elements if _COUNT.match(cell.get("span", "1")))
            if shares and count > shares:
                message = f"the row takes {count} columns, its table has {shares}"
                hint = 'give the table\'s "widths" a share for every column'
                self._tell("markup-columns", message, row.place, hint)


def _is_words(child: Element | str) -> bool:
    if isinstance(child, str):
        return bool(child.strip())
    return child.name in VOCABULARY and VOCABULARY[child.name].group == "inline"


def _text_of(element: Element) -> str:
    """Put a paragraph's text together; what stands in a paragraph of its own divides it."""
    parts = (
        child if isinstance(child, str) else _text_of(child) if _is_words(child) else " " for child in element.children
    )
    return "".join(parts)


def _either(names: Sequence[str]) -> str:
    return " or ".join(names)


def _quoted(word: str) -> str:
    return f'"{word}"'


def _all(value: str, test: Callable[[str], object]) -> bool:
    return bool(value.split()) and all(test(part) for part in value.split())


def _is_share(value: str) -> bool:
    return bool(_NUMBER.match(value)) and float(value) > 0


_TESTS: Mapping[Kind, tuple[Callable[[str], object], str]] = {
    "number": (_NUMBER.match, "a number"),
    "share": (_is_share, "a number over 0"),
    "count": (_COUNT.match, "a whole number from 1"),
    "numbers": (lambda value: _all(value, _NUMBER.match), "numbers with spaces between"),
    "shares": (lambda value: _all(value, _is_share), "numbers over 0 with spaces between"),
    "aligns": (lambda value: _all(value, ALIGNS.__contains__), "left, centre or right, with spaces between"),
    "bands": (lambda value: all(map(_BAND.match, value.split())), "as in 0:0.25:arrive 0.25:1:map"),
    "marks": (lambda value: all(map(_CURVE_MARK.match, value.split())), "as in 0:9.00 0.5:10.00"),
    "flag": (("true", "false").__contains__, "true or false"),
    "id": (_ID.match, "an id"),
    "icon": (ICONS.__contains__, "the name of an icon"),
    "address": (_ADDRESS.match, "an address that begins with https://, http:// or mailto:"),
}


def _value_hint(attribute: Attribute, value: str) -> str:
    if attribute.kind == "icon":
        return nearest(value, ICONS) or f"the icons are {' '.join(ICONS)}"
    return nearest(value, attribute.values)


def _fault(attribute: Attribute, value: str) -> str:
    if len(value) > _LONGEST_VALUE:
        return f"this must be shorter than {_LONGEST_VALUE} letters"
    if attribute.values and value not in attribute.values:
        return f"this must be {_either(attribute.values)}"
    test, what = _TESTS.get(attribute.kind, (bool, ""))
    return f"this must be {what}" if what and not test(value) else ""
