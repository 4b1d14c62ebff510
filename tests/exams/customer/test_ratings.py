"""Ratings of exchanges: in the order of what is felt on the whole, with error in each."""

from __future__ import annotations

from statistics import fmean, pvariance

from exams.customer.ratings import momentary

from warmline.core.customer.parameters import PARAMETERS


def test_the_same_talk_is_rated_the_same_and_another_day_differs() -> None:
    felt = (0.4, 0.5, 0.6)
    assert momentary(felt, 3, PARAMETERS) == momentary(felt, 3, PARAMETERS)
    assert momentary(felt, 3, PARAMETERS) != momentary(felt, 4, PARAMETERS)


def test_what_is_felt_better_is_rated_better_on_average_and_each_rating_errs() -> None:
    low = [momentary((0.3,), seed, PARAMETERS)[0] for seed in range(300)]
    high = [momentary((0.6,), seed, PARAMETERS)[0] for seed in range(300)]
    assert fmean(high) - fmean(low) > 0.2
    assert pvariance(low) > 0.001
    assert all(0.0 < rating < 1.0 for rating in low + high)


def test_about_two_fifths_of_the_variance_within_a_usual_talk_is_error() -> None:
    felt = [0.44, 0.46, 0.5, 0.53, 0.58, 0.61, 0.64]
    talks = [momentary(felt, seed, PARAMETERS) for seed in range(400)]
    within = fmean(pvariance(ratings) for ratings in talks)
    assert 0.3 < 1.0 - pvariance(felt) / within < 0.7


def test_whoever_is_a_mild_judge_is_mild_all_along() -> None:
    mean = {seed: fmean(momentary((0.5,) * 40, seed, PARAMETERS)) for seed in range(60)}
    assert pvariance(mean.values()) > 0.0005
