"""Tags: each way of leading a screen reader nowhere is found."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.press.everything import everything
from tests.press.preflight.seeded import JOB, Tags, clean, codes, pdf
from workshop.page.structure import Annotation, Mark, Node
from workshop.press.preflight.checks import check_pdf, quick_checks
from workshop.press.preflight.findings import Finding
from workshop.press.preflight.nodes import check_nodes
from workshop.press.preflight.tags import check_tags


def check(spoil: Callable[[Tags], None]) -> list[Finding]:
    return check_pdf(pdf(clean, clean, spoil=spoil), JOB)


def _shift(tags: Tags) -> None:
    (one, first), (two, second) = tags.pages
    tags.pages = [(one, second), (two, first)]


def _forget(tags: Tags) -> None:
    tags.root.kids[1].kids.clear()


def _share(tags: Tags) -> None:
    tags.root.add("P").kids.append(Mark(1, 0))


def _point_nowhere(tags: Tags) -> None:
    tags.root.add("P").kids.append(Mark(1, 7))


def _leave_empty(tags: Tags) -> None:
    tags.root.add("P")


def _too_many(tags: Tags) -> None:
    name, nodes = tags.pages[0]
    tags.pages[0] = (name, [*nodes, nodes[0]])


def _no_row(tags: Tags) -> None:
    tags.pages[0] = (tags.pages[0][0], [])


@pytest.mark.parametrize(
    ("spoil", "wrong"),
    [
        (_shift, ["tag-parent", "tag-parent"]),
        (_forget, ["tag-empty", "tag-lost"]),
        (_share, ["tag-lost"]),
        (_point_nowhere, ["tag-nowhere"]),
        (_leave_empty, ["tag-empty"]),
        (_too_many, ["tag-nowhere"]),
        (_no_row, ["tag-parent"]),
    ],
)
def test_a_broken_round_trip(spoil: Callable[[Tags], None], wrong: list[str]) -> None:
    assert codes(check(spoil)) == wrong


def test_what_is_lost_is_told_with_its_page() -> None:
    finding = check(_forget)[1]
    assert (finding.page, finding.message) == (2, "content 0 of this page belongs to no tag")


def test_ink_that_is_neither_tagged_nor_decoration() -> None:
    data = pdf(clean, marked=False)
    assert "not-tagged" in codes(check_pdf(data, JOB))
    assert codes(quick_checks(data, JOB)) == ["not-tagged"]


def test_a_file_without_tags() -> None:
    data = pdf(clean).replace(b"/StructTreeRoot", b"/StructTreeRoof")
    assert codes(check_pdf(data, JOB)) == ["not-tagged"]


def test_tags_that_cannot_be_read() -> None:
    data = pdf(clean)
    assert b"/Nums[0[" in data
    assert codes(check_pdf(data.replace(b"/Nums[0[", b"/Nums[/["), JOB)) == ["tags-unreadable"]


def test_everything_that_markup_has() -> None:
    assert list(check_tags(everything().data, JOB)) == []


def test_a_link_without_its_tag() -> None:
    data = everything().data
    assert b"/StructParent 1000000" in data
    spoilt = data.replace(b"/StructParent 1000000", b"/StructParent 1000099", 1)
    assert codes(check_tags(spoilt, JOB)) == ["tag-parent"]


@pytest.mark.parametrize(
    ("spoil", "wrong"),
    [
        (lambda tags: None, []),
        (_shift, ["tag-lost", "tag-lost", "tag-nowhere", "tag-nowhere"]),
        (_forget, ["tag-empty", "tag-lost"]),
        (_share, ["tag-nowhere"]),
        (_point_nowhere, ["tag-nowhere"]),
        (_leave_empty, ["tag-empty"]),
        (_too_many, ["tag-lost"]),
        (_no_row, ["tag-nowhere"]),
    ],
)
def test_nodes_before_they_are_written(spoil: Callable[[Tags], None], wrong: list[str]) -> None:
    kept: list[Tags] = []

    def keep(tags: Tags) -> None:
        spoil(tags)
        kept.append(tags)

    pdf(clean, clean, spoil=keep)
    found = check_nodes(kept[0].root, [nodes for _, nodes in kept[0].pages], [], JOB)
    assert codes(found) == wrong


def test_annotations_of_nodes() -> None:
    root = Node("Document")
    link = root.add("Link")
    link.kids += [Mark(0, 0), Annotation(0, "link0")]
    assert list(check_nodes(root, [[link]], [link], JOB)) == []
    assert codes(check_nodes(root, [[link]], [], JOB)) == ["tag-lost"]
