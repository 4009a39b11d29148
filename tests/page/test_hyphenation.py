from __future__ import annotations

import re
from itertools import cycle, pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus.paragraph import Paragraph
from reportlab.platypus.paraparser import ParaFrag

from workshop.page.finnish_seams import COMPOUNDS
from workshop.page.hyphenation import SHY, break_points, soft_hyphens, syllables
from workshop.page.typography import single_spaces, spaces_first

FINNISH_LETTERS = "aeiouyäöhjklmnprstvdgbfšž'’"


def shown(text: str, language: str = "fi") -> str:
    return soft_hyphens(text, language).replace(SHY, "|")


@pytest.mark.parametrize(
    "word",
    [
        "har-joi-tus",
        "huo-maa-mi-nen",
        "stra-te-gi-a",
        "te-o-reet-ti-nen",
        "vir-tu-oo-si",
        "kau-an",
        "ai-em-min",
        "yh-tey-den",
        "lyö-dä",
        "i-ä-käs",
        "raa'an",
        "vaa'al-la",
    ],
)
def test_syllables(word: str) -> None:
    parts = word.split("-")
    assert syllables("".join(parts)) == tuple(len("".join(parts[:i])) for i in range(1, len(parts)))


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("harjoitus", "har|joi|tus"),
        ("osallistuja", "osal|lis|tuja"),
        ("strategia", "stra|te|gia"),
        ("teoreettinen", "teo|reet|ti|nen"),
        ("asioita", "asi|oita"),
        ("hyväksyä", "hy|väk|syä"),
        ("ystävä", "ys|tävä"),
        ("kaappi", "kaap|pi"),
        ("vaa’alla", "vaa’al|la"),
        ("tuoli", "tuoli"),
        ("Helsingin", "Hel|sin|gin"),
        ("Osallistujat", "Osal|lis|tu|jat"),
    ],
)
def test_finnish_words(word: str, expected: str) -> None:
    assert shown(word) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("kansanedustaja", "kan|san|edus|taja"),
        ("kansanedustajien", "kan|san|edus|ta|jien"),
        ("työnantajalle", "työn|an|ta|jalle"),
        ("ihmisoikeuksia", "ih|mis|oi|keuk|sia"),
        ("asiakaspalvelussa", "asia|kas|pal|ve|lussa"),
        ("asiakasymmärrys", "asia|kas|ym|mär|rys"),
        ("lähiesimiehille", "lähi|esi|mie|hille"),
        ("etäyhteys", "etä|yh|teys"),
        ("tunneilmapiiri", "tunne|il|ma|piiri"),
        ("palveluprosessi", "pal|velu|pro|sessi"),
        ("palautelomakkeet", "pa|laute|lo|mak|keet"),
        ("koulutusohjelma", "kou|lu|tus|oh|jelma"),
        ("statusharjoitus", "sta|tus|har|joi|tus"),
    ],
)
def test_finnish_compounds_break_where_they_are_joined(word: str, expected: str) -> None:
    assert shown(word) == expected


def test_every_seam_of_the_table_is_a_break() -> None:
    entries = COMPOUNDS.split()
    assert len(entries) == len(set(entries)) > 150
    for entry in entries:
        head, tail = entry.split("|")
        assert head[-1] != tail[0] or head[-1] not in "aeiouyäö", f"{entry} is written with a hyphen"
        if len(head + tail) > 5:
            assert len(head) in break_points(head + tail, "fi"), entry


@pytest.mark.parametrize(
    "text",
    [
        "https://www.esimerkki.fi/palvelupolku-opas",
        "www.esimerkki.fi",
        "etunimi.sukunimi@esimerkki.fi",
        "palvelupolku.pdf",
        "oma_tiedostonimi",
        "ISO27001sertifikaatti",
        "2026:ssakin",
        "ASIAKASPALVELU",
        "PowerPointilla",
        "yes-and",
        "A4-paperi",
        "toiminta-ajatus",
        "ka\u0308yta\u0308nno\u0308sta\u0308",
        "ΑΒΓδεζηθικ",
        "",
    ],
)
def test_what_is_never_hyphenated(text: str) -> None:
    assert soft_hyphens(text, "fi") == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("”Harjoitus!” (harjoitus),", "”Har|joi|tus!” (har|joi|tus),"),
        ("“harjoitus”—harjoitus…", "“har|joi|tus”—har|joi|tus…"),
        ("harjoitus/palaute", "har|joi|tus/pa|laute"),
        ("asiakaspalvelu-harjoitus", "asia|kas|pal|velu-harjoitus"),
        ("asiakas- ja", "asia|kas- ja"),
        ("15\N{NO-BREAK SPACE}minuuttia", "15\N{NO-BREAK SPACE}mi|nuut|tia"),
        ("  kaksi  välilyöntiä ", "  kaksi  vä|li|lyön|tiä "),
    ],
)
def test_running_text(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"”palvelu{SHY}polkuharjoitus”", "”palvelu|polkuharjoitus”"),
        (f"{SHY}palvelupolku", "palvelupolku"),
        (f"”{SHY}palvelupolku,{SHY}", "”palvelupolku,"),
        (f"palvelu{SHY}{SHY}polku", "palvelu|polku"),
        (f"palvelu-{SHY}polku", "palvelu-polku"),
        (f"palvelu{SHY}polku harjoitus", "palvelu|polku har|joi|tus"),
    ],
)
def test_typed_soft_hyphens_win(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Understanding customers", "en", "Under|stand|ing cus|tom|ers"),
        ("improvisation", "en-GB", "im|pro|visa|tion"),
        ("couldn't", "en", "couldn't"),
        ("kundbemötande", "sv", "kund|be|mö|tande"),
        ("kundbemötande", "sv-FI", "kund|be|mö|tande"),
        ("Verständnis", "de", "Ver|ständ|nis"),
        ("understanding", "xx", "understanding"),
        ("understanding", "", "understanding"),
    ],
)
def test_other_languages(text: str, language: str, expected: str) -> None:
    assert shown(text, language) == expected


