"""Sites, teams, groups and cohorts: made, renamed, archived and brought back."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from tests.cast import Cast

from warmline.apps.audit.models import AuditEvent
from warmline.apps.people import services
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Group, Organisation, Site, Team
from warmline.apps.people.selectors import LISTED, archived_teams, groups_of, site_list


def test_a_site_is_opened_with_its_clock(cast: Cast) -> None:
    site = services.create_site(actor=cast.admin, name="  Kawayan   Park ", timezone="Asia/Manila", language="en")
    assert (site.name, site.timezone, site.organisation) == ("Kawayan Park", "Asia/Manila", cast.organisation)
    assert AuditEvent.objects.get().target == f"site:{site.pk}"


@pytest.mark.parametrize("name", ["Larkfield", "larkfield", "LARKFIELD "])
def test_a_site_has_a_name_of_its_own(cast: Cast, name: str) -> None:
    with pytest.raises(Refused, match="already one"):
        services.create_site(actor=cast.admin, name=name, timezone="UTC", language="en")
    assert Site.objects.count() == 1


def test_two_organisations_may_use_the_same_name(cast: Cast) -> None:
    assert services.create_site(actor=cast.outsider, name="Larkfield", timezone="UTC", language="en").pk


@pytest.mark.parametrize("name", ["", "   ", "\n"])
def test_a_place_needs_a_name(cast: Cast, name: str) -> None:
    with pytest.raises(Refused, match="name"):
        services.create_team(actor=cast.admin, site=cast.site, name=name)


def test_a_site_is_changed(cast: Cast) -> None:
    services.update_site(actor=cast.admin, site=cast.site, name="Larkfield North", timezone="UTC", language="en")
    cast.site.refresh_from_db()
    assert (cast.site.name, cast.site.timezone) == ("Larkfield North", "UTC")


def test_a_team_has_a_name_of_its_own_at_its_site(cast: Cast) -> None:
    with pytest.raises(Refused, match="already one"):
        services.create_team(actor=cast.admin, site=cast.site, name="PARCELS")
    with pytest.raises(Refused, match="already one"):
        services.rename_team(actor=cast.admin, team=cast.other_team, name="parcels")
    other = services.create_site(actor=cast.admin, name="South", timezone="UTC", language="en")
    assert services.create_team(actor=cast.admin, site=other, name="Parcels").site == other


def test_the_organisation_is_renamed(cast: Cast) -> None:
    services.rename_organisation(actor=cast.admin, organisation=cast.organisation, name="Northwind")
    assert Organisation.objects.get(pk=cast.organisation.pk).name == "Northwind"


@pytest.mark.parametrize("name", ["nadia", "petra", "trainer", "analyst", "manager", "outsider"])
def test_only_the_admin_changes_places(cast: Cast, name: str) -> None:
    actor = cast.people()[name]
    deeds = (
        lambda: services.rename_organisation(actor=actor, organisation=cast.organisation, name="X"),
        lambda: services.update_site(actor=actor, site=cast.site, name="X", timezone="UTC", language="en"),
        lambda: services.create_team(actor=actor, site=cast.site, name="X"),
        lambda: services.rename_team(actor=actor, team=cast.team, name="X"),
        lambda: services.archive_place(actor=actor, place=cast.team),
        lambda: services.restore_place(actor=actor, place=cast.team),
    )
    for deed in deeds:
        with pytest.raises(PermissionDenied):
            deed()
    assert not AuditEvent.objects.exists()
    assert not Site.objects.filter(name="X").exists()


def test_a_place_with_people_is_not_archived(cast: Cast) -> None:
    for place in (cast.team, cast.site):
        with pytest.raises(Refused, match="still belong"):
            services.archive_place(actor=cast.admin, place=place)


def test_an_empty_team_is_archived_and_brought_back(cast: Cast) -> None:
    team = services.create_team(actor=cast.admin, site=cast.site, name="Evening")
    services.archive_place(actor=cast.admin, place=team)
    services.archive_place(actor=cast.admin, place=team)
    assert team not in Team.objects.visible_to(cast.admin).current()
    assert list(archived_teams(cast.admin)) == [team]
    services.restore_place(actor=cast.admin, place=team)
    services.restore_place(actor=cast.admin, place=team)
    assert team in Team.objects.visible_to(cast.admin).current()
    verbs = list(AuditEvent.objects.order_by("pk").values_list("verb", flat=True))
    assert verbs == ["team.created", "team.archived", "team.restored"]


def test_a_site_goes_after_its_teams_and_comes_back_before_them(cast: Cast) -> None:
    site = services.create_site(actor=cast.admin, name="South", timezone="UTC", language="en")
    team = services.create_team(actor=cast.admin, site=site, name="Desk")
    with pytest.raises(Refused, match="still has teams"):
        services.archive_place(actor=cast.admin, place=site)
    services.archive_place(actor=cast.admin, place=team)
    services.archive_place(actor=cast.admin, place=site)
    assert site not in Site.objects.current()
    with pytest.raises(Refused, match="Bring the site back"):
        services.restore_place(actor=cast.admin, place=team)
    with pytest.raises(Refused, match="archived"):
        services.create_team(actor=cast.admin, site=site, name="Other desk")
    services.restore_place(actor=cast.admin, place=site)
    services.restore_place(actor=cast.admin, place=team)
    assert Team.objects.get(pk=team.pk).archived_at is None


def test_a_group_joins_teams_of_several_sites(cast: Cast) -> None:
    group = services.create_group(
        actor=cast.admin, kind=Group.Kind.QUEUE, name="Complaints", teams=[cast.team, cast.other_team]
    )
    assert set(group.teams.all()) == {cast.team, cast.other_team}
    services.change_group(actor=cast.admin, group=group, name="Serious complaints", teams=[cast.team])
    (found,) = groups_of(cast.organisation)
    assert (str(found), found.team_count) == ("Serious complaints", 1)
    assert not groups_of(cast.elsewhere).exists()


def test_a_group_takes_no_team_of_another_organisation(cast: Cast) -> None:
    with pytest.raises(PermissionDenied):
        services.create_group(actor=cast.outsider, kind=Group.Kind.LINE, name="Theirs", teams=[cast.team])
    assert not Group.objects.exists()


def test_names_of_groups_and_cohorts_are_used_once(cast: Cast) -> None:
    services.create_group(actor=cast.admin, kind=Group.Kind.LINE, name="Parcels")
    services.create_group(actor=cast.admin, kind=Group.Kind.CLIENT, name="Parcels")
    with pytest.raises(Refused, match="already one"):
        services.create_group(actor=cast.admin, kind=Group.Kind.LINE, name="parcels")
    day = dt.date(2026, 3, 2)
    services.create_cohort(actor=cast.admin, name="March", starts_on=day, people=[cast.nadia])
    with pytest.raises(Refused, match="already one"):
        services.create_cohort(actor=cast.admin, name="march", starts_on=day)
    assert [str(cohort) for cohort in cast.nadia.cohorts.all()] == ["March"]


def test_a_cohort_takes_nobody_of_another_organisation(cast: Cast) -> None:
    with pytest.raises(PermissionDenied):
        services.create_cohort(actor=cast.admin, name="March", starts_on=dt.date(2026, 3, 2), people=[cast.outsider])


def test_sites_are_listed_with_their_teams_and_counts(cast: Cast, django_assert_num_queries) -> None:
    with django_assert_num_queries(6):
        (row,) = site_list(cast.admin)
        counts = {team.name: team.people_count for team in row.open_teams}
    assert (row.site, row.team_count) == (cast.site, 2)
    assert counts == {"Parcels": 3, "Returns": 1}
    assert not site_list(cast.outsider)
    assert [str(one) for one in Site.objects.visible_to(cast.nadia)] == ["Larkfield"]


def test_very_many_teams_are_listed_a_site_at_a_time(cast: Cast, client: Client) -> None:
    south = services.create_site(actor=cast.admin, name="South", timezone="UTC", language="en")
    Team.objects.bulk_create(Team(site=south, name=f"Desk {number:03}") for number in range(LISTED))
    assert [row.open_teams for row in site_list(cast.admin)] == [None, None]
    first, second = site_list(cast.admin, chosen=south.pk)
    assert (first.open_teams, len(second.open_teams), first.team_count) == (None, LISTED, 2)
    client.force_login(cast.admin)
    assert "Show 2 teams" in client.get("/people/organisation/").content.decode()
    assert "Desk 042" in client.get(f"/people/organisation/?site={south.pk}").content.decode()
    assert "Desk 042" not in client.get("/people/organisation/?site=x").content.decode()


def test_people_join_and_leave_a_cohort_by_the_pages(cast: Cast, client: Client) -> None:
    march = services.create_cohort(actor=cast.admin, name="March", starts_on=dt.date(2026, 3, 2))
    client.force_login(cast.admin)
    address = f"/people/{cast.nadia.pk}/cohorts/"
    for _ in range(2):
        client.post(address, {"cohort": march.pk})
    assert march.people.get() == cast.nadia
    assert "Take out" in client.get(f"/people/{cast.nadia.pk}/").content.decode()
    for _ in range(2):
        client.post(f"{address}{march.pk}/leave/")
    assert not march.people.exists()
    verbs = list(AuditEvent.objects.filter(about=cast.nadia).order_by("pk").values_list("verb", flat=True))
    assert verbs == ["cohort.joined", "cohort.left"]
    assert client.post(address, {"cohort": "99"}).status_code == 422


@pytest.mark.parametrize("name", ["nadia", "petra", "manager", "outsider"])
def test_nobody_else_changes_a_cohort(cast: Cast, client: Client, name: str) -> None:
    march = services.create_cohort(actor=cast.admin, name="March", starts_on=dt.date(2026, 3, 2), people=[cast.petra])
    with pytest.raises(PermissionDenied):
        services.join_cohort(actor=cast.people()[name], person=cast.nadia, cohort=march)
    with pytest.raises(PermissionDenied):
        services.leave_cohort(actor=cast.people()[name], person=cast.petra, cohort=march)
    client.force_login(cast.people()[name])
    assert client.post(f"/people/{cast.nadia.pk}/cohorts/", {"cohort": march.pk}).status_code in {403, 404}
    assert client.post(f"/people/{cast.petra.pk}/cohorts/{march.pk}/leave/").status_code in {403, 404}
    assert march.people.get() == cast.petra
