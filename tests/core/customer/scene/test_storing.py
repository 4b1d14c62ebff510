from __future__ import annotations

import json
from dataclasses import replace

import pytest
from tests.parcel import parcel_birthday
from tests.scenes import WINNING, english, rules, talk

from warmline.core.customer.scene import answer, dump, load


def test_a_scene_comes_back_as_it_was() -> None:
    scene = talk(*WINNING[:3])
    stored = json.loads(json.dumps(dump(scene)))
    again = load(stored, parcel_birthday(), english())
    assert again.turns == scene.turns
    assert again == scene


def test_it_goes_on_as_if_nothing_had_happened() -> None:
    scene = talk(*WINNING[:2])
    again = load(json.loads(json.dumps(dump(scene))), parcel_birthday(), english())
    assert answer(again, WINNING[2], reader=rules()) == answer(scene, WINNING[2], reader=rules())


def test_an_ended_scene_comes_back_ended() -> None:
    scene = talk(*WINNING)
    assert load(json.loads(json.dumps(dump(scene))), parcel_birthday(), english()).ended is scene.ended


def test_the_scenario_is_named_not_copied() -> None:
    stored = dump(talk(WINNING[0]))
    assert (stored["scenario"], stored["scenario_version"], stored["language"]) == ("parcel_birthday", 1, "en")
    assert "hears" not in json.dumps(stored)


def test_another_scenarios_data_are_refused() -> None:
    other = replace(parcel_birthday(), key="bank_card")
    with pytest.raises(ValueError, match="bank_card"):
        load(dump(talk(WINNING[0])), other, english())


@pytest.mark.parametrize("broken", ["turns", "seed", "engine"])
def test_broken_data_are_refused(broken: str) -> None:
    stored = dump(talk(WINNING[0]))
    del stored[broken]
    with pytest.raises(ValueError, match="cannot be read"):
        load(stored, parcel_birthday(), english())


def test_data_of_an_older_engine_without_newer_fields_still_load() -> None:
    stored = json.loads(json.dumps(dump(talk(WINNING[0]))))
    for turn in stored["turns"]:
        del turn["state"]["guarded"]
        del turn["plan"]["slots"]
    assert load(stored, parcel_birthday(), english()).agent_turns == 1


def test_data_of_a_newer_engine_with_more_fields_still_load() -> None:
    scene = talk(WINNING[0])
    stored = json.loads(json.dumps(dump(scene)))
    for turn in stored["turns"]:
        turn["weather"] = turn["state"]["weather"] = "rain"
    assert load(stored, parcel_birthday(), english()) == scene


def test_values_come_back_in_their_own_types() -> None:
    scene = talk(*WINNING[:2])
    again = load(json.loads(json.dumps(dump(scene))), parcel_birthday(), english())
    turn, was = again.turns[-1], scene.turns[-1]
    assert [type(value) for value in turn.plan.acts] == [type(value) for value in was.plan.acts]
    assert (type(turn.state.heard), type(turn.state.heard[0])) == (tuple, tuple)
    assert type(turn.mood.anger) is float
    assert hash(turn.state) == hash(was.state)


def test_a_pair_that_is_not_a_pair_is_refused() -> None:
    stored = json.loads(json.dumps(dump(talk(WINNING[0]))))
    stored["turns"][-1]["state"]["heard"] = [["greets", 1, 2]]
    with pytest.raises(ValueError, match=r"zip|argument"):
        load(stored, parcel_birthday(), english())
