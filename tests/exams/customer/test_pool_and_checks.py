"""The pool of conversations and what is looked for in every line."""

from collections import Counter
from dataclasses import replace

import pytest
from exams.customer.checks import stray_facts, swaps_roles, thanks_for_nothing
from exams.customer.pool import kept, player
from exams.customer.pool import talk as played
from tests.exams.customer.makers import parcel_world, talk
from tests.scenes import english, rules

from warmline.core.customer.scene import answer, begin
from warmline.core.customer.state import Act


@pytest.mark.parametrize(
    "line",
    [
        "How can I help you today?",
        "Is there anything else I can do for you?",
        "I will refund you the delivery price.",
        "We apologise for any inconvenience.",
        "As an AI language model I cannot say.",
        "Let me check that for you.",
    ],
)
def test_lines_that_only_an_agent_says_are_found(line: str) -> None:
    assert swaps_roles(line)


@pytest.mark.parametrize(
    "line",
    [
        "Can you help me?",
        "Will you refund me the delivery price?",
        "You never apologised.",
        "Check it again, please.",
        "Anything else you need from me?",
    ],
)
def test_a_customers_lines_are_none(line: str) -> None:
    assert not swaps_roles(line)


def test_what_a_mail_quotes_of_the_agent_is_no_line_of_the_customers() -> None:
    assert not swaps_roles("Dear Sam,\n\n> Let me check that for you.\n\nYou said that last week.")
    assert swaps_roles("Dear Sam,\n\n> Where is my parcel?\n\nLet me check that for you.")


def test_thanks_after_an_empty_answer_is_thanks_for_nothing_and_after_help_it_is_not() -> None:
    scene = begin(parcel_world().scenarios[0], english(), seed=3)
    empty = answer(scene, "Okay.", reader=rules()).turns[-1]
    grateful = replace(empty, plan=replace(empty.plan, acts=(Act.THANK,)))
    assert not thanks_for_nothing(empty)
    assert thanks_for_nothing(grateful)
    assert thanks_for_nothing(replace(empty, customer="Thank you so much."))
    assert not thanks_for_nothing(replace(empty, customer="Thanks for nothing."))
    assert not thanks_for_nothing(replace(empty, customer="How can a machine say thank you?"))
    assert not thanks_for_nothing(replace(empty, customer="I have no need of that, thank you."))
    assert not thanks_for_nothing(replace(empty, customer="I got a thank you mail both times."))
    helped = answer(scene, "I am sorry, I will order a new parcel now, it is there by noon.", reader=rules()).turns[-1]
    assert not thanks_for_nothing(replace(helped, plan=replace(helped.plan, acts=(Act.THANK,))))


def test_a_number_that_nobody_said_is_stray_and_one_that_the_agent_said_is_not() -> None:
    scene = begin(parcel_world().scenarios[0], english(), seed=3)
    scene = answer(scene, "I write to you at 17:43 today.", reader=rules())
    last = scene.turns[-1]

    def saying(line: str) -> tuple[str, ...]:
        return stray_facts(replace(scene, turns=(*scene.turns[:-1], replace(last, customer=line))))

    assert saying("At 17:43 then.") == ()
    assert saying("You said 23:59.") == ("You said 23:59.",)


def test_the_pool_meets_every_customer_and_agent_and_then_again_with_other_seeds() -> None:
    world = parcel_world()
    first = [player(world, index) for index in range(36)]
    second = [player(world, index + 36) for index in range(36)]
    assert {agent.name for _, agent, _ in first} == {agent.name for _, agent, _ in second}
    assert max(Counter(agent.name for _, agent, _ in first).values()) == 1
    assert player(world, 36)[2] == 1


def test_a_conversation_of_the_pool_is_the_same_each_time_and_keeps_a_value_for_each_exchange() -> None:
    one, again = played(parcel_world(), 5), played(parcel_world(), 5)
    assert replace(one, seconds=(), steps=()) == replace(again, seconds=(), steps=())
    assert len(one.warmth) == len(one.anger) == len(one.failures) == len(one.lines) == one.turns + 1
    assert len(one.told) == len(one.seconds) == len(one.steps) == one.turns
    assert 0 <= one.satisfaction <= 100


def test_what_is_kept_of_a_scene_counts_facts_told_after_the_opening() -> None:
    scene = begin(parcel_world().scenarios[0], english(), seed=3)
    found = kept(answer(scene, "Is there a number 14 in your lane?", reader=rules()), "plain", "high")
    assert found.told == (1,)
    assert found.facts == len(scene.scenario.facts) - len(scene.state.told)


def test_sentences_leave_out_the_opening_and_single_words() -> None:
    assert talk(lines=("Hello there you.", "No. When does it come?")).sentences == ("when does it come?",)
