# ruff: noqa: E501 - exact messages stay on one line
"""Installing, moving and removing layers: all of it or nothing, whatever happens."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.pack.bundles import DECK, FACTS, WORDS, bundle_of
from workshop.errors import ContentError, OutputError, Problems, WorkshopError
from workshop.pack import installing
from workshop.pack.box import search_layers
from workshop.pack.installed import Installed, alone, clean_up, installed_layers, read_index, write_index
from workshop.pack.installing import Done, Spot, Wish, install, move, plan_install, remove
from workshop.pack.layer_states import list_states, state_named

ROOT = Path(__file__).parents[2]
NAME = next(iter(WORDS))
ANEW = 'move it away, and the folder "layers" beside it, and install your layers again'
FORCE = "to replace it all the same, add --force"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture(autouse=True)
def _unchecked(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take content for good, where it is not the matter."""
    if "checked" not in request.fixturenames:
        monkeypatch.setattr(installing, "check_layer", lambda layers: Problems())


@pytest.fixture
def checked() -> None:
    """Look at the content too."""


def put(home: Path, *, force: bool = False, spot: str | None = None, text: str = "", **facts: str) -> Done:
    """Install a small layer, of other facts or words than usual."""
    files = {**DECK, NAME: DECK[NAME] + text.encode()}
    return install(Wish(bundle_of(files, **facts), "set.zip", force, spot), home, ())  # type: ignore[arg-type]


def three(home: Path) -> None:
    for item in ("c", "b", "a"):
        put(home, id=item, name=item.upper())


def ids(home: Path) -> list[str]:
    return [entry.id for entry in read_index(home)]


def told(work: Callable[[], object], kind: type[WorkshopError] = ContentError) -> list[str]:
    with pytest.raises(kind) as caught:
        work()
    return [str(problem) for problem in caught.value.problems if problem.severity == "error"]


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_layer_is_looked_up_between_the_folders_and_the_box(home: Path, tmp_path: Path) -> None:
    done = put(home)
    assert (done.replaced, done.over) == (None, ())
    (tmp_path / "here" / "exercises").mkdir(parents=True)
    layers = search_layers((), None, tmp_path / "here", home)
    assert [(layer.name, layer.trusted) for layer in layers] == [
        ("this folder", False), ("Our content", False), ("the box", True),
    ]  # fmt: skip
    state = state_named(home, "our-content")
    assert state
    assert {name: (state.root / name).read_bytes() for name in DECK} == DECK
    assert (state.manifest, state.changed) == (bundle_of().manifest, ())


def test_a_new_one_goes_first_unless_told(home: Path) -> None:
    three(home)
    put(home, id="z", name="Z", spot="last")
    assert ids(home) == ["a", "b", "c", "z"]
    assert [layer.name for layer in installed_layers(home)] == ["A", "B", "C", "Z"]


def test_a_newer_version_replaces_the_older_one_and_keeps_its_place(home: Path) -> None:
    three(home)
    done = put(home, id="b", name="Better B", version="1.1")
    assert done.replaced
    assert done.replaced.facts.version == "1.0"
    assert [(entry.id, entry.name) for entry in read_index(home)] == [("a", "A"), ("b", "Better B"), ("c", "C")]
    assert len(os.listdir(home / "layers")) == 3
    put(home, id="c", name="C", version="2", spot="first")
    assert ids(home) == ["c", "a", "b"]


def test_the_very_same_is_there_already(home: Path) -> None:
    put(home)
    assert plan_install(Wish(bundle_of(), "set.zip"), home).already


