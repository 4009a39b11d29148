"""Check the tags before they are written, on our own nodes: the part of the round trip that a build can afford."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from workshop.page.structure import Annotation, Mark, Node
from workshop.press.preflight.findings import Finding, Findings, JobFacts
from workshop.press.preflight.tags import EMPTY_ALLOWED

_HINT = "this is a mistake in workshop, not in your files"


def check_nodes(root: Node, pages: Sequence[Sequence[Node]], annotations: Sequence[Node], job: JobFacts) -> Findings:
    """Find marks and annotations that do not belong to exactly one node, and nodes without content.

    `pages` holds, for each page, the nodes of its content by their numbers, and `annotations` those of the annotations.
    """
    held: Counter[tuple[int, Mark]] = Counter()
    own: Counter[int] = Counter()
    for node in root.walk():
        if not node.kids and node.role not in EMPTY_ALLOWED:
            yield Finding("tag-empty", job.name, f"a {node.role} tag has no content", _HINT)
        held.update((id(node), kid) for kid in node.kids if isinstance(kid, Mark))
        own.update(id(node) for kid in node.kids if isinstance(kid, Annotation))
    for index, nodes in enumerate(pages):
        for number, node in enumerate(nodes):
            if held.pop((id(node), Mark(index, number)), 0) != 1:
                message = f"content {number} of this page does not belong to exactly one tag"
                yield Finding("tag-lost", job.name, message, _HINT, index + 1)
    for _, mark in held:
        message = f"a tag names content {mark.mcid} of this page, which is not its own"
        yield Finding("tag-nowhere", job.name, message, _HINT, mark.page + 1)
    if own != Counter(map(id, annotations)):
        yield Finding("tag-lost", job.name, "a link or field does not belong to exactly one tag", _HINT)
