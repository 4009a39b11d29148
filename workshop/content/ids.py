"""Ids out of names: what a person calls a thing, made into the name of its file or folder."""

from __future__ import annotations

import re
import unicodedata

from workshop.content.bounds import shorten
from workshop.content.fields import MAX_ID
from workshop.errors import Place, Problems

# Windows opens a device, not a file or folder, under these names, whatever their ending.
DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})

# Letters that casefold and decomposition leave whole.
_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i"})


def plain_id(text: str) -> str:
    """Turn any text into plain small letters and digits, single dashes between; of any length, empty too."""
    decomposed = unicodedata.normalize("NFKD", text.casefold()).casefold().translate(_LETTERS)
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def short_id(text: str) -> str:
    """Turn any text into an id of the length that an id may have; empty if nothing in it can stand in one."""
    return plain_id(text)[:MAX_ID].strip("-")


def make_id(name: str, problems: Problems) -> str:
    """Make the id of something new out of its name; empty, and a problem, if that cannot be."""
    made, place = plain_id(name), Place(shorten(name) or "NAME")
    if "/" in name or "\\" in name:
        hint = "write the name alone; it goes to the folder that you are in, or to the one behind --library"
        problems.error("name", "this is a path, not a name", place, hint)
    elif not name.isprintable():
        problems.error("name", "the name holds a character that cannot be printed", Place("NAME"), "type it again")
    elif max(len(name), len(made)) > MAX_ID:
        message = f"the name has {max(len(name), len(made))} characters; {MAX_ID} is the most"
        problems.error("name", message, place, "choose a shorter one; the rest can be said in the file")
    elif not made:
        message = "no file can have this name: it holds no letter from a to z, and no digit"
        problems.error("name", message, place, "choose a name with such letters; the title in the file may be anything")
    elif made in DEVICES:
        problems.error("name", f'Windows keeps the name "{made}" for itself', place, f"choose another: {made}-1")
    else:
        return made
    return ""
