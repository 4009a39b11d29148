"""Compose icons: those that stand alone, and the signs before words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from workshop.page import figures
from workshop.page.elements import Element
from workshop.page.flowables import Flowable
from workshop.page.setting import Setting
from workshop.page.structure import Node
from workshop.page.text import Text
from workshop.page.theme import MM
from workshop.page.zones import SignedTitle

if TYPE_CHECKING:
    from workshop.page.compose import Composer

_SIDE_MM = 8
"""How wide and high an icon is that stands alone."""

_GAP = 0.6
"""How far words stand from the sign before them, as a share of their size."""


def signed(text: Text, element: Element, setting: Setting, share: float = 0.0) -> Text | SignedTitle:
    """Give a text behind the sign that its element asks for, as high as a line or as `share` of the type's size."""
    name = element.get("icon")
    if not name:
        return text
    side = text.style.size * share or text.style.leading
    return SignedTitle(text, figures.Sign(name, side, setting.accent_ink), text.style.size * _GAP)


def _icon(composer: Composer, element: Element, node: Node, setting: Setting) -> Flowable:
    name, side, colour = element.get("name"), _SIDE_MM * MM * setting.scale, setting.accent_ink
    sign: Flowable = figures.Sign(name, side, colour)
    if element.get("alt"):
        sign = figures.SignFigure(node.add("Figure", alt=element.get("alt")), name, side, colour)
    sign.after = setting.gap("tight")
    return sign


ICON_BLOCKS: Mapping[str, Callable[[Composer, Element, Node, Setting], Flowable]] = {"icon": _icon}
