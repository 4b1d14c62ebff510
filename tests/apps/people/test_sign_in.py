"""Signing in: lockout, a second step, passkeys offered, a forgotten password."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core import mail
from django.core.cache import cache
from django.test import Client
from tests.cast import PASSWORD, Cast

from warmline.apps.people.models import Person

LOGIN = "/accounts/login/"


def is_in(client: Client) -> bool:
    return client.get("/people/me/").status_code == 200


def sign_in(client: Client, email: str, password: str = PASSWORD, **more: str) -> int:
    return client.post(LOGIN, {"login": email, "password": password}, **more).status_code


@pytest.mark.parametrize("email", ["nadia@northwind.example", "NADIA@Northwind.Example", " nadia@northwind.example "])
def test_address_and_password_open_the_door(client: Client, cast: Cast, email: str) -> None:
    assert sign_in(client, email) == 302
    assert is_in(client)


@pytest.mark.parametrize(("email", "password"), [
    ("nadia@northwind.example", "wrong"), ("nadia@northwind.example", ""), ("nobody@x.example", PASSWORD),
    ("nadia@northwind.example", PASSWORD + " "), ("Nadia Brandt", PASSWORD), ("nadia@northwind.example\0", PASSWORD),
])  # fmt: skip
def test_anything_else_does_not(client: Client, cast: Cast, email: str, password: str) -> None:
    assert sign_in(client, email, password) in {200, 422}
    assert not is_in(client)


def test_the_answer_does_not_tell_whether_the_address_is_known(client: Client, cast: Cast) -> None:
    def answer(email: str) -> str:
        page = client.post(LOGIN, {"login": email, "password": "wrong"}).content.decode()
        return re.sub(r'(nonce="[^"]*"|value="[^"]*")', "", page)

    assert answer("nadia@northwind.example") == answer("nobody@x.example")


def test_repeated_failures_lock_the_address_even_for_the_right_password(client: Client, cast: Cast) -> None:
    for number in range(5):
        sign_in(client, cast.nadia.email, "wrong", REMOTE_ADDR=f"192.0.2.{number}")
    sign_in(client, cast.nadia.email, REMOTE_ADDR="192.0.2.77")
    assert not is_in(client)
    other = Client()
    sign_in(other, cast.petra.email, REMOTE_ADDR="192.0.2.78")
    assert is_in(other), "others are not locked out with her"
    cache.clear()
    sign_in(client, cast.nadia.email, REMOTE_ADDR="192.0.2.79")
    assert is_in(client), "when the time is over she comes in again"


def test_failures_from_one_place_lock_that_place(client: Client, cast: Cast) -> None:
    for number in range(12):
        sign_in(client, f"guess{number}@x.example", "wrong")
    sign_in(client, cast.petra.email)
    assert not is_in(client)


def test_the_counters_hold_no_address_in_plain_text(client: Client, cast: Cast) -> None:
    from django.db import connection

    sign_in(client, cast.nadia.email, "wrong")
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM people_cache")
        rows = str(cursor.fetchall())
    assert len(rows) > 2
    assert "northwind" not in rows


def test_a_closed_account_stays_out(client: Client, cast: Cast) -> None:
    Person.objects.filter(pk=cast.nadia.pk).update(is_active=False)
    sign_in(client, cast.nadia.email)
    assert not is_in(client)


def test_closing_an_account_ends_its_sign_ins(client: Client, cast: Cast) -> None:
    sign_in(client, cast.nadia.email)
    Person.objects.filter(pk=cast.nadia.pk).update(is_active=False)
    assert not is_in(client)


def test_signing_out_needs_a_click(client: Client, cast: Cast) -> None:
    sign_in(client, cast.nadia.email)
    client.get("/accounts/logout/")
    assert is_in(client)
    client.post("/accounts/logout/")
    assert not is_in(client)


def test_a_second_step_is_asked_for(client: Client, cast: Cast) -> None:
    secret = generate_totp_secret()
    TOTP.activate(cast.nadia, secret)
    assert sign_in(client, cast.nadia.email) == 302
    assert not is_in(client)
    client.post("/accounts/2fa/authenticate/", {"code": "000000"})
    assert not is_in(client)
    code = format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
    client.post("/accounts/2fa/authenticate/", {"code": code})
    assert is_in(client)


def test_a_recovery_code_works_once(client: Client, cast: Cast) -> None:
    TOTP.activate(cast.nadia, generate_totp_secret())
    code = RecoveryCodes.activate(cast.nadia).get_unused_codes()[0]
    sign_in(client, cast.nadia.email)
    client.post("/accounts/2fa/authenticate/", {"code": code})
    assert is_in(client)
    again = Client()
    sign_in(again, cast.nadia.email)
    again.post("/accounts/2fa/authenticate/", {"code": code})
    assert not is_in(again)


def test_passkeys_are_offered_at_the_door_and_inside(client: Client, cast: Cast) -> None:
    assert "passkey" in client.get(LOGIN).content.decode().lower()
    challenge = client.get("/accounts/2fa/webauthn/login/", headers={"X-Requested-With": "XMLHttpRequest"})
    assert "challenge" in challenge.content.decode()
    sign_in(client, cast.nadia.email)
    assert client.get("/accounts/2fa/").status_code == 200
    assert "/reauthenticate/" in client.get("/accounts/2fa/webauthn/add/")["Location"], (
        "her password is asked for again"
    )
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    assert client.get("/accounts/2fa/webauthn/add/").status_code == 200


def test_no_account_elsewhere_opens_this_door(client: Client, db: None) -> None:
    assert client.get("/accounts/social/connections/").status_code == 404
    assert client.get("/accounts/3rdparty/").status_code == 404


def link_in_mail() -> str:
    return re.search(r"http://[^/]+(/accounts/password/reset/key/\S+)", mail.outbox[-1].body)[1]


def test_a_forgotten_password_is_set_anew_by_mail(client: Client, cast: Cast) -> None:
    client.post("/accounts/password/reset/", {"email": "Nadia@northwind.example"})
    assert mail.outbox[-1].to == ["nadia@northwind.example"]
    form = client.get(link_in_mail(), follow=True).request["PATH_INFO"]
    client.post(form, {"password1": "the tide comes in", "password2": "the tide comes in"})
    assert not is_in(client)
    sign_in(client, cast.nadia.email, "the tide comes in")
    assert is_in(client)


def test_the_link_works_once(client: Client, cast: Cast) -> None:
    client.post("/accounts/password/reset/", {"email": cast.nadia.email})
    link = link_in_mail()
    form = client.get(link, follow=True).request["PATH_INFO"]
    client.post(form, {"password1": "the tide comes in", "password2": "the tide comes in"})
    other = Client()
    other.get(link, follow=True)
    other.post(form, {"password1": "the tide goes out", "password2": "the tide goes out"})
    cast.nadia.refresh_from_db()
    assert cast.nadia.check_password("the tide comes in")


def test_an_unknown_address_gets_no_mail_and_the_same_answer(client: Client, cast: Cast) -> None:
    known = client.post("/accounts/password/reset/", {"email": cast.nadia.email})
    unknown = client.post("/accounts/password/reset/", {"email": "nobody@x.example"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert [letter.to for letter in mail.outbox] == [["nadia@northwind.example"]]


def test_a_new_address_counts_only_after_its_link(client: Client, cast: Cast) -> None:
    client.force_login(cast.nadia)
    client.post("/accounts/email/", {"action_add": "", "email": "nadia@new.example"})
    cast.nadia.refresh_from_db()
    assert cast.nadia.email == "nadia@northwind.example"