@pytest.mark.parametrize(
    ("facts", "problem"),
    [
        ({"version": "0.9", "text": "#"}, f"set.zip: version 0.9 is older than 1.0, which is installed\n  hint: {FORCE}"),
        ({"text": "# more"}, f"set.zip: version 1.0 is installed already, with other files\n  hint: ask whoever made it for a bundle with a new version; {FORCE}"),
        ({"version": "1.0.0"}, f"set.zip: version 1.0 is installed already, with other files\n  hint: ask whoever made it for a bundle with a new version; {FORCE}"),
        ({"version": "2", "author": "Mallory"}, f'set.zip: "our-content" is installed already, by Aino Esimerkki, and this is by Mallory\n  hint: if it is meant to take its place, {FORCE}'),
    ],
)  # fmt: skip
def test_what_does_not_simply_replace(home: Path, facts: dict[str, str], problem: str) -> None:
    put(home)
    before = everything(home)
    assert told(lambda: put(home, **facts)) == [problem]  # type: ignore[arg-type]
    assert everything(home) == before
    put(home, force=True, **facts)  # type: ignore[arg-type]
    assert ids(home) == ["our-content"]


def change(home: Path) -> Path:
    """Change an installed layer by hand, in each way."""
    state = state_named(home, FACTS.id)
    assert state
    (state.root / NAME).write_text("title: Mine\n")
    (state.root / "exercises/decks/cases/deck.yaml").unlink()
    (state.root / "exercises/decks/mine.md").touch()
    (state.root / "exercises/.DS_Store").touch()
    return state.root


CHANGED = f"exercises/decks/cases/deck.yaml, {NAME}, exercises/decks/mine.md"


def test_changes_of_ones_own_are_not_lost(home: Path) -> None:
    put(home)
    root = change(home)
    before = everything(home)
    problem = f'set.zip: the files of "our-content" were changed since it was installed: {CHANGED}\n  hint: copy what you want to keep; {FORCE}'
    assert told(lambda: put(home)) == [problem]
    assert told(lambda: put(home, version="2")) == [problem]
    assert told(lambda: remove("our-content", home, force=False)) == [
        f"our-content: its files were changed since it was installed: {CHANGED}\n"
        f"  hint: copy what you want to keep from {root}, and add --force"
    ]
    assert everything(home) == before
    put(home, force=True)
    assert list_states(home)[0].changed == ()
    change(home)
    remove("our-content", home, force=True)
    assert os.listdir(home / "layers") == []


def test_one_that_is_lost_is_installed_again(home: Path) -> None:
    put(home)
    state = state_named(home, FACTS.id)
    assert state
    (state.root / "bundle.json").write_text("{}")
    lost = state_named(home, FACTS.id)
    assert lost
    assert lost.manifest is None
    put(home)
    assert [(state.manifest is None, state.changed) for state in list_states(home)] == [(False, ())]


@pytest.mark.usefixtures("checked")
def test_errors_in_its_content_refuse_it(home: Path) -> None:
    put(home)
    before = everything(home)
    files = {**DECK, "exercises/decks/cases/deck.yaml": b"layout: story\n"}
    wish = Wish(bundle_of(files, version="2"), "set.zip")
    assert told(lambda: install(wish, home, ())) == [
        'exercises/decks/cases/deck.yaml: "accent" is missing\n  hint: add "accent: …"',
        "set.zip: the layer in it has errors\n  hint: tell whoever made it; nothing was installed",
    ]
    assert everything(home) == before


@pytest.mark.usefixtures("checked")
def test_it_may_lean_on_what_is_installed_but_not_on_what_it_replaces(home: Path) -> None:
    leaning = {
        "templates/sessions/ours/session.yaml": b"language: en\nstart: 9.00\nparticipants: 8\nagenda:\n  - exercise: mirror\n    prints: [{deck: cases, per: group}]\n",
        "templates/sessions/ours/en.yaml": b"title: Ours\n",
    }  # fmt: skip
    wish = Wish(bundle_of(leaning, id="leaning", name="L"), "set.zip")
    assert 'unknown deck "cases"' in told(lambda: install(wish, home, ()))[0]
    put(home)
    install(wish, home, ())
    replacing = Wish(bundle_of(leaning, version="2"), "set.zip")
    assert 'unknown deck "cases"' in told(lambda: install(replacing, home, ()))[0]


