"""Erasing a person, and handing a person her data."""

from __future__ import annotations

import json

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.test import Client
from tests.cast import PASSWORD, Cast

from warmline.apps.audit.models import AuditEvent
from warmline.apps.notices.models import Notice
from warmline.apps.people import services, vault
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Membership, Organisation, Person, Role
from warmline.apps.people.registry import Keeping, keepings, register_keeping, retentions
from warmline.apps.people.selectors import Wanted, people_page, state_of


def rows_with(word: str) -> list[str]:
    """Return every column of every table of this project that still holds the word."""
    from django.apps import apps
    from django.db import models

    found = []
    for model in apps.get_models():
        texts = [
            field for field in model._meta.concrete_fields if isinstance(field, models.CharField | models.TextField)
        ]
        for field in texts:
            if model.objects.filter(**{f"{field.name}__icontains": word}).exists():
                found.append(f"{model._meta.label}.{field.name}")
    return found


@pytest.fixture
def lived(cast: Cast) -> Person:
    """Nadia after some time: sealed words, a second step, a cohort, a message, a private event."""
    vault.seal(cast.nadia, b"her words")
    Authenticator.objects.create(user=cast.nadia, type=Authenticator.Type.TOTP, data={"secret": "x"})
    cohort = services.create_cohort(actor=cast.admin, name="March", starts_on="2026-03-02", people=[cast.nadia])
    Notice.objects.create(kind="invitation", person=cast.nadia, about="1")
    services.export_person(actor=cast.nadia, person=cast.nadia)
    assert cohort.people.get() == cast.nadia
    return cast.nadia


def test_nothing_that_names_her_is_left(cast: Cast, lived: Person) -> None:
    assert rows_with("brandt")
    services.erase_person(actor=cast.admin, person=lived)
    assert rows_with("brandt") == []
    assert rows_with("nadia") == []
    assert not EmailAddress.objects.filter(user=lived).exists()
    assert not Authenticator.objects.filter(user=lived).exists()
    assert not Notice.objects.filter(person=lived).exists()
    assert not lived.cohorts.exists()


def test_her_key_is_gone(cast: Cast) -> None:
    sealed = vault.seal(cast.nadia, b"her words")
    services.erase_person(actor=cast.admin, person=cast.nadia)
    with pytest.raises(vault.KeyErased):
        vault.open_sealed(cast.nadia, cast.nadia, sealed)


def test_her_roles_end_and_stay_as_numbers(cast: Cast, lived: Person) -> None:
    services.erase_person(actor=cast.admin, person=lived)
    assert not Membership.objects.current().filter(person=lived).exists()
    assert Membership.objects.filter(person=lived, role=Role.AGENT).count() == 1


def test_the_trail_keeps_the_deed_and_drops_what_was_private(cast: Cast, lived: Person) -> None:
    services.erase_person(actor=cast.admin, person=lived)
    event = AuditEvent.objects.get(verb="person.erased")
    assert (event.actor, event.about_id) == (cast.admin, lived.pk)
    assert set(event.data["rows"]) >= {"person", "notices", "trail"}
    assert not AuditEvent.objects.filter(about=lived, private=True).exists()


def test_she_is_signed_out_and_stays_out(cast: Cast, client: Client) -> None:
    client.force_login(cast.nadia)
    services.erase_person(actor=cast.admin, person=cast.nadia)
    assert client.get("/people/me/").status_code == 302
    Client().post("/accounts/login/", {"login": "nadia@northwind.example", "password": PASSWORD})
    assert state_of(Person.objects.get(pk=cast.nadia.pk)) == "erased"


def test_erasing_twice_is_harmless(cast: Cast) -> None:
    assert services.erase_person(actor=cast.admin, person=cast.nadia)
    assert services.erase_person(actor=cast.admin, person=cast.nadia) == {}
    assert AuditEvent.objects.filter(verb="person.erased").count() == 1


