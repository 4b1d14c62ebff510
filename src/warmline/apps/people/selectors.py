"""Reading people and places; every list begins with what the viewer may see."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from warmline.apps.people.models import Group, Invitation, Membership, Organisation, Person, Site, Team
from warmline.apps.people.scope import Viewer

PAGE = 50

ACTIVE, ASKED, ERASED, NOT_INVITED = "active", "asked", "erased", "not_invited"

STATES: dict[str, str | Promise] = {
    ACTIVE: _("Signs in"),
    Invitation.State.OPEN: _("Invited"),
    Invitation.State.EXPIRED: _("Invitation expired"),
    Invitation.State.REVOKED: _("Invitation withdrawn"),
    NOT_INVITED: _("Not invited yet"),
    ASKED: _("Asked to be erased"),
    ERASED: _("Erased"),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for in the list of people; empty fields do not narrow it."""

    words: str = ""
    team: Team | None = None
    role: str = ""
    state: str = ""


def people_page(viewer: Viewer, wanted: Wanted, number: str | int) -> Page[Person]:
    """Return one page of the people the viewer may see, by name, with their roles; the queries do not grow."""
    people = Person.objects.visible_to(viewer).select_related("invitation").prefetch_related(roles_of_today())
    return Paginator(_narrow(people, wanted).order_by("name", "pk"), PAGE).get_page(number)


def roles_of_today() -> Prefetch[str]:
    """Return what to prefetch, so that `person.held` lists the roles of today with their places."""
    held = Membership.objects.current().select_related("organisation", "site", "team__site").order_by("role", "pk")
    return Prefetch("memberships", queryset=held, to_attr="held")


def _narrow(people: QuerySet[Person], wanted: Wanted) -> QuerySet[Person]:
    for word in wanted.words.split():
        people = people.filter(Q(name__icontains=word) | Q(email__icontains=word))
    if wanted.team or wanted.role:
        held = Membership.objects.current()
        held = held.filter(team=wanted.team) if wanted.team else held
        held = held.filter(role=wanted.role) if wanted.role else held
        people = people.filter(pk__in=held.values("person"))
    if wanted.state == ERASED:
        return people.exclude(erased_at=None)
    people = people.filter(erased_at=None)
    if wanted.state == ACTIVE:
        return people.filter(is_active=True)
    if wanted.state == ASKED:
        return people.exclude(erasure_asked_at=None)
    return people.filter(is_active=False) if wanted.state == Invitation.State.OPEN else people


def state_of(person: Person) -> str:
    """Return the key in STATES that says how the person stands; reads her invitation."""
    if person.erased_at is not None:
        return ERASED
    if person.is_active:
        return ACTIVE if person.erasure_asked_at is None else ASKED
    invitation: Invitation | None = getattr(person, "invitation", None)
    return NOT_INVITED if invitation is None else invitation.state.value


def history_of(person: Person) -> QuerySet[Membership]:
    """Return every role the person held, the latest first."""
    return person.memberships.select_related("organisation", "site", "team__site")


def site_list(viewer: Viewer) -> QuerySet[Site]:
    """Return the sites the viewer may see, each with `team_count` and its teams of today with `people_count`."""
    here = Q(memberships__until=None)
    teams = Team.objects.visible_to(viewer).current()
    counted = teams.annotate(people_count=Count("memberships__person", filter=here, distinct=True)).order_by("name")
    return Site.objects.visible_to(viewer).prefetch_related(Prefetch("teams", queryset=counted, to_attr="open_teams"))


def archived_teams(viewer: Viewer) -> QuerySet[Team]:
    """Return the archived teams the viewer may see."""
    return Team.objects.visible_to(viewer).exclude(archived_at=None).select_related("site")


def groups_of(organisation: Organisation) -> QuerySet[Group]:
    """Return the organisation's groups with `team_count`."""
    return Group.objects.filter(organisation=organisation).annotate(team_count=Count("teams"))
