"""What an answer says about mastery, and on which days somebody practises."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.apps.drills.daily_room import CARD, NOW, PARCEL
from tests.cast import Cast

from warmline.apps.drills.answers import Kept, Seen
from warmline.apps.drills.calendars import calendar_for
from warmline.apps.drills.deck import Deck
from warmline.apps.drills.evidence import AFTER_EXAMPLE, RECALLED, SELF_GRADED, evidence_of
from warmline.apps.drills.selectors import daily
from warmline.apps.shifts.models import OwnDays
from warmline.core.practice.difficulty import EXAMPLE, of_level
from warmline.core.practice.evidence import Source
from warmline.core.practice.spacing import Grade

MONDAY = date(2026, 11, 30)


def kept(item: str, anchor: int | None = None, grade: Grade | None = None) -> Kept:
    seen = None if anchor is None else Seen(anchor, 0.8, ("of course you are annoyed",), True, "r")
    return Kept(item, NOW, "words" if seen else "", seen, grade)


@pytest.mark.parametrize(("anchor", "success"), [(1, 0), (2, 1 / 3), (3, 2 / 3), (4, 1)])
def test_a_drill_speaks_by_what_was_read_and_not_by_her_own_grade(anchor: int, success: float) -> None:
    found = evidence_of(kept(PARCEL, anchor, Grade.EASY))
    assert found is not None
    assert found.success == pytest.approx(success)
    assert (found.source, found.confidence) == (Source.DRILL, 0.8)
    assert (found.behaviour, found.skill, found.at) == ("names_feeling", "empathy", NOW)
    assert found.difficulty == of_level(1)


def test_after_an_example_it_was_an_easier_moment_and_tells_half() -> None:
    plain, after = (evidence_of(replace(kept(PARCEL, 3), example=example)) for example in (False, True))
    assert plain is not None
    assert after is not None
    assert after.difficulty == pytest.approx(of_level(1) - EXAMPLE)
    assert after.confidence == AFTER_EXAMPLE * plain.confidence
    assert after.success == plain.success


def test_what_nobody_read_says_nothing() -> None:
    assert evidence_of(kept(PARCEL, None, Grade.EASY)) is None


@pytest.mark.parametrize("grade", Grade)
def test_a_card_is_her_own_word_and_counts_little(grade: Grade) -> None:
    found = evidence_of(kept(CARD, None, grade))
    assert found is not None
    assert (found.source, found.success, found.confidence) == (Source.CARD, RECALLED[grade], SELF_GRADED)


def test_all_of_it_belongs_to_the_practice_room() -> None:
    for one in (evidence_of(kept(PARCEL, 3)), evidence_of(kept(CARD, None, Grade.GOOD))):
        assert one is not None
        assert one.source.is_private


def week(person, deck: Deck) -> list[bool]:
    calendar = calendar_for(person, deck, MONDAY)
    return [calendar.is_working(MONDAY + timedelta(days=n)) for n in range(7)]


def test_days_of_work_come_from_shifts_and_hers_narrow_them(cast: Cast) -> None:
    assert week(cast.nadia, Deck()) == [True] * 5 + [False] * 2
    assert week(cast.nadia, Deck(days=frozenset({0, 5}))) == [True] + [False] * 6
    OwnDays.objects.create(person=cast.nadia, days=0b1100001)  # Monday, Saturday, Sunday
    assert week(cast.nadia, Deck()) == [True, False, False, False, False, True, True]
    assert week(cast.nadia, Deck(days=frozenset({0, 5}))) == [True, False, False, False, False, True, False]


def test_who_works_on_saturdays_practises_on_saturdays(cast: Cast) -> None:
    saturday = NOW + timedelta(days=2)
    assert daily(cast.nadia, saturday).day_off
    OwnDays.objects.create(person=cast.nadia, days=0b0100000)
    assert daily(cast.nadia, saturday).due
    assert daily(cast.nadia, NOW).day_off
