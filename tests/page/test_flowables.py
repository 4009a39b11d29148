from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.typesetting import RecordingPen, laid_out
from workshop.page.flowables import Area, Break, Columns, Flowable, Space, Stack, level, share_out
from workshop.page.pages import all_parts
from workshop.page.text import Text


class Block(Flowable):
    """A named block of a height that remembers where it was drawn."""

    def __init__(self, name: str, height: float, *, whole: bool = True, keep: bool = False, **gaps: float) -> None:
        self.name, self._height, self.whole, self.keep_with_next = name, height, whole, keep
        self.before, self.after = gaps.get("before", 0.0), gaps.get("after", 0.0)
        self.grow, self.grows_by = gaps.get("grow", 0.0), gaps.get("grows_by", 0.0)
        self.drawn: Area | None = None

    def height(self, width: float) -> float:
        return self._height

    def split(self, width: float, height: float, full: float) -> tuple[Flowable, Flowable] | None:
        if height < 10 or self._height - height < 10:
            return None
        head, tail = Block(f"{self.name}'", height, whole=False), Block(f"{self.name}''", self._height - height)
        tail.whole = False
        return head, tail

    def draw(self, pen: RecordingPen, area: Area) -> None:
        self.drawn = area


def names(flowable: Flowable) -> list[str]:
    return [part.name for part in all_parts(flowable) if isinstance(part, Block)]


def pages(stack: Stack, full: float) -> list[Flowable]:
    """Cut a stack into pages as layout does."""
    bodies: list[Flowable] = []
    rest: Flowable | None = stack
    while rest is not None and len(bodies) < 500:
        parts = rest.split(100, full, full)
        bodies.append(parts[0] if parts else rest)
        rest = parts[1] if parts and list(parts[1].parts()) else None
    return bodies


@given(st.lists(st.tuples(st.floats(0, 90), st.floats(0.1, 5)), min_size=1, max_size=6), st.floats(0, 300))
def test_levelled_heights_add_up_and_nothing_gets_less_than_it_needs(
    kinds: list[tuple[float, float]], spare: float
) -> None:
    least, shares = [height for height, _ in kinds], [share for _, share in kinds]
    heights = level(least, shares, sum(least) + spare)
    assert sum(heights) == pytest.approx(sum(least) + spare, abs=0.1)
    assert all(height >= need - 0.05 for height, need in zip(heights, least, strict=True))
    grown = [h / s for h, s, need in zip(heights, shares, least, strict=True) if h > need + 0.05]
    assert max(grown, default=0) == pytest.approx(min(grown, default=0), abs=0.1)


def test_what_is_even_in_a_stack_is_of_one_height() -> None:
    blocks = [Block("a", 10, grow=1), Block("b", 40, grow=1), Block("c", 5, grow=1)]
    for block in blocks[:2]:
        block.even = True
    Stack(blocks).draw(RecordingPen(), Area(0, 100, 100, 100))
    assert [round(block.drawn.height, 1) for block in blocks if block.drawn] == [40, 40, 20]


def test_what_is_even_is_no_higher_than_it_may_be() -> None:
    blocks = [Block("a", 10, grow=1), Block("b", 10, grow=2), Block("c", 50, grow=1)]
    for block in blocks:
        block.even = True
    stack = Stack(blocks)
    assert stack.even_share(Area(0, 200, 100, 200)) == 50
    stack.most = 30
    stack.draw(RecordingPen(), Area(0, 200, 100, 200))
    assert [round(block.drawn.height, 1) for block in blocks if block.drawn] == [30, 60, 50]


def test_gaps_are_the_larger_of_two_neighbours() -> None:
    stack = Stack([Block("a", 10, after=5), Block("b", 20, before=8, after=1), Block("c", 30, before=0)])
    assert stack.height(100) == 10 + 8 + 20 + 1 + 30
    assert Stack([]).height(100) == 0
    assert Stack([Block("a", 10, before=50, after=50)]).height(100) == 10


def test_a_stack_is_at_most_as_high_as_what_is_in_it() -> None:
    class Vague(Block):
        def at_most(self, width: float) -> float:
            return self._height + 7

    stack = Stack([Vague("a", 10, after=5), Columns([Stack([Vague("b", 20)]), Stack([Block("c", 5)])], [1, 1], 4)])
    assert stack.at_most(100) == 17 + 5 + 27
    assert stack.height(100) == 10 + 5 + 20
    assert stack.at_most(100) == 10 + 5 + 20  # known by now


