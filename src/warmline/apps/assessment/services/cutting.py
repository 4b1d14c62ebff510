"""Sheets for a cut score: judges rate alone, see the spread, rate again; a manager accepts the cut."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from warmline.apps.assessment.bodies import rule_of
from warmline.apps.assessment.models import AngoffRating, AngoffSheet, CertificationRule
from warmline.apps.assessment.ports import tests
from warmline.apps.assessment.rules import MANAGE
from warmline.apps.assessment.selectors import proposal_of
from warmline.apps.assessment.services.ruling import LONGEST_WHY, change_rule
from warmline.apps.audit.services import record
from warmline.apps.people.errors import Refused, require, require_all
from warmline.apps.people.models import Person
from warmline.apps.people.said import kept
from warmline.core.certifying.angoff import FEWEST_JUDGES


def open_sheet(*, actor: Person, rule: CertificationRule, judges: Sequence[Person], now: datetime) -> AngoffSheet:
    """Open a sheet with the items of the rule's test as they are today. At least three judges of the same house."""
    require(MANAGE, actor, rule)
    require_all(MANAGE, actor, judges)
    if len({judge.pk for judge in judges}) < FEWEST_JUDGES:
        raise Refused(_("Name at least three judges."))
    items = tests().items(rule.organisation, rule_of(rule).knowledge.test)
    if not items:
        raise Refused(_("The test of this rule has no items yet."))
    with transaction.atomic():
        kept = [
            {"key": item.key, "text": item.text, "answers": [list(pair) for pair in item.answers]} for item in items
        ]
        made = AngoffSheet.objects.create(rule=rule, items=kept, made_by=actor, made_at=now)
        made.judges.set(judges)
        record(actor=actor, verb="cut.sheet_opened", target=f"{rule} sheet {made.pk}")
    return made


def rate(*, judge: Person, sheet: AngoffSheet, number: int, shares: Mapping[str, int]) -> None:
    """Rate items in round `number`, 1 or 2: how many of 100 just-competent people get each right.

    What was rated before in this round is replaced. Raises PermissionDenied for whoever is no judge of it, and Refused
    where the page was made for another round than the one that is open: nothing of it counts.
    """
    if not sheet.judges.filter(pk=judge.pk).exists():
        raise PermissionDenied("assessment.judge")
    known = {item["key"] for item in sheet.items}
    with transaction.atomic():
        # The round must not move on between the look and the writing.
        opened = AngoffSheet.objects.select_for_update().get(pk=sheet.pk)
        if opened.step == AngoffSheet.Step.CLOSED:
            raise Refused(_("This sheet is closed."))
        if number != opened.round:
            raise Refused(_late(opened.round))
        if not set(shares) <= known or not all(0 <= share <= 100 for share in shares.values()):
            raise Refused(_("Each item takes a whole number from 0 to 100."))
        for item, share in shares.items():
            AngoffRating.objects.update_or_create(
                sheet=sheet, judge=judge, item=item, round=number, defaults={"of_hundred": share}
            )
        data = {"round": number, "items": len(shares)}
        record(actor=judge, verb="cut.rated", about=judge, target=f"sheet {sheet.pk}", data=data)


def _late(opened: int) -> str:
    if opened == 1:
        return _("This page was not made for the first round. Look at your numbers below, and keep them once more.")
    return _(
        "The second round began while this page was open, so your numbers were not kept. They still stand below, "
        "beside what the judges said in the first round: change what you want, and keep them once more."
    )


def second_round(*, actor: Person, sheet: AngoffSheet) -> None:
    """Show the judges the spread and let them rate again; once enough of them have rated every item."""
    require(MANAGE, actor, sheet.rule)
    if proposal_of(sheet, 1) is None:
        raise Refused(_("At least three judges have to rate every item first."))
    with transaction.atomic():
        changed = AngoffSheet.objects.filter(pk=sheet.pk, step=AngoffSheet.Step.FIRST).update(
            step=AngoffSheet.Step.SECOND
        )
        if changed:
            record(actor=actor, verb="cut.second_round", target=f"sheet {sheet.pk}")


def accept(*, actor: Person, sheet: AngoffSheet, why: str, now: datetime) -> CertificationRule:
    """Take over the cut that the second round proposes: a new version of the rule is in force from now on."""
    require(MANAGE, actor, sheet.rule)
    found = proposal_of(sheet, 2)
    if sheet.step != AngoffSheet.Step.SECOND or found is None:
        raise Refused(_("At least three judges have to rate every item in the second round first."))
    said = kept(why, LONGEST_WHY)
    if not said:
        raise Refused(_("Say why you take this cut over."))
    cut = min(99.0, max(1.0, round(found.cut, 1)))
    rule = rule_of(sheet.rule)
    held = (
        CertificationRule.objects.in_force().filter(organisation=sheet.rule.organisation_id, key=sheet.rule.key).get()
    )
    current = rule_of(held)
    if current.knowledge.test != rule.knowledge.test:
        raise Refused(_("The rule asks for another test by now. Open a new sheet."))
    with transaction.atomic():
        still = AngoffSheet.objects.filter(pk=sheet.pk, step=AngoffSheet.Step.SECOND)
        if not still.update(step=AngoffSheet.Step.CLOSED, accepted=cut, accepted_why=said, accepted_at=now):
            raise Refused(_("This sheet is closed."))
        record(actor=actor, verb="cut.accepted", target=f"sheet {sheet.pk}", data={"cut": cut})
        if current.knowledge.cut == cut:
            return held
        changed = replace(current, knowledge=replace(current.knowledge, cut=cut))
        return change_rule(actor=actor, row=held, rule=changed, why=said, now=now)
