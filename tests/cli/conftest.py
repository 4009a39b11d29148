"""The command line, run in a folder of its own; the building of packs is stood in for where it is not the matter."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from workshop.cli.main import cli
from workshop.content.library import Library
from workshop.errors import Place, Problems, SessionError
from workshop.pack.records import Pack, PackFile
from workshop.session.records import Session

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("WORKSHOP_LIBRARY", raising=False)
    monkeypatch.setenv("WORKSHOP_HOME", str(tmp_path.with_name(f"{tmp_path.name}-home")))

    def invoke(*args: str, **more: Any) -> Result:
        return CliRunner().invoke(cli, args, prog_name="workshop", **more)

    return invoke


class Builder:
    """Stands in for `build_pack`: remembers what it was asked, and makes a small pack, or fails."""

    def __init__(self) -> None:
        self.calls: list[tuple[Session, frozenset[str], bool]] = []
        self.data = b"%PDF-1.7"
        self.looks = {"1-guide-2x.pdf": "a", "2-handbook-16x.pdf": "abc"}
        self.fails: BaseException | None = None
        self.meanwhile: Callable[[], object] = lambda: None
        self.warns = False
        self.empty = False

    def __call__(
        self,
        session: Session,
        library: Library,
        problems: Problems,
        only: frozenset[str] = frozenset(),
        *,
        single: bool,
        fillable: bool = False,
    ) -> Pack:
        self.calls.append((session, frozenset(only), single))
        self.meanwhile()
        if self.fails:
            raise self.fails
        if self.warns:
            problems.warning("short-group", "small groups", Place("day.yaml", 6, 15), "join the smallest")
        files = [self._file("1-guide-2x.pdf", 1, 2), self._file("2-handbook-16x.pdf", 3, 16)]
        return Pack(session.slug, session.title, session.language, () if self.empty else tuple(files), tuple(problems))

    def _file(self, name: str, pages: int, copies: int) -> PackFile:
        sheets = -(-pages // 2) * copies
        looks = tuple(self.looks[name])
        return PackFile(name, "guide", (), pages, copies, sheets, "A4", "long-edge", "plain", True, self.data, looks)

    def fail(self, *messages: str) -> None:
        """Fail with these problems."""
        problems = Problems()
        for message in messages:
            problems.error("late", message, Place("day.yaml", 9, 3), "start earlier")
        self.fails = SessionError(problems)

    @property
    def session(self) -> Session:
        """The last session that was asked for."""
        return self.calls[-1][0]


@pytest.fixture
def builder(monkeypatch: pytest.MonkeyPatch) -> Builder:
    made = Builder()
    monkeypatch.setattr("workshop.pack.build.build_pack", made)
    return made
