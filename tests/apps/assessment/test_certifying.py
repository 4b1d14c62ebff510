"""Signing, certificates, revoking, appeals, and what an evidence file holds."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from tests.apps.assessment.desk import (
    Book,
    again,
    announced,
    contact,
    days,
    done,
    house,
    judged,
    passed,
    running,
    whole,
)
from tests.cast import Cast
from tests.practice_room import NOW

from warmline.apps.assessment import services
from warmline.apps.assessment.exporting import with_names
from warmline.apps.assessment.models import Appeal, Attempt, Certificate, SignedDecision
from warmline.apps.assessment.selectors import overturned
from warmline.apps.assessment.standing import standing_of
from warmline.apps.audit.models import AuditEvent
from warmline.apps.notices.models import Notice
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Person
from warmline.core.certifying import Outcome, Standing

pytestmark = pytest.mark.django_db


def sign(
    actor: Person, attempt: Attempt, outcome: Outcome = Outcome.CERTIFIED, reason: str = "Holds"
) -> SignedDecision:
    """Sign at the usual moment."""
    return services.sign(actor=actor, attempt=attempt, outcome=outcome, reason=reason, now=NOW)


def test_a_certificate_holds_for_as_long_as_its_rule_says(cast: Cast, book: Book) -> None:
    made = whole(cast, book, house(cast))

    found = services.certify(actor=cast.trainer, attempt=made, reason="All three hold", now=NOW)

    assert (found.person, found.issued_at, found.valid_until) == (cast.nadia, NOW, NOW + days(365))
    assert again(made).state == Attempt.State.DECIDED
    assert [each.verb for each in AuditEvent.objects.filter(verb__in=["assessment.decided", "certificate.given"])] != []
    assert Notice.objects.filter(kind="assessment_decided", person=cast.nadia).count() == 1
    with pytest.raises(Refused, match="not open"):
        services.certify(actor=cast.trainer, attempt=made, reason="Again", now=NOW)


@pytest.mark.parametrize("missing", ["test", "judgements", "contacts"])
def test_nothing_is_signed_while_a_strand_is_missing(cast: Cast, book: Book, missing: str) -> None:
    made = running(cast, house(cast))
    done(cast, made)
    if missing != "test":
        passed(book, cast.nadia)
    if missing != "judgements":
        judged(made, {"names_feeling": 4, "gives_information": 4})
    if missing != "contacts":
        for ago in (1, 2):
            contact(cast.trainer, cast.nadia, ago=ago)

    with pytest.raises(Refused, match="still missing"):
        sign(cast.trainer, again(made), Outcome.NOT_YET)


def test_an_old_test_and_old_contacts_do_not_count(cast: Cast, book: Book) -> None:
    made = whole(cast, book, house(cast))

    def standings(later: float) -> list[Standing]:
        return [each.standing for each in standing_of(made, NOW + days(later)).results]

    assert standings(80) == [Standing.PASSED] * 3
    assert standings(88)[2] is Standing.MISSING
    assert standings(181)[0] is Standing.MISSING


def test_a_strand_clearly_below_its_cut_cannot_be_signed_away(cast: Cast, book: Book) -> None:
    made = whole(cast, book, house(cast), anchor=1)

    with pytest.raises(Refused, match="No other strand"):
        sign(cast.trainer, made)
    found = sign(cast.trainer, made, Outcome.NOT_YET)

    assert found.next_try == NOW + days(14)
    assert not Certificate.objects.exists()


@pytest.mark.parametrize("outcome", [Outcome.CERTIFIED, Outcome.NOT_YET])
def test_a_borderline_result_goes_to_a_person_who_may_decide_either_way(
    cast: Cast, book: Book, outcome: Outcome
) -> None:
    made = whole(cast, book, house(cast))
    passed(book, cast.nadia, score=71.0)
    assert standing_of(made, NOW).decision.outcome is Outcome.BORDERLINE

    found = sign(cast.trainer, made, outcome, "One point of error; the talks are strong")

    assert found.proposed == "borderline"
    assert hasattr(found, "certificate") == (outcome is Outcome.CERTIFIED)


def test_a_decision_needs_its_assessor_a_reason_and_one_of_two_words(cast: Cast, book: Book) -> None:
    made = whole(cast, book, house(cast))

    for person in cast.all_but("trainer").values():
        with pytest.raises(PermissionDenied):
            sign(person, made)
    with pytest.raises(Refused, match="Write why"):
        sign(cast.trainer, made, reason=" ")
    with pytest.raises(Refused, match="Shorten"):
        sign(cast.trainer, made, reason="x" * 1001)
    with pytest.raises(Refused, match="certified, or not yet"):
        sign(cast.trainer, made, Outcome.BORDERLINE)


def test_an_attempt_that_was_not_read_cannot_be_decided(cast: Cast) -> None:
    with pytest.raises(Refused, match="not open"):
        sign(cast.trainer, announced(cast, house(cast)))


def test_the_evidence_file_has_every_strand_version_and_name(cast: Cast, book: Book) -> None:
    made = whole(cast, book, house(cast))
    file = with_names(sign(cast.trainer, made).evidence)

    assert file["versions"] == made.pins
    assert [each["standing"] for each in file["strands"]] == ["passed"] * 3
    knowledge, practical, behavioural = file["strands"]
    assert knowledge["parts"][0]["score"] == 90.0
    assert knowledge["rests_on"][0]["version"] == "fundamentals 1"
    assert {each["kind"] for each in practical["rests_on"]} == {"talk", "written"}
    talk = practical["rests_on"][0]["judgements"][0]
    assert (talk["anchor"], talk["reason"], talk["judged_by"]) == (4, "I read it so", {"name": "Thandi Mokoena"})
    assert len(behavioural["rests_on"]) == 2
    cast.trainer.name = "Erased person"
    cast.trainer.save()
    assert with_names(SignedDecision.objects.get().evidence)["decided_by"] == {"name": "Erased person"}


def test_a_certificate_is_taken_back_once_with_a_reason(cast: Cast, book: Book) -> None:
    held = sign(cast.trainer, whole(cast, book, house(cast))).certificate

    for name in ("nadia", "petra", "other_lead", "colleague", "outsider"):
        with pytest.raises(PermissionDenied):
            services.revoke(actor=cast.people()[name], certificate=held, reason="No", now=NOW)
    with pytest.raises(Refused, match="Say why"):
        services.revoke(actor=cast.manager, certificate=held, reason=" ", now=NOW)
    services.revoke(actor=cast.manager, certificate=held, reason="The talk was somebody else’s", now=NOW)
    services.revoke(actor=cast.analyst, certificate=held, reason="Another reason", now=NOW + days(1))

    held.refresh_from_db()
    assert (held.revoked_at, held.revoked_by, held.revoked_why) == (NOW, cast.manager, "The talk was somebody else’s")
    assert not Certificate.objects.valid_at(NOW + days(2)).exists()
    assert AuditEvent.objects.filter(verb="certificate.revoked").count() == 1
    assert services.announce(user=cast.nadia, rule=held.rule, now=NOW + days(3)).renews is None


def appealed(cast: Cast, book: Book, anchor: int) -> Appeal:
    """Nadia has appealed against a *not yet*; Anh is to look at it."""
    made = whole(cast, book, house(cast), anchor=anchor)
    decision = sign(cast.trainer, made, Outcome.NOT_YET)
    return services.appeal(user=cast.nadia, decision=decision, words="I named it at once", now=NOW + days(1))


def test_an_appeal_goes_to_somebody_who_neither_judged_nor_decided(cast: Cast, book: Book) -> None:
    found = appealed(cast, book, 1)

    assert found.judge == cast.analyst
    assert Notice.objects.filter(kind="assessment_appeal", person=cast.analyst).count() == 1
    for name, person in cast.all_but("analyst").items():
        with pytest.raises(PermissionDenied):
            services.settle(actor=person, appeal=found, ruling="stands", reason="As it is", now=NOW)
        assert not Appeal.objects.visible_to(person).exists() or name == "nadia"


def test_an_appeal_may_bring_the_certificate_where_nothing_is_clearly_below(cast: Cast, book: Book) -> None:
    found = appealed(cast, book, 4)
    services.settle(
        actor=cast.analyst, appeal=found, ruling="certified", reason="All of it is there", now=NOW + days(2)
    )

    held = Certificate.objects.get()
    assert (held.person, held.issued_at) == (cast.nadia, NOW + days(2))
    assert overturned(cast.nadia).overturned == 1
    with pytest.raises(Refused, match="settled already"):
        services.settle(actor=cast.analyst, appeal=found, ruling="stands", reason="No", now=NOW)


def test_an_appeal_gives_no_certificate_over_a_failed_strand_but_a_repeat(cast: Cast, book: Book) -> None:
    found = appealed(cast, book, 1)
    row = found.decision.attempt.rule

    with pytest.raises(Refused, match="strike the attempt out"):
        services.settle(actor=cast.analyst, appeal=found, ruling="certified", reason="Kind", now=NOW + days(2))
    with pytest.raises(Refused, match="next attempt"):
        services.announce(user=cast.nadia, rule=row, now=NOW + days(2))
    services.settle(actor=cast.analyst, appeal=found, ruling="repeat", reason="The talk broke off", now=NOW + days(2))

    assert services.announce(user=cast.nadia, rule=row, now=NOW + days(2)).state == Attempt.State.ANNOUNCED
    assert overturned(cast.petra) == overturned(cast.nadia)
    assert (overturned(cast.nadia).settled, overturned(cast.nadia).overturned) == (1, 1)
    assert overturned(cast.outsider).settled == 0


def test_an_appeal_that_changes_nothing_is_counted_as_such(cast: Cast, book: Book) -> None:
    services.settle(actor=cast.analyst, appeal=appealed(cast, book, 1), ruling="stands", reason="I agree", now=NOW)

    assert (overturned(cast.nadia).settled, overturned(cast.nadia).overturned) == (1, 0)


def test_who_may_appeal_when_and_how_often(cast: Cast, book: Book) -> None:
    made = whole(cast, book, house(cast), anchor=1)
    decision = sign(cast.trainer, made, Outcome.NOT_YET)

    with pytest.raises(PermissionDenied):
        services.appeal(user=cast.petra, decision=decision, words="Hers is fine", now=NOW)
    with pytest.raises(Refused, match="30 days"):
        services.appeal(user=cast.nadia, decision=decision, words="Late", now=NOW + days(31))
    with pytest.raises(Refused, match="see differently"):
        services.appeal(user=cast.nadia, decision=decision, words=" ", now=NOW)
    services.appeal(user=cast.nadia, decision=decision, words="I named it", now=NOW)
    with pytest.raises(Refused, match="already"):
        services.appeal(user=cast.nadia, decision=decision, words="I named it", now=NOW)


def test_in_a_house_with_one_assessor_a_manager_settles(cast: Cast, book: Book) -> None:
    made = whole(cast, book, house(cast), anchor=1)
    decision = sign(cast.trainer, made, Outcome.NOT_YET)
    for each in cast.analyst.assessor_licences.all():
        services.end_licence(actor=cast.admin, licence=each, now=NOW)

    assert services.appeal(user=cast.nadia, decision=decision, words="Look", now=NOW).judge == cast.manager


def test_the_certified_have_nothing_to_appeal_against(cast: Cast, book: Book) -> None:
    decision = sign(cast.trainer, whole(cast, book, house(cast)))

    with pytest.raises(Refused, match="nothing to appeal"):
        services.appeal(user=cast.nadia, decision=decision, words="Thanks", now=NOW)