def test_her_address_is_free_again(cast: Cast) -> None:
    services.erase_person(actor=cast.admin, person=cast.nadia)
    again = services.invite(
        actor=cast.admin, email="nadia@northwind.example", name="Nadia", role=Role.AGENT, place=cast.team
    )
    assert again.person.pk != cast.nadia.pk


def test_two_erased_people_do_not_collide(cast: Cast) -> None:
    services.erase_person(actor=cast.admin, person=cast.nadia)
    services.erase_person(actor=cast.admin, person=cast.colleague)
    assert Person.objects.exclude(erased_at=None).count() == 2


@pytest.mark.parametrize("name", ["nadia", "petra", "trainer", "analyst", "manager", "outsider"])
def test_only_the_admin_erases(cast: Cast, name: str) -> None:
    with pytest.raises(PermissionDenied):
        services.erase_person(actor=cast.people()[name], person=cast.nadia)
    cast.nadia.refresh_from_db()
    assert cast.nadia.erased_at is None


def test_the_last_admin_is_not_erased(cast: Cast) -> None:
    with pytest.raises(Refused, match="last admin"):
        services.erase_person(actor=cast.admin, person=cast.admin)
    cast.admin.refresh_from_db()
    assert cast.admin.email == "adaeze@northwind.example"


def test_an_eraser_that_fails_leaves_everything_as_it_was(cast: Cast) -> None:
    def fails(person: Person) -> int:
        raise ZeroDivisionError

    sealed = vault.seal(cast.nadia, b"her words")
    register_keeping(Keeping("test", lambda person: None, fails))
    try:
        with pytest.raises(ZeroDivisionError):
            services.erase_person(actor=cast.admin, person=cast.nadia)
    finally:
        register_keeping(Keeping("test", lambda person: None, lambda person: 0))
    assert vault.open_sealed(cast.nadia, cast.nadia, sealed) == b"her words"


def test_the_wish_to_go_is_seen_by_the_admin_and_can_be_taken_back(cast: Cast) -> None:
    services.ask_for_erasure(person=cast.nadia)
    services.ask_for_erasure(person=cast.nadia)
    assert [person.name for person in people_page(cast.admin, Wanted(state="asked"), 1)] == ["Nadia Brandt"]
    assert state_of(cast.nadia) == "asked"
    services.take_back_erasure(person=cast.nadia)
    services.take_back_erasure(person=cast.nadia)
    assert not people_page(cast.admin, Wanted(state="asked"), 1).object_list
    verbs = list(AuditEvent.objects.order_by("pk").values_list("verb", flat=True))
    assert verbs == ["person.erasure_asked", "person.erasure_taken_back"]


def test_she_gets_everything_kept_of_her(cast: Cast, lived: Person, client: Client) -> None:
    client.force_login(lived)
    answer = client.post("/people/me/export/")
    assert answer["Content-Disposition"] == 'attachment; filename="warmline-my-data.json"'
    assert "no-store" in answer["Cache-Control"]
    data = json.loads(answer.content)
    assert set(data) >= {keeping.key for keeping in keepings()} | {"format", "made_at"}
    assert data["person"]["email"] == "nadia@northwind.example"
    assert data["person"]["roles"][0]["place"] == "Parcels"
    assert data["person"]["cohorts"] == ["March"]
    assert data["person"]["second_steps"] == ["totp"]
    assert [one["kind"] for one in data["notices"]] == ["invitation"]
    assert "person.exported" in {event["verb"] for event in data["trail"]}


def test_nobody_else_gets_it(cast: Cast) -> None:
    for actor in cast.all_but("nadia").values():
        with pytest.raises(PermissionDenied):
            services.export_person(actor=actor, person=cast.nadia)


def test_that_she_fetched_it_is_private(cast: Cast) -> None:
    services.export_person(actor=cast.nadia, person=cast.nadia)
    assert not AuditEvent.objects.visible_to(cast.admin).exists()


def test_every_class_of_data_has_a_rule(db: None) -> None:
    keys = {rule.key for rule in retentions()}
    assert keys >= {"trail", "imports", "sessions", "notices"}
    assert all(rule.meaning for rule in retentions())
    assert Organisation.objects.count() == 0
