"""The sample organisation, and the door that opens on one's own machine only."""

from __future__ import annotations

import io
import time

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Count
from django.test import Client
from tests.cast import person

from warmline.apps.people.models import Membership, Organisation, Person, Role, Site, Team
from warmline.apps.people.sample.faces import FACES
from warmline.apps.people.sample.finding import face, holder, holders
from warmline.apps.people.sample.load import address, load_sample

DOOR = "/sign-in/sample/"


@pytest.fixture
def sample(db: None) -> Organisation:
    return load_sample()


@pytest.fixture
def open_door(sample: Organisation, settings) -> None:
    settings.WARMLINE_SAMPLE = True


def test_three_sites_in_three_time_zones(sample: Organisation) -> None:
    assert len({site.timezone for site in Site.objects.all()}) == 3
    assert Site.objects.filter(name="Larkfield", timezone="Europe/London").exists()


def test_about_120_people_of_all_roles_all_marked(sample: Organisation) -> None:
    assert Person.objects.count() == 120
    assert not Person.objects.real().exists()
    assert sample.is_sample
    assert set(Membership.objects.values_list("role", flat=True)) == set(Role.values)


def test_teams_have_a_lead_and_eight_to_twelve_people(sample: Organisation) -> None:
    current = Membership.objects.current()
    sizes = current.exclude(team=None).values("team").annotate(size=Count("person")).values_list("size", flat=True)
    assert len(sizes) == 12
    assert all(8 <= size <= 12 for size in sizes)
    assert current.filter(role=Role.LEAD).count() == 12


def test_names_and_addresses_are_used_once(sample: Organisation) -> None:
    assert Person.objects.values("name").distinct().count() == 120
    assert all(one.email.endswith("@sample.warmline.example") for one in Person.objects.all())
    assert address("Ma. Elena Peña-Uy") == "ma.elena.pena.uy@sample.warmline.example"


def test_some_came_from_another_team(sample: Organisation) -> None:
    assert Membership.objects.exclude(until=None).count() > 5


def test_everybody_on_the_page_is_there_in_the_role_it_says(sample: Organisation) -> None:
    roles = {face.email: Person.objects.get(email=face.email).roles() for face in FACES}
    assert list(roles.values()) == [{"agent"}, {"lead"}, {"trainer"}, {"analyst"}, {"manager"}, {"admin"}]
    nadia = Person.objects.get(email=FACES[0].email)
    assert nadia.name == "Nadia Brandt"
    lead = Team.objects.led_by(Person.objects.get(email=FACES[1].email)).get()
    assert nadia.memberships.current().get().team == lead
    assert lead.site.name == "Larkfield"


def test_loading_twice_changes_nothing_and_is_quick(sample: Organisation) -> None:
    begun = time.perf_counter()
    said = io.StringIO()
    call_command("load_sample", stdout=said)
    assert Person.objects.count() == 120
    assert "120 sample people" in said.getvalue()
    assert time.perf_counter() - begun < 20


def test_it_is_not_mixed_with_real_people(db: None) -> None:
    person(Organisation.objects.create(name="Real"), "Real Person", "real@x.example")
    with pytest.raises(CommandError, match="Real people"):
        call_command("load_sample")
    assert Person.objects.count() == 1


def test_the_page_lists_nadia_first(open_door: None, client: Client) -> None:
    page = client.get(DOOR).content.decode()
    places = [page.index(name) for name in ("Nadia Brandt", "Petra Lindqvist", "Thandi Mokoena", "Adaeze Obi")]
    assert places == sorted(places)
    assert "Agent at Larkfield" in page
    assert "in the Studio" in page[places[2] :]
    assert "real conversations" in page[places[2] :]


def test_one_click_signs_in(open_door: None, client: Client) -> None:
    nadia = Person.objects.get(email=FACES[0].email)
    assert client.post(DOOR, {"person": nadia.pk}).status_code == 302
    assert "Nadia Brandt" in client.get("/people/me/").content.decode()


