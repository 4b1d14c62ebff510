"""Deciding about licences: granted, renewed, not yet, taken back. A person decides, and says why."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from warmline.adapters.packs.track import load_track
from warmline.apps.assessment.models import Licence
from warmline.apps.assessment.rules import MANAGE
from warmline.apps.assessment.services import end_licence, grant_licence
from warmline.apps.audit.services import record
from warmline.apps.people.errors import Refused, require
from warmline.apps.people.messages import queue_messages
from warmline.apps.people.models import Person
from warmline.apps.workshops.models.track import Ruling, TrackDecision, Trainee
from warmline.apps.workshops.track.standing import Standing, rests_on, standing_of

MONTH: Final = timedelta(days=365.25 / 12)


def may_decide(user: Person, trainee: Trainee) -> bool:
    """Answers for the programme and sees her on the way; never she herself."""
    if user.pk == trainee.person_id or not Trainee.objects.visible_to(user).filter(pk=trainee.pk).exists():
        return False
    try:
        require(MANAGE, user, trainee.person)
    except PermissionDenied:
        return False
    return True


@transaction.atomic
def decide(*, user: Person, trainee: Trainee, ruling: str, reason: str, now: datetime) -> TrackDecision:
    """Decide about a licence and tell her. Managers and admins of the house may.

    Raises Refused without a reason; for a first licence unless every stage is done, what was observed is enough and the
    check of raters is passed; for a renewal unless what was done since is enough; for taking back what she has not.
    """
    if not may_decide(user, trainee):
        raise PermissionDenied(MANAGE)
    if not reason.strip():
        raise Refused(_("Say why. She can read it."))
    Trainee.objects.select_for_update().get(pk=trainee.pk)
    found = standing_of(trainee, now)
    _check(found, Ruling(ruling))
    licence = _licence(user, found, Ruling(ruling), reason.strip(), now)
    row = TrackDecision.objects.create(
        trainee=trainee, ruling=ruling, reason=reason.strip()[:300], rests_on=rests_on(found), licence=licence,
        decided_by=user, decided_at=now,
    )  # fmt: skip
    record(actor=user, verb=f"track.{ruling}", about=trainee.person, target=str(row.pk))
    queue_messages("workshops_licence_decided", [(trainee.person_id, str(row.pk))])
    return row


def _check(found: Standing, ruling: Ruling) -> None:
    if ruling is Ruling.GRANTED and found.licence is not None:
        raise Refused(_("A licence holds already. Renew it, or take it back."))
    if ruling is Ruling.GRANTED and not found.may_be_granted:
        raise Refused(_("Not everything is there yet: the page shows what is missing."))
    if ruling is Ruling.RENEWED and not found.may_be_renewed:
        raise Refused(_("What was done since the licence was given is not enough to renew it."))
    if ruling is Ruling.REVOKED and found.licence is None:
        raise Refused(_("There is no licence to take back."))


def _licence(user: Person, found: Standing, ruling: Ruling, reason: str, now: datetime) -> Licence | None:
    person = found.trainee.person
    if ruling is Ruling.REVOKED:
        for each in Licence.objects.valid_at(now).filter(person=person):
            end_licence(actor=user, licence=each, now=now)
        return found.licence
    if ruling is Ruling.NOT_YET:
        return found.licence
    # A renewed licence goes on from the end of the one that holds, so that nobody loses days by being early.
    begins = found.licence.until if ruling is Ruling.RENEWED and found.licence is not None else now
    until = begins + load_track().licence_months * MONTH
    return grant_licence(actor=user, person=person, since=now, until=until, basis=reason)
