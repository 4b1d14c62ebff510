"""Evidence refuses figures that mean nothing, and knows whose eyes it is for."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from warmline.core.practice.evidence import PROVEN, Evidence, Source

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.mark.parametrize(("success", "confidence"), [(-0.1, 0.5), (1.1, 0.5), (0.5, -0.1), (0.5, 1.01)])
def test_figures_outside_their_range_are_refused(success: float, confidence: float) -> None:
    with pytest.raises(ValueError, match="0-1"):
        Evidence("names_feeling", "empathy", Source.DRILL, success, confidence, NOW)


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Evidence("names_feeling", "empathy", Source.DRILL, 1, 1, NOW.replace(tzinfo=None))


def test_only_reviews_and_assessments_leave_the_practice_room() -> None:
    assert {source for source in Source if not source.is_private} == PROVEN == {Source.REVIEW, Source.ASSESSED}
