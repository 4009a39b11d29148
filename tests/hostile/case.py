"""A case of what has to be refused: its files, the command, and the first line that is told; and ways to make one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.hostile.files import (
    MIRROR,
    SESSION,
    Prepare,
    session,
)

Files = Mapping[str, str | bytes]

BUILD = ("build", "day.yaml", "-q")
CHECK = ("check", "mine")
MINE = ("--library", "mine")


@dataclass(frozen=True)
class Case:
    """Files to be written into an empty folder, what else to do there, a command, and what it tells first."""

    told: str
    files: Files
    args: tuple[str, ...] = BUILD
    prepare: Prepare = field(default=lambda folder: None)
    status: int = 1
    environment: Mapping[str, str] = field(default_factory=dict)
    powerless: bool = False

    def write(self, folder: Path) -> None:
        """Write the files."""
        for name, data in self.files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
        self.prepare(folder)


def of_session(told: str, text: str | bytes, **more: object) -> Case:
    """Make a case of a session file."""
    return Case(told, {"day.yaml": text}, **more)  # type: ignore[arg-type]


def of_layer(told: str, name: str, text: str | bytes, *args: str) -> Case:
    """Make a case of a file in a layer, with which a session is built unless there is another command."""
    return Case(told, {f"mine/{name}": text, "day.yaml": USES_ALL}, args or (*MINE, *BUILD))


def of_text(told: str, text: str | bytes) -> Case:
    """Make a case of the words of an exercise."""
    return of_layer(told, WORDS, text)


def of_page(told: str, inside: str, **more: object) -> Case:
    """Make a case of a template, which prints this on the page of a handbook."""
    page = f"<document kind='handbook' title='T' language='en'><section title='T'>{inside}</section></document>"
    files = {"day.yaml": SESSION, f"mine/{HANDBOOK}": page}
    return Case(told, files, (*MINE, *BUILD, "--only", "handbook"), **more)  # type: ignore[arg-type]


def of_picture(told: str, data: bytes, prepare: Prepare = lambda folder: None) -> Case:
    """Make a case of a logo beside the session."""
    return Case(told, {"day.yaml": session(brand="{logo: logo.png}"), "logo.png": data}, BUILD, prepare)


def of_command(told: str, *args: str, **more: object) -> Case:
    """Make a case of a command without files."""
    return Case(told, {}, args, **more)  # type: ignore[arg-type]


def large(name: str) -> Prepare:
    """Make a file of 50 MB."""

    def prepare(folder: Path) -> None:
        with (folder / name).open("ab") as file:
            file.truncate(50_000_000)

    return prepare


WORDS = MIRROR.removeprefix("mine/")
HANDBOOK = "templates/documents/handbook.xml.j2"
DECK = "exercises/decks/customers/en.yaml"
FONT = "mine/templates/fonts/a.ttf"
USES_ALL = session("""\
  - exercise: mirror
    prints:
      - {deck: customers, per: room}
      - {worksheet: empathy-map, per: person}
""")
OWN_FONT = {
    "day.yaml": session(theme="own"),
    "mine/templates/themes/own.yaml": """\
based-on: playbill
fonts:
  text: {family: Own, files: {regular: templates/fonts/a.ttf}}
""",
}
PEOPLE_FILE = session(participants="people.csv")

ID = "an id: small letters a-z, digits, and single hyphens between them"
ADDRESS = "this must be an address that begins with https://, http:// or mailto:"
