"""Which variants come next."""

from __future__ import annotations

import random

import pytest

from warmline.core.certifying import draw

POOL = ("a", "b", "c", "d", "e")


def test_none_that_was_met_comes_again_while_others_are_left() -> None:
    for seed in range(50):
        found = draw(POOL, 2, ("a", "b", "c"), random.Random(seed))
        assert sorted(found) == ["d", "e"]


def test_where_all_were_met_the_one_longest_ago_comes_first() -> None:
    assert draw(POOL, 3, ("c", "a", "b", "e", "d", "c"), random.Random(1)) == ("a", "b", "e")


def test_fresh_ones_come_before_known_ones() -> None:
    assert draw(POOL, 3, ("a", "b", "c", "d"), random.Random(1)) == ("e", "a", "b")


def test_the_dice_decide_among_fresh_ones() -> None:
    found = {draw(POOL, 2, (), random.Random(seed)) for seed in range(60)}

    assert {variant for pair in found for variant in pair} == set(POOL)
    assert draw(POOL, 2, (), random.Random(7)) == draw(POOL, 2, (), random.Random(7))


def test_a_variant_that_left_the_pool_is_no_variant() -> None:
    assert "z" not in draw(("a", "b"), 2, ("z",), random.Random(1))


def test_too_small_a_pool_is_refused() -> None:
    with pytest.raises(ValueError, match="pool"):
        draw(("a", "a"), 2, (), random.Random(1))
