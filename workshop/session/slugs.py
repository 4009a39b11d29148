"""Slugs: the name of a pack's folder, from a starter's id or a session file's name."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 60
# Windows opens a device, not a folder, under these names.
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
# Letters that casefold and decomposition leave whole.
_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i"})


def slug(name: str) -> str:
    """Turn a starter's id, or the path of a session file, into the id that names its pack."""
    return slugify(re.sub(r"\.ya?ml$", "", name.replace("\\", "/").rpartition("/")[2], flags=re.IGNORECASE))


def slugify(text: str) -> str:
    """Turn any text into an id: plain small letters and digits, single dashes between, at most 60 of them."""
    decomposed = unicodedata.normalize("NFKD", text.casefold()).casefold().translate(_LETTERS)
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    made = re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST].strip("-")
    if made in _DEVICES:
        return f"{made}-session"
    return made or "session"


def in_language(made: str, own: str, asked: str) -> str:
    """Add the language to a slug where it is not the session's own; "" asks for none."""
    return f"{made}-{slugify(asked)}" if asked and asked != own else made
