"""Appeals whose judge is gone: told to their owners, open to other assessors, settled by who takes them up."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from tests.apps.assessment.desk import Book, days, house, licence, whole
from tests.apps.assessment.test_restoring import object_to, taken
from tests.cast import Cast, person
from tests.practice_room import NOW

from warmline.apps.assessment import keeping, services
from warmline.apps.assessment.models import Appeal, Attempt, CertificationRule
from warmline.apps.assessment.selectors import desk_of
from warmline.apps.assessment.unclaimed import unclaimed_for
from warmline.apps.audit.models import AuditEvent
from warmline.apps.notices.letters import write_letter
from warmline.apps.notices.models import Notice
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Membership, Person, Role
from warmline.apps.people.registry import retentions
from warmline.core.certifying import Outcome

pytestmark = pytest.mark.django_db
LATER = NOW + days(2)


def third(cast: Cast) -> Person:
    """Ravi, a third assessor at Larkfield."""
    made = person(cast.organisation, "Ravi Nair", "ravi@northwind.example")
    Membership.objects.create(person=made, role=Role.TRAINER, site=cast.site)
    licence(cast, made)
    return made


def appealed(cast: Cast, book: Book) -> Appeal:
    """Nadia's appeal against a decision of Thandi's; Anh is to look at it."""
    rule: CertificationRule = house(cast)
    made = whole(cast, book, rule, anchor=1)
    decision = services.sign(actor=cast.trainer, attempt=made, outcome=Outcome.NOT_YET, reason="No", now=NOW)
    found = services.appeal(user=cast.nadia, decision=decision, words="It was", now=NOW + days(1))
    assert found.judge == cast.analyst
    return found


def again(appeal: Appeal) -> Appeal:
    return Appeal.objects.select_related("decision__attempt__owner").get(pk=appeal.pk)


def who_may(cast: Cast, *more: Person) -> set[str]:
    """Who finds it on her desk to take up."""
    people = {each.name.split()[0]: each for each in (*cast.people().values(), *more)}
    return {name for name, each in people.items() if not unclaimed_for(each, LATER).is_empty}


def erased(cast: Cast) -> None:
    keeping.erase(cast.analyst)


def without_role(cast: Cast) -> None:
    Membership.objects.filter(person=cast.analyst).update(until=LATER)


def closed(cast: Cast) -> None:
    Person.objects.filter(pk=cast.analyst.pk).update(is_active=False)


def without_licence(cast: Cast) -> None:
    services.end_licence(actor=cast.admin, licence=cast.analyst.assessor_licences.get(), now=LATER)


@pytest.mark.parametrize("gone", [erased, without_role, closed, without_licence])
def test_whatever_made_a_judge_go_another_assessor_takes_it_up(
    cast: Cast, book: Book, gone: Callable[[Cast], None]
) -> None:
    appeal, ravi = appealed(cast, book), third(cast)
    assert who_may(cast, ravi) == set(), "its judge is there"
    gone(cast)
    assert who_may(cast, ravi) == {"Ravi"}, "Thandi decided it, managers come where no assessor is left"

    services.take_up(actor=ravi, appeal=again(appeal), now=LATER)

    assert [each.pk for each in desk_of(ravi).appeals] == [appeal.pk]
    assert Attempt.objects.visible_to(ravi).get() == appeal.decision.attempt
    assert who_may(cast, ravi) == set()
    services.settle(actor=ravi, appeal=again(appeal), ruling="repeat", reason="Look again", now=LATER)
    assert Attempt.objects.get().void


def test_the_owner_and_who_may_take_it_up_are_told_once(cast: Cast, book: Book) -> None:
    appeal, ravi = appealed(cast, book), third(cast)
    assert services.let_go_of_lost(now=LATER) == 0, "nobody is gone"
    without_role(cast)
    (rule,) = [each for each in retentions() if each.key == "assessment_judges"]
    assert (rule.clean(LATER - rule.stays), rule.clean(LATER)) == (1, 0)

    told = Notice.objects.filter(kind__startswith="assessment_appeal_").exclude(kind="assessment_appeal")
    assert {(each.kind, each.person) for each in told} == {
        ("assessment_appeal_waits", cast.nadia),
        ("assessment_appeal_open", ravi),
    }
    letters = {each.kind: write_letter(each) for each in told}
    waits, is_open = letters["assessment_appeal_waits"], letters["assessment_appeal_open"]
    assert waits is not None
    assert is_open is not None
    assert "waits for somebody else who took no part" in waits.body
    assert f"/mine/{appeal.decision.attempt_id}/evidence/" in waits.body
    assert "lies on your desk" in is_open.body
    assert "It was" not in waits.body + is_open.body
    services.take_up(actor=ravi, appeal=again(appeal), now=LATER)
    assert [write_letter(each) for each in told] == [None, None], "it has a judge again"
    trail = AuditEvent.objects.filter(about=cast.nadia, verb__startswith="assessment.appeal_").order_by("pk")
    assert [each.verb for each in trail] == ["assessment.appeal_let_go", "assessment.appeal_taken_up"]


def test_where_nobody_is_left_it_waits_for_a_manager_or_says_whom_to_ask(cast: Cast, book: Book) -> None:
    appeal = appealed(cast, book)
    without_licence(cast)
    assert who_may(cast) == {"Miriam", "Adaeze"}, "no other assessor: managers and admins"
    Membership.objects.filter(person__in=[cast.manager, cast.admin]).update(until=LATER)
    assert who_may(cast) == set()

    (told,) = Notice.objects.filter(kind="assessment_appeal_waits")
    letter = write_letter(told)
    assert letter is not None
    assert "Ask your programme manager to name another assessor" in letter.body
    Membership.objects.filter(person=cast.admin).update(until=None)
    ravi = third(cast)
    assert who_may(cast, ravi) == {"Ravi"}, "it is not lost"
    services.take_up(actor=ravi, appeal=again(appeal), now=LATER)


def test_nobody_takes_up_what_is_not_for_her(cast: Cast, book: Book) -> None:
    appeal, ravi = appealed(cast, book), third(cast)
    with pytest.raises(Refused, match="Somebody else looks at this appeal"):
        services.take_up(actor=ravi, appeal=again(appeal), now=LATER)
    without_role(cast)
    for name, who in cast.people().items():
        with pytest.raises(PermissionDenied):
            services.take_up(actor=who, appeal=again(appeal), now=LATER)
        assert Appeal.objects.get().judge == cast.analyst, name


def test_taken_up_in_two_windows_one_of_them_has_it(cast: Cast, book: Book) -> None:
    appeal, ravi = appealed(cast, book), third(cast)
    lena = person(cast.organisation, "Lena Roth", "lena@northwind.example")
    Membership.objects.create(person=lena, role=Role.ANALYST, site=cast.site)
    licence(cast, lena)
    erased(cast)
    one, other = again(appeal), again(appeal)
    services.take_up(actor=ravi, appeal=one, now=LATER)
    with pytest.raises(Refused, match="by now"):
        services.take_up(actor=lena, appeal=other, now=LATER)
    assert Appeal.objects.get().judge == ravi


def test_what_is_settled_keeps_the_name_of_who_settled_it(cast: Cast, book: Book) -> None:
    appeal = appealed(cast, book)
    services.settle(actor=cast.analyst, appeal=again(appeal), ruling="stands", reason="So", now=LATER)
    without_role(cast)
    assert services.let_go_of_lost(now=LATER) == 0
    assert Appeal.objects.get().judge == cast.analyst
    assert not Notice.objects.filter(kind="assessment_appeal_waits").exists()


def test_an_appeal_against_a_taking_back_goes_the_same_way(cast: Cast, book: Book) -> None:
    held = taken(cast, book)
    appeal = object_to(cast, held)
    assert appeal.judge == cast.trainer
    keeping.erase(cast.trainer)
    assert who_may(cast) == {"Anh"}
    (waits,) = Notice.objects.filter(kind="revocation_appeal_waits")
    (is_open,) = Notice.objects.filter(kind="revocation_appeal_open")
    assert (waits.person, is_open.person) == (cast.nadia, cast.analyst)
    assert all(write_letter(each) is not None for each in (waits, is_open))

    appeal.refresh_from_db()
    services.take_up(actor=cast.analyst, appeal=appeal, now=LATER)
    services.settle_revocation(actor=cast.analyst, appeal=appeal, ruling="restored", reason="Hers", now=LATER)

    held.refresh_from_db()
    assert held.revoked_at is None
