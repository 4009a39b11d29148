"""Elements: the page markup once it is parsed and checked, before anything is laid out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from workshop.errors import Place


@dataclass(frozen=True, slots=True)
class Element:
    """One element of the markup; its children are elements and stretches of text, in order.

    `place` is where its template wrote it, `source` the file that its words come from, "" if none said so.
    """

    name: str
    attributes: Mapping[str, str]
    children: tuple[Element | str, ...]
    place: Place
    source: str = field(default="")

    def get(self, name: str, default: str = "") -> str:
        """Give an attribute's text."""
        return self.attributes.get(name, default)

    def number(self, name: str, default: float = 0.0) -> float:
        """Give an attribute that is a number."""
        return float(self.attributes[name]) if name in self.attributes else default

    def numbers(self, name: str) -> tuple[float, ...]:
        """Give an attribute that is several numbers."""
        return tuple(float(part) for part in self.get(name).split())

    def flag(self, name: str) -> bool:
        """Give an attribute that is true or false; false if it is not there."""
        return self.attributes.get(name) == "true"

    @property
    def elements(self) -> tuple[Element, ...]:
        """The children that are elements."""
        return tuple(child for child in self.children if isinstance(child, Element))

    def walk(self) -> Iterator[Element]:
        """Yield this element and all below it, in order."""
        yield self
        for child in self.elements:
            yield from child.walk()

    def words(self) -> str:
        """Join all text below."""
        return "".join(child if isinstance(child, str) else child.words() for child in self.children)
