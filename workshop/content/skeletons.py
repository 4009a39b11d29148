"""Skeletons of new content: commented files that pass every check, ready to be written over.

Their texts lie in the folder `skeletons` beside this module; `$name` in them is filled in. A language that has no texts
there gets the English ones under its own headings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from string import Template

from workshop.content.headings import Headings
from workshop.content.kinds import HOMES, LAYER_FILE
from workshop.content.records import SECTIONS, Stage
from workshop.content.schemas import with_schema
from workshop.content.yaml_text import Data, read_yaml
from workshop.content.yaml_writing import one_line, write_yaml
from workshop.errors import Problems

Files = dict[str, bytes]
"""What to write: the content of each file under its name relative to the layer."""

SESSION_EXERCISES = ("one-word-check-in", "mirror", "paraphrase-first", "one-promise")
"""The exercises that a new session begins with, all from the box, each of another stage."""

SESSION_PEOPLE = 12
"""How many take part in a new session."""

_ROWS_TOP = """\
# The words of the deck, read from a spreadsheet, which is not looked at again: from now on, change them here.
# "kind" is the small word at the top of each card, "blank" what a card to write on says. Each card stands under a
# short name of its own, the same in every language, which is not printed.
"""

_FOLDER = Path(__file__).parent / "skeletons"
_SPARE = "en"


def new_exercise(item: str, name: str, stage: Stage, languages: Mapping[str, Headings], skills: Iterable[str]) -> Files:
    """Make an exercise under a stage, with words in each language."""
    folder = f"exercises/{stage}/{item}"
    files = {f"{folder}/exercise.yaml": _fill("exercise/exercise.yaml", skills=_listed(skills))}
    for language, headings in languages.items():
        titles = {section.replace("-", "_"): headings.printed.get(section, section) for section in SECTIONS}
        files[f"{folder}/{language}.md"] = _fill(_worded("exercise", language, ".md"), name=name, **titles)
    return _encode(files)


def new_deck(item: str, name: str, languages: Iterable[str]) -> Files:
    """Make a deck of two cards."""
    folder = f"{HOMES['deck'].folders[0]}/{item}"
    files = {f"{folder}/deck.yaml": _fill("deck/deck.yaml", id=item)}
    for language in languages:
        files[f"{folder}/{language}.yaml"] = _fill(_worded("deck", language), title=one_line(name))
    return _encode(files)


def deck_of_cards(
    item: str, name: str, layout: str, fields: Sequence[str], cards: Mapping[str, Mapping[str, str]], language: str
) -> Files:
    """Make a deck of cards that are written already, in one language; words that any of them lacks are optional."""
    folder = f"{HOMES['deck'].folders[0]}/{item}"
    optional = [field for field in fields if any(field not in words for words in cards.values())]
    facts = {"id": item, "layout": layout, "fields": ", ".join(fields), "optional": ", ".join(optional)}
    words: dict[str, Data] = {"title": name, **kind_and_blank(language)}
    words["cards"] = {card: dict(each) for card, each in cards.items()}
    return {
        f"{folder}/deck.yaml": _fill("deck/rows.yaml", **facts).encode(),
        f"{folder}/{language}.yaml": (_ROWS_TOP + write_yaml(words)).encode(),
    }


def kind_and_blank(language: str) -> dict[str, str]:
    """Give the small word at the top of a new deck's cards, and what one to write on says, under their names."""
    document = read_yaml(_read(_worded("deck", language)), "deck", Problems())
    data = document.data if document else {}
    return {key: str(data.get(key, "")) for key in ("kind", "blank")}


def new_worksheet(item: str, name: str, languages: Iterable[str]) -> Files:
    """Make a worksheet of three fields to write in."""
    folder = f"{HOMES['worksheet'].folders[0]}/{item}"
    files = {
        f"{folder}/worksheet.yaml": _fill("worksheet/worksheet.yaml", id=item),
        f"{folder}/sheet.xml.j2": _read("worksheet/sheet.xml.j2"),
    }
    for language in languages:
        files[f"{folder}/{language}.yaml"] = _fill(_worded("worksheet", language), title=one_line(name))
    return _encode(files)


def new_session(
    item: str, name: str, language: str, skills: Iterable[str], exercises: Iterable[str] = SESSION_EXERCISES
) -> Files:
    """Make a session file, which holds its words too; `exercises` stand in the place of SESSION_EXERCISES."""
    document = read_yaml(_read(_worded("session", language)), "session", Problems())
    words = {key: str(value) for key, value in document.data.items()} if document else {}
    facts = {"id": item, "title": one_line(name), "language": language, "skills": _listed(skills)}
    text = _fill("session/session.yaml", **facts, **words)
    for usual, chosen in zip(SESSION_EXERCISES, exercises, strict=True):
        text = text.replace(f"- exercise: {usual}\n", f"- exercise: {chosen}\n")
    return _encode({f"{item}.yaml": text})


def new_theme(item: str, name: str) -> Files:
    """Make a theme that is based on the one in the box."""
    file = f"{HOMES['theme'].folders[0]}/{item}.yaml"
    return _encode({file: _fill("theme/theme.yaml", id=item, title=one_line(name))})


def new_layer(item: str, name: str) -> Files:
    """Make the files that say what a layer is; its folders hold nothing yet."""
    facts = with_schema(_fill(f"layer/{LAYER_FILE}", id=item, name=one_line(name)), LAYER_FILE)
    return _encode({f"{item}/README.md": _fill("layer/README.md", name=name), f"{item}/{LAYER_FILE}": facts})


def _worded(kind: str, language: str, ending: str = ".yaml") -> str:
    """Name the texts of a kind in a language, or those that stand in for it."""
    file = f"{kind}/{language}{ending}"
    return file if (_FOLDER / file).is_file() else f"{kind}/{_SPARE}{ending}"


def _read(file: str) -> str:
    return (_FOLDER / file).read_text(encoding="utf-8")


def _fill(file: str, **words: str) -> str:
    return Template(_read(file)).substitute(words)


def _encode(files: Mapping[str, str]) -> Files:
    return {name: text.encode() for name, text in files.items()}


def _listed(words: Iterable[str]) -> str:
    """List words in the lines of a comment, none of them longer than 110 characters."""
    lines = [""]
    for word in words:
        if len(lines[-1]) + len(word) > 90:
            lines.append("#   ")
        lines[-1] += f"{word}, "
    return "\n".join(lines).rstrip(", ")
