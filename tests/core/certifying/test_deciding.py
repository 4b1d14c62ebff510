"""What three strands propose."""

from __future__ import annotations

import itertools

import pytest
from tests.core.certifying.rules import AT, BANDS, days, rule, seen

from warmline.core.certifying import (
    History,
    Outcome,
    Past,
    Standing,
    StrandKind,
    StrandResult,
    decide,
    judged_result,
    knowledge_result,
)

NOBODY = History()


def strand(kind: StrandKind, standing: Standing) -> StrandResult:
    """A strand that stands so."""
    if kind is StrandKind.KNOWLEDGE:
        score = {Standing.PASSED: 90.0, Standing.BORDERLINE: 71.0, Standing.FAILED: 40.0}.get(standing)
        return knowledge_result("fundamentals", score, 70.0, 5.0)
    anchors = {Standing.PASSED: (4, 4), Standing.BORDERLINE: (2, 3), Standing.FAILED: (1, 1)}.get(standing, ())
    return judged_result(kind, BANDS[:1], seen("names_feeling", *anchors))


def expected(standings: set[Standing]) -> Outcome:
    """What the words of the method say."""
    if Standing.MISSING in standings:
        return Outcome.INCOMPLETE
    if Standing.FAILED in standings:
        return Outcome.NOT_YET
    return Outcome.BORDERLINE if Standing.BORDERLINE in standings else Outcome.CERTIFIED


@pytest.mark.parametrize("standings", list(itertools.product(Standing, repeat=3)))
def test_every_combination_of_strands(standings: tuple[Standing, Standing, Standing]) -> None:
    results = [strand(kind, standing) for kind, standing in zip(StrandKind, standings, strict=True)]

    found = decide(rule(), results, NOBODY, AT)

    assert found.outcome is expected(set(standings))
    assert [each.standing for each in found.because] == list(standings)


def test_a_strand_that_is_not_there_is_missing() -> None:
    found = decide(rule(), [strand(StrandKind.KNOWLEDGE, Standing.PASSED)], NOBODY, AT)

    assert found.outcome is Outcome.INCOMPLETE
    assert [each.standing for each in found.because] == [Standing.PASSED, Standing.MISSING, Standing.MISSING]


def test_a_strand_counts_once() -> None:
    with pytest.raises(ValueError, match="once"):
        decide(rule(), [strand(StrandKind.KNOWLEDGE, Standing.PASSED)] * 2, NOBODY, AT)


def test_the_reason_names_the_part_that_decided() -> None:
    practical = judged_result(StrandKind.PRACTICAL, BANDS, seen("names_feeling", 1, 1) + seen("offers_remedy", 4, 4))

    found = decide(rule(), [practical], NOBODY, AT)

    assert found.because[1].parts == ("names_feeling",)


def test_only_not_yet_has_a_next_date_and_it_counts_the_attempts_before() -> None:
    failed = [strand(kind, Standing.FAILED) for kind in StrandKind]
    before = History((Past(AT - days(40), AT - days(39)),))

    assert decide(rule(), failed, NOBODY, AT).next_try == AT + days(14)
    assert decide(rule(), failed, before, AT).next_try == AT + days(30)
    assert decide(rule(), [strand(kind, Standing.PASSED) for kind in StrandKind], before, AT).next_try is None
