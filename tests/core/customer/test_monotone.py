"""More of a good thing never does harm, more of a bad thing never does good: whatever the state."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.parcel import parcel_birthday
from tests.scenes import moment, read, state_with

from warmline.core.customer.appraisal import appraise
from warmline.core.customer.appraisal.appraise import total
from warmline.core.customer.dice import Dice
from warmline.core.customer.engine import step
from warmline.core.customer.parameters import Effect
from warmline.core.customer.persona import Temperament
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.state import CustomerState

quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
levels = st.floats(min_value=0.05, max_value=0.95).map(lambda value: round(value, 3))
natures = st.floats(min_value=0.5, max_value=1.5)
states = st.builds(
    lambda anger, trust, patience, hope, turn: state_with(
        anger=anger, trust=trust, patience=patience, hope=hope, turn=turn
    ),
    levels,
    levels,
    levels,
    levels,
    st.integers(min_value=0, max_value=9),
)
BASE = "You waited two days for it, and nothing came at all."
BAD = (
    ("insults", "nothing"),
    ("blames_customer", "You waited"),
    ("dismisses", "nothing came"),
    ("argues", "at all"),
    ("sarcasm", "at all"),
    ("commands", "You waited"),
    ("uses_jargon", "nothing"),
    ("promises_vaguely", "at all"),
    ("stock_phrase", "nothing came"),
    ("reveals_data", "two days"),
)
GOOD = (
    ("acknowledges_feeling", "nothing came"),
    ("validates", "two days"),
    ("paraphrases", "You waited two days"),
    ("uses_detail", "two days"),
    ("takes_ownership", "nothing"),
    ("verifies_understanding", "at all"),
    ("prevents_repeat", "at all"),
)


def effect(state: CustomerState, *marks: tuple[str, str], scenario: Scenario | None = None) -> Effect:
    return total(appraise(moment(BASE, *marks, state=state, scenario=scenario)))


@quick
@given(states, st.sampled_from(BAD))
def test_one_more_bad_thing_never_does_good(state: CustomerState, mark: tuple[str, str]) -> None:
    plain, hurt = effect(state), effect(state, mark)
    assert hurt.anger >= plain.anger - 0.0002
    assert hurt.trust <= plain.trust + 0.0002
    assert hurt.hope <= plain.hope + 0.0002


@quick
@given(states, st.sampled_from(GOOD))
def test_one_more_good_thing_never_does_harm(state: CustomerState, mark: tuple[str, str]) -> None:
    plain, helped = effect(state), effect(state, mark)
    assert helped.anger <= plain.anger + 0.0002
    assert helped.trust >= plain.trust - 0.0002
    assert helped.hope >= plain.hope - 0.0002


@quick
@given(states, natures, natures)
def test_a_hotter_person_is_hurt_more(state: CustomerState, one: float, other: float) -> None:
    low, high = sorted((one, other))
    bad = ("blames_customer", "You waited")
    assert effect(state, bad, scenario=natured(heat=low)).anger <= effect(state, bad, scenario=natured(heat=high)).anger


@quick
@given(states, natures, natures)
def test_a_forgiving_person_cools_more(state: CustomerState, one: float, other: float) -> None:
    low, high = sorted((one, other))
    good = ("acknowledges_feeling", "nothing came")
    less = effect(state, good, scenario=natured(forgiveness=low)).anger
    assert effect(state, good, scenario=natured(forgiveness=high)).anger <= less + 0.0002


@quick
@given(states, natures, natures)
def test_a_patient_person_loses_less_patience(state: CustomerState, one: float, other: float) -> None:
    low, high = sorted((one, other))
    less = effect(state, scenario=natured(endurance=low)).patience
    assert effect(state, scenario=natured(endurance=high)).patience >= less - 0.0002


@quick
@given(states, st.sampled_from(BAD + GOOD), st.integers(min_value=0, max_value=999))
def test_a_step_changes_nothing_it_was_given(state: CustomerState, mark: tuple[str, str], seed: int) -> None:
    kept = replace(state)
    reading, scenario = read(BASE, mark), parcel_birthday()
    first = step(state, reading, scenario, Dice(seed))
    assert state == kept
    assert step(state, reading, scenario, Dice(seed)) == first


@quick
@given(states, st.sampled_from(BAD + GOOD))
def test_the_dice_never_touch_the_mood(state: CustomerState, mark: tuple[str, str]) -> None:
    moods = {step(state, read(BASE, mark), parcel_birthday(), Dice(seed)).state.mood for seed in range(5)}
    assert len(moods) == 1


@quick
@given(states, st.integers(min_value=1, max_value=5))
def test_no_repeat_does_more_than_the_first(state: CustomerState, times: int) -> None:
    mark = ("acknowledges_feeling", "nothing came")
    first = effect(replace(state, heard=(("acknowledges_feeling", 1),)), mark)
    later = effect(replace(state, heard=(("acknowledges_feeling", 1 + times),)), mark)
    assert later.anger >= first.anger - 0.0002
    assert later.trust <= first.trust + 0.0002


@pytest.mark.parametrize("mark", BAD, ids=lambda mark: str(mark[0]))
def test_the_same_hurt_again_hurts_no_less(mark: tuple[str, str]) -> None:
    state = state_with(failures=2, anger=0.3, trust=0.8)
    again = replace(state, heard=((mark[0], 2),))
    assert effect(again, mark).trust <= effect(state, mark).trust + 0.0002


def natured(**temperament: float) -> Scenario:
    scenario = parcel_birthday()
    return replace(scenario, persona=replace(scenario.persona, temperament=Temperament(**temperament)))
