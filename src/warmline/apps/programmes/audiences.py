"""Who belongs to an audience today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from warmline.apps.people.models import Cohort, Membership, Organisation, Person, Site, Team
from warmline.apps.programmes import providers
from warmline.apps.programmes.models import Assignment, Enrolment, Programme


@dataclass(frozen=True, slots=True)
class Audience:
    """People of an organisation to whom everything that is filled in applies."""

    organisation: Organisation
    role: str = ""
    site: Site | None = None
    team: Team | None = None
    cohort: Cohort | None = None
    level: int | None = None

    @property
    def place(self) -> Organisation | Site | Team:
        """The narrowest place that it names; whoever assigns must look after it."""
        return self.team or self.site or self.organisation


def audience_of(assignment: Assignment) -> Audience:
    """Return the audience of an assignment."""
    return Audience(
        organisation=assignment.organisation,
        role=assignment.role,
        site=assignment.site,
        team=assignment.team,
        cohort=assignment.cohort,
        level=assignment.level,
    )


def people_in(audience: Audience, now: datetime) -> QuerySet[Person]:
    """Return the people of an audience who can sign in; role and place are asked of one and the same membership."""
    held = Membership.objects.current()
    if audience.role:
        held = held.filter(role=audience.role)
    if audience.team is not None:
        held = held.filter(team=audience.team)
    elif audience.site is not None:
        held = held.filter(site=audience.site) | held.filter(team__site=audience.site)
    people: QuerySet[Person] = Person.objects.present().filter(organisation=audience.organisation)
    people = people.filter(pk__in=held.values("person"))
    if audience.cohort is not None:
        people = people.filter(cohorts=audience.cohort)
    if audience.level is not None:
        people = people.filter(pk__in=providers.certified_at(audience.level, now))
    return people


def newcomers(assignment: Assignment, now: datetime) -> QuerySet[Person]:
    """Return the people of its audience who never followed the programme, in the order of their keys."""
    known = Enrolment.objects.filter(programme=assignment.programme_id)
    return people_in(audience_of(assignment), now).exclude(pk__in=known.values("person")).order_by("pk")


@dataclass(frozen=True, slots=True)
class Counts:
    """What an assignment would do: people in the audience, of them on the programme already, and to be enrolled."""

    people: int
    already: int

    @property
    def new(self) -> int:
        """How many would be enrolled now."""
        return self.people - self.already


def count(audience: Audience, programme: Programme, now: datetime) -> Counts:
    """Return the counts before anybody says yes. Two queries."""
    people = people_in(audience, now)
    known = Enrolment.objects.filter(programme=programme, person__in=people.values("pk"))
    return Counts(people.count(), known.count())
