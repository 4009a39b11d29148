"""What every test needs: that it does not see the layers which whoever runs it has installed."""

from __future__ import annotations

import os

import pytest


@pytest.fixture(autouse=True, scope="session")
def _no_layers_of_ones_own(tmp_path_factory: pytest.TempPathFactory) -> None:
    os.environ["WORKSHOP_HOME"] = str(tmp_path_factory.mktemp("home") / "none")
