"""Read what stands under a heading: paragraphs, words to say, lists, and the numbered steps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from workshop.content.bounds import MAX_PROBLEMS, enough, overlong
from workshop.content.markdown import MAX_STARS, Node, one_line, parse_inline
from workshop.content.records import Block, Bullets, Inline, Paragraph, Quote, Step
from workshop.errors import Place, Problems

_STEP = re.compile(r"\((?P<minutes>[0-9]{1,3})[ \u00a0\u202f]min\)(?:[ \t\n]+|$)")
_TYPED_NUMBER = re.compile(r"[0-9]+[.)][ \t]")
_STICKY_HEADING = re.compile(r"^ {0,3}(#{2,6})[^#\s]", re.MULTILINE)


class Writing:
    """One file's text while it is read: knows where each block stands, and gathers what is wrong."""

    def __init__(self, text: str, file: str, problems: Problems) -> None:
        self.lines = text.split("\n")
        self.file, self.problems, self.before = file, problems, len(problems.found)

    def place(self, node: Node) -> Place:
        """Say where a block begins: its text, or the mark before it."""
        line = self.lines[node.line]
        if node.kind.startswith("heading"):
            return Place(self.file, node.line + 1, line.find("#") + 1)
        if node.content:
            first = node.content.split("\n", 1)[0].rstrip()
            if line.rstrip().endswith(first):
                return Place(self.file, node.line + 1, len(line.rstrip()) - len(first) + 1)
        return Place(self.file, node.line + 1, len(line) - len(line.lstrip()) + 1)

    def error(self, code: str, message: str, node: Node, hint: str = "") -> None:
        """Add an error at a block."""
        self.tell(code, message, self.place(node), hint)

    def tell(self, code: str, message: str, place: Place, hint: str = "") -> None:
        """Add an error, unless the file has had its share."""
        if not enough(self.problems, self.before):
            self.problems.error(code, message, place, hint)

    def heading(self, node: Node) -> str:
        """Say what a heading says, as it is typed."""
        return self.lines[node.line].strip().lstrip("#").strip()

    def inline(self, node: Node, skip: int = 0) -> Inline:
        """Read a paragraph, but for its first `skip` characters; nothing, and an error, if it is too long."""
        content = node.content[skip:]
        if "##" in content and (sticky := _STICKY_HEADING.search(content)):
            place = Place(self.file, node.line + 1 + content.count("\n", 0, sticky.start()), 1)
            hint = f'put a space after "{sticky[1]}"'
            self.tell("text-heading", "a heading that is printed as text", place, hint)
        too_long = list(islice(overlong(content), MAX_PROBLEMS))
        for index, message, hint in too_long:
            self.tell("text-length", message, self._place_in(node, index + skip), hint)
        if content.count("*") > MAX_STARS:
            self.error("text-length", f"more than {MAX_STARS} asterisks in one paragraph", node)
            return ()
        return () if too_long else parse_inline(one_line(content))

    def _place_in(self, node: Node, index: int) -> Place:
        before = node.content[:index]
        down = before.count("\n")
        word = node.content[index : index + 40].split()[0]
        column = self.lines[node.line + down].find(word, index if not down else 0)
        return Place(self.file, node.line + down + 1, max(column, 0) + 1)


def read_blocks(nodes: Iterable[Node], writing: Writing) -> tuple[Block, ...]:
    """Read paragraphs, quotes and lists."""
    blocks: list[Block] = []
    for node in nodes:
        if node.kind == "paragraph":
            blocks.append(Paragraph(writing.inline(node), writing.place(node)))
        elif node.kind == "quote":
            blocks.extend(_read_quote(node, writing))
        elif node.kind in ("bullets", "numbers"):
            blocks.append(_read_list(node, writing))
        else:
            _nested_heading(node, writing)
    return tuple(blocks)


