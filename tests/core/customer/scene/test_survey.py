"""What a survey shows of what a customer remembers."""

from __future__ import annotations

from itertools import pairwise
from random import Random
from statistics import correlation, fmean

import pytest
from tests.parcel import parcel_birthday
from tests.scenes import WINNING, talk

from warmline.core.customer.parameters import PARAMETERS
from warmline.core.customer.scene import outcome
from warmline.core.customer.scene.survey import leniency, rated, survey_rating

SEEDS = range(400)


def remembered() -> list[float]:
    """Memories as they are in a population of all sorts of talks: some spoilt, some fine."""
    dice = Random("memories")
    return [min(100.0, max(0.0, dice.gauss(46.0, 30.0))) for _ in SEEDS]


def test_the_same_seed_always_answers_the_same_and_another_differs() -> None:
    assert survey_rating(60.0, 7) == survey_rating(60.0, 7)
    assert len({survey_rating(60.0, seed) for seed in range(20)}) == 20


@pytest.mark.parametrize("seed", range(12))
def test_who_remembers_more_never_answers_less(seed: int) -> None:
    answers = [survey_rating(value, seed) for value in (0.0, 2.0, 20.0, 50.0, 70.0, 97.0, 100.0)]
    assert all(lower <= higher for lower, higher in pairwise(answers))
    assert answers[0] < answers[3] < answers[5]
    assert all(0.0 <= answer <= 100.0 for answer in answers)


def test_on_average_it_is_neither_mild_nor_hard() -> None:
    assert fmean(survey_rating(50.0, seed) for seed in SEEDS) == pytest.approx(50.0, abs=3.0)
    assert fmean(leniency(seed) for seed in SEEDS) == pytest.approx(0.0, abs=0.1)


def test_an_answer_agrees_with_itself_about_as_far_as_a_single_item_does() -> None:
    memories = remembered()
    twice = [
        [
            rated(memory / 100, leniency(seed) + Random(f"{seed}:{time}").gauss(0.0, PARAMETERS.survey_error))
            for seed, memory in zip(SEEDS, memories, strict=True)
        ]
        for time in ("first", "second")
    ]
    assert 0.45 < correlation(*twice) < 0.69
    answers = [survey_rating(memory, seed) for seed, memory in zip(SEEDS, memories, strict=True)]
    assert 0.6 < correlation(answers, memories) < 0.85


def test_without_error_and_manner_a_survey_shows_the_memory() -> None:
    plain = PARAMETERS.changed("survey_error", 0.0).changed("survey_leniency", 0.0)
    assert survey_rating(63.0, 5, plain) == 63.0
    assert survey_rating(0.0, 5, plain) == 2.0


def test_the_end_of_a_scene_holds_both_and_solving_shows_in_both() -> None:
    won, begun = (outcome(talk(*texts, scenario=parcel_birthday())) for texts in (WINNING, WINNING[:1]))
    assert won.satisfaction > begun.satisfaction
    assert won.rating > begun.rating
    assert won.rating != won.satisfaction
