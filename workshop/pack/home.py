"""Say where a person's own things lie: the folder that holds the layers which they installed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

HOME_VARIABLE = "WORKSHOP_HOME"


def own_folder(environment: Mapping[str, str], platform: str, user: str) -> Path | None:
    """Find the folder for what a person installs, which need not be there yet; None if the system names none.

    `user` is the person's own folder, and `platform` what `sys.platform` says.
    """
    if asked := environment.get(HOME_VARIABLE):
        return Path(asked)
    if platform == "win32":
        base = environment.get("APPDATA") or f"{user}/AppData/Roaming"
    elif platform == "darwin":
        base = f"{user}/Library/Application Support"
    else:
        # The standard says that a relative path is to be ignored.
        asked = environment.get("XDG_DATA_HOME", "")
        base = asked if Path(asked).is_absolute() else f"{user}/.local/share"
    return Path(base) / "workshop" if Path(base).is_absolute() else None
