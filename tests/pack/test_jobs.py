from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.packs import file, library, own, own_session, plan_session, planned
from workshop.pack.jobs import Bound, Job, bound_worksheets, deck_copies, plan_jobs, sheet_paper
from workshop.session.counts import with_spares
from workshop.session.records import PrintNeed

SESSION = """\
title: Day
language: en
start: 9.00
participants: {participants}
facilitators: 2
agenda:
  - talk: Hello
    minutes: 5
    text: Hello.
{prints}print:
  spares: {spares}
  paper: {paper}
  type: {type}
"""


def jobs(
    participants: str = "14", prints: str = "", spares: int = 10, paper: str = "A4", size: str = "normal"
) -> list[Job]:
    text = SESSION.format(participants=participants, prints=prints, spares=spares, paper=paper, type=size)
    agenda, words = plan_session(own_session(text, library()), library())
    return plan_jobs(agenda, words.worksheets, words.decks)


def prints(*lines: str) -> str:
    return "".join(["    prints:\n", *(f"      - {{{line}}}\n" for line in lines)])


def names(found: list[Job], paper: str = "A4", size: str = "normal") -> list[str]:
    return [job.name(paper, large_pack=size == "large") for job in found if job.kind != "cues"]


def test_names_of_files() -> None:
    assert names(jobs()) == [
        "1-guide-2x.pdf", "2-handbook-16x.pdf", "6-forms-1x.pdf", "6-forms-16x.pdf",
        "7-print-order-1x.pdf",
    ]  # fmt: skip


def test_the_paper_is_named_where_it_is_not_the_sessions() -> None:
    job = Job("worksheets", (), 4, "A3", "plain", "none")
    assert job.name("A4") == "3-worksheets-a3-4x.pdf"
    assert Job("worksheets", (), 4, "A4", "plain", "none").name("A4") == "3-worksheets-4x.pdf"
    assert names(jobs(paper="Letter"), "Letter")[1] == "2-handbook-16x.pdf"


def test_large_print_is_named_where_the_pack_is_not() -> None:
    job = Job("handbook", (), 1, "A4", "plain", "long-edge", large=True)
    assert job.name("A4") == "2-handbook-large-1x.pdf"
    assert job.name("A4", large_pack=True) == "2-handbook-1x.pdf"


@pytest.mark.parametrize("kind", ["handbook", "forms"])
def test_copies_in_large_print_are_jobs_of_their_own(kind: str) -> None:
    people = "[{name: Sirpa, type: large}, Aino, {name: Eeva, type: large}, Pekka]"
    found = [job for job in jobs(people, spares=0) if job.kind == kind and job.stock == "plain"]
    assert [(job.copies, job.large) for job in found] == [(2, False), (2, True)]


def test_when_all_read_large_print_the_spares_are_normal() -> None:
    people = "[{name: A, type: large}, {name: B, type: large}]"
    found = [job for job in jobs(people, spares=50) if job.kind == "handbook"]
    assert [(job.copies, job.large) for job in found] == [(1, False), (2, True)]
    assert [job.copies for job in jobs(people, spares=0) if job.kind == "handbook"] == [2]


def test_a_large_pack_is_large_throughout() -> None:
    found = jobs(size="large")
    assert all(job.large for job in found)
    assert not any("large" in name for name in names(found, size="large"))


def test_one_person_without_spares_gets_every_file_under_a_name_of_its_own() -> None:
    found = jobs("1", spares=0)
    assert sorted(name for name in names(found) if "forms" in name) == ["6-forms-heavy-1x.pdf", "6-forms-plain-1x.pdf"]


PEOPLE = st.lists(st.booleans(), min_size=1, max_size=24).map(
    lambda large: (
        "[" + ", ".join(f"{{name: P{i}, type: {'large' if big else 'normal'}}}" for i, big in enumerate(large)) + "]"
    )
)
PRINTS = st.lists(
    st.tuples(
        st.sampled_from(["empathy-map", "listening-notes", "promise", "person-profile"]),
        st.sampled_from(["person", "pair", "group", "room"]),
        st.sampled_from(["", ", paper: A3", ", paper: A4"]),
    ),
    max_size=4,
    unique_by=lambda row: row[0],
)


@settings(max_examples=60, deadline=None)
@given(PEOPLE, PRINTS, st.integers(0, 100), st.sampled_from(["A4", "Letter"]), st.sampled_from(["normal", "large"]))
def test_every_copy_is_counted_once(
    people: str, wanted: list[tuple[str, str, str]], spares: int, paper: str, size: str
) -> None:
    lines = prints(*(f"worksheet: {name}, per: {per}{own_paper}" for name, per, own_paper in wanted)) if wanted else ""
    text = SESSION.format(participants=people, prints=lines, spares=spares, paper=paper, type=size)
    agenda, words = plan_session(own_session(text, library()), library())
    found = plan_jobs(agenda, words.worksheets, words.decks)
    count = len(agenda.session.participants)

    made = [job.name(paper, large_pack=size == "large") for job in found]
    assert len(made) == len(set(made))
    assert all(job.copies > 0 for job in found)
    copies = Counter[str]()
    for job in found:
        if job.kind == "worksheets":
            for item in job.items:
                copies[item.id] += job.copies
    bound = {b.item.id: b.times for b in bound_worksheets(agenda, words.worksheets)}
    for need in agenda.prints:
        if need.kind != "worksheet":
            continue
        if need.id in bound:
            assert copies[need.id] == 0
            assert need.per == "person"
        else:
            expected = need.count if need.per == "room" else with_spares(need.count, spares)
            assert copies[need.id] == expected
    for kind in ("handbook", "forms"):
        shared = sum(job.copies for job in found if job.kind == kind and job.stock == "plain")
        assert shared == with_spares(count, spares)


