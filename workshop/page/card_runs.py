"""Cards that go on: what is too much for one card goes over to further cards of its own, and never gets smaller."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workshop.page.compose import Composer
from workshop.page.elements import Element
from workshop.page.flowables import TINY, Flowable, Space, Stack
from workshop.page.frames import Framed
from workshop.page.lines import Words
from workshop.page.pages import all_parts
from workshop.page.setting import Setting
from workshop.page.structure import Node
from workshop.page.text import Text

_TIGHTER = (0.72, 0.55)
"""How far the gaps between blocks are drawn together, step by step, where that saves a card."""


@dataclass(frozen=True, slots=True)
class Run:
    """The bodies of the cards that one card became, and by how many points the last is too tall for its card."""

    bodies: list[Stack]
    over: float = 0.0


def run_on(composer: Composer, card: Element, root: Node, setting: Setting, size: tuple[float, float]) -> Run:
    """Lay a card's front out on as many cards as it takes; `size` is the width and height that text may fill."""
    before = list(root.kids)
    loose = _Cutter(composer, card, root, setting, size).run()
    if len(loose.bodies) == 1:
        return loose
    kept = root.kids
    for tightness in _TIGHTER:
        root.kids = list(before)
        tight = _Cutter(composer, card, root, replace(setting, tightness=tightness), size).run()
        if len(tight.bodies) < len(loose.bodies):
            return tight
    root.kids = kept
    return loose


class _Cutter:
    def __init__(
        self, composer: Composer, card: Element, root: Node, setting: Setting, size: tuple[float, float]
    ) -> None:
        self.composer, self.card, self.root, self.setting = composer, card, root, setting
        self.width, self.height = size
        front = card.elements[0].elements
        self.head = [part for part in front if part.get("place") == "head"]
        self.rest = [part for part in front if part.get("place") != "head"]

    def run(self) -> Run:
        head, node = self._start()
        rest = self.composer.stack(self.rest, node, self.setting)
        for item in rest.items:
            if isinstance(item, Framed):
                item.before = max(item.before, self.setting.gap("small"))
        whole = Stack([*head, *rest.items])
        if whole.height(self.width) <= self.height + TINY:
            return Run([whole])
        room = self.height - self.setting.style("kicker").leading - self.setting.gap("tight")
        bodies, nodes, over = [whole], [node], 0.0
        while bodies[-1].height(self.width) > room + TINY:
            full = room - Stack([*head, Space()]).height(self.width)  # with the gap below the head
            parts = bodies[-1].split(self.width, room, full)
            if parts is None or not isinstance(parts[0], Stack) or len(parts[0].items) <= len(head):
                over = bodies[-1].height(self.width) - room
                break
            head, node = self._start()
            _move(parts[0], nodes[-1], node)
            nodes.append(node)
            bodies[-1:] = [parts[0], Stack([*head, *_items(parts[1])])]
        return Run([self._marked(body, nodes[i], i, len(bodies)) for i, body in enumerate(bodies)], over)

    def _start(self) -> tuple[list[Flowable], Node]:
        """Begin a card: its node, and its head."""
        self.composer.start_part()
        node = self.root.add("Sect")
        items = self.composer.stack(self.head, node, self.setting).items
        if items:
            items[-1].after = self.setting.gap("small")
        return items, node

    def _marked(self, body: Stack, node: Node, i: int, count: int) -> Stack:
        """Put at a card's foot which of how many it is."""
        style = replace(self.setting.style("kicker"), align="right")
        number = self.card.get("number")
        text = f"{number} · {i + 1}/{count}" if number else f"{i + 1}/{count}"
        mark = Text([Words(text)], style, self.setting.fonts, node.add("P"), before=self.setting.gap("tight"))
        if body.items:
            body.items[-1].after = 0.0
        push = [] if any(item.grow for item in body.items) else [Space(grow=1.0)]
        return Stack([*body.items, *push, mark])


def _items(rest: Flowable) -> Sequence[Flowable]:
    return rest.items if isinstance(rest, Stack) else [rest]


def _move(done: Flowable, source: Node, target: Node) -> None:
    """Move what stands on no card yet to the node of the next card."""
    used = {id(getattr(part, "node", None)) for part in all_parts(done)}
    later = [kid for kid in source.kids if isinstance(kid, Node) and not any(id(node) in used for node in kid.walk())]
    source.kids = [kid for kid in source.kids if kid not in later]
    target.kids += later