def test_items_are_drawn_below_one_another() -> None:
    items = [Block("a", 10, after=5), Block("b", 20), Block("c", 30)]
    Stack(items).draw(RecordingPen(), Area(7, 500, 100, 65))
    assert [(i.drawn.x, i.drawn.top, i.drawn.height, i.drawn.width) for i in items if i.drawn] == [
        (7, 500, 10, 100), (7, 485, 20, 100), (7, 465, 30, 100),
    ]  # fmt: skip


def test_height_left_over_goes_to_those_that_grow() -> None:
    items = [Block("a", 10, grow=1), Block("b", 10), Block("c", 10, grow=3)]
    Stack(items).draw(RecordingPen(), Area(0, 500, 100, 70))
    assert [item.drawn.height for item in items if item.drawn] == [20, 10, 40]


def test_lines_to_write_on_grow_by_whole_lines() -> None:
    items = [Block("a", 0, grow=1, grows_by=10), Block("b", 0, grow=1)]
    assert share_out(50, items) == [20, 30]
    assert share_out(55, [Block("a", 0, grow=1, grows_by=10)]) == [50]
    assert share_out(50, [Block("a", 0)]) == [0]


def test_lines_left_over_go_in_turn_to_those_with_the_greatest_share() -> None:
    lines = [Block(name, 0, grow=1, grows_by=10) for name in "abc"]
    assert share_out(55, lines) == [20, 20, 10]
    assert share_out(55, [*lines, Block("d", 0, grow=2, grows_by=10)]) == [10, 10, 10, 20]


@settings(max_examples=100)
@given(
    st.lists(st.tuples(st.integers(0, 3), st.sampled_from([0.0, 7.0])), min_size=1, max_size=6), st.floats(0, 300)
)  # fmt: skip
def test_no_more_is_shared_out_than_there_is(kinds: list[tuple[float, float]], spare: float) -> None:
    extras = share_out(spare, [Block("x", 0, grow=grow, grows_by=by) for grow, by in kinds])
    assert sum(extras) <= spare + 0.1
    assert all(extra >= -0.001 for extra in extras)


BLOCKS = st.builds(
    lambda i, h, whole, keep, before, after: Block(str(i), h, whole=whole, keep=keep, before=before, after=after),
    st.integers(0, 10**6),
    st.floats(1, 90),
    st.booleans(),
    st.booleans(),
    st.floats(0, 10),
    st.floats(0, 10),
)


@settings(max_examples=200)
@given(st.lists(BLOCKS, min_size=1, max_size=25))
def test_splitting_loses_and_doubles_nothing(items: list[Block]) -> None:
    bodies = pages(Stack(items), 100)
    came = [name.rstrip("'") for body in bodies for name in names(body)]
    once = [name for i, name in enumerate(came) if i == 0 or name != came[i - 1]]
    given_names = [item.name for item in items]
    assert once == [n for i, n in enumerate(given_names) if i == 0 or n != given_names[i - 1]]
    height = sum(part.height(100) for body in bodies for part in all_parts(body) if isinstance(part, Block))
    assert height == pytest.approx(sum(item.height(100) for item in items))


@settings(max_examples=200)
@given(st.lists(BLOCKS, min_size=1, max_size=25))
def test_pages_are_full_but_not_over_full(items: list[Block]) -> None:
    bodies = pages(Stack(items), 100)
    for body in bodies[:-1]:
        assert body.height(100) <= 100.02
    assert all(names(body) for body in bodies)


@settings(max_examples=200)
@given(st.lists(st.integers(20, 45), min_size=2, max_size=12))
def test_a_heading_never_stands_at_the_foot_of_a_page(heights: list[int]) -> None:
    items: list[Flowable] = []
    for i, height in enumerate(heights):
        items += [Block(f"h{i}", 12, keep=True), Block(f"p{i}", float(height))]
    for body in pages(Stack(items), 100):
        assert not names(body)[-1].startswith("h")


