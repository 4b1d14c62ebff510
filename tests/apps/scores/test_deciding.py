"""The decision of the named person, and what it does to the owner's score at her next visit."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from tests.appeals import REASON, Talk, rule, strangers
from tests.cast import Cast
from tests.practice_room import GOOD, NOW, queries

from warmline.apps.notices.models import Notice
from warmline.apps.people.errors import Refused
from warmline.apps.practice.selectors import read_own_standing
from warmline.apps.scores import services
from warmline.apps.scores.letters import unpack
from warmline.apps.scores.models import Appeal, AppealTally, Revision
from warmline.apps.scores.selectors import newest_card, own_appeals, read_own, waiting_for
from warmline.apps.scores.services import WORDS_LIMIT
from warmline.core.scoring.revising import revised


@pytest.fixture
def talk(cast: Cast) -> Talk:
    return Talk.of(cast.nadia)


def verdict_of(talk: Talk, place: int = 0):
    return own_appeals(talk.owner, talk.owner, talk.filed.row)[place].verdict


@pytest.mark.parametrize("upheld", [True, False])
def test_the_owner_reads_the_decision_and_its_reason(cast: Cast, talk: Talk, upheld: bool) -> None:
    talk.decided(cast.petra, upheld=upheld)
    found = own_appeals(cast.nadia, cast.nadia, talk.filed.row)[0]
    assert (found.verdict.upheld, found.verdict.reason) == (upheld, REASON)
    assert found.state == ("upheld" if upheld else "stands")
    assert found.overturned == upheld


def test_with_the_decision_the_copy_is_gone(cast: Cast, talk: Talk) -> None:
    appeal = talk.decided(cast.petra)
    row = Appeal.objects.get()
    assert (row.state, row.shown, row.decided_at) == (Appeal.State.DECIDED, None, NOW)
    assert REASON.encode() not in bytes(row.verdict)
    assert waiting_for(cast.petra) == []
    assert not Appeal.objects.visible_to(cast.petra).exists()
    with pytest.raises(PermissionDenied):
        rule(cast.petra, appeal, upheld=False)


def test_nobody_but_the_named_person_decides(cast: Cast, talk: Talk) -> None:
    appeal = talk.shown(cast.petra)
    for stranger in [cast.nadia, *strangers(cast, "petra").values()]:
        with pytest.raises(PermissionDenied):
            rule(stranger, appeal)
    assert Appeal.objects.get().state == Appeal.State.SHOWN
    assert not AppealTally.objects.exists()


@pytest.mark.parametrize("reason", ["", "  \x00 ", "x" * (WORDS_LIMIT + 1)])
def test_a_decision_without_a_reason_is_none(cast: Cast, talk: Talk, reason: str) -> None:
    appeal = talk.shown(cast.petra)
    with pytest.raises(Refused):
        rule(cast.petra, appeal, reason=reason)
    assert Appeal.objects.get().state == Appeal.State.SHOWN


@pytest.mark.parametrize("grade", [0, 5, -1])
def test_a_grade_that_there_is_not_is_refused(cast: Cast, talk: Talk, grade: int) -> None:
    appeal = talk.shown(cast.petra)
    with pytest.raises(Refused, match="from 1 to 4"):
        rule(cast.petra, appeal, grade=grade)


def test_upheld_with_the_same_grade_makes_no_sense(cast: Cast, talk: Talk) -> None:
    appeal = talk.shown(cast.petra)
    with pytest.raises(Refused, match="the grade it has now"):
        rule(cast.petra, appeal, grade=talk.observations[0].anchor)


def test_a_point_that_stands_has_no_grade_of_its_own(cast: Cast, talk: Talk) -> None:
    talk.decided(cast.petra, upheld=False, grade=4)
    assert verdict_of(talk).grade is None


def test_both_are_told_and_nobody_else(cast: Cast, talk: Talk) -> None:
    appeal = talk.shown(cast.petra)
    assert [(n.kind, n.person, n.about) for n in Notice.objects.all()] == [("appeal_shown", cast.petra, str(appeal.pk))]
    rule(cast.petra, appeal)
    assert {(n.kind, n.person) for n in Notice.objects.all()} == {
        ("appeal_shown", cast.petra),
        ("appeal_decided", cast.nadia),
    }


@pytest.mark.parametrize("grade", [None, 4])
def test_an_upheld_appeal_makes_a_new_version_and_the_first_stays(cast: Cast, talk: Talk, grade: int | None) -> None:
    place = talk.place(anchor=1)
    sealed = bytes(talk.filed.row.sealed)
    talk.decided(cast.petra, place, grade=grade)
    standing = talk.settled()
    assert standing.card == revised(talk.filed.letter.card, {place: grade})
    assert standing.card != talk.filed.letter.card
    assert standing.overturned == 1
    row = Revision.objects.get()
    assert (row.number, str(row)) == (2, f"version 2 of {talk.filed.row.pk}")
    talk.filed.row.refresh_from_db()
    assert bytes(talk.filed.row.sealed) == sealed
    assert read_own(cast.nadia, cast.nadia, talk.filed.row) == talk.filed.letter


def test_a_point_that_stands_changes_nothing(cast: Cast, talk: Talk) -> None:
    talk.decided(cast.petra, upheld=False)
    assert talk.settled().card == talk.filed.letter.card
    assert not Revision.objects.exists()
    assert Appeal.objects.get().settled_at == NOW


def test_a_decision_counts_once_however_often_she_looks(cast: Cast, talk: Talk) -> None:
    talk.decided(cast.petra, talk.place(anchor=1), grade=3)
    first, second = talk.settled(), talk.settled()
    assert first.card == second.card
    assert Revision.objects.count() == 1


def test_two_windows_at_once_settle_once(cast: Cast, talk: Talk) -> None:
    """Both windows read before either wrote: the second finds nothing left to do."""
    talk.decided(cast.petra, 0)
    seen = own_appeals(cast.nadia, cast.nadia, talk.filed.row)
    deed = {"user": cast.nadia, "score": talk.filed.row, "letter": talk.filed.letter, "appeals": seen, "now": NOW}
    assert len(services.settle(**deed)) == 1
    assert services.settle(**deed) == ()
    assert Revision.objects.count() == 1


def test_later_decisions_add_to_earlier_ones(cast: Cast, talk: Talk) -> None:
    talk.decided(cast.petra, 0)
    talk.settled()
    talk.decided(cast.trainer, 2)
    card = talk.settled().card
    assert card == revised(talk.filed.letter.card, {0: None, 2: None})
    assert list(Revision.objects.values_list("number", flat=True)) == [2, 3]
    assert newest_card(cast.nadia, cast.nadia, talk.filed.row) == card


def test_only_the_owner_lets_a_decision_count(cast: Cast, talk: Talk) -> None:
    talk.decided(cast.petra)
    seen = own_appeals(cast.nadia, cast.nadia, talk.filed.row)
    for stranger in strangers(cast).values():
        with pytest.raises(PermissionDenied):
            services.settle(user=stranger, score=talk.filed.row, letter=talk.filed.letter, appeals=seen, now=NOW)
    assert not Revision.objects.exists()


def test_a_version_is_sealed_like_the_first(cast: Cast, talk: Talk) -> None:
    talk.decided(cast.petra, 0)
    talk.settled()
    sealed = bytes(Revision.objects.get().sealed)
    assert b"overall" not in sealed
    with pytest.raises(ValueError, match="validation error"):
        unpack(sealed)


def test_her_mastery_is_corrected_too(cast: Cast, talk: Talk) -> None:
    place = talk.try_place()
    wrong = talk.observations[place]
    before = read_own_standing(cast.nadia, cast.nadia)
    assert before.last_try.behaviour == wrong.behaviour
    talk.decided(cast.petra, place, grade=4)
    assert read_own_standing(cast.nadia, cast.nadia) == before
    talk.settled()
    after = read_own_standing(cast.nadia, cast.nadia)
    assert after.last_try is None
    old, new = sorted(s.anchor for s in before.of(wrong.behaviour)), sorted(s.anchor for s in after.of(wrong.behaviour))
    assert old != new
    assert len(old) == len(new)
    assert 4 in new


def test_looking_without_an_appeal_takes_one_query(cast: Cast, talk: Talk) -> None:
    assert queries(talk.settled) == 1
    talk.written(0)
    few = queries(talk.settled)
    talk.written(1)
    assert queries(talk.settled) == few == 2


def test_the_tally_counts_decisions_of_the_week_and_no_person(cast: Cast, talk: Talk) -> None:
    talk.decided(cast.petra, 0)
    other = Talk.of(cast.colleague, GOOD[:2])
    key = talk.observations[0].behaviour
    tally = AppealTally.objects.get()
    assert (tally.criterion, tally.organisation) == (key, cast.organisation)
    assert (tally.decided, tally.upheld, tally.people) == (1, 1, 1)
    assert tally.monday == dt.date(2026, 11, 23)
    assert str(tally) == f"{key} 2026-11-23"
    place = next(n for n, o in enumerate(other.observations) if o.behaviour == key)
    other.decided(cast.petra, place, upheld=False)
    tally.refresh_from_db()
    assert (tally.decided, tally.upheld, tally.people) == (2, 1, 2)


def test_one_person_counts_once_for_a_criterion(cast: Cast) -> None:
    first, second = Talk.of(cast.nadia), Talk.of(cast.nadia)
    first.decided(cast.petra, 0)
    second.decided(cast.petra, 0)
    tally = AppealTally.objects.get()
    assert (tally.decided, tally.people) == (2, 1)


def test_an_erasure_changes_no_figure(cast: Cast, talk: Talk) -> None:
    from warmline.apps.scores import appeals_keeping, keeping

    talk.decided(cast.petra)
    before = AppealTally.objects.values().get()
    appeals_keeping.erase(cast.nadia)
    keeping.erase(cast.nadia)
    assert AppealTally.objects.values().get() == before
