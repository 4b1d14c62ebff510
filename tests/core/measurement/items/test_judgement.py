"""Situational judgement: worked examples by hand, both ways of scoring."""

from __future__ import annotations

import pytest

from warmline.core.measurement.items.judgement import (
    distance_score,
    most_chosen,
    proportion_score,
    standardised_score,
)

PANEL = [[5, 2, 1], [4, 2, 1], [5, 1, 2], [4, 3, 1], [5, 2, 1]]  # means 4.6, 2.0, 1.2


def test_proportion_is_the_share_of_experts_over_that_of_the_most_chosen() -> None:
    panel = ["a"] * 6 + ["b"] * 3 + ["c"]
    assert [proportion_score(panel, letter) for letter in "abcd"] == pytest.approx([1, 0.5, 1 / 6, 0])


def test_experts_who_are_level_make_two_answers_right() -> None:
    assert most_chosen(["a", "a", "b", "b", "c"]) == {"a", "b"}


def test_distance_by_hand() -> None:
    # |3-4.6| + |3-2| + |3-1.2| = 4.4 of at most 3.6 + 3 + 3.8 = 10.4
    assert distance_score(PANEL, [3, 3, 3]) == pytest.approx(1 - 4.4 / 10.4)
    assert distance_score(PANEL, [5, 2, 1]) == pytest.approx(1 - 0.6 / 10.4)
    assert distance_score(PANEL, [1, 5, 5]) == pytest.approx(0)


def test_standardised_takes_out_level_and_spread() -> None:
    """The same profile pushed together and up scores as well as the whole one; by raw distance it does not."""
    same = [[5, 3, 1]] * 5
    assert standardised_score(same, [5, 4, 3]) == pytest.approx(1)
    assert distance_score(same, [5, 4, 3]) < 0.75
    assert standardised_score(same, [1, 3, 5]) == pytest.approx(0)
    assert standardised_score(same, [3, 3, 3]) == 0.5
    # (1 + r) / 2 with r = .5
    assert standardised_score([[1, 2, 3]] * 5, [1, 3, 2]) == pytest.approx(0.75)


def test_the_middle_of_the_scale_pays_by_raw_distance_alone() -> None:
    bold, middle = [5, 1, 5], [3, 3, 3]
    assert distance_score(PANEL, middle) > distance_score(PANEL, bold)
    assert standardised_score(PANEL, bold) > standardised_score(PANEL, middle)


def test_panels_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="no expert"):
        proportion_score([], "a")
    with pytest.raises(ValueError, match="every reaction"):
        distance_score(PANEL, [3, 3])
    with pytest.raises(ValueError, match="between 1 and 5"):
        distance_score(PANEL, [0, 3, 3])
    with pytest.raises(ValueError, match="every reaction"):
        standardised_score([], [1, 2, 3])
