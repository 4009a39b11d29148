"""`workshop doctor`: look whether everything is there."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import click

from workshop import __version__
from workshop.cli.boundary import FAILED
from workshop.cli.holdings import say_items
from workshop.cli.options import json_option
from workshop.cli.report import count, print_json, say, tell_problems
from workshop.cli.settings import Settings
from workshop.cli.tables import Table, print_tables
from workshop.content.layers import Layer
from workshop.content.library import Library
from workshop.errors import Place, Problems, WorkshopError
from workshop.pack.box import box_layer, search_layers
from workshop.pack.folder import recover
from workshop.pack.home import HOME_VARIABLE
from workshop.pack.installed import clean_up
from workshop.pack.layer_states import list_states
from workshop.pack.records import FORMAT, problem_json

DEPENDENCIES = (
    "click", "fontpkg", "fontpkg-dm-serif-display", "fontpkg-fira-sans", "jinja2", "markdown-it-py", "pillow",
    "pydantic", "pypdf", "pypdfium2", "pyphen", "pyyaml", "reportlab", "rich", "rl_accel",
)  # fmt: skip
OLDEST_PYTHON = (3, 11)

_INSTALL = "install workshop again"


@dataclass(slots=True)
class Findings:
    """What was found, and what is wrong with it."""

    dependencies: dict[str, str] = field(default_factory=dict)
    fonts: list[tuple[str, str]] = field(default_factory=list)
    folders: list[tuple[str, bool]] = field(default_factory=list)
    layers: list[tuple[Layer, str]] = field(default_factory=list)
    problems: Problems = field(default_factory=Problems)


@click.command("doctor")
@click.option(
    "--out", default=Path("output"), show_default=True, type=click.Path(path_type=Path), metavar="DIR",
    help="The folder that holds packs.",
)  # fmt: skip
@json_option
@click.pass_context
def command(ctx: click.Context, out: Path, as_json: bool) -> None:
    """Look whether workshop has all that it needs: versions, fonts, folders that can be written, layers.

    \b
    Examples:
      workshop doctor
      workshop doctor --json

    Send what it says along when you report that something does not work. The exit status is 1 if something is wrong.
    """
    found = examine(ctx.obj, out)
    if as_json:
        print_json(_json(found))
    else:
        print_tables(_tables(found))
        say()
        tell_problems(found.problems)
        wrong = len(found.problems.errors)
        say(count(wrong, "thing is wrong", "things are wrong") if wrong else "all is well")
    if found.problems.errors:
        ctx.exit(FAILED)


def examine(settings: Settings, out: Path) -> Findings:
    """Look at everything that a build needs."""
    found = Findings()
    _look_at_versions(found)
    _look_at_folders(out, settings.home, found)
    layers = _look_at_layers(settings, found)
    if layers and not found.problems.errors:
        _look_at_fonts(Library(layers), found)
    return found


def _look_at_versions(found: Findings) -> None:
    if sys.version_info < OLDEST_PYTHON:
        oldest = ".".join(map(str, OLDEST_PYTHON))
        message = f"Python {platform.python_version()} is too old"
        found.problems.error("python", message, Place("python"), f"install Python {oldest} or later")
    for name in DEPENDENCIES:
        try:
            found.dependencies[name] = version(name)
        except PackageNotFoundError:
            found.problems.error("dependency-missing", "this package is missing", Place(name), _INSTALL)


def _look_at_folders(out: Path, home: Path | None, found: Findings) -> None:
    recover(out)
    for folder in (out, Path(tempfile.gettempdir())):
        writable = _can_write(folder)
        found.folders.append((str(folder), writable))
        if not writable:
            hint = "choose another folder with --out DIR" if folder == out else "free some space on the disk"
            found.problems.error("cannot-write", "nothing can be written here", Place(str(folder)), hint)
    if home is None:
        return
    found.folders.append((str(home), _can_write(home)))
    if not _can_write(home):
        message = "nothing can be written here, so that no layers can be installed"
        hint = f"choose another folder with {HOME_VARIABLE}"
        found.problems.warning("cannot-write", message, Place(str(home)), hint)


def _can_write(folder: Path) -> bool:
    """Try to write into a folder, or into the one that it would be made in; nothing is left behind."""
    while not os.path.lexists(folder) and folder.parent != folder:
        folder = folder.parent
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"workshop")
    except OSError:
        return False
    return True


def _look_at_layers(settings: Settings, found: Findings) -> Sequence[Layer]:
    try:
        layers = search_layers(settings.libraries, None, Path.cwd(), settings.home)
        _look_at_installed(settings.home, found)
    except WorkshopError as error:
        found.problems.extend(error.problems)
        return ()
    for layer in layers:
        found.layers.append((layer, say_items(layer)))
    return layers


def _look_at_installed(home: Path | None, found: Findings) -> None:
    if home is None:
        return
    clean_up(home)
    for state in list_states(home):
        if state.manifest is None:
            hint = f'install it again, or type "workshop layers remove {state.entry.id}"'
            found.problems.warning("layer-lost", "its files are gone or damaged", Place(state.entry.name), hint)


def _look_at_fonts(library: Library, found: Findings) -> None:
    from workshop.pack.themes import read_theme_file  # heavy: ReportLab, pydantic
    from workshop.page.fonts import load_fonts
    from workshop.page.theme import Theme

    for item in library.ids("theme"):
        file = read_theme_file(item, library, found.problems)
        if file is None:
            continue
        try:
            fonts = load_fonts(Theme(file), f"templates/themes/{item}.yaml")
        except WorkshopError as error:
            found.problems.extend(error.problems)
        else:
            found.fonts.append((item, ", ".join(dict.fromkeys(fonts.names.values()))))


def _tables(found: Findings) -> list[Table]:
    return [
        Table("versions", list(_version_rows(found))),
        Table("fonts, by theme", found.fonts),
        Table("folders", [(name, "can be written" if ok else "cannot be written") for name, ok in found.folders]),
        Table("layers, first wins", [(layer.name, holds) for layer, holds in found.layers]),
    ]


def _version_rows(found: Findings) -> Iterator[tuple[str, str]]:
    yield "workshop", f"{__version__}, content in {box_layer().root}"
    yield "python", f"{platform.python_version()} on {platform.platform()}"
    yield from found.dependencies.items()


def _json(found: Findings) -> dict[str, object]:
    return {
        "format": FORMAT,
        "workshop": __version__,
        "python": platform.python_version(),
        "platform": platform.platform(),
        "dependencies": found.dependencies,
        "fonts": [{"theme": theme, "faces": faces.split(", ")} for theme, faces in found.fonts],
        "folders": [{"folder": name, "writable": writable} for name, writable in found.folders],
        "layers": [
            {"name": layer.name, "root": str(layer.root), "trusted": layer.trusted, "holds": holds}
            for layer, holds in found.layers
        ],
        "problems": [problem_json(problem) for problem in found.problems],
    }
