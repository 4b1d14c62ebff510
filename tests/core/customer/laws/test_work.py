"""Work that can be seen, waiting, and the words for both (L5, L18, L26, L27)."""

from __future__ import annotations

import pytest
from tests.core.customer.laws.paired import after, mean_of, moments, said, satisfaction, warmth

from warmline.core.customer.parameters import PARAMETERS

OPEN = "The file is here on my screen."
WORK = "I am talking to the team about it now and will tell you by 16:40 today what comes of it."
EARLIER = ("I will send it on and write to you by 15:00 today.", "I will ring the team and tell you by 15:30 today.")
WAITS = (
    "Can you give me three minutes, please?",
    "I need two more minutes, please stay with me.",
    "One more minute, please.",
)


def test_work_that_can_be_seen_pays_more_as_talk_goes_on() -> None:
    early = mean_of(warmth(s, WORK) - warmth(s, OPEN) for s in moments(1))
    late = mean_of(warmth(s, WORK) - warmth(s, OPEN) for s in moments(4))
    assert early > 2
    assert late > early + 0.5


def test_it_still_pays_after_other_work_was_promised() -> None:
    scenes = list(moments(1))
    first = mean_of(warmth(s, WORK) - warmth(s, OPEN) for s in scenes)
    going = [said(s, *EARLIER) for s in scenes]
    third = mean_of(warmth(s, WORK) - warmth(s, OPEN) for s in going if s.ended is None and s.state.accepted is None)
    assert third > 0.75 * first


def test_the_very_same_promise_wears_out() -> None:
    scene = after("parcel_birthday", 1)
    assert warmth(said(scene, WORK), WORK) < 0.3 * warmth(scene, WORK)


def test_waiting_costs_little_and_progress_is_worth_more() -> None:
    by_waits = [mean_of(satisfaction(s, *WAITS[:n], WORK) for s in moments(1, range(1, 2))) for n in range(4)]
    slope = (by_waits[3] - by_waits[0]) / 3
    assert -5 < slope < 0
    progress = mean_of(satisfaction(s, WORK) - satisfaction(s, OPEN) for s in moments(1, range(1, 2)))
    assert progress > -slope


@pytest.mark.parametrize("wait", WAITS)
def test_a_wait_is_no_work_and_no_news(wait: str) -> None:
    turn = said(after("parcel_birthday", 1), wait).turns[-1]
    assert {one.reason for one in turn.because} <= {"hold", "hold_with_time", "turn", "too_short", "nothing_done"}
    assert turn.state.concrete == 0


def test_a_wait_that_says_what_is_done_in_it_is_work() -> None:
    scene = said(after("parcel_birthday", 1), "Give me two minutes, I will ask the driver and tell you by 16:40 today.")
    assert scene.state.concrete == 1


def test_a_step_that_names_the_case_counts_more() -> None:
    named = "I am checking parcel PX-4471 with the depot and tell you by 16:40 today."
    other = "I am checking the matter with a colleague and tell you by 16:40 today."
    scene = after("parcel_birthday", 1)
    plain = PARAMETERS.changed("concrete_bonus", 1.0)
    assert warmth(scene, named) > warmth(scene, other)
    assert warmth(scene, named) > warmth(scene, named, parameters=plain)
    assert warmth(scene, other) == warmth(scene, other, parameters=plain)


def test_i_beats_we_and_more_you_adds_nothing() -> None:
    scenes = list(moments(1))
    by_i = mean_of(warmth(s, "I will look at it and write to you by 16:40 today.") for s in scenes)
    by_we = mean_of(warmth(s, "We will look at it and write to you by 16:40 today.") for s in scenes)
    you = "I will look at it for you and write to you by 16:40 today, because it is you who needs it and you know why."
    by_you = mean_of(warmth(s, you) for s in scenes)
    assert by_i > by_we + 0.3
    assert by_you <= by_i + 0.05


def test_a_reason_that_gives_none_explains_nothing() -> None:
    scene = after("parcel_birthday", 1)
    empty = said(scene, "That is so because you are you and you know it.")
    real = said(scene, "That is so because the driver had the wrong street in the list.")
    assert "explained" not in {one.reason for one in empty.turns[-1].because}
    assert "explained" in {one.reason for one in real.turns[-1].because}
