"""Histories and paired branches."""

import random
from dataclasses import replace

import pytest
from exams.customer.branches import Branch, History, NotHere, follow, sample
from exams.customer.world import KeptReader
from tests.exams.customer.makers import parcel_world
from tests.scenes import rules

from warmline.core.conversation import Conversation
from warmline.core.customer.parameters import Parameters
from warmline.core.customer.scene import Scene, begin, to_conversation
from warmline.core.moves import TurnReading


def test_a_history_goes_on_from_itself_and_is_the_same_each_time() -> None:
    history, again = History(parcel_world(), 2), History(parcel_world(), 2)
    assert history.at(2).turns[:2] == history.at(1).turns
    assert history.at(2).turns == again.at(2).turns
    assert history.at(0).seed != History(parcel_world(), 3).at(0).seed


def test_every_fourth_agent_of_the_histories_has_low_skill() -> None:
    skills = [History(parcel_world(), index).agent.skill.name for index in range(8)]
    assert skills.count("low") == 2
    assert skills.count("middle") == 6


def test_a_history_whose_customer_has_gone_has_no_place() -> None:
    history = History(parcel_world(), 1)
    with pytest.raises(NotHere):
        history.at(40)


def test_a_branch_types_its_words_and_says_what_they_did() -> None:
    start = begin(parcel_world().scenarios[0], parcel_world().language, seed=5)
    kind = follow(Branch(start, ("I can see why you are angry, you have waited two days.",)), parcel_world())
    rude = follow(Branch(start, ("That is your own fault, you are an idiot.",)), parcel_world())
    assert kind.anger < 0 < rude.anger
    assert kind.warmth > rude.warmth
    assert kind.angry_before == rude.angry_before == start.state.mood.anger
    assert len(kind.trail) == 1


def test_a_branch_stops_where_the_customer_leaves() -> None:
    start = begin(parcel_world().scenarios[0], parcel_world().language, seed=5)
    gone = follow(Branch(start, ("You are an idiot.",) * 12), parcel_world())
    assert gone.left
    assert gone.gone_after < 12


def test_a_queue_is_waited_in_and_information_keeps_no_fewer_than_music() -> None:
    start = begin(parcel_world().scenarios[0], parcel_world().language, seed=5)
    arms = {heard: [_queued(start, heard, seed) for seed in range(60)] for heard in ("information", "music")}
    assert 0 < sum(arms["information"]) < sum(arms["music"]) < 60


def _queued(start: Scene, heard: str, seed: int) -> bool:
    return follow(Branch(replace(start, seed=seed), queue=heard), parcel_world()).left


def test_an_experiment_without_a_place_gives_nothing_and_dice_are_the_same_on_and_off() -> None:
    def nowhere(history: History, _: random.Random) -> dict[str, Branch]:
        raise NotHere

    def thrown(history: History, dice: random.Random) -> dict[str, Branch]:
        return {dice.choice("abcdefghijklmnop"): Branch(history.at(0))}

    history = History(parcel_world(), 0)
    assert sample(nowhere, history, "L1") is None
    on, off = sample(thrown, history, "L1"), sample(thrown, history, "L1", Parameters(stickiness=0.0))
    assert on is not None
    assert off is not None
    assert on.keys() == off.keys()


class Counting:
    """A reader that counts how often it was asked."""

    version = "counting"

    def __init__(self) -> None:
        self.asked = 0

    def read_turn(self, conversation: Conversation, turn: int) -> TurnReading:
        self.asked += 1
        return rules().read_turn(conversation, turn)

    def read(self, conversation: Conversation) -> object:
        raise AssertionError("branches read turn by turn")


def test_the_same_words_after_the_same_talk_are_read_once() -> None:
    counting = Counting()
    kept = KeptReader(counting)  # type: ignore[arg-type]
    scene = History(parcel_world(), 0).at(2)

    talk = to_conversation(scene, "t")
    first, again = kept.read_turn(talk, 1), kept.read_turn(talk, 1)
    assert first is again
    kept.read_turn(talk, 3)
    assert counting.asked == 2
