"""Writing down what practice leaves: time on a day, and what a finished conversation showed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction
from django.db.models import F

from warmline.apps.people import vault
from warmline.apps.people.models import Person
from warmline.apps.practice.models import Mastery, PracticeDay
from warmline.apps.practice.standing import Finished, Standing, after, corrected, pack, unpack
from warmline.apps.scores.letters import Letter
from warmline.apps.scores.services import Correction

LONGEST_THOUGHT = 180  # seconds; a longer silence between two answers is a break, not practice


def note_time(*, person: Person, seconds: int, now: datetime) -> None:
    """Add practice time to the person's own day. Call it inside the transaction that saves the answer."""
    day = now.astimezone(ZoneInfo(person.timezone)).date()
    counted = max(0, min(seconds, LONGEST_THOUGHT))
    if PracticeDay.objects.filter(person=person, date=day).update(seconds=F("seconds") + counted):
        return
    try:
        with transaction.atomic():
            PracticeDay.objects.create(person=person, date=day, seconds=counted)
    except IntegrityError:  # the other window of the same person was first
        PracticeDay.objects.filter(person=person, date=day).update(seconds=F("seconds") + counted)


@transaction.atomic
def learn_from(*, person: Person, letter: Letter, case: Finished) -> Standing:
    """Add what one finished conversation showed to the person's sealed mastery, and return the new standing."""
    row = Mastery.objects.select_for_update().filter(person=person).first()
    before = unpack(vault.open_sealed(person, person, bytes(row.sealed))) if row else Standing()
    standing = after(before, card=letter.card, feedback=letter.feedback, case=case)
    Mastery.objects.update_or_create(
        person=person, defaults={"sealed": vault.seal(person, pack(standing)), "updated_at": case.at}
    )
    return standing


@transaction.atomic
def unlearn(*, person: Person, corrections: Iterable[Correction], at: datetime) -> None:
    """Correct the person's sealed mastery by what was overturned in the conversation finished `at`."""
    row = Mastery.objects.select_for_update().filter(person=person).first()
    if row is None:
        return
    standing = unpack(vault.open_sealed(person, person, bytes(row.sealed)))
    for each in corrections:
        seen = each.seen
        standing = corrected(standing, behaviour=seen.behaviour, anchor=seen.anchor, grade=each.grade, at=at)
    row.sealed = vault.seal(person, pack(standing))
    row.save(update_fields=["sealed"])
