"""What is handed out, erased and cleaned away; messages; the item bank as a book of tests."""

from __future__ import annotations

from uuid import uuid4

import pytest
from tests.apps.assessment.desk import Book, announced, contact, days, house, running, whole
from tests.cast import Cast
from tests.practice_room import GOOD, NOW

from warmline.apps.assessment import keeping, services
from warmline.apps.assessment.exporting import with_names
from warmline.apps.assessment.knowledge_book import HouseTests
from warmline.apps.assessment.models import Attempt, Certificate, Judgement, Licence, ObservedContact, SignedDecision
from warmline.apps.audit.verbs import is_named
from warmline.apps.notices.letters import kinds, write_letter
from warmline.apps.notices.models import Notice
from warmline.core.certifying import Outcome

pytestmark = pytest.mark.django_db


def test_a_person_gets_every_word_of_hers(cast: Cast, book: Book) -> None:
    services.certify(actor=cast.trainer, attempt=whole(cast, book, house(cast)), reason="Holds", now=NOW)

    found = keeping.export(cast.nadia)

    (attempt,) = found["attempts"]
    assert GOOD[0] in [turn["text"] for turn in attempt["pieces"][0]["turns"]]
    assert attempt["decision"]["outcome"] == "certified"
    assert attempt["certificate"]["revoked_why"] == ""
    assert len(found["contacts"]) == 2
    assert keeping.export(cast.trainer)["licences"][0]["basis"] == "Rater check of May"
    assert keeping.export(cast.colleague)["attempts"] == []


def test_erased_with_her_is_all_that_is_hers(cast: Cast, book: Book) -> None:
    services.certify(actor=cast.trainer, attempt=whole(cast, book, house(cast)), reason="Holds", now=NOW)
    contact(cast.trainer, cast.colleague)

    assert keeping.erase(cast.nadia) > 3

    assert not Attempt.objects.exists()
    assert not Certificate.objects.exists()
    assert [each.person for each in ObservedContact.objects.all()] == [cast.colleague]
    assert Licence.objects.count() == 2


def test_an_erased_assessor_is_named_nowhere_and_the_certificate_stays(cast: Cast, book: Book) -> None:
    services.certify(actor=cast.trainer, attempt=whole(cast, book, house(cast)), reason="Holds", now=NOW)

    keeping.erase(cast.trainer)
    cast.trainer.name = ""
    cast.trainer.save()

    assert Certificate.objects.valid_at(NOW).count() == 1
    assert not Judgement.objects.filter(judged_by=cast.trainer).exists()
    assert "Thandi" not in str(with_names(SignedDecision.objects.get().evidence))


def test_what_a_certificate_that_holds_rests_on_stays_and_all_else_goes(cast: Cast, book: Book) -> None:
    made = services.certify(actor=cast.trainer, attempt=whole(cast, book, house(cast)), reason="Holds", now=NOW)
    contact(cast.trainer, cast.nadia, ago=1, now=NOW + days(2))
    contact(cast.trainer, cast.colleague, ago=3)

    assert keeping.clean(NOW + days(100)) == 2, "hers of a day later, and the colleague's of the very same day"
    assert Certificate.objects.exists()
    assert [each.person for each in ObservedContact.objects.all()] == [cast.nadia, cast.nadia]
    assert keeping.clean(made.valid_until) == 0, "until its last moment"
    assert keeping.clean(made.valid_until + days(1)) == 3
    assert not Attempt.objects.exists()
    assert not ObservedContact.objects.exists()


def test_contacts_of_a_certificate_that_was_taken_back_go_by_their_own_day(cast: Cast, book: Book) -> None:
    held = services.certify(actor=cast.trainer, attempt=whole(cast, book, house(cast)), reason="Holds", now=NOW)
    services.revoke(actor=cast.manager, certificate=held, reason="Not hers", now=NOW + days(1))

    assert keeping.clean(NOW + days(100)) == 2
    assert not ObservedContact.objects.exists()
    assert "names_feeling" in str(SignedDecision.objects.get().evidence), "what was decided on is still told"


def test_contacts_of_an_attempt_without_a_certificate_go_by_their_own_day(cast: Cast, book: Book) -> None:
    made = whole(cast, book, house(cast), anchor=1)
    services.sign(actor=cast.trainer, attempt=made, outcome=Outcome.NOT_YET, reason="Not yet", now=NOW)

    assert keeping.clean(NOW - days(5)) == 1, "the older of two contacts alone"
    assert keeping.clean(NOW + days(1)) == 2, "the other one, and the attempt"


def test_every_verb_has_words() -> None:
    assert all(is_named(verb) for verb in keeping.VERBS)


def letter(kind: str, person: object, about: object) -> str:
    """The text of a message, empty where it is no longer needed."""
    found = write_letter(Notice(kind=kind, person=person, about=str(about)))  # type: ignore[misc]
    return "" if found is None else f"{found.subject}\n{found.body}"


def test_messages_lead_to_the_page_and_hold_no_result(cast: Cast, book: Book) -> None:
    made = whole(cast, book, house(cast), anchor=1)
    assert "Nadia Brandt has finished" in letter("assessment_waiting", cast.trainer, made.pk)
    decision = services.sign(actor=cast.trainer, attempt=made, outcome=Outcome.NOT_YET, reason="Secret words", now=NOW)
    plea = services.appeal(user=cast.nadia, decision=decision, words="Secret plea", now=NOW)

    told = letter("assessment_decided", cast.nadia, made.pk)
    assert f"/certificates/mine/{made.pk}/evidence/" in told
    assert "Secret" not in told + letter("assessment_appeal", cast.analyst, plea.pk)
    assert "not yet" not in told
    assert letter("assessment_waiting", cast.trainer, made.pk) == "", "it is decided"
    services.settle(actor=cast.analyst, appeal=plea, ruling="stands", reason="Secret", now=NOW)
    assert "Your appeal was decided" in letter("assessment_appeal_settled", cast.nadia, plea.pk)
    assert letter("assessment_appeal", cast.analyst, plea.pk) == ""


def test_messages_to_others_and_about_what_is_gone_are_not_written(cast: Cast, book: Book) -> None:
    made = announced(cast, house(cast))

    assert "From now on Thandi Mokoena" in letter("assessment_handed_over", cast.nadia, made.pk)
    for kind in (each for each in kinds() if each.startswith("assessment_") and "appeal" not in each):
        assert letter(kind, cast.outsider, made.pk) == "", kind
    assert letter("certificate_revoked", cast.nadia, uuid4()) == ""


def test_who_lost_a_certificate_is_told_where_the_reason_stands(cast: Cast, book: Book) -> None:
    held = services.certify(actor=cast.trainer, attempt=whole(cast, book, house(cast)), reason="Holds", now=NOW)
    services.revoke(actor=cast.manager, certificate=held, reason="Secret", now=NOW)

    assert "“Service fundamentals” was taken back" in letter("certificate_revoked", cast.nadia, held.pk)
    assert letter("certificate_revoked", cast.petra, held.pk) == ""


def test_a_house_without_a_test_has_no_result_items_or_page(cast: Cast) -> None:
    bank = HouseTests()

    assert bank.result(cast.nadia, "fundamentals", NOW - days(900)) is None
    assert bank.items(cast.organisation, "fundamentals") == ()
    assert bank.address(cast.organisation, "fundamentals") == ""
    assert bank.choices(cast.organisation) == ()


def test_running_attempts_of_others_are_not_exported(cast: Cast) -> None:
    running(cast, house(cast))

    assert keeping.export(cast.petra)["attempts"] == []
