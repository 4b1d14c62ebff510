"""Invitations: once, for a few days, and only with the link that was sent last."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail, signing
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.cast import PASSWORD, Cast

from warmline.apps.audit.models import AuditEvent
from warmline.apps.notices.sending import send_waiting
from warmline.apps.people import services
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Invitation, Person, Role
from warmline.apps.people.selectors import state_of
from warmline.apps.people.services.invitations import open_invitation, token_of

NEW_PASSWORD = "a lighthouse in the fog"


@pytest.fixture
def invitation(cast: Cast) -> Invitation:
    return services.invite(
        actor=cast.admin, email="Kim.Tan@Northwind.example", name="Kim Tan", role=Role.AGENT, place=cast.team
    )


def page(invitation: Invitation) -> str:
    return reverse("people:accept", args=[token_of(invitation)])


def test_an_invitation_puts_a_person_on_the_list_who_cannot_sign_in_yet(cast: Cast, invitation: Invitation) -> None:
    person = invitation.person
    assert person.email == "kim.tan@northwind.example"
    assert (person.timezone, person.organisation) == ("Europe/London", cast.organisation)
    assert not person.is_active
    assert not person.has_usable_password()
    assert person.memberships.current().get().place == cast.team
    assert person.roles() == frozenset(), "her roles count from the day she joins"
    assert state_of(person) == "open"
    assert set(AuditEvent.objects.filter(about=person).values_list("verb", flat=True)) == {
        "role.given",
        "invitation.sent",
    }


def test_the_letter_holds_a_link_that_works(cast: Cast, invitation: Invitation) -> None:
    send_waiting(now=timezone.now())
    (letter,) = mail.outbox
    assert letter.to == ["kim.tan@northwind.example"]
    assert "Northwind Parcels" in letter.subject
    (link,) = re.findall(r"http://127\.0\.0\.1:8000(/people/invitation/\S+)", letter.body)
    assert Client().get(link, follow=True).status_code == 200
    assert link.rpartition(":")[0].rpartition(":")[0] == page(invitation).rpartition(":")[0].rpartition(":")[0]
    assert "Europe/London" not in letter.body


@pytest.mark.parametrize("name", ["nadia", "petra", "trainer", "analyst", "manager", "outsider"])
def test_only_the_admin_invites(cast: Cast, invitation: Invitation, name: str) -> None:
    actor = cast.people()[name]
    with pytest.raises(PermissionDenied):
        services.invite(actor=actor, email="x@y.example", name="X", role=Role.AGENT, place=cast.team)
    with pytest.raises(PermissionDenied):
        services.resend(actor=actor, person=invitation.person)
    with pytest.raises(PermissionDenied):
        services.revoke(actor=actor, invitation=invitation)
    assert not Person.objects.filter(email="x@y.example").exists()


@pytest.mark.parametrize("email", ["nadia@northwind.example", "NADIA@northwind.example ", "olga@harbour.example"])
def test_an_address_in_use_is_not_invited(cast: Cast, email: str) -> None:
    with pytest.raises(Refused, match="already uses"):
        services.invite(actor=cast.admin, email=email, name="", role=Role.AGENT, place=cast.team)


def test_a_refused_role_leaves_nobody_behind(cast: Cast) -> None:
    with pytest.raises(Refused):
        services.invite(actor=cast.admin, email="new@y.example", name="", role=Role.AGENT, place=cast.site)
    assert not Person.objects.filter(email="new@y.example").exists()


def test_the_invited_person_joins_and_signs_in(client: Client, cast: Cast, invitation: Invitation) -> None:
    shown = client.get(page(invitation))
    assert "Northwind Parcels" in shown.content.decode()
    answer = client.post(page(invitation), {"name": "Kim  Tan-Lee", "password": NEW_PASSWORD})
    assert answer.status_code == 302
    person = Person.objects.get(pk=invitation.person.pk)
    assert (person.name, person.is_active, person.check_password(NEW_PASSWORD)) == ("Kim Tan-Lee", True, True)
    assert EmailAddress.objects.get(user=person).verified
    assert client.get("/people/me/").status_code == 200
    assert state_of(person) == "active"
    assert AuditEvent.objects.filter(verb="invitation.accepted", about=person).count() == 1


def test_a_link_works_once(client: Client, invitation: Invitation) -> None:
    client.post(page(invitation), {"name": "Kim", "password": NEW_PASSWORD})
    again = Client().post(page(invitation), {"name": "Thief", "password": "another long password"})
    assert again.status_code == 410
    assert "used already" in again.content.decode()
    assert Person.objects.get(pk=invitation.person.pk).check_password(NEW_PASSWORD)


@pytest.mark.parametrize("password", ["short", "password123", "kim.tan@northwind.example", "12345678901234"])
def test_a_weak_password_is_explained_and_nobody_joins(client: Client, invitation: Invitation, password: str) -> None:
    answer = client.post(page(invitation), {"name": "Kim", "password": password})
    assert answer.status_code == 422
    assert not Person.objects.get(pk=invitation.person.pk).is_active


def test_an_old_link_says_so(client: Client, invitation: Invitation) -> None:
    Invitation.objects.update(expires_at=timezone.now() - dt.timedelta(seconds=1))
    answer = client.get(page(invitation))
    assert answer.status_code == 410
    assert "too old" in answer.content.decode()
    invitation.refresh_from_db()
    assert invitation.state is Invitation.State.EXPIRED


def test_a_withdrawn_link_says_so(cast: Cast, client: Client, invitation: Invitation) -> None:
    services.revoke(actor=cast.admin, invitation=invitation)
    services.revoke(actor=cast.admin, invitation=invitation)
    answer = client.get(page(invitation))
    assert answer.status_code == 410
    assert "withdrawn" in answer.content.decode()
    assert state_of(Person.objects.get(pk=invitation.person.pk)) == "revoked"
    assert AuditEvent.objects.filter(verb="invitation.revoked").count() == 1


def test_sending_again_ends_the_older_link(cast: Cast, client: Client, invitation: Invitation) -> None:
    old = page(invitation)
    newer = services.resend(actor=cast.admin, person=invitation.person)
    assert newer.pk == invitation.pk
    assert client.get(old).status_code == 410
    assert client.get(page(newer)).status_code == 200


def test_sending_again_opens_a_withdrawn_invitation(cast: Cast, invitation: Invitation) -> None:
    services.revoke(actor=cast.admin, invitation=invitation)
    newer = services.resend(actor=cast.admin, person=invitation.person)
    assert newer.state is Invitation.State.OPEN


def test_whoever_joined_is_not_invited_again(cast: Cast, invitation: Invitation) -> None:
    services.accept(token=token_of(invitation), name="Kim", password=NEW_PASSWORD)
    with pytest.raises(Refused, match="already joined"):
        services.resend(actor=cast.admin, person=invitation.person)
    with pytest.raises(Refused, match="was accepted"):
        services.revoke(actor=cast.admin, invitation=invitation)


@pytest.mark.parametrize("spoil", [
    lambda token: token[:-1] + ("A" if token[-1] != "A" else "B"),
    lambda token: token[3:],
    lambda token: "rubbish",
    lambda token: signing.dumps([1, 1], salt="another purpose"),
    lambda token: signing.dumps("text", salt="warmline.invitation"),
    lambda token: signing.dumps([10**15, 1], salt="warmline.invitation"),
])  # fmt: skip
def test_a_changed_link_opens_nothing(client: Client, invitation: Invitation, spoil) -> None:
    token = spoil(token_of(invitation))
    with pytest.raises(Refused):
        open_invitation(token)
    assert client.get(reverse("people:accept", args=[token])).status_code == 410


def test_the_page_is_kept_by_nobody(client: Client, invitation: Invitation) -> None:
    answer = client.get(page(invitation))
    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "same-origin"


def test_an_invited_person_signs_in_by_no_other_way(client: Client, invitation: Invitation) -> None:
    client.post("/accounts/login/", {"login": invitation.person.email, "password": PASSWORD})
    assert client.get("/people/me/").status_code == 302
    client.post("/accounts/password/reset/", {"email": invitation.person.email})
    assert [letter for letter in mail.outbox if "/accounts/password/reset/key/" in letter.body] == []


def test_the_state_is_that_of_the_moment(invitation: Invitation) -> None:
    assert invitation.state_at(invitation.sent_at) is Invitation.State.OPEN
    assert invitation.state_at(invitation.expires_at) is Invitation.State.EXPIRED
    assert invitation.expires_at - invitation.sent_at == dt.timedelta(days=7)
    assert str(invitation) == f"invitation {invitation.pk}"
