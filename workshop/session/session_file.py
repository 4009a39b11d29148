"""Session files: read one, with every problem in it, into a session."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path as FilePath

from workshop.content.files import read_text
from workshop.content.models import StarterWords
from workshop.content.validation import salvage, validate
from workshop.content.yaml_text import Document, read_yaml, walk
from workshop.errors import FileName, Place, Problems, nearest
from workshop.session.blocks import Talk, make_blocks
from workshop.session.lookup import Starters
from workshop.session.model import ItemModel, PaperModel, SessionModel, StarterModel, check_items, is_csv
from workshop.session.people import is_beside, read_people
from workshop.session.records import Participant, Path, PrintChoices, PrintOrder, Session
from workshop.session.slugs import in_language, slug


def read_session_file(path: FilePath, file: str, problems: Problems) -> Session | None:
    """Read a session file, and the participants file beside it; `file` is the path as it was given."""
    file = FileName(file, path)
    text = read_text(path, file, problems)
    return None if text is None else read_session(text, file, problems, path.parent)


def files_beside(path: FilePath, file: str) -> tuple[str, ...]:
    """List the files in its folder that a session file names, participants and logo, as far as it can be read."""
    text = read_text(path, file, Problems())
    document = None if text is None else read_yaml(text, file, Problems())
    if document is None:
        return ()
    people, brand = document.data.get("participants"), document.data.get("brand")
    logo = brand.get("logo") if isinstance(brand, dict) else None
    named = [people if is_csv(people) else None, logo]
    return tuple(name for name in named if isinstance(name, str) and name and is_beside(path.parent, name))


def salvage_session(path: FilePath, file: str) -> Session | None:
    """Read what can be read of a session file that has errors, to look for more of them; never to build it."""
    file = FileName(file, path)
    text = read_text(path, file, Problems())
    document = read_yaml(text, file, Problems()) if text is not None else None
    model = salvage(SessionModel, document) if document else None
    muddled = Problems()
    if document is None or model is None:
        return None
    check_items(document, muddled)
    people = _people(model, document, path.parent, muddled)
    if muddled.errors:
        return None
    return _from_model(model, document, file, people)


def read_session(text: str, file: str, problems: Problems, folder: FilePath | None = None) -> Session | None:
    """Read the text of a session file; `folder` is where a participants file would be. None if anything is wrong."""
    own = Problems()
    session = _read_session(text, file, own, folder)
    problems.extend(own)
    return None if own.errors else session


def read_starter(
    library: Starters, id: str, problems: Problems, language: str = "", place: Place | None = None
) -> Session | None:
    """Read a starter session in a language, its own if none is asked for; `place` is where its id was written.

    None if anything is wrong.
    """
    own = Problems()
    session = _read_starter(library, id, own, language, place)
    problems.extend(own)
    return None if own.errors else session


def _read_session(text: str, file: str, problems: Problems, folder: FilePath | None) -> Session | None:
    document = read_yaml(text, file, problems)
    if document is None:
        return None
    model = validate(SessionModel, document, problems)
    check_items(document, problems)
    people = _people(model, document, folder, problems)
    if model is None or problems.errors:
        return None
    return _from_model(model, document, file, people)


def _from_model(model: SessionModel, document: Document, file: str, people: tuple[Participant, ...]) -> Session:
    return _session(
        model, document, slug(file), model.language, (model.title, model.client), people,
        lambda item, _: (item.talk, item.text),
    )  # fmt: skip


def _read_starter(library: Starters, id: str, problems: Problems, language: str, place: Place | None) -> Session | None:
    facts = library.starter(id, problems, place)
    if facts is None:
        return None
    model = validate(StarterModel, facts, problems)
    check_items(facts, problems)
    people = _people(model, facts, None, problems)
    if model is None:
        return None
    words = library.starter_words(id, language or model.language, problems)
    texts = validate(StarterWords, words, problems) if words else None
    if words is None or texts is None or problems.errors:
        return None
    return _session(
        model, facts, in_language(id, model.language, language), language or model.language,
        (texts.title, texts.client), people, _starter_talk(texts, words, problems),
    )  # fmt: skip


def _starter_talk(texts: StarterWords, words: Document, problems: Problems) -> Talk:
    """Make the function that finds the words of a talk by its id, or tells that there are none."""

    def find(item: ItemModel, place: Place) -> tuple[str, str]:
        if item.talk in texts.talks:
            return texts.talks[item.talk].title, texts.talks[item.talk].text
        hint = nearest(item.talk, texts.talks) or f'add "{item.talk}" under "talks", with a title and a text'
        problems.error("missing-talk", f'"{words.place.file}" has no talk "{item.talk}"', place, hint)
        return item.talk, ""

    return find


def _session(
    model: StarterModel,
    document: Document,
    slug: str,
    language: str,
    names: tuple[str, str],
    people: tuple[Participant, ...],
    talk: Talk,
) -> Session:
    places = _places(document)
    title, client = names
    return Session(
        slug=slug,
        title=title.strip(),
        client=client.strip(),
        language=language,
        date=model.date,
        start=model.start,
        end=model.end,
        participants=people,
        facilitators=tuple(name.strip() for name in model.facilitators),
        goals=model.goals,
        theme=model.theme,
        blocks=make_blocks(model.agenda, places, talk),
        print=_print_choices(model.print),
        place=document.place,
        places=places,
        brand=getattr(model, "brand", {}),
    )


def _people(
    model: StarterModel | None, document: Document, folder: FilePath | None, problems: Problems
) -> tuple[Participant, ...]:
    """Take the participants that the session lists, or read the file that it names, even if the rest is wrong."""
    written, path = document.data.get("participants"), ("participants",)
    if not isinstance(written, str) or not is_csv(written):
        return tuple(Participant(p.name.strip(), p.type) for p in model.participants) if model else ()
    if folder is None:
        hint = "write a number, or a list of names"
        problems.error("participants-file", "there is no folder to read this file in", document.place_of(path), hint)
        return ()
    return read_people(folder, written, _beside(document.place.file, written), document.place_of(path), problems) or ()


def _beside(file: str, name: str) -> str:
    """Name a file beside the session as the session was named."""
    cut = max(file.rfind("/"), file.rfind("\\")) + 1
    return file[:cut] + name


def _print_choices(written: PaperModel) -> PrintChoices:
    order = written.order
    return PrintChoices(
        written.paper,
        written.ink,
        written.type,
        written.spares,
        PrintOrder(order.contact, order.phone, order.needed_by, order.deliver_to, order.reference),
    )


def _places(document: Document) -> Mapping[Path, Place]:
    """Give each single value its own place, and each map or list that of its key, but an item of a list its own."""
    return {
        path: document.values[path] if isinstance(value, str) else document.key_place(path)
        for path, value in walk(document.data)
    }
