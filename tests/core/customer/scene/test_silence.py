"""Nobody speaks on the phone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.parcel import parcel_birthday
from tests.scenes import english, reason, rules

from warmline.core.conversation import Channel
from warmline.core.customer.parameters import PARAMETERS
from warmline.core.customer.scene import Scene, SceneEnded, answer, begin, dump, load, silence
from warmline.core.customer.state import Act, Ending

CALL = replace(parcel_birthday(), channel=Channel.PHONE)


def call(*lines: str, seed: int = 1) -> Scene:
    scene = begin(CALL, english(), seed=seed)
    for line in lines:
        scene = answer(scene, line, reader=rules())
    return scene


def test_after_a_while_she_asks_whether_anybody_is_there() -> None:
    before = call("What happened on Tuesday?")
    after = silence(before, 12)
    assert after.turns[-1].customer.startswith(before.turns[-1].customer)
    assert after.turns[-1].customer != before.turns[-1].customer
    assert "?" in after.turns[-1].customer.removeprefix(before.turns[-1].customer)
    assert after.state.mood.patience < before.state.mood.patience
    found = reason(after.turns[-1].because, "silent")
    assert found is not None
    assert found.text == "A long silence. She could not tell whether you were there."


def test_a_breath_is_no_silence_and_in_chat_nothing_is() -> None:
    scene = call()
    assert silence(scene, 3) is scene
    chat = begin(parcel_birthday(), english(), seed=1)
    assert silence(chat, 600) is chat


def test_what_must_be_answered_stays_the_same() -> None:
    before = call("What happened on Tuesday?")
    after = silence(before, 12)
    assert after.turns[-1].plan == before.turns[-1].plan
    assert after.state.acts == before.state.acts
    assert len(after.turns) == len(before.turns)
    assert len(after.state.moods) == len(before.state.moods)


def test_on_hold_the_time_that_was_named_is_waited_for() -> None:
    told, untold = call("Please hold for two minutes."), call("Please hold on.")
    assert silence(told, 100) is told
    assert silence(untold, 30) is untold
    late = silence(told, 130)
    assert late.turns[-1].customer != told.turns[-1].customer
    lost_told = told.state.mood.patience - late.state.mood.patience
    lost_untold = untold.state.mood.patience - silence(untold, 130).state.mood.patience
    assert lost_told < lost_untold


def test_in_the_end_she_rings_off() -> None:
    scene, asked = call(), []
    for _ in range(PARAMETERS.silences_allowed):
        scene = silence(scene, 15)
        asked.append(scene.turns[-1].customer)
        assert scene.ended is None
    assert len(set(asked)) == len(asked)
    gone = silence(scene, 15)
    assert gone.ended in (Ending.LEFT, Ending.GAVE_UP)
    assert gone.turns[-1].plan.act is Act.LEAVE
    with pytest.raises(SceneEnded):
        silence(gone, 15)


def test_the_talk_goes_on_after_it_and_can_be_stored() -> None:
    scene = silence(call("What happened on Tuesday?"), 12)
    assert load(dump(scene), CALL, english()) == scene
    gone_on = answer(scene, "Yes, I am here. Is there a number 14 near you?", reader=rules())
    assert "no_fourteen" in gone_on.state.told


def test_the_same_run_asks_in_the_same_words() -> None:
    assert silence(call(seed=4), 12).turns[-1].customer == silence(call(seed=4), 12).turns[-1].customer