@pytest.mark.parametrize(
    ("asked", "own_paper", "home", "expected"),
    [
        ("", "A4", "A4", "A4"), ("", "A4", "Letter", "Letter"), ("", "A3", "A4", "A3"), ("A3", "A4", "A4", "A3"),
        ("A4", "A3", "Letter", "Letter"), ("Letter", "A3", "A4", "A4"),
    ],
)  # fmt: skip
def test_the_paper_of_a_worksheet(asked: str, own_paper: str, home: str, expected: str) -> None:
    _, words = planned("meet-the-person", "en")
    worksheet = next(iter(words.worksheets.values()))
    need = PrintNeed("worksheet", "x", 1, "person", asked)
    assert sheet_paper(need, type(worksheet)(**{**_fields(worksheet), "paper": own_paper}), home) == expected


def _fields(record: object) -> dict[str, object]:
    return {name: getattr(record, name) for name in record.__dataclass_fields__}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("line", "paper", "is_bound"),
    [
        ("worksheet: promise, per: person", "A4", True),
        ("worksheet: promise, per: person", "Letter", True),
        ("worksheet: promise, per: person, paper: A3", "A4", False),
        ("worksheet: promise, per: pair", "A4", False),
        ("worksheet: letter-to-myself, per: person", "A4", False),
        ("worksheet: promise, per: room", "A4", False),
    ],
)
def test_which_worksheets_are_bound_in_the_handbook(line: str, paper: str, is_bound: bool) -> None:
    found = jobs(prints=prints(line), paper=paper)
    [handbook] = [job for job in found if job.kind == "handbook"]
    sheets = [job for job in found if job.kind == "worksheets"]
    assert bool({"promise", "letter-to-myself"} & {item.id for item in handbook.items}) is is_bound
    assert bool(sheets) is not is_bound


def test_worksheets_are_bound_behind_the_block_that_needs_them_first() -> None:
    agenda, words = planned("meet-the-person", "en")
    for bound in bound_worksheets(agenda, words.worksheets):
        assert any(need.id == bound.item.id for need in agenda.blocks[bound.block - 1].prints)
        assert isinstance(bound, Bound)
        earlier = agenda.blocks[: bound.block - 1]
        assert not any(need.id == bound.item.id for block in earlier for need in block.prints)


def test_decks_are_used_again() -> None:
    agenda, words = planned("meet-the-person", "en")
    found = [job for job in plan_jobs(agenda, words.worksheets, words.decks) if job.kind == "cards"]
    copies = deck_copies(agenda, words.decks)
    assert {item.id: job.copies for job in found for item in job.items} == copies
    assert sum(len(job.items) for job in found) == len(copies)


def test_cards_that_are_dealt_out_count_by_the_card() -> None:
    text = SESSION.format(
        participants=25, prints=prints("deck: statuses, per: person, cards: 1"), spares=0, paper="A4", type="normal"
    )
    agenda, words = plan_session(own_session(text, library()), library())
    assert deck_copies(agenda, words.decks) == {"statuses": 3}


def test_only_some_kinds() -> None:
    agenda, words = planned("listening-90", "en")
    found = plan_jobs(agenda, words.worksheets, words.decks, ["handbook", "forms"])
    assert [job.kind for job in found] == ["handbook", "forms", "forms"]


def test_how_jobs_are_printed() -> None:
    agenda, words = planned("meet-the-person", "en")
    by_kind = {job.kind: (job.stock, job.duplex) for job in plan_jobs(agenda, words.worksheets, words.decks)}
    assert by_kind["guide"] == by_kind["handbook"] == ("plain", "long-edge")
    assert by_kind["cards"] == ("card", "long-edge")
    assert by_kind["posters"] == ("heavy", "none")
    assert by_kind["worksheets"] == ("plain", "none")


def test_a_worksheet_of_a_talk_is_bound_too(tmp_path: Path) -> None:
    pack = own(
        "title: Day\nlanguage: en\nstart: 9.00\nparticipants: 4\nagenda:\n  - exercise: one-word-check-in\n"
        "  - talk: Promises\n    minutes: 5\n    text: Go.\n    prints:\n      - {worksheet: promise, per: person}\n",
        only=["handbook", "worksheets"],
    )
    assert [f.kind for f in pack.files] == ["handbook"]
    assert "promise" in file(pack, "2-handbook").items
    without = own(
        "title: Day\nlanguage: en\nstart: 9.00\nparticipants: 4\nagenda:\n  - exercise: one-word-check-in\n"
        "  - talk: Promises\n    minutes: 5\n    text: Go.\n",
        only=["handbook"],
    )
    assert file(pack, "2-handbook").pages == file(without, "2-handbook").pages + 1
