"""Scores, errors and cuts of strands."""

from __future__ import annotations

from math import sqrt

import pytest
from tests.core.certifying.rules import BANDS, seen

from warmline.core.certifying import Band, Sighting, Standing, StrandKind, judged_result, knowledge_result
from warmline.core.certifying.strands import ROUNDING_SD, Part

PRACTICAL = StrandKind.PRACTICAL


@pytest.mark.parametrize(
    ("score", "standing"),
    [
        (75.1, Standing.PASSED),
        (75.0, Standing.PASSED),
        (74.9, Standing.BORDERLINE),
        (70.0, Standing.BORDERLINE),
        (65.1, Standing.BORDERLINE),
        (65.0, Standing.FAILED),
        (None, Standing.MISSING),
    ],
)
def test_a_test_is_borderline_within_one_standard_error_of_its_cut(score: float | None, standing: Standing) -> None:
    assert knowledge_result("t", score, 70.0, 5.0).standing is standing


def test_a_test_not_taken_says_that_it_is_wanting() -> None:
    assert knowledge_result("t", None, 70.0, 0.0).wanting == 1
    assert knowledge_result("t", 50.0, 70.0, 1.0).wanting == 0


def test_anchors_at_the_minimum_pass_since_the_cut_lies_half_an_anchor_below() -> None:
    found = judged_result(PRACTICAL, BANDS, seen("names_feeling", 3, 3) + seen("offers_remedy", 3, 3))

    assert found.standing is Standing.PASSED
    assert [part.cut for part in found.parts] == [2.5, 2.5]
    assert found.parts[0].error == pytest.approx(ROUNDING_SD / sqrt(2))


def test_a_mean_on_the_cut_is_borderline() -> None:
    found = judged_result(PRACTICAL, BANDS, seen("names_feeling", 2, 3) + seen("offers_remedy", 4, 4))

    assert found.parts[0].standing is Standing.BORDERLINE
    assert found.standing is Standing.BORDERLINE


def test_one_failed_behaviour_is_not_made_up_for_by_another() -> None:
    found = judged_result(PRACTICAL, BANDS, seen("names_feeling", 1, 1) + seen("offers_remedy", 4, 4))

    assert found.standing is Standing.FAILED


def test_more_sightings_make_a_mean_surer() -> None:
    few = judged_result(PRACTICAL, BANDS[:1], seen("names_feeling", 2, 4))
    many = judged_result(PRACTICAL, BANDS[:1], seen("names_feeling", *[2, 4] * 8))

    assert many.parts[0].score == few.parts[0].score
    assert many.parts[0].error < few.parts[0].error / 2
    assert few.standing is Standing.BORDERLINE
    assert many.standing is Standing.PASSED


def test_the_spread_is_pooled_over_behaviours() -> None:
    found = judged_result(PRACTICAL, BANDS, seen("names_feeling", 2, 4) + seen("offers_remedy", 3, 3))

    # Sums of squares 2 and 0 over 1 + 1 degrees of freedom: a standard deviation of 1 for both.
    assert [part.error for part in found.parts] == pytest.approx([1 / sqrt(2), 1 / sqrt(2)])


def test_a_behaviour_that_nobody_saw_leaves_the_strand_missing() -> None:
    found = judged_result(PRACTICAL, BANDS, seen("names_feeling", 4, 4))

    assert found.parts[1] == Part("offers_remedy", None, 2.5, found.parts[1].error, 0)
    assert found.standing is Standing.MISSING


def test_what_is_wanting_leaves_it_missing_however_good_the_rest() -> None:
    good = seen("names_feeling", 4, 4) + seen("offers_remedy", 4, 4)

    assert judged_result(PRACTICAL, BANDS, good, wanting=1).standing is Standing.MISSING
    assert judged_result(PRACTICAL, BANDS, good).standing is Standing.PASSED


def test_sightings_of_other_behaviours_count_for_nothing() -> None:
    good = seen("names_feeling", 3, 3)
    other = [Sighting("warm_close", 1), Sighting("warm_close", 4)]

    assert judged_result(PRACTICAL, (Band("names_feeling", 3),), good + other) == judged_result(
        PRACTICAL, (Band("names_feeling", 3),), good
    )
