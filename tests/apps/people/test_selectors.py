"""The list of people, narrowed; how people stand; and the places with their numbers. The outsider sees none of it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone
from tests.cast import Cast

from warmline.apps.people import services
from warmline.apps.people.models import Invitation, Membership, Person, Role, Site, Team
from warmline.apps.people.selectors import (
    ACTIVE,
    ASKED,
    ERASED,
    NOT_INVITED,
    STATES,
    Wanted,
    archived_teams,
    groups_of,
    history_of,
    not_invited,
    people_page,
    site_list,
    state_of,
)

AT_THE_SITE = {"Nadia", "Tomasz", "Petra", "Lorenzo", "Thandi", "Anh", "Miriam"}


def seen(viewer: Person, **wanted: object) -> set[str]:
    """The first names of the people that are listed for a viewer who looks for this."""
    return {person.name.split()[0] for person in people_page(viewer, Wanted(**wanted), 1)}  # type: ignore[arg-type]


def invite(cast: Cast, name: str, **changes: object) -> Person:
    invitation = services.invite(
        actor=cast.admin, email=f"{name.lower()}@x.example", name=name, role=Role.AGENT, place=cast.team
    )
    Invitation.objects.filter(pk=invitation.pk).update(**changes)
    return Person.objects.get(pk=invitation.person_id)


def uninvited(cast: Cast, name: str) -> Person:
    person = Person.objects.create_person(
        email=f"{name.lower()}@x.example", name=name, organisation=cast.organisation, is_active=False
    )
    Membership.objects.create(person=person, role=Role.AGENT, team=cast.team)
    return person


def test_without_a_wish_everybody_who_may_be_seen_is_listed_by_name(cast: Cast) -> None:
    assert seen(cast.admin) == AT_THE_SITE | {"Adaeze"}
    assert seen(cast.trainer) == AT_THE_SITE
    assert seen(cast.petra) == {"Petra", "Nadia", "Tomasz"}
    assert seen(cast.nadia) == {"Nadia"}
    assert seen(cast.outsider) == {"Olga"}
    names = [person.name for person in people_page(cast.admin, Wanted(), 1)]
    assert names == sorted(names)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("nadia", {"Nadia"}),
        ("NADIA brandt", {"Nadia"}),
        ("brandt nadia", {"Nadia"}),
        ("nadia lindqvist", set()),
        ("petra@northwind", {"Petra"}),
        ("northwind.example", AT_THE_SITE | {"Adaeze"}),
        ("olga", set()),
        ("%", set()),
        ("_", set()),
    ],
)
def test_words_narrow_by_name_and_address(cast: Cast, words: str, names: set[str]) -> None:
    assert seen(cast.admin, words=words) == names


def test_roles_and_teams_narrow_together(cast: Cast) -> None:
    assert seen(cast.admin, role="agent") == {"Nadia", "Tomasz"}
    assert seen(cast.admin, role="lead") == {"Petra", "Lorenzo"}
    assert seen(cast.admin, team=cast.team) == {"Nadia", "Tomasz", "Petra"}
    assert seen(cast.admin, team=cast.other_team, role="lead") == {"Lorenzo"}
    assert seen(cast.admin, team=cast.other_team, role="agent") == set()
    assert seen(cast.outsider, team=cast.team) == set()
    assert seen(cast.outsider, role="agent") == set()


def test_a_role_that_has_ended_is_not_held(cast: Cast) -> None:
    services.end_role(actor=cast.admin, membership=cast.colleague.memberships.get())
    assert seen(cast.admin, role="agent") == {"Nadia"}
    assert seen(cast.admin, team=cast.team) == {"Nadia", "Petra"}


def test_people_are_found_by_how_they_stand(cast: Cast) -> None:
    now = timezone.now()
    open_ = invite(cast, "Open")
    late = invite(cast, "Late", expires_at=now - dt.timedelta(minutes=1))
    drawn = invite(cast, "Drawn", revoked_at=now)
    waiting = uninvited(cast, "Waiting")
    services.ask_for_erasure(person=cast.colleague)
    services.erase_person(actor=cast.admin, person=cast.other_lead)
    stand = {
        ASKED: {"Tomasz"},
        Invitation.State.OPEN: {"Open"},
        Invitation.State.EXPIRED: {"Late"},
        Invitation.State.REVOKED: {"Drawn"},
        NOT_INVITED: {"Waiting"},
        ERASED: {"Erased"},
    }
    for state, names in stand.items():
        assert seen(cast.admin, state=state) == names, state
    assert seen(cast.admin, state=ACTIVE) == (AT_THE_SITE | {"Adaeze"}) - {"Lorenzo"}
    assert "Erased" not in seen(cast.admin)
    assert seen(cast.outsider, state=NOT_INVITED) == set()
    assert [state_of(Person.objects.get(pk=person.pk)) for person in (open_, late, drawn, waiting)] == [
        Invitation.State.OPEN, Invitation.State.EXPIRED, Invitation.State.REVOKED, NOT_INVITED,
    ]  # fmt: skip
    assert state_of(Person.objects.get(pk=cast.colleague.pk)) == ASKED
    assert state_of(Person.objects.get(pk=cast.other_lead.pk)) == ERASED
    assert state_of(cast.nadia) == ACTIVE


def test_every_way_to_stand_has_words() -> None:
    assert all(str(words) for words in STATES.values())
    assert {ACTIVE, ASKED, ERASED, NOT_INVITED} < set(STATES)


def test_not_invited_are_those_with_a_role_and_no_letter(cast: Cast) -> None:
    waiting = uninvited(cast, "Waiting")
    gone = uninvited(cast, "Gone")
    Membership.objects.filter(person=gone).update(until=timezone.now())
    invite(cast, "Open")
    assert list(not_invited(cast.organisation)) == [waiting]
    assert list(not_invited(cast.elsewhere)) == []


def test_a_page_that_is_not_there_is_the_nearest_one(cast: Cast) -> None:
    assert people_page(cast.admin, Wanted(), "99").number == 1
    assert people_page(cast.admin, Wanted(), "x").number == 1


def test_a_history_has_roles_that_have_ended_too(cast: Cast) -> None:
    services.end_role(actor=cast.admin, membership=cast.colleague.memberships.get())
    (role,) = history_of(cast.colleague)
    assert role.until is not None
    assert role.team == cast.team


def test_sites_count_their_teams_and_teams_their_people(cast: Cast) -> None:
    (row,) = site_list(cast.admin)
    assert (row.site, row.team_count) == (cast.site, 2)
    assert [(team.name, team.people_count) for team in row.open_teams or []] == [("Parcels", 3), ("Returns", 1)]
    assert site_list(cast.outsider) == []


def test_who_holds_two_roles_in_a_team_counts_once(cast: Cast) -> None:
    Membership.objects.create(person=cast.petra, role=Role.AGENT, team=cast.team)
    (row,) = site_list(cast.admin)
    assert [team.people_count for team in row.open_teams or []] == [3, 1]


def test_in_a_large_house_only_the_chosen_site_lists_its_teams(cast: Cast) -> None:
    large = Site.objects.create(organisation=cast.organisation, name="Large")
    Team.objects.bulk_create([Team(site=large, name=f"T{number:03d}") for number in range(100)])
    rows = {row.site.name: row for row in site_list(cast.admin)}
    assert {name: row.open_teams for name, row in rows.items()} == {"Larkfield": None, "Large": None}
    assert rows["Large"].team_count == 100
    chosen = {row.site.name: row.open_teams for row in site_list(cast.admin, chosen=large.pk)}
    assert chosen["Larkfield"] is None
    assert len(chosen["Large"] or []) == 100


def test_archived_teams_are_listed_apart(cast: Cast) -> None:
    old = services.create_team(actor=cast.admin, site=cast.site, name="Old desk")
    services.archive_place(actor=cast.admin, place=old)
    assert [team.name for team in archived_teams(cast.admin)] == ["Old desk"]
    assert list(archived_teams(cast.outsider)) == []
    (row,) = site_list(cast.admin)
    assert "Old desk" not in [team.name for team in row.open_teams or []]


def test_groups_are_those_of_the_house_with_their_number_of_teams(cast: Cast) -> None:
    services.create_group(actor=cast.admin, kind="queue", name="Calls", teams=[cast.team, cast.other_team])
    assert [(group.name, group.team_count) for group in groups_of(cast.organisation)] == [("Calls", 2)]
    assert list(groups_of(cast.elsewhere)) == []
