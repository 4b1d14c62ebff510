"""How scenarios are reviewed in this house: an admin's choice."""

from __future__ import annotations

from django.db import transaction

from warmline.apps.audit.services import record
from warmline.apps.people.errors import require
from warmline.apps.people.models import Person
from warmline.apps.studio.models import HouseRule
from warmline.apps.studio.rules import SETTLE


@transaction.atomic
def settle_review(*, actor: Person, one_person: bool) -> None:
    """Settle whether one person is enough to publish; without it a second one reviews every version."""
    require(SETTLE, actor, actor.organisation)
    rule, _made = HouseRule.objects.get_or_create(organisation=actor.organisation)
    if rule.one_person == one_person:
        return
    rule.one_person = one_person
    rule.save(update_fields=["one_person"])
    record(actor=actor, verb="studio.settled", data={"one_person": one_person})
