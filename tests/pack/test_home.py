from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from workshop.pack.home import own_folder

SHARE = "/home/aino/.local/share/workshop"


@pytest.mark.parametrize(
    ("environment", "platform", "folder"),
    [
        ({}, "linux", SHARE),
        ({"XDG_DATA_HOME": "/data"}, "linux", "/data/workshop"),
        ({"XDG_DATA_HOME": "data"}, "linux", SHARE),
        ({"XDG_DATA_HOME": "/data"}, "darwin", "/home/aino/Library/Application Support/workshop"),
        ({"APPDATA": "/roaming"}, "win32", "/roaming/workshop"),
        ({}, "win32", "/home/aino/AppData/Roaming/workshop"),
        ({"WORKSHOP_HOME": "/mine", "XDG_DATA_HOME": "/data"}, "linux", "/mine"),
        ({"WORKSHOP_HOME": "mine"}, "darwin", "mine"),
        ({"WORKSHOP_HOME": ""}, "linux", SHARE),
    ],
)
def test_where_a_persons_own_things_lie(environment: Mapping[str, str], platform: str, folder: str) -> None:
    assert own_folder(environment, platform, "/home/aino") == Path(folder)


def test_nobody_is_at_home() -> None:
    assert own_folder({}, "linux", "~") is None
