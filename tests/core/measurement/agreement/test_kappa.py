"""Cohen's kappa against published tables and a second implementation's figures."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.core.measurement.agreement import Pair, Weighting, kappa, kappa_with_interval

ANCHORS = st.integers(1, 4)
PAIRS = st.lists(st.tuples(ANCHORS, ANCHORS), min_size=1, max_size=40)
# Sixty pairs, judged by scikit-learn 1.9 (cohen_kappa_score with labels 1-4).
FIRST = "341423324122321111141341222414441232333143422411231421344421"
SECOND = "442313324121231111141332311314441241422242432422331411433412"
BY_SCIKIT_LEARN = {
    Weighting.NONE: 0.3303571428571428,
    Weighting.LINEAR: 0.6137339055793991,
    Weighting.QUADRATIC: 0.8142414860681114,
}


def spread(table: list[list[int]]) -> list[Pair]:
    """The pairs of a table of counts; categories count from 1."""
    return [
        (first, second)
        for first, row in enumerate(table, 1)
        for second, count in enumerate(row, 1)
        for _ in range(count)
    ]


@pytest.mark.parametrize(
    ("table", "published"),
    [
        ([[75, 1, 4], [5, 4, 1], [0, 0, 10]], 0.68),  # Fleiss, Levin and Paik 2003, table 18.1
        ([[15, 5], [10, 70]], 0.57),  # Viera and Garrett 2005
    ],
)
def test_published_tables(table: list[list[int]], published: float) -> None:
    found = kappa(spread(table), Weighting.NONE, range(1, len(table) + 1))
    assert found == pytest.approx(published, abs=0.005)


@pytest.mark.parametrize("weighting", Weighting)
def test_the_same_as_a_second_implementation(weighting: Weighting) -> None:
    pairs = [(int(a), int(b)) for a, b in zip(FIRST, SECOND, strict=True)]
    assert kappa(pairs, weighting) == pytest.approx(BY_SCIKIT_LEARN[weighting], abs=1e-12)


def test_by_hand_how_distance_counts() -> None:
    # Two of four pairs are a step apart. Seen: 2 (1/9); chance: both spread evenly over 1-2, half of all a step apart.
    pairs = [(1, 1), (1, 2), (2, 1), (2, 2)]
    assert kappa(pairs, Weighting.QUADRATIC) == pytest.approx(0.0)
    # With one pair at the far ends instead, distance makes it worse than a step would.
    far = [(1, 1), (1, 4), (2, 2), (2, 2), (4, 4)]
    near = [(1, 1), (1, 2), (2, 2), (2, 2), (4, 4)]
    assert (kappa(far) or 0) < (kappa(near) or 0)
    assert kappa(far, Weighting.NONE) == pytest.approx(0.7059, abs=1e-4)


@given(PAIRS, st.sampled_from(Weighting))
def test_it_is_at_most_one_and_does_not_ask_who_is_first(pairs: list[Pair], weighting: Weighting) -> None:
    found = kappa(pairs, weighting)
    turned = kappa([(second, first) for first, second in pairs], weighting)
    assert (found is None) == (turned is None)
    if found is not None and turned is not None:
        assert found == pytest.approx(turned)
        assert found <= 1 + 1e-12
        assert (found > 1 - 1e-12) == all(first == second for first, second in pairs)


@given(PAIRS)
def test_repeating_everything_changes_nothing(pairs: list[Pair]) -> None:
    once, thrice = kappa(pairs), kappa(pairs * 3)
    assert (once is None and thrice is None) or once == pytest.approx(thrice)


def test_it_is_not_defined_without_variety_or_without_pairs() -> None:
    assert kappa([(2, 2)] * 9) is None
    assert kappa([]) is None
    assert kappa([(2, 2), (2, 2), (2, 3)]) == pytest.approx(0.0)


def test_an_unknown_category_is_named() -> None:
    with pytest.raises(ValueError, match=r"\(1, 5\)"):
        kappa([(1, 5)])


def test_the_interval_holds_the_value_and_narrows_with_more_conversations() -> None:
    pairs = [(int(a), int(b)) for a, b in zip(FIRST, SECOND, strict=True)]
    few = kappa_with_interval(pairs, Random(1))
    many = kappa_with_interval(pairs * 6, Random(1))
    assert few.low is not None
    assert few.high is not None
    assert few.value == pytest.approx(BY_SCIKIT_LEARN[Weighting.QUADRATIC])
    assert few.low < few.value < few.high
    assert many.low is not None
    assert many.low > few.low
    assert (few.conversations, many.conversations) == (60, 360)


def test_pairs_of_one_conversation_are_drawn_together_so_the_interval_is_wider() -> None:
    pairs = [(1, 1), (4, 4), (2, 3), (3, 1)] * 15
    apart = kappa_with_interval(pairs, Random(1))
    names = [f"talk {number // 15}" for number in range(60)]
    together = kappa_with_interval(sorted(pairs), Random(1), conversations=names)
    assert together.value == apart.value
    assert together.conversations == 4
    assert together.low is not None
    assert apart.low is not None
    assert together.low < apart.low
