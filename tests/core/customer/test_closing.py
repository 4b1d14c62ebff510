"""How a talk closes: warm, brief, with a last question, or not yet."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.scenes import english, reason, state_with, stepped, talk

from warmline.core.customer.parameters import PARAMETERS
from warmline.core.customer.scene import outcome
from warmline.core.customer.setting import USUAL_WEIGHTS
from warmline.core.customer.state import Act, CustomerState, Ending

YES = {
    "accepted": "new_by_noon",
    "offers": ("new_parcel", "watch_scan"),
    "told": ("not_there", "birthday"),
    "turn": 5,
}


def yes(**changes: object) -> CustomerState:
    return state_with(**{**YES, "trust": 0.7, "anger": 0.2, **changes})


def test_who_was_met_thanks_warmly() -> None:
    done = stepped("It is done.", state=yes(heard=(("validates", 1),)))
    assert done.plan.acts == (Act.THANK, Act.CLOSE)
    assert done.plan.topics[0] == "new_by_noon"
    assert done.state.ended is Ending.RESOLVED


def test_who_was_served_and_not_met_thanks_briefly() -> None:
    done = stepped("It is done.", state=yes())
    assert done.plan.acts == (Act.THANK, Act.CLOSE)
    assert done.plan.topics[0] == "brief"


def test_brief_thanks_praise_nobody() -> None:
    lines = [line.text.lower() for line in english().for_use("thank.brief")]
    assert len(lines) >= 12
    assert not any(word in line for line in lines for word in ("lovely", "kind", "great help", "saved", "serious"))


@pytest.mark.parametrize(
    "text",
    ["At which hour does it suit you?", "What time is best?", "When would be good for you?", "When may I ring you?"],
)
def test_a_question_for_the_hour_is_answered_before_going(text: str) -> None:
    done = stepped(text, state=yes(heard=(("validates", 1),)))
    assert done.plan.acts == (Act.ANSWER, Act.CLOSE)
    assert done.plan.topics[0] == "any_time"
    assert done.state.ended is Ending.RESOLVED


def test_another_question_is_not_answered_with_an_hour() -> None:
    assert "any_time" not in stepped("Anything else?", state=yes(heard=(("validates", 1),))).plan.topics


def test_anything_else_before_the_first_thing_is_done() -> None:
    done = stepped("Is there anything else I can do?", state=state_with(turn=2))
    assert done.plan.topics == ("anything_else",)
    assert stepped("Have a nice day, bye!", state=state_with(turn=2)).plan.topics == ("not_done",)


@pytest.mark.parametrize(
    "use", ["repeat.not_done", "repeat.anything_else", "answer.any_time", "thank.brief", "ask.more"]
)
def test_every_new_topic_has_enough_lines(use: str) -> None:
    assert len(english().for_use(use)) >= 6


def test_no_line_about_a_goodbye_answers_a_question_for_more() -> None:
    assert not any("else" in line.text.lower().split("?")[0] for line in english().for_use("repeat.not_done"))


def test_a_bare_sorry_is_not_forgiven() -> None:
    said = ("I am sorry.", ("apologises", "I am sorry"))
    assert Act.FORGIVE not in stepped(*said, state=state_with(anger=0.3, trust=0.5, turn=3)).plan.acts


def test_a_sorry_that_takes_it_on_is_forgiven_but_not_at_once() -> None:
    said = ("I am sorry, that was our mistake.", ("apologises", "I am sorry"), ("takes_ownership", "our mistake"))
    sore = {"anger": 0.36, "trust": 0.4, "hope": 0.4}
    assert Act.FORGIVE in stepped(*said, state=state_with(turn=2, **sore)).plan.acts
    assert Act.FORGIVE not in stepped(*said, state=state_with(turn=0, **sore)).plan.acts


def satisfaction(**changes: object) -> float:
    # A solved case keeps clear of zero, where everything looks alike.
    scene = talk("Hello Ines.")
    changes = {"accepted": "new_by_noon", **changes}
    last = replace(scene.turns[-1], state=replace(scene.state, **changes))  # type: ignore[arg-type]
    return outcome(replace(scene, turns=(*scene.turns[:-1], last))).satisfaction


@pytest.mark.parametrize("traps", [1, 2, 3])
def test_each_wrong_answer_is_remembered(traps: int) -> None:
    assert satisfaction(traps=("a",) * traps) == pytest.approx(satisfaction() + traps * PARAMETERS.trap_points, abs=0.2)


def test_after_three_it_makes_no_difference() -> None:
    assert satisfaction(traps=("a",) * 9) == satisfaction(traps=("a",) * 3)


def test_a_sorry_counts_half_of_meeting_somebody() -> None:
    none, half, met = (satisfaction(heard=heard) for heard in ((), (("apologises", 1),), (("validates", 1),)))
    assert none < half < met
    assert half - none == pytest.approx(met - half, abs=0.2)


def test_solved_is_worth_more_than_unsolved() -> None:
    gap = satisfaction() - satisfaction(accepted=None)
    weight = USUAL_WEIGHTS.share("distributive")
    assert gap == pytest.approx(weight * (PARAMETERS.solved_points - PARAMETERS.unsolved_points), abs=0.2)


def test_the_quote_of_an_answer_is_the_clause_that_answers() -> None:
    from warmline.core.customer.state import Plan

    asking = replace(state_with(turn=3, told=("not_there", "birthday")), plan=Plan((Act.ASK,), ("next",)), asking=True)
    done = stepped("Oh no, poor you! I can send a new parcel tonight.", state=asking)
    found = reason(done.because, "question_answered")
    assert found is not None
    assert found.quote == "I can send a new parcel tonight."
