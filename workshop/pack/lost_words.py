"""Look for words of the source that a pack does not show, document by document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workshop.pack import data, texts
from workshop.pack.data import Words
from workshop.pack.documents import Documents
from workshop.pack.jobs import FEEDBACK, Job, Printed, bound_worksheets, plan_jobs
from workshop.pack.records import PackFile
from workshop.pack.survey import Survey
from workshop.press.preflight.findings import Finding
from workshop.press.preflight.printed_words import PrintedWords, read_printed_words, words_of

_NAMED = 6
"""How many lost words a message names."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A text that a document has to show, and where it was written."""

    source: str
    text: str


Pieces = Iterator[Piece]


def check_words(files: Sequence[PackFile], found: Survey, documents: Documents) -> list[Finding]:
    """Find the words that the files of a session's pack do not show, and files that the session does not make."""
    session = found.agenda.session
    large = session.print.type == "large"
    jobs = plan_jobs(found.agenda, found.words.worksheets, found.words.decks)
    by_name = {job.name(session.print.paper, large_pack=large): [job] for job in jobs}
    by_name[f"{session.slug}.pdf"] = jobs
    source = _Source(found, documents)
    findings: list[Finding] = []
    for file in files:
        made = by_name.get(file.name, [])
        if not made or (file.kind != "pack" and (file.paper, file.duplex) != (made[0].paper, made[0].duplex)):
            findings.append(_stale(file))
        if made:
            pieces = [piece for job in made for piece in source.pieces(job)]
            findings += _lost(file.name, pieces, read_printed_words(file.data))
    return findings


def _stale(file: PackFile) -> Finding:
    message = "the session, with these options, makes another file than this"
    hint = "build it again, or give preflight the options that it was built with"
    return Finding("stale-pack", file.name, message, hint, severity="warning")


def _lost(document: str, pieces: Sequence[Piece], printed: PrintedWords) -> Iterator[Finding]:
    """Yield a finding for each source whose words are lost; a word of several is counted to the one that lost most."""
    words = [(piece, words_of(piece.text)) for piece in pieces]
    lost = printed.lacking(Counter(word for _, own in words for word in own))
    sources: dict[str, list[str]] = {}
    for piece, own in words:
        sources.setdefault(piece.source, []).extend(word for word in dict.fromkeys(own) if word in lost)
    told: set[str] = set()
    for source, own in sorted(sources.items(), key=lambda pair: -len(set(pair[1]))):
        new = [word for word in dict.fromkeys(own) if word not in told]
        if new:
            told.update(new)
            hint = "its template leaves them out, or the pack is older than its source: build it again"
            yield Finding("lost-words", document, f"words of {source} are missing: {_listed(new)}", hint)


def _listed(words: Sequence[str]) -> str:
    named = ", ".join(f'"{word}"' for word in words[:_NAMED])
    return named + (f" and {len(words) - _NAMED} more" if len(words) > _NAMED else "")


