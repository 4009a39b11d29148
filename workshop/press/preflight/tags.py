"""Check the tags: from the page to the structure tree and back, every mark and annotation belongs to one element."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from workshop.press.preflight.findings import Finding, Findings, JobFacts
from workshop.press.preflight.reading import PageInk

EMPTY_ALLOWED = frozenset({"TD", "TH", "Div"})
"""Roles that may be empty: a cell to write in, and a box that only takes up room, which readers pass over."""

_MCID = re.compile(rb"/MCID\s+(\d+)")
_HINT = "a screen reader loses its way here; build the pack again"
_MOST_DEEP = 200

Mark = tuple[int, int]
"""The number of a page, from 1, and that of a marked stretch of its content."""


@dataclass(slots=True)
class _Element:
    """A structure element: the number of its object, its role, its marks and the numbers of its annotations."""

    number: int
    role: str
    marks: list[Mark] = field(default_factory=list)
    annotations: list[int] = field(default_factory=list)


class _Tree:
    """The structure tree of a PDF, read once, with what is wrong in itself."""

    def __init__(self, reader: Any, job: JobFacts) -> None:
        self.reader, self.job = reader, job
        self.pages = {page.indirect_reference.idnum: i for i, page in enumerate(reader.pages, start=1)}
        self.elements: list[_Element] = []
        self.wrong: list[Finding] = []
        root = _get(_get(reader.trailer["/Root"]).get("/StructTreeRoot"))
        self.root: Any = root if hasattr(root, "get") else None
        self.parents: dict[int, Any] = {}
        if self.root is not None:
            self.parents = dict(_numbers(self.root.get("/ParentTree")))
            for kid in _kids(self.root):
                self._walk(kid, _number(self.root), 0, 0)

    def tell(self, code: str, message: str, page: int = 0, hint: str = _HINT) -> None:
        self.wrong.append(Finding(code, self.job.name, message, hint, page))

    def _walk(self, reference: Any, parent: int, page: int, depth: int) -> None:
        """Read an element and all below it; `page` is the one that its parent is on."""
        node = _get(reference)
        element = _Element(_number(reference) or _number(node), str(node.get("/S", "")).lstrip("/"))
        self.elements.append(element)
        page = self._page(node) or page
        if "/P" in node and parent and _number(node.raw_get("/P")) != parent:
            self.tell("tag-parent", f"a {element.role} tag names another parent than the one that holds it", page)
        kids = _kids(node)
        if not kids and element.role not in EMPTY_ALLOWED:
            self.tell("tag-empty", f"a {element.role} tag has no content", page)
        for kid in kids:
            self._kid(kid, element, page, depth)

    def _kid(self, kid: Any, element: _Element, page: int, depth: int) -> None:
        found = _get(kid)
        if isinstance(found, int):
            element.marks.append((page, int(found)))
        elif not hasattr(found, "get"):
            self.tell("tag-nowhere", f"a {element.role} tag holds something that is not in the file", page)
        elif found.get("/Type") == "/MCR":
            element.marks.append((self._page(found) or page, int(found["/MCID"])))
        elif found.get("/Type") == "/OBJR":
            element.annotations.append(_number(found.raw_get("/Obj")))
        elif depth < _MOST_DEEP:
            self._walk(kid, element.number, page, depth + 1)

    def _page(self, node: Any) -> int:
        return self.pages.get(_number(node.raw_get("/Pg")), 0) if "/Pg" in node else 0


def check_tags(data: bytes, job: JobFacts) -> Findings:
    """Find marks without an element, elements without content, and entries of the parent tree that lead elsewhere."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        yield from _check(PdfReader(io.BytesIO(data)), job)
    except (PyPdfError, ValueError, TypeError, KeyError, IndexError, RecursionError):
        yield Finding("tags-unreadable", job.name, "the tags of this file cannot be read", _HINT)


def _check(reader: Any, job: JobFacts) -> list[Finding]:
    tree = _Tree(reader, job)
    if tree.root is None:
        tree.tell("not-tagged", "the file has no tags, so a screen reader cannot tell what is what")
        return tree.wrong
    owners: dict[Mark, list[_Element]] = {}
    for element in tree.elements:
        for mark in element.marks:
            owners.setdefault(mark, []).append(element)
    for number, page in enumerate(reader.pages, start=1):
        _check_page(tree, page, number, owners)
        _check_annotations(tree, page, number)
    for page_number, mcid in owners:
        tree.tell("tag-nowhere", f"a tag names content {mcid} of this page, and there is no such content", page_number)
    return tree.wrong


def check_marked(page: PageInk, job: JobFacts) -> Findings:
    """Find a page with ink that is neither tagged nor said to be decoration (an artifact)."""
    loose = sum(not ink.marked for ink in page.inks)
    if loose:
        message = f"{loose} pieces of this page are neither tagged nor marked as decoration"
        yield Finding("not-tagged", job.name, message, _HINT, page.number)


def _check_page(tree: _Tree, page: Any, number: int, owners: dict[Mark, list[_Element]]) -> None:
    """Compare a page's marks with the parent tree, and with the elements that list them, which leave `owners`."""
    marks = _marks(page)
    row = _get(tree.parents.get(int(page.get("/StructParents", -1))))
    row = row if isinstance(row, list) else []
    for mcid in marks:
        found = owners.pop((number, mcid), [])
        if len(found) != 1:
            what = "belongs to no tag" if not found else f"belongs to {len(found)} tags"
            tree.tell("tag-lost", f"content {mcid} of this page {what}", number)
        elif mcid >= len(row) or _number(row[mcid]) != found[0].number:
            tree.tell("tag-parent", f"content {mcid} of this page leads to another tag than its own", number)
    if len(set(marks)) < len(marks):
        tree.tell("tag-lost", "two pieces of this page have the same number", number)
    if len(row) > max(marks, default=-1) + 1:
        tree.tell("tag-nowhere", "the parent tree has entries for content that this page does not have", number)


def _check_annotations(tree: _Tree, page: Any, number: int) -> None:
    for reference in _get(page.get("/Annots")) or ():
        owners = [element for element in tree.elements if _number(reference) in element.annotations]
        parent = tree.parents.get(int(_get(reference).get("/StructParent", -1)))
        if len(owners) != 1:
            tree.tell("tag-lost", f"a link or field of this page belongs to {len(owners) or 'no'} tags", number)
        elif _number(parent) != owners[0].number:
            tree.tell("tag-parent", "a link or field of this page leads to another tag than its own", number)


def _marks(page: Any) -> list[int]:
    contents = page.get_contents()
    return [int(found) for found in _MCID.findall(contents.get_data())] if contents is not None else []


def _numbers(node: Any) -> Iterator[tuple[int, Any]]:
    """Yield the entries of a number tree."""
    found: Any = _get(node) or {}
    entries: Sequence[Any] = _get(found.get("/Nums")) or ()
    for key, value in zip(entries[::2], entries[1::2], strict=False):
        yield int(key), value
    for kid in _get(found.get("/Kids")) or ():
        yield from _numbers(kid)


def _kids(node: Any) -> Sequence[Any]:
    if "/K" not in node:
        return ()
    kids = node.raw_get("/K")
    inner = _get(kids)
    return inner if isinstance(inner, list) else (kids,)


def _get(value: Any) -> Any:
    return value.get_object() if hasattr(value, "get_object") else value


def _number(value: Any) -> int:
    """Give the number of the object that a reference names, or that an object is; 0 if it has none."""
    if hasattr(value, "idnum"):
        return int(value.idnum)
    reference = getattr(value, "indirect_reference", None)
    return int(reference.idnum) if reference is not None else 0
