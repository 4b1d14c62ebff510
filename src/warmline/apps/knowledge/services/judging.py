"""What only people can do: mark a short answer, decide a borderline result, answer as an expert."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from warmline.apps.audit.services import record
from warmline.apps.knowledge.bodies import item_of
from warmline.apps.knowledge.closing import settle, with_outcome
from warmline.apps.knowledge.models import Attempt, Decision, ExpertAnswer, ItemVersion, Response
from warmline.apps.knowledge.results import waits
from warmline.apps.knowledge.rules import PANEL
from warmline.apps.knowledge.sheets import read_sheet, write_sheet
from warmline.apps.people.errors import Refused, require
from warmline.apps.people.models import Person
from warmline.core.measurement.items import JUDGED, BadAnswer, Kind, check_answer


@transaction.atomic
def mark_answer(*, actor: Person, response: Response, is_right: bool, now: datetime) -> Attempt:
    """Mark a short answer that no rule accepted. When it was the last one, the result follows.

    Only a person who was named for this attempt, and never its owner: PermissionDenied.
    """
    attempt = _judge(actor, response.attempt)
    row = Response.objects.select_for_update().get(pk=response.pk)
    if not row.counts or row.score is not None or attempt.state != Attempt.State.MARKING:
        raise Refused(_("This answer is marked already."))
    row.score, row.right, row.marked_by = float(is_right), is_right, actor
    row.save(update_fields=["score", "right", "marked_by"])
    _noted(actor, attempt, "knowledge.marked", {"place": row.place, "right": is_right})
    sheet = read_sheet(actor, attempt)
    if not waits(sheet):
        sheet = with_outcome(attempt, sheet)
        attempt.state = Attempt.State.DONE
        write_sheet(attempt, sheet)
        attempt.save()
        settle(attempt, sheet, now)
    return attempt


@transaction.atomic
def decide(*, actor: Person, attempt: Attempt, passed: bool, reason: str, now: datetime) -> Decision:
    """Decide a borderline result, with a reason. Only a person named for this attempt, and never its owner."""
    found = _judge(actor, attempt)
    reason = reason.replace("\x00", "").strip()
    if not reason:
        raise Refused(_("Write the reason in a sentence. The person reads it."))
    decision = Decision.objects.select_for_update().filter(attempt=found).first()
    if decision is None or not decision.is_open:
        raise Refused(_("There is nothing to decide here any more."))
    decision.verdict = Decision.Verdict.PASSED if passed else Decision.Verdict.NOT_YET
    decision.by, decision.reason, decision.at = actor, reason[:1000], now
    decision.save()
    _noted(actor, found, "knowledge.decided", {"verdict": decision.verdict})
    return decision


@transaction.atomic
def answer_as_expert(*, actor: Person, version: ItemVersion, answer: Sequence[str], now: datetime) -> ExpertAnswer:
    """Keep what an expert answers to a situational judgement item, in the item's letters; a second one replaces it.

    Refused for whoever wrote the item, and for items that have a key.
    """
    require(PANEL, actor, actor.organisation)
    item = item_of(version)
    if item.kind not in JUDGED or version.item.organisation_id not in (None, actor.organisation_id):
        raise Refused(_("Experts answer situational judgement items of their own organisation."))
    if version.writers.filter(pk=actor.pk).exists():
        raise Refused(_("You wrote this item, so others answer it as experts."))
    try:
        given = check_answer(item, answer)
    except BadAnswer as problem:
        raise Refused(
            _("Choose one reaction.") if item.kind is Kind.BEST else _("Rate every reaction from 1 to 5.")
        ) from problem
    row, _made = ExpertAnswer.objects.update_or_create(
        version=version, person=actor, defaults={"answer": list(given), "answered_at": now}
    )
    record(actor=actor, verb="knowledge.expert", target=f"item:{version.item_id}", data={"version": version.number})
    return row


def _judge(actor: Person, attempt: Attempt) -> Attempt:
    found = Attempt.objects.select_for_update(of=("self",)).select_related("form", "run", "person").get(pk=attempt.pk)
    named = found.is_assessed and found.readers.filter(pk=actor.pk).exists()
    if not named or found.person_id == actor.pk or not actor.is_active:
        raise PermissionDenied
    return found


def _noted(actor: Person, attempt: Attempt, verb: str, data: dict[str, object]) -> None:
    record(actor=actor, verb=verb, about=attempt.person, target=f"attempt:{attempt.pk}", data=data)