def test_what_it_lies_over_is_told(home: Path) -> None:
    put(home)
    files = {**DECK, "exercises/warm-up/mirror/en.md": b"## Debrief (6 min)\n\n- What now?\n"}
    done = install(Wish(bundle_of(files, id="other", name="Other"), "set.zip"), home, ())
    assert done.over == ("exercise/mirror", "deck/cases")


@pytest.mark.parametrize(
    ("word", "spot", "other", "order"),
    [
        ("c", "first", "", "cab"), ("a", "last", "", "bca"), ("a", "before", "c", "bac"), ("c", "after", "a", "acb"),
        ("b", "first", "", "bac"), ("a", "after", "c", "bca"), ("C", "before", "A", "cab"), ("b", "before", "b", "acb"),
    ],
)  # fmt: skip
def test_moving(home: Path, word: str, spot: Spot, other: str, order: str) -> None:
    (home / "layers").mkdir(parents=True)
    write_index(home, [Installed(item, item.upper(), f"{item}-1-01234567") for item in "abc"])
    move(word, spot, other, home)
    assert "".join(ids(home)) == order


def test_a_layer_that_is_not_installed(home: Path) -> None:
    lists = '"workshop layers" lists those that are'
    assert told(lambda: remove("ours", home, force=False)) == [f'layers: no layer "ours" is installed\n  hint: {lists}']
    three(home)
    put(home)
    near = 'layers: no layer "our-contents" is installed\n  hint: did you mean "our-content"?'
    assert told(lambda: move("our-contents", "first", "", home)) == [near]
    assert told(lambda: move("a", "before", "our-contents", home)) == [near]
    assert ids(home) == ["our-content", "a", "b", "c"]


def test_removing_by_name(home: Path) -> None:
    three(home)
    assert remove("B", home, force=False).id == "b"
    assert (ids(home), len(os.listdir(home / "layers"))) == (["a", "c"], 2)


@pytest.mark.parametrize(
    ("name", "fails_at"), [("mkdir", 1), ("mkdir", 3), ("fsync", 1), ("fsync", 5), ("fsync", 9), ("replace", 1)]
)
def test_a_full_disk_leaves_all_as_it_was(
    home: Path, monkeypatch: pytest.MonkeyPatch, name: str, fails_at: int
) -> None:
    put(home)
    before, real, calls = everything(home), getattr(os, name), 0

    def fail(*args: object) -> object:
        nonlocal calls
        calls += args[0] != home / "layers"
        if calls == fails_at:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(*args)

    monkeypatch.setattr(os, name, fail)
    assert told(lambda: put(home, version="2"), OutputError) == [
        f"{home}: cannot be written: the disk is full\n"
        "  hint: make room on the disk, or choose another folder with WORKSHOP_HOME"
    ]
    assert everything(home) == before
    assert len(os.listdir(home / "layers")) == 1


def test_a_home_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert told(lambda: put(tmp_path / "file" / "home"), OutputError) == [
        f"{tmp_path}/file/home: cannot be written: a file stands where a folder should be\n"
        "  hint: choose another folder with WORKSHOP_HOME"
    ]


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "[" * 100_000, '{"format": 1}', '{"format": 1, "layers": [{"id": "a"}]}',
     '{"format": 1, "layers": [{"id": "a", "name": "A", "folder": "../../etc"}]}'],
)  # fmt: skip
def test_a_list_that_is_damaged_is_told_and_left(home: Path, tmp_path: Path, text: str) -> None:
    put(home)
    (home / "layers.json").write_text(text)
    problem = f"{home}/layers.json: cannot be read: it is not as workshop wrote it\n  hint: {ANEW}"
    for work in (
        lambda: installed_layers(home),
        lambda: put(home, version="2"),
        lambda: search_layers((), None, tmp_path, home),
    ):
        assert told(work) == [problem]
    assert len(os.listdir(home / "layers")) == 1
    assert (home / "layers.json").read_text() == text


