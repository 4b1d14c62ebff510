"""Issuing and taking back: one badge for a certificate, signed, with nothing in it that names the holder."""

from __future__ import annotations

import json
from datetime import timedelta
from uuid import uuid4

import jwt
import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from tests.apps.badges.held import NOW, YEAR, badge, certificate
from tests.cast import Cast

from warmline.adapters.badges import Outcome, belongs_to, read_keys, read_status, verify, write_keys
from warmline.apps.audit.models import AuditEvent
from warmline.apps.badges import services
from warmline.apps.badges.certificates import CertificateFacts, facts_of
from warmline.apps.badges.models import Badge
from warmline.apps.badges.selectors import certificates_without, key_set, own_badges, status_token, verdict_on
from warmline.apps.people.errors import Refused

LATER = NOW + timedelta(days=30)


def test_a_certificate_becomes_a_badge_that_holds(cast: Cast) -> None:
    made = badge(cast)
    verdict = verdict_on(made.token, LATER)
    assert verdict.is_ok
    assert verdict.revocation_checked
    assert verdict.credential is not None
    achievement = verdict.credential["credentialSubject"]["achievement"]
    assert achievement["name"] == "Empathy in service"
    assert [each["targetCode"] for each in achievement["alignment"]] == sorted(facts_skills(made))
    assert verdict.credential["issuer"]["name"] == cast.organisation.name
    assert verdict.credential["validUntil"] == "2027-10-14T09:00:00Z"


def facts_skills(made: Badge) -> list[str]:
    return [code for code, _name in made.facts["skills"]]


def test_nothing_in_it_names_the_holder_and_her_address_is_recognised(cast: Cast) -> None:
    found = jwt.decode(badge(cast).token, options={"verify_signature": False})
    text = json.dumps(found)
    assert not [word for word in ("Nadia", "Brandt", cast.nadia.email) if word in text]
    assert belongs_to(found, cast.nadia.email)
    assert not belongs_to(found, cast.petra.email)


def test_the_same_certificate_again_is_the_same_badge(cast: Cast) -> None:
    held = certificate(cast.nadia)
    one = services.issue_own(person=cast.nadia, certificate=held.pk, now=NOW)
    two = services.issue_own(person=cast.nadia, certificate=held.pk, now=LATER)
    assert one.pk == two.pk
    assert Badge.objects.count() == 1
    assert AuditEvent.objects.filter(verb="badge.issued").count() == 1


@pytest.mark.parametrize("name", ["petra", "admin", "outsider"])
def test_nobody_makes_the_badge_of_anothers_certificate(cast: Cast, name: str) -> None:
    held = certificate(cast.nadia)
    with pytest.raises(Refused):
        services.issue_own(person=cast.people()[name], certificate=held.pk, now=NOW)


def test_a_certificate_that_does_not_hold_has_no_badge(cast: Cast) -> None:
    held = certificate(cast.nadia)
    for when, which in ((NOW + YEAR, held.pk), (NOW, uuid4())):
        with pytest.raises(Refused):
            services.issue_own(person=cast.nadia, certificate=which, now=when)
    type(held).objects.update(revoked_at=NOW, revoked_why="A mistake.")
    with pytest.raises(Refused):
        services.issue_own(person=cast.nadia, certificate=held.pk, now=NOW)
    assert not Badge.objects.exists()


@pytest.mark.parametrize("name", ["petra", "manager", "trainer", "outsider"])
def test_only_the_holder_and_her_admin_have_a_badge_signed(cast: Cast, name: str) -> None:
    facts = facts_of(certificate(cast.nadia))
    with pytest.raises(PermissionDenied):
        services.issue(actor=cast.people()[name], facts=facts, now=NOW)
    assert services.issue(actor=cast.admin, facts=facts, now=NOW).holder == cast.nadia


def test_a_badge_without_a_certificate_and_without_an_end(cast: Cast) -> None:
    facts = CertificateFacts(None, cast.nadia, "House tour", "Shows guests round.", "Did it.", None, (), NOW, None)
    made = services.issue(actor=cast.admin, facts=facts, now=NOW)
    assert verdict_on(made.token, NOW + YEAR * 50).is_ok


def test_two_badges_of_one_person_cannot_be_told_to_be_hers(cast: Cast) -> None:
    facts = CertificateFacts(None, cast.nadia, "House tour", "Shows guests round.", "Did it.", 1, (), NOW, None)
    one, two = (services.issue(actor=cast.admin, facts=facts, now=NOW).facts for _ in range(2))
    assert not {one["subject"], one["hashed"], one["salt"]} & {two["subject"], two["hashed"], two["salt"]}


