"""Time: late and quick answers, holding with and without a word on how long (L13, L17, L18)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.parcel import parcel_birthday
from tests.scenes import english, read, reason, rules, state_with

from warmline.core.conversation import Channel
from warmline.core.customer.dice import Dice
from warmline.core.customer.engine import step
from warmline.core.customer.scene import Scene, answer, begin
from warmline.core.customer.state import Because, CustomerState
from warmline.core.customer.times import span_seconds

CALL = replace(parcel_birthday(), channel=Channel.PHONE)
TEXT = "I will order a new parcel tonight, it is with you by noon."


def cost(
    seconds: float | None, state: CustomerState | None = None, reason_name: str = "kept_waiting"
) -> Because | None:
    done = step(state or state_with(CALL), read(TEXT), CALL, Dice(1), after_seconds=seconds)
    return reason(done.because, reason_name)


def test_where_nobody_looked_time_costs_nothing() -> None:
    assert cost(None) is None
    assert cost(None, reason_name="quick_reply") is None


def test_a_later_answer_costs_more_patience_and_never_much() -> None:
    costs = [found.patience for seconds in (12.0, 30.0, 64.0, 3600.0) if (found := cost(seconds))]
    assert costs == sorted(costs, reverse=True)
    assert len(costs) == 4
    assert costs[-1] > -0.08


def test_an_answer_in_time_costs_nothing_and_a_quick_one_pleases_a_little() -> None:
    assert cost(5.0) is None
    quick = cost(1.5, reason_name="quick_reply")
    assert quick is not None
    assert 0 < quick.trust < 0.02


def test_in_chat_a_minute_is_in_time_and_in_a_mail_some_hours_are() -> None:
    for channel, seconds in ((Channel.CHAT, 50.0), (Channel.EMAIL, 3 * 3600.0)):
        scenario = replace(CALL, channel=channel)
        done = step(state_with(scenario), read(TEXT), scenario, Dice(1), after_seconds=seconds)
        assert reason(done.because, "kept_waiting") is None


def test_told_how_long_a_wait_costs_less_and_longer_than_told_costs_more() -> None:
    told, untold, broken = state_with(CALL, hold_s=120.0), state_with(CALL, hold_s=0.0), state_with(CALL, hold_s=30.0)
    found = [cost(120.0, state) for state in (told, untold, broken)]
    known, unknown, longer = (one.patience for one in found if one is not None)
    assert known > unknown > longer
    assert found[0] is not None
    assert found[0].text == "She waited, and knew how long it would be."
    assert found[2] is not None
    assert found[2].text == "She waited longer than you had said."


def held(*lines: str) -> Scene:
    scene = begin(CALL, english(), seed=1)
    for line in lines:
        scene = answer(scene, line, reader=rules())
    return scene


def test_holding_with_a_time_is_remembered_with_it_and_costs_less() -> None:
    told, untold = held("Please hold for two minutes."), held("Please hold on.")
    assert told.state.hold_s == 120.0
    assert untold.state.hold_s == 0.0
    assert told.state.mood.patience > untold.state.mood.patience
    assert held("Please hold on.", "Thank you for waiting. The van was in another street.").state.hold_s is None


def test_the_hold_costs_more_on_the_phone_than_in_chat() -> None:
    chat = answer(begin(parcel_birthday(), english(), seed=1), "Please hold on.", reader=rules())
    chat_hold, call_hold = (reason(s.turns[-1].because, "hold") for s in (chat, held("Please hold on.")))
    assert chat_hold is not None
    assert call_hold is not None
    assert call_hold.patience < chat_hold.patience


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("two minutes, please", 120.0),
        ("half an hour", 1800.0),
        ("about 30 seconds", 30.0),
        ("an hour or two hours", 7200.0),
        ("a moment", None),
        ("a couple of minutes", 120.0),
        ("I have 12 parcels", None),
    ],
)
def test_spans_of_time_are_read(text: str, seconds: float | None) -> None:
    assert span_seconds(text) == seconds


def test_a_speech_tires_on_the_phone_and_not_in_writing() -> None:
    speech = "The parcel left the depot on Monday and the van went down the lane by the water. " * 8
    call = step(state_with(CALL), read(speech), CALL, Dice(1))
    chat = step(state_with(), read(speech), parcel_birthday(), Dice(1))
    assert reason(call.because, "rambled") is not None
    assert reason(chat.because, "rambled") is None


def test_two_words_are_an_answer_on_the_phone_and_too_little_in_a_mail() -> None:
    mail = replace(CALL, channel=Channel.EMAIL)
    assert reason(step(state_with(CALL), read("Right, yes."), CALL, Dice(1)).because, "too_short") is None
    assert reason(step(state_with(mail), read("Right, yes, I have seen that."), mail, Dice(1)).because, "too_short")
