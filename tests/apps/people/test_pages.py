"""Each page about people, as each of the cast; the outsider and the agent see nothing of others."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.cast import Cast

from warmline.apps.people import services
from warmline.apps.people.models import Cohort, Group, Membership, Organisation, Person, Role, Site, Team

ADMIN_PAGES = (
    "/people/invite/", "/people/import/", "/people/organisation/", "/people/organisation/name/", "/people/sites/new/",
    "/people/sites/{site}/", "/people/sites/{site}/teams/new/", "/people/teams/{team}/", "/people/groups/new/",
    "/people/cohorts/new/", "/people/{nadia}/erase/", "/people/roles/{role}/move/",
)  # fmt: skip
ADMIN_DEEDS = (
    "/people/{nadia}/roles/", "/people/{nadia}/erase/", "/people/{nadia}/invite/", "/people/{nadia}/withdraw/",
    "/people/roles/{role}/end/", "/people/roles/{role}/move/", "/people/team/{team}/archive/",
    "/people/site/{site}/archive/", "/people/team/{team}/restore/", "/people/site/{site}/restore/",
)  # fmt: skip
NAMES = ("Nadia", "Tomasz", "Petra", "Lorenzo", "Thandi", "Miriam", "Adaeze", "Parcels", "Larkfield", "Northwind")


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def fill(cast: Cast, address: str) -> str:
    role = cast.nadia.memberships.get().pk
    return address.format(nadia=cast.nadia.pk, site=cast.site.pk, team=cast.team.pk, role=role)


def snapshot() -> list[object]:
    kept = [field.name for field in Person._meta.concrete_fields if field.name != "last_login"]
    people: list[object] = [list(Person.objects.order_by("pk").values_list(*kept))]
    models = (Membership, Site, Team, Group, Cohort, Organisation)
    return people + [list(model.objects.order_by("pk").values_list()) for model in models]


@pytest.mark.parametrize("address", ADMIN_PAGES)
def test_the_admin_opens_every_page(cast: Cast, address: str) -> None:
    assert signed_in(cast.admin).get(fill(cast, address)).status_code == 200


@pytest.mark.parametrize("address", ADMIN_PAGES)
@pytest.mark.parametrize("name", ["nadia", "petra", "trainer", "analyst", "manager"])
def test_nobody_else_opens_them(cast: Cast, name: str, address: str) -> None:
    assert signed_in(cast.people()[name]).get(fill(cast, address)).status_code == 403


@pytest.mark.parametrize("address", [page for page in ADMIN_PAGES if "{" in page])
def test_the_admin_of_another_organisation_finds_nothing_there(cast: Cast, address: str) -> None:
    assert signed_in(cast.outsider).get(fill(cast, address)).status_code == 404


@pytest.mark.parametrize("address", ADMIN_DEEDS)
@pytest.mark.parametrize("name", ["nadia", "petra", "trainer", "analyst", "manager", "outsider"])
def test_nobody_else_does_anything(cast: Cast, name: str, address: str) -> None:
    before = snapshot()
    data = {"role": "admin", "place": f"organisation:{cast.organisation.pk}", "team": cast.other_team.pk}
    answer = signed_in(cast.people()[name]).post(fill(cast, address), data)
    assert answer.status_code == (404 if name == "outsider" else 403)
    assert snapshot() == before


@pytest.mark.parametrize("address", ADMIN_DEEDS)
def test_looking_at_a_deed_does_nothing(cast: Cast, address: str) -> None:
    before = snapshot()
    assert signed_in(cast.admin).get(fill(cast, address)).status_code in {200, 405}
    assert snapshot() == before


@pytest.mark.parametrize(
    "address", ["/people/", "/people/organisation/", "/people/groups/new/", "/people/invite/", "/people/me/"]
)
def test_the_outsider_reads_no_name_of_this_house(cast: Cast, address: str) -> None:
    services.create_group(actor=cast.admin, kind="queue", name="Northwind complaints", teams=[cast.team])
    answer = signed_in(cast.outsider).get(address)
    assert answer.status_code == 200
    assert [name for name in NAMES if name in answer.content.decode()] == []


@pytest.mark.parametrize(
    ("viewer", "seen"),
    [("petra", {"petra", "nadia", "colleague"}), ("other_lead", {"other_lead"}), ("outsider", {"outsider"}),
     ("manager", {"nadia", "colleague", "petra", "other_lead", "trainer", "analyst", "manager"})],
)  # fmt: skip
def test_the_list_shows_whom_one_looks_after(cast: Cast, viewer: str, seen: set[str]) -> None:
    page = signed_in(cast.people()[viewer]).get("/people/").context["page"]
    names = {person.pk: name for name, person in cast.people().items()}
    assert {names[person.pk] for person in page} == seen


def test_an_agent_has_no_list(cast: Cast) -> None:
    assert signed_in(cast.nadia).get("/people/").status_code == 403
    assert 'href="/people/"' not in signed_in(cast.nadia).get("/people/me/").content.decode()


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("words=nad", ["Nadia Brandt"]),
        ("words=brandt+nadia", ["Nadia Brandt"]),
        ("words=THANDI@northwind", ["Thandi Mokoena"]),
        ("words=nobody", []),
        ("role=lead", ["Lorenzo Ricci", "Petra Lindqvist"]),
        ("team={team}&role=lead", ["Petra Lindqvist"]),
        ("state=open", []),
        ("state=erased", []),
        ("words=%00", []),
    ],
)
def test_the_list_is_narrowed(cast: Cast, query: str, names: list[str]) -> None:
    answer = signed_in(cast.admin).get(f"/people/?{query.format(team=cast.team.pk)}")
    assert answer.status_code == 200
    shown = [person.name for person in answer.context["page"]]
    assert shown == names or query == "words=%00"
    assert ("Nobody fits this." in answer.content.decode()) == (not shown)


@pytest.mark.parametrize(
    "query", ["role=king", "team=99999", "team=x", "state=odd", "page=x", "page=-3", "page=999", "words=" + "x" * 500]
)
def test_an_odd_search_still_answers(cast: Cast, query: str) -> None:
    assert signed_in(cast.admin).get(f"/people/?{query}").status_code == 200


def test_one_person_is_seen_by_those_who_look_after_her(cast: Cast) -> None:
    codes = {
        name: signed_in(person).get(f"/people/{cast.nadia.pk}/").status_code for name, person in cast.people().items()
    }
    assert {name for name, code in codes.items() if code == 200} == {
        "nadia", "petra", "trainer", "analyst", "manager", "admin",
    }  # fmt: skip
    assert {code for code in codes.values() if code != 200} == {404}


def test_only_the_admin_sees_buttons(cast: Cast) -> None:
    address = f"/people/{cast.nadia.pk}/"
    assert "Give the role" in signed_in(cast.admin).get(address).content.decode()
    for name in ("nadia", "petra", "manager"):
        page = signed_in(cast.people()[name]).get(address).content.decode()
        assert "Give the role" not in page
        assert "/erase/" not in page


def test_a_role_is_given_moved_and_ended_by_the_pages(cast: Cast) -> None:
    admin, address = signed_in(cast.admin), f"/people/{cast.nadia.pk}/"
    admin.post(f"{address}roles/", {"role": "manager", "place": f"site:{cast.site.pk}"})
    assert cast.nadia.roles() == {"agent", "manager"}
    held = cast.nadia.memberships.get(role="agent")
    admin.post(f"/people/roles/{held.pk}/move/", {"team": cast.other_team.pk})
    held = cast.nadia.memberships.get(role="agent", until=None)
    assert held.team == cast.other_team
    page = admin.post(f"/people/roles/{held.pk}/end/", follow=True).content.decode()
    assert "It stays in the history." in page
    assert cast.nadia.roles() == {"manager"}


@pytest.mark.parametrize("place", ["", "team:999", "site:{site}", "organisation:{elsewhere}", "rubbish"])
def test_a_place_that_does_not_fit_shows_the_form_again(cast: Cast, place: str) -> None:
    chosen = place.format(site=cast.site.pk, elsewhere=cast.elsewhere.pk)
    answer = signed_in(cast.admin).post(f"/people/{cast.nadia.pk}/roles/", {"role": "agent", "place": chosen})
    assert answer.status_code == 422
    assert cast.nadia.memberships.count() == 1


def test_a_refusal_is_said_on_the_page(cast: Cast) -> None:
    own = cast.admin.memberships.get()
    page = signed_in(cast.admin).post(f"/people/roles/{own.pk}/end/", follow=True).content.decode()
    assert "This is the last admin." in page


def test_a_person_is_invited_and_withdrawn_by_the_pages(cast: Cast) -> None:
    admin = signed_in(cast.admin)
    data = {"email": "kim@x.example", "name": "Kim", "role": "agent", "place": f"team:{cast.team.pk}"}
    assert "on its way" in admin.post("/people/invite/", data, follow=True).content.decode()
    kim = Person.objects.get(email="kim@x.example")
    page = admin.get(f"/people/{kim.pk}/").content.decode()
    assert "Withdraw it" in page
    admin.post(f"/people/{kim.pk}/withdraw/")
    assert "Send a new link" in admin.get(f"/people/{kim.pk}/").content.decode()
    admin.post(f"/people/{kim.pk}/invite/")
    kim.invitation.refresh_from_db()
    assert kim.invitation.serial == 2
    assert admin.post("/people/invite/", data).status_code == 422


def test_a_person_is_erased_by_the_page(cast: Cast) -> None:
    admin = signed_in(cast.admin)
    assert "Erase Nadia Brandt?" in admin.get(f"/people/{cast.nadia.pk}/erase/").content.decode()
    page = admin.post(f"/people/{cast.nadia.pk}/erase/", follow=True).content.decode()
    assert "Brandt" not in page
    assert Person.objects.get(pk=cast.nadia.pk).erased_at is not None


def test_places_are_made_and_changed_by_the_pages(cast: Cast) -> None:
    admin = signed_in(cast.admin)
    admin.post("/people/organisation/name/", {"name": "Northwind Group"})
    admin.post("/people/sites/new/", {"name": "Docks", "timezone": "Asia/Manila", "language": "en"})
    docks = Site.objects.get(name="Docks")
    admin.post(f"/people/sites/{docks.pk}/", {"name": "The Docks", "timezone": "UTC", "language": "en"})
    admin.post(f"/people/sites/{docks.pk}/teams/new/", {"name": "Cards"})
    cards = Team.objects.get(name="Cards", site=docks)
    admin.post(f"/people/teams/{cards.pk}/", {"name": "Bank cards"})
    admin.post("/people/groups/new/", {"kind": "queue", "name": "Complaints", "teams": [cards.pk, cast.team.pk]})
    group = Group.objects.get()
    assert group.teams.count() == 2
    admin.post(f"/people/groups/{group.pk}/", {"name": "Complaints 2", "teams": [cards.pk]})
    admin.post("/people/cohorts/new/", {"name": "March", "starts_on": "2026-03-02"})
    page = admin.get("/people/organisation/").content.decode()
    for words in ("Northwind Group", "The Docks", "Bank cards", "Complaints 2", "1 team", "March"):
        assert words in page
    assert f"/people/team/{cards.pk}/archive/" in page.split("Yes, archive")[0]  # nobody there: it asks, then acts
    assert f"/people/team/{cast.team.pk}/archive/" not in admin.get("/people/organisation/").content.decode()
    admin.post(f"/people/team/{cards.pk}/archive/")
    assert "Archived teams" in admin.get("/people/organisation/").content.decode()
    admin.post(f"/people/team/{cards.pk}/restore/")
    assert Team.objects.get(pk=cards.pk).archived_at is None


def test_a_site_is_archived_only_after_it_was_asked_and_is_brought_back(cast: Cast) -> None:
    admin = signed_in(cast.admin)
    admin.post("/people/sites/new/", {"name": "Docks", "timezone": "UTC", "language": "en"})
    docks = Site.objects.get(name="Docks")
    page = admin.get("/people/organisation/").content.decode()
    before_the_button, _after = page.split(f"/people/site/{docks.pk}/archive/")
    asked = before_the_button.split('Archive the site<span class="vh"> Docks')[1]
    assert "you can bring it back here at any time" in asked  # what happens stands before the button that does it
    assert f"/people/site/{cast.site.pk}/archive/" not in page, "it still has teams"
    assert "This site still has teams. Archive them first." in page
    page = admin.post(f"/people/site/{docks.pk}/archive/", follow=True).content.decode()
    assert "Docks is archived." in page
    assert f"/people/site/{docks.pk}/restore/" in page
    admin.post(f"/people/site/{docks.pk}/restore/")
    assert Site.objects.get(pk=docks.pk).archived_at is None


def test_a_new_house_is_told_where_to_begin(cast: Cast) -> None:
    page = signed_in(cast.outsider).get("/people/organisation/").content.decode()
    assert "No site yet." in page
    assert signed_in(cast.outsider).post("/people/sites/new/", {"name": ""}).status_code == 422


@pytest.fixture
def crowd(cast: Cast) -> Cast:
    people = Person.objects.bulk_create(
        Person(email=f"p{n}@x.example", name=f"Person {n:05}", organisation=cast.organisation, password="!")
        for n in range(400)
    )
    Membership.objects.bulk_create(Membership(person=one, role=Role.AGENT, team=cast.team) for one in people)
    return cast


def queries_of(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200
    return len(caught)


def test_the_list_asks_the_same_whatever_the_number_of_people(cast: Cast) -> None:
    admin = signed_in(cast.admin)
    few = queries_of(admin, "/people/")
    people = Person.objects.bulk_create(
        Person(email=f"p{n}@x.example", name=f"Person {n:05}", organisation=cast.organisation, password="!")
        for n in range(300)
    )
    Membership.objects.bulk_create(Membership(person=one, role=Role.AGENT, team=cast.team) for one in people)
    assert queries_of(admin, "/people/") == few
    assert few <= 10


def test_pages_of_fifty_lead_on(crowd: Cast) -> None:
    admin = signed_in(crowd.admin)
    first = admin.get("/people/?role=agent&words=person")
    assert len(first.context["page"]) == 50
    assert "role=agent&amp;words=person&amp;page=2" in first.content.decode()
    names = {
        person.pk
        for number in range(1, 9)
        for person in admin.get(f"/people/?words=person&page={number}").context["page"]
    }
    assert len(names) == 400


def test_the_site_page_and_person_page_do_not_grow_either(crowd: Cast) -> None:
    assert queries_of(signed_in(crowd.admin), "/people/organisation/") <= 11
    assert queries_of(signed_in(crowd.admin), f"/people/{crowd.nadia.pk}/") <= 12
