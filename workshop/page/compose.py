"""Compose: elements -> flowables, with the structure tree growing beside them in reading order."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from workshop.errors import PageError, Problem
from workshop.page import drawings, frames
from workshop.page.compose_columns import compose_columns, compose_group
from workshop.page.compose_icons import ICON_BLOCKS, signed
from workshop.page.compose_lists import LIST_BLOCKS
from workshop.page.compose_sheets import SHEET_BLOCKS
from workshop.page.compose_tables import compose_table
from workshop.page.elements import Element
from workshop.page.fitted import Fitted
from workshop.page.flowables import Break, Flowable, Space, Stack
from workshop.page.lines import Words
from workshop.page.pen import Answer, Choice, Stroke
from workshop.page.phrases import phrase_of
from workshop.page.setting import Setting, inline_words
from workshop.page.structure import Node
from workshop.page.text import Text
from workshop.page.theme import MM, TextStyle


class Composer:
    """Composes the blocks of one document; remembers the heading levels, which never skip one in the structure."""

    def __init__(self) -> None:
        self._levels: list[int] = []
        self.heading = self.about = self.title = ""
        self.measure = 0.0

    def start_part(self, measure: float = 0.0) -> None:
        """Begin a section, sheet or card, `measure` points wide if that is known: its first heading is of level one."""
        self._levels = []
        self.measure = measure
        self.heading = self.about = self.title = ""

    def heading_role(self, level: int, words: str) -> str:
        """Give the structure's role for a heading of the markup's level; what follows is about its words."""
        self.heading = words
        if level == 1:
            self.title = words
        if level < 3:
            self.about = words if level == 2 else ""
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        self._levels.append(level)
        return f"H{len(self._levels)}"

    def answer(self, node: Node, setting: Setting, *tips: str) -> Answer | None:
        """Add a form field below a node if the pages can be filled in on screen, told by the headings around it."""
        if not setting.fillable:
            return None
        return Answer(node.add("Form"), self._tip(tips), setting.style("body").size)

    def choice(self, node: Node, setting: Setting, about: Sequence[str], points: Sequence[str]) -> Choice | None:
        """Add a form field for each of several points below a node, one of them to be chosen."""
        answers = [answer for point in points if (answer := self.answer(node, setting, *about, point))]
        return Choice(self._tip(about), answers) if answers else None

    def _tip(self, tips: Sequence[str]) -> str:
        own = [tip for tip in tips if tip] or [self.heading]
        return ": ".join(part for part in dict.fromkeys([self.about, *own]) if part)

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
        flowable.even = element.flag("even")
        return flowable

    def text_of(self, element: Element, node: Node, setting: Setting, style: TextStyle) -> Text:
        """Set the inline content of an element."""
        return setting.set_text(inline_words(element, setting), aligned(style, element), node)


def aligned(style: TextStyle, element: Element) -> TextStyle:
    """Give the style with the alignment that an element asks for."""
    align = element.get("align", style.align)
    return style if align == style.align else replace(style, align=align)  # type: ignore[arg-type]


def _h1(composer: Composer, element: Element, node: Node, setting: Setting) -> Flowable:
    style = setting.style("h1")
    words = inline_words(element, setting)
    if number := element.get("number"):
        small = setting.style("number").size
        words = [Words(f"{number}\u00a0\u00a0", colour=setting.accent_ink, size=small), *words]
    return _heading(composer, element, node, setting, 1, words, style, 0.0, max(setting.gap("small"), style.size * 0.4))


def _h2(composer: Composer, element: Element, node: Node, setting: Setting) -> Flowable:
    words = inline_words(element, setting)
    if number := element.get("number"):
        words = [Words(f"{number}\u00a0\u00a0", colour=setting.accent_ink), *words]
    style = setting.style("h2")
    return _heading(composer, element, node, setting, 2, words, style, setting.gap("block"), setting.gap("tight"))


def _h3(composer: Composer, element: Element, node: Node, setting: Setting) -> Flowable:
    style = replace(setting.style("h3"), colour=setting.accent_ink)
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
    own = node.add(composer.heading_role(level, element.words().strip()))
    text = phrase_of(setting.set_text(words, style, own, before=before, after=after))
    text.keep_with_next = text.whole = True
    text.anchor = element.get("id")
    return text


_PARAGRAPHS: Mapping[str, tuple[str, str]] = {
    "lead": ("hair", "small"),
    "strong": ("hair", "hair"),
    "poster": ("small", "small"),
    "read": ("tight", "small"),
    "name": ("hair", "hair"),
}


_UNBROKEN = frozenset({"kicker", "lead", "poster", "name", "numeral", "clock", "strong", "label"})
"""Paragraphs whose words stay whole as long as they fit."""

_NAME_STEPS = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)
"""How much smaller a name may be set until no word of it has to part."""


def _p(composer: Composer, element: Element, node: Node, setting: Setting) -> Flowable:
    name = element.get("style", "body")
    words = inline_words(element, setting)
    if name == "kicker":
        muted = setting.theme.colour("muted")
        words = [replace(w, colour=setting.accent_ink if w.bold else muted) for w in words]
    elif "accent" in element.attributes:
        words = [replace(w, colour=setting.accent_ink) for w in words]
    own = node.add("P")
    if name == "name":
        sizes = (setting.with_scale(setting.scale * step) for step in _NAME_STEPS)
        return Fitted([phrase_of(_paragraph(words, element, own, size)) for size in sizes])
    return signed(_paragraph(words, element, own, setting), element, setting)


def _paragraph(words: Sequence[Words], element: Element, node: Node, setting: Setting) -> Text:
    name = element.get("style", "body")
    style = aligned(setting.style("number" if name == "numeral" else name), element)
    text = setting.set_text(words, style, node)
    if name in _UNBROKEN or element.flag("whole"):
        text = phrase_of(text)
    before, after = _PARAGRAPHS.get(name, ("hair", "tight"))
    text.before, text.after = setting.gap(before), setting.gap(after)
    return text


_UPRIGHT = frozenset({"cues"})
"""The kinds of documents whose lines to say are read at arm's length, and are not slanted."""


