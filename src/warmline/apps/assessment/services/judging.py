"""What the named assessor does with talks and tasks: judge each behaviour, strike out, give another one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from warmline.apps.assessment.bodies import rule_of
from warmline.apps.assessment.models import Attempt, Judgement, Piece
from warmline.apps.assessment.rules import require_named
from warmline.apps.assessment.services.opening import new_piece
from warmline.apps.audit.services import record
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Person
from warmline.apps.people.said import kept

LONGEST_REASON: Final = 500


@dataclass(frozen=True, slots=True)
class Judged:
    """What a person says of one behaviour: an anchor 1-4, None where there was no chance to see it, and why."""

    anchor: int | None
    reason: str


def judge(*, actor: Person, piece: Piece, judged: Mapping[str, Judged], now: datetime) -> None:
    """Keep what a person judged, behaviour by behaviour, each with a reason.

    The trail says how many differ from what the machine suggests, and `again` where she had seen that before.

    Only the named assessor may, while nothing is decided; what she changes later replaces what she said before.
    Raises Refused where a behaviour or a reason is missing: half a judgement would count as a whole one.
    """
    attempt = piece.attempt
    require_named(actor, attempt, now)
    if attempt.state != Attempt.State.RUNNING or piece.state != Piece.State.ENDED or piece.struck:
        raise Refused(_("There is nothing to judge here now."))
    rows = {each.behaviour: each for each in piece.judgements.all()}
    if set(judged) != set(rows):
        raise Refused(_("Judge every behaviour, or say that there was no chance to see it."))
    reasons = {key: kept(each.reason, LONGEST_REASON) for key, each in judged.items()}
    if not all(reasons.values()):
        raise Refused(_("Say for every behaviour what you rest it on. A few words are enough."))
    with transaction.atomic():
        for behaviour, each in judged.items():
            Judgement.objects.filter(pk=rows[behaviour].pk).update(
                anchor=each.anchor, reason=reasons[behaviour], judged_by=actor, judged_at=now
            )
        changed = sum(1 for key, each in judged.items() if each.anchor != rows[key].suggested)
        again = any(each.judged_at is not None for each in rows.values())
        data = {"piece": piece.number, "behaviours": len(judged), "changed": changed, "again": again}
        record(actor=actor, verb="assessment.judged", about=attempt.owner, target=str(attempt.pk), data=data)


def give_another(*, actor: Person, piece: Piece, reason: str, now: datetime) -> Piece:
    """Strike out a talk or task that was spoiled (a fault of the house, a stop), and draw another variant.

    The reason stands in the evidence file's place of it; the person reads it.
    """
    attempt = piece.attempt
    require_named(actor, attempt, now)
    if attempt.state != Attempt.State.RUNNING or piece.struck:
        raise Refused(_("This part does not count any more."))
    why = kept(reason, LONGEST_REASON)
    if not why:
        raise Refused(_("Say why this part does not count."))
    with transaction.atomic():
        if not Piece.objects.filter(pk=piece.pk, struck_why="").update(struck_why=why):
            raise Refused(_("This part does not count any more."))
        made = new_piece(attempt, rule_of(attempt.rule), piece.kind)
        data = {"piece": piece.number, "instead": made.number}
        record(actor=actor, verb="assessment.struck", about=attempt.owner, target=str(attempt.pk), data=data)
    return made
