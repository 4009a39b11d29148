"""Check what the printer is told, and that the backs of cards meet their fronts when the leaf is turned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as raw

from workshop.press.formats import Duplex
from workshop.press.preflight.boxes import crop_marks
from workshop.press.preflight.colours import is_decoration
from workshop.press.preflight.findings import Box, Finding, Findings, JobFacts, shortened
from workshop.press.preflight.reading import Ink, PageInk, PathInk, TextInk

_SLACK = 1.5
_SIDES: Mapping[int, Duplex] = {
    raw.Simplex: "none",
    raw.DuplexFlipLongEdge: "long-edge",
    raw.DuplexFlipShortEdge: "short-edge",
}
_PLAIN: Mapping[Duplex, str] = {
    "none": "one side only",
    "long-edge": "both sides, turned over the long edge",
    "short-edge": "both sides, turned over the short edge",
}

Cell = tuple[int, int]


def check_printing(document: Any, job: JobFacts) -> Findings:
    """Find a PDF that does not tell the printer its actual size and its sides."""
    if raw.FPDF_VIEWERREF_GetPrintScaling(document.raw):
        hint = "without it cards and rulers come out a few per cent too small (PrintScaling)"
        yield Finding("print-scaling", job.name, "the file does not tell the printer to keep the actual size", hint)
    told = _SIDES.get(raw.FPDF_VIEWERREF_GetDuplex(document.raw))
    if told != job.duplex:
        says = f"asks for {_PLAIN[told]}" if told else "does not say on which sides it is printed"
        message = f"the file {says}, and this job is printed on {_PLAIN[job.duplex]}"
        yield Finding("wrong-duplex", job.name, message, "the file's Duplex preference and pack.json have to agree")


@dataclass(frozen=True, slots=True)
class _Side:
    """A side of a leaf that is cut, seen from the front: its trim, its cuts, and the inks in each cell."""

    trim: Box
    cells: Mapping[Cell, Sequence[Ink]]
    lines: tuple[tuple[int, ...], tuple[int, ...]]


def check_leaf(front: PageInk, back: PageInk, job: JobFacts) -> Findings:
    """Find a back whose cuts or cards do not meet those of its front."""
    if front.trim is None or back.trim is None or job.cut == "none" or job.duplex == "none":
        return
    one, other = _side(front, job, turned=False), _side(back, job, turned=True)
    if _apart(one.trim, other.trim) or one.lines != other.lines:
        message = f"its cuts do not meet those of page {front.number} when the leaf is turned"
        yield Finding("not-mirrored", job.name, message, "the back is the front's mirror image", back.number)
        return
    yield from _check_cells(one, other, front, back, job)


def _check_cells(one: _Side, other: _Side, front: PageInk, back: PageInk, job: JobFacts) -> Findings:
    hint = "lay the backs out from the other side, so that each meets its front"
    for cell in sorted(one.cells.keys() ^ other.cells.keys()):
        column, row = cell[0] + 1, len(one.lines[1]) - 1 - cell[1]
        message = f"the card in column {column}, row {row} of page {front.number} has ink on one of its sides only"
        yield Finding("not-mirrored", job.name, message, hint, back.number)
    backs = _once(other)
    for text, cell in _once(one).items():
        if backs.get(text, cell) != cell:
            message = f"{shortened(text)} stands behind another card than the one on page {front.number} that has it"
            yield Finding("not-mirrored", job.name, message, hint, back.number)


def _once(side: _Side) -> dict[str, Cell]:
    """Give the texts that stand once on a side, each with its cell: they name their card."""
    found = [(ink.text.strip(), cell) for cell, inks in side.cells.items() for ink in inks if isinstance(ink, TextInk)]
    counts = Counter(text for text, _ in found)
    return {text: cell for text, cell in found if text and counts[text] == 1}


def _side(page: PageInk, job: JobFacts, *, turned: bool) -> _Side:
    """See a side from the front of its leaf, columns counted from the left and rows from the foot."""
    over = ("across" if (job.duplex == "long-edge") == (page.height >= page.width) else "down") if turned else ""

    def seen(box: Box) -> Box:
        left, bottom, right, top = box
        if over == "across":
            return (page.width - right, bottom, page.width - left, top)
        return (left, page.height - top, right, page.height - bottom) if over == "down" else box

    assert page.trim
    trim = seen(page.trim)
    marks = [seen(ink.box) for ink in crop_marks(page)]
    xs = _lines([(b[0] + b[2]) / 2 for b in marks if b[3] - b[1] > b[2] - b[0]], trim[0], trim[2])
    ys = _lines([(b[1] + b[3]) / 2 for b in marks if b[3] - b[1] <= b[2] - b[0]], trim[1], trim[3])
    cells: dict[Cell, list[Ink]] = {}
    for ink in page.inks:
        if isinstance(ink, PathInk) and is_decoration(ink.stroke, job):
            continue
        left, bottom, right, top = seen(ink.box)
        x, y = (left + right) / 2, (bottom + top) / 2
        if trim[0] < x < trim[2] and trim[1] < y < trim[3] and seen(ink.box) not in marks:
            cells.setdefault((_below(xs, x), _below(ys, y)), []).append(ink)
    return _Side(trim, cells, (tuple(map(round, xs)), tuple(map(round, ys))))


def _lines(marked: Sequence[float], low: float, high: float) -> list[float]:
    """Give the cuts across a side: the trim's own and those that marks stand at, each once."""
    lines = [low]
    for value in sorted([*marked, high]):
        if value > lines[-1] + _SLACK:
            lines.append(value)
    return lines


def _below(lines: Sequence[float], value: float) -> int:
    return sum(line < value for line in lines) - 1


def _apart(one: Box, other: Box) -> bool:
    return any(abs(a - b) > _SLACK for a, b in zip(one, other, strict=True))
