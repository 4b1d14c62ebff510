"""Loading a file: the look, the deed, twice, and ten thousand."""

from __future__ import annotations

import time

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.cast import Cast

from warmline.apps.audit.models import AuditEvent
from warmline.apps.people import services
from warmline.apps.people.errors import Refused
from warmline.apps.people.importing.plan import plan_import
from warmline.apps.people.models import Membership, PeopleImport, Person, Site, Team

FILE = b"""email,name,role,site,team
new@x.example,New Person,agent,Larkfield,Parcels
nadia@northwind.example,Somebody Else,agent,Larkfield,Parcels
nadia@northwind.example,Nadia Brandt,lead,Larkfield,Returns
bad,No Address,agent,Larkfield,Parcels
olga@harbour.example,Olga,agent,Larkfield,Parcels
far@x.example,Far Away,agent,Docks,Cards
lost@x.example,Lost,agent,Larkfield,Nowhere
"""


def load(cast: Cast, data: bytes, *, make_places: bool = False) -> PeopleImport:
    upload = services.start_import(actor=cast.admin, data=data, make_places=make_places)
    return services.finish_import(actor=cast.admin, upload=upload)


def test_the_look_says_what_would_happen_and_does_nothing(cast: Cast) -> None:
    people, roles = Person.objects.count(), Membership.objects.count()
    plan = plan_import(cast.organisation, FILE, make_places=False)
    assert plan.new == ["new@x.example"]
    assert [row.line for row in plan.rows] == [2, 3, 4]
    assert [(row.line, row.why) for row in plan.bad] == [
        (5, "this is no e-mail address"),
        (6, "this address cannot be used here"),
        (7, "there is no team “Cards” at “Docks”"),
        (8, "there is no team “Nowhere” at “Larkfield”"),
    ]
    assert (Person.objects.count(), Membership.objects.count()) == (people, roles)


def test_good_rows_go_in_and_bad_rows_stay_out(cast: Cast) -> None:
    done = load(cast, FILE)
    assert done.result == {"people": 1, "roles": 2, "bad": 4, "rows": 3}
    made = Person.objects.get(email="new@x.example")
    assert (made.name, made.is_active, made.timezone) == ("New Person", False, "Europe/London")
    assert not made.has_usable_password()
    assert made.memberships.get().team == cast.team
    assert not Person.objects.filter(email__in=["far@x.example", "lost@x.example"]).exists()


def test_people_on_the_list_keep_their_name_and_get_the_missing_role(cast: Cast) -> None:
    load(cast, FILE)
    cast.nadia.refresh_from_db()
    assert cast.nadia.name == "Nadia Brandt"
    assert cast.nadia.roles() == {"agent", "lead"}
    cast.outsider.refresh_from_db()
    assert cast.outsider.memberships.count() == 1


def test_the_same_file_twice_adds_nothing(cast: Cast) -> None:
    load(cast, FILE)
    people, roles = Person.objects.count(), Membership.objects.count()
    again = load(cast, FILE)
    assert again.result == {"people": 0, "roles": 0, "bad": 4, "rows": 3}
    assert (Person.objects.count(), Membership.objects.count()) == (people, roles)


def test_the_same_upload_twice_is_done_once(cast: Cast) -> None:
    upload = services.start_import(actor=cast.admin, data=FILE, make_places=False)
    first = services.finish_import(actor=cast.admin, upload=upload)
    second = services.finish_import(actor=cast.admin, upload=PeopleImport.objects.get(pk=upload.pk))
    assert second.result == first.result
    assert AuditEvent.objects.filter(verb="people.imported").count() == 1


def test_of_the_file_only_the_rows_to_mend_are_kept_when_it_is_done(cast: Cast) -> None:
    done = load(cast, FILE)
    done.refresh_from_db()
    assert done.state == PeopleImport.State.DONE
    kept = bytes(done.file).decode()
    assert len(kept.splitlines()) == 1 + done.result["bad"]
    assert "5,this is no e-mail address,bad" in kept
    assert not any(person.email in kept for person in Person.objects.filter(memberships__team=cast.team))


