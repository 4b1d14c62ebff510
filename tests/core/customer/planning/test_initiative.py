from __future__ import annotations

from dataclasses import replace

from tests.parcel import parcel_birthday
from tests.scenes import state_with, stepped

from warmline.core.customer.state import Act, Plan

ALL = ("not_there", "neighbours", "soon", "no_fourteen", "birthday", "friday_out")
RUDE = ("That is your own fault.", ("blames_customer", "your own fault"))


def test_growing_anger_threatens_and_then_asks_for_somebody_else() -> None:
    seen: set[Act] = set()
    for seed in range(12):
        threatened = stepped(*RUDE, state=state_with(anger=0.62, turn=3, told=ALL), seed=seed)
        seen.add(threatened.plan.act)
        beyond = stepped(*RUDE, state=state_with(anger=0.72, turn=3, told=ALL, failures=2), seed=seed)
        seen.add(beyond.plan.act)
    assert {Act.THREATEN, Act.ESCALATE} <= seen


def test_a_calm_person_does_not_threaten() -> None:
    for seed in range(8):
        done = stepped("I am looking at the note.", state=state_with(anger=0.1, turn=3, told=ALL), seed=seed)
        assert done.plan.act not in (Act.THREATEN, Act.ESCALATE, Act.COMPLAIN)


def test_a_full_apology_is_forgiven_once() -> None:
    text = "That was our mistake and I am sorry."
    marks = (("apologises", "I am sorry"), ("takes_ownership", "That was our mistake"))
    state = state_with(anger=0.3, trust=0.4, turn=2, told=ALL, patience=0.6)
    first = stepped(text, *marks, state=state)
    assert first.plan.acts[0] is Act.FORGIVE
    again = stepped("Again, our mistake, I am sorry.", ("apologises", "I am sorry"), state=first.state)
    assert Act.FORGIVE not in again.plan.acts


def test_the_hot_do_not_forgive() -> None:
    marks = (("apologises", "I am sorry"), ("takes_ownership", "our mistake"))
    done = stepped("That was our mistake and I am sorry.", *marks, state=state_with(anger=0.8, turn=2, told=ALL))
    assert Act.FORGIVE not in done.plan.acts


def test_trust_opens_the_real_need_unasked() -> None:
    state = state_with(trust=0.6, anger=0.2, turn=3, told=("not_there", "neighbours", "soon"))
    done = stepped("I have the driver's note open.", state=state)
    assert "birthday" in done.state.told


def test_facts_come_little_by_little() -> None:
    scenario = parcel_birthday()
    done = stepped("What happened?", ("asks_open", "What happened?"))
    assert 1 <= len(set(done.state.told) - {"not_there"}) <= 2
    closed = replace(scenario.persona.temperament, openness=0.5)
    shy = replace(scenario, persona=replace(scenario.persona, temperament=closed))
    told = [len(stepped("I have it open here.", scenario=shy, seed=seed).state.told) for seed in range(40)]
    told_open = [len(stepped("I have it open here.", seed=seed).state.told) for seed in range(40)]
    assert sum(told) < sum(told_open)


def test_trusted_facts_are_never_volunteered_without_trust() -> None:
    for seed in range(20):
        done = stepped("I have it open here.", state=state_with(trust=0.2, turn=4), seed=seed)
        assert "birthday" not in done.state.told


def test_pressing_on_is_not_the_same_twice() -> None:
    state = state_with(plan=Plan((Act.ASK,), ("next",)), turn=3, told=ALL, anger=0.35)
    done = stepped("Okay.", state=state)
    assert done.plan.acts != state.plan.acts or done.plan.topics != state.plan.topics


def test_kindness_alone_is_asked_what_now() -> None:
    state = state_with(plan=Plan((Act.TELL,), ("soon",)), turn=3, told=ALL, kind_only=2, anger=0.3)
    text = "I am so very sorry for you, dear Ines."
    done = stepped(text, ("apologises", "I am so very sorry"), state=state)
    assert done.plan.reaction in ("kind_only", "apology", "apology_again")
    assert done.plan.act in (Act.ASK, Act.REPEAT, Act.COMPLAIN)


def test_trust_confides_but_never_in_answer_to_a_question_for_something_else() -> None:
    told = tuple(key for key in ALL if key != "birthday")
    state = state_with(anger=0.2, trust=0.9, turn=4, told=told)
    step = ("next_step_with_time", "I ring the depot at 18:00.")
    unasked = stepped("I ring the depot at 18:00.", step, state=state)
    assert "birthday" in unasked.state.told
    asked = stepped("I ring the depot at 18:00. Which colour is your door?", step, state=state)
    assert "birthday" not in asked.state.told
