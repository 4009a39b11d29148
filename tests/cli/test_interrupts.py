"""Ctrl-C that waits for the work at hand."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from threading import Thread

import pytest

from workshop.cli.interrupts import listening


@pytest.fixture(autouse=True)
def _handler() -> Iterator[None]:
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)


def test_the_first_waits_until_it_is_asked_for() -> None:
    with listening() as interrupts:
        interrupts.check()
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            interrupts.check()


def test_the_second_is_heard_at_once() -> None:
    with listening():
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)


def test_afterwards_it_is_as_it_was() -> None:
    with listening():
        assert signal.getsignal(signal.SIGINT) is not signal.default_int_handler
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_where_it_is_ignored_it_stays_so() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with listening() as interrupts:
        signal.raise_signal(signal.SIGINT)
        interrupts.check()


def test_only_the_main_thread_can_listen() -> None:
    heard: list[bool] = []

    def work() -> None:
        with listening() as interrupts:
            heard.append(interrupts.heard)

    thread = Thread(target=work)
    thread.start()
    thread.join()
    assert heard == [False]
