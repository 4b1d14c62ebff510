"""The addresses of the house: none but the few that are meant for strangers opens without a sign-in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

# The door, the way back in with a forgotten password, an invitation, the machine that watches, the style guide, the
# page for lost connections, and what is needed to check a badge.
# For phones: page, worker and manifest hold nobody's data, the rest tells a stranger nothing (apps/drills/offline).
_PHONE = ("/practise/daily/offline/", "/sw.js", "/manifest.webmanifest")
_BADGES = ("/badges/keys.json", "/badges/verify/")
OPEN = ("/accounts/", "/health/", "/sign-in/", "/people/welcome/", "/design/", "/offline/", *_BADGES, *_PHONE)


def plain_addresses(resolver: URLResolver, before: str = "/") -> Iterator[str]:
    """Every address that has nothing to fill in."""
    for each in resolver.url_patterns:
        route = before + str(each.pattern).lstrip("^").rstrip("$")
        if isinstance(each, URLResolver):
            yield from plain_addresses(each, route)
        elif isinstance(each, URLPattern) and not set("<(\\") & set(route):
            yield route


ADDRESSES = sorted(set(plain_addresses(get_resolver())))


def test_the_rooms_lie_where_links_expect_them() -> None:
    assert reverse("health") == "/health/"
    assert reverse("sample_sign_in") == "/sign-in/sample/"
    assert reverse("account_login") == "/accounts/login/"
    assert {"/", "/health/", "/practise/"} <= set(ADDRESSES)
    assert len(ADDRESSES) > 20


@pytest.mark.django_db
@pytest.mark.parametrize("address", [each for each in ADDRESSES if not each.startswith(OPEN)])
def test_a_stranger_is_sent_to_the_door(address: str) -> None:
    answer = Client().get(address)
    assert answer.status_code == 302
    assert answer["Location"].startswith(("/accounts/login/", "/sign-in/"))


def test_nothing_is_served_below_static_by_a_view() -> None:
    assert not [each for each in ADDRESSES if each.startswith("/static")]