class _Source:
    """What each kind of document has to show, from the session's own records."""

    def __init__(self, found: Survey, documents: Documents) -> None:
        self.agenda, self.words, self.documents = found.agenda, found.words, documents
        self.session = found.agenda.session
        self.file = self.session.place.file

    def pieces(self, job: Job) -> Pieces:
        """Yield the texts that a job's document has to show."""
        ways: Mapping[str, Callable[[Job], Pieces]] = {
            "guide": self._guide,
            "cues": self._cues,
            "handbook": self._handbook,
            "worksheets": self._worksheets,
            "cards": self._cards,
            "posters": self._posters,
            "forms": self._forms,
            "print-order": self._print_order,
        }
        return ways[job.kind](job) if job.kind in ways else iter(())

    def _own(self, *parts: str) -> Pieces:
        return (Piece(self.file, part) for part in parts if part)

    def _guide(self, _: Job) -> Pieces:
        session = self.documents.session
        yield from self._own(session["title"], session["client"], *session["leaders"], *session["goals"])
        for block, planned in zip(self.documents.blocks, self.agenda.blocks, strict=True):
            place = block["source"]
            yield Piece(place, block["name"])
            if block["kind"] == "talk":
                yield from (Piece(place, _plain(runs)) for runs in block["paragraphs"])
            if block["kind"] == "exercise" and planned.exercise:
                yield Piece(place, block["summary"])
                for key, section in block["sections"].items():
                    where = str(planned.exercise.text.sections[key].place)
                    yield from _section(where, section)
                    if key == "steps":
                        yield from (Piece(where, text) for step in block["steps"] for text in _texts(step["blocks"]))
                yield from (Piece(str(planned.exercise.facts.place), line) for line in block["sources"])

    def _cues(self, _: Job) -> Pieces:
        """Yield what a leader says and asks: talks, quotes, and the questions at the end."""
        for block in self.documents.blocks:
            if block["kind"] == "break":
                continue
            place, sections = block["source"], block.get("sections", {})
            yield Piece(place, block["name"])
            yield from (Piece(place, _plain(runs)) for runs in block.get("paragraphs", ()))
            debrief = sections["debrief"]["blocks"] if "debrief" in sections else []
            parts = [part for own in (*sections.values(), *block.get("steps", ())) for part in own["blocks"]]
            said = [part for part in parts if part["kind"] == "say"]
            yield from (Piece(place, text) for text in _texts([*debrief, *(p for p in said if p not in debrief)]))

    def _handbook(self, _: Job) -> Pieces:
        yield from self._own(self.session.title, self.session.client)
        for block in self.documents.blocks:
            yield Piece(block["source"], block["name"])
            if block.get("reflects"):
                yield Piece(block["source"], block["summary"])
                shown = [block["sections"][key] for key in ("debrief", "bridge") if key in block["sections"]]
                yield from (Piece(block["source"], text) for part in shown for text in _texts(part["blocks"]))
        for bound in bound_worksheets(self.agenda, self.words.worksheets):
            yield from self._worksheet(bound.item)

    def _worksheets(self, job: Job) -> Pieces:
        for item in job.items:
            yield from self._worksheet(item)

    def _worksheet(self, item: Printed) -> Pieces:
        worksheet = self.words.worksheets[item.id]
        names = data_names(self.agenda, self.words)
        own = {key: texts.fill(text, names) for key, text in worksheet.words.items()}
        for key, text in (own | dict(item.words)).items():
            yield Piece(self.file if key in item.words else str(worksheet.place), text)

    def _cards(self, job: Job) -> Pieces:
        for item in job.items:
            deck = self.words.decks[item.id]
            yield Piece(str(deck.place), deck.title)
            yield from (Piece(str(card.place), text) for card in deck.cards for text in card.words.values())

    def _posters(self, job: Job) -> Pieces:
        for item in job.items:
            yield from (Piece(f"the labels of the poster {item.id}", t) for t in _strings(self._poster(item.id)))

    def _poster(self, item: str) -> Any:
        return self.words.labels["posters"][item]

    def _forms(self, job: Job) -> Pieces:
        if any(item.id != FEEDBACK for item in job.items):
            yield from self._own(*self.documents.session["names"])
        yield from self._own(self.session.title)

    def _print_order(self, _: Job) -> Pieces:
        yield from self._own(self.session.title, self.session.client, *self.documents.session["order"].values())


def data_names(agenda: Any, words: Words) -> dict[str, str]:
    """Give what the text of a worksheet may name."""
    session = agenda.session
    return {"participants": str(len(session.participants)), "client": session.client or words.word("words", "client")}


def _section(where: str, section: data.Plain) -> Pieces:
    yield Piece(where, section["heading"])
    yield from (Piece(where, text) for text in _texts(section["blocks"]))


def _texts(blocks: Sequence[data.Plain]) -> Iterator[str]:
    """Yield the paragraphs of blocks as plain text."""
    for block in blocks:
        yield from map(_plain, block["items"] if block["kind"] == "list" else [block["runs"]])


def _plain(runs: Sequence[Sequence[str]]) -> str:
    return "".join(run[0] for run in runs)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _strings(part)
