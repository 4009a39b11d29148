"""What tests of pages share: the theme of the box, markup laid out, and a pen that remembers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from workshop.page.elements import Element
from workshop.page.flowables import Area, Flowable
from workshop.page.fonts import Fonts, load_fonts
from workshop.page.layout import lay_out
from workshop.page.markup import parse_markup
from workshop.page.pages import PAPERS, Document
from workshop.page.pen import Line, Stroke
from workshop.page.pen import Path as DrawnPath
from workshop.page.setting import ImageLoader, Setting, no_images
from workshop.page.structure import Node
from workshop.page.text import Text
from workshop.page.theme import Theme, ThemeFile
from workshop.press.formats import Duplex, card_formats
from workshop.press.writer import Written, write_pdf

BOX = Path(__file__).parents[1]


def theme_data() -> dict[str, Any]:
    """Read the theme of the box as plain data."""
    text = (BOX / "templates/themes/playbill.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.load(text, yaml.BaseLoader)
    return data


@cache
def theme_file() -> ThemeFile:
    """Read the theme of the box."""
    return ThemeFile.model_validate(theme_data())


def theme(ink: str = "colour", size: str = "normal") -> Theme:
    """Give the theme of the box in an ink and a type size."""
    return Theme(theme_file(), ink, size)


@cache
def fonts() -> Fonts:
    """Register the fonts of the box's theme."""
    return load_fonts(theme())


def setting(
    kind: str = "guide",
    language: str = "en",
    ink: str = "colour",
    size: str = "normal",
    images: ImageLoader = no_images,
) -> Setting:
    """Give a setting."""
    return Setting(theme(ink, size), fonts(), kind, language, images=images)


def element(markup: str, root: str = "document") -> Element:
    """Parse markup."""
    return parse_markup(markup, "test.xml.j2", root)


def document(inside: str, kind: str = "guide", language: str = "en") -> str:
    """Wrap markup in a document."""
    return f'<document kind="{kind}" title="A test" language="{language}">{inside}</document>'


def laid_out(inside: str, paper: str = "A4", kind: str = "guide", **options: Any) -> Document:
    """Lay a document's inside out."""
    language, size = options.get("language", "en"), options.get("size", "normal")
    formats = card_formats(PAPERS[paper], large=size == "large")
    return lay_out(element(document(inside, kind, language)), setting(kind, **options), paper, formats)


def written(inside: str, paper: str = "A4", kind: str = "guide", duplex: Duplex = "none", **options: Any) -> Written:
    """Lay a document's inside out and write it."""
    made = laid_out(inside, paper, kind, **options)
    return write_pdf([(made, setting(kind, **options))], made.title, made.language, duplex)


def flatten(flowable: Flowable) -> Iterator[Flowable]:
    """Yield a flowable and all inside."""
    yield flowable
    for part in flowable.parts():
        yield from flatten(part)


def lines_of(text: Text, width: float) -> list[str]:
    """Give the lines of a text as plain strings."""
    return ["".join(piece.text for piece in line) for line in text.lines(width)]


@dataclass
class RecordingPen:
    """A pen that remembers what it was asked to draw."""

    texts: list[tuple[Line, Node | None]] = field(default_factory=list)
    boxes: list[tuple[float, float, float, float, Any, Any]] = field(default_factory=list)
    segments: list[tuple[float, float, float, float, Stroke]] = field(default_factory=list)
    angles: list[float] = field(default_factory=list)
    paths: list[DrawnPath] = field(default_factory=list)
    images: list[tuple[float, float, float, float]] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)

    def text(self, lines: Sequence[Line], node: Node | None, angle: float = 0.0) -> None:
        self.texts += [(line, node) for line in lines]
        self.angles += [angle for _ in lines]

    def line(self, x0: float, y0: float, x1: float, y1: float, stroke: Stroke) -> None:
        self.segments.append((x0, y0, x1, y1, stroke))

    def box(self, x: float, y: float, width: float, height: float, *, fill: Any = None, stroke: Any = None,
            radius: float = 0) -> None:  # fmt: skip
        self.boxes.append((x, y, width, height, fill, stroke))

    def ellipse(self, x: float, y: float, width: float, height: float, *, fill: Any = None, stroke: Any = None) -> None:
        self.boxes.append((x, y, width, height, fill, stroke))

    def path(self, path: DrawnPath, *, fill: Any = None, stroke: Any = None) -> None:
        self.paths.append(path)

    def image(self, image: Any, x: float, y: float, width: float, height: float) -> None:
        self.images.append((x, y, width, height))

    @contextmanager
    def figure(self, node: Node, box: tuple[float, float, float, float]) -> Iterator[None]:
        yield

    def text_field(self, answer: Any, box: tuple[float, float, float, float], *, multiline: bool) -> None:
        pass

    def check_box(self, answer: Any, x: float, y: float, side: float) -> None:
        pass

    def choice(self, choice: Any, corners: Any, side: float) -> None:
        pass

    def anchor(self, name: str, top: float) -> None:
        pass

    def bookmark(self, title: str, level: int, top: float) -> None:
        pass

    def page_number(self, name: str) -> int:
        return self.numbers.get(name, 0)

    @property
    def words(self) -> list[str]:
        """The lines that were drawn, in order."""
        return ["".join(piece.text for piece in line.pieces) for line, _ in self.texts]


def drawn(flowable: Flowable, width: float = 400.0, height: float = 0.0) -> RecordingPen:
    """Draw a flowable, as high as it is or as asked for, with its top at 800."""
    pen = RecordingPen()
    flowable.draw(pen, Area(50.0, 800.0, width, height or flowable.height(width)))
    return pen
