from __future__ import annotations

import pytest
from tests.scenes import english, state_with, stepped

from warmline.core.customer.planning.decide import RULES, SPOKEN
from warmline.core.customer.reasons import REASONS
from warmline.core.customer.state import Act


def test_every_spoken_reason_exists_and_has_lines() -> None:
    for reason in SPOKEN:
        assert reason in REASONS
        assert english().for_use(f"react.{reason}"), reason


def test_rules_have_each_their_place() -> None:
    assert len(set(RULES)) == len(RULES)


def test_the_strongest_reason_is_put_into_words() -> None:
    text = "Somebody will get back to you, and it is your own fault."
    marks = (("promises_vaguely", "Somebody will get back to you"), ("blames_customer", "your own fault"))
    assert stepped(text, *marks, state=state_with(told=("not_there", "neighbours", "soon"))).plan.reaction == "blamed"


def test_the_same_reaction_does_not_come_twice_running() -> None:
    state = state_with(reacted=("blamed",), told=("not_there", "neighbours", "soon"))
    done = stepped("Your own fault.", ("blames_customer", "Your own fault"), state=state)
    assert done.plan.reaction != "blamed"


def test_the_agents_time_and_vague_word_can_be_taken_up() -> None:
    text = "I'm Sam. Somebody will call you soon-ish, by 18:00."
    state = state_with(failures=2, told=("not_there", "neighbours", "soon"))
    slots = dict(stepped(text, ("promises_vaguely", "Somebody will call you soon"), state=state).plan.slots)
    assert slots["time"] == "by 18:00"
    assert slots["agent"] == "Sam"


def test_hot_people_do_not_say_that_helps() -> None:
    text = "The note says Tuesday 17:52."
    done = stepped(text, ("gives_information", text), state=state_with(anger=0.85, turn=3))
    assert done.plan.reaction not in ("informed", "question_answered")


def test_every_plan_pairs_acts_with_topics() -> None:
    for text in (
        "Hello",
        "What is in it?",
        "I can send a new parcel",
        "Please hold on",
        "",
        "Did you ask the neighbours?",
    ):
        plan = stepped(text).plan
        assert len(plan.acts) == len(plan.topics) >= 1
        assert isinstance(plan.act, Act)


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("Your fault.", "Your fault"),
        ("It is your fault.", "It is your fault"),
        ("You should have looked at it.", "You should have looked at it"),
        ("You should have looked at it yourself.", None),
        ("You should have looked at it for a very long time.", None),
    ],
)
def test_up_to_six_words_are_thrown_back_at_whoever_said_them(said: str, quoted: str | None) -> None:
    done = stepped(said, ("blames_customer", said.rstrip(".")), state=state_with(turn=2))
    assert done.plan.reaction == "blamed"
    assert dict(done.plan.slots).get("quote") == quoted
