"""The fuzz target itself: it feeds every reader, the same inputs for the same seed, and tells what fails."""

from __future__ import annotations

import random
import re
import time
from itertools import count
from pathlib import Path

import pytest

from tests import fuzz_readers
from tests.fuzz_inputs import SEEDS, Input, changed
from tests.fuzz_readers import feed, main, run
from tests.fuzz_targets import TARGETS
from workshop.errors import PageError


@pytest.mark.parametrize("name", TARGETS)
def test_files_of_the_box_go_in_as_they_are(name: str) -> None:
    assert [feed(TARGETS[name], seed) for seed in SEEDS[name][:20]] == [("", "")] * len(SEEDS[name][:20])


def test_a_few_inputs_for_each() -> None:
    fed, failures = run(list(TARGETS), 7, iter(range(20 * len(TARGETS))), lambda: True)
    assert failures == []
    assert set(fed.values()) == {20}


def test_the_same_seed_gives_the_same_inputs() -> None:
    def inputs(seed: int) -> list[Input]:
        return [changed(random.Random(f"{seed}:{index}"), SEEDS["yaml"]) for index in range(30)]

    assert inputs(1) == inputs(1) != inputs(2)
    assert sum(made.text != next(s.text for s in SEEDS["yaml"] if s.name == made.name) for made in inputs(1)) > 20


def planted(given: Input) -> None:
    if "!" in given.text:
        raise ZeroDivisionError("planted")
    if "?" in given.text:
        raise PageError([])


def test_what_fails_is_told_once_and_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(fuzz_readers, "TARGETS", {"yaml": planted})
    assert main(["--seconds", "1", "--seed", "5", "--out", str(tmp_path)]) == 1
    told = capsys.readouterr().out
    found = re.search(r"yaml, --seed 5 --at (\d+), like \S+: (\S+)\n", told)
    assert found
    assert told.startswith("seed 5\n")
    assert "ZeroDivisionError: planted" in told
    assert told.endswith(" inputs, 1 ways to fail\n")
    assert "!" in Path(found[2]).read_text("utf-8")
    assert main(["--seed", "5", "--at", found[1], "--out", str(tmp_path)]) == 1
    assert capsys.readouterr().out.endswith("1 inputs, 1 ways to fail\n")


def test_what_takes_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def works(_: Input) -> None:
        last = time.process_time() + 0.1
        while time.process_time() < last:
            pass

    def never_ends(_: Input) -> None:
        for _number in count():
            pass

    monkeypatch.setattr(fuzz_readers, "MOST_SECONDS", 0.05)
    assert feed(works, Input("a", ""))[0] == "slow"
    monkeypatch.setattr(fuzz_readers, "_NET_SECONDS", 0.05)
    assert feed(never_ends, Input("a", ""))[0].startswith("SlowError ")