def test_a_list_that_is_lost_costs_no_layer(home: Path) -> None:
    three(home)
    (home / "layers.json").unlink()
    before = everything(home)
    problem = (
        f"{home}/layers.json: cannot be read: it is lost, although layers lie in the folder beside it\n  hint: {ANEW}"
    )
    for work in (lambda: put(home), lambda: clean_up(home), lambda: remove("a", home, force=True)):
        assert told(work) == [problem]
    assert everything(home) == before
    assert installed_layers(home) == ()


def test_a_list_of_a_newer_workshop(home: Path) -> None:
    home.mkdir()
    (home / "layers.json").write_text('{"format": 2}')
    assert told(lambda: read_index(home)) == [
        f"{home}/layers.json: cannot be read: it was written by another workshop\n  hint: use the newer one of the two"
    ]


def test_a_folder_that_was_taken_away_is_passed_over(home: Path) -> None:
    three(home)
    os.rename(home / "layers", home / "elsewhere")
    assert installed_layers(home) == ()
    assert [state.manifest for state in list_states(home)] == [None] * 3


def test_leftovers_go_and_nothing_else(home: Path) -> None:
    put(home)
    kept = {"notes", "our-content-1.0", ".git", "a-1-0123456g"}
    for name in ("a-b-1.0-01234567", *kept):
        (home / "layers" / name).mkdir()
    (home / "layers" / "file-1-01234567").touch()
    (home / "layers" / "link-1-01234567").symlink_to(home)
    clean_up(home)
    kept |= {"file-1-01234567", "link-1-01234567", read_index(home)[0].folder}
    assert set(os.listdir(home / "layers")) == kept
    clean_up(home / "none")
    assert not (home / "none").exists()


def test_leftovers_of_one_who_is_at_work_stay(home: Path) -> None:
    with alone(home):
        (home / "layers" / "a-1-01234567").mkdir()
        clean_up(home)
        if os.name == "posix":
            assert (home / "layers" / "a-1-01234567").exists()


def run(*args: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, *args], env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=-1, stderr=-1)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize(
    ("way", "before", "after"), [("first", [], ["2.0"]), ("install", ["1.0"], ["2.0"]), ("remove", ["1.0"], [])]
)
def test_killed_at_any_step_it_leaves_all_old_or_all_new(
    tmp_path: Path, way: str, before: list[str], after: list[str]
) -> None:
    out, err = run(str(Path(__file__).with_name("install_driver.py")), str(tmp_path), way).communicate()
    told = [json.loads(line) for line in out.splitlines()]
    assert [each["lived"] for each in told] == [False] * (len(told) - 1) + [True], err
    assert len(told) >= 10
    assert {each["left"]["files"] for each in told} >= {2, 3}
    for each in told:
        assert each["left"]["versions"] in (before, after)
        assert each["cleaned"]["versions"] == each["left"]["versions"]
        assert each["cleaned"]["files"] <= 2
        assert each["cleaned"]["folders"] == len(each["left"]["versions"])
    versions = [each["left"]["versions"] for each in told]
    assert versions == [before] * versions.count(before) + [after] * versions.count(after)
    assert (versions[0], versions[-1]) == (before, after)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs locks")
def test_several_at_the_same_time_wait_for_each_other(home: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from tests.pack.bundles import bundle_of\n"
        "from workshop.pack import installing\n"
        "from workshop.errors import Problems\n"
        "installing.check_layer = lambda layers: Problems()\n"
        "for i in range(5):\n"
        "    item = f'{sys.argv[2]}-{i}'\n"
        "    wish = installing.Wish(bundle_of(id=item, name=item), 'set.zip')\n"
        "    installing.install(wish, Path(sys.argv[1]), ())\n"
        "    if i % 2: installing.remove(item, Path(sys.argv[1]), force=False)\n"
    )
    runs = [run("-c", code, str(home), name) for name in ("one", "two", "three")]
    assert [(each.communicate()[1], each.returncode) for each in runs] == [(b"", 0)] * 3
    assert sorted(ids(home)) == sorted(f"{name}-{i}" for name in ("one", "two", "three") for i in (0, 2, 4))
    assert all(state.manifest and not state.changed for state in list_states(home))
    assert len(os.listdir(home / "layers")) == 9