def _say(composer: Composer, element: Element, node: Node, setting: Setting) -> Flowable:
    style = setting.style("body")
    if not setting.theme.large and setting.kind not in _UPRIGHT:
        style = replace(style, face="italic")
    text = setting.set_text(inline_words(element, setting), style, node.add("P"), hyphenated=False)
    stroke = Stroke(setting.accent_colour, setting.theme.stroke("accent"))
    gap = setting.gap("tight")
    return frames.Barred(Stack([text]), stroke, setting.theme.mm("small") * setting.scale, gap, gap)


_HEAD_TIGHTNESS = 0.6


def _box(composer: Composer, element: Element, node: Node, setting: Setting) -> Flowable:
    if element.get("place") == "head":  # the heads of cards that are cut side by side are alike
        setting = replace(setting, tightness=_HEAD_TIGHTNESS)
    inner = composer.stack(element.elements, node.add("Div"), setting)
    if inner.items:
        inner.items[0].before = inner.items[-1].after = 0.0
    style = element.get("style", "plain")
    gap = 0.0 if style == "plain" else setting.gap("column-narrow" if setting.kind == "worksheets" else "small")
    return frames.Framed(inner, setting.frame(style), gap, gap)


def _lines(composer: Composer, element: Element, node: Node, setting: Setting) -> Flowable:
    fill = element.flag("fill") or "grow" in element.attributes
    title = None
    if element.get("title"):
        own = node.add("P", optional=True)
        style = replace(setting.style("h3"), colour=setting.theme.colour("muted"))
        title = setting.set_text([Words(element.get("title"))], style, own)
    count = int(element.number("count", 0))
    stroke, pitch = setting.stroke("thin", "line"), setting.gap("writing")
    answer = composer.answer(node, setting, composer.title, element.get("title"))
    if answer:
        answer.node.optional = True
    grow, least = 1.0 if fill else 0.0, 0 if count else 3
    lines = frames.WritingLines(stroke, pitch, count, title, grow, least, answer)
    lines.before = setting.gap("small")
    lines.after = setting.gap("small")
    return lines


def _rule(composer: Composer, element: Element, node: Node, setting: Setting) -> Flowable:
    style = element.get("style", "thin")
    if style in ("accent", "bar"):
        bar = (setting.shape("bar-length") if style == "accent" else math.inf), setting.shape("bar-height")
        stroke = 0.0 if setting.theme.fill("text") else setting.theme.stroke("accent")
        return frames.AccentBar(setting.accent_colour, *bar, setting.gap("small"), element.get("align"), stroke)
    if style == "cut":
        return _cut(setting)
    colour = "text" if style == "strong" else "decoration"
    return frames.Rule(setting.stroke(style, colour), setting.gap("tight"), setting.gap("tight"))


def _cut(setting: Setting) -> Flowable:
    """Compose a line to cut along; what comes after stands as far from it as what is before its label."""
    line = setting.stroke("line", "line")
    dashed = Stroke(line.colour, line.width, setting.theme.dashes)
    after = setting.gap("column-narrow") + setting.style("label").leading + setting.gap("tight")
    return frames.CutLine(dashed, setting.theme.mm("side") - setting.theme.mm("lowest"), setting.gap("tight"), after)


_LONGEST_QR = 600


def _qr(composer: Composer, element: Element, node: Node, setting: Setting) -> Flowable:
    own, value = node.add("Figure", alt=element.get("alt")), element.get("value")
    if len(value.encode("utf-8")) > _LONGEST_QR:
        message = f"the text of the QR code has {len(value)} letters"
        raise PageError([Problem("qr", message, element.place, f"give it {_LONGEST_QR} at most, or a shorter address")])
    side = element.number("size", 30) * MM
    return drawings.QrCode(own, drawings.qr_rows(value), side, setting.theme.colour("text"))


def _image(composer: Composer, element: Element, node: Node, setting: Setting) -> Flowable:
    own = node.add("Figure", alt=element.get("alt"))
    width_mm = element.number("width", 60)
    image, share = setting.images(element.get("src"), element.place, width_mm)
    return drawings.Picture(own, image, width_mm * MM, share)


def _pagebreak(composer: Composer, element: Element, node: Node, setting: Setting) -> Flowable:
    return Break()


_Block = Callable[[Composer, Element, Node, Setting], Flowable]

_BLOCKS: Mapping[str, _Block] = {
    "h1": _h1,
    "h2": _h2,
    "h3": _h3,
    "p": _p,
    "say": _say,
    "table": compose_table,
    "columns": compose_columns,
    "group": compose_group,
    "box": _box,
    "lines": _lines,
    "rule": _rule,
    "qr": _qr,
    "image": _image,
    "pagebreak": _pagebreak,
    **ICON_BLOCKS,
    **LIST_BLOCKS,
    **SHEET_BLOCKS,
}
