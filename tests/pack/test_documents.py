from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.packs import file, files, own, planned, starter
from tests.pdf_reading import Pdf, all_text, bookmarks, page_texts, read_tags, shows, shows_whole
from tests.pdf_speech import speech
from workshop.errors import WorkshopError
from workshop.pack.documents import underscored
from workshop.pack.jobs import bound_worksheets

SESSION = """\
title: Day
language: en
start: 9.00
participants: [Aino Alanko, Bo]
agenda:
  - talk: Hello
    minutes: 5
    text: Hello.
    prints:
      - {worksheet: promise, per: person}
"""


def test_keys_with_hyphens_get_a_second_name() -> None:
    assert underscored({"a-b": [{"c-d": 1}], "e": 2}) == {
        "a-b": [{"c-d": 1, "c_d": 1}], "a_b": [{"c-d": 1, "c_d": 1}], "e": 2,
    }  # fmt: skip


def write(root: Path, path: str, text: str) -> Path:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")
    return root


def problems(session: str, *layers: Path, **options: object) -> list[str]:
    with pytest.raises(WorkshopError) as caught:
        own(session, *layers, **options)  # type: ignore[arg-type]
    return [str(problem) for problem in caught.value.problems]


# -- templates of a layer --------------------------------------------------------------------------------

POSTERS = "templates/documents/posters.xml.j2"
HEAD = '<document kind="handbook" title="T" language="{{ session.language }}">'


def test_a_template_of_a_layer_is_used(tmp_path: Path) -> None:
    write(
        tmp_path,
        "templates/documents/handbook.xml.j2",
        f"{HEAD}<section title='Own'><p>Own page</p></section></document>",
    )
    pack = own(SESSION, tmp_path, only=["handbook"])
    assert "Own page" in all_text(pack.files[0].data)


@pytest.mark.parametrize(("language", "mark"), [("fi", "Luonnos"), ("en", "Draft"), ("sv", "Utkast")])
@pytest.mark.parametrize("ink", ["colour", "saver", "grey"])
def test_a_draft_is_marked_on_its_pages_and_cards(tmp_path: Path, language: str, mark: str, ink: str) -> None:
    session = (
        f"title: Day\nlanguage: {language}\nstart: 9.00\nparticipants: 8\nprint: {{ink: {ink}}}\n"
        "agenda:\n  - exercise: mirror\n  - exercise: one-promise\n"
    )
    only, title = ["guide", "cues"], {"fi": "Peili", "en": "Mirror", "sv": "Spegeln"}[language]
    assert not any(mark in all_text(job.data) for job in own(session, only=only).files)
    pack = own(session, write(tmp_path, "exercises/warm-up/mirror/exercise.yaml", "status: draft\n"), only=only)
    guide, cues = (file(pack, start).data for start in ("1-guide", "1-cues"))
    pages = [number for number, text in enumerate(page_texts(guide), 1) if mark in text]
    assert [name for name, _, page in bookmarks(guide) if page in pages] == [f"1.1 {title} · {mark}"]
    lines = speech(guide, pages[0]).splitlines()
    marked = next(i for i, line in enumerate(lines) if line.startswith(f"P {mark} · "))
    assert lines[marked + 1] == f"H1 1.1 {title}"
    assert all_text(cues).count(mark) == 1


def test_a_worksheet_is_bound_even_if_a_template_forgets_its_place(tmp_path: Path) -> None:
    write(
        tmp_path, "templates/documents/handbook.xml.j2",
        f"{HEAD}<section title='Own' id='bound-by-hand'><p>Gone</p></section>"
        "<section title='Own'><p>Own page</p></section></document>",
    )  # fmt: skip
    [handbook] = own(SESSION, tmp_path, only=["handbook"]).files
    assert handbook.pages == 2
    assert [title for title, _, _ in bookmarks(handbook.data)][-1] != "Own"


