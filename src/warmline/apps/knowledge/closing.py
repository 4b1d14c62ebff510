"""What a finished attempt comes to, and the row that says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext as _

from warmline.apps.knowledge.models import Attempt, Decision, ItemVersion
from warmline.apps.knowledge.results import outcome_of
from warmline.apps.knowledge.scale import scale_of
from warmline.apps.knowledge.sheets import Sheet
from warmline.core.measurement.items.outcome import Verdict


def with_outcome(attempt: Attempt, sheet: Sheet) -> Sheet:
    """Return the sheet with its outcome; everything that counts is marked."""
    rows = ItemVersion.objects.filter(pk__in=sheet.paper)
    skills = dict(rows.values_list("pk", "item__skill"))
    parameters = {} if attempt.run is None else scale_of(attempt.form, attempt.run).parameters()
    outcome = outcome_of(attempt.form, sheet, skills, parameters, adaptive=attempt.is_adaptive)
    return replace(sheet, outcome=outcome)


def settle(attempt: Attempt, sheet: Sheet, now: datetime) -> None:
    """Write what an assessed attempt came to. Clear results stand by the rule; the others wait for a named person."""
    if not attempt.is_assessed or sheet.outcome is None:
        return
    clear = sheet.outcome.verdict != Verdict.BORDERLINE
    reason = (
        _("More than one standard error from the share to pass.")
        if clear
        else _("Within one standard error of the share to pass, or too little was answered.")
    )
    Decision.objects.create(attempt=attempt, verdict=sheet.outcome.verdict, by=None, reason=reason, at=now)
