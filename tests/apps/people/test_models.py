"""What the database itself does not allow, and small answers of the models."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.utils import timezone
from tests.cast import Cast

from warmline.apps.people import services
from warmline.apps.people.models import (
    Cohort,
    Group,
    Invitation,
    Membership,
    Organisation,
    PeopleImport,
    Person,
    PersonKey,
    Role,
    Site,
    Team,
    at,
)
from warmline.apps.people.selectors import STATES, state_of


def refused(thing: object) -> bool:
    """Return whether the database refuses to keep the thing."""
    try:
        with transaction.atomic():
            thing.save()
    except IntegrityError:
        return True
    return False


def test_an_address_is_used_once_whatever_its_capitals(cast: Cast) -> None:
    assert refused(Person(email="NADIA@northwind.example", name="X", organisation=cast.organisation))
    assert not refused(Person(email="other@northwind.example", name="X", organisation=cast.organisation))


def test_names_of_places_are_used_once(cast: Cast) -> None:
    assert refused(Site(organisation=cast.organisation, name="LARKFIELD"))
    assert refused(Team(site=cast.site, name="pARCELS"))
    assert not refused(Site(organisation=cast.elsewhere, name="Larkfield"))
    Group.objects.create(organisation=cast.organisation, kind="line", name="Telecom")
    assert refused(Group(organisation=cast.organisation, kind="line", name="telecom"))
    Cohort.objects.create(organisation=cast.organisation, name="March", starts_on=dt.date(2026, 3, 2))
    assert refused(Cohort(organisation=cast.organisation, name="MARCH", starts_on=dt.date(2026, 4, 2)))


def test_a_role_is_held_once_at_a_time_and_again_later(cast: Cast) -> None:
    assert refused(Membership(person=cast.nadia, role=Role.AGENT, team=cast.team))
    Membership.objects.filter(person=cast.nadia).update(until=timezone.now())
    assert not refused(Membership(person=cast.nadia, role=Role.AGENT, team=cast.team))
    assert refused(Membership(person=cast.trainer, role=Role.TRAINER, site=cast.site))
    assert refused(Membership(person=cast.admin, role=Role.ADMIN, organisation=cast.organisation))


def test_a_role_does_not_end_before_it_began(cast: Cast) -> None:
    held = cast.nadia.memberships.get()
    held.until = held.since - dt.timedelta(seconds=1)
    assert refused(held)


@pytest.mark.parametrize("name", ["nadia", "team", "site", "organisation"])
def test_nothing_with_a_history_is_deleted(cast: Cast, name: str) -> None:
    with pytest.raises(ProtectedError):
        getattr(cast, name).delete()


def test_where_a_role_is_held(cast: Cast) -> None:
    assert at(cast.team) == {"team": cast.team}
    assert at(cast.site) == {"site": cast.site}
    assert at(cast.organisation) == {"organisation": cast.organisation}
    places = {name: person.memberships.get().place for name, person in cast.people().items()}
    assert places["nadia"] == cast.team
    assert places["trainer"] == cast.site
    assert places["admin"] == cast.organisation


def test_people_are_found_by_any_spelling_of_their_address(cast: Cast) -> None:
    assert Person.objects.get_by_natural_key(" Nadia@Northwind.example") == cast.nadia
    with pytest.raises(Person.DoesNotExist):
        Person.objects.get_by_natural_key(None)


def test_new_people_have_the_clock_and_language_of_the_house(cast: Cast) -> None:
    assert (cast.petra.timezone, cast.petra.language) == ("UTC", "en")
    assert (cast.petra.first_name, str(cast.petra)) == ("Petra", "Petra Lindqvist")
    assert Person(name="").first_name == ""


def test_a_person_without_a_password_has_none_that_fits(cast: Cast) -> None:
    made = Person.objects.create_person(email=" New@X.example ", name=" N ", organisation=cast.organisation)
    assert (made.email, made.name, made.has_usable_password()) == ("new@x.example", "N", False)
    assert not made.check_password("")


def test_who_counts_as_present_and_real(cast: Cast) -> None:
    everybody = Person.objects.count()
    Person.objects.filter(pk=cast.nadia.pk).update(is_active=False)
    Person.objects.filter(pk=cast.petra.pk).update(erased_at=timezone.now())
    Person.objects.filter(pk=cast.admin.pk).update(is_sample=True)
    assert Person.objects.present().count() == everybody - 2
    assert Person.objects.real().count() == everybody - 1


def test_every_state_of_a_person_has_words(cast: Cast) -> None:
    now = timezone.now()
    inactive = Person.objects.create_person(
        email="i@x.example", name="I", organisation=cast.organisation, is_active=False
    )
    assert state_of(inactive) == "not_invited"
    invitation = Invitation.objects.create(person=inactive, expires_at=now + dt.timedelta(days=1))
    assert state_of(inactive) == "open"
    invitation.expires_at = now - dt.timedelta(days=1)
    assert state_of(inactive) == "expired"
    invitation.revoked_at = now
    assert state_of(inactive) == "revoked"
    inactive.erased_at = now
    assert state_of(inactive) == "erased"
    assert state_of(cast.nadia) == "active"
    cast.nadia.erasure_asked_at = now
    assert state_of(cast.nadia) == "asked"
    assert {"not_invited", "open", "expired", "revoked", "erased", "active", "asked"} == set(STATES)
    assert all(str(words) for words in STATES.values())


def test_things_name_themselves_without_personal_data(cast: Cast) -> None:
    key = PersonKey(person=cast.nadia)
    upload = PeopleImport(pk=3)
    assert str(key) == f"key of person {cast.nadia.pk}"
    assert str(upload) == "import 3"
    group = services.create_group(actor=cast.admin, kind=Group.Kind.LINE, name="Telecom")
    assert str(group) == "Telecom"
    assert str(cast.organisation) == "Northwind Parcels"
    assert str(Organisation(name="X")) == "X"


def test_the_table_for_counting_failures_is_there(db: None) -> None:
    assert "people_cache" in connection.introspection.table_names()


def test_wrapped_keys_stand_in_a_table_of_their_own(db: None) -> None:
    assert PersonKey._meta.db_table == "people_personkey"
    others = {field.name for field in Person._meta.get_fields()}
    assert not {"wrapped", "key"} & others
