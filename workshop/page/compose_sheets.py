"""Compose the elements of sheets: fields, zones, grids and drawings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from workshop.page import drawings, figures, grids, radial, zones
from workshop.page.compose_icons import signed
from workshop.page.contrast import PAPER
from workshop.page.elements import Element
from workshop.page.flowables import Flowable, Stack
from workshop.page.frames import Labelled
from workshop.page.lines import Words
from workshop.page.pen import Stroke
from workshop.page.phrases import phrase_of
from workshop.page.setting import Setting
from workshop.page.structure import Node
from workshop.page.text import Text
from workshop.page.theme import MM

if TYPE_CHECKING:
    from workshop.page.compose import Composer


def _field(composer: Composer, element: Element, node: Node, setting: Setting) -> Flowable:
    label = setting.plain(element.get("label"), "label", node.add("P"))
    values = []
    if element.get("value"):
        own = node.add("P")
        values = [setting.plain(element.get("value"), style, own) for style in ("body", "small")]
    lines = int(element.number("lines", 1))
    answer = None if values else composer.answer(node, setting, element.get("label"))
    lead = setting.gap("tight") if element.get("place") == "beside" else 0.0
    field = zones.Field(label, values, setting.stroke("line", "line"), setting.gap("writing"), lines, answer, lead)
    field.before, field.after = setting.gap("tight"), setting.gap("column-narrow")
    return field


def _zone(composer: Composer, element: Element, node: Node, setting: Setting) -> zones.Zone:
    head = _head(composer, element, node, setting)
    style = element.get("style", "plain")
    frame = setting.frame(style)
    line = setting.stroke("thin", "line") if element.flag("lines") else None
    edge = frame.stroke or (setting.stroke("line", "line") if style == "wash" else None)
    tail = setting.gap("inset") if style == "speech" else 0.0
    look = zones.ZoneLook(frame.fill, edge, frame.radius, frame.across, line, setting.gap("writing"), tail)
    least = element.number("least", 12) * MM * setting.scale
    has_room = least > 0 or element.number("grow") > 0
    tips = element.get("title"), element.get("prompt") or element.words().strip()
    answer = composer.answer(node, setting, *tips) if has_room else None
    zone = zones.Zone(head, look, least, element.number("grow"), answer)
    zone.before, zone.after = setting.gap("small"), setting.gap("block" if style == "plain" else "column-narrow")
    return zone


def _head(composer: Composer, element: Element, node: Node, setting: Setting, align: str = "left") -> Stack:
    """Compose a zone's heading, prompt and blocks."""
    items: list[Flowable] = []
    if element.get("title"):
        items.append(_title(composer, element, node, setting, align))
    if element.get("prompt"):
        style = replace(setting.style("muted"), align=align)  # type: ignore[arg-type]
        items.append(phrase_of(setting.set_text([Words(element.get("prompt"))], style, node.add("P"))))
    items += composer.stack(element.elements, node, setting).items
    return Stack(items)


def _title(composer: Composer, element: Element, node: Node, setting: Setting, align: str) -> Flowable:
    colour = setting.accent_ink if setting.accent else setting.theme.colour("text")
    style = replace(setting.style("h3"), align=align, colour=colour)  # type: ignore[arg-type]
    number = element.get("number")
    words = [Words(f"{number}\u00a0\u00a0{element.get('title')}" if number else element.get("title"))]
    own = node.add(composer.heading_role(3, element.get("title")))
    text = phrase_of(setting.set_text(words, style, own, after=setting.gap("hair")))
    return signed(text, element, setting, 0.0 if align == "left" else 1.9)


def _radial(composer: Composer, element: Element, node: Node, setting: Setting) -> Flowable:
    own = node.add("Figure", alt=element.get("alt"))
    aligns = ("centre", "left", "centre", "right", "centre")
    heads, answers = [], []
    for i, (zone, align) in enumerate(zip(element.elements, aligns, strict=False)):
        head = _head(composer, zone, node, setting.within(zone), align)
        heads.append(_run_in(head, setting.gap("small")) if i in (0, 2) else head)
        answers.append(composer.answer(node, setting, zone.get("title"), zone.get("prompt")))
    inset = setting.gap("inset")
    measures = radial.Measures(inset, inset * 0.7, setting.shape("ring"), setting.gap("radius"))
    outline, spoke = setting.stroke("strong"), setting.stroke("line", "line")
    figure = radial.Radial(own, heads, outline, spoke, measures, element.number("grow", 1), answers)
    figure.before = figure.after = setting.gap("column-narrow")
    return figure