@pytest.mark.parametrize("name", ["nadia", "petra", "manager", "outsider"])
def test_only_an_admin_of_the_house_takes_a_badge_back(cast: Cast, name: str) -> None:
    made = badge(cast)
    with pytest.raises(PermissionDenied):
        services.revoke(actor=cast.people()[name], badge=made, reason="No.", now=LATER)
    assert verdict_on(made.token, LATER).is_ok


def test_a_badge_taken_back_says_so_at_once_and_keeps_its_reason(cast: Cast) -> None:
    made = badge(cast)
    with pytest.raises(Refused):
        services.revoke(actor=cast.admin, badge=made, reason="  ", now=LATER)
    for reason in ("Given by mistake.", "Another reason."):
        services.revoke(actor=cast.admin, badge=made, reason=reason, now=LATER)
    made.refresh_from_db()
    assert (made.revoked_at, made.revoked_why) == (LATER, "Given by mistake.")
    assert verdict_on(made.token, LATER).outcome is Outcome.REVOKED
    event = AuditEvent.objects.get(verb="badge.revoked")
    assert (event.actor, event.about, event.target) == (cast.admin, cast.nadia, str(made.pk))


def test_with_its_certificate_the_badge_is_taken_back_too(cast: Cast) -> None:
    made = badge(cast)
    certificates = type(certificate(cast.petra)).objects.filter(person=cast.nadia)
    certificates.update(revoked_at=LATER, revoked_why="An appeal.")
    assert verdict_on(made.token, LATER).outcome is Outcome.REVOKED
    certificates.all().delete()
    assert verdict_on(made.token, LATER).outcome is Outcome.REVOKED


def test_what_is_published_is_enough_to_check_without_the_house(cast: Cast) -> None:
    good, bad = badge(cast), badge(cast, cast.petra)
    services.revoke(actor=cast.admin, badge=bad, reason="Given by mistake.", now=LATER)
    keys = read_keys(json.dumps(write_keys(key_set())))
    token = status_token(cast.organisation, 1, LATER)
    assert token is not None
    lists = [read_status(token, keys)]
    assert [verify(each.token, keys, lists, LATER).outcome for each in (good, bad)] == [Outcome.OK, Outcome.REVOKED]
    assert verify(good.token, keys, lists, LATER).revocation_checked
    assert not verify(good.token, keys, lists, LATER + timedelta(days=2)).revocation_checked
    assert status_token(cast.organisation, 2, LATER) is None
    assert status_token(cast.elsewhere, 1, LATER) is None


def test_places_in_the_list_say_nothing_about_when(cast: Cast) -> None:
    places = [badge(cast, person).list_index for person in (cast.nadia, cast.petra, cast.trainer)]
    assert len(set(places)) == 3
    assert places != [0, 1, 2]
    with pytest.raises(IntegrityError), transaction.atomic():
        Badge.objects.update(list_index=5)


def test_a_badge_of_another_house_on_the_same_machine_holds_in_its_own_name(cast: Cast) -> None:
    theirs = badge(cast, cast.outsider)
    verdict = verdict_on(theirs.token, LATER)
    assert verdict.is_ok
    assert verdict.credential is not None
    assert verdict.credential["issuer"]["name"] == cast.elsewhere.name
    assert key_set(cast.organisation).keys.keys() & key_set(cast.elsewhere).keys.keys() == set()


def test_lists_are_ones_own(cast: Cast) -> None:
    made, held = badge(cast), certificate(cast.petra)
    assert list(own_badges(cast.nadia)) == [made]
    assert [list(own_badges(person)) for person in cast.all_but("nadia").values()] == [[]] * 8
    assert list(certificates_without(cast.petra, NOW)) == [held]
    assert list(certificates_without(cast.nadia, NOW)) == []
    assert {name for name, who in cast.people().items() if Badge.objects.managed_by(who).exists()} == {"admin"}


def test_a_verdict_takes_two_queries_whatever_there_is(cast: Cast, django_assert_num_queries) -> None:
    token = badge(cast).token
    with django_assert_num_queries(2):
        verdict_on(token, LATER)
    for person in (cast.petra, cast.trainer, cast.manager):
        badge(cast, person)
    with django_assert_num_queries(2):
        verdict_on(token, LATER)
