"""Reading the way to a licence; each list starts from what its reader may see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from warmline.apps.assessment.models import Licence
from warmline.apps.assessment.selectors import assessors_for
from warmline.apps.people.models import Person
from warmline.apps.people.scope import scope_of
from warmline.apps.workshops.models.track import TrackEntry, TrackObservation, Trainee
from warmline.apps.workshops.track.rules import may_confirm


@dataclass(frozen=True, slots=True)
class Held:
    """One licence on the manager's page: how many days are left, and its holder's way where there is one."""

    licence: Licence
    days_left: int
    trainee: Trainee | None

    @property
    def is_soon(self) -> bool:
        """Whether it ends within 90 days."""
        return self.days_left <= 90


def own_track(user: Person) -> Trainee | None:
    """Return the user's own way, None where she is on none."""
    return Trainee.objects.visible_to(user).select_related("person").filter(person=user.pk).first()


def track_of(user: Person, pk: int) -> Trainee | None:
    """Return a way that the user may see."""
    return Trainee.objects.visible_to(user).select_related("person").filter(pk=pk).first()


def tracks(user: Person) -> QuerySet[Trainee]:
    """Return the ways of those whom the user looks after, by name."""
    rows = Trainee.objects.visible_to(user).exclude(person=user.pk).select_related("person")
    return rows.order_by("person__name")


def openable(user: Person) -> QuerySet[Person]:
    """Return who can be brought on the way: trainers and analysts whom the user looks after and who are on none."""
    on_it = Trainee.objects.filter(person__organisation=user.organisation_id).values("person")
    rows: QuerySet[Person] = Person.objects.visible_to(user).present().exclude(pk__in=on_it).exclude(pk=user.pk)
    held = rows.filter(memberships__until=None, memberships__role__in=("trainer", "analyst"))
    return held.distinct().order_by("name")


def observations_of(user: Person, trainee: Trainee) -> Sequence[TrackObservation]:
    """Return the observations of a way that the user may read, newest first."""
    rows = TrackObservation.objects.visible_to(user).filter(trainee=trainee).select_related("observer")
    return list(rows)


def asked_of(user: Person) -> Sequence[TrackObservation]:
    """Return what the user is asked to observe, the soonest first."""
    rows = TrackObservation.objects.visible_to(user).filter(observer=user, done_at=None)
    return list(rows.select_related("trainee__person").order_by("day", "pk"))


def to_confirm(user: Person, now: datetime) -> list[TrackEntry]:
    """Return the entries that the user can confirm."""
    rows = TrackEntry.objects.visible_to(user).filter(confirmed_at=None).select_related("trainee__person", "partner")
    return [each for each in rows if may_confirm(user, each, now)]


def observers_for(trainee: Trainee, now: datetime) -> QuerySet[Person]:
    """Return who may observe her: licensed, and looking after her."""
    found: QuerySet[Person] = Person.objects.filter(
        pk__in=[each.pk for each in assessors_for(trainee.person, now)]
    ).order_by("name")
    return found


def licences(user: Person, now: datetime) -> list[Held]:
    """Return the licences that hold in the user's house, the one that ends first on top."""
    rows = Licence.objects.visible_to(user).valid_at(now).filter(person__organisation=scope_of(user).organisation_id)
    ways = {each.person_id: each for each in Trainee.objects.visible_to(user)}
    return [
        Held(row, max(0, (row.until - now).days), ways.get(row.person_id))
        for row in rows.select_related("person", "granted_by").order_by("until", "pk")
    ]
