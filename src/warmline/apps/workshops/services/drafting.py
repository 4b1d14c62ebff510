"""Writing a house's own plan: every change is a new version."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext as _

from warmline.adapters.packs.document import name_of
from warmline.adapters.packs.workshops import WorkshopPlan, check_plan, plan_text
from warmline.apps.audit.services import record
from warmline.apps.people.errors import Refused, require
from warmline.apps.people.models import Organisation, Person
from warmline.apps.workshops.models import SessionPlan
from warmline.apps.workshops.rules import PLAN


@transaction.atomic
def write_plan(*, user: Person, plan: WorkshopPlan, starts_from: str, now: datetime) -> SessionPlan:
    """Save a plan of the user's house as its next version and return the row.

    With an empty key it is a new plan and gets a key of its own. `starts_from` is the key of the plan it was made from.
    Sessions that are planned already keep their version. Raises Refused with everything that does not hold.
    """
    require(PLAN, user, user.organisation)
    problems = [f"{name_of(address)}: {text}" for address, text in check_plan(replace(plan, version=1))]
    if problems:
        raise Refused("\n".join(problems))
    Organisation.objects.select_for_update().get(pk=user.organisation_id)
    mine = SessionPlan.objects.filter(organisation=user.organisation)
    key = plan.key or _free_key(user.organisation, plan.title)
    last = mine.filter(key=key).aggregate(last=Max("version"))["last"] or 0
    kept = replace(plan, key=key, version=last + 1)
    row = SessionPlan.objects.create(
        organisation=user.organisation,
        key=key,
        version=kept.version,
        title=kept.title,
        kind=kept.kind.value,
        minutes=kept.minutes,
        body=plan_text(kept),
        starts_from=starts_from,
        made_by=user,
        made_at=now,
    )
    record(actor=user, verb="workshops.plan_written", target=f"{key}:{kept.version}")
    return row


def _free_key(organisation: Organisation, title: str) -> str:
    stem = slugify(title).replace("-", "_")[:40] or _("plan")
    taken = set(SessionPlan.objects.filter(organisation=organisation).values_list("key", flat=True))
    names = (f"own_{stem}{'' if n == 1 else f'_{n}'}" for n in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)
