from __future__ import annotations

from dataclasses import replace

import pytest
from tests.parcel import parcel_birthday
from tests.scenes import moment, state_with

from warmline.core.customer.appraisal import appraise
from warmline.core.customer.appraisal.appraise import total
from warmline.core.customer.parameters import EFFECTS, PARAMETERS
from warmline.core.customer.persona import Temperament
from warmline.core.customer.reasons import REASONS, words_for
from warmline.core.customer.scenario import Scenario

RUDE = ("That is your own fault.", ("blames_customer", "your own fault"))
KIND = ("No wonder you are annoyed.", ("acknowledges_feeling", "No wonder you are annoyed"))


def natured(**temperament: float) -> Scenario:
    scenario = parcel_birthday()
    return replace(scenario, persona=replace(scenario.persona, temperament=Temperament(**temperament)))


def test_the_weightiest_reason_comes_first() -> None:
    because = appraise(moment(*RUDE))
    assert because[0].reason == "blamed"
    assert because[-1].reason == "turn"


def test_temperament_scales_rises_and_falls() -> None:
    hot = total(appraise(moment(*RUDE, scenario=natured(heat=1.5))))
    cool = total(appraise(moment(*RUDE, scenario=natured(heat=0.5))))
    assert hot.anger > 2 * cool.anger > 0
    forgiving = total(appraise(moment(*KIND, scenario=natured(forgiveness=1.5))))
    grudging = total(appraise(moment(*KIND, scenario=natured(forgiveness=0.5))))
    assert forgiving.anger < grudging.anger < 0
    patient = total(appraise(moment("Ok.", scenario=natured(endurance=1.5))))
    impatient = total(appraise(moment("Ok.", scenario=natured(endurance=0.5))))
    assert impatient.patience < patient.patience < 0


def test_one_good_turn_moves_it_little() -> None:
    text = "No wonder. That was us, I am sorry. So nothing came. I send it by 18:00."
    marks = (
        ("acknowledges_feeling", "No wonder"),
        ("validates", "No wonder"),
        ("takes_ownership", "That was us"),
        ("apologises", "I am sorry"),
        ("paraphrases", "nothing came"),
        ("next_step_with_time", "I send it by 18:00"),
    )
    change = total(appraise(moment(text, *marks, state=state_with(anger=0.9, trust=0.1))))
    assert -PARAMETERS.most_anger_relief - 0.01 <= change.anger < 0
    assert 0 < change.trust <= PARAMETERS.most_trust_gain + 0.01


def test_stickiness_is_a_mechanism_that_can_be_switched_off() -> None:
    sticky = total(appraise(moment(*RUDE)))
    loose = total(appraise(moment(*RUDE, parameters=replace(PARAMETERS, stickiness=0.0))))
    assert loose.anger > sticky.anger


def test_rage_needs_a_second_failure_or_an_insult() -> None:
    near = {"anger": 0.85}
    once = total(appraise(moment(*RUDE, state=state_with(failures=1, **near))))
    twice = total(appraise(moment(*RUDE, state=state_with(failures=2, **near))))
    insulted = total(appraise(moment("You fool.", ("insults", "You fool"), state=state_with(failures=0, **near))))
    assert once.anger <= 0.011
    assert twice.anger > 0.05
    assert insulted.anger > 0.1


def test_every_reason_has_words_for_every_pronoun() -> None:
    persona = parcel_birthday().persona
    for pronoun in ("she", "he", "they"):
        for reason in REASONS:
            text = words_for(reason, replace(persona, pronoun=pronoun))
            assert "{" not in text
            assert text[0].isupper()
    assert (
        words_for("stock_phrase", replace(persona, pronoun="they")) == "A stock phrase. They have heard it elsewhere."
    )
    with pytest.raises(KeyError):
        words_for("unheard_of", persona)


def test_every_effect_has_words() -> None:
    assert set(EFFECTS) <= set(REASONS)
