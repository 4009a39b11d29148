"""Check text: fonts, sizes, what is cut off by a clip or the page, what runs into other text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workshop.press.preflight.findings import Box, Finding, Findings, JobFacts, mm, shortened
from workshop.press.preflight.reading import PageInk, TextInk

_SIZE_SLACK = 0.05
_CLIP_SLACK = 1.0
_LEAST = 1.0
_SHARE = 0.15
"""How much of the smaller of two texts may lie under the other: slanted letters and kerning reach over a little."""


def check_text(page: PageInk, job: JobFacts) -> Findings:
    """Find text that cannot be printed or read as it stands."""
    texts = [ink for ink in page.texts if ink.box[2] - ink.box[0] > 0]
    yield from _check_fonts(page, texts, job)
    for ink in texts:
        if ink.size < job.floor - _SIZE_SLACK:
            message = f"{_named(ink)} is {ink.size:.3g} pt, under the {job.floor:g} pt that can be read"
            yield found("small-text", page, ink.box, job, message, "set it larger, or give it more room")
        if ink.clip and _leaves(ink.box, ink.clip):
            message = f"{_named(ink)} is cut off at the edge of its frame"
            yield found("text-clipped", page, ink.box, job, message, "give it more room, or fewer words")
        if _leaves(ink.box, (0.0, 0.0, page.width, page.height)):
            message = f"{_named(ink)} runs off the page"
            yield found("text-off-page", page, ink.box, job, message, "give it more room, or fewer words")
    for one, other in _overlaps(texts):
        message = f"{_named(one)} and {_named(other)} are printed over each other"
        yield found("text-overlap", page, other.box, job, message, "give them more room, or fewer words")


def found(code: str, page: PageInk, box: Box, job: JobFacts, message: str, hint: str) -> Finding:
    """Make a finding whose place is the upper left corner of a box on a page."""
    return Finding(code, job.name, message, hint, page.number, mm(box[0]), mm(page.height - box[3]))


def _named(ink: TextInk) -> str:
    return f"the text {shortened(ink.text)}" if ink.text.strip() else "text"


def _check_fonts(page: PageInk, texts: Sequence[TextInk], job: JobFacts) -> Findings:
    """Look at the fonts that paint; one that a page only names does no harm."""
    seen = set()
    for ink in texts:
        if not ink.embedded and ink.font not in seen:
            seen.add(ink.font)
            message = f'the font "{ink.font}" is not in the file, so a printer puts another in its place'
            yield found("font-missing", page, ink.box, job, message, "use a font that the theme embeds")


def _leaves(box: Box, frame: Box) -> bool:
    slack = _CLIP_SLACK
    return (
        box[0] < frame[0] - slack or box[1] < frame[1] - slack or box[2] > frame[2] + slack or box[3] > frame[3] + slack
    )


def _overlaps(texts: Sequence[TextInk]) -> Iterator[tuple[TextInk, TextInk]]:
    """Yield the pairs whose boxes cover each other, going up the page."""
    rising = sorted((ink for ink in texts if ink.box[2] - ink.box[0] > _LEAST), key=lambda ink: ink.box[1])
    for i, one in enumerate(rising):
        for other in rising[i + 1 :]:
            if other.box[1] >= one.box[3]:
                break
            if _cover(one.box, other.box):
                yield (one, other) if one.order < other.order else (other, one)


def _cover(a: Box, b: Box) -> bool:
    wide, high = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    smaller = min((a[2] - a[0]) * (a[3] - a[1]), (b[2] - b[0]) * (b[3] - b[1]))
    return wide > _LEAST and high > _LEAST and wide * high > _SHARE * smaller