def test_a_file_without_a_mistake_is_dropped_when_it_is_done(cast: Cast, admin: Client) -> None:
    done = load(cast, b"email,name,role,site,team\nkim@x.example,Kim,agent,Larkfield,Parcels\n")
    done.refresh_from_db()
    assert bytes(done.file) == b""
    assert admin.get(f"/people/import/{done.pk}/to-mend.csv").status_code == 404
    assert "Lines to mend" not in admin.get(f"/people/import/{done.pk}/").content.decode()


def test_the_rows_to_mend_can_still_be_fetched_after_loading(cast: Cast, admin: Client) -> None:
    done = load(cast, FILE)
    assert "Lines to mend" in admin.get(f"/people/import/{done.pk}/").content.decode()
    assert admin.get(f"/people/import/{done.pk}/to-mend.csv").content == bytes(done.file)


def test_each_person_reads_which_role_the_file_gave_her(cast: Cast) -> None:
    load(cast, b"email,name,role,site,team\nkim@x.example,Kim,agent,Larkfield,Parcels\nkim@x.example,Kim,trainer,,\n")
    events = AuditEvent.objects.filter(about__email="kim@x.example", verb="role.given").order_by("pk")
    assert [(event.data, event.target) for event in events] == [
        ({"role": "agent"}, f"team:{cast.team.pk}"),
        ({"role": "trainer"}, f"organisation:{cast.organisation.pk}"),
    ]


def test_missing_places_are_made_when_that_is_asked_for(cast: Cast) -> None:
    data = FILE + b"kim@x.example,Kim,trainer,Kawayan,\nlee@x.example,Lee,agent,docks,CARDS\n"
    done = load(
        cast,
        data.replace(b"Docks,Cards", b"Docks,Cards,Asia/Manila").replace(b"site,team", b"site,team,timezone"),
        make_places=True,
    )
    assert done.result["bad"] == 2
    docks = Site.objects.get(name="Docks")
    assert docks.timezone == "Asia/Manila"
    assert {one.person.name for one in docks.teams.get().memberships.all()} == {"Far Away", "Lee"}
    assert Site.objects.filter(name="Kawayan").exists()
    assert Team.objects.filter(site=cast.site, name="Nowhere").exists()


def test_an_archived_place_takes_nobody(cast: Cast) -> None:
    team = services.create_team(actor=cast.admin, site=cast.site, name="Old desk")
    services.archive_place(actor=cast.admin, place=team)
    data = b"email,name,site,team\nnew@x.example,New,Larkfield,old desk\n"
    (row,) = plan_import(cast.organisation, data, make_places=True).bad
    assert row.why == "“Old desk” is archived"


def test_a_team_name_alone_is_enough_where_it_is_the_only_one(cast: Cast) -> None:
    data = b"email,name,team\nnew@x.example,New,returns\n"
    assert not plan_import(cast.organisation, data, make_places=False).bad
    south = services.create_site(actor=cast.admin, name="South", timezone="UTC", language="en")
    services.create_team(actor=cast.admin, site=south, name="Returns")
    (row,) = plan_import(cast.organisation, data, make_places=False).bad
    assert "several sites" in row.why
    (row,) = plan_import(cast.organisation, data.replace(b"returns", b"gone"), make_places=True).bad
    assert "add the site" in row.why


def test_a_team_that_goes_between_look_and_deed_changes_nothing(cast: Cast) -> None:
    team = services.create_team(actor=cast.admin, site=cast.site, name="Short-lived")
    data = b"email,name,site,team\nnew@x.example,New,Larkfield,Short-lived\n"
    upload = services.start_import(actor=cast.admin, data=data, make_places=False)
    services.archive_place(actor=cast.admin, place=team)
    assert services.finish_import(actor=cast.admin, upload=upload).result == {
        "people": 0,
        "roles": 0,
        "bad": 1,
        "rows": 0,
    }


