"""Times as agents write them: which are exact, which vague, and which words are quoted as the time."""

from __future__ import annotations

import pytest
from tests.core.moves.read import PARCEL, found, names

from warmline.core.moves import MOVES

# The time, as it is written behind "I'll call you".
EXACT = (
    "at 18:00",
    "at 6pm",
    "by 18:00",
    "by noon",
    "before noon",
    "by 9:30 tomorrow",
    "tomorrow",
    "tonight",
    "today",
    "on Friday",
    "on Friday at 10:00",
    "next Monday",
    "tomorrow morning",
    "this afternoon",
    "within an hour",
    "within two hours",
    "in ten minutes",
    "in two days",
    "in three working days",
    "within 24 hours",
    "at half past five",
    "at a quarter to six",
    "by the end of the day",
    "before the weekend",
    "on 12 May",
    "next week",
    "by close of business",
    "around 15:00",
    "after lunch at 14:00",
    "in the next hour",
    "right now",
    "straight away",
    "first thing tomorrow",
    "before your flight",
    "by eight",
    "at seven tonight",
)
VAGUE = (
    "soon",
    "shortly",
    "as soon as possible",
    "as soon as I can",
    "at some point",
    "in due course",
    "in a while",
    "eventually",
    "when we can",
    "once I know more",
    "asap",
    "in the near future",
)
# Figures and hours that are no time of the step.
NO_TIME = (
    "about order 5512039",
    "about the £40",
    "with two colleagues",
    "about five parcels",
    "about the second one",
    "about chapter 12",
)


def test_exact_times_make_the_step_a_timed_one() -> None:
    assert [time for time in EXACT if "next_step_with_time" not in names(PARCEL, f"a: I'll call you {time}.")] == []


def test_the_time_may_stand_first() -> None:
    first = ("tomorrow", "tonight", "on Friday", "within an hour", "by 18:00", "at half past five", "in ten minutes")
    said = {time: names(PARCEL, f"a: {time[0].upper()}{time[1:]} I'll call you.") for time in first}
    assert [time for time, marks in said.items() if "next_step_with_time" not in marks] == []


def test_vague_times_make_no_timed_step() -> None:
    assert [time for time in VAGUE if "next_step_with_time" in names(PARCEL, f"a: I'll call you {time}.")] == []


def test_vague_times_make_a_vague_promise() -> None:
    assert [time for time in VAGUE if "promises_vaguely" not in names(PARCEL, f"a: I'll call you {time}.")] == []


def test_figures_that_are_no_time_make_no_timed_step() -> None:
    assert [words for words in NO_TIME if "next_step_with_time" in names(PARCEL, f"a: I'll call you {words}.")] == []


@pytest.mark.parametrize(
    ("said", "time"),
    [
        ("I'll call you at 18:00.", "at 18:00"),
        ("I'll call you by 9:30 tomorrow.", "by 9:30 tomorrow"),
        ("I will send it within two hours.", "within two hours"),
        ("I'll email you tomorrow morning.", "tomorrow morning"),
        ("I will ring you on Friday at 10:00.", "on Friday at 10:00"),
        ("I'll write to you in ten minutes.", "in ten minutes"),
        ("I will check it before noon and call you.", "before noon"),
    ],
)
def test_the_time_is_quoted_as_it_was_written(said: str, time: str) -> None:
    assert found("next_step_with_time", PARCEL, f"a: {said}").about("time") == time


def test_a_time_of_the_past_is_no_promise() -> None:
    past = ("I called you at 18:00.", "We sent it on Friday.", "The driver came at noon.", "He was there by 9:30.")
    assert [said for said in past if "next_step_with_time" in names(PARCEL, f"a: {said}")] == []


def test_a_question_about_a_time_is_no_step() -> None:
    asked = ("Shall we say 18:00?", "Does Friday suit you?", "Were you at home at noon?", "Is tomorrow all right?")
    assert [said for said in asked if "next_step_with_time" in names(PARCEL, f"a: {said}")] == []


def test_what_is_denied_is_no_step() -> None:
    denied = ("I won't call you at 18:00.", "I can't send it tomorrow.", "We never deliver on Friday.")
    assert [said for said in denied if "next_step_with_time" in names(PARCEL, f"a: {said}")] == []


def test_the_names_used_here_are_moves() -> None:
    assert {"next_step_with_time", "promises_vaguely"} <= set(MOVES)
