"""Asking a second person to decide what lies too close to its cut."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from warmline.apps.assessment.four_eyes import deciders_for, needs_another
from warmline.apps.assessment.models import Attempt
from warmline.apps.assessment.rules import require_named
from warmline.apps.assessment.standing import standing_of
from warmline.apps.audit.services import record
from warmline.apps.notices.services import queue
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Person


def ask_second(*, actor: Person, attempt: Attempt, to: Person, now: datetime) -> None:
    """Name who decides in place of the assessor; the owner is told. Asking another one replaces the first.

    Raises PermissionDenied for anybody but the named assessor, Refused where nothing is too close that she judged, and
    for somebody who may not decide: who judged it as well, or a manager while another assessor is there.
    """
    require_named(actor, attempt, now)
    with transaction.atomic():
        held = Attempt.objects.select_for_update().select_related("owner", "rule").get(pk=attempt.pk)
        if held.state != Attempt.State.RUNNING:
            raise Refused(_("This assessment is not open any more."))
        found = standing_of(held, now)
        if not needs_another(found, actor):
            raise Refused(_("You can decide this yourself: nothing that you judged is too close to its cut."))
        if to.pk not in {each.pk for each in deciders_for(found, now).people}:
            raise Refused(_("This person cannot decide it. Choose somebody who judged none of it."))
        if held.second_id == to.pk:
            return
        Attempt.objects.filter(pk=held.pk).update(second=to)
        data = {"second": to.pk}
        record(actor=actor, verb="assessment.second_asked", about=held.owner, target=str(held.pk), data=data)
        queue("assessment_second", [(to.pk, str(held.pk))])
        queue("assessment_second_named", [(held.owner_id, str(held.pk))])
