"""What was said before the command."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """The folders given with `--library`, first wins."""

    libraries: tuple[Path, ...] = ()
