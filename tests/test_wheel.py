"""The wheel carries all content, and what is in it works without the repository."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_every_file_of_the_content_is_in_the_wheel(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    for top in ("exercises", "templates"):
        files = [path for path in (ROOT / top).rglob("*") if path.is_file()]
        assert len(files) > 20
        missing = [path for path in files if f"workshop/box/{path.relative_to(ROOT).as_posix()}" not in held]
        assert missing == []
    for folder in ("skeletons", "schemas"):
        files = [path for path in (ROOT / "workshop/content" / folder).rglob("*") if path.is_file()]
        assert len(files) > 10
        assert [path for path in files if path.relative_to(ROOT).as_posix() not in held] == []
    assert not [name for name in held if name.startswith(("tests/", "output/"))]


def test_the_wheel_works_in_any_folder(wheel: Path, tmp_path: Path) -> None:
    home, here = tmp_path / "site", tmp_path / "here"
    here.mkdir()
    zipfile.ZipFile(wheel).extractall(home)
    own = here / "templates/documents/print-order.xml.j2"  # not the box's, so that it needs a process of its own
    own.parent.mkdir(parents=True)
    own.write_bytes((home / "workshop/box/templates/documents/print-order.xml.j2").read_bytes())
    script = "import workshop, workshop.cli.main as m; print(workshop.__file__); m.main()"
    environment = {**os.environ, "PYTHONPATH": str(home)}
    command = [sys.executable, "-P", "-c", script, "build", "listening-90", "--only", "print-order", "-q"]
    done = subprocess.run(command, cwd=here, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0].startswith(str(home))
    assert (here / "output/listening-90/pack.json").is_file()
