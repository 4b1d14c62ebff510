"""Signing in, in the words of the house: pages, errors, notices and letters, and no word of the library's."""

from __future__ import annotations

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core import mail
from django.test import Client
from tests.cast import PASSWORD, Cast

from warmline.apps.people.account_forms import PasskeyForm
from warmline.apps.people.models import Person

# Words of the library's own pages and letters, none of which may reach a person.
FOREIGN = (
    "Reauthenticate", "reauthenticate", "Two-Factor", "Recovery Codes", "Security Key", "Bad Token", "Confirm Access",
    "Passwordless", "successfully", "Successfully", "Sign In", "Change Password", "Email Address", "Unverified",
    "Thank you for using", "Hello from", "example.com", "Please sign in", "not correct", "Incorrect code",
)  # fmt: skip


def signed_in(person: Person) -> Client:
    """Sign in as by the page, so that the library knows when and how."""
    client = Client()
    assert client.post("/accounts/login/", {"login": person.email, "password": PASSWORD})["Location"] == "/"
    return client


def again(client: Client) -> Client:
    """Give the password once more, as pages about safety ask for."""
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return client


def words(html: str) -> str:
    return re.sub(r"<script.*?</script>|<[^>]+>", " ", html.split("<main", 1)[1], flags=re.S)


def house_words(html: str) -> str:
    """Return the words of the page's main part, after a look for foreign ones."""
    found = words(html)
    for foreign in FOREIGN:
        assert foreign not in found, foreign
    return found


OPEN = ("/accounts/login/", "/accounts/password/reset/", "/accounts/password/reset/done/", "/accounts/signup/",
        "/accounts/confirm-email/", "/accounts/confirm-email/MQ:no:no/", "/accounts/inactive/",
        "/accounts/password/reset/key/1-no-key/", "/accounts/password/reset/key/done/")  # fmt: skip
OWN = ("/accounts/password/change/", "/accounts/email/", "/accounts/logout/", "/accounts/reauthenticate/",
       "/accounts/2fa/", "/accounts/2fa/totp/activate/", "/accounts/2fa/webauthn/",
       "/accounts/2fa/webauthn/add/", "/accounts/2fa/recovery-codes/generate/")  # fmt: skip


