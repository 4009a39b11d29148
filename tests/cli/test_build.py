"""`workshop build`: options, what it prints, and how it fails."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Run = Callable[..., Result]

DAY = "title: Day\nlanguage: en\nstart: 9.00\nparticipants: 13\nagenda:\n  - exercise: mirror\n"
TABLE = "1-guide-2x.pdf      1 page   2 copies   2 sheets\n2-handbook-16x.pdf  3 pages  16 copies  32 sheets\n"


@pytest.fixture
def day(tmp_path: Path) -> Path:
    path = tmp_path / "day.yaml"
    path.write_text(DAY)
    return path


@pytest.mark.usefixtures("day")
class TestBuilding:
    def test_a_starter(self, run: Run, builder: Any) -> None:
        result = run("build", "meet-the-person")
        assert result.exit_code == 0
        assert result.stdout == f"{TABLE}output{os.sep}meet-the-person\n"
        assert result.stderr == 'building "Kohtaa ihminen" …\n'
        assert sorted(os.listdir("output/meet-the-person")) == ["1-guide-2x.pdf", "2-handbook-16x.pdf", "pack.json"]

    def test_a_file_into_another_folder(self, run: Run, builder: Any) -> None:
        result = run("build", "day.yaml", "--out", "packs")
        assert result.stdout.endswith(f"packs{os.sep}day\n")
        assert builder.session.title == "Day"
        assert not Path("output").exists()

    def test_the_options_reach_the_session(self, run: Run, builder: Any) -> None:
        options = "--people 20 --date 2026-12-03 --start 13:30 --client Us --paper letter --ink grey --type large"
        result = run("build", "listening-90", "--lang", "en", *options.split(), "--only", "guide, cards", "--single")
        assert result.exit_code == 0, result.stderr
        session, only, single = builder.calls[0]
        assert (session.slug, session.language) == ("listening-90-en", "en")
        assert (len(session.participants), session.date, session.start) == (20, date(2026, 12, 3), 13 * 60 + 30)
        assert (session.client, session.print.paper, session.print.ink, session.print.type) == (
            "Us", "Letter", "grey", "large",
        )  # fmt: skip
        assert (only, single) == (frozenset({"guide", "cards"}), True)

    def test_without_options_the_session_stays_as_it_is(self, run: Run, builder: Any) -> None:
        run("build", "day.yaml")
        session, only, single = builder.calls[0]
        assert (session.start, session.print.paper, only, single) == (540, "A4", frozenset(), False)

    def test_quiet_prints_the_folder_only(self, run: Run, builder: Any) -> None:
        result = run("build", "day.yaml", "-q")
        assert (result.stdout, result.stderr) == (f"output{os.sep}day\n", "")

    def test_json_is_what_pack_json_holds(self, run: Run, builder: Any) -> None:
        builder.warns = True
        result = run("build", "day.yaml", "--json")
        assert (result.exit_code, result.stderr) == (0, "")
        assert json.loads(result.stdout) == json.loads(Path("output/day/pack.json").read_text("utf-8"))
        assert json.loads(result.stdout)["problems"][0]["severity"] == "warning"

    def test_warnings_go_to_stderr_and_fail_nothing(self, run: Run, builder: Any) -> None:
        builder.warns = True
        result = run("build", "day.yaml", "-q")
        assert result.exit_code == 0
        assert result.stderr == "day.yaml:6:15: warning: small groups\n  hint: join the smallest\n"

    def test_open_opens_the_folder(self, run: Run, builder: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        opened: list[str] = []
        monkeypatch.setattr("click.launch", lambda url: opened.append(url) or 0)  # type: ignore[func-returns-value]
        assert run("build", "day.yaml", "--open", "-q").stderr == ""
        monkeypatch.setattr("click.launch", lambda url: 1)
        told = f"output{os.sep}day: cannot be opened from here; open it by hand\n"
        assert run("build", "day.yaml", "--open", "-q").stderr == told
        assert opened == [f"output{os.sep}day"]

    def test_what_a_crash_left_is_put_right_even_if_this_build_fails(self, run: Run, builder: Any) -> None:
        run("build", "listening-90")
        os.rename("output/listening-90", "output/.listening-90.0123abcd.old")
        Path("output/.day.89abcdef.new").mkdir()
        assert run("build", "none.yaml").exit_code == 1
        assert os.listdir("output") == ["listening-90"]


@pytest.mark.usefixtures("day")
class TestFailing:
    def test_problems_of_the_build_are_all_told_and_nothing_is_written(self, run: Run, builder: Any) -> None:
        builder.fail("one", "two")
        result = run("build", "day.yaml", "-q")
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr == ("day.yaml:9:3: one\n  hint: start earlier\nday.yaml:9:3: two\n  hint: start earlier\n")
        assert not Path("output").exists()
        told = json.loads(run("build", "day.yaml", "--json").stdout)
        assert [problem["message"] for problem in told["problems"]] == ["one", "two"]

    def test_a_session_that_is_not_there(self, run: Run, builder: Any) -> None:
        result = run("build", "meet-the-persn")
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr == (
            'meet-the-persn: unknown starter session "meet-the-persn"\n  hint: did you mean "meet-the-person"?\n'
        )
        assert builder.calls == []

    def test_a_folder_that_holds_something_else_is_told_before_the_work(self, run: Run, builder: Any) -> None:
        Path("output/day").mkdir(parents=True)
        Path("output/day/mine.txt").write_text("mine")
        result = run("build", "day.yaml")
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr == (
            f"output{os.sep}day: this folder holds something else than a pack, and is left alone\n"
            "  hint: choose another folder with --out DIR\n"
        )
        assert builder.calls == []
        assert os.listdir("output/day") == ["mine.txt"]

    def test_kinds_that_the_session_has_not(self, run: Run, builder: Any) -> None:
        builder.empty = True
        result = run("build", "day.yaml", "--only", "cards,posters", "-q")
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr == (
            "day.yaml: this session needs no cards and no posters\n"
            "  hint: choose other kinds with --only, or leave it out\n"
        )

    @pytest.mark.parametrize(
        ("options", "told"),
        [
            (("--date", "3.12.2026"), "'--date': \"3.12.2026\" is not a date; write 2026-12-03"),
            (("--date", ""), "'--date': \"\" is not a date; write the year, month and day, for example 2026-12-03"),
            (("--start", "25"), "'--start': \"25\" is not a clock time; write the hours and minutes"),
            (("--start", "24.00"), "'--start': \"24.00\" is not a clock time"),
            (("--people", "0"), "'--people': 0 is not in the range"),
            (("--people", "many"), "'--people': 'many' is not a valid integer"),
            (("--lang", "Finnish"), "'--lang': \"Finnish\" is not a language; write its short name"),
            (("--only", "gide"), '\'--only\': "gide" is not a kind of document; did you mean "guide"?'),
            (("--only", ""), "the kinds are guide, cues, handbook, worksheets, cards, posters, forms, print-order"),
            (("--paper", "A5"), "'--paper': 'A5' is not one of"),
            (("--ink", "blue"), "'--ink': 'blue' is not one of"),
            (("--type", "huge"), "'--type': 'huge' is not one of"),
            (("--bogus",), "No such option"),
            (("more",), "unexpected extra argument"),
        ],
    )
    def test_what_click_rejects(self, run: Run, builder: Any, options: tuple[str, ...], told: str) -> None:
        result = run("build", "day.yaml", *options)
        assert (result.exit_code, result.stdout) == (2, "")
        assert told in result.stderr
        assert builder.calls == []


def test_a_real_pack(run: Run) -> None:
    result = run("build", "listening-90", "--lang", "en", "--only", "guide,print-order")
    assert result.exit_code == 0, result.stderr
    folder = Path(result.stdout.splitlines()[-1])
    record = json.loads((folder / "pack.json").read_text("utf-8"))
    assert (record["slug"], record["title"]) == ("listening-90-en", "Listening in 90 minutes")
    assert sorted(os.listdir(folder)) == sorted(["pack.json", *(file["name"] for file in record["files"])])
    for file in record["files"]:
        data = (folder / file["name"]).read_bytes()
        assert data.startswith(b"%PDF")
        assert len(data) == file["bytes"]
