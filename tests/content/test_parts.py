from __future__ import annotations

from collections.abc import Callable

from workshop.content.layers import Layer
from workshop.content.library import Library
from workshop.content.parts import Part

Write = Callable[[str, dict[str, str]], Layer]


def test_whole_files_and_single_parts(write: Write, box_files: dict[str, str]) -> None:
    own = write("own", {"templates/themes/plain.yaml": "colours: {ink: '#000000'}\n"})
    library = Library([own, write("box", box_files)])
    assert library.parts("theme", "plain") == (
        Part("plain.yaml", "name", "box"),
        Part("plain.yaml", "colours.ink", "own"),
        Part("plain.yaml", "colours.muted", "box"),
    )
    own = write("mine", {"exercises/decks/customers/en.yaml": "cards: {anna: {ask: What?}, bo: {title: Bo}}\n",
                         "exercises/warm-up/mirror/en.md": "# Mirrored\n\n## Why\n\nMine.\n"})  # fmt: skip
    merged = Library([own, write("box", box_files)])
    assert [(part.name, part.layer) for part in merged.parts("deck", "customers") if part.file == "en.yaml"] == [
        ("title", "box"), ("kind", "box"), ("blank", "box"), ("cards.anna.title", "box"), ("cards.anna.text", "box"),
        ("cards.anna.ask", "mine"), ("cards.bo", "mine"),
    ]  # fmt: skip
    named = [(part.name, part.layer) for part in merged.parts("exercise", "mirror") if part.file == "en.md"]
    assert named[:4] == [("name", "mine"), ("summary", "box"), ("why", "mine"), ("set-up", "box")]
    assert library.parts("deck", "customers") == (Part("deck.yaml", "", "box"), Part("en.yaml", "", "box"))


def test_what_cannot_be_read_is_named_whole(write: Write, box_files: dict[str, str]) -> None:
    own = write(
        "own", {"exercises/decks/customers/deck.yaml": "a: [\n", "templates/worksheets/notes/sheet.xml.j2": "<a/>"}
    )
    library = Library([own, write("box", box_files)])
    assert Part("deck.yaml", "layout", "box") in library.parts("deck", "customers")
    assert Part("sheet.xml.j2", "", "own") in library.parts("worksheet", "notes")
