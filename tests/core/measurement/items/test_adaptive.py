"""The next item, content balance, exposure, when it stops, and when a fixed form is used instead."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from warmline.core.measurement.items.adaptive import (
    Candidate,
    Given,
    Rules,
    Stop,
    ability_of,
    can_adapt,
    is_ready,
    next_item,
    why_stop,
)
from warmline.core.measurement.items.model import FEWEST_ANSWERS, Parameters

EVEN = Rules({"empathy": 0.5, "patience": 0.5})


def bank(each: int = 60, n: int = FEWEST_ANSWERS, a: float = 1.0) -> list[Candidate]:
    return [
        Candidate(f"{skill}_{place}", skill, Parameters(a, -2 + 4 * place / max(each - 1, 1), n=n))
        for skill in ("empathy", "patience")
        for place in range(each)
    ]


def sit(theta: float, rules: Rules, items: list[Candidate], seed: int = 1) -> tuple[list[Given], Stop]:
    given: list[Given] = []
    while (why := why_stop(given, items, rules)) is None:
        dice = Random(f"{seed}:{len(given)}:item")
        found = next_item(items, given, rules, dice)
        assert found is not None
        chance = 1 / (1 + pow(2.718281828, -found.parameters.a * (theta - found.parameters.b)))
        given.append(Given(found, Random(f"{seed}:{len(given)}:answer").random() < chance))
    return given, why


def test_two_hundred_answers_make_an_item_ready() -> None:
    assert not is_ready(FEWEST_ANSWERS - 1)
    assert is_ready(FEWEST_ANSWERS)


def test_the_switch_from_a_fixed_form_to_an_adaptive_test() -> None:
    assert not can_adapt(bank(n=199), EVEN)
    assert can_adapt(bank(n=200), EVEN)
    assert can_adapt(bank(each=20), EVEN)
    assert not can_adapt(bank(each=19), EVEN), "the longest test takes twenty of each skill"
    assert not can_adapt([each for each in bank() if each.skill == "empathy"], EVEN)


def test_items_that_are_not_ready_are_never_asked() -> None:
    mixed = [*bank(each=3), Candidate("new", "empathy", Parameters(3.0, 0.0, n=199))]
    asked, why = sit(0.0, EVEN, mixed)
    assert why is Stop.EMPTY
    assert len(asked) == 6
    assert "new" not in {each.item.key for each in asked}


def test_about_twenty_five_items_reach_an_error_of_point_four() -> None:
    """ANSWERS.md: 25 at p = .5; the bank's items do not all lie there, and the ends come with a few more."""
    lengths = [len(sit(theta, EVEN, bank(), seed)[0]) for theta in (-0.8, 0.0, 0.8) for seed in (1, 2, 3)]
    assert all(25 <= length <= 29 for length in lengths), lengths


def test_it_stops_when_precise_and_never_before_the_shortest_or_after_the_longest() -> None:
    sharp = bank(a=3.0)
    assert len(sit(0.0, EVEN, sharp)[0]) == EVEN.shortest
    blunt = Rules(EVEN.shares, precise=0.1, longest=17, shortest=5)
    given, why = sit(0.0, blunt, bank())
    assert (len(given), why) == (17, Stop.LONGEST)
    given, why = sit(0.0, EVEN, bank())
    assert why is Stop.PRECISE
    assert ability_of(given).se <= 0.4 < ability_of(given[:-1]).se


def test_skills_keep_their_shares() -> None:
    given, _ = sit(0.5, Rules({"empathy": 0.75, "patience": 0.25}), bank())
    counted = Counter(each.item.skill for each in given)
    assert abs(counted["empathy"] - 0.75 * len(given)) <= 1


def test_the_next_item_is_one_of_the_ten_that_tell_most_and_not_always_the_same() -> None:
    items = [each for each in bank() if each.skill == "empathy"]
    rules = Rules({"empathy": 1.0})
    drawn = {next_item(items, [], rules, Random(seed)) for seed in range(200)}
    nearest = sorted(items, key=lambda each: abs(each.parameters.b))[:11]
    assert len(drawn) == 10
    assert {each.key for each in drawn if each} <= {each.key for each in nearest}


def test_the_same_dice_give_the_same_item_and_none_comes_twice() -> None:
    assert next_item(bank(), [], EVEN, Random(4)) == next_item(bank(), [], EVEN, Random(4))
    given, _ = sit(0.0, EVEN, bank(each=14))
    assert len({each.item.key for each in given}) == len(given)
    assert next_item([], [], EVEN, Random(1)) is None


def test_rules_that_contradict_themselves_are_refused() -> None:
    with pytest.raises(ValueError, match="sum to 1"):
        Rules({"empathy": 0.5})
    with pytest.raises(ValueError, match="shortest"):
        Rules({"empathy": 1.0}, shortest=9, longest=8)
