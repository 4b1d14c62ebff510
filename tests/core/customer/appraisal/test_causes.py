"""The cause that the agent names (L14)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.scenes import moment, reason, state_with, talk

from warmline.core.customer.appraisal import appraise
from warmline.core.customer.scene import outcome

AVOIDABLE = "Somebody at the depot forgot to load it."
BEYOND = "The road was closed because of the storm."
STAYS = "That happens all the time in your lane, I am afraid."


def felt(text: str, *marks: tuple[str, str]) -> set[str]:
    return {one.reason for one in appraise(moment(text, *marks))}


@pytest.mark.parametrize(
    ("text", "name"), [(AVOIDABLE, "cause_avoidable"), (BEYOND, "cause_beyond"), (STAYS, "cause_stays")]
)
def test_each_kind_of_cause_is_felt_as_such(text: str, name: str) -> None:
    assert felt(text) & {"cause_avoidable", "cause_beyond", "cause_stays"} == {name}


def test_a_cause_that_could_be_avoided_angers_more_than_one_that_could_not() -> None:
    state = state_with(anger=0.5)
    angers = {}
    for text, name in ((AVOIDABLE, "cause_avoidable"), (BEYOND, "cause_beyond")):
        found = reason(appraise(moment(text, state=state)), name)
        assert found is not None
        angers[name] = found.anger
    assert angers["cause_avoidable"] > 0 > angers["cause_beyond"]


def test_who_owns_up_to_it_is_not_held_to_it() -> None:
    assert "cause_avoidable" not in felt(
        "I forgot it, that was my mistake.", ("takes_ownership", "that was my mistake")
    )


def test_a_question_or_a_plan_against_it_names_no_cause() -> None:
    assert "cause_stays" not in felt("Does that happen often? Is it a known problem?")
    text = "It is a known problem, so I have told the depot to change the label."
    assert "cause_stays" not in felt(text, ("prevents_repeat", "told the depot to change the label"))


def test_somebody_who_looked_is_no_cause() -> None:
    assert not felt("We looked at the scan and checked the van.") & {"cause_avoidable", "cause_beyond", "cause_stays"}


def test_a_cause_that_stays_lowers_what_is_remembered() -> None:
    scene = talk(STAYS)
    assert scene.state.cause_stays
    without = replace(scene.turns[-1], state=replace(scene.state, cause_stays=False))
    assert outcome(scene).satisfaction < outcome(replace(scene, turns=(*scene.turns[:-1], without))).satisfaction
