"""An agent who speaks while the customer still does."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.parcel import parcel_birthday
from tests.scenes import english, rules

from warmline.core.conversation import Channel
from warmline.core.customer.parameters import EFFECTS
from warmline.core.customer.parameters.acts import ACTS, FELT_AS
from warmline.core.customer.scene import Scene, answer, begin

WORDS = "I have your parcel number in front of me and I am calling the depot now."


def on_the_phone(*, interrupted: bool, seed: int = 1) -> Scene:
    scene = begin(replace(parcel_birthday(), channel=Channel.PHONE), english(), seed=seed)
    return answer(scene, WORDS, reader=rules(), interrupted=interrupted)


def test_being_spoken_over_is_felt_and_told_with_its_reason() -> None:
    calm, cut = on_the_phone(interrupted=False), on_the_phone(interrupted=True)
    assert cut.turns[-1].mood.warmth < calm.turns[-1].mood.warmth
    (why,) = [one for one in cut.turns[-1].because if one.reason == "interrupted"]
    assert why.text == "She was still speaking when you began."
    assert why.anger > 0 > why.trust
    assert all(one.reason != "interrupted" for one in calm.turns[-1].because)


def test_the_same_words_without_it_are_the_same_scene() -> None:
    scene = begin(replace(parcel_birthday(), channel=Channel.PHONE), english(), seed=1)
    assert answer(scene, WORDS, reader=rules()) == on_the_phone(interrupted=False)


def test_it_is_felt_as_shouting_is() -> None:
    assert FELT_AS["interrupted"] == "interrupt"
    assert ACTS["interrupt"].evaluation == pytest.approx(ACTS["yell"].evaluation, abs=0.02)
    assert EFFECTS["interrupted"] == EFFECTS["shouted"]


def test_the_customer_may_say_so() -> None:
    said = {on_the_phone(interrupted=True, seed=seed).turns[-1].plan.reaction for seed in range(4)}
    assert "interrupted" in said
