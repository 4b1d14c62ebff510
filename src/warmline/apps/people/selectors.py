"""Reading people and places; every list begins with what the viewer may see."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from warmline.apps.people.models import Group, Invitation, Membership, Organisation, Person, Site, Team
from warmline.apps.people.scope import Viewer

PAGE = 50
# More teams than this are shown a site at a time.
LISTED = 100

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


INVITED = (Invitation.State.OPEN, Invitation.State.EXPIRED, Invitation.State.REVOKED)


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
    if wanted.state == NOT_INVITED:
        return people.filter(is_active=False, invitation=None)
    return _invited(people, wanted.state) if wanted.state in INVITED else people


def _invited(people: QuerySet[Person], state: str) -> QuerySet[Person]:
    people, now = people.filter(is_active=False, invitation__accepted_at=None), timezone.now()
    if state == Invitation.State.REVOKED:
        return people.exclude(invitation=None).exclude(invitation__revoked_at=None)
    people = people.filter(invitation__revoked_at=None)
    if state == Invitation.State.OPEN:
        return people.filter(invitation__expires_at__gt=now)
    return people.filter(invitation__expires_at__lte=now)


def not_invited(organisation: Organisation) -> QuerySet[Person]:
    """Return the people of an organisation who hold a role today and never got an invitation."""
    held = Membership.objects.current().filter(person=OuterRef("pk"))
    never: QuerySet[Person] = Person.objects.filter(
        Exists(held), organisation=organisation, is_active=False, erased_at=None, invitation=None
    )
    return never


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


@dataclass(frozen=True, slots=True)
class SiteRow:
    """A site on the page of the organisation; `open_teams` is None where its teams are not listed."""

    site: Site
    team_count: int
    open_teams: list[Team] | None


def site_list(viewer: Viewer, *, chosen: int | None = None) -> list[SiteRow]:
    """Return the sites the viewer may see with their teams of today, each team with `people_count`.

    In a house with very many teams only the `chosen` site lists them.
    """
    sites = list(Site.objects.visible_to(viewer))
    counts = dict(
        Team.objects.visible_to(viewer).current().order_by().values_list("site").annotate(Count("pk")).distinct()
    )
    listed = [site for site in sites if sum(counts.values()) <= LISTED or site.pk == chosen]
    teams: dict[int, list[Team]] = {site.pk: [] for site in listed}
    for team in _counted_teams(viewer, listed):
        teams[team.site_id].append(team)
    return [SiteRow(site, counts.get(site.pk, 0), teams.get(site.pk)) for site in sites]


def _counted_teams(viewer: Viewer, sites: list[Site]) -> QuerySet[Team]:
    here = Q(memberships__until=None)
    teams = Team.objects.visible_to(viewer).current().filter(site__in=sites)
    return teams.annotate(people_count=Count("memberships__person", filter=here, distinct=True)).order_by("name")


def archived_teams(viewer: Viewer) -> QuerySet[Team]:
    """Return the archived teams the viewer may see."""
    return Team.objects.visible_to(viewer).exclude(archived_at=None).select_related("site")


def groups_of(organisation: Organisation) -> QuerySet[Group]:
    """Return the organisation's groups with `team_count`."""
    return Group.objects.filter(organisation=organisation).annotate(team_count=Count("teams"))
