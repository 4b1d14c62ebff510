"""A rule that cannot work is refused when it is made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.core.certifying.rules import BANDS, rule

from warmline.core.certifying import (
    Attempts,
    Band,
    Behavioural,
    Instead,
    Knowledge,
    Practical,
    Renewal,
    StandIn,
    StrandKind,
)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: Band("names_feeling", 1), "minimum"),
        (lambda: Band("names_feeling", 5), "minimum"),
        (lambda: Knowledge("t", 0.0, 10), "per cent"),
        (lambda: Knowledge("t", 100.0, 10), "per cent"),
        (lambda: Practical(("a", "b"), 2, BANDS), "pool"),
        (lambda: Practical(("a", "b"), 0, BANDS), "pool"),
        (lambda: Practical(("a", "b"), 1, ()), "judged"),
        (lambda: Behavioural(0, 90, BANDS), "contact"),
        (lambda: Behavioural(3, 90, ()), "band"),
        (lambda: Attempts(0, 365, (14,)), "attempts"),
        (lambda: Attempts(3, 365, ()), "attempts"),
        (lambda: Attempts(3, 365, (14, -1)), "attempts"),
        (lambda: Instead(StrandKind.PRACTICAL, StandIn.CONTACTS, 90), "contacts"),
        (lambda: Instead(StrandKind.KNOWLEDGE, StandIn.TEST, 90, test="", cut=70), "test"),
        (lambda: Instead(StrandKind.BEHAVIOURAL, StandIn.CONTACTS, 90, contacts=2), "real contacts"),
        (lambda: rule(renewal=Renewal(365)), "renewal"),
        (lambda: rule(renewal=Renewal(0)), "renewal"),
        (lambda: rule(refresher_share=0.25), "refreshers"),
    ],
)
def test_what_cannot_work_is_refused(make: Callable[[], Any], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        make()


def test_the_bands_of_both_strands_are_named() -> None:
    one = rule(behavioural=Behavioural(3, 90, (Band("warm_close", 2),)))

    assert [band.behaviour for band in one.bands()] == ["names_feeling", "offers_remedy", "warm_close"]
