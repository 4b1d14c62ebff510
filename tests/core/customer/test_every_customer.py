"""What must hold for every customer that is shipped, whoever wrote the scenario."""

from __future__ import annotations

import json
import re
from functools import cache

import pytest
from tests.golden.replay import play, read, scenarios
from tests.scenes import english, rules

from warmline.core.conversation import Channel
from warmline.core.customer.language.bands import band
from warmline.core.customer.language.choose import slots_of
from warmline.core.customer.matching import best_fact, best_offer, case_words, content_words, need_words, stem
from warmline.core.customer.reasons import REASONS
from warmline.core.customer.scenario import Telling
from warmline.core.customer.scene import Scene, answer, begin, dump, hint, load, rewind
from warmline.core.customer.state import Act

KEYS = sorted(scenarios())


@cache
def golden(key: str) -> Scene:
    data = read(key)
    return play(scenarios()[key], data["seed"], data["answers"])


@pytest.mark.parametrize("key", KEYS)
def test_a_scene_survives_being_stored_at_every_turn(key: str) -> None:
    scene = golden(key)
    for turn in range(1, scene.agent_turns + 1):
        part = rewind(scene, turn)
        again = load(json.loads(json.dumps(dump(part))), scenarios()[key], english())
        assert again.state == part.state
        assert [one.customer for one in again.turns] == [one.customer for one in part.turns]


@pytest.mark.parametrize("key", KEYS)
def test_a_stored_scene_goes_on_as_if_it_had_not_been_stored(key: str) -> None:
    scene = golden(key)
    last = scene.turns[-1].agent
    before = load(dump(rewind(scene, scene.agent_turns)), scenarios()[key], english())
    assert answer(before, str(last), reader=rules()).turns[-1].customer == scene.turns[-1].customer


@pytest.mark.parametrize("key", KEYS)
def test_a_scene_stored_before_answers_were_remembered_still_loads(key: str) -> None:
    data = dump(rewind(golden(key), 3))
    for turn in data["turns"]:
        del turn["state"]["answered"]
        del turn["state"]["asking"]
    scene = load(data, scenarios()[key], english())
    assert scene.state.answered == ()
    assert scene.state.asking is None
    assert answer(scene, "I see.", reader=rules()).turns[-1].customer


@pytest.mark.parametrize("key", KEYS)
def test_the_real_need_has_words_of_its_own(key: str) -> None:
    scenario = scenarios()[key]
    about = need_words(scenario)
    assert len(about) >= 3
    hidden = scenario.fact(scenario.need.hidden_fact)
    assert about <= content_words(" ".join((hidden.label, *hidden.say)))


@pytest.mark.parametrize("key", KEYS)
def test_the_real_need_is_kept_back_and_never_in_the_opening(key: str) -> None:
    scenario = scenarios()[key]
    assert scenario.fact(scenario.need.hidden_fact).telling is Telling.TRUSTED
    for seed in range(5):
        assert scenario.need.hidden_fact not in begin(scenario, english(), seed=seed).state.told


@pytest.mark.parametrize("key", KEYS)
def test_every_reason_in_a_talk_has_words_and_a_quote_of_its_turn(key: str) -> None:
    for turn in golden(key).turns[1:]:
        for one in turn.because:
            assert one.text
            assert one.reason in REASONS or one.reason.startswith("trap:")
            assert not one.quote or one.quote in (turn.agent or "")


@pytest.mark.parametrize("key", KEYS)
def test_facts_are_told_little_by_little(key: str) -> None:
    for turn in golden(key).turns[1:]:
        assert len(turn.facts_told) <= 2


@pytest.mark.parametrize("key", KEYS)
def test_no_fact_is_told_anew_that_was_told(key: str) -> None:
    told = [fact for turn in golden(key).turns for fact in turn.facts_told]
    assert len(set(told)) == len(told)


@pytest.mark.parametrize("key", KEYS)
def test_a_golden_talk_ends_better_than_it_began(key: str) -> None:
    scene = golden(key)
    assert scene.turns[-1].mood.warmth > scene.turns[0].mood.warmth + 0.2
    assert scene.turns[-1].plan.act in (Act.CLOSE, Act.THANK)


@pytest.mark.parametrize("key", KEYS)
def test_hints_lead_on_until_it_is_settled(key: str) -> None:
    scene = golden(key)
    hints = [hint(rewind(scene, turn)) for turn in range(1, scene.agent_turns + 1)]
    assert all(hints)
    # A mail that settles it closes the thread: the last hint is not needed there.
    assert len(set(hints)) >= (2 if scenarios()[key].channel is Channel.EMAIL else 3)


@pytest.mark.parametrize("key", KEYS)
def test_no_slot_is_left_open(key: str) -> None:
    for turn in golden(key).turns:
        assert not slots_of(turn.customer)


@pytest.mark.parametrize("key", KEYS)
def test_the_opening_differs_between_days(key: str) -> None:
    assert len({begin(scenarios()[key], english(), seed=seed).turns[0].customer for seed in range(20)}) >= 3


@pytest.mark.parametrize("key", KEYS)
def test_every_offer_is_found_by_its_label(key: str) -> None:
    scenario = scenarios()[key]
    found = {offer.key: best_offer(scenario, f"I can do this: {offer.label}") for offer in scenario.offers}
    right = sum(found[key_] == key_ for key_ in found)
    assert right >= 0.8 * len(found), found


@pytest.mark.parametrize("key", KEYS)
def test_most_facts_are_found_by_their_label(key: str) -> None:
    scenario = scenarios()[key]
    found = {fact.key: best_fact(scenario, f"What about this: {fact.label}?") for fact in scenario.facts}
    right = sum(found[key_] == key_ for key_ in found)
    assert right >= 0.8 * len(found), found


@pytest.mark.parametrize("key", KEYS)
def test_the_case_is_known_by_its_record(key: str) -> None:
    scenario = scenarios()[key]
    known = case_words(scenario)
    for fact in scenario.record:
        assert content_words(fact.label) <= known


@pytest.mark.parametrize("key", KEYS)
def test_whoever_writes_one_word_is_asked_for_more(key: str) -> None:
    scene = begin(scenarios()[key], english(), seed=3)
    for _ in range(3):
        scene = answer(scene, "Ok.", reader=rules())
        assert scene.state.accepted is None
    assert scene.state.mood.warmth < scene.turns[0].mood.warmth
    assert {"too_short", "copied"} & {one.reason for turn in scene.turns for one in turn.because}


@pytest.mark.parametrize("key", KEYS)
def test_the_band_of_words_follows_the_mood(key: str) -> None:
    scene = golden(key)
    bands = [band(turn.mood) for turn in scene.turns]
    assert bands[0] in ("hot", "upset", "wary")
    assert bands[-1] in ("calm", "warm")


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("needed", "need"),
        ("neighbours", "neighbour"),
        ("neighbour's", "neighbour"),
        ("injections", "injection"),
        ("worried", "worry"),
        ("worries", "worry"),
        ("stopping", "stopp"),
        ("delivered", "deliver"),
        ("bus", "bus"),
        ("six", "six"),
        ("is", "is"),
    ],
)
def test_stems(word: str, root: str) -> None:
    assert stem(word) == root


def test_the_late_dinner_is_spoken_of_on_the_day_of_the_order() -> None:
    scenario = scenarios()["food_late_order"]
    order = scenario.record.get("order")
    assert order is not None
    assert ", Thu " in order.value
    said = " ".join(text for fact in scenario.facts for text in fact.say)
    assert set(re.findall(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", said)) == {"Thursday"}
