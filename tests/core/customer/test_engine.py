"""What one step leaves behind in the customer's memory."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.parcel import parcel_birthday
from tests.scenes import read, state_with, stepped

from warmline.core.customer.dice import Dice
from warmline.core.customer.engine import start, step
from warmline.core.customer.parameters import EFFECTS, PARAMETERS, Effect
from warmline.core.customer.sentences import fold
from warmline.core.customer.state import Act, CustomerState


def test_it_starts_where_the_scenario_says() -> None:
    state = start(parcel_birthday())
    assert state.turn == 0
    assert state.mood == parcel_birthday().mood
    assert state.moods == (state.mood,)
    assert state.told == ("not_there",)
    assert state.failures == 1
    assert state.acts == (Act.OPEN,)


def test_a_step_counts_turns_moods_and_acts() -> None:
    state = start(parcel_birthday())
    for number in range(1, 4):
        state = stepped("I have the note open here.", state=state).state
        assert state.turn == number
        assert len(state.moods) == len(state.acts) == number + 1
        assert state.moods[-1] == state.mood
        assert state.acts[-1] is state.plan.act


def test_the_state_given_is_not_changed() -> None:
    state = start(parcel_birthday())
    kept = replace(state)
    stepped("That is your own fault.", ("blames_customer", "your own fault"), state=state)
    assert state == kept


def test_moves_are_counted_once_a_turn() -> None:
    text = "Sorry, so sorry."
    marks = (("apologises", "Sorry"), ("apologises", "so sorry"))
    once = stepped(text, *marks).state
    assert once.times_heard("apologises") == 1
    assert stepped(text, *marks, state=once).state.times_heard("apologises") == 2
    assert once.times_heard("explains") == 0


def test_sentences_are_remembered_folded_and_not_for_ever() -> None:
    state = stepped("I have the note open here. Ok.").state
    assert state.phrases == (fold("I have the note open here."),)
    long = stepped(" ".join(f"Sentence number {n} is here." for n in range(300)), state=state).state
    again = stepped(" ".join(f"Another number {n} is here." for n in range(300)), state=long).state
    assert len(again.phrases) <= 400


def test_promises_are_kept_in_memory() -> None:
    text = "I will write to you by 18:00."
    state = stepped(text, ("next_step_with_time", text)).state
    assert [(promise.turn, promise.when) for promise in state.promises] == [(1, "by 18:00")]


def test_offers_come_go_and_come_again() -> None:
    made = stepped("I can ask the driver today.").state
    assert made.standing() == {"ask_driver"}
    gone = stepped("Sorry, I cannot ask the driver.", state=made).state
    assert gone.standing() == frozenset()
    assert gone.failures == made.failures + 1
    back = stepped("Good news, I can ask the driver after all.", state=gone).state
    assert back.standing() == {"ask_driver"}


def test_kind_words_in_a_row_are_counted_and_doing_ends_the_row() -> None:
    kind = ("apologises", "so sorry")
    state = start(parcel_birthday())
    for expected in (1, 2):
        state = stepped(f"I am so sorry, dear {'very ' * expected}dear.", kind, state=state).state
        assert state.kind_only == expected
    assert stepped("I can ask the driver today.", state=state).state.kind_only == 0


def test_the_agents_name_is_remembered() -> None:
    named = stepped("Hello, I'm Sam.").state
    assert named.agent_name == "Sam"
    assert stepped("I have the note open.", state=named).state.agent_name == "Sam"


def test_what_was_asked_is_remembered_even_when_it_was_not_told() -> None:
    state = stepped("What is in the parcel?", state=state_with(trust=0.1)).state
    assert "birthday" in state.asked
    assert "birthday" not in state.told
    assert state.guarded == 1


def test_clarifying_is_counted_in_a_row_only() -> None:
    state = stepped("").state
    assert state.unclear == 1
    assert stepped("Is there a number 14 near you?", state=state).state.unclear == 0


def test_another_parameter_set_is_another_customer() -> None:
    text, mark = "That is your own fault.", ("blames_customer", "your own fault")
    tame = replace(PARAMETERS, effects={**EFFECTS, "blamed": Effect()})
    reading, scenario = read(text, mark), parcel_birthday()
    usual = step(start(scenario), reading, scenario, Dice(1))
    deaf = step(start(scenario), reading, scenario, Dice(1), tame)
    assert deaf.state.mood.anger < usual.state.mood.anger


def test_effects_scale() -> None:
    assert Effect(0.1, -0.2, 0.3, 0.0).times(2) == Effect(0.2, -0.4, 0.6, 0.0)


@pytest.mark.parametrize("name", sorted(EFFECTS))
def test_every_effect_is_moderate(name: str) -> None:
    effect = EFFECTS[name]
    assert all(abs(value) <= 0.3 for value in (effect.anger, effect.trust, effect.patience, effect.hope))
    assert effect != Effect()


def test_a_seed_changes_luck_not_feeling() -> None:
    text, mark = "I see how it is.", ("acknowledges_generically", "I see how it is")
    moods = {stepped(text, mark, seed=seed).state.mood for seed in range(10)}
    assert len(moods) == 1


def test_an_old_state_with_only_its_first_fields_still_steps() -> None:
    mood = parcel_birthday().mood
    bare = CustomerState(turn=0, mood=mood, moods=(mood,))
    assert stepped("I have the note open.", state=bare).state.turn == 1
