"""Read the few marks of Markdown that we want, and leave every other character as it was typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.list import list_block, skipOrderedListMarker
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

from workshop.content.records import Inline, Run

# Each asterisk costs a token and a delimiter; an honest paragraph has a few dozen.
MAX_STARS = 2_000


@dataclass(frozen=True, slots=True)
class Node:
    """A block: what kind, its first line from 0, its text as typed, the blocks in it, and a list item's number."""

    kind: str
    line: int
    content: str = ""
    children: tuple[Node, ...] = ()
    number: str = ""


def parse_blocks(text: str) -> tuple[Node, ...]:
    """Divide a text into blocks: kinds heading1 to heading6, paragraph, quote, bullets, numbers, item."""
    tokens: list[Token] = []
    _MARKDOWN.block.parse(text, _MARKDOWN, {}, tokens)
    return _nodes(iter(tokens))


def parse_inline(text: str) -> Inline:
    """Divide one paragraph into runs of plain, bold and italic text."""
    if "*" not in text:
        return (Run(text),) if text else ()
    tokens: list[Token] = []
    _MARKDOWN.inline.parse(text, _MARKDOWN, {}, tokens)
    return tuple(_merged(_runs(tokens)))


def one_line(content: str) -> str:
    """Join the lines of a paragraph as they are printed."""
    return " ".join(line.strip(" \t") for line in content.split("\n")).replace("\t", " ")


def _numbers_from_one(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Begin a numbered list with "1." only, so that "1986. A good year" and "3. joulukuuta" stay text."""
    after = skipOrderedListMarker(state, start)
    if after >= 0:
        marker = state.src[state.bMarks[start] + state.tShift[start] : after]
        if marker.endswith(")") or (not silent and marker != "1."):
            return False
    return list_block(state, start, end, silent)


def _stars_at_word_edges(state: StateInline, silent: bool) -> bool:
    """Take asterisks for bold or italic at the edges of words only, so that 2*3*4 stays text."""
    if silent or state.src[state.pos] != "*":
        return False
    scanned = state.scanDelims(state.pos, False)
    if scanned.length > 3 or not (scanned.can_open or scanned.can_close):
        state.pending += "*" * scanned.length
    else:
        for _ in range(scanned.length):
            state.push("text", "", 0).content = "*"
            state.delimiters.append(
                Delimiter(
                    marker=ord("*"),
                    length=scanned.length,
                    token=len(state.tokens) - 1,
                    end=-1,
                    open=scanned.can_open,
                    close=scanned.can_close,
                )
            )
    state.pos += scanned.length
    return True


def _make_parser() -> MarkdownIt:
    markdown = MarkdownIt("zero").enable(["heading", "list", "blockquote", "emphasis"])
    markdown.block.ruler.at("list", _numbers_from_one, {"alt": ["paragraph", "reference", "blockquote"]})
    markdown.inline.ruler.at("emphasis", _stars_at_word_edges)
    return markdown


_MARKDOWN = _make_parser()
_KINDS = {"blockquote_open": "quote", "bullet_list_open": "bullets", "ordered_list_open": "numbers"}


def _nodes(tokens: Iterator[Token]) -> tuple[Node, ...]:
    """Build the blocks up to the end of the one that they are in."""
    found: list[Node] = []
    for token in tokens:
        line = token.map[0] if token.map else 0
        if token.nesting < 0:
            break
        if token.type in ("paragraph_open", "heading_open"):
            kind = "paragraph" if token.type == "paragraph_open" else f"heading{len(token.markup)}"
            content = next(tokens).content
            next(tokens)
            if content or kind != "paragraph":
                found.append(Node(kind, line, content))
        else:
            kind = _KINDS.get(token.type, "item")
            found.append(Node(kind, line, children=_nodes(tokens), number=token.info))
    return tuple(found)


def _runs(tokens: Sequence[Token]) -> Iterator[Run]:
    bold = italic = 0
    for token in tokens:
        if token.type in ("strong_open", "strong_close"):
            bold += token.nesting
        elif token.type in ("em_open", "em_close"):
            italic += token.nesting
        elif token.content:
            yield Run(token.content, bold > 0, italic > 0)


def _merged(runs: Iterator[Run]) -> Iterator[Run]:
    """Join neighbours of one style."""
    last: Run | None = None
    for run in runs:
        if last and (last.bold, last.italic) == (run.bold, run.italic):
            last = Run(last.text + run.text, run.bold, run.italic)
        else:
            if last:
                yield last
            last = run
    if last:
        yield last
