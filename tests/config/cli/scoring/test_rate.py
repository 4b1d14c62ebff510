"""How fast it goes, said where a log can hold it."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from tests.builders import conversation

from warmline.config.cli.output import CountingStream
from warmline.config.cli.scoring.rate import Rate, shown

TALK = conversation("c: Hi.", "a: Hello.", "n: Ticket opened.", "b: One moment.", "c: Where is it?")


class Clock:
    """A clock that is set by hand, in seconds."""

    def __init__(self) -> None:
        self.at = 100.0

    def __call__(self) -> float:
        return self.at


def lines(capsys: pytest.CaptureFixture[str], steps: list[float], after: Callable[[Rate], None] | None = None) -> str:
    clock = Clock()
    rate = Rate(clock)
    with shown(rate, CountingStream(io.BytesIO()), 0) as tick:
        for seconds in steps:
            clock.at += seconds
            rate.add(TALK)
            tick()
    captured = capsys.readouterr()
    assert captured.out == "", "standard output is for scores"
    return captured.err


def test_turns_are_those_of_customer_and_agent() -> None:
    clock = Clock()
    rate = Rate(clock)
    rate.add(TALK)
    rate.add(TALK)
    clock.at += 2
    assert (rate.conversations, rate.turns, rate.seconds) == (2, 6, 2.0)
    assert rate.line() == "2 conversations, 6 turns: 1 conversations/s, 3 turns/s"


def test_a_rate_before_any_time_has_passed_does_not_fail() -> None:
    assert Rate(Clock()).a_second() == "0 conversations/s, 0 turns/s"


def test_short_work_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert lines(capsys, [0.1] * 50) == ""


def test_long_work_says_a_line_every_ten_seconds_and_one_at_the_end(capsys: pytest.CaptureFixture[str]) -> None:
    said = lines(capsys, [1.0] * 35).splitlines()
    assert said == [
        "10 conversations, 30 turns: 1 conversations/s, 3 turns/s",
        "20 conversations, 60 turns: 1 conversations/s, 3 turns/s",
        "30 conversations, 90 turns: 1 conversations/s, 3 turns/s",
        "Done: 35 conversations, 105 turns: 1 conversations/s, 3 turns/s",
    ]


def test_an_entry_that_takes_long_does_not_bring_the_lines_it_missed(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(lines(capsys, [65.0, 1.0, 1.0]).splitlines()) == 2