@pytest.mark.parametrize("name", ["nadia", "petra", "manager", "outsider"])
def test_only_the_admin_loads(cast: Cast, name: str) -> None:
    upload = services.start_import(actor=cast.admin, data=FILE, make_places=False)
    with pytest.raises(PermissionDenied):
        services.finish_import(actor=cast.people()[name], upload=upload)
    if name != "outsider":
        with pytest.raises(PermissionDenied):
            services.start_import(actor=cast.people()[name], data=FILE, make_places=False)
    assert not Person.objects.filter(email="new@x.example").exists()


def test_a_file_that_is_no_list_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="Missing: email"):
        services.start_import(actor=cast.admin, data=b"hello\nworld\n", make_places=False)
    assert not PeopleImport.objects.exists()


def many(count: int) -> bytes:
    rows = (f"p{number}@x.example,Person {number},agent,Larkfield,Parcels" for number in range(count))
    return ("email,name,role,site,team\n" + "\n".join(rows)).encode()


def test_the_number_of_queries_grows_by_batches_not_by_rows(cast: Cast) -> None:
    counts = []
    for size in (100, 400):
        with CaptureQueriesContext(connection) as caught:
            load(cast, many(size).replace(b"@x", f"@x{size}".encode()))
        counts.append(len(caught))
    # SQLite takes about a hundred rows a statement, PostgreSQL five hundred.
    assert (counts[1] - counts[0]) / 300 < 0.05


@pytest.mark.once
def test_ten_thousand_people_are_loaded_in_reasonable_time(cast: Cast) -> None:
    begun = time.process_time()  # of this process alone: a machine that is busy with other work is slow, not wrong
    done = load(cast, many(10_000))
    assert done.result == {"people": 10_000, "roles": 10_000, "bad": 0, "rows": 10_000}
    assert time.process_time() - begun < 30
    assert Person.objects.visible_to(cast.petra).count() == 10_003


def upload_file(client: Client, data: bytes, **more: str):
    return client.post("/people/import/", {"file": SimpleUploadedFile("people.csv", data), **more})


@pytest.fixture
def admin(client: Client, cast: Cast) -> Client:
    client.force_login(cast.admin)
    return client


def test_the_whole_way_through_the_pages(admin: Client, cast: Cast) -> None:
    look = upload_file(admin, FILE)["Location"]
    page = admin.get(look).content.decode()
    assert "this address cannot be used here" in page
    assert "4 lines stay out." in page
    mend = admin.get(f"{look}to-mend.csv")
    assert mend["Content-Disposition"].startswith("attachment")
    assert "5,this is no e-mail address,bad" in mend.content.decode()
    done = admin.post(look, follow=True).content.decode()
    assert "<li>1 new person</li>" in done
    assert "Invite this person" in done
    assert "2 new roles" in done
    assert admin.get(f"{look}to-mend.csv").content == mend.content


def test_a_double_click_loads_once(admin: Client, cast: Cast) -> None:
    look = upload_file(admin, FILE)["Location"]
    admin.post(look)
    admin.post(look)
    assert Person.objects.filter(email="new@x.example").count() == 1


def test_a_bad_file_shows_the_form_again_with_the_reason(admin: Client) -> None:
    answer = upload_file(admin, b"hello\n")
    assert answer.status_code == 422
    assert "Missing: email, name" in answer.content.decode()


def test_words_in_a_file_do_nothing_on_the_page(admin: Client) -> None:
    data = b"email,name,team\n<script>alert(1)</script>,<b>x</b>,y\nok@x.example,<img src=x>,Returns\n"
    page = admin.get(upload_file(admin, data)["Location"]).content.decode()
    assert "<script>alert" not in page
    assert "<img src=x>" not in page


def test_an_upload_is_seen_by_whoever_made_it(cast: Cast, client: Client) -> None:
    upload = services.start_import(actor=cast.admin, data=FILE, make_places=False)
    for name, person in cast.all_but("admin").items():
        client.force_login(person)
        for address in (f"/people/import/{upload.pk}/", f"/people/import/{upload.pk}/to-mend.csv"):
            assert client.get(address).status_code in {403, 404}, name
        assert client.post(f"/people/import/{upload.pk}/").status_code in {403, 404}
    assert not Person.objects.filter(email="new@x.example").exists()
