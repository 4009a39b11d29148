"""Write PDFs without any tags, to measure beside what tagging costs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from unittest.mock import patch

from workshop.page.pen import Line
from workshop.page.structure import Mark, Node
from workshop.press.pen import CanvasPen


class UntaggedPen(CanvasPen):
    """A pen that draws the same and marks nothing."""

    def _begin_artifact(self) -> None:
        """Mark nothing."""

    def _node_text(self, lines: Sequence[Line], node: Node) -> None:
        node.kids.append(Mark(self.page, 0))
        text = self.canvas.beginText()
        for line in lines:
            text.setTextOrigin(line.x, line.baseline)
            for piece in line.pieces:
                self._write(text, piece)
        self.canvas.drawText(text)

    @contextmanager
    def figure(self, node: Node, box: tuple[float, float, float, float]) -> Iterator[None]:
        """Draw what is inside without marks."""
        node.kids.append(Mark(self.page, 0))
        yield


@contextmanager
def writing() -> Iterator[None]:
    """Have the writer draw with that pen, and write no tree."""
    with patch("workshop.press.writer.CanvasPen", UntaggedPen), patch("workshop.press.writer.write_structure"):
        yield
