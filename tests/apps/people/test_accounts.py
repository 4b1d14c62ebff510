"""Sign-in as this house changes it."""

from __future__ import annotations

import logging
import smtplib

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client, RequestFactory
from tests.cast import PASSWORD, Cast

from warmline.apps.people.accounts import InvitedOnly
from warmline.apps.people.models import Person


class NoMailServer(EmailBackend):
    """Refuses every letter, as a server that is down does."""

    def send_messages(self, letters):
        raise smtplib.SMTPServerDisconnected("gone, while writing to nadia@northwind.example")


def test_there_is_no_open_door() -> None:
    assert not InvitedOnly().is_open_for_signup(RequestFactory().get("/"))


def test_people_are_greeted_by_name() -> None:
    assert InvitedOnly().get_user_display(Person(name="Nadia Brandt", email="n@x.example")) == "Nadia Brandt"


def test_a_mail_server_that_is_down_tells_a_stranger_nothing(
    client: Client, cast: Cast, settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.NoMailServer"
    with caplog.at_level(logging.ERROR):
        known = client.post("/accounts/password/reset/", {"email": cast.nadia.email})
    unknown = client.post("/accounts/password/reset/", {"email": "nobody@x.example"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    (line,) = [record for record in caplog.records if record.name == "warmline.apps.people.accounts"]
    assert "northwind" not in line.getMessage()


def test_changing_the_password_is_told_by_mail_and_keeps_her_signed_in(client: Client, cast: Cast) -> None:
    client.post("/accounts/login/", {"login": cast.nadia.email, "password": PASSWORD})
    fresh = "the tide comes in"
    client.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": fresh, "password2": fresh})
    assert client.get("/people/me/").status_code == 200
    assert Person.objects.get(pk=cast.nadia.pk).check_password(fresh)
    assert [letter.to for letter in mail.outbox] == [["nadia@northwind.example"]]


def test_changing_the_password_ends_her_other_sign_ins(client: Client, cast: Cast) -> None:
    elsewhere = Client()
    for one in (client, elsewhere):
        one.post("/accounts/login/", {"login": cast.nadia.email, "password": PASSWORD})
    fresh = "the tide comes in"
    client.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": fresh, "password2": fresh})
    assert elsewhere.get("/people/me/").status_code == 302


@pytest.mark.parametrize("old", ["wrong", ""])
def test_the_password_is_not_changed_without_the_old_one(client: Client, cast: Cast, old: str) -> None:
    client.force_login(cast.nadia)
    fresh = "the tide comes in"
    client.post("/accounts/password/change/", {"oldpassword": old, "password1": fresh, "password2": fresh})
    assert Person.objects.get(pk=cast.nadia.pk).check_password(PASSWORD)


def test_an_address_of_somebody_else_cannot_be_taken(client: Client, cast: Cast) -> None:
    client.force_login(cast.nadia)
    client.post("/accounts/email/", {"action_add": "", "email": "PETRA@northwind.example"})
    assert Person.objects.get(pk=cast.petra.pk).email == "petra@northwind.example"
    assert Person.objects.filter(email="petra@northwind.example").count() == 1


def test_the_session_cookie_is_kept_from_scripts(client: Client, cast: Cast) -> None:
    answer = client.post("/accounts/login/", {"login": cast.nadia.email, "password": PASSWORD})
    cookie = answer.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_signing_in_gives_a_new_session(client: Client, cast: Cast) -> None:
    client.get("/accounts/login/")
    client.session.save()
    before = client.session.session_key
    client.post("/accounts/login/", {"login": cast.nadia.email, "password": PASSWORD})
    assert client.session.session_key != before


def test_the_session_holds_no_word_of_hers(client: Client, cast: Cast) -> None:
    client.post("/accounts/login/", {"login": cast.nadia.email, "password": PASSWORD})
    kept = str(dict(client.session))
    assert "Brandt" not in kept
    assert PASSWORD not in kept
