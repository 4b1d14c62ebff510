"""Who may bring somebody on the way, confirm, observe and decide."""

from __future__ import annotations

from datetime import datetime

from warmline.apps.assessment.rules import may_assess
from warmline.apps.people.models import Person
from warmline.apps.workshops.models.track import TrackEntry, Trainee
from warmline.apps.workshops.rules import plans_sessions


def may_open(user: Person, person: Person) -> bool:
    """Plans sessions and looks after the person; nobody opens her own way."""
    return (
        user.pk != person.pk and plans_sessions(user) and Person.objects.visible_to(user).filter(pk=person.pk).exists()
    )


def may_observe(user: Person, trainee: Trainee, now: datetime) -> bool:
    """Has a licence that holds and looks after the person; never the person herself."""
    return may_assess(user, trainee.person, now)


def may_confirm(user: Person, entry: TrackEntry, now: datetime) -> bool:
    """Led the session with her, or may observe her."""
    if user.pk == entry.trainee.person_id:
        return False
    return entry.partner_id == user.pk or may_observe(user, entry.trainee, now)
