"""Taking over a rule that is shipped, and writing a new version of it."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from warmline.apps.assessment.bodies import fingerprint, to_body
from warmline.apps.assessment.models import CertificationRule
from warmline.apps.assessment.rules import MANAGE
from warmline.apps.audit.services import record
from warmline.apps.people.errors import Refused, require
from warmline.apps.people.models import Person
from warmline.apps.people.said import kept
from warmline.core.certifying import Rule

LONGEST_WHY: Final = 500


def adopt_rule(*, actor: Person, rule: Rule, now: datetime) -> CertificationRule:
    """Take a shipped rule over as version 1 of the house. Twice gives the version in force."""
    require(MANAGE, actor, actor.organisation)
    own = CertificationRule.objects.filter(organisation=actor.organisation_id, key=rule.key)
    held = own.filter(state=CertificationRule.State.IN_FORCE).first()
    if held is not None:
        return held
    with transaction.atomic():
        made = _write(actor, rule, own.count() + 1, str(_("As it came with Warmline")), now)
        record(actor=actor, verb="rule.adopted", target=str(made))
    return made


def change_rule(*, actor: Person, row: CertificationRule, rule: Rule, why: str, now: datetime) -> CertificationRule:
    """Put a new version in force. The old one is retired and stays as it was for the attempts that run on it."""
    require(MANAGE, actor, row)
    if row.state != CertificationRule.State.IN_FORCE or rule.key != row.key:
        raise Refused(_("Another version is in force by now. Look at that one first."))
    said = kept(why, LONGEST_WHY)
    if not said:
        raise Refused(_("Say why the rule changes. Everybody whom it concerns can read it."))
    if fingerprint(to_body(rule)) == row.sha256:
        raise Refused(_("Nothing is different from the version in force."))
    with transaction.atomic():
        retired = CertificationRule.objects.filter(pk=row.pk, state=CertificationRule.State.IN_FORCE)
        if not retired.update(state=CertificationRule.State.RETIRED):
            raise Refused(_("Another version is in force by now. Look at that one first."))
        made = _write(actor, rule, row.version + 1, said, now)
        record(actor=actor, verb="rule.changed", target=str(made), data={"from": str(row)})
    return made


def _write(actor: Person, rule: Rule, version: int, why: str, now: datetime) -> CertificationRule:
    body = to_body(rule)
    return CertificationRule.objects.create(
        organisation=actor.organisation,
        key=rule.key,
        version=version,
        title=rule.title,
        level=int(rule.level),
        body=body,
        sha256=fingerprint(body),
        why=why,
        made_at=now,
        made_by=actor,
    )
