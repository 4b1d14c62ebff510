"""Badges and keys at their edges: what holds to its last moment, what is said twice, and who may at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from tests.apps.badges.held import NOW, YEAR, badge, certificate
from tests.cast import Cast, person

from warmline.adapters.badges import Outcome
from warmline.apps.audit.models import AuditEvent
from warmline.apps.badges import services
from warmline.apps.badges.certificates import facts_of
from warmline.apps.badges.keeping import clean, erase, export
from warmline.apps.badges.models import Badge, IssuerKey
from warmline.apps.badges.selectors import (
    certificates_without,
    managed_badges,
    own_badges,
    own_verdicts,
    status_token,
    verdict_on,
)
from warmline.apps.badges.services import Showing
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Person
from warmline.apps.people.services.erasure import erase_person

pytestmark = [pytest.mark.django_db, pytest.mark.once]
MOMENT, DAY = timedelta(microseconds=1), timedelta(days=1)


def outcome(made: Badge, now: object = NOW) -> Outcome:
    return verdict_on(Badge.objects.get(pk=made.pk).token, now).outcome  # type: ignore[arg-type]


# Issuing.


@pytest.mark.parametrize(
    ("later", "holds"), [(timedelta(0), True), (YEAR - MOMENT, True), (YEAR, False), (-MOMENT, False)]
)
def test_a_badge_is_made_while_its_certificate_holds(cast: Cast, later: timedelta, holds: bool) -> None:
    held = certificate(cast.nadia)
    if holds:
        assert services.issue_own(person=cast.nadia, certificate=held.pk, now=NOW + later).certificate == held.pk
        return
    with pytest.raises(Refused, match="does not hold"):
        services.issue_own(person=cast.nadia, certificate=held.pk, now=NOW + later)
    assert not Badge.objects.exists()
    assert not certificates_without(cast.nadia, NOW + later).exists()


def test_of_a_certificate_that_is_not_there_or_was_taken_back_there_is_none(cast: Cast) -> None:
    held = certificate(cast.nadia)
    held.revoked_at, held.revoked_why = NOW, "Mixed up"
    held.save()
    for key in (held.pk, uuid4()):
        with pytest.raises(Refused, match="does not hold"):
            services.issue_own(person=cast.nadia, certificate=key, now=NOW)


def test_asked_for_twice_it_is_one_with_one_line_in_the_trail(cast: Cast) -> None:
    held = certificate(cast.nadia)
    first = services.issue_own(person=cast.nadia, certificate=held.pk, now=NOW)
    second = services.issue(actor=cast.admin, facts=facts_of(held), now=NOW + DAY)
    assert first == second
    assert AuditEvent.objects.filter(verb="badge.issued").count() == 1
    assert list(certificates_without(cast.nadia, NOW)) == []


def test_an_admin_whose_account_is_closed_signs_nothing(cast: Cast) -> None:
    held = certificate(cast.nadia)
    cast.admin.is_active = False
    cast.admin.save()
    with pytest.raises(PermissionDenied):
        services.issue(actor=cast.admin, facts=facts_of(held), now=NOW)


def test_two_badges_never_share_a_place(cast: Cast) -> None:
    made = [
        services.issue(actor=cast.nadia, facts=replace(facts_of(certificate(cast.nadia)), certificate=None), now=NOW)
        for _n in range(6)
    ]
    assert len({(each.list_number, each.list_index) for each in made}) == 6
    assert {each.list_number for each in made} == {1}


# Holding.


@pytest.mark.parametrize(
    ("later", "found"),
    [
        (timedelta(0), Outcome.OK),
        (YEAR - timedelta(seconds=1), Outcome.OK),
        (YEAR + timedelta(seconds=1), Outcome.EXPIRED),
        (-DAY, None),
    ],
)
def test_a_badge_holds_from_its_first_to_its_last_moment(cast: Cast, later: timedelta, found: Outcome | None) -> None:
    made = badge(cast)
    told = outcome(made, NOW + later)
    assert told is found if found is not None else told is not Outcome.OK


@pytest.mark.parametrize("cut", [0, 1, 10, -1])
def test_a_text_that_was_touched_is_no_badge_of_ours(cast: Cast, cut: int) -> None:
    token = badge(cast).token
    touched = {0: "", 1: token[1:], 10: token[:10], -1: token[:-5] + ("A" * 5 if token[-5:] != "AAAAA" else "B" * 5)}
    assert verdict_on(touched[cut], NOW).outcome is not Outcome.OK


@pytest.mark.parametrize("text", ["\x00", "x" * 20_000, "a.b.c", "🙂", "e30.e30.e30"])
def test_whatever_is_handed_in_is_looked_at(cast: Cast, text: str) -> None:
    badge(cast)
    assert verdict_on(text, NOW).outcome is not Outcome.OK


def test_in_a_house_without_badges_nothing_is_published(cast: Cast) -> None:
    assert status_token(cast.organisation, 1, NOW) is None
    made = badge(cast)
    assert status_token(cast.organisation, made.list_number, NOW) is not None
    assert status_token(cast.organisation, made.list_number + 1, NOW) is None
    assert status_token(cast.elsewhere, 1, NOW) is None


def test_the_same_list_within_the_hour_is_the_same_text(cast: Cast) -> None:
    made = badge(cast)
    parts = [
        status_token(cast.organisation, made.list_number, NOW + timedelta(minutes=n)).rpartition(".")[0]  # type: ignore[union-attr]
        for n in (0, 59, 60)
    ]
    assert parts[0] == parts[1] != parts[2]


# Taking back.


@pytest.mark.parametrize("reason", ["", " \n "])
def test_taking_back_needs_words(cast: Cast, reason: str) -> None:
    made = badge(cast)
    with pytest.raises(Refused, match="Say why"):
        services.revoke(actor=cast.admin, badge=made, reason=reason, now=NOW)
    assert outcome(made) is Outcome.OK


def test_taken_back_twice_the_first_reason_stays(cast: Cast) -> None:
    made = badge(cast)
    services.revoke(actor=cast.admin, badge=made, reason="Mixed up", now=NOW)
    services.revoke(actor=cast.admin, badge=made, reason="Other", now=NOW + DAY)
    made.refresh_from_db()
    assert (made.revoked_why, made.revoked_at) == ("Mixed up", NOW)
    assert AuditEvent.objects.filter(verb="badge.revoked").count() == 1
    assert outcome(made) is Outcome.REVOKED


def test_what_was_taken_back_is_not_made_anew_by_asking(cast: Cast) -> None:
    held = certificate(cast.nadia)
    made = services.issue_own(person=cast.nadia, certificate=held.pk, now=NOW)
    services.revoke(actor=cast.admin, badge=made, reason="Mixed up", now=NOW)
    assert services.issue_own(person=cast.nadia, certificate=held.pk, now=NOW + DAY) == made
    assert outcome(made, NOW + DAY) is Outcome.REVOKED


# Keys.


def test_each_change_of_keys_leaves_one_that_signs(cast: Cast) -> None:
    badge(cast)
    for n in range(3):
        services.rotate_key(actor=cast.admin, organisation=cast.organisation, now=NOW + n * DAY)
    assert IssuerKey.objects.filter(retired_at=None, compromised_at=None).count() == 1
    assert IssuerKey.objects.count() == 4


def test_a_key_is_given_up_once_and_what_it_signed_goes_over(cast: Cast) -> None:
    made = badge(cast)
    key = IssuerKey.objects.get()
    assert services.mark_compromised(actor=cast.admin, key=key, now=NOW) == 1
    with pytest.raises(Refused, match="marked already"):
        services.mark_compromised(actor=cast.admin, key=key, now=NOW + DAY)
    old = made.token
    assert verdict_on(old, NOW).outcome is Outcome.COMPROMISED_KEY
    assert outcome(made) is Outcome.OK
    key.refresh_from_db()
    assert key.compromised_at == NOW


def test_what_does_not_stand_is_not_signed_again(cast: Cast) -> None:
    gone, erased = badge(cast), badge(cast, cast.colleague)
    services.revoke(actor=cast.admin, badge=gone, reason="Mixed up", now=NOW)
    erase_person(actor=cast.admin, person=cast.colleague)
    assert services.mark_compromised(actor=cast.admin, key=IssuerKey.objects.get(), now=NOW) == 0
    erased.refresh_from_db()
    assert (erased.token, erased.holder) == ("", None)


def test_keys_of_another_house_are_none_of_hers(cast: Cast) -> None:
    badge(cast)
    key = IssuerKey.objects.get()
    for who in (cast.outsider, cast.nadia, cast.manager, cast.petra):
        with pytest.raises(PermissionDenied):
            services.mark_compromised(actor=who, key=key, now=NOW)
        with pytest.raises(PermissionDenied):
            services.rotate_key(actor=who, organisation=cast.organisation, now=NOW)
    assert {name for name, who in cast.people().items() if IssuerKey.objects.visible_to(who).exists()} == {"admin"}


# Showing and keeping.


@pytest.mark.parametrize("who", ["colleague", "petra", "manager", "admin", "outsider"])
def test_nobody_else_decides_what_is_shown(cast: Cast, who: str) -> None:
    made = badge(cast)
    with pytest.raises(PermissionDenied):
        services.show(actor=cast.people()[who], badge=made, showing=Showing(shared=True))
    assert not Badge.objects.get().shared


def test_a_badge_of_nobody_is_shown_by_nobody(cast: Cast) -> None:
    made = badge(cast)
    erase_person(actor=cast.admin, person=cast.nadia)
    made.refresh_from_db()
    for who in cast.people().values():
        with pytest.raises(PermissionDenied):
            services.show(actor=who, badge=made, showing=Showing(shared=True))


def test_a_way_to_show_the_name_that_is_none_changes_nothing(cast: Cast) -> None:
    made = badge(cast)
    with pytest.raises(ValueError, match="nickname"):
        services.show(actor=cast.nadia, badge=made, showing=Showing(shared=True, name_shown="nickname"))
    assert not Badge.objects.get().shared


def test_lists_are_of_the_holder_and_of_the_admin_of_the_house(cast: Cast) -> None:
    badge(cast)
    assert {name for name, who in cast.people().items() if own_badges(who).exists()} == {"nadia"}
    assert {name for name, who in cast.people().items() if managed_badges(who).exists()} == {"admin"}
    Person.objects.filter(pk=cast.nadia.pk).update(is_active=False)
    assert not own_badges(Person.objects.get(pk=cast.nadia.pk)).exists()


@pytest.mark.parametrize(("moment", "gone"), [(NOW + YEAR, 0), (NOW + YEAR + MOMENT, 1)])
def test_badges_go_by_the_day_they_end(cast: Cast, moment: object, gone: int) -> None:
    badge(cast)
    endless = replace(facts_of(certificate(cast.colleague)), certificate=None, until=None)
    services.issue(actor=cast.colleague, facts=endless, now=NOW)
    assert clean(moment) == gone  # type: ignore[arg-type]
    assert Badge.objects.filter(until=None).exists(), "one without an end stays"


def test_erased_twice_there_is_nothing_more_to_empty(cast: Cast) -> None:
    made = badge(cast)
    assert len(export(cast.nadia)) == 1
    erase_person(actor=cast.admin, person=cast.nadia)
    assert erase(cast.nadia) == 0
    assert export(cast.nadia) == []
    made.refresh_from_db()
    assert (made.certificate, made.facts, made.shared, made.withdrawn_at is None) == (None, {}, False, False)


def test_a_name_of_the_same_person_in_another_house_is_another_person(cast: Cast) -> None:
    other = person(cast.elsewhere, "Nadia Brandt", "nadia@harbour.example")
    badge(cast)
    assert not own_badges(other).exists()
    assert own_verdicts(other, NOW) == []