def _run_in(head: Stack, gap: float) -> Stack:
    """Set a heading and its prompt on one line where they fit, and nothing else stands below them."""
    match head.items:
        case [Text() | zones.SignedTitle() as title, Text() as prompt]:
            return Stack([zones.RunIn(title, prompt, gap)])
    return head


def _matrix(composer: Composer, element: Element, node: Node, setting: Setting) -> Flowable:
    own = node.add("Figure", alt=element.get("alt"))
    quarters = [_zone(composer, zone, node, setting.within(zone)) for zone in element.elements]
    words = lettering(setting, "label")
    across, up = element.get("across"), element.get("up")
    return zones.Matrix(own, quarters, across, up, words, setting.gap("small"), element.number("grow", 1))


def _rings(composer: Composer, element: Element, node: Node, setting: Setting) -> Flowable:
    own = node.add("Figure", alt=element.get("alt"))
    heads = [_head(composer, zone, node, setting.within(zone), "centre") for zone in element.elements]
    return zones.Rings(own, heads, setting.stroke("strong"), setting.gap("inset"), element.number("grow", 1))


def _grid(composer: Composer, element: Element, node: Node, setting: Setting) -> Flowable:
    phases = [_phase(composer, child, node, setting) for child in element.elements if child.name == "column"]
    names = [child.get("title") for child in element.elements if child.name == "column"]
    rows = [_grid_row(composer, child, node, setting, names) for child in element.elements if child.name != "column"]
    theme, accent = setting.theme, setting.accent or "text"
    outlines = setting.stroke("line", accent), setting.stroke("accent", accent)
    line = setting.stroke("line", "line")
    gap, inset = setting.gap("tight"), setting.gap("small")
    tallest, label = setting.shape("grid-head"), element.number("label", theme.share("grid-label"))
    look = grids.GridLook(line, theme.tint(accent), theme.fill(accent), *outlines, gap, inset, tallest, label)
    grid = grids.Grid(phases, rows, look, element.number("grow", 1))
    grid.before = setting.gap("column-narrow")
    return grid


_ARROW = 0.92
"""How much smaller than a zone's heading the words in an arrow are, so that they stay clear of its ends."""


def _phase(composer: Composer, element: Element, node: Node, setting: Setting) -> grids.Phase:
    strong = element.flag("strong")
    filled = strong and setting.theme.fill("text") is not None
    colour = PAPER if filled else setting.accent_ink
    style = replace(setting.style("h3"), align="centre", colour=colour)
    if not setting.theme.large:
        style = replace(style, size=style.size * _ARROW)
    own, words = node.add(composer.heading_role(3, element.get("title"))), [Words(element.get("title"))]
    return grids.Phase(phrase_of(setting.set_text(words, style, own)), strong)


def _grid_row(
    composer: Composer, element: Element, node: Node, setting: Setting, phases: Sequence[str]
) -> grids.GridRow:
    plain = replace(setting, accent="")
    head = _head(composer, element, node, plain)
    least = element.number("least", 16) * MM * setting.scale
    field = _curve_field(element, node, setting) if element.name == "curve" else None
    answers = [composer.answer(node, setting, phase, element.get("title"), element.get("prompt")) for phase in phases]
    return grids.GridRow(head, least, element.number("grow", 1), field, answers)


def _curve_field(element: Element, node: Node, setting: Setting, *, edge: bool = False) -> grids.CurveField:
    own = node.add("Figure", alt=element.get("alt"))
    middle = Stroke(setting.theme.colour("line"), setting.theme.stroke("line"), setting.theme.dashes)
    signs = (element.get("high", "+"), "0", element.get("low", "–"))
    least = element.number("least", 16) * MM * setting.scale
    outline = setting.stroke("line", "line") if edge else None
    words = lettering(setting, "strong")
    return grids.CurveField(
        own, signs, words, setting.theme.fill("wash"), middle, least, element.number("grow"), outline
    )


