"""Say what is in a layer."""

from __future__ import annotations

from workshop.cli.report import count
from workshop.content.kinds import Kind
from workshop.content.layer_file import LayerFacts
from workshop.content.layers import Layer
from workshop.content.library import Library

_KINDS: tuple[Kind, ...] = ("exercise", "deck", "worksheet", "session", "theme")


def count_items(layer: Layer) -> dict[str, int]:
    """Count the items of each kind that a layer has."""
    library = Library([layer])
    return {kind: len(library.ids(kind)) for kind in _KINDS if library.ids(kind)}


def say_items(layer: Layer) -> str:
    """Say `3 exercises, 1 deck, labels in en, fi`."""
    holds = [count(number, kind) for kind, number in count_items(layer).items()]
    if labels := Library([layer]).ids("labels"):
        holds.append(f"labels in {', '.join(labels)}")
    return ", ".join(holds) or "nothing"


def say_facts(facts: LayerFacts) -> str:
    """Say `Our content 1.0, by Aino, CC BY 4.0`."""
    return f"{facts.name} {facts.version}, by {facts.author}, {facts.licence}"
