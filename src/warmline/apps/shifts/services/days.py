"""The days that a person sets herself."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from warmline.apps.audit.services import record
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Person
from warmline.apps.shifts.models import OwnDays, bits_of


@transaction.atomic
def set_days(*, person: Person, weekdays: Iterable[int]) -> None:
    """Say on which weekdays (0 is Monday) the person works in weeks without shifts; only she herself calls this.

    Refused without a single day: leave is what says that somebody is away.
    """
    days = frozenset(weekdays)
    if not days or not days <= frozenset(range(7)):
        raise Refused(_("Choose at least one day."))
    OwnDays.objects.update_or_create(person=person, defaults={"days": bits_of(days)})
    record(actor=person, verb="shifts.days_set", about=person, data={"days": len(days)})
