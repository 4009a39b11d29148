"""`workshop build --watch`: the loop, driven by a script in place of time; and once the command itself."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Collection, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from threading import Timer
from typing import Any

import pytest
from click.testing import Result

from workshop.cli.interrupts import Interrupts
from workshop.cli.watch import SETTLED_SECONDS, Loop
from workshop.errors import Place, Problem, SessionError
from workshop.pack.records import Pack
from workshop.pack.watching import Change

Run = Callable[..., Result]
Step = Callable[[], object]
Play = Callable[..., Result]

DAY = "title: Day\nlanguage: en\nstart: 9.00\nparticipants: 13\nagenda:\n  - exercise: mirror\n"
TABLE = "1-guide-2x.pdf      1 page   2 copies   2 sheets\n2-handbook-16x.pdf  3 pages  16 copies  32 sheets\n"
FOLDER = f"output{os.sep}day\n"
NOTICE = "watching its files: each save builds again; Ctrl-C ends it\n"
WARNING = Problem("short-group", "small groups", Place("day.yaml", 6, 15), "join the smallest", "warning")
ROOT = Path(__file__).parents[2]


class Script:
    """A clock that does the next thing of a script whenever the loop waits; at the end of the script it is Ctrl-C."""

    def __init__(self) -> None:
        self.steps: Iterator[Step] = iter(())
        self.unsettled: list[Step] = []
        self.passed = 0.0

    def time(self) -> str:
        return f"{datetime(2026, 12, 3, 10, 42) + timedelta(seconds=int(self.passed)):%H:%M:%S}"

    def seconds(self) -> float:
        return self.passed

    def sleep(self, seconds: float) -> None:
        self.passed += seconds
        if seconds != SETTLED_SECONDS:
            next(self.steps, self.interrupt)()
        elif self.unsettled:
            self.unsettled.pop(0)()

    def interrupt(self) -> None:
        raise KeyboardInterrupt

    def wait(self) -> None:
        """Let time pass in which nothing happens."""

    def work(self) -> None:
        """Let the time pass that a build takes."""
        self.passed += 0.9


def save(text: str = DAY, name: str = "day.yaml") -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def saving(old: str, new: str, name: str = "day.yaml") -> Step:
    """Give a step that changes a word in a file."""
    return lambda: save(Path(name).read_text().replace(old, new), name)


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Script:
    made = Script()
    monkeypatch.setattr("workshop.cli.watch.Clock", lambda: made)
    return made


@pytest.fixture
def play(run: Run, script: Script) -> Play:
    """Watch day.yaml while the steps of a script are done, one after another."""
    save()

    def watch(*steps: Step, options: str = "") -> Result:
        script.steps = iter(steps)
        return run("build", "day.yaml", "--watch", *options.split())

    return watch


@pytest.fixture
def builder(builder: Any, script: Script) -> Any:
    builder.meanwhile = script.work
    return builder


class TestSaving:
    def test_it_builds_tells_of_the_pack_and_ends_quietly(self, play: Play, builder: Any) -> None:
        result = play()
        assert (result.exit_code, result.stdout, result.stderr) == (0, TABLE + FOLDER, NOTICE)
        assert sorted(os.listdir("output/day")) == ["1-guide-2x.pdf", "2-handbook-16x.pdf", "pack.json"]

    def test_a_save_builds_again_and_is_told_in_a_line(self, play: Play, builder: Any) -> None:
        def look() -> None:
            builder.data, builder.looks["2-handbook-16x.pdf"] = b"%PDF-new", "abX"
            saving("Day", "Night")()

        result = play(look)
        assert result.stdout == TABLE + FOLDER + "10:42:02 day.yaml: 2-handbook page 3 (0.9 s)\n"
        assert result.stderr == NOTICE
        assert builder.session.title == "Night"
        assert Path("output/day/2-handbook-16x.pdf").read_bytes() == b"%PDF-new"

    def test_without_another_look_no_page_changed(self, play: Play, builder: Any) -> None:
        assert play(saving("Day", "Night")).stdout.endswith("\n10:42:02 day.yaml: no page changed (0.9 s)\n")

    def test_the_same_pack_is_not_written_again_unless_it_is_gone(self, play: Play, builder: Any) -> None:
        seen: list[int] = []

        def look() -> None:
            seen.append(os.stat("output/day").st_ino)

        def take_away() -> None:
            os.rename("output/day", "output/kept")  # so that its inode is not used again
            saving("participants: 13", "participants: 13 ")()

        play(look, saving("9.00", "9.30"), look, take_away, look)
        assert seen[0] == seen[1] != seen[2]

    def test_what_changes_nothing_builds_nothing(self, play: Play, builder: Any) -> None:
        same = play(save, lambda: save("x", "other.yaml"), lambda: save("x", "exercises/decks/mine/deck.yaml"))
        assert same.stdout == TABLE + FOLDER
        assert len(builder.calls) == 1

    def test_a_file_that_is_half_written_is_waited_for(self, play: Play, builder: Any, script: Script) -> None:
        script.unsettled = [lambda: save("title: ["), lambda: save(""), lambda: save(DAY.replace("Day", "Night"))]
        result = play(lambda: save("tit"))
        assert result.stderr == NOTICE
        assert [call[0].title for call in builder.calls] == ["Day", "Night"]

    def test_a_file_that_is_taken_away_and_put_back_at_once(self, play: Play, builder: Any, script: Script) -> None:
        script.unsettled = [save]
        assert play(lambda: os.remove("day.yaml")).stderr == NOTICE
        assert len(builder.calls) == 1

    def test_what_is_saved_during_a_build_is_built_next(self, play: Play, builder: Any, script: Script) -> None:
        def meanwhile() -> None:
            if len(builder.calls) == 2:
                saving("Night", "Evening")()

        builder.meanwhile = meanwhile
        result = play(saving("Day", "Night"), script.wait)
        assert [call[0].title for call in builder.calls] == ["Day", "Night", "Evening"]
        assert result.stdout.count(" day.yaml: no page changed ") == 2

    def test_the_options_hold_each_time(self, play: Play, builder: Any) -> None:
        play(saving("Day", "Night"), options="--people 20 --ink grey --only guide --single --out packs")
        assert [(len(s.participants), s.print.ink, only, single) for s, only, single in builder.calls] == [
            (20, "grey", {"guide"}, True)
        ] * 2
        assert os.listdir("packs") == ["day"]

    def test_warnings_are_told_once(self, play: Play, builder: Any) -> None:
        builder.warns = True
        warning = f"{WARNING}\n"
        assert play(saving("Day", "Night")).stderr == warning + NOTICE
        builder.warns = False
        assert play(lambda: (setattr(builder, "warns", True), saving("Night", "Day")())).stderr == NOTICE + warning

    def test_warnings_of_the_last_pack_are_not_told_with_an_error(self, play: Play, builder: Any) -> None:
        def fail() -> None:
            builder.fail("one")
            builder.fails = SessionError([WARNING, *builder.fails.problems])
            saving("Day", "Night")()

        builder.warns = True
        told = play(fail).stderr
        assert told.count(WARNING.message) == 1
        assert told.endswith("  hint: start earlier\n10:42:02 day.yaml: 1 problem; the pack from 10:42:00 stands\n")

    def test_quiet_prints_the_folder_once(self, play: Play, builder: Any) -> None:
        result = play(saving("Day", "Night"), options="-q")
        assert result.stdout == FOLDER
        assert len(builder.calls) == 2

    def test_open_opens_the_first_pack_only(self, play: Play, builder: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        opened: list[str] = []
        monkeypatch.setattr("click.launch", lambda url: opened.append(url) or 0)  # type: ignore[func-returns-value]
        play(saving("mirror", "miror"), saving("miror", "mirror"), saving("Day", "Night"), options="--open")
        assert opened == [f"output{os.sep}day"]

    def test_json_is_refused(self, play: Play, builder: Any) -> None:
        result = play(options="--json")
        assert result.exit_code == 2
        assert "Error: --json tells of one build, and --watch makes many; leave one of them out" in result.stderr
        assert builder.calls == []


class TestFailing:
    def test_problems_are_told_and_the_last_good_pack_stands(self, play: Play, builder: Any) -> None:
        def fail() -> None:
            builder.fail("one", "two")
            saving("Day", "Night")()

        def mend() -> None:
            builder.fails, builder.looks["1-guide-2x.pdf"] = None, "X"
            saving("Night", "Evening")()

        result = play(fail, mend)
        assert result.stderr == NOTICE + (
            "day.yaml:9:3: one\n  hint: start earlier\nday.yaml:9:3: two\n  hint: start earlier\n"
            "10:42:02 day.yaml: 2 problems; the pack from 10:42:00 stands\n"
        )
        assert result.stdout == TABLE + FOLDER + "10:42:03 day.yaml: 1-guide page 1 (0.9 s)\n"
        assert result.exit_code == 0

    def test_a_pack_that_was_not_built_leaves_the_old_one(self, play: Play, builder: Any) -> None:
        kept: list[bytes] = []

        def fail() -> None:
            builder.fail("one")
            saving("Day", "Night")()

        play(fail, lambda: kept.append(Path("output/day/pack.json").read_bytes()))
        assert kept == [Path("output/day/pack.json").read_bytes()]
        assert os.listdir("output") == ["day"]

    def test_broken_at_the_start_it_waits_for_a_save(self, play: Play, builder: Any, script: Script) -> None:
        save(DAY.replace("start", "strt"))
        result = play(script.wait, saving("strt", "start"))
        assert result.stderr == (
            'day.yaml:3:1: unknown key "strt"\n  strt: 9.00\n  ^\n  hint: did you mean "start"?\n'
            f"10:42:00 day.yaml: 1 problem; no new pack yet; each save tries again\n{NOTICE}"
        )
        assert result.stdout == TABLE + FOLDER

    def test_a_session_that_is_not_there_yet(self, run: Run, builder: Any, script: Script) -> None:
        script.steps = iter([save])
        result = run("build", "day.yaml", "--watch")
        assert result.stderr == (
            "day.yaml: there is no such file\n  hint: check the name, and the folder that you are in\n"
            f"10:42:00 day.yaml: 1 problem; no new pack yet; each save tries again\n{NOTICE}"
        )
        assert result.stdout == TABLE + FOLDER

    def test_the_same_problems_are_not_told_twice(self, play: Play, builder: Any) -> None:
        builder.fail("one")
        told = play(saving("Day", "Night")).stderr
        assert told.count("day.yaml:9:3: one") == 1
        assert told.endswith("10:42:02 day.yaml: still 1 problem; no new pack yet; each save tries again\n")

    def test_while_it_fails_any_file_of_a_layer_may_be_the_cure(self, play: Play, builder: Any) -> None:
        def cure() -> None:
            builder.fails = None
            save("x", "exercises/warm-up/slow/exercise.yaml")

        builder.fail("one")
        assert play(cure).stdout == TABLE + FOLDER

    def test_problems_of_files_that_are_no_more_are_not_told(self, play: Play, builder: Any, script: Script) -> None:
        def meanwhile() -> None:
            builder.fails = None
            if len(builder.calls) == 2:
                saving("Night", "Evening")()
                builder.fail("late")

        builder.meanwhile = meanwhile
        result = play(saving("Day", "Night"), script.wait)
        assert (result.stderr, len(builder.calls)) == (NOTICE, 3)

    def test_a_mistake_of_ours_does_not_end_it(self, play: Play, builder: Any) -> None:
        def fail() -> None:
            builder.fails = ZeroDivisionError("division by zero")
            saving("Day", "Night")()

        def mend() -> None:
            builder.fails = None
            saving("Night", "Day")()

        result = play(fail, mend)
        assert "a mistake in workshop, not in your files (ZeroDivisionError: division by zero)" in result.stderr
        assert "10:42:02 day.yaml: a mistake in workshop; the pack from 10:42:00 stands\n" in result.stderr
        assert result.stdout.endswith("10:42:03 day.yaml: no page changed (0.9 s)\n")

    def test_interrupted_while_it_builds_it_leaves_the_last_pack(self, play: Play, builder: Any) -> None:
        def interrupt() -> None:
            builder.data, builder.fails = b"%PDF-new", KeyboardInterrupt()
            saving("Day", "Night")()

        result = play(interrupt)
        assert (result.exit_code, result.stderr) == (0, NOTICE)
        assert Path("output/day/1-guide-2x.pdf").read_bytes() == b"%PDF-1.7"

    def test_ctrl_c_during_a_build_ends_it_before_anything_is_written(self, play: Play, builder: Any) -> None:
        def interrupt() -> None:
            builder.data, builder.meanwhile = b"%PDF-new", lambda: signal.raise_signal(signal.SIGINT)
            saving("Day", "Night")()

        result = play(interrupt, saving("Night", "Evening"))
        assert (result.exit_code, result.stdout, result.stderr) == (0, TABLE + FOLDER, NOTICE)
        assert Path("output/day/1-guide-2x.pdf").read_bytes() == b"%PDF-1.7"

    def test_interrupted_while_it_writes_it_leaves_a_whole_pack(
        self, play: Play, builder: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def interrupt() -> None:
            builder.data = b"%PDF-new"
            monkeypatch.setattr("workshop.pack.folder.sync_folder", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
            saving("Day", "Night")()

        assert play(interrupt).exit_code == 0
        assert os.listdir("output") == ["day"]
        assert len({path.read_bytes() for path in Path("output/day").glob("*.pdf")}) == 1


class TestNotWriting:
    def test_what_cannot_be_written_is_told_and_tried_until_it_can(
        self, play: Play, builder: Any, script: Script
    ) -> None:
        def block() -> None:
            save("mine", "output/day/mine.txt")
            builder.data, builder.looks["1-guide-2x.pdf"] = b"%PDF-new", "X"
            saving("Day", "Night")()

        waiting = [script.wait] * 20
        result = play(block, *waiting, lambda: os.remove("output/day/mine.txt"), *waiting)
        assert result.stderr == NOTICE + (
            f'output{os.sep}day: this folder holds what is not part of the pack: "mine.txt"\n'
            "  hint: move what is yours to another place, or choose another folder with --out DIR\n"
            "10:42:02 day.yaml: built, but not written; the pack from 10:42:00 stands; "
            "it is tried again until it can be written\n"
        )
        assert result.stdout == TABLE + FOLDER + "10:42:08 day.yaml: 1-guide page 1 (0.0 s)\n"
        assert len(builder.calls) == 2
        assert Path("output/day/1-guide-2x.pdf").read_bytes() == b"%PDF-new"

    def test_a_newer_save_takes_its_place(self, play: Play, builder: Any, script: Script) -> None:
        def block() -> None:
            save("mine", "output/day/mine.txt")
            saving("Day", "Night")()

        def unblock() -> None:
            os.remove("output/day/mine.txt")
            builder.data = b"%PDF-newest"
            saving("Night", "Evening")()

        result = play(block, unblock, *[script.wait] * 20)
        assert result.stdout == TABLE + FOLDER + "10:42:03 day.yaml: no page changed (0.9 s)\n"
        assert Path("output/day/1-guide-2x.pdf").read_bytes() == b"%PDF-newest"

    def test_before_there_is_a_pack(self, play: Play, builder: Any, script: Script) -> None:
        save("mine", "output/day/mine.txt")
        result = play(lambda: os.remove("output/day/mine.txt"), *[script.wait] * 20)
        assert "day.yaml: built, but not written; no new pack yet; it is tried again" in result.stderr
        assert result.stderr.endswith(NOTICE)
        assert result.stdout == TABLE + FOLDER


class Told:
    """A source of changes that are made up: those of the first look, then none."""

    def __init__(self, *changes: Change) -> None:
        self.left = [changes, changes]
        self.heeded: list[Collection[str] | None] = []

    def mark(self) -> None:
        pass

    def use(self, asked: Collection[str] | None) -> None:
        self.heeded.append(asked)

    def changes(self) -> tuple[Change, ...]:
        return self.left.pop(0) if self.left else ()


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ([Change("a.md", "saved")], "a.md"),
        ([Change("a.md", "new"), Change("b.md", "gone")], "a.md (new), b.md (gone)"),
        ([Change("a.md", "saved", b"1"), Change("a.md", "saved", b"2")], "a.md"),
        ([Change(f"{name}.md", "saved") for name in "abcd"], "a.md, b.md, c.md and 1 more"),
    ],
)
def test_which_files_are_named(
    changes: list[Change], named: str, script: Script, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    script.steps = iter([script.wait])
    files, pack = Told(*changes), Pack("day", "Day", "en", (), ())
    Loop("day.yaml", tmp_path, lambda: (pack, {"a.md"}), lambda *_: None, files, script, Interrupts()).run()
    assert capsys.readouterr().out == f"10:42:00 {named}: no page changed (0.0 s)\n"
    assert files.heeded == [{"a.md"}] * 2


MIRROR = "exercises/warm-up/mirror/en.md"
DEBRIEF = "## Debrief (6 min)\n\n- {}?\n- Who was your customer today?\n"


def test_an_override_that_appears_changes_and_goes(play: Play) -> None:
    steps = [
        lambda: save(DEBRIEF.format("What happened when nobody led"), MIRROR),
        lambda: save(DEBRIEF.format("Who led"), MIRROR),
        lambda: save(DEBRIEF.replace("Debrief", "Debrif"), MIRROR),
        lambda: os.remove(MIRROR),
    ]
    result = play(*steps, options="--only guide")
    told = [line.partition(" ")[2].rpartition(" (")[0] for line in result.stdout.splitlines()[2:]]
    assert told == [f"{MIRROR} (new): 1-guide page 4", f"{MIRROR}: 1-guide page 4", f"{MIRROR} (gone): 1-guide page 4"]
    assert (
        f'{MIRROR}:1:1: unknown section "Debrif"\n  ## Debrif (6 min)\n  ^\n  hint: did you mean "Debrief"?\n'
        in result.stderr
    )


def test_the_command_itself(tmp_path: Path) -> None:
    (tmp_path / "day.yaml").write_text(DAY)
    command = [sys.executable, "-m", "workshop.cli.main", "build", "day.yaml", "--only", "cues", "--watch"]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, cwd=tmp_path, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as child:
        late = Timer(60, child.kill)
        late.start()
        assert child.stdout
        assert child.stderr
        assert child.stderr.readline() == NOTICE
        (tmp_path / "day.yaml").write_text(DAY.replace("13", "12"))
        lines = [child.stdout.readline() for _ in range(3)]
        child.send_signal(signal.SIGINT)
        rest = child.communicate()
        late.cancel()
    assert lines[0].startswith("1-cues-1x.pdf")
    assert lines[2].partition(" ")[2].startswith("day.yaml: 1-cues page 1 (")
    assert (child.returncode, rest) == (0, ("", ""))
    assert sorted(os.listdir(tmp_path / "output/day")) == ["1-cues-1x.pdf", "pack.json"]
