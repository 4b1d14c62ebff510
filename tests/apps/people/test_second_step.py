"""A lost phone: an admin takes the second step off, and the person reads that it was done."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.test import Client
from tests.cast import PASSWORD, Cast

from warmline.apps.audit.models import AuditEvent
from warmline.apps.people import services
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Person


@pytest.fixture
def locked_out(cast: Cast) -> Person:
    """Nadia with an app, a passkey and spare codes."""
    for kind in (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN, Authenticator.Type.RECOVERY_CODES):
        Authenticator.objects.create(user=cast.nadia, type=kind, data={"secret": "x", "seed": "y", "used_mask": 0})
    return cast.nadia


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_all_of_it_goes_and_the_trail_says_who_did_it(cast: Cast, locked_out: Person) -> None:
    services.take_off_second_step(actor=cast.admin, person=locked_out)
    assert not Authenticator.objects.filter(user=locked_out).exists()
    event = AuditEvent.objects.get(verb="person.second_step_taken_off")
    assert (event.actor, event.about, event.private) == (cast.admin, locked_out, False)


def test_the_password_alone_opens_the_account_again(cast: Cast, locked_out: Person) -> None:
    words = {"login": locked_out.email, "password": PASSWORD}
    assert "2fa" in Client().post("/accounts/login/", words)["Location"]
    services.take_off_second_step(actor=cast.admin, person=locked_out)
    assert Client().post("/accounts/login/", words)["Location"] == "/"


def test_other_people_keep_theirs(cast: Cast, locked_out: Person) -> None:
    Authenticator.objects.create(user=cast.colleague, type=Authenticator.Type.TOTP, data={"secret": "x"})
    services.take_off_second_step(actor=cast.admin, person=locked_out)
    assert Authenticator.objects.filter(user=cast.colleague).exists()


def test_nobody_but_an_admin_of_the_house_may(cast: Cast, locked_out: Person) -> None:
    for name, person in cast.all_but("admin").items():
        with pytest.raises(PermissionDenied):
            services.take_off_second_step(actor=person, person=locked_out)
        assert signed_in(person).post(f"/people/{locked_out.pk}/second-step/").status_code in {403, 404}, name
    assert Authenticator.objects.filter(user=locked_out).count() == 3


def test_an_admin_does_not_open_her_own_account_this_way(cast: Cast) -> None:
    Authenticator.objects.create(user=cast.admin, type=Authenticator.Type.TOTP, data={"secret": "x"})
    with pytest.raises(Refused, match="sign-in safety"):
        services.take_off_second_step(actor=cast.admin, person=cast.admin)
    assert Authenticator.objects.filter(user=cast.admin).exists()
    assert "/second-step/" not in signed_in(cast.admin).get(f"/people/{cast.admin.pk}/").content.decode()


def test_where_there_is_none_it_says_so(cast: Cast) -> None:
    with pytest.raises(Refused, match="no second step"):
        services.take_off_second_step(actor=cast.admin, person=cast.nadia)
    assert not AuditEvent.objects.filter(verb="person.second_step_taken_off").exists()


def test_the_page_offers_it_only_where_it_is_on(cast: Cast, locked_out: Person) -> None:
    admin, address = signed_in(cast.admin), f"/people/{locked_out.pk}/second-step/"
    assert address in admin.get(f"/people/{locked_out.pk}/").content.decode()
    assert address not in signed_in(cast.petra).get(f"/people/{locked_out.pk}/").content.decode()
    assert "Taken off." in admin.post(address, follow=True).content.decode()
    assert address not in admin.get(f"/people/{locked_out.pk}/").content.decode()
    assert admin.get(address).status_code == 405


def test_she_reads_it_in_her_history(cast: Cast, locked_out: Person) -> None:
    services.take_off_second_step(actor=cast.admin, person=locked_out)
    page = signed_in(locked_out).get("/people/me/history/").content.decode()
    assert "The second step was taken off" in page
    assert "by Adaeze Obi" in page
