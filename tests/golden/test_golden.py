"""Every scenario has a conversation that leads to a good end, and it is played today as it was recorded."""

from __future__ import annotations

from typing import Any

import pytest
from tests.golden.replay import FOLDER, differences, play, read, recorded, scenarios, table

from warmline.core.conversation import Channel

KEYS = sorted(path.stem for path in FOLDER.glob("*.json"))


def test_every_scenario_has_a_golden_conversation_and_no_file_is_left_over() -> None:
    assert sorted(scenarios()) == KEYS


@pytest.mark.parametrize("key", KEYS)
def test_it_is_played_as_it_was_recorded(key: str) -> None:
    golden = read(key)
    found = list(differences(golden["recorded"], recorded(play(scenarios()[key], golden["seed"], golden["answers"]))))
    assert not found, f"{key} differs; if that is meant: python -m tests.golden.record {key}\n{table(found)}"


@pytest.mark.parametrize("key", KEYS)
def test_the_recorded_conversation_is_a_good_one(key: str) -> None:
    golden = read(key)
    least, most = (3, 4) if scenarios()[key].channel is Channel.EMAIL else (5, 8)
    assert least <= len(golden["answers"]) <= most
    assert golden["recorded"]["ending"] == "resolved"
    assert golden["recorded"]["satisfaction"] >= 60
    hidden = scenarios()[key].need.hidden_fact
    assert hidden in [fact for turn in golden["recorded"]["turns"] for fact in turn["told"]]


@pytest.mark.parametrize("key", KEYS)
def test_the_customer_never_says_a_message_twice(key: str) -> None:
    said = [turn["customer"] for turn in read(key)["recorded"]["turns"]]
    assert len(set(said)) == len(said)


def test_another_seed_is_another_day() -> None:
    key = KEYS[0]
    golden = read(key)
    other = recorded(play(scenarios()[key], golden["seed"] + 1, golden["answers"]))
    assert any(place.endswith("customer") for place, _, _ in differences(golden["recorded"], other))


@pytest.mark.parametrize(
    ("old", "new", "places"),
    [
        ({"a": 1}, {"a": 1}, []),
        ({"a": 0.50}, {"a": 0.51}, []),
        ({"a": 0.50}, {"a": 0.52}, ["a"]),
        ({"a": ["x", "y"]}, {"a": ["x", "z"]}, ["a[1]"]),
        ({"a": ["x"]}, {"a": ["x", "y"]}, ["a: how many"]),
        ({"a": {"b": "x"}}, {"a": {}}, ["a.b"]),
    ],
)
def test_differences_name_their_place(old: dict[str, Any], new: dict[str, Any], places: list[str]) -> None:
    found = list(differences(old, new))
    assert [place for place, _, _ in found] == places
    assert all(place in table(found) for place in places)