def test_broken_markup_in_a_layers_template_names_it(tmp_path: Path) -> None:
    write(
        tmp_path, "templates/documents/handbook.xml.j2",
        f"{HEAD}\n<section title='Own'>\n<qqq>x</qqq>\n<p stile='lead'>y</p></section></document>",
    )  # fmt: skip
    assert problems(SESSION, tmp_path, only=["handbook"]) == [
        "templates/documents/handbook.xml.j2:3:1: unknown element <qqq>",
        'templates/documents/handbook.xml.j2:4:1: unknown attribute "stile" of <p>\n  hint: did you mean "style"?',
    ]


def test_a_template_that_fails_names_its_line(tmp_path: Path) -> None:
    write(tmp_path, "templates/documents/handbook.xml.j2", f"{HEAD}\n\n{{{{ sesion.title }}}}</document>")
    assert problems(SESSION, tmp_path, only=["handbook"])[0].startswith(
        "templates/documents/handbook.xml.j2:3:1: the template failed: 'sesion' is undefined"
    )


def test_problems_of_several_documents_are_told_at_once(tmp_path: Path) -> None:
    write(tmp_path, "templates/documents/handbook.xml.j2", f"{HEAD}<section><para/></section></document>")
    write(tmp_path, "templates/documents/guide.xml.j2", "{{ nothing }}")
    write(tmp_path, "templates/documents/forms.xml.j2", "<document")
    found = problems(SESSION, tmp_path)
    assert {problem.partition(":")[0] for problem in found} == {
        f"templates/documents/{name}.xml.j2" for name in ("handbook", "guide", "forms")
    }


def test_a_picture_that_is_not_there(tmp_path: Path) -> None:
    picture = "<image src='templates/images/none.png' alt='x'/>"
    write(tmp_path, "templates/documents/handbook.xml.j2", f"{HEAD}<section title='T'>\n{picture}</section></document>")
    assert problems(SESSION, tmp_path, only=["handbook"]) == [
        'templates/documents/handbook.xml.j2:2:1: no picture "templates/images/none.png"\n'
        "  hint: give its path from the layer's folder, as in templates/images/logo.png"
    ]


@pytest.mark.parametrize("path", ["../secret.png", "/etc/passwd", "templates/../../secret.png"])
def test_pictures_stay_inside_their_layer(path: str, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    layer = tmp_path / "layer"
    write(
        layer, "templates/documents/handbook.xml.j2",
        f"{HEAD}<section title='T'><image src='{path}' alt='x'/></section></document>",
    )  # fmt: skip
    assert any(f'no picture "{path}"' in problem for problem in problems(SESSION, layer, only=["handbook"]))


def test_a_picture_that_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "templates/images").mkdir(parents=True)
    os.mkfifo(tmp_path / "templates/images/logo.png")
    picture = "<image src='templates/images/logo.png' alt='x'/>"
    write(tmp_path, "templates/documents/handbook.xml.j2", f"{HEAD}<section title='T'>{picture}</section></document>")
    assert problems(SESSION, tmp_path, only=["handbook"]) == ["templates/images/logo.png: this is not a file"]


def test_a_link_that_leads_out_of_a_layer_is_told_by_a_build(tmp_path: Path) -> None:
    write(tmp_path, "secret.md", "## Why\n\nSecret.\n")
    (tmp_path / "layer/templates/worksheets/promise").mkdir(parents=True)
    (tmp_path / "layer/templates/worksheets/promise/en.yaml").symlink_to(tmp_path / "secret.md")
    assert problems(SESSION, tmp_path / "layer", only=["handbook"]) == [
        "templates/worksheets/promise/en.yaml: a link that leads out of its layer\n  hint: put a copy of it here"
    ]


def test_text_that_is_not_a_picture(tmp_path: Path) -> None:
    write(tmp_path, "templates/images/logo.png", "GIF89a")
    picture = "<image src='templates/images/logo.png' alt='x'/>"
    write(tmp_path, "templates/documents/handbook.xml.j2", f"{HEAD}<section title='T'>{picture}</section></document>")
    assert problems(SESSION, tmp_path, only=["handbook"]) == [
        "templates/images/logo.png: this is not a PNG or JPEG picture\n  hint: save the picture as PNG or JPEG"
    ]


