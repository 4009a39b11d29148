"""What the fuzz target feeds: each reads an input as the project does, and sees that all that is wrong can be told."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from tests.fuzz_inputs import BOX, Input, original
from tests.packs import planned
from tests.press.everything import picture
from tests.typesetting import setting
from workshop.content.exercise_text import merge_texts, parse_exercise_text, read_top_lines
from workshop.content.files import read_text
from workshop.content.kinds import HOMES, Kind
from workshop.content.layers import Layer, from_layer, merge_documents
from workshop.content.library import Library
from workshop.content.models import DeckModel, DeckWords, ExerciseModel, SkillsModel, StarterWords, WorksheetModel
from workshop.content.records import TemplateSource
from workshop.content.seen import read_seen, write_seen
from workshop.content.validation import salvage, validate
from workshop.content.yaml_text import Document, read_yaml, walk
from workshop.errors import PageError, Problems, WorkshopError
from workshop.pack.containment import Worker
from workshop.pack.data import block_data, session_data
from workshop.pack.documents import underscored
from workshop.pack.ownership import is_complete, read_record, strangers
from workshop.page.layout import lay_out
from workshop.page.markup import parse_markup
from workshop.page.pages import PAPERS
from workshop.page.theme import Theme, ThemeFile
from workshop.press.formats import card_formats
from workshop.press.writer import write_pdf
from workshop.session.agenda import plan
from workshop.session.model import SessionModel, StarterModel
from workshop.session.people import parse_people
from workshop.session.session_file import read_session

Target = Callable[[Input], object]

MODELS = (
    DeckModel, DeckWords, ExerciseModel, SkillsModel, StarterWords, WorksheetModel, SessionModel, StarterModel,
    ThemeFile,
)  # fmt: skip
_MOST_TOLD = 2000


@cache
def box() -> Library:
    """Open the box."""
    return Library([Layer("the box", BOX, trusted=True)])


def check_told(problems: Problems) -> None:
    """See that problems can be told: not too many of them, each in words that any terminal takes."""
    assert len(problems.found) <= _MOST_TOLD, f"{len(problems.found)} problems"
    for problem in problems:
        text = str(problem)
        text.encode("utf-8")
        assert len(text) < 3000, text[:3000]
        assert problem.place.line >= 0
        assert problem.message


def read(given: Input) -> Document | None:
    """Read YAML; without a document there is an error, with one there is none."""
    problems = Problems()
    document = read_yaml(given.text, given.name, problems)
    check_told(problems)
    assert (document is None) == bool(problems.errors)
    return document


def yaml(given: Input) -> None:
    """Read YAML, and check it against every model."""
    document = read(given)
    for model in MODELS if document else ():
        assert document
        problems = Problems()
        assert (validate(model, document, problems) is None) == bool(problems.errors)
        check_told(problems)
        salvage(model, document)


def merging(given: Input) -> None:
    """Lay YAML over the file that it was, and the other way round; each part that is there knows where it is from."""
    upper, lower = read(given), read(original(given.name))
    if upper and lower:
        for documents in ([upper, lower], [lower, upper], [upper, lower, upper]):
            merged = merge_documents([from_layer(each, str(n)) for n, each in enumerate(documents)])
            assert all(merged.layers[path] in "012" and merged.values[path] for path, _ in walk(merged.data))


def words(given: Input) -> None:
    """Read an exercise's words, and lay them over those that they were."""
    problems, language = Problems(), given.name.rpartition("/")[2].removesuffix(".md")
    headings = box().headings(language, Problems())
    assert headings
    read_top_lines(given.text)
    parts = [
        parse_exercise_text(text, given.name, "a", headings, problems)
        for text in (given.text, original(given.name).text)
    ]
    merge_texts(parts, language, headings, problems)
    check_told(problems)


def session(given: Input) -> None:
    """Read a session, and plan it."""
    problems = Problems()
    made = read_session(given.text, given.name, problems)
    if made:
        plan(made, box(), problems)
    check_told(problems)
    assert made or problems.errors


def people(given: Input) -> None:
    """Read a participants file."""
    problems = Problems()
    found = parse_people(given.text, given.name, problems)
    check_told(problems)
    assert (found is None) == bool(problems.errors)
    assert found is None or all(person.name.strip() for person in found)


def markup(given: Input) -> None:
    """Read page markup."""
    try:
        parse_markup(given.text.encode("utf-8", "ignore").decode(), "t.xml.j2")
    except WorkshopError as error:
        check_told(Problems(list(error.problems)))


def pages(given: Input) -> None:
    """Lay page markup out, and write it."""
    root = parse_markup(given.text.encode("utf-8", "ignore").decode(), "t.xml.j2")
    how = setting(images=picture)
    laid = lay_out(root, how, "A4", card_formats(PAPERS["A4"], large=False))
    assert write_pdf([(laid, how)], laid.title, laid.language, "none").pages


