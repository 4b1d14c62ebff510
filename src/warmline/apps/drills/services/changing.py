"""Grading an answer anew, taking up what was set aside, bringing back what something else showed to be hard."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from warmline.apps.drills import models
from warmline.apps.drills.answers import pack_answer, unpack_answer
from warmline.apps.drills.deck import with_grade, with_misses
from warmline.apps.drills.resting import all_resting
from warmline.apps.drills.services.holding import held_deck, keep_deck, own_day
from warmline.apps.drills.turns import all_practised
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
def take_up_again(*, user: Person, name: str, now: datetime) -> bool:
    """Take up a behaviour or a card again that is set aside. Return False where none of this name is set aside."""
    deck, today = held_deck(user), own_day(user, now)
    if name not in {each.name for each in all_resting(deck, all_practised(deck, ()), today)}:
        return False
    keep_deck(user, replace(deck, brought_back={**deck.brought_back, name: today}), now)
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
