"""Tell of parts that were written over another text than the one beneath them, and of languages left behind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from workshop.content.in_step import Behind
from workshop.content.noting import Changed, Noted
from workshop.errors import Place, Problems

_NAMED = 3
"""How many parts of a file are named; of more than that, only the number is told."""


def tell_stale(noted: Noted, options: str, problems: Problems) -> None:
    """Warn of what is to be looked at; `options` stand before the command that a hint names, with a space behind."""
    for (_, before, now), group in groupby(sorted(noted.changed, key=_order), key=_kind):
        changed = list(group)
        parts, hint = _names(piece.piece.title for piece in changed), f"workshop {options}diff {changed[0].word}"
        problems.warning(
            "beneath-changed", _changed(parts, len(changed), before=before, now=now), changed[0].piece.place,
            f'"{hint}" shows both; "{hint} --seen" when it is as you want it',
        )  # fmt: skip
    for behind in noted.behind:
        hint = f'change it too, or say "workshop {options}diff {behind.word} --seen" if it is right as it is'
        problems.warning("language-behind", _behind(behind), Place(behind.file), hint)


def _kind(changed: Changed) -> tuple[str, bool, bool]:
    return changed.piece.place.file, changed.before, changed.now


def _order(changed: Changed) -> tuple[tuple[str, bool, bool], Place]:
    return _kind(changed), changed.piece.place


def _changed(parts: str, number: int, *, before: bool, now: bool) -> str:
    was, them = ("was", "it") if number == 1 else ("were", "them")
    if not before:
        return f"{parts} {was} written where nothing lay beneath {them}, and now something does"
    if not now:
        return f"{parts} {was} written over what does not lie beneath {them} any more"
    if number == 1:
        return f"{parts} was written over another text than the one that is beneath it now"
    return f"{parts} were written over other texts than those that are beneath them now"


def _behind(behind: Behind) -> str:
    if len(behind.since) == 1:
        ((file, titles),) = behind.since
        return f"not touched since {file} was changed ({_listed(titles)})"
    files = [f"{file} ({_listed(titles)})" for file, titles in behind.since]
    return f"not touched since {', '.join(files[:-1])} and {files[-1]} were changed"


def _names(titles: Iterable[str]) -> str:
    return _listed([f'"{title}"' if title else "this file" for title in titles], last=" and ")


def _listed(words: Sequence[str], last: str = ", ") -> str:
    """List a few words, and say how many more there are."""
    if len(words) > _NAMED:
        return f"{', '.join(words[:_NAMED])} and {len(words) - _NAMED} more"
    return last.join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]
