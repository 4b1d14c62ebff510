"""When "more than before" may be said, and when not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from warmline.core.practice.evidence import Evidence, Source
from warmline.core.practice.mastery import Claim, Learner
from warmline.core.practice.mastery.change import NOTHING, change, merged, months_of

JANUARY = datetime(2026, 1, 5, 9, tzinfo=UTC)
APRIL = datetime(2026, 4, 6, 9, tzinfo=UTC)


def told(
    success: float, at: datetime, *, behaviour: str = "validates", difficulty: float = 0.0, times: int = 12
) -> list[Evidence]:
    """Sightings every other day from a moment on; the success is the share of them that were full."""
    hits = round(success * times)
    return [
        Evidence(behaviour, "empathy", Source.ROLEPLAY, float(n < hits), 1.0, at + timedelta(days=2 * n), difficulty)
        for n in range(times)
    ]


@pytest.mark.parametrize(
    ("before", "after", "claim"),
    [
        (0.1, 0.9, Claim.IMPROVED),
        (0.9, 0.1, Claim.DECLINED),
        (0.5, 0.6, Claim.CANNOT_TELL),
        (0.5, 0.5, Claim.CANNOT_TELL),
    ],
)
def test_only_a_change_beyond_luck_is_claimed(before: float, after: float, claim: Claim) -> None:
    found = change(months_of(told(before, JANUARY)), months_of(told(after, APRIL)))
    assert found.claim is claim
    assert found.low < found.logits < found.high
    assert (found.logits > 0) == (after > before) or before == after


def test_two_or_three_sightings_are_never_enough() -> None:
    assert change(months_of(told(0.0, JANUARY, times=3)), months_of(told(1.0, APRIL))) == NOTHING
    assert change((), months_of(told(1.0, APRIL))).claim is Claim.CANNOT_TELL


def test_easier_moments_are_no_improvement() -> None:
    same = change(months_of(told(0.3, JANUARY)), months_of(told(0.9, APRIL)))
    easier = change(months_of(told(0.3, JANUARY, difficulty=2.0)), months_of(told(0.9, APRIL, difficulty=-1.0)))
    assert same.claim is Claim.IMPROVED
    assert easier.claim is Claim.CANNOT_TELL
    assert easier.logits < same.logits


def test_another_behaviour_that_is_easier_is_no_improvement() -> None:
    hard, easy = told(0.1, JANUARY, behaviour="hard"), told(0.9, APRIL, behaviour="easy")
    assert change(months_of(hard), months_of(easy)) == NOTHING


def test_many_tries_of_one_day_count_less_than_as_many_days() -> None:
    spread = months_of(told(0.5, JANUARY))
    crammed = months_of([replace(each, at=JANUARY) for each in told(0.5, JANUARY)])
    assert crammed[0].precision < spread[0].precision / 2
    assert crammed[0].weight < spread[0].weight / 2


def test_months_are_put_together_as_if_they_had_been_seen_in_one() -> None:
    sightings = told(0.5, JANUARY, times=8)
    halves = merged([*months_of(sightings[::2]), *months_of(sightings[1::2])])
    (whole,) = months_of(sightings)
    assert len(halves) == 1
    assert halves[0].weight == pytest.approx(whole.weight)
    assert halves[0].precision == pytest.approx(whole.precision, rel=0.15)


def test_a_learner_compares_months_that_were_folded_long_ago() -> None:
    learner = Learner().with_more([*told(0.1, JANUARY, times=20), *told(0.95, APRIL, times=40)])
    assert learner.months
    assert learner.change(date(2026, 4, 20)).claim is Claim.IMPROVED
    assert learner.change(date(2026, 4, 1), "empathy") == learner.change(date(2026, 4, 1))
    assert learner.change(date(2026, 4, 1), "patience") == NOTHING
    assert learner.change(date(2025, 1, 1)).claim is Claim.CANNOT_TELL
