"""A customer who comes back: goodwill, a grudge, and promises that were not kept."""

from __future__ import annotations

from dataclasses import replace

from tests.parcel import parcel_birthday
from tests.scenes import WINNING, english, reason, rules, talk

from warmline.core.customer.scenario import Scenario
from warmline.core.customer.scene import Memory, Scene, answer, begin, remember
from warmline.core.customer.setting import Remembers, Series
from warmline.core.customer.state import Act, Promise

OPENINGS = Remembers(
    well=("Hello again, {agent} was kind last time.", "Hello again, it is me."),
    badly=("Me again. You said: {promise}.", "Me again, and nothing happened."),
)
FRIDAY = Promise(2, "I will send it by Friday noon", "by Friday noon")
SECOND = replace(parcel_birthday(), key="parcel_again", series=Series(2, "parcel_birthday"), remembers=OPENINGS)
WELL = Memory("parcel_birthday", solved=True, satisfaction=84.0, agent_name="Sam")
BADLY = Memory("parcel_birthday", solved=False, satisfaction=20.0, owed=(FRIDAY,), insults=1)


def back(memory: Memory | None, *lines: str, seed: int = 1, scenario: Scenario = SECOND) -> Scene:
    scene = begin(scenario, english(), seed=seed, memory=memory)
    for line in lines:
        scene = answer(scene, line, reader=rules())
    return scene


def test_a_good_talk_is_kept_as_solved_and_owing_nothing() -> None:
    memory = remember(talk(*WINNING))
    assert memory.solved
    assert memory.satisfaction > 60
    assert memory.owed == ()
    assert (memory.insults, memory.agent_name, memory.scenario) == (0, "Sam", "parcel_birthday")


def test_a_time_that_was_named_is_owed_where_the_case_was_left() -> None:
    memory = remember(talk("I will call you back by 18:00 today."))
    assert not memory.solved
    assert [promise.when for promise in memory.owed] == ["by 18:00 today"]


def test_what_was_not_the_agents_to_promise_is_owed_even_if_all_went_well() -> None:
    scene = talk("I will refund you the express fee and everything else right now.")
    forged = replace(scene.turns[-1], state=replace(scene.state, overpromised=("refund",), accepted="new_by_noon"))
    turn = replace(
        forged, because=(*forged.because, replace(forged.because[0], reason="false_promise", quote="I will"))
    )
    memory = remember(replace(scene, turns=(*scene.turns[:-1], turn)))
    assert memory.solved
    assert [promise.quote for promise in memory.owed] == ["I will"]


def test_harsh_words_are_kept() -> None:
    assert remember(talk("You are an idiot.")).insults == 1


def test_goodwill_lifts_the_mood_and_a_grudge_lowers_it() -> None:
    plain, well, badly = (back(memory).state.mood for memory in (None, WELL, BADLY))
    assert well.anger < plain.anger < badly.anger
    assert well.trust > plain.trust > badly.trust
    assert back(BADLY).state.failures == SECOND.failures + 1
    assert back(WELL).state.failures == SECOND.failures


def test_the_reasons_stand_beside_the_opening() -> None:
    assert {one.reason for one in back(WELL).turns[0].because} == {"came_back_well"}
    reasons = {one.reason for one in back(BADLY).turns[0].because}
    assert reasons == {"came_back_badly", "insulted_before", "promise_broken_before"}
    assert reason(back(BADLY).turns[0].because, "promise_broken_before").quote == FRIDAY.quote  # type: ignore[union-attr]
    assert back(None).turns[0].because == ()


def test_the_first_message_refers_to_what_was() -> None:
    assert {back(WELL, seed=seed).turns[0].customer for seed in range(12)} == {
        "Hello again, Sam was kind last time.",
        "Hello again, it is me.",
    }
    assert {back(BADLY, seed=seed).turns[0].customer for seed in range(12)} == {
        "Me again. You said: I will send it by Friday noon.",
        "Me again, and nothing happened.",
    }


def test_an_opening_whose_words_are_not_known_is_not_used() -> None:
    nothing_owed = replace(BADLY, owed=())
    assert {back(nothing_owed, seed=seed).turns[0].customer for seed in range(8)} == {"Me again, and nothing happened."}


def test_without_a_memory_or_such_openings_it_begins_as_always() -> None:
    assert back(None).turns[0].customer == begin(parcel_birthday(), english(), seed=1).turns[0].customer
    assert back(WELL, scenario=parcel_birthday()).turns[0].customer in parcel_birthday().opening


def test_a_promise_that_was_not_kept_is_held_against_the_agent_once() -> None:
    scene = back(BADLY, "Hello Ines, how can I help?", "I see. I will look.", "And then I will look again.")
    promised = [turn for turn in scene.turns if "promised" in turn.plan.topics]
    assert len(promised) == 1
    assert promised[0].plan.act is Act.COMPLAIN
    assert dict(promised[0].plan.slots)["quote"] == FRIDAY.quote
    assert dict(promised[0].plan.slots)["time"] == FRIDAY.when
    assert scene.state.owed == ()


def test_a_new_vague_promise_weighs_more_after_a_broken_one() -> None:
    text = "Somebody will get back to you soon."
    fresh = reason(back(None, text).turns[-1].because, "vague_promise")
    burnt = reason(back(BADLY, text).turns[-1].because, "vague_promise")
    assert fresh is not None
    assert burnt is not None
    assert burnt.trust < fresh.trust
