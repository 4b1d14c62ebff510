"""Groups across teams, and cohorts of new hires."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from warmline.apps.audit.services import record
from warmline.apps.people.errors import Refused, require, require_all
from warmline.apps.people.models import Cohort, Group, Person, Team


@transaction.atomic
def create_group(*, actor: Person, kind: str, name: str, teams: Sequence[Team] = ()) -> Group:
    """Make a line of business, client or queue and say which teams serve it. Refused when the name is taken."""
    require("people.administer", actor, actor.organisation)
    require_all("people.administer", actor, teams)
    group = Group(organisation=actor.organisation, kind=kind, name=" ".join(name.split()))
    _save(group)
    group.teams.set(teams)
    record(actor=actor, verb="group.created", target=f"group:{group.pk}", data={"teams": len(teams)})
    return group


@transaction.atomic
def change_group(*, actor: Person, group: Group, name: str, teams: Sequence[Team]) -> Group:
    """Change a group's name and teams. Refused when the name is taken."""
    require("people.administer", actor, group)
    require_all("people.administer", actor, teams)
    group.name = " ".join(name.split())
    _save(group)
    group.teams.set(teams)
    record(actor=actor, verb="group.changed", target=f"group:{group.pk}", data={"teams": len(teams)})
    return group


@transaction.atomic
def create_cohort(*, actor: Person, name: str, starts_on: dt.date, people: Sequence[Person] = ()) -> Cohort:
    """Name the people who started together. Refused when the name is taken."""
    require("people.administer", actor, actor.organisation)
    require_all("people.administer", actor, people)
    cohort = Cohort(organisation=actor.organisation, name=" ".join(name.split()), starts_on=starts_on)
    _save(cohort)
    cohort.people.set(people)
    record(actor=actor, verb="cohort.created", target=f"cohort:{cohort.pk}", data={"people": len(people)})
    return cohort


@transaction.atomic
def join_cohort(*, actor: Person, person: Person, cohort: Cohort) -> None:
    """Count a person among those who started together; twice is harmless."""
    require("people.administer", actor, person)
    require("people.administer", actor, cohort)
    if not cohort.people.filter(pk=person.pk).exists():
        cohort.people.add(person)
        record(actor=actor, verb="cohort.joined", about=person, target=f"cohort:{cohort.pk}")


@transaction.atomic
def leave_cohort(*, actor: Person, person: Person, cohort: Cohort) -> None:
    """Take a person out of a cohort; twice is harmless."""
    require("people.administer", actor, person)
    require("people.administer", actor, cohort)
    if cohort.people.filter(pk=person.pk).exists():
        cohort.people.remove(person)
        record(actor=actor, verb="cohort.left", about=person, target=f"cohort:{cohort.pk}")


def _save(thing: Group | Cohort) -> None:
    try:
        with transaction.atomic():
            thing.save()
    except IntegrityError as taken:
        raise Refused(_("There is already one with this name. Choose another name.")) from taken
