"""Inviting everybody who was put on the list: once each, and counted honestly."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.cast import Cast

from warmline.apps.audit.models import AuditEvent
from warmline.apps.notices.models import Notice
from warmline.apps.notices.sending import send_waiting
from warmline.apps.people import services
from warmline.apps.people.models import Invitation, Membership, Person, Role
from warmline.apps.people.selectors import not_invited
from warmline.apps.people.services.invitations import open_invitation, token_of

ADDRESS = "/people/invite/everyone/"


def listed(cast: Cast, count: int, *, start: int = 0, **more: object) -> list[Person]:
    """Put people on the list as a file would: with a role, and unable to sign in."""
    people = Person.objects.bulk_create(
        Person(
            email=f"new{n}@northwind.example", name=f"New {n}", organisation=cast.organisation, password="!",
            **{"is_active": False, **more},
        )
        for n in range(start, start + count)
    )  # fmt: skip
    Membership.objects.bulk_create(Membership(person=one, role=Role.AGENT, team=cast.team) for one in people)
    return people


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_each_gets_one_invitation_that_opens(cast: Cast) -> None:
    people = listed(cast, 3)
    assert services.invite_everyone(actor=cast.admin) == 3
    for person in people:
        invitation = Invitation.objects.get(person=person)
        assert invitation.state is Invitation.State.OPEN
        assert invitation.invited_by == cast.admin
        assert open_invitation(token_of(invitation)).person == person


def test_a_second_click_invites_nobody_again(cast: Cast) -> None:
    listed(cast, 2)
    assert services.invite_everyone(actor=cast.admin) == 2
    assert services.invite_everyone(actor=cast.admin) == 0
    assert Notice.objects.filter(kind="invitation").count() == 2
    listed(cast, 1, start=10)
    assert services.invite_everyone(actor=cast.admin) == 1


def test_the_letters_go_out_in_the_background(cast: Cast) -> None:
    listed(cast, 2)
    services.invite_everyone(actor=cast.admin)
    send_waiting(now=timezone.now())
    letters = {letter.to[0]: letter.body for letter in mail.outbox}
    assert set(letters) == {"new0@northwind.example", "new1@northwind.example"}
    for address, body in letters.items():
        token = re.search(r"/people/invitation/([^/\s]+)/", body)
        assert token is not None
        assert open_invitation(token[1]).person.email == address


def test_who_signs_in_already_or_was_invited_is_left_alone(cast: Cast) -> None:
    before = set(not_invited(cast.organisation))
    services.invite(actor=cast.admin, email="kim@x.example", name="Kim", role=Role.AGENT, place=cast.team)
    assert before == set()
    assert services.invite_everyone(actor=cast.admin) == 0
    assert Invitation.objects.count() == 1


@pytest.mark.parametrize("moment", ["revoked_at", "accepted_at"])
def test_a_withdrawn_or_accepted_invitation_is_not_sent_again(cast: Cast, moment: str) -> None:
    listed(cast, 1)
    services.invite_everyone(actor=cast.admin)
    Invitation.objects.update(**{moment: timezone.now()})
    assert services.invite_everyone(actor=cast.admin) == 0


def test_an_expired_invitation_is_left_to_be_sent_again_by_hand(cast: Cast) -> None:
    listed(cast, 1)
    services.invite_everyone(actor=cast.admin)
    Invitation.objects.update(expires_at=timezone.now() - dt.timedelta(days=1))
    assert services.invite_everyone(actor=cast.admin) == 0


def test_nobody_without_a_role_today_is_invited(cast: Cast) -> None:
    person = listed(cast, 1)[0]
    services.end_role(actor=cast.admin, membership=person.memberships.get())
    assert services.invite_everyone(actor=cast.admin) == 0


def test_the_erased_and_the_people_of_another_house_are_not_invited(cast: Cast) -> None:
    gone = listed(cast, 1)[0]
    services.erase_person(actor=cast.admin, person=gone)
    far = Person.objects.create_person(
        email="far@harbour.example", name="Far", organisation=cast.elsewhere, is_active=False
    )
    Membership.objects.create(person=far, role=Role.ANALYST, organisation=cast.elsewhere)
    assert services.invite_everyone(actor=cast.admin) == 0
    assert services.invite_everyone(actor=cast.outsider) == 1
    assert Invitation.objects.get().person == far


def test_each_invitation_is_in_the_trail(cast: Cast) -> None:
    people = listed(cast, 2)
    services.invite_everyone(actor=cast.admin)
    events = AuditEvent.objects.filter(verb="invitation.sent")
    assert {event.about_id for event in events} == {person.pk for person in people}
    assert {event.actor for event in events} == {cast.admin}


def test_only_an_admin_invites_everybody(cast: Cast) -> None:
    listed(cast, 1)
    for name, person in cast.all_but("admin", "outsider").items():
        with pytest.raises(PermissionDenied):
            services.invite_everyone(actor=person)
        assert signed_in(person).post(ADDRESS).status_code == 403, name
    assert signed_in(cast.outsider).post(ADDRESS).status_code == 302
    assert not Invitation.objects.exists(), "the outsider's house has nobody to invite"


def test_the_button_says_how_many_and_goes_away(cast: Cast) -> None:
    listed(cast, 2)
    admin = signed_in(cast.admin)
    assert "Invite all 2" in admin.get("/people/").content.decode()
    said = admin.post(ADDRESS, follow=True).content.decode()
    assert "2 invitations are on their way." in said
    assert ADDRESS not in said
    assert "Everybody on the list has been invited already." in admin.post(ADDRESS, follow=True).content.decode()


def test_no_one_else_sees_the_button(cast: Cast) -> None:
    listed(cast, 2)
    for name in ("petra", "trainer", "analyst", "manager"):
        assert ADDRESS not in signed_in(cast.people()[name]).get("/people/").content.decode(), name


def test_it_is_done_by_posting_only(cast: Cast) -> None:
    listed(cast, 1)
    assert signed_in(cast.admin).get(ADDRESS).status_code == 405
    assert not Invitation.objects.exists()


def test_four_hundred_cost_few_queries(cast: Cast) -> None:
    listed(cast, 10)
    with CaptureQueriesContext(connection) as few:
        services.invite_everyone(actor=cast.admin)
    listed(cast, 400, start=100)
    with CaptureQueriesContext(connection) as many:
        assert services.invite_everyone(actor=cast.admin) == 400
    assert len(many) <= len(few) + 10, "rows are written in batches, not one by one"


def test_an_empty_house_is_told_where_to_begin(cast: Cast) -> None:
    page = signed_in(cast.outsider).get("/people/").content.decode()
    assert "Set up your house" in page
    assert "Set up your house" not in signed_in(cast.admin).get("/people/").content.decode()
