"""Build a pack: the one function that the command line, and anything else, calls."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from typing import Any

from workshop.content.library import Library
from workshop.errors import PageError, Problems, SessionError, StoppedError, WorkshopError
from workshop.pack import wording
from workshop.pack.data import Words
from workshop.pack.documents import Documents
from workshop.pack.finished import pack_file, print_problems
from workshop.pack.jobs import Job, plan_jobs
from workshop.pack.locating import card_places, located
from workshop.pack.records import Pack, PackFile
from workshop.pack.survey import survey
from workshop.page.pages import Document
from workshop.page.setting import Setting
from workshop.press.writer import write_pdf
from workshop.session.records import Agenda, Session


def build_pack(
    session: Session,
    library: Library,
    problems: Problems,
    only: Iterable[str] = (),
    *,
    single: bool = False,
    fillable: bool = False,
) -> Pack:
    """Build a session's pack in memory.

    `only` keeps some kinds of document, `single` makes one PDF of all, `fillable` lays fields over what is written on.

    Raises WorkshopError with every problem of the session and of the content that it uses; warnings stay in `problems`.
    """
    found = survey(session, library, problems)
    if found is None:
        raise SessionError(problems)
    agenda, words = found.agenda, found.words
    documents = Documents(agenda, library, words, found.theme, found.fonts, found.logo, fillable=fillable)
    with closing(documents.renderer):
        return _Builder(agenda, documents, words, problems).build(only, single=single)


_FINISHING_SIGNS = {"cut": "scissors", "staple": "staple", "corner": "staple"}
"""The icon for each way of finishing."""


class _Builder:
    def __init__(self, agenda: Agenda, documents: Documents, words: Words, problems: Problems) -> None:
        self.agenda, self.documents, self.words, self.problems = agenda, documents, words, problems
        self.found = Problems()
        self.coloured: dict[str, tuple[int, ...]] = {}

    def build(self, only: Iterable[str], *, single: bool) -> Pack:
        session, kinds = self.agenda.session, frozenset(only)
        alone = kinds == {"print-order"}  # an order by itself is for the whole pack, which need not be printed here
        jobs = plan_jobs(self.agenda, self.words.worksheets, self.words.decks, () if alone else kinds)
        laid = [(job, part) for job in jobs if job.kind != "print-order" and (part := self._lay_out(job))]
        self._raise_found()
        order = next((job for job in jobs if job.kind == "print-order"), None)
        files = [] if single else [self._file(job, *part) for job, part in laid]
        if order:
            listed = files or [self._file(job, *part) for job, part in laid]
            if single:  # pages are drawn once: what was drawn is marked in their tags
                laid = [(job, self.documents.document(job)) for job, _ in laid]
            part = self.documents.laid_out(self._order_element(listed, jobs), order)
            laid = [(order, part)] if alone else [*laid, (order, part)]
            files = ([] if alone else files) + ([] if single else [self._file(order, *part)])
        if single and laid:
            files = [self._single([part for _, part in laid])]
        self._raise_found()
        self.problems.extend(self.found)
        return Pack(session.slug, session.title, session.language, tuple(files), tuple(self.problems))

    def _lay_out(self, job: Job) -> tuple[Document, Setting] | None:
        """Lay a job out, keeping its problems until all jobs have been tried."""
        try:
            return self.documents.document(job)
        except WorkshopError as error:
            self.found.extend(located(error.problems, self.documents.library, card_places(self.words)))
            if isinstance(error, StoppedError):  # the next could take as long
                self._raise_found()
            return None

    def _raise_found(self) -> None:
        if self.found.errors:
            self.problems.extend(self.found)
            raise PageError(self.problems)

    def _file(self, job: Job, document: Document, setting: Setting) -> PackFile:
        session = self.agenda.session
        written = write_pdf([(document, setting)], document.title, document.language, job.duplex)
        name = job.name(session.print.paper, large_pack=session.print.type == "large")
        self.coloured[name] = written.coloured
        return self._checked(pack_file(name, job, written), large=job.large)

    def _checked(self, file: PackFile, *, large: bool) -> PackFile:
        """Put a finished PDF through the print checks that are cheap."""
        self.found.extend(print_problems(file, self.documents.theme, large=large))
        return file

    def _single(self, parts: list[tuple[Document, Setting]]) -> PackFile:
        session = self.agenda.session
        written = write_pdf(parts, session.title, session.language, "none")
        job = Job("guide", (), 1, session.print.paper, "plain", "none")
        made = pack_file(f"{session.slug}.pdf", job, written)
        return self._checked(replace(made, kind="pack"), large=session.print.type == "large")

    def _order_element(self, files: list[PackFile], jobs: list[Job]) -> Any:
        labels, choices = self.words.labels["print-order"], self.agenda.session.print
        by_name = {job.name(choices.paper, large_pack=choices.type == "large"): job for job in jobs}
        rows = [self._order_row(file, by_name[file.name]) for file in files]
        sheets = sum(file.sheets for file in files)
        total = str(labels["total"]).replace("{sheets}", self.words.counted("sheets", sheets))
        return self.documents.print_order(rows, total)

    def _order_row(self, file: PackFile, job: Job) -> dict[str, Any]:
        labels = self.words.labels["print-order"]
        what = self.words.word("documents", job.kind)
        names, finishing = self._item_names(job), _finishing(job, file.pages)
        if names and job.kind in ("worksheets", "cards", "posters", "forms"):
            what = wording.join_list(names, self.words.language)
        return {
            "name": file.name,
            "what": f"{what}, {labels['large']}" if job.large else what,
            "pages": file.pages,
            "copies": file.copies,
            "sheets": file.sheets,
            "paper": file.paper,
            "stock": str(labels[f"stock-{file.stock}"]),
            "sides": str(labels[f"sides-{file.duplex}"]),
            "colour": self._colour(file),
            "sides_sign": "one-side" if file.duplex == "none" else "both-sides",
            "finishing": str(labels[finishing]),
            "finishing_sign": _FINISHING_SIGNS.get(finishing.split("-")[1], ""),
        }

    def _colour(self, file: PackFile) -> str:
        labels, pages = self.words.labels["print-order"], self.coloured[file.name]
        if not pages:
            return str(labels["black-only"])
        if len(pages) == file.pages:
            return str(labels["all-colour"])
        return str(labels["some-colour"]).replace("{n}", str(len(pages))).replace("{pages}", ranges(pages))

    def _item_names(self, job: Job) -> list[str]:
        labels = self.words.labels
        if job.kind == "worksheets":
            return [self.words.worksheets[item.id].title for item in job.items]
        if job.kind == "cards":
            return [self.words.decks[item.id].title for item in job.items]
        if job.kind == "posters":
            return [str(labels["posters"][item.id]["title"]) for item in job.items]
        return [str(labels[item.id]["title"]) for item in job.items] if job.kind == "forms" else []


def ranges(pages: Sequence[int]) -> str:
    """Write page numbers in a row as ranges: `1–5, 8`."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _finishing(job: Job, pages: int) -> str:
    if job.kind in ("cards", "cues"):
        return "finish-cut" if job.kind == "cards" else "finish-cut-cues"
    if job.kind == "forms":
        return "finish-cut-tags" if any(item.id == "name-tags" for item in job.items) else "finish-none"
    if job.kind in ("guide", "handbook") and pages > 2:
        return "finish-staple" if job.kind == "handbook" else "finish-corner"
    return "finish-none"
