from __future__ import annotations

import pytest

from warmline.core.customer.setting import Clock, JusticeWeights


def test_the_weights_of_justice_have_a_mean_of_one() -> None:
    weights = JusticeWeights(3.0, 1.0, 0.5)
    shares = [weights.share(name) for name in ("distributive", "procedural", "interactional")]
    assert sum(shares) == pytest.approx(3.0)
    assert shares == pytest.approx([2.0, 2 / 3, 1 / 3])


def test_what_one_gets_leads_by_default_and_how_it_is_done_comes_last() -> None:
    weights = JusticeWeights()
    assert weights.share("distributive") > weights.share("interactional") > weights.share("procedural")


def test_weights_that_are_all_nought_are_refused() -> None:
    with pytest.raises(ValueError, match="all 0"):
        JusticeWeights(0.0, 0.0, 0.0)


@pytest.mark.parametrize(("starts", "minute"), [("Mon 00:00", 0), ("Mon 09:05", 545), ("Sun 23:59", 10079)])
def test_a_clock_knows_its_minute_of_the_week(starts: str, minute: int) -> None:
    assert Clock(starts).minute_of_week() == minute


@pytest.mark.parametrize("starts", ["Thursday 15:20", "Thu", "Thu 25:00", "Thu 15:60", "15:20", "Thu 15:2", ""])
def test_a_clock_that_is_no_day_and_time_is_refused(starts: str) -> None:
    with pytest.raises(ValueError, match="expected a day and a time"):
        Clock(starts)


@pytest.mark.parametrize("minutes", [(0, 5), (9, 5)])
def test_times_to_write_back_run_from_short_to_long(minutes: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="the shortest and the longest"):
        Clock("Thu 15:20", minutes)
