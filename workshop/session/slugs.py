"""Slugs: the name of a pack's folder, from a starter's id or a session file's name."""

from __future__ import annotations

import re

from workshop.content.ids import DEVICES, short_id


def slug(name: str) -> str:
    """Turn a starter's id, or the path of a session file, into the id that names its pack."""
    return slugify(re.sub(r"\.ya?ml$", "", name.replace("\\", "/").rpartition("/")[2], flags=re.IGNORECASE))


def slugify(text: str) -> str:
    """Turn any text into an id: plain small letters and digits, single dashes between, at most 60 of them."""
    made = short_id(text)
    if made in DEVICES:
        return f"{made}-session"
    return made or "session"


def in_language(made: str, own: str, asked: str) -> str:
    """Add the language to a slug where it is not the session's own; "" asks for none."""
    return f"{made}-{slugify(asked)}" if asked and asked != own else made
