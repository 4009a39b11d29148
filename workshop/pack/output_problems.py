"""Say in plain words why a folder cannot be written."""

from __future__ import annotations

import errno
from pathlib import Path

from workshop.errors import OutputError, Place, Problem

OTHER_PLACE = "choose another folder with --out DIR"

_SPACE = f"make room on the disk, or {OTHER_PLACE}"
_WHY = {
    errno.ENOSPC: ("the disk is full", _SPACE),
    errno.EDQUOT: ("your share of the disk is full", _SPACE),
    errno.EFBIG: ("the disk does not take files of this size", OTHER_PLACE),
    errno.EROFS: ("this disk can only be read", OTHER_PLACE),
    errno.EACCES: ("you may not write here", OTHER_PLACE),
    errno.EPERM: ("you may not write here", OTHER_PLACE),
    errno.ENOENT: ("there is no such folder", OTHER_PLACE),
    errno.ENOTDIR: ("a file stands where a folder should be", OTHER_PLACE),
    errno.EEXIST: ("a file stands where a folder should be", OTHER_PLACE),
    errno.ENAMETOOLONG: ("the name is too long", "choose a shorter name with --out DIR"),
}
# Windows: access denied, sharing violation, lock violation. It says so of a folder with a file that is open.
_OPEN_ELSEWHERE = (5, 32, 33)


def refuse(place: Path, code: str, message: str, hint: str = OTHER_PLACE) -> OutputError:
    """Make the error for a folder that is left as it is."""
    return OutputError([Problem(code, message, Place(str(place)), hint)])


def explain(error: OSError, place: Path, elsewhere: str = OTHER_PLACE) -> OutputError:
    """Make the error for what the system said; `elsewhere` is how to choose another folder."""
    if getattr(error, "winerror", 0) in _OPEN_ELSEWHERE and place.exists():
        message = "cannot be replaced: a file in it is open in another program"
        return refuse(place, "file-open", message, "close it there (a PDF viewer, most often), and build again")
    plain = (error.strerror or "no reason given").lower()
    why, hint = _WHY.get(error.errno or 0, (plain, OTHER_PLACE))
    return refuse(place, "cannot-write", f"cannot be written: {why}", hint.replace(OTHER_PLACE, elsewhere))
