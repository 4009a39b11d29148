from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.packs import own
from tests.typesetting import fonts
from workshop.content.records import Run
from workshop.errors import Place, Problems, WorkshopError
from workshop.pack.coverage import check_characters, check_words


@dataclass
class Record:
    text: str
    place: Place
    inner: object = None


def told(record: object, lines: dict[str, list[str]] | None = None) -> list[str]:
    problems = Problems()
    check_characters(record, fonts(), lambda file: (lines or {}).get(file, []), problems)
    return [str(problem) for problem in problems]


def test_a_character_is_named_with_its_place_and_code_point() -> None:
    lines = {"a.md": ["# Hei", "", "Moi 😀 vaan"]}
    assert told(Record("Moi 😀 vaan", Place("a.md", 2)), lines) == [
        'a.md:3:5: no font of the theme has "😀" (U+1F600, grinning face)\n  hint: take it out, or write it in letters'
    ]


def test_without_the_file_the_records_place_is_named() -> None:
    assert told(Record("漢", Place("a.md", 7, 3)))[0].startswith('a.md:7:3: no font of the theme has "漢" (U+6F22, cjk')


def test_a_character_is_told_at_every_place() -> None:
    record = Record("😀😀", Place("a.md", 1), [Record("😀 ☃", Place("a.md", 2)), Record("😀", Place("b.md", 1))])
    assert [text.partition(":")[0] + text[text.index('"') : text.index('" (')] for text in told(record)] == [
        'a.md"😀', 'a.md"😀', 'a.md"☃', 'b.md"😀',
    ]  # fmt: skip


def test_texts_in_maps_and_lists_have_the_place_of_their_record() -> None:
    record = Record("fine", Place("a.md", 1), {"x": ["y", {"z": "☃"}], "run": (Run("☂"),)})
    assert [text[: text.index(":1")] for text in told(record)] == ["a.md", "a.md"]


def test_a_control_character_has_a_name_too() -> None:
    assert "(U+0007, a character without a name)" in told(Record("\a", Place("a.md", 1)))[0]


def test_what_every_face_has_is_fine() -> None:
    assert told(Record("Ää “x” – Ольга Ελένη {{ 7*7 }} <b> \\ 5 < 6 \u00ad\u00a0", Place("a.md", 1))) == []


EMOJI = """\
title: Day 😀
client: Nordea
language: en
start: 9.00
participants: [Aino, "Ville ☃"]
agenda:
  - talk: Hello
    minutes: 5
    text: |
      Good morning 🎭 all.
"""


def test_an_emoji_in_a_session_is_an_error_and_all_are_told() -> None:
    with pytest.raises(WorkshopError) as caught:
        own(EMOJI)
    assert [str(problem).partition("\n")[0] for problem in caught.value.problems] == [
        'day.yaml:1:8: no font of the theme has "😀" (U+1F600, grinning face)',
        'day.yaml:5:1: no font of the theme has "☃" (U+2603, snowman)',
        'day.yaml:7:5: no font of the theme has "🎭" (U+1F3AD, performing arts)',
    ]


def test_an_emoji_in_an_exercise_of_a_layer(tmp_path: Path) -> None:
    folder = tmp_path / "exercises/warm-up/mirror"
    folder.mkdir(parents=True)
    (folder / "en.md").write_text("## Debrief (6 min)\n\n- What happened 😀?\n", encoding="utf-8")
    session = "title: Day\nlanguage: en\nstart: 9.00\nparticipants: 8\nagenda:\n  - exercise: mirror\n"
    with pytest.raises(WorkshopError) as caught:
        own(session, tmp_path)
    assert str(caught.value) == (
        'exercises/warm-up/mirror/en.md:3:17: no font of the theme has "😀" (U+1F600, grinning face)\n'
        "  hint: take it out, or write it in letters"
    )


def test_of_very_many_characters_in_a_text_the_first_are_told() -> None:
    text = "".join(chr(0x4E00 + n) for n in range(500))
    lines = told(Record(text, Place("a.md", 7)))
    assert len(lines) == 21
    assert lines[-1] == (
        "a.md:7:1: no font of the theme has 480 more characters of this text\n  hint: choose a theme with fonts for it"
    )


def test_more_words_than_anybody_waits_for() -> None:
    for count, told in ((60_000, []), (60_001, ["all that this session prints has 60001 words; 60000 is the most"])):
        problems = Problems()
        fits = check_words([Record("word " * count, Place("a.md"))], Place("day.yaml"), problems)
        assert ([problem.message for problem in problems], fits) == (told, not told)


def test_a_character_in_a_template_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "templates/documents").mkdir(parents=True)
    head = '<document kind="posters" title="T" language="en"><section title="T">'
    (tmp_path / "templates/documents/posters.xml.j2").write_text(
        f"{head}\n<p>a</p>\n<p>☃</p>\n<lines count='2' title='☂'/><qr value='☃' alt='☃'/></section></document>"
    )
    session = """\
title: Day
language: en
start: 9.00
participants: 8
agenda:
  - talk: Hello
    minutes: 5
    prints: [{poster: agreements, per: room}]
"""
    with pytest.raises(WorkshopError) as caught:
        own(session, tmp_path, only=["posters"])
    assert [str(problem).partition("\n")[0] for problem in caught.value.problems] == [
        'templates/documents/posters.xml.j2:3:1: no font of the theme has "☃" (U+2603, snowman)',
        'templates/documents/posters.xml.j2:4:1: no font of the theme has "☂" (U+2602, umbrella)',
    ]
