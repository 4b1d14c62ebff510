"""Putting the sample organisation into the database."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from warmline.apps.audit.services import record, record_many
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Cohort, Group, Membership, Organisation, Person, Place, Role, Site, Team, at
from warmline.apps.people.sample.faces import DOMAIN
from warmline.apps.people.sample.names import ADMIN, ANALYSTS, GROUPS, MANAGERS, SITES, SiteSketch

NAME = "Bright & Calder (sample)"


@dataclass(slots=True)
class _Draft:
    """People and roles on their way into the database, written in few statements at the end."""

    organisation: Organisation
    now: dt.datetime
    people: dict[str, Person] = field(default_factory=dict)
    roles: list[tuple[str, Role, Place]] = field(default_factory=list)
    teams: dict[str, Team] = field(default_factory=dict)

    def add(self, name: str, role: Role, place: Place, zone: str) -> None:
        """Note one more person with her role."""
        self.people[name] = Person(
            email=address(name),
            name=name,
            organisation=self.organisation,
            timezone=zone,
            is_sample=True,
            password=make_password(None),
        )
        self.roles.append((name, role, place))


def address(name: str) -> str:
    """Return the invented address of a sample person; it belongs to nobody."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return f"{'.'.join(plain.replace('.', ' ').replace('-', ' ').split())}@{DOMAIN}"


@transaction.atomic
def load_sample() -> Organisation:
    """Make the sample organisation, or return the one that is there. Refused where real people are in the database.

    The database may hold real people or sample people: mixed, nobody could tell which numbers are invented.
    """
    found = Organisation.objects.select_for_update().filter(is_sample=True).first()
    if found is not None:
        return found
    if Person.objects.real().exists():
        raise Refused(_("Real people are in this database, so no sample people are added. Use an empty WARMLINE_DATA."))
    draft = _Draft(Organisation.objects.create(name=NAME, is_sample=True), timezone.now())
    for sketch in SITES:
        _draw_site(draft, sketch)
    for role, names in ((Role.ANALYST, ANALYSTS), (Role.MANAGER, MANAGERS), (Role.ADMIN, (ADMIN,))):
        for name in names:
            draft.add(name, role, draft.organisation, SITES[0].timezone)
    _write(draft)
    return draft.organisation


def _draw_site(draft: _Draft, sketch: SiteSketch) -> None:
    site = Site.objects.create(organisation=draft.organisation, name=sketch.name, timezone=sketch.timezone)
    draft.add(sketch.trainer, Role.TRAINER, site, sketch.timezone)
    for team_name, lead, agents in sketch.teams:
        team = draft.teams[team_name] = Team.objects.create(site=site, name=team_name)
        draft.add(lead, Role.LEAD, team, sketch.timezone)
        for agent in agents.split(","):
            draft.add(agent.strip(), Role.AGENT, team, sketch.timezone)


def _write(draft: _Draft) -> None:
    made = {person.name: person for person in Person.objects.bulk_create(draft.people.values())}
    EmailAddress.objects.bulk_create(
        EmailAddress(user=person, email=person.email, verified=True, primary=True) for person in made.values()
    )
    Membership.objects.bulk_create(_memberships(draft, made))
    for kind, name, teams in GROUPS:
        group = Group.objects.create(organisation=draft.organisation, kind=kind, name=name)
        group.teams.set(draft.teams[team] for team in teams)
    newest = [made[name] for name, role, _place in draft.roles if role is Role.AGENT][::9]
    starts = (draft.now - dt.timedelta(days=21)).date()
    Cohort.objects.create(organisation=draft.organisation, name="New hires", starts_on=starts).people.set(newest)
    record(actor=None, verb="house.founded", target=f"organisation:{draft.organisation.pk}", data={"sample": True})
    record_many(actor=None, verb="person.imported", about=made.values())


def _memberships(draft: _Draft, made: dict[str, Person]) -> Iterator[Membership]:
    teams = list(draft.teams.values())
    for number, (name, role, place) in enumerate(draft.roles):
        since = draft.now - dt.timedelta(days=40 + number * 7 % 600)
        yield Membership(person=made[name], role=role, since=since, **at(place))
        if role is Role.AGENT and number % 8 == 5:
            # One in eight came from another team, so that a history is there to see.
            former = teams[(teams.index(draft.teams[place.name]) + 1) % len(teams)]
            begun = since - dt.timedelta(days=200)
            yield Membership(person=made[name], role=role, since=begun, until=since, team=former)
