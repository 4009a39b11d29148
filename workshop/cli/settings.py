"""What was said before the command, and where it is run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workshop.errors import OutputError, Place, Problem, WorkshopError
from workshop.pack.home import HOME_VARIABLE


@dataclass(frozen=True, slots=True)
class Settings:
    """The folders given with `--library`, first wins, and the one of the user's own, which need not be there yet."""

    libraries: tuple[Path, ...] = ()
    home: Path | None = None


def own_home(settings: Settings) -> Path:
    """Give the folder for what the user installs; OutputError if the system names none."""
    if settings.home is None:
        message = "this computer does not say where your own files go"
        raise OutputError([Problem("no-home", message, Place(HOME_VARIABLE), "set it to a folder of your own")])
    return settings.home


def check_current_folder() -> None:
    """Raise WorkshopError if somebody has taken away the folder that the command is run in."""
    try:
        Path.cwd()
    except OSError as error:
        message = "the folder that you are in is not there any more"
        raise WorkshopError([Problem("folder-missing", message, Place("."), "go to another folder")]) from error
