"""What every test needs: that it does not depend on who runs it, with which layers installed, and how."""

from __future__ import annotations

import os
import signal

import pytest


@pytest.fixture(autouse=True, scope="session")
def _no_layers_of_ones_own(tmp_path_factory: pytest.TempPathFactory) -> None:
    os.environ["WORKSHOP_HOME"] = str(tmp_path_factory.mktemp("home") / "none")


@pytest.fixture(autouse=True, scope="session")
def _interrupts_are_heard() -> None:
    # A shell that runs the tests in the background has them ignore interrupts, and all that they start as well.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
