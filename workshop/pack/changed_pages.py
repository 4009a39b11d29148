"""Say in a line which pages differ between two packs of one session."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from workshop.pack.records import Pack, PackFile

_COPIES = re.compile(r"-\d+x$")
_FEW = 2
"""So many pages are named, even if they are all that there are."""


def changed_pages(before: Pack, after: Pack) -> str:
    """Say `1-guide pages 4-5, 2-handbook page 3`, or that no page changed.

    A page that only got another number is not named; that there are more or fewer of them is said.
    """
    called = _short_names(before, after)
    pairs = list(_pairs(before, after))
    if len(pairs) > 1 and all(old and new and _all_changed(old, new) for old, new in pairs):
        return f"every page of all {len(pairs)} documents"
    told = [_told(called, old, new) for old, new in pairs]
    return ", ".join(text for text in told if text) or "no page changed"


def _short_names(*packs: Pack) -> dict[str, str]:
    """Take the copies off the names of files, where that leaves names that differ."""
    names: dict[str, str] = {}
    for pack in packs:
        stems = [file.name.removesuffix(".pdf") for file in pack.files]
        shared = Counter(_COPIES.sub("", stem) for stem in stems)
        for stem in stems:
            short = _COPIES.sub("", stem)
            names[f"{stem}.pdf"] = short if shared[short] == 1 else stem
    return names


def _pairs(before: Pack, after: Pack) -> Iterator[tuple[PackFile | None, PackFile | None]]:
    """Yield each file with what it was before: the one of its name, or else one that is told apart by its copies."""
    old = {file.name: file for file in before.files}
    found = {file.name: old.pop(file.name, None) for file in after.files}
    for file in after.files:
        like = (name for name in old if _COPIES.sub("", name[:-4]) == _COPIES.sub("", file.name[:-4]))
        same = found[file.name] or old.pop(next(like, ""), None)
        yield same, file
    yield from ((file, None) for file in old.values())


def _all_changed(old: PackFile, new: PackFile) -> bool:
    return len(_changed(old.fingerprints, new.fingerprints)) == new.pages


def _told(called: Mapping[str, str], old: PackFile | None, new: PackFile | None) -> str:
    """Say what became of a file; nothing, if it is as it was."""
    if new is None:
        return f"{called[old.name]} (gone)" if old else ""
    if old is None:
        return f"{called[new.name]} (new, {_count(new.pages, 'page')})"
    pages = _changed(old.fingerprints, new.fingerprints)
    facts = "; ".join(
        f"{_count(now, word, words)}, {then} before"
        for now, then, word, words in (
            (new.pages, old.pages, "page", "pages"),
            (new.copies, old.copies, "copy", "copies"),
        )
        if now != then
    )
    parts = [_named(pages, new.pages)] if pages else []
    parts += [f"({facts})"] if facts else []
    return " ".join([called[new.name], *parts]) if parts else ""


def _changed(old: Sequence[str], new: Sequence[str]) -> list[int]:
    """List the pages that were not there before.

    Each is held against the one of its number, or, if there are more or fewer pages than before, against the whole row.
    """
    if len(old) == len(new):
        return [number for number, (then, now) in enumerate(zip(old, new, strict=True), 1) if then != now]
    same = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    kept = {block.b + i for block in same for i in range(block.size)}
    return [number for number in range(1, len(new) + 1) if number - 1 not in kept]


def _named(pages: Sequence[int], total: int) -> str:
    """Name pages: `page 3`, `pages 4-5 and 8`, `all 12 pages`."""
    if len(pages) == total > _FEW:
        return f"all {total} pages"
    rows = [[page for _, page in row] for _, row in groupby(enumerate(pages), key=lambda item: item[1] - item[0])]
    *most, last = [str(row[0]) if len(row) == 1 else f"{row[0]}-{row[-1]}" for row in rows]
    word = "page" if len(pages) == 1 else "pages"
    return f"{word} {', '.join(most)} and {last}" if most else f"{word} {last}"


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