def test_a_card_that_is_too_long_names_deck_card_and_file(tmp_path: Path) -> None:
    write(
        tmp_path, "exercises/decks/customers/en.yaml",
        "cards:\n  karoliina:\n    text: " + "Words that go on and on. " * 40 + "\n",
    )  # fmt: skip
    session = SESSION.replace("worksheet: promise, per: person", "deck: customers, per: room")
    found = problems(session, tmp_path, only=["cards"])
    assert len(found) == 1
    assert found[0].startswith("exercises/decks/customers/en.yaml:")
    assert 'the card "karoliina" of the deck "customers" is ' in found[0]
    assert " mm too tall\n  hint: shorten its words by about " in found[0]


# -- what stands in the documents --------------------------------------------------------------------------


def test_name_tags_are_printed_in_full() -> None:
    pack = own(SESSION, only=["forms"])
    tags = next(text for text in page_texts(file(pack, "6-forms-").data) if "Aino" in text)
    assert "Alanko" in tags
    assert "Bo" in tags
    assert "Aino Alanko" in all_text(file(pack, "6-forms-1x").data)


def test_worksheets_in_the_handbook_stand_behind_their_block() -> None:
    agenda, words = planned("meet-the-person", "en")
    handbook = file(starter("meet-the-person", "en"), "2-handbook")
    titles = [title for title, _, _ in bookmarks(handbook.data)]
    for bound in bound_worksheets(agenda, words.worksheets):
        assert words.worksheets[bound.item.id].title in titles
        assert bound.item.id in handbook.items


def test_copies_in_large_print_for_a_few_have_the_pages_of_large_print() -> None:
    session = SESSION.replace("participants: [Aino Alanko, Bo]", "participants: [Aino, {name: Bo, type: large}]")
    pack = own(session.replace("worksheet: promise", "worksheet: needs-and-feelings"), only=["handbook"])
    normal, large = files(pack, "handbook")
    assert (normal.copies, large.copies) == (2, 1)
    assert sum("A sentence of your own" in text for text in page_texts(large.data)) == 1
    [two] = [i for i, text in enumerate(page_texts(large.data)) if "A sentence of your own" in text]
    [one] = [i for i, text in enumerate(page_texts(large.data)) if "Tick what you recognise" in text]
    assert two == one + 1
    assert any("Tick what" in text and "A sentence of your own" in text for text in page_texts(normal.data))


def test_words_of_a_session_replace_those_of_its_worksheet() -> None:
    session = SESSION.replace("worksheet: promise, per: person", "worksheet: empathy-map, per: room").replace(
        "    prints:", "    words: {empathy-map: {situation: The bill <b>came</b> twice}}\n    prints:"
    )
    pack = own(session, only=["worksheets"])
    assert shows(pack.files[0].data, "The bill <b>came</b> twice")


def test_drawings_of_worksheets_have_the_alternative_text_of_their_words() -> None:
    _, words = planned("meet-the-person", "fi")
    pack = starter("meet-the-person", "fi")
    alts = {tag.alt for f in pack.files for tag in read_tags(Pdf(f.data)).walk() if tag.role == "Figure"}
    for worksheet in words.worksheets.values():
        if "alt" in worksheet.words:
            assert worksheet.words["alt"] in alts


def test_the_print_order_has_a_row_for_every_file() -> None:
    for name, lang in (("meet-the-person", "en"), ("listening-90", "fi")):
        pack = starter(name, lang)
        order = file(pack, "7-print-order")
        for other in pack.files:
            if other is not order:
                assert shows(order.data, other.name)
        assert shows_whole(order.data, str(sum(f.sheets for f in pack.files if f is not order)))


def test_files_add_up() -> None:
    pack = starter("meet-the-person", "en")
    assert len({f.name for f in pack.files}) == len(pack.files)
    for f in pack.files:
        assert f.pages == len(Pdf(f.data).pages())
        sides = 1 if f.duplex == "none" else 2
        assert f.sheets == -(-f.pages // sides) * f.copies
        assert f"-{f.copies}x.pdf" in f.name
    assert [f.colour for f in files(pack, "guide")] == [True]