def templates(given: Input) -> None:
    """Render a template as one of a layer is, in the worker."""
    text = given.text.encode("utf-8", "ignore").decode()

    def load(path: str) -> TemplateSource:
        if path == given.name:
            return TemplateSource(path, text, "mine", False)
        problems = Problems()
        found = box().template(path, problems)
        problems.raise_if_errors(PageError)
        assert found
        return found

    worker, values = _worker()
    worker._load = load
    try:
        worker.render(given.name, values)
    except WorkshopError as error:
        check_told(Problems(list(error.problems)))


@cache
def _worker() -> tuple[Worker, Mapping[str, Any]]:
    agenda, words = planned("listening-90", "en")
    return Worker(lambda path: TemplateSource(path, "", "", False), "en"), {
        "labels": underscored(words.labels), "session": session_data(agenda, words),
        "blocks": block_data(agenda, words), "posters": ["agreements"], "paper": "A4", "words": {"title": "T"},
        "sheet": {"id": "a", "anchor": "a", "paper": "A4", "accent": "map", "left": "l", "source": "s"},
        "deck": {"id": "a", "title": "t", "kind": "k", "blank": "b", "accent": "map", "source": "s"},
        "cards": [{"id": "a", "source": "s", "title": "t", "text": "x", "ask": "y"}], "forms": ["name-tags"],
        "tags": [{"first": "a", "rest": "b", "source": "s"}], "rows": ["a"],
    }  # fmt: skip


def library(given: Input) -> None:
    """Read an item through the library, from a layer in which a file of it is broken, and a theme as a page does."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, given.name)
        path.parent.mkdir(parents=True)
        path.write_bytes(given.text.encode("utf-8", "surrogatepass"))
        content, problems = Library([Layer("mine", Path(folder)), *box().layers]), Problems()
        for kind, item in _items(given.name):
            for language in ("en", "fi"):
                _read_item(content, kind, item, language, problems)
            content.parts(kind, item)
        check_told(problems)


def _items(name: str) -> list[tuple[Kind, str]]:
    """Say which item a file is part of."""
    folder, _, file = name.rpartition("/")
    for kind, home in HOMES.items():
        for root in home.folders:
            if not home.facts and folder == root:
                return [(kind, file.removesuffix(".yaml"))]
            if home.facts and folder.rpartition("/")[0] == root:
                return [(kind, folder.rpartition("/")[2])]
    return [("exercise", "mirror")]


def _read_item(content: Library, kind: Kind, item: str, language: str, problems: Problems) -> None:
    readers: dict[str, Callable[[], object]] = {
        "exercise": lambda: content.exercise(item, language, problems),
        "deck": lambda: content.deck(item, language, problems),
        "worksheet": lambda: content.worksheet(item, language, problems),
        "session": lambda: content.starter_words(item, language, problems),
        "theme": lambda: _read_theme(content, item, problems),
        "labels": lambda: content.labels(item, problems),
    }
    if item in content.ids(kind):
        readers[kind]()
        content.summary(kind, item, language)


def _read_theme(content: Library, item: str, problems: Problems) -> None:
    from workshop.pack.themes import read_theme_file

    file = read_theme_file(item, content, problems)
    if file:
        Theme(file).style("guide", "body")


def as_bytes(given: Input) -> None:
    """Read a file whose bytes may be no text at all."""
    data = bytearray(given.text.encode("utf-8", "surrogatepass"))
    for at in range(0, min(len(data), 4000), 911):
        data[at] = (data[at] + len(data)) % 256
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.yaml")
        path.write_bytes(data)
        problems = Problems()
        assert (read_text(path, "a.yaml", problems) is None) == bool(problems.errors)
        check_told(problems)


def records(given: Input) -> None:
    """Read the record of a layer, and that of a pack's folder."""
    with suppress(ValueError):  # which is what it says to raise
        write_seen(read_seen(given.text))
    folder = Path(tempfile.mkdtemp())
    try:
        (folder / "pack.json").write_bytes(given.text.encode("utf-8", "surrogatepass"))
        record = read_record(folder, "pack.json")
        is_complete(folder, "day")
        strangers(folder, record.sizes if record else {})
        assert record is None or json.loads(given.text)["format"] == 1
    finally:
        shutil.rmtree(folder)


TARGETS: Mapping[str, Target] = {
    "yaml": yaml, "merging": merging, "words": words, "session": session, "people": people, "markup": markup,
    "pages": pages, "templates": templates, "library": library, "bytes": as_bytes, "records": records,
}  # fmt: skip
