"""Documents: jobs -> data -> templates -> markup -> laid-out pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from workshop.content.library import Library
from workshop.content.records import Deck, Worksheet
from workshop.errors import PageError, Place, Problems
from workshop.pack import data, texts, wording
from workshop.pack.containment import Renderer
from workshop.pack.coverage import check_markup
from workshop.pack.cues import cue_data
from workshop.pack.jobs import (
    FEEDBACK,
    NAME_TAGS,
    SIGN_IN,
    Job,
    Kind,
    Printed,
    bound_worksheets,
)
from workshop.pack.packing import PackingList
from workshop.pack.pictures import Pictures
from workshop.page.elements import Element
from workshop.page.fonts import Fonts
from workshop.page.layout import lay_out
from workshop.page.markup import parse_markup
from workshop.page.pages import PAPERS, Document
from workshop.page.setting import Setting
from workshop.page.theme import Theme
from workshop.press.formats import card_formats
from workshop.session.records import Agenda, BreakBlock, PlannedBlock

Plain = dict[str, Any]

_REFLECTED = frozenset({"warm-up", "practise", "explore", "map"})
_SPARE_ROWS = 4

LOGO = "brand-logo"
"""What a template writes as the source of the brand's picture."""


def underscored(value: Any) -> Any:
    """Give every key that has hyphens a second name with underscores, which templates can write after a full stop."""
    if isinstance(value, Mapping):
        both = {key: underscored(part) for key, part in value.items()}
        return {**both, **{key.replace("-", "_"): part for key, part in both.items()}}
    return [underscored(part) for part in value] if isinstance(value, list | tuple) else value


