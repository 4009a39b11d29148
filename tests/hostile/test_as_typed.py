"""Content is data: whatever is typed is printed as it is typed, or told as a character that no font has."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.hostile.typing import MARKDOWN, SHOWN, lost, session, typed_pack
from tests.packs import library
from tests.typesetting import fonts
from workshop.errors import Problems
from workshop.pack.load import load_session
from workshop.pack.survey import survey
from workshop.page import fonts as page_fonts
from workshop.session.overrides import Overrides

EXAMPLES = int(os.environ.get("WORKSHOP_EXAMPLES", "12"))
"""How many texts are tried: the same ones in every run, or, if this is set, that many new ones."""

SAME = "WORKSHOP_EXAMPLES" not in os.environ

PLAIN = dict.fromkeys(SHOWN, "x plain words")

SYNTAX = {
    "HTML": "x <b>a</b> <script>alert(1)</script> <img src=x onerror=y> &amp; &#65; &lt; &nbsp; </p>",
    "ReportLab": "x <para align=left> <font size=99> <onDraw name=x/> <a href='file:///etc/passwd'>y</a> <br/>",
    "Jinja": "x {{ 7*7 }} {% for a in b %} {# c #} {{ ''.__class__.__mro__ }} {%- raw -%} {{{{}}}} %} }}",
    "Python": "x %s %(a)s {0} {a!r} {a.__class__} f'{1+1}' $a ${b} \\n \\x41 \\u0041 \\N{BULLET} \\\\",
    "Markdown": "x [a](http://b) ![c](d) `e` ~~f~~ __g__ _h_ [^1] [a]: b | c | d --- === <!-- i --> &copy; \\- \\#",
    "XML": "x <![CDATA[ a ]]> <?php b ?> <!DOCTYPE c> <!ENTITY d 'e'> &d; xmlns:f='g' <section title='h'/>",
    "fields of the library": "x {participants} {client} {groups} {name} {n} {minutes}",
    "shells": "x $(reboot) `reboot` ; rm -rf / && a | b > c < d 2>&1 ~/.ssh $HOME %PATH% ^ !!",
    "spreadsheets": "x =cmd|'/C calc'!A0 +1+1 -2+3 @SUM(A1)",
    "YAML": "x: y - z ? ! & * # [a, b] {c: d} | > % @ ` 'e' \"f\" <<: *g !!python/object",
    "PDF": "x (a) Tj << /S /JavaScript /JS (b) >> endstream endobj %%EOF \\051 <FEFF> 0 0 m",
    "TeX": "x \\input{/etc/passwd} $a^2$ \\def\\b{c} ~ # % \\begin{d}",
    "paths": "x ../../etc/passwd C:\\Windows\\con file:///a \\\\server\\share",
    "numbers": "x 010 1e999 0x1F 9.30 no yes null ~ 1_000 .inf 2026-12-03",
}


def fitted(place: str, text: str) -> str:
    """Make a text as short as its place wants it, and take out what means something there."""
    if place in MARKDOWN | {"phrase"}:
        text = re.sub(r"[{](participants|client|groups)[}]", r"{ \1 }", text)  # which the library's own texts may name
    words = text.replace("*", "x").split() if place in MARKDOWN else text.split()
    most = {"person": 3, "card": 6, "talk": 6, "phrase": 6, "word": 6}.get(place, len(words))
    return " ".join(words[:most])[: 80 if place == "summary" else 118].strip()


@pytest.mark.parametrize("turn", range(0, len(SYNTAX), 3))
def test_every_syntax_is_printed_as_it_is_typed(turn: int, tmp_path: Path) -> None:
    every = list(SYNTAX.values())
    texts = {place: fitted(place, every[(n + turn) % len(every)]) for n, place in enumerate(SHOWN)}
    assert lost(texts, typed_pack(texts, tmp_path)) == []


# -- random text ------------------------------------------------------------------------------------------

# Those that a file may not hold, and those that stand for a place where a line may break.
_APART = "\u00a0\u00ad\u200b\ufeff"
PRINTABLE = [
    char
    for char in map(chr, sorted(page_fonts._glyphs((fonts().name("regular"),))))
    if fonts().covers(char)
    and char not in _APART
    and not char.isspace()
    and unicodedata.category(char) not in ("Cc", "Cf")  # a mark of direction turns round what a reader gives
]
ODD = "<>&\"'\\{}%$#@~^|`()[]=+-_/:;,.!?"
LETTERS = st.one_of(st.sampled_from(PRINTABLE), st.sampled_from(ODD), st.sampled_from("aeiouäönstkl"))


def lines(place: str) -> st.SearchStrategy[str]:
    """Make a line of a few words for a place; the first letter is plain, as what stands first in a line may mean much.

    Lines of large type stand so close that letters with marks can touch, which a build tells; there they have none.
    """
    large = place in ("title", "talk", "card", "person")
    words, letters = (2, 6) if place == "person" else (3, 8) if place in ("card", "talk", "phrase", "word") else (6, 10)
    without = "*" if place in MARKDOWN else ""
    letter = LETTERS.filter(lambda c: c not in without and not (large and len(unicodedata.normalize("NFD", c)) > 1))
    spaces = st.sampled_from([" ", " ", "\u00a0", "\u00ad", " \u200b"])
    row = st.lists(st.tuples(st.text(letter, min_size=1, max_size=letters), spaces), min_size=1, max_size=words)
    text = row.map(lambda pairs: ("x" + "".join(map("".join, pairs))).rstrip(" \u00a0\u00ad\u200b") + "x")
    return text.filter(lambda line: fonts().covers(unicodedata.normalize("NFC", line).replace("\u200b", "")))


TEXTS = st.fixed_dictionaries({place: lines(place) for place in SHOWN})


@settings(
    max_examples=EXAMPLES, derandomize=SAME, database=None, deadline=None, phases=[Phase.explicit, Phase.generate]
)  # to shrink takes long
@given(TEXTS)
def test_any_text_is_printed_as_it_is_typed(texts: dict[str, str]) -> None:
    with TemporaryDirectory() as folder:
        assert lost(texts, typed_pack(texts, Path(folder))) == []


@settings(max_examples=5 * EXAMPLES, derandomize=SAME, database=None, deadline=None)
@given(st.sampled_from(["title", "client", "leader", "person", "talk", "said", "word", "contact"]), st.characters())
def test_every_other_character_is_told_by_its_code_point(place: str, char: str) -> None:
    problems, content = Problems(), library()
    with TemporaryDirectory() as folder:
        path = Path(folder, "day.yaml")
        path.write_bytes(session(PLAIN | {place: f"x{char}x"}).encode("utf-8"))
        loaded = load_session(str(path), content, Overrides(), problems)
        if loaded:
            survey(loaded, content, problems)
    told = [problem.message for problem in problems.errors]
    read = unicodedata.normalize("NFC", char)
    if fonts().covers(read) and char != "\ufeff":
        assert told == []
    else:
        assert any(f"U+{ord(one):04X}" in line for one in read for line in told) or char == "\r"
