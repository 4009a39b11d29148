"""Groups: how a number of people divides for an exercise."""

from __future__ import annotations

from collections.abc import Mapping

from workshop.content.records import Form, Span
from workshop.session.records import Grouping

PAIRS = Span(2, 3)
TRIOS = Span(3, 4)
GROUPS = Span(4, 5)
_SPANS: Mapping[Form, Span] = {"pairs": PAIRS, "trios": TRIOS}


def divide(people: int, form: Form, size: Span | None = None) -> Grouping:
    """Divide people for a form; `size` is the exercise's own, 4 to 5 if a form of groups has none.

    Solo, circle, whole and audience do not divide, and nobody at all makes no groups.
    """
    if form == "groups":
        return split(people, size or GROUPS)
    return split(people, _SPANS[form]) if form in _SPANS else Grouping(())


def split(people: int, size: Span) -> Grouping:
    """Split people into groups of a size, as many groups as there can be, their sizes within one of each other.

    If the largest is then over `size.max` there is one group more, and `short` says that one fell under `size.min`.
    The more common size comes first, the smaller one if there are as many of each: 2 + 2 + 3, 3 + 3 + 4 + 4, 5 + 5 + 4.
    """
    if people < 1:
        return Grouping(())
    count = max(1, people // size.min)
    if -(-people // count) > size.max:
        count += 1
    base, extra = divmod(people, count)
    small, large = (base,) * (count - extra), (base + 1,) * extra
    return Grouping(large + small if len(large) > len(small) else small + large, short=base < size.min)
