"""Compose columns: blocks side by side; some may stand in either column, wherever the two come out more even."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, TypeGuard

from workshop.page.elements import Element
from workshop.page.flowables import Columns, Flowable, Space, Stack
from workshop.page.setting import Setting
from workshop.page.structure import Node
from workshop.page.text import Text
from workshop.page.zones import Field, SignedTitle, Zone

if TYPE_CHECKING:
    from workshop.page.compose import Composer

MOST_FLOATS = 4
"""How many blocks of a column may float; every way to place them is tried."""


@dataclass(frozen=True, slots=True)
class _Float:
    """A block set for its own column and for the last one, each with the node that its text belongs to."""

    home: Stack
    home_node: Node
    away: Stack
    away_node: Node


def compose_columns(composer: Composer, element: Element, node: Node, setting: Setting) -> Flowable:
    """Set columns side by side; in large print those with an aside stand below each other."""
    settings = [setting.within(child, small=True if child.name == "aside" else None) for child in element.elements]
    stacked = any(child.name == "aside" for child in element.elements) or element.get("large") == "stack"
    below = setting.theme.large and stacked
    nodes, stacks, floats = [], [], []
    for child, inner in zip(element.elements, settings, strict=True):
        nodes.append(node.add("Div"))
        stacks.append(composer.stack([part for part in child.elements if not part.flag("float")], nodes[-1], inner))
        for part in (part for part in child.elements if part.flag("float")):
            floats.append(_float(composer, part, inner, settings[-1]))
    if below:  # two columns of large print would hold a word or two a line
        _place(floats, [True] * len(floats), stacks, nodes)
        for stack in stacks[1:]:
            stack.before = setting.gap("block")
        return Stack(list(stacks))
    _align_baselines(stacks)
    gap = setting.gap("column-narrow" if element.get("gap") == "narrow" else "column-wide")
    columns = Columns(stacks, [child.number("width", 1.0) for child in element.elements], gap)
    _place(floats, _evenest(floats, stacks, columns.widths(composer.measure)), stacks, nodes)
    columns.before = max((stack.items[0].before for stack in stacks if stack.items), default=0.0)
    columns.after = max((stack.items[-1].after for stack in stacks if stack.items), default=0.0)
    _grow_by_lines(columns)
    return columns


def _grow_by_lines(columns: Columns) -> None:
    """Let columns grow by whole lines if they hold lines to write on; what stands alone in one fills it."""
    columns.grows_by = max((item.grows_by for stack in columns.columns for item in stack.items), default=0.0)
    for stack in columns.columns:
        if len(stack.items) == 1:
            stack.items[0].grows_by = 0.0


def compose_group(composer: Composer, element: Element, node: Node, setting: Setting) -> Flowable:
    """Set blocks that belong together, on one page as long as they fit one if they are to be kept."""
    stack = composer.stack(element.elements, node.add("Div"), setting)
    if stack.items:
        stack.before, stack.after = stack.items[0].before, stack.items[-1].after
    stack.whole = element.flag("keep")
    return stack


def _float(composer: Composer, element: Element, home: Setting, away: Setting) -> _Float:
    nodes = Node("Div"), Node("Div")
    composed = [Stack([composer.block(element, n, s)]) for n, s in zip(nodes, (home, away), strict=True)]
    return _Float(composed[0], nodes[0], composed[1], nodes[1])


def _evenest(floats: Sequence[_Float], stacks: Sequence[Stack], widths: Sequence[float]) -> Sequence[bool]:
    """Say of each float whether it goes to the last column, so that the higher column is as low as it can be."""
    if not floats or len(floats) > MOST_FLOATS or widths[0] <= 0:
        return [False] * len(floats)

    def highest(moved: Sequence[bool]) -> float:
        homes = [f.home for f, away in zip(floats, moved, strict=True) if not away]
        aways = [f.away for f, away in zip(floats, moved, strict=True) if away]
        return max(_joined(stacks[0], homes).height(widths[0]), _joined(stacks[-1], aways).height(widths[-1]))

    ways = sorted(product((False, True), repeat=len(floats)), key=sum)
    return min(ways, key=lambda moved: round(highest(moved), 1))


def _joined(stack: Stack, below: Sequence[Stack]) -> Stack:
    return Stack([*stack.items, *(item for each in below for item in each.items)])


def _place(floats: Sequence[_Float], moved: Sequence[bool], stacks: Sequence[Stack], nodes: Sequence[Node]) -> None:
    for each, away in zip(floats, moved, strict=True):
        stacks[-1 if away else 0].items += (each.away if away else each.home).items
        nodes[-1 if away else 0].kids.append(each.away_node if away else each.home_node)


def _align_baselines(stacks: Sequence[Stack]) -> None:
    """Set the first lines of columns that begin with text, or with a line to write on, on one baseline."""
    firsts = [stack.items[0] if stack.items else None for stack in stacks]
    texts = [first for first in firsts if _has_baseline(first)]
    lowest = max((text.baseline() for text in texts), default=0.0)
    for stack, first in zip(stacks, firsts, strict=True):
        if _has_baseline(first):
            first.before = 0.0
            drop = lowest - first.baseline()
            if drop > 0.05:
                stack.items.insert(0, Space(drop))


def _has_baseline(first: Flowable | None) -> TypeGuard[Text | Field | SignedTitle | Zone]:
    return isinstance(first, Text | Field | SignedTitle) or (isinstance(first, Zone) and first.is_ruled)
