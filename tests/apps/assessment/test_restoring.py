"""Appeals against the taking back of a certificate."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from tests.apps.assessment.desk import Book, days, house, whole
from tests.cast import Cast
from tests.practice_room import NOW

from warmline.apps.assessment import services
from warmline.apps.assessment.exporting import attempt_as_data
from warmline.apps.assessment.keeping import erase
from warmline.apps.assessment.models import Certificate, RevocationAppeal
from warmline.apps.assessment.selectors import desk_of, overturned, restorers_for
from warmline.apps.audit.models import AuditEvent
from warmline.apps.notices.models import Notice
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Person

pytestmark = pytest.mark.django_db

WHY = "The talk was somebody else’s"


def taken(cast: Cast, book: Book, by: Person | None = None) -> Certificate:
    """A certificate of Nadia's that was taken back."""
    made = whole(cast, book, house(cast))
    held = services.certify(actor=cast.trainer, attempt=made, reason="Holds", now=NOW)
    services.revoke(actor=by or cast.manager, certificate=held, reason=WHY, now=NOW + days(1))
    held.refresh_from_db()
    return held


def object_to(cast: Cast, held: Certificate, words: str = "It was mine", later: float = 2) -> RevocationAppeal:
    return services.appeal_revocation(user=cast.nadia, certificate=held, words=words, now=NOW + days(later))


def settle(actor: Person, appeal: RevocationAppeal, ruling: str = "restored", reason: str = "The log shows it") -> None:
    services.settle_revocation(actor=actor, appeal=appeal, ruling=ruling, reason=reason, now=NOW + days(3))


def verbs() -> list[str]:
    return list(
        AuditEvent.objects.filter(verb__startswith="certificate.").order_by("pk").values_list("verb", flat=True)
    )


def test_a_certificate_that_is_given_back_holds_until_its_old_end(cast: Cast, book: Book) -> None:
    held = taken(cast, book)
    end = held.valid_until
    appeal = object_to(cast, held)
    assert (appeal.judge, appeal.revoked_why, appeal.revoked_by) == (cast.trainer, WHY, cast.manager)

    settle(cast.trainer, appeal)

    held.refresh_from_db()
    assert (held.revoked_at, held.revoked_by, held.revoked_why, held.valid_until) == (None, None, "", end)
    assert Certificate.objects.valid_at(NOW + days(4)).get() == held
    assert verbs() == [
        "certificate.given", "certificate.revoked", "certificate.appealed", "certificate.appeal_settled",
        "certificate.restored",
    ]  # fmt: skip
    assert (overturned(cast.nadia).settled, overturned(cast.nadia).overturned) == (1, 1)


def test_one_that_stays_taken_back_says_why(cast: Cast, book: Book) -> None:
    held = taken(cast, book)
    appeal = object_to(cast, held)
    with pytest.raises(Refused, match="say why"):
        settle(cast.trainer, appeal, "stands", " ")

    settle(cast.trainer, appeal, "stands", "The voice is another one")

    held.refresh_from_db()
    appeal.refresh_from_db()
    assert held.revoked_why == WHY
    assert (appeal.ruling, appeal.reason) == ("stands", "The voice is another one")
    assert "certificate.restored" not in verbs()
    assert Notice.objects.filter(kind="revocation_appeal_settled", person=cast.nadia).count() == 1
    assert (overturned(cast.nadia).settled, overturned(cast.nadia).overturned) == (1, 0)


def test_only_the_named_one_settles_and_never_who_took_it_back(cast: Cast, book: Book) -> None:
    held = taken(cast, book, by=cast.trainer)
    appeal = object_to(cast, held)
    assert appeal.judge == cast.analyst
    for person in cast.all_but("analyst").values():
        with pytest.raises(PermissionDenied):
            settle(person, appeal)
    RevocationAppeal.objects.update(judge=cast.trainer)
    appeal.refresh_from_db()
    with pytest.raises(PermissionDenied):
        settle(cast.trainer, appeal)
    held.refresh_from_db()
    assert held.revoked_at is not None


def test_with_nobody_but_the_one_who_took_it_back_another_manager_looks(cast: Cast, book: Book) -> None:
    held = taken(cast, book)
    for person in (cast.trainer, cast.analyst):
        for each in person.assessor_licences.all():
            services.end_licence(actor=cast.admin, licence=each, now=NOW)
    assert restorers_for(held, NOW + days(2)) == [cast.admin]


def test_who_may_object_when_and_how_often(cast: Cast, book: Book) -> None:
    held = taken(cast, book)
    with pytest.raises(PermissionDenied):
        services.appeal_revocation(user=cast.petra, certificate=held, words="Hers", now=NOW + days(2))
    with pytest.raises(Refused, match="see differently"):
        object_to(cast, held, words=" ")
    with pytest.raises(Refused, match="30 days"):
        object_to(cast, held, later=31.01)
    object_to(cast, held, later=31)  # the last moment
    with pytest.raises(Refused, match="already"):
        object_to(cast, held)
    assert RevocationAppeal.objects.count() == 1


def test_what_is_held_cannot_be_objected_to_and_a_settled_one_is_settled(cast: Cast, book: Book) -> None:
    held = taken(cast, book)
    appeal = object_to(cast, held)
    settle(cast.trainer, appeal)
    with pytest.raises(Refused, match="settled already"):
        settle(cast.trainer, appeal, "stands")
    held.refresh_from_db()
    with pytest.raises(Refused, match="nothing to appeal"):
        object_to(cast, held)


def test_taken_back_for_a_second_time_it_can_be_objected_to_again(cast: Cast, book: Book) -> None:
    held = taken(cast, book)
    settle(cast.trainer, object_to(cast, held))
    services.revoke(actor=cast.analyst, certificate=held, reason="Something else", now=NOW + days(5))
    held.refresh_from_db()
    assert object_to(cast, held, later=6).revoked_why == "Something else"


def test_it_lies_on_one_desk_is_exported_and_lets_an_erased_judge_go(cast: Cast, book: Book) -> None:
    held = taken(cast, book)
    appeal = object_to(cast, held)
    desks = {name for name, person in cast.people().items() if desk_of(person).revoked}
    assert desks == {"trainer"}
    seen = {name for name, person in cast.people().items() if RevocationAppeal.objects.visible_to(person).exists()}
    assert seen == {"nadia", "trainer"}
    (told,) = attempt_as_data(held.decision.attempt)["certificate"]["appeals"]
    assert (told["words"], told["taken_back_why"]) == ("It was mine", WHY)
    erase(cast.trainer)
    appeal.refresh_from_db()
    assert appeal.judge is None
    erase(cast.nadia)
    assert not RevocationAppeal.objects.exists()
