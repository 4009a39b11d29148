"""What a bundle may hold: which names, which kinds of file, and how much of each.

Bundles are made and opened by the same rules, so that none is made which another computer would refuse.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from workshop.content.files import MAX_BYTES, same_name
from workshop.content.ids import DEVICES

MOST_FILES = 2_000
MOST_BYTES = 64_000_000
MOST_TEXT = 4_000_000
"""Text is what takes time to check, so all of it together is bounded as well."""

TOP = ("exercises", "templates")
_BESIDE = frozenset(
    {"readme", "readme.md", "readme.txt"}
    | {f"{name}{end}" for name in ("licence", "license", "copying", "notice") for end in ("", ".md", ".txt")}
)
_TEXTS = (".yaml", ".md", ".j2", ".txt", ".svg")
_PICTURES = (".png", ".jpg", ".jpeg")
_FONTS = (".ttf", ".otf")
_MOST_PICTURE = 10_000_000
_MOST_FONT = 20_000_000
_LONGEST = 150
MOST_LEVELS = 10
_CLUTTER = frozenset({"thumbs.db", "desktop.ini", "__macosx"})


def is_template(name: str) -> bool:
    """Tell whether a file is a template, which is code."""
    return name.casefold().endswith(".j2")


def is_clutter(name: str) -> bool:
    """Tell whether a file or folder is one of those that programs leave behind, or hidden."""
    return name.startswith((".", "~$")) or name.endswith("~") or name.casefold() in _CLUTTER


def is_beside(name: str) -> bool:
    """Tell whether a file beside `exercises/` and `templates/` goes along: what to read first, and the licence."""
    return name.casefold() in _BESIDE


def is_read(name: str) -> bool:
    """Tell whether workshop reads files of a kind at all."""
    return name.casefold().endswith((*_TEXTS, *_PICTURES, *_FONTS))


def wrong_name(name: str) -> str:
    """Say what is wrong with a file's name, relative to the bundle, as the end of a sentence; empty if nothing is."""
    if not name.isprintable():
        return "holds a character that cannot be printed"
    if len(name) > _LONGEST:
        return f"is too long: {len(name)} letters; {_LONGEST} is the most"
    return _leads_out(name) or _not_everywhere(name) or _not_ours(name)


def is_tidy(name: str) -> bool:
    """Tell whether a name is harmless, even if a bundle has no use for it."""
    return name.isprintable() and not (_leads_out(name) or _not_everywhere(name))


def shown(name: str) -> str:
    """Write the name of a file, whoever chose it, so that any terminal can show it."""
    text = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name[:80])
    return f"{text}…" if len(name) > 80 else text


def first_words(names: Iterable[str], most: int = 5) -> str:
    """List names in a line, the first few of them."""
    listed = [shown(name) for name in names]
    return ", ".join(listed[:most]) + (f" and {len(listed) - most} more" if len(listed) > most else "")


def collisions(names: Iterable[str]) -> list[tuple[str, str]]:
    """Find names that cannot lie in one folder on every computer, each with what is wrong with it."""
    found: list[tuple[str, str]] = []
    seen: dict[str, tuple[str, bool]] = {}
    for name in names:
        parts = name.split("/")
        for depth in range(1, len(parts) + 1):
            path, is_file = "/".join(parts[:depth]), depth == len(parts)
            first, was_file = seen.setdefault(same_name(path), (path, is_file))
            if first != path:
                found.append((path, f'differs from "{first}" only in ways that some computers do not see'))
            elif was_file != is_file:
                found.append((path, "is both a file and a folder"))
    return list(dict.fromkeys(found))


def wrong_sizes(sizes: Mapping[str, int]) -> list[tuple[str, str]]:
    """Find files that are too large, each with what to say of it; under the name "" where it is all of them."""
    found = [
        (name, f"is larger than {_most(name) // 1_000_000} MB") for name, size in sizes.items() if size > _most(name)
    ]
    if len(sizes) > MOST_FILES:
        found.append(("", f"has more than {MOST_FILES} files"))
    if sum(sizes.values()) > MOST_BYTES:
        found.append(("", f"has more than {MOST_BYTES // 1_000_000} MB in all"))
    if sum(size for name, size in sizes.items() if _most(name) == MAX_BYTES) > MOST_TEXT:
        found.append(("", f"has more than {MOST_TEXT // 1_000_000} MB of text"))
    return found


def _most(name: str) -> int:
    ending = name.casefold()
    return _MOST_PICTURE if ending.endswith(_PICTURES) else _MOST_FONT if ending.endswith(_FONTS) else MAX_BYTES


def _leads_out(name: str) -> str:
    """Find names that would land elsewhere than in the layer's own folder."""
    parts = name.split("/")
    if "\\" in name:
        return "holds a backslash"
    if name.startswith("/"):
        return "is an absolute path"
    if name[1:2] == ":":
        return "names a drive"
    if ".." in parts:
        return "leads out of its folder"
    return "holds an empty part" if not all(parts) or "." in parts else ""


def _not_everywhere(name: str) -> str:
    """Find names that some computer cannot have."""
    parts = name.split("/")
    if bad := next((c for c in '<>:"|?*' if c in name), ""):
        return f"holds {bad}, which Windows does not allow"
    if any(part != part.strip() or part.endswith(".") for part in parts):
        return "has a part that begins or ends with a space, or ends with a dot"
    device = next((part for part in parts if same_name(part.split(".")[0].strip()) in DEVICES), "")
    return f'has a part that Windows keeps for itself, "{device}"' if device else ""


def _not_ours(name: str) -> str:
    """Find names that no layer has use for."""
    parts = name.split("/")
    if any(is_clutter(part) for part in parts):
        return "is hidden, or left behind by another program"
    if len(parts) == 1 and is_beside(name):
        return ""
    if len(parts) == 1 or parts[0] not in TOP:
        return "is not part of a layer, which has exercises/, templates/, a README and a LICENCE"
    if len(parts) > MOST_LEVELS:
        return f"lies too deep: {len(parts) - 1} folders; {MOST_LEVELS - 1} is the most"
    return "" if is_read(parts[-1]) else "is of a kind that workshop does not read"
