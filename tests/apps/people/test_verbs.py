"""Every deed, tried by every one of the cast: an admin of the same house may, nobody else, and nothing changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from tests.cast import Cast

from warmline.apps.audit.models import AuditEvent
from warmline.apps.people import services
from warmline.apps.people.models import Cohort, Group, Invitation, Membership, PeopleImport, Person, Role, Site, Team

Deed = Callable[[Cast, Person], object]
NOT_ADMINS = ("nadia", "colleague", "petra", "other_lead", "trainer", "analyst", "manager", "outsider")


def _group(cast: Cast) -> Group:
    return Group.objects.get_or_create(organisation=cast.organisation, kind="queue", name="Calls")[0]


def _cohort(cast: Cast) -> Cohort:
    return Cohort.objects.get_or_create(organisation=cast.organisation, name="May", starts_on=dt.date(2026, 5, 4))[0]


def _empty_team(cast: Cast) -> Team:
    return Team.objects.get_or_create(site=cast.site, name="Empty")[0]


def _archived(cast: Cast) -> Team:
    team = Team.objects.get_or_create(site=cast.site, name="Old")[0]
    team.archived_at = team.archived_at or dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    team.save()
    return team


def _invited(cast: Cast) -> Invitation:
    found = Invitation.objects.filter(person__email="kim@x.example").first()
    return found or services.invite(
        actor=cast.admin, email="kim@x.example", name="Kim", role=Role.AGENT, place=cast.team
    )


def _upload(cast: Cast) -> PeopleImport:
    data = b"email,name,team\nnew@x.example,New,Parcels\n"
    return services.start_import(actor=cast.admin, data=data, make_places=False)


def _role(cast: Cast) -> Membership:
    return cast.nadia.memberships.get()


DEEDS: dict[str, Deed] = {
    "rename_organisation": lambda c, a: services.rename_organisation(actor=a, organisation=c.organisation, name="New"),
    "update_site": lambda c, a: services.update_site(actor=a, site=c.site, name="N", timezone="UTC", language="en"),
    "create_team": lambda c, a: services.create_team(actor=a, site=c.site, name="New"),
    "rename_team": lambda c, a: services.rename_team(actor=a, team=c.team, name="New"),
    "archive_place": lambda c, a: services.archive_place(actor=a, place=_empty_team(c)),
    "restore_place": lambda c, a: services.restore_place(actor=a, place=_archived(c)),
    "create_group": lambda c, a: services.create_group(actor=a, kind="line", name="New", teams=[c.team]),
    "change_group": lambda c, a: services.change_group(actor=a, group=_group(c), name="New", teams=[c.team]),
    "create_cohort": lambda c, a: services.create_cohort(
        actor=a, name="New", starts_on=dt.date(2026, 5, 4), people=[c.nadia]
    ),
    "join_cohort": lambda c, a: services.join_cohort(actor=a, person=c.nadia, cohort=_cohort(c)),
    "leave_cohort": lambda c, a: services.leave_cohort(actor=a, person=c.nadia, cohort=_cohort(c)),
    "give_role": lambda c, a: services.give_role(actor=a, person=c.nadia, role=Role.LEAD, place=c.other_team),
    "end_role": lambda c, a: services.end_role(actor=a, membership=_role(c)),
    "move_person": lambda c, a: services.move_person(actor=a, membership=_role(c), team=c.other_team),
    "invite": lambda c, a: services.invite(actor=a, email="new@x.example", name="New", role=Role.AGENT, place=c.team),
    "resend": lambda c, a: services.resend(actor=a, person=_invited(c).person),
    "revoke": lambda c, a: services.revoke(actor=a, invitation=_invited(c)),
    "finish_import": lambda c, a: services.finish_import(actor=a, upload=_upload(c)),
    "erase_person": lambda c, a: services.erase_person(actor=a, person=c.nadia),
}
# What belongs to nobody yet is made in the actor's own house, where the outsider may: she is an admin there.
IN_HER_OWN_HOUSE = {
    "create_site": lambda c, a: services.create_site(actor=a, name="New", timezone="UTC", language="en"),
    "start_import": lambda c, a: services.start_import(actor=a, data=b"email,name\nx@x.example,X\n", make_places=False),
    "invite_everyone": lambda c, a: services.invite_everyone(actor=a),
}
# These ask about oneself, or come from the terminal or a signed link; their own tests hold them.
ELSEWHERE = {
    "accept", "ask_for_erasure", "export_person", "found_house", "take_back_erasure", "take_off_second_step",
    "update_profile",
}  # fmt: skip


def picture(cast: Cast) -> tuple[object, ...]:
    """What a deed could have changed."""
    return (
        sorted(Person.objects.values_list("pk", "name", "email", "is_active", "erased_at")),
        sorted(Membership.objects.values_list("pk", "role", "team", "until"), key=str),
        sorted(Team.objects.values_list("pk", "name", "archived_at"), key=str),
        sorted(Site.objects.values_list("pk", "name", "timezone")),
        sorted(Group.objects.values_list("pk", "name", "teams"), key=str),
        sorted(Cohort.objects.values_list("pk", "name", "people"), key=str),
        sorted(Invitation.objects.values_list("pk", "serial", "revoked_at"), key=str),
        sorted(PeopleImport.objects.values_list("pk", "state")),
        AuditEvent.objects.count(),
    )


@pytest.fixture
def prepared(cast: Cast) -> Cast:
    """The cast, with what the deeds are done to."""
    for make in (_group, _cohort, _empty_team, _archived, _invited):
        make(cast)
    _cohort(cast).people.add(cast.nadia)
    return cast


def test_no_deed_is_forgotten_here() -> None:
    assert set(services.__all__) == set(DEEDS) | set(IN_HER_OWN_HOUSE) | ELSEWHERE


@pytest.mark.parametrize("verb", sorted(DEEDS | IN_HER_OWN_HOUSE))
def test_an_admin_may_and_the_trail_knows(prepared: Cast, verb: str) -> None:
    before = AuditEvent.objects.filter(actor=prepared.admin).count()
    if verb in {"join_cohort"}:
        _cohort(prepared).people.clear()
    (DEEDS | IN_HER_OWN_HOUSE)[verb](prepared, prepared.admin)
    written = AuditEvent.objects.filter(actor=prepared.admin).count() - before
    quiet = {"start_import", "invite_everyone"}
    assert written >= 1 or verb in quiet, "a look at a file, and inviting nobody, change nothing"


@pytest.mark.parametrize("who", NOT_ADMINS)
@pytest.mark.parametrize("verb", sorted(DEEDS))
def test_nobody_else_may_and_nothing_changes(prepared: Cast, verb: str, who: str) -> None:
    if verb == "finish_import":
        upload = _upload(prepared)
        deed: Deed = lambda c, a: services.finish_import(actor=a, upload=upload)  # noqa: E731
    else:
        deed = DEEDS[verb]
    before = picture(prepared)
    with pytest.raises(PermissionDenied):
        deed(prepared, prepared.people()[who])
    assert picture(prepared) == before


@pytest.mark.parametrize("who", [name for name in NOT_ADMINS if name != "outsider"])
@pytest.mark.parametrize("verb", sorted(IN_HER_OWN_HOUSE))
def test_nobody_but_an_admin_makes_things_in_her_own_house(prepared: Cast, verb: str, who: str) -> None:
    before = picture(prepared)
    with pytest.raises(PermissionDenied):
        IN_HER_OWN_HOUSE[verb](prepared, prepared.people()[who])
    assert picture(prepared) == before


@pytest.mark.parametrize("verb", sorted(IN_HER_OWN_HOUSE))
def test_the_outsider_makes_things_in_her_own_house_only(prepared: Cast, verb: str) -> None:
    sites, people = prepared.organisation.sites.count(), prepared.organisation.people.count()
    IN_HER_OWN_HOUSE[verb](prepared, prepared.outsider)
    assert (prepared.organisation.sites.count(), prepared.organisation.people.count()) == (sites, people)
    assert not PeopleImport.objects.filter(organisation=prepared.organisation).exists()


@pytest.mark.parametrize("verb", ["give_role", "move_person", "invite", "create_group", "change_group"])
def test_an_admin_reaches_no_place_of_another_house(prepared: Cast, verb: str) -> None:
    far_site = Site.objects.create(organisation=prepared.elsewhere, name="Far")
    far = Team.objects.create(site=far_site, name="Far team")
    deeds: dict[str, Callable[[], object]] = {
        "give_role": lambda: services.give_role(
            actor=prepared.admin, person=prepared.nadia, role=Role.AGENT, place=far
        ),
        "move_person": lambda: services.move_person(actor=prepared.admin, membership=_role(prepared), team=far),
        "invite": lambda: services.invite(
            actor=prepared.admin, email="n@x.example", name="N", role=Role.AGENT, place=far
        ),
        "create_group": lambda: services.create_group(actor=prepared.admin, kind="line", name="N", teams=[far]),
        "change_group": lambda: services.change_group(
            actor=prepared.admin, group=_group(prepared), name="N", teams=[far]
        ),
    }
    before = picture(prepared)
    with pytest.raises(PermissionDenied):
        deeds[verb]()
    assert picture(prepared) == before


@pytest.mark.parametrize("verb", sorted(set(DEEDS) - {"finish_import"}))
def test_an_admin_whose_role_ended_may_no_longer(prepared: Cast, verb: str) -> None:
    Membership.objects.create(person=prepared.manager, role=Role.ADMIN, organisation=prepared.organisation)
    services.end_role(actor=prepared.manager, membership=prepared.admin.memberships.get())
    with pytest.raises(PermissionDenied):
        DEEDS[verb](prepared, prepared.admin)
