from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.page.hyphenation import soft_hyphens
from workshop.page.typography import NBSP, bind, bind_last, bind_runs, single_spaces, spaces_first

LANGUAGES = ["fi", "sv", "en", "fi-FI", "xx"]
SPACES = "\N{NO-BREAK SPACE}\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}\N{FIGURE SPACE}"
TEXTS = st.lists(
    st.sampled_from([*"0159AJk.,–—×% \t\n-”", "min", "klo", "ja", "10", "000", "joulukuuta", *SPACES]), max_size=30
).map("".join)


def shown(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", "~")


def plain(text: str) -> str:
    return re.sub(f"[{SPACES}]", " ", text).replace("\N{SOFT HYPHEN}", "")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Varaa 15 min tai 5 % ajasta.", "fi", "Varaa 15~min tai 5~% ajasta."),
        ("Viiva on 3 mm, paperi 210 × 297 mm.", "fi", "Viiva on 3~mm, paperi 210~×~297~mm."),
        ("Alkaa klo 9.30. Klo 12 syödään.", "fi", "Alkaa klo~9.30. Klo~12 syödään."),
        ("Tulosta 10 000 korttia.", "fi", "Tulosta 10~000 korttia."),
        ("Soita 040 123 4567.", "fi", "Soita 040 123 4567."),
        ("Luvut 1 100 200 300 400.", "fi", "Luvut 1 100 200 300 400."),
        ("to 3.12.2026 ja 3. joulukuuta 2026", "fi", "to~3.12.2026 ja 3.~joulukuuta 2026"),
        ("On 3 December 2026, Thu 3", "en", "On 3~December 2026, Thu~3"),
        ("den 3 december kl. 9.30", "sv", "den 3~december kl.~9.30"),
        ("15 minuuttia, 3 mmm", "fi", "15 minuuttia, 3 mmm"),
        ("A liikkuu ja B seuraa.", "fi", "A~liikkuu ja B~seuraa."),
        ("A B C D liikkuvat", "fi", "A B C D~liikkuvat"),
        ("Vie i hallen", "sv", "Vie i~hallen"),
        ("I am a customer", "en", "I am a customer"),
        ("J. Virtanen", "fi", "J.~Virtanen"),
        ("J. Smith", "en", "J.~Smith"),
        ("Katse – tai sen puute – kertoo.", "fi", "Katse~– tai sen puute~– kertoo."),
        ("– Hei, sanoi hän. – Niin?", "fi", "– Hei, sanoi hän.~– Niin?"),
        ("Ulkona on –5 °C", "fi", "Ulkona on –5~°C"),
        ("maanantai–perjantai", "fi", "maanantai–perjantai"),
        ("15\N{THIN SPACE}min, 5\N{NARROW NO-BREAK SPACE}%", "fi", "15~min, 5~%"),
        ("15 min", "xx", "15~min"),
        ("", "fi", ""),
    ],
)
def test_bind(text: str, language: str, expected: str) -> None:
    assert shown(bind(text, language)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kumpikin kertoo parilleen yhden asian vasta nyt.", "Kumpikin kertoo parilleen yhden asian vasta~nyt."),
        (
            "Kumpikin kertoo parilleen yhden asian vasta ”nyt”!  ",
            "Kumpikin kertoo parilleen yhden asian vasta~”nyt”!  ",
        ),
        ("Pari sopii yhdessä keskenään, kumpi on se", "Pari sopii yhdessä keskenään, kumpi on~se"),
        ("Tämä on lyhyt ja jää näin.", "Tämä on lyhyt ja jää näin."),
        ("Kumpikin kertoo parilleen yhden asian tästä harjoituksesta.", None),
        ("Kumpikin kertoo parilleen yhden asian vasta  nyt", None),
        ("", None),
        ("nyt", None),
    ],
)
def test_bind_last(text: str, expected: str | None) -> None:
    assert shown(bind_last(text.replace("~", "\N{NO-BREAK SPACE}"))) == (text if expected is None else expected)


@given(st.text() | TEXTS, st.sampled_from(LANGUAGES))
def test_only_the_kind_of_spaces_changes(text: str, language: str) -> None:
    bound = bind_last(bind(text, language))
    assert len(bound) == len(text)
    assert plain(bound) == plain(text)
    assert plain(soft_hyphens(bound, language)) == plain(text)
    assert plain(bind_last(bind(soft_hyphens(text, language), language))) == plain(text)


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_binding_again_changes_nothing(text: str, language: str) -> None:
    bound = bind(text, language)
    assert bind(bound, language) == bound


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_no_line_can_start_with_a_sentence_dash(text: str, language: str) -> None:
    assert not re.search(r"\S [–—](\s|$)", bind(text, language))


def test_runs_are_bound_as_one_text() -> None:
    runs = ["Varaa ", "15", " min ", "– ja pyydä kaikki piiriin ", "nyt."]
    assert [shown(run) for run in bind_runs(runs, "fi")] == [
        "Varaa ",
        "15",
        "~min~",
        "– ja pyydä kaikki piiriin~",
        "nyt.",
    ]
    assert bind_runs([], "fi") == []


@given(st.lists(TEXTS, max_size=5), st.sampled_from(LANGUAGES))
def test_bound_runs_keep_their_lengths(runs: list[str], language: str) -> None:
    bound = bind_runs(runs, language)
    assert list(map(len, bound)) == list(map(len, runs))
    assert "".join(bound) == bind_last(bind("".join(runs), language))


def test_spaces_are_moved_to_the_next_run() -> None:
    assert spaces_first(["a ", "b", " ", "c "]) == ["a", " b", "", " c "]
    assert spaces_first([]) == []
    assert single_spaces(["a ", " b  c", "", " "]) == ["a ", "b c", "", " "]


@given(st.lists(st.text(" ab"), max_size=5))
def test_moved_spaces_are_kept_and_doubled_ones_are_not(runs: list[str]) -> None:
    assert "".join(spaces_first(runs)) == "".join(runs)
    assert not any(run.endswith(" ") for run in spaces_first(runs)[:-1])
    assert "".join(single_spaces(runs)) == re.sub(" +", " ", "".join(runs))


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Deal the cards. 1 is the lowest.", "en", "Deal the cards. 1~is the lowest."),
        ("Then zone 7 is filled.", "en", "Then zone~7 is filled."),
        ("A suggests, B answers.", "en", "A suggests, B~answers."),
        ("Täytetään alue 7 viimeisenä.", "fi", "Täytetään alue~7 viimeisenä."),
        ("Today, 14 people come.", "en", "Today, 14~people come."),
        ("Tänään tulee 14 henkeä tänne.", "fi", "Tänään tulee 14~henkeä tänne."),
    ],
)
def test_labels_and_numbers_stay_with_what_they_are_read_with(text: str, language: str, expected: str) -> None:
    assert bind(text, language).replace(NBSP, "~") == expected