def read_steps(nodes: Iterable[Node], title: str, writing: Writing) -> tuple[Step, ...]:
    """Read the numbered steps, which are all that may stand under their heading."""
    steps: list[Step] = []
    for node in nodes:
        if node.kind == "numbers" and not steps:
            _check_numbers(node, writing)
            steps.extend(_read_step(number, item, writing) for number, item in enumerate(node.children, 1))
            continue
        spaces = "four" if len(steps) > 9 else "three"
        hint = f"indent it by {spaces} spaces if it belongs to step {len(steps)}"
        if not steps or (node.kind == "paragraph" and _TYPED_NUMBER.match(node.content)):
            hint = f'number the steps from 1, and write each as "{len(steps) + 1}. (3 min) …"'
        writing.error("text-steps", f'only numbered steps stand under "{title}"', node, hint)
        read_blocks([node], writing)  # tells what is wrong inside it
    return tuple(steps)


def _read_step(number: int, item: Node, writing: Writing) -> Step:
    """Read one step: its minutes, and what follows them."""
    place, opening = writing.place(item), item.children[0] if item.children else None
    if opening is None:
        writing.error("text-steps", f"step {number} is empty", item)
        return Step(0, (), place)
    found = _STEP.match(opening.content) if opening.kind == "paragraph" else None
    if found is None:
        hint = f'write "{number}. (3 min) …"'
        writing.error("text-minutes", f"step {number} does not open with its minutes", item, hint)
        return Step(0, read_blocks(item.children, writing), place)
    if not int(found["minutes"]):
        writing.error("text-minutes", f"step {number} takes no time", item, f'write "{number}. (1 min) …" or more')
    blocks = list(read_blocks(item.children[1:], writing))
    if found.end() < len(opening.content):
        blocks.insert(0, Paragraph(writing.inline(opening, found.end()), writing.place(opening)))
    if not blocks:
        writing.error("text-steps", f"step {number} is empty", item, "say what happens in it")
    return Step(int(found["minutes"]), tuple(blocks), place)


def _read_quote(node: Node, writing: Writing) -> list[Quote]:
    quotes: list[Quote] = []
    for inner in node.children:
        if inner.kind == "paragraph":
            quotes.append(Quote(writing.inline(inner), writing.place(inner)))
        else:
            _too_deep(inner, "a quote holds paragraphs only", writing)
    return quotes


def _read_list(node: Node, writing: Writing) -> Bullets:
    _check_numbers(node, writing)
    items = tuple(_read_item(item, writing) for item in node.children)
    return Bullets(items, writing.place(node), node.kind == "numbers")


def _read_item(item: Node, writing: Writing) -> Inline:
    """Read an item of a list, which is one paragraph."""
    if not item.children:
        writing.error("text-list", "an empty list item", item, "write something behind it, or take it away")
        return ()
    opening, *others = item.children
    for other in others if opening.kind == "paragraph" else item.children:
        _too_deep(other, "an item of a list is one paragraph", writing)
    return writing.inline(opening) if opening.kind == "paragraph" else ()


def _nested_heading(node: Node, writing: Writing) -> None:
    writing.error("text-heading", "a heading inside a list or a quote", node, 'take the "#" away')


def _too_deep(node: Node, message: str, writing: Writing) -> None:
    if node.kind.startswith("heading"):
        _nested_heading(node, writing)
        return
    writing.error("text-deep", f"{message}; this is nested too deep", node, "divide it, or begin at the margin")


def _check_numbers(node: Node, writing: Writing) -> None:
    """Warn where a typed number is not the one that is printed; all ones are a habit of many, and no mistake."""
    numbers = [item.number for item in node.children] if node.kind == "numbers" else []
    if all(number == "1" for number in numbers):
        return
    for due, (item, number) in enumerate(zip(node.children, numbers, strict=True), 1):
        if number != str(due):
            place = writing.place(item)
            writing.problems.warning("text-number", f"number {number} is printed as {due}", place, "number from 1 up")
            return


def paragraphs(text: str) -> Sequence[str]:
    """Divide plain text into paragraphs at blank lines."""
    return [one_line(part.strip("\n")) for part in re.split(r"\n[ \t]*\n", text) if part.strip()]
