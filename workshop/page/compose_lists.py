"""Compose lists, steps and strips of facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from workshop.page import frames, zones
from workshop.page.compose_icons import signed
from workshop.page.elements import Element
from workshop.page.flowables import Flowable, Space, Stack
from workshop.page.lines import Words
from workshop.page.setting import Setting, inline_words
from workshop.page.structure import Node
from workshop.page.text import Text
from workshop.page.theme import TextStyle

if TYPE_CHECKING:
    from workshop.page.compose import Composer


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
    share = setting.theme.share
    label: Flowable = Space()
    lead = style.size * share("list")
    if kind == "number":
        label = setting.set_text([Words(f"{i}.")], style, own.add("Lbl"))
    elif kind == "dash":
        label = frames.Dash(setting.stroke("line"), style.size * share("dash"), style.leading * 0.5)
    elif kind == "tick":
        side = style.size * share("tick")
        text_baseline = Text((), style, setting.fonts).baseline()
        says = element.words().strip() or " ".join(field.get("label") for field in element.elements)
        answer = composer.answer(own.add("Lbl"), setting, says) if setting.fillable else None
        label = frames.TickBox(setting.stroke("line"), side, text_baseline, answer)
        lead = side + style.size * share("tick-gap")
    else:
        lead = 0.0
    inner = mixed(composer, element, own.add("LBody"), setting, style)
    match inner.items:
        case [zones.Field() as field]:
            label = frames.Shifted(label, field.baseline() - Text((), style, setting.fonts).baseline())
    item = frames.Labelled(inner, label, lead)
    item.before = item.after = setting.gap("hair")
    return item


def mixed(
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
    blocks = [child for child in element.elements if child.name in ("p", "list", "field")]
    node.optional = not any(
        child.words().strip() or child.get("show") == "page" or child.name == "field" for child in element.walk()
    )
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
    tail = setting.theme.mm("step") * setting.scale + max(times, default=0.0)
    steps = [_step(composer, step, i, own, setting, tail) for i, step in enumerate(element.elements, start=1)]
    return Stack(steps, setting.gap("hair"), setting.gap("tight"))


def _step(composer: Composer, element: Element, i: int, node: Node, setting: Setting, tail: float) -> Flowable:
    own = node.add("LI")
    body, figure = setting.style("body"), replace(setting.style("number"), colour=setting.accent_ink)
    label = Text([Words(element.get("number") or str(i))], figure, setting.fonts, own.add("Lbl"))
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
    step = frames.Labelled(
        inner, shifted, setting.theme.mm("column-wide") * setting.scale + setting.theme.mm("hair"), time, tail
    )
    step.before = step.after = setting.gap("step")
    return step


_FACTS_IN_LARGE_PRINT = 3
"""How many facts stand side by side where five would have room for half a word each."""


def _facts(composer: Composer, element: Element, node: Node, setting: Setting) -> Flowable:
    own = node.add("L", numbering="None")
    facts = [_fact(composer, fact, own, setting) for fact in element.elements]
    across = int(element.number("large", _FACTS_IN_LARGE_PRINT)) if setting.theme.large else len(facts)
    strong, thin = setting.stroke("strong"), setting.stroke("thin", "decoration")
    inset, down = setting.gap("small") * 0.75, setting.gap("tight")
    if across < len(facts):
        facts = [replace(fact, share=1.0) for fact in facts]
    shares = sum(fact.share for fact in facts[:across])
    strips: list[Flowable] = [
        frames.FactStrip(facts[i : i + across], thin if i else strong, thin, inset, down, shares)
        for i in range(0, len(facts), across)
    ]
    return Stack(strips, setting.gap("tight"), setting.gap("block"))


def _fact(composer: Composer, element: Element, node: Node, setting: Setting) -> frames.Fact:
    item = node.add("LI")
    label = setting.plain(element.get("label"), "label", item.add("Lbl"))
    if not element.words().strip() and not element.elements:
        return frames.Fact(label, Space(setting.style("strong").leading), element.number("width", 1.0))
    body = item.add("LBody")
    scales = [child for child in element.elements if child.name == "scale"]
    if scales:
        value: Flowable = composer.block(scales[0], body, setting)
    else:
        value = signed(composer.text_of(element, body, setting, setting.style("strong")), element, setting)
    return frames.Fact(label, value, element.number("width", 1.0))


LIST_BLOCKS: Mapping[str, Callable[[Composer, Element, Node, Setting], Flowable]] = {
    "list": _list,
    "steps": _steps,
    "facts": _facts,
}