@given(st.text(max_size=60), st.sampled_from(["fi", "en", "sv", "xx"]))
def test_nothing_but_soft_hyphens_changes(text: str, language: str) -> None:
    done = soft_hyphens(text, language)
    assert done.replace(SHY, "") == text.replace(SHY, "")
    assert soft_hyphens(done, language) == done


@given(st.text(FINNISH_LETTERS, min_size=1, max_size=30))
def test_no_scraps_in_finnish(word: str) -> None:
    points = break_points(word, "fi")
    assert list(points) == sorted(set(points))
    assert all(end - start >= 2 for start, end in pairwise((0, *points, len(word))) if points)
    assert all(re.search("[aeiouyäö]", word[:point]) for point in points)


# ReportLab's handling of soft hyphens in fragments is half private; these tell when it changes.


def lines_of(runs: list[str], width: float, *, mended: bool = True) -> list[str]:
    style = ParagraphStyle("plain", fontName="Helvetica", fontSize=10, leading=12)
    runs = [soft_hyphens(run, "fi") for run in runs]
    faces = cycle(["Helvetica", "Helvetica-Bold"])
    fragments = [_fragment(run, next(faces)) for run in (spaces_first(runs) if mended else runs)]
    paragraph: Any = Paragraph("", style, frags=fragments)
    paragraph.wrap(width, 1000)
    return [_line(line, mended) for line in paragraph.blPara.lines]


def _fragment(text: str, face: str) -> ParaFrag:
    look = {"fontName": face, "fontSize": 10, "textColor": None, "bold": 0, "italic": 0}
    return ParaFrag(text=text, rise=0, link=[], us_lines=[], **look)


def _line(line: Any, mended: bool) -> str:
    if isinstance(line, tuple):
        return " ".join(line[1])
    pieces = [fragment.text for fragment in line.words]
    return "".join(single_spaces(pieces) if mended else pieces).rstrip()


@pytest.mark.parametrize(
    ("word", "broken"),
    [
        ("asiakaspalvelutilanne", ["asiakaspalvelu-", "tilanne"]),
        ("”asiakaspalvelutilanne”", ["”asiakaspalvelu-", "tilanne”"]),
        ("(asiakaspalvelutilanne),", ["(asiakaspalvelu-", "tilanne),"]),
    ],
)
@pytest.mark.parametrize("runs", [[" ja"], [" ", "ja"], ["", " ja"]])
def test_reportlab_breaks_at_soft_hyphens(word: str, broken: list[str], runs: list[str]) -> None:
    width = stringWidth(f"{broken[0]}i", "Helvetica", 10)
    assert lines_of([word + runs[0], *runs[1:]], width) == [broken[0], f"{broken[1]} ja"]
    assert lines_of([word + runs[0], *runs[1:]], 300) == [f"{word} ja"]


def test_reportlab_drops_unused_soft_hyphens() -> None:
    text = "”Asiakaspalvelutilanne” ja harjoitus"
    assert lines_of([text], 500) == [text]
    joined = "".join(lines_of([text * 3], 90))
    assert SHY not in joined
    assert joined.replace("-", "").replace(" ", "") == (text * 3).replace(" ", "")


def test_reportlab_still_needs_its_spaces_mended() -> None:
    # When this fails, `spaces_first` and `single_spaces` may have become needless.
    assert lines_of(["Harjoitus ", "alkaa"], 300, mended=False) == ["Harjoitusalkaa"]
    width = stringWidth("Sitten harjoi-i", "Helvetica", 10)
    assert lines_of(["Sitten harjoitus", " alkaa"], width, mended=False) == ["Sitten harjoi-", "tus  alkaa"]


@given(st.lists(st.sampled_from(["Harjoitus", " ", "”asiakas", "palvelu”", "ja", "yhdessä, ", " näin"]), max_size=12))
def test_runs_lose_no_spaces(runs: list[str]) -> None:
    text = " ".join("".join(runs).split())
    assert " ".join(lines_of(runs, 10_000)) == text
    broken = "\n".join(lines_of(runs, 120)).replace("-\n", "").replace("\n", " ")
    assert broken == text


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("asiakaspalvelija", "fi", "asiakas-palvelija"),
        ("muistiinpanot", "fi", "muistiin-panot"),
        ("fläppitaululle", "fi", "fläppi-taululle"),
        ("pienryhmähuoneisiin", "fi", "pien-ryhmä-huo-nei-siin"),
        ("vastapäätä", "fi", "vasta-päätä"),
        ("sovittamaan", "fi", "sovit-ta-maan"),
        ("organisation", "en", "organ-isa-tion"),
        ("described", "en", "described"),
        ("volunteers", "en", "volun-teers"),
    ],
)
def test_the_best_breaks_leave_three_letters_and_part_compounds_between_words(
    word: str, language: str, expected: str
) -> None:
    assert soft_hyphens(word, language, best=True).replace(SHY, "-") == expected
