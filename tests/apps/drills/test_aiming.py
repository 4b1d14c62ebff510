"""How hard a drill is follows from what is known of her; where even the easiest is hard, an example goes before it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.apps.drills.daily_room import NOW, PARCEL

from warmline.apps.drills.aiming import NOBODY, example_for, options
from warmline.apps.drills.content import items
from warmline.apps.drills.deck import Deck
from warmline.apps.drills.planning import day_set
from warmline.core.practice.difficulty import EXAMPLE, TARGET, of_level
from warmline.core.practice.evidence import Evidence, Source
from warmline.core.practice.mastery import Learner, Masteries
from warmline.core.practice.spacing import EveryDay

TODAY = NOW.date()


def seen(success: float, times: int = 12) -> Masteries:
    """What is known of somebody who showed every behaviour so well, so often, at an ordinary moment."""
    behaviours = {item.behaviour: item.skill for item in items().values()}
    evidence = [
        Evidence(behaviour, skill, Source.ROLEPLAY, success, 1.0, NOW - timedelta(days=n), 0.0)
        for behaviour, skill in behaviours.items()
        for n in range(times)
    ]
    return Learner().with_more(evidence).own_at(NOW)


def levels(masteries: Masteries) -> set[int]:
    found = day_set(Deck(), TODAY, EveryDay(), masteries=masteries).left
    return {int(item.thing.level) for item in found if item.is_drill}


def test_the_chance_falls_with_the_level_and_rises_with_what_she_shows() -> None:
    for masteries in (NOBODY, seen(0.3), seen(1.0)):
        chances = [each.chance for each in sorted(options("validates", masteries), key=lambda one: one.level)]
        assert chances == sorted(chances, reverse=True)
    weak, strong = (options("validates", seen(success))[0].chance for success in (0.2, 0.9))
    assert weak < TARGET[0] < strong


def test_who_shows_it_gets_harder_ones_and_who_does_not_the_easiest() -> None:
    assert levels(seen(0.1)) == {1}
    assert min(levels(seen(1.0))) > 2
    low, high = TARGET
    fits = [each for each in options("validates", seen(0.75)) if low <= each.chance <= high]
    assert levels(seen(0.75)) <= {each.level for each in fits} | {max(each.level for each in fits)}


def test_where_even_the_easiest_is_hard_an_example_goes_before() -> None:
    hard, fine = (day_set(Deck(), TODAY, EveryDay(), masteries=seen(success)) for success in (0.1, 0.95))
    assert {item.id for item in hard.left if item.is_drill} <= hard.examples
    assert not {item.id for item in fine.left} & fine.examples


@pytest.mark.parametrize("item", [item for item in items().values() if item.is_drill], ids=lambda item: item.id)
def test_the_example_is_another_moment_of_the_same_behaviour(item) -> None:
    example = example_for(item)
    assert example is not None
    assert example.behaviour == item.behaviour
    assert example.key != item.thing.key
    assert abs(example.level - item.thing.level) <= 1


def test_an_example_makes_a_moment_one_level_easier() -> None:
    level = items()[PARCEL].thing.level
    assert (
        of_level(level, example=True) == pytest.approx(of_level(level) - EXAMPLE) == pytest.approx(of_level(level - 1))
    )
