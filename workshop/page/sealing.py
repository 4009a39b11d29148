"""Seal ReportLab off from settings that would change what it writes. Imported before anything of ReportLab."""

from __future__ import annotations

import os
import sys
import types


def seal_reportlab() -> None:
    """Take `RL_…` variables and `SOURCE_DATE_EPOCH` out, and stand empty modules where a user's settings would be.

    An empty `reportlab_settings` also keeps `~/.reportlab_settings` from being read.
    """
    for name in [name for name in os.environ if name.startswith("RL_") or name == "SOURCE_DATE_EPOCH"]:
        del os.environ[name]
    for module in ("reportlab_mods", "reportlab_settings", "reportlab.local_rl_mods", "reportlab.local_rl_settings"):
        sys.modules.setdefault(module, types.ModuleType(module))


seal_reportlab()