def _curve(composer: Composer, element: Element, node: Node, setting: Setting) -> Flowable:
    if "values" not in element.attributes:
        head = _head(composer, element, node, setting)
        field = _curve_field(element, node, setting, edge=True)
        inset = setting.gap("small")
        return Stack([head, Labelled(Stack([field]), Stack([]), inset)], grow=element.number("grow"))
    own = node.add("Figure", alt=element.get("alt"))
    values, at = element.numbers("values"), element.numbers("at")
    points = list(zip(at or _even(len(values)), values, strict=False))
    bands = [_band(part, setting) for part in element.get("bands").split()]
    marks = [_mark(part) for part in element.get("marks").split()]
    curve = drawings.DrawnCurve(
        own,
        points,
        bands,
        marks,
        lettering(setting, "label"),
        drawings.CurveLook(
            setting.stroke("curve"),
            setting.stroke("thin", "line"),
            *(setting.theme.mm(name) for name in ("band", "band-gap", "curve-foot", "curve-head")),
        ),
        element.number("least", 30) * MM,
    )
    curve.before = curve.after = setting.gap("small")
    return curve


def _even(count: int) -> Sequence[float]:
    return [i / max(count - 1, 1) for i in range(count)]


def _band(part: str, setting: Setting) -> drawings.Band:
    start, end, stage = part.split(":")
    return drawings.Band(float(start), float(end), setting.theme.colour(stage))


def _mark(part: str) -> tuple[float, str]:
    at, _, word = part.partition(":")
    return float(at), word.replace("_", " ")


def _scale(composer: Composer, element: Element, node: Node, setting: Setting) -> Flowable:
    if element.get("label"):
        label = setting.plain(element.get("label"), "body", node.add("P"), after=setting.gap("hair"))
    own = node.add("Figure", alt=element.get("alt"))
    points = int(element.number("points"))
    if "value" in element.attributes:
        size = setting.style("strong")
        dot, gap = (size.size * setting.theme.share(name) for name in ("dot", "dot-gap"))
        return drawings.Dots(own, points, int(element.number("value")), setting.accent_colour, dot, size.leading, gap)
    ends, words = (element.get("low"), element.get("high")), lettering(setting, "label")
    about = composer.heading, element.get("label") or ("" if composer.heading else element.get("alt"))
    choice = composer.choice(node, setting, about, [_point(i, points, ends) for i in range(1, points + 1)])
    dot = setting.shape("answer")
    rating = drawings.RatingScale(own, points, ends, words, setting.stroke("line", "line"), dot, choice)
    if not element.get("label"):
        rating.before = rating.after = setting.gap("small")
        return rating
    return Stack([label, rating], setting.gap("small"), setting.gap("small"))


def _point(i: int, points: int, ends: tuple[str, str]) -> str:
    """Name a point of a scale, with the word at its end if it is the first or the last."""
    word = ends[0] if i == 1 else ends[1] if i == points else ""
    return f"{i} / {points} {word}".strip()


def _axes(composer: Composer, element: Element, node: Node, setting: Setting) -> Flowable:
    own = node.add("Figure", alt=element.get("alt"))
    words = lettering(setting, "label")
    grow = element.number("grow", 1)
    return drawings.Axes(own, element.get("across"), element.get("up"), words, setting.stroke("strong"), grow)


def _figure(composer: Composer, element: Element, node: Node, setting: Setting) -> Flowable:
    own = node.add("Figure", alt=element.get("alt"))
    if element.get("kind") == "bar":
        return figures.CheckBar(own, setting.stroke("line"), 100 * MM)
    least = element.number("height", 60) * MM * setting.scale
    return figures.Figure(own, element.get("kind"), setting.stroke("strong"), least, element.number("grow"))


def lettering(setting: Setting, style_name: str) -> drawings.Lettering:
    """Give the lettering of a drawing in a text style of the theme."""
    style = setting.style(style_name)
    return drawings.Lettering(setting.fonts.name(style.face), style.size, style.colour)


SHEET_BLOCKS: Mapping[str, Callable[[Composer, Element, Node, Setting], Flowable]] = {
    "field": _field,
    "zone": _zone,
    "radial": _radial,
    "matrix": _matrix,
    "rings": _rings,
    "grid": _grid,
    "curve": _curve,
    "scale": _scale,
    "axes": _axes,
    "figure": _figure,
}
