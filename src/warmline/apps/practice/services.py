"""Writing down what practice leaves: time on a day, and what a finished conversation showed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction
from django.db.models import F

from warmline.apps.people import vault
from warmline.apps.people.models import Person
from warmline.apps.practice.models import Mastery, PracticeDay
from warmline.apps.practice.standing import Finished, Standing, after, corrected, noted, pack, unpack
from warmline.apps.scores.letters import Letter
from warmline.apps.scores.services import Correction
from warmline.core.practice.evidence import Evidence

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
    standing = after(_locked(person), card=letter.card, feedback=letter.feedback, case=case)
    _keep(person, standing, case.at)
    return standing


@transaction.atomic
def note_evidence(*, person: Person, evidence: Sequence[Evidence]) -> None:
    """Add what a drill, a card, a quiz, a workshop, a review or an assessment showed to the person's sealed mastery.

    Evidence may come late and in any order. Whoever calls sees to it that nothing is handed in twice. Raises
    `vault.KeyErased` after the person's erasure.
    """
    if evidence:
        _keep(person, noted(_locked(person), evidence), max(each.at for each in evidence))


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


def _locked(person: Person) -> Standing:
    """Open the person's standing and hold its row until the transaction ends."""
    # The person's own row is held too, so that two first writers cannot both find no standing.
    Person.objects.select_for_update(no_key=True).filter(pk=person.pk).first()
    row = Mastery.objects.select_for_update().filter(person=person).first()
    return unpack(vault.open_sealed(person, person, bytes(row.sealed))) if row else Standing()


def _keep(person: Person, standing: Standing, at: datetime) -> None:
    Mastery.objects.update_or_create(
        person=person, defaults={"sealed": vault.seal(person, pack(standing)), "updated_at": at}
    )