@pytest.mark.parametrize("address", OPEN)
def test_a_page_for_a_stranger_speaks_as_the_house(client: Client, db: None, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert len(house_words(answer.content.decode()).split()) > 5


@pytest.mark.parametrize("address", OWN)
def test_a_page_about_ones_account_speaks_as_the_house(cast: Cast, address: str) -> None:
    answer = again(signed_in(cast.nadia)).get(address, follow=True)
    assert answer.status_code == 200
    html = answer.content.decode()
    house_words(html)
    assert html.split("<main", 1)[1].count("<h1") == 1
    assert "style=" not in html, "the content policy allows no style attribute"


@pytest.mark.parametrize("address", OWN)
def test_a_stranger_is_sent_to_sign_in(client: Client, db: None, address: str) -> None:
    assert "/accounts/login/" in client.get(address, follow=True).redirect_chain[-1][0] or address.endswith("logout/")


def test_a_wrong_password_says_what_to_do_and_not_which_half_is_wrong(client: Client, cast: Cast) -> None:
    said = [
        house_words(client.post("/accounts/login/", {"login": who, "password": "no no no"}).content.decode())
        for who in (cast.nadia.email, "nobody@x.example")
    ]
    for page in said:
        assert "do not belong together" in page


def test_a_lockout_says_how_long_and_what_else_helps(client: Client, cast: Cast) -> None:
    for _time in range(6):
        page = client.post("/accounts/login/", {"login": cast.nadia.email, "password": "no no no"})
    found = house_words(page.content.decode())
    assert "Wait ten minutes" in found
    assert "by e-mail" in found


def test_signing_in_is_not_announced_over_the_greeting(cast: Cast) -> None:
    page = Client().post("/accounts/login/", {"login": cast.nadia.email, "password": PASSWORD}, follow=True)
    assert 'class="messages"' not in page.content.decode()


def test_signing_out_says_so_once(cast: Cast) -> None:
    page = signed_in(cast.nadia).post("/accounts/logout/", follow=True).content.decode()
    assert page.count("You are signed out.") == 1


def test_a_forgotten_password_by_letter(client: Client, cast: Cast) -> None:
    client.post("/accounts/password/reset/", {"email": cast.nadia.email})
    letter = mail.outbox[-1]
    assert letter.subject == "Choose a new password for Warmline"
    assert letter.body.startswith("Hello Nadia,")
    link = re.search(r"http\S+/accounts/password/reset/key/\S+", letter.body)
    assert link is not None
    path = "/accounts/" + link[0].split("/accounts/")[1]
    address = client.get(path)["Location"]
    weak = client.post(address, {"password1": "short", "password2": "short"}).content.decode()
    assert "Three or four words in a row" in weak
    done = client.post(address, {"password1": "a lamp by the sea", "password2": "a lamp by the sea"}, follow=True)
    assert "Your password is changed" in house_words(done.content.decode())
    assert "Go to sign in" in done.content.decode()
    used = client.get(path, follow=True).content.decode()
    assert "This link does not open" in house_words(used)
    for foreign in FOREIGN:
        assert not any(foreign in one.body + one.subject for one in mail.outbox), foreign


def test_a_changed_password_is_told_by_letter_with_what_to_do(cast: Cast) -> None:
    data = {"oldpassword": PASSWORD, "password1": "a lamp by the sea", "password2": "a lamp by the sea"}
    page = again(signed_in(cast.nadia)).post("/accounts/password/change/", data, follow=True)
    assert "Your password is changed." in page.content.decode()
    letter = mail.outbox[-1]
    assert letter.subject == "Your password was changed"
    assert "choose a new password now and tell your admin" in letter.body


def test_a_wrong_present_password_is_said_at_its_field(cast: Cast) -> None:
    data = {"oldpassword": "no", "password1": "a lamp by the sea", "password2": "a lamp by the sea"}
    page = again(signed_in(cast.nadia)).post("/accounts/password/change/", data).content.decode()
    assert "This is not your present password." in house_words(page)


def test_another_address_waits_for_its_letter(cast: Cast) -> None:
    client = again(signed_in(cast.nadia))
    page = client.post("/accounts/email/", {"email": "nadia.b@x.example", "action_add": ""}, follow=True)
    assert "A new address waits" in house_words(page.content.decode())
    letter = mail.outbox[-1]
    assert letter.to == ["nadia.b@x.example"]
    cast.nadia.refresh_from_db()
    assert cast.nadia.email == "nadia@northwind.example", "nothing changes before the link is opened"
    link = re.search(r"http\S+/accounts/confirm-email/\S+", letter.body)
    assert link is not None
    path = "/accounts/" + link[0].split("/accounts/")[1]
    assert "From now on you would sign in as" in house_words(client.get(path).content.decode())
    client.post(path)
    cast.nadia.refresh_from_db()
    assert cast.nadia.email == "nadia.b@x.example"
    assert list(EmailAddress.objects.filter(user=cast.nadia).values_list("email", flat=True)) == ["nadia.b@x.example"]


@pytest.mark.parametrize("typed", ["nonsense", "", "nadia@northwind.example"])
def test_an_address_that_does_not_do_is_said_on_the_page(cast: Cast, typed: str) -> None:
    page = again(signed_in(cast.nadia)).post("/accounts/email/", {"email": typed, "action_add": ""}).content.decode()
    assert 'role="alert"' in page
    assert 'aria-invalid="true"' in page


@pytest.fixture
def with_app(cast: Cast) -> Person:
    """Nadia with the app and spare codes on."""
    TOTP.activate(cast.nadia, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(cast.nadia)
    return cast.nadia


def test_the_second_step_says_which_code_and_what_if_the_phone_is_lost(with_app: Person) -> None:
    client = Client()
    page = client.post("/accounts/login/", {"login": with_app.email, "password": PASSWORD}, follow=True)
    found = house_words(page.content.decode())
    assert "six figures" in found
    assert "Ask your admin" in found
    wrong = client.post("/accounts/2fa/authenticate/", {"code": "000000"}).content.decode()
    assert "write the newest" in house_words(wrong)


def test_a_spare_code_opens_the_door_once(with_app: Person) -> None:
    code = Authenticator.objects.get(user=with_app, type="recovery_codes").wrap().get_unused_codes()[0]
    for opens in (True, False):
        client = Client()
        client.post("/accounts/login/", {"login": with_app.email, "password": PASSWORD})
        answer = client.post("/accounts/2fa/authenticate/", {"code": code})
        assert (answer.status_code == 302) is opens


@pytest.mark.parametrize(
    "address",
    ["/accounts/2fa/", "/accounts/2fa/recovery-codes/", "/accounts/2fa/recovery-codes/generate/",
     "/accounts/2fa/totp/deactivate/"],
)  # fmt: skip
def test_pages_about_the_second_step_speak_as_the_house(with_app: Person, address: str) -> None:
    client = Client()
    client.force_login(with_app)
    code = Authenticator.objects.get(user=with_app, type="recovery_codes").wrap().get_unused_codes()[0]
    client.post("/accounts/2fa/reauthenticate/", {"code": code})
    answer = client.get(address)
    assert answer.status_code == 200, address
    house_words(answer.content.decode())


def test_a_passkey_signs_in_alone_unless_one_says_otherwise(cast: Cast) -> None:
    form = PasskeyForm(user=cast.nadia)
    assert form["passwordless"].value() is True
    assert form["name"].value() == "My passkey"
    page = again(signed_in(cast.nadia)).get("/accounts/2fa/webauthn/add/").content.decode()
    assert re.search(r'<input[^>]*name="passwordless"[^>]*checked', page)


def test_the_device_shows_the_name_of_the_product(cast: Cast) -> None:
    page = again(signed_in(cast.nadia)).get("/accounts/2fa/webauthn/add/").content.decode()
    assert re.search(r'"rp": \{[^}]*"name": "Warmline"', page)


def test_a_passkey_that_fails_has_words_ready(client: Client, db: None) -> None:
    page = client.get("/accounts/login/").content.decode()
    assert re.search(r"<div[^>]*data-passkey-trouble hidden", page)
    assert "js/passkey" in page
