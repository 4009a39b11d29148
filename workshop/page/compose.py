"""Compose: elements -> flowables, with the structure tree growing beside them in reading order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from workshop.page import drawings, figures, frames
from workshop.page.compose_sheets import SHEET_BLOCKS
from workshop.page.elements import Element
from workshop.page.flowables import Break, Columns, Flowable, Space, Stack
from workshop.page.pen import Stroke
from workshop.page.setting import Setting, inline_words
from workshop.page.structure import Node
from workshop.page.tables import Cell, Row, Table, TableLook
from workshop.page.text import Text, Words
from workshop.page.theme import MM, TextStyle
from workshop.page.zones import Field


class Composer:
    """Composes the blocks of one document; remembers the heading levels, which never skip one in the structure."""

    def __init__(self) -> None:
        self._levels: list[int] = []

    def start_part(self) -> None:
        """Begin a section, sheet or card: its first heading is of the first level."""
        self._levels = []

    def heading_role(self, level: int) -> str:
        """Give the structure's role for a heading of the markup's level."""
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        self._levels.append(level)
        return f"H{len(self._levels)}"

    def stack(self, elements: Sequence[Element], node: Node, setting: Setting) -> Stack:
        """Compose blocks under each other."""
        items: list[Flowable] = []
        for element in elements:
            composed = self.block(element, node, setting)
            if element.name == "box" and element.get("place") == "foot":
                items.append(Space(grow=1.0))
            items.append(composed)
        return Stack(items)

    def block(self, element: Element, node: Node, setting: Setting) -> Flowable:
        """Compose one block."""
        inner = setting.within(element)
        flowable = _BLOCKS[element.name](self, element, node, inner)
        if "grow" in element.attributes:
            flowable.grow = element.number("grow")
        return flowable

    def text_of(self, element: Element, node: Node, setting: Setting, style: TextStyle) -> Text:
        """Set the inline content of an element."""
        return setting.set_text(inline_words(element, setting), aligned(style, element), node)


def aligned(style: TextStyle, element: Element) -> TextStyle:
    """Give the style with the alignment that an element asks for."""
    return replace(style, align=element.get("align", style.align))  # type: ignore[arg-type]


def _h1(composer: Composer, element: Element, node: Node, setting: Setting) -> Flowable:
    style = setting.style("h1")
    words = inline_words(element, setting)
    if number := element.get("number"):
        small = setting.style("number").size
        words = [Words(f"{number}\u00a0\u00a0", colour=setting.accent_colour, size=small), *words]
    return _heading(composer, element, node, setting, 1, words, style, 0.0, max(setting.gap("small"), style.size * 0.4))


def _h2(composer: Composer, element: Element, node: Node, setting: Setting) -> Flowable:
    words = inline_words(element, setting)
    if number := element.get("number"):
        words = [Words(f"{number}\u00a0\u00a0", colour=setting.accent_colour), *words]
    style = setting.style("h2")
    return _heading(composer, element, node, setting, 2, words, style, setting.gap("block"), setting.gap("tight"))


def _h3(composer: Composer, element: Element, node: Node, setting: Setting) -> Flowable:
    style = replace(setting.style("h3"), colour=setting.accent_colour)
    words = inline_words(element, setting)
    heading = _heading(composer, element, node, setting, 3, words, style, setting.gap("block"), setting.gap("hair"))
    if not element.get("time"):
        return heading
    muted = replace(setting.style("muted"), align="right", leading=style.leading)
    time = setting.set_text([Words(element.get("time"))], muted, node.add("P"))
    beside = frames.Labelled(Stack([heading]), Stack([]), 0.0, time, time.natural_width() + 2)
    beside.before, beside.after, beside.keep_with_next = heading.before, heading.after, True
    heading.before = heading.after = 0.0
    return beside


def _heading(
    composer: Composer,
    element: Element,
    node: Node,
    setting: Setting,
    level: int,
    words: list[Words],
    style: TextStyle,
    before: float,
    after: float,
) -> Text:
    style = aligned(style, element)
    own = node.add(composer.heading_role(level))
    text = setting.set_text(words, style, own, before=before, after=after, keep_with_next=True, heading=True)
    text.anchor = element.get("id")
    return text


_PARAGRAPHS: Mapping[str, tuple[str, str]] = {"read": ("tight", "small"), "name": ("hair", "hair")}


_UNBROKEN = frozenset({"poster", "name", "numeral", "clock", "strong", "label"})
"""Paragraphs that are never hyphenated."""


def _p(composer: Composer, element: Element, node: Node, setting: Setting) -> Flowable:
    name = element.get("style", "body")
    words = inline_words(element, setting)
    if name == "kicker":
        muted = setting.theme.colour("muted")
        words = [replace(w, colour=setting.accent_colour if w.bold else muted) for w in words]
    elif "accent" in element.attributes:
        words = [replace(w, colour=setting.accent_colour) for w in words]
    text = setting.set_text(
        words, aligned(setting.style("number" if name == "numeral" else name), element), node.add("P")
    )
    before, after = _PARAGRAPHS.get(name, ("hair", "tight"))
    text.before, text.after = setting.gap(before), setting.gap(after)
    return text


def _say(composer: Composer, element: Element, node: Node, setting: Setting) -> Flowable:
    style = setting.style("body")
    if not setting.theme.large:
        style = replace(style, face="italic")
    text = setting.set_text(inline_words(element, setting), style, node.add("P"))
    stroke = Stroke(setting.accent_colour, setting.theme.stroke("accent"))
    gap = setting.gap("tight")
    return frames.Barred(Stack([text]), stroke, setting.gap("small"), gap, gap)


def _list(composer: Composer, element: Element, node: Node, setting: Setting) -> Flowable:
    kind = element.get("kind", "dash")
    numbering = "Decimal" if kind == "number" else "None"
    own = node.add("L", numbering=numbering)
    items: list[Flowable] = [
        _item(composer, item, i, kind, own, setting) for i, item in enumerate(element.elements, start=1)
    ]
    return Stack(items, setting.gap("hair"), setting.gap("tight"))


def _item(composer: Composer, element: Element, i: int, kind: str, node: Node, setting: Setting) -> Flowable:
    own = node.add("LI")
    style = setting.style("body")
    label: Flowable = Space()
    lead = style.size * 1.55
    if kind == "number":
        label = setting.set_text([Words(f"{i}.")], style, own.add("Lbl"))
    elif kind == "dash":
        label = frames.Dash(setting.stroke("line"), style.size * 0.55, style.leading * 0.5)
    elif kind == "tick":
        side = style.size * 0.86
        text_baseline = Text((), style, setting.fonts).baseline()
        label = frames.TickBox(setting.stroke("line"), side, text_baseline)
        lead = side + style.size * 0.75
    else:
        lead = 0.0
    inner = _mixed(composer, element, own.add("LBody"), setting, style)
    item = frames.Labelled(inner, label, lead)
    item.before = item.after = setting.gap("hair")
    return item


def _mixed(
    composer: Composer,
    element: Element,
    node: Node,
    setting: Setting,
    style: TextStyle,
    *,
    tight: bool = False,
    whole: bool = False,
) -> Stack:
    """Compose an element that holds words or paragraphs; `tight` sets no space between these, `whole` no hyphens."""
    blocks = [child for child in element.elements if child.name in ("p", "list")]
    if not blocks:
        words = inline_words(element, setting)
        return Stack([setting.set_text(words, style, node, heading=whole)]) if words else Stack([])
    stack = composer.stack(blocks, node, setting)
    for item in stack.items:
        item.before = item.after = 0.0 if tight else item.after
    if stack.items:
        stack.items[0].before = 0.0
        stack.items[-1].after = 0.0
    return stack


def _steps(composer: Composer, element: Element, node: Node, setting: Setting) -> Flowable:
    own = node.add("L", numbering="Decimal")
    muted = replace(setting.style("muted"), align="right", leading=setting.style("body").leading)
    times = [setting.set_text([Words(step.get("time"))], muted, None).natural_width() for step in element.elements]
    tail = setting.gap("step") + max(times)
    steps = [_step(composer, step, i, own, setting, tail) for i, step in enumerate(element.elements, start=1)]
    return Stack(steps, setting.gap("hair"), setting.gap("tight"))


def _step(composer: Composer, element: Element, i: int, node: Node, setting: Setting, tail: float) -> Flowable:
    own = node.add("LI")
    body, figure = setting.style("body"), replace(setting.style("number"), colour=setting.accent_colour)
    label = Text([Words(str(i))], figure, setting.fonts, own.add("Lbl"))
    holder = own.add("LBody")
    time = None
    if element.get("time"):
        muted = replace(setting.style("muted"), align="right", leading=body.leading)
        time = setting.set_text([Words(element.get("time"))], muted, holder.add("P"))
    inner = composer.stack(element.elements, holder, setting)
    if inner.items:
        inner.items[0].before = inner.items[-1].after = 0.0
    text_baseline = Text((), body, setting.fonts).baseline()
    shifted = frames.Shifted(label, text_baseline - label.baseline())
    step = frames.Labelled(inner, shifted, setting.gap("column-wide") + setting.gap("hair"), time, tail)
    step.before = step.after = setting.gap("step")
    return step


def _facts(composer: Composer, element: Element, node: Node, setting: Setting) -> Flowable:
    own = node.add("L", numbering="None")
    facts = [_fact(composer, fact, own, setting) for fact in element.elements]
    strong, thin = setting.stroke("strong"), setting.stroke("thin", "decoration")
    strip = frames.FactStrip(facts, strong, thin, setting.gap("small") * 0.75, setting.gap("tight"))
    strip.before, strip.after = setting.gap("tight"), setting.gap("block")
    return strip


def _fact(composer: Composer, element: Element, node: Node, setting: Setting) -> frames.Fact:
    item = node.add("LI")
    label = setting.plain(element.get("label"), "label", item.add("Lbl"))
    if not element.words().strip() and not element.elements:
        style = setting.style("strong")
        return frames.Fact(
            label, frames.WritingLines(setting.stroke("thin", "line"), style.leading, 1), element.number("width", 1.0)
        )
    body = item.add("LBody")
    scales = [child for child in element.elements if child.name == "scale"]
    if scales:
        value: Flowable = composer.block(scales[0], body, setting)
    else:
        value = composer.text_of(element, body, setting, setting.style("strong"))
    return frames.Fact(label, value, element.number("width", 1.0))


def _table(composer: Composer, element: Element, node: Node, setting: Setting) -> Flowable:
    own = node.add("Table")
    kind = element.get("style", "lines")
    shares = element.numbers("widths")
    aligns = element.get("align").split() or ["left"] * len(shares)
    rows = [_row(composer, row, aligns, own, setting) for row in element.elements]
    boxed = setting.stroke("line", "line") if kind == "form" else None
    line = setting.stroke("thin", "decoration") if kind == "lines" else None
    bar = setting.gap("small") if any(row.bar for row in rows) else 0.0
    least = element.number("row-height") * MM * setting.scale
    look = TableLook(
        setting.stroke("strong"),
        line,
        boxed,
        setting.gap("small") * 0.75,
        setting.gap("rows") * (0.5 if kind == "plain" else 1.0),
        bar,
        least,
    )
    table = Table(rows, shares, look)
    table.before, table.after = setting.gap("small"), setting.gap("block")
    return table


def _row(composer: Composer, element: Element, aligns: Sequence[str], node: Node, setting: Setting) -> Row:
    own = node.add("TR")
    head = element.flag("head")
    cells, at = [], 0
    for cell in element.elements:
        cells.append(_cell(composer, cell, head, aligns[at % len(aligns)], own, setting))
        at += cells[-1].span
    wash = setting.theme.fill("wash") if element.flag("wash") else None
    bar = setting.theme.colour(element.get("accent")) if element.get("accent") else None
    return Row(tuple(cells), head, bar, wash)


def _cell(composer: Composer, element: Element, head: bool, align: str, node: Node, setting: Setting) -> Cell:
    span = int(element.number("span", 1))
    header = head or element.flag("head")
    own = node.add("TH" if header else "TD", scope=("Column" if head else "Row") if header else "", span=span)
    style = setting.style("h3") if head else setting.style(element.get("style", "body"))
    if head:
        style = replace(style, colour=setting.theme.colour("muted"))
    style = replace(style, align=align)  # type: ignore[arg-type]
    return Cell(_mixed(composer, element, own, setting, style, tight=True, whole=head), span)


def _columns(composer: Composer, element: Element, node: Node, setting: Setting) -> Flowable:
    stacks, shares = [], []
    for child in element.elements:
        inner = setting.within(child, small=True if child.name == "aside" else None)
        stacks.append(composer.stack(child.elements, node.add("Div"), inner))
        shares.append(child.number("width", 1.0))
    if setting.theme.large and any(child.name == "aside" for child in element.elements):
        return Stack(list(stacks))  # two columns of large print would hold a word or two a line
    _align_baselines(stacks)
    gap = setting.gap("column-narrow" if element.get("gap") == "narrow" else "column-wide")
    columns = Columns(stacks, shares, gap)
    columns.before = max((stack.items[0].before for stack in stacks if stack.items), default=0.0)
    columns.after = max((stack.items[-1].after for stack in stacks if stack.items), default=0.0)
    return columns


def _align_baselines(stacks: Sequence[Stack]) -> None:
    """Set the first lines of columns that begin with text, or with a line to write on, on one baseline."""
    firsts = [stack.items[0] if stack.items else None for stack in stacks]
    texts = [first for first in firsts if isinstance(first, Text | Field)]
    lowest = max((text.baseline() for text in texts), default=0.0)
    for stack, first in zip(stacks, firsts, strict=True):
        if isinstance(first, Text | Field):
            first.before = 0.0
            drop = lowest - first.baseline()
            if drop > 0.05:
                stack.items.insert(0, Space(drop))


def _box(composer: Composer, element: Element, node: Node, setting: Setting) -> Flowable:
    inner = composer.stack(element.elements, node.add("Div"), setting)
    if inner.items:
        inner.items[0].before = inner.items[-1].after = 0.0
    style = element.get("style", "plain")
    gap = 0.0 if style == "plain" else setting.gap("small")
    return frames.Framed(inner, setting.frame(style), gap, gap)


def _lines(composer: Composer, element: Element, node: Node, setting: Setting) -> Flowable:
    fill = element.flag("fill") or "grow" in element.attributes
    title = None
    if element.get("title"):
        own = node.add("P", optional=True)
        style = replace(setting.style("h3"), colour=setting.theme.colour("muted"))
        title = setting.set_text([Words(element.get("title"))], style, own)
    count = int(element.number("count", 0))
    stroke = setting.stroke("thin", "line")
    lines = frames.WritingLines(stroke, setting.gap("writing"), count, title, 1.0 if fill else 0.0, 0 if count else 3)
    lines.before = setting.gap("small")
    lines.after = setting.gap("small")
    return lines


def _rule(composer: Composer, element: Element, node: Node, setting: Setting) -> Flowable:
    style = element.get("style", "thin")
    if style == "accent":
        bar = 12 * MM * setting.scale, 1.6 * MM * setting.scale
        return frames.AccentBar(setting.accent_colour, *bar, setting.gap("small"), element.get("align"))
    colour = "text" if style == "strong" else "decoration"
    return frames.Rule(setting.stroke(style, colour), setting.gap("tight"), setting.gap("tight"))


def _icon(composer: Composer, element: Element, node: Node, setting: Setting) -> Flowable:
    sign = figures.Sign(element.get("name"), 8 * MM, setting.accent_colour, setting.theme.stroke("strong"))
    sign.after = setting.gap("tight")
    return sign


def _qr(composer: Composer, element: Element, node: Node, setting: Setting) -> Flowable:
    own = node.add("Figure", alt=element.get("alt"))
    side = element.number("size", 30) * MM
    return drawings.QrCode(own, drawings.qr_rows(element.get("value")), side, setting.theme.colour("text"))


def _image(composer: Composer, element: Element, node: Node, setting: Setting) -> Flowable:
    own = node.add("Figure", alt=element.get("alt"))
    image, share = setting.images(element.get("src"), element.place)
    return drawings.Picture(own, image, element.number("width", 60) * MM, share)


def _pagebreak(composer: Composer, element: Element, node: Node, setting: Setting) -> Flowable:
    return Break()


_Block = Callable[[Composer, Element, Node, Setting], Flowable]

_BLOCKS: Mapping[str, _Block] = {
    "h1": _h1,
    "h2": _h2,
    "h3": _h3,
    "p": _p,
    "list": _list,
    "steps": _steps,
    "say": _say,
    "facts": _facts,
    "table": _table,
    "columns": _columns,
    "box": _box,
    "lines": _lines,
    "rule": _rule,
    "icon": _icon,
    "qr": _qr,
    "image": _image,
    "pagebreak": _pagebreak,
    **SHEET_BLOCKS,
}
