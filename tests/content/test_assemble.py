from __future__ import annotations

from workshop.content.assemble import check_words, make_facts
from workshop.content.models import ExerciseModel
from workshop.content.records import Material, Minutes, PrintItem, Source, Span
from workshop.content.validation import validate
from workshop.content.yaml_text import read_yaml
from workshop.errors import Place, Problems

FACTS = """\
skills: [presence]
minutes: {short: 5, typical: 10, long: 15}
people: {min: 4, max: 24}
form: groups
size: 4-5
energy: 3
touch: none
exposure: 1
seated: true
online: no
room: open-floor
materials:
  - {item: pen, per: person, count: 2, used-up: yes}
prints:
  - {worksheet: notes, per: pair, paper: A3}
  - {per: group, deck: customers, cards: 3}
  - {poster: rules, per: room}
follows: [yes-and]
source: [{by: a, work: b, year: 1963}, {by: c}]
status: draft
for: leaders
"""


def test_every_fact_reaches_the_record(problems: Problems) -> None:
    document = read_yaml(FACTS, "e.yaml", problems)
    model = document and validate(ExerciseModel, document, problems)
    assert document
    assert model
    assert not list(problems)
    facts = make_facts(model, document)
    assert (facts.minutes, facts.people, facts.size) == (Minutes(5, 10, 15), Span(4, 24), Span(4, 5))
    assert facts.materials == (Material("pen", "person", Place("e.yaml", 13, 12), 2, True),)
    assert facts.prints == (
        PrintItem("worksheet", "notes", "pair", Place("e.yaml", 15, 17), "A3"),
        PrintItem("deck", "customers", "group", Place("e.yaml", 16, 24), "", 3),
        PrintItem("poster", "rules", "room", Place("e.yaml", 17, 14)),
    )
    assert facts.sources == (Source("a", "b", "1963"), Source("c"))
    assert (facts.status, facts.follows, facts.online, facts.seated) == ("draft", ("yes-and",), False, True)
    assert facts.whom == "leaders"


def test_words_that_labels_lack(problems: Problems) -> None:
    check_words("room", "open", {"open-floor": "x"}, "fi.yaml", Place("a"), problems)
    check_words("skill", "zzz", {}, "fi.yaml", Place("a"), problems)
    assert [str(p) for p in problems] == [
        'a: unknown room "open"\n  hint: add it under "rooms:" in fi.yaml',
        'a: unknown skill "zzz"\n  hint: add it under "skills:" in fi.yaml',
    ]
