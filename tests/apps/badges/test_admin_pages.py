"""The admin's pages: keys and badges of her own house; nobody else comes in, the outsider sees her own house alone."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from tests.apps.badges.held import NOW, badge
from tests.cast import Cast

from warmline.adapters.badges import Outcome
from warmline.apps.badges.models import Badge, IssuerKey
from warmline.apps.badges.selectors import verdict_on


@pytest.fixture
def admin(cast: Cast, client: Client) -> Client:
    client.force_login(cast.admin)
    return client


def test_keys_are_listed_changed_and_given_up(cast: Cast, admin: Client) -> None:
    assert "No key yet." in admin.get("/badges/keys/").content.decode()
    made = badge(cast)
    assert "signs now" in admin.get("/badges/keys/").content.decode()
    assert "signed until" in admin.post("/badges/keys/rotate/", follow=True).content.decode()
    answer = admin.post(reverse("badges:compromised", args=[made.key.pk]), follow=True).content.decode()
    assert "not safe since" in answer
    assert (
        "This key is marked already."
        in admin.post(reverse("badges:compromised", args=[made.key.pk]), follow=True).content.decode()
    )
    assert verdict_on(made.token, NOW).outcome is Outcome.COMPROMISED_KEY


def test_badges_are_listed_and_taken_back_with_a_reason(cast: Cast, admin: Client) -> None:
    made = badge(cast)
    assert "Nadia Brandt" in admin.get("/badges/issued/").content.decode()
    address = reverse("badges:revoke", args=[made.pk])
    assert admin.post(address, {"reason": ""}).status_code == 422
    answer = admin.post(address, {"reason": "Given by mistake."}, follow=True).content.decode()
    assert "Given by mistake." in answer
    assert verdict_on(made.token, NOW).outcome is Outcome.REVOKED


def test_the_list_of_badges_takes_as_many_queries_for_many(
    cast: Cast, admin: Client, django_assert_max_num_queries
) -> None:
    for person in (cast.nadia, cast.petra, cast.trainer, cast.analyst):
        badge(cast, person)
    with django_assert_max_num_queries(8):
        assert admin.get("/badges/issued/").status_code == 200


@pytest.mark.parametrize("name", ["nadia", "petra", "other_lead", "trainer", "analyst", "manager"])
def test_nobody_but_an_admin_comes_in(cast: Cast, client: Client, name: str) -> None:
    made = badge(cast)
    client.force_login(cast.people()[name])
    paths = ["/badges/keys/", "/badges/issued/", reverse("badges:revoke", args=[made.pk])]
    assert {client.get(path).status_code for path in paths} == {403}
    posts = ["/badges/keys/rotate/", reverse("badges:compromised", args=[made.key.pk]), paths[2]]
    assert {client.post(path, {"reason": "x"}).status_code for path in posts} == {403}
    assert IssuerKey.objects.get().signs


def test_the_admin_of_another_house_finds_her_own_only(cast: Cast, client: Client) -> None:
    made = badge(cast)
    client.force_login(cast.outsider)
    for path in ("/badges/keys/", "/badges/issued/"):
        text = client.get(path).content.decode()
        assert not [word for word in ("Nadia", "Empathy", made.key.short) if word in text]
    assert client.post(reverse("badges:compromised", args=[made.key.pk])).status_code == 404
    assert client.post(reverse("badges:revoke", args=[made.pk]), {"reason": "x"}).status_code == 404
    assert Badge.objects.get().revoked_at is None