class Documents:
    """Renders and lays out the documents of one session; each is laid out once."""

    def __init__(
        self,
        agenda: Agenda,
        library: Library,
        words: data.Words,
        theme: Theme,
        fonts: Fonts,
        logo: tuple[Any, float] | None = None,
        *,
        fillable: bool = False,
    ) -> None:
        self.agenda, self.library, self.words, self.theme, self.fonts = agenda, library, words, theme, fonts
        self.logo, self.fillable = logo, fillable
        self.pictures = Pictures(grey=theme.ink == "grey")
        self.language = words.language
        self.session = data.session_data(agenda, words) | {"logo": LOGO if logo else ""}
        self.blocks = [
            self._finished(index, block, planned)
            for index, (block, planned) in enumerate(
                zip(data.block_data(agenda, words), agenda.blocks, strict=True), start=1
            )
        ]
        self.labels = underscored(words.labels)
        self.renderer = Renderer(self._template, self.language)
        self.bound = bound_worksheets(agenda, words.worksheets)
        self.sheet_numbers = self._number_sheets()

    # -- what all documents share ----------------------------------------------------------------

    def _template(self, path: str) -> Any:
        problems = Problems()
        source = self.library.template(path, problems)
        for shelf in self.library.shelves.shelves:
            problems.extend(shelf.problems)  # a link that was left out may be the template that was meant
        problems.raise_if_errors(PageError)
        return source

    def _finished(self, index: int, block: Plain, planned: PlannedBlock) -> Plain:
        labels, session = self.words.labels, self.agenda.session
        block["position"] = index
        block["leader"] = block["lead"].partition(" ")[0]
        block["needs_list"] = ", ".join([*block["prints"], *block["materials"]])
        block["needs"] = data.capital(block["needs_list"])
        block["brief_needs"] = data.capital(", ".join([*block["prints"], *block["shared"]]))
        block["slack_start"] = wording.clock(planned.start - planned.slack, self.language)
        block["source"] = block.get("source") or str(planned.block.place)
        if block["kind"] == "exercise":
            block["today"] = str(labels["exercise"]["today"]).replace("{n}", str(len(session.participants)))
            block["energy_alt"] = str(labels["exercise"]["energy-alt"]).replace("{n}", str(block["energy"]))
            lines = [*block["sources"], *([str(labels["credits"]["traditional"])] if block["traditional"] else [])]
            block["source_line"] = f"{labels['exercise']['source']}: {'; '.join(lines)}" if lines else ""
            block["reflects"] = block["stage"] in _REFLECTED and "debrief" in block["sections"]
        return block

    def _number_sheets(self) -> dict[Printed, int]:
        numbers: dict[Printed, int] = {}
        for need in self.agenda.prints:
            if need.kind == "worksheet":
                numbers.setdefault(Printed(need.id, need.words), len(numbers) + 1)
        return numbers

    def _setting(self, kind: str, *, large: bool) -> Setting:
        theme = replace(self.theme, size="large" if large else "normal")
        return Setting(theme, self.fonts, kind, self.language, images=self._image)

    def _image(self, src: str, place: Place, width_mm: float) -> tuple[Any, float]:
        if src == LOGO and self.logo:
            return self.logo
        return self.pictures.find(self.library, src, place, width_mm)

    def _base(self) -> Plain:
        return {"labels": self.labels, "session": self.session, "blocks": self.blocks}

    def _render(self, path: str, values: Mapping[str, Any], root: str = "document") -> Element:
        return parse_markup(self.renderer.render(path, values), path, root)

    # -- one document for one job ----------------------------------------------------------------

    def document(self, job: Job) -> tuple[Document, Setting]:
        """Render and lay out a job's document."""
        return self.laid_out(self.element(job), job)

    def element(self, job: Job) -> Element:
        """Render a job's document; the print order has a way of its own."""
        make: Mapping[Kind, Callable[[Job], Element]] = {
            "guide": self._guide,
            "cues": self._cues,
            "handbook": self._handbook,
            "worksheets": self._worksheets,
            "cards": self._cards,
            "posters": self._posters,
            "forms": self._forms,
        }
        return make[job.kind](job)

    def laid_out(self, element: Element, job: Job) -> tuple[Document, Setting]:
        """Lay out a document element on a job's paper."""
        lacking = Problems()
        check_markup(element, self.fonts, lacking)
        lacking.raise_if_errors(PageError)
        setting = replace(self._setting(job.kind, large=job.large), fillable=self.fillable and _is_filled_in(job))
        paper = (
            job.paper if job.kind in ("cards", "forms", "worksheets", "posters") else self.agenda.session.print.paper
        )
        return lay_out(element, setting, paper, card_formats(PAPERS[paper], large=job.large)), setting

    def print_order(self, rows: Sequence[Plain], total: str) -> Element:
        """Render the print order, which lists the jobs that are made already."""
        values = {"labels": self.labels, "session": self.session, "jobs": rows, "total": total}
        return self._render("templates/documents/print-order.xml.j2", values)

    def _guide(self, job: Job) -> Element:
        values = self._base() | {
            "energy": data.energy_data(self.agenda, self.words),
            "groups": self._groups(),
            "packing": PackingList(self.agenda, self.words, self.blocks).rows(),
            "sources": self._sources(),
            "fonts": wording.join_list(self._font_names(), self.language),
        }
        values["session"] = self.session | {"total": self._total(), "led": any(b["lead"] for b in self.blocks)}
        return self._render("templates/documents/guide.xml.j2", values)

    def _font_names(self) -> list[str]:
        fonts = self.theme.file.fonts
        return list(dict.fromkeys((fonts.text.family, fonts.display.family)))

    def _total(self) -> str:
        words, session = self.words.labels["run-sheet"], self.session
        text = str(words["total" if session["break_minutes"] else "total-no-break"])
        return text.replace("{minutes}", session["minutes"]).replace("{breaks}", session["break_minutes"])

    def _groups(self) -> Plain:
        """Describe how each block would divide with two people fewer, today, and with two more."""
        people = len(self.agenda.session.participants)
        words = self.words.labels["run-sheet"]
        counts = [max(1, people - 2), people, people + 2]
        rows = []
        for block in self.blocks:
            if block["kind"] == "exercise" and block["divides"]:
                low, high = block["range"]
                forms = [block["fewer"], block["form"], block["more"]]
                fit = [
                    f if low <= n <= high else str(words["out-of-range"]) for f, n in zip(forms, counts, strict=True)
                ]
                rows.append({"name": f"{block['number']}\u00a0{block['name']}", "forms": fit})
        return {"heads": [str(words["people"]).replace("{n}", str(n)) for n in counts], "rows": rows} if rows else {}

    def _sources(self) -> list[Plain]:
        seen: dict[str, Plain] = {}
        for block in self.blocks:
            if block["kind"] == "exercise":
                lines = [
                    *block["sources"],
                    *([str(self.words.labels["credits"]["traditional"])] if block["traditional"] else []),
                ]
                if lines:
                    seen.setdefault(block["id"], {"name": block["name"], "source": "; ".join(lines)})
        return list(seen.values())

    def _cues(self, job: Job) -> Element:
        values = self._base() | {"cues": cue_data(self.blocks, self.words)}
        return self._render("templates/documents/cues.xml.j2", values)

    def _handbook(self, job: Job) -> Element:
        values = self._base() | {"programme": self._programme(), "bound": [b.block for b in self.bound]}
        root = self._render("templates/documents/handbook.xml.j2", values)
        children: list[Element | str] = []
        left = {f"bound-{bound.block}": bound.block for bound in self.bound}
        for child in root.elements:
            position = left.pop(child.get("id"), None)
            if position is not None:
                children += self._bound_sheets(position, job)
            elif not child.get("id").startswith("bound-"):
                children.append(child)
        for position in left.values():  # a template that forgets a place for them
            children += self._bound_sheets(position, job)
        return replace(root, children=tuple(children))

    def _bound_sheets(self, position: int, job: Job) -> list[Element]:
        return [
            self._sheet(bound.item, job, f"{bound.item.id}-{position}-{i}", self.blocks[position - 1])
            for bound in self.bound
            if bound.block == position
            for i in range(bound.times)
        ]

    def _programme(self) -> list[Plain]:
        """List the day as participants see it: stages with their blocks, and breaks."""
        rows: list[Plain] = []
        numbers = {span.number: span for span in self.agenda.stages}
        for block, planned in zip(self.blocks, self.agenda.blocks, strict=True):
            if isinstance(planned.block, BreakBlock):
                rows.append({"kind": "break", "start": block["start"], "name": block["name"]})
                continue
            number = int(block["number"].partition(".")[0])
            if not rows or rows[-1].get("number") != number:
                stage = numbers[number].stage
                name = self.words.word("stages", stage)
                rows.append({"kind": "stage", "number": number, "stage": stage, "name": name, "blocks": []})
                rows[-1]["start"] = block["start"]
            rows[-1]["blocks"].append(block)
        return rows

    # -- worksheets, cards, posters, forms -------------------------------------------------------

    def _sheet(self, item: Printed, job: Job, anchor: str, block: Plain | None = None) -> Element:
        """Render a worksheet; one that is bound behind a block has the block's stage, and its number in the footer."""
        worksheet: Worksheet = self.words.worksheets[item.id]
        names = {
            "participants": str(len(self.agenda.session.participants)),
            "client": self.agenda.session.client or self.words.word("words", "client"),
        }
        own = {key: texts.fill(text, names) for key, text in worksheet.words.items()}
        number = self.sheet_numbers[item]
        accent = block["stage"] if block else worksheet.accent
        stage = self.words.word("stages", accent)
        name = (
            f"{block['number']} {block['name']}" if block else f"{self.words.word('documents', 'worksheet')} {number}"
        )
        values = self._base() | {
            "words": own | dict(item.words),
            "sheet": {
                "id": item.id,
                "anchor": anchor,
                "number": number,
                "paper": job.paper,
                "large": job.large,
                "accent": accent,
                "stage": stage,
                "left": f"{self.session['title']} · {name}",
                "source": str(worksheet.place),
            },
        }
        made = self._render(worksheet.template, values, "sheet")
        added = {"continued": str(self.words.labels["words"]["continued"])} | ({"tab": stage} if block else {})
        return replace(made, attributes={**made.attributes, **added})

    def _wrap(self, kind: str, children: Sequence[Element], name: str) -> Element:
        title = f"{self.session['title']} · {name}"
        attributes = {"kind": kind, "title": title, "language": self.language}
        return Element("document", attributes, tuple(children), Place(kind))

    def _worksheets(self, job: Job) -> Element:
        sheets = [self._sheet(item, job, f"{item.id}-{i}") for i, item in enumerate(job.items)]
        return self._wrap("worksheets", sheets, self.words.word("documents", "worksheets"))

    def _cards(self, job: Job) -> Element:
        decks = [self._deck(self.words.decks[item.id]) for item in job.items]
        return self._wrap("cards", decks, self.words.word("documents", "cards"))

    def _deck(self, deck: Deck) -> Element:
        values = self._base() | data.deck_data(deck)
        return self._render(f"templates/cards/{deck.layout}.xml.j2", values, "deck")

    def _posters(self, job: Job) -> Element:
        values = self._base() | {"posters": [item.id for item in job.items], "paper": job.paper}
        return self._render("templates/documents/posters.xml.j2", values)

    def _forms(self, job: Job) -> Element:
        ids = [item.id for item in job.items]
        names = self.session["names"]
        values = self._base() | {
            "forms": [item for item in (NAME_TAGS, SIGN_IN, FEEDBACK) if item in ids],
            "tags": [_tag(name, self.agenda.session.where("participants", i)) for i, name in enumerate(names)],
            "rows": [*names, *[""] * _SPARE_ROWS],
        }
        return self._render("templates/documents/forms.xml.j2", values)


def _is_filled_in(job: Job) -> bool:
    """Say whether a job's pages are for a participant to fill in, on paper or on screen."""
    return job.kind in ("handbook", "worksheets") or any(item.id == FEEDBACK for item in job.items)


def _tag(name: str, place: Place) -> Plain:
    first, _, rest = name.strip().partition(" ")
    return {"first": first, "rest": rest.strip(), "source": str(place)}