def test_the_sign_in_page_leads_there(open_door: None, client: Client) -> None:
    assert DOOR in client.get("/accounts/login/").content.decode()


def test_the_page_says_when_nobody_is_loaded(db: None, client: Client, settings) -> None:
    settings.WARMLINE_SAMPLE = True
    assert "warmline up --sample" in client.get(DOOR).content.decode()


def test_looking_does_not_sign_in(open_door: None, client: Client) -> None:
    nadia = Person.objects.get(email=FACES[0].email)
    client.get(DOOR, {"person": nadia.pk})
    assert client.get("/people/me/").status_code == 302


def test_a_click_from_another_page_is_refused(open_door: None) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(DOOR, {"person": Person.objects.get(email=FACES[0].email).pk}).status_code == 403


@pytest.mark.parametrize("choice", ["", "nobody", "-1", "999999", "9" * 30, "²"])
def test_an_odd_choice_signs_nobody_in(open_door: None, client: Client, choice: str) -> None:
    assert client.post(DOOR, {"person": choice}).status_code == 404


def test_only_the_people_on_the_page_can_be_chosen(open_door: None, client: Client) -> None:
    other = Person.objects.exclude(email__in=[face.email for face in FACES]).first()
    assert client.post(DOOR, {"person": other.pk}).status_code == 404


def is_shut(client: Client, **more: str) -> bool:
    nadia = Person.objects.get(email=FACES[0].email)
    answers = {client.get(DOOR, **more).status_code, client.post(DOOR, {"person": nadia.pk}, **more).status_code}
    return answers == {404} and client.get("/people/me/").status_code == 302


def test_it_is_shut_without_the_setting(sample: Organisation, client: Client) -> None:
    assert is_shut(client)
    assert DOOR not in client.get("/accounts/login/").content.decode()


@pytest.mark.parametrize(
    "bind", ["0.0.0.0:8000", "[::]:8000", "192.168.1.4:8000", "train.example.org:8000", "", ":8000"]
)
def test_it_is_shut_when_the_server_listens_elsewhere(open_door: None, client: Client, settings, bind: str) -> None:
    settings.WARMLINE_BIND = bind
    assert is_shut(client)


@pytest.mark.parametrize("bind", ["127.0.0.1:8000", "127.8.9.1:1", "[::1]:8000", "localhost:8000"])
def test_it_is_open_on_every_spelling_of_loopback(open_door: None, client: Client, settings, bind: str) -> None:
    settings.WARMLINE_BIND = bind
    assert not is_shut(client)


@pytest.mark.parametrize("address", ["192.168.1.9", "10.0.0.1", "2001:db8::1", "", "unix:"])
def test_it_is_shut_for_callers_from_elsewhere(open_door: None, client: Client, address: str) -> None:
    assert is_shut(client, REMOTE_ADDR=address)


def test_it_is_shut_behind_a_proxy(open_door: None, client: Client) -> None:
    assert is_shut(client, HTTP_X_FORWARDED_FOR="203.0.113.7")


def test_it_is_shut_as_soon_as_a_real_person_exists(open_door: None, client: Client) -> None:
    person(Organisation.objects.create(name="Real"), "Real Person", "real@x.example")
    assert is_shut(client)


def test_the_rooms_find_the_faces_and_who_holds_a_role(sample: Organisation) -> None:
    first = face(sample)
    assert first is not None
    assert (first.email, first.is_sample) == (FACES[0].email, True)
    assert first in holders(sample, Role.AGENT)
    here = Site.objects.order_by("pk")[1]
    trainer = holder(sample, Role.TRAINER, site=here)
    assert trainer is not None
    assert [trainer] == holders(sample, Role.TRAINER, site=here)
    assert trainer != holder(sample, Role.TRAINER)


def test_nobody_real_is_found_for_what_is_invented(db: None) -> None:
    real = Organisation.objects.create(name="Real")
    person(real, "Nadia Real", FACES[0].email)
    assert face(real) is None
    assert holder(real, Role.AGENT) is None
