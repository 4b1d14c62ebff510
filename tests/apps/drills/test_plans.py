"""The words of an if-then plan."""

from __future__ import annotations

from datetime import date

import pytest

from warmline.apps.drills.plans import LIMIT, Came, Plan, PlanRefused, check, pack_plan, tidy, unpack_plan

MOMENT, DEED = "a customer says that she waited", "say how long it was"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("If a customer sighs,", "a customer sighs"),
        ("when  a customer\nsighs ", "a customer sighs"),
        ("then I will ask what happened.", "ask what happened"),
        ("I'll ask what happened", "ask what happened"),
        ("ask what happened", "ask what happened"),
        ("iffy words come up", "iffy words come up"),
        ("", ""),
    ],
)
def test_a_half_is_kept_without_the_words_around_it(typed: str, kept: str) -> None:
    assert tidy(typed) == kept


def test_a_plan_with_a_moment_and_a_deed_needs_no_hint() -> None:
    assert check(MOMENT, DEED) == ""


@pytest.mark.parametrize(
    ("moment", "deed", "hint"),
    [
        ("angry", DEED, "notice it"),
        (MOMENT, "not interrupt her any more", "instead"),
        (MOMENT, "stop asking for the number first", "instead"),
        (MOMENT, "be more patient with her", "one can hear"),
        (MOMENT, "try to say the feeling first", "one can hear"),
        (MOMENT, "ask her", "a few more words"),
    ],
)
def test_what_is_hard_to_keep_gets_a_hint(moment: str, deed: str, hint: str) -> None:
    assert hint in check(moment, deed)


@pytest.mark.parametrize(("moment", "deed"), [("", DEED), (MOMENT, ""), ("x" * (LIMIT + 1), DEED)])
def test_half_a_plan_or_a_novel_is_refused(moment: str, deed: str) -> None:
    with pytest.raises(PlanRefused):
        check(moment, deed)


@pytest.mark.parametrize("came", [None, *Came])
def test_a_plan_survives_its_data(came: Came | None) -> None:
    plan = Plan(MOMENT, DEED, date(2026, 11, 26), came)
    assert unpack_plan(pack_plan(plan)) == plan
