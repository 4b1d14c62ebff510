"""Grading an answer anew, and bringing a behaviour back because something else showed that it is hard."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from warmline.apps.drills import models
from warmline.apps.drills.answers import pack_answer, unpack_answer
from warmline.apps.drills.deck import with_grade, with_misses
from warmline.apps.drills.services.holding import held_deck, keep_deck, own_day
from warmline.apps.people import vault
from warmline.apps.people.models import Person
from warmline.core.practice.spacing import Grade, Miss


@transaction.atomic
def grade_answer(*, user: Person, answer: UUID, grade: Grade, now: datetime) -> bool:
    """Grade one of the user's own answers; the card comes back as if it had been graded so at once.

    Return False where she has no such answer: to everybody else it does not exist.
    """
    deck = held_deck(user)
    row = models.Answer.objects.visible_to(user).filter(pk=answer).first()
    if row is None:
        return False
    opened = vault.open_to_change(user, user, bytes(row.sealed))
    kept = replace(unpack_answer(opened.text), grade=grade)
    (sealed,) = opened.seal_many([pack_answer(kept)])
    models.Answer.objects.filter(pk=row.pk).update(sealed=sealed)
    keep_deck(user, with_grade(deck, kept.item, row.pk.hex, grade), now)
    return True


@transaction.atomic
def bring_back(*, person: Person, behaviours: Iterable[str], at: datetime, now: datetime) -> None:
    """Bring behaviours back in a person's daily practice, since they were hard at `at`, in a workshop or a review.

    Cards of theirs that she knows lapse then; drills of theirs that she does not know come first among the new ones.
    Call it inside the deed that showed it; nothing that is sealed leaves this function. Raises `vault.KeyErased`
    after her erasure.
    """
    day = own_day(person, at)
    deck = held_deck(person)
    keep_deck(person, with_misses(deck, [Miss(day, behaviour) for behaviour in behaviours]), now)
