"""The structure tree: what a screen reader is told, built from the elements and never from the order of drawing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

GROUPING = frozenset({"Document", "Part", "Sect", "Div", "Aside", "L", "LI", "Table", "TR", "THead", "TBody"})
"""Roles that hold others and paint nothing of their own."""

_CELLS = frozenset({"TR", "TD", "TH"})
"""Roles that a table needs even where nothing is drawn."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a page's content that belongs to a node: the page's index in its file, and its number there."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """An annotation, such as a link's or a field's, that belongs to a node."""

    page: int
    name: str


@dataclass(eq=False, slots=True)
class Node:
    """One structure element. `kids` are nodes from the start; marks join them when their text is drawn."""

    role: str
    alt: str = ""
    language: str = ""
    scope: str = ""
    span: int = 1
    numbering: str = ""
    optional: bool = False
    kids: list[Node | Mark | Annotation] = field(default_factory=list)
    box: tuple[float, float, float, float] | None = None

    def add(self, role: str, **attributes: object) -> Node:
        """Add a node below this one and return it."""
        node = Node(role, **attributes)  # type: ignore[arg-type]
        self.kids.append(node)
        return node

    def walk(self) -> Iterator[Node]:
        """Yield this node and all below it in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()

    @property
    def drawn(self) -> bool:
        """Whether anything of it, or of a node below it, has been drawn."""
        return any(not isinstance(kid, Node) or kid.drawn for kid in self.kids)

    def prune(self) -> None:
        """Take out what was not drawn and need not be: optional nodes, and those that only group such."""
        for kid in self.kids:
            if isinstance(kid, Node):
                kid.prune()
        self.kids = [kid for kid in self.kids if not isinstance(kid, Node) or kid.drawn or not kid._is_spare()]

    def _is_spare(self) -> bool:
        return self.role not in _CELLS and (self.optional or (self.role in GROUPING and not self.undrawn()))

    def undrawn(self) -> list[Node]:
        """Give the nodes that should have been drawn and were not: content lost in layout."""
        return [n for n in self.walk() if n.role not in GROUPING and not n.optional and not n.drawn]
