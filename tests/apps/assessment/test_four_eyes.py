"""A result too close to its cut is decided by somebody who judged none of it."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from tests.apps.assessment.desk import Book, again, contact, days, done, house, judged, passed, running, whole
from tests.cast import Cast
from tests.practice_room import NOW

from warmline.apps.assessment import services
from warmline.apps.assessment.four_eyes import deciders_for, judged_close, needs_another
from warmline.apps.assessment.models import Attempt, Certificate, ObservedContact, Piece
from warmline.apps.assessment.selectors import desk_of, managers_for
from warmline.apps.assessment.standing import standing_of
from warmline.apps.audit.models import AuditEvent
from warmline.apps.notices.models import Notice
from warmline.apps.pages.waiting import waits_for
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Person
from warmline.core.certifying import Outcome

pytestmark = pytest.mark.django_db


def close(cast: Cast, book: Book, *, contacts_by: Person | None = None) -> Attempt:
    """An attempt of Nadia's in which Thandi's judgements of the talks lie on the cut: a 3 and a 2, four times."""
    made = running(cast, house(cast))
    passed(book, cast.nadia)
    done(cast, made)
    for kind, anchor in (("talk", 3), ("written", 2)):
        part = Piece.objects.select_related("attempt__owner").get(attempt=made, kind=kind)
        given = dict.fromkeys(("names_feeling", "gives_information"), services.Judged(anchor, "As I read it"))
        services.judge(actor=cast.trainer, piece=part, judged=given, now=NOW)
    for ago in (3, 6):
        contact(contacts_by or cast.trainer, cast.nadia, ago=ago)
    return again(made)


def sign(actor: Person, attempt: Attempt, outcome: Outcome = Outcome.CERTIFIED) -> object:
    return services.sign(actor=actor, attempt=again(attempt), outcome=outcome, reason="Read twice", now=NOW)


def ask(cast: Cast, attempt: Attempt, to: Person) -> None:
    services.ask_second(actor=cast.trainer, attempt=again(attempt), to=to, now=NOW)


def unlicensed(cast: Cast, person: Person) -> None:
    for each in person.assessor_licences.all():
        services.end_licence(actor=cast.admin, licence=each, now=NOW - days(1))


def test_who_judged_what_is_close_cannot_decide_it(cast: Cast, book: Book) -> None:
    made = close(cast, book)
    found = standing_of(made, NOW)
    assert found.decision.outcome is Outcome.BORDERLINE
    assert judged_close(found) == {cast.trainer.pk}

    for outcome in (Outcome.CERTIFIED, Outcome.NOT_YET):
        with pytest.raises(Refused, match="Somebody else has to decide"):
            sign(cast.trainer, made, outcome)

    assert again(made).state == Attempt.State.RUNNING
    assert not Certificate.objects.exists()


@pytest.mark.parametrize("outcome", [Outcome.CERTIFIED, Outcome.NOT_YET])
def test_the_second_person_decides_either_way(cast: Cast, book: Book, outcome: Outcome) -> None:
    made = close(cast, book)
    ask(cast, made, cast.analyst)
    sign(cast.analyst, made, outcome)

    decision = again(made).decision
    assert (decision.decided_by, decision.proposed) == (cast.analyst, "borderline")
    assert hasattr(decision, "certificate") == (outcome is Outcome.CERTIFIED)
    event = AuditEvent.objects.get(verb="assessment.decided")
    assert event.data["second"] is True


def test_asking_tells_both_and_twice_the_same_is_once(cast: Cast, book: Book) -> None:
    made = close(cast, book)
    for _ in range(2):
        ask(cast, made, cast.analyst)

    told = set(Notice.objects.filter(kind__startswith="assessment_second").values_list("kind", "person"))
    assert told == {("assessment_second", cast.analyst.pk), ("assessment_second_named", cast.nadia.pk)}
    assert AuditEvent.objects.filter(verb="assessment.second_asked").count() == 1
    assert [each.pk for each in desk_of(cast.analyst).seconds] == [made.pk]
    assert desk_of(cast.trainer).seconds == []
    assert [each.words for each in waits_for(cast.analyst, NOW)] == ["One assessment waits for you."]


def test_only_the_named_assessor_asks_and_only_somebody_fresh(cast: Cast, book: Book) -> None:
    made = close(cast, book)
    for person in cast.all_but("trainer").values():
        with pytest.raises(PermissionDenied):
            services.ask_second(actor=person, attempt=made, to=cast.analyst, now=NOW)
    for name in ("trainer", "nadia", "petra", "manager", "outsider"):
        with pytest.raises(Refused, match="cannot decide it"):
            ask(cast, made, cast.people()[name])
    assert again(made).second is None


def test_nobody_is_asked_where_nothing_is_close_or_only_the_test_is(cast: Cast, book: Book) -> None:
    made = whole(cast, book, house(cast))
    with pytest.raises(Refused, match="decide this yourself"):
        ask(cast, made, cast.analyst)
    passed(book, cast.nadia, score=71.0)
    found = standing_of(made, NOW)
    assert found.decision.outcome is Outcome.BORDERLINE
    assert not needs_another(found, cast.trainer), "the points of the test follow from its key"
    sign(cast.trainer, made)
    with pytest.raises(Refused, match="not open"):
        ask(cast, made, cast.analyst)


def test_with_one_assessor_a_manager_with_the_right_decides(cast: Cast, book: Book) -> None:
    made = close(cast, book)
    unlicensed(cast, cast.analyst)
    found = deciders_for(standing_of(made, NOW), NOW)
    assert found.by_managers
    assert found.people == (cast.manager, cast.admin)
    assert managers_for(cast.manager) == [cast.admin], "nobody decides about herself"

    ask(cast, made, cast.manager)
    sign(cast.manager, made)

    assert again(made).decision.decided_by == cast.manager


def test_a_manager_who_lost_the_right_meanwhile_does_not_decide(cast: Cast, book: Book) -> None:
    made = close(cast, book)
    unlicensed(cast, cast.analyst)
    ask(cast, made, cast.manager)
    cast.manager.memberships.update(until=NOW)
    with pytest.raises(PermissionDenied):
        sign(Person.objects.get(pk=cast.manager.pk), made)


def test_who_observed_the_close_contacts_is_no_second_pair_of_eyes(cast: Cast, book: Book) -> None:
    made = running(cast, house(cast))
    passed(book, cast.nadia)
    done(cast, made)
    judged(made, {"names_feeling": 4, "gives_information": 4})
    for ago, anchor in ((3, 3), (6, 2)):
        contact(cast.analyst, cast.nadia, anchor, ago=ago)
    made = again(made)

    assert judged_close(standing_of(made, NOW)) == {cast.analyst.pk}
    services.hand_over(actor=cast.trainer, attempt=made, to=cast.analyst, now=NOW)
    with pytest.raises(Refused, match="Somebody else has to decide"):
        sign(cast.analyst, made)
    services.ask_second(actor=cast.analyst, attempt=again(made), to=cast.trainer, now=NOW)
    sign(cast.trainer, made)


def test_a_new_assessor_decides_herself_and_the_second_is_let_go(cast: Cast, book: Book) -> None:
    made = close(cast, book)
    ask(cast, made, cast.analyst)
    services.hand_over(actor=cast.trainer, attempt=again(made), to=cast.analyst, now=NOW)
    assert again(made).second is None
    sign(cast.analyst, made)
    assert AuditEvent.objects.get(verb="assessment.decided").data["second"] is False


def test_the_second_does_not_sign_what_is_close_no_more(cast: Cast, book: Book) -> None:
    made = close(cast, book)
    ask(cast, made, cast.analyst)
    judged(made, {"names_feeling": 4, "gives_information": 4})
    with pytest.raises(Refused, match="was named signs"):
        sign(cast.analyst, made)
    sign(cast.trainer, made)


def test_the_second_sees_the_attempt_and_outsiders_nothing(cast: Cast, book: Book) -> None:
    made = close(cast, book)
    assert not Attempt.objects.visible_to(cast.analyst).exists()
    ask(cast, made, cast.analyst)
    seen = {name for name, person in cast.people().items() if Attempt.objects.visible_to(person).exists()}
    assert seen == {"nadia", "trainer", "analyst"}
    assert not ObservedContact.objects.visible_to(cast.outsider).exists()


def test_who_judged_a_part_before_it_was_handed_over_settles_no_appeal(cast: Cast, book: Book) -> None:
    made = whole(cast, book, house(cast), anchor=1)
    services.hand_over(actor=cast.trainer, attempt=made, to=cast.analyst, now=NOW)
    decision = services.sign(actor=cast.analyst, attempt=again(made), outcome=Outcome.NOT_YET, reason="No", now=NOW)

    assert services.appeal(user=cast.nadia, decision=decision, words="Look", now=NOW).judge == cast.manager
