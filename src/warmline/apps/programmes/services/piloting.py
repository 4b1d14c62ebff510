"""Trying two versions of a module side by side."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from warmline.apps.audit.services import record
from warmline.apps.modules.models import Module, Version
from warmline.apps.people.errors import Refused, require
from warmline.apps.people.models import Person
from warmline.apps.programmes.models import Pilot
from warmline.apps.programmes.rules import BUILD


@transaction.atomic
def begin_pilot(*, actor: Person, module: Module, first: int, second: int, now: datetime) -> Pilot:
    """Compare two versions that people have done or will do. Refused while another pilot of the module runs."""
    require(BUILD, actor, actor.organisation)
    if module.organisation_id not in (None, actor.organisation_id):
        raise Refused(_("This module belongs to another house."))
    there = set(Version.objects.filter(module=module, published_at__isnull=False).values_list("number", flat=True))
    if first == second or not {first, second} <= there:
        raise Refused(_("Choose two different versions that were published."))
    if Pilot.objects.running().filter(organisation=actor.organisation_id, module=module.key).exists():
        raise Refused(_("Two versions of this module are being compared already. End that first."))
    row = Pilot.objects.create(
        organisation=actor.organisation,
        module=module.key,
        first=first,
        second=second,
        seed=secrets.token_hex(8),
        began_by=actor,
        began_at=now,
    )
    record(actor=actor, verb="programmes.pilot_begun", target=f"pilot:{row.pk}")
    return row


@transaction.atomic
def end_pilot(*, actor: Person, pilot: Pilot, now: datetime) -> None:
    """End it; what was found stays. Twice is harmless."""
    require(BUILD, actor, pilot)
    if Pilot.objects.filter(pk=pilot.pk, ended_at=None).update(ended_at=now):
        record(actor=actor, verb="programmes.pilot_ended", target=f"pilot:{pilot.pk}")
