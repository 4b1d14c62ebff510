"""Grading anew, plans, wishes, and what a workshop or a talk brings back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.apps.drills.daily_room import CAKE, CALL, NOW, PARCEL, key, merge, sent
from tests.cast import Cast
from tests.practice_room import GOOD, POOR, finish

from warmline.apps.audit.models import AuditEvent
from warmline.apps.drills import services
from warmline.apps.drills.answers import answer_id
from warmline.apps.drills.deck import Deck, pack, unpack, with_misses
from warmline.apps.drills.plans import Came, PlanRefused
from warmline.apps.drills.selectors import own_answer, own_desk, read_own_deck
from warmline.apps.people.errors import Refused
from warmline.apps.practice.selectors import read_own_misses
from warmline.core.practice.spacing import Grade, Miss

MOMENT, DEED = "a customer says that she waited", "say how long it was before I ask anything"


def deck(person) -> Deck:
    return read_own_deck(person, person)


def test_her_own_grade_counts_and_not_the_suggested_one(cast: Cast) -> None:
    merge(cast.nadia, sent())
    before = deck(cast.nadia).cards[PARCEL]
    made = answer_id(cast.nadia.pk, sent().key)
    assert services.grade_answer(user=cast.nadia, answer=made, grade=Grade.HARD, now=NOW)
    after = deck(cast.nadia).cards[PARCEL]
    assert after.due < before.due
    assert after.reviews == before.reviews == 1
    kept = own_answer(cast.nadia, made)
    assert kept is not None
    assert (kept.grade, kept.suggested) == (Grade.HARD, Grade.EASY)


def test_graded_at_once_or_later_it_is_the_same_card(cast: Cast) -> None:
    merge(cast.nadia, sent(), sent(PARCEL, 0, name="x"))
    merge(cast.colleague, sent(grade=Grade.HARD))
    services.grade_answer(
        user=cast.nadia, answer=answer_id(cast.nadia.pk, sent().key), grade=Grade.HARD, now=NOW + timedelta(days=1)
    )
    services.grade_answer(user=cast.nadia, answer=answer_id(cast.nadia.pk, key("x")), grade=Grade.HARD, now=NOW)
    assert deck(cast.nadia).cards == deck(cast.colleague).cards


def test_nobody_grades_anothers_answer(cast: Cast) -> None:
    merge(cast.nadia, sent())
    made = answer_id(cast.nadia.pk, sent().key)
    for stranger in cast.all_but("nadia").values():
        assert not services.grade_answer(user=stranger, answer=made, grade=Grade.AGAIN, now=NOW)
    assert deck(cast.nadia).cards[PARCEL].lapses == 0


def test_a_plan_is_kept_and_asked_about_the_next_day_and_once(cast: Cast) -> None:
    assert services.make_plan(user=cast.nadia, moment=f"If {MOMENT},", deed=f"then I will {DEED}.", now=NOW) == ""
    plan = deck(cast.nadia).plan
    assert plan is not None
    assert (plan.moment, plan.deed, plan.came) == (MOMENT, DEED, None)
    assert own_desk(cast.nadia, NOW).plan_to_ask is None
    services.tell_of_plan(user=cast.nadia, came=Came.DONE, now=NOW)
    assert deck(cast.nadia).plan == plan, "the same day is too early"
    tomorrow = NOW + timedelta(days=1)
    assert own_desk(cast.nadia, tomorrow).plan_to_ask == plan
    services.tell_of_plan(user=cast.nadia, came=Came.DONE, now=tomorrow)
    services.tell_of_plan(user=cast.nadia, came=Came.MISSED, now=tomorrow)
    assert deck(cast.nadia).plan == replace(plan, came=Came.DONE)
    assert own_desk(cast.nadia, tomorrow).plan_to_ask is None


def test_a_plan_that_could_be_easier_to_keep_gets_a_hint_and_is_kept_when_she_is_sure(cast: Cast) -> None:
    assert services.make_plan(user=cast.nadia, moment=MOMENT, deed="be more patient", now=NOW)
    assert deck(cast.nadia).plan is None
    assert services.make_plan(user=cast.nadia, moment=MOMENT, deed="be more patient", now=NOW, sure=True) == ""
    assert deck(cast.nadia).plan is not None


def test_one_plan_a_day(cast: Cast) -> None:
    for deed in (DEED, "ask what would help most now"):
        services.make_plan(user=cast.nadia, moment=MOMENT, deed=deed, now=NOW)
    assert [plan.deed for plan in deck(cast.nadia).plans] == ["ask what would help most now"]


def test_half_a_plan_is_refused(cast: Cast) -> None:
    with pytest.raises(PlanRefused):
        services.make_plan(user=cast.nadia, moment=MOMENT, deed=" then I will ", now=NOW)


def test_minutes_and_days_are_kept_sealed_and_within_bounds(cast: Cast) -> None:
    services.choose_pace(user=cast.nadia, minutes=10, days=[0, 2], now=NOW)
    assert (deck(cast.nadia).minutes, deck(cast.nadia).days) == (10, frozenset({0, 2}))
    for minutes, days in ((2, [0]), (16, [0]), (5, []), (5, [7])):
        with pytest.raises(Refused):
            services.choose_pace(user=cast.nadia, minutes=minutes, days=days, now=NOW)
    assert deck(cast.nadia).minutes == 10
    assert AuditEvent.objects.get(verb="drills.pace_changed").data == {}


def test_what_was_hard_in_a_workshop_comes_back(cast: Cast) -> None:
    merge(cast.nadia, sent(PARCEL, -3, grade=Grade.EASY), sent(CALL, -3, grade=Grade.EASY))
    before = deck(cast.nadia).cards
    services.bring_back(person=cast.nadia, behaviours=["names_feeling"], at=NOW, now=NOW)
    after = deck(cast.nadia).cards
    assert after[PARCEL].due.date() == NOW.date() + timedelta(days=1) < before[PARCEL].due.date()
    assert after[CALL] == before[CALL]


def test_a_miss_in_a_talk_is_a_lapse_without_anybody_pushing_it(cast: Cast) -> None:
    session = finish(cast.nadia, POOR)
    (at,) = {seen.at for seen in read_own_misses(cast.nadia, cast.nadia, NOW - timedelta(days=900))}
    missed = {seen.behaviour for seen in read_own_misses(cast.nadia, cast.nadia, NOW - timedelta(days=900))}
    assert "names_feeling" in missed, (session, missed)
    early = replace(sent(PARCEL, grade=Grade.EASY), at=at - timedelta(days=5))
    merge(cast.nadia, early, now=at)
    card = deck(cast.nadia).cards[PARCEL]
    assert card.lapses == 1
    assert card.last.date() == at.date()
    assert deck(cast.nadia).seen_until == at
    merge(cast.nadia, replace(sent(CAKE), at=at), now=at)
    assert deck(cast.nadia).cards[PARCEL] == card, "fetched once"


def test_reading_shows_a_miss_before_anything_is_written(cast: Cast) -> None:
    now = NOW + timedelta(days=1)
    merge(cast.nadia, sent(PARCEL, -8, grade=Grade.EASY))
    finish(cast.nadia, [GOOD[0], *POOR])
    stored, shown = deck(cast.nadia), own_desk(cast.nadia, now).deck
    assert stored.misses == frozenset()
    assert shown.misses
    assert read_own_deck(cast.nadia, cast.nadia) == stored


def test_a_deck_survives_its_bytes(cast: Cast) -> None:
    merge(cast.nadia, sent(PARCEL, -8), sent(CAKE, -7.5))
    services.make_plan(user=cast.nadia, moment=MOMENT, deed=DEED, now=NOW)
    found = with_misses(deck(cast.nadia), [Miss(NOW.date(), "names_feeling")], NOW)
    assert unpack(pack(found)) == found
    assert unpack(pack(Deck())) == Deck()
