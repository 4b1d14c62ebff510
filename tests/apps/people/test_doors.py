"""What strangers find: the ways in, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from tests.cast import Cast

OPEN = {
    "health/",
    "design/",  # the style guide and the page for a lost connection hold nobody's data
    "offline/",
    # A badge is checked by whoever is shown it: its page as its holder allows, the check, and documents without a name.
    "badges/v/<uuid:badge_id>/",
    "badges/verify/",
    "badges/keys.json",
    "badges/issuers/<int:organisation>",
    "badges/issuers/<int:organisation>/keys/<slug:thumbprint>",
    "badges/status/<int:organisation>/<int:number>",
    "badges/skills/<slug:code>",
    # What a phone keeps for practice without a network: an empty page, the same for everybody. Who is not signed in
    # gets 401 for drills and answers (tests/apps/drills/offline), and is sent to no page that a script could not read.
    "sw.js",
    "manifest.webmanifest",
    "practise/daily/offline/",
    "practise/daily/offline/hello/",
    "practise/daily/offline/bundle/",
    "practise/daily/offline/answers/",
    "people/invitation/<str:token>/",
    "sign-in/sample/",
    "accounts/login/",
    "accounts/logout/",
    "accounts/signup/",
    "accounts/inactive/",
    "accounts/confirm-email/",
    "accounts/password/reset/",
    "accounts/password/reset/done/",
    "accounts/password/reset/key/done/",
    "accounts/2fa/authenticate/",
    "accounts/2fa/webauthn/login/",
    "accounts/login/code/confirm/",
    "accounts/reauthenticate/",
}
SAMPLES = {"pk": "1", "token": "x", "kind": "team", "key": "x", "uidb36": "1"}


def addresses(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[tuple[str, str]]:
    """Yield every address: as it is written, and with something in each place."""
    for pattern in patterns:
        here = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, here)
            continue
        yield here, fill(here, pattern)


def fill(written: str, pattern: URLPattern) -> str:
    import re

    text = re.sub(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)", lambda found: f"<{found[1]}>", written)
    text = text.replace("^", "").replace("$", "").replace("\\Z", "").replace("/?", "/").replace("\\", "")
    for name in re.findall(r"<(?:\w+:)?(\w+)>", text):
        converter = pattern.pattern.converters.get(name)
        value = SAMPLES.get(name) or (
            "00000000-0000-0000-0000-000000000001" if converter and "UUID" in type(converter).__name__ else "1"
        )
        text = re.sub(rf"<(?:\w+:)?{name}>", value, text)
    return "/" + text


ALL = sorted(set(addresses(get_resolver().url_patterns)))


def opens(client: Client, address: str) -> bool:
    """Return whether the address shows something of its own to a stranger, by looking or by posting."""
    for answer in (client.get(address), client.post(address)):
        if answer.status_code in {301, 302}:
            if "/accounts/login/" not in answer["Location"]:
                return True
        elif answer.status_code not in {404, 405, 403, 410}:
            return True
    return False


def test_there_are_addresses_to_walk() -> None:
    assert len(ALL) > 50


@pytest.mark.django_db
@pytest.mark.parametrize(("written", "address"), ALL)
def test_a_stranger_is_sent_to_the_sign_in(client: Client, written: str, address: str) -> None:
    plain = written.replace("^", "").replace("$", "")
    if plain in OPEN or plain.startswith(("accounts/confirm-email/", "accounts/password/reset/key/")):
        assert client.get(address).status_code < 500
        return
    assert not opens(client, address), f"{written} opens to strangers"


@pytest.mark.django_db
def test_nobody_signs_up_alone(client: Client) -> None:
    from warmline.apps.people.models import Person

    data = {"email": "me@x.example", "password1": "a lighthouse in the fog", "password2": "a lighthouse in the fog"}
    assert client.get("/accounts/signup/").status_code in {200, 302}
    client.post("/accounts/signup/", data)
    assert not Person.objects.exists()


def test_health_says_ok_and_nothing_more(client: Client, db: None) -> None:
    answer = client.get("/health/")
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert client.post("/health/").status_code == 405


def test_after_the_sign_in_one_is_where_one_wanted_to_be(client: Client, cast: Cast) -> None:
    answer = client.get("/people/me/history/")
    assert answer["Location"] == "/accounts/login/?next=/people/me/history/"


def test_the_sign_in_leads_to_no_other_site(client: Client, cast: Cast) -> None:
    from tests.cast import PASSWORD

    data = {"login": cast.nadia.email, "password": PASSWORD, "next": "https://evil.example/"}
    assert client.post("/accounts/login/", data)["Location"] == "/"


@pytest.mark.parametrize("address", ["/accounts/login/", "/health/", "/accounts/password/reset/", "/nowhere/"])
def test_every_answer_carries_the_content_policy(client: Client, db: None, address: str) -> None:
    answer = client.get(address)
    policy = answer["Content-Security-Policy"]
    assert "unsafe" not in policy
    for part in (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    ):
        assert part in policy
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"


def test_the_nonce_of_a_page_is_in_its_policy_and_new_each_time(client: Client, db: None) -> None:
    import re

    seen = set()
    for _ in range(2):
        answer = client.get("/accounts/login/")
        nonces = set(re.findall(r'nonce="([^"]+)"', answer.content.decode()))
        assert len(nonces) == 1
        assert f"'nonce-{nonces.copy().pop()}'" in answer["Content-Security-Policy"]
        seen |= nonces
    assert len(seen) == 2


def test_a_foreign_host_name_is_refused(client: Client, db: None) -> None:
    assert client.get("/health/", HTTP_HOST="evil.example").status_code == 400