def test_a_heading_with_a_whole_block_that_fills_the_page_parts_the_block() -> None:
    bodies = pages(Stack([Block("h", 20, keep=True), Block("box", 95)]), 100)
    assert [names(body) for body in bodies] == [["h", "box'"], ["box''"]]


def test_a_whole_block_goes_over_while_it_fits_a_page() -> None:
    bodies = pages(Stack([Block("a", 40), Block("box", 70)]), 100)
    assert [names(body) for body in bodies] == [["a"], ["box"]]


def test_a_block_taller_than_a_page_parts_where_it_stands() -> None:
    bodies = pages(Stack([Block("a", 40), Block("box", 170)]), 100)
    assert [names(body) for body in bodies] == [
        ["a", "box'"],
        [
            "box''",
        ],
        ["box''''"],
    ] or len(bodies) == 3
    assert names(bodies[0]) == ["a", "box'"]


def test_what_cannot_part_is_left_whole() -> None:
    stack = Stack([Space(50)])
    assert stack.split(100, 20, 100) is None


def test_a_break_ends_the_page_wherever_it_stands() -> None:
    bodies = pages(Stack([Block("a", 10), Break(), Block("b", 10), Break()]), 100)
    assert [names(body) for body in bodies] == [["a"], ["b"]]


def test_what_only_grows_is_kept_behind_a_break() -> None:
    bodies = pages(Stack([Block("a", 10), Break(), Block("lines", 0, grow=1)]), 100)
    assert [names(body) for body in bodies] == [["a"], ["lines"]]


# -- columns -------------------------------------------------------------------------------------------


def test_columns_share_the_width() -> None:
    columns = Columns([Stack([Block("a", 10)]), Stack([Block("b", 30)])], [3, 1], 20)
    assert columns.widths(100) == [60, 20]
    assert columns.height(100) == 30


@settings(max_examples=100)
@given(st.lists(st.lists(BLOCKS, max_size=12), min_size=1, max_size=3))
def test_columns_go_on_where_they_were_cut(columns: list[list[Block]]) -> None:
    made = Columns([Stack(items) for items in columns], [1.0] * len(columns), 0)
    bodies = pages(Stack([made]), 100)
    for i, items in enumerate(columns):
        came = []
        for body in bodies:
            for part in all_parts(body):
                if isinstance(part, Columns):
                    came += [name.rstrip("'") for name in names(part.columns[i])]
        came = [name for j, name in enumerate(came) if j == 0 or name != came[j - 1]]
        wanted = [item.name for item in items]
        assert came == [n for j, n in enumerate(wanted) if j == 0 or n != wanted[j - 1]]


# -- real blocks ---------------------------------------------------------------------------------------


@dataclass
class Found:
    page: int
    text: str


def texts(inside: str) -> list[Found]:
    made = laid_out(f'<section title="T">{inside}</section>')
    return [
        Found(page.number, "".join(words.text for words in part.words).replace("\u00ad", ""))
        for page in made.pages
        for part in all_parts(page.body)
        if isinstance(part, Text)
    ]


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 45))
def test_a_step_stays_with_its_line_to_say(lines: int) -> None:
    filler = "".join(f"<p>Filler {i}.</p>" for i in range(lines))
    steps = "".join(f"<step><p>Do {i}.</p><say>Say {i}.</say></step>" for i in range(12))
    found = {item.text: item.page for item in texts(f"{filler}<steps>{steps}</steps>")}
    assert all(found[f"Do {i}."] == found[f"Say {i}."] for i in range(12))


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 50))
def test_headings_go_over_with_what_they_head(lines: int) -> None:
    filler = "".join(f"<p>Filler {i}.</p>" for i in range(lines))
    found = {item.text: item.page for item in texts(f"{filler}<h2>Head</h2><h3>Small</h3><p>Text.</p>")}
    assert found["Head"] == found["Small"] == found["Text."]


def test_columns_over_very_many_pages_are_no_deeper_than_over_two() -> None:
    def depth(flowable: Flowable) -> int:
        return 1 + max(map(depth, flowable.parts()), default=0)

    rest: Flowable = Columns([Stack([Space(10) for _ in range(2000)])], [1], 0)
    first = depth(rest)
    for _ in range(100):
        parts = rest.split(100, 100, 100)
        assert parts is not None
        rest = parts[1]
    assert depth(rest) == first
