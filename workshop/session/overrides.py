"""Overrides: what the command line says instead of the session file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date as Date

from workshop.content.bounds import overlong
from workshop.content.files import control_character
from workshop.errors import Place, Problems
from workshop.session.people import check_count, unnamed
from workshop.session.records import Ink, Paper, Participant, Path, PrintChoices, Session, TypeSize
from workshop.session.slugs import in_language


@dataclass(frozen=True, slots=True)
class Overrides:
    """What was asked on the command line; None leaves what the session says. `start` is minutes after midnight."""

    lang: str | None = None
    people: int | None = None
    date: Date | None = None
    start: int | None = None
    client: str | None = None
    paper: Paper | None = None
    ink: Ink | None = None
    type: TypeSize | None = None


def override(session: Session, asked: Overrides, problems: Problems) -> Session:
    """Put what was asked over what the session says, and warn of what is lost or stays as it was."""
    _check_client(asked.client or "", problems)
    return replace(
        session,
        slug=in_language(session.slug, session.language, asked.lang or ""),
        language=_language(session, asked.lang, problems),
        participants=_participants(session, asked.people, problems),
        date=asked.date or session.date,
        start=session.start if asked.start is None else asked.start,
        end=_end(session, asked.start),
        client=session.client if asked.client is None else asked.client,
        places=_places(session, asked),
        print=_choices(session.print, asked),
    )


def _check_client(client: str, problems: Problems) -> None:
    """Hold a client's name to what a session file may say: one line, no control characters, no endless word."""
    if bad := control_character(client) or ("more than one line" if "\n" in client else ""):
        problems.error("client", bad, Place("--client"), "write it on one line")
    for _, message, hint in overlong(client):
        problems.error("text-length", message, Place("--client"), hint)


def _end(session: Session, start: int | None) -> int:
    """Move the end with the start: the day keeps its length."""
    if start is None or session.end < 0:
        return session.end
    return session.end + start - session.start


def _places(session: Session, asked: Overrides) -> Mapping[Path, Place]:
    """Say of what was asked on the command line that it stands there, for problems with it."""
    options: dict[Path, Place] = {}
    if asked.client is not None:
        options[("client",)] = Place("--client")
    if asked.start is not None:
        options[("start",)] = options[("end",)] = Place("--start")
    return {**session.places, **options}


def _choices(choices: PrintChoices, asked: Overrides) -> PrintChoices:
    return replace(
        choices, paper=asked.paper or choices.paper, ink=asked.ink or choices.ink, type=asked.type or choices.type
    )


def _language(session: Session, lang: str | None, problems: Problems) -> str:
    """Take the language that was asked for; a session's own words have only one, which is worth saying."""
    if lang and lang != session.language:
        message = f'the session\'s own words stay in "{session.language}"'
        hint = f'"--lang {lang}" changes the words of the library only'
        problems.warning("language", message, session.where("language"), hint)
    return lang or session.language


def _participants(session: Session, people: int | None, problems: Problems) -> tuple[Participant, ...]:
    """Keep as many as were asked for: the first, in their order, and then people without names."""
    if people is None or not check_count(people, Place("--people"), problems):
        return session.participants
    dropped = [person.name for person in session.participants[people:] if person.name]
    if dropped:
        message = f'"--people {people}" leaves out {len(dropped)} of the names'
        problems.warning("names", message, session.where("participants"), f"left out: {_some(dropped)}")
    return session.participants[:people] + unnamed(max(0, people - len(session.participants)))


def _some(names: list[str]) -> str:
    """Name a few, and count the others."""
    most = 5
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more
